//! A clinical statement (act, observation, procedure, …): whether it is so, and in which words.
//!
//! A fact stands on the narrative's words where the entry points at them; where the entry says something
//! the narrative does not, it is written out as a line under the section, and the fact stands on that.

use record::{BlockKind, PartialDate, Span, Subject, Value};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Words, referenced};
use crate::formats::ccda::narrative::{Narrated, collapse};
use crate::formats::ccda::sections::SectionKind;
use crate::formats::ccda::transcript::{Draft, Place, Transcript};
use crate::formats::ccda::xml::Lens;

/// Longer words are a paragraph about the thing, not its name.
const NAME_BYTES: usize = 100;

/// Section narratives up to this size are searched for words that entries do not point at.
const SEARCH_BYTES: usize = 32 << 10;

/// Where a statement stands.
pub(super) struct Context<'s> {
    pub kind: &'static SectionKind,
    pub title: &'s str,
    pub narrated: &'s Narrated,
    /// The page that the searched part of the narrative stands on, and where it begins.
    searched: (usize, usize),
}

impl<'s> Context<'s> {
    pub(super) fn new(
        kind: &'static SectionKind,
        title: &'s str,
        narrated: &'s Narrated,
        out: &mut Transcript<'_>,
    ) -> Self {
        let page = narrated.blocks.first().map_or(0, |b| b.page);
        let on_page = || narrated.blocks.iter().filter(|b| b.page == page);
        let start = on_page().map(|b| b.span.start).min().unwrap_or(0);
        let end = on_page().map(|b| b.span.end).max().unwrap_or(0);
        out.section_words = if end - start <= SEARCH_BYTES {
            out.words_at(page, Span::new(start, end)).to_ascii_lowercase()
        } else {
            String::new()
        };
        Self { kind, title, narrated, searched: (page, start) }
    }

    /// The one place in the narrative that has these words; `None` where there are none or several.
    pub(super) fn only_place(&self, out: &Transcript<'_>, words: &str) -> Option<Place> {
        let (page, start) = self.searched;
        let sought = words.to_ascii_lowercase();
        if sought.len() < 4 {
            return None;
        }
        let mut found = whole_words(&out.section_words, &sought);
        let (at, None) = (found.next()?, found.next()) else { return None };
        let span = Span::new(at, at + sought.len()).shifted(start);
        let row = self.narrated.blocks.iter().find(|b| b.page == page && b.span.contains(span))?;
        Some(Place { page, span, row: row.span })
    }
}

/// Where `sought` stands in `text` between word borders.
fn whole_words(text: &str, sought: &str) -> impl Iterator<Item = usize> {
    text.match_indices(sought).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + sought.len()..].chars().next();
        let borders = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        borders(before) && borders(after)
    })
}

/// Whether a statement says that something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Stated,
    /// `negationInd`: it is said not to be so.
    Negated,
    /// A mood of intent: planned, ordered, aimed at.
    Planned,
    /// Entered in error.
    Nullified,
    /// Called off before it began.
    Cancelled,
}

impl Standing {
    pub(super) fn of(statement: Node<'_, '_>) -> Self {
        // What is taken back or denied as a whole is so in all its parts.
        let around =
            || statement.ancestors().take_while(|a| !a.is("section")).filter(|a| is_statement(*a));
        if around().any(|s| status(s) == Some("nullified")) {
            Self::Nullified
        } else if around().any(|s| s.attr("negationInd") == Some("true")) {
            Self::Negated
        } else if status(statement) == Some("cancelled") {
            Self::Cancelled
        } else if is_planned(statement) {
            Self::Planned
        } else {
            Self::Stated
        }
    }

    /// What is written before the words of a statement that is not so.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Stated => "",
            Self::Negated => "Not so: ",
            Self::Planned => "Planned: ",
            Self::Nullified => "Entered in error: ",
            Self::Cancelled => "Cancelled: ",
        }
    }
}

/// The `statusCode`, lower case as the standard has it.
pub(super) fn status<'a>(statement: Node<'a, '_>) -> Option<&'a str> {
    statement.child("statusCode")?.attr("code")
}

/// Every mood but "event" and "definition" is about what is meant to happen.
fn is_planned(statement: Node<'_, '_>) -> bool {
    !matches!(statement.attr("moodCode"), None | Some("EVN" | "DEF" | "EVN.CRT"))
}

/// The statements inside this one: of its entry relationships and components.
pub(super) fn inner<'a, 'i>(statement: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    statement
        .children()
        .filter(|c| c.is("entryRelationship") || c.is("component"))
        .filter_map(|c| c.children().find(|s| is_statement(*s)))
}

pub(super) fn is_statement(node: Node<'_, '_>) -> bool {
    node.is_element()
        && matches!(
            node.name(),
            "act"
                | "observation"
                | "procedure"
                | "substanceAdministration"
                | "supply"
                | "encounter"
                | "organizer"
                | "observationMedia"
        )
}

