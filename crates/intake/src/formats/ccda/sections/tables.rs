//! Narrative tables of sections without entries, read by the headings of their columns.

use knowledge::vocabulary::TableColumns;
use record::{
    Allergy, Condition, FamilyHistory, Immunization, Lab, Medication, Observation, PartialDate,
    Procedure, Quantity, Subject, Value,
};

use crate::formats::ccda::narrative::{Cell, Table};
use crate::formats::ccda::sections::results::range_from_words;
use crate::formats::ccda::statement::Context;
use crate::formats::ccda::transcript::{Draft, Transcript};

/// Which column holds what.
struct Columns {
    what: usize,
    status: Option<usize>,
    began: Option<usize>,
    ended: Option<usize>,
    value: Option<usize>,
    unit: Option<usize>,
    range: Option<usize>,
}

/// Reads the tables of a section; `false` where no table has columns we know.
pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>) -> bool {
    let library = out.tools.library;
    let named = library.vocabulary.ccda.table.iter().find(|t| t.rule == context.kind.rule);
    let Some(named) = named else { return false };
    let mut read = false;
    for table in &context.narrated.tables {
        let Some(columns) = Columns::of(table, named) else { continue };
        read = true;
        for row in &table.rows {
            read_row(out, context, &columns, row);
        }
    }
    read
}

impl Columns {
    fn of(table: &Table, named: &TableColumns) -> Option<Self> {
        let column = |names: &[String]| {
            names.iter().find_map(|name| table.head.iter().position(|head| head == name))
        };
        Some(Self {
            what: column(&named.what)?,
            status: column(&named.status),
            began: column(&named.began),
            ended: column(&named.ended),
            value: column(&named.value),
            unit: column(&named.unit),
            range: column(&named.range),
        })
    }
}

fn read_row(out: &mut Transcript<'_>, context: &Context<'_>, columns: &Columns, row: &[Cell]) {
    let words = &out.tools.library.vocabulary.ccda;
    let Some(what) = row.get(columns.what) else { return };
    if words.says_nothing(&what.words) && context.kind.rule != "ccda.allergies" {
        return;
    }
    let cell = |column: Option<usize>| {
        column.and_then(|c| row.get(c)).map(|c| c.words.as_str()).filter(|w| !w.is_empty())
    };
    let text = what.words.clone();
    let said_status = cell(columns.status);
    if said_status.is_some_and(is_denied) {
        return;
    }
    let status = said_status.and_then(|said| words.status(said)).map(str::to_owned);
    let ended = cell(columns.ended).and_then(date_from_cell);
    let past = status.clone().filter(|s| matches!(s.as_str(), "inactive" | "resolved"));
    let doubt = past.filter(|_| context.kind.rule == "ccda.allergies");
    let value: Value = match context.kind.rule {
        "ccda.problems" => {
            let resolved = || ended.map(|_| "resolved".to_owned());
            Condition { text, status: status.or_else(resolved), ..Condition::default() }.into()
        }
        "ccda.medications" => Medication { text, status, ..Medication::default() }.into(),
        "ccda.allergies" if words.says_no_allergies(&text) => Allergy::none_known(&text).into(),
        "ccda.allergies" if words.says_nothing(&text) => return,
        "ccda.allergies" => {
            let reaction = cell(columns.value).map(str::to_owned);
            Allergy { text, reaction, ..Allergy::default() }.into()
        }
        "ccda.procedures" => Procedure { text, status, ..Procedure::default() }.into(),
        "ccda.immunizations" => Immunization { text, status, ..Immunization::default() }.into(),
        "ccda.family-history" => {
            let relation = cell(columns.value).map(str::to_lowercase);
            FamilyHistory { relation, text }.into()
        }
        "ccda.results" | "ccda.vital-signs" => {
            let Some(value) = cell(columns.value) else { return };
            let unit = cell(columns.unit);
            measured(context.kind.rule, text, value, unit, cell(columns.range))
        }
        _ => return,
    };
    let relative = matches!(value, Value::FamilyHistory(_));
    out.fact(Draft {
        value,
        rule: context.kind.rule,
        date: cell(columns.began).and_then(date_from_cell).filter(|_| !relative),
        section: context.title.to_owned(),
        subject: if relative { Subject::Relative } else { Subject::Patient },
        doubt,
        at: vec![(what.place, what.pointer.clone())],
    });
}

/// A row whose status takes it back.
fn is_denied(status: &str) -> bool {
    let status = status.to_lowercase();
    [
        "denied",
        "refused",
        "declined",
        "entered in error",
        "ruled out",
        "cancelled",
        "canceled",
        "not done",
    ]
    .iter()
    .any(|word| status.contains(word))
}

fn measured(
    rule: &str,
    name: String,
    value: &str,
    unit: Option<&str>,
    range: Option<&str>,
) -> Value {
    let (value, own_unit) = split_unit(value);
    let unit = unit.map(str::to_owned).or(own_unit);
    if rule == "ccda.vital-signs" {
        return Observation { name, value: Some(value), unit, ..Observation::default() }.into();
    }
    let (low, high) = range.map(range_from_words).unwrap_or_default();
    Lab { name, value: Some(value), unit, low, high, loinc: None }.into()
}

/// `68.2 kg` is a number and its unit; `128/78` and `negative` are words.
fn split_unit(written: &str) -> (Quantity, Option<String>) {
    if let Some((number, unit)) = written.split_once(' ') {
        let quantity = Quantity::from_written(number);
        let is_unit = !unit.trim().is_empty() && !unit.contains(' ') && unit.len() <= 15;
        if quantity.number().is_some() && is_unit {
            return (quantity, Some(unit.trim().to_owned()));
        }
    }
    (Quantity::from_written(written), None)
}

/// Dates as American systems print them: `12/02/2025`, `03/2016`, `2016`, `2016-03-01`.
fn date_from_cell(written: &str) -> Option<PartialDate> {
    let written = written.split_whitespace().next()?;
    if let Some(date) = PartialDate::from_iso(written) {
        return Some(date);
    }
    let parts: Vec<&str> = written.split(['/', '-']).collect();
    let number = |text: &str| text.parse::<u8>().ok();
    match parts.as_slice() {
        [month, day, year] if year.len() == 4 => {
            PartialDate::day(year.parse().ok()?, number(month)?, number(day)?)
        }
        [month, year] if year.len() == 4 => {
            PartialDate::year_month(year.parse().ok()?, number(month)?)
        }
        _ => None,
    }
}
