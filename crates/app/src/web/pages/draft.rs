//! What was being typed when the app locked, given back.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use crate::desk::Draft;
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// Forms whose words may be kept: those in which the person writes.
const WRITTEN_IN: &[&str] =
    &["/case/facts/", "/case/two-answers/", "/case/add", "/questions", "/insurance/"];

/// `POST /draft`: the page's module tells what stands in a form while somebody types, which also says
/// that somebody is here.
pub(crate) async fn keep(
    visit: Visit,
    Form(mut fields): Form<Vec<(String, String)>>,
) -> StatusCode {
    let to =
        fields.iter().position(|(name, _)| name == "draft-to").map(|at| fields.swap_remove(at).1);
    if let Some(to) = to.filter(|to| WRITTEN_IN.iter().any(|form| to.starts_with(form))) {
        visit.desk().keep_draft(Draft { to, fields });
    }
    StatusCode::NO_CONTENT
}

/// `GET /draft`
pub(crate) async fn show(visit: Visit) -> Response {
    let Some(draft) = visit.desk().draft() else {
        return Redirect::to("/").into_response();
    };
    visit.desk().drop_draft(&draft.to);
    let words = visit.words();
    let main = html! {
        div.stack {
            h1 { (words.say("draft-heading")) }
            p { (words.say("draft-text")) }
            form.stack method="post" action=(draft.to) {
                @for (name, value) in &draft.fields {
                    @if value.len() > 40 || name == "words" {
                        div.field {
                            label for=(name) { (words.say("draft-words")) }
                            textarea id=(name) name=(name) { (value) }
                        }
                    } @else {
                        input type="hidden" name=(name) value=(value);
                    }
                }
                div.buttons {
                    button.button { (words.say("draft-save")) }
                    a.button.plain-link href="/" { (words.say("draft-leave")) }
                }
            }
        }
    };
    let about = Frame::new("title-draft", Width::Usual, Here::Elsewhere, "");
    frame_of_visit(&visit, &about, main).into_response()
}
