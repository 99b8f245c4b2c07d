//! `knowledge/vocabulary/lesions.toml`: what radiologists measure, where it is and how it was before.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::vocabulary::lexicon::{Hit, Lexicon};

/// What a measure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Noun {
    Tumour,
    Lesion,
    Node,
    Spread,
    Other,
}

/// What a word says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceWord {
    Place,
    /// A part that needs its organ beside it.
    PartOf,
    /// A side or a direction.
    Beside,
    /// `of the` between two others.
    Joining,
}

/// What words say of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// An earlier measure follows.
    Before,
    /// An earlier measure follows where a present one stands beside it.
    PerhapsBefore,
    /// A present measure follows.
    Again,
    Change,
    /// It is no longer there.
    Gone,
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    Name,
    Place,
    Present,
    Earlier,
    First,
    Suv,
    EarlierSuv,
    Nothing,
}

/// The words around measured lesions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesions {
    pub about: String,
    noun: Vec<NounEntry>,
    /// Words before a noun that say how it looks.
    pub descriptor: Vec<String>,
    place: Vec<String>,
    part_of: Vec<String>,
    /// Place words behind which a number belongs to them.
    pub numbered: Vec<String>,
    beside: Vec<String>,
    joining: Vec<String>,
    before: Vec<String>,
    perhaps_before: Vec<String>,
    /// Words behind an earlier measure.
    pub behind: Vec<String>,
    /// Words before a lesion that is known from an earlier study.
    pub recalled: Vec<String>,
    again: Vec<String>,
    /// Words that begin a further statement on the same lesion.
    pub on_it: Vec<String>,
    /// Words behind a distance.
    pub from_a_place: Vec<String>,
    /// Scores by which a report calls a lesion suspect of being the cancer.
    pub suspect: Vec<String>,
    change: Vec<String>,
    gone: Vec<String>,
    column: Vec<ColumnEntry>,
    #[serde(skip)]
    nouns: OnceLock<Lexicon>,
    #[serde(skip)]
    places: OnceLock<Lexicon>,
    #[serde(skip)]
    cues: OnceLock<Lexicon>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NounEntry {
    kind: Noun,
    terms: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnEntry {
    role: Column,
    terms: Vec<String>,
}

/// The kinds in the order in which the lists stand in a lexicon.
const PLACE_WORDS: [PlaceWord; 4] =
    [PlaceWord::Place, PlaceWord::PartOf, PlaceWord::Beside, PlaceWord::Joining];
const CUES: [Cue; 5] = [Cue::Before, Cue::PerhapsBefore, Cue::Again, Cue::Change, Cue::Gone];

impl Lesions {
    /// What is measured, in order of the text.
    pub fn nouns<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Hit, Noun)> + 't {
        self.nouns
            .get_or_init(|| lists(self.noun.iter().map(|n| n.terms.as_slice())))
            .find(text)
            .filter_map(|hit| Some((hit.clone(), self.noun.get(hit.entry)?.kind)))
    }

    /// The words of places, in order of the text.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Hit, PlaceWord)> + 't {
        let all = [&self.place, &self.part_of, &self.beside, &self.joining];
        self.places
            .get_or_init(|| lists(all.into_iter().map(Vec::as_slice)))
            .find(text)
            .filter_map(|hit| Some((hit.clone(), *PLACE_WORDS.get(hit.entry)?)))
    }

    /// The words that say when a measure was taken and what became of it, in order of the text.
    pub fn cues<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Hit, Cue)> + 't {
        let all = [&self.before, &self.perhaps_before, &self.again, &self.change, &self.gone];
        self.cues
            .get_or_init(|| lists(all.into_iter().map(Vec::as_slice)))
            .find(text)
            .filter_map(|hit| Some((hit.clone(), *CUES.get(hit.entry)?)))
    }

    /// What a column with this heading holds; `heading` is lower-case.
    pub fn column(&self, heading: &str) -> Option<Column> {
        let named = |entry: &&ColumnEntry| entry.terms.iter().any(|term| term == heading);
        self.column.iter().find(named).map(|entry| entry.role)
    }
}

/// One lexicon of lists, each an entry.
fn lists<'a>(lists: impl Iterator<Item = &'a [String]>) -> Lexicon {
    Lexicon::new(
        lists.enumerate().flat_map(|(at, terms)| terms.iter().map(move |t| (t.as_str(), at))),
    )
}
