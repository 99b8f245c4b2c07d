//! The public lists, from files in their owners' forms.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod doctors;
mod fetch;
mod folder;
mod others;
mod places;
mod server;
