//! Pairs of doctors' letters: the outcome of each element and the grade of the whole against what is
//! expected, each miss with its words; and how long comparing two letters takes that are read already.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use intake::{Handed, Limits, NoPrograms, Tools, prose};
use knowledge::{Language, Library};
use record::{DocumentId, Opinion};
use serde_json::Value;

/// `xtask measure opinions [FOLDER]`: the pairs of the corpus, or of another folder laid out like it.
pub(super) fn run(words: &[String]) -> Result<(), String> {
    let folder = match words.first() {
        Some(folder) => PathBuf::from(folder),
        None => super::corpus()?.join("opinions"),
    };
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
    speed(&pairs)
}

/// Reading an opinion in a letter, and comparing two: the mean of some rounds, the slowest pair.
fn speed(pairs: &[PathBuf]) -> Result<(), String> {
    const ROUNDS: u32 = 20;
    let library = Library::built_in(Language::English);
    let mut slowest = (Duration::ZERO, Duration::ZERO);
    for pair in pairs {
        let (first, second) = (letter(pair, "first")?, letter(pair, "second")?);
        let (a, b) = (opinion(&first, 1, &library)?, opinion(&second, 2, &library)?);
        // What is made on first use is made.
        let _ = journey::compare::compare(&a.0, &b.0, &library);
        let began = Instant::now();
        for _ in 0..ROUNDS {
            std::hint::black_box(journey::compare::compare(&a.0, &b.0, &library));
        }
        slowest.0 = slowest.0.max(began.elapsed() / ROUNDS);
        slowest.1 = slowest.1.max(a.1).max(b.1);
    }
    println!(
        "opinions: comparing two letters that are read takes {:.2} ms, reading the opinion of one {:.2} ms (the slowest of {} pairs)",
        slowest.0.as_secs_f64() * 1e3,
        slowest.1.as_secs_f64() * 1e3,
        pairs.len()
    );
    Ok(())
}

/// The opinion of a letter, and how long it took to read out of the letter's words.
fn opinion(path: &Path, number: u32, library: &Library) -> Result<(Opinion, Duration), String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let limits = Limits::default();
    let tools = Tools { library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    let id = DocumentId(number);
    let name = path.to_string_lossy();
    let reading = intake::read(&Handed { id, path: &name, bytes: &bytes }, &tools);
    let _ = prose::opinion::read(id, &reading, library);
    let began = Instant::now();
    let opinion = prose::opinion::read(id, &reading, library);
    Ok((opinion, began.elapsed()))
}

/// The first or the second letter of a pair.
fn letter(pair: &Path, name: &str) -> Result<PathBuf, String> {
    ["txt", "pdf"]
        .iter()
        .map(|ending| pair.join(format!("{name}.{ending}")))
        .find(|path| path.is_file())
        .ok_or_else(|| format!("{} has no {name} letter", pair.display()))
}

fn compare(program: &Path, pair: &Path) -> Result<Value, String> {
    let out = Command::new(program)
        .args(["compare", "--format", "json"])
        .arg(letter(pair, "first")?)
        .arg(letter(pair, "second")?)
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
