//! The map of the whole way. It lists the rooms that stand; the order is advice, not a race.

use maud::{Markup, html};
use record::Status;

use super::sign::{Icon, icon};
use crate::web::visit::Visit;
use crate::web::voice::findings;

/// A room on the map: its group, its address (which names it too) and its words.
struct Room {
    group: &'static str,
    address: &'static str,
    words: &'static str,
}

/// One line a room, in the order of the way.
const ROOMS: &[Room] = &[
    Room { group: "way-first", address: "/time", words: "way-time" },
    Room { group: "way-first", address: "/reasons", words: "way-reasons" },
    Room { group: "way-first", address: "/insurance", words: "way-insurance" },
    Room { group: "way-first", address: "/telling", words: "way-telling" },
    Room { group: "way-first", address: "/doctors", words: "way-doctors" },
    Room { group: "way-first", address: "/trials", words: "way-trials" },
    Room { group: "way-ready", address: "/records/add", words: "way-add" },
    Room { group: "way-ready", address: "/records", words: "way-records" },
    Room { group: "way-ready", address: "/set-aside", words: "way-set-aside" },
    Room { group: "way-ready", address: "/missing", words: "way-missing" },
    Room { group: "way-ready", address: "/requests", words: "way-requests" },
    Room { group: "way-case", address: "/case", words: "way-case-room" },
    Room { group: "way-case", address: "/timeline", words: "way-timeline" },
    Room { group: "way-case", address: "/case/two-answers", words: "way-two-answers" },
    Room { group: "way-hand-over", address: "/questions", words: "way-questions" },
    Room { group: "way-hand-over", address: "/packet", words: "way-packet" },
    Room { group: "way-hand-over", address: "/visit", words: "way-visit" },
    Room { group: "way-hand-over", address: "/helpers", words: "way-helpers" },
    Room { group: "way-after", address: "/opinions", words: "way-opinions" },
    Room { group: "way-after", address: "/decide", words: "way-decide" },
];

/// `here` is the address of the room one is in.
pub(crate) fn journey(visit: &Visit, here: &str) -> Markup {
    let words = visit.words();
    let mut groups: Vec<(&str, Vec<&Room>)> = Vec::new();
    for room in ROOMS {
        match groups.last_mut().filter(|(group, _)| *group == room.group) {
            Some((_, rooms)) => rooms.push(room),
            None => groups.push((room.group, vec![room])),
        }
    }
    html! {
        nav.journey id="the-whole-way" aria-labelledby="the-whole-way-title" {
            h2 id="the-whole-way-title" { (words.say("way-title")) }
            div.journey-steps {
                @for (group, rooms) in groups {
                    div {
                        h3 { (words.say(group)) }
                        ul { @for room in rooms { li { (step(visit, room, here)) } } }
                    }
                }
            }
        }
    }
}

fn step(visit: &Visit, room: &Room, here: &str) -> Markup {
    let words = visit.words();
    let done = is_done(visit, room.address);
    let waits = waiting(visit, room.address);
    html! {
        a href=(room.address) class=[done.then_some("done")]
            aria-current=[(room.address == here).then_some("step")] {
            (words.say(room.words))
            @if done { (icon(Icon::Tick)) span.sr-only { (words.say("way-done")) } }
            @if let Some(note) = waits { span.journey-note { (note) } }
        }
    }
}

fn is_done(visit: &Visit, address: &str) -> bool {
    let documents = &visit.case.chart.documents;
    match address {
        "/records/add" => !documents.is_empty(),
        "/records" => {
            !documents.is_empty() && documents.iter().all(|d| d.status != Status::NotRead)
        }
        "/reasons" => super::super::pages::reasons::is_begun(visit),
        "/insurance" => super::super::pages::insurance::is_begun(visit),
        "/telling" => super::super::pages::telling::is_told(visit),
        "/doctors" => super::super::pages::doctors::is_begun(visit),
        "/trials" => super::super::pages::trials::is_begun(visit),
        "/time" => super::super::pages::time::is_begun(visit),
        "/visit" => super::super::pages::visit::is_done(visit),
        "/helpers" => visit.answers.has(journey::helpers::asked::PARTS),
        "/questions" => super::super::pages::questions::is_begun(visit),
        _ => false,
    }
}

/// A few words where something waits for the person.
fn waiting(visit: &Visit, address: &str) -> Option<String> {
    let chart = &visit.case.chart;
    let (id, count) = match address {
        "/case/two-answers" => (
            "way-to-look-at",
            chart.findings.iter().filter(|f| findings::is_conflict(f.code)).count(),
        ),
        "/trials" => ("way-trials-kept", super::super::pages::trials::kept(visit)),
        "/set-aside" => (
            "way-set-aside-count",
            chart
                .documents
                .iter()
                .filter(|d| super::super::pages::set_aside::is_set_aside(visit, d))
                .count(),
        ),
        _ => return None,
    };
    (count > 0).then(|| visit.words().say_with(id, &[("count", &count.to_string())]))
}
