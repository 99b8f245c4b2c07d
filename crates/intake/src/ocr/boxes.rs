//! Tick boxes drawn on a form, found in the picture and told crossed from empty by the ink inside.
//!
//! Text recognition has no letter for a drawn box: it makes `O`, `(J` or nothing at all of it, another
//! thing on every machine. So the boxes are taken off the picture before it is read and stand in the
//! text as `☒`, `☐` or, where the ink leaves it open, `[?]`.

use image::{GrayImage, Luma};
use record::Rect;

use crate::OcrWord;

/// A drawn box in pixels of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TickBox {
    area: Area,
    mark: Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Crossed,
    Empty,
    Unclear,
}

/// Pixels from `left`, `top` to `right`, `bottom`, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

/// Darker than this is ink.
const INK: u8 = 140;
/// Side of a box on paper, in inches.
const SIDE_LEAST: f32 = 0.07;
const SIDE_MOST: f32 = 0.28;
/// Share of a side along which its line must be seen.
const LINE_SEEN: f32 = 0.85;
/// Share of ink inside: below, nobody made a mark; above, somebody did.
const DUST: f32 = 0.05;
const CROSS: f32 = 0.12;
/// More shapes than this on one page are a halftone, not a form.
const SHAPES_MOST: usize = 60_000;

/// The boxes of a form. A single square is no checklist and stays in the picture.
pub(super) fn find(picture: &GrayImage, dpi: u32) -> Vec<TickBox> {
    let inch = dpi.max(1) as f32;
    let (least, most) = ((SIDE_LEAST * inch) as u32, (SIDE_MOST * inch) as u32);
    let mut found: Vec<TickBox> = shapes(picture)
        .into_iter()
        .filter(|area| {
            let (width, height) = (area.width(), area.height());
            let square = width.abs_diff(height) * 5 <= width.max(height);
            square && (least..=most).contains(&width) && (least..=most).contains(&height)
        })
        .filter(|area| area.is_outlined(picture))
        .map(|area| TickBox { area, mark: area.mark(picture) })
        .collect();
    found.sort_by_key(|b| (b.area.top, b.area.left));
    let sides: Vec<u32> = found.iter().map(|b| b.area.width()).collect();
    found.retain(|b| {
        let alike = |side: &&u32| side.abs_diff(b.area.width()) * 5 <= b.area.width();
        sides.iter().filter(alike).count() >= 2
    });
    found
}

/// The picture without its boxes, so that nothing is taken for a letter.
pub(super) fn without(picture: &GrayImage, boxes: &[TickBox]) -> GrayImage {
    let mut clean = picture.clone();
    for tick_box in boxes {
        let area = tick_box.area;
        let across = area.left.saturating_sub(2)..=area.right.saturating_add(2);
        for x in across.filter(|&x| x < picture.width()) {
            let down = area.top.saturating_sub(2)..=area.bottom.saturating_add(2);
            for y in down.filter(|&y| y < picture.height()) {
                clean.put_pixel(x, y, Luma([255]));
            }
        }
    }
    clean
}

/// The words with a mark in front of each word that stands right of a box.
pub(super) fn marked(words: Vec<OcrWord>, boxes: &[TickBox]) -> Vec<OcrWord> {
    let mut marks: Vec<(usize, OcrWord)> = Vec::new();
    for tick_box in boxes {
        let area = tick_box.area;
        let middle = (area.top + area.bottom) as f32 / 2.0;
        let edge = area.right as f32;
        let reach = edge + 4.0 * area.width() as f32;
        let behind = |word: &OcrWord| {
            let (top, bottom) = (word.rect.y, word.rect.y + word.rect.height);
            let level =
                top - 0.4 * word.rect.height <= middle && middle <= bottom + 0.4 * word.rect.height;
            level && word.rect.x >= edge - 2.0 && word.rect.x <= reach
        };
        let nearest = words
            .iter()
            .enumerate()
            .filter(|(_, word)| behind(word))
            .min_by(|(_, a), (_, b)| a.rect.x.total_cmp(&b.rect.x));
        let Some((at, word)) = nearest else { continue };
        let (text, confidence) = match tick_box.mark {
            Mark::Crossed => ("☒", 95),
            Mark::Empty => ("☐", 95),
            Mark::Unclear => ("[?]", 50),
        };
        let rect = Rect {
            x: area.left as f32,
            y: word.rect.y,
            width: area.width() as f32,
            height: word.rect.height,
        };
        let (paragraph, line) = (word.paragraph, word.line);
        marks.push((at, OcrWord { text: text.to_owned(), rect, confidence, paragraph, line }));
    }
    marks.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.rect.x.total_cmp(&a.1.rect.x)));
    let mut words = words;
    for (at, mark) in marks {
        words.insert(at, mark);
    }
    words
}

