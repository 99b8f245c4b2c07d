//! (under construction)

use record::{Format, Reading};

use crate::formats::Reader;
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::Rtf, recognises, read };

fn recognises(_handed: &Handed<'_>) -> bool {
    false
}

fn read(_handed: &Handed<'_>, _tools: &Tools<'_>) -> Reading {
    Reading::of(Format::Rtf)
}
