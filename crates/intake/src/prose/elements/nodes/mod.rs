//! Lymph nodes examined and positive.
//!
//! *Reads* labelled totals, fractions beside the word node (`(1/16)`, `2 of 27 lymph nodes`). Where a
//! report gives fractions for each part and no total, their sum is stated as derived, with every part as
//! its source. *Leaves unread* counts in the gross description and fractions of other things.

mod counted;
mod rows;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::SectionKind;
use record::{Certainty, Nodes, StageBasis, Value};
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::numbers::{WHOLE, whole};
use counted::counted;

static EXAMINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:(?:total )?(?:number|#|no\.?) (?:of )?(?:regional |pelvic |all )?(?:lymph )?(?:nodes? |ln )?(?:examined|sampled|removed|identified|found|dissected|evaluated|present|retrieved|harvested)|lymph nodes (?:examined|retrieved|harvested)|nodes (?:examined|retrieved|harvested)|examined,? total)(?: \([^)0-9\n]{{0,60}}\))?(?:[ \t:=\-,.]{{1,4}}|[ :]{{0,2}}\n)(?P<n>{WHOLE})(?P<more>[^0-9][^\n]{{0,12}}|$)"
    ))
    .expect("a pattern")
});

static POSITIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:(?:total )?(?:number|#|no\.?) (?:of )?(?:regional |pelvic |all )?(?:lymph )?(?:nodes? |ln )?(?:with (?:tumor|metastas[ei]s|metastatic carcinoma)|involved|positive|containing tumor|with metastases)(?: by (?:tumor|carcinoma|metastasis))?|lymph nodes (?:positive|involved|with (?:metastas[ei]s|tumor))|nodes (?:positive|involved|with metastas[ei]s)|number involved|number positive|positive nodes)(?: \([^)\n]{{0,60}}\))?(?:[ \t:=\-,.]{{1,4}}|[ :]{{0,2}}\n)(?P<n>{WHOLE})(?P<more>[^0-9][^\n]{{0,12}}|$)"
    ))
    .expect("a pattern")
});

static MACRO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:lymph nodes )?with macrometastas[ei]s:? (?P<macro>[0-9]{1,2})(?:\.?\s(?:number of lymph nodes )?with micrometastas[ei]s:? (?P<micro>[0-9]{1,2}))?").expect("a pattern")
});

/// `1/16`, `0 of 24`, `two of twenty-seven`, `2 out of 10`.
static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?P<p>{WHOLE}|none)(?: ?/ ?| (?:positive |nodes )?(?:out )?of (?:the )?(?:total )?(?:of )?)(?P<e>{WHOLE})(?-u:\b)"
    ))
    .expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let first = found.len();
    if !rows::read(text, found) {
        count(text, found);
    }
    let codes: Vec<String> = found.iter().filter_map(category).collect();
    of_parts(text, first, found);
    let mut number = 0;
    found.retain(|f| {
        number += 1;
        number <= first || !codes.iter().all(|n| contradicts(f, n)) || codes.is_empty()
    });
}

/// `N1` of a stage that the same report states from the tissue.
fn category(found: &Found) -> Option<String> {
    match &found.value {
        Value::Stage(stage) if stage.basis != Some(StageBasis::Clinical) => {
            stage.n.clone().filter(|n| n.as_bytes().get(1).is_some_and(u8::is_ascii_digit))
        }
        _ => None,
    }
}

