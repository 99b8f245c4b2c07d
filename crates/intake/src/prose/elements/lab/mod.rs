//! Laboratory results that stand in a page as a table or as rows.
//!
//! *Reads* tables with a head of result and reference range, also where the test's name stands above the
//! table and each row is a day (portals' trends), or where each day has its column or its row ([`course`]); in
//! laboratory reports every row of name, value, unit
//! and reference range (`Platelets (K/uL) 388 140 - 400`).
//! *Leaves unread* results in words, rows without a reference range, results in sentences.

mod course;

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::LabColumn;
use record::{DocumentKind, Lab, PartialDate, Quantity};
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::cells::cells;
use crate::labs;

/// `10.4 ng/mL (H)`.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ ?(?P<v>[<>]?=? ?[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<unit>[A-Za-z%][A-Za-z0-9%/^.*]*)?(?: ?\(?(?P<flag>HH?|LL?|High|Low|Normal)\)?)? ?$")
        .expect("a pattern")
});

/// `0.0 - 4.0`, `3.8-10.8 K/uL`.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ ?(?P<low>[0-9]+(?:\.[0-9]+)?) ?(?:-|to) ?(?P<high>[0-9]+(?:\.[0-9]+)?)")
        .expect("a pattern")
});

/// `Hemoglobin (g/dL) 11.6 L 13.2 - 17.1`, `WBC 7.2 K/uL 3.8-10.8`.
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^ ?(?P<name>[A-Za-z][A-Za-z0-9 ,.'/+-]{1,40}?) ?(?:\((?P<unit>[A-Za-z%][A-Za-z0-9%/^.]*)\))? (?P<v>[<>]?[0-9]+(?:\.[0-9]+)?) ?(?:\(?[HL]\)?)?(?: (?P<unit2>[A-Za-z%][A-Za-z0-9%/^.]*))?(?: \(?[HL]\)?)? (?P<low>[0-9]+(?:\.[0-9]+)?) ?- ?(?P<high>[0-9]+(?:\.[0-9]+)?)(?: (?P<unit3>[A-Za-z%][A-Za-z0-9%/^.]*))? ?$",
    )
    .expect("a pattern")
});

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])|(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])/(?P<y>(?:19|20)[0-9]{2})")
        .expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre == Genre::Pathology || text.genre == Genre::Imaging {
        return;
    }
    let first = found.len();
    tables(text, found);
    course::read(text, found);
    if text.script.kind == DocumentKind::LabReport && found.len() == first {
        rows(text, found);
    }
}

/// What a table's columns hold.
struct Head(Vec<Option<LabColumn>>);

impl Head {
    fn cell<'r>(&self, cells: &'r [Range<usize>], column: LabColumn) -> Option<&'r Range<usize>> {
        cells.get(self.0.iter().position(|c| *c == Some(column))?)
    }

    fn has(&self, column: LabColumn) -> bool {
        self.0.contains(&Some(column))
    }
}

fn tables(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut head: Option<Head> = None;
    let mut title: Option<Range<usize>> = None;
    for line in text.view.lines() {
        let cells = cells(text, line);
        if cells.len() < 2 {
            title = Some(line.clone()).filter(|l| l.len() < 60);
            continue;
        }
        let words = cells.iter().map(|c| text.view.written(c.clone()));
        let kinds = Head(text.columns.columns(words));
        if kinds.has(LabColumn::Value)
            && kinds.has(LabColumn::Range)
            && (kinds.has(LabColumn::Test) || kinds.has(LabColumn::Date))
        {
            head = Some(kinds);
            continue;
        }
        let Some(head) = head.as_ref() else { continue };
        let whole = head.0.len() == cells.len();
        let cells = if whole { Some(cells) } else { without_flag(text, head, cells) };
        if let Some(cells) = cells.filter(|_| !text.mute(line)) {
            found.extend(result(text, head, &cells, title.as_ref()));
        }
    }
}

