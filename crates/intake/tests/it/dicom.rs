//! DICOM headers in every syntax, cut, broken and hostile; studies and discs.
#![allow(clippy::disallowed_methods, reason = "the corpus is a folder")]

use std::io::Write;
use std::path::{Path, PathBuf};

use intake::formats::dicom::study::{Directory, InstanceFile, Studies, studies};
use knowledge::{Language, Library};
use record::{DocumentKind, FindingCode, Reading, Sha256, Status, Value};

use crate::cases;

/// How a test file is written.
#[derive(Clone, Copy, PartialEq)]
enum Syntax {
    Implicit,
    Explicit,
    BigEndian,
    Deflated,
}

const SYNTAXES: [(Syntax, &str); 4] = [
    (Syntax::Implicit, "1.2.840.10008.1.2"),
    (Syntax::Explicit, "1.2.840.10008.1.2.1"),
    (Syntax::BigEndian, "1.2.840.10008.1.2.2"),
    (Syntax::Deflated, "1.2.840.10008.1.2.1.99"),
];

/// Writes elements, each with its tag, VR and value.
struct Writer {
    syntax: Syntax,
    bytes: Vec<u8>,
}

impl Writer {
    fn new(syntax: Syntax) -> Self {
        Self { syntax, bytes: Vec::new() }
    }

    fn u16(&mut self, n: u16) {
        let big = self.syntax == Syntax::BigEndian;
        self.bytes.extend(if big { n.to_be_bytes() } else { n.to_le_bytes() });
    }

    fn u32(&mut self, n: u32) {
        let big = self.syntax == Syntax::BigEndian;
        self.bytes.extend(if big { n.to_be_bytes() } else { n.to_le_bytes() });
    }

    fn head(&mut self, tag: u32, vr: &str, length: u32) {
        self.u16((tag >> 16) as u16);
        self.u16(tag as u16);
        if self.syntax == Syntax::Implicit || vr.is_empty() {
            self.u32(length);
        } else if matches!(vr, "OB" | "OW" | "SQ" | "UT" | "UN") {
            self.bytes.extend(vr.bytes());
            self.bytes.extend([0, 0]);
            self.u32(length);
        } else {
            self.bytes.extend(vr.bytes());
            self.u16(length as u16);
        }
    }

    fn bytes(&mut self, tag: u32, vr: &str, value: &[u8]) -> &mut Self {
        let padded = value.len() + value.len() % 2;
        self.head(tag, vr, padded as u32);
        self.bytes.extend(value);
        self.bytes.resize(self.bytes.len() + value.len() % 2, if vr == "UI" { 0 } else { b' ' });
        self
    }

    fn text(&mut self, tag: u32, vr: &str, value: &str) -> &mut Self {
        self.bytes(tag, vr, value.as_bytes())
    }

    fn short(&mut self, tag: u32, n: u16) -> &mut Self {
        self.head(tag, "US", 2);
        self.u16(n);
        self
    }

    /// A sequence of undefined length with one item for each of `items`.
    fn sequence(&mut self, tag: u32, items: &[&dyn Fn(&mut Writer)]) -> &mut Self {
        self.head(tag, "SQ", u32::MAX);
        for item in items {
            self.head(0xfffe_e000, "", u32::MAX);
            item(self);
            self.head(0xfffe_e00d, "", 0);
        }
        self.head(0xfffe_e0dd, "", 0);
        self
    }

    fn code(&mut self, tag: u32, meaning: &str) -> &mut Self {
        self.sequence(
            tag,
            &[&|w| {
                w.text(0x0008_0104, "LO", meaning);
            }],
        )
    }

    /// The file: preamble, mark, meta group, data set.
    fn file(&self, uid: &str, class: &str) -> Vec<u8> {
        let mut meta = Writer::new(Syntax::Explicit);
        meta.text(0x0002_0002, "UI", class).text(0x0002_0010, "UI", uid);
        let mut file = vec![0; 128];
        file.extend(b"DICM");
        file.extend(meta.bytes);
        if self.syntax == Syntax::Deflated {
            let mut packed = flate2::write::DeflateEncoder::new(file, flate2::Compression::fast());
            packed.write_all(&self.bytes).unwrap();
            return packed.finish().unwrap();
        }
        file.extend(&self.bytes);
        file
    }
}

