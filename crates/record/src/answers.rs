//! What the person answered or wrote for themselves, by the name of the question (`time.latest`, `questions.own.1`). One
//! store for all small things: the rooms read it, the vault keeps it.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything the person answered.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answered>);

/// One answer, with the day it was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub words: String,
    pub on: Date,
}

impl Answers {
    /// What was answered; empty where nothing was.
    pub fn get(&self, name: &str) -> &str {
        self.answered(name).map_or("", |a| a.words.as_str())
    }

    pub fn answered(&self, name: &str) -> Option<&Answered> {
        self.0.get(name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// An answer that is a day (`2026-03-20`).
    pub fn day(&self, name: &str) -> Option<Date> {
        self.get(name).parse().ok()
    }

    /// Keeps an answer; nothing but white space takes it away. An answer that stays the same keeps its day.
    pub fn set(&mut self, name: &str, words: &str, on: Date) {
        let words = words.trim();
        if words.is_empty() {
            self.0.remove(name);
        } else if self.get(name) != words {
            self.0.insert(name.to_owned(), Answered { words: words.to_owned(), on });
        }
    }

    /// Keeps the answers to these questions out of what a form sent; a question that was not sent stays as it is.
    pub fn set_given(&mut self, names: &[&str], given: &BTreeMap<String, String>, on: Date) {
        for (name, words) in names.iter().filter_map(|name| given.get_key_value(*name)) {
            self.set(name, words, on);
        }
    }

    /// Answers whose names begin so, with the rest of each name, in the order of the names.
    pub fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Answered)> {
        self.0.iter().filter_map(move |(name, said)| Some((name.strip_prefix(prefix)?, said)))
    }

    /// The numbers of a numbered thing (`visit.promise.2.what`, under `visit.promise.`), lowest first.
    pub fn numbers(&self, prefix: &str) -> Vec<u32> {
        let number = |rest: &str| rest.split('.').next().and_then(|n| n.parse().ok());
        let mut numbers: Vec<u32> =
            self.under(prefix).filter_map(|(rest, _)| number(rest)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// A number nothing under the prefix has.
    pub fn next_number(&self, prefix: &str) -> u32 {
        self.numbers(prefix).last().map_or(1, |last| last.saturating_add(1))
    }

    /// Keeps a new numbered thing by its parts, and says its number. A form pressed twice is sent twice: what the last one
    /// says word for word, on the same day, is that one.
    pub fn add(&mut self, prefix: &str, parts: &[(&str, &str)], on: Date) -> u32 {
        let stands = |number: &u32| {
            parts.iter().all(|(part, words)| {
                let kept = self.answered(&format!("{prefix}{number}.{part}"));
                kept.map_or("", |kept| kept.words.as_str()) == words.trim()
                    && kept.is_none_or(|kept| kept.on == on)
            })
        };
        let last = self.numbers(prefix).last().copied();
        let number = last.filter(stands).unwrap_or_else(|| self.next_number(prefix));
        for (part, words) in parts {
            self.set(&format!("{prefix}{number}.{part}"), words, on);
        }
        number
    }

    /// Takes away everything whose name begins so.
    pub fn clear(&mut self, prefix: &str) {
        self.0.retain(|name, _| !name.starts_with(prefix));
    }

    /// A list of names kept under one name.
    pub fn list(&self, name: &str) -> Vec<&str> {
        self.get(name).split_whitespace().collect()
    }
}

impl fmt::Debug for Answers {
    /// Without the person's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({})", self.0.len())
    }
}

impl fmt::Debug for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answered(on {})", self.on)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_stays_the_same_keeps_its_day_and_nothing_takes_it_away() {
        let (first, later) = (date(2026, 2, 13), date(2026, 2, 20));
        let mut answers = Answers::default();
        answers.set("time.latest", " 2026-03-20 ", first);
        answers.set("time.latest", "2026-03-20", later);
        assert_eq!(answers.answered("time.latest").map(|a| a.on), Some(first));
        assert_eq!(answers.day("time.latest"), Some(date(2026, 3, 20)));
        answers.set("time.latest", "  ", later);
        assert!(!answers.has("time.latest"));
    }

    #[test]
    fn numbered_things_are_found_by_their_numbers() {
        let mut answers = Answers::default();
        for number in [10, 2] {
            answers.set(&format!("own.{number}.what"), "x", date(2026, 2, 13));
        }
        assert_eq!(answers.numbers("own."), [2, 10]);
        assert_eq!(answers.next_number("own."), 11);
        answers.clear("own.2.");
        assert_eq!(answers.numbers("own."), [10]);
    }

    #[test]
    fn what_is_sent_twice_is_kept_once_and_another_day_is_another_call() {
        let (first, later) = (date(2026, 2, 13), date(2026, 2, 20));
        let mut answers = Answers::default();
        let mut call =
            |said: &str, on| answers.add("call.", &[("who", "desk"), ("said", said)], on);
        assert_eq!(call("nobody there", first), 1);
        assert_eq!(call(" nobody there ", first), 1);
        assert_eq!(call("nobody there", later), 2);
        assert_eq!(call("in three weeks", later), 3);
        assert_eq!(call("nobody there", later), 4);
    }
}
