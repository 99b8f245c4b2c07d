//! From leaves to numbered documents.

use record::{Document, DocumentId, DocumentKind, ReadDocument, StoredFile};

use super::leaf::Leaf;

/// Numbers the documents in the order of their paths.
pub(super) fn documents(leaves: Vec<Leaf>, first: u32) -> Vec<ReadDocument> {
    let mut documents: Vec<_> = leaves.into_iter().map(document).collect();
    documents.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    for (id, read) in (first..).zip(&mut documents) {
        let id = DocumentId(id);
        read.document.id = id;
        read.reading.set_document(id);
    }
    documents
}

fn document(leaf: Leaf) -> ReadDocument {
    let Leaf { path, sha256, bytes, reading } = leaf;
    ReadDocument {
        document: Document {
            id: DocumentId(0),
            sha256,
            bytes,
            format: reading.format,
            kind: reading.kind.unwrap_or(DocumentKind::Unknown),
            title: reading.title.clone(),
            date: reading.date,
            pages: (!reading.pages.is_empty()).then_some(reading.pages.len() as u32),
            status: reading.status,
            duplicate_of: None,
            files: vec![StoredFile { path: path.clone(), sha256, bytes }],
            path,
        },
        reading,
    }
}
