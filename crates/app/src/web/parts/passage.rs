//! A passage in the words around it, as the record has them.

use maud::{Markup, html};
use record::{Page, Passage, Span};

use super::sheet::words;
use crate::desk::Case;

/// Bytes of the record shown on either side of the passage.
const AROUND: usize = 160;

/// The block or line the passage stands in, with the passage marked.
pub(crate) fn in_its_words(case: &Case, passage: &Passage) -> Markup {
    let read = case.read(passage.document());
    let page = read.and_then(|r| r.reading.pages.iter().position(|p| p.number() == passage.page()));
    let (Some(read), Some(index)) = (read, page) else {
        return html! { blockquote.record-words { mark { (passage.quote()) } } };
    };
    let Some(page) = read.reading.pages.get(index) else { return html! {} };
    let narrative: Vec<Span> = read
        .reading
        .narrative
        .iter()
        .filter(|(at, _)| *at == index)
        .map(|(_, span)| *span)
        .collect();
    let span = Span::new(page.byte_offset(passage.start()), page.byte_offset(passage.end()));
    let around = around(page, span);
    let part = |from, to| words(page, Span::new(from, to), &narrative);
    html! {
        blockquote.record-words {
            @if around.start > 0 && !starts_something(page, around.start) { "… " }
            (part(around.start, span.start)) mark { (page.slice(span)) } (part(span.end, around.end))
            @if around.end < page.text().len() && !ends_something(page, around.end) { " …" }
        }
    }
}

fn around(page: &Page, span: Span) -> Span {
    let block = page.blocks.iter().map(|b| b.span).find(|b| b.contains(span));
    let whole = block.unwrap_or_else(|| {
        let text = page.text();
        let start = text.get(..span.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
        let end =
            text.get(span.end..).and_then(|t| t.find('\n')).map_or(text.len(), |at| span.end + at);
        Span::new(start, end)
    });
    let start = whole.start.max(word_border(page, span.start.saturating_sub(AROUND)));
    let end = whole.end.min(word_border(page, span.end + AROUND));
    page.trim(Span::new(start.min(span.start), end.max(span.end)))
}

/// The next border between words at or after a byte.
fn word_border(page: &Page, byte: usize) -> usize {
    let text = page.text();
    let byte = text.floor_char_boundary(byte);
    text.get(byte..).and_then(|t| t.find(char::is_whitespace)).map_or(text.len(), |at| byte + at)
}

fn starts_something(page: &Page, at: usize) -> bool {
    page.text().get(..at).is_some_and(|t| t.trim_end_matches([' ', '\t']).ends_with('\n'))
        || page.blocks.iter().any(|b| b.span.start == at)
}

fn ends_something(page: &Page, at: usize) -> bool {
    page.text().get(at..).is_some_and(|t| t.trim_start_matches([' ', '\t']).starts_with('\n'))
        || page.blocks.iter().any(|b| b.span.end == at)
}
