//! *The app helps me with my time.* How soon treatment of this kind of cancer usually begins, the latest day the person's
//! own doctor named, and the plan that must fit before it: slack in days, what sets the pace, what could shorten it. It
//! never says that waiting does no harm.

mod plan;
mod trouble;

use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use knowledge::time::{Group, Pace, PlanRules, Shorten, StepOfPlan};
use knowledge::{Answer, Library};
use record::{Answers, Chart};

pub use plan::{Planned, Sets};
pub use trouble::{Trouble, clashes, troubles};

use crate::ledger::Ledger;
use crate::missing::Evidence;

/// Names of the answers this room reads.
pub mod asked {
    /// `none` or `some`, of the warning signs.
    pub const SIGNS: &str = "time.signs";
    /// An id of `knowledge/vocabulary/cancers.toml`.
    pub const CANCER: &str = "case.cancer";
    /// `yes`, `no`: the person is younger than 18, where no paper has the day of birth.
    pub const CHILD: &str = "case.child";
    /// `yes`, `no`.
    pub const BEGUN: &str = "time.begun";
    /// The day treatment is booked for.
    pub const BOOKED: &str = "time.booked";
    pub const LATEST: &str = "time.latest";
    pub const LATEST_BY: &str = "time.latest-by";
    /// The day on which the doctor said so.
    pub const LATEST_SAID: &str = "time.latest-said";
    /// The day of the visit with the second doctor.
    pub const VISIT: &str = "visit.day";
    /// Steps that are done, by their names.
    pub const DONE: &str = "time.done";
    /// Days of a step, as the person knows them: `time.days.review`.
    pub const DAYS: &str = "time.days.";
}

/// The group of what is often treated within days.
const DAYS_GROUP: &str = "days";

/// Most days a step can be said to take.
pub const DAYS_MOST: u16 = 365;

/// What the room answers.
#[derive(Debug)]
pub struct Time<'a> {
    /// How soon treatment usually begins; the group of what is not known where the cancer is not.
    pub group: Option<&'a Group>,
    pub pace: Option<&'a Pace>,
    /// The day before which the plan must end.
    pub end: End,
    pub plan: Vec<Planned>,
    /// Days between the end of the plan and [`Self::end`]; below 0 the plan is too long.
    pub slack: i32,
    /// The step that sets the pace, where one is still to do.
    pub sets: Option<Sets>,
    pub shorten: Vec<&'a Shorten>,
    /// The person answered that there is a warning sign.
    pub red_flag: bool,
    /// The person answered that treatment has begun: the plan is then one for its next step.
    pub begun: bool,
    /// The kind of cancer is known, so that it need not be asked.
    pub knows_cancer: bool,
}

impl Time<'_> {
    /// This kind is often treated within days and nobody has named the day: it is to be asked for today.
    pub fn asks_today(&self) -> bool {
        let of_days = self.group.is_some_and(|group| group.id == DAYS_GROUP);
        of_days && !self.begun && matches!(self.end.by, EndBy::Usual { .. })
    }

    /// The day on which the last open step ends; today where none is open.
    pub fn finish(&self, today: Date) -> Date {
        finish(&self.plan, today)
    }
}

/// The day a plan runs to, and who set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub day: Date,
    pub by: EndBy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndBy {
    /// The latest day a doctor named.
    Doctor { who: String, said: Date },
    /// The day treatment is booked for.
    Booked,
    /// Nobody named a day: so many days, by what is usual.
    Usual { days: u16 },
}

/// The plan of this case.
pub fn time<'a>(
    chart: &Chart,
    answers: &Answers,
    ledger: &Ledger<'_>,
    library: &'a Library,
    today: Date,
) -> Time<'a> {
    let held = held(chart, answers, library, today);
    let paces = &library.time.paces;
    // Of several the one that is treated soonest.
    let pace = held.iter().copied().min_by_key(|p| paces.group(&p.group).map(|g| g.days));
    let group = paces.group(pace.map_or("unknown", |p| &p.group));
    let end = end(answers, group, today);
    let plan = plan::plan(answers, ledger, library, &end, today);
    let sets = plan::sets(&plan, ledger, today);
    let shorten =
        sets.as_ref().map_or_else(Vec::new, |sets| shorten(sets, &plan, group, &library.time.plan));
    Time {
        group,
        pace,
        slack: days_between(finish(&plan, today), end.day),
        end,
        plan,
        sets,
        shorten,
        red_flag: answers.get(asked::SIGNS) == "some",
        begun: answers.get(asked::BEGUN) == "yes",
        knows_cancer: held.iter().any(|p| p.is_of_cancer()),
    }
}

/// The paces that hold in this case: of each kind of cancer, and of a child.
fn held<'a>(chart: &Chart, answers: &Answers, library: &'a Library, today: Date) -> Vec<&'a Pace> {
    let evidence = Evidence::of(chart, library, today);
    let told_child = answers.get(asked::CHILD) == "yes";
    let holds =
        |p: &&Pace| evidence.weigh(&p.when).answer == Answer::Yes || told_child && p.is_of_age();
    library.time.paces.pace.iter().filter(holds).collect()
}

/// The ways to shorten a plan: those of what cannot wait, then of the step that sets the pace, then of another that is still to do.
fn shorten<'a>(
    sets: &Sets,
    plan: &[Planned],
    group: Option<&Group>,
    rules: &'a PlanRules,
) -> Vec<&'a Shorten> {
    let is_open = |of: &StepOfPlan| plan.iter().any(|p| p.step == *of && !p.done);
    let fits = |s: &&Shorten| {
        let of_group = group.is_some_and(|group| s.groups.contains(&group.id));
        s.of.iter().any(is_open) && (s.groups.is_empty() || of_group)
    };
    let mut ways: Vec<&Shorten> = rules.shorten.iter().filter(fits).collect();
    ways.sort_by_key(|s| (s.groups.is_empty(), !s.of.contains(&sets.step)));
    ways
}

fn finish(plan: &[Planned], today: Date) -> Date {
    plan.iter().rfind(|p| !p.done).map_or(today, |p| p.to)
}

fn end(answers: &Answers, group: Option<&Group>, today: Date) -> End {
    if let (Some(day), Some(given)) = (answers.day(asked::LATEST), answers.answered(asked::LATEST))
    {
        let said = answers.day(asked::LATEST_SAID).unwrap_or(given.on);
        return End {
            day,
            by: EndBy::Doctor { who: answers.get(asked::LATEST_BY).to_owned(), said },
        };
    }
    if let Some(day) = answers.day(asked::BOOKED).filter(|day| *day >= today) {
        return End { day, by: EndBy::Booked };
    }
    let days = group.map_or(0, |g| g.days);
    End { day: after(today, i64::from(days)), by: EndBy::Usual { days } }
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// Days from one to another; below 0 where the second is earlier.
fn days_between(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}