/// One slice of a study: its series, its number, and the modality.
fn slice(syntax: Syntax, series: u32, number: u32, modality: &str) -> Writer {
    let mut w = Writer::new(syntax);
    w.text(0x0008_0005, "CS", "ISO_IR 100")
        .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .text(0x0008_0018, "UI", &format!("1.9.1.{series}.{number}"))
        .text(0x0008_0020, "DA", "20260203")
        .text(0x0008_0060, "CS", modality)
        .text(0x0008_1030, "LO", "CT Chest")
        .sequence(
            0x0008_1140,
            &[&|w| {
                w.text(0x0008_1155, "UI", "1.2.3");
            }],
        )
        .bytes(0x0010_0010, "PN", b"Quill^Ottol\xednne^R^^")
        .text(0x0010_0020, "LO", "LX-0417")
        .text(0x0010_0030, "DA", "19610402")
        .text(0x0010_0040, "CS", "F")
        .text(0x0018_0015, "CS", "CHEST")
        .text(0x0020_000d, "UI", "1.9.1")
        .text(0x0020_000e, "UI", &format!("1.9.1.{series}"))
        .text(0x0020_0011, "IS", &series.to_string())
        .text(0x0020_0013, "IS", &number.to_string())
        .text(0x0020_0032, "DS", &format!("-120\\-80\\{}", f64::from(number) * 2.5))
        .text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x0028_0008, "IS", "1")
        .short(0x0028_0010, 4)
        .short(0x0028_0011, 4)
        .short(0x0028_0100, 16)
        .bytes(0x7fe0_0010, "OW", &[7; 32]);
    w
}

fn file(series: u32, number: u32, modality: &str) -> Vec<u8> {
    slice(Syntax::Explicit, series, number, modality)
        .file(SYNTAXES[1].1, "1.2.840.10008.5.1.4.1.1.2")
}

fn read(bytes: &[u8]) -> Reading {
    cases::read("IM000000", bytes).expect("recognised")
}

#[test]
fn a_header_says_the_same_in_every_syntax() {
    let said = read(&file(2, 5, "CT")).instance.unwrap();
    assert_eq!((said.study_uid.as_str(), said.series_uid.as_str()), ("1.9.1", "1.9.1.2"));
    assert_eq!(said.tags["PatientName"], "Quill^Ottolínne^R^^");
    assert!(said.is_image && !said.truncated);
    for (syntax, uid) in SYNTAXES {
        let set = slice(syntax, 2, 5, "CT");
        let whole = set.file(uid, "1.2.840.10008.5.1.4.1.1.2");
        assert!(read(&whole).instance.unwrap() == said, "{uid}");
        if syntax == Syntax::Deflated {
            continue;
        }
        assert!(read(&set.bytes).instance.unwrap() == said, "{uid} without meta group");
        assert!(read(&whole[132..]).instance.unwrap() == said, "{uid} without preamble");
        let misdeclared = set.file("1.2.840.10008.1.2.4.50", "1.2.840.10008.5.1.4.1.1.2");
        if syntax != Syntax::BigEndian {
            assert!(read(&misdeclared).instance.unwrap() == said, "{uid} misdeclared");
        }
    }
}

#[test]
fn a_cut_file_gives_what_stands_before_the_cut() {
    let whole = file(2, 5, "CT");
    let in_pixels = read(&whole[..whole.len() - 8]);
    assert_eq!(in_pixels.status, Status::PartlyRead);
    assert!(in_pixels.instance.unwrap().truncated);
    let early = read(&whole[..240]);
    assert_eq!((early.status, early.instance), (Status::NotRead, None));
    assert_eq!(early.findings[0].code, FindingCode::DocumentDamaged);
    let after_study = read(&whole[..whole.len() - 100]);
    assert_eq!(after_study.status, Status::PartlyRead);
    assert!(!after_study.instance.unwrap().is_image);
}

