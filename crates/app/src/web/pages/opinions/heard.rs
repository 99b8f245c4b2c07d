//! What a doctor said, written down by the person, question by question; also what two doctors answered
//! together. Every answer's source is the person, on the day they wrote it.

use axum::Form;
use axum::extract::Query;
use axum::response::Redirect;
use maud::{Markup, html};
use record::Element;
use serde::Deserialize;

use super::held::HEARD;
use super::{Held, with_a_plan};
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Width, asked_on_line, asked_on_lines, field, frame_of_visit, on_paper, tick,
};
use crate::web::visit::Visit;

/// Lines on paper for what was said in full.
const LINES: usize = 6;

/// In the order in which a doctor tells it.
const ASKED: &[Element] = &[
    Element::Histology,
    Element::Stage,
    Element::Intent,
    Element::Surgery,
    Element::Regimen,
    Element::Radiation,
    Element::Sequence,
    Element::TestsFirst,
    Element::Trial,
    Element::Timing,
];

/// Which note is written on, and whose joint answer it may be.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    number: Option<u32>,
    first: String,
    second: String,
}

/// `GET /opinions/heard?number=…` or `?first=…&second=…` for a joint answer.
pub(crate) async fn show(visit: Visit, Query(which): Query<Which>) -> Markup {
    let words = visit.words();
    let number = which.number.unwrap_or_else(|| visit.answers.next_number(HEARD));
    let of = |part: &str| visit.answers.get(&format!("{HEARD}{number}.{part}")).to_owned();
    let is_joint = !which.first.is_empty() && !which.second.is_empty();
    let others: Vec<Held> =
        with_a_plan(&visit).into_iter().filter(|h| h.id != format!("h{number}")).collect();
    let (kept_joint, who) = (of("joint"), of("who"));
    let joint: Vec<&str> = match is_joint {
        true => vec![which.first.as_str(), which.second.as_str()],
        false => kept_joint.split_whitespace().collect(),
    };
    let who = match is_joint && who.is_empty() {
        true => {
            let names: Vec<String> = others
                .iter()
                .filter(|h| joint.contains(&h.id.as_str()))
                .map(|h| h.name(&visit))
                .collect();
            crate::web::voice::lists::and(words, &names)
        }
        false => who,
    };
    let one = |name: &str, kind: &str, value: &str, label: &str, hint: Option<&str>| {
        field(&Field { name, label, hint, kind, autocomplete: "off", value, error: None })
    };
    let line = |part: &str, label: &str| asked_on_line(&words.say(label), &of(part));
    let mut lines = vec![line("who", "opinions-type-who"), line("day", "heard-day")];
    lines.extend(ASKED.iter().map(|e| line(e.as_str(), &format!("heard-{}", e.as_str()))));
    lines.push(asked_on_lines(&words.say("heard-words"), &of("words"), LINES));
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("opinions-eyebrow")) }
            h1 { (words.say(if is_joint { "heard-joint-heading" } else { "heard-heading" })) }
            p { (words.say("heard-text")) }
        }
        form.stack method="post" action="/opinions/heard" {
            input type="hidden" name="number" value=(number);
            (one("who", "text", &who, &words.say("opinions-type-who"), None))
            (one("day", "date", &day_of(&visit, number), &words.say("heard-day"), None))
            @if others.len() > 1 {
                details.more open[is_joint || !joint.is_empty()] {
                    summary { (words.say("heard-joint")) }
                    fieldset.field {
                        legend { (words.say("heard-joint-of")) }
                        @for other in &others {
                            (tick("joint", &other.id, &super::named(&visit, other), joint.contains(&other.id.as_str())))
                        }
                    }
                }
            }
            @for element in ASKED {
                @let name = element.as_str();
                (one(name, "text", &of(name), &words.say(&format!("heard-{name}")), words.try_say(&format!("heard-{name}.hint"), &[]).as_deref()))
            }
            (one("words", "textarea", &of("words"), &words.say("heard-words"), Some(&words.say("heard-words.hint"))))
            div.buttons { button.button { (words.say("opinions-type-save")) } a.button.plain-link href="/opinions" { (words.say("heard-back")) } }
        }
        (on_paper(&lines))
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-heard", Width::Narrow, Here::Elsewhere, "/opinions"),
        main,
    )
}

/// The day it was said; today until told otherwise.
fn day_of(visit: &Visit, number: u32) -> String {
    let kept = visit.answers.get(&format!("{HEARD}{number}.day"));
    if kept.is_empty() { visit.today.to_string() } else { kept.to_owned() }
}

/// `POST /opinions/heard`: keeps what the person heard, with the day they wrote it down.
pub(crate) async fn keep(
    visit: Visit,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/opinions/heard");
    let get = |name: &str| typed.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim());
    let Ok(number) = get("number").parse::<u32>() else { return Ok(Redirect::to("/opinions")) };
    let joint: Vec<&str> =
        typed.iter().filter(|(n, _)| n == "joint").map(|(_, v)| v.as_str()).collect();
    let joint = if joint.len() > 1 { joint.join(" ") } else { String::new() };
    let says_something =
        ASKED.iter().any(|e| !get(e.as_str()).is_empty()) || !get("words").is_empty();
    let somebody = visit.words().say("opinions-heard");
    let who = match get("who") {
        "" if says_something => somebody.as_str(),
        who => who,
    };
    visit
        .desk()
        .answer(|answers, today| {
            let mut set = |part: &str, said: &str| {
                answers.set(&format!("{HEARD}{number}.{part}"), said, today);
            };
            set("who", who);
            set("day", get("day"));
            set("joint", &joint);
            set("words", get("words"));
            for element in ASKED {
                set(element.as_str(), get(element.as_str()));
            }
        })
        .await?;
    match who.is_empty() {
        true => Ok(Redirect::to("/opinions")),
        false => Ok(Redirect::to(&format!("/opinions/h{number}"))),
    }
}
