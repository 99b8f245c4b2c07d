//! The packet: one PDF that a specialist can use in ten seconds and check to the last source.
//!
//! The sheets of our own (cover, summary, timeline, open points, coded records as readable pages) are set
//! together; then the pages of the originals are joined between them, each page gets its stamp, and every
//! reference becomes a link to the page where the words stand.

mod book;
mod comparison;
mod front;
mod joining;
mod own_sheets;
mod papers;
mod pictures;
mod runs;
mod say;
mod stamping;
mod strips;
mod timeline;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};

use jiff::civil::Date;
use journey::packet::Packet;
use knowledge::Library;
use record::{Chart, DocumentId, Format, Passage, StoredFile};
use serde::Serialize;

use crate::typeset::{self, Job, NotSet};
pub use comparison::{ComparisonSheet, Of};
pub(crate) use front::Reference;
pub use own_sheets::{OwnKind, OwnSheet};
use papers::{Paper, Shown};
pub(crate) use say::{file_name, kind as kind_of, paper as name_of};

/// What the person asks of the second doctor.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// In the order of their weight; the first three stand large on the cover.
    pub questions: Vec<String>,
    /// How the person can be reached, in their own words.
    pub contact: String,
    /// Two opinions side by side, where the person wants them in it.
    pub comparison: Option<ComparisonSheet>,
    /// What else of their own making the person wants in it.
    pub own_sheets: Vec<OwnSheet>,
}

impl Ask {
    /// The questions of a text: one a line, with or without numbers; a line that begins with white space goes on
    /// with the question before it.
    pub fn of_text(text: &str) -> Self {
        let mut questions: Vec<String> = Vec::new();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let goes_on = line.starts_with(char::is_whitespace);
            match questions.last_mut().filter(|_| goes_on) {
                Some(last) => {
                    last.push(' ');
                    last.push_str(line.trim());
                }
                None => questions.push(unnumbered(line.trim()).to_owned()),
            }
        }
        Self { questions, ..Self::default() }
    }
}

/// `2. Is …`, `2) Is …`, `- Is …` without what counts it.
fn unnumbered(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = rest.len() < line.len() && line.len() - rest.len() <= 2;
    let rest =
        if counted { rest.strip_prefix(['.', ')']) } else { line.strip_prefix(['-', '*', '•']) };
    rest.filter(|r| r.starts_with(' ')).map_or(line, str::trim)
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ask of {} questions", self.questions.len())
    }
}

/// The originals of a case.
pub trait Originals: Sync {
    /// The untouched bytes of a file.
    ///
    /// # Errors
    /// Where it cannot be had; no packet is made then.
    fn open(&self, file: &StoredFile) -> io::Result<Box<dyn Read + '_>>;

    /// A page (from 1) as a PNG of eight bits a sample, grey or colour, upright; `None` where there is none.
    fn picture(&self, bytes: &[u8], format: Format, page: u32) -> Option<Vec<u8>>;
}

/// Whoever watches a packet being made, and may stop it.
pub trait Progress: Sync {
    /// So many steps more have been done: papers opened, papers bound.
    fn done(&self, _steps: u64) {}

    /// So many bytes more of the originals have been written.
    fn written(&self, _bytes: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Progress for Unwatched {}

/// How much goes among the pages; what is beyond goes in as a file.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one original. A scan of a whole ward's folder has 100 MB.
    pub document_bytes: u64,
    /// Bytes of all originals together: they lie in memory while they are joined.
    pub pages_bytes: u64,
    /// Pages of one original.
    pub pages: usize,
    /// Pages of one original that are shown as pictures.
    pub pictured_pages: u32,
    /// Bytes of the words of one coded record that are set as pages: some two hundred of them.
    pub rendered_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 200 << 20,
            pages_bytes: 600 << 20,
            pages: 5_000,
            pictured_pages: 300,
            rendered_bytes: 600 << 10,
        }
    }
}

