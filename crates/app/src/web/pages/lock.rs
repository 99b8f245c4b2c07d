//! The lock: one field, and nothing about the person.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use crate::desk::{DeskError, Key, Standing};
use crate::web::Shared;
use crate::web::parts::{Field, Frame, Here, Width, field, frame};
use crate::web::visit::Visitor;

#[derive(Deserialize)]
pub(crate) struct With {
    #[serde(default)]
    with: String,
}

/// `GET /lock`
pub(crate) async fn show(visitor: Visitor, Query(With { with }): Query<With>) -> Response {
    page(&visitor, with == "code", None)
}

fn page(visitor: &Visitor, with_code: bool, error: Option<&str>) -> Response {
    let idle = match visitor.desk().standing() {
        Standing::Locked { idle } => idle,
        Standing::Open(_) | Standing::New => return Redirect::to("/").into_response(),
    };
    let words = visitor.words();
    let (name, kind, label) = if with_code {
        ("code", "text", words.say("lock-code"))
    } else {
        ("passphrase", "password", words.say("lock-passphrase"))
    };
    let hint = with_code.then(|| words.say("lock-code-hint"));
    let main = html! {
        div.stack {
            h1 { (words.say("lock-heading")) }
            p { (words.say(if idle { "lock-idle" } else { "lock-saved" })) }
            form.stack method="post" action="/lock" {
                (field(&Field {
                    name, kind, label: &label, hint: hint.as_deref(), value: "", error,
                    autocomplete: if with_code { "off" } else { "current-password" },
                }))
                @if !with_code { (show_typing(visitor)) }
                div.buttons {
                    button.button { (words.say("lock-unlock")) }
                    @if with_code {
                        a.button.plain-link href="/lock" { (words.say("lock-use-passphrase")) }
                    } @else {
                        a.button.plain-link href="/lock?with=code" { (words.say("lock-use-code")) }
                    }
                }
            }
            p.quiet.small { (words.say("lock-nobody-else")) }
        }
    };
    let about = Frame::new("title-lock", Width::Narrow, Here::Elsewhere, "").with(&["show-typing"]);
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (status, frame(visitor, &about, main)).into_response()
}

/// A box that shows what is typed; it needs a module, so it waits for one.
pub(crate) fn show_typing(visitor: &Visitor) -> maud::Markup {
    html! {
        div.choice.show-typing hidden {
            input type="checkbox" id="show";
            label for="show" { (visitor.words().say("lock-show")) }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Keys {
    passphrase: Option<String>,
    code: Option<String>,
}

/// `POST /lock`
pub(crate) async fn unlock(visitor: Visitor, Form(keys): Form<Keys>) -> Response {
    let with_code = keys.code.is_some();
    let key = match (keys.passphrase, keys.code) {
        (_, Some(code)) => Key::RecoveryCode(code),
        (Some(passphrase), None) => Key::Passphrase(passphrase),
        (None, None) => return Redirect::to("/lock").into_response(),
    };
    match visitor.desk().unlock(key).await {
        Ok(()) if visitor.desk().draft().is_some() => Redirect::to("/draft").into_response(),
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) if error.is_wrong_key() => {
            let (happened, next) = error.sentences(visitor.words());
            let said = [Some(happened), next].into_iter().flatten().collect::<Vec<_>>().join(" ");
            page(&visitor, with_code, Some(&said))
        }
        Err(error) => error.into_response(),
    }
}

/// `POST /lock/now`
pub(crate) async fn now(State(shared): State<Arc<Shared>>) -> Result<Redirect, DeskError> {
    shared.desk.lock(false).await?;
    Ok(Redirect::to("/lock"))
}

/// `GET /lock/state`: one word for the page's module; nobody is counted as being here by it.
pub(crate) async fn state(State(shared): State<Arc<Shared>>) -> &'static str {
    match shared.desk.standing() {
        Standing::Locked { .. } => "locked",
        Standing::Open(_) | Standing::New => "open",
    }
}
