//! The packet, judged by other people's programs: qpdf and poppler on the PDF, dcmtk and pydicom on the disc,
//! unzip and sha256sum on the archive.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use lopdf::{Document, Object, dictionary};
use serde_json::Value;

use crate::{PROGRAM, patients};

/// A packet on the disk of this test.
struct Packet {
    folder: tempfile::TempDir,
}

impl Packet {
    fn pdf(&self) -> PathBuf {
        self.folder.path().join("packet.pdf")
    }

    fn zip(&self) -> PathBuf {
        self.folder.path().join("packet.zip")
    }

    /// The archive, unpacked.
    fn unpacked(&self) -> PathBuf {
        let to = self.folder.path().join("unpacked");
        if !to.is_dir() {
            sound(Command::new("unzip").args(["-q", "-o"]).arg(self.zip()).arg("-d").arg(&to));
        }
        to
    }

    /// The words of each page.
    fn pages(&self) -> Vec<String> {
        let out = sound(Command::new("pdftotext").arg("-layout").arg(self.pdf()).arg("-"));
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        text.trim_end_matches('\u{c}').split('\u{c}').map(plain).collect()
    }

    fn case(&self) -> Value {
        let text = std::fs::read_to_string(self.unpacked().join("case.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    }
}

/// Words with single blanks, as a search of a viewer compares them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs a program that must end well.
fn sound(command: &mut Command) -> Output {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    assert!(
        out.status.success(),
        "{command:?}: {}{}",
        String::from_utf8_lossy(&out.stdout),
        String::from_utf8_lossy(&out.stderr)
    );
    out
}

/// A packet of these records. Without programs of this computer: text recognition is no part of it, and slow.
fn packet(records: &Path, more: &[&str]) -> Packet {
    let folder = tempfile::tempdir().unwrap();
    sound(
        Command::new(PROGRAM)
            .env("PATH", "")
            .arg("packet")
            .arg(records)
            .arg("--out")
            .arg(folder.path())
            .args(["--as-of", "2026-11-22"])
            .args(more),
    );
    Packet { folder }
}

fn of_breast() -> &'static Packet {
    static PACKET: OnceLock<Packet> = OnceLock::new();
    PACKET.get_or_init(|| packet(&patients().join("breast-left/records"), &[]))
}

#[test]
fn the_pdf_is_sound_and_its_summary_stands_on_one_page() {
    for person in ["breast-left", "colon", "lung", "prostate"] {
        let made = packet(&patients().join(person).join("records"), &[]);
        let checked = sound(Command::new("qpdf").arg("--check").arg(made.pdf()));
        let said = String::from_utf8_lossy(&checked.stdout);
        assert!(said.contains("No syntax or stream encoding errors found"), "{person}: {said}");
        let about = sound(Command::new("pdfinfo").arg(made.pdf()));
        let about = String::from_utf8_lossy(&about.stdout);
        assert!(about.contains("Tagged:          yes"), "{person}: {about}");
        assert!(about.contains("JavaScript:      no"), "{person}: {about}");
        let pages = made.pages();
        let of = format!("of {}", pages.len());
        for (number, page) in (1..).zip(&pages) {
            let stamp = format!("Packet page {number} {of}");
            assert!(page.contains(&stamp), "{person}: page {number} has no stamp");
        }
        let begins = |words: &str| pages.iter().filter(|p| p.starts_with(words)).count();
        assert_eq!(begins("Case summary"), 1, "{person}: the summary stands on one page");
        let summary = pages.iter().position(|p| p.starts_with("Case summary")).unwrap();
        assert!(pages[summary].contains("Allergies"), "{person}");
        assert!(pages[summary + 1].starts_with("What happened, in order"), "{person}");
    }
}

/// The page labels, in order.
fn labels(pdf: &Document) -> Vec<String> {
    let root = pdf.catalog().unwrap();
    let labels = root.get_deref(b"PageLabels", pdf).unwrap().as_dict().unwrap();
    let numbers = labels.get(b"Nums").unwrap().as_array().unwrap();
    let text = |label: &Object| {
        let prefix = label.as_dict().unwrap().get(b"P").unwrap();
        lopdf::decode_text_string(prefix).unwrap()
    };
    numbers.chunks(2).map(|pair| text(&pair[1])).collect()
}

/// Every link on our sheets before the papers: the page it stands on, its box, the page it leads to.
fn links(pdf: &Document) -> Vec<(usize, [f32; 4], usize)> {
    let pages: Vec<_> = pdf.page_iter().collect();
    let mut links = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        for link in pdf.get_page_annotations(*page).unwrap_or_default() {
            let Ok(Object::Array(target)) = link.get(b"Dest") else { continue };
            let to = target[0].as_reference().unwrap();
            let to = pages.iter().position(|p| *p == to).unwrap();
            let rect = link.get(b"Rect").unwrap().as_array().unwrap();
            let rect: Vec<_> = rect.iter().map(|n| n.as_float().unwrap()).collect();
            links.push((at, rect.try_into().unwrap(), to));
        }
    }
    links
}

/// The words on each page with the middle of their boxes, from the upper left, as poppler sees them.
fn words(made: &Packet) -> Vec<Vec<(f32, f32, String)>> {
    let out = sound(Command::new("pdftotext").arg("-bbox").arg(made.pdf()).arg("-"));
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let number = |line: &str, name: &str| -> f32 {
        let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let of_page = |page: &str| {
        let lines = page.lines().filter(|l| l.trim_start().starts_with("<word"));
        let word = |line: &str| {
            let word = line.split_once('>').unwrap().1.trim_end_matches("</word>").to_owned();
            let middle = |a, b| (number(line, a) + number(line, b)) / 2.0;
            (middle("xMin", "xMax"), middle("yMin", "yMax"), word)
        };
        lines.map(word).collect()
    };
    text.split("<page ").skip(1).map(of_page).collect()
}

#[test]
fn every_reference_leads_to_the_page_it_names() {
    let made = of_breast();
    let pdf = Document::load(made.pdf()).unwrap();
    let labels = labels(&pdf);
    let front = labels.iter().position(|l| l.starts_with('D')).unwrap();
    let links = links(&pdf);
    assert!(links.len() > 80, "only {} links", links.len());
    let mut checked = 0;
    let printed = words(made);
    for (page, [x0, y0, x1, y1], to) in links {
        assert!(page < front, "a link of ours stands before the papers");
        let inside = printed[page]
            .iter()
            .filter(|(x, y, _)| (x0..x1).contains(x) && (y0..y1).contains(&(792.0 - y)));
        let inside: Vec<_> = inside.map(|(_, _, word)| word.as_str()).collect();
        let inside = inside.join(" ").replace('\u{a0}', " ");
        let Some(printed) = inside.strip_prefix('[').and_then(|p| p.strip_suffix(']')) else {
            continue;
        };
        let (paper, number) = printed.split_once(" p.").unwrap_or((printed, "1"));
        let wanted = format!("{paper}-{number}");
        assert_eq!(labels[to].trim_end_matches('+'), wanted, "[{printed}] on page {}", page + 1);
        checked += 1;
    }
    assert!(checked > 60, "only {checked} references");
}

#[test]
fn the_words_of_every_fact_stand_on_the_page_that_is_named() {
    let made = of_breast();
    let pdf = Document::load(made.pdf()).unwrap();
    let mut by_label: BTreeMap<String, String> = BTreeMap::new();
    for (label, page) in labels(&pdf).iter().zip(made.pages()) {
        let text = by_label.entry(label.trim_end_matches('+').to_owned()).or_default();
        text.push_str(&page);
        text.push(' ');
    }
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let case = made.case();
    let tables: Vec<String> = case["documents"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|d| d["path"].as_str().is_some_and(|path| path.ends_with(".csv")))
        .map(|d| d["id"].as_str().unwrap().to_uppercase())
        .collect();
    assert_eq!(tables.len(), 1, "the shoebox holds one table");
    let mut checked = 0;
    for fact in case["facts"].as_array().unwrap() {
        for source in fact["sources"].as_array().unwrap() {
            let document = source["document"].as_str().unwrap().to_uppercase();
            let label = format!("{document}-{}", source["page"]);
            let page = by_label.get(&label).unwrap_or_else(|| panic!("no page {label}"));
            let quote = source["quote"].as_str().unwrap();
            let page = squeezed(page);
            // A table is set as a table, a long cell on two lines: each word of the row stands on its page.
            let words = |c: char| c == ',' || c.is_whitespace();
            let cells = || quote.split(words).all(|word| page.contains(word));
            let held = page.contains(&squeezed(quote)) || (tables.contains(&document) && cells());
            assert!(held, "{label} does not hold “{quote}”");
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} sources");
}

#[test]
fn the_archive_opens_and_its_manifest_holds() {
    let made = of_breast();
    sound(Command::new("unzip").arg("-tq").arg(made.zip()));
    let folder = made.unpacked();
    sound(Command::new("sha256sum").args(["--check", "--quiet", "MANIFEST"]).current_dir(&folder));
    let original =
        std::fs::read(patients().join("breast-left/records/radiation letter.rtf")).unwrap();
    let enclosed: Vec<_> = std::fs::read_dir(folder.join("originals"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with("radiation letter.rtf"))
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    assert_eq!(enclosed, [original], "an original is untouched and there once");
    // A stranger's paper does not leave, not even by its name.
    let all = std::fs::read_to_string(folder.join("index.html")).unwrap()
        + &std::fs::read_to_string(folder.join("case.json")).unwrap()
        + &std::fs::read_to_string(folder.join("MANIFEST")).unwrap();
    assert!(!all.contains("screening result"));
}

/// The Python with the programs that judge us, where `./check` has put it.
fn python() -> String {
    std::env::var("SECOND_OPINION_PYTHON").unwrap_or_else(|_| {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/python/bin/python");
        ours.to_string_lossy().into_owned()
    })
}

#[test]
fn our_sheets_among_the_originals_keep_the_rules_of_pdf_ua() {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/validate_pdfua.py");
    let judge =
        Command::new(python()).arg(tool).arg("--among-originals").arg(of_breast().pdf()).output();
    match judge {
        Ok(out) => {
            let said = [out.stdout, out.stderr].map(|s| String::from_utf8_lossy(&s).into_owned());
            assert!(out.status.success(), "{}", said.concat());
        }
        // `./check` brings it; elsewhere the typesetter's own check of the same rules has passed.
        Err(_) => eprintln!("pdfua is not here: only the typesetter has judged our sheets"),
    }
}

#[test]
fn the_disc_is_read_by_others() {
    let made = of_breast();
    let directory = made.unpacked().join("images/DICOMDIR");
    let dump = sound(Command::new("dcmdump").arg(&directory));
    assert!(String::from_utf8_lossy(&dump.stdout).contains("STUDY"));
    let python = python();
    let program = "import sys, pydicom, pydicom.fileset\n\
                   s = pydicom.fileset.FileSet(sys.argv[1])\n\
                   assert len(s) == 20, len(s)\n\
                   for i in s:\n    assert i.load().SOPInstanceUID == i.SOPInstanceUID\n";
    let judge = Command::new(&python).args(["-c", program]).arg(&directory).output();
    match judge {
        Ok(out) => {
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        }
        // `./check` brings it; elsewhere dcmdump has judged.
        Err(_) => eprintln!("pydicom is not here: only dcmdump has read the directory"),
    }
}

#[test]
fn the_same_case_of_the_same_day_has_the_same_bytes() {
    let again = packet(&patients().join("breast-left/records"), &[]);
    for name in ["packet.pdf", "packet.zip"] {
        let bytes = |packet: &Packet| std::fs::read(packet.folder.path().join(name)).unwrap();
        assert!(bytes(of_breast()) == bytes(&again), "{name} differs");
    }
}

#[test]
fn a_blind_packet_says_so_and_holds_no_plan() {
    let made = packet(&patients().join("breast-left/records"), &["--blind"]);
    let pages = made.pages();
    assert!(pages[0].contains("left out on purpose"));
    let text = pages.join(" ");
    for words in ["Abemaciclib", "dose-dense AC", "Seraphina Quillfeather, MD 11/05/2026"] {
        assert!(!text.contains(words), "{words}");
    }
    let case = made.case().to_string();
    assert!(!case.contains("bemaciclib") && !case.contains("Consult_Lanternlight"));
    let files = std::fs::read_dir(made.unpacked().join("originals")).unwrap();
    let names: Vec<_> = files.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    let stays_out = ["Consult", "referral", "radiation letter"];
    assert!(names.iter().all(|n| stays_out.iter().all(|out| !n.contains(out))), "{names:?}");
}

#[test]
fn a_file_that_cannot_be_shown_has_a_page_that_says_why() {
    let records = tempfile::tempdir().unwrap();
    let person = patients().join("breast-left/records");
    let report = person.join("Final Pathology 10-20-2026.pdf");
    std::fs::copy(&report, records.path().join("report.pdf")).unwrap();
    let locked = records.path().join("locked.pdf");
    sound(
        Command::new("qpdf")
            .args(["--encrypt", "open", "own", "256", "--"])
            .arg(&report)
            .arg(&locked),
    );
    std::fs::write(records.path().join("broken.pdf"), b"%PDF-1.4\n1 0 obj\n<< /Type").unwrap();
    std::fs::write(records.path().join("strange.bin"), [7u8, 1, 0, 255].repeat(500)).unwrap();
    let made = packet(records.path(), &[]);
    sound(Command::new("qpdf").arg("--check").arg(made.pdf()));
    let text = made.pages().join(" ");
    assert!(text.contains("locked with a password"), "{text}");
    assert!(text.contains("It is damaged"), "{text}");
    assert!(text.contains("INVASIVE LOBULAR CARCINOMA"), "the others are all there");
    let files = std::fs::read_dir(made.unpacked().join("originals")).unwrap().count();
    assert_eq!(files, 4, "each file is enclosed as it came");
}

#[test]
fn a_disc_that_is_not_dicom_is_told_and_asked_for() {
    let records = tempfile::tempdir().unwrap();
    let disc = records.path().join("CT disc");
    std::fs::create_dir_all(disc.join("VIEWER")).unwrap();
    std::fs::write(disc.join("AUTORUN.INF"), b"[autorun]\r\nopen=VIEWER\\LOOK.EXE\r\n").unwrap();
    std::fs::write(disc.join("VIEWER/LOOK.EXE"), b"MZ\x90\0 a program").unwrap();
    for slice in 0u8..3 {
        // A viewer's own form, which no reader knows.
        let picture: Vec<u8> = (0..4_000u32).map(|at| (at * 7 + 13) as u8 ^ slice).collect();
        std::fs::write(disc.join(format!("SLICE{slice}.CVX")), picture).unwrap();
    }
    let report = patients().join("breast-left/records/Final Pathology 10-20-2026.pdf");
    std::fs::copy(report, records.path().join("report.pdf")).unwrap();
    let said = sound(
        Command::new(PROGRAM)
            .env("PATH", "")
            .args(["missing", "--format", "json", "--as-of", "2026-11-22"])
            .arg(records.path()),
    );
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("imaging-dicom") && said.contains("not-dicom"), "{said}");
    let made = packet(records.path(), &[]);
    let text = made.pages().join(" ");
    assert!(text.contains("A disc whose pictures are not DICOM"), "{text}");
    let files = std::fs::read_dir(made.unpacked().join("originals")).unwrap().count();
    assert_eq!(files, 4, "the pictures are enclosed as they came");
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_and_nothing_is_left() {
    let out = tempfile::tempdir().unwrap();
    let taken = out.path().join("taken");
    std::fs::write(&taken, b"a file, not a folder").unwrap();
    let said = Command::new(PROGRAM)
        .env("PATH", "")
        .arg("packet")
        .arg(patients().join("prostate/records"))
        .arg("--out")
        .arg(&taken)
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&said.stderr).contains("No packet was made"));
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1);
}

/// A shoebox of one person: a report, and a download that has another person's paper inside it and another person
/// among its entries.
fn with_a_stranger_inside() -> tempfile::TempDir {
    let records = tempfile::tempdir().unwrap();
    let report = "Larkspur Pathology\nPatient: Ottoline Quillfeather   DOB: 04/02/1961\n\
                  SURGICAL PATHOLOGY REPORT\nCollected: 10/13/2026\n\nFINAL DIAGNOSIS\n\
                  Left breast, core biopsy: invasive ductal carcinoma, grade 2.\nER positive (95%).\n";
    std::fs::write(records.path().join("report.txt"), report).unwrap();
    let strangers = "Fernhollow Clinic\nPatient: Barnaby Crumplehorn   DOB: 11/30/1949\n\
                     COLONOSCOPY REPORT\n\nSigmoid polyp removed. Adenocarcinoma of the colon.\n";
    let packed: String = strangers.bytes().map(|b| format!("{b:02x}")).collect();
    let bundle = serde_json::json!({
        "resourceType": "Bundle", "type": "collection",
        "entry": [
            { "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Patient", "id": "p1",
                "name": [{ "family": "Quillfeather", "given": ["Ottoline"] }], "birthDate": "1961-04-02" } },
            { "fullUrl": "urn:uuid:2", "resource": { "resourceType": "Patient", "id": "p2",
                "name": [{ "family": "Crumplehorn", "given": ["Barnaby"] }], "birthDate": "1949-11-30" } },
            { "resource": { "resourceType": "Condition", "id": "c1", "subject": { "reference": "Patient/p1" },
                "code": { "text": "Migraine without aura" } } },
            { "resource": { "resourceType": "Condition", "id": "c2", "subject": { "reference": "Patient/p2" },
                "code": { "text": "Crumplehorn gout" } } },
            { "resource": { "resourceType": "DocumentReference", "id": "d1", "status": "current",
                "subject": { "reference": "Patient/p1" }, "type": { "text": "Colonoscopy report" },
                "content": [{ "attachment": { "contentType": "text/plain", "data": base64(&packed) } }] } },
        ],
    });
    std::fs::write(records.path().join("portal download.json"), bundle.to_string()).unwrap();
    records
}

