//! First start: one question, and nothing to decide.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;
use std::sync::Arc;

use crate::desk::{DeskError, Helping, Standing};
use crate::web::Shared;
use crate::web::parts::{Frame, Here, Width, choice, frame};
use crate::web::visit::Visitor;

/// `GET /welcome`
pub(crate) async fn show(visitor: Visitor) -> Response {
    if !matches!(visitor.desk().standing(), Standing::New) {
        return Redirect::to("/").into_response();
    }
    let words = visitor.words();
    let main = html! {
        div.stack {
            h1 { (words.say("welcome-heading")) }
            p.lead { (words.say("welcome-lead")) }
            p { a.tap href="/signs" { (words.say("welcome-signs")) } }
            form.stack method="post" action="/welcome" {
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
}

/// `POST /welcome`
pub(crate) async fn begin(
    State(shared): State<Arc<Shared>>,
    Form(answer): Form<Answer>,
) -> Result<Redirect, DeskError> {
    shared.desk.begin(answer.who).await?;
    Ok(Redirect::to("/"))
}
