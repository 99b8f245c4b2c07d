//! The cells of a line of a table.

use std::ops::Range;

use super::super::Text;

/// The cells of a line, between wide gaps or, where it has them, upright strokes; outside the outer strokes is none.
pub(super) fn cells(text: &Text<'_>, line: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.view.written(line.clone());
    let strokes = words.contains('|');
    let mut cells = Vec::new();
    let mut at = line.start;
    for cell in words.split(|c| if strokes { c == '|' } else { c == '\t' }) {
        let start = at + (cell.len() - cell.trim_start().len());
        cells.push(start..start.max(start + cell.trim().len()));
        at += cell.len() + 1;
    }
    if strokes && words.trim_start().starts_with('|') {
        cells.remove(0);
    }
    if strokes && words.trim_end().ends_with('|') {
        cells.pop();
    }
    cells
}

/// `|---|---|`, `+----+`.
pub(super) fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '-' | '+' | '|' | '=' | ':' | ' ' | '\t' | '_'))
}

/// The words of a heading, lower-case, without the marks around them.
pub(super) fn heading<'t>(text: &'t Text<'_>, cell: &Range<usize>) -> &'t str {
    text.view.low(cell.clone()).trim_matches(|c| matches!(c, '*' | ':' | ' '))
}
