//! For whoever comes without the key of this run: what to do to get in.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::web::Shared;
use crate::web::parts::{Frame, Here, Width, frame};
use crate::web::visit::Visitor;

pub(crate) fn show(shared: &Arc<Shared>) -> Response {
    let visitor = Visitor::new(shared);
    let words = visitor.words();
    let main = html! {
        div.stack {
            h1 { (words.say("not-in-heading")) }
            p { (words.say("not-in-text")) }
            p { a.tap href="/" { (words.say("not-in-again")) } }
        }
    };
    let page =
        frame(&visitor, &Frame::new("title-not-in", Width::Narrow, Here::Elsewhere, ""), main);
    (StatusCode::FORBIDDEN, page).into_response()
}
