//! A neutral page to both doctors: up to three differences, each in both letters' words, one question, a place
//! for a joint answer. It is printed; nothing is sent.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use journey::compare::{Compared, compare};
use maud::{Markup, html};
use record::Source;

use super::held::held;
use super::{Held, Two};
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// `GET /opinions/letter?first=…&second=…`
pub(crate) async fn show(visit: Visit, Query(two): Query<Two>) -> Response {
    let (Some(first), Some(second)) = (held(&visit, &two.first), held(&visit, &two.second)) else {
        return Redirect::to("/opinions").into_response();
    };
    let found = compare(&first.opinion, &second.opinion, visit.library());
    let words = visit.words();
    let points = found.to_discuss();
    let back = two.address("/opinions/compare");
    let main = html! {
        div.side-by-side.text-and-sheet {
            div.stack.not-the-sheet {
                p.eyebrow { (words.say("bridge-eyebrow")) }
                h1 { (words.say("bridge-heading")) }
                p { (words.say("bridge-text")) }
                p { (words.say("bridge-consent-text")) }
                div.buttons {
                    button.button.print-page type="button" hidden { (words.say("letter-print")) }
                    a.button.second href={ (two.address("/packet")) "&sheet=bridge" } { (words.say("compare-sheet-packet")) }
                    a.button.plain-link href=(back) { (words.say("bridge-back")) }
                }
            }
            section.letter-side aria-labelledby="letter-title" {
                h2.sr-only id="letter-title" { (words.say("letter-title")) }
                (letter(&visit, &first, &second, &points))
            }
        }
    };
    let about = Frame::new("title-bridge", Width::Wide, Here::Elsewhere, "/opinions")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main).into_response()
}

/// Quotes of each doctor on each point.
const QUOTES: usize = 2;

/// "- Radiation meanwhile" in a sentence of a letter.
fn without_bullet(said: &str) -> &str {
    said.trim_start_matches(['-', '*', '•', '·', ' '])
}

fn letter(visit: &Visit, first: &Held, second: &Held, points: &[&Compared]) -> Markup {
    let words = visit.words();
    let (one, other) = (first.name(visit), second.name(visit));
    let patient = visit.case.chart.patient.name.as_ref().map(record::PersonName::display);
    html! {
        div.sheet.on-paper {
            p { (words.date(visit.today.into())) }
            p { (words.say_with("bridge-to", &[("first", &one), ("second", &other)])) }
            p { (words.say("bridge-intro")) }
            ol {
                @for point in points {
                    li {
                        p { strong { (words.say(&format!("element-{}", point.element.as_str()))) } }
                        @let (here, there) = point.quotes(QUOTES);
                        (said(visit, &one, &here))
                        (said(visit, &other, &there))
                    }
                }
            }
            p { (words.say("bridge-ask")) }
            p { (words.say("bridge-consent")) }
            p { (words.say("bridge-thanks")) }
            p { (patient.unwrap_or_default()) }
            p.small { (words.say("bridge-made")) }
            h3 { (words.say("bridge-answer")) }
            p { "______________________________________________" }
            p { "______________________________________________" }
            p { "______________________________________________" }
            p { (words.say("bridge-signed")) }
        }
    }
}

/// The doctor's own words on one point.
fn said(visit: &Visit, who: &str, sources: &[&Source]) -> Markup {
    let words = visit.words();
    html! {
        @for held in sources {
            p {
                (words.say_with("bridge-wrote", &[("who", who)])) " "
                @match held {
                    Source::Passage(passage) => { q.record-words { (without_bullet(passage.quote())) } }
                    Source::OwnWords { words: said, .. } => { (said) }
                }
            }
        }
    }
}
