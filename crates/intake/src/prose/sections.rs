//! Headings and the sections they open.

use std::ops::Range;

use knowledge::vocabulary::Prose;
use knowledge::vocabulary::discourse::SectionKind;

use super::text::{View, label};

/// A section: from its heading to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) kind: SectionKind,
    /// The heading's words; empty before the first heading.
    pub(crate) heading: Range<usize>,
    pub(crate) range: Range<usize>,
    /// States nothing of the patient.
    pub(crate) silent: bool,
}

/// All sections, in order, without gaps.
#[derive(Debug, Default)]
pub(crate) struct Sections(Vec<Section>);

impl Sections {
    /// `note`: of a note or a letter, in which some headings open something else.
    pub(crate) fn of(view: &View<'_>, words: &Prose, note: bool) -> Self {
        let end = view.cased().len();
        let mut sections =
            vec![Section { kind: SectionKind::Top, heading: 0..0, range: 0..end, silent: false }];
        for (at, entry) in words.sections.find(view.plain()) {
            let Some(open) = sections.last_mut() else { break };
            if at.start < open.heading.end
                || !(is_heading(view, &at) || follows_a_sentence(view, &at, entry.kind))
                || stays(open.kind, entry.kind)
                || is_label(view, &at, entry.kind)
                || ends_a_phrase(view, &at, entry.kind)
            {
                continue;
            }
            open.range.end = at.start;
            let in_note = entry.in_notes.filter(|_| note);
            sections.push(Section {
                kind: in_note.unwrap_or(entry.kind),
                heading: at.clone(),
                range: at.start..end,
                silent: entry.silent && in_note.is_none(),
            });
        }
        open_at_specimens(view, &mut sections);
        for section in &mut sections {
            close_inline_legend(view, section);
            if lists_features(view, section, words) {
                section.kind = SectionKind::Synoptic;
            }
        }
        Self(sections)
    }

    /// In a radiologist's report what is told of the person before it ends with its line or its paragraph: what was seen may follow
    /// without a heading.
    pub(crate) fn close_histories(&mut self, view: &View<'_>) {
        for section in &mut self.0 {
            if matches!(section.kind, SectionKind::History | SectionKind::Technique) {
                close_history(view, section);
            }
        }
    }

    /// The section in which this byte stands.
    pub(crate) fn at(&self, at: usize) -> Option<&Section> {
        let next = self.0.partition_point(|s| s.range.start <= at);
        let mut last = next.checked_sub(1)?;
        /// Sections in a row that may have ended.
        const BACK: usize = 12;
        let least = last.saturating_sub(BACK);
        // What ended before the next heading (a legend, a line of history) gives the words after it back to the section before.
        while last > least
            && self.0.get(last).is_some_and(|s| s.range.end <= at)
            && self.ends_early(last)
        {
            last -= 1;
        }
        self.0.get(last)
    }

    /// Whether a section ends before the next begins.
    fn ends_early(&self, number: usize) -> bool {
        let end = self.0.get(number).map_or(0, |s| s.range.end);
        self.0.get(number + 1).is_none_or(|next| end < next.range.start)
    }

