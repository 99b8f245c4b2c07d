//! What helps a person decide: what can still stand in the way, and what people say matters to them.
//! `knowledge/decide/*.toml`.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::opinions::Wordings;

#[derive(Debug)]
pub struct Deciding {
    pub still_open: StillOpen,
    pub themes: Themes,
    pub thirds: Thirds,
}

impl Deciding {
    /// Ids of what these lists rest on.
    pub fn citations(&self) -> impl Iterator<Item = &String> {
        let open = &self.still_open;
        [&open.cite, &open.guide, &self.themes.cite].into_iter().chain(&self.thirds.cite)
    }

    pub(crate) fn built_in() -> Self {
        Self {
            still_open: list("still-open"),
            themes: list("themes"),
            thirds: list("third-opinion"),
        }
    }
}

fn list<T: DeserializeOwned>(name: &str) -> T {
    crate::read(&format!("decide/{name}.toml"))
}

/// Four questions on what still stands in the way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StillOpen {
    pub about: String,
    pub status: String,
    /// An id of `knowledge/citations.toml`.
    pub cite: String,
    /// A longer guide for whoever wants one, by its citation.
    pub guide: String,
    pub question: Vec<OpenQuestion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenQuestion {
    pub id: String,
    /// Where the person goes on a no: a place on the page.
    pub leads_to: String,
}

/// What people say matters to them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    pub about: String,
    pub status: String,
    pub cite: String,
    pub theme: Vec<Theme>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub id: String,
    /// How the person says it.
    pub mine: Wordings,
    /// How a doctor's letter speaks of the same thing.
    pub theirs: Wordings,
}

/// Who answers the one question of a third opinion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thirds {
    pub about: String,
    pub status: String,
    pub cite: Vec<String>,
    pub who: Vec<Third>,
}

/// Who answers a question on one element; the words are `third-who-<id>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Third {
    pub element: String,
    pub id: String,
}

impl Thirds {
    pub fn who(&self, element: &str) -> Option<&str> {
        self.who.iter().find(|w| w.element == element).map(|w| w.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Checklists, Language, Words};

    #[test]
    fn each_list_is_cited_and_said() {
        let deciding = Deciding::built_in();
        let citations = Checklists::built_in(Language::English);
        let words = Words::built_in(Language::English);
        for id in deciding.citations() {
            assert!(citations.citation(id).is_some(), "`{id}` is no citation");
        }
        for question in &deciding.still_open.question {
            for id in [format!("open-{}", question.id), format!("open-{}.next", question.id)] {
                assert!(words.try_say(&id, &[]).is_some(), "{id}");
            }
        }
        for who in &deciding.thirds.who {
            assert!(record::Element::named(&who.element).is_some(), "{}", who.element);
            assert!(words.try_say(&format!("third-who-{}", who.id), &[]).is_some(), "{}", who.id);
        }
    }

    #[test]
    fn a_theme_meets_the_words_of_both() {
        let themes = Deciding::built_in().themes;
        let theme = themes.theme.iter().find(|t| t.id == "hands-and-nerves").unwrap();
        assert!(theme.mine.stand_in("keep the feeling in my fingers"));
        assert!(theme.theirs.stand_in("risk of neuropathy"));
        assert!(!theme.theirs.stand_in("hair loss"));
    }
}
