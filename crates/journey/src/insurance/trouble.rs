//! Days and sums that cannot be: said kindly, and what was typed stays as it is.

use jiff::Unit;
use jiff::civil::Date;
use knowledge::Library;
use record::Answers;

use super::{CostLine, asked, insurance, money};

/// What is wrong with an answer, as a message `insurance-trouble-<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not a day of the calendar.
    NoDay,
    /// The day has not come.
    NotYet,
    /// The last no is before the first.
    FinalFirst,
    /// The day to appeal has passed.
    TooLate,
    /// Longer ago than any bill.
    FarAway,
    /// Not a sum of money.
    NoSum,
}

impl Trouble {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoDay => "no-day",
            Self::NotYet => "not-yet",
            Self::FinalFirst => "final-first",
            Self::TooLate => "too-late",
            Self::FarAway => "far-away",
            Self::NoSum => "no-sum",
        }
    }
}

/// Days longer ago than this are a slip of the hand.
const FAR_DAYS: i32 = 3660;

/// What is wrong with the answers, by the name of the answer.
pub fn troubles(answers: &Answers, library: &Library, today: Date) -> Vec<(String, Trouble)> {
    let mut found: Vec<(String, Trouble)> = Vec::new();
    let mut days: Vec<String> = vec![asked::DENIED.to_owned(), asked::FINAL.to_owned()];
    for list in [asked::CALLS, asked::DOCTORS, asked::COSTS] {
        days.extend(answers.numbers(list).iter().map(|n| format!("{list}{n}.day")));
    }
    found.extend(days.into_iter().filter_map(|name| {
        let trouble = of_past(answers, &name, today)?;
        Some((name, trouble))
    }));
    let (denied, last) = (answers.day(asked::DENIED), answers.day(asked::FINAL));
    if denied.zip(last).is_some_and(|(denied, last)| last < denied) {
        found.push((asked::FINAL.to_owned(), Trouble::FinalFirst));
    }
    for clock in insurance(answers, library).clocks.iter().filter(|c| c.last < today) {
        let name = match clock.clock.from {
            knowledge::insurance::ClockFrom::Denied => asked::DENIED,
            knowledge::insurance::ClockFrom::Final => asked::FINAL,
        };
        // An appeal that was made and lost is no longer due.
        let is_over = name == asked::DENIED && last.is_some();
        if !is_over && found.iter().all(|(known, _)| known != name) {
            found.push((name.to_owned(), Trouble::TooLate));
        }
    }
    for number in answers.numbers(asked::COSTS) {
        for line in CostLine::ALL {
            let name = format!("{}{number}.{}", asked::COSTS, line.as_str());
            if answers.has(&name) && money(answers.get(&name)).is_none() {
                found.push((name, Trouble::NoSum));
            }
        }
    }
    found
}

/// What is wrong with a day that should have been.
fn of_past(answers: &Answers, name: &str, today: Date) -> Option<Trouble> {
    if !answers.has(name) {
        return None;
    }
    let Some(day) = answers.day(name) else { return Some(Trouble::NoDay) };
    let ago = day.until((Unit::Day, today)).map_or(0, |span| span.get_days());
    match ago {
        ..0 => Some(Trouble::NotYet),
        0..=FAR_DAYS => None,
        _ => Some(Trouble::FarAway),
    }
}
