//! One fact: every place it stands, and what the person says of it.

use axum::Form;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use record::{ChartFact, CorrectionKind, Observation, Quantity, Source};
use serde::Deserialize;

use super::trouble;
use crate::web::parts::{
    Field, Frame, Here, Width, all_sources_of, choice, fact, field, field_error, frame_of_visit,
    in_its_words, source,
};
use crate::web::visit::Visit;
use crate::web::voice::facts as said;

/// Places whose words are shown.
const PLACES: usize = 10;

/// `GET /case/facts/{mark}`
pub(crate) async fn show(visit: Visit, Path(mark): Path<String>) -> Response {
    match visit.case.fact_marked(&mark) {
        Some(held) => page(&visit, &mark, held, "", None),
        None => trouble::gone(&visit.visitor),
    }
}

fn page(visit: &Visit, mark: &str, held: &ChartFact, typed: &str, error: Option<&str>) -> Response {
    let words = visit.words();
    let main = html! {
        div.stack {
            p.eyebrow { (said::name(words, &held.fact.value)) }
            h1 { (said::of(words, &held.fact)) }
            dl.facts { (fact(visit, held)) }
            h2 { (words.say("fact-where")) }
            p.small.quiet { (said::why(words, &held.fact)) }
            @for held in held.fact.sources().iter().take(PLACES) { (place(visit, held)) }
            @if held.fact.sources().len() > PLACES {
                h3 { (words.say("fact-all-places")) }
                (all_sources_of(words, &visit.case, held))
            }
        }
        form.stack.rule-above method="post" action={ "/case/facts/" (mark) } {
            h2 { (words.say("fact-you-say")) }
            fieldset.field {
                legend { (words.say("fact-is-it")) }
                (choice("say", "right", &words.say("fact-right"), false))
                (choice("say", "wrong", &words.say("fact-wrong"), false))
                (choice("say", "hide", &words.say("fact-hide"), false))
                @if error.is_some() { (field_error("say-error", &words.say("fact-choose"))) }
            }
            (field(&Field {
                name: "value", label: &words.say("fact-instead"), hint: Some(&words.say("fact-instead.hint")),
                kind: "text", autocomplete: "off", value: "", error: None,
            }))
            (field(&Field {
                name: "words", label: &words.say("fact-words"), hint: Some(&words.say("fact-words.hint")),
                kind: "textarea", autocomplete: "off", value: typed, error: None,
            }))
            div.buttons { button.button { (words.say("fact-save")) } a.button.plain-link href="/case" { (words.say("fact-leave")) } }
        }
    };
    frame_of_visit(visit, &Frame::new("title-fact", Width::Usual, Here::Case, "/case"), main)
        .into_response()
}

fn place(visit: &Visit, held: &Source) -> Markup {
    let words = visit.words();
    html! {
        @match held {
            Source::Passage(passage) => {
                div {
                    (in_its_words(&visit.case, passage))
                    p.sources { (source(words, &visit.case, passage)) }
                    @if let Some(sure) = said::sure(words, passage) { p.small.quiet { (sure) } }
                }
            }
            Source::OwnWords { words: own, on } => {
                div {
                    p { (own) }
                    p.small.quiet { (words.say_with("source-own-words", &[("date", &words.date((*on).into()))])) }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Said {
    #[serde(default)]
    say: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    words: String,
}

/// `POST /case/facts/{mark}`
pub(crate) async fn correct(
    visit: Visit,
    Path(mark): Path<String>,
    Form(said): Form<Said>,
) -> Response {
    visit.desk().drop_draft(&format!("/case/facts/{mark}"));
    let Some(held) = visit.case.fact_marked(&mark) else {
        return trouble::gone(&visit.visitor);
    };
    let fact = held.key.clone();
    let kind = match said.say.as_str() {
        "right" => CorrectionKind::Confirm { fact },
        "wrong" => CorrectionKind::Correct { fact, value: instead(&visit, held, &said.value) },
        "hide" => CorrectionKind::Hide { fact },
        _ if !said.words.trim().is_empty() => CorrectionKind::Note { about: vec![fact] },
        _ => return page(&visit, &mark, held, &said.words, Some("say")),
    };
    match visit.desk().correct(kind, said.words).await {
        Ok(()) => Redirect::to("/case").into_response(),
        Err(error) => error.into_response(),
    }
}

/// What is right in the person's words, under the name of the fact it stands beside.
fn instead(visit: &Visit, held: &ChartFact, value: &str) -> Option<record::Value> {
    let value = value.trim();
    (!value.is_empty()).then(|| {
        Observation {
            name: said::name(visit.words(), &held.fact.value),
            value: Some(Quantity::from_written(value)),
            ..Observation::default()
        }
        .into()
    })
}
