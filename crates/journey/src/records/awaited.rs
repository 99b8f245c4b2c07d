//! What a paper says is still to come, held against the papers that came after it: answered where that is plain, open
//! where nothing later could be it, and otherwise not to be told, with the paper to look at.

use std::collections::BTreeSet;

use knowledge::Library;
use knowledge::vocabulary::Test;
use record::{
    Chart, ChartFact, Document, DocumentId, DocumentKind, Finding, FindingCode, Passage, Quantity,
    Status, Subject, Value,
};

use super::SPECIMEN;

/// Characters before an announcement in which the test it is about is named.
const BESIDE: usize = 260;

/// Days after an operation within which its report comes; one that is later may be of another operation.
const REPORT_DAYS: i32 = 45;

/// The findings without announcements that are answered; those that may be say by which paper.
pub(super) fn settle(findings: Vec<Finding>, chart: &Chart, library: &Library) -> Vec<Finding> {
    let provisional: BTreeSet<DocumentId> = findings
        .iter()
        .filter(|f| f.code == FindingCode::AddendumPending)
        .flat_map(|f| &f.passages)
        .filter(|p| library.vocabulary.cancers.says_provisional(p.quote()))
        .map(Passage::document)
        .collect();
    let waiting = Waiting { chart, library, provisional };
    findings.into_iter().filter_map(|finding| waiting.settled(finding)).collect()
}

/// The tests with a result of their own that are named in or just before an announcement.
pub(crate) fn tests_beside<'a>(
    passage: &Passage,
    chart: &Chart,
    library: &'a Library,
) -> Vec<&'a Test> {
    let mut tests: Vec<&Test> = Vec::new();
    let from = passage.start().saturating_sub(BESIDE);
    for mention in &chart.mentions {
        let at = &mention.passage;
        let near = at.document() == passage.document()
            && at.page() == passage.page()
            && (from..=passage.end()).contains(&at.start());
        let Some(test) = library.vocabulary.tests.get(&mention.test) else { continue };
        let has_result = !test.markers.is_empty() || !test.genes.is_empty();
        if near && has_result && !tests.iter().any(|t| t.id == test.id) {
            tests.push(test);
        }
    }
    tests
}

/// What became of an announcement; of several the one that is furthest from an answer counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Later {
    Open,
    /// One of these may be the answer.
    Perhaps(BTreeSet<DocumentId>),
    Here,
}

impl Later {
    fn perhaps(documents: impl IntoIterator<Item = DocumentId>) -> Self {
        let documents: BTreeSet<_> = documents.into_iter().collect();
        if documents.is_empty() { Self::Open } else { Self::Perhaps(documents) }
    }
}

struct Waiting<'a> {
    chart: &'a Chart,
    library: &'a Library,
    /// Reports that call themselves not final.
    provisional: BTreeSet<DocumentId>,
}

impl<'a> Waiting<'a> {
    fn settled(&self, finding: Finding) -> Option<Finding> {
        if finding.code != FindingCode::AddendumPending {
            return Some(finding);
        }
        match self.later(&finding) {
            Later::Open => Some(finding),
            Later::Here => None,
            Later::Perhaps(papers) => {
                let unclear = Finding {
                    code: FindingCode::AddendumUnclear,
                    severity: FindingCode::AddendumUnclear.severity(),
                    ..finding
                };
                Some(papers.into_iter().fold(unclear, Finding::in_document))
            }
        }
    }

    fn later(&self, finding: &Finding) -> Later {
        let Some(said) = finding.passages.first() else { return Later::Open };
        let Some(paper) = self.chart.document(said.document()) else { return Later::Open };
        let by_a_lab = self.library.vocabulary.tests.lab_kinds.contains(&paper.kind);
        if !by_a_lab && self.library.vocabulary.cancers.awaits_tissue(said.quote()) {
            return self.report_of_tissue(paper);
        }
        let tests = tests_beside(said, self.chart, self.library);
        match tests.into_iter().map(|test| self.result(test, said, paper)).min() {
            Some(later) => later,
            None if by_a_lab => self.final_report(said, paper),
            None => Later::Open,
        }
    }

