//! Two answers: what each paper says, side by side and of one size, and what the person learned.

use axum::Form;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::Words;
use knowledge::line;
use maud::{Markup, html};
use record::{ChartFact, Correction, CorrectionKind, FactKey, Finding};
use serde::Deserialize;

use crate::desk::{DeskError, fact_mark, finding_mark};
use crate::web::parts::{
    Field, Frame, Here, Icon, Width, choice, field, frame_of_visit, icon, in_its_words, sign,
    source,
};
use crate::web::visit::Visit;
use crate::web::voice::{documents, facts, findings};

/// What the answers are about, in a word: `the side`, `HER2`.
pub(crate) fn about(words: &Words, finding: &Finding) -> String {
    let slug = finding.code.as_str().replace('.', "-");
    let name = finding.details.get("name").map_or("", String::as_str);
    words.say_with(&format!("about-{slug}"), &[("name", name)])
}

/// `GET /case/two-answers`
pub(crate) async fn list(visit: Visit) -> Markup {
    let words = visit.words();
    let found: Vec<_> =
        visit.case.chart.findings.iter().filter(|f| findings::is_conflict(f.code)).collect();
    let main = html! {
        div.stack {
            h1 { (words.say_with("two-answers-list", &[("count", &found.len().to_string())])) }
            p { (words.say("two-answers-list-text")) }
            ul.lines {
                @for finding in &found {
                    li.line {
                        a href={ "/case/two-answers/" (finding_mark(&visit.case, finding)) } {
                            (line::capital(&about(words, finding)))
                        }
                        span.quiet.small { (words.finding_message(finding)) }
                    }
                }
            }
            (notes(&visit, |_| true))
        }
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-two-answers", Width::Usual, Here::Case, "/case/two-answers"),
        main,
    )
}

/// `GET /case/two-answers/{mark}`
pub(crate) async fn show(visit: Visit, Path(mark): Path<String>) -> Response {
    let Some(finding) = visit.case.finding_marked(&mark) else {
        return Redirect::to("/case/two-answers").into_response();
    };
    let words = visit.words();
    let sides = sides(&visit, finding);
    let keys: Vec<FactKey> = sides.iter().map(|f| f.key.clone()).collect();
    let main = html! {
        div.stack {
            p.eyebrow { (sign("two-answers", Icon::Two, &words.say("two-answers-eyebrow"))) }
            h1 { (heading(words, finding, &sides)) }
            p { (words.finding_message(finding)) }
        }
        @if sides.is_empty() { (passages(&visit, finding)) }
        @else { div.two-sources { @for (at, side) in sides.iter().enumerate() { (one(&visit, at, side)) } } }
        div.side-by-side {
            section.stack aria-labelledby="ask-title" {
                h2 id="ask-title" { (words.say("two-answers-ask")) }
                p.question { (words.finding_next(finding)) }
            }
            section.stack aria-labelledby="know-title" {
                h2 id="know-title" { (words.say("two-answers-know")) }
                p {
                    (sign("cannot-tell", Icon::CannotTell, &words.say("sign-cannot-tell"))) " "
                    (words.say("two-answers-cannot-tell"))
                }
            }
        }
        (notes(&visit, |about| about.iter().any(|key| keys.contains(key))))
        (told(&visit, &mark, &sides))
    };
    let about = Frame::new("title-two-answers", Width::Wide, Here::Case, "/case/two-answers");
    frame_of_visit(&visit, &about, main).into_response()
}

/// The facts that do not agree, the newest paper first.
fn sides<'a>(visit: &'a Visit, finding: &Finding) -> Vec<&'a ChartFact> {
    let case = &visit.case;
    let mut sides: Vec<&ChartFact> =
        finding.facts.iter().filter_map(|&id| case.chart.fact(id)).collect();
    let day = |f: &&ChartFact| {
        let papers = f.fact.passages().filter_map(|p| case.document(p.document())?.date);
        std::cmp::Reverse(papers.max().or(f.fact.date))
    };
    sides.sort_by_key(day);
    sides
}

fn heading(words: &Words, finding: &Finding, sides: &[&ChartFact]) -> String {
    let mut said: Vec<String> = Vec::new();
    for side in sides {
        let value = facts::of(words, &side.fact);
        if !said.contains(&value) {
            said.push(value);
        }
    }
    match said.as_slice() {
        [first, second] => words.say_with(
            "two-answers-heading",
            &[
                ("about", &line::capital(&about(words, finding))),
                ("first", first),
                ("second", second),
            ],
        ),
        _ => words.say_with("two-answers-many", &[("about", &about(words, finding))]),
    }
}

fn one(visit: &Visit, at: usize, side: &ChartFact) -> Markup {
    let words = visit.words();
    let case = &visit.case;
    let first = side.fact.passages().next();
    let document = first.and_then(|p| case.document(p.document()));
    let id = format!("source-{at}");
    html! {
        section aria-labelledby=(id) {
            h2.small.quiet id=(id) {
                @if let Some(document) = document { (documents::name(words, document)) }
                @else { (words.say("source-own")) }
            }
            p.answer { (facts::of(words, &side.fact)) }
            @if let Some(passage) = first { (in_its_words(case, passage)) }
            @if let Some(date) = document.and_then(|d| d.date) { p.small.quiet { (words.date(date)) } }
            p.sources {
                @for passage in side.fact.passages().take(4) { (source(words, case, passage)) " " }
            }
        }
    }
}

