//! PDF: the text of each page with the place of every word; scanned pages through text recognition.
//!
//! # Reads
//! The letters each page draws, put in reading order (`crate::layout`), with a box for every word. A page
//! that is a picture is painted and recognised; a scan that brings a text layer of its own is read by
//! that layer. Written and scanned pages mix freely. Values of forms stand where the form shows them.
//! Embedded files are documents of their own. Files locked only against printing are opened.
//!
//! # Leaves unread
//! Files that want a password. Letters whose font does not say what they are, where no text recognition
//! is at hand.
//!
//! # Seen in the wild
//! Adobe Capture and OmniPage put a text layer under or over the scan (TCGA reports): its words are
//! recognised words, not written ones.
//!
//! # Reference
//! ISO 32000-2.

mod form;
mod glyphs;
mod layer;
mod paint;
mod weight;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::page::Page as Sheet;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use record::{Finding, FindingCode, Format, Origin, Page, Reading, Size, Status};

use crate::formats::Reader;
use crate::formats::image::PagePicture;
use crate::layout::Assembled;
use crate::ocr::{self, Light};
use crate::{Handed, Limits, Tools};
use glyphs::{Collector, TooMuch};
use layer::Layer;
use weight::Weight;

pub const READER: Reader = Reader { format: Format::Pdf, recognises, read };

/// The picture of one page (from 1) for the viewer; `None` where there is no such page or it holds more
/// than can be painted.
pub fn render_page(bytes: &[u8], page: u32, dpi: u32) -> Option<PagePicture> {
    let pixels = Limits::default().pixels;
    let weight = weight::weigh(bytes, pixels);
    (weight.opens && weight.paints).then(|| paint::page_picture(bytes, page, dpi, pixels))?
}

/// A PDF begins with its version; some mail programs put a few lines before it.
fn recognises(handed: &Handed<'_>) -> bool {
    let head = handed.bytes.get(..1024).unwrap_or(handed.bytes);
    head.windows(5).any(|w| w == b"%PDF-")
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let weight = weight::weigh(handed.bytes, tools.limits.pixels);
    if !weight.opens {
        let limit = Finding::new(FindingCode::LimitReached).why("detail-packed-parts");
        return Reading::not_read(Format::Pdf, limit);
    }
    let opened = catch_unwind(AssertUnwindSafe(|| Pdf::new(handed.bytes.to_vec())));
    let pdf = match opened {
        Ok(Ok(pdf)) => pdf,
        Ok(Err(LoadPdfError::Decryption(_))) => {
            return Reading::not_read(Format::Pdf, Finding::new(FindingCode::DocumentLocked));
        }
        Ok(Err(LoadPdfError::Invalid)) | Err(_) => return without_pages(),
    };
    if pdf.pages().is_empty() {
        return without_pages();
    }
    let mut reading = Reading::of(Format::Pdf);
    reading.attachments =
        catch_unwind(AssertUnwindSafe(|| form::attachments(&pdf))).unwrap_or_default();
    let troubles = read_pages(&pdf, weight, &mut reading, tools);
    let drawings = troubles.drawings;
    troubles.tell(&mut reading);
    if damaged_at_end(handed.bytes, &pdf) {
        reading.find(Finding::new(FindingCode::DocumentDamaged).why("detail-end-missing"));
    }
    reading.title = title(&pdf, &reading);
    settle(&mut reading, drawings);
    reading
}

fn without_pages() -> Reading {
    let why = Finding::new(FindingCode::DocumentDamaged).why("detail-no-page");
    Reading::not_read(Format::Pdf, why)
}

/// What stood in the way, page by page.
#[derive(Debug, Default)]
struct Troubles {
    damaged: Vec<u32>,
    too_large: Vec<u32>,
    hard_to_read: Vec<u32>,
    /// Pages that are pictures, and what to install to read them.
    unrecognised: Vec<u32>,
    install: Option<String>,
    recognised: u32,
    /// Whether pages of the file can be painted at all.
    paints: bool,
    /// Whether anything but words is drawn on a page without words.
    drawings: bool,
}

