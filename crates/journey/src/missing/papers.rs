//! The papers of the case by what can be done with them: used, not readable, not looked at.

use record::{Chart, Document, DocumentId, DocumentKind, FindingCode, Format, Status};

/// The person's papers.
pub(super) struct Papers<'a> {
    /// Read, wholly or in part, and the person's.
    pub used: Vec<&'a Document>,
    /// Damaged, locked or empty: a new copy is needed.
    pub unreadable: Vec<&'a Document>,
    /// Not looked into for want of a program or because the format is not known.
    pub unlooked: Vec<&'a Document>,
}

impl<'a> Papers<'a> {
    pub(super) fn of(chart: &'a Chart) -> Self {
        let found = |id: DocumentId, codes: &[FindingCode]| {
            chart.findings.iter().any(|f| codes.contains(&f.code) && f.documents.contains(&id))
        };
        let unsure = |d: &&Document| !found(d.id, &[FindingCode::IdentityUnsure]);
        let used = |d: &&Document| {
            matches!(d.status, Status::Read | Status::PartlyRead) && d.kind != DocumentKind::Junk
        };
        // A file of a disc is spoken of with its study, an archive by what is in it.
        let unread = |d: &&Document| {
            d.status == Status::NotRead && !matches!(d.format, Format::Dicom | Format::Zip)
        };
        let blind = [FindingCode::OcrUnavailable, FindingCode::DocumentUnsupported];
        let documents = || chart.documents.iter();
        Self {
            used: documents().filter(used).filter(unsure).collect(),
            unreadable: documents().filter(unread).filter(|d| !found(d.id, &blind)).collect(),
            unlooked: documents().filter(|d| found(d.id, &blind)).filter(unsure).collect(),
        }
    }

    pub(super) fn is_used(&self, id: DocumentId) -> bool {
        self.used.iter().any(|d| d.id == id)
    }

    pub(super) fn of_kinds<'s>(
        &'s self,
        kinds: &'s [DocumentKind],
    ) -> impl Iterator<Item = &'a Document> + 's {
        self.used.iter().copied().filter(|d| kinds.contains(&d.kind))
    }
}

/// What a paper is called: its title and the last part of its path.
pub(super) fn titles(document: &Document) -> impl Iterator<Item = &str> {
    let name = document.path.rsplit(['/', '!']).find(|part| !part.is_empty());
    document.title.as_deref().into_iter().chain(name)
}
