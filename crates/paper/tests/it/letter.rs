//! A letter as PDF.

use std::collections::BTreeMap;

use jiff::civil::date;
use journey::requests::write;
use knowledge::{Blank, Language, Library};

#[test]
fn a_letter_becomes_a_pdf_that_is_the_same_each_time() {
    let library = Library::built_in(Language::English);
    let letter = library.letters.get("slides").unwrap();
    let said: BTreeMap<Blank, String> = Blank::ALL
        .iter()
        .map(|b| (*b, format!("something *#{{{}}} $x$\nmore", b.name())))
        .collect();
    let today = date(2026, 11, 22);
    let written = write(letter, &said, &BTreeMap::new(), today, &library.words).unwrap();
    let pdf = paper::letter::pdf(&written, "en", today).map_err(|e| e.why().to_owned()).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(paper::letter::pdf(&written, "en", today).ok(), Some(pdf));
}
