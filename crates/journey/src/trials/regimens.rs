//! Lines of treatment: "no more than two earlier lines of chemotherapy in the metastatic setting", "at least one prior regimen".
//!
//! Papers seldom tell every line, so that they give the least number there were; where the cancer has not spread, none was for that.

use knowledge::Answer;
use knowledge::vocabulary::oncology::trials::{Ask, Role};
use record::{FactId, Value};

use super::disease::begun;
use super::judging::{Because, Person, not_stated};
use super::limits::{Limit, limit};
use super::reading::{Cond, Reader};
use super::splitting::List;
use super::tokens::Token;

/// Treatments one after another, and how many there may have been.
#[derive(Clone, Debug)]
pub(super) struct Lines<'v> {
    /// What they are; any medicine against the cancer where it is not said.
    of: Option<&'v Ask>,
    /// Only those for a cancer that has spread.
    when_spread: bool,
    limit: Limit,
}

impl<'v> Reader<'_, 'v> {
    /// A number of lines, where all of the words are understood; `None` for anything else.
    pub(super) fn regimens(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        let all: Vec<Token<'v>> = all.iter().map(|token| self.in_digits(token)).collect();
        let mut lines = Lines { of: None, when_spread: false, limit: Limit::default() };
        let (mut named, mut denied, mut counted, mut at) = (false, false, false, 0);
        while let Some(token) = all.get(at) {
            if let Some((found, used)) = limit(all.get(at..)?, "") {
                if found.bare || !lines.limit.joins(&found) {
                    return None;
                }
                (counted, at) = (true, at + used);
                continue;
            }
            match token {
                Token::Role(Role::Filler | Role::Before | Role::Must, _) | Token::Stop => {}
                // "At least one but no more than three"
                Token::Role(Role::Except, _) if counted && self.is_sign(all.get(at + 1)) => {}
                Token::Role(Role::Lines, _) => named = true,
                Token::Role(Role::WhenSpread, _) => lines.when_spread = true,
                Token::Role(Role::MayNot, _) if self.list == List::Inclusion && at == 0 => {
                    denied = true;
                }
                Token::Topic(topic, _) if lines.of.is_none() => match &topic.ask {
                    ask @ (Ask::Classes(_) | Ask::Drugs(_)) => lines.of = Some(ask),
                    _ => return None,
                },
                _ => return None,
            }
            at += 1;
        }
        if !counted || !(named || lines.of.is_some()) {
            return None;
        }
        let asked = Cond::Lines(lines, self.whole());
        Some(if denied { Cond::Not(Box::new(asked)) } else { asked })
    }

    fn is_sign(&self, token: Option<&Token<'v>>) -> bool {
        token.is_some_and(|t| t.is(Role::AtMost) || t.is(Role::Under))
    }

    fn in_digits(&self, token: &Token<'v>) -> Token<'v> {
        match token {
            Token::Word(range) => match self.rules.number(&self.words(token)) {
                Some(number) => Token::Number(number, range.clone()),
                None => token.clone(),
            },
            _ => token.clone(),
        }
    }
}

impl Limit {
    /// Takes in a second bound; says whether there was room for it.
    fn joins(&mut self, more: &Self) -> bool {
        let room = (self.low.is_none() || more.low.is_none())
            && (self.high.is_none() || more.high.is_none());
        self.low = self.low.or(more.low);
        self.high = self.high.or(more.high);
        room
    }
}

impl Person<'_> {
    /// How many lines there were: none for a spread that is not there, else at least those that the papers tell.
    pub(super) fn lines(&self, lines: &Lines<'_>) -> (Answer, Because, Vec<FactId>) {
        let (spread, because, facts) = self.spread();
        if lines.when_spread && spread == Answer::No {
            return (lines.limit.holds(0.0).into(), because, facts);
        }
        if lines.when_spread && spread == Answer::CannotTell {
            return not_stated();
        }
        let since = facts.iter().filter_map(|id| self.day_of(*id)).min();
        let told = self.told(lines, since.filter(|_| lines.when_spread));
        // Chemotherapy and hormones after an operation are one course to some and two to others.
        let least = if spread == Answer::Yes { told.len() } else { told.len().min(1) } as f64;
        let over = lines
            .limit
            .high
            .is_some_and(|_| !Limit { low: None, ..lines.limit.clone() }.holds(least));
        match (over, lines.limit.high.is_none() && lines.limit.holds(least)) {
            (true, _) => (Answer::No, Because::Stated, told),
            (_, true) if !told.is_empty() => (Answer::Yes, Because::Stated, told),
            _ => (Answer::CannotTell, Because::NotStated, told),
        }
    }

    /// One fact of each line that the papers tell: medicines that were begun, each set of them once.
    fn told(&self, lines: &Lines<'_>, since: Option<jiff::civil::Date>) -> Vec<FactId> {
        let mut sets: Vec<(FactId, Vec<String>)> = Vec::new();
        for fact in self.facts() {
            let Value::SystemicTherapy(therapy) = &fact.fact.value else { continue };
            let early = since
                .is_some_and(|since| fact.fact.date.is_none_or(|date| date.earliest() < since));
            let agents: Vec<String> =
                therapy.agents.iter().map(|agent| agent.trim().to_lowercase()).collect();
            let counts = agents.iter().any(|agent| self.is_of(lines.of, agent));
            if early || !counts || !begun(therapy.status.as_deref()) {
                continue;
            }
            let holds = |one: &[String], other: &[String]| other.iter().all(|a| one.contains(a));
            if !sets.iter().any(|(_, known)| holds(known, &agents) || holds(&agents, known)) {
                sets.push((fact.id, agents));
            }
        }
        sets.into_iter().map(|(id, _)| id).collect()
    }

    fn is_of(&self, ask: Option<&Ask>, agent: &str) -> bool {
        let class = self.library.vocabulary.prose.drugs.class_of(agent);
        match ask {
            Some(Ask::Classes(classes)) => class.is_some_and(|c| classes.iter().any(|w| w == c)),
            Some(Ask::Drugs(names)) => names.iter().any(|name| name.eq_ignore_ascii_case(agent)),
            _ => class.is_some(),
        }
    }

    fn day_of(&self, id: FactId) -> Option<jiff::civil::Date> {
        self.facts().iter().find(|f| f.id == id).and_then(|f| f.fact.date).map(|d| d.earliest())
    }
}
