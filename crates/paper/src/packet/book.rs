//! The binding: our sheets and the pages of the originals become one PDF, with a stamp on each page,
//! bookmarks, page labels and links that land.

use std::collections::BTreeMap;

use jiff::civil::Date;
use journey::packet::Packet;
use knowledge::line;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use record::Passage;

use super::joining;
use super::papers::{Paper, Shown, place_of_page};
use super::pictures::{self, Picture};
use super::runs::{letters, mark};
use super::strips::{self, Strip};
use super::{Made, MadePaper, Making, NotMade, say, sections, stamping};
use crate::typeset::{Place, Sheets};

/// Points above the words that a link leaves in view.
const ABOVE: f32 = 36.0;

/// One page of the packet.
struct Leaf {
    id: ObjectId,
    /// A sheet of ours, which leaves room for its strip.
    ours: bool,
    /// As viewers show it beside the page.
    label: String,
    /// What stands in the strip: the short name, and which page of what it is.
    stamp: (String, String),
}

/// Where a link leads.
#[derive(Clone, Copy)]
struct Target {
    page: usize,
    /// From the upper edge; `None` shows the page as a whole.
    y: Option<f32>,
}

pub(crate) fn bind(
    packet: &Packet<'_>,
    mut papers: Vec<Paper<'_>>,
    sheets: Sheets,
    pictures: Vec<Picture>,
    making: Making<'_>,
) -> Result<Made, NotMade> {
    let places = sheets.places();
    let (ours, accessible) = ours(&sheets, making.on)?;
    drop(sheets);
    let mut binder = Binder::new(ours)?;
    binder.put_in(pictures);
    let order = binder.order(&papers, &places, making);
    let mut leaves = Vec::new();
    let mut made = Vec::new();
    let mut targets: BTreeMap<String, Target> = BTreeMap::new();
    for part in order {
        match part {
            Part::Front { sheets } => {
                for sheet in sheets {
                    leaves.push(binder.front_leaf(sheet, leaves.len(), &places, making));
                }
            }
            Part::Paper { at, sheets } => {
                let Some(paper) = papers.get_mut(at) else { continue };
                let first = leaves.len();
                let document = paper.read.document.id;
                let is_notice = matches!(paper.shown, Shown::Noticed(_));
                targets.insert(format!("d/{document}"), Target { page: first, y: None });
                let own = binder.leaves_of(paper, sheets, &places, making)?;
                let count = own.len();
                leaves.extend(own);
                made.push(MadePaper { document, first: first + 1, pages: count, is_notice });
                making.progress.done(1);
                if making.progress.cancelled() {
                    return Err(NotMade::Cancelled);
                }
            }
        }
    }
    aim(&mut targets, packet, &papers, &made, &places, &leaves, &binder);
    binder.stamp(&leaves, packet, making)?;
    binder.link(&leaves, &targets);
    binder.bookmarks(&leaves, packet, &made, &places, making);
    binder.labels(&leaves);
    let pages = leaves.len();
    let pdf = binder.finish(&leaves, making)?;
    Ok(Made { pdf, pages, papers: made, accessible })
}

/// Our sheets as a PDF: tagged by the rules of PDF/UA, or, should one of them be broken, tagged all the same.
fn ours(sheets: &Sheets, on: Date) -> Result<(Document, bool), NotMade> {
    let (pdf, accessible) = match sheets.accessible_pdf(on) {
        Ok(pdf) => (pdf, true),
        Err(_) => (sheets.tagged_pdf(on)?, false),
    };
    let document = Document::load_mem(&pdf).map_err(|_| NotMade::Pages)?;
    Ok((document, accessible))
}

/// A stretch of the packet.
enum Part {
    Front { sheets: std::ops::Range<usize> },
    Paper { at: usize, sheets: std::ops::Range<usize> },
}

struct Binder {
    book: Document,
    /// The pages of our own sheets.
    ours: Vec<ObjectId>,
    root: Dictionary,
    tree: ObjectId,
}

impl Binder {
    fn new(ours: Document) -> Result<Self, NotMade> {
        let pages: Vec<_> = ours.page_iter().collect();
        let root = ours.catalog().map_err(|_| NotMade::Pages)?.clone();
        let mut book = ours;
        book.version = "1.7".to_owned();
        let tree = book.new_object_id();
        Ok(Self { book, ours: pages, root, tree })
    }

