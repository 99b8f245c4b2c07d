//! Why two opinions may differ, each with the words that support it; and whether a third is worth asking.

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
    add(
        "different-reading",
        disease && changed(&[Element::Histology, Element::Grade, Element::Stage]),
        &a.reread,
        &b.reread,
    );
    add("threshold-or-classification", disease && !b.threshold.is_empty(), &[], &b.threshold);
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

/// Suggested exactly when the difference is major; its one question is on what comes first in the walk from
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
