//! Lists that grow line by line: calls, answers about a network, promises. Each line has its number; its fields are
//! answers (`insurance.call.2.who`), so that what was typed is kept as it was.

use maud::{Markup, html};
use record::Answers;

use jiff::civil::Date;

use super::field::{Field, choice, field_error, field_with};
use crate::web::visit::Visit;

/// One kind of list.
pub(crate) struct Entries {
    /// Where its answers are kept.
    pub(crate) prefix: &'static str,
    /// The beginning of its messages: `<words>-<field>`, `<words>-save`.
    pub(crate) words: &'static str,
    /// Where its form is sent.
    pub(crate) action: &'static str,
    pub(crate) fields: &'static [Entry],
}

pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) kind: EntryKind,
}

#[derive(Clone, Copy)]
pub(crate) enum EntryKind {
    Text,
    /// A name; those known already are proposed.
    Named(fn(&Answers) -> Vec<String>),
    Long,
    Day,
    /// One of these, each with a message `<words>-<field>-<answer>`.
    OneOf(&'static [&'static str]),
}

/// Lines a list can have; a phone call a day for a year is fewer.
const MOST: usize = 400;

/// A field that shows an answer as it was kept.
pub(crate) struct Kept<'a> {
    /// The name of the answer.
    pub(crate) name: &'a str,
    /// The message of its label; the one with `.hint` is shown where there is one.
    pub(crate) label: &'a str,
    /// `text`, `textarea` or `date`.
    pub(crate) kind: &'a str,
    pub(crate) error: Option<String>,
    pub(crate) proposed: Vec<String>,
}

/// What no day can be made of is shown as it was typed.
pub(crate) fn kept_field(visit: &Visit, kept: &Kept<'_>) -> Markup {
    let words = visit.words();
    let value = visit.answers.get(kept.name);
    let (label, hint) =
        (words.say(kept.label), words.try_say(&format!("{}.hint", kept.label), &[]));
    let about = Field {
        name: kept.name,
        label: &label,
        hint: hint.as_deref(),
        kind: kept.kind,
        autocomplete: "off",
        value,
        error: kept.error.as_deref(),
    };
    field_with(&about, &kept.proposed)
}

impl Entries {
    /// The answer of a field.
    pub(crate) fn get<'a>(&self, answers: &'a Answers, number: u32, field: &str) -> &'a str {
        answers.get(&format!("{}{number}.{field}", self.prefix))
    }

    pub(crate) fn numbers(&self, answers: &Answers) -> Vec<u32> {
        answers.numbers(self.prefix)
    }

    /// The form of a line: a new one, or one to change. `error` says what is wrong with an answer.
    pub(crate) fn form(
        &self,
        visit: &Visit,
        number: Option<u32>,
        error: &dyn Fn(&str) -> Option<String>,
    ) -> Markup {
        let words = visit.words();
        let at = number.unwrap_or_else(|| visit.answers.next_number(self.prefix));
        html! {
            form.stack method="post" action=(self.action) {
                input type="hidden" name="list" value=(self.prefix);
                input type="hidden" name="number" value=(at);
                @if number.is_none() { input type="hidden" name="new" value="yes"; }
                @for entry in self.fields { (self.one(visit, at, entry, error)) }
                div.buttons {
                    @if number.is_some() {
                        button.button.second { (words.say(&format!("{}-change", self.words))) }
                        button.button.plain-link name="take" value="away" { (words.say("entries-take-away")) }
                    } @else {
                        button.button.second { (words.say(&format!("{}-save", self.words))) }
                    }
                }
            }
        }
    }

    fn one(
        &self,
        visit: &Visit,
        number: u32,
        entry: &Entry,
        error: &dyn Fn(&str) -> Option<String>,
    ) -> Markup {
        let words = visit.words();
        let label = format!("{}-{}", self.words, entry.name);
        let name = format!("{}{number}.{}", self.prefix, entry.name);
        let value = visit.answers.get(&name);
        let wrong = error(&name);
        let kind = match entry.kind {
            EntryKind::OneOf(all) => {
                return html! {
                    fieldset.field {
                        legend { (words.say(&label)) }
                        @for said in all { (choice(&name, said, &words.say(&format!("{label}-{said}")), value == *said)) }
                        @if let Some(wrong) = &wrong { (field_error(&format!("{name}-error"), wrong)) }
                    }
                };
            }
            EntryKind::Text | EntryKind::Named(_) => "text",
            EntryKind::Long => "textarea",
            EntryKind::Day => "date",
        };
        let proposed = match entry.kind {
            EntryKind::Named(known) => known(&visit.answers),
            _ => Vec::new(),
        };
        kept_field(visit, &Kept { name: &name, label: &label, kind, error: wrong, proposed })
    }

    /// The line under a summary, to change or take away; open where something is wrong with it.
    pub(crate) fn to_change(
        &self,
        visit: &Visit,
        number: u32,
        error: &dyn Fn(&str) -> Option<String>,
    ) -> Markup {
        let words = visit.words();
        let is_wrong = self
            .fields
            .iter()
            .any(|f| error(&format!("{}{number}.{}", self.prefix, f.name)).is_some());
        html! {
            details.more open[is_wrong] {
                summary { (words.say("entries-change")) span.sr-only { ": " (number) } }
                (self.form(visit, Some(number), error))
            }
        }
    }

    /// Keeps a line that was sent; a field that was not sent stays as it is.
    pub(crate) fn keep(&self, answers: &mut Answers, given: &[(String, String)], today: Date) {
        let sent =
            |name: &str| given.iter().find(|(n, _)| n == name).map(|(_, said)| said.as_str());
        if sent("list") != Some(self.prefix) {
            return;
        }
        let Some(number) = sent("number").and_then(|n| n.parse::<u32>().ok()) else { return };
        let from = format!("{}{number}.", self.prefix);
        let number = match sent("new") {
            Some(_) => self.place_of_new(answers, number, &sent),
            None => number,
        };
        let line = format!("{}{number}.", self.prefix);
        let numbers = self.numbers(answers);
        if sent("take").is_some() {
            answers.clear(&line);
        } else if numbers.contains(&number) || numbers.len() < MOST {
            for entry in self.fields {
                if let Some(said) = sent(&format!("{from}{}", entry.name)) {
                    answers.set(&format!("{line}{}", entry.name), said, today);
                }
            }
        }
    }

    /// Where a new line goes. Pressed twice, it stands there already, word for word; what a second window wrote meanwhile
    /// keeps its place.
    fn place_of_new<'a>(
        &self,
        answers: &Answers,
        number: u32,
        sent: &dyn Fn(&str) -> Option<&'a str>,
    ) -> u32 {
        let is_same = self.fields.iter().all(|entry| {
            let name = format!("{}{number}.{}", self.prefix, entry.name);
            sent(&name).unwrap_or_default().trim() == answers.get(&name)
        });
        match self.numbers(answers).contains(&number) && !is_same {
            true => answers.next_number(self.prefix),
            false => number,
        }
    }
}
