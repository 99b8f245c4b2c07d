//! Stage groups (`Stage IIB`, `FIGO IB1`, `Ann Arbor stage IIIB`) and the edition named beside a stage.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Stage, StageBasis};
use regex::Regex;

use super::super::super::{Genre, Text};
use super::{Draft, counts};

/// `stage iib`, `figo ib1`, `stage grouping: stage ii`; lower-case.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u)\b(?:(?:stage|staged as|stage group|stage grouping|stage is|figo|figo stage|dukes'?|duke's|ann arbor|lugano|rai|binet|r-?iss|iss|masaoka|figo ?\(?(?:19|20)[0-9]{2}\)?,?)[ :=(]{1,3}(?:stage[ :]{1,2})?)(?P<group>(?:iv|iii|ii|i)(?: ?[abc][1-3]?)?|[0-4][abc]?[1-3]?|[abcd][12]?)(?: ?m ?-?(?:p53 ?abn|pole ?mut))?\b",
    )
    .expect("a pattern")
});

static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<system>ajcc(?: ?/ ?uicc)?|uicc(?: ?/ ?ajcc)?|figo)[^.\n]{0,60}?(?-u:\b)(?P<n>[4-9])(?:th|'h|t h)?[ ,]{0,2}(?:ed|\)|$|(?-u:\b))|(?P<n2>[4-9])(?:th|'h)? ?(?:ed\.?|edition),? ?(?:\(?20[0-9][0-9]\)?)?[^.\n]{0,20}?(?P<system2>ajcc|uicc)|(?P<bare>ajcc|uicc)",
    )
    .expect("a pattern")
});

/// The system and the edition named in the same lines as `place`.
pub(super) fn edition_near(
    text: &Text<'_>,
    place: &Range<usize>,
) -> (Option<String>, Option<String>) {
    const AROUND: usize = 130;
    let before = text.view.low(place.start.saturating_sub(AROUND)..place.start);
    let after = text.view.low(place.end..place.end + AROUND);
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let after = after.split("\n\n").next().unwrap_or_default();
    let mut system = None;
    for words in [before, after] {
        for found in EDITION.captures_iter(words) {
            let number = found.name("n").or_else(|| found.name("n2"));
            let name = found
                .name("system")
                .or_else(|| found.name("system2"))
                .or_else(|| found.name("bare"));
            let Some(name) = name.map(|n| n.as_str()) else { continue };
            let name = if name.starts_with("ajcc") {
                "AJCC"
            } else if name.starts_with("uicc") {
                "UICC"
            } else {
                "FIGO"
            };
            if let Some(number) = number {
                return (Some(name.to_owned()), Some(format!("{name} {}", number.as_str())));
            }
            system.get_or_insert(name.to_owned());
        }
    }
    (system, None)
}

/// Adds the stage groups: to the letters beside them, else as stages of their own.
pub(super) fn read(text: &Text<'_>, stages: &mut Vec<Draft>) {
    for found in GROUP.captures_iter(text.view.lower()) {
        let (Some(whole), Some(group)) = (found.get(0), found.name("group")) else { continue };
        let place = whole.range();
        let Some(system) = system(text, &place, group.as_str()) else { continue };
        if !counts(text, &place) || denied(text, &place) {
            continue;
        }
        let value = group.as_str().replace(' ', "").to_uppercase();
        let host = stages.iter_mut().find(|s| beside(text, s, &place));
        match host {
            Some(stage) if stage.value.group.is_none() => {
                stage.value.group = Some(value);
                if stage.value.system.is_none() {
                    stage.value.system = system;
                }
                if stage.value.edition.is_none() {
                    stage.value.edition = edition_near(text, &place).1;
                }
                stage.places.push(place);
            }
            _ => {
                let (named, edition) = edition_near(text, &place);
                stages.push(Draft {
                    value: Stage {
                        basis: basis(text, &place),
                        group: Some(value),
                        system: system.or(named),
                        edition,
                        ..Stage::default()
                    },
                    doubt: text.meant(&place).doubt,
                    places: vec![place],
                    rule: "stage.group",
                });
            }
        }
    }
}

/// `Limited-stage small cell lung cancer`: the two stages of the Veterans Administration.
pub(super) fn limited_or_extensive(text: &Text<'_>, stages: &mut Vec<Draft>) {
    static STAGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?P<a>limited|extensive)[ -]stage(?-u:\b)|(?-u:\b)stage ?: ?(?P<b>limited|extensive)(?-u:\b)")
            .expect("a pattern")
    });
    let plain = text.view.plain();
    if !plain.contains("small cell") && !plain.contains("sclc") {
        return;
    }
    for hit in STAGE.captures_iter(plain) {
        let (Some(whole), Some(group)) = (hit.get(0), hit.name("a").or_else(|| hit.name("b")))
        else {
            continue;
        };
        let place = whole.range();
        let known = |s: &&mut Draft| s.value.group.as_deref() == Some(group.as_str());
        if !counts(text, &place) || denied(text, &place) {
            continue;
        }
        match stages.iter_mut().find(known) {
            Some(stage) => stage.places.push(place),
            None => stages.push(Draft {
                value: Stage {
                    group: Some(group.as_str().to_owned()),
                    system: Some("VA".to_owned()),
                    ..Stage::default()
                },
                doubt: text.meant(&place).doubt,
                places: vec![place],
                rule: "stage.limited-or-extensive",
            }),
        }
    }
}

