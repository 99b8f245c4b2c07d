//! Cancers of relatives, as family history and never as the patient's.
//!
//! *Reads* the section on the family and sentences elsewhere (`His brother died of prostate cancer at
//! 68`, `mother breast cancer at 52`). *Leaves unread* relatives who are well, denials, doubts.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{FamilyHistory, Subject};
use regex::Regex;

use super::super::{Found, Text};

const RELATION: &str = r"(?-u:\b)(?P<relation>(?:maternal |paternal )?(?:great[- ])?(?:grand)?(?:mother|father)|(?:half[- ])?(?:sister|brother)|(?:maternal |paternal )?(?:first )?(?:aunt|uncle|cousin)|daughter|son|niece|nephew)s?";

/// `Father: colon cancer at 49`, `His brother was treated for a melanoma`.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"{RELATION}(?: ?[:\-,(]| had| has| with| died of| died from| passed away from| was diagnosed with| diagnosed with| was treated for| treated for| developed| survived| w)(?: had| with)?(?: a history of| history of)?(?: an?)? ?(?P<text>[^.;:\n]{{3,90}})"
    ))
    .expect("a pattern")
});

/// `Maternal uncle pancreatic ca, 59`.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"{RELATION} (?P<text>(?:[a-z-]+ ){{0,3}}(?:cancer|ca|carcinoma|lymphoma|leukemia|melanoma|myeloma|sarcoma)(?-u:\b)[^.;:\n]{{0,40}})"
    ))
    .expect("a pattern")
});

/// `History of prostate cancer in his father`.
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:history of )?(?P<text>(?:[a-z-]+ ){{0,2}}(?:cancer|carcinoma|lymphoma|leukemia|melanoma|myeloma|sarcoma)) in (?:his|her|my|a|an|the) {RELATION}(?-u:\b)"
    ))
    .expect("a pattern")
});

/// Illnesses that count outside the section on the family.
const CANCER: &[&str] = &[
    "cancer",
    "carcinoma",
    "lymphoma",
    "leukemia",
    "melanoma",
    "tumor",
    "sarcoma",
    "myeloma",
    " ca ",
    " ca,",
    "brca",
];

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut last = 0;
    let plain = text.view.plain();
    let mut hits: Vec<(Range<usize>, Range<usize>, Range<usize>)> = Vec::new();
    for pattern in [&*SAID, &*BARE, &*TURNED] {
        for hit in pattern.captures_iter(plain) {
            if let (Some(whole), Some(relation), Some(said)) =
                (hit.get(0), hit.name("relation"), hit.name("text"))
            {
                hits.push((whole.range(), relation.range(), said.range()));
            }
        }
    }
    hits.sort_by_key(|(whole, _, said)| (whole.start, std::cmp::Reverse(said.start)));
    for (whole, relation, said) in hits {
        if whole.start < last {
            continue;
        }
        if let Some(other) = beside(text, &relation)
            && let Some(fact) = relative(text, &(other.start..whole.end), &other, &said)
        {
            found.push(fact);
        }
        if let Some(fact) = relative(text, &whole, &relation, &said) {
            last = whole.end.min(fact.places.first().map_or(whole.end, |p| p.end));
            found.push(fact);
        }
    }
}

/// `mother and sister with breast cancer`: the relative before, of whom the same is said.
fn beside(text: &Text<'_>, relation: &Range<usize>) -> Option<Range<usize>> {
    static AND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!("{RELATION} and (?:her |his |a )?$")).expect("a pattern")
    });
    let from = text.view.floor(relation.start.saturating_sub(40));
    let hit = AND.captures(text.view.plain().get(from..relation.start)?)?.name("relation")?;
    Some(from + hit.start()..from + hit.end())
}

fn relative(
    text: &Text<'_>,
    whole: &Range<usize>,
    relation: &Range<usize>,
    said: &Range<usize>,
) -> Option<Found> {
    use SectionKind::{Allergies, FamilyHistory as Family, Plan, Reference, Technique};
    const WELL: &[&str] = &[
        "no ",
        "none",
        "alive and well",
        "healthy",
        "denies",
        "negative",
        "well",
        "a&w",
        "not ",
        "unknown",
    ];
    // One line: a list goes on with the next relative.
    let line = text.view.lines().get(text.view.line_at(said.start))?.end;
    let section = text.section(whole);
    let listed = section == Family;
    // A line that is only wrapped goes on: `grandfather with prostate` / `cancer at 70`.
    let next = text.view.written(line..line + 2);
    let wrapped =
        next.strip_prefix('\n').is_some_and(|n| n.starts_with(|c: char| c.is_ascii_lowercase()));
    let end = if listed && !wrapped { said.end.min(line.max(said.start)) } else { said.end };
    let illness = text.view.plain().get(said.start..end)?;
    let illness = illness.split(" and his ").next()?.split(" and her ").next()?;
    let illness = cut_at_next(illness);
    let ill = format!("{illness} ");
    let cancer = CANCER.iter().any(|w| ill.contains(w));
    if illness.len() < 3 || WELL.iter().any(|w| illness.starts_with(w)) || !(cancer || listed) {
        return None;
    }
    if text.mute(whole) || matches!(section, Allergies | Reference | Technique) {
        return None;
    }
    let meant = text.meant(&(relation.start..relation.start + 1));
    let unsure = [TriggerKind::Conditional, TriggerKind::OtherPerson, TriggerKind::Negated];
    // "His uncle had testicular cancer" behind an inline plan is said of the family all the same.
    let lead = text.view.low(relation.start.saturating_sub(4)..relation.start);
    let owned = ["his ", "her ", " my "].contains(&lead);
    if !listed && (section == Plan && !owned || unsure.into_iter().any(|k| meant.is(k))) {
        return None;
    }
    let place = whole.start..relation.end.max(said.start + illness.trim_end().len());
    let value = FamilyHistory {
        relation: Some(
            text.view.low(relation.clone()).split_whitespace().collect::<Vec<_>>().join(" "),
        ),
        text: illness.trim().to_owned(),
    };
    let mut fact = Found::new(value, "family-history.relative", place);
    fact.subject = Subject::Relative;
    Some(fact)
}

/// The words up to the next relative in the same sentence.
fn cut_at_next(illness: &str) -> &str {
    const NEXT: &[&str] = &[
        ", mother",
        ", father",
        ", sister",
        ", brother",
        ", maternal",
        ", paternal",
        ", aunt",
        ", uncle",
        ", grand",
        " and takes ",
        " and is ",
        " and was ",
    ];
    let end = NEXT.iter().filter_map(|w| illness.find(w)).min().unwrap_or(illness.len());
    &illness[..end]
}
