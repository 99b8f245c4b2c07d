//! Pairs of invented letters, compared.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod opinions;
