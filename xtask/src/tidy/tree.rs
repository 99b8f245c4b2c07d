//! The files of the house as text, from the disk or made up for a test.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;

/// Every tracked file by its path; `None` where it is no text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    files: BTreeMap<String, Option<String>>,
    /// What `cargo metadata` says.
    pub(super) metadata: Value,
}

impl Tree {
    pub(super) fn of_the_house() -> Result<Self, String> {
        let house = crate::house();
        let mut files = BTreeMap::new();
        for path in tracked(&house)? {
            if let Ok(bytes) = std::fs::read(house.join(&path)) {
                files.insert(path, String::from_utf8(bytes).ok());
            }
        }
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let metadata = output(
            Command::new(cargo)
                .args(["metadata", "--format-version", "1", "--locked", "--offline"])
                // Packages of other systems are not on this computer.
                .args(["--filter-platform", &host()?])
                .current_dir(&house),
        )?;
        let metadata = serde_json::from_slice(&metadata).map_err(|e| e.to_string())?;
        Ok(Self { files, metadata })
    }

    /// A house of these files alone.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(p, t)| ((*p).to_owned(), Some((*t).to_owned()))).collect();
        Self { files, metadata: Value::Null }
    }

    #[cfg(test)]
    pub(super) fn with_metadata(mut self, metadata: Value) -> Self {
        self.metadata = metadata;
        self
    }

    pub(super) fn text(&self, path: &str) -> &str {
        self.files.get(path).and_then(Option::as_deref).unwrap_or_default()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Every file that is text, but for the records of the invented people.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(path, _)| !(path.starts_with("patients/") && path.contains("/records/")))
            .filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    pub(super) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// Rust that is part of a crate, without its tests.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ending(".rs").filter(|(path, _)| path.starts_with("crates/") && path.contains("/src/"))
    }
}

/// The files of the clone that are or would be tracked.
fn tracked(house: &Path) -> Result<Vec<String>, String> {
    let listed = output(
        Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(house),
    )?;
    let names = String::from_utf8(listed).map_err(|e| e.to_string())?;
    Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let out = command.output().map_err(|e| format!("{command:?}: {e}"))?;
    let why = String::from_utf8_lossy(&out.stderr);
    out.status.success().then_some(out.stdout).ok_or_else(|| format!("{command:?}: {why}"))
}

/// The string literals of a Rust file outside attributes (so: outside doc comments) and test modules.
pub(super) fn literals(rust: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(tokens) = rust.parse::<TokenStream>() {
        collect(tokens, &mut found);
    }
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut test = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(p) if p.as_char() == '#' => {
                if let Some(TokenTree::Punct(bang)) = tokens.peek()
                    && bang.as_char() == '!'
                {
                    tokens.next();
                }
                if let Some(TokenTree::Group(group)) = tokens.peek()
                    && group.delimiter() == Delimiter::Bracket
                {
                    test |= group.stream().to_string().replace(' ', "") == "cfg(test)";
                    tokens.next();
                }
            }
            TokenTree::Group(group) => {
                if !(test && group.delimiter() == Delimiter::Brace) {
                    collect(group.stream(), found);
                }
                test &= group.delimiter() != Delimiter::Brace;
            }
            TokenTree::Punct(p) if p.as_char() == ';' => test = false,
            TokenTree::Literal(literal) => found.extend(unquoted(&literal.to_string())),
            _ => {}
        }
    }
}

/// The words of a string literal as they stand; `None` for numbers, characters and bytes.
fn unquoted(literal: &str) -> Option<String> {
    let raw = literal.strip_prefix('r').unwrap_or(literal);
    let inner = raw.trim_matches('#').strip_prefix('"')?.strip_suffix('"')?;
    // A line that ends with a backslash goes on after the white space of the next.
    let mut lines = inner.split("\\\n");
    let first = lines.next().unwrap_or_default().to_owned();
    Some(lines.fold(first, |text, line| text + line.trim_start()))
}

/// The triple of this computer, as the compiler names it.
fn host() -> Result<String, String> {
    let about = output(Command::new("rustc").arg("-vV"))?;
    let about = String::from_utf8_lossy(&about);
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc -vV names no host".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_those_of_the_program() {
        let rust = r##"
            //! A doc comment.
            #[allow(dead_code, reason = "a reason")]
            fn f() { say("one"); let a = r#"two"#; let b = b"bytes"; let c = 'c'; g!["three \
                more"]; }
            #[cfg(test)]
            mod tests { const A: &str = "of a test"; }
            const B: &str = "four";
        "##;
        assert_eq!(literals(rust), ["one", "two", "three more", "four"]);
    }
}
