//! Tests and checks that are to come before treatment, and the word that none is needed.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Element, Stance};
use regex::Regex;

use super::Letter;
use super::speech::How;

pub(super) fn read(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let tests = &letter.library.opinions.tests;
    let none: Vec<Range<usize>> = tests.none.find(plain).collect();
    for at in &none {
        let quoted = letter.speech.is_quoted(at);
        if !letter.speech.is_aside(at) {
            letter.say(
                Element::TestsFirst,
                at,
                How { stance: Some(Stance::Against), quoted },
                |p| {
                    p.key = "none".to_owned();
                },
            );
        }
    }
    // A sentinel node biopsy is an operation, no test.
    let operations: Vec<Range<usize>> = letter
        .library
        .opinions
        .surgery
        .entry
        .find(plain)
        .filter(|(_, p)| p.class() != "look")
        .map(|(range, _)| range)
        .collect();
    let hits: Vec<_> = tests.entry.find(plain).collect();
    for (at, phrase) in hits {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let range = statement.range.clone();
        // Where the radiation is aimed is a part of giving it.
        if phrase.key == "simulation" {
            continue;
        }
        if none.iter().any(|r| r.start >= range.start && r.end <= range.end)
            || operations
                .iter()
                .any(|r| r.start <= at.start && at.end <= r.end && r.len() > at.len())
        {
            continue;
        }
        let past = statement.section_is_past();
        let said = plain.get(range.clone()).unwrap_or_default();
        let written = letter.text.view.written(at.clone());
        let short = at.len() <= 4 && written.bytes().any(|b| b.is_ascii_lowercase());
        if (short && !matches!(phrase.key.as_str(), "echocardiogram" | "blood tests"))
            || tests.follow_up.stand_in(said) && !said.contains("before")
        {
            continue;
        }
        let how = letter.speech.how(plain, &at);
        let from = plain.floor_char_boundary(at.start.saturating_sub(80).max(range.start));
        let to = plain.floor_char_boundary((at.end + 70).min(range.end));
        let near = plain.get(from..to).unwrap_or_default();
        let wanted = tests.first.stand_in(near);
        // "MRI: 3 cm mass", "biopsy showed": a test that is made.
        let after = plain.get(at.end..to).unwrap_or_default();
        let has_result = after.starts_with(':')
            || after.starts_with(" of 0")
            || after.starts_with(" from ")
            || RESULTS.iter().any(|w| after.trim_start().starts_with(w));
        let how = match how.stance {
            Some(Stance::Advised) if wanted && !past && !has_result => how,
            Some(Stance::Against)
                if !past && (is_of_need(near) || is_a_bare_no(plain, &range, &at)) =>
            {
                how
            }
            Some(Stance::Optional) if wanted => how,
            None if !past && !has_result && is_a_must(near) => {
                How { stance: Some(Stance::Advised), ..how }
            }
            _ => continue,
        };
        let key = phrase.key.clone();
        letter.say(Element::TestsFirst, &at, how, |p| p.key = key);
    }
}

const RESULTS: &[&str] = &[
    "show",
    "reveal",
    "confirm",
    "was ",
    "were ",
    "is negative",
    "is clear",
    "is normal",
    "negative",
    "positive",
    "results",
    "on 0",
    "on 1",
    "on jan",
    "on feb",
    "on mar",
    "on apr",
    "on may",
    "on jun",
    "on jul",
    "on aug",
    "on sep",
    "on oct",
    "on nov",
    "on dec",
    "dated",
    "done ",
    "performed",
];

static BARE_NO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^a-z]*no (?:[a-z0-9/-]+(?:,| or| and| nor|, no) )?(?:[a-z0-9/-]+(?:,| or| and| nor|, no) )?$").expect("a pattern")
});

/// "No PET.", "No LP, no brain MRI.": a list of what is not to be made.
fn is_a_bare_no(plain: &str, statement: &Range<usize>, at: &Range<usize>) -> bool {
    let before = plain.get(statement.start..at.start).unwrap_or_default();
    let after = plain.get(at.end..statement.end.max(at.end)).unwrap_or_default();
    BARE_NO.is_match(before)
        && (after.is_empty() || after.starts_with(['.', ',', ';']) || after.starts_with(" or "))
}

/// "HbA1c before the first injection" needs no verb.
const BEFORE_THE_START: &[&str] = &[
    "before the first ",
    "before 1st ",
    "before first ",
    "before starting",
    "before start",
    "before cycle 1",
    "before c1",
    "before dose 1",
    "prior to the first ",
    "prior to starting",
    "prior to c1",
    "prior to cycle 1",
];

fn is_a_must(near: &str) -> bool {
    ["must be", "has to be", "needs to be", "should be done", "is needed first", "required before"]
        .iter()
        .chain(BEFORE_THE_START)
        .any(|w| near.contains(w))
}

/// "No CT is needed" speaks of a test to make, "CT showed no metastases" of one that is made.
fn is_of_need(near: &str) -> bool {
    [
        "need",
        "indicat",
        "requir",
        "necess",
        "recommend",
        "advis",
        "plan",
        "order",
        "would not",
        "do not think",
        "not routinely",
        "role",
        "not: ",
        "none",
        "no further",
        "no additional",
        "change the plan",
        "alter",
    ]
    .iter()
    .any(|w| near.contains(w))
}