#[test]
fn no_damage_makes_reading_fail() {
    for (syntax, uid) in SYNTAXES {
        let whole = slice(syntax, 2, 5, "CT").file(uid, "1.2.840.10008.5.1.4.1.1.2");
        let mut chance = 12_345_u64;
        for _ in 0..400 {
            let mut file = whole.clone();
            for _ in 0..3 {
                chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
                let at = (chance >> 33) as usize % (file.len() - 132) + 132;
                file[at] = (chance >> 20) as u8;
            }
            file.truncate(file.len() - (chance >> 40) as usize % 64);
            let reading = read(&file);
            assert!(reading.instance.is_some() || reading.status == Status::NotRead);
        }
    }
}

const REPORT: &str = "1.2.840.10008.5.1.4.1.1.88.11";

fn report() -> Vec<u8> {
    let mut w = Writer::new(Syntax::Explicit);
    w.text(0x0008_0016, "UI", REPORT)
        .text(0x0008_0018, "UI", "1.9.1.9.1")
        .text(0x0008_0020, "DA", "20260203")
        .text(0x0008_0060, "CS", "SR")
        .text(0x0010_0010, "PN", "QUILL^OTTOLINE")
        .text(0x0020_000d, "UI", "1.9.1")
        .text(0x0020_000e, "UI", "1.9.1.9")
        .text(0x0040_a040, "CS", "CONTAINER")
        .code(0x0040_a043, "CT Report")
        .sequence(
            0x0040_a730,
            &[&|w| {
                w.text(0x0040_a040, "CS", "CONTAINER").code(0x0040_a043, "Findings").sequence(
                    0x0040_a730,
                    &[
                        &|w| {
                            w.text(0x0040_a040, "CS", "TEXT").code(0x0040_a043, "Finding").text(
                                0x0040_a160,
                                "UT",
                                "A 21 mm mass in the left lung.",
                            );
                        },
                        &|w| {
                            w.text(0x0040_a040, "CS", "NUM")
                                .code(0x0040_a043, "Diameter")
                                .sequence(
                                    0x0040_a300,
                                    &[&|w| {
                                        w.sequence(
                                            0x0040_08ea,
                                            &[&|w| {
                                                w.text(0x0008_0100, "SH", "mm");
                                            }],
                                        );
                                        w.text(0x0040_a30a, "DS", "21");
                                    }],
                                );
                        },
                    ],
                );
            }],
        );
    w.file(SYNTAXES[1].1, REPORT)
}

#[test]
fn a_structured_report_is_a_paper_to_read() {
    let reading = read(&report());
    assert_eq!(reading.kind, Some(DocumentKind::ImagingReport));
    let page = &reading.pages[0];
    let text = "CT Report\nPatient's Name\tQUILL^OTTOLINE\nStudy Date\t20260203\nModality\tSR\nFindings\n\
                Finding: A 21 mm mass in the left lung.\nDiameter: 21 mm\n";
    assert_eq!(page.text(), text);
    let words = page.anchor("(0040,A730)[0].(0040,A730)[0].(0040,A160)").unwrap();
    assert_eq!(reading.narrative, [(0, words)]);
    assert_eq!(page.slice(words), "A 21 mm mass in the left lung.");
}

#[test]
fn a_pdf_in_dicom_is_a_document_of_its_own() {
    let mut w = Writer::new(Syntax::Explicit);
    w.text(0x0008_0060, "CS", "DOC")
        .text(0x0020_000d, "UI", "1.9.2")
        .text(0x0042_0010, "ST", "Operative report")
        .bytes(0x0042_0011, "OB", b"%PDF-1.4 ...")
        .text(0x0042_0012, "LO", "application/pdf");
    let reading = read(&w.file(SYNTAXES[1].1, "1.2.840.10008.5.1.4.1.1.104.1"));
    assert_eq!(reading.attachments[0].bytes, b"%PDF-1.4 ...");
    assert_eq!(reading.title.as_deref(), Some("Operative report"));
}