/// Base64 of bytes given as hexadecimal figures.
fn base64(hex: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String =
        hex.chars().map(|figure| format!("{:04b}", figure.to_digit(16).unwrap())).collect();
    let letter = |six: &str| LETTERS[usize::from_str_radix(&format!("{six:0<6}"), 2).unwrap()];
    let six: Vec<&str> =
        (0..bits.len()).step_by(6).map(|at| &bits[at..bits.len().min(at + 6)]).collect();
    let mut text: Vec<u8> = six.into_iter().map(letter).collect();
    text.resize(text.len().next_multiple_of(4), b'=');
    String::from_utf8(text).unwrap()
}

#[test]
fn a_strangers_paper_inside_ones_own_file_does_not_go_out() {
    let records = with_a_stranger_inside();
    let made = packet(records.path(), &[]);
    let pages = made.pages().join(" ");
    assert!(pages.contains("Migraine without aura"), "the person's own part is there: {pages}");
    assert!(pages.contains("its pages are here, its file is not"), "{pages}");
    let folder = made.unpacked();
    let originals: Vec<_> = std::fs::read_dir(folder.join("originals"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(originals.len(), 1, "{originals:?}");
    let mut all = pages;
    for name in ["index.html", "case.json", "case.fhir.json", "MANIFEST"] {
        all += &std::fs::read_to_string(folder.join(name)).unwrap();
    }
    for words in ["Crumplehorn", "Barnaby", "polyp", "1949"] {
        assert!(!all.contains(words), "{words}");
    }
    // The case says so where the person looks.
    let read = sound(
        Command::new(PROGRAM)
            .env("PATH", "")
            .args(["read", "--format", "json"])
            .arg(records.path()),
    );
    let case: Value = serde_json::from_slice(&read.stdout).unwrap();
    let codes: Vec<_> =
        case["findings"].as_array().unwrap().iter().filter_map(|f| f["code"].as_str()).collect();
    assert!(codes.contains(&"identity.other-inside"), "{codes:?}");
}

/// A PDF with these lines on its pages.
fn pdf_of(pages: &[&[&str]]) -> Vec<u8> {
    let mut pdf = Document::with_version("1.4");
    let tree = pdf.new_object_id();
    let font = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let mut kids: Vec<Object> = Vec::new();
    for lines in pages {
        let draw: String = (0..)
            .zip(*lines)
            .map(|(at, line): (i32, &&str)| {
                let line = line.replace('(', "\\(").replace(')', "\\)");
                format!("BT /F 11 Tf 60 {} Td ({line}) Tj ET\n", 720 - at * 16)
            })
            .collect();
        let draw = pdf.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), draw.into_bytes()));
        let page = pdf.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => draw,
            "MediaBox" => vec![0.into(), 0.into(), 612.into(), 792.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        });
        kids.push(page.into());
    }
    let count = kids.len() as i64;
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    pdf.objects.insert(tree, pages.into());
    let root = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", root);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_blind_packet_leaves_out_the_page_of_a_report_that_holds_a_plan() {
    let records = tempfile::tempdir().unwrap();
    let head = ["Larkspur Pathology", "Patient: Ottoline Quillfeather   DOB: 04/02/1961"];
    let first = [
        "SURGICAL PATHOLOGY REPORT",
        "Collected: 10/13/2026",
        "FINAL DIAGNOSIS",
        "Left breast, core biopsy: invasive ductal carcinoma, grade 2.",
    ];
    let second = ["ASSESSMENT AND PLAN", "Zephyrine chemotherapy for six rounds."];
    let pdf = pdf_of(&[&[&head[..], &first].concat(), &[&head[..], &second].concat()]);
    std::fs::write(records.path().join("report.pdf"), pdf).unwrap();
    let open = packet(records.path(), &[]);
    assert!(open.pages().join(" ").contains("Zephyrine"));
    let made = packet(records.path(), &["--blind"]);
    let pages = made.pages();
    let all = pages.join(" ");
    assert!(all.contains("invasive ductal carcinoma"), "{all}");
    assert!(!all.contains("Zephyrine"), "{all}");
    assert!(pages[0].contains("One page was taken out"), "{}", pages[0]);
    assert!(all.contains("page 2. Left out so that your reading is not led by it"), "{all}");
    assert!(!made.unpacked().join("originals").exists(), "the file holds the plan");
    let offline = std::fs::read_to_string(made.unpacked().join("index.html")).unwrap();
    assert!(!offline.contains("Zephyrine"));
}

