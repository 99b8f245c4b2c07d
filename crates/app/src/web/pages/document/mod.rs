//! One document: the facts read in it, and the original with each of them marked.

pub(crate) mod original;
pub(crate) mod picture;

use axum::Form;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::line;
use maud::{Markup, html};
use record::{
    CorrectionKind, Document, DocumentId, DocumentKind, Fact, Format, Page, Passage, ReadDocument,
    Source, Span, Status,
};
use serde::Deserialize;

use super::{set_aside, trouble};
use crate::desk::{DeskError, fact_mark};
use crate::web::parts::{Frame, Here, Mark, Width, frame_of_visit, sheet};
use crate::web::visit::Visit;
use crate::web::voice::{documents, facts, lists};

#[derive(Deserialize)]
pub(crate) struct Which {
    page: Option<u32>,
}

/// `GET /documents/{id}`
pub(crate) async fn show(
    visit: Visit,
    Path(id): Path<u32>,
    Query(which): Query<Which>,
) -> Response {
    let id = DocumentId(id);
    let (Some(read), Some(document)) = (visit.case.read(id), visit.case.document(id)) else {
        return trouble::gone(&visit.visitor);
    };
    let pages = &read.reading.pages;
    let page = pages.iter().find(|p| Some(p.number()) == which.page).or(pages.first());
    let main = html! {
        (head(&visit, read, document))
        @match page {
            Some(page) => { (body(&visit, read, document, page)) }
            None => { (nothing_to_show(&visit, read, document)) }
        }
    };
    let about = Frame::new("title-document", Width::Wide, Here::Records, "/records");
    frame_of_visit(&visit, &about, main).into_response()
}

fn head(visit: &Visit, read: &ReadDocument, document: &Document) -> Markup {
    let words = visit.words();
    let name = documents::name(words, document);
    let kind = documents::kind(words, document.kind);
    let count = read.reading.facts.len().to_string();
    let raw = matches!(document.kind, DocumentKind::PathologyReport | DocumentKind::GenomicReport);
    html! {
        div.stack {
            p.eyebrow {
                @match document.title.as_deref().filter(|title| *title != name) {
                    Some(title) => { (title) }
                    None if kind != name && document.kind != DocumentKind::Unknown => { (kind) }
                    None => { (documents::format(words, document.format)) }
                }
                @if let Some(date) = document.date { ", " (words.date(date)) }
            }
            h1 { (name) }
            @if let Some(why) = set_aside::why(visit, document) { (aside(visit, document, &why)) }
            @else if raw { p { (words.say_with("document-raw", &[("count", &count)])) } }
            @else { p { (words.say_with("document-facts", &[("count", &count)])) } }
            (found(visit, document))
        }
    }
}

/// Why nothing of it is used, and the way to say otherwise.
fn aside(visit: &Visit, document: &Document, why: &str) -> Markup {
    let words = visit.words();
    html! {
        p { (words.say("document-aside")) " " (why) }
        @if set_aside::shown_status(visit, document) == Status::OtherPerson {
            form.buttons method="post" action={ "/documents/" (document.id.0) "/whose" } {
                button.button.second name="whose" value="mine" { (words.say("aside-mine")) }
                button.button.plain-link name="whose" value="not-mine" { (words.say("aside-not-mine")) }
            }
        }
    }
}

/// What else is to be known of it.
fn found(visit: &Visit, document: &Document) -> Markup {
    use record::FindingCode as Code;
    let words = visit.words();
    let told = visit.case.findings_of(document.id).filter(|f| {
        !matches!(
            f.code,
            Code::IdentityOtherPerson | Code::IdentityUnsure | Code::DocumentDuplicate
        )
    });
    let told: Vec<_> = told.map(|f| (words.finding_message(f), words.finding_next(f))).collect();
    html! {
        @if let [(message, next)] = told.as_slice() { p { (message) " " span.quiet { (next) } } }
        @else if !told.is_empty() {
            details.more open {
                summary { (words.say_with("document-findings", &[("count", &told.len().to_string())])) }
                ul.bullets { @for (message, next) in &told { li { (message) " " span.quiet { (next) } } } }
            }
        }
    }
}

fn body(visit: &Visit, read: &ReadDocument, document: &Document, page: &Page) -> Markup {
    let words = visit.words();
    let numbered = numbered(read, page);
    let unused =
        matches!(document.status, Status::OtherPerson | Status::Duplicate | Status::Ignored);
    html! {
        div.side-by-side.sheet-and-list {
            section.facts-of-page.stack aria-labelledby="facts-title" {
                h2 id="facts-title" { (words.say("document-facts-title")) }
                @if numbered.is_empty() { p.small.quiet { (words.say("document-no-facts")) } }
                @else {
                    ol.mark-list {
                        @for (number, fact) in numbered.iter().enumerate() {
                            (listed(visit, number + 1, fact, !unused))
                        }
                    }
                }
                (unread(visit, read))
            }
            section.stack aria-labelledby="page-title" {
                div {
                    h2 id="page-title" { (page_title(visit, read, page)) }
                    (ways(visit, read, document, page))
                }
                (sheet(page, marks(visit, read, page, &numbered), &narrative(read, page)))
            }
        }
    }
}

/// The facts with a place on this page, in the order of their places.
fn numbered<'a>(read: &'a ReadDocument, page: &Page) -> Vec<&'a Fact> {
    let mut facts: Vec<(usize, &Fact)> = read
        .reading
        .facts
        .iter()
        .filter_map(|f| Some((f.passages().find(|p| is_on(p, read, page))?.start(), f)))
        .collect();
    facts.sort_by_key(|(start, _)| *start);
    facts.into_iter().map(|(_, fact)| fact).collect()
}