/// The cells of a row in which the column of the flag, and no other, stands empty: what is normal has none.
fn without_flag(
    text: &Text<'_>,
    head: &Head,
    mut cells: Vec<Range<usize>>,
) -> Option<Vec<Range<usize>>> {
    let flag = head.0.iter().position(|column| *column == Some(LabColumn::Flag))?;
    let at = cells.get(flag)?.start;
    let told = cells.iter().any(|cell| labs::is_flag(text.view.written(cell.clone()).trim()));
    if head.0.len() != cells.len() + 1 || told {
        return None;
    }
    cells.insert(flag, at..at);
    Some(cells)
}

fn result(
    text: &Text<'_>,
    head: &Head,
    cells: &[Range<usize>],
    title: Option<&Range<usize>>,
) -> Option<Found> {
    let value_at = head.cell(cells, LabColumn::Value)?;
    let hit = VALUE.captures(text.view.written(value_at.clone()))?;
    let name_at = head.cell(cells, LabColumn::Test).or(title)?;
    let day_at = head.cell(cells, LabColumn::Date);
    let date = day_at.and_then(|at| day(text.view.low(at.clone())));
    if day_at.is_some() && date.is_none() {
        return None;
    }
    let range = head.cell(cells, LabColumn::Range);
    let bounds = range.and_then(|at| RANGE.captures(text.view.low(at.clone())));
    let unit = head.cell(cells, LabColumn::Unit).map(|at| text.view.written(at.clone()));
    let (name, in_name) = labs::name_and_unit(&words_of(text, name_at));
    let lab = Lab {
        name,
        value: Some(quantity(hit.name("v")?.as_str())),
        unit: unit
            .or_else(|| hit.name("unit").map(|u| u.as_str()).filter(|u| !labs::is_flag(u)))
            .map(|u| u.trim().to_owned())
            .or(in_name),
        low: bounds.as_ref().and_then(|b| b.name("low")?.as_str().parse().ok()),
        high: bounds.as_ref().and_then(|b| b.name("high")?.as_str().parse().ok()),
        ..Lab::default()
    };
    let first = cells.first()?.start;
    let mut fact = Found::new(lab, "lab.table", first..cells.last()?.end).on(date);
    if name_at.start < first {
        fact.places.push(name_at.clone());
    }
    Some(fact)
}

fn rows(text: &Text<'_>, found: &mut Vec<Found>) {
    const LONGEST: usize = 140;
    for line in text.view.lines() {
        if line.len() > LONGEST || text.mute(line) {
            continue;
        }
        let written = text.view.written(line.clone()).replace('\t', " ");
        let Some(hit) = ROW.captures(&written) else { continue };
        let Some((name, value)) = hit.name("name").zip(hit.name("v")) else { continue };
        let in_name = hit.name("unit");
        let no_unit = in_name.filter(|u| !labs::is_unit(u.as_str()));
        let name = match no_unit {
            Some(kind) => format!("{} ({})", name.as_str().trim(), kind.as_str()),
            None => name.as_str().trim().to_owned(),
        };
        let later = ["unit2", "unit3"].iter().find_map(|n| hit.name(n));
        let unit = in_name.filter(|_| no_unit.is_none()).or(later);
        let lab = Lab {
            name,
            value: Some(quantity(value.as_str())),
            unit: unit.map(|u| u.as_str().to_owned()),
            low: hit.name("low").and_then(|m| m.as_str().parse().ok()),
            high: hit.name("high").and_then(|m| m.as_str().parse().ok()),
            ..Lab::default()
        };
        found.push(Found::new(lab, "lab.row", line.clone()));
    }
}

fn quantity(written: &str) -> Quantity {
    Quantity::from_written(&written.replace([',', ' '], ""))
}

fn words_of(text: &Text<'_>, at: &Range<usize>) -> String {
    text.view.written(at.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn day(words: &str) -> Option<PartialDate> {
    let hit = DAY.captures(words)?;
    if let Some(iso) = hit.name("iso") {
        return PartialDate::from_iso(iso.as_str());
    }
    let number = |name| hit.name(name).and_then(|m| m.as_str().parse::<u8>().ok());
    PartialDate::day(hit.name("y")?.as_str().parse().ok()?, number("m")?, number("d")?)
}