const FIRST: &str = "Oncology consult note
Patient: Odette Marlowe   DOB 03/04/1960
Date: 03/02/2026

ASSESSMENT
Right breast invasive ductal carcinoma, grade 1, cT1c N0 M0, stage IA.
PLAN
1. Right lumpectomy with sentinel lymph node biopsy on 03/24/2026.
2. Whole breast radiation afterwards, 40 Gy in 15 fractions.

Ulric Fane, MD
Breast Surgery
";

const SECOND: &str = "March 12, 2026
Re: Odette Marlowe, DOB 03/04/1960

Dear Dr. Fane,

This is an invasive ductal carcinoma, grade 1, T1c N0 M0, stage IA. I would advise a right mastectomy with
sentinel lymph node biopsy. I would not give radiation.

Philippa Strand, MD
Surgical Oncology
";

#[test]
fn the_sheets_on_two_opinions_go_in_where_they_are_asked_for() {
    const OWN: &[&str] = &["--compare", "--bridge", "--decision"];
    let records = tempfile::tempdir().unwrap();
    std::fs::write(records.path().join("first.txt"), FIRST).unwrap();
    std::fs::write(records.path().join("second.txt"), SECOND).unwrap();
    let with = packet(records.path(), OWN);
    sound(Command::new("qpdf").arg("--check").arg(with.pdf()));
    let with = with.pages().join(" ");
    let without = packet(records.path(), &[]).pages().join(" ");
    let said = [
        "Would you speak with each other about this",
        "The plan of",
        "I would advise a right mastectomy",
        "Where they differ",
    ];
    for words in said {
        assert!(with.contains(words), "{words}: {with}");
    }
    assert!(!without.contains("Would you speak with each other"));
    assert!(!without.contains("The plan of"));
}

