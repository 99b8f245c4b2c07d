//! Dates as people and machines write them in running text.
//!
//! US order (month, day, year) unless the first number cannot be a month. A year of two digits is of this
//! century up to [`CENTURY_TURN`], else of the last; as a birth year it would be a guess and states none.

use record::PartialDate;

/// The last two-digit year of this century: records and appointments reach a few years ahead of now.
const CENTURY_TURN: i16 = 35;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date at the very start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub date: PartialDate,
    /// Bytes it takes.
    pub len: usize,
    /// Whether the year was written with four digits.
    pub full_year: bool,
}

/// Reads a date at the start of `text`: `03/14/2026`, `3/14/26`, `2026-03-14`, `14-Mar-2026`,
/// `March 14, 2026`, `14 March 2026`, `March 2026`, `03/2026`, `20260314`. A weekday may stand before it.
pub fn at_start(text: &str) -> Option<Written> {
    let skipped = weekday(text);
    let rest = text.get(skipped..)?;
    let found =
        iso(rest).or_else(|| digits(rest)).or_else(|| slashed(rest)).or_else(|| named(rest))?;
    let ends = rest.get(found.len..)?.chars().next().is_none_or(|c| !c.is_alphanumeric());
    ends.then_some(Written { len: found.len + skipped, ..found })
}

/// Every date in a text, with the byte where it begins.
pub fn all(text: &str) -> impl Iterator<Item = (usize, Written)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let here = at;
            let starts = here == 0 || !bytes[here - 1].is_ascii_alphanumeric();
            let may = bytes[here].is_ascii_digit() || bytes[here].is_ascii_alphabetic();
            if starts && may && text.is_char_boundary(here) {
                // A number before a slash or dash belongs to something longer (`2/14/2026` from `14`).
                let inside = here > 1
                    && matches!(bytes[here - 1], b'/' | b'-')
                    && bytes[here - 2].is_ascii_digit();
                if let Some(written) = at_start(&text[here..]).filter(|_| !inside) {
                    at = here + written.len;
                    return Some((here, written));
                }
            }
            at += 1;
        }
        None
    })
}

/// Bytes of `Monday, ` and the like.
fn weekday(text: &str) -> usize {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let known = DAYS
        .iter()
        .any(|d| word >= 3 && d.get(..word).is_some_and(|d| d.eq_ignore_ascii_case(&text[..word])));
    if !known {
        return 0;
    }
    word + text[word..].bytes().take_while(|b| matches!(b, b' ' | b',' | b'.')).count()
}

fn number(text: &str) -> Option<(i16, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&len).then_some(())?;
    Some((text[..len].parse().ok()?, len))
}

fn iso(text: &str) -> Option<Written> {
    let shape = text.get(..10)?;
    let bytes = shape.as_bytes();
    let separator = bytes[4];
    (matches!(separator, b'-' | b'/' | b'.') && bytes[7] == separator).then_some(())?;
    let (year, _) = number(&shape[..4]).filter(|(_, len)| *len == 4)?;
    let (month, day) = (shape[5..7].parse().ok()?, shape[8..10].parse().ok()?);
    let date = PartialDate::day(year, month, day)?;
    let time = text.as_bytes().get(10) == Some(&b'T');
    let len = 10
        + if time {
            text[10..].bytes().take_while(|b| !b.is_ascii_whitespace()).count()
        } else {
            0
        };
    Some(Written { date, len, full_year: true })
}

fn digits(text: &str) -> Option<Written> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let date = (len == 8).then(|| PartialDate::from_digits(&text[..8])).flatten()?;
    Some(Written { date, len, full_year: true })
}

fn slashed(text: &str) -> Option<Written> {
    let (first, len) = number(text).filter(|(_, len)| *len <= 2)?;
    let separator = *text.as_bytes().get(len)?;
    matches!(separator, b'/' | b'-' | b'.').then_some(())?;
    let mut at = len + 1;
    let (second, len) = number(text.get(at..)?)?;
    at += len;
    if len == 4 && separator == b'/' {
        let date = PartialDate::year_month(second, u8::try_from(first).ok()?)?;
        return Some(Written { date, len: at, full_year: true });
    }
    (len <= 2 && text.as_bytes().get(at) == Some(&separator)).then_some(())?;
    let (year, len) = number(text.get(at + 1..)?).filter(|(_, len)| *len == 2 || *len == 4)?;
    let full_year = len == 4;
    at += 1 + len;
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let day_first = first > 12 || separator == b'.' && second <= 12;
    let (month, day) = if day_first { (second, first) } else { (first, second) };
    Some(Written {
        date: PartialDate::day(century(year, full_year), month, day)?,
        len: at,
        full_year,
    })
}