    /// The report of the tissue that was taken when `paper` was written. Plain where all that came in the weeks after it
    /// is of one specimen, is final and says what an operation's report says.
    fn report_of_tissue(&self, paper: &Document) -> Later {
        let reports: Vec<&Document> =
            self.read().filter(|d| d.kind == DocumentKind::PathologyReport).collect();
        let (Some(since), true) = (paper.date, reports.iter().all(|d| d.date.is_some())) else {
            return Later::perhaps(reports.iter().map(|d| d.id));
        };
        let in_time = |d: &&Document| {
            d.date.is_some_and(|day| {
                let days = (day.earliest() - since.earliest()).get_days();
                (0..=REPORT_DAYS).contains(&days)
            })
        };
        let candidates: Vec<&Document> = reports.into_iter().filter(in_time).collect();
        let specimens: BTreeSet<Option<&str>> =
            candidates.iter().map(|d| self.specimen(d.id)).collect();
        let is_one = candidates.len() == 1 || specimens.len() == 1 && !specimens.contains(&None);
        let is_whole =
            |d: &&Document| !self.provisional.contains(&d.id) && self.is_of_operation(d.id);
        match is_one && candidates.iter().any(is_whole) {
            true => Later::Here,
            false => Later::perhaps(candidates.iter().map(|d| d.id)),
        }
    }

    /// A result of the test that a laboratory states after the announcement: further on in the same report, or in a
    /// later one of the same specimen.
    fn result(&self, test: &Test, said: &Passage, paper: &Document) -> Later {
        let mut perhaps = BTreeSet::new();
        for held in self.chart.facts.iter().filter(|f| f.fact.subject == Subject::Patient) {
            let Some(settled) = self.settles(held, test) else { continue };
            for at in held.fact.passages() {
                let Some(reach) = self.reach(at, said, paper) else { continue };
                if settled && held.fact.doubt.is_none() && reach == Reach::Plain {
                    return Later::Here;
                }
                perhaps.insert(at.document());
            }
        }
        Later::perhaps(perhaps)
    }

    /// Whether a fact is a result of the test, and whether it settles it.
    fn settles(&self, held: &ChartFact, test: &Test) -> Option<bool> {
        let tests = &self.library.vocabulary.tests;
        let words = |q: &Option<Quantity>| q.as_ref().map(Quantity::to_string);
        let result = match &held.fact.value {
            Value::Biomarker(v) if test.has_marker(&v.name) => {
                v.result.clone().or_else(|| words(&v.value))
            }
            Value::Lab(v) if test.has_lab(&v.name) => words(&v.value),
            Value::Variant(v) if test.has_gene(&v.gene, v.origin.as_deref()) => v.change.clone(),
            _ => return None,
        };
        result.map(|said| !tests.is_unsettled(&said))
    }

    /// Whether words stand after an announcement in a laboratory's paper.
    fn reach(&self, at: &Passage, said: &Passage, paper: &Document) -> Option<Reach> {
        if at.document() == paper.id {
            let after = (at.page(), at.start()) > (said.page(), said.end());
            return after.then_some(Reach::Plain);
        }
        let later = self.chart.document(at.document())?;
        if !self.library.vocabulary.tests.lab_kinds.contains(&later.kind) {
            return None;
        }
        let (Some(first), Some(then)) = (paper.date, later.date) else {
            return Some(Reach::Unsure);
        };
        let of_one = self.specimen(paper.id).is_some_and(|n| self.specimen(later.id) == Some(n));
        match then.earliest() >= first.earliest() {
            true if of_one => Some(Reach::Plain),
            true => Some(Reach::Unsure),
            false => None,
        }
    }

