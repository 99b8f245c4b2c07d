//! What prose states: a folder a case under `tests/cases/prose/<element>/<name>/`, as [`expected`](crate::expected) tells.
#![allow(clippy::disallowed_methods, reason = "cases are files beside the tests")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use intake::prose::Said;
use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use proptest::prelude::*;
use record::{DocumentKind, Fact, Page};

use crate::expected::{self, Case, pages, shown};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in(Language::English));

const NOBODY: NoPrograms = NoPrograms;

fn tools(limits: &Limits) -> Tools<'_> {
    Tools { library: &LIBRARY, limits, ocr: &NOBODY, pictures: &NOBODY }
}

fn said(pages: &[Page], kind: DocumentKind) -> Said {
    expected::said(pages, kind, &tools(&Limits::default()))
}

#[test]
fn every_case_states_its_facts_and_nothing_forbidden() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/prose");
    let mut faults = Vec::new();
    let cases = folders(&root).iter().flat_map(|element| folders(element)).collect::<Vec<_>>();
    assert!(!cases.is_empty());
    let limits = Limits::default();
    for case in &cases {
        let name = case.strip_prefix(&root).unwrap().display().to_string();
        let case = Case::read(case, &tools(&limits)).unwrap();
        quotes_stand(&case.pages, &case.said);
        let missed = case.outcomes().into_iter().filter(|outcome| !outcome.met);
        faults.extend(
            missed.map(|miss| format!("{name}: {} {}: {}", miss.list, miss.kind, miss.want)),
        );
        if faults.last().is_some_and(|fault| fault.starts_with(&name)) {
            let stated: Vec<String> = case.stated().map(|(fact, _)| shown(fact)).collect();
            faults.push(format!("{name}: stated: {}", stated.join(" ")));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults in {} cases:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}

/// Every quote is found at its offsets.
fn quotes_stand(pages: &[Page], said: &Said) {
    let of_findings = said.findings.iter().flat_map(|f| &f.passages);
    for passage in said.facts.iter().flat_map(Fact::passages).chain(of_findings) {
        let page = &pages[passage.page() as usize - 1];
        let words: String = page
            .text()
            .chars()
            .skip(passage.start())
            .take(passage.end() - passage.start())
            .collect();
        assert_eq!(words, passage.quote());
        assert!(!words.trim().is_empty());
    }
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

#[test]
fn blank_and_near_blank_pages_state_nothing() {
    for text in ["", " \n\n", "Page 1 of 1", "|||| ~~ .. 111 IIIIII", "\u{c}\u{c}"] {
        let pages = pages(text);
        let said = said(&pages, DocumentKind::PathologyReport);
        assert!(said.facts.is_empty() && said.findings.is_empty(), "{text:?}");
    }
}

/// Words and signs that reports are made of, to be thrown together at random.
fn fragment() -> impl Strategy<Value = String> {
    let words = [
        "FINAL DIAGNOSIS:",
        "A. Breast, left",
        "pT2",
        "pN1a(sn)",
        "pTlb",
        "NO",
        "M0",
        "stage IIB",
        "AJCC 8th edition",
        "[x]",
        "[ ]",
        "_X_",
        "☒",
        "☐",
        "Gleason 3+4=7",
        "grade",
        "II/IV",
        "moderately",
        "differentiated",
        "invasive ductal carcinoma",
        "no evidence of",
        "mother:",
        "FAMILY HISTORY",
        "2.3 x 1 cm",
        "(1/16)",
        "lymph nodes",
        "margins",
        "negative",
        "ER",
        "95%",
        "HER2 2+",
        "addendum to follow",
        "letrozole",
        "40.05 Gy in 15 fractions",
        "ECOG 1",
        "\n",
        "\n\n",
        "\t",
        "-\n",
        "ﬁ",
        "≥",
        "é",
        "×",
        "ALLERGIES:",
        "sulfa (rash)",
        "(",
        ")",
        ":",
        ";",
        ".",
        "Legend:",
        "\u{c}",
        "ﬂ\u{ad}",
        "🗹",
        "PLAN",
        "if",
        "Part 1:",
    ];
    prop_oneof![6 => prop::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn any_words_are_read_without_panic_and_every_quote_stands(
        fragments in prop::collection::vec(fragment(), 0..60),
        joint in prop::sample::select(vec!["", " ", "\n"]),
        kind in prop::sample::select(vec![
            DocumentKind::PathologyReport, DocumentKind::ImagingReport, DocumentKind::ConsultNote, DocumentKind::Unknown,
        ]),
    ) {
        let pages = pages(&fragments.join(joint));
        quotes_stand(&pages, &said(&pages, kind));
    }
}
