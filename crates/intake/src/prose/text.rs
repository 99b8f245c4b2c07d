//! The written words of a document as one text to match on, with the way back to the pages.
//!
//! White space is made even: a blank, a tab for a wide gap (table cells), one line break, two for a
//! blank line. Typographic dashes, quotes, ligatures and signs become ASCII. A word cut at a line end
//! is joined. The labels of a form in columns get a colon. Headers that stand on every page are taken once, so that a section runs on over a page
//! break. Offsets in facts always go back to the original page text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::choices::unchosen;
use super::proforma::with_colons;
use record::{DocumentId, Origin, Page, Passage, Span};

/// One text of all stretches. `cased`, `lower` and `plain` share their offsets.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pages: &'a [Page],
    cased: String,
    lower: String,
    plain: String,
    shifts: Vec<Shift>,
    lines: Vec<Range<usize>>,
    breaks: Vec<usize>,
}

/// From `at` on, the text is that of `page` from byte `from`.
#[derive(Clone, Copy, Debug)]
struct Shift {
    at: usize,
    page: usize,
    from: usize,
}

/// The longest clause that is looked at on either side of a place.
const CLAUSE_BYTES: usize = 320;

impl<'a> View<'a> {
    pub(crate) fn new(pages: &'a [Page], stretches: &[(usize, Span)]) -> Self {
        let repeated = repeated_lines(pages, stretches);
        let mut writer = Writer::default();
        for &(at, span) in stretches {
            let Some(page) = pages.get(at) else { continue };
            let span = page.clamp(span);
            writer.paragraph();
            let mut left_out = unchosen(page.slice(span)).into_iter().peekable();
            let (mut start, mut from) = (span.start, span.start);
            for line in page.slice(span).split_inclusive('\n') {
                start += line.len();
                let wanted = repeated.get(line.trim()).is_none_or(|&first| first == at);
                while let Some(silent) = left_out.next_if(|out| span.start + out.start < start) {
                    if wanted {
                        let until = span.start + silent.start;
                        writer.line(at, from, page.slice(Span::new(from, until.max(from))));
                    }
                    writer.blank();
                    from = from.max(span.start + silent.end);
                }
                if wanted && from < start {
                    writer.line(at, from, page.slice(Span::new(from, start)));
                }
                from = from.max(start);
            }
        }
        let cased = with_colons(writer.cased);
        let lower = cased.to_ascii_lowercase();
        let plain: String = lower.replace(['\n', '\t'], " ");
        let lines = lines_of(&cased);
        let breaks = clause_breaks(&cased, &lines);
        Self { pages, cased, lower, plain, shifts: writer.shifts, lines, breaks }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cased.trim().is_empty()
    }

    /// With its capitals.
    pub(crate) fn cased(&self) -> &str {
        &self.cased
    }

    /// Lower-case.
    pub(crate) fn lower(&self) -> &str {
        &self.lower
    }

    /// Lower-case, every separator a blank.
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// The lines, blank ones left out.
    pub(crate) fn lines(&self) -> &[Range<usize>] {
        &self.lines
    }

    /// Whether text recognition read some of it off a picture.
    pub(crate) fn is_of_a_picture(&self) -> bool {
        self.pages.iter().any(|page| page.origin == Origin::Ocr)
    }

