//! What a document is, of which day, and whom it is about, as its words say.

use record::Reading;

use crate::{Handed, Tools};

/// Fills what the format itself left open: kind, title, date, people.
pub fn sort(_handed: &Handed<'_>, _reading: &mut Reading, _tools: &Tools<'_>) {}
