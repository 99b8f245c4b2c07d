//! Tumour markers with their result, value, unit and method.
//!
//! *Reads* `ER: Positive (95%)`, `ER 95%`, `ER/PR positive`, `positive for CK7 and TTF-1`, table rows
//! (marker, result, detail), `HER2 IHC 2+ (equivocal)`, `HER2 negative`, `Ki-67 18%`, `PSA 5.8 ng/mL`.
//! *Leaves unread* scoring legends, tests ordered or pending, names in passing.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use knowledge::vocabulary::oncology::{Marker, MarkerHit, ResultHit};
use record::{Biomarker, Quantity};
use regex::Regex;

use super::super::{Found, Genre, Text};

static PERCENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<v>[<>~]? ?[0-9]{1,3}(?:\.[0-9]{1,2})?(?: ?- ?[0-9]{1,3})?) ?(?:%|percent)")
        .expect("a pattern")
});
static SCORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<v>[0-3]\+)(?:[^0-9]|$)|(?P<w>score (?:of )?[0-3]))")
        .expect("a pattern")
});
static RATIO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ :=(]*(?:score|is|was|of|result|ratio|rs)?[ :=(]*(?P<v>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?:[^0-9%/]|$)").expect("a pattern")
});
static SERUM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ :=(\t]*(?:(?:[a-z]+ ){1,5}(?:was|is)(?-u:\b)|level|was|is|of|at|today|on admission|at diagnosis|at presentation|preoperatively|before surgery|baseline)?[ :=(]*(?P<v>[<>]? ?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})(?:\.[0-9]{1,3})?) ?(?P<unit>ng/ml|ug/l|u/ml|ku/l|iu/ml|iu/l|u/l|mg/dl|g/dl|miu/ml|miu/l|g/l|mg/l|ug/ml|ng/l|pmol/l|umol/l|mmol/l)?").expect("a pattern")
});

/// `CPS 15`, `combined positive score: >=10`.
static CPS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:cps|combined positive score)\)?[ :=(]{1,3}(?:of |is )?(?P<v>[<>]?=? ?[0-9]{1,3})(?:[^0-9%]|$)")
        .expect("a pattern")
});

/// A name at its place.
struct Named<'a> {
    marker: &'a Marker,
    range: Range<usize>,
}

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let named: Vec<Named<'_>> = text
        .words
        .biomarkers
        .find(text.view.plain())
        .filter(|hit| written_as_marker(text, hit))
        .map(|hit| Named { marker: hit.marker, range: hit.range })
        .collect();
    if named.is_empty() {
        return;
    }
    let results: Vec<ResultHit<'_>> =
        text.words.biomarkers.find_results(text.view.plain()).collect();
    let genes = genes(text);
    let mut at = 0;
    while at < named.len() {
        // Markers in a row share what is said of them: `ER/PR positive`, `CK7, CK20 and TTF-1`.
        let end = group_end(text, &named, at, &genes);
        let group = named.get(at..end).unwrap_or_default();
        let limit = named.get(end).map_or(usize::MAX, |next| next.range.start);
        // "KRAS G12V, STK11 wild-type": what stands behind another gene is said of that one.
        let behind = row_end(text, group.last().map_or(0, |last| last.range.end), &genes);
        let gene =
            genes.get(genes.partition_point(|g| g.start <= behind)).map_or(limit, |g| g.start);
        let limit = limit.min(gene);
        read_group(text, group, limit, &results, found);
        at = end;
    }
}

/// Abbreviations only in capitals, and not `ER` of "emergency room".
fn written_as_marker(text: &Text<'_>, hit: &MarkerHit<'_>) -> bool {
    let words = text.view.written(hit.range.clone());
    let capital = !words.bytes().any(|b| b.is_ascii_lowercase() && b != b's');
    (capital || !hit.capitals) && !text.mute(&hit.range) && section_counts(text, &hit.range)
}

fn section_counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    if text.genre == Genre::Pathology && text.section(at) == SectionKind::History {
        return false;
    }
    use SectionKind::{Allergies, FamilyHistory, Gross, Medications, Plan, Technique};
    !matches!(text.section(at), FamilyHistory | Medications | Allergies | Technique | Plan | Gross)
}

