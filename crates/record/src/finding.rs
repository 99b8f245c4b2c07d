//! What the person has to know about their records: contradictions, strangers' papers, what could not
//! be read. A finding is data; its words are in `knowledge/words` under `finding-<code>`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{DocumentId, FactId, Passage};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Info,
    Warning,
    Serious,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $severity:ident;)*) => {
        /// Every finding there is. The code is the JSON contract's.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum FindingCode { $($(#[$doc])* #[serde(rename = $code)] $variant),* }

        impl FindingCode {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }
        }
    };
}

codes! {
    ConflictLaterality = "conflict.laterality", Serious;
    ConflictHistology = "conflict.histology", Serious;
    ConflictBiomarker = "conflict.biomarker", Serious;
    ConflictStage = "conflict.stage", Serious;
    ConflictNodes = "conflict.nodes", Serious;
    ConflictGleason = "conflict.gleason", Serious;
    ConflictGrade = "conflict.grade", Warning;
    ConflictSite = "conflict.site", Serious;
    ConflictBirthDate = "conflict.birth-date", Serious;
    ConflictSex = "conflict.sex", Warning;
    ConflictBloodType = "conflict.blood-type", Serious;
    ConflictAllergy = "conflict.allergy", Serious;
    ConflictProcedure = "conflict.procedure", Serious;
    ConflictTreatment = "conflict.treatment", Warning;
    ConflictLab = "conflict.lab", Warning;
    /// Another person's paper: set aside, gives no fact.
    IdentityOtherPerson = "identity.other-person", Serious;
    /// The person's own file with another person's paper inside it.
    IdentityOtherInside = "identity.other-inside", Warning;
    /// The same person under another form of the name.
    IdentityNameVariant = "identity.name-variant", Info;
    /// It cannot be told whose paper it is; the person is asked.
    IdentityUnsure = "identity.unsure", Warning;
    DocumentDuplicate = "document.duplicate", Info;
    DocumentDamaged = "document.damaged", Warning;
    DocumentLocked = "document.locked", Warning;
    DocumentEmpty = "document.empty", Warning;
    DocumentUnsupported = "document.unsupported", Warning;
    /// A coded document breaks its own format's rules; `detail` says where. What is readable is read.
    DocumentFault = "document.fault", Info;
    /// Written in another language than English.
    DocumentLanguage = "document.language", Info;
    /// A picture of text, and no program here to read it.
    OcrUnavailable = "ocr.unavailable", Warning;
    /// Text recognition found little or was unsure.
    OcrPoor = "ocr.poor", Warning;
    AddendumPending = "addendum.pending", Warning;
    /// What was to come may stand in a later paper; the last of `documents` are those to look at.
    AddendumUnclear = "addendum.unclear", Warning;
    /// A report says in so many words that it could not settle something.
    ReportNotSettled = "report.not-settled", Info;
    ImagingReportWithoutImages = "imaging.report-without-images", Warning;
    ImagingImagesWithoutReport = "imaging.images-without-report", Warning;
    /// Files the disc's own list names that are not there.
    ImagingFilesMissing = "imaging.files-missing", Warning;
    /// Slices inside a series are not there: the numbers and the places have the same hole.
    ImagingSeriesGap = "imaging.series-gap", Warning;
    /// The numbers of a series have a hole, and it cannot be told whether slices are missing.
    ImagingSeriesUnclear = "imaging.series-unclear", Info;
    /// A disc with pictures of which none is DICOM: no other doctor's program can measure in them.
    ImagingNotDicom = "imaging.not-dicom", Warning;
    ArchiveUnsafe = "archive.unsafe", Warning;
    LimitReached = "limit.reached", Warning;
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One finding. `details` fill the words (`detail`, `count`, `page`, …); they may be the person's.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub code: FindingCode,
    pub severity: Severity,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactId>,
    /// The words that show it, where it is about words ("addendum to follow").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

impl Finding {
    pub fn new(code: FindingCode) -> Self {
        Self {
            code,
            severity: code.severity(),
            details: BTreeMap::new(),
            documents: Vec::new(),
            facts: Vec::new(),
            passages: Vec::new(),
        }
    }

    pub fn with(mut self, name: &str, detail: impl Into<String>) -> Self {
        self.details.insert(name.to_owned(), detail.into());
        self
    }

    /// Says why by a message's name (`detail-cut-off`): its words fill the blank `detail`, its own blanks are
    /// the other details.
    pub fn why(self, message: &str) -> Self {
        self.with("why", message)
    }

    pub fn in_document(mut self, document: DocumentId) -> Self {
        if !self.documents.contains(&document) {
            self.documents.push(document);
        }
        self
    }

    pub fn about_fact(mut self, fact: FactId) -> Self {
        if !self.facts.contains(&fact) {
            self.facts.push(fact);
        }
        self
    }

    pub fn at(mut self, passage: Passage) -> Self {
        self.passages.push(passage);
        self
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} {:?}", self.code, self.documents, self.facts)
    }
}
