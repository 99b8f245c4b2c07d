//! Pairs of doctors' letters: the outcome of each element and the grade of the whole against what is
//! expected, each miss with its words.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// `xtask measure opinions`
pub(super) fn run(_words: &[String]) -> Result<(), String> {
    let folder = super::corpus()?.join("opinions");
    let program = super::binary()?;
    let mut pairs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("expected.json").is_file())
        .collect();
    pairs.sort();
    let mut elements = (0, 0);
    let mut overall = (0, 0);
    let mut false_identical = 0;
    for pair in &pairs {
        let text =
            std::fs::read_to_string(pair.join("expected.json")).map_err(|e| e.to_string())?;
        let expected: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let found = compare(&program, pair)?;
        let name = pair.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        for want in expected["elements"].as_array().into_iter().flatten() {
            elements.1 += 1;
            elements.0 += usize::from(is_met(&name, want, &found));
        }
        overall.1 += 1;
        if found["overall"] == expected["overall"] {
            overall.0 += 1;
        } else {
            false_identical += usize::from(found["overall"] == "identical");
            println!("{name}: overall: want {}, got {}", expected["overall"], found["overall"]);
        }
    }
    println!(
        "opinions: elements {}/{}, overall {}/{}, false identical {false_identical}",
        elements.0, elements.1, overall.0, overall.1
    );
    Ok(())
}

fn compare(program: &Path, pair: &Path) -> Result<Value, String> {
    let letter = |name: &str| {
        ["txt", "pdf"]
            .iter()
            .map(|ending| pair.join(format!("{name}.{ending}")))
            .find(|path| path.is_file())
            .ok_or_else(|| format!("{} has no {name} letter", pair.display()))
    };
    let out = Command::new(program)
        .args(["compare", "--format", "json"])
        .arg(letter("first")?)
        .arg(letter("second")?)
        .output()
        .map_err(|e| e.to_string())?;
    serde_json::from_slice(&out.stdout).map_err(|e| format!("{}: {e}", pair.display()))
}

/// Whether an element came out as expected; where not, both letters' words are printed.
fn is_met(name: &str, want: &Value, found: &Value) -> bool {
    let got = found["elements"]
        .as_array()
        .and_then(|list| list.iter().find(|e| e["element"] == want["element"]));
    let outcome = got.map_or(&Value::Null, |e| &e["outcome"]);
    if *outcome == want["outcome"] {
        return true;
    }
    println!("{name}: {}: want {}, got {outcome}", want["element"], want["outcome"]);
    for side in ["first", "second"] {
        let said = got.map_or(&Value::Null, |e| &e[side]);
        let quotes: Vec<&str> = said["sources"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|s| s["quote"].as_str())
            .take(4)
            .collect();
        let expected = want[format!("quote_{side}")].as_str().unwrap_or_default();
        println!("    {side}: {}  {quotes:?}\n        expected words: {expected}", said["value"]);
    }
    false
}
