//! The person's own hand in the list: what goes first, what is said in other words, what is left out.

use jiff::civil::Date;
use knowledge::questions::Whom;
use record::Answers;

use super::{Questions, ToPut};

/// What the person does with the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Before all others.
    First(String),
    Up(String),
    Down(String),
    LeaveOut(String),
    TakeBack(String),
    /// Other words for it; none give back the first.
    Reword(String, String),
    Add(String),
}

/// Where the person's own questions are kept.
pub(super) fn own(whom: Whom) -> String {
    format!("questions.{}.own.", whom.as_str())
}

fn name(whom: Whom, what: &str) -> String {
    format!("questions.{}.{what}", whom.as_str())
}

/// In the person's order: what they moved stands where they put it, before what they did not.
pub(super) fn ordered(mut all: Vec<ToPut>, answers: &Answers, whom: Whom) -> Questions {
    for question in &mut all {
        let said = answers.get(&name(whom, &format!("words.{}", question.id)));
        if !said.is_empty() {
            said.clone_into(&mut question.words);
            question.in_english = None;
        }
    }
    let order = name(whom, "order");
    let order = answers.list(&order);
    let place = |q: &ToPut| order.iter().position(|id| *id == q.id);
    let (mut moved, new): (Vec<ToPut>, Vec<ToPut>) =
        all.into_iter().partition(|q| place(q).is_some());
    moved.sort_by_key(place);
    // What is new stands behind the last that is as pressing.
    for question in new {
        let after = moved.iter().rposition(|q| q.weight >= question.weight);
        moved.insert(after.map_or(0, |at| at + 1), question);
    }
    let out = name(whom, "out");
    let out = answers.list(&out);
    let (left_out, asked) = moved.into_iter().partition(|q| out.contains(&q.id.as_str()));
    Questions { asked, left_out }
}

/// Keeps one change of the list. `list` is the list as it stood before.
pub fn change(answers: &mut Answers, list: &Questions, whom: Whom, change: &Change, today: Date) {
    let mut order: Vec<String> = list.asked.iter().map(|q| q.id.clone()).collect();
    let place = |id: &str| list.asked.iter().position(|q| q.id == id);
    let mut out: Vec<String> = list.left_out.iter().map(|q| q.id.clone()).collect();
    match change {
        Change::First(id) => match place(id) {
            Some(at) => order[..=at].rotate_right(1),
            None => return,
        },
        Change::Up(id) => match place(id) {
            Some(at) if at > 0 => order.swap(at - 1, at),
            _ => return,
        },
        Change::Down(id) => match place(id) {
            Some(at) if at + 1 < order.len() => order.swap(at, at + 1),
            _ => return,
        },
        Change::LeaveOut(id) => {
            let number = id.strip_prefix("own.").filter(|number| number.parse::<u32>().is_ok());
            match number {
                Some(number) => answers.set(&format!("{}{number}", own(whom)), "", today),
                None if place(id).is_some() => out.push(id.clone()),
                None => return,
            }
            order.retain(|held| held != id);
        }
        Change::TakeBack(id) => out.retain(|held| held != id),
        Change::Reword(id, words) => {
            match id.strip_prefix("own.") {
                Some(number) if !words.trim().is_empty() && number.parse::<u32>().is_ok() => {
                    answers.set(&format!("{}{number}", own(whom)), words, today);
                }
                Some(_) => {}
                None => answers.set(&name(whom, &format!("words.{id}")), words, today),
            }
            return;
        }
        Change::Add(words) => {
            let number = answers.next_number(&own(whom));
            let last = format!("{}{}", own(whom), number.saturating_sub(1));
            // Pressed twice, it is sent twice.
            if answers.get(&last) != words.trim() {
                answers.set(&format!("{}{number}", own(whom)), words, today);
            }
            return;
        }
    }
    if matches!(change, Change::First(_) | Change::Up(_) | Change::Down(_)) {
        answers.set(&name(whom, "order"), &order.join(" "), today);
    }
    answers.set(&name(whom, "out"), &out.join(" "), today);
}
