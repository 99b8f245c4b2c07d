//! The vault, tried from outside.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, here in helpers and child processes too"
)]

mod backup;
mod crash;
mod damage;
mod disk;
mod keys;
mod round_trip;
mod shoebox;
mod words;
