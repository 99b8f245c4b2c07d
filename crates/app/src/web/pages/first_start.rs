//! First start: one question, and nothing to decide.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::Language;
use maud::html;
use serde::Deserialize;
use std::sync::Arc;

use crate::desk::{DeskError, Helping, Standing};
use crate::web::Shared;
use crate::web::parts::{Frame, Here, Width, choice, frame};
use crate::web::visit::Visitor;

#[derive(Deserialize)]
pub(crate) struct Asked {
    language: Option<String>,
}

/// `GET /welcome`: in the browser's language, and with `?language=` in another.
pub(crate) async fn show(mut visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    if !matches!(visitor.desk().standing(), Standing::New) {
        return Redirect::to("/").into_response();
    }
    let chosen = asked.language.as_deref().and_then(Language::from_tag);
    if let Some(language) = chosen {
        visitor.library = visitor.desk().library_in(language);
    }
    let words = visitor.words();
    let others = Language::ALL.iter().filter(|&&language| language != words.language());
    let main = html! {
        div.stack {
            @for other in others {
                // Whoever looks for this language can read its name in it.
                p { a.tap lang=(other.tag()) hreflang=(other.tag()) href={ "/welcome?language=" (other.tag()) } {
                    (words.say(&format!("language-{}", other.tag())))
                } }
            }
            h1 { (words.say("welcome-heading")) }
            p.lead { (words.say("welcome-lead")) }
            p { a.tap href="/signs" { (words.say("welcome-signs")) } }
            form.stack method="post" action="/welcome" {
                @if let Some(language) = chosen { input type="hidden" name="language" value=(language.tag()); }
                fieldset.field {
                    legend { (words.say("welcome-who")) }
                    (choice("who", "myself", &words.say("welcome-who-myself"), true))
                    (choice("who", "someone", &words.say("welcome-who-someone"), false))
                }
                div.buttons { button.button { (words.say("welcome-begin")) } }
            }
            h2.rule-above { (words.say("welcome-does")) }
            ul.bullets {
                @for n in 1..=4 { li { (words.say(&format!("welcome-does-{n}"))) } }
            }
            h2 { (words.say("welcome-does-not")) }
            p { (words.say("welcome-does-not-text")) }
            h2 { (words.say("welcome-where")) }
            p { (words.say("welcome-where-text")) }
        }
    };
    frame(&visitor, &Frame::new("title-welcome", Width::Narrow, Here::Elsewhere, ""), main)
        .into_response()
}

#[derive(Deserialize)]
pub(crate) struct Answer {
    #[serde(default)]
    who: Helping,
    language: Option<String>,
}

/// `POST /welcome`
pub(crate) async fn begin(
    State(shared): State<Arc<Shared>>,
    Form(answer): Form<Answer>,
) -> Result<Redirect, DeskError> {
    shared.desk.begin(answer.who).await?;
    if let Some(language) = answer.language.as_deref().and_then(Language::from_tag) {
        shared.desk.prefer(|p| p.language = Some(language.tag().to_owned())).await?;
    }
    Ok(Redirect::to("/"))
}
