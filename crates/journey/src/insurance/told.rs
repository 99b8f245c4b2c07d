//! The calls to the plan as they were written down, for a letter that goes back to them.

use jiff::civil::Date;
use record::Answers;

use super::asked;

/// One call.
#[derive(Clone, PartialEq, Eq)]
pub struct CallTold<'a> {
    /// `None` where no day was noted, or none that can be.
    pub day: Option<Date>,
    pub who: &'a str,
    /// The plan's number of the call.
    pub number: &'a str,
    pub said: &'a str,
}

impl std::fmt::Debug for CallTold<'_> {
    /// Without the person's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CallTold({:?})", self.day)
    }
}

/// The calls of which it was noted what was said, the first first. A day that has not come is left out.
pub fn calls_told(answers: &Answers, today: Date) -> Vec<CallTold<'_>> {
    let told = |number: u32| {
        let name = |field: &str| format!("{}{number}.{field}", asked::CALLS);
        let get = |field: &str| answers.get(&name(field)).trim();
        CallTold {
            day: answers.day(&name("day")).filter(|day| *day <= today),
            who: get("who"),
            number: get("number"),
            said: get("said"),
        }
    };
    let mut calls: Vec<CallTold<'_>> =
        answers.numbers(asked::CALLS).into_iter().map(told).collect();
    calls.retain(|call| !call.said.is_empty());
    calls.sort_by_key(|call| call.day);
    calls
}
