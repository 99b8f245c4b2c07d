//! Three opinions and more, each element beside the others: never a winner, never a count of votes. And one doctor's later
//! words, which stand in place of their own earlier ones.

use knowledge::Library;
use record::{Element, Opinion};

use super::{Outcome, Side, compare, complete_kinds, said};

/// How the opinions stand to each other on one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Each two of those that speak of it say the same.
    Same,
    /// Some two of them do not.
    Differ,
    /// One alone speaks of it.
    OneSpeaks,
    /// One says it in words that were not understood.
    CannotTell,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differ => "differ",
            Self::OneSpeaks => "one",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// One element of all opinions, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub element: Element,
    pub sides: Vec<Side>,
    pub standing: Standing,
}

/// Sets several opinions beside each other.
pub fn several(opinions: &[&Opinion], library: &Library) -> Vec<Row> {
    let mut pairs: Vec<super::Comparison> = Vec::new();
    for (at, first) in opinions.iter().enumerate() {
        pairs.extend(opinions.iter().skip(at + 1).map(|second| compare(first, second, library)));
    }
    Element::ALL.iter().filter_map(|&element| row(element, opinions, &pairs)).collect()
}

fn row(element: Element, opinions: &[&Opinion], pairs: &[super::Comparison]) -> Option<Row> {
    let sides: Vec<Side> = opinions
        .iter()
        .map(|opinion| {
            let points: Vec<_> = opinion.of(element).collect();
            said::side_of(opinion, element, &points)
        })
        .collect();
    let speaking = sides.iter().filter(|side| !side.value.is_empty()).count();
    let outcomes: Vec<Outcome> =
        pairs.iter().filter_map(|pair| pair.of(element)).map(|c| c.outcome).collect();
    let any = |outcome: Outcome| outcomes.contains(&outcome);
    let standing = match speaking {
        0 => return None,
        _ if any(Outcome::Changed) => Standing::Differ,
        _ if any(Outcome::CannotTell) => Standing::CannotTell,
        1 => Standing::OneSpeaks,
        _ => Standing::Same,
    };
    Some(Row { element, sides, standing })
}

/// What a doctor means now, who adds to an earlier letter of theirs: the later words, and of what they do not speak of
/// again the earlier ones.
pub fn add_to(earlier: &Opinion, later: &Opinion) -> Opinion {
    let mut now = later.clone();
    for &element in Element::ALL {
        let said = later.speaks_of(element) || later.is_unclear_on(element);
        if element == Element::Modality || said {
            continue;
        }
        now.points.extend(earlier.of(element).map(|point| (element, point.clone())));
        let unclear = earlier.unclear.iter().filter(|(e, _)| *e == element);
        now.unclear.extend(unclear.cloned());
    }
    if !later.speaks_of(Element::Modality) {
        let kinds = earlier.of(Element::Modality).map(|p| (Element::Modality, p.clone()));
        now.points.extend(kinds);
    }
    complete_kinds(&mut now);
    now.names_cancer = now.names_cancer.or_else(|| earlier.names_cancer.clone());
    now.role = now.role.or_else(|| earlier.role.clone());
    now
}
