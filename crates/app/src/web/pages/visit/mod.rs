//! The visit: day and place, what to take along, who comes, whether it may be recorded; then notes and what was promised.

pub(crate) mod after;
pub(crate) mod notes;
pub(crate) mod sheet;

use std::collections::BTreeMap;

use axum::Form;
use axum::response::Redirect;
use jiff::Unit;
use journey::visit::{Near, asked, bring, near, noted, recording, troubles};
use knowledge::Judgement;
use knowledge::visit::{HowMet, WhoAgrees};
use maud::{Markup, html};

use crate::desk::DeskError;
use crate::web::parts::{
    Frame, Here, Icon, Kept, Width, asked_of_boxes, asked_on_line, boxes, choice, frame_of_visit,
    kept_field, on_paper, provenance, select, sign,
};
use crate::web::visit::Visit;
use crate::web::voice::dates;

const QUESTIONS: &[&str] = &[
    asked::DAY,
    asked::TIME,
    asked::HOW,
    asked::WHERE,
    asked::WHO,
    asked::COMPANION,
    asked::STATE,
];

/// What a person brings themselves, as the lists have it.
const YOURS: &str = "yours";

/// Whether a visit is planned or was.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    visit.answers.has(asked::DAY)
}

/// Whether the person wrote down what was said.
pub(crate) fn is_done(visit: &Visit) -> bool {
    !noted(&visit.answers).is_empty()
}

/// What the visit asks for on the first page: the name of the step and its address.
pub(crate) fn step(visit: &Visit) -> Option<(&'static str, &'static str)> {
    /// Days before the visit in which one gets ready, and days after it in which one still remembers.
    const READY: i32 = 7;
    const REMEMBERED: i32 = 30;
    let day = visit.answers.day(asked::DAY)?;
    match near(&visit.answers, visit.today) {
        Near::Today | Near::In(..=READY) => Some(("visit-near", "/visit")),
        Near::Over => {
            let over = day.until((Unit::Day, visit.today)).map_or(0, |span| span.get_days());
            let is_late = over > REMEMBERED || visit.answers.has(asked::OPINION);
            match (is_late, is_done(visit)) {
                (true, _) => None,
                (_, false) => Some(("visit-notes", "/visit/notes")),
                (_, true) => Some(("visit-after", "/visit/after")),
            }
        }
        Near::In(_) | Near::NoDay => None,
    }
}

/// What is wrong with an answer, in words.
pub(super) fn wrong(visit: &Visit, name: &str) -> Option<String> {
    let found = troubles(&visit.answers, visit.today);
    let (_, trouble) = found.into_iter().find(|(known, _)| *known == name)?;
    Some(visit.words().say(&format!("visit-trouble-{}", trouble.as_str())))
}

/// `GET /visit`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let near = near(&visit.answers, visit.today);
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("visit-eyebrow")) }
            h1 { (heading(&visit, near)) }
            @if near == Near::NoDay {
                p { (words.say("visit-first-text")) }
                (questions(&visit))
            } @else {
                (lines(&visit))
                (next(&visit, near))
                @if near != Near::Over { (to_bring(&visit)) (may_record(&visit)) }
                section.stack.rule-above.not-the-sheet id="answers" aria-labelledby="answers-title" {
                    h2 id="answers-title" { (words.say("visit-answers")) }
                    (questions(&visit))
                }
            }
        }
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-visit", Width::Usual, Here::Elsewhere, "/visit").with(&["keep"]),
        main,
    )
}

fn heading(visit: &Visit, near: Near) -> String {
    let words = visit.words();
    let day = visit.answers.day(asked::DAY).unwrap_or(visit.today);
    match near {
        Near::NoDay => words.say("visit-first"),
        Near::In(days) => words.say_with(
            "visit-in",
            &[("count", &days.to_string()), ("day", &dates::weekday(words, day))],
        ),
        Near::Today => words.say("visit-today"),
        Near::Over => words.say_with("visit-was", &[("day", &dates::weekday(words, day))]),
    }
}

