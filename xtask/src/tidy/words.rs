//! Every message that Rust asks for exists in English, every message that exists is asked for, and the
//! languages do not drift apart.

use std::collections::{BTreeMap, BTreeSet};

use super::Breach;
use super::tree::{Tree, literals};

const WORDS: &str = "knowledge/words/";
const FIRST: &str = "en";
/// Languages that must say everything English says. Another may say part of it; English fills in.
const COMPLETE: &[&str] = &["es"];

/// What is said to offices and doctors in the United States, in English in every language: the packet, and
/// the lines of a letter.
const TO_OFFICES: &[&str] = &[
    "packet-",
    "letter-born",
    "letter-record-number",
    "letter-close",
    "letter-line",
    "letter-paper",
];

/// The calls that take a message's name first.
const ASKING: &[&str] =
    &["say(\"", "say_with(\"", "try_say(\"", "Failure::of(\"", "Frame::new(\"title-"];

pub(super) fn used(tree: &Tree) -> Vec<Breach> {
    let known = ids(tree, FIRST);
    let mut breaches = Vec::new();
    let mut mentioned = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    for (path, text) in tree.sources() {
        // Elsewhere `say` is a word of other rooms.
        let speaks = path.starts_with("crates/app/src/") && !path.ends_with("tests.rs")
            || path.starts_with("crates/paper/");
        for (line, id) in asked(text).into_iter().filter(|_| speaks) {
            if !known.contains(id) {
                breaches.push(Breach::new(
                    format!("{path}:{line}"),
                    format!("there is no message `{id}`"),
                ));
            }
        }
        for literal in literals(text) {
            // Readers of formats name the words of a finding's detail; nobody else asks for them.
            if literal.starts_with("detail-") && is_name(&literal) && !known.contains(&literal) {
                let why = format!("there is no message `{literal}`");
                breaches.push(Breach::new(path, why));
            }
            match literal.split_once('{') {
                Some((beginning, _)) if beginning.ends_with('-') => {
                    beginnings.insert(beginning.to_owned());
                }
                _ => {}
            }
            mentioned.insert(literal);
        }
    }
    for id in &known {
        let (message, _) = id.split_once('.').unwrap_or((id, ""));
        let is_used = mentioned.contains(id)
            || mentioned.contains(message)
            || beginnings.iter().any(|b| id.starts_with(b.as_str()))
            // `coded(words, "side", …)` says `side-left`.
            || message.match_indices('-').any(|(at, _)| mentioned.contains(&message[..at]));
        if !is_used {
            breaches.push(Breach::new(format!("{WORDS}{FIRST}"), format!("nobody says `{id}`")));
        }
    }
    breaches
}

pub(super) fn languages(tree: &Tree) -> Vec<Breach> {
    let (first, first_blanks) = (ids(tree, FIRST), blanks(tree, FIRST));
    let names: BTreeSet<&str> = tree
        .paths()
        .filter_map(|path| path.strip_prefix(WORDS)?.split_once('/').map(|(language, _)| language))
        .filter(|language| *language != FIRST)
        .collect();
    let mut breaches = Vec::new();
    for language in names {
        let here = ids(tree, language);
        let at = format!("{WORDS}{language}");
        let strange = here.difference(&first).map(|id| format!("`{id}` is not in {FIRST}"));
        breaches.extend(strange.map(|why| Breach::new(&at, why)));
        let mut blanks_here = blanks(tree, language);
        for (id, wanted) in &first_blanks {
            let filled = blanks_here.remove(id).filter(|filled| filled != wanted);
            breaches.extend(filled.map(|filled| {
                let why = format!("`{id}` has the blanks {filled:?}, in {FIRST} {wanted:?}");
                Breach::new(&at, why)
            }));
        }
        if COMPLETE.contains(&language) {
            let lacking = first.difference(&here).filter(|id| !is_to_offices(id));
            breaches.extend(lacking.map(|id| Breach::new(&at, format!("`{id}` is missing"))));
        }
    }
    breaches
}

