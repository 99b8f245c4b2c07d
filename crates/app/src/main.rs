//! The program `second-opinion`.

use std::process::ExitCode;

fn main() -> ExitCode {
    app::cli::run()
}
