//! Files made to fill the memory, told before they are opened: the library unpacks what it is given.

use std::io::Read;

use aho_corasick::AhoCorasick;
use flate2::read::ZlibDecoder;

/// Unpacked bytes of one stream. A 600 dpi colour scan of a sheet has about 100 million.
const UNPACKED_MOST: u64 = 256 << 20;

/// A smaller stream cannot unpack to much more than fifty million bytes (1 to 1032).
const PACKED_LEAST: usize = 48 << 10;

/// Saved states that a page may have open at once. Real pages stay below fifty.
const NESTED_MOST: usize = 2_000;

/// Whether every packed stream of the file stays within bounds when it is unpacked.
pub(super) fn is_bearable(bytes: &[u8]) -> bool {
    let Ok(finder) = AhoCorasick::new(["stream"]) else {
        return true;
    };
    let find = |from: usize| {
        let rest = bytes.get(from..)?;
        finder.find(rest).map(|found| from + found.start())
    };
    let mut at = 0;
    while let Some(found) = find(at) {
        at = found + b"stream".len();
        if bytes.get(..found).is_some_and(|before| before.ends_with(b"end")) {
            continue;
        }
        let packed = bytes.get(at..).unwrap_or_default();
        let packed =
            packed.strip_prefix(b"\r\n").or_else(|| packed.strip_prefix(b"\n")).unwrap_or(packed);
        let start = bytes.len() - packed.len();
        let end = find(start).unwrap_or(bytes.len());
        let before = bytes.get(found.saturating_sub(2048)..found).unwrap_or_default();
        let begins = before.windows(4).rposition(|w| w == b" obj").unwrap_or(0);
        let dict = before.get(begins..).unwrap_or_default();
        let times = dict.windows(11).filter(|w| w == b"FlateDecode").count();
        let packed = bytes.get(start..end).unwrap_or_default();
        let least = if times > 1 { 256 } else { PACKED_LEAST };
        if times > 0 && packed.len() >= least && !unpacks_within_bounds(packed, times) {
            return false;
        }
        at = end;
    }
    true
}

fn unpacks_within_bounds(packed: &[u8], times: usize) -> bool {
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
