//! What happened, in order: a strip that shows spacing and gaps, and a list that carries everything.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use journey::records::{Event, Track, What, timeline};
use knowledge::line;
use maud::{Markup, html};
use record::{ChartFact, DocumentId, DocumentKind, Fact, PartialDate, Passage, Standing, Value};
use serde::Deserialize;

use crate::web::parts::{Frame, Here, Width, frame_of_visit, sources, sources_of};
use crate::web::visit::Visit;
use crate::web::voice::{dates, documents, facts};

/// Days without a paper that are worth a question.
const GAP_DAYS: i64 = 35;
/// Events nearer than this to the newest are drawn; what is years older is in the list only.
const DRAWN_DAYS: i64 = 800;

const TRACKS: [(Track, &str); 3] = [
    (Track::Tests, "track-tests"),
    (Track::Treatment, "track-treatment"),
    (Track::Visits, "track-visits"),
];

/// Days on one page: what is older stands a page further back.
const ON_A_PAGE: usize = 250;

/// How many of the newest days are passed over.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Earlier {
    skip: usize,
}

/// Everything of one day.
struct Day<'a> {
    date: PartialDate,
    events: Vec<Event<'a>>,
}

/// `GET /timeline`
pub(crate) async fn show(visit: Visit, Query(earlier): Query<Earlier>) -> Response {
    let words = visit.words();
    let mut days = by_day(&visit);
    days.truncate(days.len().saturating_sub(earlier.skip));
    let before = days.len().saturating_sub(ON_A_PAGE);
    let left = days.split_off(before);
    let before = std::mem::replace(&mut days, left);
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Redirect::to("/records/add").into_response();
    };
    // What is years older is in the list; the heading speaks of the time that is drawn.
    let newest = last.date.earliest().min(visit.today).max(first.date.earliest());
    let drawn =
        days.iter().find(|d| i64::from((newest - d.date.earliest()).get_days()) <= DRAWN_DAYS);
    let first = drawn.unwrap_or(first);
    let span = (newest - first.date.earliest()).get_days();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("timeline-eyebrow")) }
            h1 {
                (words.say_with("timeline-heading", &[
                    ("first", &words.date(first.date)), ("spell", &dates::spell(words, i64::from(span))),
                ]))
            }
            @if earlier.skip == 0 { (strip(&visit, &days)) }
            @if let (Some(oldest), Some(newest)) = (before.first(), before.last()) {
                p.buttons { a.button.second href={ "/timeline?skip=" (earlier.skip + days.len()) } {
                    (words.say_with("timeline-earlier", &[
                        ("first", &words.date(oldest.date)), ("last", &words.date(newest.date)),
                    ]))
                } }
            }
            (list(&visit, &days, earlier.skip == 0))
            @if earlier.skip > 0 { p.buttons { a.button.second href="/timeline" { (words.say("timeline-newest")) } } }
        }
    };
    let about = Frame::new("title-timeline", Width::Usual, Here::Case, "/timeline");
    frame_of_visit(&visit, &about, main).into_response()
}

fn by_day<'a>(visit: &'a Visit) -> Vec<Day<'a>> {
    let mut days: Vec<Day<'a>> = Vec::new();
    let used = |e: &Event<'_>| match e.what {
        What::Document(d) => !super::set_aside::is_set_aside(visit, d),
        What::Fact(_) => true,
    };
    for event in timeline(&visit.case.chart).into_iter().filter(used) {
        match days.last_mut().filter(|day| day.date == event.date) {
            Some(day) => day.events.push(event),
            None => days.push(Day { date: event.date, events: vec![event] }),
        }
    }
    for day in &mut days {
        // A paper that is the source of what happened that day stands there already.
        let cited: Vec<DocumentId> = day
            .events
            .iter()
            .filter_map(|e| match e.what {
                What::Fact(held) => Some(held.fact.passages().map(|p| p.document())),
                What::Document(_) => None,
            })
            .flatten()
            .collect();
        day.events.retain(|e| !matches!(e.what, What::Document(d) if cited.contains(&d.id)));
        day.events.sort_by_key(|e| matches!(e.what, What::Document(_)));
    }
    days
}

