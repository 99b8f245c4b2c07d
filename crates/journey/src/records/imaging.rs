//! Reports of pictures without the pictures, pictures without their report, discs whose pictures are not DICOM.

use std::collections::BTreeSet;

use knowledge::vocabulary::Junk;
use record::{
    Chart, ChartFact, Document, DocumentKind, Finding, FindingCode, Format, PartialDate, Status,
    Value,
};

/// Pictures of one disc that a finding names.
const NAMED: usize = 3;

/// One finding for each report whose pictures are not there and each study whose report is not.
pub(super) fn unpaired(chart: &Chart) -> Vec<Finding> {
    let shown = |d: &&Document| matches!(d.status, Status::Read | Status::PartlyRead);
    let of_kind = |kind| chart.documents.iter().filter(move |d| d.kind == kind).filter(shown);
    let reports: Vec<_> =
        of_kind(DocumentKind::ImagingReport).map(|d| Pictures::of(chart, d)).collect();
    let studies: Vec<_> =
        of_kind(DocumentKind::ImagingStudy).map(|d| Pictures::of(chart, d)).collect();
    let without_images = reports
        .iter()
        .filter(|r| !r.modalities.is_empty() && !studies.iter().any(|s| r.are_of(s)))
        .map(|r| r.finding(FindingCode::ImagingReportWithoutImages));
    let without_report = studies
        .iter()
        .filter(|s| !reports.iter().any(|r| r.are_of(s)))
        .map(|s| s.finding(FindingCode::ImagingImagesWithoutReport));
    without_images.chain(without_report).collect()
}

/// One finding for each disc that holds pictures and none in DICOM form.
pub(super) fn without_dicom(chart: &Chart, junk: &Junk) -> Vec<Finding> {
    let discs: BTreeSet<&str> =
        chart.documents.iter().filter_map(|d| junk.disc_of(&d.path)).collect();
    discs.into_iter().filter_map(|disc| not_dicom(chart, disc)).collect()
}

fn not_dicom(chart: &Chart, disc: &str) -> Option<Finding> {
    let on_it = || chart.documents.iter().filter(|d| d.path.starts_with(disc));
    // Files of no known kind are what viewers of their own keep pictures in.
    let is_picture = |d: &&Document| {
        matches!(d.format, Format::Image | Format::Other)
            && !matches!(d.status, Status::Ignored | Status::OtherPerson)
    };
    let count = on_it().filter(is_picture).count();
    if count == 0 || on_it().any(|d| d.format == Format::Dicom) {
        return None;
    }
    let finding = Finding::new(FindingCode::ImagingNotDicom).with("count", count.to_string());
    Some(on_it().filter(is_picture).take(NAMED).map(|d| d.id).fold(finding, Finding::in_document))
}

/// A PET/CT is one study, under either name.
fn are_one(a: &str, b: &str) -> bool {
    a == b || matches!((a, b), ("PT", "CT") | ("CT", "PT"))
}

/// What a report or a study is of.
struct Pictures<'a> {
    document: &'a Document,
    facts: Vec<&'a ChartFact>,
    /// DICOM modality codes.
    modalities: Vec<&'a str>,
    dates: Vec<PartialDate>,
}

impl<'a> Pictures<'a> {
    fn of(chart: &'a Chart, document: &'a Document) -> Self {
        let facts: Vec<_> = chart
            .of_kind("imaging-study")
            .filter(|f| f.fact.sources().iter().any(|s| s.document() == Some(document.id)))
            .collect();
        let modality = |f: &&'a ChartFact| match &f.fact.value {
            Value::ImagingStudy(study) => study.modality.as_deref(),
            _ => None,
        };
        Self {
            document,
            modalities: facts.iter().filter_map(modality).collect(),
            dates: facts.iter().filter_map(|f| f.fact.date).chain(document.date).collect(),
            facts,
        }
    }

    /// Whether a report can be of these pictures: one modality in common, and a day or no day known.
    fn are_of(&self, study: &Self) -> bool {
        let modality = self.modalities.is_empty()
            || study.modalities.is_empty()
            || self.modalities.iter().any(|m| study.modalities.iter().any(|s| are_one(m, s)));
        let day = self.dates.is_empty()
            || study.dates.is_empty()
            || self.dates.iter().any(|a| study.dates.iter().any(|b| a.agrees_with(*b)));
        modality && day
    }

    fn finding(&self, code: FindingCode) -> Finding {
        let named: Vec<String> = self
            .modalities
            .first()
            .map(ToString::to_string)
            .into_iter()
            .chain(self.dates.first().map(ToString::to_string))
            .collect();
        let facts = self.facts.iter().map(|f| f.id);
        facts.fold(
            Finding::new(code).with("detail", named.join(", ")).in_document(self.document.id),
            Finding::about_fact,
        )
    }
}