    /// The number of the line in which this byte stands.
    pub(crate) fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|l| l.end <= at).min(self.lines.len().saturating_sub(1))
    }

    /// The character border at or before a byte.
    pub(crate) fn floor(&self, at: usize) -> usize {
        self.cased.floor_char_boundary(at)
    }

    /// A stretch of `lower` cut to what is there, on character borders.
    pub(crate) fn low(&self, range: Range<usize>) -> &str {
        cut(&self.lower, range)
    }

    /// A stretch of `cased` cut to what is there, on character borders.
    pub(crate) fn written(&self, range: Range<usize>) -> &str {
        cut(&self.cased, range)
    }

    /// The clause in which the range stands, and no more than [`CLAUSE_BYTES`] on either side.
    pub(crate) fn clause(&self, range: &Range<usize>) -> Range<usize> {
        let before = self.breaks.partition_point(|&b| b <= range.start);
        let start = before.checked_sub(1).and_then(|b| self.breaks.get(b)).copied().unwrap_or(0);
        let after = self.breaks.partition_point(|&b| b < range.end);
        let end = self.breaks.get(after).copied().unwrap_or(self.cased.len());
        let start = start.max(range.start.saturating_sub(CLAUSE_BYTES));
        let end = end.min(range.end + CLAUSE_BYTES).max(range.end);
        self.cased.ceil_char_boundary(start).min(range.start)..self.cased.floor_char_boundary(end)
    }

    /// The clauses, in order, without what is blank.
    pub(crate) fn clauses(&self) -> Vec<Range<usize>> {
        let starts = self.breaks.iter().copied();
        let ends = self.breaks.iter().copied().skip(1).chain([self.cased.len()]);
        let whole = starts.zip(ends).filter(|(from, to)| from < to);
        whole
            .filter_map(|(from, to)| {
                let words = self.cased.get(from..to)?;
                let start = from + (words.len() - words.trim_start().len());
                (!words.trim().is_empty()).then_some(start..start + words.trim().len())
            })
            .collect()
    }

    /// The original words of a range.
    pub(crate) fn passage(&self, document: DocumentId, range: &Range<usize>) -> Option<Passage> {
        let (page, start) = self.origin(range.start)?;
        let last = self.cased.floor_char_boundary(range.end.checked_sub(1)?.max(range.start));
        let (last_page, last) = self.origin(last)?;
        let text = self.pages.get(page)?.text();
        let end = if last_page == page {
            let last = text.floor_char_boundary(last);
            last + text[last..].chars().next().map_or(0, char::len_utf8)
        } else {
            text.len()
        };
        let passage = Passage::on(document, self.pages.get(page)?, Span::new(start, end));
        (!passage.quote().is_empty()).then_some(passage)
    }

    /// Page and byte of the original at a byte of the view.
    fn origin(&self, at: usize) -> Option<(usize, usize)> {
        let shift = self.shifts.get(self.shifts.partition_point(|s| s.at <= at).checked_sub(1)?)?;
        Some((shift.page, shift.from + (at - shift.at)))
    }
}

fn cut(text: &str, range: Range<usize>) -> &str {
    let start = text.ceil_char_boundary(range.start.min(text.len()));
    let end = text.floor_char_boundary(range.end.min(text.len()));
    text.get(start..end.max(start)).unwrap_or_default()
}

/// Whether the full stop stands in a row of four or more.
fn leads(line: &str, at: usize) -> bool {
    let dots = |b: &&u8| **b == b'.';
    let before = line.as_bytes()[..at].iter().rev().take(4).take_while(dots).count();
    let after = line.as_bytes()[at..].iter().take(4).take_while(dots).count();
    before + after >= 4
}

/// Writes the even text and remembers where each piece comes from.
#[derive(Default)]
struct Writer {
    cased: String,
    shifts: Vec<Shift>,
    /// White space that waits for the next word.
    gap: Gap,
}

#[derive(Clone, Copy, Default)]
struct Gap {
    blanks: usize,
    tab: bool,
    breaks: usize,
}

impl Writer {
    fn paragraph(&mut self) {
        self.gap.breaks += 2;
    }

    /// Something was left out: the words around it are two, and no wide gap apart.
    fn blank(&mut self) {
        self.gap.blanks = 1;
        self.gap.tab = false;
    }

    fn line(&mut self, page: usize, from: usize, line: &str) {
        let mut at = from;
        for (offset, c) in line.char_indices() {
            match c {
                // `Ulceration ......... Present`: dots that lead to the value are a wide gap.
                '.' if leads(line, offset) => self.gap.tab = true,
                '\n' => self.gap.breaks += 1,
                '\t' => self.gap.tab = true,
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{200c}' | '\u{200d}' => {}
                c if c.is_whitespace() || c.is_control() => self.gap.blanks += 1,
                c => self.char(page, at, c),
            }
            at += c.len_utf8();
        }
    }

