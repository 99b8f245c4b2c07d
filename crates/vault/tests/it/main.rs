//! The vault, tried from outside.

mod backup;
mod crash;
mod damage;
mod disk;
mod keys;
mod round_trip;
mod shoebox;
mod words;
