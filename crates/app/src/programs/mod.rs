//! Programs of this computer that read what no library here reads: pictures of text and HEIC photos.
//!
//! Each runs as a process of its own, so that a file that breaks it breaks nothing else. Nothing is sent
//! anywhere; whether a program is there is asked once, at the start.

mod heif;
mod run;
mod tesseract;

use intake::{GrayImage, Ocr, OcrWord, Pictures, Unavailable};

use heif::Heif;
use tesseract::Tesseract;

/// The programs that were found.
#[derive(Debug)]
pub struct Programs {
    tesseract: Option<Tesseract>,
    heif: Option<Heif>,
}

impl Programs {
    /// Looks for the programs on the path.
    pub fn find() -> Self {
        Self { tesseract: Tesseract::find(), heif: Heif::find() }
    }
}

impl Ocr for Programs {
    fn recognise(&self, picture: &GrayImage, dpi: u32) -> Result<Vec<OcrWord>, Unavailable> {
        match &self.tesseract {
            Some(tesseract) => tesseract.recognise(picture, dpi),
            None => Err(Unavailable { what_to_install: tesseract::PACKAGE.to_owned() }),
        }
    }
}

impl Pictures for Programs {
    fn heic_to_png(&self, heic: &[u8]) -> Result<Vec<u8>, Unavailable> {
        let png = self.heif.as_ref().and_then(|heif| heif.to_png(heic));
        png.ok_or_else(|| Unavailable { what_to_install: heif::PACKAGE.to_owned() })
    }
}
