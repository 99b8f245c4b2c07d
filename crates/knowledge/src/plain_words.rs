//! Plain words under a fact: `knowledge/plain-words/*.toml`. Each says what a term means in general and
//! never what it means for this person.

use record::Value;
use serde::Deserialize;

use crate::{Citation, Language, Said};

/// All explanations.
#[derive(Debug)]
pub struct PlainWords {
    lists: Vec<List>,
    language: Language,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// What the file holds; for whoever reviews it.
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    citation: Citation,
    #[serde(default)]
    reviewed_by: Option<String>,
    words: Vec<Explanation>,
}

/// One explanation and the facts it stands under.
#[derive(Debug, Deserialize)]
struct Explanation {
    kind: String,
    /// Words of the fact, lower case; the fact must hold one of them, word for word. None stands under
    /// every fact of the kind.
    #[serde(default)]
    names: Vec<String>,
    #[serde(flatten)]
    said: Said,
}

impl PlainWords {
    pub(crate) fn built_in(language: Language) -> Self {
        let lists = crate::read_all("plain-words").map(|(_, list): (_, List)| List {
            citation: list.citation.titled_in(language),
            ..list
        });
        Self { lists: lists.collect(), language }
    }

    /// The most particular explanation of a fact.
    pub fn about(&self, value: &Value) -> Option<&str> {
        let (kind, said) = (value.kind(), words_of(value));
        let all = self.lists.iter().flat_map(|list| &list.words);
        all.filter(|e| e.kind == kind)
            .filter_map(|e| Some((e, e.fit(&said)?)))
            .max_by_key(|(_, fit)| *fit)
            .map(|(e, _)| e.said.in_language(self.language))
    }

    /// What the explanations follow.
    pub fn sources(&self) -> Vec<String> {
        let mut titles: Vec<_> = self.lists.iter().map(|l| l.citation.title.clone()).collect();
        titles.sort();
        titles.dedup();
        titles
    }

    pub fn all_reviewed(&self) -> bool {
        self.lists.iter().all(|list| list.reviewed_by.is_some())
    }
}

impl Explanation {
    /// How particular it is for these words; `None` where it does not fit.
    fn fit(&self, said: &str) -> Option<usize> {
        if self.names.is_empty() {
            return Some(0);
        }
        self.names.iter().filter(|name| holds(said, name)).map(String::len).max()
    }
}

/// The words by which a fact is explained.
fn words_of(value: &Value) -> String {
    let words = match value {
        Value::Biomarker(v) => v.name.clone(),
        Value::Histology(v) => v.text.clone(),
        Value::Grade(v) => v.system.clone().unwrap_or_default(),
        Value::Margin(v) => v.status.clone().unwrap_or_default(),
        Value::Procedure(v) => v.text.clone(),
        Value::Observation(v) => v.name.clone(),
        Value::Lab(v) => v.name.clone(),
        Value::PerformanceStatus(v) => v.scale.clone().unwrap_or_default(),
        Value::SystemicTherapy(v) => v.agents.join(", "),
        Value::Variant(v) => v.gene.clone(),
        _ => String::new(),
    };
    words.to_lowercase()
}

/// Whether `name` stands in `said` between borders of words.
fn holds(said: &str, name: &str) -> bool {
    said.match_indices(name).any(|(at, _)| {
        let before = said.get(..at).and_then(|t| t.chars().next_back());
        let after = said.get(at + name.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use record::{Biomarker, Histology};

    use super::*;

    #[test]
    fn the_most_particular_words_stand_under_a_fact() {
        let plain = PlainWords::built_in(Language::English);
        let about = |value: Value| plain.about(&value).unwrap_or_default().to_owned();
        let marker = |name: &str| Biomarker { name: name.to_owned(), ..Biomarker::default() };
        assert!(about(marker("ER").into()).contains("estrogen"));
        assert!(about(marker("HER2 IHC").into()).contains("HER2"));
        let lobular =
            Histology { text: "Invasive lobular carcinoma".to_owned(), ..Histology::default() };
        assert!(about(lobular.into()).contains("lobule"));
    }
}
