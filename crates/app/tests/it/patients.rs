//! The invented people: records in, expected case out.

#[path = "../../../../patients/expected.rs"]
mod expected;

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use intake::shoebox::{Content, HandedFile, Unwatched};
use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use record::Passage;
use serde_json::Value;

use crate::{PROGRAM, patients};

/// What is met of each person's case, by part; a change may raise it and not lower it.
/// `UPDATE_CASES=1 cargo test -p app` writes what is met now; the difference is reviewed.
const MET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/met.json");

type Met = BTreeMap<String, BTreeMap<String, usize>>;

fn people() -> Vec<PathBuf> {
    let mut people: Vec<PathBuf> = std::fs::read_dir(patients())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.join("expected.json").is_file())
        .collect();
    people.sort();
    people
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The case of a person, and how it compares with what is expected. Each is read once for all tests.
fn outcomes(person: &Path) -> &'static [expected::Outcome] {
    static READ: LazyLock<BTreeMap<PathBuf, Vec<expected::Outcome>>> =
        LazyLock::new(|| people().into_iter().map(|p| (p.clone(), read(&p))).collect());
    &READ[person]
}

fn read(person: &Path) -> Vec<expected::Outcome> {
    let out = Command::new(PROGRAM)
        .args(["read", "--format", "json", "--as-of", "2026-11-22"])
        .arg(person.join("records"))
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let case = serde_json::from_slice(&out.stdout).unwrap();
    expected::compare(&json(&person.join("expected.json")), &case)
}

/// Whether pictures of text can be read on this computer.
fn can_read_pictures() -> bool {
    Command::new("tesseract").arg("--version").output().is_ok_and(|out| out.status.success())
}

#[test]
fn each_case_is_met_as_far_as_it_was() {
    let least: Met = serde_json::from_value(json(Path::new(MET))).unwrap();
    let mut met = Met::new();
    let mut lost = String::new();
    for person in people() {
        let name = person.file_name().unwrap().to_string_lossy().into_owned();
        let outcomes = outcomes(&person);
        let stated: Vec<_> = outcomes.iter().filter(|o| !o.met && o.part == MUST_NOT).collect();
        for outcome in &stated {
            lost.push_str(&format!("{name}: must not be stated: {}\n", outcome.what));
        }
        let parts = expected::tally(outcomes);
        for (part, (now, of)) in &parts {
            let before = least.get(&name).and_then(|parts| parts.get(part)).copied().unwrap_or(0);
            if *now < before {
                lost.push_str(&format!("{name}: {part}: {now} of {of}, where {before} were met\n"));
                let misses = outcomes.iter().filter(|o| !o.met && o.part == *part);
                misses.for_each(|o| lost.push_str(&format!("    {}\n", o.what)));
            }
        }
        met.insert(name, parts.into_iter().map(|(part, (now, _))| (part, now)).collect());
    }
    if std::env::var("UPDATE_CASES").is_ok() {
        std::fs::write(MET, serde_json::to_string_pretty(&met).unwrap() + "\n").unwrap();
    } else if can_read_pictures() {
        assert!(lost.is_empty(), "\n{lost}");
    } else {
        eprintln!("tesseract is not here, so scans and photos are not compared");
    }
}

const MUST_NOT: &str = "must not be stated";

#[test]
fn nothing_is_stated_that_must_not_be() {
    for person in people() {
        let wrong: Vec<_> = outcomes(&person)
            .iter()
            .filter(|o| !o.met && o.part == MUST_NOT)
            .map(|o| &o.what)
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", person.display());
    }
}

struct OnDisk {
    path: String,
    at: PathBuf,
}

impl HandedFile for OnDisk {
    fn path(&self) -> &str {
        &self.path
    }

    fn bytes(&self) -> u64 {
        self.at.metadata().map_or(0, |about| about.len())
    }

    fn open(&self) -> io::Result<Box<dyn Content + '_>> {
        Ok(Box::new(File::open(&self.at)?))
    }
}

fn files_below(folder: &Path, files: &mut Vec<Box<dyn HandedFile>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let at = entry.unwrap().path();
        if at.is_dir() {
            files_below(&at, files);
        } else {
            let path = at.strip_prefix(patients()).unwrap().to_string_lossy().into_owned();
            files.push(Box::new(OnDisk { path, at }));
        }
    }
}

#[test]
fn every_quote_stands_at_its_offsets() {
    let library = Library::built_in(Language::English);
    let limits = Limits::default();
    let tools =
        Tools { library: &library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    let mut checked = 0;
    for person in people() {
        let mut files = Vec::new();
        files_below(&person.join("records"), &mut files);
        for read in intake::shoebox::read(&files, 1, &tools, &Unwatched).unwrap() {
            let reading = &read.reading;
            let of_people =
                reading.people.iter().flat_map(|p| [&p.name_at, &p.birth_date_at, &p.sex_at]);
            let passages = reading
                .facts
                .iter()
                .flat_map(record::Fact::passages)
                .chain(reading.findings.iter().flat_map(|f| &f.passages))
                .chain(of_people.flatten());
            for passage in passages {
                let page = reading.pages.iter().find(|p| p.number() == passage.page());
                let stands = page.is_some_and(|page| stands_on(page.text(), passage));
                assert!(stands, "{}: {passage:?} is not where it says", read.document.path);
                assert_eq!(passage.document(), read.document.id);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "only {checked} passages");
}

fn stands_on(text: &str, passage: &Passage) -> bool {
    let length = passage.end() - passage.start();
    text.chars().skip(passage.start()).take(length).eq(passage.quote().chars())
}
