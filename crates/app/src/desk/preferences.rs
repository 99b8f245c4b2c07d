//! What the person chose for themselves. Kept in the vault.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whom this is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Helping {
    #[default]
    Myself,
    Someone,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    pub helping: Helping,
    /// BCP 47.
    pub language: Option<String>,
    /// Quiet minutes after which it locks; `None` never locks by itself.
    pub idle_minutes: Option<u32>,
    /// Steps put off, and the day on which they were.
    pub not_today: BTreeMap<String, Date>,
    /// The second-opinion programme whose list counts, by its id.
    pub programme: Option<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            helping: Helping::Myself,
            language: None,
            idle_minutes: Some(15),
            not_today: BTreeMap::new(),
            programme: None,
        }
    }
}

/// Words typed into a form and not yet sent: kept in memory, so that locking loses nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// The form's address.
    pub to: String,
    pub fields: Vec<(String, String)>,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Draft(…)")
    }
}
