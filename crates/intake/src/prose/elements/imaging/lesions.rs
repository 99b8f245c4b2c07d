//! What was measured: where, how large now and before, how bright now and before.
//!
//! *Reads* clauses ("Segment VI metastasis 2.3 x 1.8 cm, previously 3.4 x 2.9 cm") and tables of target lesions. *Leaves unread* organs,
//! cysts, stones and other things whose measure is no lesion's, distances, bounds ("less than 5 mm"), sums, and measures of which no
//! word says what they are of.
//!
//! The tumour's own size is taken from here too: only from what the report calls a mass or a tumour, in the organ of the primary where
//! that is known, never from a node, a metastasis, an earlier measure or something benign.

use std::collections::BTreeSet;
use std::ops::Range;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use knowledge::vocabulary::oncology::lesions::{Cue, Noun};
use record::{Lesion, TumourSize, Value};

use super::super::super::{Found, Text};
use super::super::site::{organ_of, spread_only};
use super::marks::{Marks, Run, words_of};
use super::measures::{self, Measure, What, When};
use super::table;
use crate::dates;

/// A lesion with its measures, and where all of it stands.
pub(super) struct Measured {
    pub(super) lesion: Lesion,
    pub(super) noun: Noun,
    pub(super) place: Range<usize>,
    /// The label that names its organ, where that stands apart.
    pub(super) label: Option<Range<usize>>,
    /// The words that belong to it.
    pub(super) stretch: Range<usize>,
    /// Where its present size stands.
    pub(super) size_at: Option<Range<usize>>,
    doubt: Option<Range<usize>>,
    /// A target of a table may be the primary or not: its size is nobody's but its own.
    of_table: bool,
}

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let marks = Marks::of(text);
    let (mut all, tables) = table::read(text, &marks);
    all.extend(in_words(text, &marks, &tables));
    all.sort_by_key(|m| m.place.start);
    let concluded = |m: &Measured| {
        matches!(text.section(&m.place), SectionKind::Impression | SectionKind::Assessment)
    };
    // The impression repeats what the findings measure, in fewer words.
    let sizes: BTreeSet<u64> = all
        .iter()
        .filter(|m| !concluded(m))
        .filter_map(|m| m.lesion.mm.map(f64::to_bits))
        .collect();
    tumour_sizes(text, &all, found);
    for measured in all {
        let repeated = measured.lesion.mm.is_none_or(|mm| sizes.contains(&mm.to_bits()));
        if concluded(&measured) && repeated && !sizes.is_empty() {
            continue;
        }
        let mut fact =
            Found::new(measured.lesion, "lesion.measured", measured.place).doubted(measured.doubt);
        fact.places.extend(measured.label);
        found.push(fact);
    }
}

/// The sizes of what the report calls a mass or a tumour, in the organ of the primary.
fn tumour_sizes(text: &Text<'_>, all: &[Measured], found: &mut Vec<Found>) {
    let organs: Vec<String> = found
        .iter()
        .filter_map(|f| match &f.value {
            Value::Site(site) => site.icd_o_3.as_deref().map(|code| organ_of(code).to_owned()),
            _ => None,
        })
        .collect();
    let of_tumour = |m: &&Measured| m.noun == Noun::Tumour || is_suspect(text, m);
    for measured in all.iter().filter(|m| !m.of_table).filter(of_tumour) {
        let (Some(mm), Some(at)) = (measured.lesion.mm, &measured.size_at) else { continue };
        let words = text.view.low(measured.stretch.clone());
        let another = ["incidental", "benign", "metasta", "microcarcinoma"];
        if another.iter().any(|word| words.contains(word)) || !in_organ(text, measured, &organs) {
            continue;
        }
        let value = TumourSize { mm: Some(mm) };
        let doubt = text.meant(at).doubt;
        found.push(Found::new(value, "size.dimension", at.clone()).doubted(doubt));
    }
}