    fn char(&mut self, page: usize, from: usize, c: char) {
        self.close_gap(c);
        self.shift(page, from);
        match ascii(c) {
            Some(ascii) => {
                self.cased.push_str(ascii);
                // Whatever follows starts a shift of its own.
            }
            None => self.cased.push(c),
        }
    }

    /// Notes the origin of what is written next, where it does not simply run on.
    fn shift(&mut self, page: usize, from: usize) {
        let at = self.cased.len();
        let runs_on =
            self.shifts.last().is_some_and(|s| s.page == page && s.from + (at - s.at) == from);
        if !runs_on {
            self.shifts.push(Shift { at, page, from });
        }
    }

    fn close_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        if self.cased.is_empty() {
            return;
        }
        match gap.breaks {
            0 if gap.tab || gap.blanks > 2 => self.cased.push('\t'),
            0 if gap.blanks > 0 => self.cased.push(' '),
            0 => {}
            1 if self.joins(next) => {
                self.cased.pop();
            }
            1 => self.cased.push('\n'),
            _ => self.cased.push_str("\n\n"),
        }
    }

    /// Whether a hyphen at the line end cuts a word: small letters on both sides and no prefix that
    /// keeps its hyphen.
    fn joins(&self, next: char) -> bool {
        const KEEP: &[&str] = &[
            "non",
            "high",
            "low",
            "well",
            "poorly",
            "moderately",
            "clear",
            "post",
            "pre",
            "intra",
            "peri",
            "tumor",
            "node",
            "her",
            "self",
            "half",
            "ill",
            "extra",
            "anti",
            "co",
            "tan",
        ];
        let Some(head) = self.cased.strip_suffix('-') else { return false };
        let word = head.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        next.is_ascii_lowercase()
            && word.len() > 1
            && word.bytes().all(|b| b.is_ascii_lowercase())
            && !KEEP.contains(&word)
    }
}

/// What a typographic sign is written as.
fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '´' => "'",
        '\u{201c}' | '\u{201d}' | '\u{2033}' => "\"",
        '×' | '✕' => "x",
        '≥' => ">=",
        '≤' => "<=",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬀ' => "ff",
        'ﬃ' => "ffi",
        'µ' | 'μ' => "u",
        '\u{2022}' | '\u{25cf}' | '\u{25aa}' | '\u{25e6}' | '\u{b7}' | '\u{2023}' => "*",
        _ => return None,
    })
}

/// Lines that stand at the head or foot of several pages, with the first page that has them.
fn repeated_lines<'a>(pages: &'a [Page], stretches: &[(usize, Span)]) -> BTreeMap<&'a str, usize> {
    const HEAD: usize = 10;
    const FOOT: usize = 5;
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut repeated = BTreeMap::new();
    if stretches.len() < 2 {
        return repeated;
    }
    for &(at, span) in stretches {
        let Some(page) = pages.get(at) else { continue };
        let text = page.slice(span);
        let head = text.lines().take(HEAD);
        let foot = text.rsplit('\n').take(FOOT);
        for line in head.chain(foot).map(str::trim).filter(|l| l.len() >= 10) {
            let page = *first.entry(line).or_insert(at);
            if page != at {
                repeated.insert(line, page);
            }
        }
    }
    repeated
}

fn lines_of(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.is_empty() {
            lines.push(at..at + line.len());
        }
        at += line.len() + 1;
    }
    lines
}

