//! Letters as PDF: every kind, with all that can stand in it; one page held to the last place of each word.
#![allow(clippy::disallowed_methods, reason = "another program judges what we wrote")]

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use journey::requests::{Written, write};
use knowledge::{Blank, Language, Letter, Library};

use crate::judged;

/// What a person and their case would fill in; letters and signs as they come.
fn said(blank: Blank) -> String {
    let said = match blank {
        Blank::Name => "Ottoline Quillfeather-O’Brien",
        Blank::Born => "April 2, 1961",
        Blank::Place => {
            "Pennywhistle General Hospital\nDepartment of Anatomic Pathology\n88 Teakettle Row\nNowhere-on-Sea, ZZ 00000"
        }
        Blank::RecordNumber => "PW-550713",
        Blank::Department => "pathology department",
        Blank::Items => {
            "The glass slides and blocks of the biopsy of September 15, 2026, PW26-03187\nThe slides of the operation of October 13, 2026, PW26-04466, with all special stains and the blocks A3 to A11"
        }
        Blank::Quotes => "ER, PR, HER2 and Ki-67 are in progress on block A2",
        Blank::VisitDay => "December 14, 2026",
        Blank::Contact => "555-0123, ottoline@example.org",
        Blank::Receiver => "Dr. Seraphina Quill, Lanternlight Cancer Center",
        Blank::ReceiverAddress => "1 Lantern Square, Nowhere-on-Sea, ZZ 00000",
        Blank::FirstDoctor => "Dr. Barnaby Teacup",
        Blank::SecondDoctor => "Dr. Seraphina Quill",
        Blank::AskedDay => "October 20, 2026",
        Blank::DueDay => "November 19, 2026",
        Blank::Insurer => "Honeypot Mutual Health Plan",
        Blank::MemberNumber => "HPM 4471 0093 02",
        Blank::Cancer => "invasive lobular carcinoma of the left breast",
        Blank::DeniedWhat => "a second reading of the slides",
        Blank::DeniedWhy => "not in the network #{} $x$",
        Blank::DeniedDay => "November 2, 2026",
        Blank::FinalDay => "November 10, 2026",
        Blank::CaseNumber => "A-2026-118",
        Blank::WhyOutside => "no doctor in the network treats this cancer",
        Blank::WhyNeeded => "two reports name different tumors",
        Blank::PlanCalls => {
            "November 3, 2026: Thimbelina of member services, reference 77-B/2: not covered\nNovember 9, 2026: the same, no reference"
        }
    };
    said.to_owned()
}

fn letters(library: &Library) -> impl Iterator<Item = &Letter> {
    library.letters.all()
}

fn written(letter: &Letter, all: bool, library: &Library) -> Written {
    let mut given: BTreeMap<Blank, String> =
        Blank::ALL.iter().map(|blank| (*blank, said(*blank))).collect();
    if !all {
        // What may stay unknown does: what has to be known the letter asks for again.
        let mut least = BTreeMap::new();
        while let Err(open) = write(letter, &least, &BTreeMap::new(), day(), &library.words) {
            for blank in open {
                least.insert(blank, said(blank));
            }
        }
        least.insert(Blank::Name, said(Blank::Name));
        least.insert(Blank::Born, said(Blank::Born));
        least.insert(Blank::Place, said(Blank::Place));
        given = least;
    }
    write(letter, &given, &BTreeMap::new(), day(), &library.words)
        .unwrap_or_else(|open| panic!("{} leaves {open:?} open", letter.id))
}

fn day() -> jiff::civil::Date {
    date(2026, 11, 22)
}

fn pdf(written: &Written) -> Vec<u8> {
    paper::letter::pdf(written, "en", day()).unwrap_or_else(|why| panic!("{}", why.why()))
}

#[test]
fn a_letter_becomes_a_pdf_that_is_the_same_each_time() {
    let library = Library::built_in(Language::English);
    let letter = written(library.letters.get("slides").unwrap(), true, &library);
    assert!(pdf(&letter).starts_with(b"%PDF-"));
    assert_eq!(pdf(&letter), pdf(&letter));
}

#[test]
fn nothing_is_left_open_in_a_letter_of_any_kind() {
    let library = Library::built_in(Language::English);
    let folder = judged::folder();
    let mut files = Vec::new();
    for letter in letters(&library) {
        for all in [true, false] {
            let letter_written = written(letter, all, &library);
            let text = letter_written.text();
            let at = folder.join(format!("{}-{all}.pdf", letter.id));
            std::fs::write(&at, pdf(&letter_written)).unwrap();
            let printed = judged::words(&at);
            for said in [&text, &printed] {
                let own = said.replace("#{} $x$", "");
                assert!(!own.contains(['{', '}', '□']), "{}: {said}", letter.id);
                assert!(!own.contains("  .") && !own.contains(" ,"), "{}: {said}", letter.id);
            }
            // Paper and message say the same.
            for line in text.lines().flat_map(|l| l.split_whitespace()) {
                let bare = line.trim_start_matches("- ");
                assert!(bare == "-" || printed.contains(bare), "{}: “{bare}”", letter.id);
            }
            assert_eq!(judged::pages(&at), 1, "{} is more than one page", letter.id);
            files.push(at);
        }
    }
    judged::keeps_pdf_ua(&files, &[]);
}

/// Where each word of the letter for slides stands. `UPDATE_CASES=1` writes it as it is now; look at it then at 100 %.
#[test]
fn the_letter_for_slides_is_set_as_it_was_looked_at() {
    let library = Library::built_in(Language::English);
    let letter = written(library.letters.get("slides").unwrap(), true, &library);
    let folder = judged::folder();
    let at = folder.join("letter.pdf");
    std::fs::write(&at, pdf(&letter)).unwrap();
    judged::is_set_as(
        &at,
        1,
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/letter-slides.txt"),
    );
}