/// Whether the report scores a lesion as suspect in the same breath: `PI-RADS 5 lesion, left mid gland, 19 mm`.
fn is_suspect(text: &Text<'_>, measured: &Measured) -> bool {
    let words = text.view.low(measured.stretch.clone());
    let scored = |score: &String| {
        words.match_indices(score.as_str()).any(|(at, found)| {
            let behind = words.get(at + found.len()..).unwrap_or_default();
            !behind.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    measured.noun == Noun::Lesion && text.words.lesions.suspect.iter().any(scored)
}

/// Whether a lesion lies in one of the organs, or nothing says where.
fn in_organ(text: &Text<'_>, measured: &Measured, organs: &[String]) -> bool {
    let within = [Some(&measured.stretch), measured.label.as_ref()];
    let mut named = within
        .into_iter()
        .flatten()
        .filter_map(|at| text.view.plain().get(at.clone()))
        .flat_map(|words| text.words.sites.find(words))
        .filter_map(|hit| text.words.sites.entry(hit.entry))
        .filter(|entry| !spread_only(entry))
        .map(|entry| organ_of(&entry.code))
        .peekable();
    organs.is_empty()
        || named.peek().is_none()
        || named.any(|organ| organs.iter().any(|known| known == organ))
}

/// The lesions of running text.
fn in_words(text: &Text<'_>, marks: &Marks, tables: &[Range<usize>]) -> Vec<Measured> {
    let mut measures = measures::all(text).into_iter().peekable();
    let mut found: Vec<Measured> = Vec::new();
    let mut named: Option<Range<usize>> = None;
    for clause in text.view.clauses() {
        let mut held: Vec<Measure> = Vec::new();
        while let Some(measure) = measures.next_if(|m| m.range.start < clause.end) {
            if measure.range.start >= clause.start {
                held.push(measure);
            }
        }
        let in_table = tables.partition_point(|t| t.end <= clause.start);
        let tabled = tables.get(in_table).is_some_and(|t| t.start < clause.end);
        if tabled || !counts(text, &clause) {
            named = None;
            continue;
        }
        held.retain(|m| !is_distance(text, m));
        if held.is_empty() {
            let names = marks.nouns(&clause).iter().any(|(_, noun)| *noun != Noun::Other);
            named = names.then_some(clause);
            continue;
        }
        let before = named.take().filter(|before| goes_on(text, before, &clause));
        measures::tell_times(text, marks, &clause, &mut held);
        for group in groups(text, marks, &clause, held) {
            match group.measured(text, marks, before.clone()) {
                Some(measured) => found.push(measured),
                None => further(text, marks, &clause, &group, &mut found),
            }
        }
    }
    found
}

/// Sections in which measures are of what was seen now.
fn counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    use SectionKind::{
        Comparison, FamilyHistory, History, Laboratory, Medications, PastHistory, Plan,
        PresentHistory, Technique,
    };
    let elsewhere = matches!(
        text.section(at),
        Comparison
            | FamilyHistory
            | History
            | Laboratory
            | Medications
            | PastHistory
            | Plan
            | PresentHistory
            | Technique
    );
    !elsewhere && !text.mute(at)
}

/// `6 cm from the nipple`.
fn is_distance(text: &Text<'_>, measure: &Measure) -> bool {
    let behind = text.view.low(measure.range.end..measure.range.end + 24);
    let behind = behind.trim_start();
    text.words.lesions.from_a_place.iter().any(|words| behind.starts_with(words.as_str()))
}

/// Whether a clause continues the line of the one before it.
fn goes_on(text: &Text<'_>, before: &Range<usize>, clause: &Range<usize>) -> bool {
    let between = text.view.low(before.end..clause.start);
    between.len() < 4 && !between.contains('\n')
}

/// Measures of one lesion.
struct Group {
    measures: Vec<Measure>,
    /// The words before the first, back to the lesion before; behind the last, up to the next.
    stretch: Range<usize>,
}

/// Parts the measures of a clause by the lesions they are of.
fn groups(text: &Text<'_>, marks: &Marks, clause: &Range<usize>, held: Vec<Measure>) -> Vec<Group> {
    let mut parted: Vec<Vec<Measure>> = Vec::new();
    for measure in held {
        match parted.last_mut().filter(|open| belongs(text, marks, clause, open, &measure)) {
            Some(open) => open.push(measure),
            None => parted.push(vec![measure]),
        }
    }
    let mut start = clause.start;
    let mut groups = Vec::new();
    for at in 0..parted.len() {
        let Some(open) = parted.get(at).cloned() else { continue };
        let last = open.last().map_or(start, |m| m.range.end);
        let first = open.first().map_or(start, |m| m.range.start);
        let next = parted.get(at + 1).and_then(|g| g.first()).map(|m| m.range.start);
        let end = next.map_or(clause.end, |next| {
            border(text, marks, &(last..next), is_attributive(text, &(start..first)))
        });
        groups.push(Group { measures: open, stretch: start..end });
        start = end;
    }
    groups
}

/// Whether a measure is of the lesion whose measures are `open`.
fn belongs(
    text: &Text<'_>,
    marks: &Marks,
    clause: &Range<usize>,
    open: &[Measure],
    measure: &Measure,
) -> bool {
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return false };
    let between = last.range.end..measure.range.start;
    let earlier = measure.when != When::Present;
    let known =
        |m: &Measure| m.is_size() == measure.is_size() && (m.when != When::Present) == earlier;
    if open.iter().any(known) {
        return false;
    }
    // A word of its own between begins another lesion; behind "a 3 cm" the first such word is still its own.
    let own =
        usize::from(is_attributive(text, &(clause.start..first.range.start)) && open.len() == 1);
    earlier || marks.nouns(&between).len() <= own
}

/// Whether what is measured stands behind its measure: `a 1.6 cm node`, `Segment 3: 1.0 cm observation`.
fn is_attributive(text: &Text<'_>, lead: &Range<usize>) -> bool {
    let words = text.view.low(lead.clone());
    let words = words.trim_end_matches([' ', '\n', '\t']);
    let last = words.rsplit([' ', '\n', '\t']).next().unwrap_or_default();
    let article =
        ["a", "an", "the", "another", "additional", "and", "with", "by", "of", "new", "is"];
    words.is_empty()
        || words.ends_with([':', '-', ')', '*'])
        || article.contains(&last)
        || text.words.lesions.descriptor.iter().any(|d| d == last)
        || [
            "stable",
            "unchanged",
            "enlarging",
            "small",
            "large",
            "enlarged",
            "residual",
            "adjacent",
        ]
        .contains(&last)
}

/// Where the words of one lesion end and those of the next begin, between their measures.
fn border(text: &Text<'_>, marks: &Marks, between: &Range<usize>, attributive: bool) -> usize {
    let named = marks.nouns(between).first().map(|(n, _)| n.start);
    let placed = marks.runs(between).first().map(|r| r.range.start);
    let until = match attributive {
        true => between.end,
        false => named.into_iter().chain(placed).min().unwrap_or(between.end),
    };
    let words = text.view.low(between.start..until);
    let parted = [", ", " and ", "; ", " with "].iter().filter_map(|sign| words.rfind(sign)).max();
    between.start + parted.unwrap_or(0)
}

impl Group {
    fn first(&self) -> Range<usize> {
        self.measures.first().map_or(0..0, |m| m.range.clone())
    }

    fn last_end(&self) -> usize {
        self.measures.last().map_or(0, |m| m.range.end)
    }

    /// The word that says what was measured; `None` where no word does.
    fn noun(
        &self,
        text: &Text<'_>,
        marks: &Marks,
        before: Option<&Range<usize>>,
    ) -> Option<(Range<usize>, Noun)> {
        let first = self.first();
        let lead = self.stretch.start..first.start;
        let ahead = || marks.nouns(&lead).last().cloned();
        let behind = || {
            let tail = first.end..self.stretch.end;
            let named = marks.nouns(&tail).first().cloned()?;
            let between = text.view.low(first.end..named.0.start);
            (!between.contains([',', ';', ':', '(', ')', '.'])).then_some(named)
        };
        let own = match is_attributive(text, &lead) {
            true => behind().or_else(ahead),
            false => ahead().or_else(behind),
        };
        own.or_else(|| marks.nouns(before?).last().cloned()).or_else(|| {
            let label = marks.label(text, first.start)?;
            marks.nouns(&label).last().cloned()
        })
    }

    /// The lesion; `None` where nothing says what it is, or it is no lesion.
    fn measured(
        &self,
        text: &Text<'_>,
        marks: &Marks,
        before: Option<Range<usize>>,
    ) -> Option<Measured> {
        let (noun_at, noun) = self.noun(text, marks, before.as_ref())?;
        if noun == Noun::Other || denied(text, &noun_at) {
            return None;
        }
        let mut lesion = Lesion { what: Some(what(text, &noun_at)), ..Lesion::default() };
        let size_at = self.fill(text, marks, &mut lesion);
        if lesion.mm.is_none()
            && lesion.prior_mm.is_none()
            && lesion.suv.is_none()
            && lesion.prior_suv.is_none()
        {
            return None;
        }
        let stretch = before.as_ref().map_or(self.stretch.start, |b| b.start)..self.stretch.end;
        let placed = site(text, marks, &stretch, &noun_at);
        lesion.site = placed.site;
        let from = placed.own.map_or(noun_at.start, |own| own.start.min(noun_at.start));
        let from = from.min(self.first().start);
        let to = noun_at.end.max(self.last_end());
        let place = match noun_at.start < self.stretch.start && before.is_none() {
            true => self.first().start..self.last_end(),
            false => from..to,
        };
        let doubt = text.meant(&noun_at).doubt;
        let label = placed.label;
        Some(Measured { lesion, noun, place, label, stretch, size_at, doubt, of_table: false })
    }

    /// Writes the measures down; where the present size stands.
    fn fill(&self, text: &Text<'_>, marks: &Marks, lesion: &mut Lesion) -> Option<Range<usize>> {
        let tail = self.last_end()..self.stretch.end;
        let change = marks
            .cues(&self.stretch)
            .iter()
            .filter(|(at, cue)| matches!(cue, Cue::Change | Cue::Gone) && !is_denied(text, at))
            .min_by_key(|(at, cue)| (*cue == Cue::Change, at.start.abs_diff(self.first().start)));
        lesion.change = change.map(|(at, _)| words_of(text, at));
        let gone = change.is_some_and(|(_, cue)| *cue == Cue::Gone);
        let present = self.measures.iter().any(|m| m.is_size() && m.when == When::Present);
        let recalled = self.is_recalled(text);
        let mut size_at = None;
        for measure in &self.measures {
            let alone = !present && measure.when == When::PerhapsEarlier;
            let earlier = measure.when == When::Earlier
                || measure.when == When::PerhapsEarlier && !alone
                || recalled && gone && self.measures.len() == 1;
            if recalled
                && !gone
                && self.measures.len() == 1
                && lesion.change.as_deref() != Some("unchanged")
                && lesion.change.as_deref() != Some("stable")
            {
                continue;
            }
            match (measure.what, earlier) {
                (What::Size(mm), false) => {
                    lesion.mm = Some(mm);
                    lesion.size = Some(words_of(text, &measure.range));
                    size_at = Some(measure.range.clone());
                }
                (What::Size(mm), true) => {
                    lesion.prior_mm = Some(mm);
                    lesion.prior_size = Some(words_of(text, &measure.range));
                    lesion.prior_date = self.day_of(text, measure, &tail);
                }
                (What::Suv(suv), false) => lesion.suv = Some(suv),
                (What::Suv(suv), true) => lesion.prior_suv = Some(suv),
            }
        }
        size_at
    }

    /// Whether the report speaks of it as it was before: `the previously noted 11 mm node`.
    fn is_recalled(&self, text: &Text<'_>) -> bool {
        let lead = text.view.low(self.stretch.start..self.first().start);
        text.words.lesions.recalled.iter().any(|words| lead.trim_end().ends_with(words.as_str()))
    }

    /// The day of an earlier measure: behind it, or in the words that lead to it.
    fn day_of(
        &self,
        text: &Text<'_>,
        measure: &Measure,
        tail: &Range<usize>,
    ) -> Option<record::PartialDate> {
        const NEAR: usize = 48;
        let next = self.measures.iter().map(|m| m.range.start).find(|s| *s >= measure.range.end);
        let end = next.unwrap_or(tail.end).min(measure.range.end + NEAR);
        let behind = dates::all(text.view.written(measure.range.end..end)).next();
        behind.map(|(_, day)| day.date).or_else(|| {
            let before = self
                .measures
                .iter()
                .map(|m| m.range.end)
                .filter(|e| *e <= measure.range.start)
                .max();
            let start =
                before.unwrap_or(self.stretch.start).max(measure.range.start.saturating_sub(NEAR));
            let start = text.view.floor(start);
            dates::all(text.view.written(start..measure.range.start))
                .last()
                .map(|(_, day)| day.date)
        })
    }
}

/// `No mass larger than …`: what is not there has no size.
fn denied(text: &Text<'_>, noun: &Range<usize>) -> bool {
    let meant = text.meant(noun);
    [TriggerKind::Negated, TriggerKind::Family, TriggerKind::OtherPerson, TriggerKind::Conditional]
        .into_iter()
        .any(|kind| meant.is(kind))
}

/// `not increased`.
fn is_denied(text: &Text<'_>, at: &Range<usize>) -> bool {
    let before = text.view.low(at.start.saturating_sub(5)..at.start);
    let before = before.trim_end();
    [" no", " not", "(no"].iter().any(|no| before.ends_with(no))
        || before == "no"
        || before == "not"
}

/// What it is called, with the words before it that say how it looks and its number in the report.
fn what(text: &Text<'_>, noun: &Range<usize>) -> String {
    const WORDS: usize = 4;
    let mut start = noun.start;
    for _ in 0..WORDS {
        let before = text.view.low(start.saturating_sub(30)..start);
        let trimmed = before.trim_end();
        let gap = before.len() - trimmed.len();
        let looks = text.words.lesions.descriptor.iter().filter(|d| {
            trimmed
                .strip_suffix(d.as_str())
                .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
        });
        let Some(longest) = looks.map(String::len).max().filter(|_| gap == 1) else { break };
        start -= longest + gap;
    }
    let behind = text.view.low(noun.end..noun.end + 4);
    let number = behind.strip_prefix(' ').map_or(0, |rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let ends =
            rest.get(digits..).is_none_or(|r| r.is_empty() || r.starts_with([':', ',', ' ', ')']));
        if (1..=2).contains(&digits) && ends && !rest[digits..].starts_with(" ") {
            digits + 1
        } else {
            0
        }
    });
    words_of(text, &(start..noun.end + number))
}

