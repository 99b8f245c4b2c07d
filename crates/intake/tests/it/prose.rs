//! What prose states: a folder a case under `tests/cases/prose/<element>/<name>/`. `text.txt` is what is
//! written (a form feed begins a page), `expected.json` the document's kind, the facts that must be
//! stated and those that must not. A value matches by the keys that it names.
#![allow(clippy::disallowed_methods, reason = "cases are files beside the tests")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use intake::prose::{Said, Script, read};
use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use proptest::prelude::*;
use record::{DocumentId, DocumentKind, Fact, Page, Span};
use serde_json::Value as Json;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::built_in(Language::English));

fn pages(text: &str) -> Vec<Page> {
    text.split('\u{c}').zip(1..).map(|(page, number)| Page::new(number, page)).collect()
}

fn said(pages: &[Page], kind: DocumentKind) -> Said {
    let stretches: Vec<(usize, Span)> =
        pages.iter().enumerate().map(|(at, page)| (at, Span::new(0, page.text().len()))).collect();
    let limits = Limits::default();
    let tools =
        Tools { library: &LIBRARY, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    read(&Script { id: DocumentId(1), kind, date: None, pages, stretches: &stretches }, &tools)
}

#[test]
fn every_case_states_its_facts_and_nothing_forbidden() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/prose");
    let mut faults = Vec::new();
    let cases = folders(&root).iter().flat_map(|element| folders(element)).collect::<Vec<_>>();
    assert!(!cases.is_empty());
    for case in &cases {
        let text = std::fs::read_to_string(case.join("text.txt")).unwrap();
        let expected: Json =
            serde_json::from_str(&std::fs::read_to_string(case.join("expected.json")).unwrap())
                .unwrap();
        let kind = serde_json::from_value(expected["kind"].clone()).unwrap_or_default();
        let pages = pages(&text);
        let said = said(&pages, kind);
        quotes_stand(&pages, &said);
        let name = case.strip_prefix(&root).unwrap().display().to_string();
        faults.extend(check(&expected, &said).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(
        faults.is_empty(),
        "{} faults in {} cases:\n{}",
        faults.len(),
        cases.len(),
        faults.join("\n")
    );
}

/// What is not as expected, in words.
fn check(expected: &Json, said: &Said) -> Vec<String> {
    let list = |key: &str| expected[key].as_array().cloned().unwrap_or_default();
    let stated = || said.facts.iter().map(shown).collect::<Vec<_>>().join(" ");
    let missing = list("facts")
        .into_iter()
        .filter(|want| !said.facts.iter().any(|fact| matches(want, fact)))
        .map(|want| format!("not stated: {want}; stated: {}", stated()));
    let forbidden = list("must_not").into_iter().flat_map(|want| {
        let hit = said.facts.iter().find(|fact| matches(&want, fact)).map(shown);
        hit.map(|fact| format!("must not be stated: {want}: {fact}"))
    });
    let found = list("findings").into_iter().filter_map(|want| {
        let code = want.as_str().unwrap_or_default().to_owned();
        let there = said.findings.iter().any(|f| f.code.as_str() == code);
        (!there).then(|| format!("no finding {code}"))
    });
    missing.chain(forbidden).chain(found).collect()
}

fn shown(fact: &Fact) -> String {
    serde_json::to_string(&fact.value).unwrap()
}

fn matches(want: &Json, fact: &Fact) -> bool {
    let value = serde_json::to_value(&fact.value).unwrap();
    if want["kind"] != value["kind"] {
        return false;
    }
    let of_fact = |key: &str| match key {
        "part" => serde_json::to_value(&fact.part).unwrap(),
        "doubt" => serde_json::to_value(&fact.doubt).unwrap(),
        "on" => serde_json::to_value(fact.date).unwrap(),
        key => value["value"][key].clone(),
    };
    want["value"].as_object().into_iter().flatten().all(|(key, want)| {
        let got = of_fact(key);
        match (want.as_f64(), got.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            _ => *want == got,
        }
    })
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
