//! *The app helps me with telling my doctor.* What to say, a short message, and what to ask for along with it.

use knowledge::telling::{AskWhen, TellingAsk};
use knowledge::{Judgement, Library};
use record::{Answers, Chart};

use crate::missing::Missing;
use crate::time::asked;

/// Under which name the things asked for are kept, by their ids; `none` where the person wants none.
pub const ASKS: &str = "telling.asks";
/// The day the person told their doctor.
pub const TOLD: &str = "telling.told";

/// What the room answers.
#[derive(Debug)]
pub struct Telling<'a> {
    /// What can be asked for, and whether the message asks for it.
    pub asks: Vec<(&'a TellingAsk, bool)>,
    /// The message, in English; an office reads it.
    pub message: String,
}

/// The message of this case. `has_letter`: the doctor's plan is here in writing.
pub fn telling<'a>(
    chart: &Chart,
    missing: &Missing<'_>,
    has_letter: bool,
    answers: &Answers,
    library: &'a Library,
) -> Telling<'a> {
    let rules = &library.telling;
    let chosen = answers.list(ASKS);
    let is_due = |ask: &TellingAsk| match ask.when {
        Some(AskWhen::Missing) => missing.of(Judgement::Missing).next().is_some(),
        Some(AskWhen::NoLetter) => !has_letter,
        Some(AskWhen::NoLatest) => !answers.has(asked::LATEST),
        None => false,
    };
    let asks: Vec<(&TellingAsk, bool)> = rules
        .ask
        .iter()
        .map(|ask| match chosen.is_empty() {
            true => (ask, is_due(ask)),
            false => (ask, chosen.contains(&ask.id.as_str())),
        })
        .collect();
    let mut lines = vec![rules.message.open.clone(), rules.message.ask.clone()];
    lines.extend(asks.iter().filter(|(_, asked)| *asked).map(|(ask, _)| format!("- {}", ask.text)));
    lines.push(rules.message.close.clone());
    lines.extend(chart.patient.name.as_ref().map(record::PersonName::display));
    Telling { asks, message: lines.join("\n") }
}
