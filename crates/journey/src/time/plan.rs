//! The steps from today, one after the other, and the day by which each must be done so that the plan still fits.

use jiff::civil::Date;
use knowledge::Library;
use knowledge::time::{PlanStep, StepOfPlan};
use record::Answers;

use super::{DAYS_MOST, End, after, asked, days_between};
use crate::ledger::{Entry, Ledger};

/// One step of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub step: StepOfPlan,
    pub days: u16,
    /// The person set the days.
    pub own_days: bool,
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The last day on which it may end so that all that follows still fits.
    pub latest: Date,
    pub done: bool,
    /// The day is fixed: a visit that is booked, an answer that is due.
    pub fixed: bool,
}

/// What sets the pace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sets {
    pub step: StepOfPlan,
    /// Where records set it: the request that is due last, by its name in the ledger.
    pub request: Option<String>,
}

pub(super) fn plan(
    answers: &Answers,
    ledger: &Ledger<'_>,
    library: &Library,
    end: &End,
    today: Date,
) -> Vec<Planned> {
    let done = answers.list(asked::DONE);
    let mut plan: Vec<Planned> = Vec::new();
    let mut at = today;
    for rule in &library.time.plan.step {
        let own: Option<u16> = own_days(answers, rule.id);
        let days = own.unwrap_or(rule.days);
        let visit = answers.day(asked::VISIT).filter(|_| rule.id == StepOfPlan::Visit);
        let is_done = done.contains(&rule.id.as_str()) || visit.is_some_and(|day| day < today);
        let (from, to, fixed) = match (is_done, rule.id) {
            (true, _) => (at, at, false),
            (_, StepOfPlan::Visit) if visit.is_some() => {
                let day = visit.unwrap_or(at);
                (day, day, true)
            }
            (_, StepOfPlan::Records) if own.is_none() => records(rule, ledger, today),
            _ => (at, after(at, i64::from(days)), false),
        };
        // A visit before the papers can be there does not make them come sooner.
        at = if fixed && rule.id == StepOfPlan::Visit { to } else { at.max(to) };
        let own_days = own.is_some();
        plan.push(Planned {
            step: rule.id,
            days,
            own_days,
            from,
            to,
            latest: to,
            done: is_done,
            fixed,
        });
    }
    let mut latest = end.day;
    for planned in plan.iter_mut().rev() {
        planned.latest =
            if planned.fixed && planned.step == StepOfPlan::Visit { planned.to } else { latest };
        if !planned.done {
            latest = after(planned.latest, -i64::from(planned.days));
        }
    }
    plan
}

fn own_days(answers: &Answers, step: StepOfPlan) -> Option<u16> {
    let said = answers.get(&format!("{}{}", asked::DAYS, step.as_str())).parse().ok();
    said.filter(|days| *days <= DAYS_MOST)
}

/// Papers come by the last day on which an answer is due, else in the usual time.
fn records(rule: &PlanStep, ledger: &Ledger<'_>, today: Date) -> (Date, Date, bool) {
    match last_due(ledger).and_then(|id| ledger.entry(&id)?.due) {
        Some(due) => (today, due.day.max(today), true),
        None => (today, after(today, i64::from(rule.days)), false),
    }
}

/// The open request whose answer is due last.
fn last_due(ledger: &Ledger<'_>) -> Option<String> {
    // An appeal or a promise brings no papers to the second doctor.
    let of_papers = |e: &&Entry<'_>| e.is_open() && e.due.is_some() && !e.items.is_empty();
    let open = ledger.entries.iter().filter(of_papers);
    open.max_by_key(|e| e.due.map(|d| d.day)).map(|e| e.id.to_owned())
}

/// The step whose shortening would end the plan sooner by most: a booked visit that is waited for, else the longest.
pub(super) fn sets(plan: &[Planned], ledger: &Ledger<'_>, today: Date) -> Option<Sets> {
    let of = |step: StepOfPlan| plan.iter().find(|p| p.step == step && !p.done);
    let request = |step| (step == StepOfPlan::Records).then(|| last_due(ledger)).flatten();
    let read = of(StepOfPlan::Review).or_else(|| of(StepOfPlan::Records)).map_or(today, |p| p.to);
    if let Some(visit) = of(StepOfPlan::Visit).filter(|v| v.fixed && v.to > read) {
        return Some(Sets { step: visit.step, request: None });
    }
    // Of two that are as long, the earlier: it can be shortened first.
    let mut longest: Option<&Planned> = None;
    for planned in plan.iter().filter(|p| !(p.done || p.fixed && p.step == StepOfPlan::Visit)) {
        let days = |p: &Planned| days_between(p.from, p.to);
        if longest.is_none_or(|most| days(planned) > days(most)) {
            longest = Some(planned);
        }
    }
    longest.map(|p| Sets { step: p.step, request: request(p.step) })
}
