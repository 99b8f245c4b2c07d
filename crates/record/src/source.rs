//! Where a fact stands. The only way to make a [`Passage`] is to point at words on a [`Page`], so a
//! quote is found at its offsets by construction.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{DocumentId, Page, Span};

/// Words on a page of a document. They cannot be put together, only pointed at:
///
/// ```compile_fail,E0451
/// let passage = record::Passage {
///     document: record::DocumentId(1),
///     page: 1,
///     start: 0,
///     end: 8,
///     quote: "pT1 pN0".to_owned(),
///     pointer: None,
///     confidence: None,
/// };
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    document: DocumentId,
    page: u32,
    start: usize,
    end: usize,
    quote: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    confidence: Option<u8>,
}

impl Passage {
    /// Whether both point at some of the same words.
    pub fn overlaps(&self, other: &Self) -> bool {
        (self.document, self.page) == (other.document, other.page)
            && self.start < other.end
            && other.start < self.end
    }

    /// The words at `span` of `page`, without the white space around them.
    pub fn on(document: DocumentId, page: &Page, span: Span) -> Self {
        let span = page.trim(span);
        Self {
            document,
            page: page.number(),
            start: page.char_offset(span.start),
            end: page.char_offset(span.end),
            quote: page.slice(span).to_owned(),
            pointer: None,
            confidence: page.confidence(span),
        }
    }

    /// The words that show the element at `pointer`; `None` where the page does not show it.
    pub fn at_element(document: DocumentId, page: &Page, pointer: &str) -> Option<Self> {
        let span = page.anchor(pointer)?;
        Some(Self::on(document, page, span).with_pointer(pointer))
    }

    /// Adds the element of the original that these words come from.
    pub fn with_pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    pub fn document(&self) -> DocumentId {
        self.document
    }

    /// The page, from 1.
    pub fn page(&self) -> u32 {
        self.page
    }

    /// Character offset of the first character in the page's text.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Character offset after the last character in the page's text.
    pub fn end(&self) -> usize {
        self.end
    }

    /// The exact words.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// XML element path, JSON pointer or DICOM tag.
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The lowest confidence of text recognition under the words, 0 to 100.
    pub fn confidence(&self) -> Option<u8> {
        self.confidence
    }

    /// Moves the passage to another document number: a reading is numbered once its place in the
    /// shoebox is known.
    pub fn set_document(&mut self, document: DocumentId) {
        self.document = document;
    }
}

impl fmt::Debug for Passage {
    /// The place without the words: they are the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} p{} {}..{}", self.document, self.page, self.start, self.end)
    }
}

/// What a fact stands on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Words in a record.
    Passage(Passage),
    /// The person's own word, written down on a day.
    OwnWords { words: String, on: jiff::civil::Date },
}

impl Source {
    pub fn passage(&self) -> Option<&Passage> {
        match self {
            Self::Passage(passage) => Some(passage),
            Self::OwnWords { .. } => None,
        }
    }

    pub fn document(&self) -> Option<DocumentId> {
        self.passage().map(Passage::document)
    }
}

impl From<Passage> for Source {
    fn from(passage: Passage) -> Self {
        Self::Passage(passage)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passage(passage) => passage.fmt(f),
            Self::OwnWords { on, .. } => write!(f, "own words of {on}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_stands_at_its_offsets() {
        let page = Page::new(2, "née Vale:  pT2 pN1a \n");
        let passage = Passage::on(DocumentId(7), &page, Span::new(10, 99));
        let words: String = page
            .text()
            .chars()
            .skip(passage.start())
            .take(passage.end() - passage.start())
            .collect();
        assert_eq!((words.as_str(), passage.quote()), ("pT2 pN1a", "pT2 pN1a"));
    }

    #[test]
    fn nothing_of_the_person_is_in_the_debug_text() {
        let page = Page::new(1, "Ottoline Quill");
        let passage = Passage::on(DocumentId(1), &page, Span::new(0, 14));
        assert_eq!(format!("{passage:?}"), "d1 p1 0..14");
    }
}
