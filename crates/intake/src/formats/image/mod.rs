//! Pictures of paper: photos from a phone, scans, faxes.
//!
//! # Reads
//! JPEG, PNG, TIFF (each of its pages), HEIC (through a program of this computer), BMP, GIF and WebP, turned
//! as the camera says. The words are what text recognition reads, each with its box and how sure it is.
//!
//! # Leaves unread
//! What a picture shows beside its words. A picture without any word is kept and not read.
//!
//! # Seen in the wild
//! Photos that lie on their side without saying so; faxes with oblong dots (204 by 98 to the inch).
//!
//! # Reference
//! TIFF 6.0; EXIF 2.32; ISO/IEC 23008-12 (HEIF).

mod decode;
mod tiff;

use image::DynamicImage;
use record::{Finding, FindingCode, Format, Reading, Status};

use crate::formats::Reader;
use crate::ocr;
use crate::{Handed, Limits, Tools};
use decode::{Kind, Trouble};

pub const READER: Reader = Reader { format: Format::Image, recognises, read };

/// A page as a picture for the viewer.
#[derive(Clone, PartialEq, Eq)]
pub struct PagePicture {
    pub png: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

impl std::fmt::Debug for PagePicture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} by {}", self.width, self.height)
    }
}

/// One page (from 1) of a picture for the viewer, upright and at most `side_most` pixels wide and high.
pub fn render_page(
    bytes: &[u8],
    page: u32,
    side_most: u32,
    pictures: &dyn crate::Pictures,
) -> Option<PagePicture> {
    let leaves = decode::leaves(bytes, &Limits::default(), pictures).ok()?;
    let leaf = leaves.get(usize::try_from(page).ok()?.checked_sub(1)?)?;
    let picture = leaf.decode().ok()?;
    let side = side_most.clamp(16, 8_000);
    let picture = match picture.width().max(picture.height()) > side {
        true => picture.thumbnail(side, side),
        false => picture,
    };
    let mut png = std::io::Cursor::new(Vec::new());
    picture.to_rgb8().write_to(&mut png, image::ImageFormat::Png).ok()?;
    Some(PagePicture { png: png.into_inner(), width: picture.width(), height: picture.height() })
}

fn recognises(handed: &Handed<'_>) -> bool {
    Kind::of(handed.bytes).is_some()
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let leaves = match decode::leaves(handed.bytes, tools.limits, tools.pictures) {
        Ok(leaves) => leaves,
        Err(trouble) => return Reading::not_read(Format::Image, trouble.finding()),
    };
    let mut reading = Reading::of(Format::Image);
    let mut poor = Vec::new();
    for (at, leaf) in leaves.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if number > tools.limits.pages.min(tools.limits.ocr_pages) {
            let limit = Finding::new(FindingCode::LimitReached).why("detail-pages");
            reading.find(limit.with("count", "1").with("page", number.to_string()));
            break;
        }
        let recognised = leaf.decode().and_then(|picture| {
            let (grey, dpi) = for_recognition(picture, leaf.dpi());
            ocr::recognise(number, &grey, dpi, leaf.light(), tools.ocr).map_err(Trouble::Program)
        });
        match recognised {
            Ok(recognised) => {
                if recognised.is_poor() {
                    poor.push(number);
                }
                // Nothing a person could go by: no words are better than wrong ones.
                let legible = recognised.legible_words > 0;
                reading.pages.push(if legible {
                    recognised.page
                } else {
                    record::Page::new(number, "")
                });
            }
            Err(trouble) => {
                let done = matches!(trouble, Trouble::Program(_));
                reading.find(trouble.finding().with("page", number.to_string()));
                if done {
                    break;
                }
            }
        }
    }
    for number in poor {
        reading.find(Finding::new(FindingCode::OcrPoor).with("page", number.to_string()));
    }
    if reading.pages.iter().all(|page| page.text().trim().is_empty()) {
        reading.status = Status::NotRead;
    } else if reading.pages.len() < leaves.len() {
        reading.status = Status::PartlyRead;
    }
    reading
}

/// The picture in grey at a size that text recognition likes, and the dots to the inch it then has.
fn for_recognition(picture: DynamicImage, dpi: Option<(f32, f32)>) -> (image::GrayImage, u32) {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let long = width.max(height);
    // Without a resolution of its own a picture is taken for a letter-size sheet, or a card where small.
    let (dpi_x, dpi_y) = dpi.unwrap_or_else(|| {
        let guess = if long < 1_400.0 { long / 5.5 } else { long / 11.0 };
        (guess, guess)
    });
    // Text of 10 points wants some 300 dots to the inch; a phone's 48 million are only slow.
    let wanted = dpi_x.max(dpi_y).clamp(200.0, 300.0).min(dpi_x.max(dpi_y) * 3.0);
    let (mut across, mut down) = (width * wanted / dpi_x, height * wanted / dpi_y);
    let most = 4_200.0 / across.max(down).max(1.0);
    let wanted = if most < 1.0 { wanted * most } else { wanted };
    if most < 1.0 {
        (across, down) = (across * most, down * most);
    }
    let grey = picture.into_luma8();
    let (across, down) = (across.round().max(1.0) as u32, down.round().max(1.0) as u32);
    let grey = match (across, down) == grey.dimensions() {
        true => grey,
        false if across < grey.width() => image::imageops::thumbnail(&grey, across, down),
        false => {
            image::imageops::resize(&grey, across, down, image::imageops::FilterType::CatmullRom)
        }
    };
    (grey, wanted.round().max(1.0) as u32)
}
