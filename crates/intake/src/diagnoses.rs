//! The cancer that a coded problem names in its words: where it is, on which side, of which type.
//!
//! A portal's problem list is often all that a person has: `Malignant neoplasm of upper-outer quadrant of left female
//! breast`. *Reads* active problems that are primary cancers. *Leaves unread* spread, history, what follows from a
//! cancer, cancers of the skin other than melanoma (they are rarely what the opinion is about and stay problems), and
//! places where more than one organ is named.

use std::ops::Range;

use knowledge::Vocabulary;
use knowledge::vocabulary::oncology::{HistologyEntry, SiteEntry};
use record::{
    Condition, DocumentId, Fact, Histology, Laterality, Page, Passage, Reading, Side, Site, Span,
    Subject, Value,
};

/// Adds what the words of the coded problems say of the cancer.
pub(crate) fn read(id: DocumentId, reading: &mut Reading, vocabulary: &Vocabulary) {
    let told: Vec<Fact> = reading
        .facts
        .iter()
        .filter_map(|fact| Some((fact, named(fact, vocabulary)?)))
        .flat_map(|(fact, at)| of_problem(id, &reading.pages, fact, at, vocabulary))
        .collect();
    reading.facts.extend(told);
}

/// The topography of the one organ that words name.
pub(crate) fn topography(words: &str, vocabulary: &Vocabulary) -> Option<String> {
    let cancer = Cancer::in_words(&words.to_lowercase(), vocabulary)?;
    cancer.site.map(|(entry, _)| entry.code.clone())
}

/// The morphology that words name.
pub(crate) fn morphology(words: &str, vocabulary: &Vocabulary) -> Option<String> {
    let cancer = Cancer::in_words(&words.to_lowercase(), vocabulary)?;
    cancer.histology.map(|(entry, _)| entry.code.clone())
}

/// A term of SNOMED CT without its kind: `Left breast structure (body structure)`.
pub(crate) fn without_kind(words: &str) -> &str {
    const KINDS: [&str; 5] = [
        " (body structure)",
        " (morphologic abnormality)",
        " (disorder)",
        " (finding)",
        " (qualifier value)",
    ];
    KINDS.iter().find_map(|kind| words.strip_suffix(kind)).unwrap_or(words)
}

/// The words of a problem that is an active primary cancer.
fn named<'a>(fact: &'a Fact, vocabulary: &Vocabulary) -> Option<&'a Passage> {
    let Value::Condition(problem) = &fact.value else { return None };
    let active =
        matches!(problem.status.as_deref(), None | Some("active" | "recurrence" | "relapse"));
    if !active || fact.subject != Subject::Patient || fact.doubt.is_some() {
        return None;
    }
    let at = fact.passages().next()?;
    let codes = &vocabulary.fhir_codes;
    let is_cancer = |words: &str| codes.is_primary_cancer(words, icd10(problem));
    (is_cancer(&problem.text) && is_cancer(at.quote())).then_some(at)
}

fn icd10(problem: &Condition) -> Option<&str> {
    let system = problem.code_system.as_deref()?.to_lowercase();
    let is_icd10 = system.contains("icd-10") || system.contains("2.16.840.1.113883.6.90");
    problem.code.as_deref().filter(|_| is_icd10)
}

fn of_problem(
    id: DocumentId,
    pages: &[Page],
    problem: &Fact,
    at: &Passage,
    vocabulary: &Vocabulary,
) -> Vec<Fact> {
    let Some(page) = pages.iter().find(|p| p.number() == at.page()) else { return Vec::new() };
    let Some(from) = page.text().char_indices().nth(at.start()).map(|(byte, _)| byte) else {
        return Vec::new();
    };
    let words = at.quote().to_lowercase();
    // Where small letters take other bytes than capitals, places would be wrong.
    if words.len() != at.quote().len() {
        return Vec::new();
    }
    let Some(cancer) = Cancer::in_words(&words, vocabulary) else { return Vec::new() };
    let fact = |value: Value, rule: &'static str, range: &Range<usize>| {
        let span = Span::new(from + range.start, from + range.end);
        Fact::new(value, rule, Passage::on(id, page, span)).dated(problem.date)
    };
    let mut told = Vec::new();
    if let Some((entry, range)) = &cancer.histology {
        let value =
            Histology { text: words[range.clone()].to_owned(), icd_o_3: Some(entry.code.clone()) };
        told.push(fact(value.into(), "problem.histology", range));
    }
    if let Some((entry, range)) = &cancer.site {
        let value =
            Site { text: words[range.clone()].to_owned(), icd_o_3: Some(entry.code.clone()) };
        told.push(fact(value.into(), "problem.site", range));
    }
    if let Some((side, range)) = &cancer.side {
        told.push(fact(Laterality { side: Some(*side) }.into(), "problem.laterality", range));
    }
    told
}

/// What words of a diagnosis name, each with its place in them.
struct Cancer<'v> {
    histology: Option<(&'v HistologyEntry, Range<usize>)>,
    site: Option<(&'v SiteEntry, Range<usize>)>,
    side: Option<(Side, Range<usize>)>,
}

impl<'v> Cancer<'v> {
    fn in_words(words: &str, vocabulary: &'v Vocabulary) -> Option<Self> {
        let prose = &vocabulary.prose;
        let histology = prose
            .histologies
            .find(words)
            .filter_map(|hit| Some((prose.histologies.entry(hit.entry)?, hit.range)))
            .filter(|(entry, _)| !entry.generic && !entry.code.ends_with("/6"))
            .max_by_key(|(_, range)| range.len());
        let places: Vec<(&SiteEntry, Range<usize>)> = prose
            .sites
            .find(words)
            .filter_map(|hit| Some((prose.sites.entry(hit.entry)?, hit.range)))
            .collect();
        let organ = |entry: &SiteEntry| entry.code.split('.').next().map(str::to_owned);
        let one =
            places.first().filter(|first| places.iter().all(|p| organ(p.0) == organ(first.0)));
        // A part says more than its organ; both stand in the words: `upper lobe of right lung`.
        let part = one.and_then(|_| {
            places.iter().max_by_key(|(entry, range)| (!entry.code.ends_with(".9"), range.len()))
        });
        let site = part.map(|(entry, range)| {
            let all = places.iter().map(|(_, place)| place);
            let whole = all.fold(range.clone(), |a, b| a.start.min(b.start)..a.end.max(b.end));
            (*entry, whole)
        });
        let melanoma = histology.as_ref().is_some_and(|(entry, _)| entry.family == "melanoma");
        if site.as_ref().is_some_and(|(entry, _)| entry.code.starts_with("C44")) && !melanoma {
            return None;
        }
        let side =
            site.as_ref().filter(|(entry, _)| entry.sided).and_then(|_| Side::named_in(words));
        Some(Self { histology, site, side })
    }
}
