//! Results of several days in one table: a column a day, or a row a day with a column for each test or its name above.
//!
//! *Reads* each value with its own day and unit. *Leaves unread* rows in which a day stands empty where nothing shows which.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::LabColumn;
use record::{Lab, PartialDate, Value};
use regex::Regex;

use super::super::super::{Found, Text};
use super::super::cells::{cells, heading, is_rule};
use super::{Head, RANGE, quantity, words_of};
use crate::{dates, labs};

const RULE: &str = "lab.course";

/// What may stand behind the day in its cell: the time of day.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ ,]*(?:[0-2]?[0-9]:[0-5][0-9](?: ?[ap]m)?)?$").expect("a pattern")
});

/// `04/22/2025   0.44 ug/L`, the day and the value alone on their line.
static DAY_AND_VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ \t:|,=-]{1,4}(?P<v>[<>]?[0-9][0-9,]*(?:\.[0-9]+)?)(?:[ \t](?P<unit>[A-Za-z%][A-Za-z0-9%/^.*]*))?[ |]*$")
        .expect("a pattern")
});

/// Words beside the name of a test that head its course.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ :]*(?:results?|trend|values?|history|levels?|series)?(?: \((?P<unit>[^() ]+)\))?[ :]*$")
        .expect("a pattern")
});

/// Adds the results of all courses. What was read of a marker in one of their rows is of the day of that value, else taken back.
pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let first = found.len();
    by_column(text, found);
    by_row(text, found);
    let mut results = found.split_off(first);
    found.retain_mut(|f| {
        let Value::Biomarker(marker) = &f.value else { return true };
        let at = f.places.first().map_or(0, |place| place.start);
        let mut own =
            results.iter().filter(|r| r.places.first().is_some_and(|row| row.contains(&at)));
        let Some(any) = own.next() else { return true };
        let same = |r: &&Found| matches!(&r.value, Value::Lab(lab) if lab.value == marker.value);
        let of_value = std::iter::once(any).chain(own).find(same);
        f.date = of_value.and_then(|r| r.date);
        of_value.is_some()
    });
    found.append(&mut results);
}

/// Tables in which each day has its column: `Test | 08/31/2026 | 10/26/2026 | Reference`.
fn by_column(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut head: Option<Course> = None;
    for line in text.view.lines() {
        let cells = cells(text, line);
        if cells.len() < 2 || is_rule(text.view.low(line.clone())) {
            continue;
        }
        if let Some(course) = Course::of(text, &cells) {
            head = Some(course);
        } else if let Some(head) = head.as_ref().filter(|h| h.columns.0.len() == cells.len())
            && !text.mute(line)
        {
            found.extend(head.results(text, line, &cells));
        }
    }
}

/// Lines that begin with their day, under a head of tests or under the name of one.
fn by_row(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut tests: Option<Vec<Range<usize>>> = None;
    let mut rows: Vec<Range<usize>> = Vec::new();
    for line in text.view.lines() {
        if is_rule(text.view.low(line.clone())) {
            continue;
        }
        if dates::at_start(text.view.low(line.clone()).trim_start_matches(['|', ' '])).is_some() {
            rows.push(line.clone());
            continue;
        }
        state_rows(text, tests.as_deref(), &rows, found);
        rows.clear();
        tests = heads_of_tests(text, line);
    }
    state_rows(text, tests.as_deref(), &rows, found);
}

/// The cells of a line that heads rows of days: `Date | CEA (ng/mL) | CA 19-9 (U/mL)`, or `PSA results:` alone.
fn heads_of_tests(text: &Text<'_>, line: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let cells = cells(text, line);
    let columns = Head(text.columns.columns(cells.iter().map(|c| text.view.written(c.clone()))));
    let of_date = columns.0.first() == Some(&Some(LabColumn::Date));
    let tests = cells.get(1..).unwrap_or_default();
    if of_date && !tests.is_empty() && tests.iter().all(|c| marker(text, c).is_some()) {
        return Some(tests.to_vec());
    }
    (cells.len() == 1 && marker(text, line).is_some()).then(|| vec![line.clone()])
}

/// The name of the marker in the blood that a heading is made of, and its unit.
fn marker(text: &Text<'_>, at: &Range<usize>) -> Option<(String, Option<String>)> {
    let words = heading(text, at);
    let hit = text.words.biomarkers.find(words).next().filter(|hit| hit.marker.serum)?;
    let title = TITLE.captures(words.get(hit.range.end..)?)?;
    let start = at.start + text.view.low(at.clone()).find(words)?;
    let unit = title.name("unit").map(|unit| {
        let from = start + hit.range.end + unit.start();
        text.view.written(from..from + unit.len()).to_owned()
    });
    (hit.range.start == 0).then(|| (hit.marker.name.clone(), unit.filter(|u| labs::is_unit(u))))
}

fn state_rows(
    text: &Text<'_>,
    tests: Option<&[Range<usize>]>,
    rows: &[Range<usize>],
    found: &mut Vec<Found>,
) {
    let Some(tests) = tests.filter(|_| rows.len() > 1) else { return };
    for (_, date, row) in days(text, rows, |_| true) {
        if !text.mute(&row) {
            found.extend(row_results(text, tests, &row, date));
        }
    }
}

