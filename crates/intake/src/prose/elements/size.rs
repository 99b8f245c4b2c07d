//! The tumour's greatest stated dimension.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::TumourSize;
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::numbers::millimetres;

static DIMENSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<a>[0-9]{1,3}(?: ?(?:\. ?|,)[0-9]{1,2})?)(?: ?(?:cm|mm))?(?: ?x ?(?P<b>[0-9]{1,3}(?: ?(?:\. ?|,)[0-9]{1,2})?)(?: ?(?:cm|mm))?(?: ?x ?(?P<c>[0-9]{1,3}(?: ?(?:\. ?|,)[0-9]{1,2})?))?)? ?(?P<unit>cm|mm)(?-u:\b)",
    )
    .expect("a pattern")
});

const OF_TUMOUR: &[&str] = &[
    "tumor size",
    "tumour size",
    "tumor measures",
    "invasive tumor",
    "greatest dimension",
    "maximal dimension",
    "maximum dimension",
    "mass",
    "invasive focus",
    "tumor",
    "tumour",
    "carcinoma",
    "neoplasm",
    "lesion",
    "maximum diameter",
    "largest dimension",
    "size:",
    "malignancy",
];
const OF_OTHER: &[&str] = &[
    "node",
    "margin",
    "deposit",
    "metasta",
    "from the",
    "distance",
    "thick",
    "depth",
    "kidney measur",
    "specimen",
    "cyst",
    "polyp",
    "calcific",
    "cortex",
    "core",
    "gallbladder",
    "prostate measur",
    "uterus",
    "ovary measur",
    "fragment",
    "received",
    "aggregate",
    "gray",
    "extent in",
    "invasion",
    "section",
    "wedge",
    "scar",
    "clear by",
    "o'clock, ",
    "sutur",
    "skin",
    "from nipple",
    "from the nipple",
];

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    // A radiologist measures many things; which is the tumour is told where lesions are read.
    if text.genre == Genre::Imaging {
        return;
    }
    let mut sizes: Vec<(f64, usize, Range<usize>)> = Vec::new();
    for hit in DIMENSION.captures_iter(text.view.plain()) {
        let (Some(whole), Some(unit)) = (hit.get(0), hit.name("unit")) else { continue };
        let place = whole.range();
        let Some(weight) = weight(text, &place) else { continue };
        let largest = ["a", "b", "c"]
            .into_iter()
            .filter_map(|name| millimetres(hit.name(name)?.as_str(), unit.as_str()))
            .fold(0.0, f64::max);
        if largest > 0.0 {
            sizes.push((largest, weight, place));
        }
    }
    let Some(best) = sizes.iter().map(|(_, weight, _)| *weight).max() else { return };
    let mut said = Vec::new();
    for (mm, weight, place) in sizes {
        if weight < best || said.contains(&mm.to_bits()) {
            continue;
        }
        said.push(mm.to_bits());
        let doubt = text.meant(&place).doubt;
        found.push(Found::new(TumourSize { mm: Some(mm) }, "size.dimension", place).doubted(doubt));
    }
}

/// `at 36 to 40 cm`: how far in, not how large.
fn depth_of_a_scope(lead: &str) -> bool {
    let Some(lead) = lead.strip_suffix("to").or_else(|| lead.strip_suffix('-')) else {
        return false;
    };
    let number = lead.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let word = number.trim_end().rsplit(' ').next().unwrap_or_default();
    number.len() < lead.trim_end().len() && matches!(word, "at" | "from" | "between")
}

/// How firmly the measure is the tumour's; `None` where it is of something else.
fn weight(text: &Text<'_>, at: &Range<usize>) -> Option<usize> {
    use SectionKind::{
        Addendum, Assessment, Diagnosis, Findings, Gross, Impression, Microscopic, Pathology,
        PresentHistory, Synoptic, Top,
    };
    if text.mute(at) {
        return None;
    }
    let clause = text.view.clause(at);
    let start = clause.start.max(at.start.saturating_sub(110));
    let before = text.view.low(start..at.start);
    let after = text.view.low(at.end..(at.end + 60).min(clause.end));
    let last_of =
        |words: &[&str]| words.iter().filter_map(|w| before.rfind(w).map(|i| i + w.len())).max();
    let imaging = text.genre == Genre::Imaging;
    let others: Vec<&str> = OF_OTHER
        .iter()
        .copied()
        .filter(|w| !(imaging && matches!(*w, "margin" | "o'clock, ")))
        // "6 cm from the nipple, measuring 17 mm": the distance is told, the measure is the mass's.
        .filter(|w| !(imaging && before.trim_end().ends_with("measuring") && w.starts_with("from")))
        .collect();
    let other = last_of(&others);
    // `Size 1.4 cm` in a row of its own.
    let sized = before.trim_end().ends_with("size").then_some(before.len());
    let mine = last_of(OF_TUMOUR).max(sized);
    let behind = [
        "tumor",
        "mass",
        "irregular",
        "in greatest",
        "greatest dimension",
        "invasive",
        "lesion",
        "carcinoma",
        "hypodense mass",
    ]
    .iter()
    .any(|w| after.contains(w));
    let behind_other =
        ["node", "from ", "fn", "cmfn", "margin", "metasta", "of the margin", "polyp", "to the"]
            .iter()
            .any(|w| after.trim_start().starts_with(w))
            || after.contains("from nipple")
            || after.contains("from the");
    if behind_other
        || other.is_some_and(|o| mine.is_none_or(|m| m < o))
            && !(behind && other.is_some_and(|o| before.len() - o > 40))
    {
        return None;
    }
    // "at 25 cm" is a place, "previously 2.9 cm" an earlier measure.
    let lead = before.trim_end();
    // "more than 4 cm but not more than 7 cm", "4 cm or less" are limits of a code.
    let limit = ["more than", "less than", "at least", "exceeding", "larger than", "smaller than"]
        .iter()
        .any(|w| lead.ends_with(w))
        || [" or less", " or more", " or greater", " or smaller"]
            .iter()
            .any(|w| after.starts_with(w));
    let elsewhere =
        ["at", "previously", "prior", "formerly", "previous", "compared to", "compared with"];
    if limit
        || elsewhere.iter().any(|w| lead.ends_with(w))
        || depth_of_a_scope(lead)
        || before.contains("incidental")
        || before.contains("microcarcinoma")
    {
        return None;
    }
    if mine.is_none() && !behind {
        return None;
    }
    // "not parallel, … measuring" denies nothing of the mass: the tumour's own word decides.
    let named = mine.map_or(at.clone(), |end| start + end - 1..start + end);
    let meant = text.meant(&named);
    if meant.is(TriggerKind::Family)
        || meant.is(TriggerKind::OtherPerson)
        || meant.is(TriggerKind::Conditional)
        || (mine.is_some() && meant.is(TriggerKind::Negated))
    {
        return None;
    }
    let labelled = before.contains("tumor size")
        || before.contains("greatest dimension")
        || after.contains("greatest dimension")
        || before.contains("tumor measures");
    match (text.genre, text.section(at)) {
        (Genre::Pathology, Diagnosis | Synoptic | Addendum) => Some(if labelled { 4 } else { 3 }),
        (Genre::Pathology, Top | Microscopic) => Some(2),
        (Genre::Pathology, Gross) => Some(1),
        (Genre::Imaging, Findings | Impression | Top) => Some(3),
        (
            Genre::Clinical,
            Assessment
            | Impression
            | Pathology
            | PresentHistory
            | SectionKind::Imaging
            | Top
            | Findings,
        ) => Some(2),
        _ => None,
    }
}
