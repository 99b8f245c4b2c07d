//! Tables of laboratory results as text: comma, tab, semicolon or pipe between the columns.
//!
//! # Reads
//! One result a row under a row of headings that `knowledge/vocabulary/lab-columns.toml` knows, and
//! tables with one column a day, as portals give trends. The page is the file's text as it stands, with
//! its rows and cells told, so that it can be set as a table; a fact points at the words of its row. Columns that name the patient say whose results they are.
//!
//! # Leaves unread
//! Tables with other headings: they are read as plain text. Rows without a value state nothing. Where
//! the rows name more than one person, no row gives a fact.
//!
//! # Seen in the wild
//! Lines above the headings ("Patient: …"), a byte order mark, quoted cells with commas and line
//! breaks, `12.9 H` in the value cell, days before months in exports from outside the United States.
//!
//! # Reference
//! RFC 4180.

use knowledge::vocabulary::{LabColumn, LabColumns};
use record::{
    Block, BlockKind, DocumentKind, Fact, Finding, FindingCode, Format, Lab, Page, PartialDate,
    Passage, PersonMention, PersonName, Quantity, Reading, Sex, Span,
};

use crate::dates::month_named;
use crate::formats::{Reader, text};
use crate::{Handed, Tools, labs};

pub const READER: Reader = Reader { format: Format::Text, recognises, read };

const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

/// Lines in which the headings must stand. Portal exports put up to a dozen lines above them.
const LINES_BEFORE_HEADINGS: usize = 60;

/// Columns of one row. The widest export seen has under 200.
const COLUMNS: usize = 500;

/// Two lines after each other with the same columns: enough to look for headings.
fn recognises(handed: &Handed<'_>) -> bool {
    let sample = handed.bytes.get(..16 << 10).unwrap_or(handed.bytes);
    if !text::is_text(sample) {
        return false;
    }
    let sample = text::decode(sample).text;
    DELIMITERS.iter().any(|&delimiter| {
        let columns = |line: &str| line.matches(delimiter).count();
        let mut lines = sample.lines().filter(|line| !line.trim().is_empty()).map(columns);
        let mut before = lines.next().unwrap_or(0);
        lines.any(|now| {
            let both = before >= 2 && now >= 2;
            before = now;
            both
        })
    })
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let decoded = text::decode(text::within_limit(handed.bytes, tools));
    let columns = &tools.library.vocabulary.lab_columns;
    let Some(table) = Table::find(&decoded.text, columns) else {
        return (text::READER.read)(handed, tools);
    };
    let rows = table.rows(&decoded.text, tools.limits.facts.saturating_add(1));
    let day_first = table.has_days_first(&rows);
    let stated = stated_date(&decoded.text[..table.headings_start], columns, day_first);
    let mut reading = text::page_of(Format::Text, decoded);
    reading.kind = Some(DocumentKind::LabReport);
    if let Some(page) = reading.pages.first_mut() {
        table.set(page, &rows);
    }
    let Some(page) = reading.pages.first().cloned() else { return reading };
    reading.people = table.people(handed, &page, &rows, day_first);
    if are_several(&reading.people) {
        let names = reading.people.iter().filter_map(|p| Some(p.name.as_ref()?.printed.clone()));
        let finding = Finding::new(FindingCode::IdentityUnsure);
        reading.find(finding.with("detail", names.collect::<Vec<_>>().join("; ")));
        return reading;
    }
    for row in &rows {
        for result in table.results(row, day_first) {
            if reading.facts.len() >= tools.limits.facts {
                reading.find(Finding::new(FindingCode::LimitReached).why("detail-long-table"));
                return reading;
            }
            let passage = Passage::on(handed.id, &page, result.span);
            let date = result.date.or(stated);
            reading.facts.push(Fact::new(result.lab, "table.row", passage).dated(date));
        }
    }
    reading.date = reading.facts.iter().filter_map(|fact| fact.date).max();
    reading
}

