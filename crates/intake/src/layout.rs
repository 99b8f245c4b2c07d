//! Words that lie on a sheet of paper become text in the order in which a person reads it.
//!
//! A page of a PDF and a page that went through text recognition end here alike: pieces with a box each.
//! Pieces on one height are a line; a line keeps its wide gaps as [`CELL_GAP`], so that the label and
//! the value of a table row stay together (`ER   POSITIVE   95% of cells`). Columns of running prose are
//! read one after the other; columns of short cells are a table and are read row by row. A wider gap
//! between lines is a blank line.

use record::{Rect, Span, Word};

/// What stands in the text for a wide gap within a line.
pub(crate) const CELL_GAP: &str = "   ";

/// A word, or a part of one, on the paper. Coordinates are points from the top left corner in the
/// direction of reading: a sideways page is turned before it comes here.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// The line the letters stand on.
    pub baseline: f32,
    /// Height of the type, from descender to ascender.
    pub size: f32,
    /// The box to be marked, in the page's own frame.
    pub rect: Rect,
    pub confidence: Option<u8>,
    /// The file itself holds a space before this piece.
    pub after_space: bool,
}

impl Piece {
    /// The band of the small letters, by which pieces find their line.
    fn band(&self) -> (f32, f32) {
        (self.baseline - 0.55 * self.size, self.baseline)
    }
}

/// Text with its words, as it grows.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    pub text: String,
    pub words: Vec<Word>,
}

impl Assembled {
    /// Appends pieces in reading order, after a blank line where there is text already.
    pub(crate) fn add(&mut self, pieces: Vec<Piece>) {
        let pieces: Vec<Piece> = pieces.into_iter().filter(|p| !p.text.is_empty()).collect();
        if pieces.is_empty() {
            return;
        }
        self.paragraph();
        let order: Vec<usize> = (0..pieces.len()).collect();
        self.region(&pieces, order, 0);
    }

    fn paragraph(&mut self) {
        if !self.text.is_empty() {
            while self.text.ends_with('\n') {
                self.text.pop();
            }
            self.text.push_str("\n\n");
        }
    }

    /// Reads one part of the page: stretches of two columns one column after the other, all else line
    /// by line.
    fn region(&mut self, pieces: &[Piece], members: Vec<usize>, depth: u32) {
        let rows = rows(pieces, members);
        let mut at = 0;
        let mut single_from = 0;
        while at < rows.len() {
            // Deeper than this no page is set; it ends the recursion on any input.
            let columns = if depth < 6 { columns_from(pieces, &rows, at) } else { None };
            let Some(columns) = columns else {
                at += 1;
                continue;
            };
            self.lines(pieces, &rows[single_from..at]);
            for side in [columns.left, columns.right] {
                if !side.is_empty() {
                    self.paragraph();
                    self.region(pieces, side, depth + 1);
                }
            }
            at = columns.end;
            single_from = at;
            if at < rows.len() {
                self.paragraph();
            }
        }
        self.lines(pieces, &rows[single_from..]);
    }

    /// Writes rows as lines, with blank lines where the paper has them.
    fn lines(&mut self, pieces: &[Piece], rows: &[Row]) {
        let pitch = usual_pitch(rows);
        for (at, row) in rows.iter().enumerate() {
            if let Some(above) = at.checked_sub(1).and_then(|n| rows.get(n)) {
                let size = row.size.max(above.size);
                let blank = row.baseline - above.baseline > 1.35 * pitch.max(1.15 * size);
                if blank {
                    self.paragraph();
                }
            }
            self.line(pieces, row);
        }
    }

    fn line(&mut self, pieces: &[Piece], row: &Row) {
        let mut previous: Option<&Piece> = None;
        for piece in row.members.iter().filter_map(|&n| pieces.get(n)) {
            let mut glued = false;
            if let Some(previous) = previous {
                let size = previous.size.min(piece.size);
                let gap = piece.left - previous.right;
                glued = !piece.after_space && gap < 0.1 * size;
                if gap > cell_gap(previous, piece) {
                    self.text.push_str(CELL_GAP);
                } else if !glued {
                    self.text.push(' ');
                }
            }
            self.word(piece, glued);
            previous = Some(piece);
        }
        self.text.push('\n');
    }

