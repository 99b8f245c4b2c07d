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
    use jiff::civil::date;

    use super::*;

    /// The content lines of a file, unfolded, after the grammar of RFC 5545 (3.1): what a strict parser refuses fails here.
    fn content_lines(file: &str) -> Vec<(String, String)> {
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        let lines = file.replace("\r\n ", "");
        let lines = lines.trim_end().split("\r\n").map(|line| {
            let (name, value) = line.split_once(':').expect("a name and a value");
            let is_name = |c: char| c.is_ascii_uppercase() || matches!(c, '-' | ';' | '=');
            assert!(name.chars().all(is_name) && !name.is_empty(), "{line}");
            assert!(!value.chars().any(char::is_control), "{line}");
            (name.to_owned(), value.to_owned())
        });
        lines.collect()
    }

    /// A TEXT value as it was meant (3.3.11); a bare separator or an escape of another sign is refused.
    fn meant(value: &str) -> String {
        let mut said = String::new();
        let mut signs = value.chars();
        while let Some(c) = signs.next() {
            assert!(!matches!(c, ',' | ';'), "{value}");
            said.push(match c {
                '\\' => match signs.next() {
                    Some('n' | 'N') => '\n',
                    Some(c @ ('\\' | ';' | ',')) => c,
                    other => panic!("{other:?} in {value}"),
                },
                c => c,
            });
        }
        said
    }

    #[test]
    fn a_strict_reader_takes_every_event_as_it_was_meant() {
        let said = [
            "Answer due: Pennywhistle General Hospital; pathology, room 4\\5",
            "Réponse attendue : Hôpital universitaire de Nulle-part-sur-Mer, archives médicales, 日本語 and much more of it",
            "Two\nlines\r and \u{7} a bell",
            "",
        ];
        let days = said.iter().zip([28, 29, 30, 31]).map(|(summary, day)| CalendarDay {
            id: format!("ask/{day}"),
            day: date(2026, 12, day),
            summary: (*summary).to_owned(),
        });
        let file = calendar_of(days, date(2026, 11, 22));
        let lines = content_lines(&file);
        let names: Vec<&str> = lines.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..3], ["BEGIN", "VERSION", "PRODID"]);
        assert_eq!((lines[1].1.as_str(), names.last()), ("2.0", Some(&"END")));
        let events: Vec<&[(String, String)]> =
            lines[3..lines.len() - 1].chunk_by(|_, next| next.0 != "BEGIN").collect();
        assert_eq!(events.len(), said.len());
        let mut uids = std::collections::BTreeSet::new();
        for (event, said) in events.into_iter().zip(said) {
            let names: Vec<&str> = event.iter().map(|(name, _)| name.as_str()).collect();
            let wanted = [
                "BEGIN",
                "UID",
                "DTSTAMP",
                "DTSTART;VALUE=DATE",
                "DTEND;VALUE=DATE",
                "SUMMARY",
                "END",
            ];
            assert_eq!(names, wanted);
            assert_eq!((event[0].1.as_str(), event[6].1.as_str()), ("VEVENT", "VEVENT"));
            assert!(uids.insert(&event[1].1), "an identifier stands once");
            assert_eq!(event[2].1, "20261122T000000Z");
            assert!(event[3].1 < event[4].1, "it ends on the day after, {event:?}");
            assert_eq!(meant(&event[5].1), said.replace(['\r', '\u{7}'], ""));
        }
    }
}