/// One cell: where it stands, with its quotes, and what it says, without.
struct Cell {
    span: Span,
    words: String,
}

/// One result and the words it stands on.
struct LabRow {
    lab: Lab,
    date: Option<PartialDate>,
    span: Span,
}

/// Where the headings of a table stand and what its columns hold.
struct Table {
    delimiter: char,
    columns: Vec<Option<LabColumn>>,
    /// Columns headed by a day: each holds the values of that day.
    days: Vec<(usize, String)>,
    headings_start: usize,
    rows_start: usize,
}

impl Table {
    /// The first line that heads a table of results.
    fn find(text: &str, columns: &LabColumns) -> Option<Self> {
        let mut start = 0;
        for line in text.split_inclusive('\n').take(LINES_BEFORE_HEADINGS) {
            let end = start + line.len();
            let found =
                DELIMITERS.iter().find_map(|&d| Self::headed_by(text, start, end, d, columns));
            if found.is_some() {
                return found;
            }
            start = end;
        }
        None
    }

    fn headed_by(
        text: &str,
        start: usize,
        end: usize,
        delimiter: char,
        columns: &LabColumns,
    ) -> Option<Self> {
        let (cells, rows_start) = row_at(text, start, delimiter);
        if cells.len() < 3 || rows_start < end {
            return None;
        }
        let kinds = columns.columns(cells.iter().map(|cell| cell.words.as_str()));
        let days: Vec<_> = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| written_date(&cell.words, false).is_some())
            .map(|(at, cell)| (at, cell.words.clone()))
            .collect();
        let has = |kind| kinds.contains(&Some(kind));
        let known = kinds.iter().flatten().count() + days.len();
        let is_head = has(LabColumn::Test) && (has(LabColumn::Value) || !days.is_empty());
        (is_head && known >= 3).then_some(Self {
            delimiter,
            columns: kinds,
            days,
            headings_start: start,
            rows_start,
        })
    }

    fn rows(&self, text: &str, rows_max: usize) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        let mut at = self.rows_start;
        while at < text.len() && rows.len() < rows_max {
            let (row, next) = row_at(text, at, self.delimiter);
            if row.iter().any(|cell| !cell.words.is_empty()) {
                rows.push(row);
            }
            at = next;
        }
        rows
    }

    /// Says of a page what stands above the table, its headings, its rows, and what follows them.
    fn set(&self, page: &mut Page, rows: &[Vec<Cell>]) {
        let (headings, _) = row_at(page.text(), self.headings_start, self.delimiter);
        let whole = |row: &[Cell]| Some(Span::new(row.first()?.span.start, row.last()?.span.end));
        let mut blocks = lines(page, Span::new(0, self.headings_start));
        let mut cells = Vec::new();
        let table = std::iter::once(&headings).chain(rows);
        let kinds =
            std::iter::once(BlockKind::TableHead).chain(std::iter::repeat(BlockKind::TableRow));
        for (row, kind) in table.zip(kinds) {
            let Some(span) = whole(row) else { continue };
            blocks.push(Block { kind, span });
            cells.extend(row.iter().map(|cell| unquoted(page.text(), cell.span)));
        }
        let end = blocks.last().map_or(self.rows_start, |block| block.span.end);
        blocks.extend(lines(page, Span::new(end, page.text().len())));
        (page.blocks, page.cells) = (blocks, cells);
    }

    /// The cell under a heading, where it says something.
    fn cell<'a>(&self, row: &'a [Cell], column: LabColumn) -> Option<&'a Cell> {
        let at = self.columns.iter().position(|c| *c == Some(column))?;
        row.get(at).filter(|cell| cell.words.chars().any(char::is_alphanumeric))
    }

    /// Whether some date of the table only makes sense with the day before the month.
    fn has_days_first(&self, rows: &[Vec<Cell>]) -> bool {
        let dates = rows.iter().flat_map(|row| {
            [LabColumn::Date, LabColumn::Reported, LabColumn::BirthDate]
                .into_iter()
                .filter_map(|column| self.cell(row, column))
                .map(|cell| cell.words.as_str())
        });
        let headings = self.days.iter().map(|(_, day)| day.as_str());
        let first_number = |date: &str| {
            let (first, rest) = date.split_once(['/', '.', '-'])?;
            let plausible = first.len() == 2 && rest.len() >= 5;
            plausible.then(|| first.parse::<u8>().ok()).flatten()
        };
        dates.chain(headings).filter_map(first_number).any(|first| first > 12)
    }

    /// The results of a row: one, or one for each day that heads a column.
    fn results(&self, row: &[Cell], day_first: bool) -> Vec<LabRow> {
        let Some(test) = self.cell(row, LabColumn::Test) else { return Vec::new() };
        let date = self.cell(row, LabColumn::Date).or_else(|| self.cell(row, LabColumn::Reported));
        let unit = self.cell(row, LabColumn::Unit);
        let range = self.cell(row, LabColumn::Range);
        let loinc = self.cell(row, LabColumn::Loinc);
        let (low, high) = match (self.cell(row, LabColumn::Low), self.cell(row, LabColumn::High)) {
            (None, None) => range.map_or((None, None), |cell| written_range(&cell.words)),
            (low, high) => (low.and_then(number_of), high.and_then(number_of)),
        };
        let result = |value: &Cell, date: Option<PartialDate>, context: &[Option<&Cell>]| {
            let cells =
                context.iter().copied().flatten().chain([test, value]).map(|cell| cell.span);
            let span = cells.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
            let (name, in_name) = labs::name_and_unit(&test.words);
            let lab = Lab {
                name,
                loinc: loinc.map(|cell| cell.words.clone()),
                value: Some(Quantity::from_written(labs::without_flag(&value.words))),
                unit: unit.map(|cell| cell.words.clone()).or(in_name),
                low,
                high,
            };
            LabRow { lab, date, span: span.unwrap_or(value.span) }
        };
        let day = |words: &str| written_date(words, day_first);
        let one = self.cell(row, LabColumn::Value).map(|value| {
            let date_of = date.and_then(|cell| day(&cell.words));
            result(value, date_of, &[date, unit, range, loinc])
        });
        let by_day = self.days.iter().filter_map(|(at, heading)| {
            let value =
                row.get(*at).filter(|cell| cell.words.chars().any(char::is_alphanumeric))?;
            Some(result(value, day(heading), &[]))
        });
        one.into_iter().chain(by_day).collect()
    }

    /// Whom the rows name, each person once.
    fn people(
        &self,
        handed: &Handed<'_>,
        page: &Page,
        rows: &[Vec<Cell>],
        day_first: bool,
    ) -> Vec<PersonMention> {
        let mut people: Vec<PersonMention> = Vec::new();
        for row in rows {
            let name = self.cell(row, LabColumn::Patient);
            let birth_date = self.cell(row, LabColumn::BirthDate);
            let sex = self.cell(row, LabColumn::Sex);
            let number = self.cell(row, LabColumn::RecordNumber);
            let at = |cell: &Cell| Passage::on(handed.id, page, unquoted(page.text(), cell.span));
            let mention = PersonMention {
                name: name.map(|cell| name_of(&cell.words)),
                birth_date: birth_date.and_then(|cell| birth_date_of(&cell.words, day_first)),
                sex: sex.and_then(|cell| Sex::from_written(&cell.words)),
                record_numbers: number.map(|cell| cell.words.clone()).into_iter().collect(),
                name_at: name.map(at),
                birth_date_at: birth_date.map(at),
                sex_at: sex.map(at),
                ..PersonMention::default()
            };
            let known = people.iter().any(|p| is_same(p, &mention));
            if !known && (mention.name.is_some() || mention.birth_date.is_some()) {
                people.push(mention);
            }
        }
        people
    }
}

