//! *The app helps me with my trials.* What a registered study asks of those who join, line by line, and what this case says to
//! each: fits, does not fit, or cannot tell, with the fact or the gap. It never says that somebody can join.

mod brackets;
mod disease;
mod judging;
mod limits;
mod reading;
mod regimens;
mod saved;
mod some;
mod splitting;
mod states;
mod tokens;
mod washout;
mod wish;

use knowledge::vocabulary::oncology::trials::MeasureOf;
use knowledge::{Answer, Library};
use record::{Sex, Study};

pub use judging::{Because, Person, Reason};
pub use saved::{News, Saved, forget, is_saved, news, save, saved};
pub use splitting::{Line, List, Member, Part, lines};
pub use wish::{ANY, Fit, Wish, code, fits, wish};

use limits::{Bound, Limit};
use reading::{Cond, read};

/// Where the person's answers of this room are kept.
pub mod asked {
    /// An id of `cancers.toml`, or `any`.
    pub const CANCER: &str = "trials.cancer";
    pub const STAGE: &str = "trials.stage";
    pub const MARKER: &str = "trials.marker";
    pub const LINE: &str = "trials.line";
    pub const WORDS: &str = "trials.words";
    pub const PHASE: &str = "trials.phase";
    /// `open`, or `any`.
    pub const STATUS: &str = "trials.status";
    pub const MILES: &str = "trials.miles";
    /// `all`, or `likely`: without those that seem not to fit.
    pub const SHOW: &str = "trials.show";
    /// What matters, by ids.
    pub const MATTERS: &str = "trials.matters";
    /// Numbers of studies that are kept.
    pub const SAVED: &str = "trials.saved";
    pub const OF: &str = "trials.of.";
}

/// What the case says to one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    DoesNotFit,
    CannotTell,
    Fits,
}

impl Mark {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DoesNotFit => "does-not-fit",
            Self::CannotTell => "cannot-tell",
            Self::Fits => "fits",
        }
    }
}

/// What all criteria together come to. There is no word for "can join": only the study's doctors say that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    NothingFoundThatExcludes,
    SomethingToAsk,
    SeemsNotToFit,
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NothingFoundThatExcludes => "nothing-found-that-excludes",
            Self::SomethingToAsk => "something-to-ask-about",
            Self::SeemsNotToFit => "seems-not-to-fit",
        }
    }
}

/// Where a criterion stands.
#[derive(Clone, Debug)]
pub enum Stands {
    /// In the register's own fields.
    Sex(Sex),
    Age {
        least: Option<u16>,
        most: Option<u16>,
    },
    /// In the text.
    Line(Line),
}

/// One criterion, judged.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    pub stands: Stands,
    /// The study's exact words; empty for the register's fields.
    pub words: String,
    pub mark: Mark,
    pub reason: Reason<'a>,
}

/// A study laid beside a case.
#[derive(Clone, Debug)]
pub struct Match<'a> {
    pub outcome: Outcome,
    pub criteria: Vec<Judged<'a>>,
    /// The text's lines, headings and notes too.
    pub lines: Vec<Line>,
}

impl Match<'_> {
    pub fn count(&self, mark: Mark) -> usize {
        self.criteria.iter().filter(|c| c.mark == mark).count()
    }
}

/// A study's criteria, read once: laying them beside a case costs little.
#[derive(Debug)]
pub struct Criteria<'a> {
    fields: Vec<(Stands, Cond<'a>)>,
    read: Vec<(Line, String, Cond<'a>)>,
    lines: Vec<Line>,
}

impl<'a> Criteria<'a> {
    pub fn of(study: &Study, library: &'a Library) -> Self {
        let text = &study.eligibility.criteria;
        let lines = lines(text, &library.vocabulary.prose.trials);
        let criteria = lines.iter().filter(|l| l.part == Part::Criterion);
        let read = criteria
            .map(|line| {
                let words = line.words(text);
                // Half a sentence: the rest stands in the lines under it.
                let half = words.ends_with(':') && line.opens.is_none();
                let cond = match half {
                    true => Cond::Unread(words.to_owned()),
                    false => read(words, line.list, library),
                };
                (line.clone(), words.to_owned(), cond)
            })
            .collect();
        Self { fields: fields(study, library), read, lines }
    }

    /// The criteria laid beside a case.
    pub fn beside(&self, person: &Person<'a>) -> Match<'a> {
        let fields = self.fields.iter().map(|(stands, cond)| {
            let reason = person.weigh(cond, false);
            let mark = mark_of(reason.answer, List::Inclusion);
            Judged { stands: stands.clone(), words: String::new(), mark, reason }
        });
        let read = self.read.iter().map(|(line, words, cond)| {
            let (mark, reason) = judge(line, cond, person);
            Judged { stands: Stands::Line(line.clone()), words: words.clone(), mark, reason }
        });
        let criteria: Vec<Judged<'a>> = fields.chain(read).collect();
        Match { outcome: outcome(&criteria), criteria, lines: self.lines.clone() }
    }
}

/// A study laid beside a case.
pub fn trial<'a>(study: &Study, person: &Person<'a>) -> Match<'a> {
    Criteria::of(study, person.library).beside(person)
}

