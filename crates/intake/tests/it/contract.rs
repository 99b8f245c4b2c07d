//! What holds of reading whatever the format (ARCHITECTURE, invariant 2).

use std::io::Cursor;

use intake::shoebox::{self, Content, HandedFile, Unwatched};
use intake::{Handed, Limits, NoPrograms, Pictures, Tools, Unavailable, formats};
use knowledge::{Language, Library};
use record::{Reading, Status};

#[test]
fn reading_returns_a_reading() {
    // Not a `Result`: this does not compile where it can fail.
    let _: fn(&Handed<'_>, &Tools<'_>) -> Reading = intake::read;
    for reader in formats::FORMATS {
        let _: fn(&Handed<'_>, &Tools<'_>) -> Reading = reader.read;
    }
}

struct InMemory(&'static str, &'static [u8]);

impl HandedFile for InMemory {
    fn path(&self) -> &str {
        self.0
    }

    fn bytes(&self) -> u64 {
        self.1.len() as u64
    }

    fn open(&self) -> std::io::Result<Box<dyn Content + '_>> {
        Ok(Box::new(Cursor::new(self.1)))
    }
}

/// Stands for a library with a fault.
struct Faulty;

impl Pictures for Faulty {
    fn heic_to_png(&self, _: &[u8]) -> Result<Vec<u8>, Unavailable> {
        panic!("a fault in a library")
    }
}

#[test]
fn a_panic_costs_one_document() {
    let library = Library::built_in(Language::English);
    let limits = Limits::default();
    let tools = Tools { library: &library, limits: &limits, ocr: &NoPrograms, pictures: &Faulty };
    let photo: &[u8] = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat";
    let note: &[u8] = b"Seen today. Doing well after surgery, no complaints.\n";
    let files: Vec<Box<dyn HandedFile>> =
        vec![Box::new(InMemory("a.heic", photo)), Box::new(InMemory("b.txt", note))];
    let documents = shoebox::read(&files, 1, &tools, &Unwatched).unwrap();
    let statuses: Vec<_> = documents.iter().map(|d| d.document.status).collect();
    assert_eq!(statuses, [Status::NotRead, Status::Read]);
    assert!(!documents[0].reading.findings.is_empty(), "it says nothing of it");
}
