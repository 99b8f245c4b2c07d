//! Set aside: papers that are not used, each with what happened, what was kept and what to do.

use maud::{Markup, html};
use record::{Document, Finding, FindingCode, Status};

use crate::web::parts::{Frame, Here, Notice, Width, frame_of_visit, in_its_words, notice};
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// Whether a paper gives nothing to the case. Viewer files are listed apart: they never could.
pub(crate) fn is_set_aside(visit: &Visit, document: &Document) -> bool {
    matches!(document.status, Status::OtherPerson | Status::Duplicate | Status::NotRead)
        || is_unsure(visit, document)
}

fn is_unsure(visit: &Visit, document: &Document) -> bool {
    visit.case.findings_of(document.id).any(|f| f.code == FindingCode::IdentityUnsure)
}

/// The status as it is shown: a doubtful paper is not the person's until they say so.
pub(crate) fn shown_status(visit: &Visit, document: &Document) -> Status {
    if is_unsure(visit, document) { Status::OtherPerson } else { document.status }
}

/// The finding that set it aside.
fn reason<'a>(visit: &'a Visit, document: &Document) -> Option<&'a Finding> {
    use FindingCode as Code;
    let order: &[Code] = match document.status {
        Status::OtherPerson => &[Code::IdentityOtherPerson],
        Status::Duplicate => &[Code::DocumentDuplicate],
        Status::NotRead => &[
            Code::DocumentEmpty,
            Code::DocumentLocked,
            Code::OcrUnavailable,
            Code::OcrPoor,
            Code::DocumentDamaged,
            Code::DocumentUnsupported,
            Code::LimitReached,
            Code::ArchiveUnsafe,
        ],
        _ => &[Code::IdentityUnsure],
    };
    let about = |f: &&Finding, code: Code| {
        f.code == code
            && (code != Code::DocumentDuplicate || f.documents.first() == Some(&document.id))
    };
    order.iter().find_map(|&code| visit.case.findings_of(document.id).find(|f| about(f, code)))
}

/// In a sentence, why it is set aside; `None` where it is used.
pub(crate) fn why(visit: &Visit, document: &Document) -> Option<String> {
    let words = visit.words();
    if document.status == Status::Duplicate
        && let Some(first) = document.duplicate_of.and_then(|id| visit.case.document(id))
    {
        let mut name = documents::name(words, first);
        if let Some(date) = first.date {
            let date = words.date(date);
            name = words.say_with("paper-of", &[("name", &name), ("date", &date)]);
        }
        return Some(words.say_with("aside-same-as", &[("name", &name)]));
    }
    let finding = reason(visit, document)?;
    Some(words.finding_message(finding))
}

/// `GET /set-aside`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let chart = &visit.case.chart;
    let order = |d: &&Document| match shown_status(&visit, d) {
        Status::OtherPerson => 0,
        Status::NotRead => 1,
        _ => 2,
    };
    let mut aside: Vec<&Document> =
        chart.documents.iter().filter(|d| is_set_aside(&visit, d)).collect();
    aside.sort_by_key(order);
    let ignored: Vec<&Document> =
        chart.documents.iter().filter(|d| d.status == Status::Ignored).collect();
    let count = aside.len().to_string();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("aside-eyebrow")) }
            h1 { (words.say_with("aside-heading", &[("count", &count)])) }
            p { (words.say(if aside.is_empty() { "aside-none" } else { "aside-text" })) }
        }
        @for document in &aside { (one(&visit, document)) }
        @if !ignored.is_empty() {
            details.more {
                summary { (words.say_with("aside-ignored", &[("count", &ignored.len().to_string())])) }
                p.provenance { (words.say("aside-ignored-text")) }
                ul.bullets { @for document in &ignored { li {
                    a.tap href={ "/documents/" (document.id.0) } { (document.path) }
                } } }
            }
        }
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-aside", Width::Usual, Here::Records, "/set-aside"),
        main,
    )
}

fn one(visit: &Visit, document: &Document) -> Markup {
    let words = visit.words();
    let finding = reason(visit, document);
    let name = documents::name(words, document);
    let file = documents::file_name(&document.path);
    let original = document.duplicate_of.and_then(|id| visit.case.document(id));
    let status = shown_status(visit, document);
    let slug = record::slug(&status);
    notice(
        words,
        &Notice {
            heading: words.say_with(&format!("aside-{slug}"), &[("name", &name)]),
            happened: html! {
                (why(visit, document).unwrap_or_else(|| words.say("aside-unknown")))
                @if status == Status::OtherPerson { (whose_name(visit, document)) }
                @if file != name { span.plain.small { (file) } }
            },
            kept: html! { (words.say(&format!("aside-{slug}.kept"))) },
            to_do: html! {
                @if let Some(finding) = finding { (words.finding_next(finding)) }
                span.buttons {
                    a.button.second href={ "/documents/" (document.id.0) } { (words.say("aside-look")) }
                    @if let Some(original) = original {
                        a.button.plain-link href={ "/documents/" (original.id.0) } { (words.say("aside-look-first")) }
                    }
                    @if status == Status::OtherPerson {
                        form method="post" action={ "/documents/" (document.id.0) "/whose" } {
                            input type="hidden" name="whose" value="mine";
                            button.button.plain-link { (words.say("aside-mine")) }
                        }
                    }
                }
            },
        },
    )
}

/// The name the paper gives, in its own words.
fn whose_name(visit: &Visit, document: &Document) -> Markup {
    let place = visit
        .case
        .read(document.id)
        .and_then(|read| read.reading.people.iter().find_map(|p| p.name_at.as_ref()));
    html! { @if let Some(passage) = place { (in_its_words(&visit.case, passage)) } }
}
