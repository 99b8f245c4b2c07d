//! The command line. Every command ends with 0 (done; findings are not failures), 1 (could not do it:
//! one sentence why, what was kept, what to do) or 2 (wrong usage).

mod handed;
mod read;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Walks a person with a cancer diagnosis through getting a second opinion and using it.
///
/// Without a command it opens the app in the browser. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "second-opinion", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads records and prints the case; keeps nothing.
    Read {
        /// Files and folders, as they came.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The day that counts as today (2026-11-22); this computer's day if left out.
        #[arg(long)]
        as_of: Option<Date>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Fhir,
}

/// Why a command could not be done, in one sentence of our words.
#[derive(Debug)]
pub struct Failure(String);

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Read { paths, format, as_of }) => read::run(&paths, format, as_of),
        None => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            let _ = writeln!(std::io::stderr(), "{why}");
            ExitCode::from(1)
        }
    }
}

/// Today on this computer.
fn today() -> Date {
    jiff::Zoned::now().date()
}
