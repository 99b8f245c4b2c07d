//! Cases made from a few words, for the examples that stand in checklists and programmes.
//!
//! ```text
//! breast                          the cancer, by its id in knowledge/vocabulary/cancers.toml
//! paper KIND [TITLE]              a paper that could be read; one-page KIND: of it one page is here
//! unread NAME · unlooked NAME     a damaged file · a file nobody could look into
//! report TEST [RESULT]            a laboratory's own result · note TEST [RESULT]: a doctor's note says it
//! announced TEST · named TEST     a paper says it is to come · a paper names it
//! scan DAY [REGION]               a report of a scan with one statement
//! addendum [TEST]                 a report says that more is to come (about a test)
//! surgery NAME · systemic DRUG [DAY] · radiation
//! pictures MODALITY [DAY] · pictures-with-plan MODALITY (of radiation) · picture-report MODALITY · report-without-pictures MODALITY
//! pictures-without-report MODALITY · damaged-pictures MODALITY · series-gap MODALITY · series-unclear MODALITY · other-disc: its pictures are not DICOM
//! type CODE: its ICD-O-3 morphology · provisional: a report says that it is
//! two-answers: papers differ about a marker · doubt CANCER: its tissue is stated with doubt
//! lab NAME DAY · gleason A B · m0 · m1 · nodes · relapse · illness NAME · other-name · other-language · born DAY · relative CANCER
//! ```

use jiff::civil::Date;
use knowledge::Library;
use record::{
    Biomarker, Chart, ChartFact, Condition, Document, DocumentId, DocumentKind, Fact, FactId,
    FactKey, FamilyHistory, Finding, FindingCode, Format, Gleason, Histology, ImagingStudy,
    Impression, Lab, Mention, Nodes, Page, PartialDate, Passage, Procedure, Quantity, Radiotherapy,
    Sha256, Site, Span, Stage, Standing, Status, StoredFile, Subject, SystemicTherapy, Value,
    Variant,
};

pub(crate) fn today() -> Date {
    jiff::civil::date(2026, 11, 22)
}

pub(crate) fn chart(given: &[String], library: &Library) -> Chart {
    let mut case = Case { chart: Chart::default(), library };
    given.iter().for_each(|line| case.add(line));
    case.chart
}

struct Case<'a> {
    chart: Chart,
    library: &'a Library,
}

