//! Word documents (`.docx`), and other office files by their signature.
//!
//! # Reads
//! The text of a `.docx` in order: headers, body, footnotes and endnotes, footers; headings, list items
//! and table rows (a tab between cells). Pictures of a page's size are documents of their own, for text
//! recognition: people paste photos of their papers into Word.
//!
//! # Leaves unread
//! Deleted text, field instructions, comments, small pictures. Old Word, Excel, PowerPoint,
//! OpenDocument and Apple files are recognised and said to be unsupported; those with a password to be
//! locked.
//!
//! # Seen in the wild
//! Text boxes written twice (`mc:AlternateContent`), of which one is read; letters made of one table.
//!
//! # Reference
//! ECMA-376 part 1 (WordprocessingML); MS-CFB, MS-OFFCRYPTO for the signatures.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use record::{
    Attachment, BlockKind, Finding, FindingCode, Format, Origin, PageBuilder, Reading, Unread,
};
use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;

use crate::formats::Reader;
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::Docx, recognises, read };

/// Bytes from which a picture can be a page of paper; logos and signatures are smaller.
const PICTURE_BYTES: u64 = 40_000;

/// Elements within elements. Nested tables stay under 100.
const DEPTH: usize = 512;

const MAIN_PART: &str = "word/document.xml";

/// What an office file is, as far as its signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Office {
    Word,
    /// A kind of office file that is not read here.
    Other,
    Locked,
}

fn recognises(handed: &Handed<'_>) -> bool {
    office(handed.bytes).is_some()
}

fn office(bytes: &[u8]) -> Option<Office> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        let locked = aho_corasick::AhoCorasick::new([name]).is_ok_and(|name| name.is_match(bytes));
        return Some(if locked { Office::Locked } else { Office::Other });
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.index_for_name(MAIN_PART).is_some() {
        return Some(Office::Word);
    }
    let others =
        ["xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml", "Index/Document.iwa"];
    let is_open_document = archive.index_for_name("mimetype").is_some()
        && archive.index_for_name("META-INF/manifest.xml").is_some()
        && archive.index_for_name("content.xml").is_some();
    let is_other = others.iter().any(|part| archive.index_for_name(part).is_some());
    (is_open_document || is_other).then_some(Office::Other)
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let why = match office(handed.bytes) {
        Some(Office::Word) => return read_word(handed, tools),
        Some(Office::Locked) => FindingCode::DocumentLocked,
        _ => FindingCode::DocumentUnsupported,
    };
    Reading::not_read(Format::Other, Finding::new(why))
}

fn read_word(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let damaged = |why: &str| {
        let finding = Finding::new(FindingCode::DocumentDamaged);
        Reading::not_read(Format::Docx, finding.why(why))
    };
    let Ok(mut archive) = ZipArchive::new(Cursor::new(handed.bytes)) else {
        return damaged("detail-cannot-unpack");
    };
    let names: Vec<String> = archive.file_names().flatten().map(Cow::into_owned).collect();
    let mut left = tools.limits.document_bytes;
    let mut text = Text { page: PageBuilder::new(1), too_deep: false };
    let (mut broken, mut cut) = (Vec::new(), false);
    for part in parts_in_order(&names) {
        match unpack(&mut archive, part, &mut left) {
            Unpacked::Whole(bytes) => {
                if !text.part(&bytes, tools) {
                    broken.push(part);
                }
            }
            Unpacked::TooLarge => cut = true,
            Unpacked::Broken => broken.push(part),
        }
    }
    let cut = cut || text.too_deep;
    let mut page = text.page.build();
    page.origin = Origin::Written;
    let is_empty = page.text().trim().is_empty();
    let mut reading = match (is_empty, broken.contains(&MAIN_PART)) {
        (true, true) => damaged("detail-its-words"),
        _ => Reading::of(Format::Docx),
    };
    reading.pages.push(page);
    if !broken.is_empty() && !is_empty {
        let finding = Finding::new(FindingCode::DocumentDamaged);
        reading.find(finding.why("detail-part-packed"));
    }
    take_pictures(&mut archive, &names, &mut left, &mut reading);
    if cut {
        reading.find(Finding::new(FindingCode::LimitReached).why("detail-large-file"));
    }
    if is_empty && broken.is_empty() && reading.attachments.is_empty() && !cut {
        return Reading::not_read(Format::Docx, Finding::new(FindingCode::DocumentEmpty));
    }
    reading
}

/// The parts with words: headers before the body, notes and footers after it.
fn parts_in_order(names: &[String]) -> Vec<&str> {
    let of = |start: &'static str| {
        let mut parts: Vec<&str> = names
            .iter()
            .map(String::as_str)
            .filter(move |name| name.starts_with(start) && name.ends_with(".xml"))
            .collect();
        parts.sort_unstable();
        parts
    };
    let mut parts = of("word/header");
    parts.push(MAIN_PART);
    parts.extend(of("word/footnotes"));
    parts.extend(of("word/endnotes"));
    parts.extend(of("word/footer"));
    parts
}

enum Unpacked {
    Whole(Vec<u8>),
    TooLarge,
    Broken,
}

