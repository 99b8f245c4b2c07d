//! *The app helps me with my packet.* Which papers a second doctor gets, in which order, and what stays out
//! and why.
//!
//! A paper or a page that stays out takes what only it states with it: the chart of the packet is made anew from
//! what goes in, so that nothing in it speaks of a paper that is not there. A file that goes in untouched takes
//! along whatever lies inside it; where that is somebody else's, or is to stay out, its pages go in and the file
//! does not.

use std::collections::{BTreeMap, BTreeSet};

use knowledge::Library;
use record::{
    Chart, Correction, Document, DocumentId, DocumentKind, Fact, FindingCode, Format, Page,
    Passage, ReadDocument, Status,
};

use crate::records;

/// What the person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Papers that stay out because the person says so.
    pub without: Vec<DocumentId>,
    /// Leaves out the first doctor's conclusions and plan.
    pub blind: bool,
}

/// Why a paper stays out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The person wants it so.
    Chosen,
    /// It gives the first doctor's conclusions or plan, and the packet is blind.
    Blind,
    /// The same paper goes in once.
    Twice,
    /// It is about somebody else.
    OtherPerson,
    /// It cannot be told whose it is.
    Unsure,
    /// Somebody else's paper lies inside its file.
    HoldsOther,
    /// There is nothing in it.
    Empty,
    /// Not a record: viewer programs, style sheets, directories.
    NoRecord,
}

impl Why {
    /// The name under which its words stand in `knowledge/words`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Blind => "blind",
            Self::Twice => "twice",
            Self::OtherPerson => "other-person",
            Self::Unsure => "unsure",
            Self::HoldsOther => "holds-other",
            Self::Empty => "empty",
            Self::NoRecord => "no-record",
        }
    }
}

/// A paper that stays out, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    pub document: Document,
    pub why: Why,
}

/// A paper that goes in.
#[derive(Clone, Debug)]
pub struct Enclosed<'a> {
    pub read: &'a ReadDocument,
    /// The place of its section among those of `knowledge/rules/packet.toml`.
    pub section: usize,
    /// Pages of it that stay out, from 1: the packet is blind and they hold conclusions or a plan.
    pub pages_out: BTreeSet<u32>,
    /// Why only its pages go in and not its file.
    pub file_out: Option<Why>,
}

impl Enclosed<'_> {
    /// The pages that were read and go in.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.read.reading.pages.iter().filter(|page| !self.pages_out.contains(&page.number()))
    }

    /// The paper as far as it goes in.
    fn trimmed(&self) -> ReadDocument {
        let mut read = self.read.clone();
        if self.pages_out.is_empty() {
            return read;
        }
        let stays_out = |p: &Passage| self.pages_out.contains(&p.page());
        let reading = &mut read.reading;
        // What a statement rests on is not there any more, even where it rests on it in part.
        reading.facts.retain(|fact| !fact.passages().any(stays_out));
        reading.findings.retain(|finding| !finding.passages.iter().any(stays_out));
        for person in &mut reading.people {
            for place in [&mut person.name_at, &mut person.birth_date_at, &mut person.sex_at] {
                place.take_if(|p| stays_out(p));
            }
        }
        reading.pages.retain(|page| !self.pages_out.contains(&page.number()));
        reading.narrative.clear();
        read
    }
}

/// What goes into a packet.
#[derive(Debug)]
pub struct Packet<'a> {
    /// In the order in which a specialist reads.
    pub enclosed: Vec<Enclosed<'a>>,
    pub left_out: Vec<LeftOut>,
    /// The case as the enclosed papers tell it.
    pub chart: Chart,
    pub blind: bool,
}

/// What goes into the packet of this case.
pub fn packet<'a>(
    documents: &'a [ReadDocument],
    corrections: &[Correction],
    choice: &Choice,
    library: &Library,
) -> Packet<'a> {
    let whole = records::chart(documents, corrections, library);
    let (enclosed, left_out) = sort(documents, &whole, choice, library);
    let mut in_chart: Vec<ReadDocument> = enclosed.iter().map(Enclosed::trimmed).collect();
    in_chart.sort_by_key(|read| read.document.id);
    let mut chart = records::chart(&in_chart, corrections, library);
    if choice.blind {
        chart.facts.retain(|held| !library.rules.packet.blind.is_plan(&held.fact.value));
    }
    // The file that shows a disc to be one stays out; what is known of the disc by it does not.
    let goes_in = |id: &DocumentId| in_chart.iter().any(|read| read.document.id == *id);
    let of_discs = whole.findings.iter().filter(|f| f.code == FindingCode::ImagingNotDicom);
    chart.findings.extend(of_discs.filter(|f| f.documents.iter().all(goes_in)).cloned());
    Packet { enclosed, left_out, chart, blind: choice.blind }
}

