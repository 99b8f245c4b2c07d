//! The same fact from several documents is one fact with several sources, newest first.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use knowledge::Library;

use record::{
    ChartFact, Correction, CorrectionKind, DocumentId, Fact, FactId, FactKey, PartialDate,
    ReadDocument, Source, Standing, Value,
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
    let mut at: BTreeMap<FactKey, usize> = BTreeMap::new();
    let mut merged: Vec<(FactKey, Fact)> = Vec::new();
    let read = documents.iter().flat_map(|d| &d.reading.facts);
    let treatments: Vec<Fact> =
        read.clone().filter_map(|fact| therapies::of_medication(fact, library)).collect();
    for fact in read.chain(&treatments) {
        let key = key(fact);
        match at.get(&key) {
            Some(&index) => merge(&mut merged[index].1, fact),
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

fn merge(into: &mut Fact, other: &Fact) {
    tell_plainer(&mut into.value, &other.value);
    for source in other.sources() {
        into.also(source.clone());
    }
    into.date = match (into.date, other.date) {
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
        _ => return,
    };
    if other.len() > shown.len() && other.len() <= WORDING_BYTES_MAX {
        shown.clone_from(other);
    }
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
            | Value::Radiotherapy(_)
    )
}

/// Lower case, letters and digits, single blanks.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '+' | '-' | '%'));
    words.filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
