//! The letters and pictures of one page, each with its place: what the page draws, collected instead of
//! painted.

use std::collections::BTreeMap;

use hayro_cmap::BfString;
use hayro_interpret::font::Glyph;
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

/// One letter (or the letters of a ligature) on the page, in points from its top left corner.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// Empty where the font does not say which character it is.
    pub text: String,
    pub origin: Point,
    /// From the origin to where the next letter would stand.
    pub advance: Vec2,
    pub size: f64,
    /// Drawn without ink: the text layer that a scanning program put over or under its picture.
    pub invisible: bool,
}

/// A picture on the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture {
    pub area: Rect,
    /// Letters drawn before it: they lie under it.
    pub after_letters: usize,
    /// A watermark hides nothing.
    pub see_through: bool,
    pub pixels: u64,
}

/// What one page may draw. Real pages stay below a twentieth of each.
const LETTERS_MOST: usize = 200_000;
const STEPS_MOST: u32 = 4_000_000;

/// Thrown through the interpreter, which knows no other way to stop, and caught around the page.
#[derive(Debug)]
pub(super) struct TooMuch;

/// Collects what a page draws.
#[derive(Debug)]
pub(super) struct Collector {
    width: f64,
    height: f64,
    pub letters: Vec<Letter>,
    pub pictures: Vec<Picture>,
    /// Plain paths: letters may be drawn as outlines.
    pub strokes: u32,
    /// What painting the page costs, in plain paths.
    pub cost: u32,
    steps: u32,
    masked: bool,
    /// The letters so far by where they stand, in cells of four points: bold type is often the same
    /// letter drawn twice.
    places: BTreeMap<(i32, i32), Vec<(String, Point)>>,
    /// Width of the letters of drawn fonts, in thousandths of their size.
    drawn_widths: BTreeMap<u128, f64>,
}

impl Collector {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            letters: Vec::new(),
            pictures: Vec::new(),
            strokes: 0,
            cost: 0,
            steps: 0,
            masked: false,
            places: BTreeMap::new(),
            drawn_widths: BTreeMap::new(),
        }
    }

    /// The page.
    pub(super) fn area(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width, self.height)
    }

    fn pay(&mut self, cost: u32) {
        self.cost = self.cost.saturating_add(cost);
    }

    fn step(&mut self) {
        self.steps += 1;
        if self.steps > STEPS_MOST || self.letters.len() > LETTERS_MOST {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn on_page(&self, point: Point) -> bool {
        let margin = 2.0;
        point.is_finite()
            && (-margin..=self.width + margin).contains(&point.x)
            && (-margin..=self.height + margin).contains(&point.y)
    }

    /// Whether the same letter stands at this place already: nearer than the narrowest letter is wide.
    fn drawn_before(&mut self, text: &str, origin: Point, size: f64) -> bool {
        let near = (0.1 * size).max(0.1);
        let cell = |at: f64| (at / 4.0).floor() as i32;
        let key = |dx: i32, dy: i32| {
            (cell(origin.x).saturating_add(dx), cell(origin.y).saturating_add(dy))
        };
        let drawn = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))).any(|(dx, dy)| {
            self.places.get(&key(dx, dy)).is_some_and(|letters| {
                let same =
                    |(other, at): &(String, Point)| other == text && at.distance(origin) < near;
                letters.iter().rev().take(50).any(same)
            })
        });
        self.places.entry(key(0, 0)).or_default().push((text.to_owned(), origin));
        drawn
    }

    /// The advance in thousandths of the type size.
    fn advance_of<'a>(&mut self, glyph: &Glyph<'a>, paint: &Paint<'a>) -> f64 {
        match glyph {
            Glyph::Outline(glyph) => {
                f64::from(glyph.advance_width().filter(|w| w.is_finite()).unwrap_or(500.0))
            }
            Glyph::Type3(glyph) => {
                let key = glyph.cache_key();
                if let Some(&width) = self.drawn_widths.get(&key) {
                    return width;
                }
                let mut bounds = Bounds { ink: None, steps: 0 };
                glyph.interpret(&mut bounds, Affine::IDENTITY, Affine::IDENTITY, paint);
                // The white to the right of the ink is not drawn; a twentieth is usual.
                let width = bounds.ink.map_or(250.0, |ink| ink.x1 + 50.0);
                let width = if width.is_finite() { width.clamp(0.0, 5000.0) } else { 500.0 };
                self.drawn_widths.insert(key, width);
                width
            }
        }
    }
}

impl<'a> Device<'a> for Collector {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.masked = mask.is_some();
    }

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, _: Affine, paint: &Paint<'a>, _: &PathDrawMode) {
        match paint {
            Paint::Color(_) => self.strokes += 1,
            Paint::Pattern(_) => self.pay(200),
        }
        if self.masked {
            self.pay(3_000);
        }
        self.pay(1 + u32::try_from(path.elements().len() / 64).unwrap_or(u32::MAX));
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.pay(5);
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.pay(if mask.is_some() { 3_000 } else { 50 });
        self.step();
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        self.step();
        let place = transform * glyph_transform;
        let origin = place * Point::ORIGIN;
        let size = (place * Point::new(0.0, 1000.0) - origin).hypot();
        if !self.on_page(origin) || !size.is_finite() || size < 0.5 {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(char)) => char.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        if !text.trim().is_empty() && self.drawn_before(&text, origin, size) {
            return;
        }
        let advance = self.advance_of(glyph, paint);
        let advance = place * Point::new(advance, 0.0) - origin;
        let invisible = matches!(mode, GlyphDrawMode::Invisible);
        self.letters.push(Letter { text, origin, advance, size, invisible });
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        self.step();
        let (width, height) = (image.width(), image.height());
        let drawn = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let area = (transform * drawn.to_path(0.1)).bounding_box().intersect(self.area());
        let pixels = u64::from(width) * u64::from(height);
        let see_through = match &image {
            Image::Raster(raster) => raster.stream().dict().contains_key(b"SMask".as_slice()),
            Image::Stencil(_) => false,
        };
        if area.is_finite() {
            let after_letters = self.letters.len();
            self.pictures.push(Picture { area, after_letters, see_through, pixels });
        }
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// The box of the ink of one letter that is a drawing of its own.
#[derive(Debug)]
struct Bounds {
    ink: Option<Rect>,
    steps: u32,
}

impl Bounds {
    fn take(&mut self, area: Rect) {
        self.steps += 1;
        if self.steps > 10_000 {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
        self.ink = Some(self.ink.map_or(area, |ink| ink.union(area)));
    }
}

impl<'a> Device<'a> for Bounds {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        let area = transform.transform_rect_bbox(path.control_box());
        self.take(area);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph(
        &mut self,
        _: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        self.take(transform_box(transform * glyph_transform, 500.0, 700.0));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        self.take(transform_box(transform, f64::from(image.width()), f64::from(image.height())));
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

fn transform_box(transform: Affine, width: f64, height: f64) -> Rect {
    transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height))
}
