//! `ImagingStudy`: that pictures were taken, and how many; not the pictures.

use record::ImagingStudy;

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::{Mark, Sheet};
use super::{notes, withdrawn};

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let series = at.each("series");
    let named = at.say("description").or_else(|| at.concept("procedureCode").map(|c| c.words));
    let named = named.and_then(|words| sheet.title(&words));
    let modality = at.concept("modality").or_else(|| at.concept("modalityList"));
    let modality = modality.or_else(|| series.first()?.concept("modality"));
    let shown = sheet.coded_item("Modality", modality.as_ref());
    let region = series.iter().find_map(|s| s.concept("bodySite"));
    let region_at = sheet.coded_item("Body part", region.as_ref());
    let date = at.first_date(&["started"]);
    let date_at = sheet.item("Date", date.as_ref().map(|(_, words)| words));
    let counted = sheet.item("Series", at.say("numberOfSeries").as_ref());
    sheet.item("Images", at.say("numberOfInstances").as_ref());
    notes(at, sheet);
    if withdrawn(at.status("status").as_deref()) {
        return;
    }
    let at_words: Option<Mark> = named.or(shown).or(region_at).or(counted).or(date_at);
    let Some(mark) = at_words else { return };
    let own_uid = at.each("identifier").iter().find_map(|i| i.text("value").filter(|v| is_uid(v)));
    let uid = own_uid.or_else(|| at.text("uid"));
    let fact = ImagingStudy {
        modality: modality.map(|m| m.code().unwrap_or_else(|| m.words.to_text())),
        body_part: region.map(|r| r.words.to_text()),
        series: at.count("numberOfSeries"),
        images: at.count("numberOfInstances"),
        uid: uid.map(|u| u.trim_start_matches("urn:oid:").to_owned()),
        ..ImagingStudy::default()
    };
    let draft = sheet.state(fact, "fhir.imaging-study", &mark).dated(date.map(|(date, _)| date));
    sheet.keep(draft);
}

fn is_uid(value: &str) -> bool {
    let uid = value.strip_prefix("urn:oid:").unwrap_or(value);
    uid.contains('.') && uid.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}
