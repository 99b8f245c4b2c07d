//! A rendered page as the typesetter takes it: blocks of words, with the words that the summary refers to
//! marked and named, so that a reference can land on them.

use std::collections::BTreeSet;

use record::{BlockKind, DocumentId, Page, Passage, Span};
use serde::Serialize;

use crate::typeset;

/// The name of the place where a passage stands.
pub(crate) fn mark(passage: &Passage) -> String {
    name(passage.document(), passage.page(), passage.start())
}

fn name(document: DocumentId, page: u32, start: usize) -> String {
    format!("w/{document}/{page}/{start}")
}

/// Words that are set as one piece.
#[derive(Debug, Serialize)]
pub(crate) struct Run {
    /// The words.
    t: String,
    /// The names of the places that begin here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    m: Vec<String>,
    /// Whether the summary refers to them.
    #[serde(skip_serializing_if = "is_not")]
    q: bool,
}

fn is_not(yes: &bool) -> bool {
    !yes
}

/// A stretch of a page.
#[derive(Debug, Serialize)]
#[serde(tag = "k", rename_all = "kebab-case")]
pub(crate) enum Block {
    Heading {
        level: u8,
        runs: Vec<Run>,
    },
    Paragraph {
        runs: Vec<Run>,
    },
    Item {
        runs: Vec<Run>,
    },
    Table {
        /// How wide each column is against the others.
        weights: Vec<usize>,
        head: Vec<Vec<Run>>,
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// As it stands in the file, line by line; in columns where the file has columns.
    Lines {
        columns: bool,
        lines: Vec<Vec<Run>>,
    },
}

/// The places on one page that are referred to.
pub(crate) struct Marked<'a> {
    page: &'a Page,
    document: DocumentId,
    /// Bytes of the page's text, and the offsets in characters where they begin.
    spans: Vec<(Span, usize)>,
}

impl<'a> Marked<'a> {
    pub(crate) fn new<'p>(
        document: DocumentId,
        page: &'a Page,
        passages: impl Iterator<Item = &'p Passage>,
    ) -> Self {
        let on_page = passages.filter(|p| p.document() == document && p.page() == page.number());
        let spans: BTreeSet<_> = on_page
            .map(|p| (Span::new(page.byte_offset(p.start()), page.byte_offset(p.end())), p.start()))
            .collect();
        Self { page, document, spans: spans.into_iter().collect() }
    }

    /// The page as blocks.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        if self.page.blocks.is_empty() {
            return vec![self.lines()];
        }
        let mut blocks = Vec::new();
        let mut level = 0;
        for block in &self.page.blocks {
            match block.kind {
                BlockKind::Heading(of) => {
                    // A level may not be skipped on the way down (PDF/UA-1, 7.4).
                    level = of.clamp(1, 6).min(level + 1);
                    blocks.push(Block::Heading { level, runs: self.runs(block.span) });
                }
                BlockKind::Paragraph => {
                    blocks.push(Block::Paragraph { runs: self.runs(block.span) })
                }
                BlockKind::ListItem => blocks.push(Block::Item { runs: self.runs(block.span) }),
                BlockKind::TableHead => blocks.push(Block::Table {
                    weights: Vec::new(),
                    head: self.cells(block.span),
                    rows: Vec::new(),
                }),
                BlockKind::TableRow => match blocks.last_mut() {
                    Some(Block::Table { rows, .. }) => rows.push(self.cells(block.span)),
                    _ => blocks.push(Block::Table {
                        weights: Vec::new(),
                        head: Vec::new(),
                        rows: vec![self.cells(block.span)],
                    }),
                },
            }
        }
        blocks.iter_mut().for_each(even);
        blocks
    }

    fn lines(&self) -> Block {
        let text = self.page.text();
        let mut lines = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let end = at + line.trim_end().len();
            lines.push(self.runs(Span::new(at, end)));
            at += line.len();
        }
        let in_columns = |line: &str| line.trim().contains("   ") || line.trim().contains('\t');
        let (all, with) = text
            .lines()
            .filter(|l| !l.trim().is_empty())
            .fold((0, 0), |(n, c), l| (n + 1, c + usize::from(in_columns(l))));
        Block::Lines { columns: with * 5 > all, lines }
    }

    fn cells(&self, row: Span) -> Vec<Vec<Run>> {
        self.page.cells_of(row).into_iter().map(|cell| self.runs(cell)).collect()
    }

    /// The words of a span, cut where a marked place begins or ends.
    fn runs(&self, span: Span) -> Vec<Run> {
        let inside = |at: &usize| span.start < *at && *at < span.end;
        let mut cuts: BTreeSet<usize> =
            self.spans.iter().flat_map(|(s, _)| [s.start, s.end]).filter(inside).collect();
        cuts.extend([span.start, span.end]);
        let cuts: Vec<_> = cuts.into_iter().collect();
        cuts.windows(2)
            .filter_map(|pair| {
                let &[start, end] = pair else { return None };
                let piece = Span::new(start, end);
                // A place that begins in the white space before this piece begins with its first word.
                let begins = |s: &Span| {
                    s.start == start || s.start < start && start == span.start && s.end > start
                };
                let named = self.spans.iter().filter(|(s, _)| begins(s));
                Some(Run {
                    t: letters(self.page.slice(piece)),
                    m: named.map(|(_, at)| name(self.document, self.page.number(), *at)).collect(),
                    q: self.spans.iter().any(|(s, _)| s.overlaps(piece)),
                })
            })
            .collect()
    }
}

