//! `Coverage`: who pays, and under which number.

use record::Coverage;

use super::super::bundle::{Bundle, Entry};
use super::super::lens::Words;
use super::super::sheet::Sheet;
use super::{named, withdrawn};

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let payer = at.any(&["payor", "insurer", "issuer", "issuerReference", "paymentBy.party"]);
    let is_company = |p: &super::super::lens::At<'_>| {
        bundle.resolve(p, &entry.holder).is_none_or(|found| found.kind() == Some("Organization"))
    };
    let payer = payer.filter(is_company).and_then(|p| named(&p, entry, bundle));
    let payer_at = sheet.item("Payer", payer.as_ref());
    let identifiers = at.each("identifier");
    let member = at.say("subscriberId").or_else(|| at.say("subscriberId.value"));
    let member = member.or_else(|| at.say("bin.value")).or_else(|| {
        let coded = identifiers.iter().find(|i| i.codes("type").iter().any(|c| c == "mb"));
        coded.or(identifiers.first())?.say("value")
    });
    let member_at = sheet.item("Member number", member.as_ref());
    let status = at.status("status");
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.coded_item("Type", at.concept("type").as_ref());
    let from = at.first_date(&["period.start"]);
    sheet.item("From", from.as_ref().map(|(_, words)| words));
    let until = at.first_date(&["period.end"]);
    sheet.item("Until", until.as_ref().map(|(_, words)| words));
    for class in at.each("class") {
        sheet.item("Plan", class.say("name").or_else(|| class.say("value")).as_ref());
    }
    let mark = payer_at.as_ref().or(member_at.as_ref());
    let Some(mark) = mark.filter(|_| !withdrawn(status.as_deref())) else { return };
    let fact = Coverage {
        payer: payer.as_ref().map(Words::to_text),
        member_id: member.as_ref().map(Words::to_text),
    };
    let draft = sheet.state(fact, "fhir.coverage", mark).dated(from.map(|(date, _)| date));
    let draft = draft.also(member_at.as_ref());
    sheet.keep(draft);
}
