//! The original as text: its blocks as they are, the places facts stand in marked and numbered.
//!
//! Everything that comes out of a record goes through maud's escaping here; no markup of a record is
//! ever passed on. Words we added when we rendered a coded document are set in our face, the record's
//! own in its face.

use maud::{Markup, html};
use record::{BlockKind, Origin, Page, Span};

/// A place to mark.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// Its number in the list beside the sheet; `None` for a place that only has to be found.
    pub(crate) number: Option<usize>,
}

/// Marks that overlap are one stretch with several numbers.
struct Stretch {
    span: Span,
    marks: Vec<Mark>,
}

/// One page as a sheet. `narrative` are stretches where people wrote in their own words.
pub(crate) fn sheet(page: &Page, marks: Vec<Mark>, narrative: &[Span]) -> Markup {
    let inline =
        Inline { page, stretches: stretches(page, marks), own: own_words(page, narrative) };
    html! {
        div.sheet.original.as-written[page.blocks.is_empty()] {
            @for piece in pieces(page) { (piece_of(&inline, &piece)) }
        }
    }
}

/// The words of a span, the record's in its face and ours in ours; for a quote outside a sheet.
pub(crate) fn words(page: &Page, span: Span, narrative: &[Span]) -> Markup {
    Inline { page, stretches: Vec::new(), own: own_words(page, narrative) }.plain(page.clamp(span))
}

fn stretches(page: &Page, mut marks: Vec<Mark>) -> Vec<Stretch> {
    for mark in &mut marks {
        mark.span = page.clamp(mark.span);
    }
    marks.retain(|m| !m.span.is_empty());
    marks.sort_by_key(|m| (m.span.start, m.span.end));
    let mut stretches: Vec<Stretch> = Vec::new();
    for mark in marks {
        match stretches.last_mut().filter(|s| mark.span.start < s.span.end) {
            Some(last) => {
                last.span.end = last.span.end.max(mark.span.end);
                last.marks.push(mark);
            }
            None => stretches.push(Stretch { span: mark.span, marks: vec![mark] }),
        }
    }
    stretches
}

/// The record's own words on a page we rendered, joined and in order; `None` where all words are.
fn own_words(page: &Page, narrative: &[Span]) -> Option<Vec<Span>> {
    if page.origin != Origin::Rendered {
        return None;
    }
    let mut own: Vec<Span> = page
        .anchors
        .iter()
        .map(|a| a.span)
        .chain(narrative.iter().copied())
        .map(|s| page.clamp(s))
        .collect();
    own.sort();
    let mut joined: Vec<Span> = Vec::new();
    for span in own {
        match joined.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => joined.push(span),
        }
    }
    Some(joined)
}

/// What is set as one: a block, a list, a table, or text outside every block.
enum Piece {
    Heading(u8, Span),
    Paragraph(Span),
    List(Vec<Span>),
    Table(Vec<(bool, Span)>),
}

fn pieces(page: &Page) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for block in &page.blocks {
        outside(page, Span::new(at, block.span.start), &mut pieces);
        match (block.kind, pieces.last_mut()) {
            (BlockKind::ListItem, Some(Piece::List(items))) => items.push(block.span),
            (BlockKind::ListItem, _) => pieces.push(Piece::List(vec![block.span])),
            (BlockKind::TableRow, Some(Piece::Table(rows))) => rows.push((false, block.span)),
            (BlockKind::TableRow, _) => pieces.push(Piece::Table(vec![(false, block.span)])),
            (BlockKind::TableHead, _) => pieces.push(Piece::Table(vec![(true, block.span)])),
            (BlockKind::Heading(level), _) => pieces.push(Piece::Heading(level, block.span)),
            (BlockKind::Paragraph, _) => pieces.push(Piece::Paragraph(block.span)),
        }
        at = at.max(block.span.end);
    }
    outside(page, Span::new(at, page.text().len()), &mut pieces);
    pieces
}

/// Text that no block claims is shown too, paragraph by paragraph.
fn outside(page: &Page, span: Span, pieces: &mut Vec<Piece>) {
    let mut at = span.start;
    for paragraph in page.slice(span).split_inclusive("\n\n") {
        let place = Span::new(at, at + paragraph.len());
        at = place.end;
        if !paragraph.trim().is_empty() {
            let end = place.start + paragraph.trim_end().len();
            let start = place.start + paragraph.len() - paragraph.trim_start_matches('\n').len();
            pieces.push(Piece::Paragraph(Span::new(start, end)));
        }
    }
}

