//! Written texts against what is expected of each, kind by kind: for a set that nobody has read rules for.

#[path = "../../../crates/intake/tests/it/expected.rs"]
mod expected;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use expected::{Case, Outcome, shown};
use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use record::Fact;

/// Met and all, by list (`facts`, `must_not`, `findings`) and kind.
type Tally = BTreeMap<(&'static str, String), (usize, usize)>;

/// `xtask measure records FOLDER [--errors N] [--all]`
pub(super) fn run(words: &[String]) -> Result<(), String> {
    let folder = words.first().ok_or("measure records FOLDER [--errors N] [--all]")?;
    let errors = words.iter().position(|w| w == "--errors").and_then(|at| words.get(at + 1));
    let mut errors: usize = errors.and_then(|n| n.parse().ok()).unwrap_or(0);
    let all = words.iter().any(|w| w == "--all");
    let library = Library::built_in(Language::English);
    let limits = Limits::default();
    let tools =
        Tools { library: &library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    let mut tally = Tally::new();
    let mut stated = (0, 0);
    let mut pages = 0;
    for folder in texts(Path::new(folder))? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let case = Case::read(&folder, &tools)?;
        pages += case.pages.len();
        let outcomes = case.outcomes();
        for outcome in &outcomes {
            let counts = tally.entry((outcome.list, outcome.kind.clone())).or_default();
            counts.0 += usize::from(outcome.met);
            counts.1 += 1;
        }
        let missed: Vec<&Outcome> = outcomes.iter().filter(|o| !o.met).take(errors).collect();
        errors -= missed.len();
        for miss in missed {
            println!("{name}: {}: {}", miss.list, miss.want);
            for (fact, _) in case.stated().filter(|(f, _)| f.value.kind() == miss.kind) {
                println!("    {}", told(fact));
            }
        }
        for (fact, named) in case.stated() {
            stated.0 += usize::from(named);
            stated.1 += 1;
            if all {
                println!("{name}: {} {}", if named { ' ' } else { '*' }, told(fact));
            }
        }
    }
    println!("{pages} pages");
    print(&tally, stated);
    Ok(())
}

/// The folders that hold a text and what is expected of it.
fn texts(under: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(under).map_err(|e| format!("{}: {e}", under.display()))?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|folder| folder.join("expected.json").is_file())
        .collect();
    folders.sort();
    Ok(folders)
}

/// The value, the rule and the words.
fn told(fact: &Fact) -> String {
    let quotes: Vec<&str> = fact.passages().map(record::Passage::quote).take(3).collect();
    let doubt = fact.doubt.as_ref().map(|d| format!(" doubt {d:?}")).unwrap_or_default();
    let part = fact.part.as_ref().map(|p| format!(" part {p}")).unwrap_or_default();
    let section = fact.section.as_deref().unwrap_or_default();
    format!("{}{part}{doubt} [{} {section}] {quotes:?}", shown(fact), fact.rule)
}

fn print(tally: &Tally, stated: (usize, usize)) {
    for (list, about) in [
        ("facts", "expected facts stated"),
        ("must_not", "forbidden facts not stated"),
        ("findings", "expected findings made"),
    ] {
        let of_list = || tally.iter().filter(|((l, _), _)| *l == list);
        let met: usize = of_list().map(|(_, counts)| counts.0).sum();
        let of: usize = of_list().map(|(_, counts)| counts.1).sum();
        println!("{met:5} of {of:5}  {:5.1} %  {about}", 100.0 * met as f64 / of.max(1) as f64);
        for ((_, kind), (met, of)) in of_list() {
            println!("{met:5} of {of:5}           {kind}");
        }
    }
    println!(
        "{:5} facts stated in all, {} of them named by nothing expected",
        stated.1,
        stated.1 - stated.0
    );
}
