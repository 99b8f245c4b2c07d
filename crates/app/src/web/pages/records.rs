//! All papers: sorted, narrowed by kind and by what became of them, searched in their full text.
//!
//! What is searched for is sent in the body of a form, so that it stands in no address.

use axum::Form;
use maud::{Markup, html};
use record::{Document, DocumentKind, Status};
use serde::Deserialize;

use super::reading::kept_line;
use crate::web::parts::{Field, Frame, Here, Width, field, frame_of_visit, select};
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// What may have become of a paper.
const STATUSES: [Status; 6] = [
    Status::Read,
    Status::PartlyRead,
    Status::NotRead,
    Status::Duplicate,
    Status::OtherPerson,
    Status::Ignored,
];
/// Papers on one page.
const SHOWN: usize = 100;
/// Places shown for one paper that was found.
const PLACES: usize = 2;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    words: String,
    kind: String,
    status: String,
    from: usize,
}

/// `GET /records`
pub(crate) async fn show(visit: Visit) -> Markup {
    page(&visit, &Wanted::default())
}

/// `POST /records`
pub(crate) async fn search(visit: Visit, Form(wanted): Form<Wanted>) -> Markup {
    page(&visit, &wanted)
}

fn page(visit: &Visit, wanted: &Wanted) -> Markup {
    let words = visit.words();
    let all = &visit.case.chart.documents;
    let found = found(visit, wanted);
    let narrowed =
        !wanted.words.trim().is_empty() || !wanted.kind.is_empty() || !wanted.status.is_empty();
    let shown: Vec<_> = found.iter().skip(wanted.from).take(SHOWN).collect();
    let papers = all.iter().filter(|d| d.status != Status::Ignored).count();
    let main = html! {
        div.stack {
            h1 { (words.say_with("records-heading", &[("count", &papers.to_string())])) }
            @if all.is_empty() { p { (words.say("records-none")) } }
            div.buttons {
                a.button href="/records/add" { (words.say("records-add")) }
                a.button.plain-link href="/set-aside" { (words.say("records-aside")) }
            }
            @if !all.is_empty() { (narrow(visit, wanted)) }
            @if narrowed {
                p role="status" { (words.say_with("records-found", &[("count", &found.len().to_string())])) }
            }
            ul.lines.papers {
                @for (document, places) in shown {
                    (kept_line(visit, document))
                    @for place in places { (place) }
                }
            }
            @if found.len() > wanted.from + SHOWN { (further(visit, wanted)) }
        }
    };
    frame_of_visit(
        visit,
        &Frame::new("title-records", Width::Usual, Here::Records, "/records"),
        main,
    )
}

/// The form that narrows the list.
fn narrow(visit: &Visit, wanted: &Wanted) -> Markup {
    let words = visit.words();
    let mut kinds: Vec<DocumentKind> = visit.case.chart.documents.iter().map(|d| d.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let any = || (String::new(), words.say("records-any"));
    let kinds: Vec<(String, String)> = std::iter::once(any())
        .chain(kinds.into_iter().map(|kind| (record::slug(&kind), documents::kind(words, kind))))
        .collect();
    let statuses: Vec<(String, String)> = std::iter::once(any())
        .chain(STATUSES.iter().map(|&s| (record::slug(&s), documents::status(words, s))))
        .collect();
    html! {
        details.more open[!wanted.words.is_empty() || !wanted.kind.is_empty() || !wanted.status.is_empty()] {
            summary { (words.say("records-search")) }
            form.stack method="post" action="/records" role="search" {
                (field(&Field {
                    name: "words", label: &words.say("records-words"), hint: None, kind: "search",
                    autocomplete: "off", value: &wanted.words, error: None,
                }))
                (select("kind", &words.say("records-kind"), &kinds, &wanted.kind))
                (select("status", &words.say("records-status"), &statuses, &wanted.status))
                div.buttons { button.button.second { (words.say("records-show")) } }
            }
        }
    }
}

fn further(visit: &Visit, wanted: &Wanted) -> Markup {
    html! {
        form.buttons method="post" action="/records" {
            input type="hidden" name="words" value=(wanted.words);
            input type="hidden" name="kind" value=(wanted.kind);
            input type="hidden" name="status" value=(wanted.status);
            input type="hidden" name="from" value=(wanted.from + SHOWN);
            button.button.second { (visit.words().say("records-further")) }
        }
    }
}

/// The papers that fit, the newest first and those without a day last, with the places of the words.
fn found<'a>(visit: &'a Visit, wanted: &Wanted) -> Vec<(&'a Document, Vec<Markup>)> {
    let terms: Vec<String> = wanted.words.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<_> = visit
        .case
        .chart
        .documents
        .iter()
        .filter(|d| wanted.kind.is_empty() || record::slug(&d.kind) == wanted.kind)
        .filter(|d| match wanted.status.as_str() {
            "" => d.status != Status::Ignored,
            status => record::slug(&super::set_aside::shown_status(visit, d)) == status,
        })
        .filter_map(|d| Some((d, places(visit, d, &terms)?)))
        .collect();
    found.sort_by_key(|(d, _)| std::cmp::Reverse(d.date));
    found
}

/// Where the words stand in a paper; `None` where one of them does not.
fn places(visit: &Visit, document: &Document, terms: &[String]) -> Option<Vec<Markup>> {
    let Some(first) = terms.first() else { return Some(Vec::new()) };
    let read = visit.case.read(document.id)?;
    let folded = visit.case.folded(document.id)?;
    let in_name = documents::name(visit.words(), document).to_lowercase();
    if !terms.iter().all(|t| in_name.contains(t) || folded.iter().any(|page| page.contains(t))) {
        return None;
    }
    let pages = read.reading.pages.iter().zip(folded);
    let hits = pages.filter_map(|(page, text)| Some((page, text.find(first.as_str())?)));
    Some(hits.take(PLACES).map(|(page, at)| hit(document, page, at, first)).collect())
}

/// One place: some words of the record around the one looked for, leading to its page.
fn hit(document: &Document, page: &record::Page, at: usize, term: &str) -> Markup {
    // Folding keeps nearly every text at its length; where it does not, the words are a little off.
    let span = page.clamp(record::Span::new(at, at + term.len()));
    let before = page.clamp(record::Span::new(span.start.saturating_sub(60), span.start));
    let after = page.clamp(record::Span::new(span.end, span.end + 90));
    html! {
        li.line.hit {
            a.record-words href={ "/documents/" (document.id.0) "?page=" (page.number()) } {
                "… " (page.slice(before)) mark { (page.slice(span)) } (page.slice(after)) " …"
            }
        }
    }
}
