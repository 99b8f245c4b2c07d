//! The words of a section as its author wrote them: paragraphs, lists and tables become blocks.
//!
//! Elements with an `ID` are remembered, so that entries can point at them; tables keep their cells, so
//! that a section without entries can be read by its columns.

use record::{BlockKind, Span};
use roxmltree::Node;

use crate::formats::ccda::transcript::{Place, Transcript};
use crate::formats::ccda::xml::Lens;

/// From this length on, words in a row or paragraph are somebody's prose and not a label.
const PROSE_BYTES: usize = 120;

/// What the narrative of a section came to.
#[derive(Default)]
pub(super) struct Narrated {
    /// Page and span of every block, in order.
    pub blocks: Vec<NarratedBlock>,
    pub tables: Vec<Table>,
}

pub(super) struct NarratedBlock {
    pub page: usize,
    pub span: Span,
    /// Whether it is a row of a table.
    pub row: bool,
    /// Whether it holds a stretch long enough to be prose.
    pub prose: bool,
}

/// A table with a row of headings.
#[derive(Default)]
pub(super) struct Table {
    /// Lower case, white space collapsed.
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// One cell: its words and where they stand.
#[derive(Clone)]
pub(super) struct Cell {
    pub words: String,
    pub place: Place,
    pub pointer: String,
}

/// Writes the narrative of a section's `text` element.
pub(super) fn narrate(text: Node<'_, '_>, out: &mut Transcript<'_>) -> Narrated {
    let mut narrator = Narrator { out, narrated: Narrated::default() };
    narrator.flow(text, BlockKind::Paragraph);
    let Narrator { narrated, .. } = narrator;
    narrated
}

struct Narrator<'t, 'a> {
    out: &'t mut Transcript<'a>,
    narrated: Narrated,
}

/// The words of one block before they are written, with the marks in them.
#[derive(Default)]
struct Pending {
    text: String,
    /// Elements with an `ID` or a path worth an anchor: name, pointer, start and end in `text`.
    marks: Vec<Mark>,
}

struct Mark {
    id: Option<String>,
    pointer: String,
    start: usize,
    end: usize,
}

impl Pending {
    /// Adds text, its white space collapsed; an empty line stays a line break.
    fn push(&mut self, text: &str) {
        for (at, part) in text.split("\n\n").enumerate() {
            if at > 0 {
                self.line_break();
            }
            if part.starts_with(char::is_whitespace) {
                self.space();
            }
            for (at, word) in part.split_whitespace().enumerate() {
                if at > 0 {
                    self.space();
                }
                self.text.push_str(word);
            }
            if part.ends_with(char::is_whitespace) {
                self.space();
            }
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
            self.text.push(' ');
        }
    }

    fn line_break(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        if !self.text.is_empty() && !self.text.ends_with(['\n', '\t']) {
            self.text.push('\n');
        }
    }
}

impl Narrator<'_, '_> {
    /// Writes the children of a block element: inline ones gather, block ones stand alone.
    fn flow(&mut self, parent: Node<'_, '_>, kind: BlockKind) {
        let mut pending = Pending::default();
        let began = (self.out.page(), self.out.position());
        for child in parent.children() {
            match child.is_element().then(|| child.name()) {
                Some("paragraph" | "list" | "table" | "item" | "caption" | "footnote") => {
                    self.write(kind, parent, std::mem::take(&mut pending));
                    self.block_element(child);
                }
                Some("br") => self.write(kind, parent, std::mem::take(&mut pending)),
                _ => self.inline(child, &mut pending),
            }
        }
        self.write(kind, parent, pending);
        if let Some(id) = id_of(parent) {
            self.remember(id, began);
        }
    }

    fn block_element(&mut self, node: Node<'_, '_>) {
        match node.name() {
            "list" => {
                let began = (self.out.page(), self.out.position());
                for item in node.children().filter(Node::is_element) {
                    self.block_element(item);
                }
                if let Some(id) = id_of(node) {
                    self.remember(id, began);
                }
            }
            "item" => self.flow(node, BlockKind::ListItem),
            "caption" => self.flow(node, BlockKind::Heading(3)),
            "table" => self.table(node),
            _ => self.flow(node, BlockKind::Paragraph),
        }
    }