/// The values of one day.
fn row_results(
    text: &Text<'_>,
    tests: &[Range<usize>],
    row: &Range<usize>,
    date: PartialDate,
) -> Vec<Found> {
    let state = |test: &Range<usize>, value: &str, unit: Option<String>| {
        let (name, of_head) = marker(text, test)?;
        let value = Some(quantity(labs::number(value)?));
        let lab = Lab { name, value, unit: unit.or(of_head), ..Lab::default() };
        let mut fact = Found::new(lab, RULE, row.clone()).on(Some(date));
        fact.places.push(test.clone());
        Some(fact)
    };
    if let [test] = tests {
        let low = text.view.low(row.clone());
        let lead = low.len() - low.trim_start_matches(['|', ' ']).len();
        let Some(day) = low.get(lead..).and_then(dates::at_start) else { return Vec::new() };
        let rest = text.view.written(row.start + lead + day.len..row.end);
        let Some(hit) = DAY_AND_VALUE.captures(rest) else { return Vec::new() };
        let unit = hit.name("unit").map(|u| u.as_str()).filter(|u| !labs::is_flag(u));
        return state(test, &hit["v"], unit.map(str::to_owned)).into_iter().collect();
    }
    let cells = cells(text, row);
    if cells.len() != tests.len() + 1 {
        return Vec::new();
    }
    let values = tests.iter().zip(cells.iter().skip(1));
    values.filter_map(|(t, cell)| state(t, text.view.written(cell.clone()), None)).collect()
}

/// A day and the number and the place of its cell.
type Day = (usize, PartialDate, Range<usize>);

/// The days that begin these cells where `ends` allows what stands behind them. Where the first number of one of them can
/// only be a day, it is one in all: `18/09/2024` tells how to read `12/03/2024`.
fn days(text: &Text<'_>, cells: &[Range<usize>], ends: impl Fn(&str) -> bool) -> Vec<Day> {
    let mut days: Vec<(Day, Option<bool>)> = Vec::new();
    for (number, cell) in cells.iter().enumerate() {
        let words = text.view.low(cell.clone()).trim_start_matches(['|', ' ']);
        let Some(day) = dates::at_start(words).filter(|d| words.get(d.len..).is_some_and(&ends))
        else {
            continue;
        };
        days.push(((number, day.date, cell.clone()), day_first(words)));
    }
    let turned = days.iter().any(|(_, day_first)| *day_first == Some(true));
    let as_meant = |((number, date, cell), day_first): (Day, Option<bool>)| {
        let other = || PartialDate::day(date.year(), date.day_of_month()?, date.month()?);
        let date = if turned && day_first.is_none() { other().unwrap_or(date) } else { date };
        (number, date, cell)
    };
    days.into_iter().map(as_meant).collect()
}

/// Whether the day stands before the month in a date of numbers; `None` where it can be either.
fn day_first(words: &str) -> Option<bool> {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u16>);
    match (numbers.next()?.ok()?, numbers.next()?.ok()?) {
        (1..=12, 1..=12) => None,
        (13..=31, _) => Some(true),
        _ => Some(false),
    }
}

/// The head of such a table.
struct Course {
    columns: Head,
    /// Columns of days, with the place of the day.
    days: Vec<Day>,
}

impl Course {
    fn of(text: &Text<'_>, cells: &[Range<usize>]) -> Option<Self> {
        let columns =
            Head(text.columns.columns(cells.iter().map(|c| text.view.written(c.clone()))));
        let days = days(text, cells, |rest| TIME.is_match(rest));
        let is_head = columns.0.first() == Some(&Some(LabColumn::Test))
            && (days.len() > 1 || days.len() == 1 && columns.has(LabColumn::Range));
        is_head.then_some(Self { columns, days })
    }

    /// The results of one row, one a day. A row in which a day stands empty cannot be told from one in which a column
    /// is lost; both have fewer cells than the head and are left.
    fn results(&self, text: &Text<'_>, row: &Range<usize>, cells: &[Range<usize>]) -> Vec<Found> {
        let Some(name) = cells.first().map(|at| words_of(text, at)) else { return Vec::new() };
        if !name.starts_with(|c: char| c.is_alphabetic()) {
            return Vec::new();
        }
        let (name, unit) = labs::name_and_unit(&name);
        let of_column = self.columns.cell(cells, LabColumn::Unit).map(|at| words_of(text, at));
        let unit = of_column.filter(|unit| !unit.is_empty()).or(unit);
        let range = self.columns.cell(cells, LabColumn::Range);
        let bounds = range.and_then(|at| RANGE.captures(text.view.low(at.clone())));
        let bound = |name| bounds.as_ref().and_then(|b| b.name(name)?.as_str().parse().ok());
        let of_day = |(at, date, head): &Day| {
            let lab = Lab {
                name: name.clone(),
                value: Some(quantity(labs::number(text.view.written(cells.get(*at)?.clone()))?)),
                unit: unit.clone(),
                low: bound("low"),
                high: bound("high"),
                ..Lab::default()
            };
            let mut fact = Found::new(lab, RULE, row.clone()).on(Some(*date));
            fact.places.push(head.clone());
            Some(fact)
        };
        self.days.iter().filter_map(of_day).collect()
    }
}
