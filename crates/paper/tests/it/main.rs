//! What leaves the app, judged from outside.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod fhir;
mod golden;
mod judged;
mod letter;
mod packet;
