//! A letter retells a result and gives another one than the report: a slip of the pen, or a paper that is
//! not in the shoebox. Which papers report and which retell stands in `knowledge/rules/contradictions.toml`.

use std::collections::BTreeMap;

use knowledge::rules::{BiomarkerRule, RetoldRule};
use record::{Chart, ChartFact, DocumentId, DocumentKind, Gleason, Quantity, Source, Value};

/// Facts that cannot both be so, with what each says.
pub(super) type Sides<'a> = Vec<(&'a ChartFact, String)>;

/// The Gleason score of a letter that is the highest one of no report.
pub(super) fn gleason<'a>(
    stated: &[&'a ChartFact],
    chart: &Chart,
    rule: &RetoldRule,
) -> Option<Sides<'a>> {
    let mut highest: BTreeMap<DocumentId, (&'a ChartFact, (u8, u8))> = BTreeMap::new();
    for fact in stated {
        let Value::Gleason(Gleason { primary: Some(p), secondary: Some(s), .. }) = fact.fact.value
        else {
            continue;
        };
        for document in papers(fact) {
            let place = highest.entry(document).or_insert((*fact, (p, s)));
            if (p + s, p) > (place.1.0 + place.1.1, place.1.0) {
                *place = (*fact, (p, s));
            }
        }
    }
    let of = |is: &dyn Fn(DocumentKind) -> bool| -> Vec<(&'a ChartFact, (u8, u8))> {
        let counts = |id| chart.document(id).is_some_and(|d| is(d.kind));
        highest.iter().filter(|(id, _)| counts(**id)).map(|(_, score)| *score).collect()
    };
    let reported = of(&|kind| rule.reports(kind));
    let retold = of(&|kind| rule.retells(kind));
    let astray: Vec<_> =
        retold.into_iter().filter(|(_, a)| reported.iter().all(|(_, b)| a != b)).collect();
    if reported.is_empty() || astray.is_empty() {
        return None;
    }
    let words = |(fact, (p, s)): (&'a ChartFact, (u8, u8))| (fact, format!("{p}+{s}"));
    Some(reported.into_iter().chain(astray).map(words).collect())
}

/// The percentage of a letter that is far from that of every report, marker by marker.
pub(super) fn percentages<'a>(
    stated: &[&'a ChartFact],
    chart: &Chart,
    rule: &RetoldRule,
    markers: &'a BiomarkerRule,
) -> Vec<(&'a str, Sides<'a>)> {
    let mut by_name: BTreeMap<&str, Vec<(&'a ChartFact, f64)>> = BTreeMap::new();
    for fact in stated {
        let Value::Biomarker(marker) = &fact.fact.value else { continue };
        let Some(Quantity::Number(value)) = marker.value else { continue };
        if marker.unit.as_deref() == Some("%") {
            by_name.entry(markers.compared_as(&marker.name)).or_default().push((fact, value));
        }
    }
    let stands_in = |fact: &ChartFact, is: &dyn Fn(DocumentKind) -> bool| {
        papers(fact).filter_map(|id| chart.document(id)).any(|d| is(d.kind))
    };
    let conflict = |(name, values): (&'a str, Vec<(&'a ChartFact, f64)>)| {
        let (reported, retold): (Vec<_>, Vec<_>) =
            values.into_iter().partition(|(fact, _)| stands_in(fact, &|k| rule.reports(k)));
        let astray: Vec<_> = retold
            .into_iter()
            .filter(|(fact, _)| stands_in(fact, &|k| rule.retells(k)))
            .filter(|(_, a)| reported.iter().all(|(_, b)| rule.are_apart(*a, *b)))
            .collect();
        let found = !reported.is_empty() && !astray.is_empty();
        let sides = reported.into_iter().chain(astray).map(|(fact, v)| (fact, format!("{v}%")));
        found.then(|| (name, sides.collect()))
    };
    by_name.into_iter().filter_map(conflict).collect()
}

fn papers(fact: &ChartFact) -> impl Iterator<Item = DocumentId> {
    fact.fact.sources().iter().filter_map(Source::document)
}
