//! Margins: negative, positive or close, with the nearest margin and its distance where stated.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::SectionKind;
use record::Margin;
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::numbers::millimetres;

const FREE: &str = r"negative|uninvolved|not involved|free of|free from|free|clear|tumor[- ]free|unremarkable|no tumor|no carcinoma|no malignancy|without tumor|no evidence of";
const INVOLVED: &str =
    r"positive|involved by|involved|tumor present|present at|carcinoma present|extends to|not free";

/// A margin and what is said of it.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<which>(?:[a-z/-]+ ){{0,4}})(?:margins?(?: ?\(s\))?|resection lines?|lines? of resection)(?: of resection| of excision|s)?(?: status)?(?P<gap>[ :\-,;(]{{0,4}}(?:(?:is|are|all|appear|for|by|of|invasive|carcinoma|surgical|resection|the|examined|at|ink(?:ed)?|tumor)[ ,:]{{1,2}}){{0,4}})(?:\n?(?P<free>{FREE})|(?P<involved>{INVOLVED}))(?-u:\b)"
    ))
    .expect("a pattern")
});

/// `tumor is present at the margin`, `free resection margins`, `tumor is close to the deep margin`.
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?P<free>tumor[- ]free|free|negative|clear|uninvolved) (?P<which>(?:[a-z-]+ ){0,2})(?:resection )?margins?)|(?P<involved>(?:tumor|carcinoma|adenocarcinoma)(?: is| focally| extends| present| involves| to)* (?:present )?(?:at|to|involves|involving) (?:the )?(?:[a-z-]+ ){0,3}(?:surgical |resection )?margins?)|(?P<close>(?:tumor|carcinoma)(?: is| comes| extends)* close [^.\n]{0,50}margins?|close margins?|margins?(?: is| are|:)? close(?-u:\b))",
    )
    .expect("a pattern")
});

static RESIDUAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:resection status[ :]{1,3}|[,; (:])r ?(?P<r>[0o12])(?:[,;) .]|$)")
        .expect("a pattern")
});

static DISTANCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:closest|nearest|minimum|minimal)[^\n.;]{0,60}?margins?[^\n;]{0,50}?(?:;[ ]{0,2}distance:? ?)?(?P<d>[0-9]{1,2}(?: ?\. ?[0-9]{1,2})?) ?(?P<unit>mm|cm)|margins? (?:is |are )?(?:clear|negative|free)(?: of (?:tumor|tumour|carcinoma))? by (?P<d2>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?(?P<unit2>mm|cm)",
    )
    .expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let lower = text.view.lower();
    let distance = distance(text);
    let mut said: Vec<Said> = Vec::new();
    for pattern in [&*SAID, &*TURNED] {
        for hit in pattern.captures_iter(lower) {
            let Some(whole) = hit.get(0) else { continue };
            let named = hit.name("which").map_or("", |m| m.as_str());
            let start = whole.start()
                + if hit.name("gap").is_some() { named.len() - clean(named).len() } else { 0 };
            let place = start..whole.end();
            let status = match (hit.name("involved"), hit.name("close")) {
                (Some(_), _) => "positive",
                (_, Some(_)) => "close",
                _ => "negative",
            };
            if let Some(status) = settled(text, &place, named, status) {
                // `Uncinate process (retroperitoneal) margin: negative` is of one margin.
                let bracket = text.view.low(place.start.saturating_sub(30)..place.start);
                let one = bracket.trim_end().strip_suffix(')').and_then(|b| b.rsplit('(').next());
                let which = which(named).or_else(|| one.filter(|o| *o != "s").map(str::to_owned));
                said.push(Said { status, which, place });
            }
        }
    }
    residual(text, &mut said);
    drop_options(text, &mut said);
    let mut stated: Vec<(&str, &Option<String>)> = Vec::new();
    for one in &said {
        if stated.contains(&(one.status, &one.which)) {
            continue;
        }
        stated.push((one.status, &one.which));
        let near = distance.as_ref().filter(|(_, at)| {
            let same = at.start <= one.place.end && one.place.start <= at.end;
            one.status != "positive" && (one.which.is_none() || same)
        });
        let value = Margin {
            status: Some(one.status.to_owned()),
            which: one.which.clone(),
            distance_mm: near.map(|(mm, _)| *mm),
        };
        let mut fact = Found::new(value, "margin.status", one.place.clone());
        let again = said.iter().filter(|s| s.status == one.status && s.which == one.which).skip(1);
        fact.places.extend(again.map(|s| s.place.clone()).take(4));
        fact.places.extend(near.map(|(_, place)| place.clone()));
        found.push(fact);
    }
}

/// A statement on margins; `which` is `None` where it is of all of them.
struct Said {
    status: &'static str,
    which: Option<String>,
    place: Range<usize>,
}

