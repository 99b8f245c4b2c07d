//! The person beside the tumour: performance status, medicines, allergies, conditions, smoking.
//!
//! *Reads* lists under their headings; medicines also in sentences (`She takes sertraline 50 mg daily`).
//! *Leaves unread* what is planned, stopped or somebody else's, doses without the word of taking.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Allergy, Condition, Medication, Observation, PerformanceStatus, Quantity};
use regex::Regex;

use super::super::sections::Section;
use super::super::{Found, Genre, Text};

static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?P<scale>ecog|zubrod|kps|karnofsky|who performance|performance status|ps)(?: ?/ ?who)?(?: performance)?(?: status| scale| score| ps)?(?: ?\((?:ps|kps|ecog|who)\))?[ :=\t]{1,3}(?:of |is |was |score )?(?P<v>100|[1-9]0|[0-4])(?:[^0-9.]|\.(?:[^0-9]|$)|$)",
    )
    .expect("a pattern")
});

/// A medicine with its dose in a sentence.
static TAKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?P<name>[a-z][a-z-]{4,24}(?: (?:er|xr|sr|xl|hcl|sodium|succinate|tartrate))?) [0-9]+(?:[.,][0-9]+)? ?(?:mg|mcg|g|units|iu|meq|ml)(?-u:\b)(?: (?:po|by mouth|orally|tablets?|capsules?|inhaled))?(?: (?:once|twice|three times|four times))?(?: (?:a|per) day| daily| weekly| nightly| at bedtime| at night| every (?:morning|evening|night|day|week|other day|[0-9]+ hours)| as needed| bid| tid| qd| qid| qhs| prn)*",
    )
    .expect("a pattern")
});

static SMOKING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:(?P<never>never[- ]smoke[rd]|non-?smoker|lifelong non-?smoker|has never smoked|never used tobacco|denies (?:tobacco|smoking))|(?P<former>(?:former|ex-?|past) ?-?smoker|quit smoking|stopped smoking|quit tobacco)|(?P<current>current(?: every day| some day| daily)? smoker|active smoker|currently smokes|still smokes|smokes [a-z0-9/. ]{1,24}(?:a|per|/) ?day))(?P<years>[^.;\n]{0,40}?[0-9]{1,3}(?:\.[0-9])? ?-?pack[- ]years?)?",
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
    taken(text, found);
    smoking(text, found);
    allergic(text, found);
    labelled(text, found);
    for section in text.sections.iter() {
        let body = body(text, &section.heading, &section.range);
        match section.kind {
            SectionKind::Medications => medications(text, body, found),
            SectionKind::Allergies => allergies(text, inline_list(text, section, body), found),
            SectionKind::PastHistory => conditions(text, body, found),
            _ => {}
        }
    }
}

