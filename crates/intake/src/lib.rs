//! Bytes of any format become a [`Reading`](record::Reading). All untrusted input lives in this crate.
//!
//! Reading never fails because of content and never invents: what could not be read is a finding, what
//! was not understood is listed as unread. A format is one file or folder under `formats/` and one line
//! in [`formats::FORMATS`]; CONTRIBUTING.md has the recipe.

pub mod dates;
mod diagnoses;
pub mod formats;
mod labs;
mod layout;
mod limits;
mod ocr;
pub mod prose;
pub mod shoebox;
pub mod sorting;
mod tools;

pub use image::GrayImage;
pub use limits::Limits;
pub use tools::{NoPrograms, Ocr, OcrWord, Pictures, Tools, Unavailable};

use record::{
    DocumentId, DocumentKind, Fact, Finding, FindingCode, Format, Origin, Passage, Reading, Span,
    Status,
};

/// One document as it is handed to a reader.
#[derive(Clone, Copy)]
pub struct Handed<'a> {
    /// The number that the reading's sources carry.
    pub id: DocumentId,
    /// Relative path, members as `outer.zip!inner`. A hint only: the bytes decide.
    pub path: &'a str,
    pub bytes: &'a [u8],
}

impl Handed<'_> {
    /// The last part of the path, lower case.
    pub fn name(&self) -> String {
        self.path.rsplit(['/', '!', '\\']).next().unwrap_or(self.path).to_lowercase()
    }
}

impl std::fmt::Debug for Handed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} bytes", self.id, self.bytes.len())
    }
}

/// Reads one document: the format's reader, then what its words say of kind, date and person, then the
/// facts in its prose.
pub fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    if handed.bytes.is_empty() {
        return Reading::not_read(Format::Other, Finding::new(FindingCode::DocumentEmpty));
    }
    let Some(reader) = formats::reader_for(handed) else {
        return Reading::not_read(Format::Other, Finding::new(FindingCode::DocumentUnsupported));
    };
    let mut reading = (reader.read)(handed, tools);
    if matches!(reading.status, Status::Read | Status::PartlyRead) {
        sorting::sort(handed, &mut reading, tools);
        diagnoses::read(handed.id, &mut reading, &tools.library.vocabulary);
        read_prose(handed.id, &mut reading, tools);
    }
    reading
}

/// Adds the facts and findings of the written words to a sorted reading.
fn read_prose(id: DocumentId, reading: &mut Reading, tools: &Tools<'_>) {
    let stretches = written_stretches(reading);
    let said = prose::read(
        &prose::Script {
            id,
            kind: reading.kind.unwrap_or(DocumentKind::Unknown),
            date: reading.date,
            pages: &reading.pages,
            stretches: &stretches,
        },
        tools,
    );
    let told: Vec<&Passage> =
        reading.facts.iter().filter(|f| f.value.kind() == "lab").flat_map(Fact::passages).collect();
    // A row that the format's own reader has told is not told again by what its words look like.
    let new = |fact: &Fact| {
        fact.value.kind() != "lab"
            || !fact.passages().any(|at| told.iter().any(|known| known.overlaps(at)))
    };
    let (mut new, _): (Vec<Fact>, Vec<Fact>) = said.facts.into_iter().partition(new);
    reading.facts.append(&mut new);
    for finding in said.findings {
        reading.find(finding);
    }
}

/// Where people wrote in their own words, in reading order.
fn written_stretches(reading: &Reading) -> Vec<(usize, Span)> {
    let written = reading
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| page.origin != Origin::Rendered)
        .map(|(at, page)| (at, Span::new(0, page.text().len())));
    let mut stretches: Vec<_> = written.chain(reading.narrative.iter().copied()).collect();
    stretches.sort();
    stretches
}
