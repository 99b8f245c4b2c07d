//! What the rooms of the journey answer to invented letters and to cases made up in a few words.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod deciding;
mod doctors;
mod examples;
mod insurance;
mod made_up;
mod matrix;
mod opinions;
mod questions;
mod reasons;
mod scans;
mod several;
mod time;
mod trials;
mod visit;