/// Where the strip begins and ends.
struct Scale {
    from: Date,
    days: f64,
}

impl Scale {
    fn new(days: &[Day<'_>], today: Date) -> Option<Self> {
        let newest = days.last()?.date.earliest().max(today);
        let near = days
            .iter()
            .map(|d| d.date.earliest())
            .find(|d| (newest - *d).get_days() as i64 <= DRAWN_DAYS)?;
        // A little room on the left, where the tracks have their names.
        let room = jiff::Span::new().days((newest - near).get_days() / 6);
        let from = near.checked_sub(room).unwrap_or(near).first_of_month();
        let to = newest.last_of_month();
        Some(Self { from, days: f64::from((to - from).get_days().max(1)) })
    }

    fn percent(&self, day: Date) -> f64 {
        100.0 * f64::from((day - self.from).get_days()) / self.days
    }

    fn at(&self, day: Date) -> String {
        format!("{:.1}%", self.percent(day))
    }

    fn shows(&self, day: Date) -> bool {
        day >= self.from
    }

    /// The first days of months, not so many that their names meet.
    fn months(&self) -> Vec<Date> {
        let step = (self.days / 30.4 / 7.0).ceil().max(1.0) as i32;
        let first = self.from;
        (0..200)
            .filter_map(|n| first.checked_add(jiff::Span::new().months(n * step)).ok())
            .take_while(|day| self.percent(*day) < 96.0)
            .collect()
    }
}

fn strip(visit: &Visit, days: &[Day<'_>]) -> Markup {
    let words = visit.words();
    let Some(scale) = Scale::new(days, visit.today) else { return html! {} };
    let drawn: Vec<&Day<'_>> = days.iter().filter(|d| scale.shows(d.date.earliest())).collect();
    let base = |n: usize| 38 + 36 * n;
    let title = words.say_with(
        "strip-title",
        &[
            ("first", &words.date(PartialDate::from(scale.from))),
            ("count", &drawn.len().to_string()),
        ],
    );
    html! {
        figure.time-picture {
            svg height="150" role="img" aria-labelledby="strip-title" {
                title id="strip-title" { (title) }
                @for month in scale.months() {
                    line.grid x1=(scale.at(month)) x2=(scale.at(month)) y1="4" y2="122" {}
                    text.quiet-text x=(scale.at(month)) dx="5" y="144" { (month_name(visit, month)) }
                }
                @for (n, (_, name)) in TRACKS.iter().enumerate() {
                    line.grid x1="0%" x2="100%" y1=(base(n)) y2=(base(n)) {}
                    text.quiet-text x="0%" dx="5" y=(base(n) - 15) { (words.say(name)) }
                }
                @for day in &drawn {
                    @for (n, (wanted, _)) in TRACKS.iter().enumerate() {
                        @if day.events.iter().any(|e| e.track() == *wanted) {
                            circle class=(if day.date.earliest() > visit.today { "to-come" } else { "event" })
                                cx=(scale.at(day.date.earliest())) cy=(base(n)) r="6" {}
                        }
                    }
                }
                line.today x1=(scale.at(visit.today)) x2=(scale.at(visit.today)) y1="4" y2="122" {}
            }
            figcaption.small.quiet {
                (words.say_with("strip-caption", &[("today", &dates::day_of_year(words, visit.today))]))
            }
        }
    }
}

/// `Oct`; January with its year, so that one sees where a year begins.
fn month_name(visit: &Visit, month: Date) -> String {
    let name = visit.words().say(&format!("month-short-{}", month.month()));
    if month.month() == 1 { format!("{name} {}", month.year()) } else { name }
}

/// Every day; `to_today` where they are the newest.
fn list(visit: &Visit, days: &[Day<'_>], to_today: bool) -> Markup {
    let words = visit.words();
    let mut before: Option<PartialDate> = None;
    let mut today_shown = false;
    let concluded = concluded(visit);
    html! {
        ol.timeline {
            @for day in days {
                @if day.date.earliest() > visit.today && !std::mem::replace(&mut today_shown, true) { (today(visit)) }
                @if let Some(gap) = before.and_then(|b| gap(b, day.date)) {
                    li.gap {
                        span.date { (words.say_with("timeline-gap-dates", &[
                            ("from", &before.map_or_else(String::new, |b| words.date(b))),
                            ("to", &words.date(day.date)),
                        ])) }
                        span.quiet {
                            (words.say_with("timeline-gap", &[("spell", &dates::spell(words, gap))])) " "
                            a href="/records/add" { (words.say("timeline-gap-add")) }
                        }
                    }
                }
                (one(visit, day, &concluded))
                @let () = before = Some(day.date);
            }
            @if to_today && !today_shown { (today(visit)) }
        }
    }
}

fn today(visit: &Visit) -> Markup {
    let words = visit.words();
    html! { li.today { (words.say_with("timeline-today", &[("today", &dates::day_of_year(words, visit.today))])) } }
}

/// Days between two days, where there are so many that something may be missing. Between years only
/// there is no telling.
fn gap(before: PartialDate, after: PartialDate) -> Option<i64> {
    let days = i64::from((after.as_day()? - before.as_day()?).get_days());
    (GAP_DAYS..=DRAWN_DAYS).contains(&days).then_some(days)
}

/// What the radiologists concluded, by paper: the first statements of each.
type Concluded<'a> = BTreeMap<DocumentId, Vec<&'a Fact>>;

fn concluded(visit: &Visit) -> Concluded<'_> {
    /// Statements under one event; the paper holds the others.
    const SHOWN: usize = 2;
    let mut concluded = Concluded::new();
    let stated = visit.case.chart.of_kind("impression");
    for held in stated.filter(|f| !matches!(f.standing, Standing::Hidden | Standing::SaidWrong)) {
        for passage in held.fact.passages() {
            let of_paper = concluded.entry(passage.document()).or_default();
            if of_paper.len() < SHOWN {
                of_paper.push(&held.fact);
            }
        }
    }
    concluded
}

/// The words of the impression under the examination that they are of.
fn impression(visit: &Visit, held: &ChartFact, concluded: &Concluded<'_>) -> Markup {
    const CHARS: usize = 160;
    let papers = held.fact.passages().map(Passage::document);
    let said = papers.filter_map(|paper| concluded.get(&paper)).next();
    html! {
        @if matches!(held.fact.value, Value::ImagingStudy(_)) {
            @for fact in said.into_iter().flatten() {
                span.plain { (line::shortened(&facts::of(visit.words(), fact), CHARS)) }
            }
        }
    }
}

fn one(visit: &Visit, day: &Day<'_>, concluded: &Concluded<'_>) -> Markup {
    let words = visit.words();
    let to_come = day.date.earliest() > visit.today;
    let iso = day.date.to_string();
    html! {
        li class=[to_come.then_some("to-come")] {
            time datetime=(iso) {
                (words.date(day.date))
                @if day.date.day_of_month().is_none() { (words.say("timeline-no-day")) }
            }
            @for event in &day.events { (what(visit, event, concluded)) }
        }
    }
}

fn what(visit: &Visit, event: &Event<'_>, concluded: &Concluded<'_>) -> Markup {
    let words = visit.words();
    html! {
        @match event.what {
            What::Fact(held) => {
                strong { (facts::of(words, &held.fact)) }
                span.plain { (facts::name(words, &held.fact.value)) }
                (impression(visit, held, concluded))
                div.sources { (sources_of(words, &visit.case, held)) }
            }
            What::Document(document) => {
                strong { a href={ "/documents/" (document.id.0) } { (documents::name(words, document)) } }
                @let kind = documents::kind(words, document.kind);
                @if kind != documents::name(words, document) && document.kind != DocumentKind::Unknown {
                    span.plain { (kind) }
                }
                (sources(words, &visit.case, None))
            }
        }
    }
}