fn is_on(passage: &Passage, read: &ReadDocument, page: &Page) -> bool {
    passage.document() == read.document.id && passage.page() == page.number()
}

fn listed(visit: &Visit, number: usize, fact: &Fact, in_case: bool) -> Markup {
    let words = visit.words();
    let held = if in_case { visit.case.in_chart(fact) } else { None };
    html! {
        li id={ "f" (number) } {
            a href={ "#m" (number) } {
                span.mark-number { (number) }
                span {
                    span.mark-value { (line::shortened(&facts::of(words, fact), 90)) }
                    span.quiet.small { (facts::name(words, &fact.value)) }
                }
            }
            @if let Some(held) = held {
                a.source.set-right href={ "/case/facts/" (fact_mark(&held.key)) } {
                    (words.say("document-set-right"))
                    span.sr-only { ", " (facts::name(words, &fact.value)) " " (number) }
                }
            }
        }
    }
}

fn unread(visit: &Visit, read: &ReadDocument) -> Markup {
    let words = visit.words();
    let named: Vec<String> = read
        .reading
        .unread
        .iter()
        .map(|u| if u.count > 1 { format!("{} ({})", u.what, u.count) } else { u.what.clone() })
        .collect();
    html! {
        @if !named.is_empty() {
            p.small.quiet { (words.say("document-unread")) " " span.unread { (lists::and(words, &named)) } }
        }
    }
}

fn page_title(visit: &Visit, read: &ReadDocument, page: &Page) -> String {
    let (number, all) = (page.number().to_string(), read.reading.pages.len().to_string());
    visit.words().say_with("document-page-of", &[("page", &number), ("count", &all)])
}

/// Other pages, the picture, the file.
fn ways(visit: &Visit, read: &ReadDocument, document: &Document, page: &Page) -> Markup {
    let words = visit.words();
    let id = document.id.0;
    let pages = &read.reading.pages;
    let at = pages.iter().position(|p| p.number() == page.number()).unwrap_or(0);
    let turn = |to: Option<&Page>, label: &str| {
        html! { @if let Some(to) = to { a.tap href={ "/documents/" (id) "?page=" (to.number()) } { (words.say(label)) } " " } }
    };
    html! {
        p.buttons {
            (turn(at.checked_sub(1).and_then(|before| pages.get(before)), "document-page-before"))
            (turn(pages.get(at + 1), "document-page-next"))
            @if picture::can_be_shown(document.format) {
                a.tap href={ "/documents/" (id) "/picture?page=" (page.number()) } { (words.say("document-picture")) } " "
            }
            a.tap href={ "/documents/" (id) "/original/0" } { (words.say("document-save")) }
        }
    }
}

fn marks(visit: &Visit, read: &ReadDocument, page: &Page, numbered: &[&Fact]) -> Vec<Mark> {
    let span = |p: &Passage| Span::new(page.byte_offset(p.start()), page.byte_offset(p.end()));
    let mut marks = Vec::new();
    for (number, fact) in numbered.iter().enumerate() {
        let here = fact.passages().filter(|p| is_on(p, read, page));
        marks.extend(here.map(|p| Mark { span: span(p), number: Some(number + 1) }));
    }
    let to_find = visit
        .case
        .chart
        .findings
        .iter()
        .flat_map(|f| &f.passages)
        .chain(visit.case.chart.patient.sources.iter().filter_map(Source::passage));
    marks.extend(
        to_find.filter(|p| is_on(p, read, page)).map(|p| Mark { span: span(p), number: None }),
    );
    marks
}

fn narrative(read: &ReadDocument, page: &Page) -> Vec<Span> {
    let at = read.reading.pages.iter().position(|p| p.number() == page.number());
    read.reading
        .narrative
        .iter()
        .filter(|(index, _)| Some(*index) == at)
        .map(|(_, span)| *span)
        .collect()
}

/// A document without a page of text: what it is made of, and its files.
fn nothing_to_show(visit: &Visit, read: &ReadDocument, document: &Document) -> Markup {
    let words = visit.words();
    let files = &read.document.files;
    html! {
        div.stack {
            p { (words.say("document-no-text")) }
            (unread(visit, read))
            @if picture::can_be_shown(document.format) && document.format == Format::Image {
                p { a.tap href={ "/documents/" (document.id.0) "/picture" } { (words.say("document-picture")) } }
            }
            h2 { (words.say_with("document-files", &[("count", &files.len().to_string())])) }
            ul.bullets {
                @for (at, file) in files.iter().enumerate().take(50) {
                    li { a.tap href={ "/documents/" (document.id.0) "/original/" (at) } { (documents::file_name(&file.path)) } }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Whose {
    whose: String,
}

/// `POST /documents/{id}/whose`: the person says whether a paper is theirs.
pub(crate) async fn whose(
    visit: Visit,
    Path(id): Path<u32>,
    Form(Whose { whose }): Form<Whose>,
) -> Result<Redirect, DeskError> {
    let document = DocumentId(id);
    if visit.case.document(document).is_some() {
        let kind = match whose.as_str() {
            "mine" => CorrectionKind::Mine { document },
            _ => CorrectionKind::NotMine { document },
        };
        visit.desk().correct(kind, String::new()).await?;
    }
    Ok(Redirect::to("/set-aside"))
}