    /// A later report of the same specimen answers what calls itself provisional; of anything else it has to be looked at.
    fn final_report(&self, said: &Passage, paper: &Document) -> Later {
        let Some(number) = self.specimen(paper.id) else { return Later::Open };
        let is_later = |d: &&Document| {
            d.id != paper.id
                && d.kind == paper.kind
                && self.specimen(d.id) == Some(number)
                && d.date.zip(paper.date).is_none_or(|(then, first)| then >= first)
        };
        let later: Vec<&Document> = self.read().filter(is_later).collect();
        let dated = |d: &Document| d.date.zip(paper.date).is_some_and(|(then, first)| then > first);
        let is_final = |d: &Document| dated(d) && !self.provisional.contains(&d.id);
        let calls_itself = self.library.vocabulary.cancers.says_provisional(said.quote());
        match calls_itself && later.iter().any(|d| is_final(d)) {
            true => Later::Here,
            false => Later::perhaps(later.iter().map(|d| d.id)),
        }
    }

    fn read(&self) -> impl Iterator<Item = &'a Document> {
        let documents = self.chart.documents.iter();
        documents.filter(|d| matches!(d.status, Status::Read | Status::PartlyRead))
    }

    fn specimen(&self, id: DocumentId) -> Option<&'a str> {
        let of_paper = |m: &&record::Mention| m.test == SPECIMEN && m.passage.document() == id;
        self.chart.mentions.iter().find(of_paper).map(|m| m.passage.quote())
    }

    /// Whether a report says what only the tissue of an operation shows.
    fn is_of_operation(&self, id: DocumentId) -> bool {
        let says = |f: &&ChartFact| matches!(&f.fact.value, Value::Margin(_) | Value::Nodes(_));
        let here = |f: &ChartFact| f.fact.passages().any(|p| p.document() == id);
        self.chart.facts.iter().filter(says).any(here)
    }
}

/// How far words that come after an announcement belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Plain,
    Unsure,
}

#[cfg(test)]
mod tests {
    use knowledge::Language;
    use record::{
        Biomarker, Fact, FactId, FactKey, Format, Margin, Mention, Page, Sha256, Span, Standing,
    };

    use super::*;

