//! Settings: the passphrase, locking, a backup, the language, and erasing everything.

use axum::Form;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use knowledge::Language;
use maud::{Markup, html};
use serde::Deserialize;

use super::lock::show_typing;
use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, choice, field, frame, frame_of_visit};
use crate::web::visit::Visit;

/// Quiet minutes that can be chosen; 0 stands for never.
const IDLE: &[u32] = &[5, 15, 30, 60, 0];

/// `GET /settings`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let preferences = visit.preferences();
    let has = visit.open.has_passphrase();
    let idle = preferences.idle_minutes.unwrap_or(0);
    let main = html! {
        div.stack {
            h1 { (words.say("settings-heading")) }
            h2 { (words.say("settings-passphrase")) }
            p { (words.say(if has { "settings-passphrase-set" } else { "settings-passphrase-none" })) }
            p { a.button.second href="/settings/passphrase" {
                (words.say(if has { "settings-passphrase-change" } else { "settings-passphrase-choose" }))
            } }
            @if has {
                form.buttons method="post" action="/settings/recovery-code" {
                    button.button.plain-link { (words.say("settings-recovery-new")) }
                }
            }
            form.stack method="post" action="/settings" {
                h2 { (words.say("settings-lock")) }
                fieldset.field {
                    legend { (words.say("settings-lock-after")) }
                    @for &minutes in IDLE {
                        @let label = match minutes {
                            0 => words.say("settings-lock-never"),
                            n => words.say_with("settings-lock-minutes", &[("count", &n.to_string())]),
                        };
                        (choice("idle", &minutes.to_string(), &label, idle == minutes))
                    }
                }
                h2 { (words.say("settings-language")) }
                fieldset.field {
                    legend { (words.say("settings-language-which")) }
                    @for &language in Language::ALL {
                        (choice("language", language.tag(), &words.say(&format!("language-{}", language.tag())), language == words.language()))
                    }
                    p.quiet.small { (words.say("settings-language-draft")) }
                }
                div.buttons { button.button { (words.say("settings-save")) } }
            }
            h2 { (words.say("settings-backup")) }
            p { (words.say(if has { "settings-backup-text" } else { "settings-backup-first" })) }
            @if has { p { a.button.second href="/settings/backup" { (words.say("settings-backup-save")) } } }
            p.quiet.small { (words.say("settings-restore")) }
            h2 { (words.say("settings-erase")) }
            p { (words.say("settings-erase-text")) }
            p { a.tap href="/settings/erase" { (words.say("settings-erase-go")) } }
        }
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-settings", Width::Usual, Here::Elsewhere, "/settings"),
        main,
    )
}

#[derive(Deserialize)]
pub(crate) struct Preferred {
    idle: u32,
    language: String,
}

/// `POST /settings`
pub(crate) async fn prefer(
    visit: Visit,
    Form(preferred): Form<Preferred>,
) -> Result<Redirect, DeskError> {
    let idle = IDLE.contains(&preferred.idle).then_some(preferred.idle);
    let language = Language::from_tag(&preferred.language).map(|l| l.tag().to_owned());
    visit
        .desk()
        .prefer(|p| {
            if let Some(idle) = idle {
                p.idle_minutes = (idle > 0).then_some(idle);
            }
            p.language = language.or(p.language.take());
        })
        .await?;
    Ok(Redirect::to("/settings"))
}

/// `GET /settings/passphrase`
pub(crate) async fn passphrase(visit: Visit) -> Response {
    passphrase_page(&visit, None)
}

fn passphrase_page(visit: &Visit, error: Option<(&str, String)>) -> Response {
    let words = visit.words();
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let error_in =
        |name: &str| error.as_ref().filter(|(field, _)| *field == name).map(|(_, e)| e.as_str());
    let main = html! {
        div.stack {
            h1 { (words.say("passphrase-heading")) }
            p { (words.say("passphrase-text")) }
            ul.bullets { @for n in 1..=3 { li { (words.say(&format!("passphrase-hint-{n}"))) } } }
            form.stack method="post" action="/settings/passphrase" {
                @if visit.open.asks_for_the_old() {
                    (field(&Field {
                        name: "old", label: &words.say("passphrase-old"), hint: None, kind: "password",
                        autocomplete: "current-password", value: "", error: error_in("old"),
                    }))
                }
                (field(&Field {
                    name: "passphrase", label: &words.say("passphrase-new"), hint: None, kind: "password",
                    autocomplete: "new-password", value: "", error: error_in("passphrase"),
                }))
                (field(&Field {
                    name: "again", label: &words.say("passphrase-again"), hint: None, kind: "password",
                    autocomplete: "new-password", value: "", error: error_in("again"),
                }))
                (show_typing(&visit.visitor))
                div.buttons {
                    button.button { (words.say("passphrase-set")) }
                    a.button.plain-link href="/" { (words.say("passphrase-later")) }
                }
            }
        }
    };
    let about =
        Frame::new("title-settings", Width::Narrow, Here::Elsewhere, "").with(&["show-typing"]);
    (status, frame(&visit.visitor, &about, main)).into_response()
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    old: Option<String>,
    passphrase: String,
    again: String,
}

