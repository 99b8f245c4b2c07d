//! Add records: drop them, choose files, choose a folder. Nothing has to be sorted first.

use std::io;

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use tokio::io::AsyncWriteExt;

use crate::desk::{DeskError, Inbox};
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// `GET /records/add`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let main = html! {
        div.stack {
            h1 { (words.say("add-heading")) }
            p { (words.say("add-text")) }
            (form(&visit))
            h2.rule-above { (words.say("add-what")) }
            ul.bullets { @for n in 1..=5 { li { (words.say(&format!("add-what-{n}"))) } } }
            h2 { (words.say("add-safe")) }
            p { (words.say("add-safe-text")) }
        }
    };
    let about =
        Frame::new("title-add", Width::Usual, Here::Records, "/records/add").with(&["drop"]);
    frame_of_visit(&visit, &about, main)
}

/// The place to drop files; without modules it is a plain form.
pub(crate) fn form(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        form.stack.hand-over method="post" action="/records/add" enctype="multipart/form-data" {
            label.drop-here for="files" {
                strong.without-module { (words.say("add-choose")) }
                strong.with-module { (words.say("add-drop")) }
                span.plain.small { (words.say("add-anything")) }
                input type="file" id="files" name="files" multiple;
            }
            label.drop-here.folder for="folder" {
                strong { (words.say("add-folder")) }
                span.plain.small { (words.say("add-folder-text")) }
                input type="file" id="folder" name="folder" multiple webkitdirectory;
            }
            div.buttons { button.button { (words.say("add-read")) } }
            p.taking-in role="status" data-taking=(words.say("add-taking-in"))
                data-failed=(words.say("add-failed")) {}
        }
    }
}

/// `POST /records/add`: files stream into a private folder, then are read.
pub(crate) async fn add(visit: Visit, files: Multipart) -> Response {
    let inbox = match take_in(files).await {
        Ok(inbox) => inbox,
        Err(error) => return error.into_response(),
    };
    visit.desk().touch();
    if inbox.is_empty() {
        return Redirect::to("/records/add").into_response();
    }
    match visit.desk().read(inbox) {
        Ok(_) => Redirect::to("/reading").into_response(),
        Err(error) => error.into_response(),
    }
}

async fn take_in(mut files: Multipart) -> Result<Inbox, DeskError> {
    let limits = intake::Limits::default();
    let mut inbox = Inbox::new().map_err(|e| DeskError::from_disk(&e))?;
    while let Some(mut field) = files.next_field().await.map_err(|_| DeskError::BrokenOff)? {
        let Some(name) = field.file_name().map(unescaped).filter(|name| !name.is_empty()) else {
            continue;
        };
        if inbox.len() >= limits.files {
            return Err(DeskError::TooMany);
        }
        let room = limits.archive_bytes.saturating_sub(inbox.bytes());
        let bytes = write(&mut field, &inbox, room).await?;
        inbox.take(&name, bytes);
    }
    Ok(inbox)
}

async fn write(field: &mut Field<'_>, inbox: &Inbox, room: u64) -> Result<u64, DeskError> {
    let on_disk = |error: io::Error| DeskError::from_disk(&error);
    let mut file = tokio::fs::File::create(inbox.next_place()).await.map_err(on_disk)?;
    let mut bytes = 0u64;
    while let Some(chunk) = chunk(field).await? {
        bytes += chunk.len() as u64;
        if bytes > room {
            return Err(DeskError::TooMany);
        }
        file.write_all(&chunk).await.map_err(on_disk)?;
    }
    file.flush().await.map_err(on_disk)?;
    Ok(bytes)
}

async fn chunk(field: &mut Field<'_>) -> Result<Option<Bytes>, DeskError> {
    field.chunk().await.map_err(|_: MultipartError| DeskError::BrokenOff)
}

/// A file's name as the browser had it before it wrote it into the form (HTML, *multipart/form-data
/// encoding algorithm*): quotes and line ends come escaped, all else as it is.
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}
