//! The published words in which a difference is graded, and the rule.

use serde::Deserialize;

/// `knowledge/opinions/grading.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    pub about: String,
    pub status: String,
    pub id: String,
    major: Vec<String>,
    pub needs: Vec<String>,
    pub outlook: OutlookRule,
    pub timing: TimingRule,
    pub dose: DoseRule,
    pub citation: Vec<Cited>,
    pub reason: Vec<Reason>,
}

impl Grading {
    /// Whether a change of this alters treatment or prognosis.
    pub fn is_major(&self, what: &str) -> bool {
        self.major.iter().any(|m| m == what)
    }

    pub fn cited(&self, id: &str) -> Option<&Cited> {
        self.citation.iter().find(|c| c.id == id)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlookRule {
    pub points: f64,
    pub factor: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimingRule {
    pub same_days: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoseRule {
    pub share: f64,
}

/// Where a word of grading comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    pub id: String,
    pub title: String,
    pub url: String,
    pub gives: String,
}

/// A reason why two opinions can differ.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub id: String,
}
