//! What stands in more than one language, and where it comes from.

use serde::Deserialize;

use crate::Language;

/// One sentence in the languages it has; what is missing is said in English.
#[derive(Debug, Deserialize)]
pub struct Said {
    pub en: String,
    #[serde(default)]
    pub es: Option<String>,
}

impl Said {
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => self.es.as_deref().unwrap_or(&self.en),
        }
    }
}

/// Where a statement comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    pub title: String,
    pub url: String,
    /// The day it was read; `None` where the statement rests on general knowledge still to be checked.
    #[serde(default)]
    pub read: Option<String>,
}