/// The symbols of genes in capitals, an alias in brackets left out.
fn genes(text: &Text<'_>) -> Vec<Range<usize>> {
    text.words
        .genes
        .find(text.view.plain())
        .map(|hit| hit.range)
        .filter(|at| {
            let written = text.view.written(at.clone());
            let alias = text.view.low(at.start.saturating_sub(1)..at.start) == "(";
            !alias && !written.bytes().any(|b| b.is_ascii_lowercase())
        })
        .collect()
}

/// Whether words between two symbols only put them in a row.
fn linked(words: &str) -> bool {
    let link = words.trim_matches([' ', ',', '(', ')']);
    words.len() <= 8 && !words.contains('\n') && matches!(link, "/" | "and" | "&" | "or" | "")
}

/// Where a row of symbols ends that begins with markers: `EGFR, ALK, RET, MET negative`.
fn row_end(text: &Text<'_>, from: usize, genes: &[Range<usize>]) -> usize {
    let mut end = from;
    for gene in genes.get(genes.partition_point(|g| g.start <= from)..).unwrap_or_default() {
        if !linked(text.view.low(end..gene.start)) {
            break;
        }
        end = gene.end;
    }
    end + 1
}

fn group_end(text: &Text<'_>, named: &[Named<'_>], from: usize, genes: &[Range<usize>]) -> usize {
    let mut end = from + 1;
    while let (Some(last), Some(next)) = (named.get(end - 1), named.get(end)) {
        let between = text.view.low(last.range.end.min(next.range.start)..next.range.start);
        // `EGFR, ALK, ROS1, RET, MET, BRAF`: symbols that are no markers of ours stand in the row.
        let from = genes.partition_point(|g| g.start < last.range.end);
        let row = genes.get(from..).unwrap_or_default();
        let row = row.iter().take_while(|g| g.end <= next.range.start);
        let mut open = last.range.end;
        let mut listed = true;
        for gene in row {
            listed &= linked(text.view.low(open..gene.start));
            open = gene.end;
        }
        let listed = listed && linked(text.view.low(open..next.range.start));
        if last.range.end > next.range.start || between.contains('\n') || !listed {
            break;
        }
        end += 1;
    }
    end
}

