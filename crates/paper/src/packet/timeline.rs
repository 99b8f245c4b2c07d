//! What happened in order: a strip that shows spacing and gaps, and a list that carries everything.

use jiff::ToSpan;
use jiff::civil::Date;
use journey::packet::Packet;
use journey::records::{self, Event, Group, What, timeline};
use knowledge::Words;
use record::{DocumentId, PartialDate, Passage};
use serde::Serialize;

use super::front::{Reference, Shelf};
use super::runs::letters;
use super::say;

/// Events older than this before the newest are in the list only: years would press the rest together.
const DRAWN_DAYS: i64 = 800;

#[derive(Debug, Default, Serialize)]
pub(crate) struct Timeline {
    title: String,
    none: String,
    /// What the strip shows, for those who do not see it.
    alt: String,
    ticks: Vec<Tick>,
    /// How many days are older than what is drawn.
    older: String,
    tracks: Vec<Track>,
    pub(crate) days: Vec<Day>,
}

/// The first day of a month, named under the strip.
#[derive(Debug, PartialEq, Serialize)]
struct Tick {
    /// As of a mark.
    at: f64,
    /// Empty where every tick begins a year.
    month: String,
    /// Empty where the tick before it is of the same year.
    year: String,
}

#[derive(Debug, Serialize)]
struct Track {
    name: String,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct Mark {
    /// From 0 where the first month begins to 1 where the last is over.
    at: f64,
    /// Drawn open.
    to_come: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Day {
    pub(crate) date: String,
    pub(crate) events: Vec<Happened>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Happened {
    pub(crate) what: String,
    pub(crate) refs: Vec<Reference>,
}

/// Everything of the chart that has a day.
pub(crate) fn of(packet: &Packet<'_>, words: &Words, on: Date) -> Timeline {
    let (chart, shelf) = (&packet.chart, Shelf::of(packet));
    let mut days: Vec<(PartialDate, Vec<Event<'_>>)> = Vec::new();
    for event in timeline(chart) {
        match days.last_mut().filter(|(date, _)| *date == event.date) {
            Some((_, events)) => events.push(event),
            None => days.push((event.date, vec![event])),
        }
    }
    for (_, events) in &mut days {
        // A paper that is the source of what happened that day stands there already.
        let cited: Vec<DocumentId> = events
            .iter()
            .filter_map(|e| match e.what {
                What::Fact(held) => Some(held.fact.passages().map(Passage::document)),
                What::Document(_) => None,
            })
            .flatten()
            .collect();
        events.retain(|e| !matches!(e.what, What::Document(d) if cited.contains(&d.id)));
    }
    days.retain(|(_, events)| !events.is_empty());
    let newest = days.last().map(|(date, _)| date.earliest());
    let drawn: Vec<_> = days
        .iter()
        .filter(|(date, _)| {
            newest.is_some_and(|n| i64::from((n - date.earliest()).get_days()) <= DRAWN_DAYS)
        })
        .collect();
    let first = drawn.first().map(|(date, _)| *date);
    let last = drawn.last().map(|(date, _)| *date);
    let said = |date: Option<PartialDate>| date.map(|d| say::date(words, d)).unwrap_or_default();
    let ends = [("first", &*said(first)), ("last", &*said(last))];
    let axis =
        first.zip(last).and_then(|(first, last)| Axis::of(first.earliest(), last.earliest()));
    Timeline {
        title: words.say("packet-timeline"),
        none: words.say("packet-timeline-none"),
        alt: words.say_with("packet-strip", &ends),
        ticks: axis.as_ref().map(|axis| axis.ticks(words)).unwrap_or_default(),
        older: match days.len() - drawn.len() {
            0 => String::new(),
            older => words.say_with("packet-strip-older", &[("count", &older.to_string())]),
        },
        tracks: axis.map(|axis| tracks(&drawn, &axis, words, on)).unwrap_or_default(),
        days: days.iter().map(|(date, events)| day(*date, events, &shelf, words)).collect(),
    }
}

fn day(date: PartialDate, events: &[Event<'_>], shelf: &Shelf, words: &Words) -> Day {
    let happened = events.iter().map(|event| match event.what {
        What::Fact(held) => {
            let name = say::name(words, &held.fact.value);
            let (refs, _) = shelf.references(held.fact.passages());
            let what = letters(&format!("{name}: {}", say::fact(words, &held.fact)));
            Happened { what, refs }
        }
        What::Document(document) => Happened {
            what: letters(&say::title(words, document)),
            refs: vec![Reference::to_paper(document.id)],
        },
    });
    Day { date: say::date(words, date), events: happened.collect() }
}

const TRACKS: [(records::Track, &str); 3] = [
    (records::Track::Tests, "packet-track-tests"),
    (records::Track::Treatment, "packet-track-treatment"),
    (records::Track::Visits, "packet-track-papers"),
];

/// The months that the strip shows, whole.
struct Axis {
    from: Date,
    to: Date,
}

impl Axis {
    /// Months from tick to tick; the first that leaves room for the names.
    const STEPS: [i32; 6] = [1, 2, 3, 6, 12, 60];
    /// Steps for which there is room.
    const ROOM: i32 = 12;

    fn of(first: Date, last: Date) -> Option<Self> {
        let to = last.first_of_month().checked_add(1.month()).ok()?;
        Some(Self { from: first.first_of_month(), to })
    }

    fn place(&self, day: Date) -> f64 {
        let days = |to: Date| f64::from((to - self.from).get_days());
        days(day) / days(self.to)
    }

    fn ticks(&self, words: &Words) -> Vec<Tick> {
        let number = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let (first, last) = (number(self.from), number(self.to));
        let fits = |step: &i32| (last - first) / step <= Self::ROOM;
        let step = Self::STEPS.into_iter().find(fits).unwrap_or(120);
        let mut before = None;
        let months = (first..=last).filter(|month| month % step == 0);
        let ticks = months.filter_map(|month| {
            let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            let day = Date::new(year.try_into().ok()?, of_year.try_into().ok()?, 1).ok()?;
            let name = words.say(&format!("packet-month-{of_year}"));
            Some(Tick {
                at: self.place(day),
                month: if step >= 12 { String::new() } else { name },
                year: match before.replace(year) == Some(year) {
                    true => String::new(),
                    false => year.to_string(),
                },
            })
        });
        ticks.collect()
    }
}

fn tracks(
    days: &[&(PartialDate, Vec<Event<'_>>)],
    axis: &Axis,
    words: &Words,
    on: Date,
) -> Vec<Track> {
    TRACKS
        .iter()
        .map(|(track, name)| {
            let marks = days.iter().filter_map(|(date, events)| {
                let mut here = events.iter().filter(|e| e.track() == *track).peekable();
                here.peek()?;
                let to_come = date.earliest() > on || here.all(is_planned);
                Some(Mark { at: axis.place(date.earliest()), to_come })
            });
            Track { name: words.say(name), marks: marks.collect() }
        })
        .collect()
}

fn is_planned(event: &Event<'_>) -> bool {
    matches!(event.what, What::Fact(held) if Group::of(held) == Group::Planned)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use knowledge::{Language, Library};

    use super::*;

    #[test]
    fn however_long_the_strip_its_ticks_have_room() {
        let library = Library::built_in(Language::English);
        let named = |first, last| -> Vec<String> {
            let ticks = Axis::of(first, last).unwrap().ticks(&library.office);
            assert!(ticks.windows(2).all(|pair| pair[1].at - pair[0].at > 0.05), "{ticks:?}");
            assert!(ticks.iter().all(|tick| (0.0..=1.0).contains(&tick.at)));
            ticks
                .iter()
                .map(|tick| format!("{} {}", tick.month, tick.year).trim().to_owned())
                .collect()
        };
        assert_eq!(named(date(2026, 10, 20), date(2026, 10, 20)), ["Oct 2026", "Nov"]);
        assert_eq!(
            named(date(2026, 11, 2), date(2027, 1, 5)),
            ["Nov 2026", "Dec", "Jan 2027", "Feb"]
        );
        let year = named(date(2025, 11, 30), date(2026, 11, 1));
        assert_eq!((year.len(), year[0].as_str(), year[2].as_str()), (7, "Nov 2025", "Mar"));
        let ten = named(date(2016, 5, 1), date(2026, 6, 1));
        assert_eq!((ten.len(), ten[0].as_str()), (10, "2017"));
        assert_eq!(named(date(1950, 1, 1), date(2026, 1, 1)).len(), 8);
    }
}
