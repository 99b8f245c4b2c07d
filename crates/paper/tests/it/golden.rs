//! The sheets of a packet as they were set when somebody looked at them at 100 %: summary, timeline, contradictions and
//! gaps, and the pages of papers that are not PDF.
#![allow(clippy::disallowed_methods, reason = "another program judges what we wrote")]

use std::io::{self, Read};
use std::path::Path;

use jiff::civil::date;
use journey::packet::{Choice, packet};
use knowledge::{Language, Library};
use paper::packet::{Ask, Limits, Making, Originals, Unwatched};
use record::*;

use crate::judged;

/// No original has bytes that can be set: what is shown of a paper is what was read of it.
struct Unreadable;

impl Originals for Unreadable {
    fn open(&self, _: &StoredFile) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(&b"%PDF-1.4 cut off"[..]))
    }

    fn picture(&self, _: &[u8], _: Format, _: u32) -> Option<Vec<u8>> {
        None
    }
}

const REPORT: &str = "SURGICAL PATHOLOGY REPORT\n\nDIAGNOSIS\nLEFT BREAST, MASTECTOMY:\n  - Invasive lobular carcinoma, grade 2\n  - \
                      Size 54 mm; pT3 pN1a\n  - 2 of 5 nodes\nER 98%. HER2 2+, equivocal.\nHER2 FISH: addendum to follow.\n";

const LETTER: &str = "Dear colleague,\nthank you for seeing Mrs. Quillfeather. The mass in the right breast was staged\npT2 pN1a. \
                      Bisoprolol 5 mg daily. ECOG 1. Penicillin: rash. Mother: breast cancer at 61.\n";

/// Papers of a made-up person, numbered as they are added.
#[derive(Default)]
struct Papers(Vec<ReadDocument>);

impl Papers {
    fn add(&mut self, kind: DocumentKind, format: Format, title: &str, page: Page) -> &mut Reading {
        let id = DocumentId(self.0.len() as u32 + 1);
        let path = format!("papers/{title}");
        let mut reading = Reading::of(format);
        reading.pages.push(page);
        let document = Document {
            id,
            path: path.clone(),
            sha256: Sha256([id.0 as u8; 32]),
            bytes: 16,
            format,
            kind,
            title: Some(title.to_owned()),
            date: format!("2026-10-{:02}", 18 + 2 * id.0).parse().ok(),
            pages: Some(1),
            status: Status::Read,
            duplicate_of: None,
            files: vec![StoredFile { path, sha256: Sha256([id.0 as u8; 32]), bytes: 16 }],
        };
        self.0.push(ReadDocument { document, reading });
        &mut self.0.last_mut().unwrap().reading
    }

    /// States something in the words of the last paper.
    fn state(&mut self, words: &str, value: impl Into<Value>) {
        let read = self.0.last_mut().unwrap();
        let passage = passage(read, words);
        let day = read.document.date;
        read.reading.facts.push(Fact::new(value, "golden", passage).dated(day));
    }
}

fn passage(read: &ReadDocument, words: &str) -> Passage {
    let page = &read.reading.pages[0];
    let at = page.text().find(words).unwrap_or_else(|| panic!("{words}"));
    Passage::on(read.document.id, page, Span::new(at, at + words.len()))
}

