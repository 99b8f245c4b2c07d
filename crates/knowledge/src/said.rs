//! What stands in more than one language, and where it comes from.

use serde::Deserialize;

use crate::Language;

/// One sentence in every language there is: a file that leaves one out is not read. The Spanish is a draft that no
/// translator has reviewed yet; the page of settings says so.
#[derive(Debug, Deserialize)]
pub struct Said {
    pub en: String,
    pub es: String,
}

impl Said {
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
        }
    }
}

/// Where a statement comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    pub title: String,
    /// The title in Spanish, where it is ours: what others wrote keeps the name they gave it.
    #[serde(default)]
    es: Option<String>,
    pub url: String,
    /// The day it was read; `None` where the statement rests on general knowledge still to be checked.
    #[serde(default)]
    pub read: Option<String>,
}

impl Citation {
    /// With the title that a reader of the language is shown.
    pub(crate) fn titled_in(mut self, language: Language) -> Self {
        match (language, self.es.take()) {
            (Language::Spanish, Some(es)) => Self { title: es, ..self },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_in_both_languages_is_not_read() {
        assert!(toml::from_str::<Said>("en = 'A lymph node'\nes = 'Un ganglio linfático'").is_ok());
        assert!(toml::from_str::<Said>("en = 'A lymph node'").is_err());
    }
}