/// The count of each specimen of nodes beside the count of all: a part's own, never the total.
fn of_parts(text: &Text<'_>, first: usize, found: &mut Vec<Found>) {
    let known: Vec<Value> = found.iter().skip(first).map(|f| f.value.clone()).collect();
    let mut parts: BTreeMap<usize, Vec<Fraction>> = BTreeMap::new();
    for fraction in fractions(text) {
        let Some(part) = text.parts.start_of(fraction.place.start) else { continue };
        let counts = parts.entry(part).or_default();
        let again = counts.iter().any(|f| f.value() == fraction.value());
        if !again && !known.contains(&Value::from(fraction.value())) {
            counts.push(fraction);
        }
    }
    parts.retain(|_, counts| !counts.is_empty());
    let several = parts.len() > 1 || !known.is_empty();
    for counts in parts.into_values().filter(|_| several) {
        // Of several counts in one part none is known to be of the whole part.
        if let [own] = counts.as_slice() {
            found.push(Found::new(own.value(), "nodes.part", own.place.clone()));
        }
    }
}

/// Whether the count says of the nodes the opposite of the code beside it: then one of them is damaged or of
/// other nodes.
fn contradicts(found: &Found, n: &str) -> bool {
    let Value::Nodes(Nodes { positive: Some(positive), .. }) = &found.value else { return false };
    // Of several stations one can well be free.
    if *positive == 0 && found.rule == "nodes.part" {
        return false;
    }
    // Isolated cells and micrometastases are counted in one house and not in another.
    let small = n.contains('(') || n.ends_with("mi");
    !small && (*positive == 0) != n.starts_with("N0")
}

fn count(text: &Text<'_>, found: &mut Vec<Found>) {
    let examined = labelled(text, &EXAMINED);
    let positive = labelled(text, &POSITIVE).or_else(|| macrometastases(text));
    let fractions = fractions(text);
    if let Some((total, place)) = &examined {
        let (hit, hit_place) = positive.clone().map_or((None, None), |(n, p)| (Some(n), Some(p)));
        if exceeded(text, *total, &fractions) {
            return;
        }
        if hit.is_none_or(|hit| hit <= *total) {
            let value = Nodes { examined: Some(*total), positive: hit, extranodal_extension: None };
            let mut fact = Found::new(value, "nodes.total", place.clone());
            fact.places.extend(hit_place);
            found.push(fact);
            return;
        }
    }
    if let Some(all) = counted(text).filter(|c| fractions.iter().all(|f| f.examined <= c.examined))
    {
        found.push(Found::new(all.value(), "nodes.total", all.place.clone()));
        return;
    }
    if let Some(total) = total(text, &fractions) {
        let more = |n: u32| n > total.examined;
        if exceeded(text, total.examined, &fractions)
            || others_counted(text, total, more)
            || unnamed(text, &fractions) > 0 && !coded_or_called(text, total)
        {
            return;
        }
        found.push(Found::new(total.value(), "nodes.fraction", total.place.clone()));
        return;
    }
    let stations = stations(text);
    match fractions.as_slice() {
        [] => {
            if let Some((positive, place)) = positive {
                let value = Nodes { positive: Some(positive), ..Nodes::default() };
                found.push(Found::new(value, "nodes.total", place));
            }
        }
        [one]
            if stations <= 1
                && !of_a_side(text, &one.place)
                && unnamed(text, &fractions) == 0
                && !others_counted(text, one, |_| true) =>
        {
            found.push(Found::new(one.value(), "nodes.fraction", one.place.clone()));
        }
        [_] => {}
        all => sum(text, all, stations, found),
    }
}

/// Whether the parts together, each counted once, hold more nodes than what is called the total: then it
/// is not of all of them, or one of the numbers is damaged.
fn exceeded(text: &Text<'_>, total: u32, fractions: &[Fraction]) -> bool {
    let mut parts: Vec<(&str, u32)> = Vec::new();
    for fraction in fractions.iter().filter(|f| !f.total && f.examined != total) {
        let Some(part) = text.parts.at(fraction.place.start) else { continue };
        match parts.iter_mut().find(|(known, _)| *known == part) {
            Some((_, most)) => *most = fraction.examined.max(*most),
            None => parts.push((part, fraction.examined)),
        }
    }
    parts.iter().map(|(_, n)| n).sum::<u32>() > total
}

