//! `AllergyIntolerance`, with the reactions; "no known allergies" where the record says so.

use record::Allergy;

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::Sheet;
use super::{narrative_only, notes, withdrawn};

const DATES: &[&str] =
    &["onsetDateTime", "onsetPeriod.start", "onset", "recordedDate", "assertedDate", "recorded"];

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let code = at.concept("code").or_else(|| at.concept("substance"));
    let Some(code) = code.or_else(|| at.concept("reaction.substance")) else {
        return narrative_only(at, sheet);
    };
    let Some(name) = sheet.title(&code.words) else { return };
    let reactions: Vec<_> = at
        .each("reaction")
        .iter()
        .flat_map(|r| r.each("manifestation"))
        .filter_map(|m| m.coded())
        .collect();
    for reaction in &reactions {
        sheet.coded_item("Reaction", Some(reaction));
    }
    let clinical = at.status("clinicalStatus");
    let status = at.status("status"); // DSTU2 has one status for both
    let verified = at.status("verificationStatus").or_else(|| status.clone());
    sheet.coded_item(
        "Status",
        at.any(&["clinicalStatus", "status"]).and_then(|s| s.coded()).as_ref(),
    );
    sheet.coded_item("Verification", at.concept("verificationStatus").as_ref());
    sheet.item("Criticality", at.say("criticality").as_ref());
    let date = at.first_date(DATES);
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    notes(at, sheet);
    if withdrawn(verified.as_deref()) {
        return;
    }
    // An allergy has no status of its own in the case: that it is over, or not sure, is its doubt.
    let past = clinical.or(status).filter(|s| matches!(s.as_str(), "inactive" | "resolved"));
    let unsure = verified.filter(|v| matches!(v.as_str(), "unconfirmed" | "presumed"));
    let codes = &sheet.library.vocabulary.fhir_codes;
    let none = code.codes.iter().any(|c| codes.no_known_allergies.iter().any(|n| n == c.code))
        || code.words.lower() == "no known allergies";
    let text = match none {
        true => Allergy::none_known(&code.words.lower()).text,
        false => code.words.to_text(),
    };
    let reaction = reactions.iter().map(|r| r.words.to_text()).collect::<Vec<_>>().join(", ");
    let fact = Allergy {
        text,
        reaction: Some(reaction).filter(|r| !r.is_empty()),
        code: code.code(),
        code_system: code.system(),
    };
    let date = date.map(|(date, _)| date);
    let draft = sheet.state(fact, "fhir.allergy", &name).dated(date).doubted(past.or(unsure));
    sheet.keep(draft);
}