/// When, where, with whom: as it was typed.
pub(super) fn lines(visit: &Visit) -> Markup {
    let words = visit.words();
    let get = |name: &str| visit.answers.get(name);
    let how = HowMet::named(get(asked::HOW));
    let shown = [
        ("visit-line-who", get(asked::WHO)),
        ("visit-line-time", get(asked::TIME)),
        ("visit-line-where", get(asked::WHERE)),
        ("visit-line-companion", get(asked::COMPANION)),
    ];
    html! {
        ul.plain {
            @if let Some(how) = how { li { (words.say(&format!("visit-how-{}", how.as_str()))) } }
            @for (id, said) in shown.iter().filter(|(_, said)| !said.is_empty()) {
                li { (words.say_with(id, &[("said", said)])) }
            }
        }
    }
}

/// One next step: the sheet before, the notes on the day and after.
fn next(visit: &Visit, near: Near) -> Markup {
    let words = visit.words();
    html! {
        div.buttons {
            @if matches!(near, Near::In(_)) {
                a.button href="/visit/sheet" { (words.say("visit-sheet-go")) }
                a.button.plain-link href="/questions/print" { (words.say("visit-questions-go")) }
                a.button.plain-link href="/visit/notes" { (words.say("visit-notes-go")) }
            } @else {
                a.button href="/visit/notes" { (words.say("visit-notes-go")) }
                a.button.plain-link href="/visit/after" { (words.say("visit-after-go")) }
                @if near == Near::Today { a.button.plain-link href="/visit/sheet" { (words.say("visit-sheet-go")) } }
            }
        }
    }
}

fn to_bring(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let missing = super::missing::of_visit(visit);
    let packed = visit.answers.list(asked::PACKED);
    let yours = missing.judged.iter().filter(|j| {
        j.list.id == YOURS
            && !matches!(j.item.item.as_str(), "question-sheet" | "translation" | "name-proof")
    });
    let yours = yours.map(|j| {
        (
            j.item.item.as_str(),
            j.item.name.in_language(language),
            packed.contains(&j.item.item.as_str()),
        )
    });
    let ours = bring(&visit.answers, visit.library());
    let ours =
        ours.iter().map(|(b, packed)| (b.id.as_str(), b.says.in_language(language), *packed));
    let all: Vec<(&str, &str, bool)> = ours.chain(yours).collect();
    let lacking: Vec<&str> = missing
        .of(Judgement::Missing)
        .filter(|j| j.list.id != YOURS)
        .map(|j| j.item.name.in_language(language))
        .collect();
    html! {
        h2 { (words.say("visit-bring")) }
        form.stack.keep-typed method="post" action="/visit/packed" {
            fieldset.field {
                legend.sr-only { (words.say("visit-bring")) }
                @for (id, says, packed) in &all {
                    div.choice {
                        input type="checkbox" name="packed" value=(id) id={ "packed-" (id) } checked[*packed];
                        label for={ "packed-" (id) } { (says) }
                    }
                }
            }
            div.buttons {
                button.button.second { (words.say("visit-bring-save")) }
                span.quiet role="status" data-kept=(words.say("visit-kept")) data-not-kept=(words.say("visit-not-kept")) {}
            }
        }
        div.on-paper { (boxes(all.iter().map(|(_, says, _)| *says))) }
        @if !lacking.is_empty() {
            details.more {
                summary { (words.say_with("visit-lacking", &[("count", &lacking.len().to_string())])) }
                ul.bullets { @for name in &lacking { li { (name) } } }
                p.not-the-sheet { a.tap href="/missing" { (words.say("visit-lacking-go")) } }
            }
        }
    }
}