/// `five tumor-free lymph nodes`, `(1/3)`: a count of nodes that is not of this fraction. Then the fraction
/// is not known to be of all nodes.
fn others_counted(text: &Text<'_>, one: &Fraction, matters: impl Fn(u32) -> bool) -> bool {
    static COUNT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?-u:\b)(?P<n>{WHOLE}) (?:[a-z-]+,? ){{0,3}}(?:lymph[ -]?nodes?|nodes?)(?-u:\b)|(?:lymph[ -]?nodes?|nodes?) ?(?:\(|x ?)(?P<m>{WHOLE})(?:\)|(?-u:\b))"
        ))
        .expect("a pattern")
    });
    COUNT.captures_iter(text.view.plain()).any(|hit| {
        let (Some(at), Some(n)) = (hit.get(0), hit.name("n").or_else(|| hit.name("m"))) else {
            return false;
        };
        let number = whole(n.as_str());
        let clause = text.view.clause(&at.range());
        let before = at.start() < one.place.start && one.place.start < at.end() + 40;
        // `Two tumor-free lymph nodes.` under 3., `one of two lymph nodes` under 4.
        let elsewhere = text.parts.at(at.start()) != text.parts.at(one.place.start)
            && text.section(&at.range()) == text.section(&one.place);
        // `pN1: Metastasis in 1 to 3 regional lymph nodes` is the meaning of a code.
        let words = text.view.low(clause.start..at.end());
        let meaning =
            ["pn0", "pn1", "pn2", "pn3", "metastasis in", "metastases in", "or more", " to "]
                .iter()
                .any(|w| words.contains(w));
        let own = meaning || !elsewhere && (before || clause.contains(&one.place.start));
        let same = |n: u32| !elsewhere && (n == one.examined || n == one.positive);
        let known = number.is_none_or(|n| same(n) || !matters(n));
        !own && !known && counts_here(text, &at.range())
    })
}

/// Whether the words or a code call it the count of all nodes.
fn coded_or_called(text: &Text<'_>, one: &Fraction) -> bool {
    let line = text.view.lines().get(text.view.line_at(one.place.start)).cloned();
    let before = text.view.low(line.map_or(0, |l| l.start)..one.place.start);
    beside_a_code(text, &one.place) || before.contains("total")
}

/// Fractions in brackets under a heading of nodes that do not name nodes themselves: `Right lymphadenectomy:
/// free of involvement (0/8)`. They are counts of other nodes than the one that does.
fn unnamed(text: &Text<'_>, known: &[Fraction]) -> usize {
    const BEFORE: usize = 160;
    let hits = FRACTION.captures_iter(text.view.plain()).filter_map(|hit| {
        let at = hit.get(0)?.range();
        let (positive, examined) = (whole(&hit["p"])?, whole(&hit["e"])?);
        let before = text.view.low(at.start.saturating_sub(BEFORE)..at.start);
        let bracketed =
            before.ends_with('(') && text.view.low(at.end..at.end + 2).trim().starts_with(')');
        let graded = ["gleason", "grade", "fuhrman", "score", "core", "block"]
            .iter()
            .any(|w| before.contains(w));
        let new = known.iter().all(|f| f.place.end <= at.start || at.end <= f.place.start)
            && known.iter().all(|f| (f.positive, f.examined) != (positive, examined));
        (bracketed
            && new
            && !graded
            && positive <= examined
            && before.contains("lymph")
            && counts_here(text, &at))
        .then_some(())
    });
    hits.count()
}

