//! Files made to fill the memory, told before they are opened: the library unpacks what it is given.

use std::io::Read;

use aho_corasick::AhoCorasick;
use flate2::read::ZlibDecoder;

/// Unpacked bytes of one stream. A 600 dpi colour scan of a sheet has about 100 million.
const UNPACKED_MOST: u64 = 256 << 20;

/// A smaller stream cannot unpack to much more than fifty million bytes (1 to 1032).
const PACKED_LEAST: u64 = 48 << 10;

/// Saved states that a page may have open at once. Real pages stay below fifty.
const NESTED_MOST: usize = 2_000;

/// What may be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// Every packed stream stays within bounds when it is unpacked.
    pub opens: bool,
    /// Every picture has a size that can be painted, wherever in the file it hides.
    pub paints: bool,
}

pub(super) fn weigh(bytes: &[u8], pixels: u64) -> Weight {
    let mut weight = Weight { opens: true, paints: true };
    let Ok(finder) = AhoCorasick::new(["endstream", "stream"]) else {
        return weight;
    };
    let mut begun: Option<(usize, &[u8])> = None;
    for found in finder.find_iter(bytes) {
        if found.len() == b"stream".len() {
            // Inside a stream the word is only bytes.
            begun = begun.or_else(|| Some((found.end(), dictionary(bytes, found.start()))));
            continue;
        }
        let Some((start, dict)) = begun.take() else {
            continue;
        };
        let (width, height) = (number(dict, b"/Width"), number(dict, b"/Height"));
        weight.paints &= width.saturating_mul(height) <= pixels;
        let length = number(dict, b"/Length").max((found.start() - start) as u64);
        let times = dict.windows(11).filter(|w| w == b"FlateDecode").count();
        let least = if times > 1 { 256 } else { PACKED_LEAST };
        if times > 0 && length >= least && !unpacks_within_bounds(bytes.get(start..), times) {
            weight.opens = false;
            break;
        }
    }
    weight
}

/// The dictionary before a stream.
fn dictionary(bytes: &[u8], stream: usize) -> &[u8] {
    let before = bytes.get(stream.saturating_sub(2048)..stream).unwrap_or_default();
    let begins = before.windows(4).rposition(|w| w == b" obj").unwrap_or(0);
    before.get(begins..).unwrap_or_default()
}

/// The number after a key; 0 where there is none, or where it stands elsewhere in the file.
fn number(dict: &[u8], key: &[u8]) -> u64 {
    let Some(at) = dict.windows(key.len()).position(|w| w == key) else {
        return 0;
    };
    let after = dict.get(at + key.len()..).unwrap_or_default().trim_ascii_start();
    let digits = after.iter().take(12).take_while(|b| b.is_ascii_digit());
    digits.fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
}

fn unpacks_within_bounds(packed: Option<&[u8]>, times: usize) -> bool {
    let packed = packed.unwrap_or_default();
    let packed =
        packed.strip_prefix(b"\r\n").or_else(|| packed.strip_prefix(b"\n")).unwrap_or(packed);
    let mut reader: Box<dyn Read + '_> = Box::new(ZlibDecoder::new(packed));
    for _ in 1..times.min(8) {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let mut unpacked = 0u64;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match reader.read(&mut buffer) {
            // Damaged or encrypted data ends here for the library as well.
            Ok(0) | Err(_) => return true,
            Ok(read) => unpacked += read as u64,
        }
        if unpacked > UNPACKED_MOST {
            return false;
        }
    }
}

/// Whether a page opens more states than it could ever need: each is a copy of some hundred bytes.
pub(super) fn nests_too_deep(content: &[u8]) -> bool {
    let mut depth = 0usize;
    for word in content.split(|b| b.is_ascii_whitespace()) {
        match word {
            b"q" => depth += 1,
            b"Q" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > NESTED_MOST {
            return true;
        }
    }
    false
}
