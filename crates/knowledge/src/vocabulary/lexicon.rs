//! Phrases that are looked for in running text, all at once and in linear time.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

/// A list of fewer bytes becomes a table of all transitions: twice as quick to search; a longer one would take
/// longer to build than a short paper takes to read.
const QUICK_BYTES: usize = 10_000;

/// Phrases, each with the number of the entry it belongs to. Lower-case; one blank between words.
pub struct Lexicon {
    automaton: AhoCorasick,
    entries: Vec<u32>,
    /// Of a phrase the longest that stands at its beginning as whole words, where there is one, and its length.
    shorter: BTreeMap<u32, (u32, u32)>,
}

/// A phrase found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub range: Range<usize>,
    /// The number of the entry that owns the phrase.
    pub entry: usize,
}

impl Lexicon {
    /// # Panics
    /// When the phrases are too many for one automaton, which a built-in list never is.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let (phrases, entries): (Vec<String>, Vec<u32>) = phrases
            .into_iter()
            .flat_map(|(phrase, entry)| {
                let british = british(phrase).map(|british| (british, entry as u32));
                std::iter::once((phrase.to_owned(), entry as u32)).chain(british)
            })
            .unzip();
        let quick = phrases.iter().map(String::len).sum::<usize>() < QUICK_BYTES;
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(quick.then_some(AhoCorasickKind::DFA))
            .build(&phrases)
            .expect("a built-in list fits one automaton");
        Self { automaton, entries, shorter: shorter(&phrases) }
    }

    /// The longest phrases that stand as whole words in `text`, which is lower-case with single blanks.
    /// A plural `s` may follow.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let bytes = text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(found) = self.automaton.find(aho_corasick::Input::new(text).range(at..))
            {
                let mut held = Some((found.pattern().as_u32(), found.end()));
                while let Some((pattern, ends)) = held {
                    if let Some(end) = whole_word(bytes, found.start(), ends) {
                        at = end;
                        let entry = self.entries[pattern as usize] as usize;
                        return Some(Hit { range: found.start()..end, entry });
                    }
                    let next = self.shorter.get(&pattern);
                    held = next.map(|(pattern, long)| (*pattern, found.start() + *long as usize));
                }
                at = next_word(bytes, found.start());
            }
            None
        })
    }
}

/// `knowledge/vocabulary/spelling.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    #[expect(dead_code, reason = "every list says what it is")]
    about: String,
    /// The American piece of a word and the British one.
    pairs: Vec<(String, String)>,
}

/// The phrase as it is written in Britain and Australia, where that differs: the lists have the American form.
fn british(phrase: &str) -> Option<String> {
    static SPELLING: LazyLock<Spelling> = LazyLock::new(|| super::list("spelling"));
    let differ = |(american, british): &&(String, String)| {
        phrase.contains(american.as_str()) && !phrase.contains(british.as_str())
    };
    let pairs = SPELLING.pairs.iter().filter(differ);
    let written = pairs.fold(None, |written: Option<String>, (american, british)| {
        Some(written.as_deref().unwrap_or(phrase).replace(american, british))
    });
    written.filter(|written| written != phrase)
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon of {} phrases", self.entries.len())
    }
}

/// The longest whole words of the list at the beginning of each of its phrases: `for patients` of `for patients with`, which ends
/// inside a word in "for patients without". Phrases and answers are places in the list.
fn shorter(phrases: &[String]) -> BTreeMap<u32, (u32, u32)> {
    let places: BTreeMap<&str, u32> =
        phrases.iter().enumerate().rev().map(|(at, phrase)| (phrase.as_str(), at as u32)).collect();
    let longest = |(at, phrase): (usize, &String)| {
        let bytes = phrase.as_bytes();
        let ends = (1..phrase.len()).rev().filter(|end| whole_word(bytes, 0, *end).is_some());
        let mut held = ends.filter_map(|end| Some((*places.get(phrase.get(..end)?)?, end as u32)));
        Some((at as u32, held.next()?))
    };
    phrases.iter().enumerate().filter_map(longest).collect()
}

/// The end of the word that ends here, with a plural `s`; `None` inside a longer word.
fn whole_word(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let word = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let bound_before = start == 0 || !word(start - 1) || !word(start);
    if !bound_before {
        return None;
    }
    if !word(end) || !end.checked_sub(1).is_some_and(word) {
        return Some(end);
    }
    (bytes.get(end) == Some(&b's') && !word(end + 1)).then_some(end + 1)
}

/// Where the search goes on after a hit inside a word: one byte further, on a character border.
fn next_word(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while bytes.get(at).is_some_and(|b| (0x80..0xc0).contains(b)) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, usize)> {
        let lexicon =
            Lexicon::new([("ductal carcinoma", 1), ("carcinoma", 0), ("no", 2), ("m0", 3)]);
        lexicon.find(text).map(|h| (&text[h.range.clone()], h.entry)).collect()
    }

    #[test]
    fn british_spelling_is_the_same_phrase() {
        let lexicon = Lexicon::new([("acute myeloid leukemia", 0), ("esophageal tumor", 1)]);
        let found: Vec<usize> = lexicon
            .find("acute myeloid leukaemia, oesophageal tumour, esophageal tumors")
            .map(|h| h.entry)
            .collect();
        assert_eq!(found, [0, 1, 1]);
    }

    #[test]
    fn the_longest_whole_phrase_is_found() {
        assert_eq!(found("ductal carcinomas"), [("ductal carcinomas", 1)]);
        assert_eq!(found("adenocarcinoma, nodule no"), [("no", 2)]);
        assert_eq!(found("é carcinoma"), [("carcinoma", 0)]);
    }

    #[test]
    fn a_longer_phrase_that_ends_inside_a_word_hides_no_shorter_one() {
        let lexicon = Lexicon::new([
            ("for patients with", 0),
            ("for patient", 1),
            ("for", 2),
            ("without", 3),
        ]);
        let text = "for patients without; for a";
        let found: Vec<(&str, usize)> =
            lexicon.find(text).map(|h| (&text[h.range.clone()], h.entry)).collect();
        assert_eq!(found, [("for patients", 1), ("without", 3), ("for", 2)]);
    }
}