/// What is said of the markers of a group.
fn read_group(
    text: &Text<'_>,
    group: &[Named<'_>],
    limit: usize,
    results: &[ResultHit<'_>],
    found: &mut Vec<Found>,
) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let span = first.range.start..last.range.end;
    let meant = text.meant(&span);
    if meant.is(TriggerKind::Family)
        || meant.is(TriggerKind::OtherPerson)
        || meant.is(TriggerKind::Conditional)
    {
        return;
    }
    let end = statement_end(text, &span, limit);
    let after = span.end..end;
    let sign = sign_after(text, &span);
    let ahead = result_in(results, &after, text, limit);
    let behind = || result_before(text, results, &span);
    // "positive for CK7 and negative for CK20": what leads to the name is said of it.
    let led = text.view.low(span.start.saturating_sub(5)..span.start).trim_end().ends_with("for");
    let leading = behind().filter(|_| led);
    let (result, result_at) = match (sign, leading, ahead) {
        (Some((word, at)), _, _) | (None, Some((word, at)), _) => (Some(word), Some(at)),
        (None, None, Ahead::Word(word, at)) => (Some(word), Some(at)),
        (None, None, Ahead::Nothing) => return,
        (None, None, Ahead::None) => {
            behind().map_or((None, None), |(word, at)| (Some(word), Some(at)))
        }
    };
    // `MSS` is a name that says its own result.
    let own = results
        .get(results.partition_point(|r| r.range.start < span.start))
        .filter(|r| r.range == span && result.is_none() && !meant.is(TriggerKind::Negated))
        .and_then(|r| r.result);
    let (result, result_at) = match own {
        Some(own) => (Some(own.word.clone()), Some(span.clone())),
        None => (result, result_at),
    };
    // "ER: Negative below 1 %" says how the laboratory calls a result, not what it is.
    let calls = ["below", "above", "under", "less than", "more than", "if ", "when "];
    let behind_result =
        result_at.as_ref().map(|at| text.view.low(at.end..at.end + 12).trim_start());
    if behind_result.is_some_and(|rest| calls.iter().any(|w| rest.starts_with(w))) {
        return;
    }
    for name in group {
        let last_of_group = name.range == last.range;
        let value = value(text, name.marker, &after, last_of_group || group.len() == 1);
        if result.is_none() && value.is_none() {
            continue;
        }
        // "HER2 equivocal, FISH awaited": what follows the comma is another test.
        let said = result_at.as_ref().map_or(name.range.end, |at| at.end).max(name.range.end);
        let rest = text.view.low(said..end.max(said));
        let said = said + rest.find([',', ';', '\n']).unwrap_or(rest.len());
        let words = text.view.low(name.range.end..said);
        let first = result_at.as_ref().or(value.as_ref().map(|(.., at)| at));
        let before_result =
            first.map_or(words, |at| text.view.low(name.range.end..at.start.max(name.range.end)));
        let result = result.clone().map(|word| in_its_words(text, name.marker, word, &result_at));
        let specific = alteration(text, name);
        let mut biomarker = Biomarker {
            name: full_name(name.marker, words, before_result, value.as_ref()),
            result: result.or_else(|| level(name.marker, words)),
            method: clone_of(name.marker, text.view.written(name.range.start..end)),
            ..Biomarker::default()
        };
        let mut place = name.range.clone();
        if let Some((alteration, end)) = specific {
            biomarker.name = format!("{} {alteration}", biomarker.name);
            place.end = place.end.max(end);
        }
        if let Some((quantity, unit, at)) = value {
            biomarker.value = Some(quantity);
            biomarker.unit = unit;
            place.end = place.end.max(at.end);
        }
        if let Some(at) = &result_at {
            place = place.start.min(at.start)..place.end.max(at.end);
        }
        found.push(Found::new(biomarker, "biomarker.result", place).doubted(None));
    }
}

/// The stain for p53 shows a pattern: "wild type" is neither negative nor positive.
fn in_its_words(
    text: &Text<'_>,
    marker: &Marker,
    word: String,
    at: &Option<Range<usize>>,
) -> String {
    let wild = at.as_ref().is_some_and(|at| text.view.low(at.clone()).contains("wild"));
    if marker.name == "p53" && wild { "wild type".to_owned() } else { word }
}

/// Where the statement on these markers ends: the clause, the row, the next marker.
fn statement_end(text: &Text<'_>, span: &Range<usize>, limit: usize) -> usize {
    const REACH: usize = 110;
    let clause = text.view.clause(span).end;
    let line_end = text
        .view
        .lines()
        .get(text.view.line_at(span.end.saturating_sub(1)))
        .map_or(clause, |l| l.end);
    // A label alone on its line has its value on the next.
    let rest = text.view.low(span.end..line_end);
    let label_only = rest.trim().is_empty() || rest.trim() == ":";
    let end = if label_only && text.genre == Genre::Pathology { line_end + 30 } else { clause };
    end.min(limit).min(span.end + REACH).max(span.end)
}

enum Ahead {
    Word(String, Range<usize>),
    /// The words say that there is no result.
    Nothing,
    None,
}

fn result_in(
    results: &[ResultHit<'_>],
    window: &Range<usize>,
    text: &Text<'_>,
    next: usize,
) -> Ahead {
    // "MYC rearrangement not detected": the words of the result may begin in the name.
    let from = results.partition_point(|r| r.range.end <= window.start);
    let mut words =
        results.get(from..).unwrap_or_default().iter().take_while(|r| r.range.end <= window.end);
    let Some(first) = words.next() else { return Ahead::None };
    let Some(result) = first.result else { return Ahead::Nothing };
    if result.none {
        return Ahead::Nothing;
    }
    // "HER2 FISH … to follow" further on in the same statement undoes a word in passing.
    let between = text.view.low(window.start..first.range.start);
    if between.contains("legend") || between.contains("antibod") && between.contains("against") {
        return Ahead::None;
    }
    // "… CD56 and is negative for CD19": said of the next.
    let behind = text.view.low(first.range.end..first.range.end + 5);
    if behind == " for " && next.saturating_sub(first.range.end) <= 6 {
        return Ahead::None;
    }
    // "MSI-High not detected": what the word says was looked for and not there.
    let rest = text.view.low(first.range.end..first.range.end + 18);
    let rest = rest.trim_start_matches([':', ' ']);
    let taken_back =
        ["not detected", "not identified", "not seen"].iter().any(|w| rest.starts_with(w));
    if taken_back && result.word != "negative" {
        return Ahead::Nothing;
    }
    // "PD-L1 CPS 3, claudin 18.2 negative", "HER2 0, TMB high": in a letter's row each has its own.
    if text.genre != Genre::Pathology && is_of_the_next(between) {
        return Ahead::None;
    }
    // "13q deletion and mutated IGHV": the word leads to the next name.
    let led = between.trim_end().ends_with("and") || between.trim_end().ends_with(',');
    let next_name = next.checked_sub(first.range.end).is_some_and(|gap| gap == 1);
    if text.genre != Genre::Pathology && led && next_name {
        return Ahead::None;
    }
    // "BRCA1: no pathogenic variant detected".
    let denied = between
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(|w| matches!(w, "not" | "no" | "without" | "neither"));
    let word = match (result.word.as_str(), denied) {
        ("positive", true) => "negative",
        ("amplified", true) => "negative",
        (word, _) => word,
    };
    Ahead::Word(word.to_owned(), first.range.clone())
}

/// Whether words behind the last comma name something else, of which the result is said.
fn is_of_the_next(between: &str) -> bool {
    const LINKS: &[&str] = &[
        "is",
        "are",
        "was",
        "were",
        "and",
        "both",
        "all",
        "also",
        "by",
        "ihc",
        "fish",
        "score",
        "result",
        "results",
        "status",
        "the",
        "which",
        "strongly",
        "weakly",
        "strong",
        "weak",
        "moderate",
        "diffuse",
        "staining",
        "intensity",
        "nuclear",
        "cells",
        "tumor",
        "expression",
        "still",
        "now",
        "again",
        "here",
        "with",
        "of",
    ];
    let Some((_, last)) = between.rsplit_once([',', ';']) else { return false };
    last.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|w| w.len() > 1 && w.bytes().any(|b| b.is_ascii_alphabetic()) && !LINKS.contains(&w))
}

/// `positive for ER and PR`, `negative HER2`.
fn result_before(
    text: &Text<'_>,
    results: &[ResultHit<'_>],
    span: &Range<usize>,
) -> Option<(String, Range<usize>)> {
    const REACH: usize = 60;
    let clause = text.view.clause(span);
    let to = results.partition_point(|r| r.range.end <= span.start);
    let last = results.get(to.checked_sub(1)?)?;
    if last.range.start < clause.start || span.start - last.range.end > REACH {
        return None;
    }
    let between = text.view.low(last.range.end..span.start);
    let links = between
        .split_whitespace()
        .next()
        .is_some_and(|w| matches!(w, "for" | "with" | "expression" | "staining"))
        || between.trim().is_empty();
    let result = last.result.filter(|r| !r.none)?;
    let lead = text.view.low(last.range.start.saturating_sub(12)..last.range.start);
    if lead.trim_end().ends_with("not") || lead.trim_end().ends_with("no") {
        return None;
    }
    (links && !between.contains(['\n', '\t'])).then(|| (result.word.clone(), last.range.clone()))
}

/// `ER+`, `HER2-`, `CD20+`.
fn sign_after(text: &Text<'_>, span: &Range<usize>) -> Option<(String, Range<usize>)> {
    let after = text.view.low(span.end..span.end + 3);
    if let Some(sign) = sign_in_brackets(text, span).or_else(|| presence(text, span)) {
        return Some(sign);
    }
    // `ER + 70%, PR -`: the sign stands apart and nothing is joined by it.
    let apart = |sign: &str| {
        let wide = text.view.low(span.end..span.end + 4);
        wide.strip_prefix(sign).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([',', ';', '.', ')', '\n', '\t'])
                || sign == " +" && rest.starts_with(' ')
        })
    };
    if let Some((word, _)) = [("positive", " +"), ("negative", " -")].iter().find(|(_, s)| apart(s))
    {
        return Some(((*word).to_owned(), span.end..span.end + 2));
    }
    let bytes = after.as_bytes();
    let word = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    match bytes.first()? {
        b'+' if !word(bytes.get(1)) => Some(("positive".to_owned(), span.end..span.end + 1)),
        b'-' if !word(bytes.get(1)) && bytes.get(1) != Some(&b' ') => {
            Some(("negative".to_owned(), span.end..span.end + 1))
        }
        _ => None,
    }
}

