//! How a statement is meant: denied, doubted, past, planned, conditional, of somebody else.
//!
//! After ConText (Harkema and others, 2009): a trigger governs the words after (or before) it up to the
//! end of the clause or a word such as "but".

use std::ops::Range;

use knowledge::vocabulary::Prose;
use knowledge::vocabulary::discourse::{Reach, TriggerHit, TriggerKind};

use super::text::View;

/// All triggers of a text.
#[derive(Debug)]
pub(crate) struct Scope {
    ahead: Vec<TriggerHit>,
    behind: Vec<TriggerHit>,
}

/// What the triggers make of one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meant {
    kinds: Vec<TriggerKind>,
    /// The words of doubt.
    pub(crate) doubt: Option<Range<usize>>,
}

/// Further than this, a denial does not reach: "no" at the start of a long list is about its head.
const DENIAL_BYTES: usize = 110;

impl Scope {
    pub(crate) fn of(view: &View<'_>, words: &Prose) -> Self {
        Self {
            ahead: words.triggers.find(view.plain(), Reach::After).collect(),
            behind: words.triggers.find(view.plain(), Reach::Before).collect(),
        }
    }

    /// How the words at `range` are meant.
    pub(crate) fn meant(&self, view: &View<'_>, range: &Range<usize>) -> Meant {
        let clause = view.clause(range);
        let mut meant = Meant::default();
        let until = self.ahead.partition_point(|t| t.range.start < range.start);
        for trigger in self.ahead[..until].iter().rev() {
            if trigger.range.start < clause.start {
                break;
            }
            let Some(kind) = trigger.kind else {
                break;
            };
            let far = range.start.saturating_sub(trigger.range.end);
            meant.add(kind, &trigger.range, far);
        }
        let from = self.behind.partition_point(|t| t.range.start < range.end);
        for trigger in &self.behind[from..] {
            if trigger.range.start >= clause.end {
                break;
            }
            let Some(kind) = trigger.kind else {
                break;
            };
            meant.add(kind, &trigger.range, trigger.range.start - range.end);
        }
        meant
    }
}

impl Meant {
    fn add(&mut self, kind: TriggerKind, at: &Range<usize>, far: usize) {
        let near = match kind {
            TriggerKind::Negated => far <= DENIAL_BYTES,
            _ => true,
        };
        if !near {
            return;
        }
        if kind == TriggerKind::Uncertain && self.doubt.is_none() {
            self.doubt = Some(at.clone());
        }
        self.kinds.push(kind);
    }

    pub(crate) fn is(&self, kind: TriggerKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Not a statement about the patient's own present or past state.
    pub(crate) fn dead(&self) -> bool {
        [
            TriggerKind::Negated,
            TriggerKind::Family,
            TriggerKind::OtherPerson,
            TriggerKind::Conditional,
        ]
        .into_iter()
        .any(|kind| self.is(kind))
    }
}