/// The labelled count where all that is labelled in the document agrees.
fn labelled(text: &Text<'_>, pattern: &Regex) -> Option<(u32, Range<usize>)> {
    let mut counts: Vec<(u32, Range<usize>)> = Vec::new();
    let mut parts: Vec<&str> = Vec::new();
    let (mut most_of_one, mut of_some) = (0, 0);
    for hit in pattern.captures_iter(text.view.lower()) {
        let (Some(at), Some(n)) = (hit.get(0), hit.name("n")) else { continue };
        let place = at.start()..n.end();
        let more = hit.name("more").map_or("", |m| m.as_str());
        let around = text.view.low(place.start.saturating_sub(70)..place.end);
        let cut = n.as_str().ends_with(|c: char| c.is_ascii_alphabetic())
            && more.starts_with(|c: char| c.is_ascii_alphabetic());
        let more = more.trim_start();
        // `14 nodes examined, 2 positive`: the number behind is the next count.
        let counted = around.strip_suffix(text.view.low(place.clone())).unwrap_or_default();
        let counted = counted.trim_end_matches(' ').trim_end_matches("lymph").trim_end_matches(' ');
        let counted = counted.rsplit([' ', '\n']).next().is_some_and(|word| whole(word).is_some())
            && at.as_str().trim_start_matches("lymph ").starts_with("nodes")
            && !at.as_str().contains([':', '=']);
        if !around.contains("node") || cut || counted {
            continue;
        }
        let partial = ["polyp", "right", "left", "sided", "level "];
        let own_line = around.rsplit('\n').next().unwrap_or_default();
        let other = ["'other'", "except"].iter().any(|w| own_line.contains(w));
        if other || partial.iter().any(|w| around.contains(w)) {
            let own = whole(n.as_str()).unwrap_or_default();
            most_of_one = most_of_one.max(own);
            of_some += own;
            continue;
        }
        // Under its label a number stands alone.
        let above = text.view.low(place.clone()).contains('\n');
        let alone =
            !above || hit.name("more").is_none_or(|m| m.is_empty() || m.as_str().starts_with('\n'));
        let measured = ["mm", "cm"].iter().any(|unit| more.starts_with(unit));
        // `2 of`, `1/7`, and `0.5 cm`.
        let fraction = more.starts_with('/') || more.starts_with("of ");
        let decimal =
            more.starts_with(['.', ',']) && more[1..].starts_with(|c: char| c.is_ascii_digit());
        if fraction || decimal || measured || !alone || !counts_here(text, &place) {
            continue;
        }
        let part = station(text, &place).and(text.parts.at(place.start)).unwrap_or_default();
        if !parts.contains(&part) {
            parts.push(part);
        }
        counts.extend(whole(n.as_str()).map(|n| (n, place)));
    }
    // Each of several specimens of nodes has its own count: none of them is the total.
    let of_parts = parts.iter().filter(|part| !part.is_empty()).count();
    if of_parts > 0 && (parts.len() > 1 || stations(text) > 1) {
        return None;
    }
    let largest = counts.iter().map(|(n, _)| *n).max().filter(|n| *n >= most_of_one)?;
    // Counts of single stations below a total: the total is their sum or the largest.
    let rest: u32 = counts.iter().map(|(n, _)| *n).sum::<u32>() - largest;
    let agree = counts.iter().all(|(n, _)| *n == largest) || rest == largest;
    // Beside counts of a side or level another one is the total where it is their sum or called so.
    let called = |at: &Range<usize>| text.view.low(at.clone()).contains("total");
    let open = of_some > 0 && of_some != largest && !counts.iter().any(|(_, at)| called(at));
    (agree && !open).then(|| counts.into_iter().find(|(n, _)| *n == largest))?
}

fn macrometastases(text: &Text<'_>) -> Option<(u32, Range<usize>)> {
    let hit = MACRO.captures(text.view.lower())?;
    let place = hit.get(0)?.range();
    let count = |name| hit.name(name).and_then(|m| m.as_str().parse::<u32>().ok());
    let total = count("macro")? + count("micro").unwrap_or(0);
    counts_here(text, &place).then_some((total, place))
}

/// A fraction of nodes.
struct Fraction {
    positive: u32,
    examined: u32,
    place: Range<usize>,
    /// A sum over the whole report as its words say.
    total: bool,
}

