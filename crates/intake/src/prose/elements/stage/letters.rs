//! The letters T, N and M with their prefix and value, as printed, run together or damaged by text
//! recognition: `pT2`, `pT3 N1 b`, `pTlb`, `pNO`, `pTis,T3bN0MX`, `p T 3`, `ypT1a(m)`.

use std::ops::Range;

/// One of the three letters with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) letter: Letter,
    /// `T1b`, `N0`, `MX`, without what stands in brackets behind it.
    pub(super) value: String,
    /// `(sn)`, `(i+)`, `(m)` as printed, in small letters; empty where there is none.
    pub(super) modifiers: String,
    /// `p`, `yp`, `c`; empty where there is none.
    pub(super) prefix: String,
    /// With the prefix.
    pub(super) range: Range<usize>,
    /// The number itself was not damaged: no letter was read as a digit.
    pub(super) clean: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Letter {
    T,
    N,
    M,
}

impl Mention {
    /// `T1` of `T1b`.
    pub(super) fn major(&self) -> &str {
        self.value.get(..2).unwrap_or(&self.value)
    }

    pub(super) fn numbered(&self) -> bool {
        self.value.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
            || self.value.starts_with("Tis")
    }
}

/// Every place that can be one of the letters, in order. Whether it is one, its company decides.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let bytes = text.as_bytes();
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'T' | b'N' | b'M' | b't' | b'n' | b'm') {
            let last = found.last().map_or(0, |m| m.range.end);
            if let Some(mention) = mention(bytes, at, last) {
                at = mention.range.end;
                found.push(mention);
                continue;
            }
        }
        at += 1;
    }
    found
}

/// The letter at `at`; `last` is where the mention before it ended.
fn mention(bytes: &[u8], at: usize, last: usize) -> Option<Mention> {
    let letter = match bytes.get(at)? {
        b'T' | b't' => Letter::T,
        b'N' | b'n' => Letter::N,
        _ => Letter::M,
    };
    let prefix = prefix(bytes, at, last)?;
    let small = bytes.get(at)?.is_ascii_lowercase();
    let prefixed = !prefix.is_empty();
    // Small letters only as `pt3`, written together.
    if small && (!prefixed || prefix.end != at) {
        return None;
    }
    let prefix_text: String =
        bytes[prefix.clone()].iter().map(|b| char::from(b.to_ascii_lowercase())).collect();
    let (value, bare, clean) = value(bytes, at + 1, letter, prefixed)?;
    let end = modifier(bytes, bare);
    // `pT(m) 1b`, `pT1b(m)`.
    let first = bytes.get(at + 1..at + 4).filter(|m| *m == b"(m)").unwrap_or_default();
    let modifiers = first.iter().chain(bytes.get(bare..end).unwrap_or_default());
    let modifiers =
        modifiers.filter(|b| **b != b' ').map(|b| char::from(b.to_ascii_lowercase())).collect();
    if small && !clean {
        return None;
    }
    let start = if prefixed { prefix.start } else { at };
    Some(Mention { letter, value, modifiers, prefix: prefix_text, range: start..end, clean })
}

/// The prefix before the letter at `at`; empty where there is none, `None` where the letter is part of
/// a word.
fn prefix(bytes: &[u8], at: usize, last: usize) -> Option<Range<usize>> {
    let before = |at: usize| at.checked_sub(1).and_then(|i| bytes.get(i)).copied();
    let mut end = at;
    if before(end) == Some(b'(') {
        end -= 1;
    }
    if matches!(before(end), Some(b' ' | b'.')) {
        end -= 1;
    }
    let mut start = end;
    if matches!(before(start), Some(b'p' | b'P' | b'c')) {
        start -= 1;
        let kind = bytes.get(start).copied();
        while matches!(before(start), Some(b'y' | b'r' | b'a' | b'Y')) && end - start < 3 {
            start -= 1;
        }
        let joined = end == at;
        let free = start >= last;
        let edge =
            free && (start == last || !before(start).is_some_and(|b| b.is_ascii_alphanumeric()));
        // `stagepT3` is told from a word by its capital.
        let glued =
            joined && kind == Some(b'p') && bytes.get(at).is_some_and(u8::is_ascii_uppercase);
        if edge {
            return Some(start..end);
        }
        if glued {
            return Some(end - 1..end);
        }
        start = end;
    } else if matches!(before(start), Some(b'y')) && end == at {
        let edge = !before(start - 1).is_some_and(|b| b.is_ascii_alphanumeric());
        return edge.then_some(start - 1..end);
    }
    let free = at <= last
        || !before(at).is_some_and(|b| b.is_ascii_alphanumeric() || b == b'-' || b >= 0x80);
    free.then_some(start..start)
}

