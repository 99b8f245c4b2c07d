//! How each paper is shown among the pages: a PDF as it is, a coded record as readable pages, a picture on a
//! page, and where none of these can be, a page that says what the file is and why.

use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use journey::packet::{Enclosed, Packet};
use knowledge::Words;
use knowledge::line;
use record::{Document, FindingCode, Format, Passage, ReadDocument, Status};
use serde::Serialize;

use super::pictures::Picture;
use super::runs::{self, Block, Marked, letters};
use super::{Limits, Making, Originals, Progress, say};

/// One paper, ready to be set or joined.
pub(crate) struct Paper<'a> {
    pub(crate) enclosed: &'a Enclosed<'a>,
    pub(crate) read: &'a ReadDocument,
    pub(crate) shown: Shown,
}

impl Paper<'_> {
    /// Whether a page of it, from 1, goes in.
    pub(crate) fn holds(&self, page: u32) -> bool {
        !self.enclosed.pages_out.contains(&page)
    }
}

/// How a paper is shown.
pub(crate) enum Shown {
    /// Its own pages.
    Joined(Box<lopdf::Document>),
    /// Set from the words that were read.
    Rendered,
    /// Pictures of its pages, by page. `why` says whether it is no picture itself.
    Pictured {
        pages: Vec<(u32, Picture)>,
        instead: bool,
    },
    Noticed(Notice),
}

/// Why a paper has a page in its stead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    Locked,
    Damaged,
    Huge,
    Unread,
    NoWords,
}

impl Notice {
    fn slug(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Damaged => "damaged",
            Self::Huge => "huge",
            Self::Unread => "unread",
            Self::NoWords => "no-words",
        }
    }
}

/// Opens what can be opened of each paper, in order.
pub(crate) fn open<'a>(
    packet: &'a Packet<'a>,
    originals: &dyn Originals,
    limits: &Limits,
    progress: &dyn Progress,
) -> Result<Vec<Paper<'a>>, super::NotMade> {
    let mut room = limits.pages_bytes;
    let mut papers = Vec::with_capacity(packet.enclosed.len());
    for enclosed in &packet.enclosed {
        if progress.cancelled() {
            return Err(super::NotMade::Cancelled);
        }
        let shown = show(enclosed, originals, limits, &mut room)?;
        papers.push(Paper { enclosed, read: enclosed.read, shown });
        progress.done(1);
    }
    Ok(papers)
}

fn show(
    enclosed: &Enclosed<'_>,
    originals: &dyn Originals,
    limits: &Limits,
    room: &mut u64,
) -> Result<Shown, super::NotMade> {
    let read = enclosed.read;
    let document = &read.document;
    let has_words = read.reading.pages.iter().any(|p| !p.text().trim().is_empty());
    if !matches!(document.format, Format::Pdf | Format::Image) {
        // Markup and data that no reader knows are no pages, unless something was read in them.
        let says_nothing = document.format == Format::Other && read.reading.facts.is_empty();
        return Ok(match has_words && !says_nothing {
            true => Shown::Rendered,
            false => Shown::Noticed(notice_of(read)),
        });
    }
    if has_found(read, FindingCode::DocumentLocked) {
        return Ok(Shown::Noticed(Notice::Locked));
    }
    let most = limits.document_bytes.min(*room);
    if document.bytes > most {
        return Ok(Shown::Noticed(Notice::Huge));
    }
    let Some(file) = document.files.first() else { return Ok(Shown::Noticed(Notice::Damaged)) };
    let mut bytes = Vec::new();
    let mut source = originals.open(file).map_err(super::NotMade::Original)?;
    source.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(super::NotMade::Original)?;
    *room = room.saturating_sub(bytes.len() as u64);
    let shown = match document.format {
        Format::Pdf => joined(&bytes, limits).map(Shown::Joined),
        _ => None,
    };
    if let Some(shown) = shown {
        return Ok(shown);
    }
    let pages = pictures(enclosed, bytes, originals, limits, room);
    let instead = document.format == Format::Pdf;
    Ok(match (pages.is_empty(), has_words) {
        (false, _) => Shown::Pictured { pages, instead },
        // What cannot be shown was read all the same: its words are better than nothing.
        (true, true) => Shown::Rendered,
        (true, false) => Shown::Noticed(notice_of(read)),
    })
}

