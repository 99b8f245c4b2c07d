//! What entries of FHIR records say by code and word: `knowledge/vocabulary/fhir-codes.toml`.

use record::DocumentKind;
use serde::Deserialize;

/// Codes and words and what an entry with them says. The codes of the systems do not overlap in form, so
/// that a code alone is looked up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FhirCodes {
    pub about: String,
    pub no_known_allergies: Vec<String>,
    pub radiotherapy: Vec<String>,
    pub primary_icd10: Vec<String>,
    pub cancer_words: Vec<String>,
    pub not_primary_words: Vec<String>,
    pub observation: Vec<FhirObservation>,
    pub answer: Vec<FhirAnswer>,
    pub report: Vec<ReportSection>,
}

/// What an observation with this code says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FhirObservation {
    pub code: String,
    pub says: FhirSays,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FhirSays {
    Variant,
    Grade,
    /// Both patterns of a Gleason score in words: `3+4=7`.
    Gleason,
    Histology,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FhirAnswer {
    pub code: String,
    pub value: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSection {
    pub code: String,
    pub kind: DocumentKind,
}

impl FhirCodes {
    /// What an observation with this code says.
    pub fn observation(&self, code: &str) -> Option<FhirSays> {
        self.observation.iter().find(|o| o.code == code).map(|o| o.says)
    }

    /// The word for a coded answer.
    pub fn answer(&self, code: &str) -> Option<&str> {
        self.answer.iter().find(|a| a.code == code).map(|a| a.value.as_str())
    }

    pub fn report(&self, code: &str) -> Option<DocumentKind> {
        self.report.iter().find(|r| r.code.eq_ignore_ascii_case(code)).map(|r| r.kind)
    }

    /// Whether a condition is a primary malignant tumour, by its words and its ICD-10 code.
    pub fn is_primary_cancer(&self, words: &str, icd10: Option<&str>) -> bool {
        let words = words.to_lowercase();
        let has = |list: &[String]| list.iter().any(|w| words.contains(w.as_str()));
        let coded =
            icd10.is_some_and(|c| self.primary_icd10.iter().any(|p| c.starts_with(p.as_str())));
        (coded || has(&self.cancer_words)) && !has(&self.not_primary_words)
    }
}
