//! What stands on a page without being drawn on it: values of form fields, typed remarks, attached files.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{
    Array, Dict, Name, Object, Rect as PdfRect, Stream, String as PdfString,
};
use hayro::hayro_syntax::page::Page;
use hayro_interpret::util::{RectExt, TransformExt};
use kurbo::{Rect, Shape};
use record::Attachment;

use super::glyphs::Collector;
use crate::layout::Piece;

/// Remarks and fields of one page; a long form has some hundreds.
const ANNOTATIONS_MOST: usize = 5_000;
const FILES_MOST: usize = 200;
const FILE_BYTES_MOST: u64 = 128 << 20;

/// What the annotations of a page add to its words.
#[derive(Debug, Default)]
pub(super) struct Added {
    /// Values where the form shows them.
    pub in_place: Vec<Piece>,
    /// Remarks behind a symbol, to be read after the page.
    pub remarks: Vec<Vec<Piece>>,
}

pub(super) fn added(page: &Page<'_>, collector: &Collector) -> Added {
    let mut added = Added::default();
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) else {
        return added;
    };
    for annotation in annotations.iter::<Dict<'_>>().take(ANNOTATIONS_MOST) {
        let flags = annotation.get::<u32>(b"F".as_slice()).unwrap_or(0);
        const HIDDEN: u32 = 2;
        const NO_VIEW: u32 = 32;
        if flags & (HIDDEN | NO_VIEW) != 0 {
            continue;
        }
        let Some(area) = area_of(page, &annotation) else {
            continue;
        };
        let drawn = collector
            .letters
            .iter()
            .any(|l| !l.text.trim().is_empty() && area.inflate(1.0, 2.0).contains(l.origin));
        match annotation.get::<Name<'_>>(b"Subtype".as_slice()).as_deref() {
            Some(b"Widget") => {
                if let Some(value) = field_value(&annotation).filter(|_| !drawn) {
                    added.in_place.extend(set(&value, area));
                }
            }
            Some(b"FreeText") if !drawn => {
                added.in_place.extend(set(&text_at(&annotation, b"Contents"), area));
            }
            Some(b"FreeText" | b"Link" | b"Popup") => {}
            _ => {
                let remark = set(&text_at(&annotation, b"Contents"), area);
                if !remark.is_empty() {
                    added.remarks.push(remark);
                }
            }
        }
    }
    added
}

fn area_of(page: &Page<'_>, annotation: &Dict<'_>) -> Option<Rect> {
    let rect = annotation.get::<PdfRect>(b"Rect".as_slice())?.to_kurbo();
    let area = (page.initial_transform(true).to_kurbo() * rect.to_path(0.1)).bounding_box();
    let (width, height) = page.render_dimensions();
    let sheet = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    (area.is_finite() && area.overlaps(sheet)).then_some(area)
}

/// What a field shows: its text or choice; for a box that can be ticked, whether it is.
fn field_value(field: &Dict<'_>) -> Option<String> {
    let kind = inherited(field, b"FT")?.into_name()?;
    match &*kind {
        b"Btn" => {
            const PUSH_BUTTON: i32 = 1 << 16;
            if inherited(field, b"Ff").and_then(Object::into_i32).unwrap_or(0) & PUSH_BUTTON != 0 {
                return None;
            }
            let state = field
                .get::<Name<'_>>(b"AS".as_slice())
                .or_else(|| inherited(field, b"V").and_then(Object::into_name))?;
            Some(if &*state == b"Off" { "[ ]" } else { "[X]" }.to_owned())
        }
        b"Tx" | b"Ch" => match inherited(field, b"V")? {
            Object::String(value) => Some(decode(value.as_bytes())),
            Object::Name(value) => Some(decode(&value)),
            Object::Array(values) => Some(
                values
                    .iter::<PdfString<'_>>()
                    .map(|v| decode(v.as_bytes()))
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            Object::Stream(value) => {
                let limit = 1 << 20;
                value.decoded().ok().filter(|v| v.len() < limit).map(|v| decode(&v))
            }
            _ => None,
        },
        _ => None,
    }
}

/// An entry of a field or of the fields above it.
fn inherited<'a>(field: &Dict<'a>, key: &[u8]) -> Option<Object<'a>> {
    let mut field = field.clone();
    // Fields nest a few deep; a ring of parents must end.
    for _ in 0..16 {
        if let Some(found) = field.get::<Object<'_>>(key) {
            return Some(found);
        }
        field = field.get::<Dict<'_>>(b"Parent".as_slice())?;
    }
    None
}

