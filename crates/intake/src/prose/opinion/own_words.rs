//! What a person writes down of what a doctor said: read as a letter is, each source the person's own words.

use jiff::civil::Date;
use knowledge::Library;
use record::{
    DocumentId, DocumentKind, Element, Format, Opinion, Page, Point, Reading, Source, Stance,
};

use super::read;

/// Reads typed words as a letter; each source is the person's own word of that day.
pub fn typed(text: &str, on: Date, library: &Library) -> Opinion {
    let mut reading = Reading::of(Format::Text);
    reading.kind = Some(DocumentKind::ConsultNote);
    reading.date = Some(on.into());
    reading.pages = vec![Page::new(1, text.to_owned())];
    let mut opinion = read(DocumentId(0), &reading, library);
    opinion.each_source_mut(|source| {
        if let Source::Passage(passage) = source {
            *source = Source::OwnWords { words: passage.quote().to_owned(), on };
        }
    });
    opinion
}

/// What the person's words say of one element: as they stand, else as the doctor's advice. Nothing where they
/// are not understood, or where they doubt.
pub fn own_words(
    element: Element,
    words: &str,
    on: Date,
    library: &Library,
) -> Vec<(Element, Point)> {
    let lists = &library.opinions.own_words;
    if lists.doubt.stand_in(&words.to_lowercase()) {
        return Vec::new();
    }
    let whole = Source::OwnWords { words: words.to_owned(), on };
    let lead = lists.lead(element.as_str());
    // Two readings of a short answer are told apart by what they make of the treatment: a bare name says nothing
    // of how it is meant.
    [words.to_owned(), format!("{lead} {words}")]
        .into_iter()
        .map(|text| {
            let mut opinion = typed(&text, on, library);
            opinion.each_source_mut(|source| *source = whole.clone());
            opinion.points.into_iter().filter(|(e, _)| *e == element).collect::<Vec<_>>()
        })
        .find(|points| points.iter().any(|(_, p)| p.stance != Stance::Done))
        .unwrap_or_default()
}
