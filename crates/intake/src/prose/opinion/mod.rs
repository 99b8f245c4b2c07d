//! What one doctor concluded and recommends, from the words of a letter, a note or a report.
//!
//! *Reads* what the writer states of the disease and advises for it, element by element ([`record::Element`]),
//! each with its words; how each thing is meant ([`speech`]): advised, optional, advised against, conditional,
//! done, said by another doctor; what the writer takes over from another in so many words; what the
//! advice is said to rest on.
//! *Leaves unread* what patients ask for, what trials of others showed, relatives' illness, lists of risks.

mod cue;
mod disease;
mod drug_order;
mod editions;
mod markers;
mod order;
mod outlook;
mod own_words;
mod reasons;
mod schedules;
mod speech;
mod stage_words;
mod statements;
mod tests_first;
mod timing;
mod treatment;
mod trial;
mod whose;
mod worth;
mod writer;

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::Library;
use record::{
    DocumentId, DocumentKind, Element, Fact, Opinion, PartialDate, Plan, Point, Reading, Source,
    Stance,
};
use regex::Regex;

pub use own_words::{own_words, typed};

use super::{Genre, Script, Text, View};
use speech::{How, Speech};

/// Reads the opinion of the doctor who wrote this document.
pub fn read(id: DocumentId, reading: &Reading, library: &Library) -> Opinion {
    let stretches = crate::written_stretches(reading);
    let script = Script {
        id,
        kind: reading.kind.unwrap_or(DocumentKind::Unknown),
        date: reading.date,
        pages: &reading.pages,
        stretches: &stretches,
    };
    let view = View::new(script.pages, script.stretches);
    if view.is_empty() {
        return Opinion::default();
    }
    let text = Text::of(&script, view, &library.vocabulary.prose, &library.vocabulary.lab_columns);
    let mut letter = Letter::of(&text, library);
    letter.opinion.on = reading.date.or_else(|| title_date(letter.plain()));
    disease::read(&mut letter);
    editions::read(&mut letter);
    letter.read_plan();
    reasons::read(&mut letter);
    worth::read(&mut letter);
    writer::read(&mut letter);
    const TITLE: usize = 400;
    let head = letter.plain();
    let head = head.get(..head.floor_char_boundary(TITLE.min(head.len()))).unwrap_or_default();
    letter.opinion.is_reread = matches!(text.genre, Genre::Pathology | Genre::Imaging)
        || library.opinions.speech.rereads.stand_in(head);
    letter.leave_operations_told();
    letter.take_over();
    letter.take_over_history();
    letter.opinion
}

static TITLE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])/(?P<y>[0-9]{4}|[0-9]{2})(?-u:\b)")
        .expect("a pattern")
});

/// The one day in the title of a note ("Tumor board 03/17/2026"), where the paper gives no day elsewhere.
fn title_date(plain: &str) -> Option<PartialDate> {
    const TITLE: usize = 80;
    const OTHERS: &[&str] =
        &["dob", "born", "birth", "collected", "received", "biops", "surgery date", "underwent"];
    if let Some(day) = written_date(plain) {
        return Some(day);
    }
    let head = plain.get(..plain.floor_char_boundary(TITLE.min(plain.len())))?;
    if OTHERS.iter().any(|w| head.contains(w)) {
        return None;
    }
    let mut days = TITLE_DATE.captures_iter(head);
    let day = days.next()?;
    if days.next().is_some() {
        return None;
    }
    let number = |name: &str| day.name(name).and_then(|n| n.as_str().parse::<i16>().ok());
    let year = number("y").map(|y| if y < 100 { 2000 + y } else { y })?;
    PartialDate::day(year, u8::try_from(number("m")?).ok()?, u8::try_from(number("d")?).ok()?)
}

static WRITTEN_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:typed|dictated|written|dated|date|letter of|clinic of|clinic date|seen)?:? ?(?:on )?(?:(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)? (?P<m>january|february|march|april|may|june|july|august|september|october|november|december),?|(?P<m2>january|february|march|april|may|june|july|august|september|october|november|december) (?P<d2>[0-3]?[0-9])(?:st|nd|rd|th)?,?) (?P<y>20[0-9]{2})(?-u:\b)")
        .expect("a pattern")
});