/// The lines of a stretch that say something, each by itself.
fn lines(page: &Page, stretch: Span) -> Vec<Block> {
    let mut at = stretch.start;
    let mut blocks = Vec::new();
    for line in page.slice(stretch).split_inclusive('\n') {
        let span = page.trim(Span::new(at, at + line.len()));
        // The commas of an empty row say nothing.
        if page.slice(span).contains(char::is_alphanumeric) {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += line.len();
    }
    blocks
}

fn is_same(a: &PersonMention, b: &PersonMention) -> bool {
    a.name == b.name && a.birth_date == b.birth_date && a.record_numbers == b.record_numbers
}

/// Two people, not one under two names: the birth dates, or without them the record numbers, differ.
fn are_several(people: &[PersonMention]) -> bool {
    let differ = |a: &PersonMention, b: &PersonMention| match (a.birth_date, b.birth_date) {
        (Some(a), Some(b)) => !a.agrees_with(b),
        _ if !a.record_numbers.is_empty() && !b.record_numbers.is_empty() => {
            a.record_numbers != b.record_numbers
        }
        _ => a.name.is_some() && b.name.is_some() && a.name != b.name,
    };
    people.first().is_some_and(|first| people.iter().any(|other| differ(first, other)))
}

/// The row that begins at a byte, and the byte at which the next begins. A quoted cell may hold the
/// delimiter and line breaks; a quote that is never closed ends with its line.
fn row_at(text: &str, start: usize, delimiter: char) -> (Vec<Cell>, usize) {
    let mut cells = Vec::new();
    let mut at = start;
    loop {
        let rest = &text[at..];
        let full = cells.len() + 1 == COLUMNS;
        let ends = |c: char| matches!(c, '\n' | '\r') || (c == delimiter && !full);
        let quoted = rest.starts_with('"').then(|| closing_quote(rest)).flatten();
        let from = quoted.unwrap_or(0);
        let length = rest[from..].find(ends).map_or(rest.len(), |n| from + n);
        let span = Span::new(at, at + length);
        cells.push(Cell { span, words: words_of(&text[span.start..span.end]) });
        at += length;
        let rest = &text[at..];
        if rest.starts_with(delimiter) {
            at += delimiter.len_utf8();
        } else if rest.starts_with("\r\n") {
            return (cells, at + 2);
        } else {
            return (cells, at + usize::from(!rest.is_empty()));
        }
    }
}

/// The byte after the quote that closes the one at the start. A doubled quote is a quote.
fn closing_quote(cell: &str) -> Option<usize> {
    /// No cell is longer: an unclosed quote does not swallow the file.
    const CELL: usize = 4096;
    let bytes = cell.as_bytes().get(..CELL).unwrap_or(cell.as_bytes());
    let mut at = 1;
    while let Some(next) = bytes.get(at..)?.iter().position(|&b| b == b'"') {
        let quote = at + next;
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote + 1);
        }
        at = quote + 2;
    }
    None
}

