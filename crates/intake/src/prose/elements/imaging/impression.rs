//! What the radiologist concludes, statement by statement, in the report's own words.
//!
//! *Reads* the sections of impression, assessment and addendum: the items of a list each as one statement, running text sentence by
//! sentence. *Leaves unread* who signed and typed it, legends, empty boxes.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::SectionKind;
use record::Impression;
use regex::Regex;

use super::super::super::text::{abbreviation, hard_break};
use super::super::super::{Found, Text};
use super::marks::words_of;

/// `1. `, `2) `, `- `, and `l. ` for a 1 that text recognition took for a letter.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^[ ]?(?:\(?(?P<n>[0-9]{1,2}|[lI])[.):\]]+(?:[ \t]+|$)|[*>#-]+[ \t]*|[A-Ha-h]\)[ \t]+)",
    )
    .expect("a pattern")
});

/// A number in running text that may begin the next item.
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.:;,)] )(?P<mark>\(?(?P<n>[0-9]{1,2})[.)] )").expect("a pattern")
});

/// `1 very low, 2 low, 3 intermediate`: what the scores mean, not which one was given.
static OPTIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)1[ :=-]{1,3}[a-z -]{3,40}[,;] ?2[ :=-]{1,3}[a-z -]{3,40}[,;] ?3[ :=-]")
        .expect("a pattern")
});

/// A longer item is cut at the ends of its sentences.
const ITEM_BYTES: usize = 700;

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    for section in text.sections.iter() {
        let concludes = matches!(
            section.kind,
            SectionKind::Impression
                | SectionKind::Assessment
                | SectionKind::Diagnosis
                | SectionKind::Addendum
        );
        if !concludes || section.silent || section.heading.is_empty() {
            continue;
        }
        for place in statements(text, &body(text, section.heading.end..section.range.end)) {
            if !text.mute(&place) && !OPTIONS.is_match(text.view.low(place.clone())) {
                let value = Impression { text: words_of(text, &place) };
                found.push(Found::new(value, "impression.statement", place));
            }
        }
    }
}

/// What stands under the heading: without the rest of its own line's label (`ADDENDUM 10/03/2026:`).
fn body(text: &Text<'_>, section: Range<usize>) -> Range<usize> {
    let words = text.view.low(section.clone());
    let line = words.find('\n').unwrap_or(words.len());
    let head = &words[..line];
    let label = head.find(':').filter(|colon| {
        head[..*colon].chars().all(|c| !c.is_alphabetic() || c == 'a' || c == 'm' || c == 'p')
    });
    section.start + label.map_or(0, |colon| colon + 1)..section.end
}

/// The statements of a section, in order.
fn statements(text: &Text<'_>, body: &Range<usize>) -> Vec<Range<usize>> {
    let mut items: Vec<Item> = Vec::new();
    let first = text.view.line_at(body.start);
    let lines = text.view.lines().iter().skip(first).take_while(|l| l.start < body.end);
    for line in lines {
        let line = line.start.max(body.start)..line.end.min(body.end);
        let written = text.view.written(line.clone());
        let start =
            line.start + (written.len() - written.trim_start_matches([' ', ':', '\t']).len());
        if start >= line.end {
            continue;
        }
        if closes(text, start) {
            break;
        }
        for (piece, marked) in pieces(text, start..line.end) {
            match items.last_mut() {
                Some(open) if !marked && open.goes_on(text, &piece) => open.range.end = piece.end,
                _ => items.push(Item { range: piece, marked }),
            }
        }
    }
    let mut said = Vec::new();
    for item in items {
        let parts = sentences(text, &item.range);
        let open = parts.iter().take_while(|part| !closes(text, part.start)).count();
        let kept = parts.get(..open).unwrap_or_default();
        let whole = item.marked && item.range.len() <= ITEM_BYTES;
        match (kept.first(), kept.last()) {
            (Some(first), Some(last)) if whole => said.push(first.start..last.end),
            _ => said.extend(kept.iter().cloned()),
        }
        if open < parts.len() {
            break;
        }
    }
    said.retain(|part| text.view.low(part.clone()).bytes().any(|b| b.is_ascii_alphabetic()));
    said
}

/// An item of a list, or a run of unmarked lines.
struct Item {
    range: Range<usize>,
    marked: bool,
}

impl Item {
    /// Whether an unmarked line continues it: its own line was only wrapped.
    fn goes_on(&self, text: &Text<'_>, next: &Range<usize>) -> bool {
        let between = text.view.low(self.range.end..next.start);
        if between.matches('\n').count() > 1 {
            return false;
        }
        let last = text.view.written(self.range.clone());
        let opens = text.view.written(next.clone()).starts_with(|c: char| c.is_uppercase());
        if self.marked {
            return !(opens && last.trim_end().ends_with(['.', '!', '?']));
        }
        let line = last.rsplit('\n').next().unwrap_or(last);
        !(opens && hard_break(line, text.view.written(next.clone())))
    }
}

/// The items that a line begins or holds, each without its mark, and whether it had one.
fn pieces(text: &Text<'_>, line: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let written = text.view.written(line.clone());
    let mark = MARK.captures(written);
    let start = mark.as_ref().and_then(|m| m.get(0)).map_or(0, |m| m.end());
    let number = mark.as_ref().and_then(|m| m.name("n"));
    let mut next = number.map_or(1, |n| n.as_str().parse::<u32>().map_or(2, |n| n + 1));
    let mut pieces = Vec::new();
    let (mut from, mut marked) = (start, mark.is_some());
    for hit in INLINE.captures_iter(written) {
        let (Some(mark), Some(n)) = (hit.name("mark"), hit.name("n")) else { continue };
        if mark.start() < start || n.as_str().parse() != Ok(next) {
            continue;
        }
        pieces.push((line.start + from..line.start + mark.start(), marked));
        (from, marked, next) = (mark.end(), true, next + 1);
    }
    pieces.push((line.start + from..line.end, marked));
    let trimmed = pieces.into_iter().map(|(piece, marked)| (trimmed(text, piece), marked));
    trimmed.filter(|(piece, _)| !piece.is_empty()).collect()
}

fn trimmed(text: &Text<'_>, range: Range<usize>) -> Range<usize> {
    let words = text.view.written(range.clone());
    let start = range.start + (words.len() - words.trim_start().len());
    start..(range.start + words.trim_end().len()).max(start)
}

/// The sentences of a stretch.
fn sentences(text: &Text<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.view.written(range.clone());
    let bytes = words.as_bytes();
    let mut ends: Vec<usize> = words
        .match_indices(['.', '!', '?'])
        .filter(|(at, _)| {
            let line = words[..*at].rfind('\n').map_or(0, |b| b + 1);
            bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace)
                && !abbreviation(&words[line..*at])
        })
        .map(|(at, _)| at + 1)
        .collect();
    ends.push(words.len());
    let mut from = 0;
    ends.into_iter()
        .map(|end| {
            trimmed(text, range.start + std::mem::replace(&mut from, end)..range.start + end)
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether what stands here is no statement any more: who signed it, who typed it, the foot of the page.
fn closes(text: &Text<'_>, at: usize) -> bool {
    const LONGEST: usize = 60;
    let words = text.view.low(at..at + LONGEST);
    let words = words.trim_start_matches(['*', ' ', '-', '_', '=', '(', '[']);
    let line = words.split('\n').next().unwrap_or_default();
    text.words.imaging.closing.iter().any(|closing| words.starts_with(closing.as_str()))
        || text.words.imaging.signed.iter().any(|signed| line.contains(signed.as_str()))
}
