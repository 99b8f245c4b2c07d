//! How far the packet is, the way to stop it, and the file when it is there. Works by looking again; with a module
//! the server tells each change.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header;
use axum::response::sse::Event;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::desk::{DeskError, PacketForm, PacketMaking, PacketProgress, PacketStage};
use crate::web::changes::changes;
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// `GET /packet/making`
pub(crate) async fn show(visit: Visit) -> Response {
    let Some(making) = visit.desk().last_packet() else {
        return Redirect::to("/packet").into_response();
    };
    let progress = making.progress();
    let is_over = progress.stage.is_over();
    let main = html! {
        div.stack.making-page data-over=[is_over.then_some("yes")] {
            div.reading.stack id="making" role="status" {
                h1 { (heading(&visit, &progress)) }
                @if !is_over {
                    progress value=(progress.hundredths()) max="100"
                        aria-label=(visit.words().say("packet-making-bar")) {}
                }
                p id="so-far" { (said(&visit, &making, &progress)) }
            }
            (next(&visit, &making, &progress))
        }
    };
    let mut about =
        Frame::new("title-packet-making", Width::Usual, Here::Case, "/packet").with(&["making"]);
    about.look_again = (!is_over).then_some(3);
    frame_of_visit(&visit, &about, main).into_response()
}

fn heading(visit: &Visit, progress: &PacketProgress) -> String {
    visit.words().say(match progress.stage {
        PacketStage::Making => "packet-making-heading",
        PacketStage::Done { .. } => "packet-making-done",
        PacketStage::Stopped => "packet-making-stopped",
        PacketStage::Failed(_) => "packet-making-failed",
    })
}

/// One line: how far it is, how large it became, or what went wrong.
fn said(visit: &Visit, making: &PacketMaking, progress: &PacketProgress) -> String {
    let words = visit.words();
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000).to_string();
    match &progress.stage {
        PacketStage::Making if progress.steps < progress.steps_all || progress.bytes_all == 0 => {
            let (done, all) = (progress.steps / 2, progress.steps_all / 2);
            let blanks = [("done", &*done.to_string()), ("all", &*all.to_string())];
            words.say_with("packet-making-pages", &blanks)
        }
        PacketStage::Making => {
            let (done, all) = (megabytes(progress.bytes), megabytes(progress.bytes_all));
            words.say_with("packet-making-files", &[("done", &done), ("all", &all)])
        }
        PacketStage::Done { bytes } => {
            let id = if making.is_sealed { "packet-making-sealed" } else { "packet-making-ready" };
            words.say_with(id, &[("size", &megabytes(*bytes))])
        }
        PacketStage::Stopped => words.say("packet-making-nothing-left"),
        PacketStage::Failed(error) => {
            let (happened, next) = error.sentences(words);
            format!("{happened} {}", next.unwrap_or_default())
        }
    }
}

/// The one next step.
fn next(visit: &Visit, making: &PacketMaking, progress: &PacketProgress) -> Markup {
    let words = visit.words();
    let file = file_name(making.form);
    html! {
        @match progress.stage {
            PacketStage::Making => form.buttons method="post" action="/packet/making/stop" {
                button.button.second { (words.say("packet-making-stop")) }
            },
            PacketStage::Done { .. } => {
                div.buttons {
                    a.button href={ "/packet/made/" (file) } download=(file) {
                        (words.say_with("packet-making-save", &[("file", file)]))
                    }
                    a.button.plain-link href="/packet" { (words.say("packet-making-again")) }
                }
                p.quiet.small { (words.say("packet-making-kept")) }
            }
            PacketStage::Stopped | PacketStage::Failed(_) => div.buttons {
                a.button href="/packet" { (words.say("packet-making-back")) }
            },
        }
    }
}

fn file_name(form: PacketForm) -> &'static str {
    match form {
        PacketForm::Pdf => "packet.pdf",
        PacketForm::Zip => "packet.zip",
    }
}

/// `GET /packet/making/events`: how far it is, each time it changed.
pub(crate) async fn events(visit: Visit) -> Result<impl IntoResponse, DeskError> {
    let making = visit.desk().last_packet().ok_or(DeskError::Locked)?;
    let (watch, end) = (making.watch(), Arc::clone(&making));
    let message = move |visit: &Visit| {
        let progress = making.progress();
        let told = serde_json::json!({
            "done": progress.hundredths(),
            "soFar": said(visit, &making, &progress),
            "over": progress.stage.is_over(),
        });
        Event::default().data(told.to_string())
    };
    Ok(changes(visit, watch, message, move || end.progress().stage.is_over()))
}

/// `POST /packet/making/stop`
pub(crate) async fn stop(visit: Visit) -> Redirect {
    if let Some(making) = visit.desk().last_packet() {
        making.stop();
    }
    Redirect::to("/packet/making")
}

/// `GET /packet/made/{file}`: the packet, as often as it is asked for.
pub(crate) async fn file(visit: Visit, Path(file): Path<String>) -> Response {
    let made = visit.desk().last_packet().filter(|making| file_name(making.form) == file);
    let Some((bytes, pieces)) = made.and_then(|making| making.bytes()) else {
        return Redirect::to("/packet").into_response();
    };
    let kind = if file.ends_with(".pdf") { "application/pdf" } else { "application/zip" };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_LENGTH, bytes.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}
