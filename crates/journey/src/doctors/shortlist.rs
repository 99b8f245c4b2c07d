//! The shortlist, the person's own finds and the log of calls: all in the person's answers.

use jiff::civil::Date;
use record::{Answered, Answers};

use super::asked;

/// Most that are kept side by side.
const MOST: usize = 24;

/// One on the shortlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// `n1234567890`, `c-moffitt`, `p-stanford-online`, `o3`.
    pub key: String,
    pub kind: ShortKind,
    /// As it was when it was put there, so that it stays readable when a list goes.
    pub name: String,
    pub on: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShortKind {
    /// By number in the national registry.
    Doctor(u32),
    Center(String),
    Programme(String),
    /// The person's own find, by its number.
    Own(u32),
}

impl ShortKind {
    pub(super) fn of(key: &str) -> Option<Self> {
        if let Some(id) = key.strip_prefix("c-") {
            return Some(Self::Center(id.to_owned()));
        }
        if let Some(id) = key.strip_prefix("p-") {
            return Some(Self::Programme(id.to_owned()));
        }
        let number = |text: &str| text.parse().ok();
        let doctor = key.strip_prefix('n').and_then(number).map(Self::Doctor);
        doctor.or_else(|| key.strip_prefix('o').and_then(number).map(Self::Own))
    }
}

/// The shortlist, in the order in which it was made.
pub fn list(answers: &Answers) -> Vec<Short> {
    let one = |key: &str| {
        let name = answers.answered(&format!("{}{key}.called", asked::OF));
        Some(Short {
            key: key.to_owned(),
            kind: ShortKind::of(key)?,
            name: name.map_or_else(String::new, |name| name.words.clone()),
            on: name.map(|name| name.on),
        })
    };
    answers.list(asked::SHORT).into_iter().filter_map(one).collect()
}

/// Puts one on the shortlist. Says whether it is there now: it is not where the list is full or the key is none.
pub fn put(answers: &mut Answers, key: &str, name: &str, on: Date) -> bool {
    let keys: Vec<String> = answers.list(asked::SHORT).into_iter().map(str::to_owned).collect();
    if keys.iter().any(|k| k == key) {
        return true;
    }
    if ShortKind::of(key).is_none() || keys.len() >= MOST {
        return false;
    }
    let all = keys.iter().map(String::as_str).chain([key]).collect::<Vec<_>>().join(" ");
    answers.set(asked::SHORT, &all, on);
    answers.set(&format!("{}{key}.called", asked::OF), name, on);
    true
}

/// Takes one off the shortlist. What was written about it stays.
pub fn take_away(answers: &mut Answers, key: &str, on: Date) {
    let left: Vec<&str> = answers.list(asked::SHORT).into_iter().filter(|k| *k != key).collect();
    let left = left.join(" ");
    answers.set(asked::SHORT, &left, on);
}

/// The key of an own find.
pub fn key_of_own(number: u32) -> String {
    format!("o{number}")
}

/// Keeps a find of the person's own and puts it on the shortlist.
pub fn keep_own(answers: &mut Answers, name: &str, place: &str, phone: &str, from: &str, on: Date) {
    if name.trim().is_empty() {
        return;
    }
    let parts = [("name", name), ("place", place), ("phone", phone), ("from", from)];
    let number = answers.add(asked::OWN, &parts, on);
    put(answers, &key_of_own(number), name, on);
}

/// A call that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub number: u32,
    pub key: String,
    pub on: Date,
    pub spoke: String,
    pub said: String,
    pub next: String,
}

/// Keeps a call.
pub fn keep_call(answers: &mut Answers, key: &str, spoke: &str, said: &str, next: &str, on: Date) {
    if said.trim().is_empty() && spoke.trim().is_empty() {
        return;
    }
    let parts = [("key", key), ("spoke", spoke), ("said", said), ("next", next)];
    answers.add(asked::CALLS, &parts, on);
}

/// All calls, the newest first.
pub fn calls(answers: &Answers) -> Vec<Call> {
    let one = |number: u32| {
        let get = |part: &str| answers.answered(&format!("{}{number}.{part}", asked::CALLS));
        let words = |part: &str| get(part).map_or_else(String::new, |a: &Answered| a.words.clone());
        Some(Call {
            number,
            key: words("key"),
            on: get("key")?.on,
            spoke: words("spoke"),
            said: words("said"),
            next: words("next"),
        })
    };
    answers.numbers(asked::CALLS).into_iter().rev().filter_map(one).collect()
}
