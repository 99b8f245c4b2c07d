//! Words that say how what stands near them is meant, with what reaches over a time or a bracket.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::opinions::Phrases;
use regex::Regex;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Against,
    Deny,
    Advise,
    Optional,
    Conditional,
    Plain,
    Done,
    After,
    Mention,
}

/// "Followed after about five weeks by": advice, whatever time stands between.
static FOLLOWED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)followed,? (?:(?:after|in|at|within|about|some|roughly|around|approximately|later|afterwards?|a|an|the|few|interval|of|or|to|one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,2}(?: ?- ?[0-9]{1,2})?|weeks?|wks?|months?|mos?|days?),? ){1,9}(?:by|with)(?-u:\b)")
        .expect("a pattern")
});

/// "Four cycles before and four cycles after" an operation: it is to come.
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)before[^.;:]{0,40}?(?:and|,|/|\+|then) ?(?:then )?(?:the other |another |the remaining )?(?:[a-z0-9]+ (?:more |further )?(?:cycles?|rounds?|courses?|doses?|months?|weeks?|treatments?|infusions?) )?after(?-u:\b)")
        .expect("a pattern")
});

pub(super) fn cues(words: &Phrases, plain: &str) -> Vec<(Range<usize>, Cue)> {
    words
        .find(plain)
        .map(|(range, phrase)| {
            let cue = match phrase.key.as_str() {
                "against" => Cue::Against,
                "deny" => Cue::Deny,
                "advise" => Cue::Advise,
                "optional" => Cue::Optional,
                "conditional" => Cue::Conditional,
                "done" => Cue::Done,
                "after" => Cue::After,
                "mention" => Cue::Mention,
                _ => Cue::Plain,
            };
            (range, cue)
        })
        .collect()
}

/// Cues with those that hold a time: "followed after five weeks by", "before and four cycles after".
pub(super) fn with_time(
    mut cues: Vec<(Range<usize>, Cue)>,
    plain: &str,
) -> Vec<(Range<usize>, Cue)> {
    for followed in FOLLOWED.find_iter(plain).map(|m| m.range()) {
        cues.retain(|(r, _)| r.start < followed.start || r.end > followed.end);
        cues.push((followed, Cue::Advise));
    }
    for around in AROUND.find_iter(plain) {
        for (range, cue) in &mut cues {
            if *cue == Cue::After && range.end == around.end() {
                *cue = Cue::Advise;
            }
        }
    }
    cues.sort_by_key(|(r, _)| r.start);
    cues
}

/// Whether a bracket closes between two places that was open before the first.
pub(super) fn is_closed(plain: &str, from: usize, to: usize) -> bool {
    let mut open = 0_usize;
    for byte in plain.get(from..to).unwrap_or_default().bytes() {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => return true,
            b')' => open -= 1,
            _ => {}
        }
    }
    false
}

/// Prepositions that lead to something named beside what is spoken of.
pub(super) const LEADS: &[&str] = &[
    "before",
    "after",
    "prior to",
    "following",
    "during",
    "in addition to",
    "on top of",
    "beyond",
];

/// Whether a preposition of time or place leads to what stands here: "before the operation".
pub(super) fn is_governed(plain: &str, at: usize) -> bool {
    const ARTICLES: &[&str] =
        &["the", "her", "his", "your", "an", "a", "any", "my", "this", "that"];
    let mut before = plain.get(..at).unwrap_or_default().trim_end();
    for article in ARTICLES {
        if let Some(rest) = before.strip_suffix(article).filter(|rest| rest.ends_with(' ')) {
            before = rest.trim_end();
            break;
        }
    }
    LEADS.iter().any(|lead| before.ends_with(lead))
}