impl Troubles {
    fn tell(self, reading: &mut Reading) {
        let mut tell = |code, numbers: &[u32], detail: Option<String>| {
            if numbers.is_empty() {
                return;
            }
            let pages = page_list(numbers);
            let finding = Finding::new(code);
            let finding = match detail {
                Some(detail) => finding.with("detail", detail),
                None => finding.why("detail-pages"),
            };
            let count = numbers.len().to_string();
            reading.find(finding.with("page", pages).with("count", count));
        };
        tell(FindingCode::DocumentDamaged, &self.damaged, None);
        tell(FindingCode::LimitReached, &self.too_large, None);
        tell(FindingCode::OcrPoor, &self.hard_to_read, None);
        if let Some(install) = self.install {
            tell(FindingCode::OcrUnavailable, &self.unrecognised, Some(install));
        }
    }
}

/// `2, 5–7`.
fn page_list(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).filter_map(|run| match run {
        [only] => Some(only.to_string()),
        [first, .., last] => Some(format!("{first}–{last}")),
        [] => None,
    });
    runs.collect::<Vec<_>>().join(", ")
}

fn read_pages(pdf: &Pdf, weight: Weight, reading: &mut Reading, tools: &Tools<'_>) -> Troubles {
    let mut troubles = Troubles { paints: weight.paints, ..Troubles::default() };
    let mut cache = InterpreterCache::new();
    for (at, sheet) in pdf.pages().iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if number > tools.limits.pages {
            troubles.too_large.push(number);
            break;
        }
        let page = catch_unwind(AssertUnwindSafe(|| {
            read_page(number, sheet, &cache, pdf, tools, &mut troubles)
        }));
        reading.pages.push(page.unwrap_or_else(|thrown| {
            // What the page left half done in the shared fonts must not reach the next.
            cache = InterpreterCache::new();
            match thrown.downcast_ref::<TooMuch>() {
                Some(TooMuch) => troubles.too_large.push(number),
                None => troubles.damaged.push(number),
            }
            Page::new(number, "")
        }));
    }
    troubles
}

fn read_page<'a>(
    number: u32,
    sheet: &Sheet<'a>,
    cache: &InterpreterCache<'a>,
    pdf: &'a Pdf,
    tools: &Tools<'_>,
    troubles: &mut Troubles,
) -> Page {
    if sheet.raw().contains_key(b"Contents".as_slice()) && sheet.page_stream().is_none() {
        troubles.damaged.push(number);
    }
    let collector = collect(sheet, cache, pdf);
    let layer = layer::of(&collector);
    let mut written = written(number, sheet, &collector);
    let drawn = layer == Layer::Picture || collector.strokes > 0;
    troubles.drawings |= drawn && written.words.is_empty();
    match layer {
        Layer::Recognised => written.origin = Origin::Ocr,
        Layer::Picture => {
            if let Some(page) = recognise(number, sheet, &collector, &written, tools, troubles) {
                return page;
            }
        }
        Layer::Written | Layer::Blank => {}
    }
    written
}

/// The page that its letters give.
fn written(number: u32, sheet: &Sheet<'_>, collector: &Collector) -> Page {
    let (width, height) = sheet.render_dimensions();
    let form::Added { in_place, remarks } = form::added(sheet, collector);
    let mut assembled = Assembled::default();
    let mut groups = words::words(&collector.letters, f64::from(width), f64::from(height));
    match groups.first_mut() {
        Some((words::Direction::Upright, pieces)) => pieces.extend(in_place),
        _ => groups.insert(0, (words::Direction::Upright, in_place)),
    }
    for pieces in groups.into_iter().map(|(_, pieces)| pieces).chain(remarks) {
        assembled.add(pieces);
    }
    let mut page = Page::new(number, assembled.text);
    page.words = assembled.words;
    page.size = Some(Size { width, height });
    page
}