/// A list behind its heading on one line ends with the line: `Allergies: latex.` is followed by other things.
fn inline_list(text: &Text<'_>, section: &Section, body: Range<usize>) -> Range<usize> {
    const WRAPPED: usize = 70;
    let gap = text.view.low(section.heading.end..body.start);
    let line = text.view.lines().get(text.view.line_at(body.start)).cloned();
    match line {
        Some(line) if !gap.contains('\n') && line.len() < WRAPPED => {
            body.start..body.end.min(line.end)
        }
        _ => body,
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
        // A bare `PS 1` is the same scale by its other name.
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
        let listed = DOSE.is_match(words) || bare_name(text, &item);
        if item.len() > 90 || !listed || text.meant(&item).is(TriggerKind::Negated) {
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

/// `vitamin D3` alone on its line or between the commas of a labelled list: a name without its dose.
fn bare_name(text: &Text<'_>, item: &Range<usize>) -> bool {
    const WORDS: usize = 4;
    const NO_NAMES: &[&str] = &[
        "none",
        "no",
        "not",
        "see",
        "reviewed",
        "updated",
        "reconciled",
        "unchanged",
        "as",
        "with",
        "for",
        "take",
        "taking",
        "takes",
        "and",
        "or",
        "one",
        "by",
        "at",
        "per",
        "daily",
        "on",
        "in",
        "the",
        "home",
        "list",
        "current",
        "patient",
        "she",
        "he",
        "they",
        "nkda",
        "allergies",
        "stop",
        "start",
        "continue",
        "stopped",
        "held",
        "denies",
        "unknown",
        "same",
        "all",
        "medications",
        "meds",
        "prior",
        "only",
        "also",
        "over-the-counter",
        "otc",
        "new",
        "dose",
        "then",
        "until",
        "before",
        "after",
        "other",
        "noted",
    ];
    let words = text.view.low(item.clone());
    let mut names = words.split_whitespace();
    let named = |w: &str| {
        let word = w.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        !NO_NAMES.contains(&word)
    };
    let starts = words.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = !words.contains([':', '?', '/', '=', '@']) && words.len() >= 4;
    let long = words.split(|c: char| !c.is_ascii_alphabetic()).any(|w| w.len() >= 5);
    // The name stands at the start of its line or between two marks of the list, not in a sentence.
    let before = text.view.low(item.start.saturating_sub(4)..item.start);
    let opens = before.is_empty()
        || before.trim_end_matches([' ', '-', '*']).ends_with(['\n', ',', ';', ':']);
    starts && plain && long && opens && names.clone().count() <= WORDS && names.all(named)
}

/// Medicines in sentences that say that the person takes them.
fn taken(text: &Text<'_>, found: &mut Vec<Found>) {
    const TAKES: &[&str] = &[
        "takes",
        "taking",
        "is on ",
        "currently on ",
        "remains on ",
        "continues",
        "maintained on ",
    ];
    const NO_NAMES: &[&str] =
        &["about", "total", "dose of", "doses", "least", "approximately", "received", "daily"];
    use SectionKind::{Allergies, FamilyHistory, Medications, Plan, Reference};
    use TriggerKind::{Declined, Negated, Planned, Quoted, Stopped};
    for hit in TAKEN.captures_iter(text.view.plain()) {
        let (Some(whole), Some(name)) = (hit.get(0), hit.name("name")) else { continue };
        let place = whole.range();
        let section = text.section(&place);
        if text.mute(&place)
            || matches!(section, Allergies | FamilyHistory | Medications | Plan | Reference)
            || NO_NAMES.contains(&name.as_str())
        {
            continue;
        }
        let clause = text.view.clause(&place);
        let before = text.view.low(clause.start.max(place.start.saturating_sub(160))..place.start);
        let meant = text.meant(&place);
        let not = [Negated, Planned, Declined, Stopped, Quoted].into_iter().any(|k| meant.is(k));
        if not || meant.dead() || !TAKES.iter().any(|w| before.contains(w)) {
            continue;
        }
        let value = Medication {
            text: words_of(text, &place),
            status: Some("active".to_owned()),
            ..Medication::default()
        };
        found.push(Found::new(value, "medication.sentence", place));
    }
}

fn smoking(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in SMOKING.captures_iter(text.view.plain()) {
        let Some(whole) = hit.get(0) else { continue };
        let place = whole.range();
        let meant = text.meant(&place);
        let family = text.section(&place) == SectionKind::FamilyHistory;
        if text.mute(&place) || family || meant.dead() && hit.name("never").is_none() {
            continue;
        }
        let others = meant.is(TriggerKind::Family) || meant.is(TriggerKind::OtherPerson);
        let status = ["never", "former", "current"].into_iter().find(|n| hit.name(n).is_some());
        let Some(status) = status.filter(|_| !others) else { continue };
        let years = hit.name("years").and_then(|m| {
            let number = m.as_str().rsplit(|c: char| c != '.' && !c.is_ascii_digit());
            number.into_iter().find(|n| !n.is_empty()).map(|n| format!(", {n} pack-years"))
        });
        let value = Observation {
            name: "smoking status".to_owned(),
            value: Some(Quantity::Words(format!("{status} smoker{}", years.unwrap_or_default()))),
            ..Observation::default()
        };
        found.push(Found::new(value, "observation.smoking", place));
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
        if ["nkda", "no known", "none", "nka", "denies", "nil known", "nil of note"]
            .iter()
            .any(|w| words.contains(w))
        {
            found.push(Found::new(Allergy::none_known(&words), "allergy.none", item));
            continue;
        }
        let written = words_of(text, &item);
        let (substance, reaction) = match written
            .split_once('(')
            .or_else(|| written.split_once("->"))
            .or_else(|| written.split_once(" - "))
            .or_else(|| written.split_once(" causes "))
            .or_else(|| written.split_once(" caused "))
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

/// `Allergy: shellfish` in the middle of a line, where it opens no section.
fn labelled(text: &Text<'_>, found: &mut Vec<Found>) {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)allerg(?:y|ies) ?: ?(?P<to>[a-z][a-z -]{2,30}[a-z])(?:[.,;\n\t(]|$)")
            .expect("a pattern")
    });
    const NONE: &[&str] =
        &["no ", "none", "nil", "nkda", "nka", "denies", "unknown", "see ", "reviewed"];
    for hit in LABEL.captures_iter(text.view.lower()) {
        let Some(to) = hit.name("to") else { continue };
        let listed = text.section(&to.range()) == SectionKind::Allergies;
        if listed || text.mute(&to.range()) || NONE.iter().any(|w| to.as_str().starts_with(w)) {
            continue;
        }
        let value = Allergy { text: words_of(text, &to.range()), ..Allergy::default() };
        found.push(Found::new(value, "allergy.label", to.range()));
    }
}

/// `He is allergic to penicillin (rash)`, `no known drug allergies` outside the list of allergies.
fn allergic(text: &Text<'_>, found: &mut Vec<Found>) {
    static TO: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?:(?:is|am) allergic to (?P<to>[a-z][a-z -]{2,30}[a-z])(?: ?\((?P<reaction>[a-z ,-]{3,40})\))?(?:[.,;\n(]|$| and (?:is|has|he|she))|(?P<none>no known (?:drug |medication |medicine )?allergies|nkda))")
            .expect("a pattern")
    });
    for hit in TO.captures_iter(text.view.plain()) {
        let none = hit.name("none");
        let Some(at) = none.or_else(|| hit.name("to")) else { continue };
        let place = at.start()..hit.name("reaction").map_or(at.end(), |r| r.end());
        let meant = text.meant(&place);
        let whose = [TriggerKind::Family, TriggerKind::OtherPerson, TriggerKind::Conditional];
        let listed = text.section(&place) == SectionKind::Allergies;
        if listed || text.mute(&place) || whose.into_iter().any(|k| meant.is(k)) {
            continue;
        }
        if none.is_some() {
            found.push(Found::new(Allergy::none_known(at.as_str()), "allergy.none", place));
        } else if !meant.dead() {
            let value = Allergy {
                text: at.as_str().to_owned(),
                reaction: hit.name("reaction").map(|r| r.as_str().to_owned()),
                ..Allergy::default()
            };
            found.push(Found::new(value, "allergy.sentence", place));
        }
    }
}

/// `Hypothyroidism, migraine`: names only, one beside the other. `Diabetes, on insulin` stays whole.
fn named_apart(text: &Text<'_>, item: Range<usize>) -> Vec<Range<usize>> {
    const WORDS: usize = 4;
    const GOES_ON: &[&str] = &[
        "on",
        "with",
        "without",
        "since",
        "not",
        "no",
        "left",
        "right",
        "bilateral",
        "type",
        "stage",
        "grade",
        "status",
        "s/p",
        "in",
        "at",
        "due",
        "well",
        "diet",
        "managed",
        "treated",
        "resolved",
        "controlled",
        "stable",
        "mild",
        "moderate",
        "severe",
        "last",
        "diagnosed",
        "requiring",
        "and",
        "or",
        "unspecified",
        "other",
        "remote",
        "by",
        "of",
        "for",
        "old",
        "chronic",
        "nos",
        "complicated",
        "currently",
        "never",
        "followed",
        "had",
        "has",
        "was",
    ];
    let written = text.view.written(item.clone());
    let mut at = item.start;
    let pieces: Vec<Range<usize>> = written
        .split(',')
        .map(|piece| {
            let start = at + (piece.len() - piece.trim_start().len());
            at += piece.len() + 1;
            start..start + piece.trim().len()
        })
        .collect();
    let name = |piece: &Range<usize>| {
        let words = text.view.low(piece.clone());
        let words = words.split('(').next().unwrap_or_default();
        let first = words.split_whitespace().next().unwrap_or_default();
        let few = (1..=WORDS).contains(&words.split_whitespace().count());
        few && !GOES_ON.contains(&first)
            && first.starts_with(|c: char| c.is_ascii_alphabetic())
            && !words.contains([')', ':'])
            && !words.bytes().any(|b| b.is_ascii_digit())
    };
    let digits = |piece: &Range<usize>| {
        let words = text.view.low(piece.clone());
        words.bytes().filter(u8::is_ascii_digit).count() <= 1
            && words.split_whitespace().count() <= WORDS
    };
    let apart =
        pieces.len() > 1 && pieces.iter().skip(1).all(name) && pieces.first().is_some_and(digits);
    if apart { pieces } else { vec![item] }
}

fn conditions(text: &Text<'_>, body: Range<usize>, found: &mut Vec<Found>) {
    let items = items(text, body, &[';', '.']).into_iter().take(60);
    for item in items.flat_map(|item| named_apart(text, item)) {
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
        // "Mother died of breast cancer", "Ex-smoker": said of somebody or something else.
        let last = item.end.saturating_sub(1)..item.end;
        let relative = [&item, &last].iter().any(|at| text.meant(at).is(TriggerKind::Family));
        let denied = denied || words.ends_with(", no") || words.ends_with(": no");
        let smoking = ["smok", "tobacco"].iter().any(|w| words.starts_with(w));
        let scale = STATUS.is_match(&words);
        if item.len() > 90 || denied || relative || smoking || scale || SMOKING.is_match(&words) {
            continue;
        }
        let past = ["resolved", "as a child", "childhood", "remote", "in remission", "cured"]
            .iter()
            .any(|w| words.contains(w));
        // "lymphoma, status post cycle 3" is not over, "s/p appendectomy" is.
        let past =
            past || ["history of", "s/p", "status post"].iter().any(|w| words.starts_with(w));
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
