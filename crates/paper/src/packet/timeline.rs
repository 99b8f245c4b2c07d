//! What happened in order: a strip that shows spacing and gaps, and a list that carries everything.

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
    first: String,
    last: String,
    tracks: Vec<Track>,
    pub(crate) days: Vec<Day>,
}

#[derive(Debug, Serialize)]
struct Track {
    name: String,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct Mark {
    /// From 0 at the first day to 1 at the last.
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
    Timeline {
        title: words.say("packet-timeline"),
        none: words.say("packet-timeline-none"),
        alt: words.say_with("packet-strip", &ends),
        tracks: tracks(&drawn, words, on),
        first: said(first),
        last: said(last),
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

fn tracks(days: &[&(PartialDate, Vec<Event<'_>>)], words: &Words, on: Date) -> Vec<Track> {
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else {
        return Vec::new();
    };
    let span = f64::from((last.earliest() - first.earliest()).get_days()).max(1.0);
    let at = |date: PartialDate| f64::from((date.earliest() - first.earliest()).get_days()) / span;
    TRACKS
        .iter()
        .map(|(track, name)| {
            let has = |events: &[Event<'_>]| events.iter().any(|e| e.track() == *track);
            let marks = days.iter().filter(|(_, events)| has(events)).map(|(date, events)| Mark {
                at: at(*date),
                to_come: date.earliest() > on || events.iter().all(is_planned),
            });
            Track { name: words.say(name), marks: marks.collect() }
        })
        .collect()
}

fn is_planned(event: &Event<'_>) -> bool {
    matches!(event.what, What::Fact(held) if Group::of(held) == Group::Planned)
}
