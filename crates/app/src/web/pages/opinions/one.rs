//! One opinion: who, when, in which field, with what before them; every element with its words; what else was
//! named; what the advice rests on. Where the reading is wrong the person says so, and it stays beside their words.

use axum::Form;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::line;
use maud::{Markup, html};
use paper::plain::{self, gives_a_figure};
use record::{Element, Point, Source};
use serde::Deserialize;

use super::held::{SAID, SILENT, of_one_doctor};
use super::{Held, held};
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Icon, Width, field, frame_of_visit, icon, sign, source,
};
use crate::web::visit::Visit;
use crate::web::voice::{documents, lists};

/// Quotes shown of one element.
const QUOTES: usize = 4;

/// `GET /opinions/{id}`
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    let Some(held) = held(&visit, &id) else { return Redirect::to("/opinions").into_response() };
    let words = visit.words();
    let (said, silent): (Vec<Element>, Vec<Element>) =
        Element::ALL.iter().copied().partition(|&e| speaks(&held, e));
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("opinion-eyebrow")) }
            h1 { (held.name(&visit)) }
            (about(&visit, &held))
        }
        section aria-labelledby="said-title" {
            h2 id="said-title" { (words.say("opinion-said")) }
            @for element in &said { (part(&visit, &held, *element)) }
        }
        (over_time(&visit, &held))
        (weighed(&visit, &held))
        (reasons(&visit, &held))
        @if !silent.is_empty() {
            section.stack.rule-above aria-labelledby="silent-title" {
                h2 id="silent-title" { (words.say("opinion-silent")) }
                p.quiet { (words.say("opinion-silent-text")) }
                @for element in &silent { (part(&visit, &held, *element)) }
            }
        }
        div.buttons {
            a.button href="/opinions" { (words.say("opinion-back")) }
            a.button.plain-link href="/decide" { (words.say("opinions-decide")) }
        }
    };
    let about = Frame::new("title-opinion", Width::Usual, Here::Elsewhere, "/opinions");
    frame_of_visit(&visit, &about, main).into_response()
}

fn speaks(held: &Held, element: Element) -> bool {
    held.opinion.speaks_of(element)
        || held.opinion.is_unclear_on(element)
        || held.corrected.contains_key(&element)
}

/// Who, when, in which field, with which material.
fn about(visit: &Visit, held: &Held) -> Markup {
    let words = visit.words();
    let role = held.opinion.role.as_ref();
    let seen: Vec<String> =
        held.opinion.material.iter().map(|m| words.say(&format!("material-{}", m.key))).collect();
    let row = |name: &str, value: Markup| html! { div.fact { dt.fact-name { (name) } dd.fact-value { (value) } } };
    html! {
        dl.facts {
            @if let Some(on) = held.on { (row(&words.say("opinion-when"), html! { (words.date(on)) })) }
            (row(&words.say("opinion-role"), match role {
                Some(role) => html! { (words.say(&format!("role-{}", role.key))) },
                None => html! { span.silent { (words.say("opinion-not-stated")) } },
            }))
            (row(&words.say("opinion-material"), match seen.is_empty() {
                true => html! { span.silent { (words.say("opinion-material-unknown")) } },
                false => html! { (line::capital(&lists::and(words, &seen))) },
            }))
            @if let Some(paper) = held.document.and_then(|id| visit.case.document(id)) {
                (row(&words.say("opinion-paper"), html! {
                    a.source href={ "/documents/" (paper.id.0) } { (icon(Icon::Page)) (documents::named_with_day(words, &visit.case, paper)) }
                }))
            }
            @if held.is_heard() {
                (row(&words.say("opinion-paper"), html! {
                    a.tap href={ "/opinions/heard?number=" (held.id.trim_start_matches('h')) } { (words.say("opinion-heard-edit")) }
                }))
            }
        }
        @if held.opinion.gives_no_advice.is_some() { p { (words.say("opinion-no-advice")) } }
        @if let Some(agreed) = &held.opinion.endorses {
            p { (words.say("opinion-endorses")) }
            (quote(visit, agreed))
        }
    }
}

