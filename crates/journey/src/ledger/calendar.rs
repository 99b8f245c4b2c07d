//! The days of the ledger as a calendar file (iCalendar, RFC 5545), all-day events without times.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;
use knowledge::Library;

use super::Ledger;

/// Bytes of a line before it is folded (RFC 5545, 3.1).
const LINE: usize = 73;

/// One event for each day by which an answer is due. Says what is due and nothing of the illness or of the person: other
/// eyes see a calendar.
pub fn calendar(ledger: &Ledger<'_>, library: &Library, today: Date) -> String {
    let words = &library.words;
    let due = ledger.entries.iter().filter(|e| e.is_open()).filter_map(|entry| {
        let place = entry.place.lines().next().unwrap_or_default();
        let summary = words.say_with("calendar-due", &[("place", place)]);
        Some(CalendarDay { id: entry.id.to_owned(), day: entry.due?.day, summary })
    });
    calendar_of(due, today)
}

/// A day that goes to a calendar; its words tell nobody of the illness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The same day has the same name each time, so that a calendar knows it again.
    pub id: String,
    pub day: Date,
    pub summary: String,
}

/// All-day events as a file.
pub fn calendar_of(days: impl IntoIterator<Item = CalendarDay>, today: Date) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//second-opinion//ledger//EN");
    for event in days {
        let next = event.day.checked_add(1.day()).unwrap_or(event.day);
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{:016x}@second-opinion.invalid", mark(&event.id)));
        line(&mut out, &format!("DTSTAMP:{}T000000Z", digits(today)));
        line(&mut out, &format!("DTSTART;VALUE=DATE:{}", digits(event.day)));
        line(&mut out, &format!("DTEND;VALUE=DATE:{}", digits(next)));
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.summary)));
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// A name for an event that stays the same and tells nobody what was asked for (FNV-1a).
fn mark(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line with its end, folded where it is long.
fn line(out: &mut String, text: &str) {
    let mut rest = text;
    while rest.len() > LINE {
        let (head, tail) = rest.split_at(rest.floor_char_boundary(LINE));
        let _ = write!(out, "{head}\r\n ");
        rest = tail;
    }
    let _ = write!(out, "{rest}\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_fold_and_signs_are_escaped() {
        let mut out = String::new();
        line(&mut out, &"x".repeat(100));
        assert!(out.lines().all(|l| l.len() <= 75), "{out}");
        assert_eq!(escaped("a, b; c\nd"), "a\\, b\\; c\\nd");
    }
}
