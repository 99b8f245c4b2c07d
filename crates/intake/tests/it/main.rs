//! Reads small invented records, one folder of cases a format.

mod cases;
mod text;
