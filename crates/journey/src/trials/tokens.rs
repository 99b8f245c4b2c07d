//! A criterion as tokens: words of known meaning, numbers, and words that nobody here knows.

use std::ops::Range;

use knowledge::vocabulary::oncology::trials::TrialRules;
use knowledge::vocabulary::oncology::trials::{MarkerWords, Meaning, Role, State, Topic};
use knowledge::vocabulary::oncology::{Drugs, Treatment};

#[derive(Clone, Debug)]
pub(super) enum Token<'v> {
    Role(Role, Range<usize>),
    Topic(&'v Topic, Range<usize>),
    Marker(&'v MarkerWords, Range<usize>),
    State(&'v State, Range<usize>),
    /// Medicines by their names.
    Drugs(Vec<String>, Range<usize>),
    Unit(Range<usize>),
    Number(f64, Range<usize>),
    /// `t2`, `n0`, `m1`.
    Letter(char, String, Range<usize>),
    Comma,
    Stop,
    Open,
    Close,
    Word(Range<usize>),
}

impl Token<'_> {
    pub(super) fn is(&self, role: Role) -> bool {
        matches!(self, Self::Role(r, _) if *r == role)
    }
}

/// Small letters, single blanks, and one spelling for each sign.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '≥' | '⩾' | '≧' => out.push_str(" >= "),
            '≤' | '⩽' | '≦' => out.push_str(" <= "),
            '×' | '✕' => out.push('x'),
            '³' | 'ᶟ' => out.push('3'),
            '–' | '—' | '‑' | '−' => out.push('-'),
            '’' | '‘' => out.push('\''),
            '“' | '”' => out.push('"'),
            '\\' => {}
            '[' | '{' => out.push('('),
            ']' | '}' => out.push(')'),
            c if c.is_whitespace() => out.push(' '),
            c => out.extend(c.to_lowercase()),
        }
    }
    for (written, sign) in SIGNS {
        if out.contains(written) {
            out = out.replace(written, sign);
        }
    }
    let spaced = space_numbers(&thousands_together(&out));
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Signs as they are typed.
const SIGNS: &[(&str, &str)] = &[
    ("=/>", ">="),
    ("=/<", "<="),
    (">/=", ">="),
    ("</=", "<="),
    ("> or =", ">="),
    ("< or =", "<="),
    ("> / =", ">="),
    ("< / =", "<="),
    (">/ =", ">="),
    ("</ =", "<="),
    ("=<", "<="),
    ("=>", ">="),
    ("> =", ">="),
    ("< =", "<="),
    ("/ mm", "/mm"),
];

/// `100 000` as one number.
fn thousands_together(text: &str) -> String {
    let digits =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for word in text.split(' ') {
        let rest = word.strip_prefix("000");
        let goes_on = rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        if !(out.is_empty() || goes_on && digits(before)) {
            out.push(' ');
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// A blank between a sign and a number, and between a number and what follows it: `>18`, `1.5x`, `70%`.
fn space_numbers(text: &str) -> String {
    let bytes: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in bytes.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|b| bytes.get(b)).copied().unwrap_or(' ');
        let after = bytes.get(at + 1).copied().unwrap_or(' ');
        let signed = matches!(before, '<' | '>' | '=') && !matches!(c, '<' | '>' | '=' | ' ');
        let sign = matches!(c, '<' | '>') && before != ' ';
        let times = *c == 'x' && before.is_ascii_digit() && !after.is_ascii_lowercase();
        let percent = *c == '%' && before.is_ascii_digit();
        if signed || sign || times || percent {
            out.push(' ');
        }
        out.push(*c);
        if times {
            out.push(' ');
        }
    }
    out
}

/// The tokens of a text that [`plain`] made.
pub(super) fn tokens<'v>(
    text: &str,
    rules: &'v TrialRules,
    drugs: Option<&'v Drugs>,
) -> Vec<Token<'v>> {
    let mut found = Vec::new();
    let mut at = 0;
    for (range, meaning) in rules.find(text) {
        if range.start < at {
            continue;
        }
        unknown(text, at..range.start, drugs, &mut found);
        at = range.end;
        found.push(match meaning {
            Meaning::Role(role) => Token::Role(role, range),
            Meaning::Topic(topic) => Token::Topic(topic, range),
            Meaning::Marker(marker) => Token::Marker(marker, range),
            Meaning::State(state) => Token::State(state, range),
            Meaning::Unit => Token::Unit(range),
        });
    }
    unknown(text, at..text.len(), drugs, &mut found);
    found
}

