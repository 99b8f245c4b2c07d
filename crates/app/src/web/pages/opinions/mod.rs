//! Opinions: which papers hold one, or what was heard, typed; then two of them side by side.

pub(crate) mod bridge;
pub(crate) mod compare;

use axum::Form;
use axum::extract::Query;
use axum::response::Redirect;
use intake::prose;
use maud::{Markup, html};
use record::{
    Document, DocumentId, DocumentKind, Format, Opinion, Page, PartialDate, Reading, Source, Status,
};
use serde::Deserialize;

use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, choice, field, frame_of_visit};
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// Under which names the person's answers are kept.
const HEARD: &str = "opinion.heard";
const HEARD_FROM: &str = "opinion.heard-from";

/// The two opinions a page is about: a document's number, or `heard`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Two {
    pub(crate) first: String,
    pub(crate) second: String,
}

/// One opinion and who gave it.
struct Held {
    opinion: Opinion,
    document: Option<DocumentId>,
    who: Option<String>,
    on: Option<PartialDate>,
}

impl Held {
    /// The doctor, else the paper, else that it was heard.
    fn name(&self, visit: &Visit) -> String {
        let words = visit.words();
        let paper = || {
            let document = visit.case.document(self.document?)?;
            Some(documents::named_with_day(words, &visit.case, document))
        };
        self.who.clone().or_else(paper).unwrap_or_else(|| words.say("opinions-heard"))
    }
}

/// The opinion a name in an address stands for.
fn held(visit: &Visit, which: &str) -> Option<Held> {
    if which == "heard" {
        return heard(visit);
    }
    let id = DocumentId(which.parse().ok()?);
    let read = visit.case.read(id)?;
    let opinion = prose::opinion::read(id, &read.reading, visit.library());
    let on = visit.case.document(id).and_then(|d| d.date).or(opinion.on);
    Some(Held { who: opinion.by.clone(), document: Some(id), on, opinion })
}

/// What the person typed, read as a letter; each of its sources is the person's own word.
fn heard(visit: &Visit) -> Option<Held> {
    let heard = visit.answers.answered(HEARD)?;
    let (text, on) = (&heard.words, heard.on);
    let mut reading = Reading::of(Format::Text);
    reading.kind = Some(DocumentKind::ConsultNote);
    reading.date = Some(on.into());
    reading.pages = vec![Page::new(1, text.clone())];
    let mut opinion = prose::opinion::read(DocumentId(0), &reading, visit.library());
    let own = |source: &mut Source| {
        if let Source::Passage(passage) = source {
            *source = Source::OwnWords { words: passage.quote().to_owned(), on };
        }
    };
    opinion.each_source_mut(own);
    let who = visit.answers.answered(HEARD_FROM).map(|said| said.words.clone());
    Some(Held { opinion, document: None, who, on: Some(on.into()) })
}

/// Papers in which a doctor may give an opinion, the newest first.
fn papers(visit: &Visit) -> (Vec<&Document>, Vec<&Document>) {
    let read = visit
        .case
        .chart
        .documents
        .iter()
        .filter(|d| matches!(d.status, Status::Read | Status::PartlyRead));
    let mut letters = Vec::new();
    let mut reports = Vec::new();
    for document in read {
        match document.kind {
            DocumentKind::ConsultNote | DocumentKind::Letter => letters.push(document),
            DocumentKind::PathologyReport | DocumentKind::ImagingReport => reports.push(document),
            _ => {}
        }
    }
    for list in [&mut letters, &mut reports] {
        list.sort_by_key(|d| std::cmp::Reverse(d.date));
    }
    (letters, reports)
}

/// `GET /opinions`
pub(crate) async fn show(visit: Visit, Query(two): Query<Two>) -> Markup {
    let words = visit.words();
    let (letters, reports) = papers(&visit);
    let typed = heard(&visit).is_some();
    let enough = letters.len() + reports.len() + usize::from(typed) > 1;
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("opinions-eyebrow")) }
            h1 { (words.say("opinions-heading")) }
            p { (words.say("opinions-text")) }
        }
        @if enough {
            form.stack method="get" action="/opinions/compare" {
                (choose(&visit, "first", &two.first, &letters, &reports, typed))
                (choose(&visit, "second", &two.second, &letters, &reports, typed))
                div.buttons { button.button { (words.say("opinions-compare")) } }
            }
        } @else {
            p { (words.say("opinions-too-few")) }
            div.buttons { a.button href="/records/add" { (words.say("opinions-add")) } }
        }
        (type_it(&visit, typed))
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-opinions", Width::Usual, Here::Elsewhere, "/opinions"),
        main,
    )
}

/// One question: which paper is the first, which the second.
fn choose(
    visit: &Visit,
    name: &str,
    chosen: &str,
    letters: &[&Document],
    reports: &[&Document],
    typed: bool,
) -> Markup {
    let words = visit.words();
    // The second opinion is most often the newest letter, the first the one before.
    let usual = letters.get(usize::from(name == "first")).map(|d| d.id.0.to_string());
    let chosen = if chosen.is_empty() { usual.unwrap_or_default() } else { chosen.to_owned() };
    let one = |d: &Document| {
        let id = d.id.0.to_string();
        let label = match d.date {
            Some(day) => words.say_with(
                "paper-of",
                &[("name", &documents::name(words, d)), ("date", &words.date(day))],
            ),
            None => documents::name(words, d),
        };
        choice(name, &id, &label, chosen == id)
    };
    html! {
        fieldset.field {
            legend { (words.say(&format!("opinions-which-{name}"))) }
            @for document in letters { (one(document)) }
            @if typed { (choice(name, "heard", &words.say("opinions-heard"), chosen == "heard")) }
            @if !reports.is_empty() {
                details.more {
                    summary { (words.say("opinions-reports")) }
                    @for document in reports { (one(document)) }
                }
            }
        }
    }
}

/// No letter: the person writes down what the doctor said.
fn type_it(visit: &Visit, typed: bool) -> Markup {
    let words = visit.words();
    html! {
        details.more.rule-above open[typed] {
            summary { (words.say("opinions-type")) }
            form.stack method="post" action="/opinions/heard" {
                p { (words.say("opinions-type-text")) }
                (field(&Field {
                    name: "who", label: &words.say("opinions-type-who"), hint: None, kind: "text",
                    autocomplete: "off", value: visit.answers.get(HEARD_FROM), error: None,
                }))
                (field(&Field {
                    name: "words", label: &words.say("opinions-type-words"),
                    hint: Some(&words.say("opinions-type-words.hint")), kind: "textarea",
                    autocomplete: "off", value: visit.answers.get(HEARD), error: None,
                }))
                div.buttons { button.button.second { (words.say("opinions-type-save")) } }
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    who: String,
    #[serde(default)]
    words: String,
}

/// `POST /opinions/heard`: keeps what the person heard, with the day they wrote it down.
pub(crate) async fn keep(visit: Visit, Form(typed): Form<Typed>) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/opinions/heard");
    visit
        .desk()
        .answer(|answers, today| {
            answers.set(HEARD, &typed.words, today);
            answers.set(HEARD_FROM, &typed.who, today);
        })
        .await?;
    Ok(Redirect::to("/opinions"))
}
