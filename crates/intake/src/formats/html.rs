//! HTML and XHTML pages: portal messages, visit summaries saved from a browser.
//!
//! # Reads
//! What the page shows, as headings, paragraphs, list items and table rows (a tab between cells), with
//! white space as a browser shows it; the title; the values of form fields; alternative texts of
//! pictures.
//!
//! # Leaves unread
//! Scripts, styles and templates are no words. Parts the page hides, embedded frames and pictures are
//! counted as unread. Nothing is ever run, fetched or passed on as markup.
//!
//! # Seen in the wild
//! Pages without an `html` element; tables for layout; encodings stated in a `meta` element and wrong.
//!
//! # Reference
//! WHATWG HTML Standard.

use record::{BlockKind, Finding, FindingCode, Format, Origin, PageBuilder, Reading};
use scraper::node::Element;
use scraper::{Html, Node};

use crate::formats::{Reader, text};
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::Html, recognises, read };

/// Bytes of one page. A long portal message has under 1 MB; saved pages with pictures inside reach 10.
const BYTES: usize = 32 << 20;

fn recognises(handed: &Handed<'_>) -> bool {
    let sample = handed.bytes.get(..4096).unwrap_or(handed.bytes);
    if !text::is_text(sample) {
        return false;
    }
    let start = text::decode(sample).text.to_lowercase();
    let start = start.trim_start();
    let name = handed.name();
    let is_named = [".html", ".htm", ".xhtml"].iter().any(|ending| name.ends_with(ending));
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with('<') && (start.contains("<html") || start.contains("<!doctype html")))
        || (is_named && start.contains("</"))
        || (start.starts_with('<')
            && ["<body", "<head>", "<div", "<p>"].iter().any(|tag| start.starts_with(tag)))
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let bytes = text::within_limit(handed.bytes, tools);
    let bytes = bytes.get(..BYTES).unwrap_or(bytes);
    let decoded = decode(bytes);
    let html = Html::parse_document(&decoded.text);
    let mut shown = Shown::default();
    shown.walk(&html);
    let mut page = shown.page.build();
    page.origin = Origin::Written;
    let mut reading = if page.text().trim().is_empty() {
        Reading::not_read(Format::Html, Finding::new(FindingCode::DocumentEmpty))
    } else {
        Reading::of(Format::Html)
    };
    let title = collapsed(&shown.title);
    reading.title = (!title.is_empty()).then_some(title);
    reading.pages.push(page);
    for (what, count) in [
        ("HTML picture", shown.pictures),
        ("HTML hidden part", shown.hidden),
        ("HTML frame", shown.frames),
    ] {
        if count > 0 {
            reading.unread.push(record::Unread { what: what.to_owned(), count });
        }
    }
    if bytes.len() < handed.bytes.len() {
        reading.find(Finding::new(FindingCode::LimitReached).why("detail-long-page"));
    }
    if decoded.damaged {
        let damage = Finding::new(FindingCode::DocumentDamaged);
        reading.find(damage.why("detail-characters"));
    }
    reading
}

/// The text in the encoding that the page states, unless the bytes say otherwise.
fn decode(bytes: &[u8]) -> text::Decoded<'_> {
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_lowercase();
    let stated = head.split_once("charset=").and_then(|(_, rest)| {
        let label = rest.trim_start_matches(['"', '\'', ' ']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c)))?;
        encoding_rs::Encoding::for_label(&label.as_bytes()[..end])
    });
    match stated {
        Some(encoding) if encoding.is_ascii_compatible() && std::str::from_utf8(bytes).is_err() => {
            let (text, _, damaged) = encoding.decode(bytes);
            text::Decoded { text, damaged }
        }
        _ => text::decode(bytes),
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a browser would show, written block by block.
struct Shown {
    page: PageBuilder,
    kind: BlockKind,
    block: String,
    title: String,
    /// How many open elements keep white space as it is.
    preformatted: u32,
    in_row: bool,
    pictures: u32,
    hidden: u32,
    frames: u32,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            page: PageBuilder::new(1),
            kind: BlockKind::Paragraph,
            block: String::new(),
            title: String::new(),
            preformatted: 0,
            in_row: false,
            pictures: 0,
            hidden: 0,
            frames: 0,
        }
    }
}

