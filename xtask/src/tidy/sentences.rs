//! Invariant 6: what the person is told stands under `knowledge/`, where a clinician can review it. A
//! string literal that reads like a sentence is in the wrong place.

use std::collections::BTreeMap;

use super::Breach;
use super::tree::{Tree, literals};

const ROOMS: &[&str] = &["intake", "journey", "paper", "app"];
const ALLOWED: &str = "xtask/sentences.toml";

/// Words from which a literal that ends like a sentence is one.
const WORDS: usize = 4;
/// Words from which a literal is one however it ends.
const WORDS_ANYHOW: usize = 9;

pub(super) fn find(tree: &Tree) -> Vec<Breach> {
    let allowed = match toml::from_str::<BTreeMap<String, String>>(tree.text(ALLOWED)) {
        Ok(allowed) => allowed,
        Err(error) => return vec![Breach::new(ALLOWED, error.to_string())],
    };
    let mut found = Vec::new();
    let mut met = Vec::new();
    for (path, text) in tree.sources().filter(|(path, _)| in_rooms(path)) {
        for literal in literals(text).into_iter().filter(|l| is_sentence(l)) {
            match allowed.get_key_value(&literal) {
                Some((known, _)) => met.push(known.clone()),
                None => {
                    found.push(Breach::new(path, format!("“{literal}” belongs into knowledge/")))
                }
            }
        }
    }
    let stale = allowed.keys().filter(|known| !met.contains(known));
    found.extend(stale.map(|known| Breach::new(ALLOWED, format!("“{known}” is nowhere any more"))));
    found
}

fn in_rooms(path: &str) -> bool {
    ROOMS.iter().any(|room| path.strip_prefix("crates/").is_some_and(|p| p.starts_with(room)))
}

/// Whether a literal reads like something said to a person. Patterns and markup do not.
fn is_sentence(literal: &str) -> bool {
    let text = literal.trim();
    if text.contains(['\\', '<', '|', '^', '=']) {
        return false;
    }
    let is_word =
        |w: &&str| w.trim_matches(|c: char| !c.is_alphanumeric()).chars().all(char::is_alphabetic);
    let words = text.split_whitespace().filter(is_word).count();
    words >= WORDS_ANYHOW || (words >= WORDS && text.ends_with(['.', '?', '!']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaches(rust: &str, allowed: &str) -> Vec<String> {
        let tree = Tree::of(&[("crates/journey/src/time.rs", rust), (ALLOWED, allowed)]);
        find(&tree).into_iter().map(|b| b.why).collect()
    }

    #[test]
    fn advice_in_rust_is_a_breach() {
        let advice = r#"fn f() -> &'static str { "Three weeks of waiting do no harm." }"#;
        assert_eq!(breaches(advice, "").len(), 1);
        let long = r#"const A: &str = "an oncologist will in most cases want the slides first";"#;
        assert_eq!(breaches(long, "").len(), 1);
    }

    #[test]
    fn patterns_names_and_allowed_sentences_are_not() {
        assert!(
            breaches(r##"const A: &str = r"(?i)^no evidence of (\w+) in the breast\.";"##, "")
                .is_empty()
        );
        assert!(breaches(r#"const A: &str = "text/html; charset=utf-8";"#, "").is_empty());
        let advice = r#"const A: &str = "This is said by the format.";"#;
        let allowed = "\"This is said by the format.\" = \"a constant of the format\"";
        assert!(breaches(advice, allowed).is_empty());
        assert_eq!(breaches("", allowed).len(), 1);
    }
}