fn directory(names: &[&str]) -> Vec<u8> {
    let mut w = Writer::new(Syntax::Explicit);
    let study = |w: &mut Writer| {
        w.text(0x0004_1430, "CS", "STUDY").text(0x0020_000d, "UI", "1.9.1");
    };
    let images: Vec<_> = names
        .iter()
        .map(|name| {
            move |w: &mut Writer| {
                w.text(0x0004_1430, "CS", "IMAGE").text(0x0004_1500, "CS", name);
            }
        })
        .collect();
    let mut records: Vec<&dyn Fn(&mut Writer)> = vec![&study];
    records.extend(images.iter().map(|image| image as &dyn Fn(&mut Writer)));
    w.sequence(0x0004_1220, &records);
    w.file(SYNTAXES[1].1, "1.2.840.10008.1.3.10")
}

/// Reads files as the walk over a shoebox does.
fn gather(files: &[(String, Vec<u8>)]) -> Studies {
    let library = Library::built_in(Language::English);
    let (mut instances, mut unreadable, mut directories) = (Vec::new(), Vec::new(), Vec::new());
    for (path, bytes) in files {
        let Some(mut reading) = cases::read(path, bytes) else { continue };
        if reading.format != record::Format::Dicom {
            continue;
        }
        let file = InstanceFile::of(path, Sha256([0; 32]), bytes.len() as u64, &reading);
        match (file, reading.disc.take()) {
            (Some(file), _) => instances.push(file),
            (None, Some(entries)) => directories.push(Directory { path: path.clone(), entries }),
            (None, None) => unreadable.push(path.clone()),
        }
    }
    let present: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    studies(instances, &unreadable, &directories, &present, &library.vocabulary.dicom_objects)
}

fn imaging(reading: &Reading) -> Option<(String, u32, u32)> {
    let Value::ImagingStudy(study) = &reading.facts.first()?.value else { return None };
    Some((study.modality.clone()?, study.series?, study.images?))
}

#[test]
fn a_disc_becomes_its_studies_with_what_is_missing() {
    let mut files: Vec<(String, Vec<u8>)> =
        (0..5).map(|n| (format!("CD/PT0/ST1/SE{}/IM{n}", n % 2), file(n % 2, n, "CT"))).collect();
    files[3].1.truncate(200);
    files.push(("CD/PT0/ST1/SE9/SR0".to_owned(), report()));
    files.push(("CD/PT0/ST1/SE3/PL0".to_owned(), file(3, 1, "RTPLAN")));
    let names =
        ["PT0\\ST1\\SE0\\IM0", "PT0\\ST1\\SE1\\IM3", "PT0\\ST1\\SE1\\IM7", "PT0\\ST1\\SE1\\IM9"];
    files.push(("CD/DICOMDIR".to_owned(), directory(&names)));
    let found = gather(&files);
    assert_eq!(found.studies.len(), 1);
    let study = &found.studies[0];
    assert_eq!((study.path.as_str(), study.files.len()), ("CD/PT0/ST1", 5));
    let reading = &study.reading;
    assert_eq!(imaging(reading), Some(("CT".to_owned(), 2, 4)));
    assert_eq!(reading.status, Status::PartlyRead);
    assert_eq!(reading.kind, Some(DocumentKind::ImagingStudy));
    assert_eq!(reading.unread[0].what, "DICOM RTPLAN");
    let counts: Vec<_> =
        reading.findings.iter().map(|f| (f.code, f.details["count"].as_str())).collect();
    assert_eq!(
        counts,
        [(FindingCode::DocumentDamaged, "1"), (FindingCode::ImagingFilesMissing, "2")]
    );
    let person = &reading.people[0];
    assert_eq!(person.name.as_ref().unwrap().printed, "Quill, Ottolínne R");
    for passage in reading.facts[0].passages() {
        let text: String = reading.pages[0].text().chars().collect();
        let words: String =
            text.chars().skip(passage.start()).take(passage.end() - passage.start()).collect();
        assert_eq!(words, passage.quote());
    }
}

