//! Reasons: what in the papers speaks for a second look, what the person says, and which kind of opinion answers it.

use axum::Form;
use axum::response::Redirect;
use journey::reasons::{Held, OWN, Own, Reasons, reasons};
use maud::{Markup, html};

use crate::desk::{DeskError, finding_mark};
use crate::web::parts::{
    Frame, Here, Width, any, asked_on_line, boxes, cited, frame_of_visit, on_paper, papers,
    provenance, provenance_of, sources, tick,
};
use crate::web::visit::Visit;

/// Places of a letter that are shown beside one reason.
const LETTER_SOURCES: usize = 2;

/// Whether the person said what their own reasons are.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    visit.answers.has(OWN)
}

/// `GET /reasons`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let letter = super::questions::first_letter(&visit).map(|(_, letter)| letter);
    let found =
        reasons(&visit.case.chart, letter.as_ref(), &visit.answers, visit.library(), visit.today);
    let said = found.own.iter().filter(|own| own.holds()).count();
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
                    p.small.not-the-sheet { a href="/doctors" { (words.say("doctors-mine-of-short")) } }
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
            @if !held.tests.is_empty() {
                ul.bullets { @for test in &held.tests { li { (test.name.in_language(language)) } } }
                p.not-the-sheet { a.tap href="/missing" { (words.say("reasons-tests")) } }
            }
            @else if !held.conflicts.is_empty() {
                ul.bullets { @for finding in &held.conflicts {
                    li { a href={ "/case/two-answers/" (finding_mark(&visit.case, finding)) } {
                        (super::two_answers::about(words, finding))
                    } }
                } }
            }
            @else if held.passages.is_empty() { (papers(visit, held.documents.iter().copied())) }
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
                @for Own { reason, said, shown } in &found.own {
                    (tick("own", &reason.id, reason.says.in_language(language), *said))
                    @if !shown.is_empty() {
                        p.field-hint { (words.say("reasons-letter")) }
                        p.sources { @for source in shown.iter().take(LETTER_SOURCES) { (any(words, &visit.case, source)) " " } }
                    }
                    @if *said {
                        p.field-hint { (reason.why.in_language(language))
                            @if let Some(rate) = &reason.rate { " " (rate.in_language(language)) " " (cited(visit, &reason.cite)) }
                        }
                    }
                }
            }
            div.buttons { button.button { (words.say("reasons-own-save")) } }
        }
        (own_on_paper(visit, found))
    }
}

/// What was ticked, with why it is a reason; with no tick yet, all of them to tick with a pen.
fn own_on_paper(visit: &Visit, found: &Reasons<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let said: Vec<Markup> = found
        .own
        .iter()
        .filter(|own| own.said)
        .map(|own| {
            let reason = own.reason;
            asked_on_line(reason.says.in_language(language), reason.why.in_language(language))
        })
        .collect();
    let all = found.own.iter().map(|own| own.reason.says.in_language(language));
    html! {
        @if said.is_empty() { div.on-paper { h2 { (words.say("reasons-own")) } (boxes(all)) } }
        @else { (on_paper(&said)) }
    }
}

/// The kinds of opinion: those that answer what holds, then the others, folded.
fn kinds(visit: &Visit, found: &Reasons<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let (wanted, others): (Vec<_>, Vec<_>) =
        found.kinds.iter().partition(|w| !w.answers.is_empty());
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
        @if wanted.is_empty() { p.not-the-sheet { (words.say("reasons-kinds-none")) } }
        ul.lines { @for wanted in &wanted { li {
            (one(wanted.kind))
            p.small.quiet { (words.say("kind-answers")) }
            ul.bullets.small.quiet { @for says in &wanted.answers { li { (says.in_language(language)) } } }
        } } }
        details.more open[wanted.is_empty()] {
            summary { (words.say("reasons-kinds-others")) }
            ul.lines { @for other in &others { li { (one(other.kind)) } } }
        }
        p.not-the-sheet { a.tap href="/telling" { (words.say("reasons-next")) } }
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