/// Where it is: the place nearest to its word; with the label's organ before what is only a part of one.
fn site(text: &Text<'_>, marks: &Marks, stretch: &Range<usize>, noun: &Range<usize>) -> Where {
    // A label that names the lesion itself is a place of its own; one that names an organ only frames what follows.
    let label =
        marks.label(text, stretch.start.max(noun.start)).filter(|l| !l.contains(&noun.start));
    let within = match &label {
        Some(label) if label.end > stretch.start => label.end..stretch.end,
        _ => stretch.clone(),
    };
    let own = marks.nearest_run(&within, noun);
    let framed = |label: &Range<usize>| {
        let whole = marks.runs(label).iter().find(|r| r.whole).cloned();
        whole.or_else(|| organ_label(text, marks, label))
    };
    let organ = label.as_ref().and_then(framed).map(|run| run.range);
    match (own, organ) {
        (Some(own), Some(organ)) if !own.whole => {
            let site = format!("{}, {}", words_of(text, &organ), words_of(text, &own.range));
            Where { site: Some(site), label: Some(organ), own: Some(own.range) }
        }
        (Some(own), label) => {
            Where { site: Some(words_of(text, &own.range)), label, own: Some(own.range) }
        }
        (None, Some(organ)) => {
            Where { site: Some(words_of(text, &organ)), label: Some(organ), own: None }
        }
        (None, None) => Where::default(),
    }
}

