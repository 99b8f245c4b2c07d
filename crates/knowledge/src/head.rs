//! What stands at the head of a list of knowledge.

use serde::Deserialize;

/// Of what state a list is and what it rests on.
#[derive(Debug, Deserialize)]
pub struct Head {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    pub status: String,
    /// The day it was written.
    pub written: String,
    /// The day by which it is to be looked over again.
    pub review_due: String,
    /// The clinician who looked at it; until one has, the page says so.
    #[serde(default)]
    pub reviewed_by: Option<String>,
    /// Ids of `knowledge/citations.toml`; empty where each entry has its own.
    #[serde(default)]
    pub cite: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct List {
        #[serde(flatten)]
        head: Head,
        entry: Vec<u8>,
    }

    #[test]
    fn a_word_that_no_list_knows_is_refused() {
        let text =
            "about = \"\"\nstatus = \"draft\"\nwritten = \"\"\nreview_due = \"\"\nentry = [1]\n";
        let list: List = toml::from_str(text).unwrap();
        assert!(list.head.reviewed_by.is_none() && list.entry == [1]);
        assert!(toml::from_str::<List>(&format!("{text}entries = []\n")).is_err());
    }
}