    /// A paper: its kind, its day, its specimen, and what it states of a margin or of HER2.
    type Paper = (DocumentKind, Option<&'static str>, &'static str, &'static str);

    const NOTE: DocumentKind = DocumentKind::DischargeSummary;
    const REPORT: DocumentKind = DocumentKind::PathologyReport;

    /// What is left of an announcement in the first of some papers.
    fn left(words: &str, papers: &[Paper]) -> Option<FindingCode> {
        let mut chart = Chart::default();
        let mut finding = Finding::new(FindingCode::AddendumPending);
        for (number, (kind, date, specimen, states)) in (1..).zip(papers) {
            let id = DocumentId(number);
            chart.documents.push(Document {
                id,
                path: format!("{number}.pdf"),
                sha256: Sha256([0; 32]),
                bytes: 1,
                format: Format::Pdf,
                kind: *kind,
                title: None,
                date: date.and_then(|day| day.parse().ok()),
                pages: Some(1),
                status: Status::Read,
                duplicate_of: None,
                files: Vec::new(),
            });
            let page = Page::new(1, format!("{specimen}\nHER2: {words}\n{states}"));
            let at =
                |from: usize, length: usize| Passage::on(id, &page, Span::new(from, from + length));
            let body = specimen.len() + 1;
            if !specimen.is_empty() {
                let passage = at(0, specimen.len());
                chart.mentions.push(Mention {
                    test: SPECIMEN.to_owned(),
                    announced: false,
                    passage,
                });
            }
            if number == 1 {
                if words.contains("FISH") {
                    let passage = at(body, 4);
                    chart.mentions.push(Mention {
                        test: "her2".to_owned(),
                        announced: true,
                        passage,
                    });
                }
                finding = finding.in_document(id).at(at(body + 6, words.len()));
            }
            let value: Value = match *states {
                "" => continue,
                "margin" => {
                    Margin { status: Some("negative".to_owned()), ..Margin::default() }.into()
                }
                result => Biomarker {
                    name: "HER2".to_owned(),
                    result: Some(result.to_owned()),
                    ..Biomarker::default()
                }
                .into(),
            };
            chart.facts.push(ChartFact {
                id: FactId(number),
                key: FactKey(format!("{number}")),
                standing: Standing::AsRead,
                fact: Fact::new(value, "made-up", at(body + 7 + words.len(), states.len())),
            });
        }
        let library = Library::built_in(Language::English);
        settle(vec![finding], &chart, &library).first().map(|f| f.code)
    }

    #[test]
    fn an_announcement_is_answered_only_where_that_is_plain() {
        const OPEN: Option<FindingCode> = Some(FindingCode::AddendumPending);
        const UNCLEAR: Option<FindingCode> = Some(FindingCode::AddendumUnclear);
        let day = Some("2026-10-14");
        let later = Some("2026-10-20");
        let final_words = "Final pathology pending at discharge.";
        let cases: &[(&str, &[Paper], Option<FindingCode>)] = &[
            (final_words, &[(NOTE, day, "", ""), (REPORT, later, "S26-100", "margin")], None),
            (final_words, &[(NOTE, day, "", "")], OPEN),
            (
                final_words,
                &[(NOTE, day, "", ""), (REPORT, Some("2026-09-23"), "S26-1", "margin")],
                OPEN,
            ),
            // Months later it may be another operation's.
            (
                final_words,
                &[(NOTE, day, "", ""), (REPORT, Some("2027-02-01"), "S27-9", "margin")],
                OPEN,
            ),
            (final_words, &[(NOTE, day, "", ""), (REPORT, None, "S26-100", "margin")], UNCLEAR),
            (final_words, &[(NOTE, None, "", ""), (REPORT, later, "S26-100", "margin")], UNCLEAR),
            // A biopsy of something else, perhaps.
            (final_words, &[(NOTE, day, "", ""), (REPORT, later, "S26-100", "")], UNCLEAR),
            (
                final_words,
                &[
                    (NOTE, day, "", ""),
                    (REPORT, later, "S26-1", "margin"),
                    (REPORT, later, "S26-2", "margin"),
                ],
                UNCLEAR,
            ),
            (
                "FISH to follow.",
                &[(REPORT, day, "S26-1", ""), (REPORT, later, "S26-1", "negative")],
                None,
            ),
            ("FISH to follow.", &[(REPORT, day, "S26-1", "negative")], None),
            ("FISH to follow.", &[(REPORT, day, "S26-1", "equivocal")], UNCLEAR),
            (
                "FISH to follow.",
                &[(REPORT, day, "S26-1", ""), (REPORT, later, "S26-2", "negative")],
                UNCLEAR,
            ),
            ("FISH to follow.", &[(REPORT, day, "S26-1", ""), (NOTE, later, "", "negative")], OPEN),
            (
                "FISH to follow.",
                &[(REPORT, later, "S26-1", ""), (REPORT, day, "S26-1", "negative")],
                OPEN,
            ),
            (
                "Preliminary report.",
                &[(REPORT, day, "S26-1", ""), (REPORT, later, "S26-1", "")],
                None,
            ),
            (
                "Addendum to follow.",
                &[(REPORT, day, "S26-1", ""), (REPORT, later, "S26-1", "")],
                UNCLEAR,
            ),
            (
                "Addendum to follow.",
                &[(REPORT, day, "S26-1", ""), (REPORT, later, "S26-2", "")],
                OPEN,
            ),
        ];
        for (words, papers, expected) in cases {
            assert_eq!(left(words, papers), *expected, "{words} {papers:?}");
        }
    }
}
