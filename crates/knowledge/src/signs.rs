//! Signs to call about now: `knowledge/signs/*.toml`, one sign a file, in the order of their names.

use serde::Deserialize;

use crate::{Citation, Said};

#[derive(Debug)]
pub struct Signs {
    pub signs: Vec<Sign>,
}

/// What a person notices, and why it cannot wait.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    pub id: String,
    /// The day it was written.
    pub written: String,
    /// The clinician who looked at it; until one has, the page says so.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    pub notice: Said,
    pub why: Said,
    pub when: Said,
    pub citation: Vec<Citation>,
}

impl Signs {
    pub(crate) fn built_in() -> Self {
        let mut signs: Vec<(&str, Sign)> = crate::read_all("signs").collect();
        signs.sort_by_key(|(name, _)| *name);
        Self { signs: signs.into_iter().map(|(_, sign)| sign).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_source() {
        let signs = Signs::built_in().signs;
        assert!(signs.len() >= 10);
        for sign in signs {
            assert!(!sign.citation.is_empty(), "{} has no source", sign.id);
            assert!(sign.citation.iter().all(|c| c.url.starts_with("https://")), "{}", sign.id);
        }
    }
}
