//! Counts of nodes by rows: a table with a column for each number, or a line for each station.
//!
//! *Reads* the row that the report calls the total, and each station beside it as a part of its own. What the report does not
//! add up is not added up here. *Leaves unread* a table whose total is below its rows, and rows with damaged numbers.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::super::{Found, Text};
use super::super::cells::{cells, heading, is_rule};
use super::super::numbers::{WHOLE, whole};
use super::{Fraction, counts_here, labelled};

/// `Sentinel nodes: 1/3`, all of a line.
static STATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^[-* ]{{0,3}}(?P<label>[a-z][a-z ,/()-]{{2,50}}?) ?[:\t=] ?\(?(?P<p>{WHOLE}) ?(?:/| of ) ?(?P<e>{WHOLE})\)?(?: positive| involved)?\.?$"
    ))
    .expect("a pattern")
});

/// A row with its label.
struct Row {
    label: String,
    count: Fraction,
}

/// Adds what rows of several stations state; whether they leave nothing to be told of all nodes.
pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) -> bool {
    let mut rows = of_table(text).unwrap_or_default();
    if rows.is_empty() {
        rows = of_lines(text);
    }
    let words = &text.words.nodes;
    let (totals, parts): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| words.is_total(&row.label));
    let sum = |of: fn(&Fraction) -> u32| parts.iter().map(|r| of(&r.count)).sum::<u32>();
    let (examined, positive) = (sum(|c| c.examined), sum(|c| c.positive));
    let stated = match totals.as_slice() {
        [] => None,
        [total] if total.count.examined >= examined && total.count.positive >= positive => {
            Some(total)
        }
        // The rows and their total do not agree: one of the numbers is damaged.
        _ => return true,
    };
    if let Some(total) = stated {
        found.push(Found::new(total.count.value(), "nodes.total", total.count.place.clone()));
    }
    for row in &parts {
        let mut part = Found::new(row.count.value(), "nodes.part", row.count.place.clone());
        part.part = Some(row.label.clone());
        found.push(part);
    }
    stated.is_some() || !parts.is_empty() && labelled(text, &super::EXAMINED).is_none()
}

/// The rows of the first table that heads a column of nodes examined and one of nodes involved.
fn of_table(text: &Text<'_>) -> Option<Vec<Row>> {
    let words = &text.words.nodes;
    let lines = text.view.lines();
    let heads = lines.iter().enumerate().find_map(|(number, line)| {
        let cells = cells(text, line);
        let column = |is: &dyn Fn(&str) -> bool| cells.iter().position(|c| is(heading(text, c)));
        let examined = column(&|h| words.heads_examined(h))?;
        let positive = column(&|h| words.heads_positive(h))?;
        let nodes = examined > 0 && positive > 0 && speaks_of_nodes(text, number);
        nodes.then_some((number, cells.len(), examined, positive))
    });
    let (number, width, examined, positive) = heads?;
    let mut rows = Vec::new();
    for line in lines.iter().skip(number + 1) {
        let cells = cells(text, line);
        if is_rule(text.view.low(line.clone())) {
            continue;
        }
        if cells.len() != width {
            break;
        }
        let number = |at: usize| cells.get(at).and_then(|c| whole(text.view.low(c.clone())));
        let counts = number(positive).zip(number(examined)).filter(|(p, e)| p <= e);
        // A row that cannot be read leaves the table open.
        let (positive, examined) = counts?;
        let label = heading(text, cells.first()?).to_owned();
        let count = Fraction { positive, examined, place: line.clone(), total: false };
        rows.push(Row { label, count });
    }
    let whole_table = rows.len() > 1 && rows.iter().all(|r| counts_here(text, &r.count.place));
    whole_table.then_some(rows)
}

/// Whether the heading line or the two above it name nodes.
fn speaks_of_nodes(text: &Text<'_>, number: usize) -> bool {
    const ABOVE: usize = 2;
    let lines = text.view.lines().get(number.saturating_sub(ABOVE)..=number).unwrap_or_default();
    lines.iter().any(|line| text.view.low(line.clone()).contains("node"))
}

/// Neighbouring lines that each give the count of a station, one of them of nodes by its word.
fn of_lines(text: &Text<'_>) -> Vec<Row> {
    let mut block: Vec<Row> = Vec::new();
    for line in text.view.lines() {
        match station(text, line) {
            Some(row) => block.push(row),
            None if block.len() > 1 => break,
            None => block.clear(),
        }
    }
    let nodes = block.iter().any(|row| row.label.contains("node"));
    let stations = block.iter().filter(|row| !text.words.nodes.is_total(&row.label)).count();
    if nodes && stations > 1 { block } else { Vec::new() }
}

fn station(text: &Text<'_>, line: &Range<usize>) -> Option<Row> {
    let words = &text.words.nodes;
    let hit = STATION.captures(text.view.low(line.clone()))?;
    let label = hit.name("label")?.as_str().trim().to_owned();
    let (positive, examined) = (whole(&hit["p"])?, whole(&hit["e"])?);
    let named = words.is_station(&label) || words.is_total(&label);
    let sound = positive <= examined && examined > 0 && counts_here(text, line);
    let count = Fraction { positive, examined, place: line.clone(), total: false };
    (named && sound).then_some(Row { label, count })
}