fn is_to_offices(id: &str) -> bool {
    // The page on which the person puts the packet together speaks to the person.
    let is_on_the_page =
        id.starts_with("packet-page-") && !matches!(id, "packet-page-of" | "packet-page-continued");
    !is_on_the_page && TO_OFFICES.iter().any(|beginning| id.starts_with(beginning))
}

/// The messages of a language, and their parts as `message.part`.
fn ids(tree: &Tree, language: &str) -> BTreeSet<String> {
    blanks(tree, language).into_keys().collect()
}

/// The messages of a language and their parts, each with the names of its blanks.
fn blanks(tree: &Tree, language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = format!("{WORDS}{language}/");
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    for (_, text) in tree.ending(".ftl").filter(|(path, _)| path.starts_with(&folder)) {
        let (mut message, mut id) = ("", String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split_once('=').map_or("", |(name, _)| name.trim_end());
            let part = name.trim_start().strip_prefix('.').filter(|part| is_name(part));
            if is_name(name) {
                (message, id) = (name, name.to_owned());
            } else if let Some(part) = part {
                id = format!("{message}.{part}");
            }
            if id.is_empty() {
                continue;
            }
            let blanks = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
            });
            found.entry(id.clone()).or_default().extend(blanks);
        }
    }
    found
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The names of messages asked for in so many words, with their lines.
fn asked(rust: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in rust.lines().enumerate() {
        for call in ASKING {
            for (at, _) in line.match_indices(call) {
                // `Frame::new("title-` names a message by its whole literal.
                let from = at + call.find('"').unwrap_or(0) + 1;
                let id =
                    line.get(from..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
                if !id.contains(['{', ' ']) && !id.is_empty() {
                    found.push((number + 1, id));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: &str = "hello = Hello\nfact-site = Where\n    .next = Ask.\nfact-size = Size\n";

    fn tree(rust: &str, es: &str) -> Tree {
        Tree::of(&[
            ("crates/app/src/a.rs", rust),
            ("knowledge/words/en/a.ftl", EN),
            ("knowledge/words/es/a.ftl", es),
        ])
    }

    #[test]
    fn a_message_that_is_not_there_is_a_breach() {
        let good = r#"fn f() { say("hello"); say(&format!("fact-{kind}")); }"#;
        assert_eq!(used(&tree(good, "")), []);
        let bad = r#"fn f() { say("hello"); say("helo"); say(&format!("fact-{kind}")); }"#;
        assert_eq!(used(&tree(bad, ""))[0].why, "there is no message `helo`");
    }

    #[test]
    fn a_detail_that_has_no_words_is_a_breach() {
        let rust = r#"fn f() { say("hello"); say(&format!("fact-{kind}")); why("detail-cut"); }"#;
        assert_eq!(used(&tree(rust, ""))[0].why, "there is no message `detail-cut`");
    }

    #[test]
    fn a_message_that_nobody_says_is_a_breach() {
        assert_eq!(used(&tree(r#"fn f() { say("hello"); say("fact-site"); }"#, "")).len(), 1);
    }

    /// What Spanish has where it says all that English says.
    const ALL: &str =
        "hello = Hola\nfact-site = Dónde\n    .next = Pregunte.\nfact-size = Tamaño\n";

    #[test]
    fn a_message_that_english_lacks_is_a_breach() {
        assert_eq!(languages(&tree("", ALL)), []);
        assert_eq!(languages(&tree("", &format!("{ALL}    .more = Sí\n"))).len(), 1);
        assert_eq!(languages(&tree("", &ALL.replace("Hola", "Hola { $name }"))).len(), 1);
    }

    #[test]
    fn a_message_that_a_whole_language_lacks_is_a_breach() {
        assert_eq!(languages(&tree("", &ALL.replace("hello = Hola\n", ""))).len(), 1);
    }
}
