//! The same fact from several documents is one fact with several sources, newest first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use knowledge::Library;

use record::{
    ChartFact, Correction, CorrectionKind, DocumentId, DocumentKind, Fact, FactId, FactKey,
    PartialDate, ReadDocument, Side, Source, Standing, Value,
};

use super::therapies;

/// All facts of the documents, merged, with what the person said of them.
pub(super) fn facts(
    documents: &[&ReadDocument],
    corrections: &[Correction],
    library: &Library,
) -> Vec<ChartFact> {
    let dates: BTreeMap<DocumentId, Option<PartialDate>> =
        documents.iter().map(|d| (d.document.id, d.document.date)).collect();
    let mut measured = Measured::default();
    let mut at: BTreeMap<FactKey, usize> = BTreeMap::new();
    let mut merged: Vec<(FactKey, Fact)> = Vec::new();
    let read = documents.iter().flat_map(|d| d.reading.facts.iter().map(move |f| (d, f)));
    let treatments: Vec<Fact> =
        read.clone().filter_map(|(_, fact)| therapies::of_medication(fact, library)).collect();
    let stated: Vec<Stated<'_>> = read
        .map(|(d, fact)| Stated::new(fact, d.document.kind == DocumentKind::LabReport, library))
        .chain(treatments.iter().map(|fact| Stated::new(fact, false, library)))
        .collect();
    // The laboratories' own values first: what others tell of them is laid to their days.
    for own in stated.iter().filter(|s| s.own) {
        measured.add(own.key.clone(), own.fact.date);
    }
    for Stated { fact, key, measured: of_the_blood, own } in stated {
        let key = if of_the_blood { measured.key(key, fact.date, own) } else { key };
        match at.get(&key) {
            Some(&index) => merge(&mut merged[index].1, fact, own),
            None => {
                at.insert(key.clone(), merged.len());
                merged.push((key, fact.clone()));
            }
        }
    }
    let newest_first = |source: &Source| {
        let date = source.document().and_then(|d| dates.get(&d).copied().flatten());
        std::cmp::Reverse(date)
    };
    let mut facts: Vec<_> = merged
        .into_iter()
        .map(|(key, mut fact)| {
            fact.sort_sources_by_key(newest_first);
            ChartFact { id: FactId(0), key, standing: Standing::AsRead, fact }
        })
        .collect();
    facts.sort_by_key(|f| (f.fact.value.kind(), std::cmp::Reverse(f.fact.date)));
    say(&mut facts, corrections);
    (1..).zip(&mut facts).for_each(|(number, fact)| fact.id = FactId(number));
    facts
}

/// A fact as one paper gives it.
struct Stated<'a> {
    fact: &'a Fact,
    key: FactKey,
    /// A value of the blood.
    measured: bool,
    /// The laboratory's own word on it.
    own: bool,
}

impl<'a> Stated<'a> {
    fn new(fact: &'a Fact, by_laboratory: bool, library: &Library) -> Self {
        let measured = is_measured(fact, library);
        Self { fact, key: key(fact), measured, own: measured && by_laboratory }
    }
}

/// A value of the blood that a paper gives.
fn is_measured(fact: &Fact, library: &Library) -> bool {
    let markers = &library.vocabulary.prose.biomarkers;
    matches!(&fact.value, Value::Biomarker(v) if v.value.is_some() && markers.is_serum(&v.name))
}

/// The days on which laboratories measured one value. The same value on two days is two facts; a note that tells of it
/// later is a further source of the one before it.
#[derive(Default)]
struct Measured(BTreeMap<FactKey, BTreeSet<PartialDate>>);

impl Measured {
    fn add(&mut self, key: FactKey, date: Option<PartialDate>) {
        self.0.entry(key).or_default().extend(date);
    }

    /// The key with the day it was measured, where a laboratory tells it.
    fn key(&self, key: FactKey, told: Option<PartialDate>, own: bool) -> FactKey {
        let days = self.0.get(&key);
        let day = match (days, told) {
            (_, Some(day)) if own => Some(day),
            (Some(days), Some(told)) => days.range(..=told).next_back().copied(),
            (Some(days), None) => days.last().copied(),
            (None, _) => None,
        };
        match day {
            Some(day) => FactKey(format!("{}/{day}", key.0)),
            None => key,
        }
    }
}

