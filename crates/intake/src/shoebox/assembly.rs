//! From leaves to numbered documents: the instances of a disc become its studies, all else stands alone.

use knowledge::vocabulary::DicomObjects;
use record::{
    Document, DocumentId, DocumentKind, Format, ReadDocument, Reading, Sha256, Status, StoredFile,
};

use super::content;
use super::leaf::Leaf;
use crate::formats::dicom::study::{self, Directory, InstanceFile, Study};

/// Numbers the documents in the order of their paths.
pub(super) fn documents(
    leaves: Vec<Leaf>,
    first: u32,
    objects: &DicomObjects,
) -> Vec<ReadDocument> {
    let mut documents = with_studies(leaves, objects);
    documents.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    for (id, read) in (first..).zip(&mut documents) {
        let id = DocumentId(id);
        read.document.id = id;
        read.reading.set_document(id);
    }
    documents
}

fn with_studies(mut leaves: Vec<Leaf>, objects: &DicomObjects) -> Vec<ReadDocument> {
    let instances: Vec<_> = leaves
        .iter()
        .filter_map(|leaf| InstanceFile::of(&leaf.path, leaf.sha256, leaf.bytes, &leaf.reading))
        .collect();
    let directories: Vec<_> = leaves
        .iter()
        .filter_map(|leaf| {
            let entries = leaf.reading.disc.clone()?;
            Some(Directory { path: leaf.path.clone(), entries })
        })
        .collect();
    let unreadable: Vec<_> = leaves
        .iter()
        .filter(|l| l.reading.format == Format::Dicom && l.reading.status == Status::NotRead)
        .map(|l| l.path.clone())
        .collect();
    let present: Vec<_> = leaves.iter().map(|l| l.path.as_str()).collect();
    let found = study::studies(instances, &unreadable, &directories, &present, objects);
    for (path, finding) in found.of_directories {
        if let Some(leaf) = leaves.iter_mut().find(|leaf| leaf.path == path) {
            leaf.reading.find(finding);
        }
    }
    // An instance without a page of its own is told by its study.
    leaves.retain(|leaf| leaf.reading.instance.is_none() || !leaf.reading.pages.is_empty());
    leaves.into_iter().map(of_leaf).chain(found.studies.into_iter().map(of_study)).collect()
}

fn of_leaf(leaf: Leaf) -> ReadDocument {
    let Leaf { path, sha256, bytes, reading, within } = leaf;
    let original = within.unwrap_or_else(|| StoredFile { path: path.clone(), sha256, bytes });
    document(path, sha256, bytes, vec![original], reading)
}

/// A study's hash is the hash of its files' hashes, in the order of their paths.
fn of_study(study: Study) -> ReadDocument {
    let hashes: Vec<u8> = study.files.iter().flat_map(|f| f.sha256.0).collect();
    let bytes = study.files.iter().map(|f| f.bytes).sum();
    document(study.path, content::sha256(&hashes), bytes, study.files, study.reading)
}

fn document(
    path: String,
    sha256: Sha256,
    bytes: u64,
    files: Vec<StoredFile>,
    reading: Reading,
) -> ReadDocument {
    ReadDocument {
        document: Document {
            id: DocumentId(0),
            path,
            sha256,
            bytes,
            format: reading.format,
            kind: reading.kind.unwrap_or(DocumentKind::Unknown),
            title: reading.title.clone(),
            date: reading.date,
            pages: (!reading.pages.is_empty()).then_some(reading.pages.len() as u32),
            status: reading.status,
            duplicate_of: None,
            files,
        },
        reading,
    }
}
