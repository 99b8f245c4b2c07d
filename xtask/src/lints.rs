//! Invariant 7, shown failing: a small crate that breaks each rule of `clippy.toml` and of the workspace's
//! lints, put before clippy with our own settings.

use std::path::Path;
use std::process::Command;

/// One breach of each function that rooms may not use.
const CALLS: &[(&str, &str)] = &[
    ("std::fs::File::open", "std::fs::File::open(\"a\")"),
    ("std::fs::read", "std::fs::read(\"a\")"),
    ("std::fs::read_to_string", "std::fs::read_to_string(\"a\")"),
    ("std::fs::read_dir", "std::fs::read_dir(\"a\")"),
    ("std::fs::write", "std::fs::write(\"a\", \"b\")"),
    ("std::net::TcpStream::connect", "std::net::TcpStream::connect(\"a:1\")"),
    ("std::net::TcpListener::bind", "std::net::TcpListener::bind(\"a:1\")"),
    ("std::process::Command::new", "std::process::Command::new(\"a\")"),
    ("std::time::SystemTime::now", "std::time::SystemTime::now()"),
    ("std::time::Instant::now", "std::time::Instant::now()"),
    ("std::env::var", "std::env::var(\"A\")"),
];

/// One breach of each lint, and its name.
const LINTS: &[(&str, &str)] = &[
    ("clippy::iter-over-hash-type", "for _ in &std::collections::HashMap::<u8, u8>::new() {}"),
    ("clippy::unwrap-used", "let _ = Some(1).unwrap();"),
    ("clippy::print-stdout", "println!();"),
    ("clippy::dbg-macro", "let _ = dbg!(1);"),
    ("clippy::allow-attributes-without-reason", "#[allow(unused_variables)] let a = 1;"),
    ("unsafe-code", "unsafe {}"),
];

#[test]
fn each_breach_is_refused() {
    let house = crate::house();
    let settings: toml::Table =
        toml::from_str(&std::fs::read_to_string(house.join("clippy.toml")).unwrap()).unwrap();
    let forbidden: Vec<&str> = settings["disallowed-methods"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["path"].as_str().unwrap())
        .filter(|path| path.starts_with("std::"))
        .collect();
    for path in &forbidden {
        assert!(CALLS.iter().any(|(known, _)| known == path), "{path} has no breach in this test");
    }
    let said =
        clippy(&house, &CALLS.iter().chain(LINTS).map(|(_, code)| *code).collect::<Vec<_>>());
    for path in forbidden {
        let refused = format!("use of a disallowed method `{path}`");
        assert!(said.contains(&refused), "{path} is not refused:\n{said}");
    }
    for (lint, _) in LINTS {
        let by_name = said.contains(lint) || said.contains(&lint.replace('-', "_"));
        assert!(by_name, "{lint} is not refused:\n{said}");
    }
}

/// What clippy says to these statements under the settings of the house.
fn clippy(house: &Path, statements: &[&str]) -> String {
    let folder = house.join("target/breach");
    std::fs::create_dir_all(folder.join("src")).unwrap();
    let of_the_house: toml::Table =
        toml::from_str(&std::fs::read_to_string(house.join("Cargo.toml")).unwrap()).unwrap();
    let mut manifest = toml::Table::new();
    let package = "name = \"breach\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    manifest.insert("package".into(), toml::from_str::<toml::Value>(package).unwrap());
    manifest.insert("workspace".into(), toml::Table::new().into());
    manifest.insert("lints".into(), of_the_house["workspace"]["lints"].clone());
    std::fs::write(folder.join("Cargo.toml"), toml::to_string(&manifest).unwrap()).unwrap();
    let body: String = statements
        .iter()
        .enumerate()
        .map(|(n, code)| {
            format!(
                "pub fn breach_{n}() {{ {code}{} }}\n",
                if code.ends_with([';', '}']) { "" } else { ".ok();" }
            )
        })
        .map(|line| line.replace("now().ok()", "now()").replace("new(\"a\").ok()", "new(\"a\")"))
        .collect();
    std::fs::write(folder.join("src/lib.rs"), body).unwrap();
    let out = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(["clippy", "--offline", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CLIPPY_CONF_DIR", house)
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .output()
        .unwrap();
    assert!(!out.status.success(), "clippy has nothing against it");
    String::from_utf8_lossy(&out.stderr).into_owned()
}