impl Fraction {
    fn value(&self) -> Nodes {
        Nodes {
            examined: Some(self.examined),
            positive: Some(self.positive),
            extranodal_extension: None,
        }
    }
}

fn fractions(text: &Text<'_>) -> Vec<Fraction> {
    let mut all: Vec<Fraction> = Vec::new();
    for hit in FRACTION.captures_iter(text.view.plain()) {
        let (Some(at), Some(p), Some(e)) = (hit.get(0), hit.name("p"), hit.name("e")) else {
            continue;
        };
        let place = at.range();
        let (Some(positive), Some(examined)) = (whole(p.as_str()), whole(e.as_str())) else {
            continue;
        };
        if positive > examined || examined == 0 || !counts_here(text, &place) {
            continue;
        }
        let Some(total) = of_nodes(text, &place) else { continue };
        // "0/2 1)" has lost part of its number, "0 of 18 + 1" goes on: no count of this report is sure.
        let after = text.view.low(place.end..place.end + 3);
        if after.trim_start().starts_with('+')
            || after.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
        {
            return Vec::new();
        }
        if !agrees_with_words(text, &place, positive, examined) {
            return Vec::new();
        }
        // "No evidence of malignancy (4/4)" counts the other way round; it is not ours to turn it.
        let before = text.view.low(place.start.saturating_sub(70)..place.start);
        let denied = [
            "no evidence",
            "no tumor",
            "negative",
            "benign",
            "no malig",
            "no carcinoma",
            "free of",
        ]
        .iter()
        .any(|w| before.contains(w));
        if denied && positive > 0 && positive == examined {
            return Vec::new();
        }
        // `one of one (1/1)` is one statement.
        let again = all.last().is_some_and(|last| {
            (last.positive, last.examined) == (positive, examined)
                && place.start - last.place.end < 60
                && text.parts.at(last.place.start) == text.parts.at(place.start)
                && text.view.low(last.place.end..place.start).matches('\n').count() < 2
        });
        if !again {
            all.push(Fraction { positive, examined, place, total });
        }
    }
    all
}

/// `One of seven lymph nodes (0/7)`, `five lymph nodes (0/4)`: where the words before the bracket say other
/// numbers than the digits in it, one of them is damaged.
fn agrees_with_words(text: &Text<'_>, at: &Range<usize>, positive: u32, examined: u32) -> bool {
    static SPELT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?-u:\b)(?:(?P<p>{WHOLE}) (?:out )?of (?:the )?)?(?P<e>{WHOLE}) (?:[a-z-]+ ){{0,3}}(?:lymph )?nodes?[ ,:a-z-]{{0,40}}\($"
        ))
        .expect("a pattern")
    });
    let clause = text.view.clause(at);
    let plain = text.view.plain();
    let start = text.view.floor(clause.start.max(at.start.saturating_sub(110)));
    let Some(hit) = plain.get(start..at.start).and_then(|before| SPELT.captures(before)) else {
        return true;
    };
    let of = hit.name("p").and_then(|p| whole(p.as_str()));
    let all = hit.name("e").and_then(|e| whole(e.as_str()));
    match (of, all) {
        (Some(of), Some(all)) => of == positive && all == examined,
        (None, Some(all)) => all == examined || all == positive,
        _ => true,
    }
}

