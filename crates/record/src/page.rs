//! A page of text with everything a mark needs: where words stand, in the text and on the paper.
//!
//! Every reader, whatever its format, ends in pages. A PDF page is its text with a box for each word; a
//! C-CDA, FHIR or DICOM document is rendered as readable text in which each element that a fact can
//! come from has an [`Anchor`]. So one viewer shows any document and one kind of source marks any fact.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A range of bytes in the text of one page. Always on character borders when made by [`Page`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    pub fn len(self) -> usize {
        self.end - self.start
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span `by` bytes further on: from an offset in a part of a text to one in the whole.
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A rectangle in points (1/72 inch) from the top left corner of the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// The size of a page in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

/// A word of the page's text and the box it fills on the paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Word {
    pub span: Span,
    pub rect: Rect,
    /// How sure the text recognition was, 0 to 100; `None` where the file itself holds the text.
    pub confidence: Option<u8>,
}

/// An element of a structured document and the words that show it on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// XML element path, JSON pointer or DICOM tag, as it stands in the original.
    pub pointer: String,
    pub span: Span,
}

/// How a stretch of the page is set when it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading of level 1 (the document) to 6.
    Heading(u8),
    Paragraph,
    ListItem,
    /// One row of a table; [`Page::cells_of`] gives its cells.
    TableRow,
    /// The first row of a table.
    TableHead,
}

/// A stretch of the page's text that is set as one piece. Blocks are in order and do not overlap;
/// a page without blocks is shown as it stands, line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
}

/// Where the text of a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The file holds these characters.
    #[default]
    Written,
    /// Rendered by us from a structured document; every word of a record in it has an anchor.
    Rendered,
    /// Text recognition read them off a picture.
    Ocr,
}

/// One page. Its text never changes once it is made, so an offset into it holds for good.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Page {
    number: u32,
    text: String,
    /// Characters before each [`STRIDE`] bytes; empty for a page of ASCII.
    char_index: Vec<u32>,
    pub origin: Origin,
    pub size: Option<Size>,
    pub blocks: Vec<Block>,
    /// The cells of tables that something else than a tab separates, in order: what each says, without its quotes.
    pub cells: Vec<Span>,
    pub anchors: Vec<Anchor>,
    pub words: Vec<Word>,
}

const STRIDE: usize = 2048;

impl Page {
    /// A page of written text. Pages are numbered from 1.
    pub fn new(number: u32, text: impl Into<String>) -> Self {
        let text = text.into();
        let char_index = index_of(&text);
        Self {
            number,
            text,
            char_index,
            origin: Origin::Written,
            size: None,
            blocks: Vec::new(),
            cells: Vec::new(),
            anchors: Vec::new(),
            words: Vec::new(),
        }
    }

    pub fn number(&self) -> u32 {
        self.number
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words at a span; a span that leaves the page or cuts a character is narrowed to what is there.
    pub fn slice(&self, span: Span) -> &str {
        let span = self.clamp(span);
        &self.text[span.start..span.end]
    }

    /// The span narrowed to this page and to whole characters.
    pub fn clamp(&self, span: Span) -> Span {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.floor_char_boundary(span.end);
        Span::new(start, end)
    }

    /// The span without the white space at its ends.
    pub fn trim(&self, span: Span) -> Span {
        let span = self.clamp(span);
        let text = &self.text[span.start..span.end];
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// Characters before this byte.
    pub fn char_offset(&self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        if self.char_index.is_empty() {
            return byte;
        }
        let stride = byte / STRIDE;
        let from = self.text.ceil_char_boundary(stride * STRIDE);
        self.char_index[stride] as usize + self.text[from.min(byte)..byte].chars().count()
    }

    /// The byte at which this character begins; the end of the text where there is none.
    pub fn byte_offset(&self, char: usize) -> usize {
        if self.char_index.is_empty() {
            return char.min(self.text.len());
        }
        let stride = self.char_index.partition_point(|&n| n as usize <= char).saturating_sub(1);
        let from = self.text.ceil_char_boundary(stride * STRIDE);
        let left = char - self.char_index[stride] as usize;
        self.text[from..].char_indices().nth(left).map_or(self.text.len(), |(at, _)| from + at)
    }

    /// The words that show an element of a structured document.
    pub fn anchor(&self, pointer: &str) -> Option<Span> {
        self.anchors.iter().find(|a| a.pointer == pointer).map(|a| a.span)
    }

    /// The cells of a table's row: those that are named, or what stands between tabs.
    pub fn cells_of(&self, row: Span) -> Vec<Span> {
        let first = self.cells.partition_point(|cell| cell.start < row.start);
        let named = self.cells[first..].iter().copied().take_while(|cell| cell.end <= row.end);
        let named: Vec<Span> = named.collect();
        if !named.is_empty() {
            return named;
        }
        let mut at = row.start;
        let between = self.slice(row).split('\t').map(|cell| {
            let span = Span::new(at, at + cell.len());
            at = span.end + 1;
            span
        });
        between.collect()
    }

    /// The boxes on the paper that a span covers, one for each word.
    pub fn boxes(&self, span: Span) -> impl Iterator<Item = Rect> + '_ {
        let first = self.words.partition_point(move |w| w.span.end <= span.start);
        self.words[first..].iter().take_while(move |w| w.span.start < span.end).map(|w| w.rect)
    }

    /// The lowest confidence of text recognition under a span; `None` where the text was written.
    pub fn confidence(&self, span: Span) -> Option<u8> {
        let first = self.words.partition_point(move |w| w.span.end <= span.start);
        self.words[first..]
            .iter()
            .take_while(move |w| w.span.start < span.end)
            .filter_map(|w| w.confidence)
            .min()
    }
}

impl fmt::Debug for Page {
    /// Its size without its words: they are the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{} {:?} of {} bytes", self.number, self.origin, self.text.len())
    }
}

