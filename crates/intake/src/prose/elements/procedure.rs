//! Operations and biopsies that were done, with their day where it stands beside them.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{PartialDate, Procedure};
use regex::Regex;

use super::super::{Found, Genre, Text};
use crate::dates::month_named;

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])|(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])/(?P<y>(?:19|20)[0-9]{2})|(?P<d2>[0-3]?[0-9]) (?P<name>january|february|march|april|may|june|july|august|september|october|november|december) (?P<y2>(?:19|20)[0-9]{2})|(?P<name3>january|february|march|april|may|june|july|august|september|october|november|december) (?P<d3>[0-3]?[0-9]),? (?P<y3>(?:19|20)[0-9]{2})",
    )
    .expect("a pattern")
});

/// The day of the operation where the report names it: not the day it was dictated or signed.
static OPERATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:date of (?:the )?(?:procedure|operation|surgery|service|exam(?:ination)?)|(?:procedure|operation|operative|surgery) date|date operated)[ :]{1,4}(?P<day>[^\n]{6,24})",
    )
    .expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let operated = operated(text);
    let mut last = 0;
    for hit in text.words.procedures.find(text.view.plain()) {
        let range = hit.range;
        let titled = operated.is_some() && in_the_title(text, &range);
        if range.start < last || text.mute(&range) || !(titled || section_counts(text, &range)) {
            continue;
        }
        let meant = text.meant(&range);
        let undone = [TriggerKind::Planned, TriggerKind::Declined, TriggerKind::Quoted]
            .iter()
            .any(|&k| meant.is(k));
        if meant.dead() || undone {
            continue;
        }
        let place = with_side(text, &range);
        last = item_end(text, &range);
        let place = place.start..last;
        let words = text.view.low(place.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        let value =
            Procedure { text: words, status: Some("completed".to_owned()), ..Procedure::default() };
        let own = titled || matches!(text.section(&range), SectionKind::Procedure);
        let day = day_beside(text, &range).or_else(|| operated.filter(|_| own));
        found.push(Found::new(value, "procedure.named", place).doubted(meant.doubt).on(day));
    }
}

/// The labelled day of the operation, where the document names one.
fn operated(text: &Text<'_>) -> Option<PartialDate> {
    let hit = OPERATED.captures(text.view.lower())?;
    day(&DAY.captures(hit.name("day")?.as_str())?)
}

/// Whether the words are of the document's title: `UPPER GASTROINTESTINAL ENDOSCOPY`.
fn in_the_title(text: &Text<'_>, at: &Range<usize>) -> bool {
    const TITLE: usize = 3;
    const LINE_BYTES_MAX: usize = 120;
    let number = text.view.line_at(at.start);
    let line = text.view.lines().get(number).cloned().unwrap_or_default();
    let short = number < TITLE && line.len() <= LINE_BYTES_MAX;
    let words = text.view.written(line.start..line.end.min(line.start + LINE_BYTES_MAX));
    short && !words.bytes().any(|b| b.is_ascii_lowercase() || b == b':')
}

/// Notes and operation reports; in reports on tissue the specimen list says what was taken.
fn section_counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    use SectionKind::{
        Assessment, FamilyHistory, Findings, Operation, PastHistory, Pathology, Plan,
        PresentHistory, Procedure, Top,
    };
    match text.section(at) {
        FamilyHistory | Plan | Operation => false,
        Procedure | PresentHistory | PastHistory | Pathology => text.genre == Genre::Clinical,
        Assessment | Top | Findings => {
            text.genre == Genre::Clinical && day_beside(text, at).is_some()
        }
        _ => false,
    }
}

/// With the words before it on the same item: `Wire-localized left partial mastectomy`.
fn with_side(text: &Text<'_>, at: &Range<usize>) -> Range<usize> {
    const WORDS: &[&str] = &[
        "left",
        "right",
        "bilateral",
        "partial",
        "axillary",
        "wire-localized",
        "laparoscopic",
        "robotic",
        "ultrasound-guided",
        "robotic-assisted",
        "open",
        "sentinel",
        "ct-guided",
        "image-guided",
        "radical",
        "total",
        "simple",
        "modified",
        "stereotactic",
        "upper",
        "lower",
        "middle",
        "mediastinal",
        "pelvic",
        "inguinal",
    ];
    let mut start = at.start;
    for _ in 0..5 {
        let before = text.view.low(start.saturating_sub(24)..start);
        let trimmed = before.trim_end_matches(' ');
        if trimmed.len() == before.len() && start != at.start {
            break;
        }
        let word = trimmed.rsplit([' ', '\n', '\t', '.', '(', ',']).next().unwrap_or_default();
        if word.is_empty() || !WORDS.contains(&word) {
            break;
        }
        start -= before.len() - trimmed.len() + word.len();
    }
    start..at.end
}

/// With an organ or a bracket right behind it.
fn item_end(text: &Text<'_>, at: &Range<usize>) -> usize {
    let after = text.view.low(at.end..at.end + 40);
    if let Some(rest) = after.strip_prefix(" (")
        && let Some(close) = rest.find(')')
        && close < 30
        && !rest[..close].contains(|c: char| c.is_ascii_digit())
    {
        return at.end + 2 + close + 1;
    }
    at.end
}

/// The day in the same clause, nearest behind, else before.
fn day_beside(text: &Text<'_>, at: &Range<usize>) -> Option<PartialDate> {
    const REACH: usize = 60;
    let clause = text.view.clause(at);
    let after = text.view.low(at.end..clause.end.min(at.end + REACH));
    let start = clause.start.max(at.start.saturating_sub(REACH));
    DAY.captures(after)
        .or_else(|| DAY.captures_iter(text.view.low(start..at.start)).last())
        .and_then(|hit| day(&hit))
}

fn day(hit: &regex::Captures<'_>) -> Option<PartialDate> {
    if let Some(iso) = hit.name("iso") {
        return PartialDate::from_iso(iso.as_str());
    }
    let number = |names: [&str; 2]| {
        names.iter().find_map(|n| hit.name(n)).and_then(|m| m.as_str().parse::<u8>().ok())
    };
    let year = ["y", "y2", "y3"].iter().find_map(|n| hit.name(n))?.as_str().parse().ok()?;
    if let (Some(m), Some(d)) = (hit.name("m"), hit.name("d")) {
        return PartialDate::day(year, m.as_str().parse().ok()?, d.as_str().parse().ok()?);
    }
    let name = hit.name("name").or_else(|| hit.name("name3"))?.as_str();
    PartialDate::day(year, month_named(name)?, number(["d2", "d3"])?)
}
