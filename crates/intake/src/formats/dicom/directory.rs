//! DICOMDIR: the list of files that a disc carries.

use dicom_dictionary_std::tags;
use record::{DiscEntry, Format, Reading};

use super::header::DataSet;

/// Records of one list. A disc of 20,000 images has little more.
const RECORDS: usize = 200_000;

/// The list's files, each with the study that stands above it.
pub(super) fn read(set: &DataSet<'_>) -> Reading {
    let mut reading = Reading::ignored(Format::Dicom);
    let mut study_uid = String::new();
    let mut entries = Vec::new();
    // Records stand in the order of the tree in every list seen; their offsets are wrong too often.
    for record in set.items(tags::DIRECTORY_RECORD_SEQUENCE, RECORDS) {
        match record.text(tags::DIRECTORY_RECORD_TYPE).as_deref() {
            Some("STUDY") => {
                study_uid = record.text(tags::STUDY_INSTANCE_UID).unwrap_or_default();
            }
            Some("PATIENT") => study_uid.clear(),
            _ => {}
        }
        if let Some(name) = record.text(tags::REFERENCED_FILE_ID) {
            let parts = name.split(['\\', '/']).map(str::trim).filter(|part| !part.is_empty());
            let path = parts.collect::<Vec<_>>().join("/");
            entries.push(DiscEntry { path, study_uid: study_uid.clone() });
        }
    }
    reading.disc = Some(entries);
    reading
}