/// Letters that the room between two columns takes, and a heading that is set heavier.
const APART: usize = 3;

/// Every row gets as many cells as the longest, and every column a share of the width.
fn even(block: &mut Block) {
    let Block::Table { weights, head, rows } = block else { return };
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    if !head.is_empty() {
        head.resize_with(columns, Vec::new);
    }
    rows.iter_mut().for_each(|row| row.resize_with(columns, Vec::new));
    let length = |cell: &Vec<Run>| cell.iter().map(|r| r.t.chars().count()).sum::<usize>();
    *weights = (0..columns)
        .map(|at| {
            let cells = rows.iter().chain(std::iter::once(&*head)).filter_map(|row| row.get(at));
            let word = |run: &Run| run.t.split_whitespace().map(|w| w.chars().count()).max();
            let longest_word = cells.clone().flatten().filter_map(word).max().unwrap_or(0);
            // Between the longest and the usual: one long remark must not squeeze the rest, nor break a word.
            let lengths: Vec<_> = cells.map(length).collect();
            let longest = lengths.iter().copied().max().unwrap_or(0);
            let usual = lengths.iter().sum::<usize>() / lengths.len().max(1);
            (usual * 2).min(longest).max(longest / 2).max(longest_word + APART).clamp(6, 60)
        })
        .collect();
}

/// Leaves off what there is no room for; takes from the room what stays. No room is left where something went.
pub(crate) fn cut(blocks: &mut Vec<Block>, room: &mut usize) {
    let size = |runs: &[Run]| runs.iter().map(|run| run.t.len() + 1).sum::<usize>();
    let mut take = |bytes: usize| {
        let fits = bytes <= *room;
        *room = if fits { *room - bytes } else { 0 };
        fits
    };
    let mut kept = 0;
    for block in &mut *blocks {
        let all_fits = match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs } | Block::Item { runs } => {
                take(size(runs))
            }
            Block::Table { rows, .. } => {
                let all = rows.len();
                let fit =
                    rows.iter().take_while(|row| take(row.iter().map(|c| size(c)).sum())).count();
                rows.truncate(fit);
                fit == all
            }
            Block::Lines { lines, .. } => {
                let all = lines.len();
                let fit = lines.iter().take_while(|line| take(size(line))).count();
                lines.truncate(fit);
                fit == all
            }
        };
        kept += 1;
        if !all_fits {
            break;
        }
    }
    blocks.truncate(kept);
}

/// The words with what no font of ours has shown as an empty box, and what has no shape left out.
pub(crate) fn letters(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => Some(c),
        c if c.is_control() || matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}') => None,
        c if typeset::has_letter(c) => Some(c),
        c if c.is_whitespace() => Some(' '),
        _ => Some('□'),
    };
    text.chars().filter_map(shown).collect()
}
