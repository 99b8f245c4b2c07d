//! What the person asked for: by when an answer is due, what came, where it went, what is to come back.

use axum::Form;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use journey::ledger::{DueBy, Entry, Stands, calendar};
use knowledge::line;
use maud::{Markup, html};
use record::{CorrectionKind, RequestStep, StepKind};
use serde::Deserialize;

use super::missing::{ledger_of, of_visit};
use super::trouble;
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Icon, Width, choice, field, frame_of_visit, papers, sign,
};
use crate::web::visit::Visit;

/// `GET /requests`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let missing = of_visit(&visit);
    let ledger = ledger_of(&visit, &missing);
    let overdue = ledger.overdue().count();
    let open = ledger.entries.iter().filter(|e| e.is_open()).count();
    let heading = match (ledger.entries.is_empty(), overdue) {
        (true, _) => words.say("requests-none"),
        (_, 0) => words.say_with("requests-open", &[("count", &open.to_string())]),
        _ => words.say_with("requests-overdue", &[("count", &overdue.to_string())]),
    };
    let dated = ledger.entries.iter().any(|e| e.is_open() && e.due.is_some());
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("requests-eyebrow")) }
            h1 { (heading) }
            @if ledger.entries.is_empty() {
                p { (words.say("requests-none-text")) }
                p { a.button href="/missing" { (words.say("requests-to-missing")) } }
            } @else {
                p { (words.say("requests-text")) }
                @for (at, entry) in ledger.entries.iter().enumerate() { (one(&visit, at, entry)) }
                p.buttons {
                    @if dated { a.button.second href="/requests/calendar.ics" { (words.say("requests-calendar")) } }
                    a.button.plain-link href="/missing" { (words.say("requests-to-missing")) }
                }
                @if dated { p.small.quiet { (words.say("requests-calendar-text")) } }
            }
        }
    };
    let about = Frame::new("title-requests", Width::Usual, Here::Elsewhere, "/requests");
    frame_of_visit(&visit, &about, main)
}

/// `GET /requests/calendar.ics`
pub(crate) async fn days(visit: Visit) -> Response {
    let missing = of_visit(&visit);
    let ledger = ledger_of(&visit, &missing);
    let text = calendar(&ledger, visit.library(), visit.today);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"due-days.ics\""),
    ];
    (headers, text).into_response()
}

/// What kind of request it is: the name of its letter.
pub(crate) fn title(visit: &Visit, entry: &Entry<'_>) -> String {
    let language = visit.words().language();
    // What somebody promised at a visit was asked for with no letter: it is its own words.
    entry
        .letter
        .map_or_else(|| line::capital(entry.how), |l| l.name.in_language(language).to_owned())
}

/// What is waited for: the papers, else the letter or the promise.
pub(crate) fn what(visit: &Visit, entry: &Entry<'_>) -> String {
    if entry.items.is_empty() { title(visit, entry) } else { items(visit, entry) }
}

/// What was asked for, in one line.
pub(crate) fn items(visit: &Visit, entry: &Entry<'_>) -> String {
    let words = visit.words();
    let language = words.language();
    let checklists = &visit.library().checklists;
    let items: Vec<String> = entry
        .items
        .iter()
        .filter_map(|item| checklists.item(item))
        .map(|item| item.name.in_language(language).to_owned())
        .collect();
    line::capital(&items.join("; "))
}

/// By when an answer is due, and what sets the day.
pub(crate) fn due_line(visit: &Visit, entry: &Entry<'_>) -> String {
    let words = visit.words();
    let asked = words.date(entry.asked.day.into());
    let is_promise = entry.holder == super::visit::after::HOLDER;
    let id = if is_promise { "request-promised" } else { "request-asked" };
    let asked = words.say_with(id, &[("date", &asked)]);
    let Some(due) = entry.due else { return asked };
    let day = words.date(due.day.into());
    let by_plan = entry.holder == super::insurance::HOLDER;
    let id = match due.by {
        DueBy::Law if by_plan => "request-due-law-plan",
        DueBy::Law => "request-due-law",
        DueBy::Extension => "request-due-extension",
        DueBy::Word => "request-due-word",
    };
    format!("{asked} {}", words.say_with(id, &[("date", &day)]))
}

fn one(visit: &Visit, at: usize, entry: &Entry<'_>) -> Markup {
    let words = visit.words();
    let id = format!("request-{at}");
    let place = entry.place.lines().next().unwrap_or_default();
    html! {
        section.stack.rule-above aria-labelledby=(id) {
            h2 id=(id) { (title(visit, entry)) }
            @let items = items(visit, entry);
            @if !items.is_empty() { p { (items) } }
            @if !place.is_empty() { p.quiet { (place) } }
            p { (standing(visit, entry)) }
            p { (due_line(visit, entry)) @if !entry.how.is_empty() && entry.letter.is_some() { " " (words.say_with("request-how", &[("how", entry.how)])) } }
            @if let Stands::Received { documents, .. } = &entry.stands { (papers(visit, documents.iter().copied())) }
            @if entry.is_lent() { p.small { (words.say("request-lent")) } }
            (steps(visit, entry))
            @if entry.is_open() && !entry.items.is_empty() { (letters(visit, entry)) }
            @if !matches!(entry.stands, Stands::Dropped | Stands::Returned) { (what_happened(visit, at, entry)) }
        }
    }
}

