//! Opinions: all there are, on paper or heard; which two to put side by side.

pub(crate) mod bridge;
pub(crate) mod compare;
pub(crate) mod heard;
mod held;
pub(crate) mod one;
pub(crate) mod several;
pub(crate) mod sheet;

use axum::extract::Query;
use maud::{Markup, html};
use serde::Deserialize;

pub(crate) use held::{HEARD, Held, with_a_plan};

use crate::web::parts::{Frame, Here, Width, choice, frame_of_visit};
use crate::web::visit::Visit;
use crate::web::voice::documents;
use held::{all_heard, held, papers};

/// The two opinions a page is about, by their names in addresses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Two {
    pub(crate) first: String,
    pub(crate) second: String,
}

impl Two {
    /// The address of a page about these two.
    pub(crate) fn address(&self, page: &str) -> String {
        format!("{page}?first={}&second={}", self.first, self.second)
    }
}

/// The two that are named, else the newest with a plan and the one before it.
pub(crate) fn pair(visit: &Visit, two: &Two) -> Option<(Held, Held)> {
    if !two.first.is_empty() && two.first != two.second {
        return Some((held(visit, &two.first)?, held(visit, &two.second)?));
    }
    let mut plans = with_a_plan(visit);
    let second = plans.pop()?;
    Some((plans.pop()?, second))
}

/// `GET /opinions`
pub(crate) async fn show(visit: Visit, Query(two): Query<Two>) -> Markup {
    let words = visit.words();
    let (letters, reports) = papers(&visit);
    let mut plans = with_a_plan(&visit);
    plans.reverse();
    let mut all: Vec<(String, String)> = Vec::new();
    for held in plans.iter().chain(&all_heard(&visit)) {
        if !all.iter().any(|(id, _)| *id == held.id) {
            all.push((held.id.clone(), named(&visit, held)));
        }
    }
    let known = all.len();
    for letter in letters {
        let id = letter.id.0.to_string();
        if !all.iter().any(|(known, _)| *known == id) {
            all.push((id, documents::named_with_its_day(words, letter)));
        }
    }
    let (main_list, others) = all.split_at(known);
    let others: Vec<(String, String)> = others
        .iter()
        .cloned()
        .chain(
            reports.iter().map(|d| (d.id.0.to_string(), documents::named_with_its_day(words, d))),
        )
        .collect();
    let enough = main_list.len() + others.len() > 1;
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("opinions-eyebrow")) }
            h1 { (words.say("opinions-heading")) }
            p { (words.say("opinions-text")) }
        }
        @if enough {
            form.stack method="get" action="/opinions/compare" {
                (choose(&visit, "first", &two.first, main_list, &others))
                (choose(&visit, "second", &two.second, main_list, &others))
                div.buttons {
                    button.button { (words.say("opinions-compare")) }
                    @if plans.len() > 2 { a.button.second href="/opinions/several" { (words.say("opinions-several")) } }
                }
            }
        } @else {
            p { (words.say("opinions-too-few")) }
            div.buttons { a.button href="/records/add" { (words.say("opinions-add")) } }
        }
        (each(&visit, &plans))
    };
    frame_of_visit(
        &visit,
        &Frame::new("title-opinions", Width::Usual, Here::Elsewhere, "/opinions"),
        main,
    )
}

/// Its doctor and its day.
pub(crate) fn named(visit: &Visit, held: &Held) -> String {
    let words = visit.words();
    let name = held.name(visit);
    match held.on {
        Some(day) => words.say_with("paper-of", &[("name", &name), ("date", &words.date(day))]),
        None => name,
    }
}

/// One question: which is the first, which the second.
fn choose(
    visit: &Visit,
    name: &str,
    chosen: &str,
    opinions: &[(String, String)],
    others: &[(String, String)],
) -> Markup {
    let words = visit.words();
    // The second opinion is most often the newest, the first the one before.
    let usual = opinions.get(usize::from(name == "first")).or(opinions.first());
    let chosen = match chosen {
        "" => usual.map(|(id, _)| id.clone()).unwrap_or_default(),
        chosen => chosen.to_owned(),
    };
    let folded = opinions.len() > 1 && !others.iter().any(|(id, _)| *id == chosen);
    html! {
        fieldset.field {
            legend { (words.say(&format!("opinions-which-{name}"))) }
            @for (id, label) in opinions { (choice(name, id, label, chosen == *id)) }
            @if !others.is_empty() {
                details.more open[!folded] {
                    summary { (words.say("opinions-reports")) }
                    @for (id, label) in others { (choice(name, id, label, chosen == *id)) }
                }
            }
        }
    }
}

/// Each opinion has a page of its own; one that was only heard is written down.
fn each(visit: &Visit, plans: &[Held]) -> Markup {
    let words = visit.words();
    html! {
        section.stack.rule-above aria-labelledby="each-title" {
            h2 id="each-title" { (words.say("opinions-each")) }
            @if !plans.is_empty() {
                ul.lines {
                    @for held in plans {
                        li.line { a href={ "/opinions/" (held.id) } { (named(visit, held)) } }
                    }
                }
            }
            p { (words.say("opinions-type-text")) }
            div.buttons {
                a.button.second href="/opinions/heard" { (words.say("opinions-type")) }
                @if !plans.is_empty() { a.button.plain-link href="/decide" { (words.say("opinions-decide")) } }
            }
        }
    }
}
