//! Plain text, and any other text that no reader before it took.
//!
//! # Reads
//! Notes, letters and exports as text in UTF-8, UTF-16 (with or without byte order mark) and the older
//! one-byte encodings, one page, exactly as the file holds it: line ends and spaces stay, so an offset
//! into the page is an offset into the file's text. Only the byte order mark is left off.
//!
//! # Leaves unread
//! Markup and data that are no record (`METADATA.XML` of an export): kept as text, format `other`.
//! Bytes that are no text are not recognised.
//!
//! # Seen in the wild
//! Notes saved by Windows Notepad as "Unicode" (UTF-16) and as "ANSI" (Windows-1252); notes cut off in
//! the middle of a character.
//!
//! # Reference
//! WHATWG Encoding Standard.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use record::{Finding, FindingCode, Format, Page, Reading};

use crate::formats::Reader;
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::Text, recognises, read };

/// Bytes that are looked at to tell text from other things.
const SAMPLE: usize = 64 << 10;

/// A file's text, and whether bytes in it were no characters.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) damaged: bool,
}

fn recognises(handed: &Handed<'_>) -> bool {
    is_text(handed.bytes)
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let bytes = within_limit(handed.bytes, tools);
    let decoded = decode(bytes);
    if decoded.text.trim().is_empty() {
        return Reading::not_read(Format::Text, Finding::new(FindingCode::DocumentEmpty));
    }
    let format = if is_markup_or_data(&decoded.text) { Format::Other } else { Format::Text };
    let mut reading = page_of(format, decoded);
    if bytes.len() < handed.bytes.len() {
        reading.find(Finding::new(FindingCode::LimitReached).why("detail-long-text"));
    }
    reading
}

/// The reading that holds a file's text as its one page.
pub(crate) fn page_of(format: Format, decoded: Decoded<'_>) -> Reading {
    let mut reading = Reading::of(format);
    reading.pages.push(Page::new(1, decoded.text));
    if decoded.damaged {
        let damage = Finding::new(FindingCode::DocumentDamaged);
        reading.find(damage.why("detail-characters"));
    }
    reading
}

/// As many bytes as one document may have.
pub(crate) fn within_limit<'a>(bytes: &'a [u8], tools: &Tools<'_>) -> &'a [u8] {
    let limit = usize::try_from(tools.limits.document_bytes).unwrap_or(usize::MAX);
    bytes.get(..limit).unwrap_or(bytes)
}

/// Whether these bytes are text in some encoding.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if sample.is_empty() {
        return false;
    }
    if let Some(encoding) = utf_16(sample) {
        let (text, _) = decode_as(sample, encoding);
        return mostly_printable(text.chars().map(|c| c.is_control() && !is_layout(c)));
    }
    // Programs that end a text with NULs leave them at the end only.
    let text = &sample[..sample.iter().rposition(|&b| b != 0).map_or(0, |at| at + 1)];
    !text.contains(&0)
        && mostly_printable(text.iter().map(|&b| (b < 0x20 || b == 0x7f) && !is_layout(b.into())))
}

fn is_layout(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}' | '\0')
}

/// Compressed or encrypted bytes are one control character in ten; text has hardly any.
fn mostly_printable(controls: impl Iterator<Item = bool>) -> bool {
    let (mut all, mut control) = (0usize, 0usize);
    for is_control in controls {
        all += 1;
        control += usize::from(is_control);
    }
    all > 0 && control * 50 <= all
}

/// The text of a file whose encoding nobody states.
pub(crate) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(&bytes[mark..], encoding);
    }
    if let Some(encoding) = utf_16(bytes) {
        return decoded(bytes, encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), damaged: false };
    }
    if is_damaged_utf_8(bytes) {
        return decoded(bytes, UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The records are from the United States, or were sent there: where the words leave it open, the
    // encoding is Western.
    decoded(bytes, detector.guess(Some(b"us"), Utf8Detection::Deny))
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, damaged) = decode_as(bytes, encoding);
    Decoded { text, damaged }
}

fn decode_as<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> (Cow<'a, str>, bool) {
    match Encoding::for_bom(bytes) {
        Some((marked, mark)) => marked.decode_without_bom_handling(&bytes[mark..]),
        None => encoding.decode_without_bom_handling(bytes),
    }
}

/// UTF-16 by its mark or, without one, by every other byte being NUL as in Western text.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            return Some(encoding);
        }
        Some(_) => return None,
        None => {}
    }
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let nul = |odd: usize| sample.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (first, second) = (nul(0), nul(1));
    if first == 0 && second * 10 > pairs * 7 {
        Some(UTF_16LE)
    } else if second == 0 && first * 10 > pairs * 7 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 with a few broken bytes (cut off, patched), which another encoding would read as nonsense.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    let mut rest = bytes.len();
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        rest -= chunk.valid().len() + chunk.invalid().len();
        let unfinished =
            std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        let cut_at_the_end = rest == 0 && unfinished;
        broken += usize::from(!chunk.invalid().is_empty() && !cut_at_the_end);
    }
    whole > 4 * broken
}

/// XML, JSON or lines of JSON: data for programs, no words for people.
fn is_markup_or_data(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("<?xml") || (text.starts_with('<') && text.ends_with('>')) {
        return true;
    }
    let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    text.starts_with(['{', '['])
        && (is_json(text) || text.lines().next().is_some_and(|line| is_json(line.trim())))
}