    /// Puts the real pictures where their stand-ins are.
    fn put_in(&mut self, pictures: Vec<Picture>) {
        let stand_ins: Vec<_> = self
            .book
            .objects
            .iter()
            .filter_map(|(id, object)| match object {
                Object::Stream(stream) if is_image(stream) => {
                    Some((*id, pictures::number_of(stream)?))
                }
                _ => None,
            })
            .collect();
        let mut pictures: Vec<_> = pictures.into_iter().map(Some).collect();
        for (id, number) in stand_ins {
            if let Some(picture) = pictures.get_mut(number as usize).and_then(Option::take) {
                self.book.objects.insert(id, Object::Stream(picture.stream));
            }
        }
    }

    /// Our sheets before the papers, then each paper with the sheets of ours that are its own.
    fn order(
        &self,
        papers: &[Paper<'_>],
        places: &BTreeMap<String, Place>,
        _making: Making<'_>,
    ) -> Vec<Part> {
        let start = |paper: &Paper<'_>| {
            places.get(&format!("d/{}", paper.read.document.id)).map(|place| place.sheet)
        };
        let starts: Vec<Option<usize>> = papers.iter().map(start).collect();
        let end_of = |at: usize| {
            let later = starts.get(at..).unwrap_or_default();
            later.iter().flatten().next().copied().unwrap_or(self.ours.len())
        };
        let mut parts = vec![Part::Front { sheets: 0..end_of(0) }];
        for (at, start) in starts.iter().enumerate() {
            let sheets = start.map_or(0..0, |start| start..end_of(at + 1));
            parts.push(Part::Paper { at, sheets });
        }
        parts
    }

    fn front_leaf(
        &self,
        sheet: usize,
        at: usize,
        places: &BTreeMap<String, Place>,
        making: Making<'_>,
    ) -> Leaf {
        let words = &making.library.office;
        let titles = FRONT.iter().rev();
        let title = titles
            .filter(|(place, _)| places.get(*place).is_some_and(|p| p.sheet <= sheet))
            .map(|(_, id)| words.say(id))
            .next()
            .unwrap_or_default();
        let id = self.ours.get(sheet).copied().unwrap_or((0, 0));
        Leaf { id, ours: true, label: roman(at + 1), stamp: (title, String::new()) }
    }

    /// The pages of one paper.
    fn leaves_of(
        &mut self,
        paper: &mut Paper<'_>,
        sheets: std::ops::Range<usize>,
        places: &BTreeMap<String, Place>,
        making: Making<'_>,
    ) -> Result<Vec<Leaf>, NotMade> {
        let words = &making.library.office;
        let document = &paper.read.document;
        let label = format!("D{}", document.id.0);
        let title = letters(&line::shortened(&say::kind(words, document), 48));
        // Once its pages are taken in, the rest of it is let go.
        let pages: Vec<(ObjectId, bool, u32, bool)> = match &mut paper.shown {
            Shown::Joined(pdf) => {
                let pdf = std::mem::take(&mut **pdf);
                let enclosed = paper.enclosed;
                let holds = |page: u32| !enclosed.pages_out.contains(&page);
                let joined = joining::take_in(&mut self.book, pdf, holds)?;
                let numbers = (1..).filter(|number| holds(*number));
                numbers.zip(joined).map(|(number, id)| (id, false, number, false)).collect()
            }
            _ => self.own_pages(paper, sheets, places),
        };
        let last = pages.iter().map(|(_, _, number, _)| *number).max().unwrap_or(1);
        let leaf = |(id, ours, number, continued): (ObjectId, bool, u32, bool)| {
            let (page, count) = (number.to_string(), last.to_string());
            let which = match (continued, last) {
                (true, _) => words.say_with("packet-page-continued", &[("page", &page)]),
                (false, 1) => words.say_with("packet-page", &[("page", &page)]),
                _ => words.say_with("packet-page-of", &[("page", &page), ("count", &count)]),
            };
            let more = if continued { "+" } else { "" };
            Leaf {
                id,
                ours,
                label: format!("{label}-{number}{more}"),
                stamp: (label.clone(), format!("{title}, {which}")),
            }
        };
        Ok(pages.into_iter().map(leaf).collect())
    }