/// Unpacks one part and takes its size off what is left.
fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, left: &mut u64) -> Unpacked {
    let Ok(part) = archive.by_name(name) else { return Unpacked::Broken };
    let mut bytes = Vec::new();
    // What the archive says of the size may be wrong: the limit holds for what comes out.
    match part.take(left.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(size) if size as u64 > *left => Unpacked::TooLarge,
        Ok(size) => {
            *left -= size as u64;
            Unpacked::Whole(bytes)
        }
        Err(_) => Unpacked::Broken,
    }
}

fn take_pictures(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    names: &[String],
    left: &mut u64,
    reading: &mut Reading,
) {
    let mut small = 0;
    for name in names.iter().filter(|name| name.starts_with("word/media/")) {
        let is_large = archive.by_name(name).is_ok_and(|part| part.size() >= PICTURE_BYTES);
        match is_large.then(|| unpack(archive, name, left)) {
            Some(Unpacked::Whole(bytes)) => reading.attachments.push(Attachment {
                name: name.clone(),
                media_type: None,
                bytes,
                title: None,
                date: None,
            }),
            _ => small += 1,
        }
    }
    if small > 0 {
        reading.unread.push(Unread { what: "DOCX picture".to_owned(), count: small });
    }
}

/// The words of all parts on one page.
struct Text {
    page: PageBuilder,
    too_deep: bool,
}

impl Text {
    /// Adds the words of one part; whether it could be read.
    fn part(&mut self, bytes: &[u8], tools: &Tools<'_>) -> bool {
        let decoded = super::text::decode(bytes);
        let options =
            ParsingOptions { nodes_limit: tools.limits.xml_nodes, ..ParsingOptions::default() };
        let Ok(xml) = Document::parse_with_options(&decoded.text, options) else { return false };
        self.blocks(xml.root_element(), 0);
        true
    }

    fn blocks(&mut self, parent: Node<'_, '_>, depth: usize) {
        if depth > DEPTH {
            self.too_deep = true;
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth),
                "tr" => self.row(node, depth),
                "del" | "moveFrom" | "Fallback" | "sectPr" => {}
                _ => self.blocks(node, depth + 1),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, depth: usize) {
        let mut words = String::new();
        self.words(node, &mut words, depth + 1);
        let kind = kind_of(node);
        self.page.block(kind, |page| {
            page.push(words.trim_end());
        });
    }

    /// One table row: its cells, each one line, with a tab between them.
    fn row(&mut self, row: Node<'_, '_>, depth: usize) {
        let mut cells = Vec::new();
        self.cells(row, &mut cells, depth + 1);
        let properties = row.children().find(|n| n.has_tag_name_in("trPr"));
        let is_head =
            properties.is_some_and(|p| p.children().any(|n| n.has_tag_name_in("tblHeader")));
        let kind = if is_head { BlockKind::TableHead } else { BlockKind::TableRow };
        self.page.block(kind, |page| {
            page.push(cells.join("\t").trim_end());
        });
    }

    /// The cells of a row, also those that stand in a content control.
    fn cells(&mut self, parent: Node<'_, '_>, cells: &mut Vec<String>, depth: usize) {
        if depth > DEPTH {
            self.too_deep = true;
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            if node.has_tag_name_in("tc") {
                let mut words = String::new();
                self.words(node, &mut words, depth + 1);
                cells.push(words.trim().replace('\n', " "));
            } else {
                self.cells(node, cells, depth + 1);
            }
        }
    }

    /// The words of a paragraph; paragraphs within it (text boxes) follow on lines of their own.
    fn words(&mut self, parent: Node<'_, '_>, words: &mut String, depth: usize) {
        if depth > DEPTH {
            self.too_deep = true;
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => words.push_str(node.text().unwrap_or("")),
                "tab" | "ptab" => words.push('\t'),
                "br" | "cr" => words.push('\n'),
                "noBreakHyphen" => words.push('\u{2011}'),
                "p" => {
                    if !words.is_empty() {
                        words.push('\n');
                    }
                    self.words(node, words, depth + 1);
                }
                "pPr" | "rPr" | "del" | "moveFrom" | "instrText" | "Fallback" => {}
                _ => self.words(node, words, depth + 1),
            }
        }
    }
}

/// Names without their namespace: strict and transitional files differ in it.
trait Named {
    fn has_tag_name_in(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_in(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// Heading, list item or plain paragraph, by the paragraph's style.
fn kind_of(paragraph: Node<'_, '_>) -> BlockKind {
    let properties = paragraph.children().find(|n| n.has_tag_name_in("pPr"));
    let property = |name: &str| properties?.children().find(|n| n.has_tag_name_in(name));
    let value = |node: Node<'_, '_>| {
        let value = node.attributes().find(|a| a.name() == "val")?.value();
        Some(value.to_lowercase())
    };
    let style = property("pStyle").and_then(value).unwrap_or_default();
    let level = style.strip_prefix("heading").and_then(|level| level.trim().parse::<u8>().ok());
    match level {
        Some(level) => BlockKind::Heading(level.clamp(1, 6)),
        None if style == "title" => BlockKind::Heading(1),
        None if property("numPr").is_some() || style.starts_with("list") => BlockKind::ListItem,
        None => BlockKind::Paragraph,
    }
}
