//! `FamilyMemberHistory`: what relatives had; never the person's own.

use record::{FamilyHistory, Subject};

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::Sheet;
use super::withdrawn;

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let relation = at.concept("relationship");
    if let Some(relation) = &relation {
        sheet.title(&relation.words);
    }
    let status = at.status("status");
    sheet.coded_item("Status", at.concept("status").as_ref());
    let date = at.get("date").and_then(|d| d.date());
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    for condition in at.each("condition") {
        let Some(code) = condition.concept("code") else { continue };
        let mark = sheet.coded_item("Had", Some(&code));
        let age = condition.get("onsetAge").or_else(|| condition.get("onsetQuantity"));
        sheet.item("At the age of", age.and_then(|a| a.say("value")).as_ref());
        let note = condition.say("note.text");
        sheet.item("Note", note.as_ref());
        let Some(mark) = mark.filter(|_| !withdrawn(status.as_deref())) else { continue };
        let fact = FamilyHistory {
            relation: relation.as_ref().map(|r| r.words.to_text()),
            text: code.words.to_text(),
        };
        let draft = sheet
            .state(fact, "fhir.family-history", &mark)
            .dated(date.as_ref().map(|(date, _)| *date))
            .about(Subject::Relative);
        sheet.keep(draft);
    }
    // Notes here are about relatives: shown, and not read as the person's own prose.
    for note in at.each("note") {
        sheet.item("Note", note.say("text").or_else(|| note.words()).as_ref());
    }
}