fn papers() -> Vec<ReadDocument> {
    let mut papers = Papers::default();
    papers.add(DocumentKind::PathologyReport, Format::Text, "mastectomy.txt", Page::new(1, REPORT));
    papers.state("LEFT", Laterality { side: Some(Side::Left) });
    papers.state(
        "Invasive lobular carcinoma",
        Histology { text: "Invasive lobular carcinoma".into(), icd_o_3: Some("8520/3".into()) },
    );
    papers.state("BREAST", Site { text: "Breast".into(), icd_o_3: Some("C50.9".into()) });
    papers.state("54 mm", TumourSize { mm: Some(54.0) });
    papers.state("pT3 pN1a", stage("T3"));
    papers
        .state("2 of 5 nodes", Nodes { examined: Some(5), positive: Some(2), ..Nodes::default() });
    papers.state("ER 98%", marker("ER", "positive"));
    papers.state("HER2 2+, equivocal", marker("HER2 IHC", "equivocal"));
    papers.state(
        "MASTECTOMY",
        Procedure {
            text: "Mastectomy".into(),
            status: Some("completed".into()),
            ..Procedure::default()
        },
    );
    let last = papers.0.last_mut().unwrap();
    let words = "HER2 FISH: addendum to follow";
    let pending = Finding::new(FindingCode::AddendumPending).with("detail", words);
    let pending = pending.in_document(last.document.id).at(passage(last, words));
    last.reading.findings.push(pending);

    papers.add(DocumentKind::Letter, Format::Text, "referral.txt", Page::new(1, LETTER));
    papers.state("right", Laterality { side: Some(Side::Right) });
    papers.state("pT2 pN1a", stage("T2"));
    papers.state("ECOG 1", PerformanceStatus { scale: Some("ECOG".into()), value: "1".into() });
    papers.state(
        "Bisoprolol 5 mg daily",
        Medication { text: "Bisoprolol 5 mg daily".into(), ..Medication::default() },
    );
    papers.state(
        "Penicillin: rash",
        Allergy { text: "Penicillin".into(), reaction: Some("rash".into()), ..Allergy::default() },
    );

    papers.add(DocumentKind::PortalSummary, Format::CCda, "Summary of care", portal());
    papers.add(DocumentKind::Unknown, Format::Pdf, "scan0001.pdf", Page::new(1, ""));
    let last = papers.0.last_mut().unwrap();
    last.document.status = Status::NotRead;
    last.reading.pages.clear();
    let damaged = Finding::new(FindingCode::DocumentDamaged).why("detail-cut-in-header");
    last.reading.findings.push(damaged.in_document(last.document.id));
    papers.0
}

fn stage(t: &str) -> Stage {
    Stage {
        basis: Some(StageBasis::Pathological),
        t: Some(t.to_owned()),
        n: Some("N1a".to_owned()),
        ..Stage::default()
    }
}

fn marker(name: &str, result: &str) -> Biomarker {
    Biomarker { name: name.to_owned(), result: Some(result.to_owned()), ..Biomarker::default() }
}

/// A coded record as its reader sets it: headings, a table, entries.
fn portal() -> Page {
    let mut page = PageBuilder::new(1);
    let mut block = |kind, words: &str| {
        page.block(kind, |page| {
            page.push(words);
        });
    };
    block(BlockKind::Heading(1), "Summary of care");
    block(BlockKind::Heading(2), "Medications");
    block(BlockKind::TableHead, "Medicine\tDirections\tStatus");
    block(
        BlockKind::TableRow,
        "omeprazole 20 MG Delayed Release Oral Capsule\t1 capsule every morning\tActive",
    );
    block(
        BlockKind::TableRow,
        "lorazepam 0.5 MG Oral Tablet\tNOT TAKEN: declined by patient\tNot given",
    );
    block(BlockKind::Heading(3), "Coded entries");
    block(
        BlockKind::ListItem,
        "omeprazole 20 MG Delayed Release Oral Capsule · active · from 2019",
    );
    block(BlockKind::ListItem, "Not so: lorazepam 0.5 MG Oral Tablet");
    block(BlockKind::Heading(2), "Plan of treatment");
    block(
        BlockKind::Paragraph,
        "Bone density scan in December, echocardiogram only if chemotherapy is chosen.",
    );
    page.build()
}

#[test]
fn each_kind_of_sheet_is_set_as_it_was_looked_at() {
    let library = Library::built_in(Language::English);
    let documents = papers();
    let packet = packet(&documents, &[], &Choice::default(), &library);
    let making = Making {
        library: &library,
        limits: Limits::default(),
        on: date(2026, 11, 22),
        progress: &Unwatched,
    };
    let ask = Ask::of_text("Do I need chemotherapy?\n");
    let made = paper::packet::pdf(&packet, &ask, &Unreadable, making).unwrap();
    assert!(made.accessible, "our sheets keep the rules of PDF/UA-1");
    let at = judged::folder().join("golden-packet.pdf");
    std::fs::write(&at, &made.pdf).unwrap();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let sheets = ["summary", "timeline", "open", "report", "letter", "portal", "notice"];
    for (page, sheet) in (2..).zip(sheets) {
        judged::is_set_as(&at, page, &golden.join(format!("packet-{sheet}.txt")));
    }
    assert_eq!(made.pages, 1 + sheets.len());
}