fn words_of(cell: &str) -> String {
    let cell = cell.trim();
    let inner = cell.strip_prefix('"').map(|c| c.strip_suffix('"').unwrap_or(c));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\"").trim().to_owned())
}

fn unquoted(text: &str, span: Span) -> Span {
    match text.get(span.start..span.end) {
        Some(cell) if cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"') => {
            Span::new(span.start + 1, span.end - 1)
        }
        _ => span,
    }
}

/// `FAMILY, GIVEN MIDDLE`; another order is left to the name as printed.
fn name_of(printed: &str) -> PersonName {
    let mut name = PersonName { printed: printed.to_owned(), ..PersonName::default() };
    if let Some((family, given)) = printed.split_once(',') {
        name.family = Some(family.trim().to_owned());
        name.given = given.split_whitespace().map(str::to_owned).collect();
    }
    name
}

/// A labelled day above the headings ("Collected: 06/08/2026").
fn stated_date(above: &str, columns: &LabColumns, day_first: bool) -> Option<PartialDate> {
    above.lines().find_map(|line| {
        let (label, rest) = line.split_once(':')?;
        let is_date = columns.column(label) == Some(LabColumn::Date);
        is_date
            .then(|| written_date(rest.trim().trim_matches([',', '"', ';']), day_first))
            .flatten()
    })
}

