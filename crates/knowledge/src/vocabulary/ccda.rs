//! Words and value sets of C-CDA documents: `knowledge/vocabulary/ccda.toml`.

use serde::Deserialize;

/// What the reader of C-CDA documents has to know of their words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ccda {
    pub about: String,
    /// Lower-case words of a cell that say there is nothing.
    pub nothing: Vec<String>,
    /// Lower-case words that say so within a short sentence.
    pub nothing_within: Vec<String>,
    /// Codes that name no question: what is so is the value ("problem", "finding", "assertion").
    pub assertions: Vec<String>,
    /// Lower-case beginnings of "no known allergies".
    pub no_allergies: Vec<String>,
    pub statuses: Vec<SaidStatus>,
    pub table: Vec<TableColumns>,
    pub value_set: Vec<ValueSet>,
    pub expected: Vec<ExpectedTemplate>,
    pub required: Vec<RequiredParts>,
}

/// A word or code of a status, and the status it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidStatus {
    pub said: String,
    pub means: String,
}

/// The headings under which a narrative table of one kind of section has its parts; lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableColumns {
    pub rule: String,
    pub what: Vec<String>,
    #[serde(default)]
    pub status: Vec<String>,
    #[serde(default)]
    pub began: Vec<String>,
    #[serde(default)]
    pub ended: Vec<String>,
    #[serde(default)]
    pub value: Vec<String>,
    #[serde(default)]
    pub unit: Vec<String>,
    #[serde(default)]
    pub range: Vec<String>,
}

/// Which template the entries of a section have to name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedTemplate {
    /// The rule of the section.
    pub rule: String,
    /// Elements from the entry on.
    pub path: Vec<String>,
    /// Any of these will do.
    pub templates: Vec<String>,
    pub about: String,
}

/// What an entry of a template has to have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredParts {
    pub template: String,
    pub about: String,
    pub parts: Vec<String>,
    /// Empty where any status will do.
    #[serde(default)]
    pub statuses: Vec<String>,
}

/// Which codes an element may have in entries of a template.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueSet {
    /// Empty for elements of the header.
    pub template: String,
    pub element: String,
    /// What the code says, for the finding.
    pub about: String,
    /// OIDs; empty where any system will do.
    #[serde(default)]
    pub systems: Vec<String>,
    /// Empty where any code of the systems will do.
    #[serde(default)]
    pub codes: Vec<String>,
}

impl Ccda {
    /// The status that a word or code means.
    pub fn status(&self, said: &str) -> Option<&str> {
        let said = said.trim().to_lowercase();
        self.statuses.iter().find(|s| s.said == said).map(|s| s.means.as_str())
    }

    /// Whether a cell says that there is nothing.
    pub fn says_nothing(&self, words: &str) -> bool {
        let words = words.trim().trim_end_matches('.').to_lowercase();
        words.is_empty()
            || self.nothing.contains(&words)
            || self.nothing_within.iter().any(|within| words.len() <= 60 && words.contains(within))
    }

    /// Whether words say that there are no allergies.
    pub fn says_no_allergies(&self, words: &str) -> bool {
        let words = words.trim().to_lowercase();
        self.no_allergies.iter().any(|beginning| words.starts_with(beginning.as_str()))
    }
}
