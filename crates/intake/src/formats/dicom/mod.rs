//! DICOM: images of a disc or a portal, radiotherapy objects, structured reports, documents in DICOM.
//!
//! # Reads
//! The header of any object, with or without preamble and meta group, in every transfer syntax, up to
//! the pixels: study, series, patient, equipment. Structured reports become a page. Documents inside
//! (PDF, C-CDA) are handed on as documents of their own. A DICOMDIR gives its list of files. Headers of
//! one study are put together by [`study::studies`].
//!
//! # Leaves unread
//! Pixels. Radiotherapy plans, doses and contours, segmentations, presentation states and key object
//! selections: part of their study, named as unread. Private elements.
//!
//! # Seen in the wild
//! Discs cut off while they were burnt; files with the mark at another place or none; headers written
//! in another syntax than they declare; VRs of two arbitrary bytes; group lengths of any size; UTF-8 in
//! files that say Latin-1; sequences that are never closed.
//!
//! # Reference
//! DICOM PS3.3 (objects), PS3.5 (encoding), PS3.10 (files and DICOMDIR).

mod characters;
mod directory;
mod filing;
mod gaps;
mod header;
mod person;
mod report;
pub mod study;

pub use filing::filing;

use std::collections::BTreeMap;

use dicom_core::Tag;
use dicom_dictionary_std::{tags, uids};
use knowledge::vocabulary::DicomObjects;
use record::{Attachment, Finding, FindingCode, Format, Instance, PartialDate, Reading};

use self::header::{DataSet, Ending, Opened, Pixels};
use crate::formats::Reader;
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::Dicom, recognises, read };

/// The header elements that are kept of every instance, by keyword.
const KEPT: &[(Tag, &str)] = &[
    (tags::SOP_CLASS_UID, "SOPClassUID"),
    (tags::STUDY_DATE, "StudyDate"),
    (tags::SERIES_DATE, "SeriesDate"),
    (tags::ACQUISITION_DATE, "AcquisitionDate"),
    (tags::CONTENT_DATE, "ContentDate"),
    (tags::ACCESSION_NUMBER, "AccessionNumber"),
    (tags::MODALITY, "Modality"),
    (tags::MANUFACTURER, "Manufacturer"),
    (tags::INSTITUTION_NAME, "InstitutionName"),
    (tags::REFERRING_PHYSICIAN_NAME, "ReferringPhysicianName"),
    (tags::STUDY_DESCRIPTION, "StudyDescription"),
    (tags::SERIES_DESCRIPTION, "SeriesDescription"),
    (tags::MANUFACTURER_MODEL_NAME, "ManufacturerModelName"),
    (tags::PATIENT_NAME, "PatientName"),
    (tags::PATIENT_ID, "PatientID"),
    (tags::PATIENT_BIRTH_DATE, "PatientBirthDate"),
    (tags::PATIENT_SEX, "PatientSex"),
    (tags::OTHER_PATIENT_NAMES, "OtherPatientNames"),
    (tags::PATIENT_BIRTH_NAME, "PatientBirthName"),
    (tags::PATIENT_IDENTITY_REMOVED, "PatientIdentityRemoved"),
    (tags::BODY_PART_EXAMINED, "BodyPartExamined"),
    (tags::SLICE_THICKNESS, "SliceThickness"),
    (tags::PROTOCOL_NAME, "ProtocolName"),
    (tags::VIEW_POSITION, "ViewPosition"),
    (tags::STUDY_ID, "StudyID"),
    (tags::SERIES_NUMBER, "SeriesNumber"),
    (tags::LATERALITY, "Laterality"),
    (tags::IMAGE_LATERALITY, "ImageLaterality"),
    (tags::DOCUMENT_TITLE, "DocumentTitle"),
];

/// Characters of one header value that are kept. The standard allows 64 for most.
const KEPT_CHARS: usize = 1024;

