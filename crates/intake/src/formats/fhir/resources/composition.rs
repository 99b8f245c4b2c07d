//! `Composition`: the title and the written sections of a document bundle.

use super::super::bundle::{Bundle, Entry};
use super::super::lens::At;
use super::super::sheet::Sheet;
use super::{additional_narrative, named};

/// Sections within sections. Real documents have three.
const DEPTH: u32 = 12;

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let title = at.say("title").or_else(|| at.concept("type").map(|c| c.words));
    if let Some(title) = &title {
        sheet.title(title);
    }
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.item("Date", at.first_date(&["date"]).map(|(_, words)| words).as_ref());
    for author in at.each("author") {
        sheet.item("Author", named(&author, entry, bundle).as_ref());
    }
    let wrong = at.status("status").as_deref() == Some("entered-in-error");
    if !wrong {
        additional_narrative(at, sheet);
        sections(at, DEPTH, sheet);
    }
}

fn sections(at: &At<'_>, depth: u32, sheet: &mut Sheet<'_>) {
    if depth == 0 {
        return;
    }
    for section in at.each("section") {
        let title = section.say("title").or_else(|| section.concept("code").map(|c| c.words));
        if let Some(title) = &title {
            sheet.title(title);
        }
        sheet.html(section.say("text.div").as_ref());
        sections(&section, depth - 1, sheet);
    }
}