/// `cT2a cN2 cM0, IIIA (AJCC 8th edition)`: a group behind its letters without the word.
pub(super) fn bare(text: &Text<'_>, after: usize) -> Option<(String, Range<usize>)> {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:, ?|; ?| = | - | \(|: ?)(?P<group>(?:IV|III|II|I)[ABC]?[1-3]?)(?:[ ,.;)\n]|$)",
        )
        .expect("a pattern")
    });
    let words = text.view.written(after..after + 14);
    let group = BARE.captures(words)?.name("group")?;
    Some((group.as_str().to_owned(), after + group.start()..after + group.end()))
}

fn denied(text: &Text<'_>, place: &Range<usize>) -> bool {
    let meant = text.meant(place);
    meant.is(TriggerKind::Negated)
}

/// Whether the group is of these letters: it follows them in the same clause.
fn beside(text: &Text<'_>, stage: &Draft, group: &Range<usize>) -> bool {
    const NEAR: usize = 70;
    let Some(place) = stage.places.first() else { return false };
    let near = group.start >= place.end && group.start - place.end < NEAR
        || group.end <= place.start && place.start - group.end < 25;
    near && text.view.clause(place).contains(&group.start)
}

fn basis(text: &Text<'_>, place: &Range<usize>) -> Option<StageBasis> {
    let before = text.view.low(place.start.saturating_sub(60)..place.start);
    if before.contains("clinical") {
        Some(StageBasis::Clinical)
    } else if before.contains("patholog") {
        Some(StageBasis::Pathological)
    } else {
        None
    }
}

/// The system of a group; the outer `None` where it is no stage of a cancer.
fn system(text: &Text<'_>, place: &Range<usize>, group: &str) -> Option<Option<String>> {
    const SYSTEMS: &[(&str, &str)] = &[
        ("ann arbor", "Ann Arbor"),
        ("lugano", "Lugano"),
        ("figo", "FIGO"),
        ("r-iss", "R-ISS"),
        ("riss", "R-ISS"),
        ("iss", "ISS"),
        ("rai", "Rai"),
        ("binet", "Binet"),
        ("masaoka", "Masaoka"),
        ("duke", "Dukes"),
        ("ajcc", "AJCC"),
        ("uicc", "UICC"),
    ];
    const NO_CANCER: &[&str] = &[
        "fibrosis",
        "hepatitis",
        "cirrhosis",
        "kidney disease",
        "ckd",
        "batts",
        "ishak",
        "metavir",
        "inflammation",
        "ulcer",
        "renal disease",
        "heart failure",
        "decubitus",
    ];
    let clause = text.view.clause(place);
    let around = text
        .view
        .low(clause.start.max(place.start.saturating_sub(60))..(place.end + 30).min(clause.end));
    if NO_CANCER.iter().any(|word| around.contains(word)) {
        return None;
    }
    let own = text.view.low(place.clone());
    let before = text.view.low(place.start.saturating_sub(30)..place.start);
    // "Lugano stage III. Rai stage I": the group's own word counts, else the nearest before it.
    let said = SYSTEMS.iter().find(|(word, _)| own.contains(word)).or_else(|| {
        let nearest = SYSTEMS.iter().filter_map(|named| Some((word_at(before, named.0)?, named)));
        nearest.max_by_key(|(at, _)| *at).map(|(_, named)| named)
    });
    // `stage III disease (Lugano)`: the system in brackets behind it.
    let behind = text.view.low(place.end..(place.end + 28).min(clause.end));
    let bracket = behind.split_once('(').map(|(_, inner)| inner.trim_start());
    let behind = SYSTEMS.iter().find(|(word, _)| bracket.is_some_and(|b| b.starts_with(word)));
    let said = said.or(behind);
    let named = said.map(|(_, name)| (*name).to_owned());
    let arabic = group.starts_with(|c: char| c.is_ascii_digit());
    let letter = matches!(group.as_bytes(), [b'a'..=b'd', ..]);
    if letter && !matches!(named.as_deref(), Some("Dukes" | "Binet")) {
        return None;
    }
    // A bare number is a stage where a system is named or the words say so; "stage 2 fibrosis" is not.
    let plain = text.view.low(place.end..place.end + 20);
    if arabic
        && named.is_none()
        && !(plain.contains("cancer") || plain.contains("disease") || text.genre == Genre::Clinical)
    {
        return None;
    }
    // In a report from pathology the group stands with the staging, not in prose about others.
    if text.genre == Genre::Pathology && matches!(text.section(place), SectionKind::Gross) {
        return None;
    }
    Some(named)
}

/// Where the word stands last.
fn word_at(text: &str, word: &str) -> Option<usize> {
    let whole = |at: &usize| {
        let at = *at;
        let before = text[..at].bytes().next_back();
        let after = text.as_bytes().get(at + word.len());
        !before.is_some_and(|b| b.is_ascii_alphanumeric())
            && !after.is_some_and(|b| b.is_ascii_alphanumeric())
    };
    text.match_indices(word).map(|(at, _)| at).filter(whole).last()
}