/// A place in words, where its organ is named as a label, and where the place itself stands.
#[derive(Default)]
struct Where {
    site: Option<String>,
    label: Option<Range<usize>>,
    own: Option<Range<usize>>,
}

/// A label that is a place as a whole: `LUNGS`, `Segment 8`.
fn organ_label(text: &Text<'_>, marks: &Marks, label: &Range<usize>) -> Option<Run> {
    let run = marks.runs(label).first()?;
    (run.range.len() == text.view.low(label.clone()).trim().len()).then(|| run.clone())
}

/// `It measures 0.9 cm, previously 2.4 cm`: further measures of the lesion before.
fn further(
    text: &Text<'_>,
    marks: &Marks,
    clause: &Range<usize>,
    group: &Group,
    found: &mut [Measured],
) {
    let Some(last) = found.last_mut() else { return };
    let words = text.view.low(clause.clone());
    let on_it = text.words.lesions.on_it.iter().any(|w| words.starts_with(w.as_str()));
    let near =
        clause.start.saturating_sub(last.stretch.end) < 4 && clause.start >= last.stretch.end;
    let named = marks.nouns(&group.stretch).iter().any(|_| true);
    if !on_it || !near || named || last.lesion.mm.is_some() {
        return;
    }
    let mut lesion = Lesion::default();
    last.size_at = group.fill(text, marks, &mut lesion);
    if lesion.mm.is_some() {
        last.lesion = Lesion {
            size: lesion.size,
            mm: lesion.mm,
            prior_size: lesion.prior_size,
            prior_mm: lesion.prior_mm,
            prior_date: lesion.prior_date,
            suv: last.lesion.suv.or(lesion.suv),
            prior_suv: last.lesion.prior_suv.or(lesion.prior_suv),
            ..std::mem::take(&mut last.lesion)
        };
        last.place.end = group.last_end();
        last.stretch.end = group.stretch.end;
    }
}

/// The lesion that a row of a table names, without its measures; `None` for a sum.
pub(super) fn named_in(
    text: &Text<'_>,
    marks: &Marks,
    cell: &Range<usize>,
) -> Option<(Lesion, Noun)> {
    let named = marks.nouns(cell).last().cloned();
    let noun = named.as_ref().map_or(Noun::Lesion, |(_, noun)| *noun);
    if noun == Noun::Other {
        return None;
    }
    let at = named.as_ref().map_or(cell.clone(), |(at, _)| at.clone());
    let site = marks.nearest_run(cell, &at).map(|run| words_of(text, &run.range));
    let what = named.map(|(at, _)| what(text, &at));
    let whole = (site.is_none() && what.is_none()).then(|| words_of(text, cell));
    Some((Lesion { site: site.or(whole), what, ..Lesion::default() }, noun))
}

/// Made by a row of a table.
pub(super) fn of_row(
    lesion: Lesion,
    noun: Noun,
    row: Range<usize>,
    size_at: Option<Range<usize>>,
) -> Measured {
    Measured {
        lesion,
        noun,
        place: row.clone(),
        label: None,
        stretch: row,
        size_at,
        doubt: None,
        of_table: true,
    }
}