/// Where the finding is about no facts of the chart (two birth dates): the words themselves.
fn passages(visit: &Visit, finding: &Finding) -> Markup {
    let words = visit.words();
    html! {
        div.two-sources {
            @for passage in &finding.passages {
                section {
                    (in_its_words(&visit.case, passage))
                    p.sources { (source(words, &visit.case, passage)) }
                }
            }
            @if finding.passages.is_empty() {
                @for document in finding.documents.iter().filter_map(|&id| visit.case.document(id)) {
                    section { p.sources {
                        a.source href={ "/documents/" (document.id.0) } { (icon(Icon::Page)) (documents::name(words, document)) }
                    } }
                }
            }
        }
    }
}

/// What the person wrote down about these facts.
fn notes(visit: &Visit, concerns: impl Fn(&[FactKey]) -> bool) -> Markup {
    let words = visit.words();
    let about = |c: &Correction| match &c.kind {
        CorrectionKind::Note { about } => concerns(about),
        CorrectionKind::Confirm { fact } | CorrectionKind::Correct { fact, .. } => {
            concerns(std::slice::from_ref(fact))
        }
        _ => false,
    };
    let mut seen: Vec<(&str, jiff::civil::Date)> = Vec::new();
    for note in visit.case.corrections.iter().filter(|c| !c.words.trim().is_empty() && about(c)) {
        if !seen.contains(&(note.words.as_str(), note.on)) {
            seen.push((note.words.as_str(), note.on));
        }
    }
    html! {
        @if !seen.is_empty() {
            section.stack {
                h2 { (words.say("two-answers-notes")) }
                @for (said, on) in seen {
                    p { (said) span.plain.small {
                        (words.say_with("source-own-words", &[("date", &words.date(on.into()))]))
                    } }
                }
            }
        }
    }
}

/// The form: who said it, and which answer they gave.
fn told(visit: &Visit, mark: &str, sides: &[&ChartFact]) -> Markup {
    let words = visit.words();
    html! {
        form.stack.rule-above method="post" action={ "/case/two-answers/" (mark) } {
            h2 { (words.say("told-heading")) }
            (field(&Field {
                name: "words", label: &words.say("told-who"), hint: Some(&words.say("told-who.hint")),
                kind: "textarea", autocomplete: "off", value: "", error: None,
            }))
            @if !sides.is_empty() {
                fieldset.field {
                    legend { (words.say("told-which")) }
                    @for side in sides {
                        (choice("right", &fact_mark(&side.key), &answer(visit, side), false))
                    }
                    (choice("right", "none", &words.say("told-neither"), true))
                }
            }
            div.buttons { button.button { (words.say("told-save")) } }
        }
    }
}

fn answer(visit: &Visit, side: &ChartFact) -> String {
    let words = visit.words();
    let value = facts::of(words, &side.fact);
    let paper = side.fact.passages().next().and_then(|p| visit.case.document(p.document()));
    match paper {
        Some(paper) => words.say_with(
            "told-answer",
            &[("value", &value), ("paper", &documents::name(words, paper))],
        ),
        None => value,
    }
}

#[derive(Deserialize)]
pub(crate) struct Told {
    #[serde(default)]
    words: String,
    #[serde(default)]
    right: String,
}

/// `POST /case/two-answers/{mark}`: a note, or the answer the person was given. The papers stay as they are.
pub(crate) async fn note(
    visit: Visit,
    Path(mark): Path<String>,
    Form(told): Form<Told>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft(&format!("/case/two-answers/{mark}"));
    let Some(finding) = visit.case.finding_marked(&mark) else {
        return Ok(Redirect::to("/case/two-answers"));
    };
    let sides = sides(&visit, finding);
    let right = sides.iter().find(|f| fact_mark(&f.key) == told.right);
    match right {
        Some(right) => {
            let words = told.words.trim().to_owned();
            let value = &right.fact.value;
            for side in sides.iter().filter(|f| f.fact.value != *value) {
                let kind = CorrectionKind::Correct { fact: side.key.clone(), value: None };
                visit.desk().correct(kind, words.clone()).await?;
            }
            visit
                .desk()
                .correct(CorrectionKind::Confirm { fact: right.key.clone() }, words)
                .await?;
        }
        None if !told.words.trim().is_empty() => {
            let about = sides.iter().map(|f| f.key.clone()).collect();
            visit.desk().correct(CorrectionKind::Note { about }, told.words).await?;
            return Ok(Redirect::to(&format!(
                "/case/two-answers/{}",
                finding_mark(&visit.case, finding)
            )));
        }
        None => {}
    }
    Ok(Redirect::to("/case/two-answers"))
}