    /// Our sheets of a paper: the page of the record that each shows, and whether it goes on with it.
    fn own_pages(
        &self,
        paper: &Paper<'_>,
        sheets: std::ops::Range<usize>,
        places: &BTreeMap<String, Place>,
    ) -> Vec<(ObjectId, bool, u32, bool)> {
        let document = &paper.read.document;
        let starts: Vec<(usize, u32)> = paper
            .read
            .reading
            .pages
            .iter()
            .filter_map(|p| {
                let place = places.get(&place_of_page(document, p.number()))?;
                Some((place.sheet, p.number()))
            })
            .collect();
        sheets
            .filter_map(|sheet| {
                let id = *self.ours.get(sheet)?;
                let shown = starts.iter().rev().find(|(start, _)| *start <= sheet);
                let (start, number) = shown.copied().unwrap_or((sheet, 1));
                Some((id, true, number, start < sheet))
            })
            .collect()
    }

    /// The strip on each page.
    fn stamp(
        &mut self,
        leaves: &[Leaf],
        packet: &Packet<'_>,
        making: Making<'_>,
    ) -> Result<(), NotMade> {
        let words = &making.library.office;
        let patient = &packet.chart.patient;
        let name = patient.name.as_ref().map(|name| letters(&name.display()));
        let born = patient
            .birth_date
            .map(|birth| words.say_with("packet-born", &[("date", &say::date(words, birth))]));
        let both = name.as_ref().zip(born.as_ref()).map(|(name, born)| format!("{name}, {born}"));
        let whose: Vec<String> = [both, name, born].into_iter().flatten().collect();
        let count = leaves.len().to_string();
        let strips: Vec<Strip> = leaves
            .iter()
            .zip(1..)
            .map(|(leaf, number): (&Leaf, usize)| {
                let sheet = [("sheet", &*number.to_string()), ("count", &*count)];
                let (label, what) = leaf.stamp.clone();
                let sheet = words.say_with("packet-sheet", &sheet);
                Strip { label, what, whose: whose.clone(), sheet }
            })
            .collect();
        let strips = strips::set(&mut self.book, &strips, making)?;
        let keep = stamping::keep_state(&mut self.book);
        for (leaf, strip) in leaves.iter().zip(strips) {
            stamping::stamp(&mut self.book, leaf.id, strip, keep, leaf.ours)
                .ok_or(NotMade::Pages)?;
        }
        Ok(())
    }

    /// Turns the references on our sheets into links within the packet.
    fn link(&mut self, leaves: &[Leaf], targets: &BTreeMap<String, Target>) {
        for id in &self.ours {
            let annotations = self.book.get_dictionary(*id).and_then(|page| page.get(b"Annots"));
            let Ok(Object::Array(annotations)) = annotations else { continue };
            let links: Vec<_> = annotations.iter().filter_map(|a| a.as_reference().ok()).collect();
            for link in links {
                let Some(target) = self.name_of(link).and_then(|name| targets.get(&name)) else {
                    continue;
                };
                let destination = self.destination(leaves, *target);
                if let Ok(link) = self.book.get_dictionary_mut(link) {
                    link.remove(b"A");
                    link.set("Dest", destination);
                }
            }
        }
    }

    /// What a link of ours refers to.
    fn name_of(&self, link: ObjectId) -> Option<String> {
        let link = self.book.get_dictionary(link).ok()?;
        let (_, action) = self.book.dereference(link.get(b"A").ok()?).ok()?;
        let (_, address) = self.book.dereference(action.as_dict().ok()?.get(b"URI").ok()?).ok()?;
        let address = std::str::from_utf8(address.as_str().ok()?).ok()?;
        address.strip_prefix("packet:").map(str::to_owned)
    }

