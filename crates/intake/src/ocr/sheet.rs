//! A picture made ready for text recognition: turned upright, set straight, light evened out.

use image::{GrayImage, Luma, imageops};
use record::Rect;

/// How the picture was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Light {
    /// By a scanner: the paper is equally bright everywhere.
    Even,
    /// By a camera: shadows lie on the paper.
    Uneven,
}

/// Quarter turns that bring a picture upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Upright,
    /// Clockwise by a quarter.
    Right,
    Half,
    /// Counterclockwise by a quarter.
    Left,
}

/// The picture as it goes to text recognition, and the way back to the original.
#[derive(Debug)]
pub(super) struct Sheet {
    picture: GrayImage,
    turn: Turn,
    /// Degrees by which the lines fell to the right before they were set straight.
    skew: f32,
    /// Size of the original.
    width: f32,
    height: f32,
}

/// Skew that text recognition copes with by itself.
const SKEW_LEAST: f32 = 0.4;
const SKEW_MOST: f32 = 10.0;

impl Sheet {
    pub(super) fn prepare(original: &GrayImage, light: Light, turn: Turn) -> Self {
        let turned = match turn {
            Turn::Upright => original.clone(),
            Turn::Right => imageops::rotate90(original),
            Turn::Half => imageops::rotate180(original),
            Turn::Left => imageops::rotate270(original),
        };
        let even = match light {
            Light::Even => stretched(turned),
            Light::Uneven => stretched(evened(&turned)),
        };
        let skew = skew(&even);
        let picture = if skew.abs() >= SKEW_LEAST { straightened(&even, skew) } else { even };
        let skew = if skew.abs() >= SKEW_LEAST { skew } else { 0.0 };
        let (width, height) = (original.width() as f32, original.height() as f32);
        Self { picture, turn, skew, width, height }
    }

    pub(super) fn picture(&self) -> &GrayImage {
        &self.picture
    }

