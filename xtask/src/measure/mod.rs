//! Figures, each taken by one file and listed in one table. They are printed, never asserted: a number
//! that depends on the machine is for reading; what must hold is a test.

use std::path::PathBuf;

/// One figure.
struct Measure {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

const MEASURES: &[Measure] = &[];

/// `xtask measure NAME [WORDS…]`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let measure = words.first().and_then(|name| MEASURES.iter().find(|m| m.name == name));
    let Some(measure) = measure else {
        for measure in MEASURES {
            println!("xtask measure {:10} {}", measure.name, measure.about);
        }
        return match words.first() {
            Some(name) => Err(format!("there is no measure `{name}`")),
            None => Ok(()),
        };
    };
    (measure.run)(words.get(1..).unwrap_or_default())
}

/// The corpus of public records: `SECOND_OPINION_CORPUS`, or `../shared/corpus` beside the workspace.
#[allow(dead_code, reason = "measures take it up one by one")]
pub(crate) fn corpus() -> Result<PathBuf, String> {
    let folder = std::env::var_os("SECOND_OPINION_CORPUS")
        .map_or_else(|| crate::house().join("../shared/corpus"), PathBuf::from);
    folder.is_dir().then_some(folder).ok_or_else(|| "the corpus is not here".to_owned())
}