    /// Gathers the words of an inline element, marking those that can be pointed at.
    fn inline(&mut self, node: Node<'_, '_>, pending: &mut Pending) {
        if node.is_text() {
            pending.push(node.text().unwrap_or_default());
            return;
        }
        if !node.is_element() {
            return;
        }
        // Words struck out in a revision are no longer said.
        if node.attribute("revised") == Some("delete") {
            self.out.reading.leave_unread("C-CDA deleted text");
            return;
        }
        let start = pending.text.len();
        match node.name() {
            "br" => pending.line_break(),
            "paragraph" | "item" | "list" | "table" | "tr" | "caption" => {
                pending.line_break();
                node.children().for_each(|child| self.inline(child, pending));
                pending.line_break();
            }
            "td" | "th" => {
                node.children().for_each(|child| self.inline(child, pending));
                pending.space();
            }
            _ => node.children().for_each(|child| self.inline(child, pending)),
        }
        if let Some(id) = id_of(node) {
            let pointer = self.out.paths.of_node(node);
            let start = start.min(pending.text.len());
            pending.marks.push(Mark { id: Some(id), pointer, start, end: pending.text.len() });
        }
    }

    /// Writes what has gathered as one block.
    fn write(&mut self, kind: BlockKind, node: Node<'_, '_>, pending: Pending) {
        let text = pending.text.trim_end();
        if text.is_empty() {
            // An element with an ID and no words: the entry's words are elsewhere.
            return;
        }
        self.out.turn_if_full();
        let (page, row) = self.out.block(kind, |page| {
            page.push(text);
        });
        let pointer = self.out.paths.of_node(node);
        self.out.anchor(pointer, Place { page, span: row, row });
        self.keep(page, row, &pending.marks);
        let prose = text.len() >= PROSE_BYTES;
        self.narrated.blocks.push(NarratedBlock { page, span: row, row: false, prose });
    }

    /// Remembers the marks of a block that has been written at `row`.
    fn keep(&mut self, page: usize, row: Span, marks: &[Mark]) {
        for mark in marks {
            let span = Span::new(mark.start, mark.end.max(mark.start)).shifted(row.start);
            let span = Span::new(span.start.min(row.end), span.end.min(row.end));
            // `<content ID="m1"/>Aspirin`: an empty mark stands for the item it is in.
            let span = if self.out.words_at(page, span).trim().is_empty() { row } else { span };
            let place = Place { page, span, row };
            self.out.anchor(mark.pointer.clone(), place);
            if let Some(id) = &mark.id {
                self.out.ids.entry(id.clone()).or_insert(place);
            }
        }
    }

    /// Remembers an element of several blocks.
    fn remember(&mut self, id: String, (page, start): (usize, usize)) {
        let end = self.out.end_of(page);
        let span = Span::new(start.min(end), end);
        self.out.ids.entry(id).or_insert(Place { page, span, row: span });
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let began = (self.out.page(), self.out.position());
        let mut table = Table::default();
        let mut carried: Vec<Option<(usize, Cell)>> = Vec::new();
        let mut groups = vec![node];
        groups.extend(node.children().filter(|c| c.is("thead") || c.is("tbody") || c.is("tfoot")));
        for group in groups {
            for child in group.children().filter(Node::is_element) {
                match child.name() {
                    "tr" => self.row(child, group.is("thead"), &mut table, &mut carried),
                    "caption" => self.flow(child, BlockKind::Heading(3)),
                    _ => {}
                }
            }
            if let Some(id) = id_of(group) {
                self.remember(id, began);
            }
        }
        self.narrated.tables.push(table);
    }

