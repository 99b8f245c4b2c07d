//! Habits that a file keeps or breaks.

use super::Breach;
use super::tree::Tree;

const LINES: usize = 700;

/// Longer files, each with the reason.
const LONG: &[(&str, &str)] = &[];

/// A Rust file fits an armchair.
pub(super) fn length(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (path, text) in tree.ending(".rs") {
        let lines = text.lines().count();
        let known = LONG.iter().any(|(long, _)| *long == path);
        if lines > LINES && !known {
            breaches.push(Breach::new(path, format!("{lines} lines; {LINES} are enough")));
        }
        if lines <= LINES && known {
            breaches.push(Breach::new(path, "is no longer long: take it off the list"));
        }
    }
    breaches
}

/// What is to be done stands where work is planned, not in the tree.
pub(super) fn leftovers(tree: &Tree) -> Vec<Breach> {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("<<<", "<<<<")];
    lines_with(tree, |_, line| marks.iter().copied().find(|mark| line.contains(mark)))
}

/// Nothing points to a folder of one computer or to a place that packages were fetched from.
pub(super) fn machines(tree: &Tree) -> Vec<Breach> {
    let folders = ["work", "tmp", "root", "home", "Users"].map(|name| format!("/{name}/"));
    let crates_io = "registry+https://github.com/rust-lang/crates.io-index";
    lines_with(tree, |path, line| {
        let here = folders.iter().any(|folder| {
            line.match_indices(folder).any(|(at, _)| {
                line[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| !c.is_alphanumeric() && !"./_-}".contains(c))
            })
        });
        if here && !may_name_folders(path) {
            return Some("a folder of one computer");
        }
        let line = line.replace(crates_io, "");
        let fetched = ["registry+", "\"resolved\": \"http", "index-url", "registry-index", "npmrc"];
        let registry =
            fetched.iter().any(|mark| line.contains(mark)) && path != "xtask/src/tidy/files.rs";
        registry.then_some("the address of a registry")
    })
}

/// This file, which has to name what it looks for, and tests of hostile names.
fn may_name_folders(path: &str) -> bool {
    path == "xtask/src/tidy/files.rs" || path.contains("/tests/")
}

/// Every file of knowledge is well formed, and somebody reads it.
pub(super) fn knowledge(tree: &Tree) -> Vec<Breach> {
    let rust: String = tree
        .sources()
        .filter(|(path, _)| path.starts_with("crates/knowledge/src/"))
        .map(|(_, text)| text)
        .collect();
    let mut breaches = Vec::new();
    for (path, text) in tree.ending(".toml").filter(|(path, _)| path.starts_with("knowledge/")) {
        if let Err(error) = toml::from_str::<toml::Table>(text) {
            breaches.push(Breach::new(path, error.to_string()));
        }
        let name = path.rsplit('/').next().and_then(|n| n.strip_suffix(".toml")).unwrap_or(path);
        // A list is read by its name, or with all files of its folder.
        let folder = path.split('/').nth(1).unwrap_or_default();
        let names = [format!("\"{name}\""), format!("/{name}.toml"), format!("\"{folder}\"")];
        if !names.iter().any(|named| rust.contains(named)) {
            breaches.push(Breach::new(path, "nobody reads this list"));
        }
        let head = text.lines().take(4).collect::<Vec<_>>().join("\n");
        if !["about =", "id =", "#"].iter().any(|begins| head.contains(begins)) {
            breaches
                .push(Breach::new(path, "its head does not say what it is and where it is from"));
        }
    }
    breaches
}

/// Invariant 10: a type of the case has no `Display`, so that it does not slip into a message or a log.
/// These say nothing of the person: numbers, codes, dates and hashes.
const SAYABLE: &[&str] =
    &["DocumentId", "FactId", "FindingCode", "PartialDate", "Sha256", "Quantity"];

pub(super) fn display(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (path, text) in tree.sources().filter(|(path, _)| path.starts_with("crates/record/src/")) {
        for line in text.lines().map(str::trim_start).filter(|line| line.starts_with("impl")) {
            let Some((_, name)) = line.split_once("Display for ") else { continue };
            let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
            if !SAYABLE.contains(&name.as_str()) {
                breaches
                    .push(Breach::new(path, format!("`{name}` can be written into any message")));
            }
        }
    }
    breaches
}

fn lines_with(tree: &Tree, wrong: impl Fn(&str, &str) -> Option<&'static str>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (path, text) in tree.texts() {
        for (number, line) in text.lines().enumerate() {
            if let Some(why) = wrong(path, line) {
                breaches.push(Breach::new(format!("{path}:{}", number + 1), why));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_a_breach() {
        let long = "fn f() {}\n".repeat(LINES + 1);
        assert_eq!(length(&Tree::of(&[("crates/a/src/b.rs", &long)])).len(), 1);
        assert_eq!(length(&Tree::of(&[("crates/a/src/b.rs", "fn f() {}")])), []);
    }

    #[test]
    fn leftovers_are_breaches() {
        let left = format!("// {}: later", concat!("TO", "DO"));
        assert_eq!(leftovers(&Tree::of(&[("crates/a/src/b.rs", &left)])).len(), 1);
    }

    #[test]
    fn places_of_one_machine_are_breaches() {
        for line in
            ["see /home/ana/x", "open(\"/tmp/x\")", "\"resolved\": \"https://mirror/x.tgz\""]
        {
            assert_eq!(machines(&Tree::of(&[("docs/a.md", line)])).len(), 1, "{line}");
        }
        for line in ["xl/workbook.xml", "target/tmp/x", "../shared/work/x"] {
            assert_eq!(machines(&Tree::of(&[("docs/a.md", line)])), [], "{line}");
        }
    }

    #[test]
    fn a_list_that_does_not_parse_or_that_nobody_reads_is_a_breach() {
        let read = ("crates/knowledge/src/a.rs", "fn f() { list(\"sites\") }");
        let list = |text| knowledge(&Tree::of(&[read, ("knowledge/vocabulary/sites.toml", text)]));
        assert_eq!(list("# Sites.\na = 1\n"), []);
        assert_eq!(list("# Sites.\na = \n").len(), 1);
        assert_eq!(list("a = 1\n").len(), 1);
        let unread = Tree::of(&[read, ("knowledge/vocabulary/others.toml", "# Others.\n")]);
        assert_eq!(knowledge(&unread).len(), 1);
    }

    #[test]
    fn a_type_of_the_case_that_can_be_written_out_is_a_breach() {
        let rust = "impl fmt::Display for PersonName {}\nimpl fmt::Display for FactId {}\n";
        assert_eq!(display(&Tree::of(&[("crates/record/src/a.rs", rust)])).len(), 1);
    }
}
