//! The grade in its own system.
//!
//! *Reads* `Nottingham grade 2`, `Fuhrman nuclear grade 3`, `WHO grade II`, `ISUP grade 2`, `FNCLCC`,
//! `G2` beside a stage, `Histologic grade: 2`, `moderately differentiated`, `high grade urothelial
//! carcinoma`. *Leaves unread* grades of dysplasia, of carcinoma in situ, of hepatitis, of side effects.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Grade, Value};
use regex::Regex;

use super::super::{Found, Genre, Text};

/// `grade` with its number and the words before it.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<before>(?-u:\b)(?:(?:figo|nottingham|fuhrman'?s?|fuhrmann'?s?|furhman'?s?|fuhnnan|who|isup|fnclcc|combined|modified|bloom|richardson|scarff|sbr|elston|nucleolar|nuclear|histologic|histological|overall|tumor|final|world health organization)[ :/()-]{1,3}){0,4})(?P<word>grades?)(?P<label> ?\((?:who|isup|fuhrman|nottingham|combined|nuclear|figo)[^)\n]{0,24}\))?(?:[ :=\-(]{1,4}(?:is )?(?:grade |g)?(?P<value>iv|iii|ii|i|[1-4]|one|two|three|four)|(?P<digit>[1-4]))(?P<to>(?: ?(?:-|to|/|and|&|of|out of) ?\(?(?:grade |g)?(?:iv|iii|ii|[1-4]))?)(?:[^a-z0-9+]|$)",
    )
    .expect("a pattern")
});

/// `G2`, `G3-4`; looked for with its capital.
static CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)G ?(?P<value>[1-4]|II?I?|IV)(?P<to>(?:(?: ?[-/] ?| to )G?(?:[1-4]|II?I?|IV))?)(?-u:\b)")
        .expect("a pattern")
});

static DIFFERENTIATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<value>well|moderately|moderate|poorly|poor|undifferentiated)(?P<to>(?:[ -](?:to|and|/|-)[ -]?(?:moderately|moderate|poorly|poor|well|undifferentiated)|/(?:moderately|poorly)|-to-[a-z]+)?)[ -]*(?:well[ -])?(?:differentiated|differentiation)|undifferentiated carcinoma",
    )
    .expect("a pattern")
});

static HIGH_LOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<value>high|low)[- ]{1,2}grade(?-u:\b)").expect("a pattern")
});

/// What other grades are of.
const OTHERS: &[&str] = &[
    "dysplasia",
    "intraepithelial",
    " pin",
    "hepatitis",
    "in situ",
    "in-situ",
    "dcis",
    "steato",
    "fatty",
    "dermatitis",
    "fatigue",
    "toxicity",
    "rtog",
    "ctcae",
    "proctitis",
    "mucositis",
    "skin reaction",
    "diarrhea",
    "urinary",
    "rash",
    "nausea",
    "pruritus",
    "hand-foot",
    "arthralgia",
    "cystitis",
    "dysphagia",
    "pneumonitis",
    "neutropenia",
    "anemia",
    "fistula",
    "inflammation",
    "neuropathy",
    "prostatic intra",
    "reflux",
    "regression",
    "tumor response",
    "mucositis",
    "esophagitis",
    "fibrosis",
    "hpin",
    "activity",
    "adenoma",
    "lesion (hsil",
    "sil",
    "intensity",
    "lobular",
    "portal",
    "etiology",
    "staining",
    "pattern",
    "hydronephrosis",
    "varices",
    "budding",
    "gleason",
    "panin",
    "iron",
    "siderosis",
];

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let first = found.len();
    numbered(text, found);
    codes(text, found);
    differentiation(text, found);
    high_low(text, found);
    drop_option_list(text, first, found);
    diagnosis_first(text, first, found);
}

