//! `second-opinion read`: records in, the case out, nothing kept.

use std::io::{ErrorKind, IsTerminal};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use intake::shoebox::Watcher;
use intake::{Limits, Tools};
use jiff::civil::Date;
use knowledge::{Library, Words};
use record::{Chart, Reading};

use super::{Failure, Format, text};
use crate::desk::Folder;
use crate::programs::Programs;

pub(super) fn run(
    paths: &[PathBuf],
    format: Format,
    as_of: Date,
    library: &Library,
) -> Result<(), Failure> {
    let words = &library.words;
    let chart = chart(paths, library)?;
    let text = match format {
        Format::Text => text::case(&chart, words),
        Format::Json => pretty(&paper::case::json(&chart, library, as_of)),
        Format::Fhir => pretty(&paper::fhir::bundle(&chart, library, as_of)),
    };
    super::print(text.trim_end(), words)
}

/// The chart of what stands at the paths; a bar shows how far the reading is.
pub(super) fn chart(paths: &[PathBuf], library: &Library) -> Result<Chart, Failure> {
    let words = &library.words;
    let folder = folder(paths, words)?;
    let files = folder.into_files();
    let limits = Limits::default();
    let programs = Programs::default();
    let tools = Tools { library, limits: &limits, ocr: &programs, pictures: &programs };
    let progress = Progress::new();
    let documents = intake::shoebox::read(&files, 1, &tools, &progress).map_err(|error| {
        Failure(words.say_with("cli-cannot-read", &[("why", &error.kind().to_string())]))
    })?;
    progress.clear();
    Ok(journey::records::chart(&documents, &[], library))
}

/// What stands at the paths, or the sentence of the one that cannot be opened.
pub(super) fn folder(paths: &[PathBuf], words: &Words) -> Result<Folder, Failure> {
    Folder::named(paths).map_err(|(path, error)| {
        let path = path.display().to_string();
        Failure(match error.kind() {
            ErrorKind::NotFound => words.say_with("cli-not-there", &[("path", &path)]),
            kind => {
                words.say_with("cli-cannot-open", &[("path", &path), ("why", &kind.to_string())])
            }
        })
    })
}

pub(super) fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}")
}

/// A bar on the terminal; nothing where stderr is no terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{pos} / {len}  {wide_bar}  {wide_msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Watcher for Progress {
    fn found(&self, documents: usize) {
        self.0.set_length(documents as u64);
    }

    fn read(&self, path: &str, _reading: &Reading) {
        self.0.set_message(path.to_owned());
        self.0.inc(1);
    }
}
