//! The program `second-opinion`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
