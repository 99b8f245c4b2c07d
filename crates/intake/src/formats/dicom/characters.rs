//! Character sets of DICOM (PS3.3 C.12.1.1.2): what `SpecificCharacterSet` names, with code extensions.

use encoding_rs::{
    EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5,
    ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_15, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1252,
    WINDOWS_1254,
};

/// The character sets of one data set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CharacterSets {
    /// The set of unescaped characters; `None` where the file does not say.
    first: Option<&'static Encoding>,
    /// Whether escapes may switch to others.
    extended: bool,
}

impl CharacterSets {
    /// By the element's value: names separated by backslashes.
    pub(super) fn named(value: &str) -> Self {
        let mut names = value.split('\\').map(|name| name.trim_matches(['\0', ' ']));
        let first = names.next().and_then(encoding_named);
        let has_more = names.next().is_some();
        Self { first, extended: has_more || value.contains("2022") }
    }

    /// The text of a value.
    pub(super) fn decode(&self, value: &[u8]) -> String {
        if value.is_ascii() && !value.contains(&ESCAPE) {
            return String::from_utf8_lossy(value).into_owned();
        }
        if value.contains(&ESCAPE) && (self.extended || self.first.is_none()) {
            return self.decode_escaped(value);
        }
        // UTF-8 in files that say nothing, or say Latin-1, is too common and too regular to be chance.
        let is_western = self.first.is_none_or(|e| e == WINDOWS_1252);
        match std::str::from_utf8(value) {
            Ok(text) if is_western => text.to_owned(),
            _ => decode(self.first.unwrap_or(WINDOWS_1252), value),
        }
    }

    /// Text with escapes: each switches the set up to the next, or to a delimiter.
    fn decode_escaped(&self, value: &[u8]) -> String {
        let first = self.first.unwrap_or(WINDOWS_1252);
        let mut text = String::new();
        let mut active = Active { low: Low::Plain, high: first };
        let mut run = Vec::new();
        let mut at = 0;
        while let Some(&byte) = value.get(at) {
            let escape = (byte == ESCAPE).then(|| active.after(value.get(at + 1..)?)).flatten();
            if let Some((switched, length)) = escape {
                active.write(&mut run, &mut text);
                active = switched;
                at += 1 + length;
                continue;
            }
            let is_delimiter =
                matches!(byte, b'\\' | b'^' | b'=' | b'\n' | b'\r' | b'\t' | b'\x0c');
            if is_delimiter && active.low == Low::Plain {
                active.write(&mut run, &mut text);
                active = Active { low: Low::Plain, high: first };
            } else if matches!(byte, b'\n' | b'\r') {
                active.write(&mut run, &mut text);
            }
            run.push(byte);
            at += 1;
        }
        active.write(&mut run, &mut text);
        text
    }
}

const ESCAPE: u8 = 0x1b;

fn encoding_named(name: &str) -> Option<&'static Encoding> {
    let number = name.trim_start_matches("ISO_IR ").trim_start_matches("ISO 2022 IR ");
    let number = number.trim_start_matches("ISO_IR_").trim_start_matches("ISO-IR ");
    Some(match number {
        "100" => WINDOWS_1252,
        "101" => ISO_8859_2,
        "109" => ISO_8859_3,
        "110" => ISO_8859_4,
        "144" => ISO_8859_5,
        "127" => ISO_8859_6,
        "126" => ISO_8859_7,
        "138" => ISO_8859_8,
        "148" => WINDOWS_1254,
        "203" => ISO_8859_15,
        "166" => WINDOWS_874,
        "13" => SHIFT_JIS,
        "87" | "159" => EUC_JP,
        "149" => EUC_KR,
        "58" => GBK,
        "192" => UTF_8,
        "GB18030" => GB18030,
        "GBK" => GBK,
        _ => return None,
    })
}

fn decode(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// What bytes below 0x80 stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Low {
    Plain,
    /// Pairs of JIS X 0208.
    Kanji,
    /// Pairs of JIS X 0212.
    MoreKanji,
}

/// The sets that bytes stand for at one place.
#[derive(Clone, Copy)]
struct Active {
    low: Low,
    high: &'static Encoding,
}

impl Active {
    /// The sets after an escape, and its length without the escape character.
    fn after(self, rest: &[u8]) -> Option<(Self, usize)> {
        let escapes: [(&[u8], Low, &'static Encoding); 19] = [
            (b"$B", Low::Kanji, self.high),
            (b"$@", Low::Kanji, self.high),
            (b"$(D", Low::MoreKanji, self.high),
            (b"(B", Low::Plain, self.high),
            (b"(J", Low::Plain, SHIFT_JIS),
            (b")I", Low::Plain, SHIFT_JIS),
            (b"(I", Low::Plain, SHIFT_JIS),
            (b"$)C", Low::Plain, EUC_KR),
            (b"$)A", Low::Plain, GBK),
            (b"-A", Low::Plain, WINDOWS_1252),
            (b"-B", Low::Plain, ISO_8859_2),
            (b"-C", Low::Plain, ISO_8859_3),
            (b"-D", Low::Plain, ISO_8859_4),
            (b"-L", Low::Plain, ISO_8859_5),
            (b"-G", Low::Plain, ISO_8859_6),
            (b"-F", Low::Plain, ISO_8859_7),
            (b"-H", Low::Plain, ISO_8859_8),
            (b"-M", Low::Plain, WINDOWS_1254),
            (b"-T", Low::Plain, WINDOWS_874),
        ];
        let found = escapes.iter().find(|(escape, ..)| rest.starts_with(escape));
        found.map(|&(escape, low, high)| (Self { low, high }, escape.len()))
    }

    /// Adds the text of the bytes so far.
    fn write(self, run: &mut Vec<u8>, text: &mut String) {
        let bytes = std::mem::take(run);
        match self.low {
            Low::Plain => text.push_str(&decode(self.high, &bytes)),
            Low::Kanji | Low::MoreKanji => {
                let mut shifted = Vec::with_capacity(bytes.len() * 2);
                let mut pairs = bytes.chunks(2);
                for pair in &mut pairs {
                    match pair {
                        [a, b] if *a > 0x20 && *b > 0x20 => {
                            if self.low == Low::MoreKanji {
                                shifted.push(0x8f);
                            }
                            shifted.extend([a | 0x80, b | 0x80]);
                        }
                        other => shifted.extend(other),
                    }
                }
                text.push_str(&decode(EUC_JP, &shifted));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_in_the_sets_of_the_standard() {
        // The examples of PS3.5 annexes H to K.
        let cases: [(&str, &[u8], &str); 7] = [
            ("ISO_IR 100", b"Buc^J\xe9r\xf4me", "Buc^Jérôme"),
            ("ISO_IR 144", b"\xbb\xee\xdaceddypg", "Люкceddypg"),
            ("ISO_IR 192", "Wang^XiaoDong=王^小東".as_bytes(), "Wang^XiaoDong=王^小東"),
            (
                "\\ISO 2022 IR 87",
                b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B",
                "Yamada^Tarou=山田^太郎",
            ),
            (
                "\\ISO 2022 IR 149",
                b"Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7",
                "Hong^Gildong=洪^吉洞",
            ),
            ("", b"Jos\xe9", "José"),
            ("ISO_IR 100", "José".as_bytes(), "José"),
        ];
        for (sets, value, text) in cases {
            assert_eq!(CharacterSets::named(sets).decode(value), text);
        }
    }
}
