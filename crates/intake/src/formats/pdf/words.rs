//! Letters become words: what follows each other closely on one line belongs together.

use kurbo::{Point, Vec2};
use record::Rect;

use super::glyphs::Letter;
use crate::layout::Piece;

/// How the type lies on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    Upright,
    /// Lines run down the page.
    Down,
    UpsideDown,
    /// Lines run up the page.
    Up,
    /// A stamp across the page.
    Slanted,
}

impl Direction {
    pub(super) const ALL: [Self; 5] =
        [Self::Upright, Self::Down, Self::UpsideDown, Self::Up, Self::Slanted];

    fn of(letter: &Letter) -> Self {
        let along = letter.advance;
        if along.hypot() < 1e-6 {
            return Self::Upright;
        }
        let degrees = along.y.atan2(along.x).to_degrees();
        // Skew from a scanner stays within some degrees.
        match degrees {
            d if d.abs() <= 12.0 => Self::Upright,
            d if (d - 90.0).abs() <= 12.0 => Self::Down,
            d if d.abs() >= 168.0 => Self::UpsideDown,
            d if (d + 90.0).abs() <= 12.0 => Self::Up,
            _ => Self::Slanted,
        }
    }

    /// A place on the page as the reader of this direction sees it.
    fn turn(self, point: Point, width: f64, height: f64) -> Point {
        match self {
            Self::Upright | Self::Slanted => point,
            Self::Down => Point::new(point.y, width - point.x),
            Self::UpsideDown => Point::new(width - point.x, height - point.y),
            Self::Up => Point::new(height - point.y, point.x),
        }
    }

    fn turn_vec(self, vec: Vec2) -> Vec2 {
        match self {
            Self::Upright | Self::Slanted => vec,
            Self::Down => Vec2::new(vec.y, -vec.x),
            Self::UpsideDown => -vec,
            Self::Up => Vec2::new(-vec.y, vec.x),
        }
    }
}

/// The words of each direction, upright first.
pub(super) fn words(letters: &[Letter], width: f64, height: f64) -> Vec<(Direction, Vec<Piece>)> {
    let mut found: Vec<(Direction, Vec<Piece>)> = Vec::new();
    for direction in Direction::ALL {
        let mut writer =
            Writer { direction, width, height, pieces: Vec::new(), word: None, after_space: false };
        // Blanks carry no direction of their own worth a group: they count with their neighbours.
        for letter in letters.iter().filter(|l| Direction::of(l) == direction) {
            writer.letter(letter);
        }
        writer.end_word();
        if !writer.pieces.is_empty() {
            found.push((direction, writer.pieces));
        }
    }
    found
}

/// A word as it grows, in the frame of its direction.
struct Growing {
    text: String,
    start: Point,
    end: Point,
    size: f64,
    /// Corners on the page.
    low: Point,
    high: Point,
}

struct Writer {
    direction: Direction,
    width: f64,
    height: f64,
    pieces: Vec<Piece>,
    word: Option<Growing>,
    after_space: bool,
}

impl Writer {
    fn letter(&mut self, letter: &Letter) {
        let text = plain(&letter.text);
        if text.trim().is_empty() && !letter.text.is_empty() {
            self.end_word();
            self.after_space = true;
            return;
        }
        let text = if letter.text.is_empty() { "\u{fffd}".to_owned() } else { text };
        let origin = self.direction.turn(letter.origin, self.width, self.height);
        let end = origin + self.direction.turn_vec(letter.advance);
        if self.word.as_ref().is_some_and(|word| !follows(word, origin, letter.size)) {
            self.end_word();
        }
        let (low, high) = corners(letter);
        match &mut self.word {
            Some(word) => {
                word.text.push_str(&text);
                word.end = end;
                word.size = word.size.max(letter.size);
                word.low = Point::new(word.low.x.min(low.x), word.low.y.min(low.y));
                word.high = Point::new(word.high.x.max(high.x), word.high.y.max(high.y));
            }
            None => {
                self.word =
                    Some(Growing { text, start: origin, end, size: letter.size, low, high });
            }
        }
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else {
            return;
        };
        self.pieces.push(Piece {
            text: word.text,
            left: word.start.x as f32,
            right: word.end.x.max(word.start.x) as f32,
            baseline: ((word.start.y + word.end.y) / 2.0) as f32,
            size: word.size as f32,
            rect: Rect {
                x: word.low.x as f32,
                y: word.low.y as f32,
                width: (word.high.x - word.low.x) as f32,
                height: (word.high.y - word.low.y) as f32,
            },
            confidence: None,
            after_space: std::mem::take(&mut self.after_space),
        });
    }
}

/// Whether a letter goes on the word: on its line, of its size, no gap before it.
fn follows(word: &Growing, origin: Point, size: f64) -> bool {
    let least = word.size.min(size);
    let gap = origin.x - word.end.x;
    let rise = (origin.y - word.end.y).abs();
    let alike = word.size.max(size) < 1.3 * least;
    alike && rise < 0.15 * least && gap < 0.13 * least && gap > -0.5 * least
}

/// The box of a letter on the page: from a fifth below the line it stands on to three quarters above.
fn corners(letter: &Letter) -> (Point, Point) {
    let length = letter.advance.hypot();
    let along = if length > 1e-6 { letter.advance / length } else { Vec2::new(1.0, 0.0) };
    let up = Vec2::new(along.y, -along.x) * letter.size;
    let ends = [letter.origin, letter.origin + letter.advance];
    let points = ends.into_iter().flat_map(|end| [end + up * 0.75, end - up * 0.22]);
    let mut low = Point::new(f64::MAX, f64::MAX);
    let mut high = Point::new(f64::MIN, f64::MIN);
    for point in points {
        low = Point::new(low.x.min(point.x), low.y.min(point.y));
        high = Point::new(high.x.max(point.x), high.y.max(point.y));
    }
    (low, high)
}

/// A letter as a search would write it: ligatures as their letters, blanks of any width as a blank.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{ad}' => out.push('-'),
            // Symbol fonts in the private area: bullets and the boxes of forms.
            '\u{f0b7}' | '\u{f0a7}' | '\u{f06c}' => out.push('•'),
            '\u{f0a8}' | '\u{f06f}' | '\u{f071}' => out.push('☐'),
            '\u{f0fe}' | '\u{f052}' => out.push('☑'),
            '\u{f0fd}' | '\u{f078}' | '\u{f053}' => out.push('☒'),
            '\u{f0fc}' => out.push('✓'),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
/// Whether a letter's text is one that can be read.
pub(super) fn legible(letter: &Letter) -> bool {
    !letter.text.is_empty()
        && letter.text.chars().all(|c| {
            let private =
                matches!(c, '\u{e000}'..='\u{f8ff}') && plain(&c.to_string()) == c.to_string();
            !private && c != '\u{fffd}' && (!c.is_control() || c.is_whitespace())
        })
}