/// The one margin that is meant: `posterior`, `other`; `None` where the words name all.
fn which(named: &str) -> Option<String> {
    const ALL: &[&str] = &[
        "all",
        "the",
        "surgical",
        "resection",
        "final",
        "inked",
        "excision",
        "specimen",
        "and",
        "both",
        "of",
        "with",
        "tumor",
        "margin",
        "margins",
        "operative",
        "are",
        "is",
        "true",
        "a",
        "status",
        "for",
        "carcinoma",
        "invasive",
        "by",
        "in",
        "to",
        "from",
        "assessment",
        "histologic",
        "general",
        "although",
    ];
    let words: Vec<&str> = clean(named)
        .split_whitespace()
        .filter(|w| !w.trim_matches('-').is_empty() && !ALL.contains(&w.trim_matches('-')))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A list that prints "uninvolved by" and "involved by" one under the other without a tick states neither.
fn drop_options(text: &Text<'_>, said: &mut Vec<Said>) {
    const NEAR: usize = 260;
    let option = |s: &Said| {
        let words = text.view.low(s.place.clone());
        words.contains("involved") && text.checklist.ticked(&s.place).is_none()
    };
    said.sort_by_key(|s| s.place.start);
    let options: Vec<bool> = said.iter().map(option).collect();
    let mut clash = vec![false; said.len()];
    for (i, a) in said.iter().enumerate().filter(|(i, _)| options[*i]) {
        let near = said[i + 1..].iter().take_while(|b| b.place.start - a.place.start < NEAR);
        for (j, b) in (i + 1..).zip(near) {
            if options[j] && b.status != a.status {
                clash[i] = true;
                clash[j] = true;
            }
        }
    }
    let mut clash = clash.into_iter();
    said.retain(|_| !clash.next().unwrap_or(false));
}

/// The words of `which` behind the last mark of punctuation.
fn clean(which: &str) -> &str {
    which.rsplit([',', '(', ')', '/']).next().unwrap_or(which).trim_start()
}

/// The status, or `None` where the words are a question, a list of options, of a frozen section.
fn settled(
    text: &Text<'_>,
    at: &Range<usize>,
    which: &str,
    status: &'static str,
) -> Option<&'static str> {
    use SectionKind::{FamilyHistory, Gross, History, Intraoperative, Operation, Specimen};
    let section = text.section(at);
    let unsettled = matches!(section, Gross | Intraoperative | History | Specimen);
    if text.mute(at)
        || section == FamilyHistory
        || section == Operation
        || (unsettled && text.genre == Genre::Pathology)
    {
        return None;
    }
    if text.genre == Genre::Imaging || which.contains("circumscribed") {
        return None;
    }
    // "other foci are confined to the prostate with negative margins" is not of the main tumour.
    let clause = text.view.clause(at);
    let before = text.view.low(clause.start.max(at.start.saturating_sub(160))..at.start);
    if status == "negative"
        && ["foci", "focus"].iter().any(|w| before.contains(w))
        && ["other", "additional", "lower", "smaller", "second"].iter().any(|w| before.contains(w))
    {
        return None;
    }
    if status != "negative" && elsewhere(text, at) {
        return None;
    }
    let meant = text.meant(at);
    // "margins are not involved" is caught as free; any other denial is not ours to turn.
    if meant.dead() && status != "negative" {
        return None;
    }
    let after = text.view.low(at.end..at.end + 24);
    let open = after.trim_start().starts_with("cannot")
        || after.contains("or ") && after.contains("involved");
    let other = ["dysplas", "in situ", "in-situ", "adenoma", "intestinal metaplasia", "dcis"]
        .iter()
        .any(|w| after.contains(w));
    (!(open || other && status == "positive")).then_some(status)
}

/// An involved or close margin that is not the final one of the invasive tumour: carcinoma in situ at the
/// margin, "although the tumor extends to the margin of this piece, the true margin is free", the label
/// `Margins involved:` without a value, `involved or close margins` as the head of a list.
fn elsewhere(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let before = text.view.low(clause.start.max(at.start.saturating_sub(90))..at.start);
    let lead = before.trim_end();
    let after = text.view.low(at.end..at.end + 12);
    let label =
        after.strip_prefix(':').is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\n'));
    let words = text.view.low(at.clone());
    lead.ends_with("in situ")
        || lead.ends_with("in-situ")
        || lead.ends_with("involved or")
        || before.contains("although")
        || label
        || words.ends_with("margins close") && after.trim_start().starts_with("to ")
}

fn residual(text: &Text<'_>, said: &mut Vec<Said>) {
    for hit in RESIDUAL.captures_iter(text.view.plain()) {
        let Some(r) = hit.name("r") else { continue };
        let place = r.start().saturating_sub(1)..r.end();
        let before = text.view.low(place.start.saturating_sub(50)..place.start);
        let staged =
            ["pt", "pn", "l0", "l1", "v0", "v1", "g1", "g2", "g3", "resection status", "locally"]
                .iter()
                .any(|w| before.contains(w));
        let capital = text.view.written(place.clone()).starts_with('R');
        if staged && capital && !text.mute(&place) {
            let status = if matches!(r.as_str(), "0" | "o") { "negative" } else { "positive" };
            said.push(Said { status, which: None, place });
        }
    }
}

fn distance(text: &Text<'_>) -> Option<(f64, Range<usize>)> {
    DISTANCE.captures_iter(text.view.plain()).find_map(|hit| {
        let number = hit.name("d").or_else(|| hit.name("d2"))?;
        let unit = hit.name("unit").or_else(|| hit.name("unit2"))?;
        let place = hit.get(0)?.range();
        let mm = millimetres(number.as_str(), unit.as_str())?;
        (!text.mute(&place) && text.section(&place) != SectionKind::Gross).then_some((mm, place))
    })
}