impl Area {
    fn width(self) -> u32 {
        self.right - self.left + 1
    }

    fn height(self) -> u32 {
        self.bottom - self.top + 1
    }

    /// Whether a line runs along each of the four sides.
    fn is_outlined(self, picture: &GrayImage) -> bool {
        let depth = (self.width().min(self.height()) / 6).max(2);
        let seen = |hits: usize, length: u32| hits as f32 >= LINE_SEEN * length as f32;
        let across = |near: u32, step: i64| {
            (self.left..=self.right)
                .filter(|&x| (0..depth).any(|d| ink(picture, x, moved(near, step, d))))
                .count()
        };
        let down = |near: u32, step: i64| {
            (self.top..=self.bottom)
                .filter(|&y| (0..depth).any(|d| ink(picture, moved(near, step, d), y)))
                .count()
        };
        seen(across(self.top, 1), self.width())
            && seen(across(self.bottom, -1), self.width())
            && seen(down(self.left, 1), self.height())
            && seen(down(self.right, -1), self.height())
    }

    /// Ink in the middle of the box.
    fn mark(self, picture: &GrayImage) -> Mark {
        let (dx, dy) = (self.width().div_ceil(4), self.height().div_ceil(4));
        let (mut dark, mut all) = (0u32, 0u32);
        for y in self.top + dy..=self.bottom.saturating_sub(dy) {
            for x in self.left + dx..=self.right.saturating_sub(dx) {
                all += 1;
                dark += u32::from(ink(picture, x, y));
            }
        }
        let share = dark as f32 / all.max(1) as f32;
        match share {
            share if share < DUST => Mark::Empty,
            share if share > CROSS => Mark::Crossed,
            _ => Mark::Unclear,
        }
    }
}

fn moved(from: u32, step: i64, by: u32) -> u32 {
    u32::try_from(i64::from(from) + step * i64::from(by)).unwrap_or(0)
}

fn ink(picture: &GrayImage, x: u32, y: u32) -> bool {
    picture.get_pixel_checked(x, y).is_some_and(|pixel| pixel.0[0] < INK)
}

/// The bounding areas of all connected ink, runs of one row joined to those of the row above; a gap of
/// one pixel, as scanners leave it in a thin line, does not part them.
fn shapes(picture: &GrayImage) -> Vec<Area> {
    let mut joined = Joined::default();
    let mut above: Vec<(u32, u32, usize)> = Vec::new();
    for y in 0..picture.height() {
        let mut row: Vec<(u32, u32, usize)> = Vec::new();
        let mut first = 0;
        for (left, right) in runs(picture, y) {
            let name = joined.new_shape(Area { left, top: y, right, bottom: y });
            if joined.areas.len() > SHAPES_MOST {
                return Vec::new();
            }
            while above.get(first).is_some_and(|run| run.1 + 2 < left) {
                first += 1;
            }
            for run in above.iter().skip(first).take_while(|run| run.0 <= right + 2) {
                joined.join(run.2, name);
            }
            row.push((left, right, name));
        }
        above = row;
    }
    joined.areas()
}

/// The stretches of ink in a row; a gap of one pixel is bridged.
fn runs(picture: &GrayImage, y: u32) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    let width = picture.width() as usize;
    let row = picture.as_raw().get(y as usize * width..).and_then(|rest| rest.get(..width));
    for (x, _) in (0u32..).zip(row.unwrap_or_default()).filter(|(_, shade)| **shade < INK) {
        match runs.last_mut() {
            Some(run) if x <= run.1 + 2 => run.1 = x,
            _ => runs.push((x, x)),
        }
    }
    runs
}