impl Case<'_> {
    fn add(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (first, more) = rest.split_once(' ').unwrap_or((rest, ""));
        let day = || more.parse::<PartialDate>().ok();
        match word {
            "paper" => {
                self.paper(kind(first), more, Status::Read, Format::Pdf);
            }
            "unread" | "unlooked" => {
                let id = self.paper(DocumentKind::Unknown, rest, Status::NotRead, Format::Pdf);
                self.find(
                    match word {
                        "unread" => FindingCode::DocumentDamaged,
                        _ => FindingCode::OcrUnavailable,
                    },
                    id,
                );
            }
            "report" => self.result(first, more, DocumentKind::PathologyReport),
            "note" => self.result(first, more, DocumentKind::ConsultNote),
            "announced" | "named" => self.mention(first, word == "announced"),
            "addendum" => self.addendum(first),
            "surgery" => {
                let procedure = Procedure {
                    text: rest.to_owned(),
                    status: Some("completed".to_owned()),
                    ..Procedure::default()
                };
                self.state(procedure, DocumentKind::Letter, "2026-10-01".parse().ok());
            }
            "systemic" => {
                let therapy = SystemicTherapy {
                    agents: vec![first.to_owned()],
                    status: Some("given".to_owned()),
                    ..SystemicTherapy::default()
                };
                self.state(therapy, DocumentKind::Letter, day());
            }
            "radiation" => self.state(
                Radiotherapy { dose_gy: Some(50.0), ..Radiotherapy::default() },
                DocumentKind::Letter,
                None,
            ),
            "pictures" => match first.starts_with("RT") {
                true => {
                    self.paper(DocumentKind::RadiotherapyRecord, "", Status::Read, Format::Dicom);
                }
                false => self.pictures(first, DocumentKind::ImagingStudy, day()),
            },
            "pictures-with-plan" => {
                self.pictures(first, DocumentKind::ImagingStudy, day());
                let last = self.last();
                self.mention_in(last, "dicom-rt", false);
            }
            "picture-report" => self.pictures(first, DocumentKind::ImagingReport, None),
            "report-without-pictures" => {
                self.pictures(first, DocumentKind::ImagingReport, None);
                self.find(FindingCode::ImagingReportWithoutImages, self.last());
            }
            "pictures-without-report" => {
                self.pictures(first, DocumentKind::ImagingStudy, None);
                self.find(FindingCode::ImagingImagesWithoutReport, self.last());
            }
            "damaged-pictures" | "series-gap" | "series-unclear" => {
                self.pictures(first, DocumentKind::ImagingStudy, None);
                let code = match word {
                    "series-gap" => FindingCode::ImagingSeriesGap,
                    "series-unclear" => FindingCode::ImagingSeriesUnclear,
                    _ => FindingCode::ImagingFilesMissing,
                };
                self.find(code, self.last());
            }
            "other-disc" => {
                let id = self.paper(DocumentKind::Unknown, "", Status::NotRead, Format::Other);
                self.find(FindingCode::ImagingNotDicom, id);
            }
            "one-page" => {
                self.paper(kind(first), more, Status::Read, Format::Pdf);
                if let Some(last) = self.chart.documents.last_mut() {
                    last.pages = Some(1);
                }
            }
            "lab" => {
                let lab = Lab {
                    name: first.to_owned(),
                    value: Some(Quantity::Number(1.0)),
                    ..Lab::default()
                };
                self.state(lab, DocumentKind::LabReport, day());
            }
            "gleason" => {
                let gleason = Gleason {
                    primary: first.parse().ok(),
                    secondary: more.parse().ok(),
                    grade_group: None,
                };
                self.state(gleason, DocumentKind::PathologyReport, None);
            }
            "m0" | "m1" => {
                let stage = Stage { m: Some(word.to_uppercase()), ..Stage::default() };
                self.state(stage, DocumentKind::ConsultNote, None);
            }
            "nodes" => self.state(
                Nodes { positive: Some(1), ..Nodes::default() },
                DocumentKind::PathologyReport,
                None,
            ),
            "other-language" => {
                let id = self.paper(DocumentKind::Letter, "", Status::Read, Format::Pdf);
                self.find(FindingCode::DocumentLanguage, id);
            }
            "other-name" => {
                let id = self.paper(DocumentKind::Letter, "", Status::Read, Format::Pdf);
                self.find(FindingCode::IdentityNameVariant, id);
            }
            "two-answers" => {
                let id = self.paper(DocumentKind::Letter, "", Status::Read, Format::Pdf);
                self.find(FindingCode::ConflictBiomarker, id);
            }
            "doubt" => {
                self.cancer(first);
                if let Some(last) = self.chart.facts.last_mut() {
                    last.fact.doubt = Some("suspicious for".to_owned());
                }
            }
            "type" => {
                let tissue =
                    Histology { text: "made up".to_owned(), icd_o_3: Some(rest.to_owned()) };
                self.state(tissue, DocumentKind::PathologyReport, None);
            }
            "provisional" => {
                let id = self.paper(DocumentKind::PathologyReport, "", Status::Read, Format::Pdf);
                let page = Page::new(1, "provisional diagnosis");
                let passage = Passage::on(id, &page, Span::new(0, 21));
                let finding =
                    Finding::new(FindingCode::AddendumPending).in_document(id).at(passage);
                self.chart.findings.push(finding);
            }
            "relapse" => self.condition("recurrent cancer", "recurrence"),
            "illness" => self.condition(rest, "active"),
            "scan" => self.scan(first, more),
            "born" => self.chart.patient.birth_date = first.parse().ok(),
            "relative" => {
                let relative =
                    FamilyHistory { relation: Some("mother".to_owned()), text: rest.to_owned() };
                self.state(relative, DocumentKind::Letter, None);
                if let Some(last) = self.chart.facts.last_mut() {
                    last.fact.subject = Subject::Relative;
                }
            }
            _ => self.cancer(word),
        }
    }

    /// The first code of a cancer's organ or tissue, stated on a letter that holds nothing else.
    fn cancer(&mut self, id: &str) {
        let cancer = self
            .library
            .vocabulary
            .cancers
            .get(id)
            .unwrap_or_else(|| panic!("`{id}` is no word of a made-up case"));
        if let Some(code) = cancer.topography.first() {
            let code = if code.contains('.') { code.clone() } else { format!("{code}.9") };
            let site = Site { text: id.to_owned(), icd_o_3: Some(code) };
            self.state(site, DocumentKind::Letter, None);
        }
        if let Some([first, _]) = cancer.morphology.first() {
            let tissue = Histology { text: id.to_owned(), icd_o_3: Some(format!("{first}/3")) };
            self.state(tissue, DocumentKind::Letter, None);
        }
    }

    fn paper(
        &mut self,
        kind: DocumentKind,
        title: &str,
        status: Status,
        format: Format,
    ) -> DocumentId {
        let id = DocumentId(self.chart.documents.len() as u32 + 1);
        let path = if title.is_empty() { format!("paper-{}.pdf", id.0) } else { title.to_owned() };
        let sha256 = Sha256([0; 32]);
        self.chart.documents.push(Document {
            id,
            files: vec![StoredFile { path: path.clone(), sha256, bytes: 1 }],
            path,
            sha256,
            bytes: 1,
            format,
            kind,
            title: Some(title.to_owned()).filter(|t| !t.is_empty()),
            date: "2026-11-05".parse().ok(),
            pages: Some(3),
            status,
            duplicate_of: None,
        });
        id
    }

    fn last(&self) -> DocumentId {
        DocumentId(self.chart.documents.len() as u32)
    }

    fn find(&mut self, code: FindingCode, id: DocumentId) {
        self.chart.findings.push(Finding::new(code).in_document(id));
    }

    fn state(&mut self, value: impl Into<Value>, kind: DocumentKind, date: Option<PartialDate>) {
        let id = self.paper(kind, "", Status::Read, Format::Pdf);
        self.state_in(id, value, date);
    }

    fn state_in(&mut self, id: DocumentId, value: impl Into<Value>, date: Option<PartialDate>) {
        let page = Page::new(1, "said");
        let fact = Fact::new(value, "made-up", Passage::on(id, &page, Span::new(0, 4))).dated(date);
        let number = self.chart.facts.len() as u32 + 1;
        self.chart.facts.push(ChartFact {
            id: FactId(number),
            key: FactKey(format!("made-up/{number}")),
            standing: Standing::AsRead,
            fact,
        });
    }

    /// A result of a test, of whatever kind the test's results are.
    fn result(&mut self, test: &str, result: &str, kind: DocumentKind) {
        let test =
            self.library.vocabulary.tests.get(test).unwrap_or_else(|| panic!("no test `{test}`"));
        let result = if result.is_empty() { "positive" } else { result }.to_owned();
        let value: Value = match (test.markers.first(), test.labs.first(), test.genes.first()) {
            (Some(name), _, _) => {
                Biomarker { name: name.clone(), result: Some(result), ..Biomarker::default() }
                    .into()
            }
            (_, Some(name), _) => {
                Lab { name: name.clone(), value: Some(Quantity::Words(result)), ..Lab::default() }
                    .into()
            }
            (_, _, Some(gene)) => {
                Variant { gene: gene.clone(), change: Some(result), ..Variant::default() }.into()
            }
            _ => panic!("`{}` has no result", test.id),
        };
        self.state(value, kind, None);
    }

    fn mention(&mut self, test: &str, announced: bool) {
        let id = self.paper(DocumentKind::Letter, "", Status::Read, Format::Pdf);
        self.mention_in(id, test, announced);
    }

    fn mention_in(&mut self, id: DocumentId, test: &str, announced: bool) {
        assert!(self.library.vocabulary.tests.get(test).is_some(), "no test `{test}`");
        let page = Page::new(1, "test to follow");
        let passage = Passage::on(id, &page, Span::new(0, 4));
        self.chart.mentions.push(Mention { test: test.to_owned(), announced, passage });
    }

    fn addendum(&mut self, test: &str) {
        let id = self.paper(DocumentKind::PathologyReport, "", Status::Read, Format::Pdf);
        if !test.is_empty() {
            self.mention_in(id, test, true);
        }
        let page = Page::new(1, "test to follow");
        let passage = Passage::on(id, &page, Span::new(5, 14));
        let finding = Finding::new(FindingCode::AddendumPending).in_document(id).at(passage);
        self.chart.findings.push(finding);
    }

    fn pictures(&mut self, modality: &str, kind: DocumentKind, date: Option<PartialDate>) {
        let format = if kind == DocumentKind::ImagingStudy { Format::Dicom } else { Format::Pdf };
        let id = self.paper(kind, "", Status::Read, format);
        if let (Some(paper), Some(date)) = (self.chart.documents.last_mut(), date) {
            paper.date = Some(date);
        }
        let study = ImagingStudy { modality: Some(modality.to_owned()), ..ImagingStudy::default() };
        self.state_in(id, study, date);
    }

    /// A report of a scan with one statement.
    fn scan(&mut self, day: &str, region: &str) {
        let day = PartialDate::from_iso(day);
        let id = self.paper(DocumentKind::ImagingReport, "", Status::Read, Format::Pdf);
        let body_part = Some(region.to_owned()).filter(|r| !r.is_empty());
        self.state_in(id, ImagingStudy { body_part, ..ImagingStudy::default() }, day);
        self.state_in(id, Impression { text: format!("made up {region}") }, day);
    }

    fn condition(&mut self, text: &str, status: &str) {
        let condition = Condition {
            text: text.to_owned(),
            status: Some(status.to_owned()),
            ..Condition::default()
        };
        self.state(condition, DocumentKind::Letter, None);
    }
}

fn kind(name: &str) -> DocumentKind {
    serde_json::from_value(name.into()).unwrap_or_else(|_| panic!("no kind of paper `{name}`"))
}