/// `TTF-1 (+), calretinin (-)`.
fn sign_in_brackets(text: &Text<'_>, span: &Range<usize>) -> Option<(String, Range<usize>)> {
    let after = text.view.low(span.end..span.end + 6);
    let open = after.find('(').filter(|open| after[..*open].trim().is_empty())?;
    let close = open + after.get(open..)?.find(')')?;
    let word = match after.get(open + 1..close)? {
        "+" | "++" | "+++" => "positive",
        "-" => "negative",
        _ => return None,
    };
    Some((word.to_owned(), span.end..span.end + close + 1))
}

/// `del(13q) present`, `trisomy 12 absent`: a change of chromosomes is there or not.
fn presence(text: &Text<'_>, span: &Range<usize>) -> Option<(String, Range<usize>)> {
    const CHANGES: &[&str] =
        &["del(", "del ", "t(", "inv(", "trisomy", "monosomy", "deletion", "gain"];
    let name = text.view.low(span.clone());
    if !CHANGES.iter().any(|c| name.starts_with(c)) && !name.ends_with(" gain") {
        return None;
    }
    // `no t(8;21), no inv(16)`: looked for and not there.
    let lead = text.view.low(span.start.saturating_sub(4)..span.start);
    if lead.strip_suffix("no ").is_some_and(|l| !l.ends_with(|c: char| c.is_ascii_alphanumeric())) {
        return Some(("negative".to_owned(), span.start - 3..span.end));
    }
    let after = text.view.low(span.end..span.end + 16);
    let said = after.trim_start_matches([' ', ':']);
    let said = said.strip_prefix("is ").or_else(|| said.strip_prefix("was ")).unwrap_or(said);
    let (word, result) = [("present", "positive"), ("absent", "negative")]
        .into_iter()
        .find(|(word, _)| said.starts_with(word))?;
    let end = span.end + (after.len() - said.len()) + word.len();
    Some((result.to_owned(), span.end..end))
}

