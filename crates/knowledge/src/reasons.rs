//! Reasons to ask for a second opinion and the kinds there are: `knowledge/reasons/*.toml`.

use serde::Deserialize;

use crate::condition::{Condition, Example};
use crate::{Head, Said};

#[derive(Debug)]
pub struct ReasonRules {
    pub why: Why,
    pub kinds: Kinds,
}

/// Reasons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Why {
    #[serde(flatten)]
    pub head: Head,
    /// What stands beside every figure.
    pub caveat: Said,
    pub reason: Vec<Reason>,
    pub own: Vec<OwnReason>,
}

/// A reason that papers show.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub id: String,
    #[serde(rename = "for")]
    pub when: Condition,
    pub says: Said,
    pub why: Said,
    /// What a study saw.
    #[serde(default)]
    pub rate: Option<Said>,
    /// Kinds of opinion that answer it, by their ids.
    pub kinds: Vec<String>,
    pub cite: Vec<String>,
    pub example: Vec<Example>,
}

/// A reason that only the person can say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnReason {
    pub id: String,
    pub says: Said,
    pub why: Said,
    /// The element of an opinion of which the first doctor's letter may speak for it: `surgery`.
    #[serde(default)]
    pub letter: Option<String>,
    #[serde(default)]
    pub rate: Option<Said>,
    pub kinds: Vec<String>,
    pub cite: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    #[serde(flatten)]
    pub head: Head,
    pub kind: Vec<Kind>,
}

/// A kind of second opinion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub id: String,
    pub name: Said,
    /// The questions it answers.
    pub answers: Said,
    pub needs: Said,
    pub days: Said,
    pub cite: Vec<String>,
}

impl ReasonRules {
    pub(crate) fn built_in() -> Self {
        Self { why: crate::read("reasons/reasons.toml"), kinds: crate::read("reasons/kinds.toml") }
    }

    /// Every citation id.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        let reasons = self.why.reason.iter().flat_map(|r| &r.cite);
        let own = self.why.own.iter().flat_map(|r| &r.cite);
        reasons
            .chain(own)
            .chain(&self.why.head.cite)
            .chain(self.kinds.kind.iter().flat_map(|k| &k.cite))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Library};

    #[test]
    fn every_reason_names_kinds_that_are_there_and_every_kind_is_wanted_by_one() {
        let library = Library::built_in(Language::English);
        let rules = &library.reasons;
        let own = rules.why.own.iter().map(|r| &r.kinds);
        let wanted: Vec<&String> =
            rules.why.reason.iter().map(|r| &r.kinds).chain(own).flatten().collect();
        for id in &wanted {
            assert!(rules.kinds.kind.iter().any(|k| k.id == **id), "no kind `{id}`");
        }
        for kind in &rules.kinds.kind {
            assert!(wanted.contains(&&kind.id), "nobody wants `{}`", kind.id);
        }
        for element in rules.why.own.iter().filter_map(|o| o.letter.as_deref()) {
            assert!(record::Element::named(element).is_some(), "no element `{element}`");
        }
        for id in rules.cites().chain(&library.telling.head.cite) {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
    }
}