fn standing(visit: &Visit, entry: &Entry<'_>) -> Markup {
    let words = visit.words();
    let (class, icon, said) = match &entry.stands {
        Stands::Waiting => ("cannot-tell", Icon::CannotTell, words.say("stands-waiting")),
        Stands::Overdue { days } => (
            "please-check",
            Icon::Check,
            words.say_with("stands-overdue", &[("count", &days.to_string())]),
        ),
        Stands::Received { by_itself: true, .. } => {
            ("done", Icon::Tick, words.say("stands-received-by-itself"))
        }
        Stands::Received { .. } => ("done", Icon::Tick, words.say("stands-received")),
        Stands::SentOn => ("done", Icon::Tick, words.say("stands-sent-on")),
        Stands::Confirmed => ("done", Icon::Tick, words.say("stands-confirmed")),
        Stands::Returned => ("done", Icon::Tick, words.say("stands-returned")),
        Stands::Dropped => ("done", Icon::Page, words.say("stands-dropped")),
    };
    sign(class, icon, &said)
}

/// Every step after the first, in order: the chain of custody of what was lent.
fn steps(visit: &Visit, entry: &Entry<'_>) -> Markup {
    let words = visit.words();
    let later: Vec<&&RequestStep> =
        entry.steps.iter().filter(|s| !matches!(s.kind, StepKind::Asked { .. })).collect();
    html! {
        @if !later.is_empty() {
            ul.plain { @for step in later {
                li.small { (words.date(step.day.into())) ": " (step_said(visit, step)) }
            } }
        }
    }
}

fn step_said(visit: &Visit, step: &RequestStep) -> String {
    let words = visit.words();
    match &step.kind {
        StepKind::Asked { .. } => words.say("step-asked"),
        StepKind::Reminded { how } => words.say_with("step-reminded", &[("how", how)]),
        StepKind::Extended { until } => {
            words.say_with("step-extended", &[("date", &words.date((*until).into()))])
        }
        StepKind::Received { .. } => words.say("step-received"),
        StepKind::SentOn { to, .. } => words.say_with("step-sent-on", &[("to", to)]),
        StepKind::Confirmed { by } => words.say_with("step-confirmed", &[("by", by)]),
        StepKind::Returned { how } => words.say_with("step-returned", &[("how", how)]),
        StepKind::Dropped => words.say("step-dropped"),
    }
}

fn letters(visit: &Visit, entry: &Entry<'_>) -> Markup {
    let words = visit.words();
    let late = matches!(entry.stands, Stands::Overdue { .. })
        && entry.due.is_some_and(|d| d.by != DueBy::Word);
    html! {
        p.buttons {
            a.button.second href={ "/requests/" (entry.id) "/letters/reminder" } { (words.say("request-remind")) }
            @if late {
                a.button.second href={ "/requests/" (entry.id) "/letters/escalation" } { (words.say("request-escalate")) }
            }
        }
    }
}

/// What can happen to a request, in the order in which it does.
const HAPPENINGS: &[&str] =
    &["received", "reminded", "extended", "sent-on", "confirmed", "returned", "dropped"];

fn what_happened(visit: &Visit, at: usize, entry: &Entry<'_>) -> Markup {
    let words = visit.words();
    let lent = entry.letter.is_some_and(|l| l.id == "slides");
    let (day, who) = (format!("day-{at}"), format!("who-{at}"));
    html! {
        details.more {
            summary { (words.say("happened-open")) span.sr-only { ": " (title(visit, entry)) } }
            form.stack method="post" action={ "/requests/" (entry.id) } {
                fieldset.field {
                    legend { (words.say("happened-what")) }
                    @for what in HAPPENINGS.iter().filter(|w| lent || **w != "returned") {
                        (choice(&format!("what-{at}"), what, &words.say(&format!("happened-{what}")), *what == "received"))
                    }
                }
                (field(&Field {
                    name: &day, label: &words.say("happened-day"), hint: Some(&words.say("happened-day.hint")),
                    kind: "date", autocomplete: "off", value: &visit.today.to_string(), error: None,
                }))
                (field(&Field {
                    name: &who, label: &words.say("happened-who"), hint: Some(&words.say("happened-who.hint")),
                    kind: "text", autocomplete: "off", value: "", error: None,
                }))
                div.buttons { button.button.second { (words.say("happened-save")) } }
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Happened(std::collections::BTreeMap<String, String>);

impl Happened {
    /// Each request's fields carry its number on the page, so that no two share a name.
    fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(key, _)| key.starts_with(name));
        found.map(|(_, said)| said.trim()).unwrap_or_default()
    }
}

/// `POST /requests/{id}`: one more step.
pub(crate) async fn happened(
    visit: Visit,
    Path(id): Path<String>,
    Form(happened): Form<Happened>,
) -> Result<Response, DeskError> {
    visit.desk().drop_draft(&format!("/requests/{id}"));
    let missing = of_visit(&visit);
    if ledger_of(&visit, &missing).entry(&id).is_none() {
        return Ok(trouble::gone(&visit.visitor));
    }
    let day = happened.get("day-").parse::<Date>().unwrap_or(visit.today);
    let who = happened.get("who-").to_owned();
    let kind = match happened.get("what-") {
        "received" => StepKind::Received { document: None },
        "reminded" => StepKind::Reminded { how: who },
        "extended" => StepKind::Extended { until: day },
        "sent-on" => StepKind::SentOn { to: who, how: String::new() },
        "confirmed" => StepKind::Confirmed { by: who },
        "returned" => StepKind::Returned { how: who },
        "dropped" => StepKind::Dropped,
        _ => return Ok(Redirect::to("/requests").into_response()),
    };
    // An extension names the day it runs to; it was said today.
    let said_on = match kind {
        StepKind::Extended { .. } => visit.today,
        _ => day,
    };
    let step = RequestStep { request: id, day: said_on, kind };
    visit.desk().correct(CorrectionKind::Request(step), String::new()).await?;
    Ok(Redirect::to("/requests").into_response())
}
