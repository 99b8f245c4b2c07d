//! What reading needs from outside: programs of this computer, handed in as arguments.

use knowledge::Library;
use record::Rect;

use crate::Limits;

/// The world of a reader.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    pub library: &'a Library,
    pub limits: &'a Limits,
    pub ocr: &'a dyn Ocr,
    pub pictures: &'a dyn Pictures,
}

impl std::fmt::Debug for Tools<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools")
    }
}

/// The program that would do it is not on this computer, or it failed; says what to install.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable {
    pub what_to_install: String,
}

/// Text recognition.
pub trait Ocr: Sync {
    /// Words of an upright grey picture in reading order; boxes in pixels from the top left corner.
    fn recognise(&self, picture: &image::GrayImage, dpi: u32) -> Result<Vec<OcrWord>, Unavailable>;
}

/// A word as text recognition saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct OcrWord {
    pub text: String,
    pub rect: Rect,
    /// 0 to 100.
    pub confidence: u8,
    /// Numbers of the paragraph and the line it stands in: a change of either breaks the text.
    pub paragraph: u32,
    pub line: u32,
}

/// Picture formats that no library here decodes.
pub trait Pictures: Sync {
    /// A HEIC photo as PNG bytes.
    fn heic_to_png(&self, heic: &[u8]) -> Result<Vec<u8>, Unavailable>;
}

/// A computer without either program.
#[derive(Clone, Copy, Debug)]
pub struct NoPrograms;

impl Ocr for NoPrograms {
    fn recognise(&self, _: &image::GrayImage, _: u32) -> Result<Vec<OcrWord>, Unavailable> {
        Err(Unavailable { what_to_install: "tesseract-ocr".to_owned() })
    }
}

impl Pictures for NoPrograms {
    fn heic_to_png(&self, _: &[u8]) -> Result<Vec<u8>, Unavailable> {
        Err(Unavailable { what_to_install: "libheif-examples".to_owned() })
    }
}
