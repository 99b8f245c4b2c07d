//! Lists of phrases, looked up in running text.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use serde::de::Error;
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
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            for term in all_written(&entry.terms).map_err(D::Error::custom)? {
                let number = *numbers.entry(term.clone()).or_insert_with(|| {
                    texts.push(term);
                    owners.push(Vec::new());
                    owners.len() - 1
                });
                let owners = &mut owners[number];
                if owners.last() != Some(&at) {
                    owners.push(at);
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
        let terms = all_written(&Vec::<String>::deserialize(deserializer)?);
        Ok(Self { terms: terms.map_err(D::Error::custom)?, lexicon: OnceLock::new() })
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

/// Most phrases that one term may stand for.
const WRITTEN_MAX: usize = 4_000;

fn all_written(terms: &[String]) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for term in terms {
        all.extend(written(term)?);
    }
    Ok(all)
}

/// Every phrase a term stands for: `[would|do] not [strongly|] advise` is four. A choice holds no other choice.
fn written(term: &str) -> Result<Vec<String>, String> {
    let mut all = vec![String::new()];
    let mut rest = term;
    while let Some((before, choice)) = rest.split_once('[') {
        let (choice, after) =
            choice.split_once(']').ok_or_else(|| format!("\"{term}\": a [ without its ]"))?;
        if choice.contains('[') || before.contains(']') {
            return Err(format!("\"{term}\": brackets within brackets"));
        }
        all = all
            .iter()
            .flat_map(|head| choice.split('|').map(move |way| format!("{head}{before}{way}")))
            .collect();
        if all.len() > WRITTEN_MAX {
            return Err(format!("\"{term}\" stands for more than {WRITTEN_MAX} phrases"));
        }
        rest = after;
    }
    let single = |phrase: &String| {
        let whole = format!("{phrase}{rest}");
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    Ok(all.iter().map(single).collect())
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn choices_are_written_out() {
        assert_eq!(written("no role for").unwrap(), ["no role for"]);
        assert_eq!(
            written("[would|do] not [strongly|] advise").unwrap(),
            [
                "would not strongly advise",
                "would not advise",
                "do not strongly advise",
                "do not advise",
            ]
        );
        assert!(written("[would not advise").is_err());
        assert!(written("[a|[b]] c").is_err());
        let many = "[1|2|3|4|5|6|7|8|9|0]".repeat(4);
        assert!(written(&many).is_err());
    }
}