/// The value in the statement, by the kind of marker.
fn value(
    text: &Text<'_>,
    marker: &Marker,
    window: &Range<usize>,
    own: bool,
) -> Option<(Quantity, Option<String>, Range<usize>)> {
    if !own {
        return None;
    }
    let words = text.view.low(window.clone());
    let place = |m: regex::Match<'_>| window.start + m.start()..window.start + m.end();
    if marker.score {
        // `3+` is a score, the `3+2+1` of a grade is none.
        let hit = SCORE.captures(words)?;
        let hit = hit.name("v").or_else(|| hit.name("w"))?;
        let digits: String = hit.as_str().chars().filter(char::is_ascii_digit).collect();
        let written = if hit.as_str().ends_with('+') || digits != "0" {
            format!("{digits}+")
        } else {
            digits
        };
        return Some((Quantity::Words(written), None, place(hit)));
    }
    if marker.name == "PD-L1"
        && let Some(hit) = CPS.captures(text.view.low(window.start.saturating_sub(12)..window.end))
        && let Some(number) = hit.name("v")
    {
        let begin = window.start.saturating_sub(12);
        let place = begin + number.start()..begin + number.end();
        return Some((Quantity::from_written(number.as_str()), Some("CPS".to_owned()), place));
    }
    if marker.percent {
        let hit = PERCENT.captures(words)?;
        let number = hit.name("v")?.as_str().replace(' ', "");
        return Some((Quantity::from_written(&number), Some("%".to_owned()), place(hit.get(0)?)));
    }
    if marker.ratio {
        let hit = RATIO.captures(words)?;
        let number = hit.name("v")?;
        return Some((Quantity::from_written(number.as_str()), marker.unit.clone(), place(number)));
    }
    if marker.serum {
        let hit = SERUM.captures(words)?;
        let unit = hit.name("unit");
        let number = hit.name("v")?;
        // "AFP 2 weeks before surgery": a time and no value.
        const TIMES: &[&str] = &["week", "day", "month", "year", "hour", "times", "x ", "%", "/"];
        let rest = words.get(number.end()..).unwrap_or_default().trim_start();
        // "Reference range for PSA 0.0 - 4.0" has two ends and is no value.
        let range = rest.strip_prefix('-').map(str::trim_start);
        if range.is_some_and(|end| end.starts_with(|c: char| c.is_ascii_digit())) {
            return None;
        }
        if unit.is_none() && TIMES.iter().any(|time| rest.starts_with(time)) {
            return None;
        }
        let whole = number.start()..unit.map_or(number.end(), |u| u.end());
        let written = text
            .view
            .written(
                window.start + unit.map_or(0, |u| u.start())
                    ..window.start + unit.map_or(0, |u| u.end()),
            )
            .to_owned();
        let digits = number.as_str().replace([' ', ','], "");
        return Some((
            Quantity::from_written(&digits),
            Some(written).filter(|u| !u.is_empty()),
            window.start + whole.start..window.start + whole.end,
        ));
    }
    None
}

