//! The formats, one file or folder each, and the one table that lists them.

pub mod ccda;
pub mod dicom;
pub mod docx;
pub mod fhir;
pub mod html;
pub mod image;
pub mod pdf;
pub mod rtf;
pub mod table;
pub mod text;

use record::Reading;

use crate::{Handed, Tools};

/// One format: how it is recognised and how it is read.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub format: record::Format,
    /// Whether the bytes are of this format. The path may only settle what bytes leave open.
    pub recognises: fn(&Handed<'_>) -> bool,
    /// Reads a document that it recognised. Never fails because of content.
    pub read: fn(&Handed<'_>, &Tools<'_>) -> Reading,
}

/// Every format we read, in the order in which they are asked: the certain signatures first, plain text
/// last. Archives are opened by the walk over the shoebox (`shoebox::archive`), not here.
pub const FORMATS: &[Reader] = &[
    dicom::READER,
    pdf::READER,
    image::READER,
    docx::READER,
    rtf::READER,
    ccda::READER,
    fhir::READER,
    html::READER,
    table::READER,
    text::READER,
];

/// The reader for these bytes; `None` where no format fits.
pub fn reader_for(handed: &Handed<'_>) -> Option<&'static Reader> {
    FORMATS.iter().find(|reader| (reader.recognises)(handed))
}