    fn destination(&self, leaves: &[Leaf], target: Target) -> Object {
        let Some(leaf) = leaves.get(target.page) else { return Object::Null };
        let page = Object::Reference(leaf.id);
        let top = target.y.and_then(|y| {
            let page = stamping::Visible::of(&self.book, leaf.id)?;
            page.top_of(y - ABOVE)
        });
        match top {
            Some(top) => Object::Array(vec![
                page,
                Object::Name(b"XYZ".to_vec()),
                Object::Null,
                Object::Real(top),
                Object::Null,
            ]),
            None => Object::Array(vec![page, Object::Name(b"Fit".to_vec())]),
        }
    }

    fn bookmarks(
        &mut self,
        leaves: &[Leaf],
        packet: &Packet<'_>,
        made: &[MadePaper],
        places: &BTreeMap<String, Place>,
        making: Making<'_>,
    ) {
        let words = &making.library.office;
        let mut tree = Vec::new();
        for (place, id) in FRONT {
            if let Some(place) = places.get(place) {
                tree.push(Bookmark { title: words.say(id), page: place.sheet, below: Vec::new() });
            }
        }
        let titles = sections(making.library);
        let mut last = None;
        for (enclosed, made) in packet.enclosed.iter().zip(made) {
            let document = &enclosed.read.document;
            let mut title = format!("D{} {}", document.id.0, say::title(words, document));
            if let Some(date) = document.date {
                title = format!("{title}, {}", say::date(words, date));
            }
            let page = made.first - 1;
            let bookmark = Bookmark { title, page, below: Vec::new() };
            if last != Some(enclosed.section) {
                last = Some(enclosed.section);
                let title = titles.get(enclosed.section).cloned().unwrap_or_default();
                tree.push(Bookmark { title, page, below: Vec::new() });
            }
            if let Some(section) = tree.last_mut() {
                section.below.push(bookmark);
            }
        }
        let root = self.book.new_object_id();
        let (first, end, count) = self.hang(&tree, root, leaves);
        let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count };
        if let (Some(first), Some(end)) = (first, end) {
            outlines.set("First", first);
            outlines.set("Last", end);
        }
        self.book.objects.insert(root, Object::Dictionary(outlines));
        self.root.set("Outlines", root);
    }

    /// Writes bookmarks below `parent`; gives the first, the last and how many there are.
    fn hang(
        &mut self,
        tree: &[Bookmark],
        parent: ObjectId,
        leaves: &[Leaf],
    ) -> (Option<ObjectId>, Option<ObjectId>, i64) {
        let ids: Vec<_> = tree.iter().map(|_| self.book.new_object_id()).collect();
        let mut count = 0;
        for (at, (bookmark, id)) in tree.iter().zip(&ids).enumerate() {
            let (first, last, below) = self.hang(&bookmark.below, *id, leaves);
            let target = Target { page: bookmark.page, y: None };
            let mut item = dictionary! {
                "Title" => lopdf::text_string(&bookmark.title),
                "Parent" => parent,
                "Dest" => self.destination(leaves, target),
            };
            if let Some(before) = at.checked_sub(1).and_then(|at| ids.get(at)) {
                item.set("Prev", *before);
            }
            if let Some(next) = ids.get(at + 1) {
                item.set("Next", *next);
            }
            if let (Some(first), Some(last)) = (first, last) {
                item.set("First", first);
                item.set("Last", last);
                item.set("Count", below);
            }
            count += 1 + below;
            self.book.objects.insert(*id, Object::Dictionary(item));
        }
        (ids.first().copied(), ids.last().copied(), count)
    }

    fn labels(&mut self, leaves: &[Leaf]) {
        let numbers = leaves.iter().enumerate().flat_map(|(at, leaf)| {
            let label = dictionary! { "P" => lopdf::text_string(&leaf.label) };
            [Object::Integer(at as i64), Object::Dictionary(label)]
        });
        let labels = dictionary! { "Nums" => Object::Array(numbers.collect()) };
        let id = self.book.add_object(labels);
        self.root.set("PageLabels", id);
    }

    /// The PDF's bytes.
    fn finish(mut self, leaves: &[Leaf], making: Making<'_>) -> Result<Vec<u8>, NotMade> {
        for leaf in leaves {
            let tree = self.tree;
            let page = self.book.get_dictionary_mut(leaf.id).map_err(|_| NotMade::Pages)?;
            page.set("Parent", tree);
        }
        let kids: Vec<_> = leaves.iter().map(|leaf| Object::Reference(leaf.id)).collect();
        let tree = dictionary! {
            "Type" => "Pages",
            "Count" => leaves.len() as i64,
            "Kids" => kids,
        };
        self.book.objects.insert(self.tree, Object::Dictionary(tree));
        self.root.set("Pages", self.tree);
        self.root.set("PageMode", "UseOutlines");
        for key in [&b"OutputIntents"[..], b"Names", b"Dests", b"OpenAction"] {
            self.root.remove(key);
        }
        // It says that the whole keeps PDF/UA: with pages of originals among ours that is not so.
        if leaves.iter().any(|leaf| !leaf.ours) {
            self.root.remove(b"Metadata");
        }
        let root = self.book.add_object(self.root);
        self.book.trailer.set("Root", root);
        if making.progress.cancelled() {
            return Err(NotMade::Cancelled);
        }
        // What was on the way and is not in the book: pages that became strips, streams that were replaced.
        let kept = joining::needed(&self.book, &[root]);
        let described = self.book.trailer.get(b"Info").and_then(Object::as_reference).ok();
        self.book.objects.retain(|id, _| kept.contains(id) || described == Some(*id));
        let mut pdf = Vec::new();
        self.book.save_to(&mut pdf).map_err(|_| NotMade::Pages)?;
        Ok(pdf)
    }
}

