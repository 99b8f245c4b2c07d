//! Words by which papers say that a cancer has come back: `knowledge/vocabulary/recurrence.toml`.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;

/// What says that a cancer has come back, and what voids it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    statement: Vec<String>,
    adjective: Vec<String>,
    disease: Vec<String>,
    between: Vec<String>,
    organ_before: Vec<String>,
    place: Vec<String>,
    place_ends: Vec<String>,
    void_before: Vec<String>,
    void_behind: Vec<String>,
    #[serde(skip)]
    lexicons: OnceLock<Lexicons>,
}

#[derive(Debug)]
struct Lexicons {
    said: Lexicon,
    disease: Lexicon,
    void_before: Lexicon,
}

/// Words that say it, in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecurrenceHit {
    pub range: Range<usize>,
    /// Whether a disease must be named behind them.
    pub of_a_disease: bool,
}

impl Recurrence {
    /// Words that say that something came back, in a lower-case text with single blanks.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = RecurrenceHit> + 't {
        self.lexicons()
            .said
            .find(text)
            .map(|hit| RecurrenceHit { range: hit.range, of_a_disease: hit.entry == 1 })
    }

    /// The first word of a cancer in a stretch.
    pub fn disease(&self, stretch: &str) -> Option<Range<usize>> {
        self.lexicons().disease.find(stretch).next().map(|hit| hit.range)
    }

    /// Whether the words between the adjective and the disease, with the first of the disease, only qualify it.
    pub fn qualifies(&self, between: &str, disease: &str) -> bool {
        let own = disease.split_whitespace().take(2);
        let words: Vec<&str> = between.split_whitespace().chain(own).collect();
        words.windows(2).all(|pair| {
            let [word, next] = pair else { return true };
            let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            !one_of(&self.between, word) || one_of(&self.organ_before, next)
        })
    }

    /// Whether words of the clause before it state nothing of this person.
    pub fn voided_before(&self, before: &str) -> bool {
        self.lexicons().void_before.find(before).next().is_some()
    }

    /// Whether the words right behind it take it back.
    pub fn voided_behind(&self, behind: &str) -> bool {
        self.void_behind.iter().any(|words| {
            behind
                .strip_prefix(words.as_str())
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
    }

    pub fn opens_a_place(&self, word: &str) -> bool {
        one_of(&self.place, word)
    }

    pub fn ends_a_place(&self, word: &str) -> bool {
        one_of(&self.place_ends, word)
    }

    fn lexicons(&self) -> &Lexicons {
        let list = |words: &[String]| Lexicon::new(words.iter().map(|w| (w.as_str(), 0)));
        self.lexicons.get_or_init(|| {
            let statements = self.statement.iter().map(|w| (w.as_str(), 0));
            Lexicons {
                said: Lexicon::new(
                    statements.chain(self.adjective.iter().map(|w| (w.as_str(), 1))),
                ),
                disease: list(&self.disease),
                void_before: list(&self.void_before),
            }
        })
    }
}

fn one_of(words: &[String], word: &str) -> bool {
    words.iter().any(|w| w == word)
}