/// Whether the fraction is of lymph nodes; `Some(true)` for a total.
fn of_nodes(text: &Text<'_>, at: &Range<usize>) -> Option<bool> {
    const BEFORE: usize = 90;
    const AFTER: usize = 60;
    let clause = text.view.clause(at);
    let from = at.start.saturating_sub(BEFORE).max(clause.start.saturating_sub(40));
    let before = text.view.low(from..at.start);
    let after = text.view.low(at.end..(at.end + AFTER).min(clause.end));
    let after = after.split([';', '.']).next().unwrap_or_default();
    let back = |by: usize| {
        let start = before.ceil_char_boundary(before.len().saturating_sub(by));
        before.get(start..).unwrap_or_default()
    };
    let coded = beside_a_code(text, at);
    let dated = before.ends_with('/') || after.starts_with(['/', '-', '\\']);
    let other = ["gleason", "grade", "fuhrman", "score", "page", "mitos", "block", "cores"]
        .iter()
        .any(|w| back(30).contains(w))
        || ["cores", "cm", "hpf", "mm", "blocks"].iter().any(|w| after.trim_start().starts_with(w));
    // `Specimen 2 - Sentinel lymph nodes` heads `… No metastatic melanoma (0/2)`.
    let headed = before.ends_with('(') && station(text, at).is_some();
    let named = coded || headed || before.contains("node") || after.contains("node");
    if dated || other || !named {
        return None;
    }
    const TOTALS: &[&str] = &[
        "total of",
        "total number",
        "total lymph",
        "total nodes",
        "total regional",
        "total (",
        "total:",
        "totals",
        "in total",
        "all lymph nodes",
    ];
    let own_line = before.rsplit('\n').next().unwrap_or_default();
    let total = TOTALS.iter().any(|w| own_line.contains(w) || after.contains(w));
    let of_part = station(text, at).is_some() || of_a_side(text, at);
    Some(coded || total && !of_part || labelled_alone(text, at))
}

/// `pN1 (3/21)`.
fn beside_a_code(text: &Text<'_>, at: &Range<usize>) -> bool {
    const CODES: &[&str] = &["pn0", "pn1", "pn2", "pno", "pnl", "pni", "pn 0", "pn 1", "pn 2"];
    let clause = text.view.clause(at).start.saturating_sub(40);
    let before = text.view.low(at.start.saturating_sub(14).max(clause)..at.start);
    // `ypT3 N2 (4/26)`: the letter stands bare behind the T.
    let run = text.view.low(at.start.saturating_sub(16).max(clause)..at.start);
    let bare = run.strip_suffix('(').map(str::trim_end).and_then(|run| run.rsplit_once(' '));
    let bare = bare.is_some_and(|(t, n)| {
        let value = |code: &str, letter| {
            code.rsplit_once(letter)
                .is_some_and(|(_, v)| v.starts_with(|c: char| c.is_ascii_digit()))
        };
        n.len() <= 3 && n.starts_with('n') && value(n, 'n') && value(t, 't')
    });
    bare || CODES.iter().any(|w| before.contains(w))
}

/// The heading of the specimen part in which the count stands, where the part is one of lymph nodes.
fn station<'a>(text: &'a Text<'_>, at: &Range<usize>) -> Option<&'a str> {
    let start = text.parts.start_of(at.start)?;
    if text.section(at) == SectionKind::Synoptic {
        return None;
    }
    let number = text.view.line_at(start);
    // `Part # 6` has its name on the next line.
    let end = text.view.lines().get(number).filter(|line| line.end - start > 12);
    let end = end.or_else(|| text.view.lines().get(number + 1))?.end;
    let heading = text.view.low(start..end);
    is_nodes(heading).then_some(heading)
}

/// Whether a heading is of lymph nodes and not of an organ with its nodes.
fn is_nodes(heading: &str) -> bool {
    let head = heading.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let named = |words: &[&str]| words.iter().any(|w| head.contains(w));
    named(&[
        "lymph node",
        "lymph nodes",
        "sentinel",
        "neck dissection",
        " nodes",
        "lymphadenectomy",
    ]) && !named(&[
        "ectomy and",
        "prostatect",
        "cystectomy",
        "nephrectomy",
        "colectomy",
        "laryngect",
    ])
}

/// Whether the count is of one side or level: the other may be counted in words we do not add.
fn of_a_side(text: &Text<'_>, at: &Range<usize>) -> bool {
    let heading = station(text, at).unwrap_or_default();
    beside_a_side(text, at) || text.genre == Genre::Pathology && names_side(heading)
}

