//! What a finding says and what to do about it.

use knowledge::Words;
use record::{Finding, FindingCode};

/// What happened and what was kept.
pub(crate) fn message(words: &Words, finding: &Finding) -> String {
    say(words, finding, "")
}

/// What to do.
pub(crate) fn next(words: &Words, finding: &Finding) -> String {
    say(words, finding, ".next")
}

fn say(words: &Words, finding: &Finding, attribute: &str) -> String {
    let id = format!("finding-{}{attribute}", finding.code.as_str().replace('.', "-"));
    let mut blanks: Vec<(&str, &str)> =
        finding.details.iter().map(|(name, detail)| (name.as_str(), detail.as_str())).collect();
    for name in ["detail", "count", "page", "name"] {
        if !finding.details.contains_key(name) {
            blanks.push((name, ""));
        }
    }
    words.say_with(&id, &blanks)
}

/// Whether papers contradict each other in it.
pub(crate) fn is_conflict(code: FindingCode) -> bool {
    code.as_str().starts_with("conflict.")
}
