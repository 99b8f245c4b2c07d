//! How soon treatment of a kind of cancer is usually begun, what studies saw, and the steps of a plan:
//! `knowledge/time/*.toml`.

use serde::Deserialize;

use crate::condition::{Condition, Example};
use crate::{Head, Question, Said};

/// What is known of time.
#[derive(Debug)]
pub struct TimeRules {
    pub paces: Paces,
    pub plan: PlanRules,
}

/// How soon treatment usually begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paces {
    #[serde(flatten)]
    pub head: Head,
    /// What stands beside every figure.
    pub caveats: Said,
    /// How long people wait as it is.
    pub waits: Said,
    pub says: Said,
    pub group: Vec<Group>,
    pub pace: Vec<Pace>,
}

/// Kinds of cancer that are usually treated as soon as each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    /// Days a plan may aim for while no doctor named a day.
    pub days: u16,
    pub says: Said,
}

/// One kind of cancer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    pub id: String,
    #[serde(rename = "for")]
    pub when: Condition,
    pub group: String,
    /// Kinds of it that are treated sooner or later.
    #[serde(default)]
    pub note: Option<Said>,
    pub cite: Vec<String>,
    #[serde(default)]
    pub figure: Vec<Figure>,
    pub example: Vec<Example>,
}

/// What one study saw.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub says: Said,
    pub cite: Vec<String>,
}

/// The steps from today to the start of treatment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRules {
    #[serde(flatten)]
    pub head: Head,
    pub step: Vec<PlanStep>,
    pub shorten: Vec<Shorten>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanStep {
    pub id: StepOfPlan,
    pub name: Said,
    /// Days it usually takes.
    pub days: u16,
    pub cite: Vec<String>,
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepOfPlan {
    Records,
    Review,
    Visit,
    Decision,
    Restart,
}

impl StepOfPlan {
    pub const ALL: &[Self] =
        &[Self::Records, Self::Review, Self::Visit, Self::Decision, Self::Restart];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Review => "review",
            Self::Visit => "visit",
            Self::Decision => "decision",
            Self::Restart => "restart",
        }
    }
}

/// A way to make a step shorter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shorten {
    pub id: String,
    pub of: Vec<StepOfPlan>,
    /// Groups of which alone it is said, and then before all others; empty: of every one.
    #[serde(default)]
    pub groups: Vec<String>,
    pub says: Said,
    pub cite: Vec<String>,
}

impl TimeRules {
    pub(crate) fn built_in() -> Self {
        Self { paces: crate::read("time/pace.toml"), plan: crate::read("time/plan.toml") }
    }

    /// Every citation id.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        let figures = self.paces.pace.iter().flat_map(|p| &p.figure).flat_map(|f| &f.cite);
        let paces = self.paces.pace.iter().flat_map(|p| &p.cite).chain(&self.paces.head.cite);
        let steps = self.plan.step.iter().flat_map(|s| &s.cite);
        figures.chain(paces).chain(steps).chain(self.plan.shorten.iter().flat_map(|s| &s.cite))
    }
}

impl Pace {
    /// Whether it is the pace of a kind of cancer, and not of a person's age.
    pub fn is_of_cancer(&self) -> bool {
        self.when.questions().iter().any(|q| matches!(q, Question::Cancer(_)))
    }

    /// Whether it is the pace of people younger than so many years.
    pub fn is_of_age(&self) -> bool {
        self.when.questions().iter().any(|q| matches!(q, Question::Younger(_)))
    }
}

impl Paces {
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.group.iter().find(|g| g.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Library};

    #[test]
    fn every_kind_of_cancer_has_its_pace_and_every_pace_its_group_and_source() {
        let library = Library::built_in(Language::English);
        let paces = &library.time.paces;
        for kind in &library.vocabulary.cancers.cancer {
            let of = |p: &&Pace| p.when.questions() == [&Question::Cancer(vec![kind.id.clone()])];
            assert_eq!(paces.pace.iter().filter(of).count(), 1, "{}", kind.id);
        }
        assert!(paces.pace.iter().all(|p| paces.group(&p.group).is_some()));
        assert!(paces.group("unknown").is_some());
        for id in library.time.cites() {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
    }

    #[test]
    fn the_plan_has_every_step_once_and_each_can_be_shortened() {
        let plan = Library::built_in(Language::English).time.plan;
        let steps: Vec<StepOfPlan> = plan.step.iter().map(|s| s.id).collect();
        assert_eq!(steps, StepOfPlan::ALL);
        for step in StepOfPlan::ALL {
            assert!(plan.shorten.iter().any(|s| s.of.contains(step)), "{step:?}");
        }
        let paces = Library::built_in(Language::English).time.paces;
        let groups = plan.shorten.iter().flat_map(|s| &s.groups);
        groups.for_each(|id| assert!(paces.group(id).is_some(), "{id}"));
    }

    /// The one word that no page on time may say.
    #[test]
    fn nothing_calls_waiting_safe() {
        for (name, text) in
            crate::files("time").chain([("time.ftl", crate::file("words/en/time.ftl"))])
        {
            for line in text.lines().filter(|l| l.contains("wait")) {
                assert!(!line.to_lowercase().contains("safe"), "{name}: {line}");
            }
        }
    }
}