fn index_of(text: &str) -> Vec<u32> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut index = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut chars = 0u32;
    let mut at = 0;
    for stride in 0..=text.len() / STRIDE {
        let to = text.ceil_char_boundary(stride * STRIDE);
        chars += text[at..to].chars().count() as u32;
        at = to;
        index.push(chars);
    }
    index
}

/// Builds the readable rendering of a structured document, piece by piece, with its blocks and anchors.
///
/// ```
/// use record::{BlockKind, PageBuilder};
/// let mut page = PageBuilder::new(1);
/// page.block(BlockKind::Heading(2), |p| { p.push("Problems"); });
/// page.block(BlockKind::ListItem, |p| { p.anchored("/entry/0/value/@displayName", "Asthma"); });
/// let page = page.build();
/// assert_eq!(page.slice(page.anchor("/entry/0/value/@displayName").unwrap()), "Asthma");
/// ```
pub struct PageBuilder {
    number: u32,
    text: String,
    blocks: Vec<Block>,
    anchors: Vec<Anchor>,
}

impl fmt::Debug for PageBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{} of {} bytes", self.number, self.text.len())
    }
}

impl PageBuilder {
    pub fn new(number: u32) -> Self {
        Self { number, text: String::new(), blocks: Vec::new(), anchors: Vec::new() }
    }

    /// Bytes written so far: the start of what is pushed next.
    pub fn position(&self) -> usize {
        self.text.len()
    }

    /// What has been written so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One block; `fill` pushes what stands in it. Ends with a line break outside the block.
    pub fn block(&mut self, kind: BlockKind, fill: impl FnOnce(&mut Self)) -> Span {
        let start = self.text.len();
        fill(self);
        let span = Span::new(start, self.text.len());
        if !span.is_empty() {
            self.blocks.push(Block { kind, span });
            self.text.push('\n');
        }
        span
    }

    /// Words with no element of their own (our labels, punctuation between values).
    pub fn push(&mut self, words: &str) -> &mut Self {
        self.text.push_str(words);
        self
    }

    /// The words of one element of the original, which a fact can then point to.
    pub fn anchored(&mut self, pointer: impl Into<String>, words: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(start, self.text.len());
        if !span.is_empty() {
            self.anchors.push(Anchor { pointer: pointer.into(), span });
        }
        span
    }

    /// Names the element that a stretch already written belongs to.
    pub fn anchor(&mut self, pointer: impl Into<String>, span: Span) {
        self.anchors.push(Anchor { pointer: pointer.into(), span });
    }

    pub fn build(self) -> Page {
        let mut page = Page::new(self.number, self.text);
        page.origin = Origin::Rendered;
        page.blocks = self.blocks;
        page.anchors = self.anchors;
        page
    }
}

/// How a page is written down: without the index, which is made again.
#[derive(Serialize, Deserialize)]
struct Stored {
    number: u32,
    text: String,
    origin: Origin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<Size>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Block>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cells: Vec<Span>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    anchors: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<Word>,
}

impl From<Stored> for Page {
    fn from(s: Stored) -> Self {
        Self {
            origin: s.origin,
            size: s.size,
            blocks: s.blocks,
            cells: s.cells,
            anchors: s.anchors,
            words: s.words,
            ..Self::new(s.number, s.text)
        }
    }
}

impl From<Page> for Stored {
    fn from(p: Page) -> Self {
        Self {
            number: p.number,
            text: p.text,
            origin: p.origin,
            size: p.size,
            blocks: p.blocks,
            cells: p.cells,
            anchors: p.anchors,
            words: p.words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_bytes_agree_on_any_text() {
        let text: String = "Größe 3 cm, Ki-67 ≥ 20 %, née O’Hara. ".repeat(400);
        let page = Page::new(1, text.clone());
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(page.char_offset(bytes), chars);
            assert_eq!(page.byte_offset(chars), bytes);
        }
        assert_eq!(page.byte_offset(usize::MAX), text.len());
    }

    #[test]
    fn a_span_off_the_page_is_narrowed_to_what_is_there() {
        let page = Page::new(1, "née");
        assert_eq!(page.slice(Span::new(0, 2)), "n");
        assert_eq!(page.slice(Span::new(1, 99)), "ée");
        assert_eq!(page.slice(Span::new(50, 60)), "");
    }

    #[test]
    fn a_stored_page_comes_back_the_same() {
        let mut builder = PageBuilder::new(3);
        builder.block(BlockKind::TableRow, |p| {
            p.anchored("/a", "Größe").start.to_string();
        });
        let page = builder.build();
        let json = serde_json::to_string(&page).unwrap();
        assert_eq!(serde_json::from_str::<Page>(&json).unwrap(), page);
    }
}
