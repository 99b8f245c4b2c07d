//! Invariant 12: ARCHITECTURE.md names every crate, every room of the journey and nothing else, and the
//! guards it names exist.

use std::collections::BTreeSet;

use super::Breach;
use super::tree::Tree;

pub(super) const MAP: &str = "ARCHITECTURE.md";

pub(super) fn crates_and_rooms(tree: &Tree) -> Vec<Breach> {
    let crates = tree.paths().filter_map(|path| {
        path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml").filter(|name| !name.contains('/'))
    });
    let rooms = tree.paths().filter_map(|path| {
        let path = path.strip_prefix("crates/journey/src/")?;
        let name = path.strip_suffix("/mod.rs").or_else(|| path.strip_suffix(".rs"))?;
        (!name.contains('/') && name != "lib").then_some(name)
    });
    let mut breaches = same(crates.collect(), rows(tree, "## The crates"), "crate");
    breaches.extend(same(rooms.collect(), rows(tree, "## The rooms of the journey"), "room"));
    breaches
}

fn same(there: BTreeSet<&str>, named: BTreeSet<&str>, what: &str) -> Vec<Breach> {
    let unnamed = there.difference(&named).map(|n| format!("does not name the {what} `{n}`"));
    let gone =
        named.difference(&there).map(|n| format!("names the {what} `{n}`, which is not there"));
    unnamed.chain(gone).map(|why| Breach::new(MAP, why)).collect()
}

/// The first cells of the table under a heading, without their back-ticks.
fn rows<'a>(tree: &'a Tree, heading: &str) -> BTreeSet<&'a str> {
    table(tree, heading).into_iter().filter_map(|cells| cells.first().copied()).collect()
}

/// The rows of the table under a heading, cell by cell, without its head.
pub(super) fn table<'a>(tree: &'a Tree, heading: &str) -> Vec<Vec<&'a str>> {
    tree.text(MAP)
        .lines()
        .skip_while(|line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("| `"))
        .map(|line| {
            line.trim_end_matches([' ', '|'])
                .split('|')
                .map(|c| c.trim().trim_end_matches('`'))
                .collect()
        })
        .collect()
}

/// A guard is written `path::name`: a function of that name stands in the file or folder at the path.
pub(super) fn guards(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (number, line) in tree.text(MAP).lines().enumerate() {
        let at = || format!("{MAP}:{}", number + 1);
        for code in line.split('`').skip(1).step_by(2) {
            if let Some((path, name)) =
                code.rsplit_once("::").filter(|(path, _)| path.contains('/'))
            {
                let stands = tree
                    .texts()
                    .any(|(p, text)| p.starts_with(path) && text.contains(&format!("fn {name}(")));
                if !stands {
                    breaches.push(Breach::new(at(), format!("there is no guard `{code}`")));
                }
            } else if code.contains('/') && !code.contains([' ', '*', '<', '!']) {
                let path = code.trim_end_matches('/');
                let stands = tree.paths().any(|p| {
                    p.strip_prefix(path)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                });
                if !stands {
                    breaches.push(Breach::new(at(), format!("`{code}` is not there")));
                }
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(map: &str) -> Tree {
        Tree::of(&[
            ("crates/record/Cargo.toml", ""),
            ("crates/journey/Cargo.toml", ""),
            ("crates/journey/src/lib.rs", ""),
            ("crates/journey/src/records/mod.rs", "fn holds() {}"),
            (MAP, map),
        ])
    }

    const GOOD: &str = "## The crates\n| `record` | x | none |\n| `journey` | y | `record` |\n\
        ## The rooms of the journey\n| `records` | z |\n## The end\n";

    #[test]
    fn a_map_that_drifts_is_a_breach() {
        assert_eq!(crates_and_rooms(&tree(GOOD)), []);
        let lacking = GOOD.replace("| `record` | x | none |\n", "");
        assert_eq!(crates_and_rooms(&tree(&lacking)).len(), 1);
        let dreaming = GOOD.replace("| `records` | z |", "| `records` | z |\n| `trials` | z |");
        assert_eq!(crates_and_rooms(&tree(&dreaming)).len(), 1);
    }

    #[test]
    fn a_guard_that_is_not_there_is_a_breach() {
        assert_eq!(
            guards(&tree("kept by `crates/journey/src::holds`, in `crates/journey/src/`")),
            []
        );
        assert_eq!(guards(&tree("kept by `crates/journey/src::held`")).len(), 1);
        assert_eq!(guards(&tree("in `crates/other/src/`")).len(), 1);
    }
}
