//! Notes against each question, kept as they are typed; said back in own words; "how did you reach this?" for what stays
//! open.

use axum::Form;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use journey::visit::{Note, PARTS, asked, name, note, noted};
use knowledge::questions::Whom;
use maud::{Markup, html};

use crate::desk::DeskError;
use crate::web::parts::{Frame, Here, Width, asked_on_lines, frame_of_visit, on_paper};
use crate::web::visit::Visit;

/// Questions that stand open on the page; the others are folded away.
const SHOWN: usize = 9;
/// Lines on paper for one note.
pub(super) const LINES: usize = 3;
/// Characters of one note.
const LONG: usize = 8000;
/// Header of a form that a module sends while somebody types.
const AS_TYPED: &str = "x-as-typed";

/// Every question of the visit by its name, with its words; also those with a note that are no longer asked.
pub(crate) fn questions(visit: &Visit) -> Vec<(String, String)> {
    let (found, _) = super::super::questions::of_visit(visit, Whom::Second);
    let mut all: Vec<(String, String)> = found.asked.into_iter().map(|q| (q.id, q.words)).collect();
    for question in noted(&visit.answers) {
        if all.iter().all(|(id, _)| id != question) {
            let left = found.left_out.iter().find(|q| q.id == question);
            let words =
                left.map_or_else(|| visit.words().say("visit-note-gone"), |q| q.words.clone());
            all.insert(0, (question.to_owned(), words));
        }
    }
    all
}

/// `GET /visit/notes`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let all = questions(&visit);
    let is_written = |(id, _): &&(String, String)| !note(&visit.answers, id).said.is_empty();
    let shown: Vec<_> = all
        .iter()
        .enumerate()
        .filter(|(at, q)| *at < SHOWN || is_written(q))
        .map(|(_, q)| q)
        .collect();
    let folded: Vec<_> = all.iter().filter(|q| !shown.contains(q)).collect();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("visit-eyebrow")) }
            h1 { (words.say("visit-notes-heading")) }
            p { (words.say("visit-notes-text")) }
            ol.lines { @for (id, question) in &shown { li { (one(&visit, id, question)) } } }
            @if !folded.is_empty() {
                details.more.not-the-sheet {
                    summary { (words.say_with("questions-others", &[("count", &folded.len().to_string())])) }
                    ol.lines { @for (id, question) in &folded { li { (one(&visit, id, question)) } } }
                }
            }
            form.stack.rule-above.keep-typed method="post" action="/visit/notes" {
                (area(&visit, asked::MORE, "visit-more", true))
                (kept_line(&visit))
            }
            (on_paper(&[asked_on_lines(&words.say("visit-more"), visit.answers.get(asked::MORE), LINES)]))
            p.not-the-sheet { a.tap href="/visit/after" { (words.say("visit-after-go")) } }
        }
    };
    let about = Frame::new("title-visit", Width::Narrow, Here::Elsewhere, "/visit").with(&["keep"]);
    frame_of_visit(&visit, &about, main)
}

/// A question, what was said, and below what comes after.
fn one(visit: &Visit, id: &str, question: &str) -> Markup {
    let words = visit.words();
    let language = words.language();
    let note = note(&visit.answers, id);
    let open = name(id, "open");
    html! {
        form.stack.keep-typed method="post" action="/visit/notes" {
            p.question { (question) }
            (labelled(visit, &name(id, "said"), &words.say("visit-note-said"), question))
            details.more open[!note.back.is_empty() || note.is_open] {
                summary { (words.say("visit-note-more")) span.sr-only { ": " (question) } }
                (labelled(visit, &name(id, "back"), &words.say("visit-note-back"), question))
                div.choice {
                    input type="hidden" name=(open) value="no";
                    input type="checkbox" name=(open) id=(open) value="yes" checked[note.is_open];
                    label for=(open) { (words.say("visit-note-open")) }
                }
                p { (words.say("visit-note-ask")) }
                ul.bullets { @for reached in &visit.library().visit.visit.reached { li { (words.say_with("quoted", &[("words", reached.ask.in_language(language))])) } } }
                (labelled(visit, &name(id, "how"), &words.say("visit-note-how"), question))
            }
            (kept_line(visit))
        }
        (on_paper(&[one_on_paper(visit, &note, question)]))
    }
}

/// A question with what was noted, or with lines to write on.
fn one_on_paper(visit: &Visit, note: &Note<'_>, question: &str) -> Markup {
    let words = visit.words();
    let back = (note.back, "visit-note-back");
    let how = (note.how, "visit-note-how");
    html! {
        (asked_on_lines(question, note.said, LINES))
        @for (said, label) in [back, how].iter().filter(|(said, _)| !said.is_empty()) {
            p.quiet { (words.say(label)) ": " (said) }
        }
        @if note.is_open { p { (words.say("visit-note-open")) } }
    }
}

/// A box to write in; its label is read with the question it belongs to.
fn labelled(visit: &Visit, name: &str, label: &str, question: &str) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) span.sr-only { ": " (question) } }
            textarea id=(name) name=(name) rows="3" maxlength=(LONG) { (visit.answers.get(name)) }
        }
    }
}

pub(super) fn area(visit: &Visit, name: &str, label: &str, hint: bool) -> Markup {
    let words = visit.words();
    let hint_id = format!("{name}-hint");
    html! {
        div.field {
            label for=(name) { (words.say(label)) }
            @if hint { p.field-hint id=(hint_id) { (words.say(&format!("{label}.hint"))) } }
            textarea id=(name) name=(name) rows="4" maxlength=(LONG) aria-describedby=[hint.then_some(&hint_id)] { (visit.answers.get(name)) }
        }
    }
}

/// The button for those without the module, and the line that says that it is kept.
pub(super) fn kept_line(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        div.buttons {
            button.button.second { (words.say("visit-note-save")) }
            span.quiet role="status" data-kept=(words.say("visit-kept")) data-not-kept=(words.say("visit-not-kept")) {}
        }
    }
}

/// Answers a form that was sent: back to its page, or no page where somebody is still typing.
pub(super) fn kept(headers: &HeaderMap, to: &str) -> Response {
    match headers.contains_key(AS_TYPED) {
        true => StatusCode::NO_CONTENT.into_response(),
        false => Redirect::to(to).into_response(),
    }
}

/// `POST /visit/notes`: what was sent is kept; what was not sent stays as it is.
pub(crate) async fn keep(
    visit: Visit,
    headers: HeaderMap,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Response, DeskError> {
    let known = questions(&visit);
    let is_note = |name: &str| {
        let part = name.strip_prefix(asked::NOTES).and_then(|rest| rest.rsplit_once('.'));
        part.is_some_and(|(id, part)| PARTS.contains(&part) && known.iter().any(|(q, _)| q == id))
    };
    visit
        .desk()
        .answer(|answers, today| {
            for (name, said) in &given {
                let said: String = said.chars().take(LONG).collect();
                // A box that is not ticked sends only its hidden twin.
                let said =
                    if said == "no" && name.ends_with(".open") { String::new() } else { said };
                if is_note(name) || [asked::MORE, asked::BACK].contains(&name.as_str()) {
                    answers.set(name, &said, today);
                }
            }
        })
        .await?;
    let to = match given.iter().any(|(name, _)| name == asked::BACK) {
        true => "/visit/after",
        false => "/visit/notes",
    };
    Ok(kept(&headers, to))
}
