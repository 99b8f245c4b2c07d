//! Fetching a list: every address that would be called, what the owner sees, and a button. Nothing is called before it is pressed, and
//! nothing about the person goes along.

use atlas::lists::DIRECTORIES;
use axum::Form;
use axum::response::Redirect;
use knowledge::lists::{CancerFamily, ListSource};
use maud::{Markup, html};

use super::lists::owners_page;
use crate::cli::doctors::groups;
use crate::cli::lists::name_of;
use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, cited, field, frame_of_visit};
use crate::web::visit::Visit;

const LISTS: &str = "/doctors/lists";

/// `GET /doctors/lists/fetch`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let sources = &visit.library().lists;
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(LISTS) { (words.say("lists-fetch-back")) } }
            h1 { (words.say("lists-fetch-heading")) }
            p { (words.say("lists-fetch-text")) }
            p { (words.say("lists-fetch-seen")) }
            @for list in &sources.list { (one(&visit, list, &sources.family)) }
            (plan(&visit, &Plan::default(), false))
        }
    };
    let about = Frame::new("title-lists-fetch", Width::Usual, Here::Elsewhere, LISTS);
    frame_of_visit(&visit, &about, main)
}

fn one(visit: &Visit, list: &ListSource, families: &[CancerFamily]) -> Markup {
    let words = visit.words();
    let megabytes = list.about_mb.to_string();
    html! {
        form.stack.rule-above method="post" action={ (LISTS) "/fetch" } {
            h2 { (name_of(&list.id, words)) }
            @if list.can_be_fetched() {
                input type="hidden" name="list" value=(list.id);
                @match list.pages {
                    Some(_) => { (trials(visit, list, families)) }
                    None => {
                        @if let Some(family) = families.first() { (addresses(visit, list, family)) }
                        p.small.quiet { (words.say_with("lists-fetch-about", &[("count", &megabytes)])) }
                    }
                }
                div.buttons { button.button.second {
                    (words.say("lists-fetch-now")) span.sr-only { ": " (name_of(&list.id, words)) }
                } }
            } @else {
                p { (words.say("lists-fetch-by-hand")) }
                p { (owners_page(visit, list)) }
            }
            p.provenance { (cited(visit, &list.cite)) }
        }
    }
}

/// What is called, in order.
fn addresses(visit: &Visit, list: &ListSource, family: &CancerFamily) -> Markup {
    let what = visit.desk().lists().fetchable(list, family);
    let all = what.map(|what| what.addresses()).unwrap_or_default();
    html! {
        p { (visit.words().say("lists-fetch-called")) }
        ul.bullets { @for address in &all { li.hash { code { (address) } } } }
    }
}

fn trials(visit: &Visit, list: &ListSource, families: &[CancerFamily]) -> Markup {
    let words = visit.words();
    let language = words.language();
    html! {
        p { (words.say("lists-fetch-trials")) " " (words.say("lists-fetch-which-text")) }
        fieldset.stack {
            legend { (words.say("lists-fetch-which")) }
            @for (at, family) in families.iter().enumerate() {
                @let id = format!("family-{}", family.id);
                div.choice {
                    input type="radio" name="family" id=(id) value=(family.id) checked[at == 0];
                    label for=(id) { (family.name.in_language(language)) }
                }
            }
        }
        @if let Some(first) = families.first() { (addresses(visit, list, first)) }
        details.more {
            summary { (words.say("lists-fetch-others")) }
            @for family in families.iter().skip(1) {
                h3 { (family.name.in_language(language)) }
                (addresses(visit, list, family))
            }
        }
    }
}

/// A plan's directory, as the person typed it.
#[derive(Default, serde::Deserialize)]
pub(crate) struct Plan {
    #[serde(default)]
    server: String,
    #[serde(default)]
    plan: String,
}

fn plan(visit: &Visit, typed: &Plan, is_wrong: bool) -> Markup {
    let words = visit.words();
    let error = is_wrong.then(|| words.say("lists-plan-wrong"));
    html! {
        form.stack.rule-above method="post" action={ (LISTS) "/fetch/plan" } {
            h2 { (words.say("lists-plan")) }
            p { (words.say("lists-plan-text")) }
            (field(&Field {
                name: "plan", label: &words.say("lists-plan-name"), hint: None, kind: "text",
                autocomplete: "off", value: &typed.plan, error: None,
            }))
            (field(&Field {
                name: "server", label: &words.say("lists-plan-server"), hint: Some(&words.say("lists-plan-server-hint")), kind: "text",
                autocomplete: "off", value: &typed.server, error: error.as_deref(),
            }))
            div.buttons { button.button.second { (words.say("lists-plan-show")) } }
        }
    }
}

/// `POST /doctors/lists/fetch/plan`: shows what would be called, and calls nothing.
pub(crate) async fn show_plan(visit: Visit, Form(typed): Form<Plan>) -> Markup {
    let words = visit.words();
    let what = visit.desk().lists().directory(&typed.server, &typed.plan);
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href={ (LISTS) "/fetch" } { (words.say("lists-fetch-heading")) } }
            h1 { (words.say("lists-plan")) }
            @match what {
                None => { (plan(&visit, &typed, true)) }
                Some(what) => {
                    p { (words.say("lists-fetch-text")) }
                    p { (words.say("lists-plan-seen")) }
                    p { (words.say("lists-fetch-called")) }
                    ul.bullets { @for address in &what.addresses() { li.hash { code { (address) } } } }
                    p.small.quiet { (words.say("lists-plan-long")) }
                    form.buttons method="post" action={ (LISTS) "/fetch" } {
                        input type="hidden" name="list" value=(what.list);
                        input type="hidden" name="server" value=(typed.server);
                        input type="hidden" name="plan" value=(typed.plan);
                        button.button.second { (words.say("lists-fetch-now")) span.sr-only { ": " (words.say("lists-plan")) } }
                    }
                }
            }
        }
    };
    let about = Frame::new("title-lists-fetch", Width::Usual, Here::Elsewhere, LISTS);
    frame_of_visit(&visit, &about, main)
}

/// What was pressed.
#[derive(serde::Deserialize)]
pub(crate) struct Go {
    list: String,
    #[serde(default)]
    family: Option<String>,
    #[serde(default)]
    server: String,
    #[serde(default)]
    plan: String,
}

/// `POST /doctors/lists/fetch`: the only place from which the pages let anything be called.
pub(crate) async fn go(visit: Visit, Form(go): Form<Go>) -> Result<Redirect, DeskError> {
    let library = visit.library();
    let desk = visit.desk().lists();
    let family = library.lists.family(go.family.as_deref());
    let what = library.lists.of(&go.list).zip(family);
    let what = match go.list == DIRECTORIES {
        true => desk.directory(&go.server, &go.plan),
        false => what.and_then(|(list, family)| desk.fetchable(list, family)),
    };
    let Some(what) = what else { return Ok(Redirect::to(LISTS)) };
    let name = name_of(&what.list, visit.words());
    match desk.fetch(what, name, groups(library), visit.today) {
        // The page shows the load that runs.
        Ok(()) | Err(atlas::AtlasError::InUse) => Ok(Redirect::to(LISTS)),
        Err(_) => Err(DeskError::Stopped),
    }
}
