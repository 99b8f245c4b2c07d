//! What kind of text a page holds: written, a layer that a scanning program made, or none but in its
//! picture.

use kurbo::Rect;

use super::glyphs::{Collector, Letter, Picture};
use super::words::legible;

/// Where the words of a page are to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// Nothing is drawn on it.
    Blank,
    Written,
    /// A scan whose words somebody's text recognition laid over or under the picture.
    Recognised,
    /// Only in the picture, or in letters whose font does not say what they are.
    Picture,
}

/// Letters of a stamp or a fax header; a page of prose has more.
const STAMP: usize = 250;

pub(super) fn of(collector: &Collector) -> Layer {
    let letters =
        || collector.letters.iter().filter(|l| l.text.is_empty() || !l.text.trim().is_empty());
    let total = letters().count();
    let readable = letters().filter(|l| legible(l)).count();
    let covered = cover(collector);
    let hidden = collector
        .letters
        .iter()
        .enumerate()
        .filter(|(at, l)| {
            !l.text.trim().is_empty() && (l.invisible || lies_under(*at, l, &collector.pictures))
        })
        .count();
    if covered > 0.4 {
        if hidden >= 40 && readable * 2 >= total {
            return Layer::Recognised;
        }
        if readable < STAMP {
            return Layer::Picture;
        }
    }
    if garbled(collector) {
        return Layer::Picture;
    }
    // Text drawn as outlines, or a small picture of text on an empty sheet.
    let drawn = covered > 0.02 || collector.strokes > 150;
    match (readable, drawn) {
        (0..20, true) => Layer::Picture,
        (0, false) => Layer::Blank,
        _ => Layer::Written,
    }
}

/// Whether a quarter of the letters is illegible: words are no longer whole.
pub(super) fn garbled(collector: &Collector) -> bool {
    let drawn =
        || collector.letters.iter().filter(|l| l.text.is_empty() || !l.text.trim().is_empty());
    let (total, readable) = (drawn().count(), drawn().filter(|l| legible(l)).count());
    total >= 20 && readable * 4 < total * 3
}

/// How much of the page pictures cover, 0 to 1. Scans are often cut into strips.
pub(super) fn cover(collector: &Collector) -> f64 {
    let page = collector.area();
    let sum: f64 = collector.pictures.iter().map(|p| p.area.area().abs()).sum();
    if page.area() > 0.0 { (sum / page.area()).min(1.0) } else { 0.0 }
}

/// Whether a picture of a good part of the page was drawn over this letter.
fn lies_under(at: usize, letter: &Letter, pictures: &[Picture]) -> bool {
    let large = |area: Rect| area.width() > 150.0 && area.height() > 150.0;
    pictures.iter().any(|p| {
        p.after_letters > at && !p.see_through && large(p.area) && p.area.contains(letter.origin)
    })
}