fn piece_of(inline: &Inline<'_>, piece: &Piece) -> Markup {
    html! {
        @match piece {
            Piece::Heading(0..=2, span) => { h3 { (inline.show(*span)) } }
            Piece::Heading(_, span) => { h4 { (inline.show(*span)) } }
            Piece::Paragraph(span) => { p { (inline.show(*span)) } }
            Piece::List(items) => { ul { @for item in items { li { "– " (inline.show(*item)) } } } }
            Piece::Table(rows) => {
                div.table-scroll tabindex="0" role="group" aria-labelledby="page-title" { table { @for (head, row) in rows {
                    tr { @for cell in inline.page.cells_of(*row) {
                        @if *head { th scope="col" { (inline.show(cell)) } } @else { td { (inline.show(cell)) } }
                    } }
                } } }
            }
        }
    }
}

struct Inline<'a> {
    page: &'a Page,
    stretches: Vec<Stretch>,
    own: Option<Vec<Span>>,
}

impl Inline<'_> {
    /// The words of a span with what is marked in it.
    fn show(&self, span: Span) -> Markup {
        let first = self.stretches.partition_point(|s| s.span.end <= span.start);
        let within = self.stretches.get(first..).unwrap_or_default();
        let within: Vec<&Stretch> = within.iter().take_while(|s| s.span.start < span.end).collect();
        let mut at = span.start;
        html! {
            @for stretch in within {
                @let (from, to) = (stretch.span.start.max(span.start), stretch.span.end.min(span.end));
                (self.plain(Span::new(at, from)))
                (self.marked(stretch, Span::new(from, to)))
                @let () = at = to;
            }
            (self.plain(Span::new(at, span.end)))
        }
    }

    /// A marked stretch, or the part of it that falls in one cell or line. The names by which it is
    /// found stand at its first part, its numbers at its last.
    fn marked(&self, stretch: &Stretch, part: Span) -> Markup {
        let words = self.page.slice(part);
        let is_first = part.start == stretch.span.start;
        let is_last = part.end == stretch.span.end;
        let mut numbers: Vec<usize> = stretch.marks.iter().filter_map(|m| m.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut spans: Vec<Span> = stretch.marks.iter().map(|m| m.span).collect();
        spans.dedup(); // In order already: marks are sorted by their span.
        let places = html! { @if is_first { @for span in spans { (self.place(span)) } } };
        match numbers.as_slice() {
            [] => html! { span.place { (places) (words) } },
            [number] => html! {
                a.mark id=[is_first.then(|| format!("m{number}"))] href={ "#f" (number) } {
                    (places) (words) @if is_last { sup { (number) } }
                }
            },
            several => html! {
                span.mark.several {
                    (places) @if is_first { @for n in several { span id={ "m" (n) } {} } }
                    (words)
                    @if is_last { @for n in several { a.mark href={ "#f" (n) } { sup { (n) } } } }
                }
            },
        }
    }

    fn place(&self, span: Span) -> Markup {
        let (start, end) = (self.page.char_offset(span.start), self.page.char_offset(span.end));
        html! { span id={ "w" (start) "-" (end) } {} }
    }

    /// Words with nothing marked: the record's as they are, ours in our face.
    fn plain(&self, span: Span) -> Markup {
        let Some(own) = &self.own else { return html! { (self.page.slice(span)) } };
        let first = own.partition_point(|s| s.end <= span.start);
        let mut at = span.start;
        html! {
            @for theirs in own.get(first..).unwrap_or_default().iter().take_while(|s| s.start < span.end) {
                @let (from, to) = (theirs.start.max(span.start), theirs.end.min(span.end));
                (self.ours(Span::new(at, from)))
                (self.page.slice(Span::new(from, to)))
                @let () = at = to;
            }
            (self.ours(Span::new(at, span.end)))
        }
    }

    fn ours(&self, span: Span) -> Markup {
        let words = self.page.slice(span);
        html! { @if words.trim().is_empty() { (words) } @else { span.ours { (words) } } }
    }
}
