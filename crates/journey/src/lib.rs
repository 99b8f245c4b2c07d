//! The steps of the way, one folder a step: pure functions from a chart and the library to answers with
//! their reasons. No room here knows a disk, a clock or a page.

pub mod compare;
pub mod decide;
pub mod doctors;
pub mod helpers;
pub mod insurance;
pub mod ledger;
pub mod missing;
pub mod packet;
pub mod questions;
pub mod reasons;
pub mod records;
pub mod requests;
pub mod telling;
pub mod time;
pub mod trials;
pub mod visit;
