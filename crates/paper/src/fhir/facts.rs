//! One resource for a fact.

use std::collections::BTreeSet;

use record::{
    Allergy, Biomarker, Chart, ChartFact, Condition, Coverage, Fact, FamilyHistory, Gleason, Grade,
    Immunization, Lab, Margin, Medication, Nodes, Plan, Procedure, Provider, Quantity,
    Radiotherapy, Side, Source, Stage, StageBasis, Standing, Subject, SystemicTherapy,
    Value as Said, Variant,
};
use serde_json::{Value, json};

use super::{PATIENT, absent, fact_name, lean, reference};

pub(super) const PRIMARY_CANCER: &str = "primary cancer";

const LOINC: &str = "http://loinc.org";
const CLINICAL: &str = "http://terminology.hl7.org/CodeSystem/condition-clinical";
const VERIFIED: &str = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
const ALLERGY: &str = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
const ALLERGY_VERIFIED: &str =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";

/// The resource of a fact; `None` for what is a relative's and no family history.
pub(super) fn resource(stated: &ChartFact) -> Option<Value> {
    let fact = &stated.fact;
    if fact.subject == Subject::Relative && !matches!(fact.value, Said::FamilyHistory(_)) {
        return None;
    }
    Some(lean(match &fact.value {
        Said::Condition(said) => condition(fact, said),
        Said::Procedure(said) => procedure(fact, said),
        Said::Radiotherapy(said) => radiotherapy(fact, said),
        Said::Medication(said) => medication(fact, said),
        Said::SystemicTherapy(said) => systemic_therapy(fact, said),
        Said::Allergy(said) => allergy(fact, said),
        Said::Immunization(said) => immunization(fact, said),
        Said::FamilyHistory(said) => family_history(fact, said),
        Said::ImagingStudy(said) => imaging_study(fact, said),
        Said::Provider(said) => provider(said),
        Said::Coverage(said) => coverage(fact, said),
        Said::Plan(said) => plan(fact, said),
        other => observation(fact, other),
    }))
}

/// The primary cancer as one condition: every type, place and side that is stated, each an observation of
/// its own that it refers to. Where the records name two sides, neither is made a qualifier of the place.
pub(super) fn primary_cancer(chart: &Chart) -> Option<(Value, Vec<&Source>)> {
    let stated = |kind: &'static str| {
        chart
            .of_kind(kind)
            .filter(|f| f.standing != Standing::SaidWrong && f.fact.subject == Subject::Patient)
    };
    let facts: Vec<&ChartFact> =
        stated("histology").chain(stated("site")).chain(stated("laterality")).collect();
    let named = facts.iter().any(|f| !matches!(f.fact.value, Said::Laterality(_)));
    if !named {
        return None;
    }
    let (mut types, mut places, mut sides) = (Vec::new(), Vec::new(), BTreeSet::new());
    for stated in &facts {
        match &stated.fact.value {
            Said::Histology(said) => {
                types.push(concept(&said.text, said.icd_o_3.as_deref(), ICD_O))
            }
            Said::Site(said) => places.push(concept(&said.text, said.icd_o_3.as_deref(), ICD_O)),
            Said::Laterality(said) => sides.extend(said.side.map(side_words)),
            _ => {}
        }
    }
    types.dedup();
    places.dedup();
    if let (Some(side), 1, 1) = (sides.first(), sides.len(), places.len()) {
        let qualifier = json!([{
            "url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",
            "valueCodeableConcept": { "text": side },
        }]);
        if let Some(place) = places.first_mut().and_then(Value::as_object_mut) {
            place.insert("extension".to_owned(), qualifier);
        }
    }
    let morphology = types.iter().map(|kind| {
        json!({
            "url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior",
            "valueCodeableConcept": kind,
        })
    });
    let doubt = facts.iter().all(|f| f.fact.doubt.is_some());
    let stages = stated("stage").map(|f| json!({ "assessment": [reference(&fact_name(f))] }));
    let resource = lean(json!({
        "resourceType": "Condition",
        "extension": morphology.collect::<Vec<_>>(),
        "verificationStatus": doubt.then(|| coding(VERIFIED, "provisional")),
        "code": types.first().or(places.first()),
        "bodySite": places,
        "subject": reference(PATIENT),
        "stage": stages.collect::<Vec<_>>(),
        "evidence": [{ "detail": facts.iter().map(|f| reference(&fact_name(f))).collect::<Vec<_>>() }],
    }));
    let sources = facts.iter().flat_map(|f| f.fact.sources()).collect();
    Some((resource, sources))
}

