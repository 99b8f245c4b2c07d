//! A radiologist's report: which examination it is of and what it was laid beside, what its impression states, what was measured.
//! No image is read, and nothing is concluded: a denial ("no evidence of metastatic disease") is quoted and makes no stage.

mod impression;
mod lesions;
mod marks;
mod measures;
mod study;
mod table;

use super::super::{Found, Genre, Text};

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre == Genre::Imaging {
        study::read(text, found);
        impression::read(text, found);
        lesions::read(text, found);
    }
}
