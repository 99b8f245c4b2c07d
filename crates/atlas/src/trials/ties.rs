//! Whom the studies of a search name and where they take people: what can tie a doctor to trials. A name is no proof that it is this
//! doctor, and a study in the same ZIP area none that the doctor takes part.

use std::collections::{BTreeMap, BTreeSet};

use crate::doctors::{Name, fold};

use super::people::can_be;

/// What the studies of a search have to do with doctors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    pub names: Names,
    /// ZIP areas of the United States with a site that takes people, or will.
    pub zips: BTreeSet<u32>,
}

/// Names as studies write them, each once, found by any word of theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    written: Vec<String>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl FromIterator<String> for Names {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let each_once: BTreeSet<String> = names.into_iter().collect();
        let written = Vec::from_iter(each_once);
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in written.iter().enumerate() {
            for word in BTreeSet::from_iter(fold(name)) {
                by_word.entry(word).or_default().push(at);
            }
        }
        Self { written, by_word }
    }
}

impl Names {
    pub fn len(&self) -> usize {
        self.written.len()
    }

    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether one of the names can be a registered one.
    pub fn can_hold(&self, name: &Name) -> bool {
        let last = fold(&name.last).into_iter().next().unwrap_or_default();
        let with_it = self.by_word.get(&last).into_iter().flatten();
        with_it.filter_map(|at| self.written.get(*at)).any(|written| can_be(written, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_held_where_one_that_is_written_can_be_it() {
        let written = ["Ana M. Feather-Wick, MD", "Rook, T.", "Ana M. Feather-Wick, MD"];
        let names: Names = written.into_iter().map(str::to_owned).collect();
        let name = |last: &str, first: &str, middle: &str| Name {
            last: last.to_owned(),
            first: first.to_owned(),
            middle: middle.to_owned(),
            ..Name::default()
        };
        assert_eq!(names.len(), 2);
        assert!(names.can_hold(&name("FEATHER-WICK", "ANA", "")));
        assert!(names.can_hold(&name("ROOK", "TED", "")));
        assert!(!names.can_hold(&name("FEATHER-WICK", "ANA", "B")));
        assert!(!names.can_hold(&name("WICK", "TED", "")) && !names.can_hold(&Name::default()));
        assert!(Names::default().is_empty());
    }
}
