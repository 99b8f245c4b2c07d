//! Reads small invented records, one folder of cases a format.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod ccda;
mod contract;
mod diagnoses;
mod dicom;
mod expected;
mod fhir;
mod image;
mod pdf;
mod prose;
mod sheets;
mod shoebox;
mod text;
