//! What brackets in a criterion do, and words that only say how a marker was looked for: they say once more what stands before them,
//! narrow it, or turn it.

use knowledge::vocabulary::oncology::trials::{Ask, Role};

use super::reading::Reader;
use super::splitting::List;
use super::tokens::Token;

/// How brackets with examples begin.
const EXAMPLES: [&str; 3] = ["including", "such as", "for example"];

/// Whether brackets only say once more what stands before them: `HER2-positive (HER2+)`, `positive (IHC 3+)`.
fn restates(before: &[Token<'_>], inside: &[Token<'_>]) -> bool {
    let state = |t: &Token<'_>| match t {
        Token::State(state, _) => Some(state.id.clone()),
        _ => None,
    };
    let bears = |t: &Token<'_>| matches!(t, Token::Topic(topic, _) if matches!(topic.ask, Ask::Pregnant | Ask::Childbearing));
    let is_test = |t: &Token<'_>| {
        bears(t) || matches!(t, Token::State(..) | Token::Role(Role::Filler | Role::Or, _))
    };
    // "Pregnancy (positive pregnancy test)"
    if before.iter().any(bears) && inside.iter().any(bears) && inside.iter().all(is_test) {
        return true;
    }
    let said = before.iter().rev().find_map(state);
    let of_marker = |t: &Token<'_>| {
        matches!(
            t,
            Token::Marker(..)
                | Token::State(..)
                | Token::Role(Role::To | Role::Filler | Role::Test | Role::Or, _)
                | Token::Comma
                | Token::Number(..)
        )
    };
    let again: Vec<String> = inside.iter().filter_map(state).collect();
    let markers = inside.iter().filter(|t| matches!(t, Token::Marker(..))).count();
    let is_tested = inside.iter().any(|t| t.is(Role::Test));
    // "ER-positive (ER+)", and "negative (HER2-)", whose sign is a dash.
    said.is_some()
        && inside.iter().all(of_marker)
        && markers <= 1
        && (markers + again.len() > 0 || is_tested)
        && again.iter().all(|state| Some(state) == said.as_ref())
}

/// The tokens without how a marker was looked for: of "HER2 positive breast cancer by IHC or FISH" what stands before it.
pub(super) fn without_tests(all: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut kept = Vec::with_capacity(all.len());
    let mut all = all.into_iter().peekable();
    while let Some(token) = all.next() {
        let state = match &token {
            Token::State(state, _) => Some(state.id.clone()),
            _ => None,
        };
        kept.push(token);
        let Some(state) = state else { continue };
        let mut waiting = Vec::new();
        let goes_on = |t: &Token<'_>| match t {
            Token::Role(Role::Filler | Role::To | Role::Or | Role::Test, _) | Token::Comma => true,
            Token::State(other, _) => other.id == state,
            Token::Topic(topic, _) => matches!(topic.ask, Ask::Cancer(_) | Ask::Tissue(_)),
            _ => false,
        };
        while let Some(next) = all.next_if(goes_on) {
            match next.is(Role::Test) {
                // What joined the way it was tested goes with it.
                true => waiting.retain(|t| matches!(t, Token::Topic(..))),
                false => waiting.push(next),
            }
        }
        kept.extend(waiting);
    }
    kept
}

impl<'v> Reader<'_, 'v> {
    /// The tokens outside brackets; whether brackets held what may turn the sentence, or narrow it.
    pub(super) fn without_brackets(&self, all: Vec<Token<'v>>) -> (Vec<Token<'v>>, bool, bool) {
        let mut kept: Vec<Token<'v>> = Vec::new();
        let mut inside: Vec<Token<'v>> = Vec::new();
        let (mut depth, mut doubt, mut narrow) = (0_usize, false, false);
        for token in all {
            match token {
                Token::Open => depth += 1,
                Token::Close => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        let within = std::mem::take(&mut inside);
                        if restates(&kept, &within) || self.is_in_digits(&mut kept, &within) {
                            continue;
                        }
                        let (turns, narrows) = self.weight(&within);
                        doubt |= turns;
                        narrow |= narrows;
                    }
                }
                token if depth > 0 => inside.push(token),
                token => kept.push(token),
            }
        }
        (kept, doubt || !inside.is_empty(), narrow)
    }

    /// `eighteen (18)`: the number stands for its word.
    fn is_in_digits(&self, kept: &mut [Token<'v>], inside: &[Token<'v>]) -> bool {
        let (Some(last), [Token::Number(number, _)]) = (kept.last_mut(), inside) else {
            return false;
        };
        let said = self.rules.number(&self.words(last));
        let is_same = matches!(last, Token::Word(_)) && said == Some(*number);
        if let (true, [digits]) = (is_same, inside) {
            *last = digits.clone();
        }
        is_same
    }

    /// `(e.g., doxorubicin or epirubicin)`, `(including a positive test)`.
    fn are_examples(&self, inside: &[Token<'v>]) -> bool {
        let mut words = inside.iter().filter(|t| !matches!(t, Token::Stop)).map(|t| self.words(t));
        let first = words.next().unwrap_or_default();
        match first.as_str() {
            "e" => words.next().is_some_and(|second| second == "g"),
            first => first.starts_with("e.g") || EXAMPLES.contains(&first),
        }
    }

    fn weight(&self, inside: &[Token<'v>]) -> (bool, bool) {
        let has = |role: Role| inside.iter().any(|t| t.is(role));
        // Who may join all the same is taken out of what keeps people out.
        let spares = self.list == List::Exclusion && has(Role::Allowed) && !has(Role::Barred);
        let denies = [Role::Not, Role::MayNot, Role::Except].into_iter().any(has);
        if spares || self.are_examples(inside) && !denies {
            return (false, true);
        }
        let turning = |r: &Role| {
            !matches!(
                r,
                Role::Filler
                    | Role::Entry
                    | Role::Period
                    | Role::Before
                    | Role::To
                    | Role::And
                    | Role::Uln
                    | Role::Test
                    | Role::Kind
            )
        };
        let window =
            inside.iter().any(|t| t.is(Role::Period)) && inside.iter().any(|t| t.is(Role::Entry));
        let is_word =
            |t: &&Token<'v>| matches!(t, Token::Word(_)) || t.is(Role::Test) || t.is(Role::Kind);
        let words = inside.iter().filter(is_word).count();
        if window {
            return (false, words > 0);
        }
        let turns = inside.iter().any(|t| match t {
            Token::Role(r, _) => turning(r),
            Token::Number(..) | Token::State(..) | Token::Unit(_) | Token::Letter(..) => true,
            _ => false,
        });
        // One short word in brackets is an abbreviation of what stands before it.
        (turns, words > 1)
    }
}