/// HER2 by protein or by gene is told by the words beside it; "FISH to follow" says nothing of the result.
fn full_name(
    marker: &Marker,
    words: &str,
    before_result: &str,
    value: Option<&(Quantity, Option<String>, Range<usize>)>,
) -> String {
    let hybridised = |words: &str| {
        words.contains("fish") || words.contains("ish ") || words.contains("in situ hyb")
    };
    if marker.name == "HER2" {
        let by = words.contains("amplified")
            || words.contains("by fish")
            || words.contains("(fish")
            || words.contains("by in situ");
        if by && value.is_none() || hybridised(before_result) {
            return "HER2 FISH".to_owned();
        }
        if value.is_some() || words.contains("ihc") || words.contains("immunohisto") {
            return "HER2 IHC".to_owned();
        }
    }
    marker.name.clone()
}

/// `EGFR T790M: not detected` is of this change and not of the gene.
fn alteration(text: &Text<'_>, name: &Named<'_>) -> Option<(String, usize)> {
    static ONE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[ (]{1,2}(?P<a>(?:p\.)?[A-Z][0-9]{2,4}[A-Z*]|(?i:exon [0-9]{1,2}(?: (?:skipping|insertions?|deletions?|mutations?))?))(?:[^A-Za-z0-9]|$)")
            .expect("a pattern")
    });
    if !name.marker.gene && name.marker.name != "HER2" {
        return None;
    }
    let after = text.view.written(name.range.end..name.range.end + 40).replace('\n', " ");
    let hit = ONE.captures(&after)?.name("a")?;
    Some((hit.as_str().to_owned(), name.range.end + hit.end()))
}

/// `3.8 mut/Mb (low)`.
fn level(marker: &Marker, words: &str) -> Option<String> {
    if !marker.name.starts_with("tumor mutational") {
        return None;
    }
    let is = |level: &&str| words.split(|c: char| !c.is_ascii_alphabetic()).any(|w| w == *level);
    ["low", "intermediate", "high"].into_iter().find(is).map(str::to_owned)
}

/// The antibody of a PD-L1 test: `22C3`, `SP142`.
fn clone_of(marker: &Marker, words: &str) -> Option<String> {
    const CLONES: &[&str] = &["22C3", "28-8", "SP142", "SP263", "73-10", "E1L3N"];
    (marker.name == "PD-L1")
        .then(|| CLONES.iter().find(|clone| words.contains(**clone)))?
        .map(|clone| (*clone).to_owned())
}
