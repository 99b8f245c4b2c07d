//! Tables of variants: a row a variant, each column by its heading, in any order.
//!
//! *Reads* tables whose first line names the gene, the change and one more column of a result.
//! *Leaves unread* rows of genes in which nothing was found, fractions below what could be measured, and rows that do not
//! have as many cells as there are headings: they are read as any other line.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::SectionKind;
use knowledge::vocabulary::oncology::VariantColumn;
use record::Variant;
use regex::Regex;

use super::super::super::{Found, Text};
use super::super::cells::{cells, heading, is_rule};

static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^~? ?(?P<n>100|[0-9]{1,2}(?:\.[0-9]{1,3})?) ?(?P<percent>%)?(?: ?\([^)]*\))?$")
        .expect("a pattern")
});

static TIER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:tier )?(?P<tier>(?:iv|i{1,3}|[1-4])[a-d]?)(?-u:\b)").expect("a pattern")
});

/// What the columns hold, in their order; `None` for a heading that is not known.
struct Heads {
    columns: Vec<Option<VariantColumn>>,
    /// Whether bare numbers under the fraction are in percent.
    percent: bool,
    /// Whether the classes are tiers.
    tiers: bool,
    /// Whether upright strokes part the cells, so that an empty one keeps its place.
    strokes: bool,
}

/// Lines of one row: its own and those in which its cells run on.
struct Row {
    cells: Vec<Range<usize>>,
    lines: Range<usize>,
    class: String,
}

/// Adds the variants of all tables; the lines of their rows, in order.
pub(super) fn read(text: &Text<'_>, inherited: bool, found: &mut Vec<Found>) -> Vec<Range<usize>> {
    let mut taken = Vec::new();
    let mut heads: Option<Heads> = None;
    let mut rows: Vec<Row> = Vec::new();
    for line in text.view.lines() {
        let cells = cells(text, line);
        if let Some(new) = heads_of(text, &cells) {
            finish(text, heads.replace(new).as_ref(), &mut rows, inherited, found);
            taken.push(line.clone());
            continue;
        }
        let Some(known) = &heads else { continue };
        if is_rule(text.view.low(line.clone())) {
            continue;
        }
        if cells.len() < 2 {
            finish(text, heads.take().as_ref(), &mut rows, inherited, found);
        } else if known.strokes
            && known.cell(&cells, VariantColumn::Gene).is_some_and(Range::is_empty)
        {
            if let Some(row) = rows.last_mut() {
                row.run_on(text, known, &cells, line);
                taken.push(line.clone());
            }
        } else if cells.len() == known.columns.len() {
            let class = known.cell(&cells, VariantColumn::Class);
            let class = class.map(|at| text.view.low(at.clone()).to_owned()).unwrap_or_default();
            rows.push(Row { cells, lines: line.clone(), class });
            taken.push(line.clone());
        }
    }
    finish(text, heads.as_ref(), &mut rows, inherited, found);
    taken
}

/// States the rows of a table that has ended.
fn finish(
    text: &Text<'_>,
    heads: Option<&Heads>,
    rows: &mut Vec<Row>,
    inherited: bool,
    found: &mut Vec<Found>,
) {
    let rows = std::mem::take(rows);
    let Some(heads) = heads else { return };
    found.extend(rows.iter().filter_map(|row| stated(text, heads, row, inherited)));
}

impl Heads {
    fn cell<'c>(
        &self,
        cells: &'c [Range<usize>],
        column: VariantColumn,
    ) -> Option<&'c Range<usize>> {
        cells.get(self.columns.iter().position(|c| *c == Some(column))?)
    }
}

impl Row {
    /// A line without a gene goes on with the class above: `Likely` over `pathogenic`.
    fn run_on(
        &mut self,
        text: &Text<'_>,
        heads: &Heads,
        cells: &[Range<usize>],
        line: &Range<usize>,
    ) {
        if let Some(more) = heads.cell(cells, VariantColumn::Class) {
            self.class.push(' ');
            self.class.push_str(text.view.low(more.clone()));
            self.lines.end = line.end;
        }
    }
}

