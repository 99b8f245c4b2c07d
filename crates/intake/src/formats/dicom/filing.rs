//! What the head of a DICOM file says for the directory of a file set.

use std::collections::BTreeMap;

use dicom_core::Tag;
use dicom_dictionary_std::tags;

use super::header;

/// What a directory lists of an object and of the series, study and patient it belongs to.
const LISTED: &[(Tag, &str)] = &[
    (tags::SOP_CLASS_UID, "SOPClassUID"),
    (tags::SOP_INSTANCE_UID, "SOPInstanceUID"),
    (tags::STUDY_DATE, "StudyDate"),
    (tags::CONTENT_DATE, "ContentDate"),
    (tags::STUDY_TIME, "StudyTime"),
    (tags::CONTENT_TIME, "ContentTime"),
    (tags::ACCESSION_NUMBER, "AccessionNumber"),
    (tags::MODALITY, "Modality"),
    (tags::STUDY_DESCRIPTION, "StudyDescription"),
    (tags::SERIES_DESCRIPTION, "SeriesDescription"),
    (tags::PATIENT_NAME, "PatientName"),
    (tags::PATIENT_ID, "PatientID"),
    (tags::STUDY_INSTANCE_UID, "StudyInstanceUID"),
    (tags::SERIES_INSTANCE_UID, "SeriesInstanceUID"),
    (tags::STUDY_ID, "StudyID"),
    (tags::SERIES_NUMBER, "SeriesNumber"),
    (tags::INSTANCE_NUMBER, "InstanceNumber"),
];

/// The elements by keyword, with the transfer syntax; `None` where the file has not the form in which files
/// of a set stand (preamble, mark and meta group, PS3.10).
pub fn filing(head: &[u8]) -> Option<BTreeMap<&'static str, String>> {
    const MARK: std::ops::Range<usize> = 128..132;
    if head.get(MARK) != Some(b"DICM") {
        return None;
    }
    let opened = header::open(head, head.len() as u64)?;
    let (set, _, _) = opened.read();
    let mut listed: BTreeMap<_, _> =
        LISTED.iter().filter_map(|&(tag, keyword)| Some((keyword, set.text(tag)?))).collect();
    listed.insert("TransferSyntaxUID", opened.transfer_syntax.clone());
    Some(listed)
}
