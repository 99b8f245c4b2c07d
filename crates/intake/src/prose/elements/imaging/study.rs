//! The examinations that a report is of, from their titles, and what each was laid beside.
//!
//! *Reads* titles in the first lines, examinations behind a label (`EXAM:`) anywhere, comparisons under their heading or behind words
//! such as "compared to". *Leaves unread* examinations named in passing.

use std::ops::Range;

use knowledge::vocabulary::discourse::SectionKind;
use record::{ImagingStudy, PartialDate};

use super::super::super::text::label;
use super::super::super::{Found, Text};
use super::marks::words_of;
use crate::dates;

/// Lines in which a title may stand without a label.
const HEAD: usize = 12;
/// A longer line is a sentence.
const TITLE_BYTES: usize = 110;
/// Regions of one title.
const REGIONS: usize = 4;
/// Words of a comparison.
const COMPARISON_BYTES: usize = 300;

/// An examination and where its title stands.
struct Titled {
    study: ImagingStudy,
    place: Range<usize>,
    date: Option<PartialDate>,
}

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut studies: Vec<Titled> = Vec::new();
    for (number, line) in text.view.lines().iter().enumerate() {
        let Some(titled) = titled(text, number, line) else { continue };
        if studies.iter().all(|known| known.study != titled.study) {
            studies.push(titled);
        }
    }
    // `NUCLEAR MEDICINE` above `BONE SCAN, WHOLE BODY` names the department.
    let placed: Vec<Option<String>> = studies
        .iter()
        .filter(|s| s.study.body_part.is_some())
        .map(|s| s.study.modality.clone())
        .collect();
    studies.retain(|s| s.study.body_part.is_some() || !placed.contains(&s.study.modality));
    let alone = studies.len() == 1;
    let mut comparisons = comparisons(text).into_iter().peekable();
    let starts: Vec<usize> = studies.iter().map(|s| s.place.start).collect();
    for (number, titled) in studies.into_iter().enumerate() {
        // Several titles stand above one comparison; a new one belongs to the titles after the last.
        let next = starts.get(number + 1).copied().unwrap_or(usize::MAX);
        while !alone && comparisons.peek().is_some_and(|c| c.end < titled.place.start) {
            comparisons.next();
        }
        let laid = comparisons.peek().cloned();
        let value = match &laid {
            Some(at) => compared(text, titled.study, at),
            None => titled.study,
        };
        if laid.as_ref().is_some_and(|at| at.end < next && number + 1 < starts.len()) {
            comparisons.next();
        }
        let mut fact = Found::new(value, "imaging-study.title", titled.place)
            .on(titled.date.filter(|_| !alone));
        fact.places.extend(laid);
        found.push(fact);
    }
}

/// The examination that a line is the title of.
fn titled(text: &Text<'_>, number: usize, line: &Range<usize>) -> Option<Titled> {
    let written = text.view.written(line.clone());
    let lower = text.view.low(line.clone());
    let named = label(written).map(|name| {
        name.trim()
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#')
            .to_lowercase()
    });
    let labelled = named
        .as_deref()
        .is_some_and(|name| text.words.imaging.exam.iter().any(|known| known == name));
    // Of a line in columns the first is the title, of a report in one line its first sentence.
    let ends = ["\t", ". "].iter().filter_map(|sign| lower.find(sign)).min();
    let cell = line.start..line.start + ends.unwrap_or(lower.len());
    if !labelled && (number >= HEAD || named.is_some() || !is_title(text, &cell, line)) {
        return None;
    }
    let lower = text.view.low(cell.clone());
    if ["center", "centre", "department", "hospital", "accession", "phone"]
        .iter()
        .any(|word| lower.contains(word))
    {
        return None;
    }
    let plain = text.view.plain().get(cell.clone())?;
    let (at, code) = text.words.imaging.find(plain).next()?;
    let code = code.to_owned();
    let mut end = at.end;
    let mut regions: Vec<&str> = Vec::new();
    for (range, name) in text.words.imaging.find_regions(plain).take(REGIONS) {
        if !regions.contains(&name) {
            regions.push(name);
        }
        end = end.max(range.end);
    }
    let body_part = match regions.is_empty() {
        true => (code == "MG").then(|| "breast".to_owned()),
        false => Some(regions.join(", ")),
    };
    let study = ImagingStudy { modality: Some(code), body_part, ..ImagingStudy::default() };
    let place = cell.start + at.start.min(end)..cell.start + end;
    Some(Titled { study, place, date: day_beside(text, number) })
}

