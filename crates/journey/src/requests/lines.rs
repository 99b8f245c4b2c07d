//! What a letter says of one missing thing: its name, and the papers it belongs to by number and day.

use knowledge::Words;
use record::{Chart, Document, DocumentId, DocumentKind, Status};

use crate::missing::{Because, Judged};
use crate::records::SPECIMEN;

/// Papers named for one thing before a letter becomes a list of papers.
const PAPERS: usize = 8;

/// The papers that a missing thing belongs to: those that show it is missing, else the reports on the tissue.
pub(super) fn papers(chart: &Chart, judged: &Judged<'_>) -> Vec<DocumentId> {
    use Because::{
        AddendumOpen, AddendumUnclear, CannotBeRead, FilesMissing, SeriesGap, Unsettled,
        WithoutPictures, WithoutReport,
    };
    let shows = [
        AddendumOpen,
        AddendumUnclear,
        CannotBeRead,
        FilesMissing,
        SeriesGap,
        Unsettled,
        WithoutPictures,
        WithoutReport,
    ];
    let mut papers: Vec<DocumentId> = judged
        .reasons
        .iter()
        .filter(|r| shows.contains(&r.because))
        .flat_map(|r| r.documents.iter().copied())
        .collect();
    if papers.is_empty() && judged.item.holder == "pathology" {
        let reports = chart.documents.iter().filter(|d| {
            d.kind == DocumentKind::PathologyReport
                && matches!(d.status, Status::Read | Status::PartlyRead)
        });
        papers.extend(reports.map(|d| d.id));
    }
    papers.sort();
    papers.dedup();
    papers.truncate(PAPERS);
    papers
}

pub(super) fn line(
    chart: &Chart,
    judged: &Judged<'_>,
    papers: &[DocumentId],
    words: &Words,
) -> String {
    let language = words.language();
    let name = judged.item.ask.as_ref().unwrap_or(&judged.item.name).in_language(language);
    let mut named: Vec<String> = Vec::new();
    for document in papers.iter().filter_map(|id| chart.document(*id)) {
        let paper = paper(chart, document, words);
        if !paper.is_empty() && !named.contains(&paper) {
            named.push(paper);
        }
    }
    match named.is_empty() {
        true => name.to_owned(),
        false => words.say_with("letter-line", &[("name", name), ("papers", &named.join("; "))]),
    }
}

/// `PW26-03187, report of September 23, 2026`, or the kind of paper and its day; a paper that could not be read is
/// named by nothing that its holder would know.
fn paper(chart: &Chart, document: &Document, words: &Words) -> String {
    if document.status == Status::NotRead {
        return String::new();
    }
    let number = chart
        .mentions
        .iter()
        .find(|m| m.test == SPECIMEN && m.passage.document() == document.id)
        .map(|m| m.passage.quote());
    let date = document.date.map(|d| words.date(d));
    match (number, date) {
        (Some(number), Some(date)) => {
            words.say_with("letter-paper-numbered", &[("number", number), ("date", &date)])
        }
        (Some(number), None) => number.to_owned(),
        (None, Some(date)) => {
            let what = what(document, words);
            words.say_with("letter-paper", &[("what", &what), ("date", &date)])
        }
        (None, None) => String::new(),
    }
}

/// The title of a study or a report, else what kind of paper it is.
fn what(document: &Document, words: &Words) -> String {
    let title = document.title.as_deref().map(str::trim).filter(|t| !t.is_empty() && t.len() <= 80);
    title
        .map_or_else(|| words.say(&format!("kind-{}", record::slug(&document.kind))), str::to_owned)
}

/// What the laboratory's reports among `papers` themselves say of the thing that is to come.
pub(super) fn quotes(judged: &Judged<'_>, papers: &[DocumentId]) -> Vec<String> {
    let open = |b: Because| matches!(b, Because::AddendumOpen | Because::AddendumUnclear);
    judged
        .reasons
        .iter()
        .filter(|r| open(r.because))
        .flat_map(|r| &r.passages)
        .filter(|p| papers.contains(&p.document()))
        .map(|p| format!("“{}”", p.quote().split_whitespace().collect::<Vec<_>>().join(" ")))
        .take(3)
        .collect()
}