impl Shown {
    /// One way through the tree, without recursion: nesting has no limit in HTML.
    fn walk(&mut self, html: &Html) {
        let root = html.tree.root();
        let mut next = Some(root);
        while let Some(node) = next {
            let enters = match node.value() {
                Node::Text(text) => {
                    self.text(text);
                    false
                }
                Node::Element(element) => self.open(element),
                Node::Document | Node::Fragment => true,
                _ => false,
            };
            next = node.first_child().filter(|_| enters);
            let mut at = node;
            while next.is_none() {
                if let Node::Element(element) = at.value()
                    && (at != node || enters)
                {
                    self.close(element);
                }
                next = at.next_sibling();
                match at.parent() {
                    Some(parent) if next.is_none() => at = parent,
                    _ => break,
                }
            }
        }
        self.end_block();
    }

    /// Whether the walk goes into the element.
    fn open(&mut self, element: &Element) -> bool {
        let style = element.attr("style").unwrap_or("").replace(' ', "").to_lowercase();
        if element.attr("hidden").is_some() || style.contains("display:none") {
            self.hidden += 1;
            return false;
        }
        match element.name() {
            "script" | "style" | "template" | "noscript" | "svg" | "math" => return false,
            "iframe" | "frame" | "object" | "embed" => {
                self.frames += 1;
                return false;
            }
            "img" => {
                self.pictures += 1;
                self.inline(element.attr("alt").unwrap_or(""));
            }
            "input" => self.input(element),
            "br" => self.block.push('\n'),
            "pre" | "textarea" => {
                self.end_block();
                self.preformatted += 1;
            }
            "td" | "th" if self.in_row => {
                if self.kind == BlockKind::TableHead && element.name() == "td" {
                    self.kind = BlockKind::TableRow;
                }
            }
            "tr" => {
                self.end_block();
                self.in_row = true;
                self.kind = BlockKind::TableHead;
            }
            name => self.begin(name),
        }
        true
    }

    fn close(&mut self, element: &Element) {
        match element.name() {
            "td" | "th" => {
                self.block.truncate(self.block.trim_end_matches(' ').len());
                self.block.push('\t');
            }
            "tr" => {
                self.end_block();
                self.in_row = false;
            }
            "pre" | "textarea" => {
                self.end_block();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            name if is_block(name) => self.begin("p"),
            _ => {}
        }
    }

    /// A new block, unless it stands in a table cell, where it only breaks words.
    fn begin(&mut self, name: &str) {
        if !is_block(name) {
            return;
        }
        if self.in_row {
            self.inline(" ");
            return;
        }
        self.end_block();
        self.kind = match name {
            "title" => BlockKind::Heading(0),
            "h1" => BlockKind::Heading(1),
            "h2" => BlockKind::Heading(2),
            "h3" => BlockKind::Heading(3),
            "h4" => BlockKind::Heading(4),
            "h5" => BlockKind::Heading(5),
            "h6" => BlockKind::Heading(6),
            "li" => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
    }

    fn input(&mut self, element: &Element) {
        let value = element.attr("value").unwrap_or("");
        match element.attr("type").unwrap_or("text") {
            "hidden" | "submit" | "button" | "image" | "reset" | "password" => {}
            "checkbox" | "radio" if element.attr("checked").is_some() => self.inline("[x] "),
            "checkbox" | "radio" => self.inline("[ ] "),
            _ => self.inline(value),
        }
    }

    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            self.block.push_str(text);
        } else {
            self.inline(text);
        }
    }

    /// Adds words with one space for any white space, none at the start of a line or cell.
    fn inline(&mut self, words: &str) {
        for c in words.chars() {
            if !c.is_ascii_whitespace() {
                self.block.push(c);
            } else if !self.block.is_empty() && !self.block.ends_with([' ', '\n', '\t']) {
                self.block.push(' ');
            }
        }
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let words = if self.preformatted > 0 {
            block.trim_end()
        } else {
            block.trim_matches([' ', '\n']).trim_end()
        };
        if self.kind == BlockKind::Heading(0) {
            self.title.push_str(words);
        } else {
            self.page.block(self.kind, |page| {
                page.push(words);
            });
        }
        self.kind = BlockKind::Paragraph;
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "title"
            | "body"
            | "p"
            | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "caption"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "hr"
            | "form"
            | "fieldset"
            | "legend"
            | "address"
            | "details"
            | "summary"
            | "option"
            | "center"
    )
}
