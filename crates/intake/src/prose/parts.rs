//! Specimen parts: `A.`, `(A)`, `1.`, `Part 1:`.

use std::ops::Range;

use knowledge::vocabulary::discourse::SectionKind;

use super::sections::Sections;
use super::text::View;

/// Where each part's words begin, in order.
#[derive(Debug, Default)]
pub(crate) struct Parts(Vec<(usize, Option<String>)>);

impl Parts {
    pub(crate) fn of(view: &View<'_>, sections: &Sections) -> Self {
        let mut starts: Vec<(usize, Option<String>)> = Vec::new();
        for section in sections.iter() {
            starts.push((section.range.start, None));
            if has_parts(section.kind) {
                starts.extend(parts_in(view, &section.range));
            }
        }
        Self(starts)
    }

    pub(crate) fn at(&self, at: usize) -> Option<&str> {
        let next = self.0.partition_point(|(start, _)| *start <= at);
        self.0.get(next.checked_sub(1)?)?.1.as_deref()
    }
}

impl Parts {
    /// Where the part begins in which this byte stands.
    pub(crate) fn start_of(&self, at: usize) -> Option<usize> {
        let next = self.0.partition_point(|(start, _)| *start <= at);
        let (start, name) = self.0.get(next.checked_sub(1)?)?;
        name.is_some().then_some(*start)
    }
}

fn has_parts(kind: SectionKind) -> bool {
    use SectionKind::{
        Addendum, Comment, Diagnosis, Gross, Intraoperative, Microscopic, Specimen, Top,
    };
    matches!(
        kind,
        Diagnosis | Gross | Intraoperative | Microscopic | Specimen | Top | Addendum | Comment
    )
}

/// Marks in rising order only, so that a sub-list or a stray initial is no part.
fn parts_in(view: &View<'_>, section: &Range<usize>) -> Vec<(usize, Option<String>)> {
    let first = view.line_at(section.start);
    let lines = view.lines().iter().skip(first).take_while(|l| l.start < section.end);
    let marks: Vec<(usize, Mark)> = lines
        .filter_map(|l| Some((l.start.max(section.start), mark(view.written(l.clone()))?)))
        .collect();
    let named = marks.iter().any(|(_, m)| matches!(m, Mark::Named(_)));
    let lettered = marks.iter().any(|(_, m)| *m == Mark::Letter(b'A'));
    let mut next = 1;
    let mut parts = Vec::new();
    for (at, mark) in marks {
        let (number, name) = match mark {
            Mark::Named(name) => {
                parts.push((at, Some(name)));
                continue;
            }
            Mark::Letter(letter) if !named => {
                (u32::from(letter - b'A') + 1, char::from(letter).to_string())
            }
            Mark::Number(number) if !named && !lettered => (number, number.to_string()),
            _ => continue,
        };
        if number == next || number == next + 1 && next > 1 {
            next = number + 1;
            parts.push((at, Some(name)));
        }
    }
    parts
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    Named(String),
    Letter(u8),
    Number(u32),
}

/// The mark with which a line opens a part.
fn mark(line: &str) -> Option<Mark> {
    let line = line.trim_start_matches([' ', '\t', '*', '-']);
    let lower: String = line.chars().take(12).flat_map(char::to_lowercase).collect();
    if let Some(rest) = lower.strip_prefix("part ").or_else(|| lower.strip_prefix("specimen ")) {
        let rest = rest.trim_start_matches(['#', ' ']);
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let after = rest.get(name.len()..).unwrap_or_default().trim_start();
        let named = !name.is_empty()
            && name.len() <= 2
            && (after.is_empty() || after.starts_with([':', '-', '.', ',']));
        return named.then(|| Mark::Named(name.to_uppercase()));
    }
    let body = line.strip_prefix(['(', '[', '#']).unwrap_or(line);
    let name: String = body.chars().take(3).take_while(char::is_ascii_alphanumeric).collect();
    let after = body.get(name.len()..)?;
    let closed = after.starts_with(['.', ')', ':', ']']) && !after.starts_with(".0");
    if !closed || after.len() < 3 {
        return None;
    }
    match name.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(Mark::Letter(*letter)),
        digits if digits.iter().all(u8::is_ascii_digit) => {
            // `1.5 cm` is no part.
            let digit_after = after[1..].starts_with(|c: char| c.is_ascii_digit());
            name.parse().ok().filter(|_| !digit_after).map(Mark::Number)
        }
        _ => None,
    }
}
