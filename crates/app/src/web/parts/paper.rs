//! What a page's form asks, for its print: what was answered, and room to write where nothing was. A form itself is
//! never printed.

use maud::{Markup, html};

/// Answers that are given room as boxes to tick; a longer list is asked with a line.
const BOXES: usize = 12;

/// Questions of a form, seen on paper only.
pub(crate) fn on_paper(asked: &[Markup]) -> Markup {
    html! {
        div.on-paper.stack {
            @for asked in asked { div.keep-together { (asked) } }
        }
    }
}

/// A question with its answer as it was typed, or a line to write on.
pub(crate) fn asked_on_line(asked: &str, said: &str) -> Markup {
    asked_on_lines(asked, said, 1)
}

/// As many `lines` as a long answer takes.
pub(crate) fn asked_on_lines(asked: &str, said: &str, lines: usize) -> Markup {
    html! {
        p.item-name { (asked) }
        @for line in said.lines() { p { (line) } }
        @if said.is_empty() { @for _ in 0..lines { div.write-line {} } }
    }
}

/// A question with the answer that was chosen, or a box before each; what is chosen by an empty value is no answer.
pub(crate) fn asked_of_boxes<S: AsRef<str>>(asked: &str, all: &[(S, S)], chosen: &str) -> Markup {
    let real = all.iter().filter(|(value, _)| !value.as_ref().is_empty());
    let said = real.clone().find(|(value, _)| value.as_ref() == chosen);
    match said {
        Some((_, said)) => asked_on_line(asked, said.as_ref()),
        None if all.len() > BOXES => asked_on_line(asked, ""),
        None => html! {
            p.item-name { (asked) }
            (boxes(real.map(|(_, said)| said.as_ref())))
        },
    }
}

/// A box to tick with a pen before each.
pub(crate) fn boxes<'a>(all: impl Iterator<Item = &'a str>) -> Markup {
    html! { ul.tick-list { @for said in all { li { span.tick {} span { (said) } } } } }
}
