//! Two editions of one system: the same tumor can have another stage, or another name, in each. Where both letters
//! name theirs and none is common, what differs may be the edition alone.

use std::collections::BTreeSet;

use record::{Edition, Element, Opinion, Source};

use super::{Outcome, Verdict};

/// What each letter went by, with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Editions {
    /// `FIGO`, `AJCC`, `WHO`.
    pub system: String,
    pub first: String,
    pub second: String,
    pub first_words: Source,
    pub second_words: Source,
}

/// The systems that an element is stated by.
fn systems(element: Element) -> &'static [&'static str] {
    match element {
        Element::Stage => &["AJCC", "FIGO"],
        Element::Histology | Element::Grade => &["WHO"],
        _ => &[],
    }
}

/// The two editions that an element is stated by in two letters, where they are not one.
pub(super) fn apart(element: Element, first: &Opinion, second: &Opinion) -> Option<Editions> {
    systems(element).iter().find_map(|system| {
        let (a, b) = (of(first, system), of(second, system));
        let names =
            |list: &[&Edition]| list.iter().map(|e| e.edition.clone()).collect::<BTreeSet<_>>();
        if !names(&a).is_disjoint(&names(&b)) {
            return None;
        }
        let (a, b) = (a.first()?, b.first()?);
        Some(Editions {
            system: (*system).to_owned(),
            first: a.edition.clone(),
            second: b.edition.clone(),
            first_words: a.source.clone(),
            second_words: b.source.clone(),
        })
    })
}

fn of<'a>(opinion: &'a Opinion, system: &str) -> Vec<&'a Edition> {
    opinion.editions.iter().filter(|e| e.system == system).collect()
}

/// What differs by two editions changes nothing that is known to matter; what is called the same in both is the same
/// name and perhaps not the same thing.
pub(super) fn weigh(verdict: &mut Verdict) {
    match verdict.outcome {
        Outcome::Changed => verdict.changes.retain(|change| *change != "stage-group"),
        Outcome::Confirmed => verdict.outcome = Outcome::Clarified,
        _ => {}
    }
}
