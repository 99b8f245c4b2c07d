//! The call to the plan: a sheet with the questions and lines to write on; then what each call said, and what was said of
//! each doctor and the network, with who said it and when.

use axum::Form;
use axum::response::Redirect;
use journey::doctors::list;
use journey::insurance::{asked, insurance};
use maud::{Markup, html};
use record::Answers;

use super::{sheet_head, wrong};
use crate::desk::DeskError;
use crate::web::parts::{
    Entries, Entry, EntryKind, Frame, Here, Width, frame_of_visit, source_own,
};
use crate::web::visit::Visit;

const CALLS: Entries = Entries {
    prefix: asked::CALLS,
    words: "insurance-call",
    action: "/insurance/entries",
    fields: &[
        Entry { name: "day", kind: EntryKind::Day },
        Entry { name: "who", kind: EntryKind::Text },
        Entry { name: "number", kind: EntryKind::Text },
        Entry { name: "said", kind: EntryKind::Long },
    ],
};

/// Whom the person thinks of asking.
fn asked_of(answers: &Answers) -> Vec<String> {
    list(answers).into_iter().map(|short| short.name).collect()
}

const DOCTORS: Entries = Entries {
    prefix: asked::DOCTORS,
    words: "insurance-doctor",
    action: "/insurance/entries",
    fields: &[
        Entry { name: "name", kind: EntryKind::Named(asked_of) },
        Entry { name: "stands", kind: EntryKind::OneOf(&["in", "out", "unsure"]) },
        Entry { name: "by", kind: EntryKind::Text },
        Entry { name: "day", kind: EntryKind::Day },
    ],
};

/// `GET /insurance/calls`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let wrong = wrong(&visit);
    let error = |name: &str| wrong.get(name).cloned();
    let main = html! {
        div.stack.not-the-sheet {
            (sheet_head(&visit, "calls", true))
        }
        (sheet(&visit))
        div.stack.not-the-sheet[CALLS.numbers(&visit.answers).is_empty()] {
            h2 { (words.say("insurance-log")) }
            (log(&visit, &error))
        }
        div.stack.not-the-sheet[DOCTORS.numbers(&visit.answers).is_empty()] {
            h2 { (words.say("insurance-doctors")) }
            p { (words.say("insurance-doctors-text")) }
            (doctors(&visit, &error))
        }
    };
    let about = Frame::new("title-insurance", Width::Usual, Here::Elsewhere, "/insurance")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

fn sheet(visit: &Visit) -> Markup {
    let words = visit.words();
    let found = insurance(&visit.answers, visit.library());
    let language = words.language();
    let rules = found.rights.iter().filter(|(_, s)| *s != journey::insurance::Stands::DoesNot);
    let open: Vec<&str> = match super::is_begun(visit) {
        true => rules
            .filter_map(|(right, _)| right.unsure.as_ref())
            .map(|u| u.in_language(language))
            .collect(),
        false => Vec::new(),
    };
    let asks = found.calls.iter().map(|ask| (ask.ask.in_language(language), ask.ask.en.as_str()));
    html! {
        div.sheet.stack {
            h2.sheet-title { (words.say("insurance-sheet")) }
            p { (words.say("insurance-sheet-head")) }
            div.write-line {}
            ol.call-list {
                @for (ask, english) in asks {
                    li.keep-together {
                        p { (ask) }
                        @if ask != english { p.quiet.small lang="en" { (english) } }
                        div.write-line {}
                    }
                }
                @for ask in open { li.keep-together { p { (ask) } div.write-line {} } }
            }
        }
    }
}

fn log(visit: &Visit, error: &dyn Fn(&str) -> Option<String>) -> Markup {
    let words = visit.words();
    let mut numbers = CALLS.numbers(&visit.answers);
    numbers.reverse();
    let get = |number: u32, field: &str| CALLS.get(&visit.answers, number, field);
    html! {
        @if numbers.is_empty() { p.quiet { (words.say("insurance-log-none")) } }
        @else {
            ul.lines { @for number in numbers {
                li {
                    p.item-name { (day(visit, get(number, "day"))) @if !get(number, "who").is_empty() { ", " (get(number, "who")) } }
                    @if !get(number, "number").is_empty() { p.small { (words.say_with("insurance-log-number", &[("number", get(number, "number"))])) } }
                    @for line in get(number, "said").lines() { p { (line) } }
                    (CALLS.to_change(visit, number, error))
                }
            } }
        }
        details.more open[CALLS.numbers(&visit.answers).is_empty()] {
            summary { (words.say("insurance-log-add")) }
            (CALLS.form(visit, None, error))
        }
    }
}

fn doctors(visit: &Visit, error: &dyn Fn(&str) -> Option<String>) -> Markup {
    let words = visit.words();
    let numbers = DOCTORS.numbers(&visit.answers);
    let get = |number: u32, field: &str| DOCTORS.get(&visit.answers, number, field);
    html! {
        @if !numbers.is_empty() {
            ul.lines { @for &number in &numbers {
                @let stands = match get(number, "stands") { "" => "unsure", stands => stands };
                @let by = get(number, "by");
                li {
                    p.item-name { (get(number, "name")) }
                    p { (words.say(&format!("insurance-doctor-stands-{stands}"))) }
                    p.sources {
                        @if by.is_empty() { (source_own(&words.say("insurance-doctor-by-nobody"))) }
                        @else { (source_own(&words.say_with("insurance-doctor-said", &[("by", by), ("date", &day(visit, get(number, "day")))]))) }
                    }
                    (DOCTORS.to_change(visit, number, error))
                }
            } }
        }
        details.more open[numbers.is_empty()] {
            summary { (words.say("insurance-doctors-add")) }
            (DOCTORS.form(visit, None, error))
        }
    }
}

/// A day as people say it; what is no day stands as it was typed.
fn day(visit: &Visit, typed: &str) -> String {
    let words = visit.words();
    if typed.is_empty() { words.say("insurance-no-day") } else { words.day(typed) }
}

/// `POST /insurance/entries`: one line of one of the lists.
pub(crate) async fn keep(
    visit: Visit,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/insurance/entries");
    let of_costs = given.iter().any(|(name, list)| name == "list" && list == asked::COSTS);
    visit
        .desk()
        .answer(|answers, today| {
            for list in [&CALLS, &DOCTORS, &super::costs::COSTS] {
                list.keep(answers, &given, today);
            }
        })
        .await?;
    Ok(Redirect::to(if of_costs { "/insurance/costs" } else { "/insurance/calls" }))
}