    fn word(&mut self, piece: &Piece, glued: bool) {
        let start = self.text.len();
        self.text.push_str(&piece.text);
        let end = self.text.len();
        match self.words.last_mut() {
            Some(word) if glued && word.span.end == start => {
                word.span = Span::new(word.span.start, end);
                word.rect = around(word.rect, piece.rect);
                word.confidence = word.confidence.min(piece.confidence);
            }
            _ => self.words.push(Word {
                span: Span::new(start, end),
                rect: piece.rect,
                confidence: piece.confidence,
            }),
        }
    }
}

/// The smallest gap that separates cells: wider than the space between sentences in justified prose.
fn cell_gap(a: &Piece, b: &Piece) -> f32 {
    1.1 * a.size.max(b.size)
}

fn around(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let right = (a.x + a.width).max(b.x + b.width);
    let bottom = (a.y + a.height).max(b.y + b.height);
    Rect { x, y, width: right - x, height: bottom - y }
}

/// Pieces on one height, from left to right.
#[derive(Debug)]
struct Row {
    members: Vec<usize>,
    top: f32,
    baseline: f32,
    size: f32,
}

/// Puts pieces that stand on one height into a row, rows from top to bottom.
fn rows(pieces: &[Piece], mut members: Vec<usize>) -> Vec<Row> {
    members.retain(|&n| n < pieces.len());
    members.sort_by(|&a, &b| pieces[a].baseline.total_cmp(&pieces[b].baseline));
    let mut rows: Vec<Row> = Vec::new();
    for n in members {
        let piece = &pieces[n];
        let (top, bottom) = piece.band();
        // Rows end near each other: only the last few can still take a piece.
        let from = rows.len().saturating_sub(4);
        let best = rows[from..]
            .iter_mut()
            .map(|row| {
                let shared = bottom.min(row.baseline) - top.max(row.top);
                (shared / (bottom - top).min(row.baseline - row.top).max(0.1), row)
            })
            .filter(|(share, _)| *share >= 0.5)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((_, row)) => {
                row.members.push(n);
                // The largest type is the line; a raised figure joins it and does not move it.
                if piece.size > row.size {
                    (row.top, row.baseline, row.size) = (top, bottom, piece.size);
                }
            }
            None => {
                rows.push(Row { members: vec![n], top, baseline: bottom, size: piece.size });
            }
        }
    }
    for row in &mut rows {
        row.members.sort_by(|&a, &b| pieces[a].left.total_cmp(&pieces[b].left));
    }
    rows.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    rows
}

/// The usual distance from line to line; 0 where there are no two.
fn usual_pitch(rows: &[Row]) -> f32 {
    let mut steps: Vec<f32> = rows
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] => {
                let step = below.baseline - above.baseline;
                (step < 2.6 * above.size.max(below.size)).then_some(step)
            }
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    // The lower third rather than the middle: lists with a gap after each item keep their gaps.
    steps.get(steps.len() / 3).copied().unwrap_or(0.0)
}

/// Two columns of prose beside each other, and the row after them.
struct Columns {
    left: Vec<usize>,
    right: Vec<usize>,
    end: usize,
}

/// A stretch of a row without wide gaps.
struct Cell {
    left: f32,
    right: f32,
    words: usize,
}

fn cells(pieces: &[Piece], row: &Row) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut previous: Option<&Piece> = None;
    for piece in row.members.iter().filter_map(|&n| pieces.get(n)) {
        let apart = previous.is_none_or(|p| piece.left - p.right > 0.8 * p.size.max(piece.size));
        match cells.last_mut() {
            Some(cell) if !apart => {
                cell.right = cell.right.max(piece.right);
                cell.words += 1;
            }
            _ => cells.push(Cell { left: piece.left, right: piece.right, words: 1 }),
        }
        previous = Some(piece);
    }
    cells
}

/// Rows that a column of prose has at least; below it, reading row by row does no harm.
const COLUMN_ROWS: usize = 5;

