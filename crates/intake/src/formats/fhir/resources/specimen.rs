//! `Specimen`: what was taken, where from and when.

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::Sheet;
use super::{notes, withdrawn};

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    if let Some(kind) = at.concept("type") {
        sheet.title(&kind.words);
    }
    sheet.coded_item("Status", at.concept("status").as_ref());
    let number = at.say("accessionIdentifier.value").or_else(|| at.say("identifier.value"));
    sheet.item("Number", number.as_ref());
    sheet.coded_item("From", at.concept("collection.bodySite").as_ref());
    let date = at.first_date(&[
        "collection.collectedDateTime",
        "collection.collectedPeriod.start",
        "receivedTime",
    ]);
    sheet.item("Date", date.map(|(_, words)| words).as_ref());
    if !withdrawn(at.status("status").as_deref()) {
        notes(at, sheet);
    }
}
