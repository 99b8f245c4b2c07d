//! What the person did to get a record: asked, reminded, received, sent on. Their own words, kept as they come.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::DocumentId;

/// One step of one request, on the day the person says.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestStep {
    /// The request's name in the ledger: `slides-pathology-1`.
    pub request: String,
    pub day: jiff::civil::Date,
    #[serde(flatten)]
    pub kind: StepKind,
}

impl fmt::Debug for RequestStep {
    /// Without names and words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "step of a request on {}", self.day)
    }
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum StepKind {
    /// Asked with a letter, a call, a message.
    Asked {
        /// The letter of `knowledge/letters/`.
        letter: String,
        /// The holder of `knowledge/holders.toml`.
        holder: String,
        /// Items of the checklists.
        items: Vec<String>,
        /// The institution and its address.
        place: String,
        how: String,
        /// By when they said they would answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<jiff::civil::Date>,
    },
    Reminded {
        how: String,
    },
    /// The holder wrote that it needs longer, with a reason.
    Extended {
        until: jiff::civil::Date,
    },
    Received {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<DocumentId>,
    },
    SentOn {
        to: String,
        how: String,
    },
    /// Somebody at the receiving center said that it is there.
    Confirmed {
        by: String,
    },
    /// Lent material went back to its holder.
    Returned {
        how: String,
    },
    /// The person gave it up.
    Dropped,
}
