//! The public lists on this computer: which are there, of which day; loading one from a file, with progress and a way to
//! stop.

use std::path::PathBuf;

use atlas::AtlasError;
use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::lists::ListSource;
use maud::{Markup, html};
use tokio::io::AsyncWriteExt;

use super::ROOM;
use crate::cli::doctors::groups;
use crate::cli::lists::{name_of, sentences};
use crate::desk::{DeskError, Load};
use crate::web::parts::{Frame, Here, Icon, Width, frame_of_visit, sign};
use crate::web::visit::Visit;

/// Bytes that come through the browser. A larger file is named by where it lies.
const FILE_BYTES: u64 = 16 << 30;
const PATH_BYTES: usize = 4096;

/// `GET /doctors/lists`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let load = visit.desk().lists().last_load();
    let runs = load.as_ref().is_some_and(|load| load.ended().is_none());
    let main = html! {
        div.stack.list-page data-over=[(!runs).then_some("yes")] {
            p.eyebrow { a.tap href=(ROOM) { (words.say("doctors-back")) } }
            h1 { (words.say("lists-heading")) }
            p { (words.say("lists-text")) }
            @if let Some(load) = &load { (so_far(&visit, load)) }
            h2 { (words.say("lists-there")) }
            (there(&visit))
            @if !runs {
                (form(&visit))
                p { a.tap href="/doctors/lists/fetch" { (words.say("lists-fetch-link")) } }
            }
        }
    };
    let mut about = Frame::new("title-lists", Width::Usual, Here::Elsewhere, ROOM).with(&["lists"]);
    about.look_again = runs.then_some(2);
    frame_of_visit(&visit, &about, main)
}

/// How far the load is, or how it ended.
fn so_far(visit: &Visit, load: &Load) -> Markup {
    let words = visit.words();
    let rows = load.rows().to_string();
    html! {
        div.reading.stack role="status" {
            @match load.ended() {
                None => {
                    @let heading = if load.is_fetching() { "lists-fetching" } else { "lists-loading" };
                    h2 { (words.say_with(heading, &[("files", &load.files)])) }
                    progress value=(load.hundredths()) max="100" aria-label=(words.say("lists-bar")) {}
                    @if load.is_fetching() && load.rows() == 0 {
                        p { (words.say_with("lists-megabytes", &[("count", &load.megabytes().to_string())])) }
                    } @else {
                        p { (words.say_with("lists-rows", &[("count", &rows)])) }
                    }
                    form.buttons method="post" action="/doctors/lists/stop" { button.button.second { (words.say("lists-stop")) } }
                }
                Some(Ok(all)) => {
                    h2 { (words.say("lists-done")) }
                    @for list in &all {
                        @let manifest = &list.manifest;
                        p { (sign("done", Icon::Tick, &words.say_with("cli-list-loaded", &[
                            ("list", &name_of(&manifest.list, words)), ("rows", &manifest.rows.to_string())]))) }
                        @if manifest.left_out > 0 { p { (words.say_with("cli-list-left-out", &[("count", &manifest.left_out.to_string())])) } }
                        @if manifest.other_letters > 0 { p { (words.say_with("cli-list-other-letters", &[("count", &manifest.other_letters.to_string())])) } }
                        @if manifest.elsewhere > 0 { p { (words.say_with("lists-elsewhere", &[("count", &manifest.elsewhere.to_string())])) } }
                    }
                }
                Some(Err(error)) => {
                    @let (said, next) = sentences(&error, words);
                    h2 { (words.say("lists-not-loaded")) }
                    p { (said) }
                    p { (next) }
                }
            }
        }
    }
}

fn there(visit: &Visit) -> Markup {
    let words = visit.words();
    let all = visit.desk().lists().lists().all();
    html! {
        @if all.is_empty() { p { (words.say("lists-none")) } }
        ul.lines { @for list in &all { li {
            @let manifest = &list.manifest;
            @let date = words.date(manifest.published.unwrap_or(manifest.loaded).into());
            p.item-name { (name_of(&manifest.list, words)) @if let Some(title) = &manifest.title { ": " (title) } }
            p.small.quiet { (words.say_with("lists-of", &[("date", &date), ("rows", &manifest.rows.to_string())])) }
            @if manifest.is_old(visit.today) { p { (sign("please-check", Icon::Check, &words.say("lists-old"))) } }
            details.more {
                summary { (words.say("lists-files")) span.sr-only { ": " (name_of(&manifest.list, words)) } }
                ul.bullets { @for file in &manifest.files { li {
                    (file.name) p.small.quiet.hash { (words.say_with("lists-hash", &[("hash", &file.sha256)])) }
                } } }
            }
        } } }
    }
}

