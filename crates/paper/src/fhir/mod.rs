//! The case as FHIR R4: a collection bundle that other programs can take in, in which every resource has a
//! `Provenance` that points at the original and the place in it.
//!
//! What is not known is left out; where R4 demands an element it carries the `data-absent-reason` extension.
//! The same chart on the same day gives the same bytes: identifiers are hashes of what they name.
//!
//! A resource names an mCODE profile only where it keeps all that the profile demands: the patient with a number, a name
//! and a sex, the scales of performance status. The profile of the primary cancer demands a category and stages by the
//! tables of a staging system, those of markers a code of the very test; papers do not state these, so there its
//! extensions and codes are used and the profile is not named. Reference: the mCODE implementation guide, STU 4
//! (<https://hl7.org/fhir/us/mcode/>), and the US Core profiles that it builds on.

mod facts;

use jiff::civil::Date;
use knowledge::Library;
use record::{
    Chart, ChartFact, Document, DocumentId, Format, Passage, PersonName, Sex, Source, Standing,
    Status,
};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// The address of our own extensions and tags. A name only; nothing stands behind it.
const OURS: &str = "urn:x-second-opinion";

/// The whole case as a bundle. Facts the person hid, papers of other people and files that are no records
/// are left out.
pub fn bundle(chart: &Chart, library: &Library, as_of: Date) -> Value {
    let case = Case { chart, library, recorded: format!("{as_of}T00:00:00Z") };
    let mut entries = vec![entry(PATIENT, case.patient())];
    let shown = |d: &&Document| !matches!(d.status, Status::OtherPerson | Status::Ignored);
    for document in chart.documents.iter().filter(shown) {
        entries.push(entry(&document_name(document.id), case.document(document)));
    }
    let mut provenance = vec![case.provenance(PATIENT, chart.patient.sources.iter())];
    for fact in chart.facts.iter().filter(|f| f.standing != Standing::Hidden) {
        let name = fact_name(fact);
        let Some(resource) = facts::resource(fact) else { continue };
        entries.push(entry(&name, with_standing(resource, fact)));
        provenance.push(case.provenance(&name, fact.fact.sources().iter()));
    }
    if let Some((resource, sources)) = facts::primary_cancer(chart) {
        entries.push(entry(facts::PRIMARY_CANCER, resource));
        provenance.push(case.provenance(facts::PRIMARY_CANCER, sources.into_iter()));
    }
    for (number, resource) in provenance.into_iter().enumerate() {
        if let Some(resource) = resource {
            entries.push(entry(&format!("provenance {number}"), resource));
        }
    }
    json!({
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": case.recorded,
        "entry": entries,
    })
}

const PATIENT: &str = "patient";

struct Case<'a> {
    chart: &'a Chart,
    library: &'a Library,
    recorded: String,
}

fn document_name(id: DocumentId) -> String {
    format!("document {id}")
}

fn fact_name(fact: &ChartFact) -> String {
    format!("fact {} {}", fact.id, fact.key.0)
}

/// A UUID of version 8 (RFC 9562): the first bytes of a hash of the name.
fn uuid(name: &str) -> String {
    let hash = Sha256::digest(format!("{OURS} {name}").as_bytes());
    let mut digits = String::new();
    for (place, byte) in hash.iter().take(16).enumerate() {
        let byte = match place {
            6 => byte & 0x0F | 0x80,
            8 => byte & 0x3F | 0x80,
            _ => *byte,
        };
        if matches!(place, 4 | 6 | 8 | 10) {
            digits.push('-');
        }
        digits.push_str(&format!("{byte:02x}"));
    }
    digits
}

fn reference(name: &str) -> Value {
    json!({ "reference": format!("urn:uuid:{}", uuid(name)) })
}

fn entry(name: &str, mut resource: Value) -> Value {
    let id = uuid(name);
    if let Some(members) = resource.as_object_mut() {
        members.insert("id".to_owned(), json!(id));
    }
    json!({ "fullUrl": format!("urn:uuid:{id}"), "resource": resource })
}

/// Names the mCODE profile that a resource keeps.
fn meta_of(profile: &str) -> Value {
    json!({ "profile": [format!("http://hl7.org/fhir/us/mcode/StructureDefinition/{profile}")] })
}

/// Says why a demanded element is empty.
fn absent() -> Value {
    json!({ "extension": [{
        "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
        "valueCode": "unknown",
    }] })
}

/// The object without its members that are null or empty.
fn lean(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().map(|(key, value)| (key, lean(value)));
            Value::Object(kept.filter(|(_, value)| !is_empty(value)).collect::<Map<_, _>>())
        }
        Value::Array(list) => {
            Value::Array(list.into_iter().map(lean).filter(|value| !is_empty(value)).collect())
        }
        other => other,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// What the person said of a fact goes with it as a tag.
fn with_standing(mut resource: Value, fact: &ChartFact) -> Value {
    if fact.standing != Standing::AsRead {
        let code = serde_json::to_value(fact.standing).unwrap_or_default();
        let tag = json!([{ "system": format!("{OURS}:standing"), "code": code }]);
        if let Some(meta) = resource.as_object_mut().map(|r| r.entry("meta").or_insert(json!({}))) {
            meta["tag"] = tag;
        }
    }
    resource
}

