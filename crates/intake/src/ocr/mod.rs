//! A picture of a page becomes a page: text recognition, tried upright first, then turned, and its words
//! put in the order in which a person reads them.

mod boxes;
mod sheet;

use image::GrayImage;
use record::{Origin, Page, Rect, Size};

use crate::layout::{Assembled, Piece};
use crate::{Ocr, OcrWord, Unavailable};
pub(crate) use sheet::Light;
use sheet::{Sheet, Turn};

/// Below this mean confidence a person should look at the original: at 60 about every tenth word is
/// wrong.
const POOR: u32 = 60;

/// A word that one can go by.
const LEGIBLE: u8 = 40;

/// What was read off a picture.
#[derive(Debug)]
pub(crate) struct Recognised {
    pub page: Page,
    /// Mean confidence over the letters; 0 where there are none.
    pub confidence: u32,
    pub legible_words: usize,
}

impl Recognised {
    pub(crate) fn is_poor(&self) -> bool {
        self.confidence < POOR || self.legible_words < 3
    }
}

/// Reads the words of a grey picture, which may be askew or lie on its side. Boxes and size of the page
/// are in points of the picture as it was given.
pub(crate) fn recognise(
    number: u32,
    picture: &GrayImage,
    dpi: u32,
    light: Light,
    ocr: &dyn Ocr,
) -> Result<Recognised, Unavailable> {
    let sheet = Sheet::prepare(picture, light, Turn::Upright);
    let words = words_of(&sheet, dpi, ocr)?;
    let first = page_of(number, &words, &sheet, picture, dpi);
    // Lines that lie on their side are recognised too, and come out in no order.
    let lying = lies_on_its_side(&words);
    if !first.is_poor() && !lying {
        return Ok(first);
    }
    let upright = if lying { 0 } else { score(&words) };
    let Some(turn) = better_turn(picture, dpi, light, ocr, upright)? else {
        return Ok(first);
    };
    let sheet = Sheet::prepare(picture, light, turn);
    let turned = words_of(&sheet, dpi, ocr)?;
    let second = page_of(number, &turned, &sheet, picture, dpi);
    Ok(if score(&turned) > upright { second } else { first })
}

/// The words of a sheet, with a mark for each tick box.
fn words_of(sheet: &Sheet, dpi: u32, ocr: &dyn Ocr) -> Result<Vec<OcrWord>, Unavailable> {
    let boxes = boxes::find(sheet.picture(), dpi);
    if boxes.is_empty() {
        return Ok(legible(ocr.recognise(sheet.picture(), dpi)?));
    }
    let words = legible(ocr.recognise(&boxes::without(sheet.picture(), &boxes), dpi)?);
    Ok(boxes::marked(words, &boxes))
}

/// Whether most words of some length are taller than wide.
fn lies_on_its_side(words: &[OcrWord]) -> bool {
    let long: Vec<_> = words.iter().filter(|w| w.text.chars().count() >= 4).collect();
    long.iter().filter(|w| w.rect.height > w.rect.width).count() * 2 > long.len()
}

/// The quarter turn in which clearly more can be read; tried on half the picture's resolution.
fn better_turn(
    picture: &GrayImage,
    dpi: u32,
    light: Light,
    ocr: &dyn Ocr,
    upright: u32,
) -> Result<Option<Turn>, Unavailable> {
    let small = if dpi >= 200 { sheet::halved(picture) } else { picture.clone() };
    let small_dpi = if dpi >= 200 { dpi / 2 } else { dpi };
    let mut best = (upright.saturating_add(upright / 5), None);
    for turn in [Turn::Half, Turn::Left, Turn::Right] {
        let sheet = Sheet::prepare(&small, light, turn);
        let score = score(&legible(ocr.recognise(sheet.picture(), small_dpi)?));
        if score > best.0 {
            best = (score, Some(turn));
        }
    }
    Ok(best.1)
}

/// Without specks that were taken for punctuation.
fn legible(mut words: Vec<OcrWord>) -> Vec<OcrWord> {
    words.retain(|word| {
        let text = word.text.trim();
        let has_letters = text.chars().any(char::is_alphanumeric);
        !text.is_empty() && (has_letters || word.confidence >= 50)
    });
    words
}

/// How much could be read: letters of sure words.
fn score(words: &[OcrWord]) -> u32 {
    words
        .iter()
        .filter(|w| w.confidence >= 60)
        .map(|w| w.text.chars().filter(|c| c.is_alphanumeric()).count())
        .filter(|&letters| letters > 1)
        .sum::<usize>()
        .try_into()
        .unwrap_or(u32::MAX)
}

fn page_of(
    number: u32,
    words: &[OcrWord],
    sheet: &Sheet,
    picture: &GrayImage,
    dpi: u32,
) -> Recognised {
    let scale = 72.0 / dpi.max(1) as f32;
    let mut assembled = Assembled::default();
    assembled.add(pieces(words, sheet, scale));
    let (mut letters, mut sum) = (0u32, 0u32);
    for word in words {
        let length = u32::try_from(word.text.trim().chars().count()).unwrap_or(0).min(100);
        letters = letters.saturating_add(length);
        sum = sum.saturating_add(length * u32::from(word.confidence));
    }
    let legible_words = words
        .iter()
        .filter(|w| w.confidence >= LEGIBLE && w.text.chars().any(char::is_alphanumeric))
        .count();
    let mut page = Page::new(number, assembled.text);
    page.origin = Origin::Ocr;
    let (width, height) = (picture.width() as f32 * scale, picture.height() as f32 * scale);
    page.size = Some(Size { width, height });
    page.words = assembled.words;
    Recognised { page, confidence: sum.checked_div(letters).unwrap_or(0), legible_words }
}

/// The words with the line they stand on: all words of a recognised line share its height, so that a
/// word without tall letters stays in it.
fn pieces(words: &[OcrWord], sheet: &Sheet, scale: f32) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(words.len());
    for line in words.chunk_by(|a, b| (a.paragraph, a.line) == (b.paragraph, b.line)) {
        let bottom = middle(line.iter().map(|w| w.rect.y + w.rect.height)) * scale;
        let height = middle(line.iter().map(|w| w.rect.height)) * scale;
        for word in line {
            let back = sheet.back(word.rect);
            pieces.push(Piece {
                text: word.text.split_whitespace().collect::<Vec<_>>().join(" "),
                left: word.rect.x * scale,
                right: (word.rect.x + word.rect.width) * scale,
                baseline: bottom,
                // The box of a word is its letters: about seven tenths of the type.
                size: height * 1.35,
                rect: Rect {
                    x: back.x * scale,
                    y: back.y * scale,
                    width: back.width * scale,
                    height: back.height * scale,
                },
                confidence: Some(word.confidence),
                after_space: true,
            });
        }
    }
    pieces
}

fn middle(numbers: impl Iterator<Item = f32>) -> f32 {
    let mut numbers: Vec<f32> = numbers.collect();
    numbers.sort_by(f32::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}
