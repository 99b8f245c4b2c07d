//! The comparison on a sheet of paper: what differs, what is the same, the doctors' words, the questions.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use journey::compare::{Compared, Comparison, Outcome, Side, compare};
use maud::{Markup, html};
use paper::comparison::Sentences;
use paper::plain;
use record::{Element, Source};

use super::held::held;
use super::{Held, Two};
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// `GET /opinions/sheet?first=…&second=…`
pub(crate) async fn show(visit: Visit, Query(two): Query<Two>) -> Response {
    let (Some(first), Some(second)) = (held(&visit, &two.first), held(&visit, &two.second)) else {
        return Redirect::to("/opinions").into_response();
    };
    let found = compare(&first.opinion, &second.opinion, visit.library());
    let words = visit.words();
    let main = html! {
        div.side-by-side.text-and-sheet {
            div.stack.not-the-sheet {
                p.eyebrow { (words.say("compare-eyebrow")) }
                h1 { (words.say("compare-sheet-heading")) }
                p { (words.say("compare-sheet-text")) }
                div.buttons {
                    button.button.print-page type="button" hidden { (words.say("sheet-print")) }
                    a.button.second href=(two.address("/packet")) { (words.say("compare-sheet-packet")) }
                    a.button.plain-link href=(two.address("/opinions/compare")) { (words.say("bridge-back")) }
                }
            }
            section.letter-side aria-labelledby="sheet-title" {
                h2.sr-only id="sheet-title" { (words.say("letter-title")) }
                (on_paper(&visit, &first, &second, &found))
            }
        }
    };
    let about = Frame::new("title-compare", Width::Wide, Here::Elsewhere, "/opinions")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main).into_response()
}

fn on_paper(visit: &Visit, first: &Held, second: &Held, found: &Comparison) -> Markup {
    let words = visit.words();
    let sentences = Sentences { comparison: found, library: visit.library() };
    // An outlook is no surprise on paper: it stands there only where it was asked for, which paper cannot know.
    let with = |outcomes: &[Outcome]| -> Vec<&Compared> {
        found
            .elements
            .iter()
            .filter(|c| c.element != Element::Prognosis && outcomes.contains(&c.outcome))
            .collect()
    };
    let parts = [
        ("compare-differ-title", with(&[Outcome::Changed])),
        ("compare-one-title", with(&[Outcome::OnlyFirst, Outcome::OnlySecond])),
        ("compare-unclear-title", with(&[Outcome::CannotTell])),
    ];
    let same = with(&[Outcome::Confirmed, Outcome::Clarified]);
    let names = (first.name(visit), second.name(visit));
    html! {
        div.sheet.on-paper {
            p { (words.date(visit.today.into())) }
            p { strong { (words.say(&format!("overall-{}", found.overall.as_str()))) } }
            p { (words.say_with("compare-sheet-who", &[("first", &dated(visit, first)), ("second", &dated(visit, second))])) }
            @for (title, list) in &parts {
                @if !list.is_empty() {
                    h3 { (words.say(title)) }
                    @for compared in list {
                        div.keep-together {
                            p { strong { (words.say(&format!("element-{}", compared.element.as_str()))) } }
                            (side(visit, &names.0, compared.element, &compared.first))
                            (side(visit, &names.1, compared.element, &compared.second))
                        }
                    }
                }
            }
            @if !same.is_empty() {
                h3 { (words.say("compare-agree-title")) }
                ul {
                    @for compared in same {
                        li {
                            (words.say(&format!("element-{}", compared.element.as_str()))) ": "
                            (plain::plainly(words, compared.element, &compared.second))
                        }
                    }
                }
            }
            @let asked = sentences.questions(&first.opinion, &second.opinion);
            @if !asked.is_empty() {
                h3 { (words.say("cli-compare-questions")) }
                ul { @for question in asked { li { (question) } } }
            }
            p.small { (words.say("compare-graded")) " " (words.say("bridge-made")) }
        }
    }
}

fn dated(visit: &Visit, held: &Held) -> String {
    let words = visit.words();
    let name = held.name(visit);
    match held.on {
        Some(on) => words.say_with("paper-of", &[("name", &name), ("date", &words.date(on))]),
        None => name,
    }
}

/// What one doctor says, plainly, then the first of their words.
fn side(visit: &Visit, who: &str, element: Element, side: &Side) -> Markup {
    let words = visit.words();
    html! {
        p {
            (who) ": "
            @if side.value.is_empty() { (words.say("compare-silent")) }
            @else { (plain::as_line(element, &plain::plainly(words, element, side))) ". " }
            @for held in side.sources.iter().take(1) {
                @match held {
                    Source::Passage(passage) => { q.record-words { (passage.quote()) } }
                    Source::OwnWords { words: said, on } => {
                        (said) " (" (words.say_with("source-own-words", &[("date", &words.date((*on).into()))])) ")"
                    }
                }
            }
        }
    }
}
