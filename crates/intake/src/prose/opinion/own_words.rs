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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use knowledge::Language;

    use super::*;

    /// The element, the person's words, and what is understood; empty where nothing must be.
    const ROWS: &[(&str, &str, &str)] = &[
        ("surgery", "mastectomy", "Advised mastectomy"),
        ("surgery", "Mastectomy of the right breast", "Advised mastectomy"),
        ("surgery", "no surgery", "Against surgery"),
        ("surgery", "lumpectomy and sentinel node biopsy", "Advised lumpectomy"),
        ("surgery", "maybe a lumpectomy", ""),
        ("surgery", "the usual", ""),
        ("surgery", "not sure about mastectomy", ""),
        ("regimen", "no chemo", "Against chemotherapy"),
        ("regimen", "chemo before surgery", "Advised chemotherapy"),
        ("regimen", "tamoxifen for 5 years", "Advised tamoxifen"),
        ("regimen", "I think carboplatin", ""),
        ("radiation", "no radiation", "Against radiation"),
        ("radiation", "radiation to the chest, 15 sessions", "Advised radiation"),
        ("intent", "to cure", "curative"),
        ("intent", "cure", "curative"),
        ("intent", "to hold it back, not to cure", "palliative"),
        ("intent", "it cannot be cured", "palliative"),
        ("stage", "stage 2", "group"),
        ("stage", "T2 N1 M0", "T"),
        ("histology", "invasive ductal carcinoma", "8500/3"),
        ("timing", "within 4 weeks", "within"),
        ("tests-first", "PET scan", "PET"),
        ("tests-first", "brain MRI before anything else", "brain MRI"),
        ("sequence", "chemo first, then surgery", "systemic>first"),
    ];

    #[test]
    fn a_persons_words_are_read_as_the_doctors_or_not_at_all() {
        let library = Library::built_in(Language::English);
        let mut missed = Vec::new();
        for (element, words, wanted) in ROWS {
            let element = Element::named(element).unwrap();
            let points = own_words(element, words, date(2026, 3, 14), &library);
            let one = |p: &Point| format!("{:?} {}", p.stance, p.key);
            let said: Vec<String> = points.iter().map(|(_, p)| one(p)).collect();
            let met = match wanted.is_empty() {
                true => said.is_empty(),
                false => said.iter().any(|s| s == wanted || s.ends_with(&format!(" {wanted}"))),
            };
            if !met {
                missed.push(format!(
                    "{} “{words}”: wanted {wanted:?}, got {said:?}",
                    element.as_str()
                ));
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }
}
