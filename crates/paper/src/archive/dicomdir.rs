//! The directory of a DICOM file set: what a viewer or an archive reads to know which patients, studies and
//! series a folder holds.
//!
//! # Reference
//! DICOM PS3.10 (file sets, file IDs), PS3.3 annex F (the directory and its records), PS3.5 (encoding).

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// Header elements of one object, by DICOM keyword.
pub type Header = BTreeMap<&'static str, String>;

/// What a header must name before its file can be listed.
const NEEDED: [&str; 5] =
    ["SOPClassUID", "SOPInstanceUID", "TransferSyntaxUID", "StudyInstanceUID", "SeriesInstanceUID"];

/// A file set as it grows.
#[derive(Default)]
pub(crate) struct FileSet {
    patients: Level,
    files: usize,
}

/// Entries in the order in which they came, by what tells them apart.
#[derive(Default)]
struct Level {
    order: Vec<Entry>,
    known: BTreeMap<String, usize>,
}

struct Entry {
    header: Header,
    below: Level,
    /// Of an object: its file ID.
    file: Option<String>,
}

impl Level {
    fn entry(&mut self, key: String, header: &Header) -> (usize, &mut Entry) {
        let next = self.order.len();
        let at = *self.known.entry(key).or_insert(next);
        if at == next {
            self.order.push(Entry { header: header.clone(), below: Level::default(), file: None });
        }
        (at, &mut self.order[at])
    }
}

impl FileSet {
    pub(crate) fn is_empty(&self) -> bool {
        self.files == 0
    }

    /// Gives an object its place; `None` where its header does not say what it is, or it is there already.
    pub(crate) fn place(&mut self, header: &Header) -> Option<String> {
        let text = |keyword: &str| header.get(keyword).map_or("", String::as_str);
        if NEEDED.iter().any(|keyword| text(keyword).is_empty()) {
            return None;
        }
        let who = format!("{}\n{}", text("PatientID"), text("PatientName"));
        let (patient, entry) = self.patients.entry(who, header);
        let (study, entry) = entry.below.entry(text("StudyInstanceUID").to_owned(), header);
        let (series, entry) = entry.below.entry(text("SeriesInstanceUID").to_owned(), header);
        let object = text("SOPInstanceUID").to_owned();
        if entry.below.known.contains_key(&object) {
            return None;
        }
        let (image, entry) = entry.below.entry(object, header);
        let parts = [("PT", patient), ("ST", study), ("SE", series), ("IM", image)];
        let id: Vec<_> = parts.iter().map(|(kind, at)| format!("{kind}{at:06}")).collect();
        entry.file = Some(id.join("\\"));
        self.files += 1;
        Some(id.join("/"))
    }

    /// The bytes of the file `DICOMDIR`.
    pub(crate) fn directory(&self) -> Vec<u8> {
        let mut records = Vec::new();
        let roots = list(&self.patients, 0, &mut records);
        // Offsets count from the start of the file; the sequence begins after all that stands before it.
        let mut hash = Sha256::new();
        records.iter().for_each(|r| hash.update(&r.keys));
        let uid = uid_of(&hash.finalize());
        let mut file = vec![0; 128];
        file.extend_from_slice(b"DICM");
        file.extend_from_slice(&meta(&uid));
        let fixed = file.len() + HEAD_BYTES;
        let mut at = fixed;
        let offsets: Vec<u32> = records
            .iter()
            .map(|record| {
                let here = at as u32;
                at += record.bytes();
                here
            })
            .collect();
        let offset = |of: Option<usize>| of.and_then(|n| offsets.get(n)).copied().unwrap_or(0);
        let length = (at - fixed) as u32;
        element(&mut file, 0x0004_1130, b"CS", b"RECORDS ");
        element(&mut file, 0x0004_1200, b"UL", &offset(roots.first().copied()).to_le_bytes());
        element(&mut file, 0x0004_1202, b"UL", &offset(roots.last().copied()).to_le_bytes());
        element(&mut file, 0x0004_1212, b"US", &0u16.to_le_bytes());
        file.extend_from_slice(&tag(0x0004_1220));
        file.extend_from_slice(b"SQ\0\0");
        file.extend_from_slice(&length.to_le_bytes());
        for record in &records {
            file.extend_from_slice(&tag(0xfffe_e000));
            file.extend_from_slice(&(record.bytes() as u32 - 8).to_le_bytes());
            element(&mut file, 0x0004_1400, b"UL", &offset(record.next).to_le_bytes());
            element(&mut file, 0x0004_1410, b"US", &0xffffu16.to_le_bytes());
            element(&mut file, 0x0004_1420, b"UL", &offset(record.first_below).to_le_bytes());
            file.extend_from_slice(&record.keys);
        }
        file
    }
}

