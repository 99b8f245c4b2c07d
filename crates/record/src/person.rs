//! Whom a record is about, as the record says it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{PartialDate, Passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    Female,
    Male,
    Other,
}

impl Sex {
    /// `F`, `female`, `Woman`, HL7 `UN`; anything else is not stated.
    pub fn from_written(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "f" | "female" | "woman" => Some(Self::Female),
            "m" | "male" | "man" => Some(Self::Male),
            "un" | "other" | "o" | "undifferentiated" => Some(Self::Other),
            _ => None,
        }
    }
}

/// A name as printed, and its parts as far as the record tells them apart.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonName {
    /// As printed, without titles: `VALE-HOLLOWAY, Ottoline Q.`
    pub printed: String,
    pub family: Option<String>,
    pub given: Vec<String>,
}

impl PersonName {
    /// `Given Middle Family` where the parts are known, else as printed.
    pub fn display(&self) -> String {
        match &self.family {
            Some(family) if !self.given.is_empty() => format!("{} {family}", self.given.join(" ")),
            _ => self.printed.clone(),
        }
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

/// One place in a record that says whom it is about.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonMention {
    pub name: Option<PersonName>,
    /// Further names the record itself gives the same person (maiden name, alias).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<PersonName>,
    pub birth_date: Option<PartialDate>,
    pub sex: Option<Sex>,
    /// Medical record numbers as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub record_numbers: Vec<String>,
    pub name_at: Option<Passage>,
    pub birth_date_at: Option<Passage>,
    pub sex_at: Option<Passage>,
}

impl fmt::Debug for PersonMention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonMention(…)")
    }
}
