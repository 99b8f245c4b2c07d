//! Whom to call on a day when it is too much: `knowledge/helpers/lines.toml`.

use serde::Deserialize;

use crate::{Head, Said};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLines {
    #[serde(flatten)]
    pub head: Head,
    pub line: Vec<HelpLine>,
}

/// A line that answers in the whole country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    pub id: String,
    pub name: Said,
    /// As people read it.
    pub number: String,
    /// As a phone dials it.
    pub tel: String,
    pub says: Said,
    pub cite: Vec<String>,
}

impl HelpLines {
    pub(crate) fn built_in() -> Self {
        crate::read("helpers/lines.toml")
    }

    /// Every citation id.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        self.line.iter().flat_map(|l| &l.cite)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Library};

    /// A wrong digit is worse than no number: what is read is what is dialled, and every number was seen on a page.
    #[test]
    fn what_is_read_is_what_is_dialled_and_was_seen_on_a_page() {
        let library = Library::built_in(Language::English);
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        for line in &library.help_lines.line {
            assert_eq!(digits(&line.number), digits(&line.tel), "{}", line.id);
            assert!(!line.cite.is_empty(), "{}", line.id);
            for id in &line.cite {
                let source = library.checklists.citation(id).unwrap();
                assert!(source.read.is_some(), "{} rests on a page nobody read", line.id);
            }
        }
    }
}
