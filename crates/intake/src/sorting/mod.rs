//! What a document is, of which day, and whom it is about, as its words say. What the format itself
//! stated stands; only what it left open is filled.

mod days;
mod kinds;
mod people;

use record::{Origin, Reading};

use crate::{Handed, Tools};

/// Fills what the format itself left open: kind, title, date, people.
pub fn sort(handed: &Handed<'_>, reading: &mut Reading, tools: &Tools<'_>) {
    let vocabulary = &tools.library.vocabulary;
    if reading.kind.is_none() {
        let (kind, title) = kinds::tell(&reading.pages, &vocabulary.document_kinds);
        reading.kind = Some(kind);
        reading.title = reading.title.take().or(title);
    }
    if reading.pages.iter().all(|page| page.origin == Origin::Rendered) {
        return; // A structured document says it in its own elements.
    }
    if reading.people.is_empty() {
        reading.people = people::named(handed.id, &reading.pages, &vocabulary.labels);
    }
    if reading.date.is_none() {
        reading.date = days::of_document(&reading.pages, &vocabulary.labels);
    }
}