/// The value after the letter: its text, its end, whether it was printed without damage.
fn value(
    bytes: &[u8],
    mut at: usize,
    letter: Letter,
    prefixed: bool,
) -> Option<(String, usize, bool)> {
    let get = |at: usize| bytes.get(at).copied();
    let name = match letter {
        Letter::T => 'T',
        Letter::N => 'N',
        Letter::M => 'M',
    };
    // `pT(m) 1b`, `pT (3)`.
    if get(at) == Some(b' ') && get(at + 1).is_some_and(|b| b == b'(' || value_byte(b)) {
        at += 1;
    }
    if get(at) == Some(b'(') && matches!(get(at + 1), Some(b'm')) && get(at + 2) == Some(b')') {
        at += 3;
        if get(at) == Some(b' ') {
            at += 1;
        }
    } else if get(at) == Some(b'(') && get(at + 1).is_some_and(|b| b.is_ascii_digit() || b == b'X')
    {
        at += 1;
    }
    let byte = get(at)?;
    let next = get(at + 1);
    let ends = |at: usize| !get(at).is_some_and(|b| b.is_ascii_alphanumeric());
    // `pTisT3b` is both.
    let runs_on =
        matches!(get(at + 2), Some(b'T')) && get(at + 3).is_some_and(|b| b.is_ascii_digit());
    if letter == Letter::T
        && byte == b'i'
        && next == Some(b's')
        && (runs_on || follows(bytes, at + 2))
    {
        return Some(("Tis".to_owned(), at + 2, true));
    }
    if letter == Letter::T && byte == b'a' && prefixed && ends(at + 1) {
        return Some(("Ta".to_owned(), at + 1, true));
    }
    if matches!(byte, b'X' | b'x') && follows(bytes, at + 1) {
        return Some((format!("{name}X"), at + 1, true));
    }
    let highest = match letter {
        Letter::T => b'4',
        Letter::N => b'3',
        Letter::M => b'1',
    };
    let (digit, clean) = match byte {
        b'0'..=b'4' if byte <= highest => (byte, true),
        // "TO" is a word more often than a damaged T0.
        b'O' | b'o' if letter != Letter::T || prefixed => (b'0', false),
        b'l' | b'I' | b'i' | b'!' | b'|' | b'L' if letter != Letter::M => (b'1', false),
        _ => return None,
    };
    let mut text = format!("{name}{}", char::from(digit));
    let mut end = at + 1;
    if let Some((suffix, after)) = suffix(bytes, end) {
        text.push_str(&suffix);
        end = after;
    }
    if !follows(bytes, end) {
        return None;
    }
    Some((text, end, clean))
}

fn value_byte(b: u8) -> bool {
    matches!(b, b'0'..=b'4' | b'X' | b'x' | b'l' | b'I' | b'O')
}

/// The letter behind the number: `a`, `b1`, `mi`; also after a blank where it cannot be a word.
fn suffix(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    let get = |at: usize| bytes.get(at).copied();
    let word = |at: usize| get(at).is_some_and(|b| b.is_ascii_alphabetic());
    if get(at) == Some(b'm') && get(at + 1) == Some(b'i') && !word(at + 2) {
        return Some(("mi".to_owned(), at + 2));
    }
    let (letter, from) = match (get(at)?, get(at + 1)) {
        (b @ (b'a'..=b'd' | b'A'..=b'D'), _) => (b, at + 1),
        (b' ', Some(b @ b'a'..=b'd')) if parted(bytes, at + 2) => (b, at + 2),
        _ => return None,
    };
    // `pT3Adenocarcinoma`: the letter begins a word.
    if get(from).is_some_and(|b| b.is_ascii_lowercase() && !matches!(b, b'p' | b'l' | b'i')) {
        return None;
    }
    let mut text = char::from(letter.to_ascii_lowercase()).to_string();
    let mut end = from;
    let number = match get(from) {
        Some(b @ b'1'..=b'3') => Some(b),
        Some(b'l' | b'I' | b'i') => Some(b'1'),
        _ => None,
    };
    if let Some(number) = number.filter(|_| follows(bytes, from + 1)) {
        text.push(char::from(number));
        end = from + 1;
    }
    Some((text, end))
}

