//! Facts from written words: what pathologists, radiologists and oncologists write.
//!
//! [`read`] is called once for every document that has written text, after its kind and date are known.
//! It gives the facts that are *stated*, each with its exact words; it never computes and never guesses.
//!
//! The walk: the pages become one even text ([`text`]); headings cut it into [`sections`], marks into
//! specimen [`parts`], boxes into a [`checklist`]; [`scope`] knows how each place is meant; then every
//! element of [`elements::ELEMENTS`] looks for its statements.

mod checklist;
mod choices;
mod elements;
pub mod opinion;
mod parts;
mod proforma;
mod scope;
mod sections;
mod text;

use std::ops::Range;

use knowledge::vocabulary::discourse::SectionKind;
use knowledge::vocabulary::{LabColumns, Prose};
use record::{
    Certainty, DocumentId, DocumentKind, Fact, Finding, FindingCode, Page, PartialDate, Span,
    Subject, Value,
};

use crate::Tools;
use checklist::Checklist;
use parts::Parts;
use scope::{Meant, Scope};
use sections::Sections;
use text::View;

/// The written part of one document.
#[derive(Clone, Copy, Debug)]
pub struct Script<'a> {
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// The document's day.
    pub date: Option<PartialDate>,
    pub pages: &'a [Page],
    /// The stretches of the pages that people wrote, as (index into `pages`, span), in reading order.
    /// Coded entries of structured documents are not among them.
    pub stretches: &'a [(usize, Span)],
}

/// What the words say.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub facts: Vec<Fact>,
    pub findings: Vec<Finding>,
}

/// A longer text is no note, and its plan is not looked for.
const NOTE_BYTES_MAX: usize = 200_000;

/// Places of one document that state the same; each further one is looked for among them.
const PLACES_MAX: usize = 1_000;

/// Reads the written words of one document.
pub fn read(script: &Script<'_>, tools: &Tools<'_>) -> Said {
    let silent = matches!(
        script.kind,
        DocumentKind::Junk | DocumentKind::InsuranceCard | DocumentKind::ImagingStudy
    );
    let view = View::new(script.pages, script.stretches);
    if silent || view.is_empty() {
        return Said::default();
    }
    let vocabulary = &tools.library.vocabulary;
    let text = Text::of(script, view, &vocabulary.prose, &vocabulary.lab_columns);
    let mut found = Vec::new();
    for element in elements::ELEMENTS {
        (element.read)(&text, &mut found);
    }
    let mut said = Said { findings: elements::pending::findings(&text), ..Said::default() };
    let short = text.view.plain().len() <= NOTE_BYTES_MAX;
    let note = script.kind == DocumentKind::ConsultNote && text.sections.has(SectionKind::Plan);
    if note
        && short
        && let Some(plan) = opinion::plan(&text, tools.library)
    {
        said.facts.push(plan.dated(script.date));
    }
    let mut all_kept = true;
    for found in found {
        if said.facts.len() >= tools.limits.facts {
            all_kept = false;
            break;
        }
        all_kept &= text.state(found, &mut said.facts);
    }
    if !all_kept {
        said.findings.push(Finding::new(FindingCode::LimitReached).why("detail-long-text"));
    }
    said
}

/// What kind of writing it is: it decides where a statement counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Genre {
    /// A pathologist's report.
    Pathology,
    /// A radiologist's report.
    Imaging,
    /// Notes, letters, summaries.
    Clinical,
}

/// A document's words with all that is known of their order and meaning.
struct Text<'a> {
    script: &'a Script<'a>,
    words: &'a Prose,
    columns: &'a LabColumns,
    view: View<'a>,
    sections: Sections,
    parts: Parts,
    checklist: Checklist,
    scope: Scope,
    genre: Genre,
}

/// A statement found, before it becomes a fact.
struct Found {
    value: Value,
    /// `stage.tnm`.
    rule: &'static str,
    /// Where it stands in the view; the first place is the main one.
    places: Vec<Range<usize>>,
    doubt: Option<Range<usize>>,
    date: Option<PartialDate>,
    subject: Subject,
    certainty: Certainty,
    /// The specimen part by its label, where the line names it; else that of the heading above.
    part: Option<String>,
}

impl Found {
    fn new(value: impl Into<Value>, rule: &'static str, place: Range<usize>) -> Self {
        Self {
            value: value.into(),
            rule,
            places: vec![place],
            doubt: None,
            date: None,
            subject: Subject::Patient,
            certainty: Certainty::Stated,
            part: None,
        }
    }

    fn doubted(mut self, doubt: Option<Range<usize>>) -> Self {
        self.doubt = doubt;
        self
    }

    fn on(mut self, date: Option<PartialDate>) -> Self {
        self.date = date;
        self
    }
}