    pub(crate) fn kind_at(&self, at: usize) -> SectionKind {
        self.at(at).map(|s| s.kind).unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Section> {
        self.0.iter()
    }

    pub(crate) fn has(&self, kind: SectionKind) -> bool {
        self.0.iter().any(|s| s.kind == kind)
    }
}

/// `Specimen 1 - Wide excision` behind the clinical details of a report without a heading for its diagnosis: there the
/// pathologist's own words begin.
fn open_at_specimens(view: &View<'_>, sections: &mut Vec<Section>) {
    use SectionKind::{Diagnosis, History, Specimen, Top};
    if sections.iter().any(|s| s.kind == Diagnosis) {
        return;
    }
    let Some(number) = sections.iter().position(|s| matches!(s.kind, History | Specimen)) else {
        return;
    };
    let range = sections[number].range.clone();
    let lines = view.lines().iter().skip(view.line_at(range.start) + 1);
    let opens = |line: &&Range<usize>| {
        let rest = view.low((*line).clone()).trim_start().strip_prefix("specimen ");
        let rest = rest.and_then(|rest| rest.strip_prefix(|c: char| c.is_ascii_alphanumeric()));
        rest.is_some_and(|rest| rest.trim_start().starts_with(['-', ':']))
    };
    let at = lines.take_while(|l| l.start < range.end).find(opens).map(|line| line.start);
    if let Some(at) = at {
        sections[number].range.end = at;
        let own = Section { kind: Top, heading: at..at, range: at..range.end, silent: false };
        sections.insert(number + 1, own);
    }
}

/// Whether a section that opens with `Procedure:` or `Specimen:` is a list of the tumour's features, of which
/// this is the first line.
fn lists_features(view: &View<'_>, section: &Section, words: &Prose) -> bool {
    const ENOUGH: usize = 4;
    if !matches!(section.kind, SectionKind::Procedure | SectionKind::Specimen) {
        return false;
    }
    let first = view.line_at(section.heading.end);
    let lines = view.lines().iter().skip(first).take_while(|l| l.start < section.range.end);
    let mut seen: Vec<&str> = Vec::new();
    for line in lines {
        let line = view.low(line.clone());
        let line = line.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        if let Some(feature) = words.sections.feature(line)
            && !seen.contains(&feature)
        {
            seen.push(feature);
        }
        if seen.len() >= ENOUGH {
            return true;
        }
    }
    false
}

/// Labels of a synoptic list that elsewhere are headings stay in the list.
fn stays(open: SectionKind, next: SectionKind) -> bool {
    use SectionKind::{
        Comment, Findings, Imaging, Laboratory, Pathology, Procedure, Specimen, Synoptic,
    };
    open == Synoptic
        && matches!(
            next,
            Procedure | Specimen | Imaging | Pathology | Findings | Laboratory | Comment
        )
}

/// `Gross: ulcerated mass` in a list of features, where the gross description has its own heading.
fn is_label(view: &View<'_>, at: &Range<usize>, kind: SectionKind) -> bool {
    kind == SectionKind::Gross
        && at.len() <= 5
        && view
            .low(at.end..at.end + 3)
            .trim_start_matches([':', ' '])
            .starts_with(|c: char| c != '\n')
        && view.lower().contains("gross description")
}

/// `LEFT BREAST, CORE BIOPSY:` ends in the word of a heading and is the head of a part.
fn ends_a_phrase(view: &View<'_>, at: &Range<usize>, kind: SectionKind) -> bool {
    use SectionKind::{Operation, Pathology, Procedure, Specimen};
    let before = view.written(at.start.saturating_sub(12)..at.start);
    let before = before.rsplit('\n').next().unwrap_or_default().trim_end();
    matches!(kind, Operation | Pathology | Procedure | Specimen)
        && before.ends_with(|c: char| c.is_ascii_uppercase() || matches!(c, ',' | '-'))
}

/// A legend in running text ends with its paragraph, `Comparison: CT of 3 May 2026` with its line.
fn close_inline_legend(view: &View<'_>, section: &mut Section) {
    const SHORT: usize = 80;
    if section.kind == SectionKind::Comparison {
        let rest = view.low(section.heading.end..section.range.end);
        let told = rest.trim_start_matches([':', ' ', '-']);
        let line = told.find('\n').unwrap_or(told.len());
        if line > 0 && line < SHORT {
            section.range.end = section.heading.end + (rest.len() - told.len()) + line;
        }
    }
    if !section.silent {
        return;
    }
    let body = section.heading.end..section.range.end;
    let text = view.low(body.clone());
    let inline = text.trim_start_matches([':', ' ', '-']).starts_with(|c: char| c != '\n');
    if inline && let Some(at) = text.find("\n\n") {
        section.range.end = body.start + at;
    }
}

/// The first line that has a label of its own, or the end of the paragraph.
fn close_history(view: &View<'_>, section: &mut Section) {
    let body = section.heading.end..section.range.end;
    let words = view.low(body.clone());
    let told = words.trim_start_matches([':', ' ', '-', '\n']);
    if told.is_empty() {
        return;
    }
    let start = body.start + (words.len() - told.len());
    let paragraph = told.find("\n\n").map_or(body.end, |at| start + at);
    let first = view.line_at(start) + 1;
    let lines = view.lines().iter().skip(first).take_while(|l| l.start < paragraph);
    let labelled = lines.clone().find(|l| label(view.written((*l).clone())).is_some());
    let end = labelled.map_or(paragraph, |line| line.start);
    section.range.end = start + view.low(start..end).trim_end().len();
}

/// Whether the words of a heading are used as one: alone on a line, before a colon, in capitals.
fn is_heading(view: &View<'_>, at: &Range<usize>) -> bool {
    let text = view.cased();
    let words = view.written(at.clone());
    let line_start = text[..at.start].rfind('\n').map_or(0, |b| b + 1);
    let before = text[line_start..at.start]
        .trim_start_matches(['*', '-', '#', '=', '_', ' ', '\t', '"', '(', '[']);
    let after = view.written(at.end..at.end + 60);
    let rest = after.trim_start_matches([' ', '*', '"']);
    let rest = skip_bracket(rest);
    let ends_line = rest.is_empty() || rest.starts_with(['\n', '\t']);
    // `ADDENDUM 10/03/2026:` is one as well.
    let undated = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "/-.# ".contains(c));
    let dated = rest.len() > undated.len() && undated.starts_with(':');
    let colon = rest.starts_with(':') || dated && before.is_empty();
    // Text recognition takes a capital I for a small L: `lMPRESSlON`.
    let capitals = words.bytes().any(|b| b.is_ascii_uppercase())
        && !words.bytes().any(|b| b.is_ascii_lowercase() && b != b'l');
    let several = words.contains(' ');
    let title = words.starts_with(|c: char| c.is_ascii_uppercase());
    if before.is_empty() {
        return (title || capitals) && (colon || ends_line)
            || (capitals && several)
            || (capitals && rest.starts_with(['-', '.', ';', ',']))
            || (colon && title);
    }
    if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let parted = before.ends_with(['\t', '.', ':', ';', ')', ' ']);
    parted && colon && (capitals || (title && several))
}

/// `Allergies: NKDA. Comorbidities: COPD`: in a note the headings of the person's lists stand in one line.
fn follows_a_sentence(view: &View<'_>, at: &Range<usize>, kind: SectionKind) -> bool {
    use SectionKind::{Allergies, FamilyHistory, Medications, PastHistory, SocialHistory};
    let listed =
        matches!(kind, Allergies | FamilyHistory | Medications | PastHistory | SocialHistory);
    let before = view.written(at.start.saturating_sub(2)..at.start);
    let title = view.written(at.clone()).starts_with(|c: char| c.is_ascii_uppercase());
    listed && title && before == ". " && view.low(at.end..at.end + 1) == ":"
}

/// The text after a bracket such as `(AJCC 8th edition)` or ` - INVASIVE CARCINOMA` behind a heading.
fn skip_bracket(rest: &str) -> &str {
    let Some(inner) = rest.strip_prefix('(') else { return rest };
    match inner.find(')') {
        Some(end) if end < 40 => inner[end + 1..].trim_start_matches(' '),
        _ => rest,
    }
}
