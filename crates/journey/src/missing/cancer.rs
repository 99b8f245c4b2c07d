//! Which cancer the case is about, as far as the papers tell.

use knowledge::Library;
use knowledge::vocabulary::{Cancer, Cancers};
use record::{Chart, ChartFact, Standing, Subject, Value};

/// The beginning of the key of a fact that the person named where the papers state no cancer.
pub(super) const TOLD: &str = "told/cancer/";

/// The kinds of cancer the papers state, the most stated organ's; empty where they state none.
pub(crate) fn cancers<'a>(chart: &Chart, library: &'a Library) -> Vec<&'a Cancer> {
    let all = &library.vocabulary.cancers.cancer;
    if let Some(told) = chart.facts.iter().find_map(|f| f.key.0.strip_prefix(TOLD)) {
        return all.iter().filter(|c| c.id == told).collect();
    }
    let tissues = codes(chart, |value| match value {
        Value::Histology(v) => v.icd_o_3.as_deref(),
        _ => None,
    });
    let malignant: Vec<&str> =
        tissues.iter().map(|(code, _)| *code).filter(|code| code.ends_with("/3")).collect();
    let by_tissue: Vec<&Cancer> = all
        .iter()
        .filter(|c| c.by_tissue && malignant.iter().any(|m| c.is_of_tissue(m) == Some(true)))
        .collect();
    // A second tissue beside a carcinoma is more often a former or a refuted diagnosis.
    if !by_tissue.is_empty() && by_tissue_only(&malignant, &by_tissue) {
        return by_tissue;
    }
    let sites = codes(chart, |value| match value {
        Value::Site(v) => v.icd_o_3.as_deref(),
        _ => None,
    });
    let organs: Vec<&str> = match sites.iter().map(|(_, weight)| *weight).max() {
        Some(most) => sites.iter().filter(|(_, w)| 2 * w >= most).map(|(code, _)| *code).collect(),
        None => Vec::new(),
    };
    let of_organ = |c: &&Cancer| {
        !c.by_tissue
            && organs.iter().any(|code| c.began_at(code))
            && (c.morphology.is_empty()
                || malignant.iter().any(|m| c.is_of_tissue(m) == Some(true)))
    };
    let found: Vec<&Cancer> = all.iter().filter(of_organ).collect();
    if !found.is_empty() {
        return found;
    }
    named(chart, &library.vocabulary.cancers)
}

fn by_tissue_only(malignant: &[&str], kinds: &[&Cancer]) -> bool {
    malignant.iter().all(|m| kinds.iter().any(|c| c.is_of_tissue(m) == Some(true)))
}

/// Where no code stands: the words of sites, tissues and diagnoses.
fn named<'a>(chart: &Chart, known: &'a Cancers) -> Vec<&'a Cancer> {
    let texts: Vec<&str> = stated(chart)
        .filter_map(|f| match &f.fact.value {
            Value::Histology(v) => Some(v.text.as_str()),
            Value::Site(v) => Some(v.text.as_str()),
            Value::Condition(v) if known.says_cancer(&v.text) => Some(v.text.as_str()),
            _ => None,
        })
        .collect();
    known.cancer.iter().filter(|c| texts.iter().any(|text| c.is_named_in(text))).collect()
}

/// What is stated plainly of the person.
fn stated(chart: &Chart) -> impl Iterator<Item = &ChartFact> {
    chart.facts.iter().filter(|f| {
        f.fact.subject == Subject::Patient
            && f.fact.doubt.is_none()
            && !matches!(f.standing, Standing::Hidden | Standing::SaidWrong)
    })
}

/// Codes and in how many places each stands.
fn codes<'a>(
    chart: &'a Chart,
    code: impl Fn(&'a Value) -> Option<&'a str>,
) -> Vec<(&'a str, usize)> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for fact in stated(chart) {
        let Some(code) = code(&fact.fact.value) else { continue };
        let weight = fact.fact.sources().len();
        match counted.iter_mut().find(|(known, _)| *known == code) {
            Some((_, all)) => *all += weight,
            None => counted.push((code, weight)),
        }
    }
    counted
}
