//! *The app helps me with my questions.* What to ask a doctor: what the papers leave open, what the first doctor's letter
//! does not say, what the bank asks in such a case, and the person's own words, each once, the most pressing first.

mod open_points;
mod order;

use jiff::civil::Date;
use knowledge::questions::Whom;
use knowledge::{Answer, Library, Question, Said};
use record::{Answers, Chart, DocumentId, FindingCode, Opinion, Passage};

pub use order::{Change, change};

use crate::missing::{Evidence, Missing};

/// How many a visit surely has time for.
pub const FIRST_OF_ALL: usize = 3;

/// What the questions grow out of.
#[derive(Debug)]
pub struct Case<'a> {
    pub chart: &'a Chart,
    pub missing: &'a Missing<'a>,
    /// What the doctor who treats the person now wrote, where a letter of theirs is here.
    pub letter: Option<&'a Opinion>,
    pub answers: &'a Answers,
}

/// The questions for one doctor.
#[derive(Debug)]
pub struct Questions {
    /// All that are asked, in the person's order.
    pub asked: Vec<ToPut>,
    /// What the person left out.
    pub left_out: Vec<ToPut>,
}

impl Questions {
    pub fn top(&self) -> &[ToPut] {
        self.asked.get(..FIRST_OF_ALL).unwrap_or(&self.asked)
    }

    pub fn rest(&self) -> &[ToPut] {
        self.asked.get(FIRST_OF_ALL..).unwrap_or_default()
    }
}

/// One question as it is put.
#[derive(Clone, PartialEq)]
pub struct ToPut {
    /// Its name, by which it is moved, changed or left out.
    pub id: String,
    /// In the person's language, in their own words where they changed it.
    pub words: String,
    /// In English for the doctor, where the person reads another language and did not change it.
    pub in_english: Option<String>,
    pub from: From,
    pub passages: Vec<Passage>,
    pub documents: Vec<DocumentId>,
    weight: u16,
    topic: String,
}

impl std::fmt::Debug for ToPut {
    /// Its name and where it is from: its words may be the person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} from {:?}", self.id, self.from)
    }
}

/// What a question grows out of.
#[derive(Clone, Debug, PartialEq)]
pub enum From {
    /// The person wrote it.
    Own { on: Date },
    /// The papers do not agree.
    Finding(FindingCode),
    /// A second doctor asks for it, and it is not there.
    Missing,
    /// A paper says that it is to come.
    Announced,
    /// The first doctor's letter names it as one of several.
    Option,
    /// The first doctor's letter does not speak of it.
    Silent,
    /// It may not apply: the papers do not say.
    CannotTell,
    /// Asked at every visit of this kind.
    Bank { list: String },
}

/// What to ask a doctor in this case.
pub fn questions(case: &Case<'_>, whom: Whom, library: &Library, today: Date) -> Questions {
    let mut all = own(case.answers, whom);
    if whom == Whom::Second {
        all.extend(open_points::open_points(case, library));
    }
    all.extend(of_bank(case, whom, library, today));
    // The most pressing of each topic speaks for it.
    all.sort_by_key(|q| std::cmp::Reverse(q.weight));
    let mut topics: Vec<String> = Vec::new();
    all.retain(|q| {
        let new = !topics.contains(&q.topic);
        topics.push(q.topic.clone());
        new
    });
    order::ordered(all, case.answers, whom)
}

/// What the person wrote comes before all else, in the order they wrote it.
fn own(answers: &Answers, whom: Whom) -> Vec<ToPut> {
    const OWN_WORDS: u16 = 999;
    let prefix = order::own(whom);
    let mut own = Vec::new();
    for (number, below) in answers.numbers(&prefix).into_iter().zip(0..) {
        let Some(said) = answers.answered(&format!("{prefix}{number}")) else { continue };
        own.push(ToPut {
            id: format!("own.{number}"),
            words: said.words.clone(),
            in_english: None,
            from: From::Own { on: said.on },
            passages: Vec::new(),
            documents: Vec::new(),
            weight: OWN_WORDS.saturating_sub(below),
            topic: format!("own.{number}"),
        });
    }
    own
}

/// The bank's questions that are asked in this case.
fn of_bank(case: &Case<'_>, whom: Whom, library: &Library, today: Date) -> Vec<ToPut> {
    /// A letter that does not speak of it makes a question more pressing; one that does, less so.
    const SILENT: u16 = 14;
    const ANSWERED: u16 = 25;
    const UNSURE: u16 = 40;
    let evidence = Evidence::of(case.chart, library, today);
    let mut asked = Vec::new();
    for (list, question) in library.questions.for_whom(whom) {
        let of_a_kind = question.when.questions().iter().any(|q| matches!(q, Question::Cancer(_)));
        if of_a_kind && evidence.cancers().is_empty() {
            continue;
        }
        let answer = evidence.weigh(&question.when).answer;
        let silent = case.letter.zip(question.silent.as_deref()).map(|(l, part)| !speaks(l, part));
        let (from, weight) = match (answer, silent) {
            (Answer::No, _) => continue,
            (Answer::CannotTell, _) => (From::CannotTell, question.weight.saturating_sub(UNSURE)),
            (Answer::Yes, Some(true)) => (From::Silent, question.weight + SILENT),
            (Answer::Yes, Some(false)) => {
                (From::Bank { list: list.id.clone() }, question.weight.saturating_sub(ANSWERED))
            }
            (Answer::Yes, None) => (From::Bank { list: list.id.clone() }, question.weight),
        };
        let (words, in_english) = in_both(&question.ask, library, &[]);
        asked.push(ToPut {
            id: question.id.clone(),
            words,
            in_english,
            from,
            passages: Vec::new(),
            documents: Vec::new(),
            weight,
            topic: question.topic.clone().unwrap_or_else(|| question.id.clone()),
        });
    }
    asked
}

/// Whether a letter speaks of an element or of a part of the reasoning.
fn speaks(letter: &Opinion, part: &str) -> bool {
    let why = &letter.reasoning;
    let said = match part {
        "factors" => !why.factors.is_empty(),
        "guideline" => !why.guideline.is_empty(),
        "experience" => !why.experience.is_empty(),
        "confidence" => !(why.confidence.is_empty() && why.would_change.is_empty()),
        _ => false,
    };
    said || record::Element::named(part).is_some_and(|element| letter.speaks_of(element))
}

/// A question in the person's language and, where that is another, in English; its blanks filled in both.
fn in_both(
    ask: &Said,
    library: &Library,
    blanks: &[(&str, String, String)],
) -> (String, Option<String>) {
    let fill = |text: &str, english: bool| {
        blanks.iter().fold(text.to_owned(), |text, (name, own, office)| {
            text.replace(&format!("{{{name}}}"), if english { office } else { own })
        })
    };
    let language = library.words.language();
    let own = fill(ask.in_language(language), false);
    let english = fill(&ask.en, true);
    let same = own == english;
    (own, (!same).then_some(english))
}
