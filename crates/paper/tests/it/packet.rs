//! A packet that is stopped or finds no room leaves an error and no archive; hostile words stay words.
#![allow(clippy::disallowed_methods, reason = "another program judges what we wrote")]

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use journey::packet::{Choice, Packet, packet};
use knowledge::{Language, Library};
use paper::archive::{self, Contents, Header, Images};
use paper::packet::{
    Ask, ComparisonSheet, Limits, Making, NotMade, Of, Originals, OwnSheet, Progress, Unwatched,
};
use record::*;

use crate::judged;

/// Words that a typesetter, a page or a shell could take for commands.
const HOSTILE: &str = "#panic() $x$ `raw` @label <b>bold</b> </script> \\u{0} *a* _b_ // c [D1 p.1]\n\u{4e2d}\u{6587}\n";

struct InMemory(Vec<u8>);

impl Originals for InMemory {
    fn open(&self, _: &StoredFile) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.0.as_slice()))
    }

    fn picture(&self, _: &[u8], _: Format, _: u32) -> Option<Vec<u8>> {
        None
    }
}

impl Images for InMemory {
    fn header(&self, _: &[u8]) -> Option<Header> {
        None
    }
}

fn documents() -> Vec<ReadDocument> {
    let sha256 = Sha256(<sha2::Sha256 as sha2::Digest>::digest(HOSTILE).into());
    let bytes = HOSTILE.len() as u64;
    let path = "a note #1.txt".to_owned();
    let mut reading = Reading::of(Format::Text);
    reading.pages.push(Page::new(1, HOSTILE));
    let document = Document {
        id: DocumentId(1),
        path: path.clone(),
        sha256,
        bytes,
        format: Format::Text,
        kind: DocumentKind::ConsultNote,
        title: Some("#include \"x\"".to_owned()),
        date: None,
        pages: Some(1),
        status: Status::Read,
        duplicate_of: None,
        files: vec![StoredFile { path, sha256, bytes }],
    };
    vec![ReadDocument { document, reading }]
}

fn with_packet<T>(try_it: impl FnOnce(&Packet<'_>, Making<'_>, &InMemory) -> T) -> T {
    let library = Library::built_in(Language::English);
    let documents = documents();
    let packet = packet(&documents, &[], &Choice::default(), &library);
    let making = Making {
        library: &library,
        limits: Limits::default(),
        on: date(2026, 11, 22),
        progress: &Unwatched,
    };
    try_it(&packet, making, &InMemory(HOSTILE.as_bytes().to_vec()))
}

#[test]
fn what_a_record_says_is_set_as_words() {
    with_packet(|packet, making, originals| {
        let ask = Ask::of_text("Is #eval(1) $ true?\n");
        let made = paper::packet::pdf(packet, &ask, originals, making).unwrap();
        assert!(made.accessible, "our sheets keep the rules of PDF/UA-1");
        let at = std::env::temp_dir().join(format!("second-opinion-{}.pdf", std::process::id()));
        std::fs::write(&at, &made.pdf).unwrap();
        let out = std::process::Command::new("pdftotext").arg(&at).arg("-").output().unwrap();
        // No page of it is an original's: the whole is a PDF/UA file.
        judged::keeps_pdf_ua(std::slice::from_ref(&at), &[]);
        let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
        judged::is_set_as(&at, 1, &golden.join("packet-cover.txt"));
        std::fs::remove_file(&at).unwrap();
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        for words in ["#panic()", "$x$", "`raw`", "*a* _b_", "<b>bold</b>", "Is #eval(1) $ true?"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(text.contains('\u{25a1}'), "a letter that no font has stands as a box");
    });
}

/// The words of a packet with the comparison of an opinion on this paper.
fn words_with_comparison(document: u32, blind: bool) -> String {
    let library = Library::built_in(Language::English);
    let (first, second) = (Opinion::default(), Opinion::default());
    let found = journey::compare::compare(&first, &second, &library);
    let of = |id| Of { name: "Dr. Invented".to_owned(), document: Some(DocumentId(id)) };
    let sheet = ComparisonSheet::of(&of(1), &of(document), &found, &library);
    let ask = Ask { comparison: Some(sheet), ..Ask::default() };
    let (accessible, words) = words_of_packet(&ask, &document.to_string(), blind);
    assert!(accessible, "our sheets keep the rules of PDF/UA-1");
    words
}

/// The words of a packet, and whether its sheets are accessible.
fn words_of_packet(ask: &Ask, name: &str, blind: bool) -> (bool, String) {
    let library = Library::built_in(Language::English);
    let documents = documents();
    let choice = Choice { blind, ..Choice::default() };
    let packet = packet(&documents, &[], &choice, &library);
    let making = Making {
        library: &library,
        limits: Limits::default(),
        on: date(2026, 11, 22),
        progress: &Unwatched,
    };
    let made =
        paper::packet::pdf(&packet, ask, &InMemory(HOSTILE.as_bytes().to_vec()), making).unwrap();
    let name = format!("second-opinion-{}-{name}-{blind}.pdf", std::process::id());
    let at = std::env::temp_dir().join(name);
    std::fs::write(&at, &made.pdf).unwrap();
    let out = std::process::Command::new("pdftotext").arg(&at).arg("-").output().unwrap();
    std::fs::remove_file(&at).unwrap();
    (made.accessible, String::from_utf8_lossy(&out.stdout).into_owned())
}

#[test]
fn a_comparison_goes_in_only_with_its_letters_and_never_blind() {
    const TITLE: &str = "Two opinions side by side";
    assert!(words_with_comparison(1, false).contains(TITLE));
    assert!(!words_with_comparison(1, true).contains(TITLE), "the packet is blind");
    assert!(!words_with_comparison(9, false).contains(TITLE), "one letter is not in it");
}

/// A letter to both doctors, with words of an opinion on this paper.
fn words_with_bridge(document: u32, blind: bool) -> (bool, String) {
    let library = Library::built_in(Language::English);
    let says = |operation: &str| {
        let source = Source::OwnWords { words: format!("a {operation}"), on: date(2026, 11, 1) };
        let point = |element, key: &str, class: &str| {
            let stance = Stance::Advised;
            let (key, class, source) = (key.to_owned(), class.to_owned(), source.clone());
            (
                element,
                Point { key, class, value: String::new(), numbers: Vec::new(), stance, source },
            )
        };
        let points = vec![
            point(Element::Surgery, operation, "breast"),
            point(Element::Modality, "surgery", "kind"),
        ];
        Opinion { points, names_cancer: Some(source.clone()), ..Opinion::default() }
    };
    let found = journey::compare::compare(&says("lumpectomy"), &says("mastectomy"), &library);
    let of = |id| Of { name: "Dr. Invented".to_owned(), document: Some(DocumentId(id)) };
    let sheet = OwnSheet::bridge(&of(1), &of(document), &found, &library);
    let ask = Ask { own_sheets: sheet.into_iter().collect(), ..Ask::default() };
    words_of_packet(&ask, &format!("bridge-{document}"), blind)
}

#[test]
fn a_letter_to_both_doctors_goes_in_only_with_their_letters_and_never_blind() {
    const WORDS: &str = "a mastectomy";
    assert!(words_with_bridge(1, false).1.contains(WORDS));
    assert!(!words_with_bridge(1, true).1.contains(WORDS), "the packet is blind");
    assert!(!words_with_bridge(9, false).1.contains(WORDS), "one letter is not in it");
    assert!(words_with_bridge(1, false).0, "our sheets keep the rules of PDF/UA-1");
}

/// Stops after so many questions.
struct StopsAfter(AtomicUsize);

impl Progress for StopsAfter {
    fn cancelled(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) == 0
    }
}