/// `POST /settings/passphrase`
pub(crate) async fn set_passphrase(visit: Visit, Form(chosen): Form<Chosen>) -> Response {
    if chosen.passphrase != chosen.again {
        return passphrase_page(&visit, Some(("again", visit.words().say("passphrase-differs"))));
    }
    match visit.desk().set_passphrase(chosen.old, chosen.passphrase).await {
        Ok(Some(code)) => code_page(&visit, &code),
        Ok(None) => Redirect::to("/settings").into_response(),
        Err(error) if error.is_wrong_key() => {
            passphrase_page(&visit, Some(("old", error.sentences(visit.words()).0)))
        }
        Err(error) if error.is_about_the_passphrase() => {
            let (happened, next) = error.sentences(visit.words());
            let said = [Some(happened), next].into_iter().flatten().collect::<Vec<_>>().join(" ");
            passphrase_page(&visit, Some(("passphrase", said)))
        }
        Err(error) => error.into_response(),
    }
}

/// `POST /settings/recovery-code`: a new one; the old one dies.
pub(crate) async fn recovery_code(visit: Visit) -> Result<Response, DeskError> {
    let code = visit.desk().new_recovery_code().await?;
    Ok(code_page(&visit, &code))
}

/// The recovery code, shown once, to print or to copy by hand.
fn code_page(visit: &Visit, code: &str) -> Response {
    let words = visit.words();
    let main = html! {
        div.stack {
            h1 { (words.say("code-heading")) }
            p { (words.say("code-text")) }
            div.sheet.letter {
                p { (words.say("code-sheet")) }
                p.recovery-code { (code) }
                p.small.quiet { (words.say("code-sheet-keep")) }
            }
            p.screen-only { (words.say("code-print")) }
            div.buttons {
                a.button href="/" { (words.say("code-done")) }
                button.button.second.print-page type="button" hidden { (words.say("code-print-now")) }
            }
        }
    };
    let about = Frame::new("title-settings", Width::Narrow, Here::Elsewhere, "").with(&["print"]);
    frame(&visit.visitor, &about, main).into_response()
}

/// `GET /settings/backup`: one encrypted file.
pub(crate) async fn backup(visit: Visit) -> Result<Response, DeskError> {
    if !visit.open.has_passphrase() {
        return Ok(Redirect::to("/settings/passphrase").into_response());
    }
    let (bytes, pieces) = visit.desk().backup().await?;
    let name = format!("second-opinion-{}.backup", visit.today);
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, bytes.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

/// `GET /settings/erase`
pub(crate) async fn erase_ask(visit: Visit) -> Response {
    erase_page(&visit, None)
}

fn erase_page(visit: &Visit, error: Option<&str>) -> Response {
    let words = visit.words();
    let word = words.say("erase-word");
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let main = html! {
        div.stack {
            h1 { (words.say("erase-heading")) }
            p { (words.say("erase-text")) }
            form.stack method="post" action="/settings/erase" {
                (field(&Field {
                    name: "word", label: &words.say_with("erase-type", &[("word", &word)]), hint: None, kind: "text",
                    autocomplete: "off", value: "", error,
                }))
                div.buttons {
                    button.button.second { (words.say("erase-do")) }
                    a.button.plain-link href="/settings" { (words.say("erase-keep")) }
                }
            }
        }
    };
    let about = Frame::new("title-settings", Width::Narrow, Here::Elsewhere, "");
    (status, frame(&visit.visitor, &about, main)).into_response()
}

#[derive(Deserialize)]
pub(crate) struct Confirmed {
    word: String,
}

/// `POST /settings/erase`
pub(crate) async fn erase(
    visit: Visit,
    Form(confirmed): Form<Confirmed>,
) -> Result<Response, DeskError> {
    let words = visit.words();
    let word = words.say("erase-word");
    if confirmed.word.trim().to_lowercase() != word.to_lowercase() {
        return Ok(erase_page(&visit, Some(&words.say_with("erase-mistyped", &[("word", &word)]))));
    }
    visit.desk().erase().await?;
    let main = html! {
        div.stack {
            h1 { (words.say("erased-heading")) }
            p { (words.say("erased-text")) }
            p { a.tap href="/welcome" { (words.say("erased-again")) } }
        }
    };
    let about = Frame::new("title-settings", Width::Narrow, Here::Elsewhere, "");
    Ok(frame(&visit.visitor, &about, main).into_response())
}