fn has_found(read: &ReadDocument, code: FindingCode) -> bool {
    read.reading.status == Status::NotRead && read.reading.findings.iter().any(|f| f.code == code)
}

fn notice_of(read: &ReadDocument) -> Notice {
    match read.document.format {
        _ if has_found(read, FindingCode::DocumentLocked) => Notice::Locked,
        _ if has_found(read, FindingCode::DocumentDamaged) => Notice::Damaged,
        _ if has_found(read, FindingCode::LimitReached) => Notice::Huge,
        Format::Pdf | Format::Image => Notice::Damaged,
        Format::Other | Format::Zip => Notice::Unread,
        _ => Notice::NoWords,
    }
}

/// A PDF whose pages can be joined to others; `None` where it is locked, damaged or has none.
fn joined(bytes: &[u8], limits: &Limits) -> Option<Box<lopdf::Document>> {
    // A library that stumbles over a damaged file costs this file its own pages and nothing else.
    let loaded = catch_unwind(AssertUnwindSafe(|| lopdf::Document::load_mem(bytes))).ok()?.ok()?;
    if loaded.is_encrypted() {
        return None;
    }
    let pages = loaded.page_iter().take(limits.pages + 1).count();
    (1..=limits.pages).contains(&pages).then(|| Box::new(loaded))
}

/// The pages of a document as pictures.
fn pictures(
    enclosed: &Enclosed<'_>,
    bytes: Vec<u8>,
    originals: &dyn Originals,
    limits: &Limits,
    room: &mut u64,
) -> Vec<(u32, Picture)> {
    let read = enclosed.read;
    let format = read.document.format;
    let count = read.reading.pages.len().max(1) as u32;
    // Bytes that are cut off are drawn as far as they go: moved as they are, they would be an error in the PDF.
    let whole = !read.reading.findings.iter().any(|f| f.code == FindingCode::DocumentDamaged);
    if format == Format::Image
        && whole
        && count == 1
        && let Some(picture) = Picture::of(bytes.clone())
    {
        return vec![(1, picture)];
    }
    let mut pages = Vec::new();
    let numbers = 1..=count.min(limits.pictured_pages);
    for page in numbers.filter(|number| !enclosed.pages_out.contains(number)) {
        let drawn = originals.picture(&bytes, format, page).and_then(Picture::of);
        let Some(picture) = drawn else { continue };
        let size = picture.stream.content.len() as u64;
        if size > *room {
            break;
        }
        *room -= size;
        pages.push((page, picture));
    }
    pages
}

/// A paper as the template takes it.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet {
    id: String,
    label: String,
    title: String,
    date: String,
    kind: String,
    /// The title it has itself, as it is written.
    own: String,
    file: String,
    section: usize,
    /// `joined`, `rendered`, `pictured`, `noticed`.
    how: &'static str,
    /// Pages of its own that are joined to ours.
    pages: usize,
    notes: Vec<String>,
    rendered: Vec<Rendered>,
    pictures: Vec<Placed>,
    notice: Vec<[String; 2]>,
    notice_title: String,
}

#[derive(Debug, Serialize)]
struct Rendered {
    number: u32,
    name: String,
    blocks: Vec<Block>,
}

/// A picture and the room it needs.
#[derive(Debug, Serialize)]
struct Placed {
    number: u32,
    name: String,
    /// The stand-in's file.
    file: String,
    width: u32,
    height: u32,
    turns: u8,
    alt: String,
}

