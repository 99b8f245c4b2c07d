//! Bytes to text: byte order marks, UTF-16, and the encoding the XML declaration names.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of an XML file and whether some of its bytes belong to no encoding that was named.
pub(super) struct Decoded {
    pub text: String,
    /// The bytes are not what the declaration says; they were read as Windows-1252.
    pub misdeclared: bool,
}

/// Decodes a whole file.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let declared = declared_encoding(bytes);
    let (text, used, wrong) = declared.decode(bytes);
    if wrong && used == UTF_8 {
        // Exports from Windows programs say UTF-8 and write Windows-1252.
        let (text, _, _) = WINDOWS_1252.decode(bytes);
        return Decoded { text: text.into_owned(), misdeclared: true };
    }
    Decoded { text: text.into_owned(), misdeclared: wrong }
}

/// Decodes the first part of a file, to look at its root element.
pub(super) fn decode_head(bytes: &[u8]) -> String {
    const HEAD_BYTES: usize = 64 << 10;
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    declared_encoding(bytes).decode(head).0.into_owned()
}

fn declared_encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let head = bytes.get(..256).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let label = head
        .split_once("?>")
        .and_then(|(declaration, _)| declaration.split_once("encoding"))
        .and_then(|(_, rest)| rest.trim_start().strip_prefix('='))
        .and_then(|rest| rest.trim_start().split(['"', '\'']).nth(1).map(str::to_owned));
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
    // A file that can be read as far as its declaration is not in UTF-16, whatever the declaration says.
    if named == UTF_16LE || named == UTF_16BE { UTF_8 } else { named }
}
