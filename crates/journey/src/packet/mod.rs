//! *The app helps me with my packet.* Which papers a second doctor gets, in which order, and what stays out
//! and why.
//!
//! A paper that stays out takes what only it states with it: the chart of the packet is made anew from what
//! goes in, so that nothing in it speaks of a paper that is not there.

use knowledge::Library;
use record::{Chart, Correction, Document, DocumentId, DocumentKind, Fact, ReadDocument, Status};

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
#[derive(Clone, Copy, Debug)]
pub struct Enclosed<'a> {
    pub read: &'a ReadDocument,
    /// The place of its section among those of `knowledge/rules/packet.toml`.
    pub section: usize,
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
    let mut in_chart: Vec<ReadDocument> = enclosed.iter().map(|e| e.read.clone()).collect();
    in_chart.sort_by_key(|read| read.document.id);
    let mut chart = records::chart(&in_chart, corrections, library);
    if choice.blind {
        chart.facts.retain(|held| !library.rules.packet.blind.is_plan(&held.fact.value));
    }
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
    let mut reasons: Vec<Option<Why>> = documents
        .iter()
        .zip(&whole.documents)
        .map(|(read, charted)| why_not(read, charted, whole, choice, library))
        .collect();
    // A record that holds within it a paper that is to stay out stays out with it.
    let inner: Vec<(String, Why)> = documents
        .iter()
        .zip(&reasons)
        .filter_map(|(read, why)| match why {
            Some(why @ (Why::Chosen | Why::Blind)) => Some((read.document.path.clone(), *why)),
            _ => None,
        })
        .collect();
    for (read, reason) in documents.iter().zip(&mut reasons).filter(|(_, why)| why.is_none()) {
        let outer = format!("{}!", read.document.path);
        *reason = inner.iter().find(|(path, _)| path.starts_with(&outer)).map(|(_, why)| *why);
    }
    let mut enclosed = Vec::new();
    let mut left_out = Vec::new();
    for ((read, charted), why) in documents.iter().zip(&whole.documents).zip(reasons) {
        match why {
            Some(why) => left_out.push(LeftOut { document: charted.clone(), why }),
            None => {
                let section = library.rules.packet.section_of(charted.kind);
                enclosed.push(Enclosed { read, section });
            }
        }
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
fn why_not(
    read: &ReadDocument,
    charted: &Document,
    chart: &Chart,
    choice: &Choice,
    library: &Library,
) -> Option<Why> {
    let unsure = chart.findings.iter().any(|f| {
        f.code == record::FindingCode::IdentityUnsure && f.documents.contains(&charted.id)
    });
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
    let rule = &library.rules.packet.blind;
    let concludes = || {
        rule.is_conclusion(charted.kind)
            || read.reading.facts.iter().any(|f: &Fact| rule.is_plan(&f.value))
    };
    (choice.blind && concludes()).then_some(Why::Blind)
}