    /// A box on the prepared picture as a box on the original.
    pub(super) fn back(&self, rect: Rect) -> Rect {
        if self.turn == Turn::Upright && self.skew == 0.0 {
            return rect;
        }
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        let corners = [(rect.x, rect.y), (right, rect.y), (rect.x, bottom), (right, bottom)];
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for (x, y) in corners {
            let (x, y) = self.point_back(x, y);
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        let (x, y) = (low.0.clamp(0.0, self.width), low.1.clamp(0.0, self.height));
        let (right, bottom) = (high.0.clamp(0.0, self.width), high.1.clamp(0.0, self.height));
        Rect { x, y, width: right - x, height: bottom - y }
    }

    fn point_back(&self, x: f32, y: f32) -> (f32, f32) {
        let centre = (self.picture.width() as f32 / 2.0, self.picture.height() as f32 / 2.0);
        let (x, y) = unskewed(x, y, centre, self.skew);
        match self.turn {
            Turn::Upright => (x, y),
            Turn::Right => (y, self.height - x),
            Turn::Half => (self.width - x, self.height - y),
            Turn::Left => (self.width - y, x),
        }
    }
}

/// Where a point of the straightened picture lies on the skewed one.
fn unskewed(x: f32, y: f32, centre: (f32, f32), skew: f32) -> (f32, f32) {
    let (sin, cos) = skew.to_radians().sin_cos();
    let (dx, dy) = (x - centre.0, y - centre.1);
    (centre.0 + dx * cos - dy * sin, centre.1 + dx * sin + dy * cos)
}

/// Half as wide and high, each pixel the mean of four.
pub(super) fn halved(picture: &GrayImage) -> GrayImage {
    let (width, height) = ((picture.width() / 2).max(1), (picture.height() / 2).max(1));
    imageops::thumbnail(picture, width, height)
}

/// Paper white and ink black: the range between the darkest and the lightest hundredth is spread out.
fn stretched(mut picture: GrayImage) -> GrayImage {
    let mut counts = [0u32; 256];
    for byte in picture.as_raw() {
        counts[usize::from(*byte)] += 1;
    }
    let total: u32 = counts.iter().sum();
    let at_share = |share: f32| {
        let mut left = (total as f32 * share) as u32;
        counts.iter().position(|&n| {
            let here = n > left;
            left = left.saturating_sub(n);
            here
        })
    };
    let (low, high) = (at_share(0.01).unwrap_or(0) as i32, at_share(0.9).unwrap_or(255) as i32);
    // A blank sheet stays blank, and one in full contrast stays as it is.
    if high - low < 40 || (low < 10 && high > 245) {
        return picture;
    }
    let table: Vec<u8> =
        (0..256).map(|n: i32| ((n - low) * 255 / (high - low)).clamp(0, 255) as u8).collect();
    for byte in picture.iter_mut() {
        *byte = table.get(usize::from(*byte)).copied().unwrap_or(*byte);
    }
    picture
}

/// The picture divided by the brightness of the paper around each place.
fn evened(picture: &GrayImage) -> GrayImage {
    const CELL: u32 = 24;
    let (across, down) = (picture.width().div_ceil(CELL), picture.height().div_ceil(CELL));
    // Ink is the smaller part of any cell: a light pixel of it is the paper.
    let paper = GrayImage::from_fn(across, down, |cx, cy| {
        let mut counts = [0u32; 256];
        let mut total = 0;
        for y in (cy * CELL..((cy + 1) * CELL).min(picture.height())).step_by(2) {
            for x in (cx * CELL..((cx + 1) * CELL).min(picture.width())).step_by(2) {
                counts[usize::from(picture.get_pixel(x, y).0[0])] += 1;
                total += 1;
            }
        }
        let mut above = 0;
        let light = (0..256usize).rev().find(|&n| {
            above += counts[n];
            above * 5 >= total
        });
        Luma([light.unwrap_or(255) as u8])
    });
    let paper = imageops::blur(&paper, 2.0);
    let paper =
        imageops::resize(&paper, picture.width(), picture.height(), imageops::FilterType::Triangle);
    let mut out = picture.clone();
    for (pixel, paper) in out.iter_mut().zip(paper.as_raw()) {
        // Very dark surroundings are the table, not the paper: they are not lifted to noise.
        let paper = u32::from(*paper).max(60);
        *pixel = (u32::from(*pixel) * 245 / paper).min(255) as u8;
    }
    out
}

/// By how many degrees the lines of text fall to the right; 0 where no direction stands out.
fn skew(picture: &GrayImage) -> f32 {
    let wide = picture.width().min(900);
    let high = (u64::from(picture.height()) * u64::from(wide) / u64::from(picture.width().max(1)))
        .clamp(1, 1400) as u32;
    let small = imageops::thumbnail(picture, wide.max(1), high);
    let mean = small.as_raw().iter().map(|&b| u64::from(b)).sum::<u64>()
        / (small.as_raw().len() as u64).max(1);
    let dark_below = (mean * 7 / 10) as u8;
    // The margins hold shadows and the table's edge.
    let (edge_x, edge_y) = (small.width() / 20, small.height() / 20);
    let ink: Vec<(f32, f32)> = small
        .enumerate_pixels()
        .filter(|(x, y, pixel)| {
            pixel.0[0] < dark_below
                && (edge_x..small.width() - edge_x).contains(x)
                && (edge_y..small.height() - edge_y).contains(y)
        })
        .map(|(x, y, _)| (x as f32, y as f32))
        .collect();
    if ink.len() < 200 || ink.len() > small.as_raw().len() * 2 / 5 {
        return 0.0;
    }
    let rows = small.height() as usize + small.width() as usize;
    let sharpness = |degrees: f32| {
        let slope = degrees.to_radians().tan();
        let offset = small.width() as f32 / 2.0;
        let mut counts = vec![0i64; rows];
        for &(x, y) in &ink {
            let row = (y - x * slope + offset) as usize;
            if let Some(count) = counts.get_mut(row) {
                *count += 1;
            }
        }
        counts.windows(2).map(|w| (w[1] - w[0]).pow(2)).sum::<i64>()
    };
    let steps = (SKEW_MOST * 2.0) as i32;
    let coarse = (-steps..=steps)
        .map(|n| n as f32 / 2.0)
        .max_by_key(|&degrees| sharpness(degrees))
        .unwrap_or(0.0);
    let best = (-4..=4)
        .map(|n| coarse + n as f32 / 10.0)
        .max_by_key(|&degrees| sharpness(degrees))
        .unwrap_or(0.0);
    let clear = sharpness(best) * 10 > sharpness(0.0) * 11;
    if clear && best.abs() <= SKEW_MOST { best } else { 0.0 }
}

/// The picture turned about its middle so that lines that fell by `skew` degrees lie level.
fn straightened(picture: &GrayImage, skew: f32) -> GrayImage {
    let (width, height) = picture.dimensions();
    let centre = (width as f32 / 2.0, height as f32 / 2.0);
    let at = |x: i64, y: i64| {
        let inside = x >= 0 && y >= 0 && x < i64::from(width) && y < i64::from(height);
        if inside { f32::from(picture.get_pixel(x as u32, y as u32).0[0]) } else { 255.0 }
    };
    GrayImage::from_fn(width, height, |x, y| {
        let (sx, sy) = unskewed(x as f32, y as f32, centre, skew);
        let (x0, y0) = (sx.floor(), sy.floor());
        let (fx, fy) = (sx - x0, sy - y0);
        let (x0, y0) = (x0 as i64, y0 as i64);
        let above = at(x0, y0) * (1.0 - fx) + at(x0 + 1, y0) * fx;
        let below = at(x0, y0 + 1) * (1.0 - fx) + at(x0 + 1, y0 + 1) * fx;
        Luma([(above * (1.0 - fy) + below * fy).round() as u8])
    })
}
