//! Telling the doctor: what to say, a short message to copy or print, what to ask for along with it.

use axum::Form;
use axum::response::Redirect;
use journey::telling::{ASKS, TOLD, telling};
use maud::{Markup, html};

use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, field, frame_of_visit, provenance, tick};
use crate::web::visit::Visit;

/// Whether the person told their doctor.
pub(crate) fn is_told(visit: &Visit) -> bool {
    visit.answers.has(TOLD)
}

/// `GET /telling`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let library = visit.library();
    let missing = super::missing::of_visit(&visit);
    let has_letter = super::questions::first_letter(&visit).is_some();
    let told = telling(&visit.case.chart, &missing, has_letter, &visit.answers, library);
    let rules = &library.telling;
    let main = html! {
        div.stack.not-the-sheet {
            p.eyebrow { (words.say("telling-eyebrow")) }
            h1 { (words.say("telling-heading")) }
            p.lead { (rules.right.in_language(language)) }
            p { (rules.sting.in_language(language)) }
            h2 { (words.say("telling-say")) }
            @for say in &rules.say {
                p.say { (words.say_with("quoted", &[("words", say.words.in_language(language))])) }
            }
            form.stack.rule-above method="post" action="/telling" {
                fieldset.field {
                    legend { (words.say("telling-asks")) }
                    @for (ask, asked) in &told.asks {
                        (tick("ask", &ask.id, ask.name.in_language(language), *asked))
                    }
                }
                div.buttons { button.button.second { (words.say("telling-asks-save")) } }
            }
            h2 { (words.say("telling-message")) }
            p { (words.say("telling-message-text")) }
        }
        div.sheet.letter lang="en" {
            @for line in told.message.lines() { p { (line) } }
        }
        div.stack.not-the-sheet {
            div.buttons {
                button.button.copy-text type="button" data-from="as-text" hidden { (words.say("letter-copy")) }
                button.button.second.print-page type="button" hidden { (words.say("telling-print")) }
            }
            details.more {
                summary { (words.say("letter-as-text")) }
                div.field {
                    label for="as-text" { (words.say("letter-as-text-label")) }
                    textarea id="as-text" readonly lang="en" { (told.message) }
                }
            }
            form.stack.rule-above method="post" action="/telling/told" {
                (field(&Field {
                    name: "day", label: &words.say("telling-told"), hint: None, kind: "date", autocomplete: "off",
                    value: visit.answers.get(TOLD), error: None,
                }))
                div.buttons { button.button.second { (words.say("telling-told-save")) } }
            }
            p { a.tap href="/questions?for=first" { (words.say("telling-next")) } }
            (provenance(&visit, &rules.head))
        }
    };
    let about = Frame::new("title-telling", Width::Usual, Here::Elsewhere, "/telling")
        .only_the_sheet()
        .with(&["print", "copy"]);
    frame_of_visit(&visit, &about, main)
}

/// `POST /telling`: what the message asks for.
pub(crate) async fn keep(
    visit: Visit,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Redirect, DeskError> {
    let known = &visit.library().telling.ask;
    let asked = given.iter().filter(|(name, _)| name == "ask").map(|(_, id)| id.as_str());
    let asked: Vec<&str> = asked.filter(|id| known.iter().any(|a| a.id == *id)).collect();
    // Nothing ticked is an answer too.
    let asked = if asked.is_empty() { "none".to_owned() } else { asked.join(" ") };
    visit.desk().answer(|answers, today| answers.set(ASKS, &asked, today)).await?;
    Ok(Redirect::to("/telling"))
}

#[derive(serde::Deserialize)]
pub(crate) struct Told {
    #[serde(default)]
    day: String,
}

/// `POST /telling/told`
pub(crate) async fn told(visit: Visit, Form(told): Form<Told>) -> Result<Redirect, DeskError> {
    visit.desk().answer(|answers, today| answers.set(TOLD, &told.day, today)).await?;
    Ok(Redirect::to("/telling"))
}
