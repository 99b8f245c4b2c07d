//! What must hold of the house as a whole, looked over by reading its files. Each check is one file and
//! one line in [`CHECKS`]; its tests show it failing on a breach made for it.

mod dependencies;
mod files;
mod grade;
mod map;
mod sentences;
mod tree;
mod words;

use tree::Tree;

/// One thing that is wrong, and where.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    at: String,
    why: String,
}

impl Breach {
    fn new(at: impl Into<String>, why: impl Into<String>) -> Self {
        Self { at: at.into(), why: why.into() }
    }
}

struct Check {
    name: &'static str,
    find: fn(&Tree) -> Vec<Breach>,
}

const CHECKS: &[Check] = &[
    Check { name: "the map names every crate and room", find: map::crates_and_rooms },
    Check { name: "the map names guards that exist", find: map::guards },
    Check { name: "crates build on what the map allows", find: dependencies::edges },
    Check { name: "one room, one kind of world", find: dependencies::wrappers },
    Check { name: "one way out, and only where it is asked for", find: dependencies::way_out },
    Check { name: "crates name what they use", find: dependencies::idle },
    Check { name: "licences", find: dependencies::licences },
    Check { name: "no sentence in Rust", find: sentences::find },
    Check { name: "words that are used exist, words that exist are used", find: words::used },
    Check { name: "languages say the same", find: words::languages },
    Check { name: "plain words, grade 7 or below", find: grade::find },
    Check { name: "knowledge files parse and are read", find: files::knowledge },
    Check { name: "files fit an armchair", find: files::length },
    Check { name: "no leftovers", find: files::leftovers },
    Check { name: "no place of one machine", find: files::machines },
    Check { name: "nothing about the person in error texts", find: files::display },
];

/// `xtask tidy`: every breach, by check.
pub(crate) fn run(_: &[String]) -> Result<(), String> {
    let tree = Tree::of_the_house()?;
    let mut breaches = 0;
    for check in CHECKS {
        for breach in (check.find)(&tree) {
            println!("{}: {}: {}", check.name, breach.at, breach.why);
            breaches += 1;
        }
    }
    match breaches {
        0 => Ok(()),
        _ => Err(format!("{breaches} things to put in order")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_in_order() {
        let tree = Tree::of_the_house().unwrap();
        let mut wrong = String::new();
        for check in CHECKS {
            for breach in (check.find)(&tree) {
                wrong.push_str(&format!("\n{}: {}: {}", check.name, breach.at, breach.why));
            }
        }
        assert!(wrong.is_empty(), "{wrong}\n");
    }
}
