//! The tool bench: what the people who build the program run, and nobody else.
//!
//! `cargo run -p xtask -- tidy` looks the house over; `… -- measure NAME` takes a figure.
#![allow(clippy::print_stdout, reason = "a tool for the terminal")]

#[cfg(test)]
mod lints;
mod measure;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// One command: its name, what it is for, what runs it with the words after its name.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

const COMMANDS: &[Command] = &[
    Command { name: "tidy", about: "looks the whole house over", run: tidy::run },
    Command {
        name: "measure",
        about: "takes a figure; without a name, lists them",
        run: measure::run,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let command = words.first().and_then(|name| COMMANDS.iter().find(|c| c.name == name));
    let Some(command) = command else {
        for command in COMMANDS {
            println!("xtask {:10} {}", command.name, command.about);
        }
        return ExitCode::from(2);
    };
    match (command.run)(words.get(1..).unwrap_or_default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("xtask {}: {why}", command.name);
            ExitCode::from(1)
        }
    }
}

/// The folder of the workspace.
pub(crate) fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}