#[test]
fn slices_that_are_missing_inside_a_series_are_told_once() {
    let series = |gone: &[u32]| -> Vec<(String, Vec<u8>)> {
        let here = (1..=20).filter(|n| !gone.contains(n));
        here.map(|n| (format!("CD/PT0/ST1/SE3/IM{n}"), file(3, n, "CT"))).collect()
    };
    let said = |files: &[(String, Vec<u8>)]| -> Vec<(FindingCode, String)> {
        let reading = &gather(files).studies[0].reading;
        reading.findings.iter().map(|f| (f.code, f.details["detail"].clone())).collect()
    };
    assert_eq!(said(&series(&[])), []);
    let holes = series(&[5, 6, 11]);
    assert_eq!(said(&holes), [(FindingCode::ImagingSeriesGap, "3: 5–6, 11".to_owned())]);
    let page = gather(&holes).studies[0].reading.pages[0].text().to_owned();
    assert!(page.ends_with("Not among the images, by their numbers\n3: 5–6, 11\n"), "{page}");
    let mut on_a_disc = series(&[5, 6]);
    let names = ["PT0\\ST1\\SE3\\IM5", "PT0\\ST1\\SE3\\IM6"];
    on_a_disc.push(("CD/DICOMDIR".to_owned(), directory(&names)));
    let codes: Vec<_> = said(&on_a_disc).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [FindingCode::ImagingFilesMissing], "the disc's own list says it better");
}

#[test]
fn a_study_handed_over_twice_is_two_documents() {
    let disc =
        |name: &'static str| (0..3).map(move |n| (format!("{name}/ST1/IM{n}"), file(1, n, "CT")));
    let files: Vec<_> = disc("first.zip!CD").chain(disc("second")).collect();
    let found = gather(&files);
    let paths: Vec<_> = found.studies.iter().map(|study| study.path.as_str()).collect();
    assert_eq!(paths, ["first.zip!CD/ST1", "second/ST1"]);
    assert!(found.studies.iter().all(|s| imaging(&s.reading).unwrap().2 == 3));
    let twice_in_one_folder: Vec<_> =
        (0..4).map(|n| (format!("a/IM{n}"), file(1, n / 2, "CT"))).collect();
    let found = gather(&twice_in_one_folder);
    assert_eq!(imaging(&found.studies[0].reading).unwrap().2, 2);
    let alone = gather(&[("scan.dcm".to_owned(), file(1, 1, "CT"))]);
    assert_eq!(alone.studies[0].path, "scan.dcm");
}

fn corpus(folder: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let root = std::env::var_os("SECOND_OPINION_CORPUS").map_or(beside, PathBuf::from).join(folder);
    if !root.is_dir() {
        eprintln!("no corpus at {}: nothing is checked", root.display());
        return None;
    }
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                files.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    Some(files)
}

#[test]
fn the_discs_of_the_corpus_read() {
    if let Some(files) = corpus("shoebox/breast-left/records/CD_Larkspur_Imaging") {
        let found = gather(&files);
        let said: Vec<_> = found
            .studies
            .iter()
            .map(|s| (s.path.as_str(), s.reading.status, imaging(&s.reading).unwrap()))
            .collect();
        assert_eq!(
            said,
            [
                ("PT000000/ST000000", Status::Read, ("MG".to_owned(), 1, 4)),
                ("PT000000/ST000001", Status::PartlyRead, ("CT".to_owned(), 2, 25)),
            ]
        );
    }
    for folder in ["dicom", "hostile/dicom"] {
        let Some(files) = corpus(folder) else { continue };
        for (path, bytes) in &files {
            let is_dicom = bytes.get(128..132) == Some(b"DICM");
            let Some(reading) = cases::read(path, bytes) else {
                assert!(!is_dicom, "{path} is not recognised");
                continue;
            };
            let explained = reading.status == Status::Read
                || reading.status == Status::Ignored
                || !reading.findings.is_empty();
            assert!(!is_dicom || explained, "{path} is not read without a reason");
        }
        gather(&files);
    }
}
