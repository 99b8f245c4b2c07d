//! The paper's own day: amended before reported before served before written before the specimen's,
//! and when it was printed last of all.

use knowledge::vocabulary::{DayMeans, Labels};
use record::{Page, PartialDate};

use crate::dates;

/// Lines at the top in which a date without a label is the day of writing.
const HEAD_LINES: usize = 14;

/// The day of a document. The latest of several amendments, else the first of the strongest meaning.
pub(super) fn of_document(pages: &[Page], labels: &Labels) -> Option<PartialDate> {
    let mut days: Vec<(DayMeans, PartialDate)> =
        pages.iter().flat_map(|page| labelled(page.text(), labels)).collect();
    days.extend(
        pages.iter().flat_map(|p| signed(p.text(), labels)).map(|d| (DayMeans::Reported, d)),
    );
    let head = pages.first().and_then(|page| standing_alone(page.text()));
    days.extend(head.map(|date| (DayMeans::Written, date)));
    let strongest = days.iter().map(|(means, _)| *means).min()?;
    let mut of_strongest =
        days.iter().filter(|(means, _)| *means == strongest).map(|(_, date)| *date);
    match strongest {
        DayMeans::Amended => of_strongest.max(),
        _ => of_strongest.next(),
    }
}

fn labelled(text: &str, labels: &Labels) -> Vec<(DayMeans, PartialDate)> {
    let patterns = &labels.patterns().dates;
    let days = patterns.iter().flat_map(|(means, pattern)| {
        pattern.find_iter(text).filter_map(|label| {
            let value = text.get(label.end()..)?;
            Some((*means, dates::at_start(value)?.date))
        })
    });
    days.collect()
}

/// The dates that end lines of signature.
fn signed<'a>(text: &'a str, labels: &'a Labels) -> impl Iterator<Item = PartialDate> + 'a {
    text.lines().filter_map(|line| {
        let signature = labels.patterns().signature.find(line)?;
        Some(dates::all(line.get(signature.start()..)?).last()?.1.date)
    })
}

/// A date that ends a line of the head or fills it: a letter's date, the date beside a heading.
fn standing_alone(text: &str) -> Option<PartialDate> {
    text.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES).find_map(|line| {
        let line = line.trim();
        let (at, written) = dates::all(line).last()?;
        let ends_line = at + written.len == line.len();
        let before = line[..at].trim_end();
        let apart = before.is_empty()
            || line[..at].ends_with("  ")
            || line[..at].ends_with('\t')
            || before.ends_with(['-', '–', '|']);
        (ends_line && apart && written.full_year).then_some(written.date)
    })
}
