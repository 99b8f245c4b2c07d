//! What there is to ask: `knowledge/questions/*.toml`. One list a step of the way, one for the kinds of cancer, and one of
//! questions that grow out of the papers (`open-points.toml`).

use record::FindingCode;
use serde::Deserialize;

use crate::Said;
use crate::condition::{Condition, Example};

/// All questions.
#[derive(Debug)]
pub struct Bank {
    pub lists: Vec<QuestionList>,
    pub points: OpenPoints,
}

/// The questions of one step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionList {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    pub id: String,
    pub name: Said,
    /// The day it was written.
    pub written: String,
    /// The day by which it is to be looked over again.
    pub review_due: String,
    /// The clinician who looked at it; until one has, the page says so.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    /// Ids of `knowledge/citations.toml`.
    pub cite: Vec<String>,
    pub question: Vec<ToAsk>,
}

/// One question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToAsk {
    /// Permanent: `plan.goal`.
    pub id: String,
    pub ask: Said,
    #[serde(rename = "for", default)]
    pub when: Condition,
    pub to: Whom,
    /// The higher goes first; from 0 to 120.
    pub weight: u16,
    /// Questions of one topic are asked once.
    #[serde(default)]
    pub topic: Option<String>,
    /// The part of a doctor's letter that would answer it: an element or a part of the reasoning, by its name.
    #[serde(default)]
    pub silent: Option<String>,
    #[serde(default)]
    pub example: Vec<Example>,
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whom {
    /// The doctor who treats the person now.
    First,
    /// The doctor who gives the second opinion.
    Second,
    /// The health plan.
    Plan,
    /// The office of the second doctor, before the visit.
    Center,
}

impl Whom {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Plan => "plan",
            Self::Center => "center",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::First, Self::Second, Self::Plan, Self::Center]
            .into_iter()
            .find(|w| w.as_str() == name)
    }
}

/// Questions that grow out of the papers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPoints {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    pub written: String,
    pub review_due: String,
    #[serde(default)]
    pub reviewed_by: Option<String>,
    pub cite: Vec<String>,
    pub point: Vec<OpenPoint>,
}

/// One pattern of a question, with blanks that the papers fill.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPoint {
    pub id: String,
    pub from: GrowsFrom,
    /// The codes of findings it grows from.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The holders whose records it is about.
    #[serde(default)]
    pub holders: Vec<String>,
    pub weight: u16,
    pub ask: Said,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrowsFrom {
    Finding,
    Missing,
    Announced,
    Option,
}

impl Bank {
    pub(crate) fn built_in() -> Self {
        let names = crate::files("questions").map(|(name, _)| name);
        let banks = names.filter(|name| *name != OPEN_POINTS);
        Self {
            lists: banks.map(|name| crate::read(&format!("questions/{name}"))).collect(),
            points: crate::read(&format!("questions/{OPEN_POINTS}")),
        }
    }

    /// Every question for somebody, with the list it stands in.
    pub fn for_whom(&self, whom: Whom) -> impl Iterator<Item = (&QuestionList, &ToAsk)> {
        let all = self.lists.iter().flat_map(|list| list.question.iter().map(move |q| (list, q)));
        all.filter(move |(_, q)| q.to == whom)
    }
}

const OPEN_POINTS: &str = "open-points.toml";

impl OpenPoints {
    /// The pattern for a finding.
    pub fn of_finding(&self, code: FindingCode) -> Option<&OpenPoint> {
        let of = |p: &&OpenPoint| p.codes.iter().any(|c| c == code.as_str());
        self.point.iter().filter(|p| p.from == GrowsFrom::Finding).find(of)
    }

    /// The pattern of a kind, for what a holder keeps.
    pub fn of(&self, from: GrowsFrom, holder: &str) -> Option<&OpenPoint> {
        let of = |p: &&OpenPoint| p.holders.is_empty() || p.holders.iter().any(|h| h == holder);
        self.point.iter().filter(|p| p.from == from).find(of)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use record::Element;

    use super::*;
    use crate::{Language, Library, Question};

    /// Parts of a doctor's reasoning that a question can be about, beside the elements.
    const REASONING: &[&str] = &["factors", "guideline", "experience", "confidence"];

    #[test]
    fn what_the_questions_name_is_there() {
        let library = Library::built_in(Language::English);
        let mut ids = BTreeSet::new();
        for list in &library.questions.lists {
            assert!(list.cite.iter().all(|id| library.checklists.citation(id).is_some()));
            for question in &list.question {
                assert!(ids.insert(&question.id), "{} stands twice", question.id);
                assert!(question.weight <= 120, "{}", question.id);
                if let Some(part) = &question.silent {
                    let known =
                        Element::named(part).is_some() || REASONING.contains(&part.as_str());
                    assert!(known, "{}: `{part}`", question.id);
                }
                for asked in question.when.questions() {
                    match asked {
                        Question::Cancer(kinds) => {
                            let cancers = &library.vocabulary.cancers;
                            assert!(
                                kinds.iter().all(|k| cancers.get(k).is_some()),
                                "{}",
                                question.id
                            );
                        }
                        Question::Reported(test) => {
                            assert!(
                                library.vocabulary.tests.get(test).is_some(),
                                "{}",
                                question.id
                            );
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    #[test]
    fn what_grows_from_a_finding_grows_from_one_there_is() {
        let points = Library::built_in(Language::English).questions.points;
        for code in points.point.iter().flat_map(|p| &p.codes) {
            assert!(FindingCode::ALL.iter().any(|c| c.as_str() == code), "{code}");
        }
    }
}
