//! What a written text is expected to state and how that is met, for the tests and for `xtask measure records`.
//!
//! A folder a text: `text.txt` is what is written (a form feed begins a page), `expected.json` the facts and findings
//! that must be stated (`facts`, `findings`), the facts that must not (`must_not`) and the document's `kind`, which
//! the words tell where it is left out. A value matches by the keys that it names.
#![allow(clippy::disallowed_methods, reason = "cases are files beside the tests")]

use std::path::Path;

use intake::prose::{self, Said, Script};
use intake::{Handed, Tools, sorting};
use record::{DocumentId, DocumentKind, Fact, Page, Reading, Span};
use serde_json::Value as Json;

/// A text, what was read of it and what is expected.
pub(crate) struct Case {
    pub(crate) pages: Vec<Page>,
    pub(crate) said: Said,
    expected: Json,
}

/// One expectation and whether it is met.
pub(crate) struct Outcome {
    /// `facts`, `must_not` or `findings`.
    pub(crate) list: &'static str,
    /// The fact's kind or the finding's code.
    pub(crate) kind: String,
    pub(crate) want: Json,
    pub(crate) met: bool,
}

impl Case {
    /// Reads the text of a folder.
    pub(crate) fn read(folder: &Path, tools: &Tools<'_>) -> Result<Self, String> {
        let file = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
        };
        let expected: Json = serde_json::from_str(&file("expected.json")?)
            .map_err(|e| format!("{}: {e}", folder.display()))?;
        let pages = pages(&file("text.txt")?);
        let kind = serde_json::from_value(expected["kind"].clone()).ok();
        let kind = kind.unwrap_or_else(|| told(&pages, tools));
        let said = said(&pages, kind, tools);
        Ok(Self { pages, said, expected })
    }

    pub(crate) fn outcomes(&self) -> Vec<Outcome> {
        let states = |want: &Json| self.said.facts.iter().any(|fact| matches(want, fact));
        let finds =
            |want: &Json| self.said.findings.iter().any(|f| Some(f.code.as_str()) == want.as_str());
        let of = |list: &'static str, met: &dyn Fn(&Json) -> bool| -> Vec<Outcome> {
            let wanted = self.expected[list].as_array().into_iter().flatten();
            wanted
                .map(|want| Outcome {
                    list,
                    kind: want["kind"].as_str().or(want.as_str()).unwrap_or_default().to_owned(),
                    want: want.clone(),
                    met: met(want),
                })
                .collect()
        };
        let mut outcomes = of("facts", &states);
        outcomes.extend(of("must_not", &|want| !states(want)));
        outcomes.extend(of("findings", &finds));
        outcomes
    }

    /// Every fact stated, and whether something expected names it.
    pub(crate) fn stated(&self) -> impl Iterator<Item = (&Fact, bool)> {
        let wanted = self.expected["facts"].as_array().map(Vec::as_slice).unwrap_or_default();
        self.said
            .facts
            .iter()
            .map(move |fact| (fact, wanted.iter().any(|want| matches(want, fact))))
    }
}

/// The pages of a text.
pub(crate) fn pages(text: &str) -> Vec<Page> {
    text.split('\u{c}').zip(1..).map(|(page, number)| Page::new(number, page)).collect()
}

/// What the pages state.
pub(crate) fn said(pages: &[Page], kind: DocumentKind, tools: &Tools<'_>) -> Said {
    let stretches: Vec<(usize, Span)> =
        pages.iter().enumerate().map(|(at, page)| (at, Span::new(0, page.text().len()))).collect();
    prose::read(
        &Script { id: DocumentId(1), kind, date: None, pages, stretches: &stretches },
        tools,
    )
}

/// The kind of document that the words tell.
fn told(pages: &[Page], tools: &Tools<'_>) -> DocumentKind {
    let mut reading = Reading { pages: pages.to_vec(), ..Reading::default() };
    let handed = Handed { id: DocumentId(1), path: "text.txt", bytes: b"" };
    sorting::sort(&handed, &mut reading, tools);
    reading.kind.unwrap_or_default()
}

/// The fact's value as JSON.
pub(crate) fn shown(fact: &Fact) -> String {
    serde_json::to_string(&fact.value).unwrap_or_default()
}

fn matches(want: &Json, fact: &Fact) -> bool {
    if want["kind"] != fact.value.kind() {
        return false;
    }
    let value = serde_json::to_value(&fact.value).unwrap_or_default();
    let of_fact = |key: &str| match key {
        "part" => serde_json::to_value(&fact.part).unwrap_or_default(),
        "doubt" => serde_json::to_value(&fact.doubt).unwrap_or_default(),
        "on" => serde_json::to_value(fact.date).unwrap_or_default(),
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
