//! The one door: a case is a file under `tests/cases/<format>/` and, beside it, what reading it says.
//! `UPDATE_CASES=1 cargo test -p intake` writes what is said now; the difference is reviewed.
#![allow(clippy::disallowed_methods, reason = "cases are files beside the tests")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use intake::{Handed, Limits, NoPrograms, Tools, formats};
use knowledge::{Language, Library};
use record::{DocumentId, Reading};

/// Reads bytes by the format's reader alone, without sorting and prose.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Option<Reading> {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in(Language::English));
    let limits = Limits::default();
    let tools =
        Tools { library: &LIBRARY, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    let handed = Handed { id: DocumentId(1), path, bytes };
    formats::reader_for(&handed).map(|reader| (reader.read)(&handed, &tools))
}

/// Reads bytes as the walk does: with sorting and prose.
pub(crate) fn read_whole(path: &str, bytes: &[u8]) -> Reading {
    let library = Library::built_in(Language::English);
    let limits = Limits::default();
    let tools =
        Tools { library: &library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    intake::read(&Handed { id: DocumentId(1), path, bytes }, &tools)
}

/// Checks every case of a folder.
pub(crate) fn check(folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_none_or(|e| e != "said"));
    cases.sort();
    assert!(!cases.is_empty(), "{} has no cases", folder.display());
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let now = said(read(name, &std::fs::read(&case).unwrap()).as_ref());
        let mut beside = case.clone().into_os_string();
        beside.push(".said");
        if std::env::var("UPDATE_CASES").is_ok() {
            std::fs::write(&beside, &now).unwrap();
        }
        let before = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(now, before, "{name} reads differently");
    }
}

/// A reading as lines for a reviewer.
pub(crate) fn said(reading: Option<&Reading>) -> String {
    let Some(reading) = reading else { return "not recognised\n".to_owned() };
    let mut out = String::new();
    let json = |value: &dyn erased::Json| value.json();
    _ = writeln!(out, "{} {}", json(&reading.format), json(&reading.status));
    _ = writeln!(out, "kind {} date {}", json(&reading.kind), json(&reading.date));
    _ = writeln!(out, "title {}", json(&reading.title));
    for person in &reading.people {
        _ = writeln!(out, "person {}", json(person));
    }
    for fact in &reading.facts {
        _ = writeln!(out, "fact {}", json(fact));
    }
    for finding in &reading.findings {
        _ = writeln!(out, "finding {}", json(finding));
    }
    for unread in &reading.unread {
        _ = writeln!(out, "unread {}", json(unread));
    }
    for attachment in &reading.attachments {
        _ = writeln!(out, "attachment {} {attachment:?}", attachment.name);
    }
    for page in &reading.pages {
        _ = writeln!(out, "page {} {:?}", page.number(), page.origin);
        if page.blocks.is_empty() {
            _ = writeln!(out, "{:?}", page.text());
        }
        for block in &page.blocks {
            _ = writeln!(out, "{:?} {:?}", block.kind, page.slice(block.span));
        }
        for anchor in &page.anchors {
            _ = writeln!(out, "anchor {} {:?}", anchor.pointer, page.slice(anchor.span));
        }
    }
    for (page, span) in &reading.narrative {
        let words = reading.pages.get(*page).map_or("", |page| page.slice(*span));
        _ = writeln!(out, "narrative {words:?}");
    }
    out
}

mod erased {
    /// Anything that can be written as JSON.
    pub(crate) trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}
