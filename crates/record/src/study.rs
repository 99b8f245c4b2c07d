//! A study as it is registered, in the terms of ClinicalTrials.gov (API version 2). Types only: lists are read by `atlas`,
//! judged by `journey`.

use serde::{Deserialize, Serialize};

use crate::{PartialDate, Sex};

/// One registered study. What a list does not state is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Study {
    /// `NCT01234567`.
    pub id: String,
    pub title: String,
    pub official_title: Option<String>,
    pub acronym: Option<String>,
    /// The brief summary, in the sponsor's words.
    pub summary: Option<String>,
    pub status: StudyStatus,
    pub why_stopped: Option<String>,
    /// As the register writes it: `INTERVENTIONAL`, `OBSERVATIONAL`, `EXPANDED_ACCESS`.
    pub kind: Option<String>,
    pub phases: Vec<Phase>,
    pub design: Design,
    pub conditions: Vec<String>,
    pub keywords: Vec<String>,
    pub arms: Vec<Arm>,
    pub interventions: Vec<Intervention>,
    pub eligibility: Eligibility,
    pub sites: Vec<StudySite>,
    /// Whom to call about the whole study.
    pub contacts: Vec<Contact>,
    pub officials: Vec<Official>,
    pub sponsor: Option<String>,
    pub start: Option<PartialDate>,
    pub primary_completion: Option<PartialDate>,
    pub completion: Option<PartialDate>,
    /// The last day the register's entry was posted.
    pub updated: Option<PartialDate>,
    pub source: ListedIn,
}

/// Which list an entry came from, and of which day the list is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListedIn {
    pub list: String,
    pub date: Option<PartialDate>,
}

/// Whether a study, or one of its sites, takes people.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StudyStatus {
    Recruiting,
    NotYetRecruiting,
    EnrollingByInvitation,
    Available,
    Suspended,
    ActiveNotRecruiting,
    TemporarilyNotAvailable,
    Completed,
    Terminated,
    Withdrawn,
    NoLongerAvailable,
    ApprovedForMarketing,
    Withheld,
    #[default]
    Unknown,
}

impl StudyStatus {
    /// Reads `RECRUITING`, `Recruiting`, `Active, not recruiting`, `Enrolling by invitation`; anything else is unknown.
    pub fn from_written(text: &str) -> Self {
        let letters = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' });
        let spaced: String = letters.collect();
        let code = spaced.split_whitespace().collect::<Vec<_>>().join("_").to_ascii_uppercase();
        serde_json::from_value(code.into()).unwrap_or_default()
    }

    /// `RECRUITING`, as the register writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recruiting => "RECRUITING",
            Self::NotYetRecruiting => "NOT_YET_RECRUITING",
            Self::EnrollingByInvitation => "ENROLLING_BY_INVITATION",
            Self::Available => "AVAILABLE",
            Self::Suspended => "SUSPENDED",
            Self::ActiveNotRecruiting => "ACTIVE_NOT_RECRUITING",
            Self::TemporarilyNotAvailable => "TEMPORARILY_NOT_AVAILABLE",
            Self::Completed => "COMPLETED",
            Self::Terminated => "TERMINATED",
            Self::Withdrawn => "WITHDRAWN",
            Self::NoLongerAvailable => "NO_LONGER_AVAILABLE",
            Self::ApprovedForMarketing => "APPROVED_FOR_MARKETING",
            Self::Withheld => "WITHHELD",
            Self::Unknown => "UNKNOWN",
        }
    }

    /// Takes people today.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Recruiting | Self::EnrollingByInvitation | Self::Available)
    }

    /// Takes people, or will.
    pub fn may_open(self) -> bool {
        self.is_open() || self == Self::NotYetRecruiting
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Phase {
    EarlyPhase1,
    Phase1,
    Phase2,
    Phase3,
    Phase4,
    Na,
}

impl Phase {
    /// Reads `PHASE2`, `Phase 2`, `Phase 1/Phase 2`, `Early Phase 1`, `N/A`.
    pub fn all_from_written(text: &str) -> Vec<Self> {
        let plain = text.to_ascii_lowercase().replace([' ', '_'], "");
        if plain.contains("early") {
            return vec![Self::EarlyPhase1];
        }
        let known =
            [("1", Self::Phase1), ("2", Self::Phase2), ("3", Self::Phase3), ("4", Self::Phase4)];
        let named: Vec<Self> =
            known.iter().filter(|(digit, _)| plain.contains(digit)).map(|(_, p)| *p).collect();
        let none = matches!(plain.as_str(), "na" | "n/a" | "notapplicable");
        if none { vec![Self::Na] } else { named }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::EarlyPhase1 => "EARLY_PHASE1",
            Self::Phase1 => "PHASE1",
            Self::Phase2 => "PHASE2",
            Self::Phase3 => "PHASE3",
            Self::Phase4 => "PHASE4",
            Self::Na => "NA",
        }
    }
}

