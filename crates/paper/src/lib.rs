//! What leaves the app on paper or as a file: bytes and text made from a chart. No room here knows a
//! disk or a clock; the same chart on the same day gives the same bytes.

pub mod archive;
pub mod case;
pub mod comparison;
pub mod fhir;
pub mod letter;
pub mod missing;
pub mod packet;
pub mod plain;
pub mod typeset;
