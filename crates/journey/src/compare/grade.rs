//! How much the difference matters as a whole, by the rule of `knowledge/opinions/grading.toml`.

use knowledge::Library;
use record::{Element, Opinion};

use super::{Compared, Outcome, Overall};

/// What one element's outcome depends on another for: a new result that alters treatment is a change, a figure
/// of another measure is one where the disease is another.
pub(super) fn settle(
    elements: &mut [Compared],
    first: &Opinion,
    second: &Opinion,
    _library: &Library,
) {
    let changed = |elements: &[Compared], of: &[Element]| {
        elements.iter().any(|c| of.contains(&c.element) && c.outcome == Outcome::Changed)
    };
    let disease = changed(elements, &[Element::Histology, Element::Stage, Element::Intent]);
    let treatment = changed(
        elements,
        &[Element::Histology, Element::Modality, Element::Regimen, Element::Intent],
    );
    let new_result =
        first.of(Element::Biomarkers).any(|p| p.value == "pending" || p.value == "not done")
            || !second.reasoning.new_tests.is_empty();
    for compared in elements {
        match compared.element {
            Element::Prognosis if compared.changes.contains(&"other-measure") => {
                compared.changes.clear();
                if disease {
                    compared.outcome = Outcome::Changed;
                    compared.changes.push("prognosis");
                }
            }
            Element::Biomarkers
                if compared.outcome == Outcome::Clarified && treatment && new_result =>
            {
                compared.outcome = Outcome::Changed;
            }
            _ => {}
        }
    }
}

/// The whole, and what was missing where it cannot be told.
pub(super) fn overall(
    elements: &[Compared],
    first: &Opinion,
    second: &Opinion,
    library: &Library,
) -> (Overall, Vec<&'static str>) {
    let rule = &library.opinions.grading;
    // Two letters that both advise treatment are compared as that, whatever reports they name at their head.
    let advise = first.has_plan() && second.has_plan();
    let rereads = first.is_reread && second.is_reread && !advise;
    // A reread of slides or images is judged as one, whatever it says of treatment in passing.
    let elements: Vec<&Compared> =
        elements.iter().filter(|c| !rereads || c.element.is_of_the_disease()).collect();
    let mut missing = Vec::new();
    let diagnosis = |o: &Opinion| {
        o.names_cancer.is_some() || o.speaks_of(Element::Histology) || o.speaks_of(Element::Stage)
    };
    // Who only advises against what the other advises has a plan as far as this difference goes.
    let opposed =
        elements.iter().any(|c| c.element == Element::Modality && c.changes.contains(&"modality"));
    let plan =
        |o: &Opinion| o.gives_no_advice.is_none() && (o.speaks_of(Element::Modality) || opposed);
    if !diagnosis(first) || !diagnosis(second) {
        missing.push("diagnosis");
    }
    if !rereads && (!plan(first) || !plan(second)) {
        missing.push("plan");
    }
    missing.retain(|m| rule.needs.iter().any(|n| n == m));
    if !missing.is_empty() {
        return (Overall::CannotTell, missing);
    }
    let major = elements
        .iter()
        .any(|c| c.outcome == Outcome::Changed && c.changes.iter().any(|what| rule.is_major(what)));
    if major {
        return (Overall::Major, missing);
    }
    // Another stage by another edition may be the same tumor, and may be another.
    let by_edition = |c: &&Compared| c.outcome == Outcome::Changed && c.editions.is_some();
    if elements.iter().any(by_edition) {
        missing.push("edition");
        return (Overall::CannotTell, missing);
    }
    // What was not understood may be the same and may be anything else.
    if elements.iter().any(|c| c.outcome == Outcome::CannotTell) {
        missing.push("words");
        return (Overall::CannotTell, missing);
    }
    let matters = |c: &Compared| match c.outcome {
        Outcome::Confirmed => false,
        Outcome::Changed | Outcome::CannotTell => true,
        Outcome::Clarified => !matches!(c.element, Element::Prognosis | Element::Intent),
        // A test or an operation that only one names is a difference, silence on an outlook is none.
        Outcome::OnlyFirst | Outcome::OnlySecond => match c.element {
            // Of two readings of the same slides, one that is silent on the grade is not the same.
            Element::Histology | Element::Grade | Element::Stage => rereads,
            Element::TestsFirst | Element::Surgery | Element::Regimen | Element::Radiation => {
                names_something(c, first, second)
            }
            _ => false,
        },
    };
    let overall =
        if elements.iter().any(|c| matters(c)) { Overall::Minor } else { Overall::Identical };
    (overall, missing)
}

/// Whether what only one letter says asks for something; "no radiation" against silence asks for nothing.
fn names_something(compared: &Compared, first: &Opinion, second: &Opinion) -> bool {
    let of = if compared.outcome == Outcome::OnlyFirst { first } else { second };
    of.of(compared.element).any(|p| matches!(p.stance, record::Stance::Advised) && p.key != "none")
}