/// The words of a statement and where they stand.
pub(super) struct Said {
    pub text: String,
    /// In the narrative, where the entry is tied to it.
    pub place: Option<Place>,
    /// The words as the entry has them, to be written out where the narrative lacks them.
    words: Words,
    /// The same thing under the name of its code, where the author's own words went first.
    other: Option<Words>,
}

/// Which words go first where the author's and the code's differ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefer {
    /// "Breast cancer, left (HCC)" says more than "Malignant neoplasm of breast".
    Author,
    /// The name of a drug or test in its code system, where the narrative has it.
    Code,
}

/// Finds the words for a coded element of a statement.
pub(super) fn say(
    out: &Transcript<'_>,
    context: &Context<'_>,
    statement: Node<'_, '_>,
    concept: &Concept<'_>,
    prefer: Prefer,
) -> Option<Said> {
    let pointer = out.paths.of_node(statement);
    let text_place = statement.child("text").and_then(|text| referenced(text, out));
    let Some(display) = concept.called() else {
        return say_without_display(out, concept, text_place, &pointer);
    };
    let places = || [concept.place, text_place].into_iter().flatten();
    let found =
        |out: &Transcript<'_>| places().find_map(|place| part_of(out, place, &display.text));
    let place = if prefer == Prefer::Code { found(out) } else { None };
    if let (None, Some((words, place))) = (place, author_words(out, concept))
        && share_a_word(&words.text, &display.text)
    {
        let same = words.text.eq_ignore_ascii_case(&display.text);
        let other = (!same).then(|| display.clone());
        return Some(Said { text: words.text.clone(), place, words, other });
    }
    let place = place.or_else(|| found(out)).or_else(|| context.only_place(out, &display.text));
    let text = match place {
        Some(place) => collapse(out.words_at(place.page, place.span)),
        None => display.text.clone(),
    };
    Some(Said { text, place, words: display.clone(), other: None })
}

/// The author's own words for a code, if they are short enough to be a name.
fn author_words(out: &Transcript<'_>, concept: &Concept<'_>) -> Option<(Words, Option<Place>)> {
    let is_name = |text: &str| !text.is_empty() && text.len() <= NAME_BYTES;
    if let Some(original) = concept.original.as_ref().filter(|w| is_name(&w.text)) {
        let place = concept.place.and_then(|place| part_of(out, place, &original.text));
        return Some((original.clone(), place));
    }
    let place = concept.place?;
    let raw = out.words_at(place.page, place.span).trim();
    let text = collapse(raw);
    (is_name(&text) && !raw.contains(['\t', '\n']))
        .then(|| (Words { text, pointer: String::new() }, Some(place)))
}

/// A code without a name: the author's words, those the narrative has for it, or the bare code.
fn say_without_display(
    out: &Transcript<'_>,
    concept: &Concept<'_>,
    text_place: Option<Place>,
    pointer: &str,
) -> Option<Said> {
    if let Some(original) = &concept.original {
        let within = concept.place.or(text_place);
        let place = within.and_then(|place| part_of(out, place, &original.text));
        return Some(Said {
            text: original.text.clone(),
            place,
            words: original.clone(),
            other: None,
        });
    }
    if let Some(place) = concept.place.or(text_place) {
        let place = first_cell(out, place);
        let text = collapse(out.words_at(place.page, place.span));
        if !text.is_empty() {
            let words = Words { text: text.clone(), pointer: pointer.to_owned() };
            return Some(Said { text, place: Some(place), words, other: None });
        }
    }
    let code = concept.code?;
    let words = Words { text: code.to_owned(), pointer: format!("{pointer}/code/@code") };
    Some(Said { text: code.to_owned(), place: None, words, other: None })
}

/// Of a whole row, the first cell with words names the thing.
fn first_cell(out: &Transcript<'_>, place: Place) -> Place {
    let words = out.words_at(place.page, place.span);
    let mut at = place.span.start;
    for cell in words.split(['\t', '\n']) {
        if !cell.trim().is_empty() {
            return Place { span: Span::new(at, at + cell.len()), ..place };
        }
        at += cell.len() + 1;
    }
    place
}

/// Where these words stand within a place, whatever their case and spacing.
fn part_of(out: &Transcript<'_>, place: Place, words: &str) -> Option<Place> {
    let there = out.words_at(place.page, place.span).to_ascii_lowercase();
    let sought = words.to_ascii_lowercase();
    let at = whole_words(&there, &sought).next()?;
    Some(Place { span: Span::new(at, at + sought.len()).shifted(place.span.start), ..place })
}

/// Whether two names have a word of some length in common.
fn share_a_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 4)
            .map(str::to_owned)
            .collect()
    };
    let b = words(b);
    words(a).iter().any(|word| b.contains(word))
}

