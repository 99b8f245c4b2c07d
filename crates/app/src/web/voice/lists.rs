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

/// The first letter large, the rest as it is.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// A text cut at a word, with an ellipsis where something is left off.
pub(crate) fn shortened(text: &str, chars: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= chars {
        return text;
    }
    let cut: String = text.chars().take(chars).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '-', ' ']))
}