fn beside_a_side(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let start = clause.start.max(at.start.saturating_sub(110));
    text.genre == Genre::Pathology && names_side(text.view.low(start..clause.end.min(at.end + 60)))
}

fn names_side(words: &str) -> bool {
    const SIDES: &[&str] = &[
        "right",
        "left",
        "level",
        "sided",
        "perives",
        "paratracheal",
        "obturator",
        "iliac",
        "subdigastric",
    ];
    // The nodes of a breast or a melanoma are of its side.
    let own = words.contains("axill") || words.contains("sentinel");
    !own && SIDES.iter().any(|side| words.contains(side))
}

/// `Lymph nodes: Negative (0/17)`: a line of a list with one fraction only.
fn labelled_alone(text: &Text<'_>, at: &Range<usize>) -> bool {
    let number = text.view.line_at(at.start);
    let line = text.view.lines().get(number).cloned().unwrap_or_default();
    let opens = !text.view.low(line.start..at.start).bytes().any(|b| b.is_ascii_alphanumeric());
    // `Lymph nodes:` with the fraction on the next line.
    let above = number.checked_sub(1).and_then(|n| text.view.lines().get(n)).filter(|above| {
        opens
            && above.end + 1 == line.start
            && text.view.low((*above).clone()).trim_end().ends_with(':')
    });
    let before = text.view.low(above.map_or(line.start, |above| above.start)..at.start);
    let label = before.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let wrapped = text.view.clause(at).start < above.map_or(line.start, |above| above.start);
    let named =
        ["lymph nodes", "regional lymph nodes", "lymph node status", "nodes"].iter().any(|w| {
            label.strip_prefix(w).is_some_and(|rest| rest.trim_start().starts_with([':', '(']))
        });
    let rest = text.view.low(at.end..line.end);
    // `… in two of 25 lymph` ends the line above.
    let split = number
        .checked_sub(1)
        .and_then(|n| text.view.lines().get(n))
        .is_some_and(|above| text.view.low(above.clone()).trim_end().ends_with("lymph"));
    let wrapped = wrapped || split;
    named && !wrapped && !rest.contains('/') && !before.contains('/') && !beside_a_side(text, at)
}

/// The fraction that the words call the total, or that is the sum of all others.
fn total<'a>(text: &Text<'_>, all: &'a [Fraction]) -> Option<&'a Fraction> {
    let totals: Vec<&Fraction> = all.iter().filter(|f| f.total).collect();
    // A follow-up report adds nodes: the last count holds where it is the largest. Two counts beside the codes
    // of two tumours are of two specimens.
    let two = |last: &Fraction| {
        let stages = totals.iter().filter(|f| beside_a_code(text, &f.place));
        let other = stages.filter(|f| f.examined != last.examined).count() > 0;
        other
            && beside_a_code(text, &last.place)
            && text.section(&last.place) != SectionKind::Addendum
    };
    if let Some(last) = totals.last().filter(|last| !two(last))
        && totals.iter().all(|f| f.examined <= last.examined)
        && all.iter().all(|f| f.examined <= last.examined)
    {
        return Some(*last);
    }
    // The total may be said twice, the parts together are said once.
    let mut counts: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    let mut sum = (0, 0);
    for fraction in all {
        *counts.entry((fraction.positive, fraction.examined)).or_default() += 1;
        sum = (sum.0 + u64::from(fraction.positive), sum.1 + u64::from(fraction.examined));
    }
    let said = |f: &Fraction| counts.get(&(f.positive, f.examined)).copied().unwrap_or_default();
    // As large as all others together.
    let half = |f: &&Fraction| {
        let (positive, examined) = (u64::from(f.positive), u64::from(f.examined));
        let times = said(f) + 1;
        sum == (positive * times, examined * times)
            && (coded_or_called(text, f) || !of_a_side(text, &f.place))
    };
    let again = |f: &&Fraction| said(f) > 1;
    let (first, last) = (all.first()?, all.last()?);
    let mut likely = [last, first].into_iter().chain(all.iter().filter(again));
    (all.len() > 2).then(|| likely.find(half))?
}