/// `2025-12-29`, `20251229`, `12/29/2025 08:10`, `29.12.2025`, `29-Dec-2025`, `Dec 29, 2025`.
fn written_date(words: &str, day_first: bool) -> Option<PartialDate> {
    let words = words.trim();
    if words.len() == 8 && words.bytes().all(|b| b.is_ascii_digit()) {
        return PartialDate::from_digits(words);
    }
    let iso = words.split(['T', ' ']).next()?;
    if iso.len() == 10 && iso.as_bytes().get(4) == Some(&b'-') {
        return PartialDate::from_iso(iso);
    }
    let mut parts = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(3)
        .collect::<Vec<_>>();
    if parts.len() < 3 {
        return None;
    }
    if let Some(at) = parts.iter().take(2).position(|part| month_named(part).is_some()) {
        let month = month_named(parts.remove(at))?;
        return PartialDate::day(year_of(parts[1])?, month, parts[0].parse().ok()?);
    }
    let is_date = words.contains(['/', '-']) || words.matches('.').count() >= 2;
    let (first, second) = (parts[0].parse().ok()?, parts[1].parse().ok()?);
    let (month, day) =
        if day_first || words.contains('.') { (second, first) } else { (first, second) };
    is_date.then(|| PartialDate::day(year_of(parts[2])?, month, day)).flatten()
}

/// A birth year of two digits would be guessed: it states no birth date.
fn birth_date_of(words: &str, day_first: bool) -> Option<PartialDate> {
    let mut digits = words.split(|c: char| !c.is_ascii_digit());
    digits.any(|run| run.len() >= 4).then(|| written_date(words, day_first)).flatten()
}

/// Four digits, or two of this century, in which electronic tables of results began.
fn year_of(part: &str) -> Option<i16> {
    match part.len() {
        4 => part.parse().ok(),
        2 => part.parse::<i16>().ok().map(|year| 2000 + year),
        _ => None,
    }
}

fn number_of(cell: &Cell) -> Option<f64> {
    Quantity::from_written(&cell.words).number()
}

/// `12.0-15.5`, `12.0 to 15.5 g/dL`, `<5`, `>= 60`. Anything else states no bounds.
fn written_range(words: &str) -> (Option<f64>, Option<f64>) {
    let words = words.trim().trim_matches(['(', ')', '[', ']']).trim();
    if let Some(rest) = words.strip_prefix(['<', '≤']) {
        return (None, leading_number(rest.trim_start_matches('=')).map(|(n, _)| n));
    }
    if let Some(rest) = words.strip_prefix(['>', '≥']) {
        return (leading_number(rest.trim_start_matches('=')).map(|(n, _)| n), None);
    }
    let bounds = || {
        let (low, rest) = leading_number(words)?;
        let rest = rest.trim_start();
        let rest = ["-", "–", "—", "to "].iter().find_map(|between| rest.strip_prefix(between))?;
        let (high, _) = leading_number(rest)?;
        (low <= high).then_some((low, high))
    };
    bounds().map_or((None, None), |(low, high)| (Some(low), Some(high)))
}

/// The number a text begins with, and what follows it.
fn leading_number(text: &str) -> Option<(f64, &str)> {
    let text = text.trim_start();
    let sign = usize::from(text.starts_with('-'));
    let digits = |c: char| !(c.is_ascii_digit() || c == '.' || c == ',');
    let length = text[sign..].find(digits).unwrap_or(text.len() - sign) + sign;
    let number = text[..length].trim_end_matches(['.', ',']);
    let groups: Vec<_> = number[sign..].split(',').collect();
    let thousands =
        groups.iter().skip(1).all(|g| g.split('.').next().is_some_and(|w| w.len() == 3));
    let plain = thousands.then(|| number.replace(',', ""))?;
    Some((plain.parse().ok()?, &text[number.len()..]))
}
