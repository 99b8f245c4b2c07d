//! What one document said: facts, findings and what was left unread. Reading cannot fail; what goes
//! wrong is in the reading.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    DocumentId, DocumentKind, Fact, Finding, FindingCode, Format, Page, PartialDate, PersonMention,
    Span, Status,
};

/// What a reader made of one document.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub format: Format,
    /// What the format itself says the document is; `None` leaves it to the sorting by words.
    pub kind: Option<DocumentKind>,
    pub title: Option<String>,
    /// The day of the document: reported, signed or served; see `knowledge/vocabulary/dates.toml`.
    pub date: Option<PartialDate>,
    pub status: Status,
    pub people: Vec<PersonMention>,
    pub pages: Vec<Page>,
    /// Where people wrote in their own words on rendered pages, as (index into `pages`, span): clinical
    /// notes, conclusions, narrative without coded entries. Pages of written or recognised text are
    /// narrative from end to end and need none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrative: Vec<(usize, Span)>,
    pub facts: Vec<Fact>,
    pub findings: Vec<Finding>,
    /// What was seen and not understood, by name and count: FHIR types, C-CDA sections, DICOM objects.
    pub unread: Vec<Unread>,
    /// Documents inside this one (PDF in a C-CDA, `Binary` in FHIR); read as documents of their own.
    #[serde(skip)]
    pub attachments: Vec<Attachment>,
    /// The header of a DICOM instance; instances of a study become one document.
    #[serde(skip)]
    pub instance: Option<Instance>,
    /// The files that a disc's own list (DICOMDIR) names; `None` where this is no such list.
    #[serde(skip)]
    pub disc: Option<Vec<DiscEntry>>,
}

impl fmt::Debug for Reading {
    /// What there is of it, without title, date and words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading")
            .field("format", &self.format)
            .field("kind", &self.kind)
            .field("status", &self.status)
            .field("pages", &self.pages)
            .field("facts", &self.facts)
            .field("findings", &self.findings)
            .field("unread", &self.unread)
            .field("attachments", &self.attachments)
            .finish_non_exhaustive()
    }
}

impl Reading {
    pub fn of(format: Format) -> Self {
        Self { format, ..Self::default() }
    }

    /// A document of which nothing could be read, and why.
    pub fn not_read(format: Format, why: Finding) -> Self {
        Self { format, status: Status::NotRead, findings: vec![why], ..Self::default() }
    }

    /// A document that is no record.
    pub fn ignored(format: Format) -> Self {
        Self { format, kind: Some(DocumentKind::Junk), status: Status::Ignored, ..Self::default() }
    }

    /// Adds a finding; a damage of part of the document makes it `partly-read`.
    pub fn find(&mut self, finding: Finding) {
        use FindingCode::{DocumentDamaged, DocumentLocked, LimitReached};
        let partial = matches!(finding.code, DocumentDamaged | DocumentLocked | LimitReached);
        if partial && self.status == Status::Read {
            self.status = Status::PartlyRead;
        }
        self.findings.push(finding);
    }

    /// Counts one more thing that was seen and not understood.
    pub fn leave_unread(&mut self, what: impl Into<String>) {
        let what = what.into();
        match self.unread.iter_mut().find(|u| u.what == what) {
            Some(unread) => unread.count += 1,
            None => self.unread.push(Unread { what, count: 1 }),
        }
    }

    /// Gives every source and finding the document's number.
    pub fn set_document(&mut self, id: DocumentId) {
        for fact in &mut self.facts {
            fact.each_passage_mut(|p| p.set_document(id));
        }
        for finding in &mut self.findings {
            finding.documents = vec![id];
            finding.passages.iter_mut().for_each(|p| p.set_document(id));
        }
        for person in &mut self.people {
            let places = [&mut person.name_at, &mut person.birth_date_at, &mut person.sex_at];
            places.into_iter().flatten().for_each(|p| p.set_document(id));
        }
    }
}

/// Something seen and not understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// `FHIR Claim`, `C-CDA section 10183-2`, `DICOM RTPLAN`.
    pub what: String,
    pub count: u32,
}

/// A document inside another.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What follows the outer path and `!`: a pointer or a file name.
    pub name: String,
    pub media_type: Option<String>,
    pub bytes: Vec<u8>,
    /// What the outer document calls it.
    pub title: Option<String>,
    pub date: Option<PartialDate>,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment of {} bytes", self.bytes.len())
    }
}

/// What the header of one DICOM object says of its study.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Instance {
    pub study_uid: String,
    pub series_uid: String,
    pub sop_uid: String,
    /// Whether it is an image (counted) or another object of the study (report, plan, presentation).
    pub is_image: bool,
    pub frames: u32,
    /// Its number within the series.
    pub number: Option<i64>,
    /// Where it lies, if it is a slice of a body.
    pub slice: Option<Slice>,
    /// The header was read, the pixels behind it are cut off.
    pub truncated: bool,
    /// Header elements as text by DICOM keyword: `Modality`, `StudyDate`, `SeriesDescription`, …
    pub tags: BTreeMap<&'static str, String>,
}

/// Where a slice lies in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The direction in which slices of its stack follow each other, in thousandths.
    pub facing: [i16; 3],
    /// How far along that direction, in micrometres.
    pub depth_um: i64,
    /// The number of the acquisition it came from.
    pub acquisition: Option<i64>,
    /// How many images it says that acquisition gave.
    pub of_acquisition: Option<u32>,
}

/// A file that a disc's own list names.
#[derive(Clone, PartialEq, Eq)]
pub struct DiscEntry {
    /// Relative to the folder the list stands in, with `/`.
    pub path: String,
    /// The study it belongs to; empty where the list does not say.
    pub study_uid: String,
}

impl fmt::Debug for DiscEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DiscEntry(…)")
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Instance(…)")
    }
}
