//! A page as a picture, with the places of its facts framed.

use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use knowledge::line;
use maud::{Markup, html};
use record::{DocumentId, Format, Page, ReadDocument, Size, Span};

use super::{Which, is_on, numbered, trouble};
use crate::desk::DeskError;
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;
use crate::web::voice::{documents, facts};

/// Formats whose pages have a look of their own.
pub(crate) fn can_be_shown(format: Format) -> bool {
    matches!(format, Format::Pdf | Format::Image)
}

/// `GET /documents/{id}/picture`
pub(crate) async fn show(
    visit: Visit,
    Path(id): Path<u32>,
    Query(which): Query<Which>,
) -> Response {
    let Some(read) = visit.case.read(DocumentId(id)).filter(|r| can_be_shown(r.document.format))
    else {
        return trouble::gone(&visit.visitor);
    };
    let words = visit.words();
    let number = which.page.unwrap_or(1);
    let page = read.reading.pages.iter().find(|p| p.number() == number);
    let title = words.say_with("picture-of", &[("page", &number.to_string())]);
    let main = html! {
        div.stack {
            p.eyebrow { (documents::name(words, &read.document)) }
            h1 { (title) }
            p.buttons {
                a.tap href={ "/documents/" (id) "?page=" (number) } { (words.say("picture-as-text")) } " "
                a.tap href={ "/documents/" (id) "/original/0" } { (words.say("document-save")) }
            }
        }
        div.side-by-side.sheet-and-list {
            @if let Some(page) = page { (list(&visit, read, page)) }
            figure.page-picture {
                img src={ "/documents/" (id) "/pages/" (number) ".png" } alt=(title);
                @if let Some(page) = page { (boxes(read, page)) }
            }
        }
    };
    let about = Frame::new("title-document", Width::Wide, Here::Records, "/records");
    frame_of_visit(&visit, &about, main).into_response()
}

fn list(visit: &Visit, read: &ReadDocument, page: &Page) -> Markup {
    let words = visit.words();
    html! {
        section.facts-of-page.stack aria-labelledby="facts-title" {
            h2 id="facts-title" { (words.say("document-facts-title")) }
            ol.mark-list {
                @for (at, fact) in numbered(read, page).iter().enumerate() {
                    li id={ "f" (at + 1) } {
                        a href={ "#m" (at + 1) } {
                            span.mark-number { (at + 1) }
                            span {
                                span.mark-value { (line::shortened(&facts::of(words, fact), 90)) }
                                span.quiet.small { (facts::name(words, &fact.value)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A frame over each word of each fact, and the fact's number at its first word.
fn boxes(read: &ReadDocument, page: &Page) -> Markup {
    let Some(Size { width, height }) = page.size else { return html! {} };
    html! {
        svg viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" preserveAspectRatio="none" {
            @for (at, fact) in numbered(read, page).iter().enumerate() {
                g id={ "m" (at + 1) } {
                    @for passage in fact.passages().filter(|p| is_on(p, read, page)) {
                        @let span = Span::new(page.byte_offset(passage.start()), page.byte_offset(passage.end()));
                        @for (n, place) in page.boxes(span).enumerate() {
                            rect.mark-box x=(place.x - 1.0) y=(place.y - 1.0) width=(place.width + 2.0) height=(place.height + 2.0) {}
                            @if n == 0 { text.mark-digit x=(place.x - 2.0) y=(place.y - 2.0) { (at + 1) } }
                        }
                    }
                }
            }
        }
    }
}

/// `GET /documents/{id}/pages/{n}.png`
pub(crate) async fn file(
    visit: Visit,
    Path((id, file)): Path<(u32, String)>,
) -> Result<Response, DeskError> {
    let number = file.strip_suffix(".png").and_then(|n| n.parse::<u32>().ok());
    let picture = match number {
        Some(number) => visit.desk().picture(DocumentId(id), number).await?,
        None => None,
    };
    Ok(match picture {
        Some(png) => ([(header::CONTENT_TYPE, "image/png")], png).into_response(),
        None => trouble::gone(&visit.visitor),
    })
}