/// In a report on tissue the grade of the diagnosis is the tumour's; another one in the description below is
/// of some of its areas, and where only a description gives several, none of them is the tumour's.
fn diagnosis_first(text: &Text<'_>, first: usize, found: &mut Vec<Found>) {
    use SectionKind::{Comment, Microscopic};
    if text.genre != Genre::Pathology {
        return;
    }
    let described = |f: &Found| {
        let at = f.places.first().cloned().unwrap_or_default();
        matches!(text.section(&at), Microscopic | Comment)
    };
    let own = found.get(first..).unwrap_or_default();
    let values = |described_ones: bool| -> Vec<u8> {
        let mut values: Vec<u8> =
            own.iter().filter(|f| described(f) == described_ones).filter_map(rank).collect();
        values.sort_unstable();
        values.dedup();
        values
    };
    let (diagnosed, told) = (values(false), values(true));
    let clash = |f: &Found| {
        let Some(rank) = rank(f).filter(|_| described(f)) else { return false };
        if diagnosed.is_empty() { told.len() > 1 } else { !diagnosed.contains(&rank) }
    };
    let drop: Vec<bool> = found.iter().enumerate().map(|(n, f)| n >= first && clash(f)).collect();
    let mut drop = drop.into_iter();
    found.retain(|_| !drop.next().unwrap_or(false));
}

/// The grade as one of four steps, where its system has them; the words for two steps have none.
fn rank(found: &Found) -> Option<u8> {
    let Value::Grade(grade) = &found.value else { return None };
    if matches!(grade.system.as_deref(), Some("Edmondson-Steiner" | "Broders")) {
        return None;
    }
    match grade.value.as_str() {
        "well" | "1" => Some(1),
        "moderate" | "2" => Some(2),
        "poor" | "3" => Some(3),
        "4" => Some(4),
        _ => None,
    }
}

/// `G1 …`, `G2 …`, `G3 …` under each other are the options of a form: only a tick states one.
fn drop_option_list(text: &Text<'_>, first: usize, found: &mut Vec<Found>) {
    const NEAR: usize = 160;
    let mut openers: Vec<(usize, String)> = found[first..]
        .iter()
        .filter_map(|f| {
            let at = f.places.first()?.start;
            let line = text.view.lines().get(text.view.line_at(at))?;
            let lead = text.view.low(line.start..at);
            let opens = lead.len() <= 4 || text.checklist.ticked(&(at..at + 1)).is_some();
            let Value::Grade(grade) = &f.value else { return None };
            opens.then(|| (at, grade.value.clone()))
        })
        .collect();
    openers.sort();
    let mut lists: Vec<Range<usize>> = Vec::new();
    for three in openers.windows(3) {
        let [(a, x), (b, y), (c, z)] = three else { continue };
        if x != y && y != z && x != z && b - a < NEAR && c - b < NEAR {
            lists.push(*a..*c + NEAR);
        }
    }
    let mut number = 0;
    found.retain(|f| {
        number += 1;
        let Some(place) = f.places.first().filter(|_| number > first) else { return true };
        let listed = lists.iter().any(|list| list.contains(&place.start));
        !listed || text.checklist.ticked(place) == Some(true)
    });
}

fn numbered(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in NUMBERED.captures_iter(text.view.lower()) {
        let (Some(whole), Some(value)) =
            (hit.get(0), hit.name("value").or_else(|| hit.name("digit")))
        else {
            continue;
        };
        let before = hit.name("before").map_or("", |m| m.as_str());
        let place = whole.start()..hit.name("to").map_or(value.end(), |m| m.end());
        // `grade 1 (FIGO)`: the system may stand behind the number.
        let behind = text.view.low(place.end..place.end + 7);
        let label = hit.name("label").map_or("", |m| m.as_str());
        let label = if behind == " (figo)" { behind } else { label };
        let plural = hit.name("word").is_some_and(|w| w.as_str() == "grades");
        let to = hit.name("to").map_or("", |m| m.as_str());
        if plural && !to.contains('/')
            || damaged(text, &place)
            || of_the_list_below(text, &place)
            || !counts(text, &place)
            || of_an_area(text, &place)
        {
            continue;
        }
        let Some(value) = roman(value.as_str()) else { continue };
        let around = text.view.low(place.start.saturating_sub(70)..place.end + 40);
        let Some(system) = system(text, before, label, around) else { continue };
        let range = hit.name("to").is_some_and(|m| !m.is_empty() && !scale(m.as_str(), system));
        if range {
            continue;
        }
        state(text, system, value, place, "grade.numbered", found);
    }
}

