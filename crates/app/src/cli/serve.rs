//! `second-opinion`, `serve` and `demo`: the pages, on this computer only.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use knowledge::Words;

use super::{Failure, runtime};
use crate::web::{ServeSettings, serve};

/// The records of an invented person, so that the demo needs nothing but the program.
static SHOEBOX: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../patients/breast-left/records");

#[derive(Clone, Debug, Default, Args)]
pub(super) struct How {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// Prints the address and leaves the browser alone.
    #[arg(long)]
    no_open: bool,
    /// A copy of the servers of the public lists (https://lists.example) that is asked instead of their owners.
    #[arg(long)]
    lists_mirror: Option<String>,
}

/// Serves the person's own vault.
pub(super) fn own(how: How, vault: Option<PathBuf>, words: &Words) -> Result<(), Failure> {
    let vault = match vault.or_else(usual_place) {
        Some(vault) => vault,
        None => return Err(Failure(words.say("cli-no-home"))),
    };
    run(settings(how, vault), words)
}

/// Serves the invented person's records in a vault that goes when the program ends.
pub(super) fn demo(how: How, words: &Words) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| {
        Failure(words.say_with("cli-cannot-start", &[("why", &error.kind().to_string())]))
    };
    let folder =
        tempfile::Builder::new().prefix("second-opinion-demo-").tempdir().map_err(cannot)?;
    let shoebox = folder.path().join("shoebox");
    unpack(&SHOEBOX, &shoebox).map_err(cannot)?;
    let vault = folder.path().join("vault");
    run(ServeSettings { shoebox: Some(shoebox), demo: true, ..settings(how, vault) }, words)
}

fn settings(how: How, vault: PathBuf) -> ServeSettings {
    let usual = ServeSettings::new(vault);
    ServeSettings {
        listen: how.listen.unwrap_or(usual.listen),
        open_browser: !how.no_open,
        lists_mirror: how.lists_mirror,
        ..usual
    }
}

fn run(settings: ServeSettings, words: &Words) -> Result<(), Failure> {
    let settings = ServeSettings { language: words.language(), ..settings };
    runtime(words)?.block_on(serve(settings)).map_err(|error| {
        Failure(words.say_with("cli-cannot-serve", &[("why", &error.to_string())]))
    })
}

/// Where this computer's user keeps what programs keep for them.
fn usual_place() -> Option<PathBuf> {
    let home = directories::ProjectDirs::from("", "", "second-opinion")?;
    Some(home.data_dir().join("vault"))
}

/// Writes the built-in files below `to`.
fn unpack(folder: &Dir<'_>, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    folder.extract(to)
}
