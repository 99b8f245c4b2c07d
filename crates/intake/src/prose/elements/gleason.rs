//! Gleason: primary and secondary pattern and grade group, as stated.
//!
//! *Reads* `Gleason score 3 + 4 = 7`, `Gleason 7 (4+3)`, lists with `Primary pattern` and `Secondary
//! pattern`, `Grade Group 2`. *Leaves unread* a bare score ("Gleason 7"), scores that do not add up
//! (damage), the biopsy's score in the history of a later report.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::SectionKind;
use record::Gleason;
use regex::Regex;

use super::super::{Found, Genre, Text};

static SUM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<a>[1-5]) ?\+ ?(?P<b>[1-5])(?: ?[=\-~] ?(?P<sum>[0-9]{1,2}))?")
        .expect("a pattern")
});

static PATTERNS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"primary (?:gleason )?(?:pattern|grade)?[^0-9]{0,24}?(?P<a>[1-5])(?:[^0-9][^0-9]?[^+]{0,60}?)secondary (?:gleason )?(?:pattern|grade)?[^0-9]{0,24}?(?P<b>[1-5])",
    )
    .expect("a pattern")
});

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"grade group[ :=]{1,3}(?:is )?\(?(?P<g>[1-5])").expect("a pattern")
});

/// How far behind the word the numbers may stand.
const REACH: usize = 90;

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let lower = text.view.lower();
    if !lower.contains("gleason") && !lower.contains("grade group") {
        return;
    }
    let first = found.len();
    let mut last = 0;
    for (at, word) in lower.match_indices("gleason") {
        if at < last {
            continue;
        }
        let from = at + word.len();
        let window = text.view.low(from..from + REACH);
        let window = window.split("gleason").next().unwrap_or_default();
        if let Some((value, range)) = sum(window) {
            // `Gleason grade of carcinoma present at the positive margins: 5+5`.
            let name = window.get(..range.start).unwrap_or_default();
            if name.contains("at the") && name.contains("margin") {
                continue;
            }
            let place = at..from + range.end;
            last = place.end;
            state(text, value, place, found);
        }
    }
    columns(text, found);
    for hit in PATTERNS.captures_iter(lower) {
        let Some(whole) = hit.get(0) else { continue };
        let value =
            Gleason { primary: digit(&hit, "a"), secondary: digit(&hit, "b"), grade_group: None };
        state(text, value, whole.range(), found);
    }
    for hit in GROUP.captures_iter(lower) {
        let Some(whole) = hit.get(0) else { continue };
        let group = digit(&hit, "g");
        // The group beside a score belongs to it.
        let host = found.iter_mut().find_map(|f| {
            let near = f
                .places
                .first()
                .is_some_and(|p| p.end <= whole.start() && whole.start() - p.end < 60);
            match &mut f.value {
                record::Value::Gleason(g) if near && g.grade_group.is_none() => Some(g),
                _ => None,
            }
        });
        match host {
            Some(host) => host.grade_group = group,
            None => state(
                text,
                Gleason { grade_group: group, ..Gleason::default() },
                whole.range(),
                found,
            ),
        }
    }
    rank(text, first, found);
}

/// Tables of cores with a column for the score: `B  R mid lateral  Adenocarcinoma  3+4=7  2`.
fn columns(text: &Text<'_>, found: &mut Vec<Found>) {
    let cells = |line: &Range<usize>| -> Vec<Range<usize>> {
        let mut at = line.start;
        let words = text.view.low(line.clone()).split('\t');
        words
            .map(|cell| {
                at += cell.len() + 1;
                at - cell.len() - 1..at - 1
            })
            .collect()
    };
    let mut head = false;
    for line in text.view.lines() {
        let cells = cells(line);
        if cells.len() < 3 {
            // A ruled line parts the head from its rows.
            let ruled = !text.view.low(line.clone()).contains(|c: char| c.is_ascii_alphanumeric());
            head &= ruled || line.len() < 30;
            continue;
        }
        if cells.iter().any(|cell| text.view.low(cell.clone()).trim().starts_with("gleason")) {
            head = true;
            continue;
        }
        let scored = |cell: &Range<usize>| {
            let (value, range) = sum(text.view.low(cell.clone()))?;
            Some((value, cell.start + range.start..cell.start + range.end))
        };
        let Some((number, (mut value, place))) = cells
            .iter()
            .enumerate()
            .filter(|_| head)
            .find_map(|(number, cell)| Some((number, scored(cell)?)))
        else {
            continue;
        };
        let group = cells.get(number + 1).map(|cell| text.view.low(cell.clone()).trim());
        value.grade_group = group
            .filter(|g| g.len() == 1)
            .and_then(|g| g.parse().ok())
            .filter(|g| (1..=5).contains(g));
        state(text, value, place, found);
    }
}