/// "Clinic letter typed 8 July 2026" in the head of a letter: the one day in words there.
fn written_date(plain: &str) -> Option<PartialDate> {
    const HEAD: usize = 260;
    const OTHERS: &[&str] = &["dob", "born", "birth", "biops", "surgery on", "underwent"];
    let head = plain.get(..plain.floor_char_boundary(HEAD.min(plain.len())))?;
    let head = head.split(" dear ").next()?;
    let mut days = WRITTEN_DATE.captures_iter(head);
    let day = days.next()?;
    let before = head.get(..day.get(0)?.start())?;
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(24))..)?;
    if days.next().is_some() || OTHERS.iter().any(|w| near.contains(w)) {
        return None;
    }
    let month = crate::dates::month_named(day.name("m").or(day.name("m2"))?.as_str())?;
    let date = day.name("d").or(day.name("d2"))?.as_str().parse().ok()?;
    PartialDate::day(day.name("y")?.as_str().parse().ok()?, month, date)
}

/// The plan of an oncologist's note as one fact: what the writer advises, each thing in the writer's words.
pub(super) fn plan(text: &Text<'_>, library: &Library) -> Option<Fact> {
    const WORDS_MAX: usize = 240;
    let mut letter = Letter::of(text, library);
    letter.read_plan();
    let opinion = &letter.opinion;
    let mut sources: Vec<Source> = Vec::new();
    let mut words = |element: Element, stance: Stance| {
        let mut said: Vec<String> = Vec::new();
        for point in opinion.of(element).filter(|p| p.stance == stance) {
            let quote = point
                .source
                .passage()
                .map_or("", |p| p.quote())
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let length: usize = said.iter().map(String::len).sum();
            if !said.contains(&quote) && length + quote.len() <= WORDS_MAX {
                said.push(quote);
                sources.push(point.source.clone());
            }
        }
        (!said.is_empty()).then(|| said.join(" "))
    };
    let value = Plan {
        intent: words(Element::Intent, Stance::Stated)
            .or_else(|| words(Element::Intent, Stance::Advised)),
        modality: words(Element::Modality, Stance::Advised),
        sequence: words(Element::Sequence, Stance::Advised),
        regimen: words(Element::Regimen, Stance::Advised),
        surgery: words(Element::Surgery, Stance::Advised),
        radiation: words(Element::Radiation, Stance::Advised),
        trial: words(Element::Trial, Stance::Advised),
        tests_first: words(Element::TestsFirst, Stance::Advised),
        timing: words(Element::Timing, Stance::Advised),
    };
    let treats = value.modality.is_some()
        || value.regimen.is_some()
        || value.surgery.is_some()
        || value.radiation.is_some();
    let mut sources = sources.into_iter();
    let mut fact = Fact::new(value, "plan.advised", sources.next().filter(|_| treats)?);
    sources.for_each(|source| fact.also(source));
    Some(fact)
}

/// A letter while it is read.
struct Letter<'a> {
    text: &'a Text<'a>,
    library: &'a Library,
    speech: Speech,
    opinion: Opinion,
}

impl<'a> Letter<'a> {
    fn of(text: &'a Text<'a>, library: &'a Library) -> Self {
        let speech = Speech::of(text, library);
        Self { text, library, speech, opinion: Opinion::default() }
    }

    /// What is to be done and why, each element after those it rests on.
    fn read_plan(&mut self) {
        treatment::read(self);
        order::read(self);
        outlook::read(self);
        trial::read(self);
        tests_first::read(self);
        timing::read(self);
    }

