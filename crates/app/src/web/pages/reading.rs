//! Papers being read: how many, which, and what each became. Works by looking again; with a module the
//! server tells each change.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::State;
use axum::response::sse::Event;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use super::set_aside;
use crate::desk::{Became, Case, DeskError, Import, Progress, Stage};
use crate::web::Shared;
use crate::web::changes::changes;
use crate::web::parts::{Frame, Here, Width, became, frame_of_visit};
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// Papers listed while reading goes on; all are under *records* in the end.
const LISTED: usize = 200;

/// `GET /reading`
pub(crate) async fn show(visit: Visit) -> Response {
    let Some(import) = visit.desk().last_import() else {
        return Redirect::to("/records/add").into_response();
    };
    let progress = import.progress();
    let words = visit.words();
    let main = html! {
        div.stack.reading-page data-over=[progress.stage.is_over().then_some("yes")] {
            (head(&visit, &progress))
            h2 { (words.say("reading-became")) }
            (list(&visit, &progress))
            @if progress.stage.is_over() {
                h2 { (words.say("reading-add-more")) }
                (super::add_records::form(&visit))
            }
        }
    };
    let mut about = Frame::new("title-reading", Width::Usual, Here::Records, "/records/add")
        .with(&["reading", "drop"]);
    about.look_again = (!progress.stage.is_over()).then_some(3);
    frame_of_visit(&visit, &about, main).into_response()
}

/// The part that changes: heading, bar, one line, what can be done.
fn head(visit: &Visit, progress: &Progress) -> Markup {
    let words = visit.words();
    let (done, found) =
        (progress.became.len().to_string(), progress.found.max(progress.became.len()).to_string());
    let facts: usize = progress.became.iter().map(|b| b.facts).sum();
    html! {
        div.reading.stack id="reading" role="status" {
            h1 { (heading(visit, progress, &done, &found)) }
            @if !progress.stage.is_over() {
                progress value=(done) max=(found) aria-label=(words.say("reading-bar")) {}
                p { (words.say("reading-leave")) }
            }
            @if let Stage::Failed(error) = &progress.stage {
                @let (happened, next) = error.sentences(words);
                p { (happened) " " @if let Some(next) = next { (next) } }
            }
        }
        p.quiet id="so-far" { (words.say_with("reading-so-far", &[("facts", &facts.to_string())])) }
        @if progress.stage.is_over() {
            div.buttons {
                a.button href="/case" { (words.say("reading-see-case")) }
                a.button.plain-link href="/" { (words.say("reading-now")) }
            }
        } @else {
            form.buttons id="stop" method="post" action="/reading/stop" {
                button.button.second { (words.say("reading-stop")) }
            }
        }
    }
}

fn heading(visit: &Visit, progress: &Progress, done: &str, found: &str) -> String {
    let words = visit.words();
    let blanks = [("done", done), ("found", found)];
    match progress.stage {
        Stage::Waiting => words.say("reading-waiting"),
        Stage::Reading => words.say_with("reading-of", &blanks),
        Stage::Keeping => words.say_with("reading-keeping", &blanks),
        Stage::Done => words.say_with("reading-done", &blanks),
        Stage::Stopped => words.say_with("reading-stopped", &blanks),
        Stage::Failed(_) => words.say("reading-failed"),
    }
}

/// What each paper became; once the case is made, as the case sees it.
fn list(visit: &Visit, progress: &Progress) -> Markup {
    let words = visit.words();
    html! {
        ul.lines id="papers" {
            @if progress.stage.is_over() && !progress.documents.is_empty() {
                @let kept: Vec<_> = progress.documents.iter()
                    .filter_map(|&id| visit.case.document(id))
                    .filter(|d| d.status != record::Status::Ignored).collect();
                @for document in kept.iter().take(LISTED) { (kept_line(visit, document)) }
                @if kept.len() > LISTED { li { a href="/records" { (words.say("reading-all")) } } }
            } @else {
                @for paper in progress.became.iter().rev().take(LISTED) { (line(visit, paper)) }
            }
        }
    }
}

/// One paper of the case, with why it was set aside where it was.
pub(crate) fn kept_line(visit: &Visit, document: &record::Document) -> Markup {
    let words = visit.words();
    let case = &visit.case;
    let (facts, from_picture) = read_of(case, document);
    let why = set_aside::why(visit, document);
    html! {
        li.line.paper.name-then-note {
            div {
                a.paper-name href={ "/documents/" (document.id.0) } { (documents::name(words, document)) }
                span.plain.small { (documents::details(words, document)) }
                @if let Some(why) = why { span.plain.small { (why) } }
            }
            (became(words, set_aside::shown_status(visit, document), facts, from_picture))
        }
    }
}

fn read_of(case: &Case, document: &record::Document) -> (usize, bool) {
    case.read(document.id).map_or((0, false), |read| {
        let ocr = read.reading.pages.iter().any(|p| p.origin == record::Origin::Ocr);
        (read.reading.facts.len(), ocr)
    })
}

fn line(visit: &Visit, paper: &Became) -> Markup {
    let words = visit.words();
    html! {
        li.line.paper.name-then-note {
            div {
                span.paper-name {
                    (documents::named(words, paper.title.as_deref(), paper.kind.unwrap_or_default(), &paper.path))
                }
                span.plain.small { (documents::file_name(&paper.path)) }
            }
            (became(words, paper.status, paper.facts, paper.from_picture))
        }
    }
}

/// `GET /reading/events`: the changing part, each time it changed.
pub(crate) async fn events(visit: Visit) -> Result<impl IntoResponse, DeskError> {
    let import = visit.desk().last_import().ok_or(DeskError::Locked)?;
    let (watch, end) = (import.watch(), Arc::clone(&import));
    let told = AtomicUsize::new(0);
    let message = move |visit: &Visit| message(visit, &import, &told);
    Ok(changes(visit, watch, message, move || end.progress().stage.is_over()))
}

/// Heading and bar, and the papers that were read since the last message.
fn message(visit: &Visit, import: &Import, told: &AtomicUsize) -> Event {
    let progress = import.progress();
    let before = told.swap(progress.became.len(), Ordering::Relaxed);
    let new = progress.became.get(before..).unwrap_or_default();
    let lines: String =
        new.iter().rev().take(LISTED).map(|p| line(visit, p).into_string()).collect();
    let (done, found) = (progress.became.len(), progress.found.max(progress.became.len()));
    let facts: usize = progress.became.iter().map(|b| b.facts).sum();
    let words = visit.words();
    let told = serde_json::json!({
        "heading": heading(visit, &progress, &done.to_string(), &found.to_string()),
        "done": done, "found": found,
        "soFar": words.say_with("reading-so-far", &[("facts", &facts.to_string())]),
        "first": before == 0,
        "papers": lines,
        "over": progress.stage.is_over(),
    });
    Event::default().data(told.to_string())
}

/// `POST /reading/stop`
pub(crate) async fn stop(State(shared): State<Arc<Shared>>, _visit: Visit) -> Redirect {
    if let Some(import) = shared.desk.import_running() {
        import.stop();
    }
    Redirect::to("/reading")
}
