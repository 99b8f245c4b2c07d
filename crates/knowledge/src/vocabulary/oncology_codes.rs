//! Codes that say something of the cancer itself: `knowledge/vocabulary/oncology-codes.toml`.

use record::{Side, StageBasis};
use serde::Deserialize;

/// What the codes of observations mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OncologyCodes {
    pub about: String,
    pub loinc: Vec<OncologyCode>,
    pub snomed: Vec<OncologyCode>,
    /// SNOMED CT qualifiers of a side.
    pub sides: Vec<SideCode>,
}

/// One code of an observation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OncologyCode {
    pub code: String,
    pub what: OncologyElement,
    pub basis: Option<StageBasis>,
    /// The marker or the scale.
    pub name: Option<String>,
    pub method: Option<String>,
}

/// What an observation with the code states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OncologyElement {
    StageT,
    StageN,
    StageM,
    StageGroup,
    Biomarker,
    PerformanceStatus,
    Size,
    Laterality,
    NodesExamined,
    NodesPositive,
    GleasonPrimary,
    GleasonSecondary,
    GradeGroup,
}

/// A side of the body as a code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideCode {
    pub code: String,
    pub side: Side,
}

impl OncologyCodes {
    /// What a code of this system (`http://loinc.org`, `http://snomed.info/sct`) means, if it is one.
    pub fn of(&self, system_uri: &str, code: &str) -> Option<&OncologyCode> {
        let list = match system_uri {
            "http://loinc.org" => &self.loinc,
            "http://snomed.info/sct" => &self.snomed,
            _ => return None,
        };
        list.iter().find(|c| c.code == code)
    }

    /// The side that a SNOMED CT qualifier names.
    pub fn side(&self, code: &str) -> Option<Side> {
        self.sides.iter().find(|s| s.code == code).map(|s| s.side)
    }
}
