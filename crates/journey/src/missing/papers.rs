//! The papers of the case by what can be done with them: used, not readable, not looked at.

use std::collections::{BTreeMap, BTreeSet};

use knowledge::vocabulary::{Test, Title};
use record::{Chart, Document, DocumentId, DocumentKind, FindingCode, Format, Status};

/// The person's papers.
pub(super) struct Papers<'a> {
    /// Read, wholly or in part, and the person's.
    pub used: Vec<&'a Document>,
    /// Damaged, locked or empty: a new copy is needed.
    pub unreadable: Vec<&'a Document>,
    /// Not looked into for want of a program or because the format is not known.
    pub unlooked: Vec<&'a Document>,
    used_ids: BTreeSet<DocumentId>,
    titles: BTreeMap<DocumentId, Vec<Title>>,
}

impl<'a> Papers<'a> {
    pub(super) fn of(chart: &'a Chart) -> Self {
        let found = |codes: &[FindingCode]| -> BTreeSet<DocumentId> {
            let about = chart.findings.iter().filter(|f| codes.contains(&f.code));
            about.flat_map(|f| f.documents.iter().copied()).collect()
        };
        let unsure = found(&[FindingCode::IdentityUnsure]);
        let sure = |d: &&Document| !unsure.contains(&d.id);
        let used = |d: &&Document| {
            matches!(d.status, Status::Read | Status::PartlyRead) && d.kind != DocumentKind::Junk
        };
        // A file of a disc is spoken of with its study, an archive by what is in it.
        let unread = |d: &&Document| {
            d.status == Status::NotRead && !matches!(d.format, Format::Dicom | Format::Zip)
        };
        let blind = found(&[FindingCode::OcrUnavailable, FindingCode::DocumentUnsupported]);
        let documents = || chart.documents.iter();
        let used: Vec<_> = documents().filter(used).filter(sure).collect();
        Self {
            titles: documents().map(|d| (d.id, titles(d))).collect(),
            used_ids: used.iter().map(|d| d.id).collect(),
            used,
            unreadable: documents().filter(unread).filter(|d| !blind.contains(&d.id)).collect(),
            unlooked: documents().filter(|d| blind.contains(&d.id)).filter(sure).collect(),
        }
    }

    pub(super) fn is_used(&self, id: DocumentId) -> bool {
        self.used_ids.contains(&id)
    }

    /// Whether a paper is called as the report of a test is.
    pub(super) fn is_titled(&self, document: &Document, test: &Test) -> bool {
        self.titles.get(&document.id).is_some_and(|all| all.iter().any(|t| test.has_title(t)))
    }

    pub(super) fn of_kinds<'s>(
        &'s self,
        kinds: &'s [DocumentKind],
    ) -> impl Iterator<Item = &'a Document> + 's {
        self.used.iter().copied().filter(|d| kinds.contains(&d.kind))
    }
}

/// What a paper is called: its title and the last part of its path.
fn titles(document: &Document) -> Vec<Title> {
    let name = document.path.rsplit(['/', '!']).find(|part| !part.is_empty());
    document.title.as_deref().into_iter().chain(name).map(Title::of).collect()
}
