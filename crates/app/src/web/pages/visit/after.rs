//! After the visit: all of it in own words, what was promised by whom and by when, and the notes as an opinion.

use std::collections::BTreeMap;

use axum::Form;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use journey::ledger::Entry;
use journey::visit::{as_words, asked, note, troubles};
use maud::{Markup, html};
use record::{CorrectionKind, RequestStep, StepKind};

use super::asked_field;
use super::notes::{LINES, area, kept_line, questions};
use crate::desk::DeskError;
use crate::web::pages::opinions;
use crate::web::parts::{
    Frame, Here, Width, asked_on_line, asked_on_lines, frame_of_visit, on_paper,
};
use crate::web::visit::Visit;

/// Under which name a promise stands in the ledger, and who keeps it.
const PROMISE: &str = "promise-visit";
pub(crate) const HOLDER: &str = "visit";

/// `GET /visit/after`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("visit-eyebrow")) }
            h1 { (words.say("visit-after-heading")) }
            (still_open(&visit))
            form.stack.keep-typed method="post" action="/visit/notes" {
                h2 { (words.say("visit-back-title")) }
                (area(&visit, asked::BACK, "visit-back", true))
                (kept_line(&visit))
            }
            (on_paper(&[asked_on_lines(&words.say("visit-back"), visit.answers.get(asked::BACK), LINES)]))
            (promises(&visit))
            div.stack.not-the-sheet {
                (to_opinion(&visit))
                p { a.tap href="/visit/said" { (words.say("visit-said-go")) } }
            }
        }
    };
    let about = Frame::new("title-visit", Width::Usual, Here::Elsewhere, "/visit").with(&["keep"]);
    frame_of_visit(&visit, &about, main)
}

