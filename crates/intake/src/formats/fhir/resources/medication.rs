//! Medicines: ordered (`MedicationRequest`, DSTU2 `MedicationOrder`), taken (`MedicationStatement`), given
//! (`MedicationAdministration`), handed out (`MedicationDispense`); the medicine itself may be a concept or
//! a `Medication` elsewhere.

use record::Medication;

use super::super::bundle::{Bundle, Entry};
use super::super::lens::Coded;
use super::super::sheet::Sheet;
use super::{narrative_only, negated, notes, withdrawn};

const DATES: &[&str] = &[
    "effectiveDateTime",
    "effectivePeriod.start",
    "effectiveTimeDateTime",
    "effectiveTimePeriod.start",
    "occurenceDateTime",
    "occurencePeriod.start",
    "authoredOn",
    "dateWritten",
    "whenHandedOver",
    "whenPrepared",
    "dateAsserted",
];

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let Some(code) = medicine(entry, bundle) else { return narrative_only(at, sheet) };
    let Some(name) = sheet.title(&code.words) else { return };
    let status = at.status("status");
    let intent = at.status("intent");
    let date = at.first_date(DATES);
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.coded_item("Intent", at.concept("intent").as_ref());
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    for key in ["dosageInstruction", "dosage"] {
        for dosage in at.each(key) {
            let words = dosage.say("text").or_else(|| dosage.words());
            sheet.item("Dosage", words.as_ref());
        }
    }
    for reason in at.each("reasonCode").iter().filter_map(|r| r.coded()) {
        sheet.coded_item("Reason", Some(&reason));
    }
    notes(at, sheet);
    if negated(at, sheet) || withdrawn(status.as_deref()) {
        return;
    }
    let planned = matches!(intent.as_deref(), Some("plan" | "proposal"));
    let fact = Medication {
        text: code.words.to_text(),
        code: code.code(),
        code_system: code.system(),
        status: if planned { Some("planned".to_owned()) } else { status },
    };
    let draft = sheet.state(fact, "fhir.medication", &name).dated(date.map(|(date, _)| date));
    sheet.keep(draft);
}

/// The medicine: a concept, or that of the `Medication` referred to, or the words beside the reference.
fn medicine<'a>(entry: &Entry<'a>, bundle: &Bundle<'a>) -> Option<Coded<'a>> {
    if let Some(code) = entry.at.concept("medicationCodeableConcept") {
        return Some(code);
    }
    let reference = entry.at.any(&["medicationReference", "medication.reference", "medication"])?;
    if let Some(code) = reference.concept("concept") {
        return Some(code);
    }
    let found = bundle.resolve(&reference, &entry.holder);
    let code = found.and_then(|m| m.concept("code"));
    code.or_else(|| Some(Coded { words: reference.say("display")?, codes: Vec::new() }))
}

/// A `Medication` by itself names a medicine and says nothing of anybody taking it.
pub(super) fn read_named(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    sheet.coded_item("Medicine", entry.at.concept("code").as_ref());
}