    fn plain(&self) -> &'a str {
        self.text.view.plain()
    }

    /// The words at a range, or the whole statement where it is short.
    fn source(&self, at: &Range<usize>) -> Option<Source> {
        const SHORT: usize = 170;
        let whole = self.speech.statement(at.start).map(|s| s.range.clone());
        let range = match whole {
            Some(whole) if whole.len() <= SHORT && whole.end >= at.end => whole,
            Some(whole) => self.around(at, &whole),
            None => at.clone(),
        };
        self.text.view.passage(self.text.script.id, &range).map(Source::from)
    }

    /// The part of a long statement around a place, between commas.
    fn around(&self, at: &Range<usize>, whole: &Range<usize>) -> Range<usize> {
        const BEFORE: usize = 60;
        const AFTER: usize = 100;
        let text = self.plain();
        let from = text.floor_char_boundary(at.start.saturating_sub(BEFORE).max(whole.start));
        let to = text.floor_char_boundary((at.end + AFTER).min(whole.end)).max(at.end);
        let before = text.get(from..at.start).unwrap_or_default();
        let after = text.get(at.end..to).unwrap_or_default();
        let start = match before.rfind([',', '(']) {
            Some(comma) => from + comma + 1,
            None if from == whole.start => from,
            None => from + before.find(' ').map_or(0, |b| b + 1),
        };
        let end = match after.rfind([',', ')']) {
            Some(comma) if to < whole.end => at.end + comma,
            None if to < whole.end => at.end + after.rfind(' ').unwrap_or(after.len()),
            _ => to,
        };
        start.min(at.start)..end.max(at.end)
    }

    /// Adds a point where the words at `at` are the writer's own or quoted; what is only mentioned adds nothing.
    fn say(
        &mut self,
        element: Element,
        at: &Range<usize>,
        how: How,
        make: impl FnOnce(&mut Point),
    ) {
        let (stance, quoted) = match how {
            How { stance: Some(stance), quoted } => (stance, quoted),
            How { stance: None, .. } => return,
        };
        let Some(source) = self.source(at) else { return };
        let mut point = Point {
            key: String::new(),
            class: String::new(),
            value: String::new(),
            numbers: Vec::new(),
            stance,
            source,
        };
        make(&mut point);
        let list = if quoted { &mut self.opinion.quoted } else { &mut self.opinion.points };
        // Cycles are counted together, so the same number may stand twice.
        let known = !point.class.starts_with("amount of")
            && list.iter().any(|(e, p)| {
                *e == element
                    && p.key == point.key
                    && p.value == point.value
                    && p.numbers == point.numbers
                    && p.stance == point.stance
            });
        if !known {
            list.push((element, point));
        }
    }

    /// Who reads slides or images again and gives no plan has no opinion on operations that are only told of.
    fn leave_operations_told(&mut self) {
        let opinion = &mut self.opinion;
        if opinion.is_reread && !opinion.has_plan() {
            opinion.points.retain(|(e, p)| *e != Element::Surgery || p.stance != Stance::Done);
        }
    }

    /// Who gives a plan and takes the disease from a copied history, without a word against it, plans for that disease.
    /// A name that another reading gave (`was called`, `read as`) is not taken over.
    fn take_over_history(&mut self) {
        const READINGS: &[&str] = &[
            "called",
            "read as",
            "reported",
            "signed out",
            "labelled",
            "labeled",
            "submitted",
            "interpret",
            "thought to be",
            "diagnosis was",
        ];
        const DISEASE: &[Element] =
            &[Element::Histology, Element::Grade, Element::Stage, Element::Biomarkers];
        let opinion = &mut self.opinion;
        let own = opinion.speaks_of(Element::Histology) || opinion.is_reread;
        if own || !opinion.has_plan() {
            return;
        }
        let taken = opinion.quoted.iter().filter(|(element, point)| {
            let said = point.source.passage().map_or("", |p| p.quote()).to_lowercase();
            DISEASE.contains(element)
                && point.stance == Stance::Stated
                && !opinion.speaks_of(*element)
                && !READINGS.iter().any(|w| said.contains(w))
        });
        let taken: Vec<_> = taken.cloned().collect();
        if let Some((_, named)) = taken.iter().find(|(element, _)| *element == Element::Histology) {
            opinion.names_cancer.get_or_insert_with(|| named.source.clone());
        }
        opinion.points.extend(taken);
    }

    /// Where the writer agrees with the other's plan, what is quoted of it is the writer's own too, as far
    /// as the writer says nothing else of that element.
    fn take_over(&mut self) {
        if self.opinion.endorses.is_none() {
            return;
        }
        let quoted = self.opinion.quoted.clone();
        let silent: Vec<Element> =
            Element::ALL.iter().copied().filter(|&e| !self.opinion.speaks_of(e)).collect();
        for (element, mut point) in quoted {
            if silent.contains(&element) && !element.is_of_the_disease() {
                if point.stance == Stance::Stated {
                    point.stance = Stance::Advised;
                }
                self.opinion.points.push((element, point));
            }
        }
        order::read(self);
    }
}

/// The first whole number at the start of a text, in digits or as a word.
fn small_number(text: &str) -> Option<(f64, usize)> {
    const WORDS: &[(&str, f64)] = &[
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eleven", 11.0),
        ("twelve", 12.0),
        ("thirteen", 13.0),
        ("fourteen", 14.0),
        ("eighteen", 18.0),
        ("twenty-four", 24.0),
        ("thirty-six", 36.0),
        ("fifteen", 15.0),
        ("sixteen", 16.0),
        ("twenty", 20.0),
        ("twenty-five", 25.0),
        ("thirty", 30.0),
        ("a", 1.0),
        ("an", 1.0),
    ];
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    if digits > 0 && text.starts_with(|c: char| c.is_ascii_digit()) {
        let number = text.get(..digits)?.trim_end_matches('.');
        return Some((number.parse().ok()?, number.len()));
    }
    let word = text.split([' ', '-', ',', '.', ')']).next()?;
    let compound = text.split([' ', ',', '.', ')']).next()?;
    [compound, word].into_iter().find_map(|w| {
        WORDS.iter().find(|(name, _)| *name == w).map(|(name, number)| (*number, name.len()))
    })
}
