//! Reasons: what in the papers speaks for a second look, what the person says, and which kind of opinion answers it.

use axum::Form;
use axum::response::Redirect;
use journey::reasons::{Held, OWN, Reasons, reasons};
use maud::{Markup, html};

use crate::desk::DeskError;
use crate::web::parts::{
    Frame, Here, Width, cited, frame_of_visit, papers, provenance, provenance_of, sources, tick,
};
use crate::web::visit::Visit;

/// Whether the person said what their own reasons are.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    visit.answers.has(OWN)
}

/// `GET /reasons`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let found = reasons(&visit.case.chart, &visit.answers, visit.library(), visit.today);
    let said = found.own.iter().filter(|(_, said)| *said).count();
    let count = (found.held.len() + said + usize::from(found.doctor.is_some())).to_string();
    let language = words.language();
    let why = &visit.library().reasons.why;
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("reasons-eyebrow")) }
            h1 { (words.say_with("reasons-heading", &[("count", &count)])) }
            p { (words.say("reasons-text")) }
            @if !found.held.is_empty() {
                h2 { (words.say("reasons-papers")) }
                ul.lines { @for held in &found.held { (one(&visit, held)) } }
            }
            @if let Some(mine) = &found.doctor {
                ul.lines { li {
                    p.item-name { (words.say("reasons-doctor")) }
                    p { (words.say_with("reasons-doctor-why", &[("name", &mine.name)])) }
                    p.small { a href="/doctors" { (words.say("doctors-mine-of-short")) } }
                } }
            }
            (own(&visit, &found))
            (kinds(&visit, &found))
            @if !found.unsure.is_empty() {
                details.more {
                    summary { (words.say("reasons-unsure")) }
                    ul.bullets { @for reason in &found.unsure { li { (reason.says.in_language(language)) } } }
                }
            }
            p.small { (why.caveat.in_language(language)) }
            (provenance(&visit, &why.head))
        }
    };
    let about = Frame::new("title-reasons", Width::Usual, Here::Elsewhere, "/reasons");
    frame_of_visit(&visit, &about, main)
}

fn one(visit: &Visit, held: &Held<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    html! {
        li {
            p.item-name { (held.reason.says.in_language(language)) }
            p { (held.reason.why.in_language(language)) }
            @if held.passages.is_empty() { (papers(visit, held.documents.iter().copied())) }
            @else { (sources(words, &visit.case, &held.passages)) }
            @if let Some(rate) = &held.reason.rate {
                details.more {
                    summary { (words.say("reasons-rate")) span.sr-only { ": " (held.reason.says.in_language(language)) } }
                    p { (rate.in_language(language)) }
                    (provenance_of(visit, &held.reason.cite, &visit.library().reasons.why.head))
                }
            }
        }
    }
}

/// What only the person can say.
fn own(visit: &Visit, found: &Reasons<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    html! {
        form.stack.rule-above method="post" action="/reasons" {
            fieldset.field {
                legend { (words.say("reasons-own")) }
                @for (reason, said) in &found.own {
                    (tick("own", &reason.id, reason.says.in_language(language), *said))
                    @if *said {
                        p.field-hint { (reason.why.in_language(language))
                            @if let Some(rate) = &reason.rate { " " (rate.in_language(language)) " " (cited(visit, &reason.cite)) }
                        }
                    }
                }
            }
            div.buttons { button.button { (words.say("reasons-own-save")) } }
        }
    }
}

/// The kinds of opinion: those that answer what holds, then the others, folded.
fn kinds(visit: &Visit, found: &Reasons<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let (wanted, others): (Vec<_>, Vec<_>) = found.kinds.iter().partition(|w| w.answers > 0);
    let one = |kind: &knowledge::reasons::Kind| {
        html! {
            p.item-name { (kind.name.in_language(language)) }
            p { (kind.answers.in_language(language)) }
            p.small.quiet { (words.say_with("kind-needs", &[("needs", kind.needs.in_language(language))])) }
            p.small.quiet { (words.say_with("kind-takes", &[("days", kind.days.in_language(language))])) }
        }
    };
    html! {
        h2 { (words.say("reasons-kinds")) }
        @if wanted.is_empty() { p { (words.say("reasons-kinds-none")) } }
        ul.lines { @for wanted in &wanted { li {
            (one(wanted.kind))
            p.small.quiet { (words.say_with("kind-answers", &[("count", &wanted.answers.to_string())])) }
        } } }
        details.more open[wanted.is_empty()] {
            summary { (words.say("reasons-kinds-others")) }
            ul.lines { @for other in &others { li { (one(other.kind)) } } }
        }
        p { a.tap href="/telling" { (words.say("reasons-next")) } }
    }
}

/// `POST /reasons`
pub(crate) async fn keep(
    visit: Visit,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Redirect, DeskError> {
    let known = &visit.library().reasons.why.own;
    let said = given.iter().filter(|(name, _)| name == "own").map(|(_, id)| id.as_str());
    let said: Vec<&str> = said.filter(|id| known.iter().any(|o| o.id == *id)).collect();
    let said = said.join(" ");
    visit.desk().answer(|answers, today| answers.set(OWN, &said, today)).await?;
    Ok(Redirect::to("/reasons"))
}
