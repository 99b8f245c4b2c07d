//! Invariant 8 and what is owed to others: who may build on what, and under which licences.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Breach;
use super::map;
use super::tree::Tree;

const DENY: &str = "deny.toml";

#[derive(Debug, Deserialize)]
struct Deny {
    licenses: Licences,
    bans: Bans,
}

#[derive(Debug, Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Debug, Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    /// Who may build on it nevertheless.
    #[serde(default)]
    wrappers: Vec<String>,
    reason: String,
}

fn deny(tree: &Tree) -> Result<Deny, Vec<Breach>> {
    toml::from_str(tree.text(DENY)).map_err(|e| vec![Breach::new(DENY, e.to_string())])
}

/// Only a wrapper builds directly on a crate that is fenced in.
pub(super) fn wrappers(tree: &Tree) -> Vec<Breach> {
    let bans = match deny(tree) {
        Ok(deny) => deny.bans.deny,
        Err(breaches) => return breaches,
    };
    let mut breaches = Vec::new();
    for (package, dependency) in edges_of(&tree.metadata) {
        let ban = bans.iter().find(|ban| ban.name == dependency);
        if let Some(ban) = ban.filter(|ban| !ban.wrappers.contains(&package)) {
            breaches.push(Breach::new(&package, format!("builds on {dependency}: {}", ban.reason)));
        }
    }
    breaches
}

/// A crate of ours builds on those of ours that the map allows it.
pub(super) fn edges(tree: &Tree) -> Vec<Breach> {
    let allowed: BTreeMap<&str, &str> = map::table(tree, "## The crates")
        .into_iter()
        .filter_map(|row| Some((*row.first()?, *row.last()?)))
        .collect();
    let mut breaches = Vec::new();
    for (package, dependency) in declared(&tree.metadata) {
        let Some(may) = allowed.get(package).filter(|_| allowed.contains_key(dependency)) else {
            continue;
        };
        let named = may.split(['`', ',', ' ']).any(|name| name == dependency);
        if !named && *may != "all" {
            breaches.push(Breach::new(
                package,
                format!("builds on `{dependency}`, which the map does not allow"),
            ));
        }
    }
    breaches
}

/// The folder that asks servers, and the files that may let it: where a person has seen the addresses and pressed.
const WAY_OUT: &str = "crates/atlas/src/fetch/";
const ASKED_FOR: &[&str] = &["crates/app/src/cli/fetch.rs", "crates/app/src/desk/lists.rs"];

/// Only one folder knows the HTTP client, and only named files call it.
pub(super) fn way_out(tree: &Tree) -> Vec<Breach> {
    let outside = tree.sources().filter(|(path, _)| !path.starts_with(WAY_OUT));
    let mut breaches = Vec::new();
    for (path, text) in outside {
        if text.contains("ureq::") {
            breaches.push(Breach::new(path, "knows the HTTP client"));
        }
        let fetches = text.contains("fetch_and_load(") || text.contains("fetch::fetch(");
        if fetches && !ASKED_FOR.contains(&path) {
            breaches.push(Breach::new(path, "fetches where nobody pressed"));
        }
    }
    breaches
}

/// A crate names what it uses and nothing else: an idle dependency costs everybody's build.
pub(super) fn idle(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (package, dependency) in declared(&tree.metadata) {
        let name = dependency.replace('-', "_");
        let under = format!("crates/{package}/");
        let is_used = tree.ending(".rs").any(|(path, text)| {
            (path.starts_with(&under) || path.starts_with(&format!("{package}/")))
                && text.contains(&name)
        });
        if !is_used && !FOR_THEIR_FEATURES.contains(&dependency) {
            breaches.push(Breach::new(package, format!("does not use `{dependency}`")));
        }
    }
    breaches
}

/// Named to switch something on in a library that others build on.
const FOR_THEIR_FEATURES: &[&str] = &["libsqlite3-sys"];

/// Everything we build on is licensed in a way that lets the program be given away.
pub(super) fn licences(tree: &Tree) -> Vec<Breach> {
    let allow = match deny(tree) {
        Ok(deny) => deny.licenses.allow,
        Err(breaches) => return breaches,
    };
    let mut breaches = Vec::new();
    for package in list(&tree.metadata, "packages") {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        if !permits(licence, &allow) {
            breaches.push(Breach::new(name, format!("is licensed “{licence}”")));
        }
    }
    breaches
}

