//! Tables of target lesions: a row a lesion, a column an examination.

use std::ops::Range;

use knowledge::vocabulary::oncology::lesions::{Column, Noun};
use record::{Lesion, PartialDate};

use super::super::super::Text;
use super::super::numbers::millimetres;
use super::lesions::{Measured, named_in, of_row};
use super::marks::{Marks, words_of};
use super::measures::size_in;
use crate::dates;

/// A column by its heading.
struct Head {
    holds: Column,
    words: String,
    date: Option<PartialDate>,
    /// The unit of bare numbers below.
    unit: Option<&'static str>,
}

/// The lesions of all tables, and the lines that are tables' (in order).
pub(super) fn read(text: &Text<'_>, marks: &Marks) -> (Vec<Measured>, Vec<Range<usize>>) {
    let mut found = Vec::new();
    let mut lines = Vec::new();
    let mut heads: Option<Vec<Head>> = None;
    for line in text.view.lines() {
        let cells = cells(text, line);
        if cells.len() < 2 {
            heads = None;
            continue;
        }
        if let Some(new) = heads_of(text, &cells) {
            heads = Some(new);
            lines.push(line.clone());
        } else if let Some(heads) = &heads {
            lines.push(line.clone());
            found.extend(row(text, marks, heads, &cells, line));
        } else if cells.iter().filter(|cell| size_in(text, cell).is_some()).count() > 1 {
            // Columns of sizes whose headings are not known: which is the present one cannot be told.
            lines.push(line.clone());
        }
    }
    (found, lines)
}

/// The cells of a line: what wide gaps or upright strokes part.
fn cells(text: &Text<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.view.written(line.clone());
    let mut at = line.start;
    let mut cells = Vec::new();
    for cell in words.split(['\t', '|']) {
        let start = at + (cell.len() - cell.trim_start().len());
        let end = start + cell.trim().len();
        if start < end {
            cells.push(start..end);
        }
        at += cell.len() + 1;
    }
    cells
}

/// The headings, where the line is a row of headings with a measure's among them.
fn heads_of(text: &Text<'_>, cells: &[Range<usize>]) -> Option<Vec<Head>> {
    let heads: Vec<Head> = cells.iter().map(|cell| head(text, cell)).collect();
    let measures = |h: &&Head| {
        matches!(
            h.holds,
            Column::Present | Column::Earlier | Column::First | Column::Suv | Column::EarlierSuv
        )
    };
    let known = heads.iter().filter(|h| h.holds != Column::Nothing).count();
    let numbers = cells.iter().any(|cell| size_in(text, cell).is_some());
    (heads.iter().any(|h| measures(&h)) && known > 1 && !numbers).then_some(heads)
}

fn head(text: &Text<'_>, cell: &Range<usize>) -> Head {
    let written = text.view.written(cell.clone());
    let day = dates::all(written).next();
    let mut name = text.view.low(cell.clone()).to_owned();
    if let Some((at, day)) = &day {
        name.replace_range(*at..at + day.len, " ");
    }
    let unit = ["mm", "cm"]
        .into_iter()
        .find(|unit| name.contains(&format!("({unit})")) || name.ends_with(&format!(" {unit}")));
    for sign in ["(mm)", "(cm)", " mm", " cm", "(", ")", ":", ","] {
        name = name.replace(sign, " ");
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let holds = match text.words.lesions.column(&name) {
        Some(column) => column,
        // A day alone heads the examination of that day; which it is, its neighbours do not say.
        None => Column::Nothing,
    };
    Head { holds, words: words_of(text, cell), date: day.map(|(_, day)| day.date), unit }
}

/// The lesion of a row that has a cell for each heading.
fn row(
    text: &Text<'_>,
    marks: &Marks,
    heads: &[Head],
    cells: &[Range<usize>],
    line: &Range<usize>,
) -> Option<Measured> {
    if heads.len() != cells.len() || text.mute(line) {
        return None;
    }
    let of = |column: Column| heads.iter().zip(cells).find(|(head, _)| head.holds == column);
    let (mut lesion, noun) = name(text, marks, of(Column::Name), of(Column::Place))?;
    let size = |held: Option<(&Head, &Range<usize>)>| {
        let (head, cell) = held?;
        let bare = || {
            let mm = millimetres(text.view.low(cell.clone()).trim(), head.unit?)?;
            Some((mm, cell.clone()))
        };
        let (mm, at) = size_in(text, cell).or_else(bare)?;
        Some((mm, at, head.date))
    };
    let present = size(of(Column::Present));
    let earlier = of(Column::Earlier).or_else(|| of(Column::First));
    let earlier = size(earlier);
    let number = |held: Option<(&Head, &Range<usize>)>| {
        text.view.low(held?.1.clone()).trim().parse::<f64>().ok()
    };
    lesion.suv = number(of(Column::Suv));
    lesion.prior_suv = number(of(Column::EarlierSuv));
    let at = present.as_ref().map(|(_, at, _)| at.clone());
    if let Some((mm, at, _)) = present {
        lesion.mm = Some(mm);
        lesion.size = Some(words_of(text, &at));
    }
    if let Some((mm, at, date)) = earlier {
        lesion.prior_mm = Some(mm);
        lesion.prior_size = Some(words_of(text, &at));
        lesion.prior_date = date;
    }
    let measured = lesion.mm.is_some() || lesion.prior_mm.is_some() || lesion.suv.is_some();
    measured.then(|| of_row(lesion, noun, line.clone(), at))
}

/// What a row is of: its first cell, with the place beside it.
fn name(
    text: &Text<'_>,
    marks: &Marks,
    named: Option<(&Head, &Range<usize>)>,
    placed: Option<(&Head, &Range<usize>)>,
) -> Option<(Lesion, Noun)> {
    const SHORT: usize = 5;
    let (head, cell) = named.or(placed)?;
    let (mut lesion, noun) = named_in(text, marks, cell)?;
    // `Observation` above `1`, `Segment` above `VII`.
    let under = |head: &Head, cell: &Range<usize>| {
        (cell.len() < SHORT).then(|| format!("{} {}", head.words, words_of(text, cell)))
    };
    if lesion.what.is_none()
        && let Some(what) = named.and_then(|_| under(head, cell))
    {
        lesion.what = Some(what);
        lesion.site = None;
    }
    if let Some((head, cell)) = placed {
        lesion.site = under(head, cell).or_else(|| Some(words_of(text, cell)));
    }
    Some((lesion, noun))
}
