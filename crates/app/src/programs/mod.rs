//! Programs of this computer that read what no library here reads: pictures of text and HEIC photos.
//!
//! Each runs as a process of its own, so that a file that breaks it breaks nothing else. Nothing is sent
//! anywhere; whether a program is there is asked once, when the first paper needs it.

mod heif;
mod run;
mod tesseract;

use std::sync::OnceLock;

use intake::{GrayImage, Ocr, OcrWord, Pictures, Unavailable};

use heif::Heif;
use tesseract::Tesseract;

/// The programs of this computer, looked for on the path when they are first needed.
#[derive(Debug, Default)]
pub struct Programs {
    tesseract: OnceLock<Option<Tesseract>>,
    heif: OnceLock<Option<Heif>>,
}

impl Programs {
    /// Whether text recognition is on this computer.
    pub fn reads_pictures(&self) -> bool {
        self.tesseract.get_or_init(Tesseract::find).is_some()
    }
}

impl Ocr for Programs {
    fn recognise(&self, picture: &GrayImage, dpi: u32) -> Result<Vec<OcrWord>, Unavailable> {
        match self.tesseract.get_or_init(Tesseract::find) {
            Some(tesseract) => tesseract.recognise(picture, dpi),
            None => Err(Unavailable { what_to_install: tesseract::PACKAGE.to_owned() }),
        }
    }
}

impl Pictures for Programs {
    fn heic_to_png(&self, heic: &[u8]) -> Result<Vec<u8>, Unavailable> {
        match self.heif.get_or_init(Heif::find) {
            // A photo the program gives up on is no picture: it will be told as damaged.
            Some(heif) => Ok(heif.to_png(heic).unwrap_or_default()),
            None => Err(Unavailable { what_to_install: heif::PACKAGE.to_owned() }),
        }
    }
}
