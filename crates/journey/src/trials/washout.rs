//! Days that must lie between a treatment and the study: "chemotherapy within 4 weeks of registration".

use jiff::civil::Date;
use knowledge::Answer;
use knowledge::vocabulary::oncology::trials::Role;
use record::{FactId, Value};

use super::judging::{Because, Person, Reason, not_stated};
use super::reading::{Cond, Reader, is_treatment};
use super::splitting::List;
use super::tokens::Token;

/// Windows longer than this are a history, weeks.
const WEEKS_MOST: f64 = 260.0;

impl<'v> Reader<'_, 'v> {
    /// A treatment within so many days before joining, where all of the words are understood; `None` for anything else.
    pub(super) fn washout(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        let (mut treatments, mut denied, mut and) = (Vec::new(), false, false);
        let (mut within, mut number, mut days) = (false, None, None);
        for token in all {
            match token {
                Token::Role(Role::Filler | Role::Before, _) | Token::Stop => {}
                Token::Role(Role::Not | Role::MayNot, _) if treatments.is_empty() && !denied => {
                    denied = true;
                }
                Token::Role(Role::Or, _) | Token::Comma if !within => {}
                Token::Role(Role::And, _) if !within => and = true,
                Token::Topic(topic, _) if !within => {
                    treatments.push(Cond::Topic(topic, self.words(token)));
                }
                Token::Drugs(names, _) if !within => {
                    treatments.push(Cond::Drugs(names.clone(), self.words(token)));
                }
                Token::Role(Role::Entry, _) if !treatments.is_empty() => within = true,
                Token::Number(count, _) if within && number.is_none() => number = Some(*count),
                Token::Role(Role::Period, _) if number.is_some() && days.is_none() => {
                    days = Some(number? * days_of(&self.words(token))?);
                }
                _ => return None,
            }
        }
        let days = days.filter(|days| (1.0..=WEEKS_MOST * 7.0).contains(days))?;
        // In a list of who may join only a denial is a washout; in the other list a denial would turn it.
        let fits_list = denied == (self.list == List::Inclusion);
        let only_treatments = !treatments.is_empty() && treatments.iter().all(is_treatment);
        if !fits_list || !only_treatments || and && treatments.len() > 1 {
            return None;
        }
        let asked = Cond::Within(treatments, days as i64, self.whole());
        Some(if denied { Cond::Not(Box::new(asked)) } else { asked })
    }
}

impl<'v> Reader<'_, 'v> {
    /// "At least four weeks since chemotherapy", "less than four weeks since …" among what must not be.
    pub(super) fn since(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        let at = all.iter().position(|t| t.is(Role::Since))?;
        let (mut long, mut number, mut days) = (None, None, None);
        for token in all.get(..at)? {
            match token {
                Token::Role(Role::Filler | Role::Must, _) => {}
                Token::Role(Role::AtLeast | Role::Over | Role::OrMore, _) => long = Some(true),
                Token::Role(Role::Under, _) => long = Some(false),
                Token::Number(count, _) if number.is_none() => number = Some(*count),
                Token::Word(_) if number.is_none() => {
                    number = self.rules.number(&self.words(token))
                }
                Token::Role(Role::Period, _) if days.is_none() => {
                    days = Some(number? * days_of(&self.words(token))?);
                }
                _ => return None,
            }
        }
        let days = days.filter(|days| (1.0..=WEEKS_MOST * 7.0).contains(days))?;
        let asked = Cond::Within(self.treatments(all.get(at + 1..)?)?, days as i64, self.whole());
        match (long?, self.list) {
            (true, List::Inclusion) => Some(Cond::Not(Box::new(asked))),
            (false, List::Exclusion) => Some(asked),
            _ => None,
        }
    }

    /// Treatments one beside the other, and nothing else.
    fn treatments(&self, all: &[Token<'v>]) -> Option<Vec<Cond<'v>>> {
        let mut found = Vec::new();
        for token in all {
            match token {
                Token::Role(Role::Filler | Role::Before | Role::Or | Role::And, _)
                | Token::Comma
                | Token::Stop => {}
                Token::Topic(topic, _) => found.push(Cond::Topic(topic, self.words(token))),
                Token::Drugs(names, _) => found.push(Cond::Drugs(names.clone(), self.words(token))),
                _ => return None,
            }
        }
        (!found.is_empty() && found.iter().all(is_treatment)).then_some(found)
    }
}

/// Days of one of the written period; `None` for hours.
fn days_of(period: &str) -> Option<f64> {
    let known = [("d", 1.0), ("w", 7.0), ("m", 30.0)];
    known.iter().find(|(first, _)| period.starts_with(first)).map(|(_, days)| *days)
}

impl<'a> Person<'a> {
    /// One of the treatments in the last days, by its own date. That the papers last tell an older one does not say that there was
    /// none since.
    pub(super) fn within(
        &self,
        treatments: &[Cond<'a>],
        days: i64,
    ) -> (Answer, Because, Vec<FactId>) {
        let reasons: Vec<Reason<'a>> = treatments.iter().map(|t| self.weigh(t, false)).collect();
        let had = reasons.iter().filter(|reason| reason.answer == Answer::Yes);
        let facts: Vec<FactId> = had.flat_map(|reason| reason.facts.iter().copied()).collect();
        let first = self.today.saturating_sub(jiff::Span::new().days(days));
        let is_recent = |id: &FactId| {
            let fact = self.facts().iter().find(|f| f.id == *id).map(|f| &f.fact);
            // What goes on did not end before those days.
            let first = if fact.is_some_and(|f| goes_on(&f.value)) { Date::MIN } else { first };
            let date = fact.and_then(|f| f.date);
            date.is_some_and(|date| date.earliest() >= first && date.earliest() <= self.today)
        };
        let recent: Vec<FactId> = facts.iter().copied().filter(|id| is_recent(id)).collect();
        match (recent.is_empty(), facts.is_empty()) {
            (false, _) => (Answer::Yes, Because::Recent, recent),
            (true, false) => (Answer::CannotTell, Because::Earlier, facts),
            (true, true) => not_stated(),
        }
    }
}

/// A treatment that the papers call under way.
fn goes_on(value: &Value) -> bool {
    matches!(value, Value::SystemicTherapy(therapy) if therapy.status.as_deref() == Some("active"))
}