impl Case<'_> {
    fn patient(&self) -> Value {
        let patient = &self.chart.patient;
        let mut names: Vec<Value> =
            patient.name.iter().map(|name| human_name(name, "official")).collect();
        names.extend(patient.also_known_as.iter().map(|name| human_name(name, "old")));
        let numbers = patient.record_numbers.iter().map(|number| {
            let system = "http://terminology.hl7.org/CodeSystem/v2-0203";
            let kind = json!({ "coding": [{ "system": system, "code": "MR" }] });
            // Papers print a number and not the system it is of.
            json!({ "type": kind, "_system": absent(), "value": number })
        });
        let named =
            patient.name.as_ref().is_some_and(|n| n.family.is_some() || !n.given.is_empty());
        let fits = named && patient.sex.is_some() && !patient.record_numbers.is_empty();
        lean(json!({
            "resourceType": "Patient",
            "meta": fits.then(|| meta_of("mcode-cancer-patient")),
            "identifier": numbers.collect::<Vec<_>>(),
            "name": names,
            "gender": patient.sex.map(|sex| match sex {
                Sex::Female => "female",
                Sex::Male => "male",
                Sex::Other => "other",
            }),
            "birthDate": patient.birth_date,
        }))
    }

    /// An original: its hash, size, title and day, and its path as the description. The bytes stay with the
    /// person.
    fn document(&self, document: &Document) -> Value {
        let kind = serde_json::to_value(document.kind).unwrap_or_default();
        let kind_words = kind.as_str().map(|kind| {
            self.library.words.try_say(&format!("kind-{kind}"), &[]).unwrap_or(kind.to_owned())
        });
        let duplicate = document.status == Status::Duplicate;
        lean(json!({
            "resourceType": "DocumentReference",
            "identifier": [{ "type": { "text": "SHA-256" }, "value": document.sha256.to_string() }],
            "status": if duplicate { "superseded" } else { "current" },
            "type": { "text": kind_words },
            "subject": reference(PATIENT),
            "description": document.path,
            "content": [{ "attachment": {
                "contentType": media_type(document.format),
                "size": i32::try_from(document.bytes).ok(),
                "title": document.title.as_deref().unwrap_or(document.path.as_str()),
                "creation": document.date,
            } }],
            "context": { "period": { "start": document.date } },
        }))
    }

    /// Where a resource comes from: the documents, and the words in them. `None` without a source.
    fn provenance<'s>(
        &self,
        target: &str,
        sources: impl Iterator<Item = &'s Source>,
    ) -> Option<Value> {
        let entities: Vec<Value> = sources.map(|source| self.entity(source)).collect();
        (!entities.is_empty()).then(|| {
            lean(json!({
                "resourceType": "Provenance",
                "target": [reference(target)],
                "recorded": self.recorded,
                "agent": [{
                    "type": { "coding": [{
                        "system": "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                        "code": "assembler",
                    }] },
                    "who": { "display": "Second Opinion" },
                }],
                "entity": entities,
            }))
        })
    }

    fn entity(&self, source: &Source) -> Value {
        match source {
            Source::Passage(passage) => {
                let path = self.chart.document(passage.document()).map(|d| d.path.as_str());
                let mut what = reference(&document_name(passage.document()));
                if let Some(members) = what.as_object_mut() {
                    let display = place(path.unwrap_or_default(), passage);
                    members.insert("display".to_owned(), json!(display));
                }
                json!({ "role": "source", "what": what, "extension": [passage_extension(passage)] })
            }
            Source::OwnWords { words, on } => {
                json!({ "role": "source", "what": { "display": format!("{on}: “{words}”") } })
            }
        }
    }
}

/// `portal.zip!report.pdf, 2: 812–820, /entry/4: “pT2”`.
fn place(path: &str, passage: &Passage) -> String {
    let (page, start, end) = (passage.page(), passage.start(), passage.end());
    let pointer = passage.pointer().map(|p| format!(", {p}")).unwrap_or_default();
    format!("{path}, {page}: {start}–{end}{pointer}: “{}”", passage.quote())
}

fn passage_extension(passage: &Passage) -> Value {
    let part = |name: &str, kind: &str, value: Value| {
        let mut part = Map::new();
        part.insert("url".to_owned(), json!(name));
        part.insert(kind.to_owned(), value);
        Value::Object(part)
    };
    let mut parts = vec![
        part("page", "valueInteger", json!(passage.page())),
        part("start", "valueInteger", json!(passage.start())),
        part("end", "valueInteger", json!(passage.end())),
    ];
    if !passage.quote().trim().is_empty() {
        parts.push(part("quote", "valueString", json!(passage.quote())));
    }
    parts.extend(passage.pointer().map(|p| part("pointer", "valueString", json!(p))));
    json!({ "url": format!("{OURS}:passage"), "extension": parts })
}

fn human_name(name: &PersonName, usage: &str) -> Value {
    lean(json!({
        "use": usage,
        "text": name.display(),
        "family": name.family,
        "given": name.given,
    }))
}

fn media_type(format: Format) -> Option<&'static str> {
    match format {
        Format::CCda => Some("application/xml"),
        Format::Fhir => Some("application/fhir+json"),
        Format::Dicom => Some("application/dicom"),
        Format::Pdf => Some("application/pdf"),
        Format::Text => Some("text/plain"),
        Format::Rtf => Some("application/rtf"),
        Format::Html => Some("text/html"),
        Format::Docx => {
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        Format::Zip => Some("application/zip"),
        Format::Image | Format::Other => None,
    }
}
