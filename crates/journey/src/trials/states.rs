//! Stage groups and the states of markers in a criterion.

use knowledge::vocabulary::oncology::trials::{MarkerWords, Role};

use super::reading::{Cond, Reader};
use super::tokens::Token;

impl<'v> Reader<'_, 'v> {
    /// `stage II or III`, `stages I-IIIA`, `stage 4`.
    pub(super) fn stages(&self, rest: &[Token<'v>]) -> Option<(Vec<usize>, usize)> {
        if !rest.first()?.is(Role::Stage) {
            return None;
        }
        let (mut found, mut used, mut range) = (Vec::new(), 1, false);
        for (at, token) in rest.iter().enumerate().skip(1) {
            let word = match token {
                Token::Word(_) | Token::Number(..) => self.words(token),
                _ => String::new(),
            };
            // "II/III" is one word.
            let several: Option<Vec<usize>> =
                word.split('/').map(|part| self.rules.group_of(part)).collect();
            if let Some(several) = several.filter(|several| several.len() > 1) {
                found.extend(several.into_iter().flat_map(|group| group..=self.last_of(group)));
                used = at + 1;
                continue;
            }
            // "I to operable stage III"
            let named = || rest.get(at + 1).is_some_and(|t| t.is(Role::Stage));
            if range && !matches!(token, Token::Role(..)) && named() {
                continue;
            }
            let group = match token {
                Token::Word(_) | Token::Number(..) => self.rules.group_of(&word),
                Token::Role(Role::To, _) => {
                    range = true;
                    continue;
                }
                Token::Role(Role::Or | Role::And, _) | Token::Comma => continue,
                Token::Role(Role::Stage, _) => continue,
                _ => None,
            };
            let Some(group) = group else { break };
            let first = match (range, found.last()) {
                (true, Some(last)) => *last,
                _ => group,
            };
            found.extend(first..=self.last_of(group));
            (range, used) = (false, at + 1);
        }
        (!found.is_empty()).then_some((found, used))
    }

    /// The last group that is part of one: of III it is IIIC.
    fn last_of(&self, group: usize) -> usize {
        let name = self.rules.group(group).unwrap_or_default();
        let part = |at: &usize| {
            self.rules
                .group(*at)
                .and_then(|g| g.strip_prefix(name))
                .is_some_and(|rest| rest.is_empty() || matches!(rest, "a" | "b" | "c"))
        };
        (group..group + 4).rev().find(part).unwrap_or(group)
    }

    /// Markers and their state, either first: `ER and/or PR positive`, `negative HER2`.
    pub(super) fn markers(&self, rest: &[Token<'v>]) -> Option<(Cond<'v>, usize)> {
        let mut named: Vec<(&'v MarkerWords, String)> = Vec::new();
        let mut state = None;
        let (mut or, mut and, mut comma, mut used) = (false, false, false, 0);
        for (at, token) in rest.iter().enumerate().take(12) {
            match token {
                Token::Marker(marker, _) if state.is_none() => {
                    named.push((marker, self.words(token)))
                }
                Token::State(found, _) if !named.is_empty() => {
                    state = Some(*found);
                    used = at + 1;
                    break;
                }
                Token::Role(Role::Or, _) if !named.is_empty() => or = true,
                Token::Role(Role::And, _) if !named.is_empty() => and = true,
                Token::Comma if !named.is_empty() => comma = true,
                Token::Role(Role::Filler | Role::To, _) if !named.is_empty() => {}
                _ => break,
            }
        }
        let state = state?;
        // "ER positive or negative": either will do, where it is known.
        let other = match (rest.get(used), rest.get(used + 1)) {
            (Some(or), Some(Token::State(other, _))) if or.is(Role::Or) => Some(*other),
            _ => None,
        };
        if let (Some(other), [(marker, words)]) = (other, named.as_slice()) {
            let either = [state, other].map(|state| Cond::Marker(marker, state, words.clone()));
            return Some((Cond::Any(either.into()), used + 2));
        }
        let parts: Vec<Cond<'v>> =
            named.into_iter().map(|(m, words)| Cond::Marker(m, state, words)).collect();
        Some((
            match (parts.len(), or && !comma, and && !comma) {
                (1, ..) => parts.into_iter().next()?,
                (_, true, false) => Cond::Any(parts),
                (_, false, true) => Cond::All(parts),
                _ => Cond::Mixed(parts),
            },
            used,
        ))
    }
}