/// Whether the number goes on in letters that text recognition broke (`I I/IV`, `1\\.1/IV`), or names
/// a scale (`grade 1 .. 4`).
fn damaged(text: &Text<'_>, at: &Range<usize>) -> bool {
    let after = text.view.low(at.end..at.end + 4);
    let mut rest = after.trim_start_matches(' ').bytes();
    match rest.next() {
        Some(b'\\' | b'!' | b'\'' | b'|' | b'*' | b'~') => true,
        Some(b'.') => rest.next() == Some(b'.') || after.starts_with(" ."),
        Some(b'i' | b'1' | b'l') => !rest
            .find(|b| !matches!(b, b'i' | b'1' | b'l'))
            .is_some_and(|b| b.is_ascii_alphanumeric()),
        _ => {
            // `low grade1« ial`: the words ran together.
            let own = text.view.low(at.clone());
            let before = text.view.low(at.start.saturating_sub(6)..at.start);
            own.contains("grade1") && ["low", "high"].iter().any(|w| before.trim_end().ends_with(w))
        }
    }
}

/// `Fuhrman Nuclear Grade: I` above `Nuclear grade II/IV`: the stroke is of the list, which has the value.
fn of_the_list_below(text: &Text<'_>, at: &Range<usize>) -> bool {
    let after = text.view.low(at.end..at.end + 40);
    let Some(next) = after.trim_start_matches(' ').strip_prefix('\n') else { return false };
    text.view.low(at.clone()).ends_with(" i") && next.contains("grade i")
}

/// `areas which appear grade 2`, `grade II features`: the grade of a part of the tumour.
fn of_an_area(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let before = text.view.low(clause.start.max(at.start.saturating_sub(60))..at.start);
    let after = text.view.low(at.end..(at.end + 14).min(clause.end));
    text.genre == Genre::Pathology
        && (["areas", "foci ", "focal area"].iter().any(|w| before.contains(w))
            || ["worst", "major", "minor", " focal", " focally"]
                .iter()
                .any(|w| before.trim_end().ends_with(w))
            || after.trim_start().starts_with("features")
            || after.trim_start().starts_with("component")
            || after.trim_start().starts_with("areas"))
}

/// `2/4` and `II/IV` are a grade of a scale, `2-3` and `G2/G3` are two grades.
fn scale(to: &str, system: &str) -> bool {
    let to = to.trim();
    (to.starts_with('/') || to.starts_with("of"))
        && !to.contains('g')
        && system != "differentiation"
}