fn century(year: i16, full: bool) -> i16 {
    match year {
        _ if full => year,
        _ if year <= CENTURY_TURN => 2000 + year,
        _ => 1900 + year,
    }
}

/// Dates with the month's name.
fn named(text: &str) -> Option<Written> {
    if let Some((month, at)) = month(text) {
        let at = at + gap(&text[at..]);
        let (first, len) = number(text.get(at..)?)?;
        if len == 4 {
            return Some(Written {
                date: PartialDate::year_month(first, month)?,
                len: at + len,
                full_year: true,
            });
        }
        let day = u8::try_from(first).ok()?;
        let after = at + len + ordinal(&text[at + len..]);
        return year_after(text, after, month, day);
    }
    let (day, len) = number(text).filter(|(_, len)| *len <= 2)?;
    let at = len + ordinal(&text[len..]);
    let at = at + gap(text.get(at..)?);
    let at = at + text.get(at..)?.strip_prefix("of ").map_or(0, |_| 3);
    let (month, len) = month(text.get(at..)?)?;
    year_after(text, at + len, month, u8::try_from(day).ok()?)
}

fn year_after(text: &str, at: usize, month: u8, day: u8) -> Option<Written> {
    let at = at + gap(text.get(at..)?);
    let (year, len) = number(text.get(at..)?).filter(|(_, len)| *len == 2 || *len == 4)?;
    let full_year = len == 4;
    Some(Written {
        date: PartialDate::day(century(year, full_year), month, day)?,
        len: at + len,
        full_year,
    })
}

/// The number of a month by its name, or by its first three letters.
pub(crate) fn month_named(word: &str) -> Option<u8> {
    month(word).filter(|(_, len)| *len == word.len()).map(|(number, _)| number)
}

/// A month's name or its first three letters, and the letters it takes.
fn month(text: &str) -> Option<(u8, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    (len >= 3).then_some(())?;
    let word = text[..len].to_ascii_lowercase();
    let at = MONTHS.iter().position(|m| {
        *m == word || *m != "may" && (word == m[..3] || word == "sept" && *m == "september")
    })?;
    Some((at as u8 + 1, len))
}

/// Bytes of blanks, commas, points and dashes between the parts of a date.
fn gap(text: &str) -> usize {
    text.bytes().take(3).take_while(|b| matches!(b, b' ' | b',' | b'.' | b'-' | b'/')).count()
}

fn ordinal(text: &str) -> usize {
    ["st", "nd", "rd", "th"].iter().find(|o| text.starts_with(**o)).map_or(0, |o| o.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_written() {
        let cases = [
            ("03/14/2026 13:48", "2026-03-14"),
            ("3/4/26", "2026-03-04"),
            ("2026-03-14", "2026-03-14"),
            ("2026-03-14T10:15:00Z", "2026-03-14"),
            ("20260314", "2026-03-14"),
            ("14.03.2026", "2026-03-14"),
            ("14-Mar-2026", "2026-03-14"),
            ("March 14, 2026", "2026-03-14"),
            ("Mar. 14 2026", "2026-03-14"),
            ("9 April 1971", "1971-04-09"),
            ("2nd of May 2026", "2026-05-02"),
            ("Thursday, March 12, 2026", "2026-03-12"),
            ("March 2026", "2026-03"),
            ("03/2026", "2026-03"),
            ("23/01/2026", "2026-01-23"),
            ("7/4/61", "1961-07-04"),
        ];
        for (text, date) in cases {
            assert_eq!(at_start(text).map(|w| w.date.to_string()).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "1/3",
            "S26-00417",
            "13/45/2026",
            "2.3 cm",
            "may 3 nodes",
            "0/1",
            "26-00417",
            "3 + 2 + 2",
            "12/2/20255",
        ] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }

    #[test]
    fn all_dates_of_a_line_are_found_once() {
        let found: Vec<_> = all("Collected: 01/06/2026 Reported: 01/12/2026 (seen 3 Jan 2026)")
            .map(|(_, w)| w.date.to_string())
            .collect();
        assert_eq!(found, ["2026-01-06", "2026-01-12", "2026-01-03"]);
    }
}