fn recognises(handed: &Handed<'_>) -> bool {
    header::is_dicom(handed.bytes)
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let Some(opened) = header::open(handed.bytes, tools.limits.document_bytes) else {
        return Reading::not_read(Format::Dicom, damage("detail-header"));
    };
    let (set, ending, pixels) = opened.read();
    let is_directory = opened.storage_class == uids::MEDIA_STORAGE_DIRECTORY_STORAGE
        || set.has(tags::DIRECTORY_RECORD_SEQUENCE);
    if is_directory {
        return directory::read(&set);
    }
    let mut instance = instance_of(&opened, &set, pixels, &tools.library.vocabulary.dicom_objects);
    if instance.study_uid.is_empty() && (ending != Ending::Whole || set.is_empty()) {
        return Reading::not_read(Format::Dicom, damage("detail-cut-in-header"));
    }
    // Bytes beyond the limit were never handed over: that the pixels end early says nothing then.
    let is_all_here = (handed.bytes.len() as u64) < tools.limits.document_bytes;
    instance.truncated = is_all_here && pixels.is_some_and(|pixels| set.lacks_pixels(pixels));
    let mut reading = Reading::of(Format::Dicom);
    reading.date = date_of(&instance.tags);
    if set.has(tags::ENCAPSULATED_DOCUMENT) {
        read_enclosed(handed, &set, &instance, &mut reading);
    } else if set.has(tags::VALUE_TYPE) && tag(&instance, "Modality") != "KO" {
        report::read(handed, tools, &set, &instance, &mut reading);
    } else if !instance.is_image {
        reading.leave_unread(format!("DICOM {}", name_of_object(&instance)));
    }
    if ending == Ending::Cut {
        reading.find(damage("detail-cut-in-header"));
    } else if ending == Ending::Broken {
        reading.find(damage("detail-part-of-header"));
    } else if instance.truncated {
        reading.find(damage("detail-pictures-end"));
    }
    if instance.study_uid.is_empty() {
        let fault = Finding::new(FindingCode::DocumentFault);
        reading.find(fault.why("detail-no-study"));
    }
    reading.instance = Some(instance);
    reading
}

fn damage(why: &str) -> Finding {
    Finding::new(FindingCode::DocumentDamaged).why(why)
}

fn tag<'a>(instance: &'a Instance, keyword: &str) -> &'a str {
    instance.tags.get(keyword).map_or("", String::as_str)
}

/// The modality, or what the standard calls the object, or neither.
fn name_of_object(instance: &Instance) -> &str {
    let class = tag(instance, "SOPClassUID");
    [tag(instance, "Modality"), class, "object"].into_iter().find(|n| !n.is_empty()).unwrap_or("")
}

fn instance_of(
    opened: &Opened<'_>,
    set: &DataSet<'_>,
    pixels: Option<Pixels>,
    objects: &DicomObjects,
) -> Instance {
    let mut kept = BTreeMap::new();
    for &(tag, keyword) in KEPT {
        if let Some(value) = set.text(tag) {
            let line = value.chars().map(|c| if c.is_control() { ' ' } else { c });
            kept.insert(keyword, line.take(KEPT_CHARS).collect());
        }
    }
    let uid = |tag: Tag| -> Option<String> { set.text(tag).map(|v| v.chars().take(128).collect()) };
    let modality = kept.get("Modality").map_or("", String::as_str);
    let has_matrix = [tags::ROWS, tags::COLUMNS].into_iter().all(|tag| set.has(tag));
    // A server's answer may name where the pixels are in place of the pixels.
    let has_pixels = pixels.is_some() || set.has(tags::PIXEL_DATA_PROVIDER_URL);
    Instance {
        study_uid: uid(tags::STUDY_INSTANCE_UID).unwrap_or_default(),
        series_uid: uid(tags::SERIES_INSTANCE_UID).unwrap_or_default(),
        sop_uid: uid(tags::SOP_INSTANCE_UID).unwrap_or_else(|| opened.storage_instance.clone()),
        is_image: has_matrix && has_pixels && objects.is_image(modality),
        frames: set.frames(),
        number: set.text(tags::INSTANCE_NUMBER).and_then(|number| number.trim().parse().ok()),
        slice: gaps::slice(set).filter(|_| objects.is_sliced(modality)),
        truncated: false,
        tags: kept,
    }
}

/// The day of the study; where a file leaves it out, of the series or the pictures.
fn date_of(tags: &BTreeMap<&'static str, String>) -> Option<PartialDate> {
    ["StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"]
        .into_iter()
        .find_map(|keyword| written_date(tags.get(keyword)?))
}

/// `20260203`, and as early files have it `2026.02.03`.
fn written_date(value: &str) -> Option<PartialDate> {
    PartialDate::from_digits(&value.replace('.', ""))
}

/// A PDF or another document in DICOM's wrapping: the wrapping becomes a page, the document is handed on.
fn read_enclosed(
    handed: &Handed<'_>,
    set: &DataSet<'_>,
    instance: &Instance,
    reading: &mut Reading,
) {
    let title = set.text(tags::DOCUMENT_TITLE);
    let (page, mention) = person::page(handed.id, instance, title.as_deref());
    reading.pages.push(page);
    reading.people.extend(mention);
    reading.title.clone_from(&title);
    let media_type = set.text(tags::MIME_TYPE_OF_ENCAPSULATED_DOCUMENT);
    let Some(bytes) = set.value(tags::ENCAPSULATED_DOCUMENT) else { return };
    // The value has an even length, whatever the document's is; the object may say how long that is.
    let stated = set.number(tags::ENCAPSULATED_DOCUMENT_LENGTH).map(|length| length as usize);
    let bytes = stated.and_then(|length| bytes.get(..length)).unwrap_or(bytes);
    reading.attachments.push(Attachment {
        name: "(0042,0011)".to_owned(),
        media_type,
        bytes: bytes.to_vec(),
        title,
        date: reading.date,
    });
}
