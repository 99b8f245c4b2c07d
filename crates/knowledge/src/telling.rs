//! How to tell the doctor who treats the person that a second opinion is wanted: `knowledge/telling.toml`.

use serde::Deserialize;

use crate::{Head, Said};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellingRules {
    #[serde(flatten)]
    pub head: Head,
    pub right: Said,
    pub sting: Said,
    pub say: Vec<Say>,
    pub message: Message,
    pub ask: Vec<TellingAsk>,
}

/// Words to say it in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    pub words: Said,
}

/// What stands around the things asked for; an office reads it, in English.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub open: String,
    pub ask: String,
    pub close: String,
}

/// One thing to ask for along with it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellingAsk {
    pub id: String,
    pub name: Said,
    pub text: String,
    /// Where it is asked for unless the person takes it out; nowhere where this is left out.
    #[serde(default)]
    pub when: Option<AskWhen>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskWhen {
    /// Something a second doctor asks for is not there.
    Missing,
    /// No letter of a doctor with a plan is there.
    NoLetter,
    /// No doctor named the latest day to start.
    NoLatest,
}

impl TellingRules {
    pub(crate) fn built_in() -> Self {
        crate::read("telling.toml")
    }
}
