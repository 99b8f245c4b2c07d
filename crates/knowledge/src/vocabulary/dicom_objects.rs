//! What DICOM objects are: `knowledge/vocabulary/dicom-objects.toml`.

use serde::Deserialize;

/// DICOM modalities and object classes, sorted by what they are to a reader of the records.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DicomObjects {
    pub about: String,
    /// Modalities of objects that are no images.
    pub not_images: Vec<String>,
    /// Modalities of radiotherapy.
    pub radiotherapy: Vec<String>,
    /// Modalities that name a study in which they stand beside others.
    pub names_the_study: Vec<String>,
    /// Modalities whose series are stacks of slices through the body.
    pub sliced: Vec<String>,
    /// Modalities of glass slides.
    pub slides: Vec<String>,
    /// SOP classes of structured reports that no doctor wrote.
    pub no_reports: Vec<String>,
}

impl DicomObjects {
    pub fn is_image(&self, modality: &str) -> bool {
        !self.not_images.iter().any(|m| m == modality)
    }

    pub fn is_radiotherapy(&self, modality: &str) -> bool {
        self.radiotherapy.iter().any(|m| m == modality)
    }

    pub fn is_slides(&self, modality: &str) -> bool {
        self.slides.iter().any(|m| m == modality)
    }

    pub fn is_sliced(&self, modality: &str) -> bool {
        self.sliced.iter().any(|m| m == modality)
    }

    /// Whether a person wrote the structured report.
    pub fn is_written_report(&self, sop_class: &str) -> bool {
        !self.no_reports.iter().any(|class| class == sop_class)
    }
}