/// In capitals, or the name of an examination at the start of a short line that is no sentence.
fn is_title(text: &Text<'_>, cell: &Range<usize>, line: &Range<usize>) -> bool {
    let written = text.view.written(cell.clone());
    let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
    let capitals = written.bytes().filter(u8::is_ascii_uppercase).count();
    if capitals * 10 > letters * 7 {
        return written.len() < TITLE_BYTES;
    }
    let plain = text.view.plain().get(cell.clone()).unwrap_or_default();
    let leads = text.words.imaging.find(plain).next().is_some_and(|(at, _)| at.start == 0);
    let region = text.words.imaging.find_regions(plain).next().is_some();
    let sentence = text.view.written(line.clone()).trim_end().ends_with('.') || cell.end < line.end;
    leads && region && written.len() < TITLE_BYTES && !sentence
}

/// The day that a title's line or one of the two after it gives behind a label.
fn day_beside(text: &Text<'_>, number: usize) -> Option<PartialDate> {
    const AFTER: usize = 2;
    let lines = text.view.lines().iter().skip(number).take(AFTER + 1);
    lines.enumerate().find_map(|(at, line)| {
        let written = text.view.written(line.clone());
        let from = written
            .to_ascii_lowercase()
            .find("date")
            .or_else(|| written.to_ascii_lowercase().find("performed").filter(|_| at == 0))?;
        dates::all(written.get(from..)?).next().map(|(_, day)| day.date)
    })
}

/// Where the report says what it was laid beside.
fn comparisons(text: &Text<'_>) -> Vec<Range<usize>> {
    let under_heading: Vec<Range<usize>> = text
        .sections
        .iter()
        .filter(|s| s.kind == SectionKind::Comparison)
        .filter_map(|s| stretch(text, s.heading.end..s.range.end))
        .collect();
    if !under_heading.is_empty() {
        return under_heading;
    }
    text.view.lines().iter().filter_map(|line| behind_words(text, line)).collect()
}

/// `Comparison is made with the CT of 28/01/2026.`, `Prior: PSMA PET/CT 10/20/2025`: at the start of a line, with a day.
fn behind_words(text: &Text<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let lower = text.view.low(line.clone());
    let lead = text.words.imaging.compared.iter().filter(|lead| {
        let rest = lower.strip_prefix(lead.as_str());
        rest.is_some_and(|rest| rest.starts_with([' ', ':']))
    });
    let lead = lead.map(String::len).max()?;
    let at = stretch(text, line.start + lead..line.end)?;
    dates::all(text.view.written(at.clone())).next().map(|_| at)
}

/// The words of one comparison: to the end of the paragraph, without the signs around them.
fn stretch(text: &Text<'_>, body: Range<usize>) -> Option<Range<usize>> {
    let words = text.view.low(body.start..body.end.min(body.start + COMPARISON_BYTES));
    let start = body.start + (words.len() - words.trim_start_matches([':', ' ', '\n', '-']).len());
    let words = text.view.low(start..body.end.min(start + COMPARISON_BYTES));
    let end = words.find("\n\n").unwrap_or(words.len());
    let end = start + words.get(..end)?.trim_end().len();
    (start < end).then_some(start..end)
}

/// The study with what it was laid beside, in the report's words, and the days in them.
fn compared(text: &Text<'_>, study: ImagingStudy, at: &Range<usize>) -> ImagingStudy {
    let mut comparison_dates: Vec<PartialDate> = Vec::new();
    for (_, day) in dates::all(text.view.written(at.clone())) {
        if !comparison_dates.contains(&day.date) {
            comparison_dates.push(day.date);
        }
    }
    ImagingStudy { comparison: Some(words_of(text, at)), comparison_dates, ..study }
}