impl<'a> Text<'a> {
    fn of(
        script: &'a Script<'a>,
        view: View<'a>,
        words: &'a Prose,
        columns: &'a LabColumns,
    ) -> Self {
        let mut sections = Sections::of(&view, words, is_note(script.kind));
        let genre = genre(script.kind, &sections);
        if genre == Genre::Imaging {
            sections.close_histories(&view);
        }
        let parts = Parts::of(&view, &sections);
        let checklist = Checklist::of(&view);
        let scope = Scope::of(&view, words);
        Self { script, words, columns, view, sections, parts, checklist, scope, genre }
    }

    /// The kind of section in which the place stands.
    fn section(&self, at: &Range<usize>) -> SectionKind {
        self.sections.kind_at(at.start)
    }

    /// Whether nothing that stands here is stated of the patient: an empty box, a legend, a block key.
    fn mute(&self, at: &Range<usize>) -> bool {
        self.checklist.empty(at) || self.sections.at(at.start).is_some_and(|s| s.silent)
    }

    fn meant(&self, at: &Range<usize>) -> Meant {
        self.scope.meant(&self.view, at)
    }

    /// Makes the fact; the same statement in another place of the document becomes a source of it. `false` where a fact has so many
    /// places that this one is left out.
    fn state(&self, found: Found, facts: &mut Vec<Fact>) -> bool {
        let mut passages =
            found.places.iter().filter_map(|place| self.view.passage(self.script.id, place));
        let Some(first) = passages.next() else { return true };
        let at = found.places.first().map_or(0, |p| p.start);
        let above = || self.parts.at(at).filter(|_| !of_the_case(found.rule)).map(str::to_owned);
        let part = found.part.clone().or_else(above);
        let known = facts.iter_mut().find(|f| f.value == found.value && f.part == part);
        if let Some(known) = known {
            if known.sources().len() >= PLACES_MAX {
                return false;
            }
            known.also(first);
            passages.for_each(|p| known.also(p));
            return true;
        }
        let section = self.sections.at(at).filter(|s| !s.heading.is_empty());
        let heading = section.and_then(|s| self.view.passage(self.script.id, &s.heading));
        let doubt = found.doubt.and_then(|d| self.view.passage(self.script.id, &d));
        let past = matches!(
            self.section(&(at..at)),
            SectionKind::History | SectionKind::PresentHistory | SectionKind::PastHistory
        );
        let day = found.date.or(self.script.date.filter(|_| !past));
        let mut fact = Fact::new(found.value, found.rule, first)
            .dated(day)
            .in_part(part)
            .doubted(doubt.map(|d| d.quote().to_owned()))
            .about(found.subject);
        if found.certainty == Certainty::Derived {
            fact = fact.derived();
        }
        if let Some(heading) = heading {
            fact = fact.in_section(heading.quote());
        }
        passages.for_each(|p| fact.also(p));
        facts.push(fact);
        true
    }
}

/// A stage is the case's, whichever part it is printed under; a sum over parts is of none of them.
fn of_the_case(rule: &str) -> bool {
    rule.starts_with("stage") || rule == "nodes.sum-of-parts"
}

fn genre(kind: DocumentKind, sections: &Sections) -> Genre {
    use DocumentKind::{
        ConsultNote, DischargeSummary, GenomicReport, ImagingReport, LabReport, Letter,
        OperativeNote, PathologyReport, PortalSummary, RadiotherapyRecord, TreatmentRecord,
    };
    match kind {
        PathologyReport | GenomicReport => Genre::Pathology,
        ImagingReport => Genre::Imaging,
        ConsultNote | DischargeSummary | OperativeNote | Letter | PortalSummary
        | RadiotherapyRecord | TreatmentRecord | LabReport => Genre::Clinical,
        _ => genre_by_headings(sections),
    }
}

/// Notes and letters, where a heading such as `Background` is about the person.
fn is_note(kind: DocumentKind) -> bool {
    use DocumentKind::{ConsultNote, DischargeSummary, Letter};
    matches!(kind, ConsultNote | DischargeSummary | Letter)
}

fn genre_by_headings(sections: &Sections) -> Genre {
    use SectionKind::{
        Assessment, Comparison, Diagnosis, Gross, Impression, Microscopic, Plan, PresentHistory,
        Specimen, Synoptic, Technique,
    };
    let any = |kinds: &[SectionKind]| kinds.iter().any(|&k| sections.has(k));
    if any(&[Gross, Microscopic, Synoptic]) {
        Genre::Pathology
    } else if any(&[Plan, Assessment, PresentHistory]) {
        Genre::Clinical
    } else if any(&[Technique, Comparison]) || (any(&[Impression]) && !any(&[Diagnosis])) {
        Genre::Imaging
    } else if any(&[Diagnosis, Specimen]) {
        Genre::Pathology
    } else {
        Genre::Clinical
    }
}