/// Why no packet was made.
#[derive(Debug)]
pub enum NotMade {
    Cancelled,
    /// An original could not be had.
    Original(io::Error),
    /// There is no room for it, or its place cannot be written to.
    Write(io::Error),
    /// The sheets could not be set.
    Sheets(NotSet),
    /// The pages could not be joined.
    Pages,
}

impl From<NotSet> for NotMade {
    fn from(why: NotSet) -> Self {
        Self::Sheets(why)
    }
}

/// A packet as one PDF.
pub struct Made {
    pub pdf: Vec<u8>,
    pub pages: usize,
    pub papers: Vec<MadePaper>,
    /// Whether our own sheets keep all rules of PDF/UA-1.
    pub accessible: bool,
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "packet of {} pages, {:?}", self.pages, self.papers)
    }
}

/// Where a paper stands in the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadePaper {
    pub document: DocumentId,
    /// Its first page among those of the packet, from 1.
    pub first: usize,
    pub pages: usize,
    /// It could not be shown; the page says why.
    pub is_notice: bool,
}

/// What a packet is made with.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    pub library: &'a Library,
    pub limits: Limits,
    /// The day that stands on it.
    pub on: Date,
    pub progress: &'a dyn Progress,
}

impl fmt::Debug for Making<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Making on {}", self.on)
    }
}

/// Makes the PDF.
///
/// # Errors
/// [`NotMade`], with nothing half done.
pub fn pdf(
    packet: &Packet<'_>,
    ask: &Ask,
    originals: &dyn Originals,
    making: Making<'_>,
) -> Result<Made, NotMade> {
    let papers = papers::open(packet, originals, &making.limits, making.progress)?;
    let (data, pictures) = data(packet, ask, &papers, making);
    let stand_ins = (0..pictures.len() as u32)
        .map(|number| (papers::stand_in_file(number), pictures::stand_in(number)))
        .collect();
    let job = Job { template: SHEETS, data: &data, pictures: stand_ins };
    let sheets = typeset::set(job)?;
    making.progress.done(1);
    if making.progress.cancelled() {
        return Err(NotMade::Cancelled);
    }
    book::bind(packet, papers, sheets, pictures, making)
}

const SHEETS: &str = include_str!("../../assets/packet.typ");

/// Lines of the fullest group of the summary; the most that fit on its page are taken.
const SUMMARY_LINES: [usize; 10] = [18, 14, 12, 11, 10, 9, 8, 7, 6, 4];

#[derive(Serialize)]
struct Data {
    lang: &'static str,
    file_title: String,
    words: BTreeMap<&'static str, String>,
    cover: front::Cover,
    summary: Vec<front::SummaryGroup>,
    timeline: timeline::Timeline,
    open: front::OpenPoints,
    comparison: Option<ComparisonSheet>,
    own_sheets: Vec<OwnSheet>,
    sections: Vec<String>,
    papers: Vec<papers::Sheet>,
}