/// An entry of the list that viewers show beside the pages.
struct Bookmark {
    title: String,
    page: usize,
    below: Vec<Bookmark>,
}

/// Finds where each reference leads: to the words themselves, else to their page, else to their paper.
fn aim(
    targets: &mut BTreeMap<String, Target>,
    packet: &Packet<'_>,
    papers: &[Paper<'_>],
    made: &[MadePaper],
    places: &BTreeMap<String, Place>,
    leaves: &[Leaf],
    binder: &Binder,
) {
    let packet_page: BTreeMap<ObjectId, usize> =
        leaves.iter().enumerate().map(|(at, leaf)| (leaf.id, at)).collect();
    let of_sheet = |place: &Place| packet_page.get(binder.ours.get(place.sheet)?).copied();
    for (name, place) in places.iter().filter(|(name, _)| !name.starts_with("d/")) {
        if let Some(page) = of_sheet(place) {
            targets.insert(name.clone(), Target { page, y: Some(place.y) });
        }
    }
    let chart = &packet.chart;
    let of_facts = chart.facts.iter().flat_map(|held| held.fact.passages());
    for passage in of_facts.chain(chart.findings.iter().flat_map(|f| &f.passages)) {
        let name = mark(passage);
        if targets.contains_key(&name) {
            continue;
        }
        let at = made.iter().position(|m| m.document == passage.document());
        let Some((made, paper)) = at.and_then(|at| made.get(at).zip(papers.get(at))) else {
            continue;
        };
        let target = match &paper.shown {
            Shown::Joined(_) => joined_target(passage, paper, made),
            _ => {
                let page = place_of_page(&paper.read.document, passage.page());
                targets.get(&page).map(|t| Target { y: None, ..*t })
            }
        };
        let fallback = Target { page: made.first - 1, y: None };
        targets.insert(name, target.unwrap_or(fallback));
    }
}

fn joined_target(passage: &Passage, paper: &Paper<'_>, made: &MadePaper) -> Option<Target> {
    let before = (1..passage.page()).filter(|page| paper.holds(*page)).count();
    let page = (before < made.pages).then_some(made.first - 1 + before)?;
    let read = paper.read.reading.pages.iter().find(|p| p.number() == passage.page())?;
    let span =
        record::Span::new(read.byte_offset(passage.start()), read.byte_offset(passage.end()));
    Some(Target { page, y: read.boxes(span).next().map(|rect| rect.y) })
}

/// The parts before the papers: where each begins and what it is called.
const FRONT: [(&str, &str); 7] = [
    ("front/cover", "packet-title"),
    ("front/summary", "packet-summary"),
    ("front/timeline", "packet-timeline"),
    ("front/open", "packet-open"),
    ("front/comparison", "packet-comparison"),
    ("front/bridge", "packet-bridge"),
    ("front/decision", "packet-decision"),
];

fn is_image(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

/// `iv`.
fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}