fn form(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        form.stack.rule-above method="post" action="/doctors/lists" enctype="multipart/form-data" {
            h2 { (words.say("lists-load")) }
            p { (words.say("lists-load-text")) }
            div.field {
                label for="file" { (words.say("lists-file")) }
                input type="file" id="file" name="file" multiple;
            }
            div.field {
                label for="path" { (words.say("lists-path")) }
                p.field-hint id="path-hint" { (words.say("lists-path-hint")) }
                input type="text" id="path" name="path" autocomplete="off" aria-describedby="path-hint" maxlength="4000";
            }
            div.buttons { button.button { (words.say("lists-load-now")) } }
        }
        details.more {
            summary { (words.say("lists-where")) }
            p { (words.say("lists-where-text")) }
            ul.bullets { @for list in &visit.library().lists.list { li { (owners_page(visit, list)) } } }
            p { (words.say("lists-where-networks")) }
        }
    }
}

/// A way to the owner's own page. The browser says from where it comes to nobody.
pub(super) fn owners_page(visit: &Visit, list: &ListSource) -> Markup {
    html! { a href=(list.page) rel="noreferrer noopener" target="_blank" { (name_of(&list.id, visit.words())) } }
}

/// `POST /doctors/lists`: files stream into a private folder beside the lists, or are named by where they lie.
pub(crate) async fn load(visit: Visit, files: Multipart) -> Response {
    match take(&visit, files).await {
        Ok(()) => Redirect::to("/doctors/lists").into_response(),
        Err(error) => error.into_response(),
    }
}

async fn take(visit: &Visit, mut files: Multipart) -> Result<(), DeskError> {
    let on_disk = |error: std::io::Error| DeskError::from_disk(&error);
    let desk = visit.desk().lists();
    std::fs::create_dir_all(desk.lists().folder()).map_err(on_disk)?;
    let inbox = tempfile::Builder::new()
        .prefix("incoming-")
        .tempdir_in(desk.lists().folder())
        .map_err(on_disk)?;
    let (mut paths, mut names, mut room) = (Vec::new(), Vec::new(), FILE_BYTES);
    while let Some(mut part) = files.next_field().await.map_err(|_| DeskError::BrokenOff)? {
        let file = part.file_name().unwrap_or_default().to_owned();
        if part.name() == Some("path") {
            let typed = part.text().await.map_err(|_| DeskError::BrokenOff)?;
            let typed = typed.trim();
            if !typed.is_empty() && typed.len() <= PATH_BYTES {
                paths.push(PathBuf::from(typed));
                names.push(typed.rsplit(['/', '\\']).next().unwrap_or(typed).to_owned());
            }
            continue;
        }
        // No name from outside becomes a path of this disk.
        let plain: String =
            file.chars().filter(|c| c.is_ascii_alphanumeric() || "._- ".contains(*c)).collect();
        let plain = plain.trim_start_matches('.').to_owned();
        if plain.is_empty() {
            continue;
        }
        let folder = inbox.path().join(paths.len().to_string());
        std::fs::create_dir(&folder).map_err(on_disk)?;
        let at = folder.join(&plain);
        let mut out = tokio::fs::File::create(&at).await.map_err(on_disk)?;
        while let Some(chunk) = part.chunk().await.map_err(|_| DeskError::BrokenOff)? {
            room = room.checked_sub(chunk.len() as u64).ok_or(DeskError::TooMany)?;
            out.write_all(&chunk).await.map_err(on_disk)?;
        }
        out.flush().await.map_err(on_disk)?;
        paths.push(at);
        names.push(plain);
    }
    if paths.is_empty() {
        return Ok(());
    }
    let groups = groups(visit.library());
    match desk.begin(paths, names.join(", "), groups, visit.today, inbox) {
        // The page shows the load that runs.
        Ok(()) | Err(AtlasError::InUse) => Ok(()),
        Err(_) => Err(DeskError::Stopped),
    }
}

/// `POST /doctors/lists/stop`
pub(crate) async fn stop(visit: Visit) -> Redirect {
    if let Some(load) = visit.desk().lists().last_load() {
        load.stop();
    }
    Redirect::to("/doctors/lists")
}