/// In a report on tissue the score of the specimen leads, that of a lesser focus follows, and the score
/// of an earlier biopsy told in passing is left out where the report gives its own.
fn rank(text: &Text<'_>, first: usize, found: &mut Vec<Found>) {
    if text.genre != Genre::Pathology {
        return;
    }
    let place = |f: &Found| f.places.first().cloned().unwrap_or_default();
    let mut own: Vec<Found> = found.drain(first..).collect();
    if own.iter().any(|f| !told_in_passing(text, &place(f))) {
        own.retain(|f| !told_in_passing(text, &place(f)));
    }
    // What stands outside of diagnosis and list of features, and nowhere in them, tells of other tissue.
    let settled = |f: &Found| {
        matches!(
            text.section(&place(f)),
            SectionKind::Diagnosis | SectionKind::Synoptic | SectionKind::Addendum
        ) || text.parts.at(place(f).start).is_some()
    };
    if own.iter().any(|f| scored(f) && settled(f)) {
        let known: BTreeSet<Option<(u8, u8)>> =
            own.iter().filter(|f| settled(f)).map(|f| scores(&f.value)).collect();
        let same = |f: &Found| known.contains(&scores(&f.value));
        own.retain(|f| settled(f) || !scored(f) || same(f));
    }
    own.sort_by_key(|f| of_lesser_focus(text, &place(f)));
    found.append(&mut own);
}

fn scores(value: &record::Value) -> Option<(u8, u8)> {
    match value {
        record::Value::Gleason(g) => g.primary.zip(g.secondary),
        _ => None,
    }
}

fn scored(found: &Found) -> bool {
    scores(&found.value).is_some()
}

/// `had a needle biopsy that revealed …`, `PSA 8.9, cT1c, Gleason 3+3`.
fn told_in_passing(text: &Text<'_>, at: &Range<usize>) -> bool {
    const WORDS: &[&str] = &["biops", "psa ", "psa:", "ct1", "ct2", "previous", "prior "];
    let clause = text.view.clause(at);
    let from = clause.start.max(at.start.saturating_sub(120));
    let before = text.view.low(from..at.start);
    let heading = before.trim_end().ends_with(':');
    !heading && WORDS.iter().any(|w| before.contains(w))
}

fn of_lesser_focus(text: &Text<'_>, at: &Range<usize>) -> bool {
    const WORDS: &[&str] = &[
        "additional foc",
        "other foc",
        "second foc",
        "secondary foc",
        "smaller foc",
        "separate foc",
        "second nodule",
        "secondary nodule",
        "smaller nodule",
        "second tumor",
        "secondary tumor",
        "minor",
        "incidental",
        "lesser",
    ];
    let clause = text.view.clause(at);
    let words = text.view.low(clause.start.max(at.start.saturating_sub(140))..at.end);
    WORDS.iter().any(|w| words.contains(w))
}

fn sum(window: &str) -> Option<(Gleason, Range<usize>)> {
    let hit = SUM.captures(window)?;
    let whole = hit.get(0)?;
    let (a, b) = (digit(&hit, "a")?, digit(&hit, "b")?);
    let stated: Option<u8> = hit.name("sum").and_then(|s| s.as_str().parse().ok());
    if stated.is_some_and(|s| s != a + b) || window[..whole.start()].contains("pattern 5 ") {
        return None;
    }
    Some((Gleason { primary: Some(a), secondary: Some(b), grade_group: None }, whole.range()))
}

fn digit(hit: &regex::Captures<'_>, name: &str) -> Option<u8> {
    hit.name(name)?.as_str().parse().ok()
}

fn state(text: &Text<'_>, value: Gleason, place: Range<usize>, found: &mut Vec<Found>) {
    let past = text.genre == Genre::Pathology && text.section(&place) == SectionKind::History;
    let meant = text.meant(&place);
    if text.mute(&place) || past || meant.dead() {
        return;
    }
    found.push(Found::new(value, "gleason.score", place).doubted(meant.doubt));
}
