//! When the app could not do it: what happened, what was kept, what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::desk::DeskError;
use crate::web::parts::{Frame, Here, Width, frame};
use crate::web::visit::Visitor;

/// The page for an error that reached the door.
pub(crate) fn show(visitor: &Visitor, error: &DeskError) -> Response {
    let words = visitor.words();
    let (happened, next) = error.sentences(words);
    let main = html! {
        div.stack {
            h1 { (words.say("trouble-heading")) }
            p { (happened) }
            @if let Some(next) = next { p { (next) } }
            p { a.tap href="/" { (words.say("trouble-back")) } }
        }
    };
    let page =
        frame(visitor, &Frame::new("title-trouble", Width::Narrow, Here::Elsewhere, ""), main);
    (StatusCode::INTERNAL_SERVER_ERROR, page).into_response()
}

/// Addresses that lead nowhere, and things that are no longer there.
pub(crate) async fn no_such_page(visitor: Visitor) -> Response {
    gone(&visitor)
}

pub(crate) fn gone(visitor: &Visitor) -> Response {
    let words = visitor.words();
    let main = html! {
        div.stack {
            h1 { (words.say("gone-heading")) }
            p { (words.say("gone-text")) }
            p { a.tap href="/" { (words.say("trouble-back")) } }
        }
    };
    let page = frame(visitor, &Frame::new("title-gone", Width::Narrow, Here::Elsewhere, ""), main);
    (StatusCode::NOT_FOUND, page).into_response()
}