/// Shapes that turn out to be one.
#[derive(Default)]
struct Joined {
    parent: Vec<usize>,
    areas: Vec<Area>,
}

impl Joined {
    fn new_shape(&mut self, area: Area) -> usize {
        self.parent.push(self.parent.len());
        self.areas.push(area);
        self.parent.len() - 1
    }

    fn root(&mut self, mut name: usize) -> usize {
        while let Some(&up) = self.parent.get(name)
            && up != name
        {
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(place) = self.parent.get_mut(name) {
                *place = above;
            }
            name = up;
        }
        name
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (low, high) = (a.min(b), a.max(b));
        if let Some(place) = self.parent.get_mut(high) {
            *place = low;
        }
        let Some(other) = self.areas.get(high).copied() else { return };
        if let Some(area) = self.areas.get_mut(low) {
            area.left = area.left.min(other.left);
            area.top = area.top.min(other.top);
            area.right = area.right.max(other.right);
            area.bottom = area.bottom.max(other.bottom);
        }
    }

    fn areas(self) -> Vec<Area> {
        let whole = |(name, _): &(usize, &Area)| self.parent.get(*name) == Some(name);
        self.areas.iter().enumerate().filter(whole).map(|(_, area)| *area).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet with one square of 24 pixels a letter: `x` crossed, `o` empty, `f` filled, `u` with a
    /// broken side, `d` empty but for dust.
    fn sheet(squares: &str) -> GrayImage {
        let mut sheet = GrayImage::from_pixel(400, 100, Luma([255]));
        let mut left = 20;
        for square in squares.chars() {
            for n in 0..24 {
                let broken = square == 'u' && n > 8;
                for (x, y) in [(n, 0), (n, 23), (0, n), (23, n)] {
                    if !(broken && y == 23) {
                        sheet.put_pixel(left + x, 30 + y, Luma([20]));
                    }
                }
                if square == 'x' {
                    for (x, y) in [(n, n), (23 - n, n), (n, n.saturating_sub(1))] {
                        sheet.put_pixel(left + x, 30 + y, Luma([20]));
                    }
                }
                if square == 'f' {
                    (0..24).for_each(|y| sheet.put_pixel(left + n, 30 + y, Luma([20])));
                }
            }
            if square == 'd' {
                sheet.put_pixel(left + 12, 42, Luma([20]));
            }
            left += 60;
        }
        sheet
    }

    #[test]
    fn crossed_and_empty_are_told_apart() {
        let cases = [("xox", "☒ ☐ ☒"), ("ofd", "☐ ☒ ☐"), ("o", ""), ("uo", ""), ("", "")];
        for (squares, expected) in cases {
            let marks: Vec<&str> = find(&sheet(squares), 200)
                .iter()
                .map(|b| match b.mark {
                    Mark::Crossed => "☒",
                    Mark::Empty => "☐",
                    Mark::Unclear => "[?]",
                })
                .collect();
            assert_eq!(marks.join(" "), expected, "squares {squares:?}");
        }
    }

    #[test]
    fn boxes_are_taken_off_the_picture_before_it_is_read() {
        let sheet = sheet("xo");
        let clean = without(&sheet, &find(&sheet, 200));
        assert!(clean.pixels().all(|pixel| pixel.0[0] == 255));
    }

    #[test]
    fn a_mark_stands_before_the_word_right_of_its_box() {
        let sheet = sheet("xo");
        let word = |text: &str, x: f32| OcrWord {
            text: text.to_owned(),
            rect: Rect { x, y: 34.0, width: 18.0, height: 16.0 },
            confidence: 90,
            paragraph: 1,
            line: 1,
        };
        let words = vec![word("G1", 50.0), word("G2", 112.0), word("far", 300.0)];
        let marked = marked(words, &find(&sheet, 200));
        let text: Vec<&str> = marked.iter().map(|w| w.text.as_str()).collect();
        assert_eq!(text, ["☒", "G1", "☐", "G2", "far"]);
    }
}