const ICD_O: &str = "http://terminology.hl7.org/CodeSystem/icd-o-3";

fn side_words(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Bilateral => "bilateral",
        Side::Midline => "midline",
    }
}

fn concept(text: &str, code: Option<&str>, system: &str) -> Value {
    let coding = code.map(|code| json!([{ "system": system, "code": code.trim() }]));
    lean(json!({ "coding": coding, "text": text.trim() }))
}

/// A concept with the code system it came with; a code without a system is kept, as the record has it.
fn coded(text: &str, code: Option<&str>, system: Option<&str>) -> Value {
    concept(text, code.map(str::trim).filter(|c| !c.is_empty()), system.unwrap_or_default())
}

fn coding(system: &str, code: &str) -> Value {
    json!({ "coding": [{ "system": system, "code": code }] })
}

fn note(fact: &Fact) -> Value {
    fact.doubt.as_ref().map_or(Value::Null, |doubt| json!([{ "text": doubt }]))
}

fn condition(fact: &Fact, said: &Condition) -> Value {
    let known = ["active", "recurrence", "relapse", "inactive", "remission", "resolved"];
    let status = said.status.as_deref().filter(|s| known.contains(s));
    json!({
        "resourceType": "Condition",
        "clinicalStatus": status.map(|s| coding(CLINICAL, s)),
        "verificationStatus": fact.doubt.as_ref().map(|_| coding(VERIFIED, "provisional")),
        "code": coded(&said.text, said.code.as_deref(), said.code_system.as_deref()),
        "subject": reference(PATIENT),
        "onsetDateTime": fact.date,
        "note": note(fact),
    })
}

fn procedure(fact: &Fact, said: &Procedure) -> Value {
    let status = match said.status.as_deref() {
        Some("planned") => "preparation",
        Some(s @ ("in-progress" | "not-done" | "on-hold" | "stopped" | "completed")) => s,
        Some("aborted") => "stopped",
        Some("declined" | "cancelled") => "not-done",
        _ => "unknown",
    };
    json!({
        "resourceType": "Procedure",
        "status": status,
        "code": coded(&said.text, said.code.as_deref(), said.code_system.as_deref()),
        "subject": reference(PATIENT),
        "performedDateTime": fact.date,
        "note": note(fact),
    })
}