fn judge<'a>(line: &Line, cond: &Cond<'a>, person: &Person<'a>) -> (Mark, Reason<'a>) {
    let denied = line.list == List::Exclusion;
    let reason = person.weigh(cond, denied);
    if matches!(cond, Cond::Free) {
        return (Mark::Fits, reason);
    }
    // "Prior breast cancer" among the exclusions is another one than this.
    let mark = match denied && only_names_a_cancer(cond) {
        true => Mark::CannotTell,
        false => mark_of(reason.answer, line.list),
    };
    let mark = match line.member {
        Member::Plain => mark,
        Member::OneOf if mark == Mark::DoesNotFit => Mark::CannotTell,
        Member::OneOf => mark,
        Member::Explained if is_laboratory(cond) => mark,
        Member::Explained => Mark::CannotTell,
    };
    (mark, reason)
}

fn mark_of(answer: Answer, list: List) -> Mark {
    match (answer, list) {
        (Answer::CannotTell, _) => Mark::CannotTell,
        (Answer::Yes, List::Inclusion) | (Answer::No, List::Exclusion) => Mark::Fits,
        _ => Mark::DoesNotFit,
    }
}

fn only_names_a_cancer(cond: &Cond<'_>) -> bool {
    use knowledge::vocabulary::oncology::trials::Ask;
    match cond {
        Cond::Topic(topic, _) => matches!(topic.ask, Ask::Cancer(_) | Ask::Tissue(_)),
        Cond::All(parts) | Cond::Any(parts) | Cond::Mixed(parts) => {
            parts.iter().all(only_names_a_cancer)
        }
        Cond::Unread(_) => true,
        Cond::Not(part) => only_names_a_cancer(part),
        _ => false,
    }
}

fn is_laboratory(cond: &Cond<'_>) -> bool {
    match cond {
        Cond::Measure(_, measure, ..) => measure.of == MeasureOf::Lab,
        Cond::All(parts) => parts.iter().all(is_laboratory),
        _ => false,
    }
}

/// The outcome: what seems not to fit, unless it holds for a group of people only; else what is open.
fn outcome(criteria: &[Judged<'_>]) -> Outcome {
    let of_all = |c: &&Judged<'_>| match &c.stands {
        Stands::Line(line) => line.group.is_none(),
        _ => true,
    };
    let against = criteria.iter().filter(|c| c.mark == Mark::DoesNotFit);
    if against.clone().any(|c| of_all(&c)) {
        Outcome::SeemsNotToFit
    } else if criteria.iter().any(|c| c.mark != Mark::Fits) || criteria.is_empty() {
        Outcome::SomethingToAsk
    } else {
        Outcome::NothingFoundThatExcludes
    }
}

/// What the register holds beside the text.
fn fields<'a>(study: &Study, library: &'a Library) -> Vec<(Stands, Cond<'a>)> {
    let rules = &library.vocabulary.prose.trials;
    let mut found = Vec::new();
    let topic = |id: &str| rules.topic(id);
    let sex = study.eligibility.sex;
    let asked = match sex {
        Some(Sex::Female) => topic("female"),
        Some(Sex::Male) => topic("male"),
        _ => None,
    };
    if let Some((sex, topic)) = sex.zip(asked) {
        found.push((Stands::Sex(sex), Cond::Topic(topic, String::new())));
    }
    let least = study.eligibility.age_min.map(record::StudyAge::years);
    let most = study.eligibility.age_max.map(record::StudyAge::years);
    if let (true, Some(topic), Some(measure)) =
        (least.is_some() || most.is_some(), topic("age"), rules.measure("age"))
    {
        let bound = |years: u16| Bound { number: f64::from(years), inclusive: true };
        let limit = Limit { low: least.map(bound), high: most.map(bound), ..Limit::default() };
        found.push((
            Stands::Age { least, most },
            Cond::Measure(topic, measure, limit, String::new()),
        ));
    }
    found
}
