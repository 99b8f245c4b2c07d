//! What the person handed over, sorted: one entry a document.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{PartialDate, Reading};

/// The number of a document in a case, written `d1`, `d2`, … Given once and kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(pub u32);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "d{}", self.0)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The SHA-256 of original bytes; written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256(pub [u8; 32]);

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Sha256 {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "a SHA-256 is 64 hexadecimal digits";
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(WRONG);
        }
        for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| WRONG)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Sha256 {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256 {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What the bytes are.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    CCda,
    Fhir,
    Dicom,
    Pdf,
    Text,
    Rtf,
    Html,
    Docx,
    Image,
    Zip,
    #[default]
    Other,
}

/// What the paper is, in the contract's words.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    PathologyReport,
    ImagingReport,
    ImagingStudy,
    OperativeNote,
    ConsultNote,
    DischargeSummary,
    LabReport,
    PortalSummary,
    GenomicReport,
    TreatmentRecord,
    RadiotherapyRecord,
    InsuranceCard,
    Letter,
    Slides,
    Junk,
    #[default]
    Unknown,
}

/// What became of a document.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    #[default]
    Read,
    PartlyRead,
    NotRead,
    Duplicate,
    OtherPerson,
    /// Not a record: viewer programs, style sheets, directories. Kept and listed.
    Ignored,
}

/// One original file of a document. A DICOM study has many, everything else one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Relative to the folder that was given; members as `outer.zip!inner`.
    pub path: String,
    pub sha256: Sha256,
    pub bytes: u64,
}

/// One document of the shoebox.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub id: DocumentId,
    pub path: String,
    pub sha256: Sha256,
    pub bytes: u64,
    pub format: Format,
    pub kind: DocumentKind,
    pub title: Option<String>,
    pub date: Option<PartialDate>,
    pub pages: Option<u32>,
    pub status: Status,
    pub duplicate_of: Option<DocumentId>,
    /// The originals it is made of; never empty.
    pub files: Vec<StoredFile>,
}

impl fmt::Debug for Document {
    /// Without path and title: they can name the person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} {:?} {:?}", self.id, self.format, self.kind, self.status)
    }
}

/// A document and what was read in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadDocument {
    pub document: Document,
    pub reading: Reading,
}