/// Something more that a statement says: its label on the line, its words, where they come from.
pub(super) struct Piece {
    label: &'static str,
    words: Words,
    /// A date is said if its year stands in the row, however it is written there.
    year: Option<String>,
}

/// The line of one statement.
#[derive(Default)]
pub(super) struct Line {
    before: &'static str,
    pieces: Vec<Piece>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn standing(mut self, standing: Standing) -> Self {
        self.before = standing.label();
        self
    }

    pub(super) fn and(mut self, label: &'static str, words: Option<Words>) -> Self {
        if let Some(words) = words.filter(|w| !w.text.is_empty()) {
            self.pieces.push(Piece { label, words, year: None });
        }
        self
    }

    /// A fact's own field that is not a piece of text: its status, its severity.
    pub(super) fn plain(self, label: &'static str, text: Option<&str>, pointer: String) -> Self {
        self.and(label, text.map(|text| Words { text: text.to_owned(), pointer }))
    }

    pub(super) fn date(mut self, label: &'static str, date: Option<(PartialDate, String)>) -> Self {
        if let Some((date, pointer)) = date {
            let words = Words { text: date.to_string(), pointer };
            self.pieces.push(Piece { label, words, year: Some(format!("{:04}", date.year())) });
        }
        self
    }

    pub(super) fn period(self, period: &Period) -> Self {
        self.date("", period.point.clone())
            .date("from ", period.low.clone())
            .date("to ", period.high.clone())
    }

    /// Whether the row that the words stand in says all this already; a date may stand elsewhere in the
    /// section, over a panel of results.
    fn is_said_in(&self, row: &str, section: &str) -> bool {
        // The number and its unit can stand in two cells.
        let row = collapse(row).to_ascii_lowercase();
        self.before.is_empty()
            && self.pieces.iter().all(|piece| match &piece.year {
                Some(year) => row.contains(year.as_str()) || section.contains(year.as_str()),
                None => row.contains(&piece.words.text.to_ascii_lowercase()),
            })
    }
}

/// Writes the line of a statement where it adds to the narrative; gives the places a fact stands on.
pub(super) fn write_line(
    out: &mut Transcript<'_>,
    statement: Node<'_, '_>,
    said: &Said,
    mut line: Line,
) -> Vec<(Place, String)> {
    let own_pointer = out.paths.of_node(statement);
    let mut sources = Vec::new();
    if let Some(place) = said.place {
        sources.push((place, own_pointer));
    }
    let other_at = said.other.clone().map(|words| {
        line.pieces.insert(0, Piece { label: "coded as ", words, year: None });
    });
    let tied = said.place.is_some_and(|place| {
        line.is_said_in(out.words_at(place.page, place.row), &out.section_words)
    });
    if tied {
        return sources;
    }
    out.open_coded_list();
    let mut spans = Vec::new();
    let (page, row) = out.block(BlockKind::ListItem, |page| {
        page.push(line.before);
        spans.push(page.anchored(said.words.pointer.clone(), &said.words.text));
        for piece in &line.pieces {
            page.push(" · ").push(piece.label);
            spans.push(page.anchored(piece.words.pointer.clone(), &piece.words.text));
        }
    });
    let mut place_of = |at: usize, pointer: &str| {
        if let Some(span) = spans.get(at) {
            sources.push((Place { page, span: *span, row }, pointer.to_owned()));
        }
    };
    if said.place.is_none() {
        place_of(0, &said.words.pointer);
    }
    if let (Some(()), Some(piece)) = (other_at, line.pieces.first()) {
        place_of(1, &piece.words.pointer);
    }
    sources
}

/// Writes a statement's line and adds the fact it states.
pub(super) fn state(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    statement: Node<'_, '_>,
    said: &Said,
    line: Line,
    value: impl Into<Value>,
    date: Option<PartialDate>,
) {
    // "Procedures not documented" in the place of a procedure.
    if out.tools.library.vocabulary.ccda.says_nothing(&said.text) {
        return;
    }
    let at = write_line(out, statement, said, line);
    state_at(out, context, value, date, at);
}

/// Adds a fact that stands on words already written.
pub(super) fn state_at(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    value: impl Into<Value>,
    date: Option<PartialDate>,
    at: Vec<(Place, String)>,
) {
    out.fact(Draft {
        value: value.into(),
        rule: context.kind.rule,
        date,
        section: context.title.to_owned(),
        subject: Subject::Patient,
        doubt: None,
        at,
    });
}

/// Words that stand for themselves: what an entry says without a code.
pub(super) fn say_words(words: Words, place: Option<Place>) -> Said {
    Said { text: words.text.clone(), place, words, other: None }
}

/// The words of the row that an entry is tied to, cell by cell.
pub(super) fn row_cells(out: &Transcript<'_>, said: &Said) -> Vec<String> {
    let Some(place) = said.place else { return Vec::new() };
    out.words_at(place.page, place.row).split('\t').map(collapse).collect()
}