/// What the template needs of a paper. `stand_ins` gives each picture its number.
pub(crate) fn sheet(
    paper: &Paper<'_>,
    section: usize,
    passages: &BTreeMap<record::DocumentId, Vec<&Passage>>,
    stand_ins: &mut u32,
    making: Making<'_>,
) -> Sheet {
    let words = &making.library.office;
    let document = &paper.read.document;
    let id = document.id;
    let none = Vec::new();
    let passages = passages.get(&id).unwrap_or(&none);
    let title = letters(&say::title(words, document));
    let mut sheet = Sheet {
        id: id.to_string(),
        label: format!("D{}", id.0),
        date: document.date.map(|d| say::date(words, d)).unwrap_or_default(),
        kind: letters(&say::kind(words, document)),
        own: letters(&say::own_title(words, document).unwrap_or_default()),
        file: words.say_with("packet-file", &[("file", &letters(&document.path))]),
        section,
        how: "noticed",
        pages: 0,
        notes: Vec::new(),
        rendered: Vec::new(),
        pictures: Vec::new(),
        notice: Vec::new(),
        notice_title: words.say("packet-notice"),
        title,
    };
    match &paper.shown {
        Shown::Joined(pdf) => {
            sheet.how = "joined";
            sheet.pages = (1..).zip(pdf.page_iter()).filter(|(page, _)| paper.holds(*page)).count();
        }
        Shown::Rendered => {
            sheet.how = "rendered";
            sheet.notes.push(words.say(match (document.format, paper.enclosed.file_out) {
                (Format::Dicom, None) => "packet-shown-study",
                (_, None) => "packet-shown-rendered",
                (_, Some(_)) => "packet-shown-pages-only",
            }));
            if !passages.is_empty() {
                sheet.notes.push(words.say("packet-shown-marked"));
            }
            let mut room = making.limits.rendered_bytes;
            for page in paper.enclosed.pages() {
                if room == 0 {
                    break;
                }
                let mut blocks = Marked::new(id, page, passages.iter().copied()).blocks();
                runs::cut(&mut blocks, &mut room);
                let name = place_of_page(document, page.number());
                sheet.rendered.push(Rendered { number: page.number(), name, blocks });
            }
            if room == 0 {
                sheet.notes.push(words.say("packet-shown-cut"));
            }
        }
        Shown::Pictured { pages, instead } => {
            sheet.how = "pictured";
            sheet.notes.push(words.say(match (*instead, paper.enclosed.file_out) {
                (true, None) => "packet-shown-pictures",
                (false, None) => "packet-shown-picture",
                (_, Some(_)) => "packet-shown-pages-only",
            }));
            for (number, picture) in pages {
                sheet.pictures.push(placed(paper.read, *number, picture, *stand_ins, words));
                *stand_ins += 1;
            }
        }
        Shown::Noticed(why) => {
            sheet.notice = notice(document, *why, paper.enclosed.file_out.is_some(), words);
        }
    }
    sheet
}

pub(crate) fn place_of_page(document: &Document, page: u32) -> String {
    format!("p/{}/{page}", document.id)
}

pub(crate) fn stand_in_file(number: u32) -> String {
    format!("picture-{number}.png")
}

/// Characters of recognised words that a screen reader is given for a picture.
const ALT_CHARS: usize = 3_000;

fn placed(
    read: &ReadDocument,
    number: u32,
    picture: &Picture,
    stand_in: u32,
    words: &Words,
) -> Placed {
    let document = &read.document;
    let (width, height) = picture.upright();
    let title = letters(&say::title(words, document));
    let page = number.to_string();
    let recognised = read.reading.pages.iter().find(|p| p.number() == number);
    let recognised = recognised.map(|p| line::shortened(&letters(p.text()), ALT_CHARS));
    let alt = match recognised.filter(|words| !words.is_empty()) {
        Some(said) => words.say_with(
            "packet-picture-alt-words",
            &[("title", &title), ("page", &page), ("words", &said)],
        ),
        None => words.say_with("packet-picture-alt", &[("title", &title), ("page", &page)]),
    };
    Placed {
        number,
        name: place_of_page(document, number),
        file: stand_in_file(stand_in),
        width,
        height,
        turns: picture.turns,
        alt,
    }
}

fn notice(document: &Document, why: Notice, file_out: bool, words: &Words) -> Vec<[String; 2]> {
    let place = if file_out { "packet-notice-where-out" } else { "packet-notice-where-text" };
    let size = say::size(words, document.bytes);
    let why = words.say_with(&format!("packet-notice-{}", why.slug()), &[("size", &size)]);
    let format = words.say(&format!("format-{}", record::slug(&document.format)));
    vec![
        [words.say("packet-notice-why"), why],
        [words.say("packet-notice-what"), format!("{format}, {size}")],
        [words.say("packet-notice-where"), words.say(place)],
    ]
}
