//! `Immunization`. One that was not given is no fact.

use record::Immunization;

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::Sheet;
use super::{narrative_only, negated, notes, withdrawn};

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let Some(code) = at.concept("vaccineCode") else { return narrative_only(at, sheet) };
    let Some(name) = sheet.title(&code.words) else { return };
    let status = at.status("status");
    let date = at.first_date(&["occurrenceDateTime", "occurrenceString", "date"]);
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    sheet.item("Lot", at.say("lotNumber").as_ref());
    notes(at, sheet);
    if negated(at, sheet) || withdrawn(status.as_deref()) {
        return;
    }
    let (text, code_system) = (code.words.to_text(), code.system());
    let fact = Immunization { text, code: code.code(), code_system, status };
    let draft = sheet.state(fact, "fhir.immunization", &name).dated(date.map(|(date, _)| date));
    sheet.keep(draft);
}
