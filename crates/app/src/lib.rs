//! The app: its command line, its pages in the browser, and the desk behind them.

pub mod cli;
pub mod desk;
pub mod programs;
pub mod web;
