//! The lists that reading rests on: `knowledge/vocabulary/*.toml`, one list a file.
//!
//! Each file says in its head what it is, where it comes from and under which rights, and holds
//! entries. A list is parsed once, when the library is loaded; adding an entry touches no Rust.

mod cancers;
mod ccda;
mod code_systems;
mod dicom_objects;
pub mod discourse;
mod document_kinds;
mod fhir_codes;
mod junk;
mod lab_columns;
mod labels;
mod languages;
pub mod lexicon;
pub mod nodes;
pub mod oncology;
mod oncology_codes;
mod prose;
pub mod recurrence;
mod tests;

pub use cancers::{Cancer, Cancers};
pub use ccda::{Ccda, ExpectedTemplate, RequiredParts, SaidStatus, TableColumns, ValueSet};
pub use code_systems::{CheckDigit, CodeSystem, CodeSystems, Shape};
pub use dicom_objects::DicomObjects;
pub use document_kinds::{DocumentKinds, KindRule};
pub use fhir_codes::{FhirAnswer, FhirCodes, FhirObservation, FhirSays, ReportSection};
pub use junk::Junk;
pub use lab_columns::{LabColumn, LabColumns};
pub use labels::{DayMeans, Labels, Patterns};
pub use languages::Languages;
pub use oncology_codes::{OncologyCode, OncologyCodes, OncologyElement, SideCode};
pub use prose::Prose;
pub use tests::{Named, Test, Tests, Title};

use serde::de::DeserializeOwned;

/// All lists.
#[derive(Debug)]
pub struct Vocabulary {
    pub cancers: Cancers,
    pub ccda: Ccda,
    pub code_systems: CodeSystems,
    pub dicom_objects: DicomObjects,
    pub document_kinds: DocumentKinds,
    pub fhir_codes: FhirCodes,
    pub junk: Junk,
    pub labels: Labels,
    pub languages: Languages,
    pub oncology_codes: OncologyCodes,
    pub lab_columns: LabColumns,
    pub prose: Prose,
    pub tests: Tests,
}

impl Vocabulary {
    pub(crate) fn built_in() -> Self {
        Self {
            cancers: list("cancers"),
            ccda: list("ccda"),
            code_systems: list("code-systems"),
            dicom_objects: list("dicom-objects"),
            document_kinds: list("document-kinds"),
            fhir_codes: list("fhir-codes"),
            junk: list("junk"),
            labels: list("labels"),
            languages: list("languages"),
            oncology_codes: list("oncology-codes"),
            lab_columns: list("lab-columns"),
            prose: Prose::built_in(),
            tests: list("tests"),
        }
    }
}

/// Parses one built-in list.
fn list<T: DeserializeOwned>(name: &str) -> T {
    crate::read(&format!("vocabulary/{name}.toml"))
}