fn heads_of(text: &Text<'_>, cells: &[Range<usize>]) -> Option<Heads> {
    use VariantColumn::{Change, Class, Fraction, Gene};
    let genes = &text.words.genes;
    let columns: Vec<_> = cells.iter().map(|at| genes.column(heading(text, at))).collect();
    let has = |column| columns.contains(&Some(column));
    let more = columns.iter().flatten().any(|c| !matches!(c, Gene | Change));
    if !(has(Gene) && has(Change) && more) {
        return None;
    }
    let of = |column| columns.iter().position(|c| *c == Some(column)).and_then(|at| cells.get(at));
    Some(Heads {
        percent: of(Fraction).is_some_and(|at| text.view.low(at.clone()).contains('%')),
        tiers: of(Class).is_some_and(|at| text.view.low(at.clone()).contains("tier")),
        strokes: cells
            .first()
            .zip(cells.last())
            .is_some_and(|(first, last)| text.view.low(first.start..last.end).contains('|')),
        columns,
    })
}

fn stated(text: &Text<'_>, heads: &Heads, row: &Row, inherited: bool) -> Option<Found> {
    use SectionKind::{FamilyHistory, Plan, Reference, Technique};
    let gene = symbol(text, heads.cell(&row.cells, VariantColumn::Gene)?)?;
    let place = row.cells.first()?.start..row.lines.end;
    let silent = matches!(text.section(&place), FamilyHistory | Plan | Reference | Technique);
    if silent || text.mute(&place) {
        return None;
    }
    let of_change = heads.columns.iter().zip(&row.cells);
    let changes: Vec<&Range<usize>> = of_change
        .filter(|(column, _)| **column == Some(VariantColumn::Change))
        .map(|(_, cell)| cell)
        .collect();
    let low = |at: &Range<usize>| text.view.low(at.clone());
    if changes.iter().any(|cell| text.words.genes.says_unchanged(low(cell))) {
        return None;
    }
    let pieces: Vec<String> = changes
        .into_iter()
        .filter_map(|cell| super::change(text, cell.clone()))
        .map(|at| super::words_of(text, &at))
        .collect();
    if pieces.is_empty() {
        return None;
    }
    let heading = super::heading_above(text, &gene).unwrap_or_default();
    let of_heading = ["germline", "somatic"].into_iter().find(|w| heading.contains(w));
    let value = Variant {
        gene: text.view.written(gene).to_owned(),
        change: Some(pieces.join(" ")),
        class: class(heads, row).or_else(|| super::class_in(heading)),
        allele_fraction: heads
            .cell(&row.cells, VariantColumn::Fraction)
            .and_then(|cell| share(low(cell), heads.percent)),
        origin: super::origin(text, &place, inherited).or_else(|| of_heading.map(str::to_owned)),
    };
    Some(Found::new(value, "variant.table", place))
}

/// The symbol at the beginning of a cell, partners of a fusion with it: `ERBB2 (HER2)`, `EML4-ALK`.
fn symbol(text: &Text<'_>, cell: &Range<usize>) -> Option<Range<usize>> {
    let words = text.view.written(cell.clone());
    let first = words.split([' ', '(', ',']).next().filter(|w| w.len() > 1)?;
    let symbol =
        |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | ':' | '/');
    let plain = first.chars().all(symbol) && first.starts_with(|c: char| c.is_ascii_uppercase());
    plain.then_some(cell.start..cell.start + first.len())
}

/// The class in its words, else the tier as printed.
fn class(heads: &Heads, row: &Row) -> Option<String> {
    if let Some(class) = super::class_in(&row.class) {
        return Some(class);
    }
    let said = row.class.trim();
    let tier = TIER.captures(said)?.name("tier")?.as_str();
    let numeral = tier.trim_end_matches(['a', 'b', 'c', 'd']);
    let level = tier.strip_prefix(numeral).unwrap_or_default().to_uppercase();
    (heads.tiers || said.starts_with("tier"))
        .then(|| format!("Tier {}{level}", numeral.to_uppercase()))
}

/// `31%`, `0.31`, `31.0` under `VAF (%)`; nothing where the unit is not told.
fn share(cell: &str, percent: bool) -> Option<f64> {
    let hit = SHARE.captures(cell.trim())?;
    let written = hit.name("n")?.as_str();
    let number: f64 = written.parse().ok()?;
    // No share is above one.
    if percent || hit.name("percent").is_some() || number > 1.0 {
        return Some((number * 100.0).round() / 10_000.0);
    }
    // A bare `1` can be either.
    (number < 1.0).then_some(number)
}