    /// One row, its cells parted by tabs; a cell that spans rows is carried down for reading.
    fn row(
        &mut self,
        tr: Node<'_, '_>,
        in_head: bool,
        table: &mut Table,
        carried: &mut Vec<Option<(usize, Cell)>>,
    ) {
        let cells: Vec<_> = tr.children().filter(|c| c.is("td") || c.is("th")).collect();
        let is_head = in_head
            || (table.head.is_empty() && !cells.is_empty() && cells.iter().all(|c| c.is("th")));
        let mut pending = Pending::default();
        let mut spans = Vec::new();
        let mut prose = false;
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                pending.text.push('\t');
            }
            let start = pending.text.len();
            cell.children().for_each(|child| self.inline(child, &mut pending));
            let kept = pending.text[start..].trim_end_matches([' ', '\n']).len();
            pending.text.truncate(start + kept);
            let span = Span::new(start, pending.text.len());
            prose |= span.len() >= PROSE_BYTES;
            // `<td><content ID="m1"/>Aspirin</td>`: an empty mark stands for its cell.
            for mark in pending.marks.iter_mut().filter(|m| m.start >= start) {
                if pending.text.get(mark.start..mark.end).is_none_or(|t| t.trim().is_empty()) {
                    (mark.start, mark.end) = (span.start, span.end);
                }
            }
            if !span.is_empty() {
                let pointer = self.out.paths.of_node(*cell);
                pending.marks.push(Mark { id: id_of(*cell), pointer, start, end: span.end });
            }
            spans.push(span);
        }
        if pending.text.trim().is_empty() {
            return;
        }
        self.out.turn_if_full();
        let kind = if is_head { BlockKind::TableHead } else { BlockKind::TableRow };
        let (page, row) = self.out.block(kind, |page| {
            page.push(&pending.text);
        });
        self.keep(page, row, &pending.marks);
        if let Some(id) = id_of(tr) {
            self.out.ids.entry(id).or_insert(Place { page, span: row, row });
        }
        self.narrated.blocks.push(NarratedBlock { page, span: row, row: true, prose });
        let read = spans.into_iter().zip(&cells).map(|(span, cell)| {
            let words = collapse(&pending.text[span.start..span.end]);
            let place = Place { page, span: span.shifted(row.start), row };
            let pointer = self.out.paths.of_node(*cell);
            (Cell { words, place, pointer }, count(*cell, "colspan"), count(*cell, "rowspan"))
        });
        lay_out(read.collect(), is_head, table, carried);
    }
}

/// Puts the cells of a row under their columns.
fn lay_out(
    cells: Vec<(Cell, usize, usize)>,
    is_head: bool,
    table: &mut Table,
    carried: &mut Vec<Option<(usize, Cell)>>,
) {
    if is_head {
        // Of several rows of headings the last one names the columns.
        table.head.clear();
        for (cell, columns, _) in cells {
            for _ in 0..columns {
                table.head.push(cell.words.to_lowercase());
            }
        }
        return;
    }
    let mut row = Vec::new();
    let mut cells = cells.into_iter();
    loop {
        let column = row.len();
        if let Some(Some((left, cell))) = carried.get_mut(column) {
            row.push(cell.clone());
            *left -= 1;
            if *left == 0 {
                carried[column] = None;
            }
            continue;
        }
        let Some((cell, columns, rows)) = cells.next() else { break };
        for _ in 0..columns {
            if rows > 1 {
                carried.resize(carried.len().max(row.len() + 1), None);
                carried[row.len()] = Some((rows - 1, cell.clone()));
            }
            row.push(cell.clone());
        }
    }
    table.rows.push(row);
}

/// `colspan` and `rowspan`, at most what a page can hold.
fn count(cell: Node<'_, '_>, name: &str) -> usize {
    cell.attr(name).and_then(|n| n.parse().ok()).unwrap_or(1).clamp(1, 50)
}

fn id_of(node: Node<'_, '_>) -> Option<String> {
    node.attr("ID").or_else(|| node.attr("id")).map(str::to_owned)
}

/// Words with single spaces.
pub(super) fn collapse(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
