//! Fields of forms, and what is said of a wrong entry.

use jiff::civil::Date;
use maud::{Markup, html};

use super::sign::{Icon, icon};

/// A field to type in.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) label: &'a str,
    pub(crate) hint: Option<&'a str>,
    pub(crate) kind: &'a str,
    pub(crate) autocomplete: &'a str,
    pub(crate) value: &'a str,
    pub(crate) error: Option<&'a str>,
}

pub(crate) fn field(field: &Field<'_>) -> Markup {
    field_with(field, &[])
}

/// A field that proposes answers; any other can be typed as well.
pub(crate) fn field_with(field: &Field<'_>, proposed: &[String]) -> Markup {
    let list = (!proposed.is_empty()).then(|| format!("{}-proposed", field.name));
    let (name, error_id, hint_id) =
        (field.name, format!("{}-error", field.name), format!("{}-hint", field.name));
    let described: Vec<&str> =
        [field.error.map(|_| error_id.as_str()), field.hint.map(|_| hint_id.as_str())]
            .into_iter()
            .flatten()
            .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = field.error.map(|_| "true");
    // A field for days shows nothing of words that are no day: as text they stay to be seen and mended.
    let is_no_day =
        field.kind == "date" && !field.value.is_empty() && field.value.parse::<Date>().is_err();
    let kind = if is_no_day { "text" } else { field.kind };
    html! {
        div.field {
            label for=(name) { (field.label) }
            @if let Some(hint) = field.hint { p.field-hint id=(hint_id) { (hint) } }
            @if field.kind == "textarea" {
                textarea id=(name) name=(name) aria-invalid=[invalid] aria-describedby=[described] maxlength="4000" {
                    (field.value)
                }
            } @else {
                input id=(name) name=(name) type=(kind) autocomplete=(field.autocomplete)
                    value=(field.value) aria-invalid=[invalid] aria-describedby=[described] maxlength="1000" list=[&list];
                @if let Some(list) = &list { datalist id=(list) { @for said in proposed { option value=(said) {} } } }
            }
            @if let Some(error) = field.error { (field_error(&error_id, error)) }
        }
    }
}

pub(crate) fn field_error(id: &str, words: &str) -> Markup {
    html! { p.field-error id=(id) { (icon(Icon::Check)) span { (words) } } }
}

/// A box to tick, by its name and its value.
pub(crate) fn tick(name: &str, value: &str, label: &str, ticked: bool) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        div.choice {
            input type="checkbox" name=(name) id=(id) value=(value) checked[ticked];
            label for=(id) { (label) }
        }
    }
}

/// One of many answers, in a list to open: each its value and its words.
pub(crate) fn select<S: AsRef<str>>(
    name: &str,
    label: &str,
    all: &[(S, S)],
    chosen: &str,
) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                @for (value, said) in all {
                    option value=(value.as_ref()) selected[value.as_ref() == chosen] { (said.as_ref()) }
                }
            }
        }
    }
}

/// One of several answers.
pub(crate) fn choice(name: &str, value: &str, label: &str, chosen: bool) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        div.choice {
            input type="radio" name=(name) id=(id) value=(value) checked[chosen];
            label for=(id) { (label) }
        }
    }
}