/// How the study is built. Words as the register writes them (`RANDOMIZED`, `QUADRUPLE`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Design {
    pub allocation: Option<String>,
    pub masking: Option<String>,
    pub purpose: Option<String>,
    pub people: Option<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arm {
    pub name: String,
    /// `EXPERIMENTAL`, `ACTIVE_COMPARATOR`, `PLACEBO_COMPARATOR`, `NO_INTERVENTION`.
    pub kind: Option<String>,
    pub text: Option<String>,
    pub interventions: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intervention {
    /// `DRUG`, `PROCEDURE`, `RADIATION`, …
    pub kind: Option<String>,
    pub name: String,
    pub text: Option<String>,
    pub other_names: Vec<String>,
}

/// Who may join, as the register holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Eligibility {
    /// Only people of this sex; `None` where all may join or nothing is stated.
    pub sex: Option<Sex>,
    pub age_min: Option<StudyAge>,
    pub age_max: Option<StudyAge>,
    pub healthy_volunteers: Option<bool>,
    /// The criteria in the sponsor's words.
    pub criteria: String,
}

/// An age limit, in the unit it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyAge {
    pub number: u16,
    pub unit: AgeUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeUnit {
    Years,
    Months,
    Weeks,
    Days,
}

impl StudyAge {
    /// Reads `18 Years`, `6 Months`; `N/A` and anything else is no limit.
    pub fn from_written(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let unit = match unit.to_ascii_lowercase().trim_end_matches('s') {
            "year" => AgeUnit::Years,
            "month" => AgeUnit::Months,
            "week" => AgeUnit::Weeks,
            "day" => AgeUnit::Days,
            _ => return None,
        };
        Some(Self { number: number.parse().ok()?, unit })
    }

    /// Whole years; a limit in smaller units is rounded down.
    pub fn years(self) -> u16 {
        match self.unit {
            AgeUnit::Years => self.number,
            AgeUnit::Months => self.number / 12,
            AgeUnit::Weeks => self.number / 52,
            AgeUnit::Days => self.number / 365,
        }
    }
}

/// A place where the study runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StudySite {
    pub facility: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub zip: Option<String>,
    pub country: Option<String>,
    /// `None` where the list gives no status for the site.
    pub status: Option<StudyStatus>,
    pub contacts: Vec<Contact>,
    /// Degrees north and east.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    pub name: Option<String>,
    pub role: Option<String>,
    pub phone: Option<String>,
    pub extension: Option<String>,
    pub email: Option<String>,
}

/// A person who answers for the study.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Official {
    pub name: String,
    pub role: Option<String>,
    pub affiliation: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_old_and_new_lists_mean_the_same() {
        assert_eq!(
            StudyStatus::from_written("Active, not recruiting"),
            StudyStatus::ActiveNotRecruiting
        );
        assert_eq!(StudyStatus::from_written("RECRUITING"), StudyStatus::Recruiting);
        assert_eq!(StudyStatus::from_written("a new word"), StudyStatus::Unknown);
        assert_eq!(Phase::all_from_written("Phase 1/Phase 2"), [Phase::Phase1, Phase::Phase2]);
        assert_eq!(Phase::all_from_written("EARLY_PHASE1"), [Phase::EarlyPhase1]);
        assert_eq!(Phase::all_from_written("N/A"), [Phase::Na]);
        assert_eq!(StudyAge::from_written("18 Years").map(StudyAge::years), Some(18));
        assert_eq!(StudyAge::from_written("N/A"), None);
    }
}