/// Adds what another place states; `own` where the day of `into` is that of the laboratory.
fn merge(into: &mut Fact, other: &Fact, own: bool) {
    tell_plainer(&mut into.value, &other.value);
    for source in other.sources() {
        into.also(source.clone());
    }
    into.date = match (into.date, other.date) {
        (_, Some(own_day)) if own => Some(own_day),
        (Some(a), Some(b)) if a.agrees_with(b) => Some(a.max(b)), // The finer one is the later in order.
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    if other.doubt.is_none() {
        into.doubt = None; // One paper states it plainly.
    }
    into.section = into.section.take().or_else(|| other.section.clone());
    into.part = into.part.take().or_else(|| other.part.clone());
}

/// Of two wordings of one coded thing the fuller one is shown: `Invasive lobular carcinoma` for `ILC`.
fn tell_plainer(into: &mut Value, other: &Value) {
    let (shown, other) = match (into, other) {
        (Value::Histology(a), Value::Histology(b)) => (&mut a.text, &b.text),
        (Value::Site(a), Value::Site(b)) => (&mut a.text, &b.text),
        (Value::Stage(a), Value::Stage(b)) => {
            a.modifiers = a.modifiers.take().or_else(|| b.modifiers.clone());
            return;
        }
        (Value::ImagingStudy(a), Value::ImagingStudy(b)) if a.comparison.is_none() => {
            a.comparison.clone_from(&b.comparison);
            a.comparison_dates.clone_from(&b.comparison_dates);
            return;
        }
        _ => return,
    };
    // The side is a fact of its own, which papers may give otherwise.
    let plainer = match (names_a_side(shown), names_a_side(other)) {
        (true, false) => true,
        (false, true) => false,
        _ => other.len() > shown.len() && other.len() <= WORDING_BYTES_MAX,
    };
    if plainer {
        shown.clone_from(other);
    }
}

fn names_a_side(words: &str) -> bool {
    Side::each_in(words).next().is_some()
}

/// A wording longer than this is a sentence.
const WORDING_BYTES_MAX: usize = 60;

/// What the person said about the facts, laid over them.
fn say(facts: &mut Vec<ChartFact>, corrections: &[Correction]) {
    for correction in corrections {
        let own = || Source::OwnWords { words: correction.words.clone(), on: correction.on };
        let mut stand = |key: &FactKey, standing: Standing| {
            for fact in facts.iter_mut().filter(|f| f.key == *key) {
                fact.standing = standing;
                if standing != Standing::Hidden && !correction.words.is_empty() {
                    fact.fact.also(own());
                }
            }
        };
        match &correction.kind {
            CorrectionKind::Confirm { fact } => stand(fact, Standing::Confirmed),
            CorrectionKind::Hide { fact } => stand(fact, Standing::Hidden),
            CorrectionKind::Correct { fact, value } => {
                stand(fact, Standing::SaidWrong);
                facts.extend(value.clone().map(|value| said(value, own())));
            }
            CorrectionKind::Add { value } => facts.push(said(value.clone(), own())),
            CorrectionKind::Mine { .. }
            | CorrectionKind::NotMine { .. }
            | CorrectionKind::Note { .. }
            | CorrectionKind::Request(_) => {}
        }
    }
}

fn said(value: Value, own: Source) -> ChartFact {
    let fact = Fact::new(value, "own-words", own);
    ChartFact { id: FactId(0), key: key(&fact), standing: Standing::OwnWords, fact }
}

/// What a fact says, so that the same statement has the same key wherever it stands.
fn key(fact: &Fact) -> FactKey {
    let mut key = format!("{}/{:?}", fact.value.kind(), fact.subject);
    let mut add = |part: &str| {
        key.push('/');
        key.push_str(part);
    };
    match &fact.value {
        Value::Site(v) => add(&v.icd_o_3.clone().unwrap_or_else(|| plain(&v.text))),
        Value::Histology(v) => add(&v.icd_o_3.clone().unwrap_or_else(|| plain(&v.text))),
        Value::Procedure(v) => add(&plain(&v.text)),
        Value::Condition(v) => add(&plain(&v.text)),
        Value::Allergy(v) => add(&plain(&v.text)),
        Value::Medication(v) => add(&plain(&v.text)),
        Value::FamilyHistory(v) => {
            add(&plain(v.relation.as_deref().unwrap_or_default()));
            add(&plain(&v.text));
        }
        Value::Lab(v) => add(&plain(&v.name)),
        Value::ImagingStudy(v) if v.uid.is_some() => add(v.uid.as_deref().unwrap_or_default()),
        // A report tells what it was laid beside; the study itself does not.
        Value::ImagingStudy(v) => {
            let bare = record::ImagingStudy {
                comparison: None,
                comparison_dates: Vec::new(),
                ..v.clone()
            };
            add(&plain(&serde_json::to_string(&Value::ImagingStudy(bare)).unwrap_or_default()));
        }
        // A letter repeats the stage of a report without what stands in brackets behind it.
        Value::Stage(v) => {
            let bare = Value::Stage(record::Stage { modifiers: None, ..v.clone() });
            add(&plain(&serde_json::to_string(&bare).unwrap_or_default()));
        }
        other => add(&plain(&serde_json::to_string(other).unwrap_or_default())),
    }
    // What can be so on one day and otherwise on another is told apart by its day as well.
    if let Value::Lab(v) = &fact.value {
        let value = v.value.as_ref().map(ToString::to_string).unwrap_or_default();
        add(&value);
        add(&plain(v.unit.as_deref().unwrap_or_default()));
    }
    if let Value::Condition(v) = &fact.value {
        add(v.status.as_deref().unwrap_or("active"));
    }
    if is_of_a_day(&fact.value)
        && let Some(date) = fact.date
    {
        let _ = write!(key, "/{date}");
    }
    if fact.doubt.is_some() {
        key.push_str("/doubt");
    }
    FactKey(key)
}

/// Kinds of which each day's statement is a fact of its own.
fn is_of_a_day(value: &Value) -> bool {
    matches!(
        value,
        Value::Lab(_)
            | Value::Observation(_)
            | Value::Procedure(_)
            | Value::PerformanceStatus(_)
            | Value::Immunization(_)
            | Value::ImagingStudy(_)
            | Value::Impression(_)
            | Value::Lesion(_)
            | Value::Radiotherapy(_)
    )
}

/// Lower case, letters and digits, single blanks.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '+' | '-' | '%'));
    words.filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use knowledge::Language;
    use record::{
        Biomarker, Document, Format, Page, Passage, Quantity, Reading, Sha256, Span, Status,
    };

    /// A paper of a kind and a day that states a value of a marker in the blood.
    fn paper(number: u32, kind: DocumentKind, day: &str, name: &str, value: f64) -> ReadDocument {
        let (id, page) = (DocumentId(number), Page::new(1, format!("{name} {value}")));
        let marker = Biomarker {
            name: name.to_owned(),
            value: Some(Quantity::Number(value)),
            ..Biomarker::default()
        };
        let date = PartialDate::from_iso(day);
        let passage = Passage::on(id, &page, Span::new(0, page.text().len()));
        let fact = Fact::new(marker, "biomarker.value", passage).dated(date);
        let reading = Reading { pages: vec![page], facts: vec![fact], ..Reading::default() };
        let document = Document {
            id,
            path: format!("{number}.txt"),
            sha256: Sha256([0; 32]),
            bytes: 1,
            format: Format::Text,
            kind,
            title: None,
            date,
            pages: Some(1),
            status: Status::Read,
            duplicate_of: None,
            files: Vec::new(),
        };
        ReadDocument { document, reading }
    }

    /// What is merged, as day and number of places.
    fn merged(papers: &[ReadDocument]) -> Vec<(String, usize)> {
        let library = Library::built_in(Language::English);
        let papers: Vec<&ReadDocument> = papers.iter().collect();
        let shown = |f: &ChartFact| {
            (f.fact.date.map(|d| d.to_string()).unwrap_or_default(), f.fact.sources().len())
        };
        facts(&papers, &[], &library).iter().map(shown).collect()
    }

    #[test]
    fn each_days_value_in_the_blood_is_its_own_and_a_note_tells_of_the_one_before_it() {
        use DocumentKind::{ConsultNote, LabReport, PathologyReport};
        let course = [
            paper(1, ConsultNote, "2026-04-10", "PSA", 6.2),
            paper(2, LabReport, "2026-03-02", "PSA", 6.2),
            paper(3, LabReport, "2026-06-01", "PSA", 6.2),
            paper(4, ConsultNote, "2026-01-15", "PSA", 6.2),
        ];
        let told = [("2026-06-01", 1), ("2026-03-02", 2), ("2026-01-15", 1)];
        assert_eq!(merged(&course), told.map(|(day, places)| (day.to_owned(), places)));
        let tissue = [
            paper(1, PathologyReport, "2026-03-02", "ER", 95.0),
            paper(2, PathologyReport, "2026-06-01", "ER", 95.0),
        ];
        assert_eq!(merged(&tissue), [("2026-03-02".to_owned(), 2)], "of the tissue it is one");
    }

    /// The same words stand elsewhere after a new reading; what the person said of them still holds.
    #[test]
    fn what_the_person_said_outlives_a_new_reading() {
        let library = Library::built_in(Language::English);
        let read = |number: u32, value: f64, corrections: &[Correction]| {
            let papers = [paper(number, DocumentKind::LabReport, "2026-03-02", "PSA", value)];
            let papers: Vec<&ReadDocument> = papers.iter().collect();
            facts(&papers, corrections, &library)
        };
        let first = read(1, 6.2, &[]);
        let fact = first.first().expect("a fact").key.clone();
        let said = [Correction {
            kind: CorrectionKind::Correct { fact, value: None },
            on: jiff::civil::date(2026, 3, 9),
            words: "It was 2.6".to_owned(),
        }];
        let standing = |facts: &[ChartFact]| facts.iter().map(|f| f.standing).collect::<Vec<_>>();
        assert_eq!(standing(&read(7, 6.2, &said)), [Standing::SaidWrong]);
        assert_eq!(standing(&read(7, 6.3, &said)), [Standing::AsRead], "another statement");
    }
}
