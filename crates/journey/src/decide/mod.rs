//! What do I choose? The ways the doctors named side by side in their own words, what matters to the person
//! and where a letter touches on it, what still stands in the way, whom else to ask, the decision and the
//! day to look at it again.
//!
//! Pure, and without judgement: no way is scored or ranked, their order is that of the opinions, and the
//! person may decide without any of it.

mod matters;
mod ways;

use jiff::civil::Date;
use knowledge::Library;
use record::{Answers, Opinion, PartialDate};

pub use matters::{Matter, Touch, Weight};
pub use ways::{Way, WayKind, Word};

/// One opinion, by the name it has on the pages.
#[derive(Clone, Debug)]
pub struct Voice<'a> {
    pub id: &'a str,
    pub opinion: &'a Opinion,
}

/// Everything on the page of deciding.
#[derive(Clone, Debug, Default)]
pub struct Deciding {
    pub ways: Vec<Way>,
    pub matters: Vec<Matter>,
    pub open: Vec<Open>,
    pub others: Vec<Other>,
    pub decision: Option<Decision>,
    /// Decisions that were changed, the newest first.
    pub earlier: Vec<Decision>,
}

/// Something that can still stand in the way, and what the person said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub id: String,
    pub leads_to: String,
    /// `None`: not answered, which is an answer too.
    pub yes: Option<bool>,
}

/// Someone else the person wants to hear.
#[derive(Clone, PartialEq, Eq)]
pub struct Other {
    pub number: u32,
    pub who: String,
    /// What they said, in the person's words.
    pub said: String,
    pub on: Date,
}

impl std::fmt::Debug for Other {
    /// Without names and words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "someone to ask, {}", self.number)
    }
}

/// What the person decided, in their words.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Decision {
    pub number: u32,
    pub what: String,
    pub why: String,
    pub again: Option<Date>,
    pub on: Option<PartialDate>,
}

impl std::fmt::Debug for Decision {
    /// Without the person's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a decision, to look at again on {:?}", self.again)
    }
}

/// Under which names the person's answers are kept.
pub const MATTER: &str = "decide.matter.";
pub const OPEN: &str = "decide.open.";
pub const OTHER: &str = "decide.other.";
pub const DECISION: &str = "decide.made.";

/// What there is to decide between, and how far the person is.
pub fn decide(voices: &[Voice<'_>], answers: &Answers, library: &Library) -> Deciding {
    let ways = ways::find(voices, library);
    let matters = matters::find(voices, &ways, answers, library);
    let open = library.deciding.still_open.question.iter().map(|question| Open {
        id: question.id.clone(),
        leads_to: question.leads_to.clone(),
        yes: match answers.get(&format!("{OPEN}{}", question.id)) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    });
    let mut decisions = decisions(answers);
    let decision = decisions.pop();
    decisions.reverse();
    Deciding {
        ways,
        matters,
        open: open.collect(),
        others: others(answers),
        decision,
        earlier: decisions,
    }
}

fn others(answers: &Answers) -> Vec<Other> {
    let one = |number: u32| {
        let who = answers.answered(&format!("{OTHER}{number}.who"))?;
        let said = answers.get(&format!("{OTHER}{number}.said")).to_owned();
        Some(Other { number, who: who.words.clone(), said, on: who.on })
    };
    answers.numbers(OTHER).into_iter().filter_map(one).collect()
}

fn decisions(answers: &Answers) -> Vec<Decision> {
    let one = |number: u32| {
        let of = |part: &str| format!("{DECISION}{number}.{part}");
        let what = answers.answered(&of("what"))?;
        Some(Decision {
            number,
            what: what.words.clone(),
            why: answers.get(&of("why")).to_owned(),
            again: answers.day(&of("again")),
            on: Some(what.on.into()),
        })
    };
    answers.numbers(DECISION).into_iter().filter_map(one).collect()
}
