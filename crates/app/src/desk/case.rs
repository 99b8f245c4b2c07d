//! The case as the pages see it: every document with its reading, what the person said, and the chart.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use knowledge::Library;
use record::{
    Answers, Chart, ChartFact, Correction, Document, DocumentId, DocumentKind, Fact, FactKey,
    Finding, Opinion, ReadDocument, Status,
};
use sha2::{Digest, Sha256};

/// A case made from papers; pages borrow from it, a change makes a new one.
pub struct Case {
    pub documents: Vec<ReadDocument>,
    pub corrections: Vec<Correction>,
    pub chart: Chart,
    place: BTreeMap<DocumentId, usize>,
    /// How many papers share a kind and a title.
    namesakes: BTreeMap<(DocumentKind, Option<String>), usize>,
    /// Places in the chart's findings, by the document they are about.
    found: BTreeMap<DocumentId, Vec<usize>>,
    /// The text of every page in small letters, made when somebody first searches.
    folded: Vec<OnceLock<Vec<String>>>,
    /// The opinion of each paper, read when a page first asks for it.
    opinions: Vec<OnceLock<Opinion>>,
}

impl Case {
    pub(super) fn new(
        documents: Vec<ReadDocument>,
        corrections: Vec<Correction>,
        answers: &Answers,
        library: &Library,
    ) -> Self {
        let place = documents.iter().enumerate().map(|(at, d)| (d.document.id, at)).collect();
        let mut chart = journey::records::chart(&documents, &corrections, library);
        journey::missing::add_told(&mut chart, answers, library);
        let folded = documents.iter().map(|_| OnceLock::new()).collect();
        let opinions = documents.iter().map(|_| OnceLock::new()).collect();
        let mut namesakes = BTreeMap::new();
        for document in chart.documents.iter().filter(|d| d.status != Status::Duplicate) {
            *namesakes.entry((document.kind, document.title.clone())).or_insert(0) += 1;
        }
        let mut found: BTreeMap<DocumentId, Vec<usize>> = BTreeMap::new();
        for (at, finding) in chart.findings.iter().enumerate() {
            for document in &finding.documents {
                found.entry(*document).or_default().push(at);
            }
        }
        Self { documents, corrections, chart, place, namesakes, found, folded, opinions }
    }

    /// A document and what was read in it.
    pub fn read(&self, id: DocumentId) -> Option<&ReadDocument> {
        self.documents.get(*self.place.get(&id)?)
    }

    /// The text of a document's pages in small letters.
    pub fn folded(&self, id: DocumentId) -> Option<&[String]> {
        let at = *self.place.get(&id)?;
        let pages = &self.documents.get(at)?.reading.pages;
        let folded = self.folded.get(at)?;
        Some(folded.get_or_init(|| pages.iter().map(|p| p.text().to_lowercase()).collect()))
    }

    /// The opinion of the doctor who wrote a document, as read.
    pub fn opinion(&self, id: DocumentId, library: &Library) -> Option<&Opinion> {
        let at = *self.place.get(&id)?;
        let read = self.documents.get(at)?;
        let held = self.opinions.get(at)?;
        Some(held.get_or_init(|| intake::prose::opinion::read(id, &read.reading, library)))
    }

    /// A document as the chart sees it: with what identity and duplicates made of its status.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        // The chart lists the documents in the order they were handed to it.
        self.chart.documents.get(*self.place.get(&id)?).filter(|d| d.id == id)
    }

    /// Whether another paper has the same kind and title, so that its day must be said.
    pub fn has_namesake(&self, document: &Document) -> bool {
        let same = self.namesakes.get(&(document.kind, document.title.clone()));
        same.is_some_and(|&count| count > 1)
    }

    pub fn fact_marked(&self, mark: &str) -> Option<&ChartFact> {
        self.chart.facts.iter().find(|f| fact_mark(&f.key) == mark)
    }

    /// The chart's fact that a fact of a reading became part of.
    pub fn in_chart(&self, fact: &Fact) -> Option<&ChartFact> {
        let first = fact.passages().next()?;
        self.chart.facts.iter().find(|held| {
            held.fact.value.kind() == fact.value.kind() && held.fact.passages().any(|p| p == first)
        })
    }

    pub fn finding_marked(&self, mark: &str) -> Option<&Finding> {
        self.chart.findings.iter().find(|f| finding_mark(self, f) == mark)
    }

    /// Everything the chart and the reading found about a document.
    pub fn findings_of(&self, id: DocumentId) -> impl Iterator<Item = &Finding> {
        let at = self.found.get(&id).map(Vec::as_slice).unwrap_or_default();
        at.iter().filter_map(|&at| self.chart.findings.get(at))
    }
}

/// A fact's name in an address: it stays the same over new readings and says nothing of the person.
pub fn fact_mark(key: &FactKey) -> String {
    mark(&[key.0.as_str()])
}

/// A finding's name in an address, from what it is about.
pub fn finding_mark(case: &Case, finding: &Finding) -> String {
    let mut about = vec![finding.code.as_str().to_owned()];
    about.extend(finding.facts.iter().filter_map(|&id| Some(case.chart.fact(id)?.key.0.clone())));
    about.extend(finding.documents.iter().map(ToString::to_string));
    about.extend(finding.passages.iter().map(|p| format!("{p:?}")));
    mark(&about.iter().map(String::as_str).collect::<Vec<_>>())
}

fn mark(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(6).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
