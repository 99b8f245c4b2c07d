//! *The app helps me with what is missing.* What a second doctor asks for in this case, and whether it is there: there
//! (which paper, how old), not there (why it matters), or not to be told (where to look).

pub(crate) mod cancer;
mod evidence;
mod own;
mod papers;
mod reasons;
mod results;
mod told;

use jiff::civil::Date;
use knowledge::programmes::Limit;
use knowledge::vocabulary::Cancer;
use knowledge::{Answer, Checklist, Condition, Item, Judgement, Library, Programme, Said};
use record::{Chart, PartialDate};

pub(crate) use evidence::Evidence;
pub use own::Own;
pub use reasons::{Because, Reason};
pub use told::{add_told, told};

/// Everything that is asked for in a case, judged.
#[derive(Debug)]
pub struct Missing<'a> {
    /// What the case is about, as far as the papers tell; the most stated first.
    pub cancers: Vec<&'a Cancer>,
    /// The lists that were gone through.
    pub lists: Vec<&'a Checklist>,
    /// Items that are asked for, in the order of the lists.
    pub judged: Vec<Judged<'a>>,
    /// The programme whose list was laid over them.
    pub programme: Option<Chosen<'a>>,
    /// The lines of the person's own center's list.
    pub own: Vec<Own>,
}

/// A programme, and whether its limits meet this person.
#[derive(Debug)]
pub struct Chosen<'a> {
    pub programme: &'a Programme,
    /// `Yes`: it does not take this person; `CannotTell`: the person has to look.
    pub limits: Vec<(&'a Limit, Answer)>,
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
    /// How the chosen programme puts it.
    pub says: Option<&'a Said>,
    /// The chosen programme asks for it.
    pub asked_by_programme: bool,
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
    missing_for(chart, library, today, None, "")
}

/// The same with a programme's own list: what it asks for first, in its order; and with the list of the person's own
/// center, as they typed it, a line for each thing.
pub fn missing_for<'a>(
    chart: &'a Chart,
    library: &'a Library,
    today: Date,
    programme: Option<&'a Programme>,
    own: &str,
) -> Missing<'a> {
    let evidence = Evidence::of(chart, library, today);
    let lists = lists(&evidence);
    let mut judged = judge_all(&evidence, &lists);
    let programme = programme.map(|programme| {
        lay_over(programme, &evidence, &mut judged);
        Chosen { programme, limits: limits(programme, &evidence) }
    });
    let own = own::lines(own, &evidence);
    own::lay_over(&own, &evidence, &mut judged);
    Missing { cancers: evidence.cancers().to_vec(), lists, judged, programme, own }
}

/// The lists that speak of this case.
fn lists<'a>(evidence: &Evidence<'a>) -> Vec<&'a Checklist> {
    let all = evidence.library.checklists.lists.iter();
    all.filter(|list| evidence.weigh(&list.who).answer == Answer::Yes).collect()
}

fn judge_all<'a>(evidence: &Evidence<'a>, lists: &[&'a Checklist]) -> Vec<Judged<'a>> {
    let mut judged: Vec<Judged<'a>> = Vec::new();
    for list in lists {
        for item in &list.item {
            let Some(one) = judge(evidence, list, item) else { continue };
            // Of two lists that ask for one thing the narrower speaks.
            match judged.iter_mut().find(|j| j.item.item == item.item) {
                Some(wider) => *wider = one,
                None => judged.push(one),
            }
        }
    }
    judged
}

/// Whether a condition of a knowledge file holds in a case.
pub fn answer(condition: &Condition, chart: &Chart, library: &Library, today: Date) -> Answer {
    Evidence::of(chart, library, today).weigh(condition).answer
}

/// Puts what a programme asks for first, in its order, and adds what the lists do not ask for.
fn lay_over<'a>(programme: &'a Programme, evidence: &Evidence<'a>, judged: &mut Vec<Judged<'a>>) {
    let mut first = Vec::new();
    for ask in &programme.asks {
        let known = judged.iter().position(|j| j.item.item == ask.item);
        let one = match known {
            Some(at) => Some(judged.remove(at)),
            None => evidence
                .library
                .checklists
                .lists
                .iter()
                .find_map(|list| Some((list, list.item.iter().find(|i| i.item == ask.item)?)))
                .and_then(|(list, item)| judge(evidence, list, item)),
        };
        first.extend(one.map(|one| Judged {
            says: ask.says.as_ref(),
            asked_by_programme: true,
            ..one
        }));
    }
    first.append(judged);
    *judged = first;
}

fn limits<'a>(programme: &'a Programme, evidence: &Evidence<'_>) -> Vec<(&'a Limit, Answer)> {
    let met = |limit: &Limit| {
        limit.met.as_ref().map_or(Answer::CannotTell, |met| evidence.weigh(met).answer)
    };
    programme.limit.iter().map(|limit| (limit, met(limit))).collect()
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
    Some(Judged {
        item,
        list,
        judgement,
        reasons,
        newest,
        too_old,
        says: None,
        asked_by_programme: false,
    })
}
