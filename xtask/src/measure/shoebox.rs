//! Whole shoeboxes against the cases expected of them: our invented people, and those of the corpus.

#[path = "../../../patients/expected.rs"]
mod expected;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{binary, corpus};

/// `xtask measure shoebox [NAME…] [--quiet]`: each miss, then met of expected, part by part.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let quiet = words.iter().any(|w| w == "--quiet");
    let named: Vec<_> = words.iter().filter(|w| !w.starts_with("--")).collect();
    let mut folders = people(&crate::house().join("patients"));
    if let Ok(corpus) = corpus() {
        folders.extend(people(&corpus.join("shoebox")));
    }
    let binary = binary()?;
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let named_here = named.iter().any(|n| folder.to_string_lossy().ends_with(n.as_str()));
        if named.is_empty() || named_here {
            let house = crate::house();
            let of = folder.strip_prefix(&house).map_or("corpus", |_| "patients");
            println!("\n{of}/{name}");
            one(&binary, &folder, quiet)?;
        }
    }
    Ok(())
}

/// The folders that hold a person: records and what is expected of them.
fn people(under: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(under)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("expected.json").is_file() && folder.join("records").is_dir())
        .collect();
    folders.sort();
    folders
}

fn one(binary: &Path, folder: &Path, quiet: bool) -> Result<(), String> {
    let text = std::fs::read_to_string(folder.join("expected.json")).map_err(|e| e.to_string())?;
    let expected: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let began = std::time::Instant::now();
    let out = std::process::Command::new(binary)
        .args(["read", "--format", "json", "--as-of", "2026-11-22"])
        .arg(folder.join("records"))
        .output()
        .map_err(|e| e.to_string())?;
    let case: Value = serde_json::from_slice(&out.stdout).map_err(|e| {
        format!("no case ({e}), {}: {}", out.status, String::from_utf8_lossy(&out.stderr))
    })?;
    let seconds = began.elapsed().as_secs_f64();
    let outcomes = expected::compare(&expected, &case);
    if !quiet {
        for miss in outcomes.iter().filter(|o| !o.met && o.part != "missing") {
            println!("  miss  {}: {}", miss.part, miss.what);
        }
    }
    for (part, (met, of)) in expected::tally(&outcomes) {
        println!("  {met:4} of {of:4}  {:5.1} %  {part}", 100.0 * met as f64 / of.max(1) as f64);
    }
    println!("  read in {seconds:.1} s");
    Ok(())
}