/// What the template takes, and the pictures by their numbers.
fn data(
    packet: &Packet<'_>,
    ask: &Ask,
    papers: &[Paper<'_>],
    making: Making<'_>,
) -> (serde_json::Value, Vec<pictures::Picture>) {
    let library = making.library;
    let words = &library.office;
    let passages = passages(&packet.chart);
    let mut numbers = 0;
    let mut pictures = Vec::new();
    let sheets: Vec<_> = papers
        .iter()
        .zip(&packet.enclosed)
        .map(|(paper, enclosed)| {
            if let Shown::Pictured { pages, .. } = &paper.shown {
                pictures.extend(pages.iter().map(|(_, picture)| picture.clone()));
            }
            papers::sheet(paper, enclosed.section, &passages, &mut numbers, making)
        })
        .collect();
    let said = |id: &'static str| words.say(id);
    let front = |timeline, open| Data {
        lang: words.language().tag(),
        file_title: said("packet-title"),
        words: BTreeMap::from([
            ("contents", said("packet-contents")),
            ("summary", said("packet-summary")),
            ("timeline", said("packet-timeline")),
            ("open", said("packet-open")),
            ("comparison", said("packet-comparison")),
            ("two_answers", said("packet-two-answers")),
        ]),
        cover: front::cover(packet, ask, words, making.on),
        summary: Vec::new(),
        timeline,
        open,
        comparison: None,
        own_sheets: Vec::new(),
        sections: sections(library),
        papers: Vec::new(),
    };
    let alone = front(timeline::Timeline::default(), front::OpenPoints::default());
    let summary = fitting_summary(alone, packet, library);
    let mut data =
        front(timeline::of(packet, words, making.on), front::open_points(packet, library));
    data.summary = summary;
    data.papers = sheets;
    data.comparison = ask.comparison.clone().filter(|sheet| sheet.goes_into(packet));
    data.own_sheets =
        ask.own_sheets.iter().filter(|sheet| sheet.goes_into(packet)).cloned().collect();
    (serde_json::to_value(data).unwrap_or_default(), pictures)
}

pub(crate) fn sections(library: &Library) -> Vec<String> {
    let sections = library.rules.packet.sections.iter();
    sections.map(|s| library.office.say(&format!("packet-section-{}", s.id))).collect()
}

/// As much of the summary as one page holds; how much more there is stands at each group. `data` holds what stands on
/// its page beside it.
fn fitting_summary(
    mut data: Data,
    packet: &Packet<'_>,
    library: &Library,
) -> Vec<front::SummaryGroup> {
    let mut fits = |most: usize| {
        data.summary = front::summary(packet, library, most);
        let tried = serde_json::to_value(&data).unwrap_or_default();
        let job = Job { template: SHEETS, data: &tried, pictures: BTreeMap::new() };
        let places = typeset::set(job).map(|sheets| sheets.places()).unwrap_or_default();
        let on = |name: &str| places.get(name).map(|place| place.sheet);
        on("front/summary") == on("front/summary-end")
    };
    // Most cases fit with all their lines. What fits with more lines fits with fewer.
    let too_many = match SUMMARY_LINES.split_first() {
        Some((all, fewer)) if !fits(*all) => 1 + fewer.partition_point(|most| !fits(*most)),
        _ => 0,
    };
    let most = SUMMARY_LINES.get(too_many).or(SUMMARY_LINES.last()).copied().unwrap_or(1);
    front::summary(packet, library, most)
}

/// Every place the sheets before the papers refer to, by paper.
fn passages(chart: &Chart) -> BTreeMap<DocumentId, Vec<&Passage>> {
    let of_facts = chart.facts.iter().flat_map(|held| held.fact.passages());
    let of_findings = chart.findings.iter().flat_map(|f| &f.passages);
    let mut by_paper: BTreeMap<DocumentId, Vec<&Passage>> = BTreeMap::new();
    for passage in of_facts.chain(of_findings) {
        by_paper.entry(passage.document()).or_default().push(passage);
    }
    by_paper
}

/// What a packet tells before its papers, for whoever shows it in another form.
pub(crate) struct Overview {
    pub(crate) patient: String,
    pub(crate) about: Vec<String>,
    pub(crate) questions: Vec<String>,
    pub(crate) summary: Vec<front::SummaryGroup>,
    pub(crate) timeline: timeline::Timeline,
}

pub(crate) fn overview(packet: &Packet<'_>, ask: &Ask, making: Making<'_>) -> Overview {
    let words = &making.library.office;
    let cover = front::cover(packet, ask, words, making.on);
    Overview {
        patient: cover.patient,
        about: cover.about,
        questions: ask.questions.clone(),
        summary: front::summary(packet, making.library, usize::MAX / 4),
        timeline: timeline::of(packet, words, making.on),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_lines_with_or_without_numbers() {
        let text = "1. Is chemotherapy needed?\n   I fear for my hands.\n\n2) Which trial?\n- 3 options were named\nWhy?\n";
        assert_eq!(
            Ask::of_text(text).questions,
            [
                "Is chemotherapy needed? I fear for my hands.",
                "Which trial?",
                "3 options were named",
                "Why?"
            ]
        );
    }
}