/// Whether a licence expression can be met by the allowed licences.
fn permits(expression: &str, allow: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut level = 0;
    // The outermost OR, then the outermost AND, then brackets.
    for split in [" OR ", " AND "] {
        let mut parts = vec![String::new()];
        for (at, c) in expression.char_indices() {
            level += i32::from(c == '(') - i32::from(c == ')');
            if level == 0 && expression[at..].starts_with(split) {
                parts.push(String::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(c);
            }
        }
        if parts.len() > 1 {
            let mut parts =
                parts.iter().map(|part| permits(part.strip_prefix(split).unwrap_or(part), allow));
            return if split == " OR " { parts.any(|p| p) } else { parts.all(|p| p) };
        }
    }
    let plain = expression.trim();
    match plain.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => permits(inner, allow),
        None => allow.iter().any(|known| known == plain),
    }
}

/// Who is built on whom, over the whole graph, without what only tests need.
fn edges_of(metadata: &Value) -> Vec<(String, String)> {
    let names: BTreeMap<&str, &str> =
        list(metadata, "packages").iter().map(|p| (text(p, "id"), text(p, "name"))).collect();
    let name = |id: &str| names.get(id).copied().unwrap_or(id).to_owned();
    let mut edges = Vec::new();
    for node in list(&metadata["resolve"], "nodes") {
        for dependency in list(node, "deps") {
            let kinds = list(dependency, "dep_kinds");
            if kinds.is_empty() || kinds.iter().any(|k| text(k, "kind") != "dev") {
                edges.push((name(text(node, "id")), name(text(dependency, "pkg"))));
            }
        }
    }
    edges
}

/// What each crate of the workspace names in its own Cargo.toml, without what only tests need.
fn declared(metadata: &Value) -> impl Iterator<Item = (&str, &str)> {
    list(metadata, "packages").iter().filter(|p| p["source"].is_null()).flat_map(|package| {
        list(package, "dependencies")
            .iter()
            .filter(|d| text(d, "kind") != "dev")
            .map(move |d| (text(package, "name"), text(d, "name")))
    })
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const RULES: &str = r#"
        [licenses]
        allow = ["MIT", "Apache-2.0"]
        [bans]
        deny = [{ crate = "sqlx", wrappers = ["vault"], reason = "only vault knows the database" }]
    "#;
    const CRATES: &str = "## The crates\n| `record` | x | none |\n| `journey` | y | `record` |\n| `app` | z | all |\n";

    /// A workspace in which one crate builds on another.
    fn house(package: &str, dependency: &str, licence: &str) -> Tree {
        let metadata = json!({
            "packages": [
                { "id": "p", "name": package, "license": "MIT", "source": null,
                  "dependencies": [{ "name": dependency, "kind": null }] },
                { "id": "d", "name": dependency, "license": licence, "source": "x", "dependencies": [] },
            ],
            "resolve": { "nodes": [
                { "id": "p", "deps": [{ "pkg": "d", "dep_kinds": [{ "kind": null }] }] },
                { "id": "d", "deps": [] },
            ] },
        });
        Tree::of(&[(DENY, RULES), (map::MAP, CRATES)]).with_metadata(metadata)
    }

    #[test]
    fn the_database_outside_the_vault_is_a_breach() {
        assert_eq!(wrappers(&house("vault", "sqlx", "MIT")), []);
        assert_eq!(wrappers(&house("journey", "sqlx", "MIT")).len(), 1);
    }

    #[test]
    fn an_edge_against_the_map_is_a_breach() {
        assert_eq!(edges(&house("journey", "record", "MIT")), []);
        assert_eq!(edges(&house("app", "journey", "MIT")), []);
        assert_eq!(edges(&house("record", "journey", "MIT")).len(), 1);
        assert_eq!(edges(&house("journey", "app", "MIT")).len(), 1);
    }

    #[test]
    fn another_way_out_is_a_breach() {
        let with = |path: &str, text: &str| way_out(&Tree::of(&[(path, text)])).len();
        assert_eq!(with("crates/atlas/src/fetch/client.rs", "ureq::Agent"), 0);
        assert_eq!(with("crates/atlas/src/load.rs", "ureq::get(address)"), 1);
        assert_eq!(with("crates/app/src/cli/fetch.rs", "fetch_and_load(&what)"), 0);
        assert_eq!(with("crates/app/src/web/pages/now.rs", "fetch_and_load(&what)"), 1);
    }

    #[test]
    fn a_dependency_that_nobody_uses_is_a_breach() {
        assert_eq!(idle(&house("journey", "record", "MIT")).len(), 1);
    }

    #[test]
    fn a_licence_that_is_not_allowed_is_a_breach() {
        for good in ["MIT", "GPL-3.0 OR MIT", "MIT/GPL-3.0", "(MIT OR X) AND Apache-2.0"] {
            assert_eq!(licences(&house("a", "b", good)), [], "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR X) AND Y", ""] {
            assert_eq!(licences(&house("a", "b", bad)).len(), 1, "{bad}");
        }
    }
}
