//! What a case says of the cancer itself and of its treatment, as studies ask it. Papers that are silent answer nothing.

use knowledge::Answer;
use record::{FactId, Value};

use super::judging::{Because, Person, both, not_stated};

type Found = (Answer, Because, Vec<FactId>);

/// The first group of stage IV.
const FOUR: &str = "iv";

impl Person<'_> {
    pub(super) fn spread(&self) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for fact in self.facts() {
            match &fact.fact.value {
                Value::Stage(stage) => {
                    let m = stage.m.as_deref().unwrap_or_default().to_lowercase();
                    let group = stage
                        .group
                        .as_deref()
                        .and_then(|g| self.library.vocabulary.prose.trials.group_of(g));
                    let four = self.library.vocabulary.prose.trials.group_of(FOUR);
                    if m.starts_with("m1") || group.zip(four).is_some_and(|(g, f)| g >= f) {
                        yes.push(fact.id);
                    } else if m.starts_with("m0") || group.is_some() {
                        no.push(fact.id);
                    }
                }
                Value::Condition(v) if cancers.says_spread(&v.text) => yes.push(fact.id),
                _ => {}
            }
        }
        self.later_wins(yes, no)
    }

    pub(super) fn spread_to(&self, words: &[String]) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let there = self.ids(|value| match value {
            Value::Condition(v) => {
                let text = v.text.to_lowercase();
                cancers.says_spread(&text) && words.iter().any(|w| text.contains(w.as_str()))
            }
            _ => false,
        });
        if !there.is_empty() {
            return (Answer::Yes, Because::Stated, there);
        }
        match self.spread() {
            (Answer::No, because, facts) => (Answer::No, because, facts),
            _ => not_stated(),
        }
    }

    pub(super) fn nodes(&self) -> Found {
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for fact in self.facts() {
            let positive = match &fact.fact.value {
                Value::Nodes(v) => v.positive.map(|n| n > 0),
                Value::Stage(v) => {
                    let n = v.n.as_deref().unwrap_or_default().to_lowercase();
                    let number = n.strip_prefix('n').and_then(|n| n.chars().next());
                    number.and_then(|c| c.to_digit(10)).map(|n| n > 0)
                }
                _ => None,
            };
            match positive {
                Some(true) => yes.push(fact.id),
                Some(false) => no.push(fact.id),
                None => {}
            }
        }
        both(yes, no)
    }

    pub(super) fn relapsed(&self) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let said = self.ids(|value| match value {
            Value::Condition(v) => {
                v.status.as_deref() == Some("recurrence")
                    || cancers.says_cancer(&v.text) && cancers.says_relapse(&v.text)
            }
            _ => false,
        });
        both(said, Vec::new())
    }

    /// Stage groups, stated ones only; distant spread is the last.
    pub(super) fn stage(&self, wanted: &[usize]) -> Found {
        let rules = &self.library.vocabulary.prose.trials;
        let four = rules.group_of(FOUR);
        let (spread, _, spread_facts) = self.spread();
        if let (Answer::Yes, Some(four)) = (spread, four) {
            return ((wanted.iter().any(|w| *w >= four)).into(), Because::Stated, spread_facts);
        }
        let (mut yes, mut no, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for fact in self.facts() {
            let Value::Stage(stage) = &fact.fact.value else { continue };
            let Some(at) = stage.group.as_deref().and_then(|g| rules.group_of(g)) else { continue };
            let name = rules.group(at).unwrap_or_default();
            let part_of = |other: usize| {
                rules
                    .group(other)
                    .and_then(|g| g.strip_prefix(name))
                    .is_some_and(|rest| rest.is_empty() || matches!(rest, "a" | "b" | "c"))
            };
            let could: Vec<bool> =
                (at..at + 4).filter(|g| part_of(*g)).map(|g| wanted.contains(&g)).collect();
            match (could.iter().all(|w| *w), could.iter().any(|w| *w)) {
                (true, _) => yes.push(fact.id),
                (_, false) => no.push(fact.id),
                _ => open.push(fact.id),
            }
        }
        if !open.is_empty() {
            return (Answer::CannotTell, Because::NotComparable, open);
        }
        let only_four = four.is_some_and(|four| wanted.iter().all(|w| *w >= four));
        match (yes.is_empty() && no.is_empty(), spread, only_four) {
            (true, Answer::No, true) => (Answer::No, Because::Stated, spread_facts),
            _ => both(yes, no),
        }
    }

    /// `t2`, `n0`, `m1`: what a stated stage says of the letter. `t1` holds `t1c`.
    pub(super) fn letter(&self, which: char, rest: &str) -> Found {
        if which == 'm' {
            let (answer, because, facts) = self.spread();
            let answer = if rest.starts_with('0') { !answer } else { answer };
            return (answer, because, facts);
        }
        let wanted = format!("{which}{rest}");
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for fact in self.facts() {
            let Value::Stage(stage) = &fact.fact.value else { continue };
            let mine = if which == 't' { &stage.t } else { &stage.n };
            let Some(mine) = mine.as_ref().map(|m| m.to_lowercase()) else { continue };
            match (mine.starts_with(&wanted), wanted.starts_with(&mine)) {
                (true, _) => yes.push(fact.id),
                (_, true) => {}
                _ => no.push(fact.id),
            }
        }
        both(yes, no)
    }

    /// The tissue's family, or whether it is invasive. That one is stated does not say that no other is there too.
    pub(super) fn tissue(&self, wanted: &[String]) -> Found {
        let histologies = &self.library.vocabulary.prose.histologies;
        let (mut yes, mut other, mut situ) = (Vec::new(), Vec::new(), Vec::new());
        let of = |name: &str| wanted.iter().any(|w| w == name);
        for fact in self.facts() {
            let Value::Histology(v) = &fact.fact.value else { continue };
            let Some(code) = v.icd_o_3.as_deref() else { continue };
            if code.ends_with("/2") {
                situ.push(fact.id);
            } else if code.ends_with("/3") {
                let family = histologies.family_of(code).unwrap_or_default();
                match of("invasive") || of(family) {
                    true => yes.push(fact.id),
                    false => other.push(fact.id),
                }
            }
        }
        if of("in situ") {
            return match (situ.is_empty(), other.is_empty()) {
                (false, true) => (Answer::Yes, Because::Stated, situ),
                _ => not_stated(),
            };
        }
        match (yes.is_empty(), other.is_empty(), situ.is_empty()) {
            (false, true, _) => (Answer::Yes, Because::Stated, yes),
            (false, false, _) => (Answer::CannotTell, Because::TwoAnswers, [yes, other].concat()),
            (true, false, _) => (Answer::No, Because::Stated, other),
            (true, true, false) => (Answer::No, Because::Stated, situ),
            _ => not_stated(),
        }
    }

    pub(super) fn drugs(&self, names: &[String]) -> Found {
        let given = self.taken(|agent| names.iter().any(|n| n.eq_ignore_ascii_case(agent)));
        both(given, Vec::new())
    }

    pub(super) fn classes(&self, classes: &[String]) -> Found {
        let drugs = &self.library.vocabulary.prose.drugs;
        let given = self.taken(|agent| {
            drugs.class_of(&agent.to_lowercase()).is_some_and(|c| classes.iter().any(|w| w == c))
        });
        both(given, Vec::new())
    }

    /// Treatments with medicines that were begun.
    fn taken(&self, is: impl Fn(&str) -> bool) -> Vec<FactId> {
        self.ids(|value| match value {
            Value::SystemicTherapy(v) => {
                begun(v.status.as_deref()) && v.agents.iter().any(|a| is(a.trim()))
            }
            _ => false,
        })
    }

    pub(super) fn radiation(&self) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let given = self.ids(|value| match value {
            Value::Procedure(v) => begun(v.status.as_deref()) && cancers.is_radiation(&v.text),
            Value::Radiotherapy(v) => v.dose_gy.is_some(),
            _ => false,
        });
        both(given, Vec::new())
    }

    pub(super) fn surgery(&self, words: &[String]) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let done = self.ids(|value| match value {
            Value::Procedure(v) if begun(v.status.as_deref()) => {
                let text = v.text.to_lowercase();
                match words.is_empty() {
                    true => cancers.is_operation(&text),
                    false => words.iter().any(|w| text.contains(w.as_str())),
                }
            }
            _ => false,
        });
        both(done, Vec::new())
    }

    /// A diagnosis that is on the list and not called over.
    pub(super) fn problem(&self, words: &[String]) -> Found {
        let there = self.ids(|value| match value {
            Value::Condition(v) => {
                let text = v.text.to_lowercase();
                let over =
                    matches!(v.status.as_deref(), Some("resolved" | "inactive" | "remission"));
                !over && words.iter().any(|w| text.contains(w.as_str()))
            }
            _ => false,
        });
        both(there, Vec::new())
    }
}

pub(super) fn begun(status: Option<&str>) -> bool {
    matches!(status, Some("given" | "active" | "completed" | "stopped"))
}