/// The page that text recognition gives; `None` where the letters on it say more, or nothing does.
fn recognise(
    number: u32,
    sheet: &Sheet<'_>,
    collector: &Collector,
    written: &Page,
    tools: &Tools<'_>,
    troubles: &mut Troubles,
) -> Option<Page> {
    // A drawing without a picture or letters holds words only if its outlines are letters: whether that
    // was so shows when some are found.
    let expected = layer::cover(collector) > 0.02 || !collector.letters.is_empty();
    if troubles.recognised >= tools.limits.ocr_pages {
        troubles.too_large.push(number);
        return None;
    }
    if troubles.install.is_some() {
        if expected {
            troubles.unrecognised.push(number);
        }
        return None;
    }
    let painted = match troubles.paints {
        true => paint::grey(sheet, collector, tools.limits.pixels),
        false => None,
    };
    let Some((picture, dpi)) = painted else {
        troubles.too_large.push(number);
        return None;
    };
    troubles.recognised += 1;
    match ocr::recognise(number, &picture, dpi, Light::Even, tools.ocr) {
        Ok(recognised) => {
            let more = recognised.legible_words > written.words.len();
            if expected && recognised.is_poor() && (more || written.words.len() < 3) {
                troubles.hard_to_read.push(number);
            }
            let mut page = recognised.page;
            page.size = written.size;
            (more || layer::garbled(collector)).then_some(page)
        }
        Err(unavailable) => {
            troubles.install = Some(unavailable.what_to_install);
            if expected {
                troubles.unrecognised.push(number);
            }
            None
        }
    }
}

/// What a page draws.
fn collect<'a>(sheet: &Sheet<'a>, cache: &InterpreterCache<'a>, pdf: &'a Pdf) -> Collector {
    let (width, height) = sheet.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut collector = Collector::new(width, height);
    if weight::nests_too_deep(sheet.page_stream().unwrap_or_default()) {
        std::panic::resume_unwind(Box::new(TooMuch));
    }
    let area = kurbo::Rect::new(0.0, 0.0, width, height);
    let transform = sheet.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, area, cache, pdf.xref(), settings);
    interpret_page(sheet, &mut context, &mut collector);
    collector
}

/// Whether the file was cut off: it ends without the mark of its end, and pages it counts are not there.
fn damaged_at_end(bytes: &[u8], pdf: &Pdf) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or(bytes);
    let ends = tail.windows(9).any(|w| w == b"startxref");
    let cut_off = !ends && !bytes.windows(9).any(|w| w == b"startxref");
    cut_off || fewer_pages_than_counted(pdf)
}

fn fewer_pages_than_counted(pdf: &Pdf) -> bool {
    use hayro::hayro_syntax::object::Dict;
    let counted = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(b"Pages".as_slice()))
        .and_then(|pages| pages.get::<u32>(b"Count".as_slice()));
    counted.is_some_and(|n| n as usize > pdf.pages().len())
}

/// The title the file gives itself, where its first page says the same: most programs write the name of
/// a template or of a draft there.
fn title(pdf: &Pdf, reading: &Reading) -> Option<String> {
    let title = form::decode(pdf.metadata().title.as_deref()?);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = reading.pages.first()?.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let said = title.len() > 4 && first.to_lowercase().contains(&title.to_lowercase());
    said.then_some(title)
}

/// What became of the document as a whole.
fn settle(reading: &mut Reading, drawings: bool) {
    let has_words = reading.pages.iter().any(|page| !page.text().trim().is_empty());
    let unrecognised = reading.findings.iter().any(|f| f.code == FindingCode::OcrUnavailable);
    if !has_words {
        if reading.findings.is_empty() {
            let code = if drawings { FindingCode::OcrPoor } else { FindingCode::DocumentEmpty };
            reading.find(Finding::new(code));
        }
        reading.status = Status::NotRead;
    } else if unrecognised && reading.status == Status::Read {
        reading.status = Status::PartlyRead;
    }
}