/// Whether two columns of prose begin at this row.
fn columns_from(pieces: &[Piece], rows: &[Row], start: usize) -> Option<Columns> {
    let extent = |cells: &[Cell]| {
        Some((cells.first()?.left, cells.iter().map(|c| c.right).fold(0.0, f32::max)))
    };
    // The gutters of the first two rows, narrowed by each row below until one crosses them. Two rows,
    // because the lines of two columns need not stand on one height.
    let first = cells(pieces, rows.get(start)?);
    let size = rows.get(start)?.size;
    let mut gutters =
        gaps(&first, &rows.get(start + 1).map(|row| cells(pieces, row)).unwrap_or_default());
    gutters.retain(|(from, to)| to - from > 0.8 * size);
    if gutters.is_empty() {
        return None;
    }
    let mut stretch: Vec<Vec<Cell>> = vec![first];
    let mut end = start + 1;
    while let Some(row) = rows.get(end) {
        let cells = cells(pieces, row);
        let narrowed: Vec<(f32, f32)> = gutters
            .iter()
            .filter_map(|&(from, to)| narrow(from, to, &cells))
            .filter(|(from, to)| to - from > 0.8 * size)
            .collect();
        if narrowed.is_empty() {
            break;
        }
        gutters = narrowed;
        stretch.push(cells);
        end += 1;
    }
    if stretch.len() < COLUMN_ROWS {
        return None;
    }
    let (left, right) = stretch
        .iter()
        .filter_map(|cells| extent(cells))
        .fold((f32::MAX, f32::MIN), |(l, r), (a, b)| (l.min(a), r.max(b)));
    let (from, to) = gutters
        .into_iter()
        .filter(|&(from, to)| {
            let side = |low: f32, high: f32| is_prose(&stretch, low, high, right - left);
            side(left, from) && side(to, right)
        })
        .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    let middle = (from + to) / 2.0;
    let (left, right) = rows[start..end]
        .iter()
        .flat_map(|row| row.members.iter().copied())
        .partition(|&n| pieces.get(n).is_some_and(|p| p.left < middle));
    Some(Columns { left, right, end })
}

/// The stretches between cells that neither row covers.
fn gaps(first: &[Cell], second: &[Cell]) -> Vec<(f32, f32)> {
    let mut edges: Vec<(f32, f32)> =
        first.iter().chain(second).map(|c| (c.left, c.right)).collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut covered = f32::INFINITY;
    for (left, right) in edges {
        if left > covered {
            gaps.push((covered, left));
        }
        covered = if covered.is_finite() { covered.max(right) } else { right };
    }
    gaps
}

/// What a row leaves of a gutter; `None` where it crosses it.
fn narrow(from: f32, to: f32, cells: &[Cell]) -> Option<(f32, f32)> {
    let (mut low, mut high) = (from, to);
    for cell in cells {
        if cell.right <= from || cell.left >= to {
            continue;
        }
        if cell.left <= from && cell.right >= to {
            return None;
        }
        // The cell reaches into the gutter from one side.
        if cell.left <= from {
            low = low.max(cell.right);
        } else if cell.right >= to {
            high = high.min(cell.left);
        } else {
            return None;
        }
    }
    (low < high).then_some((low, high))
}

/// Whether the cells between two edges are lines of prose: many, wide and of several words each.
fn is_prose(stretch: &[Vec<Cell>], low: f32, high: f32, page: f32) -> bool {
    let width = high - low;
    if width < 0.25 * page {
        return false;
    }
    let mut words = Vec::new();
    let mut fills = Vec::new();
    for row in stretch {
        let inside: Vec<&Cell> =
            row.iter().filter(|c| c.left >= low - 0.5 && c.right <= high + 0.5).collect();
        // A second cell in the same column and row is a table within it.
        match inside.as_slice() {
            [] => {}
            [cell] => {
                words.push(cell.words);
                fills.push((cell.right - cell.left) / width);
            }
            _ => words.push(1),
        }
    }
    words.sort_unstable();
    fills.sort_by(f32::total_cmp);
    let middle_words = words.get(words.len() / 2).copied().unwrap_or(0);
    let middle_fill = fills.get(fills.len() / 2).copied().unwrap_or(0.0);
    words.len() >= COLUMN_ROWS && middle_words >= 5 && middle_fill >= 0.6
}