fn radiotherapy(fact: &Fact, said: &Radiotherapy) -> Value {
    let words = [
        said.technique.clone(),
        said.dose_gy.map(|dose| format!("{dose} Gy")),
        said.fractions.map(|n| format!("{n} fractions")),
        fact.doubt.clone(),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    json!({
        "resourceType": "Procedure",
        "status": "unknown",
        "code": concept("Radiotherapy", Some("108290001"), "http://snomed.info/sct"),
        "subject": reference(PATIENT),
        "performedDateTime": fact.date,
        "bodySite": [said.site.as_ref().map(|site| json!({ "text": site }))],
        "note": [{ "text": words.join(", ") }],
    })
}

fn medication(fact: &Fact, said: &Medication) -> Value {
    let medicine = coded(&said.text, said.code.as_deref(), said.code_system.as_deref());
    statement(fact, medicine, said.status.as_deref(), None)
}

fn systemic_therapy(fact: &Fact, said: &SystemicTherapy) -> Value {
    let agents = said.agents.join(", ");
    let name = if agents.is_empty() { said.regimen.clone().unwrap_or_default() } else { agents };
    let medicine = match name.is_empty() {
        true => absent(),
        false => json!({ "text": name }),
    };
    let cycles = said.cycles.map(|n| format!("{n} cycles"));
    let words = [said.regimen.clone(), said.intent.clone(), cycles];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
    statement(fact, medicine, said.status.as_deref(), Some(words))
}

fn statement(fact: &Fact, medicine: Value, status: Option<&str>, words: Option<String>) -> Value {
    let status = match status {
        Some("given" | "completed" | "dispensed") => "completed",
        Some(s @ ("active" | "stopped" | "on-hold")) => s,
        Some("planned" | "intended") => "intended",
        Some("declined" | "not-taken") => "not-taken",
        _ => "unknown",
    };
    let notes = [words.filter(|w| !w.is_empty()), fact.doubt.clone()];
    let notes = notes.into_iter().flatten().map(|text| json!({ "text": text }));
    json!({
        "resourceType": "MedicationStatement",
        "status": status,
        "medicationCodeableConcept": medicine,
        "subject": reference(PATIENT),
        "effectiveDateTime": fact.date,
        "note": notes.collect::<Vec<_>>(),
    })
}

fn allergy(fact: &Fact, said: &Allergy) -> Value {
    let past = fact.doubt.as_deref().filter(|d| matches!(*d, "inactive" | "resolved"));
    let unsure = fact.doubt.is_some() && past.is_none();
    let reaction = said.reaction.as_ref().map(|r| json!([{ "manifestation": [{ "text": r }] }]));
    json!({
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": past.map_or_else(absent, |s| coding(ALLERGY, s)),
        "verificationStatus": unsure.then(|| coding(ALLERGY_VERIFIED, "unconfirmed")),
        "code": coded(&said.text, said.code.as_deref(), said.code_system.as_deref()),
        "patient": reference(PATIENT),
        "recordedDate": fact.date,
        "reaction": reaction,
        "note": note(fact),
    })
}

fn immunization(fact: &Fact, said: &Immunization) -> Value {
    let status = match said.status.as_deref() {
        Some("not-done") => json!("not-done"),
        Some("completed" | "given") => json!("completed"),
        _ => Value::Null,
    };
    json!({
        "resourceType": "Immunization",
        "_status": status.is_null().then(absent),
        "status": status,
        "vaccineCode": coded(&said.text, said.code.as_deref(), said.code_system.as_deref()),
        "patient": reference(PATIENT),
        "occurrenceDateTime": fact.date,
        // R4 demands one or the other, and gives the text for what is not a date.
        "occurrenceString": fact.date.is_none().then_some("unknown"),
        "note": note(fact),
    })
}

fn family_history(fact: &Fact, said: &FamilyHistory) -> Value {
    json!({
        "resourceType": "FamilyMemberHistory",
        "status": "partial",
        "patient": reference(PATIENT),
        "date": fact.date,
        "relationship": said.relation.as_ref().map_or_else(absent, |r| json!({ "text": r })),
        "condition": [{ "code": { "text": said.text } }],
        "note": note(fact),
    })
}

fn imaging_study(fact: &Fact, said: &record::ImagingStudy) -> Value {
    let dicom = "http://dicom.nema.org/resources/ontology/DCM";
    let uid = said
        .uid
        .as_ref()
        .map(|uid| json!([{ "system": "urn:dicom:uid", "value": format!("urn:oid:{uid}") }]));
    json!({
        "resourceType": "ImagingStudy",
        "identifier": uid,
        "status": "unknown",
        "modality": said.modality.as_ref().map(|m| json!([{ "system": dicom, "code": m.trim() }])),
        "subject": reference(PATIENT),
        "started": fact.date,
        "numberOfSeries": said.series,
        "numberOfInstances": said.images,
        "description": said.body_part,
        "note": note(fact),
    })
}

fn provider(said: &Provider) -> Value {
    match (&said.name, &said.role, &said.organization) {
        (None, None, Some(name)) => json!({ "resourceType": "Organization", "name": name }),
        (Some(name), None, None) => {
            json!({ "resourceType": "Practitioner", "name": [{ "text": name }] })
        }
        (name, role, place) => json!({
            "resourceType": "PractitionerRole",
            "practitioner": { "display": name },
            "organization": { "display": place },
            "code": [{ "text": role }],
        }),
    }
}

fn coverage(fact: &Fact, said: &Coverage) -> Value {
    json!({
        "resourceType": "Coverage",
        "_status": absent(),
        "subscriberId": said.member_id,
        "beneficiary": reference(PATIENT),
        "period": { "start": fact.date },
        "payor": [said.payer.as_ref().map_or_else(absent, |payer| json!({ "display": payer }))],
    })
}

fn plan(fact: &Fact, said: &Plan) -> Value {
    let steps = [
        &said.modality,
        &said.surgery,
        &said.radiation,
        &said.regimen,
        &said.sequence,
        &said.trial,
        &said.tests_first,
        &said.timing,
        &said.intent,
    ];
    let steps = steps
        .into_iter()
        .flatten()
        .map(|words| json!({ "detail": { "status": "unknown", "description": words } }));
    json!({
        "resourceType": "CarePlan",
        "status": "unknown",
        "intent": "plan",
        "subject": reference(PATIENT),
        "created": fact.date,
        "activity": steps.collect::<Vec<_>>(),
        "note": note(fact),
    })
}

/// Everything that is observed: a code, a value, components.
fn observation(fact: &Fact, said: &Said) -> Value {
    let shape = match said {
        Said::Lab(lab) => laboratory(lab),
        Said::Stage(stage) => staged(stage),
        Said::Biomarker(marker) => biomarker(marker),
        Said::Variant(variant) => genomic(variant),
        Said::Nodes(nodes) => lymph_nodes(nodes),
        Said::Gleason(gleason) => gleason_score(gleason),
        Said::Margin(margin) => margins(margin),
        Said::Grade(grade) => graded(grade),
        Said::Site(site) => {
            worded("Primary site", concept(&site.text, site.icd_o_3.as_deref(), ICD_O))
        }
        Said::Histology(kind) => {
            worded("Histology", concept(&kind.text, kind.icd_o_3.as_deref(), ICD_O))
        }
        Said::Laterality(side) => json!({
            "code": concept("Laterality", Some("20228-3"), LOINC),
            "valueCodeableConcept": side.side.map(|s| json!({ "text": side_words(s) })),
        }),
        Said::Size(size) => json!({
            "code": { "text": "Greatest dimension of the tumour" },
            "valueQuantity": size.mm.map(|mm| quantity(mm, Some("mm"))),
        }),
        Said::PerformanceStatus(status) => performance(status),
        Said::Observation(seen) => {
            let code = coded(&seen.name, seen.code.as_deref(), seen.code_system.as_deref());
            let method = seen.method.as_ref().map(|method| json!({ "text": method }));
            let shape = json!({ "code": code, "method": method });
            with_value(shape, seen.value.as_ref(), seen.unit.as_deref())
        }
        Said::Impression(said) => json!({
            "category": [coding(CATEGORY, "imaging")],
            "code": { "text": "Statement of an imaging report's impression" },
            "valueString": said.text,
        }),
        Said::Lesion(said) => measured_lesion(said),
        other => json!({ "code": { "text": other.kind() } }),
    };
    let mut whole = json!({
        "resourceType": "Observation",
        "status": if fact.doubt.as_deref() == Some("preliminary") { "preliminary" } else { "unknown" },
        "subject": reference(PATIENT),
        "effectiveDateTime": fact.date,
        "note": note(fact),
    });
    if let (Some(whole), Value::Object(shape)) = (whole.as_object_mut(), shape) {
        whole.extend(shape);
    }
    whole
}

/// A lesion as a radiologist measured it: the present size as the value, all else as components.
fn measured_lesion(said: &record::Lesion) -> Value {
    let length = |name: &str, mm: Option<f64>| {
        mm.map(|mm| json!({ "code": { "text": name }, "valueQuantity": quantity(mm, Some("mm")) }))
    };
    let uptake = |name: &str, suv: Option<f64>| {
        suv.map(|suv| json!({ "code": { "text": name }, "valueQuantity": quantity(suv, None) }))
    };
    let worded = |name: &str, text: Option<&str>| {
        text.map(|text| json!({ "code": { "text": name }, "valueString": text }))
    };
    let date = said.prior_date.map(|date| date.to_string());
    let components: Vec<Value> = [
        length("Earlier greatest dimension", said.prior_mm),
        worded("Date of the earlier measure", date.as_deref()),
        uptake("Standardized uptake value", said.suv),
        uptake("Earlier standardized uptake value", said.prior_suv),
        worded("Size as printed", said.size.as_deref()),
        worded("Earlier size as printed", said.prior_size.as_deref()),
        worded("Change as stated", said.change.as_deref()),
        worded("Kind as stated", said.what.as_deref()),
    ]
    .into_iter()
    .flatten()
    .collect();
    json!({
        "category": [coding(CATEGORY, "imaging")],
        "code": { "text": "Lesion measured on imaging" },
        "bodySite": said.site.as_ref().map(|site| json!({ "text": site })),
        "valueQuantity": said.mm.map(|mm| quantity(mm, Some("mm"))),
        "component": components,
    })
}

fn worded(name: &str, value: Value) -> Value {
    json!({ "code": { "text": name }, "valueCodeableConcept": value })
}

fn quantity(value: f64, unit: Option<&str>) -> Value {
    json!({ "value": value, "unit": unit })
}

fn with_value(mut shape: Value, value: Option<&Quantity>, unit: Option<&str>) -> Value {
    let Some(members) = shape.as_object_mut() else { return shape };
    match value {
        Some(Quantity::Number(number)) => {
            members.insert("valueQuantity".to_owned(), quantity(*number, unit));
        }
        Some(Quantity::Words(words)) => {
            let words = [Some(words.as_str()), unit].into_iter().flatten().collect::<Vec<_>>();
            members.insert("valueString".to_owned(), json!(words.join(" ")));
        }
        None => {}
    }
    shape
}

fn laboratory(lab: &Lab) -> Value {
    let limit = |n: Option<f64>| n.map(|n| quantity(n, lab.unit.as_deref()));
    let shape = json!({
        "category": [coding(CATEGORY, "laboratory")],
        "code": concept(&lab.name, lab.loinc.as_deref(), LOINC),
        "referenceRange": [{ "low": limit(lab.low), "high": limit(lab.high) }],
    });
    with_value(shape, lab.value.as_ref(), lab.unit.as_deref())
}

/// The stage as stated: the group as the value, the categories as components under the codes of the basis.
fn staged(stage: &Stage) -> Value {
    let (group, codes, prefix) = match stage.basis {
        Some(StageBasis::Clinical) => ("21908-9", ["21905-5", "21906-3", "21907-1"], "c"),
        Some(StageBasis::Pathological) => ("21902-2", ["21899-0", "21900-6", "21901-4"], "p"),
        Some(StageBasis::PostTherapy) => ("21914-7", ["21911-3", "21912-1", "21913-9"], "y"),
        None => ("21914-7", ["21911-3", "21912-1", "21913-9"], ""),
    };
    let parts = [&stage.t, &stage.n, &stage.m];
    let components = parts.into_iter().zip(codes).filter_map(|(part, code)| {
        let part = part.as_ref()?;
        let value = json!({ "text": format!("{prefix}{part}") });
        Some(json!({ "code": coding(LOINC, code), "valueCodeableConcept": value }))
    });
    let method = [stage.edition.as_deref(), stage.system.as_deref()].into_iter().flatten().next();
    json!({
        "code": concept("Stage", Some(group), LOINC),
        "valueCodeableConcept": stage.group.as_ref().map(|g| json!({ "text": g })),
        "component": components.collect::<Vec<_>>(),
        "method": { "text": method },
    })
}

fn biomarker(marker: &Biomarker) -> Value {
    let shape = json!({
        "category": [coding(CATEGORY, "laboratory")],
        "code": { "text": marker.name },
        "method": { "text": marker.method },
    });
    match &marker.result {
        None => with_value(shape, marker.value.as_ref(), marker.unit.as_deref()),
        Some(result) => {
            let value = marker.value.as_ref().map(|value| {
                let code = json!({ "code": { "text": marker.name } });
                with_value(code, Some(value), marker.unit.as_deref())
            });
            let mut shape = shape;
            if let Some(members) = shape.as_object_mut() {
                members.insert("valueCodeableConcept".to_owned(), json!({ "text": result }));
                members.insert("component".to_owned(), json!([value]));
            }
            shape
        }
    }
}

fn component(name: &str, code: Option<&str>, value: Option<Value>) -> Option<Value> {
    let mut part = json!({ "code": concept(name, code, LOINC) });
    part.as_object_mut()?.extend(value?.as_object()?.clone());
    Some(part)
}

fn number(value: Option<impl Into<f64>>) -> Option<Value> {
    value.map(|n| json!({ "valueQuantity": quantity(n.into(), None) }))
}

fn text(value: Option<&String>) -> Option<Value> {
    value.map(|words| json!({ "valueCodeableConcept": { "text": words } }))
}

fn genomic(variant: &Variant) -> Value {
    let gene = Some(&variant.gene).filter(|g| !g.is_empty());
    json!({
        "category": [coding(CATEGORY, "laboratory")],
        "code": concept("Genetic variant assessment", Some("69548-6"), LOINC),
        "component": [
            component("Gene studied", Some("48018-6"), text(gene)),
            component("Variant", None, text(variant.change.as_ref())),
            component("Clinical significance", Some("53037-8"), text(variant.class.as_ref())),
            component("Allele fraction", Some("81258-6"), number(variant.allele_fraction)),
            component("Origin", Some("48002-0"), text(variant.origin.as_ref())),
        ],
    })
}

fn lymph_nodes(nodes: &Nodes) -> Value {
    let beyond = nodes.extranodal_extension.map(|e| json!({ "valueBoolean": e }));
    json!({
        "code": { "text": "Lymph nodes" },
        "component": [
            component("Lymph nodes examined", Some("21894-1"), number(nodes.examined)),
            component("Lymph nodes positive", Some("21893-3"), number(nodes.positive)),
            component("Extranodal extension", None, beyond),
        ],
    })
}

fn gleason_score(gleason: &Gleason) -> Value {
    json!({
        "code": { "text": "Gleason score" },
        "component": [
            component("Primary pattern", Some("44641-9"), number(gleason.primary)),
            component("Secondary pattern", Some("44642-7"), number(gleason.secondary)),
            component("Grade group", Some("94734-1"), number(gleason.grade_group)),
        ],
    })
}

fn margins(margin: &Margin) -> Value {
    let distance =
        margin.distance_mm.map(|mm| json!({ "valueQuantity": quantity(mm, Some("mm")) }));
    json!({
        "code": { "text": "Surgical margin" },
        "valueCodeableConcept": { "text": margin.status },
        "component": [
            component("Margin", None, text(margin.which.as_ref())),
            component("Distance", None, distance),
        ],
    })
}

fn graded(grade: &Grade) -> Value {
    json!({
        "code": concept("Histologic grade", Some("33732-9"), LOINC),
        "valueCodeableConcept": { "text": grade.value },
        "method": { "text": grade.system },
    })
}

/// By mCODE's profile of the scale where a whole number is stated; a range (`ECOG 0-1`) fits no profile and stays words.
fn performance(status: &record::PerformanceStatus) -> Value {
    let (name, code, profile) = match status.scale.as_deref() {
        Some("ECOG") => ("ECOG performance status", "89247-1", "mcode-ecog-performance-status"),
        Some("Karnofsky") => {
            ("Karnofsky performance status", "89243-0", "mcode-karnofsky-performance-status")
        }
        scale => {
            let code = json!({ "text": scale.unwrap_or("Performance status") });
            return json!({ "code": code, "valueString": status.value });
        }
    };
    let code = concept(name, Some(code), LOINC);
    match status.value.trim().parse::<u8>() {
        Ok(score) => json!({
            "meta": super::meta_of(profile),
            "category": [coding(CATEGORY, "survey")],
            "code": code,
            "valueInteger": score,
        }),
        Err(_) => json!({ "code": code, "valueString": status.value }),
    }
}
