//! Whether a test was done, is reported, or is only announced.

use std::collections::BTreeSet;

use knowledge::Answer;
use knowledge::vocabulary::Test;
use record::{
    ChartFact, Document, DocumentId, DocumentKind, Format, PartialDate, Quantity, Standing,
    Subject, Value,
};

use super::evidence::{Evidence, Found};
use super::reasons::{Because, Reason};

impl Evidence<'_> {
    /// Whether the laboratory's own settled result, or the report of the test, is there.
    pub(super) fn reported(&self, test: &Test) -> Found {
        let mut lab = Vec::new();
        let mut coded = Vec::new();
        let mut noted = Vec::new();
        let mut unsettled = Vec::new();
        for fact in self.of_test(test) {
            let rank = self.who_says(fact);
            match (self.is_settled(&fact.fact.value), rank) {
                (true, Rank::Lab) => lab.push(fact),
                (true, Rank::Coded) => coded.push(fact),
                (true, Rank::Note) => noted.push(fact),
                (false, Rank::Lab | Rank::Coded) => unsettled.push(fact),
                (false, Rank::Note) => {}
            }
        }
        if !lab.is_empty() {
            return Found::because(Answer::Yes, self.by_facts(Because::LabSays, &lab));
        }
        if !unsettled.is_empty() {
            let mut found =
                Found::because(Answer::No, self.by_facts(Because::Unsettled, &unsettled));
            if !noted.is_empty() {
                found.reasons.push(self.by_facts(Because::NoteDiffers, &noted));
            }
            found.reasons.extend(self.announcement(test));
            return found;
        }
        if !coded.is_empty() {
            return Found::because(Answer::Yes, self.by_facts(Because::CodedSays, &coded));
        }
        let paper = self.paper_of(test);
        if paper.answer == Answer::Yes {
            return paper;
        }
        if !noted.is_empty() {
            return Found::because(Answer::CannotTell, self.by_facts(Because::OnlyANote, &noted));
        }
        self.named_by_a_lab(test).unwrap_or(paper)
    }

    /// A laboratory's paper speaks of the test, and no result could be taken from its words: the person has to look.
    fn named_by_a_lab(&self, test: &Test) -> Option<Found> {
        let by_a_lab = |id| {
            self.chart
                .document(id)
                .is_some_and(|d| self.library.vocabulary.tests.lab_kinds.contains(&d.kind))
        };
        let of_test = || self.chart.mentions.iter().filter(|m| m.test == test.id);
        let in_lab = || of_test().filter(|m| by_a_lab(m.passage.document()));
        // One that is announced there is not there.
        if test.markers.is_empty() || in_lab().any(|m| m.announced) || in_lab().next().is_none() {
            return None;
        }
        let reason = Reason::new(Because::Named).passages(in_lab().map(|m| m.passage.clone()));
        Some(Found::because(Answer::CannotTell, reason))
    }

    /// Whether results of several days are there. Where they are few, the others may stand in words that were not read
    /// as results: then it cannot be told.
    pub(super) fn series(&self, test: &Test) -> Found {
        let results: Vec<&ChartFact> = self
            .of_test(test)
            .filter(|f| matches!(f.fact.value, Value::Biomarker(_) | Value::Lab(_)))
            .collect();
        let mut days: Vec<_> = results.iter().filter_map(|f| f.fact.date).collect();
        days.sort();
        days.dedup();
        match (results.is_empty(), days.len() >= COURSE) {
            (true, _) => self.reported(test),
            (false, true) => Found::because(Answer::Yes, self.by_facts(Because::Stated, &results)),
            (false, false) => {
                let reason = self.by_facts(Because::FewResults, &results);
                Found::because(Answer::CannotTell, reason)
            }
        }
    }

    /// Whether the report of the test is there and can be read.
    pub(super) fn paper_of(&self, test: &Test) -> Found {
        let told = self.told_in(test);
        let here: Vec<DocumentId> = self
            .papers
            .used
            .iter()
            .filter(|d| self.is_report_of(d, test, &told))
            .map(|d| d.id)
            .collect();
        // A report of a gene panel runs over many pages; one page is its summary.
        let panel = test.kinds.contains(&DocumentKind::GenomicReport);
        let whole = |id: &DocumentId| {
            self.chart.document(*id).is_none_or(|d| {
                d.pages != Some(1) || !matches!(d.format, Format::Pdf | Format::Image)
            })
        };
        if panel && !here.is_empty() && !here.iter().any(whole) {
            let reason = Reason::new(Because::OnePage).documents(here);
            return Found::because(Answer::CannotTell, reason);
        }
        if !here.is_empty() {
            return Found::because(Answer::Yes, Reason::new(Because::PaperHere).documents(here));
        }
        self.absent(|d| self.papers.is_titled(d, test), Some(test))
    }

    /// Nothing readable holds it: why, and whether an unread paper may.
    pub(super) fn absent(&self, is_it: impl Fn(&Document) -> bool, test: Option<&Test>) -> Found {
        let unreadable: Vec<_> =
            self.papers.unreadable.iter().filter(|d| is_it(d)).map(|d| d.id).collect();
        if !unreadable.is_empty() {
            let reason = Reason::new(Because::CannotBeRead).documents(unreadable);
            return Found::because(Answer::No, reason);
        }
        if let Some(reason) = test.and_then(|t| self.announcement(t)) {
            return Found::because(Answer::No, reason);
        }
        let unlooked: Vec<_> = self.papers.unlooked.iter().map(|d| d.id).collect();
        if !unlooked.is_empty() {
            let reason = Reason::new(Because::NotLookedAt).documents(unlooked);
            return Found::because(Answer::CannotTell, reason);
        }
        let mut found = Found::because(Answer::No, Reason::new(Because::Nothing));
        found.reasons.extend(test.and_then(|t| self.mentioned(t)));
        found
    }

    pub(super) fn announcement(&self, test: &Test) -> Option<Reason> {
        let said = self.chart.mentions.iter().filter(|m| m.announced && m.test == test.id);
        let said: Vec<_> = said.map(|m| m.passage.clone()).collect();
        let planned = self.stated().filter(|f| match &f.fact.value {
            Value::Procedure(v) => is_planned(v.status.as_deref()) && test.has_procedure(&v.text),
            _ => false,
        });
        let planned: Vec<&ChartFact> = planned.collect();
        if said.is_empty() && planned.is_empty() {
            return None;
        }
        let reason = self.by_facts(Because::Announced, &planned);
        Some(reason.passages(said))
    }

    pub(super) fn mentioned(&self, test: &Test) -> Option<Reason> {
        let named = self.chart.mentions.iter().filter(|m| m.test == test.id);
        let named: Vec<_> = named.map(|m| m.passage.clone()).collect();
        let by_name = self.papers.unreadable.iter().chain(&self.papers.unlooked);
        let by_name: Vec<_> =
            by_name.filter(|d| self.papers.is_titled(d, test)).map(|d| d.id).collect();
        let reason = Reason::new(Because::Named).passages(named).documents(by_name);
        (!reason.documents.is_empty()).then_some(reason)
    }

    /// Whether a paper states that it was done.
    pub(super) fn done(&self, test: &Test) -> Found {
        let done: Vec<&ChartFact> = self.of_test(test).collect();
        match done.is_empty() {
            true => Found::because(Answer::No, Reason::new(Because::Nothing)),
            false => Found::because(Answer::Yes, self.by_facts(Because::Stated, &done)),
        }
    }

    /// Whether a stated result is one of these.
    pub(super) fn result(&self, test: &Test, wanted: &[String]) -> Found {
        let is_wanted = |result: &str| {
            let plain = result.to_lowercase().replace(' ', "-");
            wanted.iter().any(|w| plain == *w || plain.split('-').any(|part| part == w))
        };
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for fact in self.of_test(test) {
            let result = match &fact.fact.value {
                Value::Biomarker(v) => v.result.clone(),
                Value::Lab(v) => v.value.as_ref().map(Quantity::to_string),
                _ => None,
            };
            match result {
                Some(result) if is_wanted(&result) => with.push(fact),
                Some(result) if !self.library.vocabulary.tests.is_unsettled(&result) => {
                    without.push(fact);
                }
                _ => {}
            }
        }
        if !with.is_empty() {
            return Found::because(Answer::Yes, self.by_facts(Because::Stated, &with));
        }
        if !without.is_empty() {
            return Found::because(Answer::No, self.by_facts(Because::Stated, &without));
        }
        Found::because(Answer::CannotTell, Reason::new(Because::NotStated))
    }

    /// The facts that are a result of the test, or say that it was done.
    pub(super) fn of_test<'s>(&'s self, test: &'s Test) -> impl Iterator<Item = &'s ChartFact> {
        self.stated().filter(move |f| match &f.fact.value {
            Value::Biomarker(v) => test.has_marker(&v.name),
            Value::Variant(v) => test.has_gene(&v.gene, v.origin.as_deref()),
            Value::Lab(v) => test.has_lab(&v.name),
            Value::Procedure(v) => !is_planned(v.status.as_deref()) && test.has_procedure(&v.text),
            Value::ImagingStudy(v) => {
                test.has_pictures(v.modality.as_deref(), v.body_part.as_deref())
            }
            _ => false,
        })
    }

    /// What is stated plainly of the person and stands.
    pub(super) fn stated(&self) -> impl Iterator<Item = &ChartFact> {
        self.chart.facts.iter().filter(|f| {
            f.fact.subject == Subject::Patient
                && f.fact.doubt.is_none()
                && !matches!(f.standing, Standing::Hidden | Standing::SaidWrong)
        })
    }

    pub(super) fn by_facts(&self, because: Because, facts: &[&ChartFact]) -> Reason {
        let documents = facts.iter().flat_map(|f| f.fact.sources()).filter_map(|s| s.document());
        let documents: Vec<_> = documents.filter(|id| self.papers.is_used(*id)).collect();
        Reason::new(because).facts(facts.iter().map(|f| f.id)).documents(documents)
    }

    fn is_settled(&self, value: &Value) -> bool {
        let tests = &self.library.vocabulary.tests;
        let settles = |q: &Quantity| !tests.is_unsettled(&q.to_string());
        match value {
            Value::Biomarker(v) => match (&v.result, &v.value) {
                (Some(result), _) => !tests.is_unsettled(result),
                (None, Some(value)) => settles(value),
                (None, None) => false,
            },
            Value::Lab(v) => v.value.as_ref().is_some_and(settles),
            Value::Variant(_) => true,
            // That it was done says nothing of what it showed.
            _ => false,
        }
    }

    /// The best place a fact stands in.
    fn who_says(&self, fact: &ChartFact) -> Rank {
        let tests = &self.library.vocabulary.tests;
        let kinds = fact.fact.sources().iter().filter_map(|s| self.chart.document(s.document()?));
        kinds
            .map(|d| match d.kind {
                kind if tests.lab_kinds.contains(&kind) => Rank::Lab,
                // A file of laboratory results in rows, or an entry in a coded record.
                kind if tests.coded_kinds.contains(&kind) && is_coded(d) => Rank::Coded,
                _ => Rank::Note,
            })
            .min()
            .unwrap_or(Rank::Note)
    }

    /// The papers that state that the test was done, and by which kind of fact.
    fn told_in(&self, test: &Test) -> BTreeSet<(DocumentId, Told)> {
        let mut told = BTreeSet::new();
        for fact in self.of_test(test) {
            let by = match &fact.fact.value {
                Value::Procedure(_) => Told::Procedure,
                Value::ImagingStudy(_) => Told::Pictures,
                _ => continue,
            };
            told.extend(fact.fact.sources().iter().filter_map(|s| Some((s.document()?, by))));
        }
        told
    }

    fn is_report_of(
        &self,
        document: &Document,
        test: &Test,
        told: &BTreeSet<(DocumentId, Told)>,
    ) -> bool {
        if test.dicom {
            let among =
                |m: &record::Mention| m.test == test.id && m.passage.document() == document.id;
            return document.format == Format::Dicom
                && (test.kinds.contains(&document.kind) || self.chart.mentions.iter().any(among));
        }
        if test.kinds.contains(&document.kind) {
            return true;
        }
        if is_summary(document.kind) {
            return false;
        }
        let by = match document.kind {
            DocumentKind::OperativeNote | DocumentKind::Unknown => Some(Told::Procedure),
            DocumentKind::ImagingReport => Some(Told::Pictures),
            _ => None,
        };
        by.is_some_and(|by| told.contains(&(document.id, by)))
            || self.papers.is_titled(document, test)
    }
}

/// What tells that a test was done, other than its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Procedure,
    Pictures,
}

/// Days with a result from which a course can be seen.
const COURSE: usize = 3;

/// Who states a result: the fewer hands it went through, the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Lab,
    Coded,
    Note,
}

fn is_coded(document: &Document) -> bool {
    matches!(document.format, Format::Fhir | Format::CCda)
}

/// Papers that tell of other papers.
fn is_summary(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::PortalSummary | DocumentKind::InsuranceCard)
}

pub(super) fn is_planned(status: Option<&str>) -> bool {
    status.is_some_and(|s| {
        matches!(s, "planned" | "proposed" | "ordered" | "intended" | "cancelled" | "declined")
    })
}

pub(super) fn is_taken(status: Option<&str>) -> bool {
    status.is_some_and(|s| matches!(s, "given" | "active" | "completed" | "stopped"))
}

/// The later of two days.
pub(super) fn later(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<PartialDate> {
    a.max(b)
}