/// Between known words: drugs, numbers, stage letters, signs, and the rest.
fn unknown<'v>(
    text: &str,
    range: Range<usize>,
    drugs: Option<&'v Drugs>,
    found: &mut Vec<Token<'v>>,
) {
    let Some(gap) = text.get(range.clone()) else { return };
    if gap.trim().is_empty() {
        return;
    }
    let mut at = 0;
    if let Some(drugs) = drugs {
        let hits: Vec<(Range<usize>, Vec<String>)> = drugs
            .find(gap)
            .map(|(r, what)| match what {
                Treatment::Agent(agent) => (r, vec![agent.name.clone()]),
                Treatment::Regimen(regimen) => (r, regimen.agents.clone()),
            })
            .collect();
        for (hit, names) in hits.into_iter().filter(|(_, names)| !names.is_empty()) {
            pieces(text, range.start + at..range.start + hit.start, found);
            at = hit.end;
            let place = range.start + hit.start..range.start + hit.end;
            found.push(Token::Drugs(names, place));
        }
    }
    pieces(text, range.start + at..range.end, found);
}

fn pieces(text: &str, range: Range<usize>, found: &mut Vec<Token<'_>>) {
    let mut start = None;
    let gap = text.get(range.clone()).unwrap_or_default();
    let bytes = gap.as_bytes();
    for (at, c) in gap.char_indices() {
        let near = |by: usize| bytes.get(by).is_some_and(u8::is_ascii_digit);
        let inside = at > 0 && near(at - 1) && near(at + 1);
        let part = c.is_alphanumeric()
            || matches!(c, '\'' | '^' | '*' | '%' | '"')
            || c == '.' && inside
            || c == ',' && inside && thousands(bytes, at)
            || matches!(c, '-' | '/') && start.is_some();
        match (part, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(piece(text, range.start + from..range.start + at));
                start = None;
            }
            _ => {}
        }
        match c {
            ',' | '/' if !part => found.push(Token::Comma),
            ';' | '.' | ':' if !part => found.push(Token::Stop),
            '(' => found.push(Token::Open),
            ')' => found.push(Token::Close),
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(piece(text, range.start + from..range.end));
    }
}

/// Whether exactly three digits follow a comma.
fn thousands(bytes: &[u8], comma: usize) -> bool {
    let digits = bytes.iter().skip(comma + 1).take_while(|b| b.is_ascii_digit()).count();
    digits == 3
}

fn piece<'v>(text: &str, range: Range<usize>) -> Token<'v> {
    let word = text.get(range.clone()).unwrap_or_default();
    if let Ok(number) = word.replace(',', "").parse::<f64>() {
        return Token::Number(number, range);
    }
    match letter(word) {
        Some((which, rest)) => Token::Letter(which, rest, range),
        None => Token::Word(range),
    }
}

/// `pt2`, `n0`, `m1`: the letter and what follows it. `x` says that nothing is known.
fn letter(word: &str) -> Option<(char, String)> {
    let bare = word.strip_prefix("yp").or(word.strip_prefix(['c', 'p'])).unwrap_or(word);
    let mut chars = bare.chars();
    let which = chars.next().filter(|c| matches!(c, 't' | 'n' | 'm'))?;
    let rest: String = chars.collect();
    let stage =
        rest == "is" || rest.chars().next().is_some_and(|c| c.is_ascii_digit()) && rest.len() <= 2;
    stage.then_some((which, rest))
}
