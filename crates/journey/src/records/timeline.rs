//! What happened in order.

use record::{Chart, ChartFact, Document, DocumentKind, PartialDate, Standing, Status, Value};

/// One thing that happened on a day, a month or a year.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    pub date: PartialDate,
    pub what: What<'a>,
}

/// What happened: a fact that has its day, or a paper that was written.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    Fact(&'a ChartFact),
    Document(&'a Document),
}

/// The line of a drawn timeline on which something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    Tests,
    Treatment,
    Visits,
}

impl Event<'_> {
    pub fn track(&self) -> Track {
        match self.what {
            What::Fact(held) => match held.fact.value {
                Value::ImagingStudy(_) => Track::Tests,
                _ => Track::Treatment,
            },
            What::Document(document) => match document.kind {
                DocumentKind::ImagingReport
                | DocumentKind::ImagingStudy
                | DocumentKind::PathologyReport
                | DocumentKind::LabReport
                | DocumentKind::GenomicReport
                | DocumentKind::Slides => Track::Tests,
                DocumentKind::OperativeNote
                | DocumentKind::TreatmentRecord
                | DocumentKind::RadiotherapyRecord => Track::Treatment,
                _ => Track::Visits,
            },
        }
    }
}

/// Everything that is dated, oldest first. Measurements of daily life (laboratory, vital signs) are left
/// to the case page: a timeline of hundreds of them shows nothing.
pub fn timeline(chart: &Chart) -> Vec<Event<'_>> {
    let facts =
        chart.facts.iter().filter(|f| f.standing != Standing::Hidden && is_event(&f.fact.value));
    let facts = facts.filter_map(|f| Some(Event { date: f.fact.date?, what: What::Fact(f) }));
    let papers = chart
        .documents
        .iter()
        .filter(|d| matches!(d.status, Status::Read | Status::PartlyRead))
        .filter_map(|d| Some(Event { date: d.date?, what: What::Document(d) }));
    let mut events: Vec<_> = facts.chain(papers).collect();
    events.sort_by_key(|e| e.date.earliest());
    events
}

fn is_event(value: &Value) -> bool {
    matches!(
        value,
        Value::Procedure(_)
            | Value::SystemicTherapy(_)
            | Value::Radiotherapy(_)
            | Value::ImagingStudy(_)
    )
}
