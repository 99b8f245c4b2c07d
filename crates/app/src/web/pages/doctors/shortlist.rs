//! The shortlist side by side, item by item; the person's own finds; what to say on the phone, and what was said.

use axum::Form;
use axum::response::Redirect;
use journey::doctors::{
    Call, Line, Short, asked, calls, keep_call, keep_own, list, put, sheet, take_away,
};
use maud::{Markup, html};

use super::ROOM;
use super::one::{known, said};
use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, field, frame_of_visit, select};
use crate::web::visit::Visit;

/// `GET /doctors/shortlist`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let shorts = list(&visit.answers);
    let count = shorts.len().to_string();
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("doctors-back")) } }
            h1 { (words.say_with("shortlist-heading", &[("count", &count)])) }
            p { (words.say("shortlist-text")) }
            ul.lines { @for short in &shorts { li {
                p.item-name { a href={ "/doctors/of/" (short.key) } { (short.name) } }
                (about_on_paper(&visit, &short.key))
                form method="post" action="/doctors/shortlist" {
                    input type="hidden" name="key" value=(short.key);
                    input type="hidden" name="away" value="yes";
                    button.button.second { (words.say("shortlist-away")) span.sr-only { ": " (short.name) } }
                }
            } } }
            @if shorts.len() > 1 { (side_by_side(&visit, &shorts)) }
            (own(&visit))
            (phone(&visit, &shorts))
        }
    };
    let about = Frame::new("title-shortlist", Width::Usual, Here::Elsewhere, ROOM).with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

/// Where somebody is found, for the sheet.
fn about_on_paper(visit: &Visit, key: &str) -> Markup {
    let about = known(visit, key).map(|known| known.about).unwrap_or_default();
    html! { div.on-paper { @for line in &about { p.small { (line) } } } }
}

/// Item by item, so that it can be compared on a phone too; whoever nothing is known of stands there as well.
fn side_by_side(visit: &Visit, shorts: &[Short]) -> Markup {
    let words = visit.words();
    let language = words.language();
    let sheets: Vec<(&Short, Vec<Line<'_>>)> = shorts
        .iter()
        .map(|short| {
            let listed = known(visit, &short.key).map(|known| known.entries).unwrap_or_default();
            (short, sheet(&short.key, &listed, &visit.answers, visit.library()))
        })
        .collect();
    let items = &visit.library().doctors.vetting.item;
    html! {
        h2 { (words.say("shortlist-side")) }
        p { (words.say("shortlist-side-text")) }
        @for item in items {
            @let rows: Vec<_> = sheets.iter().filter_map(|(short, lines)| Some((*short, lines.iter().find(|line| line.item.id == item.id)?))).collect();
            @if rows.iter().any(|(_, line)| !line.entries.is_empty()) {
                h3 { (item.name.in_language(language)) }
                ul.lines { @for (short, line) in rows { li {
                    p.item-name { (short.name) }
                    @if line.entries.is_empty() { p.silent { (words.say("doctors-not-known")) } }
                    @for entry in &line.entries { (said(visit, entry)) }
                } } }
            }
        }
    }
}

fn own(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        details.more {
            summary { (words.say("shortlist-own")) }
            form.stack method="post" action="/doctors/own" {
                @for (name, label) in [("name", "shortlist-own-name"), ("place", "shortlist-own-place"),
                    ("phone", "shortlist-own-phone"), ("from", "shortlist-own-from")] {
                    (field(&Field { name, label: &words.say(label), hint: None, kind: "text", autocomplete: "off", value: "", error: None }))
                }
                div.buttons { button.button.second { (words.say("shortlist-own-save")) } }
            }
        }
    }
}

/// The call sheet and the log.
fn phone(visit: &Visit, shorts: &[Short]) -> Markup {
    let words = visit.words();
    let language = words.language();
    let of: Vec<(&str, &str)> = shorts.iter().map(|s| (s.key.as_str(), s.name.as_str())).collect();
    let logged = calls(&visit.answers);
    html! {
        h2 { (words.say("calls-heading")) }
        p { (words.say("calls-text")) }
        ol.numbered { @for question in &visit.library().doctors.vetting.call { li.keep-together {
            (question.says.in_language(language))
            div.write-line.on-paper {}
        } } }
        div.buttons { button.button.second.print-page type="button" hidden { (words.say("calls-print")) } }
        @if !shorts.is_empty() {
            form.stack.rule-above method="post" action="/doctors/call" {
                h3 { (words.say("calls-write")) }
                (select("key", &words.say("calls-with"), &of, ""))
                (field(&Field { name: "spoke", label: &words.say("calls-spoke"), hint: None, kind: "text", autocomplete: "off", value: "", error: None }))
                (field(&Field { name: "said", label: &words.say("calls-said"), hint: None, kind: "textarea", autocomplete: "off", value: "", error: None }))
                (field(&Field { name: "next", label: &words.say("calls-next"), hint: None, kind: "text", autocomplete: "off", value: "", error: None }))
                div.buttons { button.button { (words.say("calls-save")) } }
            }
        }
        @if !logged.is_empty() {
            h3 { (words.say("calls-log")) }
            ul.lines { @for call in &logged { li { (one_call(visit, call)) } } }
        }
    }
}

fn one_call(visit: &Visit, call: &Call) -> Markup {
    let words = visit.words();
    let name = visit.answers.get(&format!("{}{}.called", asked::OF, call.key)).to_owned();
    let by =
        words.say_with("calls-by", &[("date", &words.date(call.on.into())), ("who", &call.spoke)]);
    html! {
        p.item-name { (name) }
        p { (call.said) }
        @if !call.next.is_empty() { p { (words.say_with("calls-then", &[("next", &call.next)])) } }
        p.small.quiet { (by) }
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    key: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    away: String,
}

/// `POST /doctors/shortlist`
pub(crate) async fn keep(visit: Visit, Form(wanted): Form<Wanted>) -> Result<Redirect, DeskError> {
    let known = known(&visit, &wanted.key).map(|known| known.name);
    let Wanted { key, name, away } = wanted;
    let name = known.unwrap_or(name);
    let change = |answers: &mut record::Answers, today| match away.as_str() {
        "yes" => take_away(answers, &key, today),
        _ => {
            put(answers, &key, &name, today);
        }
    };
    visit.desk().answer(change).await?;
    Ok(Redirect::to("/doctors/shortlist"))
}

#[derive(serde::Deserialize)]
pub(crate) struct Find {
    #[serde(default)]
    name: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    from: String,
}

/// `POST /doctors/own`
pub(crate) async fn find(visit: Visit, Form(own): Form<Find>) -> Result<Redirect, DeskError> {
    let keep = |answers: &mut record::Answers, today| {
        keep_own(answers, &own.name, &own.place, &own.phone, &own.from, today);
    };
    visit.desk().answer(keep).await?;
    Ok(Redirect::to("/doctors/shortlist"))
}

#[derive(serde::Deserialize)]
pub(crate) struct Called {
    #[serde(default)]
    key: String,
    #[serde(default)]
    spoke: String,
    #[serde(default)]
    said: String,
    #[serde(default)]
    next: String,
}

/// `POST /doctors/call`
pub(crate) async fn call(visit: Visit, Form(call): Form<Called>) -> Result<Redirect, DeskError> {
    let is_short = list(&visit.answers).iter().any(|short| short.key == call.key);
    if is_short {
        let keep = |answers: &mut record::Answers, today| {
            keep_call(answers, &call.key, &call.spoke, &call.said, &call.next, today);
        };
        visit.desk().answer(keep).await?;
    }
    Ok(Redirect::to("/doctors/shortlist"))
}