/// One element: the value, its words, what the person said of it, and the way to correct it.
fn part(visit: &Visit, held: &Held, element: Element) -> Markup {
    let words = visit.words();
    let points: Vec<Point> = held.opinion.of(element).cloned().collect();
    let unclear = held.opinion.is_unclear_on(element);
    let hidden = element == Element::Prognosis;
    let corrected = held.corrected.get(&element);
    let shown = || {
        html! {
            @if unclear {
                p { (sign("cannot-tell", Icon::CannotTell, &words.say("opinion-unclear"))) }
            } @else if points.is_empty() {
                p.silent { (words.say("compare-silent")) }
            } @else {
                p.item-name { (plain::as_line(element, &plain::said(words, element, &points))) }
            }
            @match corrected {
                Some((said, on)) => {
                    @if said != SILENT { p { (said) } }
                    p.sources { span.source { (icon(Icon::Page)) (words.say_with("source-own-words", &[("date", &words.date((*on).into()))])) } }
                    (as_read(visit, held, element))
                }
                None => (quotes(visit, &points)),
            }
        }
    };
    html! {
        div.element-part id=(element.as_str()) {
            h3 { (words.say(&format!("element-{}", element.as_str()))) }
            @if hidden && speaks(held, element) {
                details.more.only-if-asked {
                    summary { (words.say("compare-outlook-hidden")) }
                    (shown())
                }
            } @else if speaks(held, element) {
                (shown())
            }
            (correction(visit, held, element))
        }
    }
}