/// How many headings of specimens speak of lymph nodes.
fn stations(text: &Text<'_>) -> usize {
    use SectionKind::{Addendum, Diagnosis, Top};
    let (mut diagnosed, mut listed) = (0, 0);
    for line in text.view.lines() {
        let words = text.view.low(line.clone());
        let nodes = words.contains("lymph")
            || words.contains("sentinel")
            || words.contains("neck dissection")
            || words.contains(" node");
        let head = words.trim_end().ends_with([':', '-'])
            || ["excision", "dissection", "biopsy", "resection", "lymphadenectomy"]
                .iter()
                .any(|w| words.contains(w));
        match text.section(line) {
            Diagnosis | Top | Addendum => diagnosed += usize::from(nodes && head),
            SectionKind::Specimen => listed += usize::from(nodes),
            _ => {}
        }
    }
    diagnosed.max(listed)
}

/// The sum over the parts, where every part that holds nodes gives exactly one fraction.
fn sum(text: &Text<'_>, all: &[Fraction], stations: usize, found: &mut Vec<Found>) {
    let mut parts: Vec<(&str, &Fraction)> = Vec::new();
    for fraction in all {
        if text.section(&fraction.place) == SectionKind::Synoptic {
            return;
        }
        let Some(part) = text.parts.at(fraction.place.start) else { return };
        match parts.iter().find(|(known, _)| *known == part) {
            Some((_, f)) if (f.positive, f.examined) == (fraction.positive, fraction.examined) => {}
            Some(_) => return,
            None => parts.push((part, fraction)),
        }
    }
    // A part that speaks of nodes without a count that could be read leaves the sum open.
    let including = |f: &Fraction| {
        let clause = text.view.clause(&f.place);
        text.view.low(clause).contains("including")
    };
    // Of a long list of parts one is easily lost to a page border or the recognition of text.
    const PARTS: usize = 5;
    let many = parts.len() > PARTS;
    if many || parts.len() < stations || uncounted(text, all) || all.iter().any(including) {
        return;
    }
    let total = Nodes {
        examined: Some(parts.iter().map(|(_, f)| f.examined).sum()),
        positive: Some(parts.iter().map(|(_, f)| f.positive).sum()),
        extranodal_extension: None,
    };
    let mut places = parts.iter().map(|(_, f)| f.place.clone());
    let Some(first) = places.next() else { return };
    let mut fact = Found::new(total, "nodes.sum-of-parts", first);
    fact.places.extend(places);
    fact.certainty = Certainty::Derived;
    found.push(fact);
}

/// Whether a part of the diagnosis speaks of nodes and has no fraction (`One lymph node (0/i)`).
fn uncounted(text: &Text<'_>, all: &[Fraction]) -> bool {
    let counted: Vec<usize> =
        all.iter().filter_map(|f| text.parts.start_of(f.place.start)).collect();
    text.view.low(0..usize::MAX).match_indices("lymph node").any(|(at, words)| {
        let place = at..at + words.len();
        let diagnosed = matches!(text.section(&place), SectionKind::Diagnosis | SectionKind::Top);
        let start = text.parts.start_of(at).filter(|_| diagnosed && !text.mute(&place));
        start.is_some_and(|start| !counted.contains(&start))
    })
}

fn counts_here(text: &Text<'_>, at: &Range<usize>) -> bool {
    use SectionKind::{FamilyHistory, Gross, History, Intraoperative, Specimen};
    let section = text.section(at);
    let unsettled = matches!(section, Gross | Intraoperative | History | Specimen)
        && text.genre == Genre::Pathology;
    !(text.mute(at) || unsettled || section == FamilyHistory)
}
