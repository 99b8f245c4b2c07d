//! Lists of phrases, looked up in running text.

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer};

use crate::vocabulary::lexicon::Lexicon;

/// One thing and the words for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub key: String,
    #[serde(default)]
    pub class: Option<String>,
    /// How the thing is called on a page, where the key is not its name.
    #[serde(default)]
    name: Option<String>,
    /// Counts only where the letter also holds this word: a lobectomy of the thyroid.
    #[serde(default)]
    pub needs: Option<String>,
    terms: Vec<String>,
}

impl Phrase {
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.key)
    }

    pub fn class(&self) -> &str {
        self.class.as_deref().unwrap_or_default()
    }
}

/// Many things, each with its words. One phrase may belong to several of them.
#[derive(Debug)]
pub struct Phrases {
    entries: Vec<Phrase>,
    /// A phrase's entries, by the phrase's number in the lexicon.
    owners: Vec<Vec<usize>>,
    texts: Vec<String>,
    lexicon: OnceLock<Lexicon>,
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::<Phrase>::deserialize(deserializer)?;
        let mut texts: Vec<String> = Vec::new();
        let mut owners: Vec<Vec<usize>> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            for term in &entry.terms {
                match texts.iter().position(|known| known == term) {
                    Some(known) if owners[known].contains(&at) => {}
                    Some(known) => owners[known].push(at),
                    None => {
                        texts.push(term.clone());
                        owners.push(vec![at]);
                    }
                }
            }
        }
        Ok(Self { entries, owners, texts, lexicon: OnceLock::new() })
    }
}

impl Phrases {
    /// Every phrase in a lower-case text, with the things it stands for.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, &'t Phrase)> {
        self.lexicon
            .get_or_init(|| {
                Lexicon::new(self.texts.iter().enumerate().map(|(i, t)| (t.as_str(), i)))
            })
            .find(text)
            .flat_map(move |hit| {
                let owners = self.owners.get(hit.entry).map(Vec::as_slice).unwrap_or_default();
                owners.iter().filter_map(move |&o| Some((hit.range.clone(), self.entries.get(o)?)))
            })
    }

    pub fn named(&self, key: &str) -> Option<&Phrase> {
        self.entries.iter().find(|e| e.key == key)
    }
}

/// Words of one meaning.
#[derive(Debug)]
pub struct Wordings {
    terms: Vec<String>,
    lexicon: OnceLock<Lexicon>,
}

impl<'de> Deserialize<'de> for Wordings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { terms: Vec::deserialize(deserializer)?, lexicon: OnceLock::new() })
    }
}

impl Wordings {
    /// Every place in a lower-case text where one of the wordings stands.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.lexicon
            .get_or_init(|| Lexicon::new(self.terms.iter().map(|t| (t.as_str(), 0))))
            .find(text)
            .map(|hit| hit.range)
    }

    pub fn first(&self, text: &str) -> Option<Range<usize>> {
        self.find(text).next()
    }

    pub fn stand_in(&self, text: &str) -> bool {
        self.first(text).is_some()
    }
}
