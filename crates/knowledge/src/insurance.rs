//! What a plan or the law gives to a person who wants a second opinion, and what to ask the plan:
//! `knowledge/insurance/*.toml`.

use serde::Deserialize;

use crate::condition::Holds;
use crate::{Head, Said};

/// What is known of insurance.
#[derive(Debug)]
pub struct InsuranceRules {
    pub plans: Plans,
    pub rights: Rights,
    pub calls: Calls,
}

/// The plans there are, and the states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plans {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    pub written: String,
    pub plan: Vec<Plan>,
    pub state: Vec<State>,
}

/// A plan as the person would know theirs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub id: PlanKind,
    pub name: Said,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Two letters, as the mail writes it.
    pub code: String,
    pub name: Said,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanKind {
    Medicare,
    MedicareAdvantage,
    Medicaid,
    Employer,
    Bought,
    /// No insurance.
    None,
    Other,
}

impl PlanKind {
    pub const ALL: &[Self] = &[
        Self::Medicare,
        Self::MedicareAdvantage,
        Self::Medicaid,
        Self::Employer,
        Self::Bought,
        Self::None,
        Self::Other,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Medicare => "medicare",
            Self::MedicareAdvantage => "medicare-advantage",
            Self::Medicaid => "medicaid",
            Self::Employer => "employer",
            Self::Bought => "bought",
            Self::None => "none",
            Self::Other => "other",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|p| p.as_str() == name)
    }
}

/// Whom a plan lets the person see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Network {
    Hmo,
    Ppo,
    Other,
}

impl Network {
    pub const ALL: &[Self] = &[Self::Hmo, Self::Ppo, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hmo => "hmo",
            Self::Ppo => "ppo",
            Self::Other => "other",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|n| n.as_str() == name)
    }
}

/// Who pays for the care under an employer's plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Funding {
    /// The employer itself.
    #[serde(rename = "self")]
    Own,
    /// An insurance company.
    Insured,
}

impl Funding {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "self" => Some(Self::Own),
            "insured" => Some(Self::Insured),
            _ => None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rights {
    #[serde(flatten)]
    pub head: Head,
    pub right: Vec<Right>,
}

/// One right, on a card of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    pub id: String,
    pub name: Said,
    pub says: Said,
    /// What must be so besides the plan and the state.
    pub holds: Said,
    pub plans: Vec<PlanKind>,
    #[serde(default)]
    pub states: Vec<String>,
    /// For the states that no other right names.
    #[serde(default)]
    pub other_states: bool,
    #[serde(default)]
    pub networks: Vec<Network>,
    /// It does not bind a plan that an employer pays itself.
    #[serde(default)]
    pub state_law: bool,
    #[serde(default)]
    pub funding: Option<Funding>,
    /// It cannot be told from answers alone: what to ask the plan.
    #[serde(default)]
    pub unsure: Option<Said>,
    pub cite: Vec<String>,
    #[serde(default)]
    pub clock: Vec<Clock>,
    pub example: Vec<RightExample>,
}

/// By when something must be done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    pub from: ClockFrom,
    #[serde(default)]
    pub days: Option<u16>,
    #[serde(default)]
    pub months: Option<u16>,
    pub says: Said,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockFrom {
    /// The day on the letter in which the plan said no.
    Denied,
    /// The day of the last no.
    Final,
}

/// Answers (`plan bought`, `state CA`, `network hmo`, `funding self`), and how the right stands then.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightExample {
    pub given: Vec<String>,
    pub then: Holds,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calls {
    #[serde(flatten)]
    pub head: Head,
    pub ask: Vec<CallAsk>,
}

/// One question to the plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallAsk {
    pub id: String,
    pub ask: Said,
    /// Empty for everybody.
    #[serde(default)]
    pub plans: Vec<PlanKind>,
}

impl InsuranceRules {
    pub(crate) fn built_in() -> Self {
        Self {
            plans: crate::read("insurance/plans.toml"),
            rights: crate::read("insurance/rights.toml"),
            calls: crate::read("insurance/calls.toml"),
        }
    }

    /// Every citation id.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        self.rights.right.iter().flat_map(|r| &r.cite).chain(&self.calls.head.cite)
    }

    pub fn state(&self, code: &str) -> Option<&State> {
        self.plans.state.iter().find(|s| s.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Library};

    #[test]
    fn every_right_names_states_and_sources_that_are_there() {
        let library = Library::built_in(Language::English);
        let rules = &library.insurance;
        for right in &rules.rights.right {
            assert!(!right.cite.is_empty() && !right.plans.is_empty(), "{}", right.id);
            for code in &right.states {
                assert!(rules.state(code).is_some(), "{}: {code}", right.id);
            }
            for clock in &right.clock {
                assert!(clock.days.is_some() != clock.months.is_some(), "{}", right.id);
            }
        }
        for id in rules.cites() {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
        let listed: Vec<PlanKind> = rules.plans.plan.iter().map(|p| p.id).collect();
        assert!(PlanKind::ALL.iter().all(|p| listed.contains(p)));
    }

    /// What is told of the law is never a promise to this person.
    #[test]
    fn no_right_says_that_somebody_is_entitled() {
        for right in &Library::built_in(Language::English).insurance.rights.right {
            let said = format!("{} {}", right.says.en, right.holds.en).to_lowercase();
            assert!(!said.contains("eligible") && !said.contains("entitled"), "{}", right.id);
        }
    }
}
