//! Where the public lists come from: `knowledge/lists.toml`.

use serde::Deserialize;

use crate::{Head, Said};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSources {
    #[serde(flatten)]
    pub head: Head,
    pub list: Vec<ListSource>,
    pub family: Vec<CancerFamily>,
}

/// One list: whose page tells of it, and how it can be fetched.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSource {
    /// The list's name in the folder of lists.
    pub id: String,
    /// For people, in the browser.
    pub page: String,
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub named: Option<NamedFile>,
    /// An address with `{cancer}` in it.
    #[serde(default)]
    pub pages: Option<String>,
    /// Megabytes that others saw.
    pub about_mb: u64,
    /// Megabytes after which it is no such list.
    pub most_mb: u64,
    pub cite: Vec<String>,
}

/// A file that a page names: the one link whose last part begins and ends so and lacks a word.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedFile {
    pub page: String,
    pub begins: String,
    pub ends: String,
    #[serde(default)]
    pub without: Option<String>,
}

/// A broad question to the register of trials.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancerFamily {
    pub id: String,
    pub name: Said,
    /// In the register's own terms.
    pub query: String,
}

impl ListSources {
    pub(crate) fn built_in() -> Self {
        crate::read("lists.toml")
    }

    pub fn of(&self, id: &str) -> Option<&ListSource> {
        self.list.iter().find(|list| list.id == id)
    }

    /// A family by its id; all cancers where none is named.
    pub fn family(&self, id: Option<&str>) -> Option<&CancerFamily> {
        match id {
            Some(id) => self.family.iter().find(|family| family.id == id),
            None => self.family.first(),
        }
    }

    /// Every citation.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        self.list.iter().flat_map(|list| &list.cite)
    }
}

impl ListSource {
    pub fn can_be_fetched(&self) -> bool {
        self.file.is_some() || self.named.is_some() || self.pages.is_some()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Library};

    #[test]
    fn every_address_is_sealed_and_its_owner_is_cited() {
        let library = Library::built_in(Language::English);
        for list in &library.lists.list {
            let named = list.named.as_ref().map(|named| &named.page);
            let all = [Some(&list.page), list.file.as_ref(), named, list.pages.as_ref()];
            for address in all.into_iter().flatten() {
                assert!(address.starts_with("https://"), "{address}");
            }
            let ways = [list.file.is_some(), list.named.is_some(), list.pages.is_some()];
            assert!(ways.iter().filter(|way| **way).count() <= 1, "{}", list.id);
            assert_eq!(
                list.pages.is_some(),
                list.pages.as_ref().is_some_and(|p| p.contains("{cancer}"))
            );
        }
        for id in library.lists.cites() {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
        assert_eq!(library.lists.family(None).map(|f| f.id.as_str()), Some("all"));
    }
}