#[test]
fn it_can_be_stopped_at_any_time() {
    with_packet(|packet, making, originals| {
        for questions in 0..4 {
            let stops = StopsAfter(AtomicUsize::new(questions));
            let making = Making { progress: &stops, ..making };
            let made = paper::packet::pdf(packet, &Ask::default(), originals, making);
            assert!(matches!(made, Err(NotMade::Cancelled)), "after {questions}: {made:?}");
        }
    });
}

/// A disk with little room.
struct Full(Cursor<Vec<u8>>, u64);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.position() + bytes.len() as u64 > self.1 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Full {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_full_disk_is_told_and_a_changed_original_is_no_packet() {
    with_packet(|packet, making, originals| {
        let ask = Ask::default();
        let made = paper::packet::pdf(packet, &ask, originals, making).unwrap();
        let contents = Contents { packet, ask: &ask, made: &made, seal: None };
        for room in [0, 1_000, 20_000] {
            let mut disk = Full(Cursor::default(), room);
            let written = archive::write(contents, originals, originals, &mut disk, making);
            assert!(matches!(written, Err(NotMade::Write(_))), "{room}: {written:?}");
        }
        let changed = InMemory(b"something else".to_vec());
        let mut disk = Cursor::new(Vec::new());
        let written = archive::write(contents, &changed, &changed, &mut disk, making);
        assert!(matches!(written, Err(NotMade::Original(_))), "{written:?}");
    });
}

/// The words of the PDF.
fn words_of(pdf: &[u8]) -> String {
    let at = tempfile_named(pdf);
    let out = std::process::Command::new("pdftotext").arg(&at).arg("-").output().unwrap();
    std::fs::remove_file(&at).unwrap();
    String::from_utf8_lossy(&out.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tempfile_named(bytes: &[u8]) -> std::path::PathBuf {
    let name = format!("second-opinion-huge-{}.pdf", std::process::id());
    let at = std::env::temp_dir().join(name);
    std::fs::write(&at, bytes).unwrap();
    at
}

#[test]
fn an_original_too_large_for_the_pages_has_a_page_that_says_so() {
    let library = Library::built_in(Language::English);
    let mut documents = documents();
    documents[0].document.format = Format::Pdf;
    documents[0].reading.format = Format::Pdf;
    let packet = packet(&documents, &[], &Choice::default(), &library);
    let making = Making {
        library: &library,
        limits: Limits { document_bytes: 10, ..Limits::default() },
        on: date(2026, 11, 22),
        progress: &Unwatched,
    };
    let originals = InMemory(HOSTILE.as_bytes().to_vec());
    let made = paper::packet::pdf(&packet, &Ask::default(), &originals, making).unwrap();
    assert!(made.papers[0].is_notice, "{made:?}");
    let text = words_of(&made.pdf);
    assert!(text.contains("too large to be put among these pages"), "{text}");
    assert!(text.contains("In the folder “originals” of the packet, untouched"), "{text}");
}