/// Where one clause ends and the next begins.
fn clause_breaks(text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut breaks = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let starts_clause = number.checked_sub(1).and_then(|n| lines.get(n)).is_none_or(|last| {
            line.start > last.end + 1 || hard_break(&text[last.clone()], &text[line.clone()])
        });
        if starts_clause {
            breaks.push(line.start);
        }
        for at in line.clone() {
            let ends = match bytes[at] {
                // `t(11;14)` is one name.
                b';' => {
                    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
                    !(digit(at + 1) && at.checked_sub(1).is_some_and(digit))
                }
                b'.' | b'!' | b'?' => {
                    bytes.get(at + 1).is_none_or(|b| b.is_ascii_whitespace())
                        && !abbreviation(&text[line.start..at])
                }
                _ => false,
            };
            if ends {
                breaks.push(at + 1);
            }
        }
    }
    breaks
}

/// Whether a line break ends the clause: a list, a label, a short line; else the line is only wrapped.
pub(crate) fn hard_break(last: &str, next: &str) -> bool {
    const WRAPPED: usize = 40;
    // A row of a table ends with its line.
    if last.ends_with([':', '.', ';']) || last.len() < WRAPPED || last.contains('\t') {
        return true;
    }
    let next = next.trim_start();
    let head = next.as_bytes();
    let bullet = head.first().is_some_and(|b| matches!(b, b'-' | b'*' | b'[' | b'_' | b'#' | b'('))
        || next.starts_with(['☐', '☑', '☒']);
    let numbered = head.first().is_some_and(u8::is_ascii_alphanumeric)
        && head.iter().take(4).any(|b| matches!(b, b'.' | b')' | b':'));
    bullet || numbered || label(next).is_some()
}

/// The label of a line `Label: value`, where it has one.
pub(crate) fn label(line: &str) -> Option<&str> {
    let end = line.bytes().take(60).position(|b| b == b':')?;
    let label = &line[..end];
    let words = label.split_whitespace().count();
    let first = label.trim_start().bytes().next()?;
    (words <= 7 && first.is_ascii_uppercase() && !label.contains(['.', ';'])).then_some(label)
}

/// Whether the full stop after `before` belongs to an abbreviation.
pub(crate) fn abbreviation(before: &str) -> bool {
    const KNOWN: &[&str] = &[
        "dr", "mr", "mrs", "ms", "vs", "approx", "e.g", "i.e", "st", "fig", "ca", "cf", "incl",
        "no", "y.o", "resp", "max",
    ];
    let word = before.rsplit([' ', '\t', '(']).next().unwrap_or_default();
    KNOWN.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, check: impl Fn(&View<'_>)) {
        let pages = [Page::new(1, text)];
        check(&View::new(&pages, &[(0, Span::new(0, text.len()))]));
    }

    #[test]
    fn a_word_cut_at_the_line_end_is_found_in_the_original() {
        with("An infil-\n  trating “duct”  carci\u{ad}noma ≥ 2 cm", |view| {
            assert_eq!(view.plain(), "an infiltrating \"duct\" carcinoma >= 2 cm");
            let at = view.plain().find("infiltrating").unwrap();
            let passage = view.passage(DocumentId(1), &(at..at + 12)).unwrap();
            assert_eq!(passage.quote(), "infil-\n  trating");
            let at = view.plain().find("carcinoma").unwrap();
            assert_eq!(
                view.passage(DocumentId(1), &(at..at + 9)).unwrap().quote(),
                "carci\u{ad}noma"
            );
            let at = view.plain().find(">=").unwrap();
            assert_eq!(view.passage(DocumentId(1), &(at..at + 7)).unwrap().quote(), "≥ 2 cm");
        });
    }

    #[test]
    fn wrapped_lines_are_one_clause_and_list_items_are_not() {
        with(
            "The tumor that is described in the text above does not\ninvade the vein. Margins clear.\n- a\n- b",
            |view| {
                let at = view.plain().find("vein").unwrap();
                let clause = view.clause(&(at..at + 4));
                assert!(view.low(clause).starts_with("the tumor that"));
                let at = view.plain().find("- b").unwrap();
                assert_eq!(view.low(view.clause(&(at + 2..at + 3))), "- b");
            },
        );
    }
}
