//! The built program on whole shoeboxes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod fetch;
mod lists;
mod offline;
mod packet;
mod patients;
mod programs;
#[allow(dead_code, reason = "shared with the tests of atlas, which need more of it")]
#[path = "../../../atlas/tests/it/server.rs"]
mod server;

use std::path::PathBuf;

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_second-opinion");

/// The invented people.
fn patients() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "../../patients"].iter().collect()
}