/// The grading system that the words name.
fn system(text: &Text<'_>, before: &str, label: &str, around: &str) -> Option<&'static str> {
    let words = format!("{before} {label}");
    let has = |word: &str| words.contains(word);
    Some(if around.contains("edmondson") || around.contains("steiner") {
        "Edmondson-Steiner"
    } else if around.contains("broder") {
        "Broders"
    } else if has("fuhr") || has("furh") || has("fuhn") {
        "Fuhrman"
    } else if has("isup") {
        "WHO/ISUP"
    } else if has("nottingham") || has("bloom") || has("sbr") || has("elston") || has("scarff") {
        "Nottingham"
    } else if has("figo") {
        "FIGO"
    } else if has("fnclcc") {
        "FNCLCC"
    } else if has("who")
        || has("world health")
        || around.contains("(who")
        || around.contains("who ")
    {
        "WHO"
    } else if around.contains("nottingham") {
        "Nottingham"
    } else if around.contains("fuhrman") {
        "Fuhrman"
    } else if has("nuclear") {
        // The nucleus alone is part of the grade in the breast and the grade in the kidney.
        if !text.view.plain().contains("renal") {
            return None;
        }
        "nuclear grade"
    } else {
        "histologic grade"
    })
}

fn codes(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre != Genre::Pathology {
        return;
    }
    for hit in CODE.captures_iter(text.view.cased()) {
        let (Some(whole), Some(value)) = (hit.get(0), hit.name("value")) else { continue };
        let place = whole.range();
        let spread = hit.name("to").is_some_and(|m| !m.is_empty());
        let Some(value) = roman(&value.as_str().to_lowercase()) else { continue };
        let before = text.view.low(place.start.saturating_sub(8)..place.start);
        let spread = spread || before.trim_end().ends_with(" to");
        if spread
            || found.iter().any(|f| f.rule == "grade.numbered" && overlaps(f, &place))
            || !counts(text, &place)
            || !graded_here(text, &place)
            || of_an_area(text, &place)
        {
            continue;
        }
        let around = text.view.low(place.start.saturating_sub(40)..place.end + 40);
        let named = system(text, "", "", around);
        let system = named
            .filter(|name| matches!(*name, "Edmondson-Steiner" | "Broders"))
            .unwrap_or("histologic grade");
        state(text, system, value, place, "grade.code", found);
    }
}

fn overlaps(found: &Found, at: &Range<usize>) -> bool {
    found.places.iter().any(|p| p.start < at.end && at.start < p.end)
}

/// Whether `G2` is a grade and not a block: beside a stage, a grade word or a carcinoma.
fn graded_here(text: &Text<'_>, at: &Range<usize>) -> bool {
    let before = text.view.low(at.start.saturating_sub(70)..at.start);
    let after = text.view.low(at.end..at.end + 30);
    // `-»G1«'ri` is damage, `2.3 GI` the unit of a measure.
    let measure = before.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && text.view.low(at.clone()).bytes().all(|b| b.is_ascii_alphabetic());
    if measure || before.ends_with('-') || after.starts_with(['\'', '^']) {
        return false;
    }
    let code =
        |words: &str| ["pt", "ypt", "l0", "l1", "v0", "8140"].iter().any(|w| words.contains(w));
    before.contains("grad")
        || code(after)
        || code(before.get(before.len().saturating_sub(24)..).unwrap_or_default())
        || before.contains("carcinoma") && after.starts_with([')', ',', '.', ';'])
        || after.trim_start_matches([':', ' ', '-']).starts_with("moderately")
        || after.trim_start_matches([':', ' ', '-']).starts_with("poorly")
        || after.trim_start_matches([':', ' ', '-']).starts_with("well")
}

fn differentiation(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in DIFFERENTIATED.captures_iter(text.view.lower()) {
        let Some(whole) = hit.get(0) else { continue };
        let place = whole.range();
        let value = match hit.name("value").map(|m| m.as_str()) {
            Some("well") => "well",
            Some("moderately" | "moderate") => "moderate",
            Some("poorly" | "poor") => "poor",
            _ => continue,
        };
        let spread = hit.name("to").is_some_and(|m| !m.is_empty());
        let after = text.view.low(place.end..place.end + 24);
        let next = after.trim_start_matches([' ', ')', ',']);
        let two = spread
            || next.starts_with("to ")
            || next.starts_with("and ")
            || next.starts_with("-poor")
            || next.starts_with("-moder");
        let before = text.view.low(place.start.saturating_sub(16)..place.start);
        let before = before.trim_end_matches(['(', ' ']);
        let before = before.trim_end_matches(|c: char| matches!(c, 'g' | '1'..='4')).trim_end();
        let last = before.rsplit(|c: char| !c.is_ascii_alphabetic()).find(|w| !w.is_empty());
        if two
            || last == Some("to")
            || of_a_glioma(text, &place)
            || of_an_area(text, &place)
            || !counts(text, &place)
        {
            continue;
        }
        state(text, "differentiation", value.to_owned(), place, "grade.differentiation", found);
    }
}

/// `well differentiated oligodendroglioma (WHO grade II)`: there the words are part of the name.
fn of_a_glioma(text: &Text<'_>, at: &Range<usize>) -> bool {
    let after = text.view.low(at.end..at.end + 40);
    ["glioma", "astrocyt", "oligo", "ependym"].iter().any(|w| after.contains(w))
}

fn high_low(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in HIGH_LOW.captures_iter(text.view.lower()) {
        let (Some(whole), Some(value)) = (hit.get(0), hit.name("value")) else { continue };
        let place = whole.range();
        let after = text.view.low(place.end..place.end + 50);
        let words =
            ["carcinoma", "sarcoma", "tumor", "glioma", "neoplasm", "malignan", "cancer", "tcc"];
        let before = text.view.low(place.start.saturating_sub(30)..place.start);
        // `Histologic grade: high grade`, `oligoastrocytoma, low grade`.
        let labelled = before.contains("grade")
            || before.contains("differentiat")
            || before.ends_with("oma, ");
        let said = labelled || words.iter().any(|w| after.contains(w));
        if !said || of_the_surface(text, &place) || !counts(text, &place) {
            continue;
        }
        state(text, "grade", value.as_str().to_owned(), place, "grade.high-low", found);
    }
}

/// `a significant part of the non-invasive component is low grade papillary carcinoma`.
fn of_the_surface(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let words = text.view.low(clause.start.max(at.start.saturating_sub(80))..at.start);
    ["non-invasive component", "noninvasive component", "non invasive component"]
        .iter()
        .any(|w| words.contains(w))
}

fn roman(value: &str) -> Option<String> {
    Some(
        match value {
            "1" | "i" | "one" => "1",
            "2" | "ii" | "two" => "2",
            "3" | "iii" | "three" => "3",
            "4" | "iv" | "four" => "4",
            _ => return None,
        }
        .to_owned(),
    )
}

/// Whether a grade in this place is of the patient's invasive tumour.
fn counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    let section = text.section(at);
    let past = matches!(
        section,
        SectionKind::History
            | SectionKind::Intraoperative
            | SectionKind::Gross
            | SectionKind::Specimen
    );
    if text.mute(at)
        || section == SectionKind::FamilyHistory
        || (past && text.genre != Genre::Clinical)
    {
        return false;
    }
    let clause = text.view.clause(at);
    let after = text.view.low(at.end..(at.end + 45).min(clause.end));
    let before = text.view.low(at.start.saturating_sub(30).max(clause.start)..at.start);
    let before = before.replace("lobular carcinoma", "");
    let other = OTHERS.iter().any(|word| after.contains(word) || before.contains(word));
    let meant = text.meant(at);
    // "would be grade IV on the basis of necrosis", "the history of a low grade tumour is noted".
    let elsewhere = text.genre == Genre::Pathology
        && (meant.is(TriggerKind::Planned) || meant.is(TriggerKind::Historical));
    !other && !elsewhere && !meant.dead() && !of_second_tumour(text, at)
}

/// `incidental well differentiated neuroendocrine tumor, grade 1`: the grade of another tumour.
fn of_second_tumour(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let words = text.view.low(clause.start.max(at.start.saturating_sub(120))..at.start);
    super::SECOND_TUMOUR.iter().any(|w| words.contains(w))
}

fn state(
    text: &Text<'_>,
    system: &str,
    value: String,
    place: Range<usize>,
    rule: &'static str,
    found: &mut Vec<Found>,
) {
    let value = Grade { system: Some(system.to_owned()), value };
    let doubt = text.meant(&place).doubt;
    found.push(Found::new(value, rule, place).doubted(doubt));
}