/// Ask first; who must agree by law, where a source was read.
fn may_record(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let rules = &visit.library().visit.visit;
    let (state, law) = recording(&visit.answers, visit.library());
    let name = state.and_then(|code| visit.library().insurance.state(code));
    let name = name.map_or("", |s| s.name.in_language(language));
    html! {
        h2 { (words.say("visit-record")) }
        p.say { (words.say_with("quoted", &[("words", rules.record_ask.in_language(language))])) }
        p { (rules.record_why.in_language(language)) }
        @match (state, law) {
            (None, _) => {
                p { (sign("cannot-tell", Icon::CannotTell, &words.say("visit-record-no-state"))) }
                p.not-the-sheet { a.tap href="#answers" { (words.say("visit-record-state-go")) } }
            }
            (Some(_), None) => p { (sign("cannot-tell", Icon::CannotTell, &words.say_with("visit-record-unknown", &[("state", name)]))) },
            (Some(_), Some(law)) => {
                p { (words.say_with(match law.who {
                    WhoAgrees::All => "visit-record-all",
                    WhoAgrees::One => "visit-record-one",
                }, &[("state", name)])) }
                p.provenance { (super::insurance::seen(visit, &law.cite)) }
            }
        }
        p.small { (words.say("visit-record-video")) " " (words.say("insurance-not-advice")) }
        (provenance(visit, &rules.head))
    }
}

/// An answer of this room, with what is wrong with it.
fn asked_field(visit: &Visit, name: &str, label: &str, kind: &str) -> Markup {
    let error = wrong(visit, name);
    kept_field(visit, &Kept { name, label, kind, error, proposed: Vec::new() })
}

fn questions(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let answers = &visit.answers;
    let text = |name: &str, label: &str, kind: &str| asked_field(visit, name, label, kind);
    let unknown = words.say("insurance-q-state-none");
    let known = visit.library().insurance.plans.state.iter();
    let known = known.map(|s| (s.code.as_str(), s.name.in_language(language)));
    let states: Vec<(&str, &str)> = std::iter::once(("", unknown.as_str())).chain(known).collect();
    let how = |how: &HowMet| {
        (how.as_str().to_owned(), words.say(&format!("visit-q-how-{}", how.as_str())))
    };
    let ways: Vec<(String, String)> = HowMet::ALL.iter().map(how).collect();
    let (state, _) = recording(answers, visit.library());
    let line = |name: &str, label: &str| asked_on_line(&words.say(label), answers.get(name));
    html! {
        form.stack method="post" action="/visit" {
            (text(asked::DAY, "visit-q-day", "date"))
            (text(asked::TIME, "visit-q-time", "text"))
            fieldset.field {
                legend { (words.say("visit-q-how")) }
                @for (way, said) in &ways { (choice(asked::HOW, way, said, answers.get(asked::HOW) == way)) }
            }
            (text(asked::WHO, "visit-q-who", "text"))
            (text(asked::WHERE, "visit-q-where", "text"))
            (text(asked::COMPANION, "visit-q-companion", "text"))
            (select(asked::STATE, &words.say("visit-q-state"), &states, state.unwrap_or_default()))
            div.buttons { button.button.second[is_begun(visit)] { (words.say("visit-q-save")) } }
        }
        (on_paper(&[
            line(asked::DAY, "visit-q-day"),
            line(asked::TIME, "visit-q-time"),
            asked_of_boxes(&words.say("visit-q-how"), &ways, answers.get(asked::HOW)),
            line(asked::WHO, "visit-q-who"),
            line(asked::WHERE, "visit-q-where"),
            line(asked::COMPANION, "visit-q-companion"),
        ]))
    }
}

/// `POST /visit`
pub(crate) async fn answer(
    visit: Visit,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Redirect, DeskError> {
    visit.desk().answer(|answers, today| answers.set_given(QUESTIONS, &given, today)).await?;
    Ok(Redirect::to("/visit"))
}

/// `POST /visit/packed`
pub(crate) async fn packed(
    visit: Visit,
    headers: axum::http::HeaderMap,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<axum::response::Response, DeskError> {
    let ids: Vec<&str> =
        given.iter().filter(|(n, _)| n == "packed").map(|(_, v)| v.as_str()).collect();
    let is_name =
        |id: &&str| id.len() < 60 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let ids = ids.into_iter().filter(is_name).take(60).collect::<Vec<_>>().join(" ");
    visit.desk().answer(|answers, today| answers.set(asked::PACKED, &ids, today)).await?;
    Ok(notes::kept(&headers, "/visit"))
}
