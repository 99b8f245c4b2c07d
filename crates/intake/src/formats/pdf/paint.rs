//! A page as a picture: for text recognition and for the viewer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use hayro_interpret::{InterpreterCache, InterpreterSettings};
use image::{GrayImage, Luma};

use super::glyphs::Collector;
use crate::formats::image::PagePicture;

/// What one page may cost to paint, in plain paths. The densest printed form has some ten thousand.
const COST_MOST: u32 = 300_000;

/// Pixels of a page as it is painted: US letter at 400 dots per inch.
const PAINTED_PIXELS_MOST: f32 = 15_000_000.0;

/// The picture of one page (from 1) as PNG; `None` where there is no such page or it cannot be painted.
pub(super) fn page_picture(
    bytes: &[u8],
    number: u32,
    dpi: u32,
    pixels: u64,
) -> Option<PagePicture> {
    catch_unwind(AssertUnwindSafe(|| {
        let pdf = Pdf::new(bytes.to_vec()).ok()?;
        let page = pdf.pages().get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        let collector = super::collect(page, &InterpreterCache::new(), &pdf);
        let (pixmap, _) = paint(page, &collector, dpi, pixels)?;
        let (width, height) = (pixmap.width().into(), pixmap.height().into());
        Some(PagePicture { png: pixmap.into_png().ok()?, width, height })
    }))
    .ok()
    .flatten()
}

/// The page in grey and the resolution it was painted at; `None` where it holds more than can be painted.
pub(super) fn grey(
    page: &Page<'_>,
    collector: &Collector,
    pixels: u64,
) -> Option<(GrayImage, u32)> {
    let painted = catch_unwind(AssertUnwindSafe(|| paint(page, collector, 300, pixels)));
    let (pixmap, dpi) = painted.ok()??;
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let mut grey = GrayImage::new(width, height);
    for (to, from) in grey.pixels_mut().zip(pixmap.data()) {
        let luma = u32::from(from.r) * 299 + u32::from(from.g) * 587 + u32::from(from.b) * 114;
        *to = Luma([(luma / 1000) as u8]);
    }
    Some((grey, dpi))
}

fn paint<'a>(
    page: &'a Page<'a>,
    collector: &Collector,
    dpi: u32,
    pixels: u64,
) -> Option<(Pixmap, u32)> {
    let in_pictures: u64 = collector.pictures.iter().map(|p| p.pixels).fold(0, u64::saturating_add);
    if collector.cost > COST_MOST || in_pictures > pixels {
        return None;
    }
    let (width, height) = page.render_dimensions();
    let most = (PAINTED_PIXELS_MOST / (width * height).max(1.0)).sqrt();
    // The painter counts in sixteen bits.
    let widest = 16_000.0 / width.max(height).max(1.0);
    let scale = (dpi.clamp(18, 600) as f32 / 72.0).min(most).min(widest);
    if width * scale < 1.0 || height * scale < 1.0 {
        return None;
    }
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some((width * scale).round() as u16),
        height: Some((height * scale).round() as u16),
        bg_color: WHITE,
    };
    let pixmap =
        hayro::render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    Some((pixmap, (scale * 72.0).round() as u32))
}
