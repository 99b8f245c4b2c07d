//! The case as JSON: the contract `second-opinion.case/1` that other programs read.

use jiff::civil::Date;
use knowledge::{Judgement, Library, Words};
use record::{Chart, ChartFact, Document, Finding, Source, Standing};
use serde_json::{Map, Value, json};

/// The name and version of the contract.
pub const SCHEMA: &str = "second-opinion.case/1";

/// The whole case. Facts the person hid are left out; what is not known is null or left out.
pub fn json(chart: &Chart, library: &Library, as_of: Date) -> Value {
    let patient = &chart.patient;
    let missing = journey::missing::missing(chart, library, as_of);
    json!({
        "schema": SCHEMA,
        "as_of": as_of.to_string(),
        "knowledge": knowledge::EDITION,
        "patient": {
            "name": patient.name.as_ref().map(record::PersonName::display),
            "also_known_as": patient.also_known_as.iter().map(record::PersonName::display).collect::<Vec<_>>(),
            "birth_date": patient.birth_date,
            "sex": patient.sex,
            "record_numbers": patient.record_numbers,
            "sources": patient.sources.iter().map(source).collect::<Vec<_>>(),
        },
        "documents": chart.documents.iter().map(document).collect::<Vec<_>>(),
        "facts": chart.facts.iter().filter(|f| f.standing != Standing::Hidden).map(fact).collect::<Vec<_>>(),
        "findings": chart.findings.iter().map(|f| finding(f, &library.words)).collect::<Vec<_>>(),
        "missing": crate::missing::of(&missing, Judgement::Missing, library),
        "cannot_tell": crate::missing::of(&missing, Judgement::CannotTell, library),
    })
}

fn document(document: &Document) -> Value {
    json!({
        "id": document.id.to_string(),
        "path": document.path,
        "sha256": document.sha256,
        "bytes": document.bytes,
        "format": document.format,
        "kind": document.kind,
        "title": document.title,
        "date": document.date,
        "pages": document.pages,
        "status": document.status,
        "duplicate_of": document.duplicate_of.map(|d| d.to_string()),
    })
}

fn fact(stated: &ChartFact) -> Value {
    let fact = &stated.fact;
    let mut object = match serde_json::to_value(&fact.value) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    };
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            object.insert(name.to_owned(), value);
        }
    };
    put("id", json!(stated.id.to_string()));
    put("date", json!(fact.date));
    put("certainty", json!(fact.certainty));
    put("subject", json!(fact.subject));
    put("doubt", json!(fact.doubt));
    put("section", json!(fact.section));
    put("part", json!(fact.part));
    put("rule", json!(fact.rule));
    put("standing", json!(stated.standing));
    put("sources", fact.sources().iter().map(source).collect());
    Value::Object(object)
}

fn finding(finding: &Finding, words: &Words) -> Value {
    json!({
        "code": finding.code.as_str(),
        "severity": finding.severity,
        "message": words.finding_message(finding),
        "next": words.finding_next(finding),
        "facts": finding.facts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "documents": finding.documents.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "sources": finding.passages.iter().cloned().map(|p| source(&p.into())).collect::<Vec<_>>(),
    })
}

pub(crate) fn source(source: &Source) -> Value {
    match source {
        Source::Passage(passage) => json!({
            "document": passage.document().to_string(),
            "page": passage.page(),
            "start": passage.start(),
            "end": passage.end(),
            "quote": passage.quote(),
            "pointer": passage.pointer(),
            "confidence": passage.confidence(),
        }),
        Source::OwnWords { words, on } => json!({
            "document": null, "page": null, "start": null, "end": null,
            "quote": words, "pointer": null, "own_words_of": on.to_string(),
        }),
    }
}
