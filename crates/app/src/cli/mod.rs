//! The command line. Every command ends with 0 (done; findings are not failures), 1 (could not do it:
//! one sentence why, what was kept, what to do) or 2 (wrong usage).

mod compare;
pub(crate) mod doctors;
pub(crate) mod fetch;
pub(crate) mod lists;
mod missing;
mod packet;
mod places;
mod read;
mod serve;
mod text;
pub(crate) mod ties;
mod trials;
mod vault;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use knowledge::{Language, Library, Words};

/// Walks a person with a cancer diagnosis through getting a second opinion and using it.
///
/// Without a command it opens the app in the browser. Everything stays on this computer.
#[derive(Debug, Parser)]
#[command(name = "second-opinion", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The language to answer in (en, es); the app in the browser asks the browser.
    #[arg(long, global = true, default_value = "en", value_parser = language)]
    language: Language,
}

fn language(tag: &str) -> Result<Language, String> {
    let known = || Language::ALL.iter().map(|l| l.tag()).collect::<Vec<_>>().join(", ");
    Language::from_tag(tag).ok_or_else(known)
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
    /// Reads two doctors' letters and prints their opinions side by side; keeps nothing.
    Compare {
        /// The first opinion: a letter, a note, a report, in any form that can be read.
        first: PathBuf,
        /// The second opinion.
        second: PathBuf,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Says what a second doctor will ask for and is not among the records; keeps nothing.
    Missing {
        /// Files and folders, as they came.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = missing::Format::Text)]
        format: missing::Format,
        /// The second-opinion programme whose list counts too; a wrong name lists them.
        #[arg(long)]
        programme: Option<String>,
        /// The day that counts as today (2026-11-22); this computer's day if left out.
        #[arg(long)]
        as_of: Option<Date>,
    },
    /// Makes what the second doctor gets: one PDF and one ZIP; keeps nothing.
    Packet {
        /// Files and folders, as they came.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The folder that the packet is written to.
        #[arg(long)]
        out: PathBuf,
        /// A text file with what you ask, one question a line.
        #[arg(long)]
        questions: Option<PathBuf>,
        /// Leaves out the first doctor's conclusions and plan.
        #[arg(long)]
        blind: bool,
        /// Puts in the two newest opinions side by side.
        #[arg(long)]
        compare: bool,
        /// Puts in the letter that asks both doctors to talk.
        #[arg(long)]
        bridge: bool,
        /// Puts in the ways to choose from, in the doctors' words.
        #[arg(long)]
        decision: bool,
        /// Seals the ZIP with a passphrase, which is asked for (AES-256). The PDF is then in the ZIP only.
        #[arg(long)]
        seal: bool,
        /// The day that counts as today (2026-11-22); this computer's day if left out.
        #[arg(long)]
        as_of: Option<Date>,
    },
    /// Opens the app on an invented person's records, in a vault that is thrown away at the end.
    Demo {
        #[command(flatten)]
        how: serve::How,
    },
    /// Serves the app's pages to this computer's browser.
    Serve {
        #[command(flatten)]
        how: serve::How,
        /// The vault's folder; a place of this computer's user if left out.
        #[arg(long)]
        vault: Option<PathBuf>,
    },
    /// Loads and searches the public lists of doctors.
    #[command(subcommand)]
    Doctors(doctors::DoctorsCommand),
    /// Loads and searches the public list of ZIP areas.
    #[command(subcommand)]
    Places(places::PlacesCommand),
    /// Shows from which addresses a public list is fetched, and fetches and loads it where that is asked for.
    Fetch(fetch::Fetch),
    /// Loads and searches the public list of trials, and lays trials beside a case.
    #[command(subcommand)]
    Trials(trials::TrialsCommand),
    /// Makes, backs up, restores, checks or erases a vault.
    #[command(subcommand)]
    Vault(vault::VaultCommand),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Fhir,
}

/// Why a command could not be done, in one sentence of our words.
#[derive(Debug)]
struct Failure(String);

/// Runs the program.
pub fn run() -> ExitCode {
    // A part that panics costs one document, which says so; its message could hold the person's words.
    std::panic::set_hook(Box::new(|_| {}));
    let arguments = Arguments::parse();
    let library = Library::built_in(arguments.language);
    let done = match arguments.command {
        Some(Command::Read { paths, format, as_of }) => {
            read::run(&paths, format, as_of.unwrap_or_else(today), &library)
        }
        Some(Command::Compare { first, second, format }) => {
            compare::run(&first, &second, format, &library)
        }
        Some(Command::Missing { paths, format, programme, as_of }) => {
            let today = as_of.unwrap_or_else(today);
            missing::run(&paths, format, programme.as_deref(), today, &library)
        }
        Some(Command::Packet {
            paths,
            out,
            questions,
            blind,
            compare,
            bridge,
            decision,
            seal,
            as_of,
        }) => {
            let on = as_of.unwrap_or_else(today);
            let own = packet::Own { compare, bridge, decision };
            packet::run(&packet::Wanted { paths, out, questions, blind, own, seal, on }, &library)
        }
        Some(Command::Vault(command)) => {
            runtime(&library.words).and_then(|r| r.block_on(vault::run(command, &library.words)))
        }
        Some(Command::Doctors(command)) => doctors::run(command, &library),
        Some(Command::Fetch(wanted)) => fetch::run(wanted, &library),
        Some(Command::Trials(command)) => trials::run(command, &library),
        Some(Command::Places(command)) => places::run(command, &library.words),
        Some(Command::Demo { how }) => serve::demo(how, &library.words),
        Some(Command::Serve { how, vault }) => serve::own(how, vault, &library.words),
        None => serve::own(serve::How::default(), None, &library.words),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            let _ = writeln!(std::io::stderr(), "{why}");
            ExitCode::from(1)
        }
    }
}

fn runtime(words: &Words) -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Runtime::new()
        .map_err(|e| Failure(words.say_with("cli-cannot-start", &[("why", &e.kind().to_string())])))
}

/// Prints a result, with what to say where standard output is full. Who reads only the first lines (`| head`) has
/// what they wanted.
fn print(text: &str, words: &Words) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure(words.say_with("cli-cannot-write", &[("why", &e.kind().to_string())])))
        }
        _ => Ok(()),
    }
}

/// Today on this computer.
fn today() -> Date {
    jiff::Zoned::now().date()
}
