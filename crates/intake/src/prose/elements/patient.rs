//! The person beside the tumour: performance status, medicines, allergies, conditions, relatives.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Allergy, Condition, FamilyHistory, Medication, PerformanceStatus, Subject};
use regex::Regex;

use super::super::{Found, Genre, Text};

static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<scale>ecog|zubrod|kps|karnofsky)(?: ?/ ?who)?(?: performance)?(?: status| scale| score| ps)?(?: ?\((?:ps|kps)\))?[ :=]{1,3}(?:of |is |was |score )?(?P<v>100|[1-9]0|[0-4])(?:[^0-9.]|\.(?:[^0-9]|$)|$)",
    )
    .expect("a pattern")
});

static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<relation>(?:maternal |paternal )?(?:great[- ])?(?:grand)?(?:mother|father)|(?:half[- ])?(?:sister|brother)|(?:maternal |paternal )?(?:aunt|uncle|cousin)|daughter|son|niece|nephew)s?(?: ?[:\-,(]| had| has| with| died of| died from| was diagnosed with| diagnosed with| w)(?: a history of| history of)? ?(?P<text>[^.;:\n]{3,90})",
    )
    .expect("a pattern")
});

static DOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[0-9][0-9,.]* ?(?:mg|mcg|g|ug|units?|iu|ml|meq|%)|daily|twice|bid|tid|qhs|q[0-9]+h|prn|weekly|nightly|tablet|capsule)(?-u:\b)").expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre != Genre::Clinical {
        return;
    }
    performance(text, found);
    for section in text.sections.iter() {
        let body = body(text, &section.heading, &section.range);
        match section.kind {
            SectionKind::Medications => medications(text, body, found),
            SectionKind::Allergies => allergies(text, body, found),
            SectionKind::PastHistory => conditions(text, body, found),
            SectionKind::FamilyHistory => relatives(text, body, found),
            _ => {}
        }
    }
}

/// The words under a heading, without the colon.
fn body(text: &Text<'_>, heading: &Range<usize>, section: &Range<usize>) -> Range<usize> {
    let rest = text.view.low(heading.end..section.end);
    let skipped = rest.len() - rest.trim_start_matches([' ', ':', '-', '\n', '\t', ')']).len();
    (heading.end + skipped).min(section.end)..section.end
}

fn performance(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in STATUS.captures_iter(text.view.plain()) {
        let (Some(scale), Some(value)) = (hit.name("scale"), hit.name("v")) else { continue };
        let place = scale.start()..value.end();
        let karnofsky = matches!(scale.as_str(), "kps" | "karnofsky");
        if text.mute(&place) || text.meant(&place).dead() || karnofsky != (value.len() > 1) {
            continue;
        }
        let scale = if karnofsky { "Karnofsky" } else { "ECOG" };
        let status =
            PerformanceStatus { scale: Some(scale.to_owned()), value: value.as_str().to_owned() };
        found.push(Found::new(status, "performance-status.scale", place));
    }
}

/// The items of a list: lines, or what commas and full stops part.
fn items(text: &Text<'_>, body: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    const LONGEST: usize = 2_000;
    let body = body.start..body.end.min(body.start + LONGEST);
    let words = text.view.written(body.clone());
    let mut items = Vec::new();
    let (mut start, mut depth) = (0, 0);
    let bytes = words.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = (depth - 1).max(0),
            _ => {}
        }
        let digit_around = at > 0
            && bytes[at - 1].is_ascii_digit()
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        let ends = match byte {
            b'\n' => {
                words.get(at..).is_some_and(|w| w.starts_with("\n\n"))
                    || wraps_not(words.get(start..at).unwrap_or_default())
            }
            b'.' => {
                marks.contains(&'.')
                    && !digit_around
                    && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
            }
            byte => depth == 0 && marks.contains(&char::from(byte)) && !digit_around,
        };
        if ends {
            items.push(start..at);
            start = at + 1;
        }
        if words.get(at..).is_some_and(|w| w.starts_with("\n\n")) && !items.is_empty() && at > 400 {
            break;
        }
    }
    items.push(start..words.len());
    items
        .into_iter()
        .map(|item| trimmed(words, item))
        .filter(|item| item.len() > 2)
        .map(|item| body.start + item.start..body.start + item.end)
        .collect()
}

/// A line break ends an item unless the line is long enough to have been wrapped.
fn wraps_not(line: &str) -> bool {
    line.len() < 70
}

fn trimmed(words: &str, item: Range<usize>) -> Range<usize> {
    let part = words.get(item.clone()).unwrap_or_default();
    let lead = part.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '*' | '.' | ',' | ';')
    });
    let start = item.start + (part.len() - lead.len());
    let end = start
        + lead.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';')).len();
    start..end
}