/// `GET /visit/said`: what was said and promised, on a sheet for the folder or the first doctor.
pub(crate) async fn said(visit: Visit) -> Markup {
    let words = visit.words();
    let noted = questions(&visit);
    let noted = noted.iter().map(|(id, question)| (question, note(&visit.answers, id)));
    let missing = super::super::missing::of_visit(&visit);
    let ledger = super::super::missing::ledger_of(&visit, &missing);
    let made = ledger.entries.iter().filter(|e| e.holder == HOLDER);
    let lines = |text: &str| html! { @for line in text.lines() { p { (line) } } };
    let main = html! {
        div.stack.not-the-sheet {
            p.eyebrow { (words.say("visit-eyebrow")) }
            h1 { (words.say("visit-notes-heading")) }
            div.buttons {
                button.button.print-page type="button" hidden { (words.say("sheet-print")) }
                a.button.plain-link href="/visit/after" { (words.say("visit-after-go")) }
            }
        }
        div.sheet.stack {
            h2.sheet-title { (words.say("visit-said-title")) }
            @if let Some(day) = visit.answers.day(asked::DAY) { p { strong { (words.date(day.into())) } } }
            (super::lines(&visit))
            @for (question, note) in noted.filter(|(_, note)| !note.said.is_empty() || note.is_open) {
                section.keep-together.stack {
                    h3 { (question) }
                    (lines(note.said))
                    (lines(note.how))
                    @if !note.back.is_empty() { p.quiet { (words.say("visit-note-back")) ": " (note.back) } }
                    @if note.is_open { p { (words.say("visit-note-open")) } }
                }
            }
            (lines(visit.answers.get(asked::MORE)))
            @if visit.answers.has(asked::BACK) {
                h3 { (words.say("visit-back")) }
                (lines(visit.answers.get(asked::BACK)))
            }
            h3 { (words.say("visit-promises")) }
            ul.bullets { @for entry in made {
                li { (super::super::requests::title(&visit, entry)) ". " @if !entry.place.is_empty() { (entry.place) ". " } (super::super::requests::due_line(&visit, entry)) }
            } }
            div.write-line {}
        }
    };
    let about = Frame::new("title-visit", Width::Narrow, Here::Elsewhere, "/visit")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

/// What the person marked as not clear, with what to ask.
fn still_open(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let all = questions(visit);
    let open: Vec<_> = all.iter().filter(|(id, _)| note(&visit.answers, id).is_open).collect();
    html! {
        @if !open.is_empty() {
            h2 { (words.say_with("visit-open", &[("count", &open.len().to_string())])) }
            p { (words.say("visit-open-text")) }
            ul.lines { @for (id, question) in open {
                @let note = note(&visit.answers, id);
                li {
                    p.question { (question) }
                    @for line in note.said.lines() { p { (line) } }
                    @if note.how.is_empty() {
                        @if let Some(reached) = visit.library().visit.visit.reached.first() {
                            p { (words.say_with("quoted", &[("words", reached.ask.in_language(language))])) }
                        }
                    } @else { @for line in note.how.lines() { p.quiet { (line) } } }
                }
            } }
        }
    }
}

fn promises(visit: &Visit) -> Markup {
    let words = visit.words();
    let missing = super::super::missing::of_visit(visit);
    let ledger = super::super::missing::ledger_of(visit, &missing);
    let made: Vec<&Entry<'_>> = ledger.entries.iter().filter(|e| e.holder == HOLDER).collect();
    let one = |name: &str, label: &str, kind: &str| asked_field(visit, name, label, kind);
    html! {
        h2 { (words.say("visit-promises")) }
        p { (words.say("visit-promises-text")) }
        @if !made.is_empty() {
            ul.lines { @for entry in made {
                li {
                    p.item-name { (super::super::requests::title(visit, entry)) }
                    @if !entry.place.is_empty() { p { (entry.place) } }
                    p.small.quiet { (super::super::requests::due_line(visit, entry)) }
                }
            } }
            p.not-the-sheet { a.tap href="/requests" { (words.say("missing-see-requests")) } }
        }
        form.stack method="post" action="/visit/promise" {
            (one(asked::PROMISED, "visit-promised", "text"))
            (one(asked::PROMISED_BY, "visit-promised-by", "text"))
            (one(asked::PROMISED_FOR, "visit-promised-for", "date"))
            div.buttons { button.button.second { (words.say("visit-promised-save")) } }
        }
        (on_paper(&[
            asked_on_line(&words.say("visit-promised"), ""),
            asked_on_line(&words.say("visit-promised-by"), ""),
            asked_on_line(&words.say("visit-promised-for"), ""),
        ]))
    }
}

/// One press makes the notes an opinion that can be put beside the first doctor's.
fn to_opinion(visit: &Visit) -> Markup {
    let words = visit.words();
    let made = visit.answers.get(asked::OPINION);
    let is_empty = text(visit).is_empty();
    html! {
        h2 { (words.say("visit-opinion")) }
        @if is_empty { p { (words.say("visit-opinion-none")) } }
        @else {
            p { (words.say("visit-opinion-text")) }
            form method="post" action="/visit/opinion" {
                div.buttons { button.button { (words.say(if made.is_empty() { "visit-opinion-go" } else { "visit-opinion-again" })) } }
            }
        }
    }
}

/// The notes as one text.
fn text(visit: &Visit) -> String {
    let all = questions(visit);
    let ids: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    as_words(&visit.answers, &ids)
}

/// `POST /visit/opinion`
pub(crate) async fn opinion(visit: Visit) -> Result<Redirect, DeskError> {
    let written = text(&visit);
    if written.is_empty() {
        return Ok(Redirect::to("/visit/after"));
    }
    let kept = visit.answers.get(asked::OPINION).parse::<u32>().ok();
    let number = kept.unwrap_or_else(|| visit.answers.next_number(opinions::HEARD));
    let who = match visit.answers.get(asked::WHO) {
        "" => visit.words().say("visit-second-doctor"),
        who => who.to_owned(),
    };
    visit
        .desk()
        .answer(|answers, today| {
            let day = answers.day(asked::DAY).filter(|day| *day <= today).unwrap_or(today);
            let of = |part: &str| format!("{}{number}.{part}", opinions::HEARD);
            answers.set(&of("who"), &who, today);
            answers.set(&of("day"), &day.to_string(), today);
            answers.set(&of("words"), &written, today);
            answers.set(asked::OPINION, &number.to_string(), today);
        })
        .await?;
    Ok(Redirect::to(&format!("/opinions/h{number}")))
}

/// `POST /visit/promise`: into the ledger; what cannot be stays on the page as it was typed.
pub(crate) async fn promise(
    visit: Visit,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Response, DeskError> {
    const FIELDS: &[&str] = &[asked::PROMISED, asked::PROMISED_BY, asked::PROMISED_FOR];
    let get = |name: &str| given.get(name).map_or("", |said| said.trim());
    let day: Option<Date> = get(asked::PROMISED_FOR).parse().ok();
    visit
        .desk()
        .answer(|answers, today| FIELDS.iter().for_each(|name| answers.set(name, get(name), today)))
        .await?;
    let answers = visit.open.answers();
    let is_wrong = troubles(&answers, visit.today).iter().any(|(name, _)| FIELDS.contains(name));
    if is_wrong || get(asked::PROMISED).is_empty() {
        return Ok(Redirect::to("/visit/after").into_response());
    }
    let kind = StepKind::Asked {
        letter: String::new(),
        holder: HOLDER.to_owned(),
        items: Vec::new(),
        place: get(asked::PROMISED_BY).to_owned(),
        how: get(asked::PROMISED).to_owned(),
        expected: day,
    };
    let missing = super::super::missing::of_visit(&visit);
    let ledger = super::super::missing::ledger_of(&visit, &missing);
    // Pressed twice, it is sent twice.
    if !ledger.entries.iter().any(|entry| entry.asked.kind == kind) {
        let said = visit.answers.day(asked::DAY).unwrap_or(visit.today).min(visit.today);
        let step = RequestStep { request: ledger.next_id(PROMISE), day: said, kind };
        visit.desk().correct(CorrectionKind::Request(step), String::new()).await?;
    }
    visit
        .desk()
        .answer(|answers, today| FIELDS.iter().for_each(|name| answers.set(name, "", today)))
        .await?;
    Ok(Redirect::to("/visit/after").into_response())
}
