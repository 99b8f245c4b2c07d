//! The vault, tried from outside.

mod round_trip;
mod shoebox;
