//! What a search for studies begins with: `knowledge/trials/search.toml`.

use serde::Deserialize;

use crate::{Head, Said};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialSearch {
    #[serde(flatten)]
    pub head: Head,
    pub stage: Vec<StageChoice>,
    pub line: Vec<LineChoice>,
    pub marker: Vec<MarkerChoice>,
    pub matter: Vec<MatterWords>,
    /// What a person may ask about a study.
    pub questions: Vec<Said>,
}

/// How far the cancer has come, as one chooses it for a search.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageChoice {
    pub id: String,
    pub says: Said,
    /// Chosen where the papers say that it has spread; else where they say that it has not.
    pub spread: bool,
    /// Words of a study's text, in small letters.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineChoice {
    pub id: String,
    pub says: Said,
    pub words: Vec<String>,
}

/// A marker one can search by; its name to a person is the message `trials-marker-<id>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkerChoice {
    pub id: String,
    /// A marker and its state of `words.toml`; empty where no single one says it.
    pub name: String,
    pub state: String,
    pub words: Vec<String>,
}

/// Something that may matter to a person: the message `trials-matter-<id>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterWords {
    pub id: String,
    pub words: Vec<String>,
}

impl TrialSearch {
    pub fn stage(&self, id: &str) -> Option<&StageChoice> {
        self.stage.iter().find(|choice| choice.id == id)
    }

    pub fn line(&self, id: &str) -> Option<&LineChoice> {
        self.line.iter().find(|choice| choice.id == id)
    }

    pub fn marker(&self, id: &str) -> Option<&MarkerChoice> {
        self.marker.iter().find(|choice| choice.id == id)
    }
}
