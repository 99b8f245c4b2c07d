//! By which words a paper is told: `knowledge/vocabulary/document-kinds.toml`.

use record::DocumentKind;
use serde::Deserialize;

/// The rules in order of strength.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentKinds {
    pub about: String,
    pub rule: Vec<KindRule>,
}

/// Phrases that speak for a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRule {
    pub kind: DocumentKind,
    /// Lower-case phrases that, in the title or a heading, name the kind.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Lower-case phrases of the body, each a point for the kind.
    #[serde(default)]
    pub body: Vec<String>,
    /// LOINC document codes of this kind.
    #[serde(default)]
    pub loinc: Vec<String>,
}
