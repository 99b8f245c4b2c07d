//! How tables of results head their columns: `knowledge/vocabulary/lab-columns.toml`.

use serde::Deserialize;

/// What a column of a table of results holds, and the words that head it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabColumns {
    pub about: String,
    columns: Heads,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    test: Vec<String>,
    value: Vec<String>,
    unit: Vec<String>,
    range: Vec<String>,
    low: Vec<String>,
    high: Vec<String>,
    flag: Vec<String>,
    date: Vec<String>,
    reported: Vec<String>,
    loinc: Vec<String>,
    patient: Vec<String>,
    record_number: Vec<String>,
    birth_date: Vec<String>,
    sex: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabColumn {
    Test,
    Value,
    Unit,
    Range,
    Low,
    High,
    Flag,
    /// The day of the specimen.
    Date,
    /// The day the laboratory answered.
    Reported,
    Loinc,
    Patient,
    RecordNumber,
    BirthDate,
    Sex,
}

impl LabColumns {
    /// What a column so headed holds.
    pub fn column(&self, head: &str) -> Option<LabColumn> {
        let head = plain(head);
        let heads = &self.columns;
        [
            (LabColumn::Test, &heads.test),
            (LabColumn::Value, &heads.value),
            (LabColumn::Unit, &heads.unit),
            (LabColumn::Range, &heads.range),
            (LabColumn::Low, &heads.low),
            (LabColumn::High, &heads.high),
            (LabColumn::Flag, &heads.flag),
            (LabColumn::Date, &heads.date),
            (LabColumn::Reported, &heads.reported),
            (LabColumn::Loinc, &heads.loinc),
            (LabColumn::Patient, &heads.patient),
            (LabColumn::RecordNumber, &heads.record_number),
            (LabColumn::BirthDate, &heads.birth_date),
            (LabColumn::Sex, &heads.sex),
        ]
        .into_iter()
        .find_map(|(column, heads)| heads.contains(&head).then_some(column))
    }
}

impl LabColumns {
    /// What the columns of a whole row of headings hold. A head that can name the test or the patient
    /// names the patient where another column names the test.
    pub fn columns<'a>(
        &self,
        heads: impl Iterator<Item = &'a str> + Clone,
    ) -> Vec<Option<LabColumn>> {
        let mut columns: Vec<_> = heads.clone().map(|head| self.column(head)).collect();
        let tests = columns.iter().filter(|c| **c == Some(LabColumn::Test)).count();
        let either = heads.map(|head| self.columns.patient.contains(&plain(head)));
        for (column, either) in columns.iter_mut().zip(either) {
            if tests > 1 && either && *column == Some(LabColumn::Test) {
                *column = Some(LabColumn::Patient);
            }
        }
        columns
    }
}

/// Lower case, letters and digits, one space between words.
fn plain(head: &str) -> String {
    let words = head.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
