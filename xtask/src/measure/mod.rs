//! Figures, each taken by one file and listed in one table. They are printed, never asserted: a number
//! that depends on the machine is for reading; what must hold is a test.

mod atlas;
mod corpus;
mod opinions;
mod packet;
mod pages;
mod pathology;
mod records;
mod run;
mod shoebox;
mod slices;
mod speed;
mod trials;

use std::path::PathBuf;

/// One figure.
struct Measure {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

const MEASURES: &[Measure] = &[
    Measure {
        name: "shoebox",
        about: "whole shoeboxes against the cases expected of them",
        run: shoebox::run,
    },
    Measure {
        name: "pathology",
        about: "real pathology reports against the registry's labels; one half of the patients, --final the other",
        run: pathology::run,
    },
    Measure {
        name: "records",
        about: "texts of FOLDER/*/ against what is expected of each; --errors N the misses, --all every fact",
        run: records::run,
    },
    Measure {
        name: "opinions",
        about: "pairs of doctors' letters, compared element by element",
        run: opinions::run,
    },
    Measure {
        name: "corpus",
        about: "how each folder of the corpus ends, in what time and memory",
        run: corpus::run,
    },
    Measure {
        name: "trials",
        about: "criteria of real trials against judgements by hand; one half of the studies, --final the other",
        run: trials::run,
    },
    Measure {
        name: "atlas",
        about: "a made-up registry loaded and asked, against SQLite and DuckDB in the same run; --rows N",
        run: atlas::run,
    },
    Measure {
        name: "packet",
        about: "making a packet: of the example, of 500 pages against qpdf, of 2,000 slices against cp and sha256sum",
        run: packet::run,
    },
    Measure {
        name: "pages",
        about: "each page of a case of 5,000 papers, at the server",
        run: pages::run,
    },
    Measure {
        name: "speed",
        about: "reading as a multiple of plain parsers, of dcmdump, in memory",
        run: speed::run,
    },
];

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
pub(crate) fn corpus() -> Result<PathBuf, String> {
    let folder = std::env::var_os("SECOND_OPINION_CORPUS")
        .map_or_else(|| crate::house().join("../shared/corpus"), PathBuf::from);
    folder.is_dir().then_some(folder).ok_or_else(|| "the corpus is not here".to_owned())
}

/// The built program: `SECOND_OPINION_BINARY`, or the newer of the release and the debug build.
pub(crate) fn binary() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("SECOND_OPINION_BINARY") {
        return Ok(PathBuf::from(path));
    }
    let built =
        ["release", "debug"].map(|p| crate::house().join("target").join(p).join("second-opinion"));
    let age = |path: &PathBuf| path.metadata().and_then(|about| about.modified()).ok();
    built
        .into_iter()
        .filter(|path| path.is_file())
        .max_by_key(age)
        .ok_or_else(|| "the program is not built: cargo build -p app".to_owned())
}

/// A folder for what a measure writes, under `target/`.
fn scratch(name: &str) -> Result<PathBuf, String> {
    let folder = crate::house().join("target/measure").join(name);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(folder)
}
