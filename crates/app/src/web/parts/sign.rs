//! Signs: an icon and a word, never one alone. Icons are lines in one weight, drawn here.

use knowledge::Words;
use maud::{Markup, html};
use record::Status;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Page,
    Lock,
    Tick,
    Check,
    Two,
    CannotTell,
    Phone,
    Differs,
    OneOnly,
    Same,
}

pub(crate) fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 16 16" aria-hidden="true" {
            @match icon {
                Icon::Page => { path d="M3.5 1.5h6l3 3v10h-9z" {} path d="M9.5 1.5v3h3" {} }
                Icon::Lock => { path d="M3 7.5h10v7H3z" {} path d="M5 7.5V5a3 3 0 0 1 6 0v2.5" {} }
                Icon::Tick => { path d="M2.5 8.5l3.5 3.5 7.5-8" {} }
                Icon::Check => { circle cx="8" cy="8" r="6.5" {} path d="M8 4.5v4.2M8 11.2v.1" {} }
                Icon::Two => { path d="M2 4.5h8v10H2z" {} path d="M6 1.5h8v10" {} }
                Icon::Differs => { path d="M2.5 5.8h11M2.5 10.2h11M11 2.5l-6 11" {} }
                Icon::OneOnly => { path d="M1.5 4h5v8h-5z" stroke-dasharray="1.8 1.6" {} path d="M9.5 4h5v8h-5z" {} }
                Icon::Same => { path d="M2.5 5.8h11M2.5 10.2h11" {} }
                Icon::CannotTell => { circle cx="8" cy="8" r="6.2" stroke-dasharray="2.6 2.3" {} }
                Icon::Phone => { path d="M4 1.8l2.2 3-1.4 1.7c.8 2 2.4 3.6 4.6 4.6l1.7-1.4 3 2.2c-.4 1.8-1.6 2.6-3 2.4C6.2 13.6 2.4 9.8 1.7 4.9c-.2-1.5.6-2.7 2.3-3.1z" {} }
            }
        }
    }
}

/// `class` is one of the kinds of `components.css`: `done`, `please-check`, `two-answers`, …
pub(crate) fn sign(class: &str, shape: Icon, words: &str) -> Markup {
    html! { span class={ "sign " (class) } { (icon(shape)) (words) } }
}

/// What a paper became, in a word or two.
pub(crate) fn became(words: &Words, status: Status, facts: usize, from_picture: bool) -> Markup {
    let count = facts.to_string();
    match status {
        Status::Read if from_picture => sign(
            "please-check",
            Icon::Check,
            &words.say_with("became-from-picture", &[("count", &count)]),
        ),
        Status::Read => {
            sign("done", Icon::Tick, &words.say_with("became-read", &[("count", &count)]))
        }
        Status::PartlyRead => sign(
            "please-check",
            Icon::Check,
            &words.say_with("became-partly", &[("count", &count)]),
        ),
        Status::NotRead => sign("please-check", Icon::Check, &words.say("became-not-read")),
        Status::Duplicate => sign("done", Icon::Two, &words.say("became-duplicate")),
        Status::OtherPerson => sign("please-check", Icon::Check, &words.say("became-other-person")),
        Status::Ignored => sign("done", Icon::Page, &words.say("became-ignored")),
    }
}