#[test]
fn a_sheet_that_cannot_be_made_is_said() {
    let records = tempfile::tempdir().unwrap();
    std::fs::write(records.path().join("first.txt"), FIRST).unwrap();
    let out = tempfile::tempdir().unwrap();
    let said = sound(
        Command::new(PROGRAM)
            .env("PATH", "")
            .args(["packet", "--bridge", "--out"])
            .arg(out.path())
            .arg(records.path()),
    );
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("need two letters with a plan"), "{said}");
}

#[test]
fn a_sealed_archive_opens_with_the_passphrase_in_other_programs_only() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(PROGRAM)
        .env("PATH", "")
        .args(["packet", "--seal", "--out"])
        .arg(folder.path())
        .arg(patients().join("prostate/records"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(b"quiet harbor lanterns\n").unwrap();
    assert!(program.wait_with_output().unwrap().status.success());
    assert!(!folder.path().join("packet.pdf").exists(), "no open PDF lies beside it");
    let zip = folder.path().join("packet.zip");
    let unpack = |passphrase: &str, to: &Path| {
        let to = format!("-o{}", to.display());
        Command::new("7z").args(["x", "-y", &format!("-p{passphrase}"), &to]).arg(&zip).output()
    };
    let wrong = folder.path().join("wrong");
    assert!(!unpack("quiet harbour lanterns", &wrong).unwrap().status.success());
    let right = folder.path().join("right");
    assert!(unpack("quiet harbor lanterns", &right).unwrap().status.success());
    sound(Command::new("sha256sum").args(["--check", "--quiet", "MANIFEST"]).current_dir(&right));
    let listed = sound(Command::new("7z").args(["l", "-slt"]).arg(&zip));
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(listed.contains("Method = AES-256"), "{listed}");
    assert!(!listed.contains("Encrypted = -"), "each file is sealed: {listed}");
    let originals = listed.lines().filter_map(|l| l.strip_prefix("Path = originals/"));
    for name in originals {
        let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
        assert!(stem.len() < 8, "a name tells something: {name}");
    }
}