/// What the same doctor wrote before and after: compared as any two opinions are.
fn over_time(visit: &Visit, held: &Held) -> Markup {
    let words = visit.words();
    let others = of_one_doctor(visit, held);
    html! {
        @if !others.is_empty() {
            section.stack.rule-above aria-labelledby="time-title" {
                h2 id="time-title" { (words.say("opinion-over-time")) }
                ul.lines {
                    @for other in &others {
                        @let (older, newer) = if other.on <= held.on { (other, held) } else { (held, other) };
                        @let day = older.on.map(|on| words.date(on)).unwrap_or_default();
                        li.line {
                            a href={ "/opinions/compare?first=" (older.id) "&second=" (newer.id) } {
                                (words.say_with("opinion-since", &[("date", &day)]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the reading had, beside the person's words.
fn as_read(visit: &Visit, held: &Held, element: Element) -> Markup {
    let words = visit.words();
    let points: Vec<Point> = held.as_read.of(element).cloned().collect();
    html! {
        details.more {
            summary { (words.say("opinion-as-read")) }
            @if points.is_empty() { p.silent { (words.say("opinion-as-read-nothing")) } }
            @else { p { (plain::as_line(element, &plain::said(words, element, &points))) } (quotes(visit, &points)) }
        }
    }
}

fn quotes(visit: &Visit, points: &[Point]) -> Markup {
    let mut seen: Vec<&Source> = Vec::new();
    for point in points {
        if !seen.contains(&&point.source) {
            seen.push(&point.source);
        }
    }
    html! { @for held in seen.into_iter().take(QUOTES) { (quote(visit, held)) } }
}

/// Words of a letter with their place, or the person's own.
pub(super) fn quote(visit: &Visit, held: &Source) -> Markup {
    let words = visit.words();
    match held {
        Source::Passage(passage) => html! {
            blockquote.record-words { (passage.quote()) }
            p.sources { (source(words, &visit.case, passage)) }
        },
        Source::OwnWords { words: said, .. } => html! {
            p { (said) }
            p.sources { span.source { (icon(Icon::Page)) (documents::source(words, &visit.case, held)) } }
        },
    }
}

pub(crate) fn words_of(held: &Source) -> &str {
    match held {
        Source::Passage(passage) => passage.quote(),
        Source::OwnWords { words, .. } => words,
    }
}

/// A quote; closed until asked for where it gives a figure.
pub(super) fn quote_if_asked(visit: &Visit, held: &Source) -> Markup {
    html! {
        @if gives_a_figure(held) {
            details.more.only-if-asked {
                summary { (visit.words().say("compare-outlook-hidden")) }
                (quote(visit, held))
            }
        } @else { (quote(visit, held)) }
    }
}

/// The form by which an element is corrected, or a correction taken back.
fn correction(visit: &Visit, held: &Held, element: Element) -> Markup {
    let words = visit.words();
    let name = words.say(&format!("element-{}", element.as_str()));
    let said = held.corrected.get(&element).map_or("", |(said, _)| said.as_str());
    let id = |what: &str| format!("{what}-{}", element.as_str());
    html! {
        details.more.set-right-here {
            summary {
                (words.say(match (said.is_empty(), speaks(held, element)) {
                    (false, _) => "opinion-correct-again",
                    (true, true) => "opinion-correct",
                    (true, false) => "opinion-add",
                }))
                span.sr-only { " (" (name) ")" }
            }
            form.stack method="post" action={ "/opinions/" (held.id) } {
                input type="hidden" name="element" value=(element.as_str());
                (field(&Field {
                    name: &id("words"), label: &words.say("opinion-correct-words"),
                    hint: Some(&words.say("opinion-correct-words.hint")), kind: "text", autocomplete: "off",
                    value: if said == SILENT { "" } else { said }, error: None,
                }))
                div.choice {
                    input type="checkbox" name="silent" value="yes" id=(id("silent")) checked[said == SILENT];
                    label for=(id("silent")) { (words.say("opinion-correct-silent")) }
                }
                div.buttons {
                    button.button.second { (words.say("opinion-correct-save")) }
                    @if !said.is_empty() {
                        button.button.plain-link name="back" value="yes" { (words.say("opinion-correct-back")) }
                    }
                }
            }
        }
    }
}

/// The good and the harm as stated.
fn weighed(visit: &Visit, held: &Held) -> Markup {
    let words = visit.words();
    let lists = [("opinion-good", &held.opinion.good), ("opinion-harm", &held.opinion.harm)];
    html! {
        section.stack.rule-above aria-labelledby="worth-title" {
            h2 id="worth-title" { (words.say("opinion-worth")) }
            @for (id, effects) in lists {
                h3 { (words.say(id)) }
                @if effects.is_empty() { p.silent { (words.say("opinion-not-stated")) } }
                @else {
                    details.more.only-if-asked {
                        summary { (words.say("opinion-worth-show")) }
                        @for effect in effects { (quote(visit, &effect.source)) }
                    }
                }
            }
        }
    }
}

/// What the advice rests on; what is not said of it is a question to ask.
fn reasons(visit: &Visit, held: &Held) -> Markup {
    let words = visit.words();
    let why = &held.opinion.reasoning;
    let rows: [(&str, &[Source]); 7] = [
        ("factors", &why.factors),
        ("guideline", &why.guideline),
        ("experience", &why.experience),
        ("confidence", &why.confidence),
        ("change", &why.would_change),
        ("weak", &why.weak_evidence),
        ("values", &why.values),
    ];
    html! {
        section.stack.rule-above aria-labelledby="why-title" {
            h2 id="why-title" { (words.say("opinion-why")) }
            @for (id, sources) in rows {
                h3 { (words.say(&format!("opinion-why-{id}"))) }
                @if sources.is_empty() {
                    p.silent {
                        (words.say("opinion-not-stated"))
                        @if let Some(ask) = words.try_say(&format!("opinion-why-{id}.ask"), &[]) { " " (ask) }
                    }
                }
                @for held in sources.iter().take(2) { (quote_if_asked(visit, held)) }
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Corrected {
    element: String,
    #[serde(default)]
    silent: String,
    #[serde(default)]
    back: String,
    #[serde(flatten)]
    typed: std::collections::BTreeMap<String, String>,
}

/// `POST /opinions/{id}`: the person's word on one element; what was read stays beside it.
pub(crate) async fn correct(
    visit: Visit,
    Path(id): Path<String>,
    Form(corrected): Form<Corrected>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft(&format!("/opinions/{id}"));
    let Some(element) = Element::named(&corrected.element).filter(|_| held(&visit, &id).is_some())
    else {
        return Ok(Redirect::to("/opinions"));
    };
    let typed =
        corrected.typed.get(&format!("words-{}", element.as_str())).map_or("", |t| t.trim());
    let said = match (corrected.back.is_empty(), corrected.silent.is_empty()) {
        (false, _) => "",
        (true, false) => SILENT,
        (true, true) => typed,
    };
    visit
        .desk()
        .answer(|answers, today| {
            answers.set(&format!("{SAID}{id}.{}", element.as_str()), said, today);
        })
        .await?;
    Ok(Redirect::to(&format!("/opinions/{id}#{}", element.as_str())))
}
