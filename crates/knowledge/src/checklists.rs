//! What a second doctor asks for: `knowledge/checklists/*.toml`, one list for a cancer, a situation or everybody.
//!
//! Each item says when it is asked for, how one tells from the case that it is there, who holds it, how to get it, and
//! carries cases in which it is missing, there, not to be told, or not asked for at all.

use serde::Deserialize;

use crate::condition::{Answer, Condition};
use crate::{Citation, Language, Said};

/// All lists, the one for everybody first.
#[derive(Debug)]
pub struct Checklists {
    pub lists: Vec<Checklist>,
    pub holders: Vec<Holder>,
    citations: Vec<Cited>,
}

/// What is asked for in one situation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub id: String,
    pub name: Said,
    /// Whom it is for.
    #[serde(rename = "for", default)]
    pub who: Condition,
    /// The day it was written.
    pub written: String,
    /// The day by which it is to be looked over again.
    pub review_due: String,
    /// The clinician who looked at it; until one has, the page says so.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    pub item: Vec<Item>,
}

/// One thing that is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Permanent: `breast.her2`.
    pub id: String,
    /// What it is, under one name in all lists: `her2`. Of two lists that ask for it the later, narrower one speaks.
    pub item: String,
    pub name: Said,
    /// How a letter asks for it, where the name would not do.
    #[serde(default)]
    pub ask: Option<Said>,
    /// In which cases of the list it is asked for.
    #[serde(rename = "for", default)]
    pub when: Condition,
    pub there: Condition,
    /// When its absence is a lack: where this does not hold, nobody can tell whether there is such a thing. Left out, it
    /// is due whenever it is asked for.
    #[serde(default)]
    pub due: Option<Condition>,
    pub holder: String,
    pub why: Said,
    pub how: Said,
    #[serde(default)]
    pub trap: Option<Said>,
    /// The oldest that is of use.
    #[serde(default)]
    pub days_max: Option<u16>,
    /// The letter that asks for it, where it is not the holder's usual one.
    #[serde(default)]
    pub letter: Option<String>,
    /// Ids of `knowledge/citations.toml`.
    pub cite: Vec<String>,
    pub example: Vec<Example>,
}

/// A made-up case and what must be judged in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What the case holds, in the words of `crates/journey/tests/it/examples.rs`.
    pub given: Vec<String>,
    pub then: Judgement,
}

/// What an item is judged to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    Missing,
    CannotTell,
    There,
    NotAsked,
}

impl Judgement {
    pub fn of(asked: Answer, there: Answer, due: Answer) -> Self {
        match (asked, there, due) {
            (Answer::No, _, _) => Self::NotAsked,
            (_, Answer::Yes, _) => Self::There,
            (_, Answer::No, Answer::Yes) => Self::Missing,
            _ => Self::CannotTell,
        }
    }
}

/// Who keeps a kind of record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    pub id: String,
    pub name: Said,
    /// How the department is addressed.
    pub department: Said,
    /// The letter that asks it for records.
    pub letter: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cited {
    id: String,
    #[serde(flatten)]
    citation: Citation,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Holders {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    holder: Vec<Holder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Citations {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    source: Vec<Cited>,
}

impl Checklists {
    pub(crate) fn built_in(language: Language) -> Self {
        let mut lists: Vec<Checklist> =
            crate::read_all("checklists").map(|(_, list)| list).collect();
        // The list for everybody first, then situations, then cancers: the later speaks where two ask for one thing.
        lists.sort_by_key(|list| {
            (list.id != "general", !list.id.starts_with("situation"), list.id.clone())
        });
        let holders: Holders = crate::read("holders.toml");
        let citations: Citations = crate::read("citations.toml");
        let citations = citations.source.into_iter();
        let titled = |c: Cited| Cited { citation: c.citation.titled_in(language), ..c };
        Self { lists, holders: holders.holder, citations: citations.map(titled).collect() }
    }

    pub fn holder(&self, id: &str) -> Option<&Holder> {
        self.holders.iter().find(|h| h.id == id)
    }

    pub fn citation(&self, id: &str) -> Option<&Citation> {
        self.citations.iter().find(|c| c.id == id).map(|c| &c.citation)
    }

    /// Every citation there is, by id.
    pub fn citations(&self) -> impl Iterator<Item = (&str, &Citation)> {
        self.citations.iter().map(|c| (c.id.as_str(), &c.citation))
    }

    /// The item of a name, of any list; for its name where a programme asks for it.
    pub fn item(&self, item: &str) -> Option<&Item> {
        self.lists.iter().flat_map(|l| &l.item).find(|i| i.item == item)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{Library, Question};

    /// Every id that a list names is there, and no item has two meanings.
    #[test]
    fn nothing_that_a_list_names_is_missing() {
        let library = Library::built_in(Language::English);
        let checklists = &library.checklists;
        let mut ids = BTreeSet::new();
        for list in &checklists.lists {
            check(&library, &list.who, &list.id);
            for item in &list.item {
                assert!(ids.insert(&item.id), "{} stands twice", item.id);
                assert!(item.id.ends_with(&item.item), "{} is not of {}", item.id, item.item);
                assert!(checklists.holder(&item.holder).is_some(), "{}: {}", item.id, item.holder);
                assert!(!item.cite.is_empty(), "{} cites nothing", item.id);
                for id in &item.cite {
                    assert!(checklists.citation(id).is_some(), "{} cites `{id}`", item.id);
                }
                for condition in [Some(&item.when), Some(&item.there), item.due.as_ref()] {
                    condition.into_iter().for_each(|c| check(&library, c, &item.id));
                }
            }
        }
    }

    fn check(library: &Library, condition: &Condition, of: &str) {
        let (tests, cancers) = (&library.vocabulary.tests, &library.vocabulary.cancers);
        for question in condition.questions() {
            match question {
                Question::Cancer(ids) | Question::Relative(ids) => {
                    ids.iter().for_each(|id| assert!(cancers.get(id).is_some(), "{of}: `{id}`"));
                }
                Question::Result(id, _)
                | Question::Reported(id)
                | Question::Series(id)
                | Question::Announced(id)
                | Question::Named(id)
                | Question::Done(id)
                | Question::PaperOf(id) => assert!(tests.get(id).is_some(), "{of}: `{id}`"),
                _ => {}
            }
        }
    }

    /// What the person reads stays short: no sentence of more than twenty-five words.
    #[test]
    fn the_sentences_are_short() {
        let checklists = Checklists::built_in(Language::English);
        for item in checklists.lists.iter().flat_map(|l| &l.item) {
            let said = [Some(&item.why), Some(&item.how), item.trap.as_ref()];
            for sentence in said.into_iter().flatten().flat_map(|s| s.en.split(['.', '?', ':'])) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 25, "{}: {words} words: {sentence}", item.id);
            }
        }
    }
}