fn words_of(text: &Text<'_>, at: &Range<usize>) -> String {
    text.view.written(at.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn medications(text: &Text<'_>, body: Range<usize>, found: &mut Vec<Found>) {
    for item in items(text, body, &[',', ';', '.']) {
        let words = text.view.low(item.clone());
        if item.len() > 90 || !DOSE.is_match(words) || text.meant(&item).is(TriggerKind::Negated) {
            continue;
        }
        let status = if words.contains("stopped") || words.contains("discontinued") {
            "stopped"
        } else {
            "active"
        };
        let value = Medication {
            text: words_of(text, &item),
            status: Some(status.to_owned()),
            ..Medication::default()
        };
        found.push(Found::new(value, "medication.list", item));
    }
}

fn allergies(text: &Text<'_>, body: Range<usize>, found: &mut Vec<Found>) {
    for item in items(text, body, &[',', ';', '.']).into_iter().take(20) {
        let words = text.view.low(item.clone()).to_owned();
        // "Penicillin in old chart - tested, NOT allergic": the rest of the sentence takes it back.
        let sentence_ends = text.view.low(item.end..item.end + 60);
        let rest = sentence_ends.split(['.', ';']).next().unwrap_or_default();
        let taken_back = ["not allergic", "tolerates", "tolerated", "ruled out", "no allergy"];
        if item.len() > 80 || taken_back.iter().any(|w| words.contains(w) || rest.contains(w)) {
            continue;
        }
        if ["nkda", "no known", "none", "nka", "denies"].iter().any(|w| words.contains(w)) {
            let value = Allergy { text: "no known allergies".to_owned(), ..Allergy::default() };
            found.push(Found::new(value, "allergy.none", item));
            continue;
        }
        let written = words_of(text, &item);
        let (substance, reaction) = match written
            .split_once('(')
            .or_else(|| written.split_once(" - "))
            .or_else(|| written.split_once(':'))
        {
            Some((substance, reaction)) => {
                (substance.trim().to_owned(), Some(reaction.trim_matches([')', ' ']).to_owned()))
            }
            None => (written, None),
        };
        let value = Allergy {
            text: substance,
            reaction: reaction.filter(|r| !r.is_empty()),
            ..Allergy::default()
        };
        found.push(Found::new(value, "allergy.list", item));
    }
}

fn conditions(text: &Text<'_>, body: Range<usize>, found: &mut Vec<Found>) {
    for item in items(text, body, &[';', '.']).into_iter().take(60) {
        let words = text.view.low(item.clone()).to_owned();
        let denied = [
            "no ",
            "none",
            "denies",
            "negative",
            "non-contributory",
            "noncontributory",
            "unremarkable",
        ]
        .iter()
        .any(|w| words.starts_with(w));
        if item.len() > 90 || denied || text.meant(&item).is(TriggerKind::Family) {
            continue;
        }
        let past = [
            "resolved",
            "as a child",
            "childhood",
            "remote",
            "history of",
            "s/p",
            "status post",
            "in remission",
            "cured",
        ]
        .iter()
        .any(|w| words.contains(w));
        let name = words_of(text, &item);
        let name = name.split(", resolved").next().unwrap_or(&name).to_owned();
        let value = Condition {
            text: name,
            status: Some(if past { "resolved" } else { "active" }.to_owned()),
            ..Condition::default()
        };
        found.push(Found::new(value, "condition.history", item));
    }
}

fn relatives(text: &Text<'_>, body: Range<usize>, found: &mut Vec<Found>) {
    const CANCER: &[&str] = &[
        "cancer",
        "carcinoma",
        "lymphoma",
        "leukemia",
        "melanoma",
        "tumor",
        "sarcoma",
        "myeloma",
        "brca",
        " ca ",
        " ca",
    ];
    let words = text.view.low(body.clone());
    for hit in RELATIVE.captures_iter(words) {
        let (Some(whole), Some(relation), Some(said)) =
            (hit.get(0), hit.name("relation"), hit.name("text"))
        else {
            continue;
        };
        let illness = said.as_str().trim();
        let denied = ["no ", "none", "alive and well", "healthy", "denies", "negative"]
            .iter()
            .any(|w| illness.starts_with(w));
        let ill = CANCER.iter().any(|w| illness.contains(w)) || !illness.contains("no ");
        if denied || !ill {
            continue;
        }
        let place = body.start + whole.start()..body.start + whole.end();
        let value = FamilyHistory {
            relation: Some(relation.as_str().to_owned()),
            text: illness.to_owned(),
        };
        let mut fact = Found::new(value, "family-history.relative", place);
        fact.subject = Subject::Relative;
        found.push(fact);
    }
}