/// Bytes of the elements before the records: file set ID, two offsets, the flag, the sequence's own head.
const HEAD_BYTES: usize = 16 + 12 + 12 + 10 + 12;

/// One directory record.
struct Record {
    next: Option<usize>,
    first_below: Option<usize>,
    /// All elements after the offset of what is below.
    keys: Vec<u8>,
}

impl Record {
    fn bytes(&self) -> usize {
        // The item's head, the two offsets and the flag between them.
        8 + 12 + 10 + 12 + self.keys.len()
    }
}

/// Puts a level and all below it into a list; gives the places of the level's own records.
fn list(level: &Level, depth: usize, records: &mut Vec<Record>) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for entry in &level.order {
        let here = records.len();
        records.push(Record { next: None, first_below: None, keys: keys(entry, depth) });
        if let Some(before) = places.last().and_then(|at| records.get_mut(*at)) {
            before.next = Some(here);
        }
        places.push(here);
        let below = list(&entry.below, depth + 1, records);
        if let Some(record) = records.get_mut(here) {
            record.first_below = below.first().copied();
        }
    }
    places
}

type Key = (u32, &'static [u8; 2], &'static str);

const PATIENT: &[Key] = &[(0x0010_0010, b"PN", "PatientName"), (0x0010_0020, b"LO", "PatientID")];
const STUDY: &[Key] = &[
    (0x0008_0020, b"DA", "StudyDate"),
    (0x0008_0030, b"TM", "StudyTime"),
    (0x0008_0050, b"SH", "AccessionNumber"),
    (0x0008_1030, b"LO", "StudyDescription"),
    (0x0020_000d, b"UI", "StudyInstanceUID"),
    (0x0020_0010, b"SH", "StudyID"),
];
const SERIES: &[Key] = &[
    (0x0008_0060, b"CS", "Modality"),
    (0x0008_103e, b"LO", "SeriesDescription"),
    (0x0020_000e, b"UI", "SeriesInstanceUID"),
    (0x0020_0011, b"IS", "SeriesNumber"),
];
const OBJECT: &[Key] = &[
    (0x0008_0023, b"DA", "ContentDate"),
    (0x0008_0033, b"TM", "ContentTime"),
    (0x0020_0013, b"IS", "InstanceNumber"),
];

fn keys(entry: &Entry, depth: usize) -> Vec<u8> {
    let text = |keyword: &str| entry.header.get(keyword).map_or("", String::as_str);
    let (kind, listed) = match depth {
        0 => ("PATIENT", PATIENT),
        1 => ("STUDY", STUDY),
        2 => ("SERIES", SERIES),
        _ => (kind_of(text("SOPClassUID")), OBJECT),
    };
    let mut bytes = Vec::new();
    words(&mut bytes, 0x0004_1430, b"CS", kind);
    if let Some(file) = &entry.file {
        words(&mut bytes, 0x0004_1500, b"CS", file);
        words(&mut bytes, 0x0004_1510, b"UI", text("SOPClassUID"));
        words(&mut bytes, 0x0004_1511, b"UI", text("SOPInstanceUID"));
        words(&mut bytes, 0x0004_1512, b"UI", text("TransferSyntaxUID"));
    }
    if listed.iter().any(|(_, _, keyword)| !text(keyword).is_ascii()) {
        words(&mut bytes, 0x0008_0005, b"CS", "ISO_IR 192");
    }
    let is_image = kind == "IMAGE";
    for &(tag, vr, keyword) in listed {
        // The day and hour of the content are keys of reports and the like only.
        if depth == 3 && is_image && vr != b"IS" {
            continue;
        }
        words(&mut bytes, tag, vr, text(keyword));
    }
    bytes
}

