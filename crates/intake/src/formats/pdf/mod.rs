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

mod glyphs;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use record::{Finding, FindingCode, Format, Origin, Page, Reading, Size};

use crate::formats::Reader;
use crate::layout::Assembled;
use crate::{Handed, Tools};
use glyphs::Collector;

pub const READER: Reader = Reader { format: Format::Pdf, recognises, read };

/// A PDF begins with its version; some mail programs put a few lines before it.
fn recognises(handed: &Handed<'_>) -> bool {
    let head = handed.bytes.get(..1024).unwrap_or(handed.bytes);
    head.windows(5).any(|w| w == b"%PDF-")
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let opened = catch_unwind(AssertUnwindSafe(|| Pdf::new(handed.bytes.to_vec())));
    let pdf = match opened {
        Ok(Ok(pdf)) => pdf,
        Ok(Err(LoadPdfError::Decryption(_))) => {
            return Reading::not_read(Format::Pdf, Finding::new(FindingCode::DocumentLocked));
        }
        Ok(Err(LoadPdfError::Invalid)) | Err(_) => return damaged("no page could be found"),
    };
    let mut reading = Reading::of(Format::Pdf);
    let pages = pdf.pages();
    if pages.is_empty() {
        return damaged("no page could be found");
    }
    let mut cache = InterpreterCache::new();
    for (at, page) in pages.iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if number > tools.limits.pages {
            let pages = tools.limits.pages.to_string();
            reading.find(
                Finding::new(FindingCode::LimitReached).with("detail", format!("{pages} pages")),
            );
            break;
        }
        let (width, height) = page.render_dimensions();
        let collected = catch_unwind(AssertUnwindSafe(|| collect(page, &cache, &pdf)));
        let collector = match collected {
            Ok(collector) => collector,
            Err(_) => {
                cache = InterpreterCache::new();
                reading.find(
                    Finding::new(FindingCode::DocumentDamaged)
                        .with("detail", format!("page {number}"))
                        .with("page", number.to_string()),
                );
                reading.pages.push(Page::new(number, ""));
                continue;
            }
        };
        let mut assembled = Assembled::default();
        for (_, pieces) in words::words(&collector.letters, f64::from(width), f64::from(height)) {
            assembled.add(pieces);
        }
        let mut written = Page::new(number, assembled.text);
        written.words = assembled.words;
        written.size = Some(Size { width, height });
        written.origin = Origin::Written;
        reading.pages.push(written);
    }
    reading
}

fn damaged(what: &str) -> Reading {
    Reading::not_read(Format::Pdf, Finding::new(FindingCode::DocumentDamaged).with("detail", what))
}

/// What a page draws.
fn collect<'a>(
    page: &hayro::hayro_syntax::page::Page<'a>,
    cache: &InterpreterCache<'a>,
    pdf: &'a Pdf,
) -> Collector {
    let (width, height) = page.render_dimensions();
    let area = kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let mut context =
        Context::new(transform, area, cache, pdf.xref(), InterpreterSettings::default());
    let mut collector = Collector::new(f64::from(width), f64::from(height));
    interpret_page(page, &mut context, &mut collector);
    collector
}
