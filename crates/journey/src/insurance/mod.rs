//! *The app helps me with my insurance.* What the law or the plan gives for a second opinion, with yes, no and cannot
//! tell; by which days to appeal; what to ask the plan; what it would cost. Information, not legal advice.

mod costs;
mod illness;
mod told;
mod trouble;

use jiff::ToSpan;
use jiff::civil::Date;
use knowledge::Library;
use knowledge::insurance::{
    CallAsk, Clock, ClockFrom, Funding, InsuranceRules, Network, PlanKind, Right,
};
use record::Answers;

pub use costs::{Cents, CostLine, CostOption, costs, money};
pub use illness::illness;
pub use told::{CallTold, calls_told};
pub use trouble::{Trouble, troubles};

/// Names of the answers this room reads.
pub mod asked {
    /// A name of [`knowledge::insurance::PlanKind`].
    pub const PLAN: &str = "insurance.plan";
    /// Two letters; also read by the visit, for the law on recording.
    pub const STATE: &str = "insurance.state";
    /// `hmo`, `ppo`, `other`.
    pub const NETWORK: &str = "insurance.network";
    /// `self`, `insured`.
    pub const FUNDING: &str = "insurance.funding";
    /// The day on the letter in which the plan said no.
    pub const DENIED: &str = "insurance.denied";
    /// The day of the last no.
    pub const FINAL: &str = "insurance.final";
    /// Calls to the plan: `insurance.call.1.day`, `.who`, `.number`, `.said`.
    pub const CALLS: &str = "insurance.call.";
    /// What was said of a doctor and the network: `insurance.doctor.1.name`, `.stands`, `.by`, `.day`.
    pub const DOCTORS: &str = "insurance.doctor.";
    /// Ways to get an opinion and what each costs: `insurance.cost.1.name`, `.visit`, `.travel`.
    pub const COSTS: &str = "insurance.cost.";
}

/// What the person said of their plan; what is not said is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given<'a> {
    pub plan: Option<PlanKind>,
    pub state: Option<&'a str>,
    pub network: Option<Network>,
    pub funding: Option<Funding>,
}

impl<'a> Given<'a> {
    pub fn of(answers: &'a Answers) -> Self {
        let state = answers.get(asked::STATE);
        Self {
            plan: PlanKind::named(answers.get(asked::PLAN)),
            state: (!state.is_empty()).then_some(state),
            network: Network::named(answers.get(asked::NETWORK)),
            funding: Funding::named(answers.get(asked::FUNDING)),
        }
    }
}

/// How a right stands to this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    Applies,
    DoesNot,
    /// What would have to be known.
    CannotTell(Vec<Unknown>),
}

/// What is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    Plan,
    State,
    Network,
    Funding,
    /// Only the plan can say.
    Rule,
}

impl Unknown {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::State => "state",
            Self::Network => "network",
            Self::Funding => "funding",
            Self::Rule => "rule",
        }
    }
}

/// What the room answers.
#[derive(Debug)]
pub struct Insurance<'a> {
    /// Every right of the list, in its order.
    pub rights: Vec<(&'a Right, Stands)>,
    /// What to ask the plan, in order.
    pub calls: Vec<&'a CallAsk>,
    /// Days by which something must be done; only of rights that may apply.
    pub clocks: Vec<Running<'a>>,
}

impl<'a> Insurance<'a> {
    pub fn applies(&self) -> impl Iterator<Item = &'a Right> {
        self.rights.iter().filter(|(_, s)| *s == Stands::Applies).map(|(right, _)| *right)
    }
}

/// A day that was counted from an answer.
#[derive(Clone, Copy, Debug)]
pub struct Running<'a> {
    pub clock: &'a Clock,
    /// The day it was counted from.
    pub from: Date,
    pub last: Date,
}

/// What is so for this person's plan.
pub fn insurance<'a>(answers: &Answers, library: &'a Library) -> Insurance<'a> {
    let rules = &library.insurance;
    let given = Given::of(answers);
    let rights: Vec<(&Right, Stands)> =
        rules.rights.right.iter().map(|right| (right, stands(right, &given, rules))).collect();
    let calls = rules.calls.ask.iter().filter(|ask| {
        ask.plans.is_empty() || given.plan.is_none_or(|plan| ask.plans.contains(&plan))
    });
    let clocks = rights.iter().filter(|(_, stands)| *stands == Stands::Applies);
    let clocks = clocks.flat_map(|(right, _)| &right.clock);
    let clocks = clocks.filter_map(|clock| running(clock, answers)).collect();
    Insurance { calls: calls.collect(), clocks, rights }
}

/// How one right stands. A no outweighs what is not known.
pub fn stands(right: &Right, given: &Given<'_>, rules: &InsuranceRules) -> Stands {
    let mut unknown = Vec::new();
    let mut is_no = false;
    let mut judge = |is_known: bool, holds: bool, what: Unknown| match (is_known, holds) {
        (false, _) => unknown.push(what),
        (true, false) => is_no = true,
        (true, true) => {}
    };
    let plan_holds = given.plan.is_some_and(|plan| right.plans.contains(&plan));
    judge(given.plan.is_some(), plan_holds, Unknown::Plan);
    if !right.states.is_empty() || right.other_states {
        judge(given.state.is_some(), in_state(right, given, rules), Unknown::State);
    }
    if !right.networks.is_empty() {
        let holds = given.network.is_some_and(|network| right.networks.contains(&network));
        judge(given.network.is_some(), holds, Unknown::Network);
    }
    if right.state_law && given.plan == Some(PlanKind::Employer) {
        let holds = given.funding == Some(Funding::Insured);
        judge(given.funding.is_some(), holds, Unknown::Funding);
    }
    if let Some(funding) = right.funding {
        judge(given.funding.is_some(), given.funding == Some(funding), Unknown::Funding);
    }
    if is_no {
        return Stands::DoesNot;
    }
    if right.unsure.is_some() {
        unknown.push(Unknown::Rule);
    }
    match unknown.is_empty() {
        true => Stands::Applies,
        false => Stands::CannotTell(unknown),
    }
}

fn in_state(right: &Right, given: &Given<'_>, rules: &InsuranceRules) -> bool {
    let Some(state) = given.state else { return false };
    let of = |right: &Right| right.states.iter().any(|s| s == state);
    match right.other_states {
        true => !rules.rights.right.iter().any(of),
        false => of(right),
    }
}

/// The last day of a clock; `None` where the day it counts from is not known or no day of the calendar follows.
fn running<'a>(clock: &'a Clock, answers: &Answers) -> Option<Running<'a>> {
    let from = answers.day(match clock.from {
        ClockFrom::Denied => asked::DENIED,
        ClockFrom::Final => asked::FINAL,
    })?;
    let span = match (clock.days, clock.months) {
        (Some(days), _) => i64::from(days).days(),
        (None, months) => i64::from(months?).months(),
    };
    Some(Running { clock, from, last: from.checked_add(span).ok()? })
}