/// The record type of an object (PS3.3, table F.4-1).
fn kind_of(class: &str) -> &'static str {
    const TYPES: &[(&str, &str)] = &[
        ("1.2.840.10008.5.1.4.1.1.88.59", "KEY OBJECT DOC"),
        ("1.2.840.10008.5.1.4.1.1.88.", "SR DOCUMENT"),
        ("1.2.840.10008.5.1.4.1.1.104.", "ENCAP DOC"),
        ("1.2.840.10008.5.1.4.1.1.11.", "PRESENTATION"),
        ("1.2.840.10008.5.1.4.1.1.9.", "WAVEFORM"),
        ("1.2.840.10008.5.1.4.1.1.481.2", "RT DOSE"),
        ("1.2.840.10008.5.1.4.1.1.481.3", "RT STRUCTURE SET"),
        ("1.2.840.10008.5.1.4.1.1.481.5", "RT PLAN"),
        ("1.2.840.10008.5.1.4.1.1.481.8", "RT PLAN"),
        ("1.2.840.10008.5.1.4.1.1.481.4", "RT TREAT RECORD"),
        ("1.2.840.10008.5.1.4.1.1.66.1", "REGISTRATION"),
        ("1.2.840.10008.5.1.4.1.1.66", "RAW DATA"),
    ];
    // The classes of images fill the rest of the list.
    let named = TYPES.iter().find(|(start, _)| {
        class
            .strip_prefix(start)
            .is_some_and(|rest| rest.is_empty() || start.ends_with('.') || rest.starts_with('.'))
    });
    named.map_or("IMAGE", |(_, kind)| kind)
}

fn meta(uid: &str) -> Vec<u8> {
    const DIRECTORY: &str = "1.2.840.10008.1.3.10";
    const EXPLICIT: &str = "1.2.840.10008.1.2.1";
    let mut group = Vec::new();
    group.extend_from_slice(&tag(0x0002_0001));
    group.extend_from_slice(b"OB\0\0\x02\0\0\0\0\x01");
    words(&mut group, 0x0002_0002, b"UI", DIRECTORY);
    words(&mut group, 0x0002_0003, b"UI", uid);
    words(&mut group, 0x0002_0010, b"UI", EXPLICIT);
    words(&mut group, 0x0002_0012, b"UI", &uid_of(&Sha256::digest(b"second-opinion")));
    words(&mut group, 0x0002_0013, b"SH", "SECOND_OPINION");
    let mut meta = Vec::new();
    element(&mut meta, 0x0002_0000, b"UL", &(group.len() as u32).to_le_bytes());
    meta.extend_from_slice(&group);
    meta
}

/// A UID of a hash (PS3.5, annex B.2): the same content has the same.
fn uid_of(hash: &[u8]) -> String {
    let bits = hash.first_chunk::<16>().map_or(0, |b| u128::from_be_bytes(*b));
    format!("2.25.{bits}")
}

fn tag(tag: u32) -> [u8; 4] {
    let [g1, g0, e1, e0] = tag.to_be_bytes();
    [g0, g1, e0, e1]
}

/// Words padded to an even length.
fn words(into: &mut Vec<u8>, tag: u32, vr: &[u8; 2], text: &str) {
    let mut value: Vec<u8> = text.chars().filter(|c| !c.is_control()).collect::<String>().into();
    if value.len() % 2 == 1 {
        value.push(if vr == b"UI" { 0 } else { b' ' });
    }
    element(into, tag, vr, &value);
}

fn element(into: &mut Vec<u8>, at: u32, vr: &[u8; 2], value: &[u8]) {
    let length = value.len().min(usize::from(u16::MAX - 1));
    into.extend_from_slice(&tag(at));
    into.extend_from_slice(vr);
    into.extend_from_slice(&(length as u16).to_le_bytes());
    into.extend_from_slice(value.get(..length).unwrap_or_default());
}
