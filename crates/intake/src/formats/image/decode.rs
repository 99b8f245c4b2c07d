//! Bytes become pictures, upright, within limits.

use std::borrow::Cow;
use std::io::{BufRead, Cursor, Seek};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use record::{Finding, FindingCode};

use super::tiff;
use crate::ocr::Light;
use crate::{Limits, Pictures, Unavailable};

/// The formats by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Coded(ImageFormat),
    Tiff,
    Heic,
}

impl Kind {
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        let at = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
        if starts(b"\xff\xd8\xff") {
            Some(Self::Coded(ImageFormat::Jpeg))
        } else if starts(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Coded(ImageFormat::Png))
        } else if tiff::is_tiff(bytes) {
            Some(Self::Tiff)
        } else if starts(b"GIF87a") || starts(b"GIF89a") {
            Some(Self::Coded(ImageFormat::Gif))
        } else if starts(b"RIFF") && at(8, 12) == b"WEBP" {
            Some(Self::Coded(ImageFormat::WebP))
        } else if starts(b"BM") && bytes.len() > 54 && at(6, 10) == [0, 0, 0, 0] {
            Some(Self::Coded(ImageFormat::Bmp))
        } else if at(4, 8) == b"ftyp" && is_heif_brand(at(8, 12)) {
            Some(Self::Heic)
        } else {
            None
        }
    }
}

fn is_heif_brand(brand: &[u8]) -> bool {
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]
        .iter()
        .any(|known| brand == known.as_slice())
}

/// Why a picture could not be had.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    Damaged,
    TooLarge,
    /// The program that would read it is not here.
    Program(Unavailable),
}

impl Trouble {
    pub(super) fn finding(&self) -> Finding {
        match self {
            Self::Damaged => Finding::new(FindingCode::DocumentDamaged).why("detail-picture"),
            Self::TooLarge => Finding::new(FindingCode::LimitReached).why("detail-picture"),
            Self::Program(unavailable) => Finding::new(FindingCode::OcrUnavailable)
                .with("detail", unavailable.what_to_install.clone()),
        }
    }
}

/// One page of a picture file, not decoded so far: a fax of fifty pages is held a page at a time.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    bytes: Cow<'a, [u8]>,
    head: Option<[u8; tiff::HEAD]>,
    format: ImageFormat,
    /// Whether the camera's word on which side is up still has to be followed.
    turn: bool,
    dpi: Option<(f32, f32)>,
    pixels: u64,
}

/// The pages of a picture file.
pub(super) fn leaves<'a>(
    bytes: &'a [u8],
    limits: &Limits,
    pictures: &dyn Pictures,
) -> Result<Vec<Leaf<'a>>, Trouble> {
    let pixels = limits.pixels;
    let leaf = |bytes: Cow<'a, [u8]>, format, turn| Leaf {
        bytes,
        head: None,
        format,
        turn,
        dpi: None,
        pixels,
    };
    match Kind::of(bytes).ok_or(Trouble::Damaged)? {
        Kind::Coded(format) => Ok(vec![leaf(bytes.into(), format, true)]),
        Kind::Heic => {
            // The program turns the photo itself.
            let png = pictures.heic_to_png(bytes).map_err(Trouble::Program)?;
            Ok(vec![leaf(png.into(), ImageFormat::Png, false)])
        }
        Kind::Tiff => {
            let pages = tiff::pages(bytes, limits.pages.min(limits.ocr_pages) as usize + 1);
            if pages.is_empty() {
                return Err(Trouble::Damaged);
            }
            Ok(pages
                .into_iter()
                .map(|page| Leaf {
                    bytes: bytes.into(),
                    head: Some(page.head),
                    format: ImageFormat::Tiff,
                    turn: true,
                    dpi: page.dpi,
                    pixels,
                })
                .collect())
        }
    }
}

impl Leaf<'_> {
    pub(super) fn dpi(&self) -> Option<(f32, f32)> {
        self.dpi
    }

    pub(super) fn light(&self) -> Light {
        match self.format {
            ImageFormat::Tiff | ImageFormat::Gif | ImageFormat::Bmp => Light::Even,
            _ => Light::Uneven,
        }
    }

    /// The picture, upright.
    pub(super) fn decode(&self) -> Result<DynamicImage, Trouble> {
        match self.head {
            Some(head) => self.decode_from(tiff::Headed::new(head, &self.bytes)),
            None => self.decode_from(Cursor::new(&self.bytes)),
        }
    }

    fn decode_from(&self, source: impl BufRead + Seek) -> Result<DynamicImage, Trouble> {
        let reader = ImageReader::with_format(source, self.format);
        let mut decoder = reader.into_decoder().map_err(|_| Trouble::Damaged)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > self.pixels {
            return Err(Trouble::TooLarge);
        }
        let orientation = decoder.orientation().ok().filter(|_| self.turn);
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Trouble::Damaged)?;
        if let Some(orientation) = orientation {
            picture.apply_orientation(orientation);
        }
        Ok(picture)
    }
}
