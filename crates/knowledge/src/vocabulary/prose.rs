//! The lists that reading prose rests on, together.

use super::discourse::{Pending, Sections, Triggers};
use super::list;
use super::nodes::NodeCounts;
use super::oncology::lesions::Lesions;
use super::oncology::trials::TrialRules;
use super::oncology::{Biomarkers, Drugs, Genes, Histologies, Imaging, Procedures, Sites};
use super::recurrence::Recurrence;

/// Every list of the prose readers. Their automata are built when they are first asked.
#[derive(Debug)]
pub struct Prose {
    pub sections: Sections,
    pub triggers: Triggers,
    pub pending: Pending,
    pub recurrence: Recurrence,
    pub nodes: NodeCounts,
    pub histologies: Histologies,
    pub sites: Sites,
    pub biomarkers: Biomarkers,
    pub genes: Genes,
    pub drugs: Drugs,
    pub procedures: Procedures,
    pub imaging: Imaging,
    pub lesions: Lesions,
    /// The words of studies.
    pub trials: TrialRules,
}

impl Prose {
    pub(super) fn built_in() -> Self {
        Self {
            sections: list("sections"),
            triggers: list("triggers"),
            pending: list("pending"),
            recurrence: list("recurrence"),
            nodes: list("nodes"),
            histologies: list("histologies"),
            sites: list("sites"),
            biomarkers: list("biomarkers"),
            genes: list("genes"),
            drugs: list("drugs"),
            procedures: list("procedures"),
            imaging: list("imaging"),
            lesions: list("lesions"),
            trials: TrialRules::built_in(),
        }
    }
}
