//! The kinds of cancer that knowledge files speak about: `knowledge/vocabulary/cancers.toml`.

use serde::Deserialize;

use crate::Said;

/// All cancers, types of tissue before organs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancers {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    diagnosis: Vec<String>,
    spread: Vec<String>,
    relapse: Vec<String>,
    operations: Vec<String>,
    radiation: Vec<String>,
    biopsies: Vec<String>,
    provisional: Vec<String>,
    awaited_tissue: Vec<String>,
    pub cancer: Vec<Cancer>,
}

/// One kind of cancer, told by where it began or by its tissue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancer {
    pub id: String,
    pub name: Said,
    /// Beginnings of ICD-O-3 topography codes.
    #[serde(default)]
    pub topography: Vec<String>,
    /// First and last ICD-O-3 morphology of a range, behaviour left off.
    #[serde(default)]
    pub morphology: Vec<[u16; 2]>,
    /// Words of a diagnosis where no code stands.
    #[serde(default)]
    pub words: Vec<String>,
    /// Regions of `imaging.toml` that a scan of it shows; empty where it can be anywhere.
    #[serde(default)]
    pub imaged: Vec<String>,
    /// Told by its tissue alone, wherever it began.
    #[serde(default)]
    pub by_tissue: bool,
}

impl Cancers {
    pub fn get(&self, id: &str) -> Option<&Cancer> {
        self.cancer.iter().find(|c| c.id == id)
    }

    /// Whether words of a diagnosis speak of a cancer at all.
    pub fn says_cancer(&self, text: &str) -> bool {
        holds_one(text, &self.diagnosis)
    }

    /// Whether words of a diagnosis say that it has spread to another organ.
    pub fn says_spread(&self, text: &str) -> bool {
        holds_one(text, &self.spread)
    }

    /// Whether words of a diagnosis say that it has come back.
    pub fn says_relapse(&self, text: &str) -> bool {
        holds_one(text, &self.relapse)
    }

    pub fn is_operation(&self, procedure: &str) -> bool {
        holds_one(procedure, &self.operations) && !self.is_biopsy(procedure)
    }

    pub fn is_radiation(&self, procedure: &str) -> bool {
        holds_one(procedure, &self.radiation)
    }

    /// Whether words of a report call it provisional.
    pub fn says_provisional(&self, text: &str) -> bool {
        holds_one(text, &self.provisional)
    }

    /// Whether words that announce something await the report of the tissue as a whole.
    pub fn awaits_tissue(&self, text: &str) -> bool {
        holds_one(text, &self.awaited_tissue)
    }

    pub fn is_biopsy(&self, procedure: &str) -> bool {
        holds_one(procedure, &self.biopsies)
    }
}

fn holds_one(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|w| text.contains(w.as_str()))
}

impl Cancer {
    pub fn began_at(&self, topography: &str) -> bool {
        self.topography.iter().any(|t| topography.starts_with(t.as_str()))
    }

    /// Whether a morphology (`8500/3`) is of this kind; `None` where this kind is not told by it.
    pub fn is_of_tissue(&self, morphology: &str) -> Option<bool> {
        if self.morphology.is_empty() {
            return None;
        }
        let number: u16 = morphology.split('/').next()?.parse().ok()?;
        Some(self.morphology.iter().any(|[first, last]| (first..=last).contains(&&number)))
    }

    /// Whether words of a diagnosis name it.
    pub fn is_named_in(&self, text: &str) -> bool {
        holds_one(text, &self.words)
    }
}