/// The papers that go in, in the order in which a specialist reads, and those that stay out. `whole` is the chart of
/// all of them.
pub fn sort<'a>(
    documents: &'a [ReadDocument],
    whole: &Chart,
    choice: &Choice,
    library: &Library,
) -> (Vec<Enclosed<'a>>, Vec<LeftOut>) {
    let reasons: Vec<Option<Why>> =
        whole.documents.iter().map(|charted| why_not(charted, whole, choice, library)).collect();
    let held_back = held_back(documents, &reasons);
    let mut enclosed = Vec::new();
    let mut left_out = Vec::new();
    for ((read, charted), why) in documents.iter().zip(&whole.documents).zip(&reasons) {
        let mut stay_out = |why| left_out.push(LeftOut { document: charted.clone(), why });
        if let Some(why) = why {
            stay_out(*why);
            continue;
        }
        let inside = inside(read, &held_back);
        // An archive has no pages of its own to go in without its file.
        if let Some(why) = inside.filter(|_| charted.format == Format::Zip) {
            stay_out(why);
            continue;
        }
        let pages_out = if choice.blind { leading_pages(read, library) } else { BTreeSet::new() };
        let is_cut = !pages_out.is_empty();
        if is_cut && read.reading.pages.iter().all(|p| pages_out.contains(&p.number())) {
            stay_out(Why::Blind);
            continue;
        }
        enclosed.push(Enclosed {
            read,
            section: library.rules.packet.section_of(charted.kind),
            pages_out,
            file_out: inside.or(is_cut.then_some(Why::Blind)),
        });
    }
    enclosed.sort_by_key(|e| {
        let document = &e.read.document;
        // Undated papers follow the dated ones of their section.
        (e.section, document.date.is_none(), document.date, document.id)
    });
    left_out.sort_by_key(|out| (out.why, out.document.id));
    (enclosed, left_out)
}

/// Why a paper stays out; `None` where it goes in.
fn why_not(charted: &Document, chart: &Chart, choice: &Choice, library: &Library) -> Option<Why> {
    let unsure = chart
        .findings
        .iter()
        .any(|f| f.code == FindingCode::IdentityUnsure && f.documents.contains(&charted.id));
    match charted.status {
        Status::Duplicate => return Some(Why::Twice),
        Status::OtherPerson => return Some(Why::OtherPerson),
        Status::Ignored => return Some(Why::NoRecord),
        _ if charted.kind == DocumentKind::Junk => return Some(Why::NoRecord),
        _ if unsure => return Some(Why::Unsure),
        _ if charted.bytes == 0 => return Some(Why::Empty),
        _ => {}
    }
    if choice.without.contains(&charted.id) {
        return Some(Why::Chosen);
    }
    let is_conclusion = library.rules.packet.blind.is_conclusion(charted.kind);
    (choice.blind && is_conclusion).then_some(Why::Blind)
}

/// The graver reason for which something inside a file stays out, by the file's path.
fn held_back<'a>(documents: &'a [ReadDocument], reasons: &[Option<Why>]) -> BTreeMap<&'a str, Why> {
    let mut held: BTreeMap<&str, Why> = BTreeMap::new();
    for (inner, why) in documents.iter().zip(reasons) {
        let why = match why {
            Some(Why::OtherPerson | Why::Unsure | Why::HoldsOther) => Why::HoldsOther,
            Some(why @ (Why::Chosen | Why::Blind)) => *why,
            _ => continue,
        };
        let path = inner.document.path.as_str();
        for outer in path.match_indices('!').filter_map(|(at, _)| path.get(..at)) {
            let known = held.entry(outer).or_insert(why);
            *known = why.max(*known);
        }
    }
    held
}

/// Why the file of a record may not go out as it is: a paper inside it stays out, or part of it is about somebody
/// else.
fn inside(read: &ReadDocument, held_back: &BTreeMap<&str, Why>) -> Option<Why> {
    let strangers =
        read.reading.findings.iter().any(|f| f.code == FindingCode::IdentityOtherPerson);
    let inner = held_back.get(read.document.path.as_str()).copied();
    inner.max(strangers.then_some(Why::HoldsOther))
}

/// The pages on which a plan was read or announces itself by its words.
fn leading_pages(read: &ReadDocument, library: &Library) -> BTreeSet<u32> {
    let rule = &library.rules.packet.blind;
    let plans = read.reading.facts.iter().filter(|f: &&Fact| rule.is_plan(&f.value));
    let of_plans = plans.flat_map(|f| f.passages().map(Passage::page));
    let pages = &read.reading.pages;
    let of_words =
        pages.iter().filter(|p| rule.leads(read.document.kind, p.text())).map(Page::number);
    of_plans.chain(of_words).collect()
}
