//! Tests and visits that papers name without stating a result: what was ordered, what is still to come.

use knowledge::Library;
use knowledge::vocabulary::Tests;
use record::{Format, Mention, Origin, Page, Passage, ReadDocument, Span};

/// Mentions of one test kept of one paper; what matters of more is the same.
const OF_ONE_TEST: usize = 6;

/// What the number of a specimen is called among the mentions.
pub const SPECIMEN: &str = "specimen-number";

/// What the name of the place a paper comes from is called among the mentions.
pub const INSTITUTION: &str = "institution";

/// Where an image tells the place it was made at.
const INSTITUTION_NAME: &str = "(0008,0080)";

/// What the papers name, in their order.
pub(super) fn mentions(documents: &[&ReadDocument], library: &Library) -> Vec<Mention> {
    let tests = &library.vocabulary.tests;
    let mut mentions = Vec::new();
    for read in documents {
        mentions.extend(institution(read, library));
        if read.document.format == Format::Dicom {
            mentions.extend(series(read, tests));
        }
        let first = mentions.len();
        if tests.lab_kinds.contains(&read.document.kind) {
            mentions.extend(specimen(read, tests));
        }
        for page in &read.reading.pages {
            on_page(read, page, tests, first, &mut mentions);
        }
    }
    mentions
}

/// The number under which a laboratory keeps the specimen, from the head of its paper.
fn specimen(read: &ReadDocument, tests: &Tests) -> Option<Mention> {
    let page = read.reading.pages.first()?;
    let at = tests.specimen_number(page.text())?;
    let passage = Passage::on(read.document.id, page, Span::new(at.start, at.end));
    Some(Mention { test: SPECIMEN.to_owned(), announced: false, passage })
}

/// The place a paper comes from, by its letterhead; of images, by their own header.
fn institution(read: &ReadDocument, library: &Library) -> Option<Mention> {
    let page = read.reading.pages.first()?;
    let span = match (read.document.format, page.origin) {
        (Format::Dicom, _) => page.anchor(INSTITUTION_NAME)?,
        (_, Origin::Rendered) => return None,
        _ => {
            let at = library.rules.institutions.letterhead(page.text())?;
            Span::new(at.start, at.end)
        }
    };
    let passage = Passage::on(read.document.id, page, span);
    let named = !passage.quote().trim().is_empty();
    named.then(|| Mention { test: INSTITUTION.to_owned(), announced: false, passage })
}

/// Series of a study that are a test of their own: the plan of a radiation treatment beside the scan it was made on.
fn series(read: &ReadDocument, tests: &Tests) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for test in tests.of_images() {
        for page in &read.reading.pages {
            let mut at = 0;
            for cell in page.text().split_inclusive(['\t', '\n']) {
                let named = cell.trim();
                if test.has_pictures(Some(named), None) {
                    let start = at + cell.len() - cell.trim_start().len();
                    let span = Span::new(start, start + named.len());
                    let passage = Passage::on(read.document.id, page, span);
                    mentions.push(Mention { test: test.id.clone(), announced: false, passage });
                }
                at += cell.len();
            }
        }
    }
    mentions.truncate(OF_ONE_TEST);
    mentions
}

fn on_page(
    read: &ReadDocument,
    page: &Page,
    tests: &Tests,
    first: usize,
    mentions: &mut Vec<Mention>,
) {
    let (text, places) = plain(page.text());
    for named in tests.find(&text) {
        let of_test = mentions.iter().skip(first).filter(|m| m.test == named.test.id);
        let (all, announced) =
            of_test.fold((0, 0), |(all, n), m| (all + 1, n + usize::from(m.announced)));
        // One that says it is to come is worth more than a further name.
        if all >= OF_ONE_TEST && !(named.announced && announced == 0) {
            continue;
        }
        let place = |at: usize| places.get(at).copied().unwrap_or(page.text().len());
        let span = Span::new(place(named.range.start), place(named.range.end));
        mentions.push(Mention {
            test: named.test.id.clone(),
            announced: named.announced,
            passage: Passage::on(read.document.id, page, span),
        });
    }
}

/// The text in small letters with single blanks, an empty line as the end of a sentence, and for each of its bytes
/// where it stands in the original.
fn plain(text: &str) -> (String, Vec<usize>) {
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    let mut breaks = 0;
    let mut blank = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            breaks += usize::from(c == '\n');
            if breaks == 2 {
                // What stands after an empty line is another sentence.
                end_sentence(&mut plain, &mut places, at);
            }
            if !blank {
                plain.push(' ');
                places.push(at);
            }
            blank = true;
            continue;
        }
        (breaks, blank) = (0, false);
        let c = c.to_ascii_lowercase();
        plain.push(c);
        places.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    (plain, places)
}

fn end_sentence(plain: &mut String, places: &mut Vec<usize>, at: usize) {
    if plain.trim_end().ends_with('.') {
        return;
    }
    for c in [';', ' '] {
        plain.push(c);
        places.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_keeps_its_place() {
        let original = "Brain\n  MRI é\n\nnot yet";
        let (text, places) = plain(original);
        assert_eq!(text, "brain mri é ; not yet");
        let at = text.find("mri").unwrap();
        assert_eq!(&original[places[at]..places[at] + 3], "MRI");
        assert_eq!(text.len(), places.len());
    }
}
