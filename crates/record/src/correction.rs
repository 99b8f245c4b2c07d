//! What the person says about a fact. It stands beside the record's words, never in their place, and
//! outlives a new reading: it holds on to what the fact says, not to its number.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{DocumentId, FactKey, RequestStep, Value};

/// One thing the person said about their case, on a day.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    #[serde(flatten)]
    pub kind: CorrectionKind,
    pub on: jiff::civil::Date,
    /// The person's own words: why, who told them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl fmt::Debug for Correction {
    /// Without the person's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} on {}", self.kind, self.on)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum CorrectionKind {
    /// This fact is right.
    Confirm { fact: FactKey },
    /// This fact is wrong; what is right, where the person says it.
    Correct { fact: FactKey, value: Option<Value> },
    /// Do not show this fact.
    Hide { fact: FactKey },
    /// A fact no record states.
    Add { value: Value },
    /// Something learned about these facts that says neither right nor wrong of any of them.
    Note { about: Vec<FactKey> },
    /// This paper is mine, whatever name is on it.
    Mine { document: DocumentId },
    /// This paper is somebody else's.
    NotMine { document: DocumentId },
    /// A step on the way to a missing record.
    Request(RequestStep),
}
