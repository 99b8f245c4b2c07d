//! *The app helps me with what is missing.* What a second doctor asks for in this case, and whether it is there: there
//! (which paper, how old), not there (why it matters), or not to be told (where to look).

mod cancer;
mod evidence;
mod papers;
mod reasons;
mod results;

use jiff::civil::Date;
use knowledge::vocabulary::Cancer;
use knowledge::{Answer, Checklist, Item, Judgement, Library};
use record::{Chart, PartialDate};

use evidence::Evidence;
pub use reasons::{Because, Reason};

/// Everything that is asked for in a case, judged.
#[derive(Debug)]
pub struct Missing<'a> {
    /// What the case is about, as far as the papers tell; the most stated first.
    pub cancers: Vec<&'a Cancer>,
    /// The lists that were gone through.
    pub lists: Vec<&'a Checklist>,
    /// Items that are asked for, in the order of the lists.
    pub judged: Vec<Judged<'a>>,
}

/// One item and what the case says of it.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    pub item: &'a Item,
    pub list: &'a Checklist,
    pub judgement: Judgement,
    pub reasons: Vec<Reason>,
    /// The newest of what is there.
    pub newest: Option<PartialDate>,
    /// It is there, and older than is of use.
    pub too_old: bool,
}

impl<'a> Missing<'a> {
    pub fn of(&self, judgement: Judgement) -> impl Iterator<Item = &Judged<'a>> {
        self.judged.iter().filter(move |j| j.judgement == judgement)
    }

    /// The item of a name (`her2`), where it is asked for.
    pub fn named(&self, item: &str) -> Option<&Judged<'a>> {
        self.judged.iter().find(|j| j.item.item == item)
    }
}

/// What of all that is asked for in this case is there.
pub fn missing<'a>(chart: &'a Chart, library: &'a Library, today: Date) -> Missing<'a> {
    let evidence = Evidence::of(chart, library, today);
    let lists: Vec<&Checklist> = library
        .checklists
        .lists
        .iter()
        .filter(|list| evidence.weigh(&list.who).answer == Answer::Yes)
        .collect();
    let mut judged: Vec<Judged<'a>> = Vec::new();
    for list in &lists {
        for item in &list.item {
            let Some(one) = judge(&evidence, list, item) else { continue };
            // Of two lists that ask for one thing the narrower speaks.
            match judged.iter_mut().find(|j| j.item.item == item.item) {
                Some(wider) => *wider = one,
                None => judged.push(one),
            }
        }
    }
    Missing { cancers: evidence.cancers().to_vec(), lists, judged }
}

/// `None` where the item is not asked for.
fn judge<'a>(evidence: &Evidence<'a>, list: &'a Checklist, item: &'a Item) -> Option<Judged<'a>> {
    let asked = evidence.weigh(&item.when);
    let there = evidence.weigh(&item.there);
    let due = item.due.as_ref().map_or_else(|| asked.clone(), |due| evidence.weigh(due));
    // A paper that is here and cannot be read is a lack, whether or not another speaks of it.
    let unreadable = there.reasons.iter().any(|r| r.because == Because::CannotBeRead);
    let is_due = if unreadable { Answer::Yes } else { due.answer };
    let mut judgement = Judgement::of(asked.answer, there.answer, is_due);
    if judgement == Judgement::NotAsked {
        return None;
    }
    let mut reasons = there.reasons;
    if judgement == Judgement::Missing && item.due.is_some() {
        reasons.extend(due.reasons);
    } else if judgement == Judgement::CannotTell && asked.answer == Answer::CannotTell {
        reasons.extend(asked.reasons);
    }
    reasons::tidy(&mut reasons);
    let newest = evidence.newest(&reasons).filter(|_| judgement == Judgement::There);
    let too_old = newest.is_some_and(|newest| {
        item.days_max.is_some_and(|most| evidence.days_since(newest) > i64::from(most))
    });
    if too_old {
        judgement = Judgement::Missing;
    }
    Some(Judged { item, list, judgement, reasons, newest, too_old })
}