/// After a letter that stands apart: the end of the value, not of a sentence's article.
fn parted(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => true,
        Some(b' ') => matches!(bytes.get(at + 1), Some(b'N' | b'M' | b'p' | b':' | b'(')),
        Some(b) => matches!(b, b',' | b':' | b')' | b'.' | b'\n' | b'\t' | b';' | b'/'),
    }
}

/// Whether the value can end here: no further digit, no word run into it but another letter of the
/// stage or a capital that opens the next word.
fn follows(bytes: &[u8], at: usize) -> bool {
    let get = |at: usize| bytes.get(at).copied();
    match get(at) {
        None => true,
        Some(b) if b.is_ascii_digit() => false,
        Some(b'-') => {
            // `T1-4` are blocks, `T1-weighted` is an image.
            !get(at + 1).is_some_and(|b| b.is_ascii_digit() || matches!(b, b'w' | b'T'))
        }
        Some(b'p' | b'N' | b'M' | b'G' | b'L' | b'V' | b'R' | b'c' | b'y') => {
            get(at + 1)
                .is_none_or(|b| !b.is_ascii_lowercase() || matches!(b, b'x' | b'l' | b'o' | b'p'))
                || get(at).is_some_and(|b| b.is_ascii_uppercase())
        }
        Some(b) if b.is_ascii_uppercase() => get(at + 1).is_some_and(|b| b.is_ascii_lowercase()),
        Some(b) if b.is_ascii_lowercase() => false,
        Some(_) => true,
    }
}

/// The end behind modifiers that belong to the value: `(sn)`, `(m)`, `(i+)`.
fn modifier(bytes: &[u8], at: usize) -> usize {
    let from = if bytes.get(at) == Some(&b' ') { at + 1 } else { at };
    for known in [&b"(sn)"[..], b"(m)", b"(i+)", b"(i-)", b"(mol+)", b"(mol-)", b"(f)"] {
        let end = from + known.len();
        if bytes.get(from..end).is_some_and(|found| found.eq_ignore_ascii_case(known)) {
            return modifier(bytes, end);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|m| format!("{}{}", m.prefix, m.value)).collect()
    }

    #[test]
    fn letters_are_read_as_printed_and_as_damaged() {
        let cases: &[(&str, &[&str])] = &[
            ("pT2 pN1a(sn)", &["pT2", "pN1a"]),
            ("pT3bN0MX", &["pT3b", "N0", "MX"]),
            ("pTis,T3bN0MX", &["pTis", "T3b", "N0", "MX"]),
            ("pTlb pNO", &["pT1b", "pN0"]),
            ("pT3 N1 b, M0", &["pT3", "N1b", "M0"]),
            ("p T 3 , p N 1", &["pT3", "pN1"]),
            ("ypT1a(m)", &["ypT1a"]),
            ("pTlbl", &["pT1b1"]),
            ("stagepT3", &["pT3"]),
            ("T1-4, tumor", &[]),
            ("T12 vertebra", &[]),
            ("pT1 b: Tumor", &["pT1b"]),
            ("pT3 a tumor", &["pT3"]),
            ("T1-weighted", &[]),
            ("pT2Tumor", &["pT2"]),
            ("(pT3NOM0)", &["pT3", "N0", "M0"]),
            ("cT2 cN0 cM0", &["cT2", "cN0", "cM0"]),
            ("pT(m) 1b", &["pT1b"]),
        ];
        for (text, want) in cases {
            assert_eq!(read(text), *want, "{text}");
        }
    }
}
