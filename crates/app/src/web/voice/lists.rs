//! Several things in one line.

use knowledge::Words;

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn and(words: &Words, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let first = first.join(", ");
            words.say_with("list-and", &[("first", &first), ("last", last)])
        }
    }
}
