//! Why two opinions may differ, each with the words that support it; and whether a third is worth asking.

use std::collections::BTreeSet;

use knowledge::Library;
use record::{Element, Opinion, Source};

use super::{Compared, Outcome, Overall};

/// A possible reason, with the places in the letters that support it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub id: &'static str,
    pub first: Vec<Source>,
    pub second: Vec<Source>,
}

/// Whether a third opinion is worth asking, and on which one element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThirdOpinion {
    pub suggested: bool,
    pub about: Option<Element>,
}

pub(super) fn find(
    elements: &[Compared],
    overall: Overall,
    first: &Opinion,
    second: &Opinion,
    library: &Library,
) -> Vec<Reason> {
    if overall == Overall::Identical {
        return Vec::new();
    }
    let changed = |of: &[Element]| {
        elements.iter().any(|c| of.contains(&c.element) && c.outcome == Outcome::Changed)
    };
    let clarified =
        |of: Element| elements.iter().any(|c| c.element == of && c.outcome == Outcome::Clarified);
    let plan = changed(&[
        Element::Modality,
        Element::Sequence,
        Element::Regimen,
        Element::Surgery,
        Element::Radiation,
        Element::TestsFirst,
        Element::Timing,
    ]);
    let disease =
        changed(&[Element::Histology, Element::Grade, Element::Stage, Element::Biomarkers]);
    let (a, b) = (&first.reasoning, &second.reasoning);
    let mut out = Vec::new();
    let mut add = |id: &'static str, holds: bool, first: &[Source], second: &[Source]| {
        if holds && !(first.is_empty() && second.is_empty()) {
            out.push(Reason { id, first: first.to_vec(), second: second.to_vec() });
        }
    };
    for editions in elements.iter().filter_map(|c| c.editions.as_ref()).take(1) {
        let words = |held: &Source| [held.clone()];
        add("another-edition", true, &words(&editions.first_words), &words(&editions.second_words));
    }
    let silent: Vec<Source> = second.gives_no_advice.iter().cloned().collect();
    if overall == Overall::CannotTell {
        add("communication", true, &[], &silent);
        return out;
    }
    add(
        "different-data",
        disease && !b.new_tests.is_empty() || clarified(Element::Biomarkers),
        &[],
        &b.new_tests,
    );
    let reading = changed(&[Element::Histology, Element::Grade, Element::Stage]);
    if let Some((x, y)) = material(first, second).filter(|_| reading) {
        add("different-material", true, &[x], &[y]);
    }
    add("different-reading", reading, &a.reread, &b.reread);
    add("threshold-or-classification", disease && !b.threshold.is_empty(), &[], &b.threshold);
    let guidelines = plan && other_guideline(&a.guideline, &b.guideline, library);
    add("different-guideline", guidelines, &a.guideline, &b.guideline);
    add("evidence-gap", plan && !disease, &a.weak_evidence, &b.weak_evidence);
    add(
        "fitness-judgement",
        plan && !b.fitness.is_empty() && !a.fitness.is_empty(),
        &a.fitness,
        &b.fitness,
    );
    add("assumed-values", plan && !b.values.is_empty(), &a.values, &b.values);
    add("local-availability", plan, &a.local, &b.local);
    let days = |o: &Opinion| o.on.map(|d| d.earliest());
    if let (Some(x), Some(y)) = (days(first), days(second)) {
        const LONG: i32 = 60;
        let apart = x.until(y).map(|s| s.get_days().abs()).unwrap_or(0);
        let timing: Vec<Source> = elements
            .iter()
            .filter(|c| c.outcome == Outcome::Changed)
            .take(1)
            .flat_map(|c| c.second.sources.clone())
            .collect();
        add("time-passed", apart > LONG, &[], &timing);
    }
    out
}

/// Where one had the slides or the images and the other says that it had the report alone: the words of each.
fn material(first: &Opinion, second: &Opinion) -> Option<(Source, Source)> {
    const PAIRS: &[(&str, &[&str])] = &[
        ("slides-seen", &["pathology-report", "reports-only"]),
        ("images-seen", &["imaging-report", "reports-only"]),
    ];
    let of = |opinion: &Opinion, keys: &[&str]| {
        opinion.material.iter().find(|m| keys.contains(&m.key.as_str())).map(|m| m.source.clone())
    };
    PAIRS.iter().find_map(|(seen, unseen)| {
        // Who had both has no lack.
        let only =
            |opinion: &Opinion| of(opinion, unseen).filter(|_| of(opinion, &[seen]).is_none());
        match (of(first, &[seen]), of(second, &[seen])) {
            (Some(x), None) => Some((x, only(second)?)),
            (None, Some(y)) => Some((only(first)?, y)),
            _ => None,
        }
    })
}

/// Whether both name a guideline and not the same one, or not the same edition of it.
fn other_guideline(first: &[Source], second: &[Source], library: &Library) -> bool {
    let (a, b) = (named_in(first, library), named_in(second, library));
    if a.bodies.is_empty() || b.bodies.is_empty() {
        return false;
    }
    let one_in_common = a.bodies.intersection(&b.bodies).next().is_some();
    let editions =
        !a.editions.is_empty() && !b.editions.is_empty() && a.editions.is_disjoint(&b.editions);
    !one_in_common || editions
}

/// Guidelines and editions that some words name.
#[derive(Default)]
struct Guidelines {
    bodies: BTreeSet<String>,
    editions: BTreeSet<String>,
}

fn named_in(sources: &[Source], library: &Library) -> Guidelines {
    let mut found = Guidelines::default();
    for source in sources {
        let said = match source {
            Source::Passage(passage) => passage.quote().to_lowercase(),
            Source::OwnWords { words, .. } => words.to_lowercase(),
        };
        let bodies = &library.opinions.reasoning.guideline_body;
        found.bodies.extend(bodies.find(&said).map(|(_, body)| body.key.clone()));
        let mut before = "";
        for word in said.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ';')) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let number = word.trim_start_matches('v');
            let is_number = number.starts_with(|c: char| c.is_ascii_digit())
                && number.chars().all(|c| c.is_ascii_digit() || c == '.');
            let year = number.len() == 4 && number.starts_with("20");
            let numbered = before == "version" || word.starts_with('v') || number.contains(".20");
            if is_number && (year || numbered) {
                found.editions.insert(number.to_owned());
            }
            before = word;
        }
    }
    found
}

/// Suggested exactly when the difference is major and does not come from material that one of them lacked; its
/// one question is on what comes first in the walk from
/// what the disease is to what is done.
pub(super) fn third(elements: &[Compared], overall: Overall, reasons: &[Reason]) -> ThirdOpinion {
    let material = reasons.iter().any(|r| r.id == "different-material");
    if overall != Overall::Major || material {
        return ThirdOpinion::default();
    }
    const ORDER: &[Element] = &[
        Element::Histology,
        Element::Stage,
        Element::Intent,
        Element::Modality,
        Element::Surgery,
        Element::Sequence,
        Element::Regimen,
        Element::Prognosis,
    ];
    let about = ORDER.iter().copied().find(|&e| {
        elements
            .iter()
            .any(|c| c.element == e && c.outcome == Outcome::Changed && !c.changes.is_empty())
    });
    ThirdOpinion { suggested: true, about }
}
