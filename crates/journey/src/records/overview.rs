//! The case at a glance: which facts tell what it is, what the tests show, what was done, what is planned.

use std::collections::BTreeSet;

use knowledge::Library;
use record::{Chart, ChartFact, DocumentId, Source, Standing, Subject, Value};

use crate::missing::cancer;

/// What a group of facts tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    WhatItIs,
    Tests,
    /// What radiologists wrote and measured.
    Scans,
    Done,
    Planned,
    Other,
}

impl Group {
    /// In the order in which a case is told.
    pub const ALL: &[Self] =
        &[Self::WhatItIs, Self::Tests, Self::Scans, Self::Done, Self::Planned, Self::Other];

    /// The group a fact belongs to.
    pub fn of(held: &ChartFact) -> Self {
        if held.fact.subject == Subject::Relative {
            return Self::Other;
        }
        let planned = |status: &Option<String>| {
            status
                .as_deref()
                .is_some_and(|s| matches!(s, "planned" | "proposed" | "ordered" | "intended"))
        };
        match &held.fact.value {
            Value::Site(_)
            | Value::Histology(_)
            | Value::Laterality(_)
            | Value::Grade(_)
            | Value::Gleason(_)
            | Value::Size(_)
            | Value::Nodes(_)
            | Value::Margin(_)
            | Value::Stage(_) => Self::WhatItIs,
            Value::Biomarker(_) | Value::Variant(_) | Value::ImagingStudy(_) => Self::Tests,
            Value::Impression(_) | Value::Lesion(_) => Self::Scans,
            Value::Procedure(v) if planned(&v.status) => Self::Planned,
            Value::SystemicTherapy(v) if planned(&v.status) => Self::Planned,
            Value::Plan(_) => Self::Planned,
            Value::Procedure(_) | Value::SystemicTherapy(_) | Value::Radiotherapy(_) => Self::Done,
            _ => Self::Other,
        }
    }
}

/// The order of kinds within a group: as a report of the tissue gives them, then as a visit note does.
const ORDER: &[&str] = &[
    "histology",
    "site",
    "laterality",
    "size",
    "grade",
    "gleason",
    "nodes",
    "margin",
    "stage",
    "biomarker",
    "variant",
    "imaging-study",
    "impression",
    "lesion",
    "procedure",
    "systemic-therapy",
    "radiotherapy",
    "plan",
    "performance-status",
    "condition",
    "medication",
    "allergy",
    "family-history",
    "lab",
    "observation",
    "immunization",
    "coverage",
    "provider",
];

/// The facts of a group that are shown, the most telling kinds first, the newest of a kind first.
pub fn of_group(chart: &Chart, wanted: Group) -> Vec<&ChartFact> {
    let shown = |f: &&ChartFact| f.standing != Standing::Hidden && Group::of(f) == wanted;
    let mut facts: Vec<_> = chart.facts.iter().filter(shown).collect();
    facts.sort_by_key(|f| (rank(&f.fact.value), std::cmp::Reverse(f.fact.date)));
    facts
}

/// The facts of the newest scan of the region in which the cancer began and of all later scans, and those of earlier ones. Where
/// no report is known to show that region, those of the newest day (of none where none has one).
pub fn newest_scans<'a>(
    chart: &Chart,
    library: &Library,
    held: &[&'a ChartFact],
) -> (Vec<&'a ChartFact>, Vec<&'a ChartFact>) {
    let regions: Vec<&String> =
        cancer::cancers(chart, library).into_iter().flat_map(|c| &c.imaged).collect();
    let showing: BTreeSet<DocumentId> = chart
        .of_kind("imaging-study")
        .filter(|study| matches!(&study.fact.value, Value::ImagingStudy(v) if regions.iter().any(|r| v.body_part.as_ref() == Some(r))))
        .flat_map(papers)
        .collect();
    let shows = |f: &&&ChartFact| papers(f).any(|id| showing.contains(&id));
    let newest = |of: &mut dyn Iterator<Item = &&ChartFact>| of.filter_map(|f| f.fact.date).max();
    let since = newest(&mut held.iter().filter(shows)).or_else(|| newest(&mut held.iter()));
    held.iter().copied().partition(|f| f.fact.date >= since)
}

/// The papers that state it.
fn papers(held: &ChartFact) -> impl Iterator<Item = DocumentId> {
    held.fact.sources().iter().filter_map(Source::document)
}

fn rank(value: &Value) -> usize {
    ORDER.iter().position(|kind| *kind == value.kind()).unwrap_or(ORDER.len())
}
