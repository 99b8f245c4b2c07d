//! The walk over what is handed over, on archives made here.

use std::io::{Cursor, Write};
use std::sync::Mutex;

use intake::shoebox::{self, Content, HandedFile, Unwatched, Watcher};
use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use record::{FindingCode, ReadDocument, Sha256, Status};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

struct InMemory {
    path: String,
    bytes: Vec<u8>,
}

impl HandedFile for InMemory {
    fn path(&self) -> &str {
        &self.path
    }

    fn bytes(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn open(&self) -> std::io::Result<Box<dyn Content + '_>> {
        Ok(Box::new(Cursor::new(self.bytes.as_slice())))
    }
}

fn handed(path: &str, bytes: impl Into<Vec<u8>>) -> Box<dyn HandedFile> {
    Box::new(InMemory { path: path.to_owned(), bytes: bytes.into() })
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read_watched(
    files: &[Box<dyn HandedFile>],
    limits: &Limits,
    watcher: &dyn Watcher,
) -> Vec<ReadDocument> {
    let library = Library::built_in(Language::English);
    let tools = Tools { library: &library, limits, ocr: &NoPrograms, pictures: &NoPrograms };
    shoebox::read(files, 1, &tools, watcher).unwrap()
}

fn read(files: &[Box<dyn HandedFile>]) -> Vec<ReadDocument> {
    read_watched(files, &Limits::default(), &Unwatched)
}

fn paths(documents: &[ReadDocument]) -> Vec<(&str, Status)> {
    documents.iter().map(|d| (d.document.path.as_str(), d.document.status)).collect()
}

fn codes(documents: &[ReadDocument], path: &str) -> Vec<FindingCode> {
    let document = documents.iter().find(|d| d.document.path == path);
    document.into_iter().flat_map(|d| &d.reading.findings).map(|f| f.code).collect()
}

const NOTE: &[u8] =
    b"Patient: Ottoline Vale   DOB: 04/02/1961\nSeen today. Doing well after surgery.\n";

#[test]
fn members_of_archives_within_archives_are_documents() {
    let inner = zip(&[("notes/b.txt", NOTE)]);
    let outer =
        zip(&[("a.txt", NOTE), ("inner.zip", &inner), ("viewer/app.exe", b"MZ"), ("empty/", b"")]);
    let documents = read(&[handed("export.zip", outer), handed("c.txt", NOTE)]);
    assert_eq!(
        paths(&documents),
        [
            ("c.txt", Status::Read),
            ("export.zip!a.txt", Status::Read),
            ("export.zip!inner.zip!notes/b.txt", Status::Read),
            ("export.zip!viewer/app.exe", Status::Ignored),
        ]
    );
}

#[test]
fn a_member_that_would_leave_the_archive_is_left_out_and_named() {
    let documents = read(&[handed(
        "x.zip",
        zip(&[("../up.txt", NOTE), ("/abs.txt", NOTE), ("good.txt", NOTE)]),
    )]);
    assert_eq!(
        paths(&documents),
        [
            ("x.zip", Status::PartlyRead),
            ("x.zip!../up.txt", Status::NotRead),
            ("x.zip!/abs.txt", Status::NotRead),
            ("x.zip!good.txt", Status::Read),
        ]
    );
    assert_eq!(codes(&documents, "x.zip!../up.txt"), [FindingCode::ArchiveUnsafe]);
}

#[test]
fn a_bomb_ends_at_the_limit_and_the_rest_is_read() {
    let zeros = vec![b' '; 40 << 20];
    let limits = Limits { archive_ratio: 10, ..Limits::default() };
    let files = [handed("x.zip", zip(&[("bomb.txt", &zeros), ("good.txt", NOTE)]))];
    let documents = read_watched(&files, &limits, &Unwatched);
    assert!(codes(&documents, "x.zip").contains(&FindingCode::LimitReached));
    assert!(paths(&documents).contains(&("x.zip!good.txt", Status::Read)));
}

#[test]
fn an_archive_without_its_directory_is_read_from_the_front() {
    let mut cut = zip(&[("a.txt", NOTE), ("b.txt", NOTE), ("c.txt", NOTE)]);
    cut.truncate(cut.len() * 2 / 5);
    let documents = read(&[handed("cut.zip", cut)]);
    assert!(
        paths(&documents).contains(&("cut.zip!a.txt", Status::Read)),
        "{:?}",
        paths(&documents)
    );
    assert!(codes(&documents, "cut.zip").contains(&FindingCode::DocumentDamaged));
}

#[test]
fn too_deep_is_a_limit() {
    let deep = (0..9).fold(NOTE.to_vec(), |inner, level| {
        zip(&[(if level == 0 { "note.txt" } else { "in.zip" }, inner.as_slice())])
    });
    let documents = read(&[handed("deep.zip", deep)]);
    assert!(
        documents.iter().any(|d| d
            .reading
            .findings
            .iter()
            .any(|f| f.code == FindingCode::LimitReached))
    );
}

#[test]
fn the_same_shoebox_gives_the_same_documents() {
    let files = || {
        let members: Vec<(String, Vec<u8>)> = (0..200)
            .map(|n| (format!("n{n:03}.txt"), [NOTE, n.to_string().as_bytes()].concat()))
            .collect();
        let members: Vec<_> = members.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
        [handed("z.zip", zip(&members)), handed("a.txt", NOTE)]
    };
    assert_eq!(read(&files()), read(&files()));
}

#[test]
fn every_original_is_kept_untouched() {
    #[derive(Default)]
    struct Keeper(Mutex<Vec<(String, Sha256, Vec<u8>)>>);
    impl Watcher for Keeper {
        fn keep(
            &self,
            path: &str,
            sha256: Sha256,
            original: &mut dyn std::io::Read,
        ) -> std::io::Result<()> {
            let mut bytes = Vec::new();
            original.read_to_end(&mut bytes)?;
            self.0.lock().unwrap().push((path.to_owned(), sha256, bytes));
            Ok(())
        }
    }
    let keeper = Keeper::default();
    let limits = Limits { document_bytes: 64, files: 4, ..Limits::default() };
    let long = [NOTE, NOTE].concat();
    let members: [(&str, &[u8]); 2] = [("../climbs.txt", NOTE), ("too long.txt", &long)];
    let archive = zip(&members);
    let files = [
        handed("long.txt", long.clone()),
        handed("short.bin", vec![0, 1, 2]),
        handed("z.zip", archive.clone()),
        handed("zz.txt", NOTE),
    ];
    let documents = read_watched(&files, &limits, &keeper);
    let kept = keeper.0.into_inner().unwrap();
    let kept_of = |read: &ReadDocument| {
        let [file] = read.document.files.as_slice() else { panic!("one file each") };
        let (_, _, bytes) = kept.iter().find(|(_, sha, _)| *sha == file.sha256).unwrap();
        assert_eq!(bytes.len() as u64, file.bytes);
        bytes.clone()
    };
    for document in &documents {
        let original = match document.document.path.as_str() {
            "long.txt" => long.clone(),
            "short.bin" => vec![0, 1, 2],
            // What stays closed in an archive, or is too large to hold, is had from the archive.
            path if path.starts_with("z.zip") => archive.clone(),
            // Beyond the number of files that are read.
            _ => Vec::new(),
        };
        assert_eq!(kept_of(document), original, "{}", document.document.path);
    }
    assert!(documents.iter().any(|d| d.document.path.ends_with("!../climbs.txt")));
    assert!(documents.iter().any(|d| d.document.path.ends_with("!too long.txt")));
    assert!(codes(&documents, "long.txt").contains(&FindingCode::LimitReached));
}