fn text_at(dict: &Dict<'_>, key: &[u8]) -> String {
    dict.get::<PdfString<'_>>(key).map(|s| decode(s.as_bytes())).unwrap_or_default()
}

/// The words of a text, set line by line in the box that shows it.
fn set(text: &str, area: Rect) -> Vec<Piece> {
    let lines: Vec<&str> =
        text.split(['\r', '\n']).filter(|l| !l.trim().is_empty()).take(500).collect();
    let size = (area.height() / lines.len().max(1) as f64 * 0.8).clamp(4.0, 11.0);
    let first = match lines.len() {
        1 => (area.y0 + area.y1) / 2.0 + 0.35 * size,
        _ => area.y0 + size,
    };
    let mut pieces = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let baseline = first + at as f64 * size * 1.2;
        let mut left = area.x0 + 2.0;
        for word in line.split_whitespace() {
            let width = word.chars().count() as f64 * size * 0.5;
            pieces.push(Piece {
                text: word.to_owned(),
                left: left as f32,
                right: (left + width) as f32,
                baseline: baseline as f32,
                size: size as f32,
                rect: record::Rect {
                    x: area.x0 as f32,
                    y: area.y0 as f32,
                    width: area.width() as f32,
                    height: area.height() as f32,
                },
                confidence: None,
                after_space: true,
            });
            left += width + 0.3 * size;
        }
    }
    pieces
}

/// Files inside the file.
pub(super) fn attachments(pdf: &Pdf) -> Vec<Attachment> {
    let mut found = Vec::new();
    let names = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|catalog| catalog.get::<Dict<'_>>(b"Names".as_slice()))
        .and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles".as_slice()));
    if let Some(names) = names {
        from_tree(&names, &mut found, 0);
    }
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) else {
            continue;
        };
        for annotation in annotations.iter::<Dict<'_>>().take(ANNOTATIONS_MOST) {
            if let Some(file) = annotation.get::<Dict<'_>>(b"FS".as_slice()) {
                found.extend(embedded(&file, found.len()));
            }
        }
    }
    found.truncate(FILES_MOST);
    found
}

fn from_tree(node: &Dict<'_>, found: &mut Vec<Attachment>, depth: u32) {
    if depth > 8 || found.len() >= FILES_MOST {
        return;
    }
    if let Some(names) = node.get::<Array<'_>>(b"Names".as_slice()) {
        // Names and files alternate.
        for file in names.iter::<Object<'_>>().filter_map(Object::into_dict).take(FILES_MOST) {
            found.extend(embedded(&file, found.len()));
        }
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids".as_slice()) {
        for kid in kids.iter::<Dict<'_>>().take(FILES_MOST) {
            from_tree(&kid, found, depth + 1);
        }
    }
}

fn embedded(file: &Dict<'_>, at: usize) -> Option<Attachment> {
    let streams = file.get::<Dict<'_>>(b"EF".as_slice())?;
    let stream = streams
        .get::<Stream<'_>>(b"F".as_slice())
        .or_else(|| streams.get::<Stream<'_>>(b"UF".as_slice()))?;
    let bytes = stream.decoded().ok()?.into_owned();
    if bytes.len() as u64 > FILE_BYTES_MOST {
        return None;
    }
    let written = [b"UF".as_slice(), b"F".as_slice()]
        .into_iter()
        .map(|key| text_at(file, key))
        .find(|name| !name.trim().is_empty());
    // A name may carry the folders of the computer it was made on.
    let name = written
        .as_deref()
        .and_then(|name| name.rsplit(['/', '\\']).next())
        .filter(|name| !name.trim().is_empty())
        .map_or_else(|| format!("attachment-{}", at + 1), str::to_owned);
    let media_type =
        stream.dict().get::<Name<'_>>(b"Subtype".as_slice()).map(|name| name.as_str().to_owned());
    let title = Some(text_at(file, b"Desc")).filter(|t| !t.trim().is_empty());
    Some(Attachment { name, media_type, bytes, title, date: None })
}

/// A text string: UTF-16, UTF-8 or PDFDocEncoding.
pub(super) fn decode(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => return bytes.iter().map(|&b| pdf_doc(b)).collect(),
    };
    text.into_owned()
}

/// PDFDocEncoding (ISO 32000-2, annex D.3) differs from Latin-1 between 0x80 and 0x9e and at 0xa0.
fn pdf_doc(byte: u8) -> char {
    const FROM_80: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    match byte {
        0x80..=0x9e => FROM_80.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        0xa0 => '€',
        _ => char::from(byte),
    }
}
