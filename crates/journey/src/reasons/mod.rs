//! *The app helps me with my reasons.* Why to ask for a second opinion in this case, each reason from what the papers show
//! or the person says, and which kind of opinion answers it.

use jiff::civil::Date;
use knowledge::reasons::{Kind, OwnReason, Reason};
use knowledge::{Answer, Condition, Item, Library, Question, Said};
use record::{
    Answers, Chart, DocumentId, Element, Finding, Opinion, Passage, Source, Stance, Standing, Value,
};

use crate::doctors::{MyDoctor, my_doctor};
use crate::missing::Evidence;

/// Under which name the person's own reasons are kept, by their ids.
pub const OWN: &str = "reasons.own";

/// What the room answers.
#[derive(Debug)]
pub struct Reasons<'a> {
    pub held: Vec<Held<'a>>,
    /// The papers do not say whether these hold.
    pub unsure: Vec<&'a Reason>,
    pub own: Vec<Own<'a>>,
    /// The person's doctor, where the registry has them in a specialty that does not usually treat this cancer.
    pub doctor: Option<MyDoctor<'a>>,
    /// The kinds of opinion that answer what holds, the one that answers most first.
    pub kinds: Vec<Wanted<'a>>,
}

/// A reason that holds, with what shows it.
#[derive(Debug)]
pub struct Held<'a> {
    pub reason: &'a Reason,
    pub passages: Vec<Passage>,
    pub documents: Vec<DocumentId>,
    /// The tests of the tumor that are not there, where that is the reason.
    pub tests: Vec<&'a Item>,
    /// What the papers state in two ways, where that is the reason.
    pub conflicts: Vec<&'a Finding>,
}

/// What the person can say.
#[derive(Debug)]
pub struct Own<'a> {
    pub reason: &'a OwnReason,
    pub said: bool,
    /// The words of the first doctor's letter that speak for it.
    pub shown: Vec<&'a Source>,
}

impl Own<'_> {
    pub fn holds(&self) -> bool {
        self.said || !self.shown.is_empty()
    }
}

/// A kind of opinion and the reasons it answers.
#[derive(Debug)]
pub struct Wanted<'a> {
    pub kind: &'a Kind,
    pub answers: Vec<&'a Said>,
}

/// The reasons of a case. `letter` is what the doctor who treats the person now wrote, where it is here.
pub fn reasons<'a>(
    chart: &'a Chart,
    letter: Option<&'a Opinion>,
    answers: &Answers,
    library: &'a Library,
    today: Date,
) -> Reasons<'a> {
    let evidence = Evidence::of(chart, library, today);
    let (held, unsure) = of_papers(&evidence, chart, library);
    let said = answers.list(OWN);
    let own: Vec<Own<'a>> = library
        .reasons
        .why
        .own
        .iter()
        .map(|reason| Own {
            reason,
            said: said.contains(&reason.id.as_str()),
            shown: letter.map_or_else(Vec::new, |letter| advised(letter, reason)),
        })
        .collect();
    let kinds = kinds(&held, &own, library);
    let doctor = my_doctor(chart, answers, library, today).filter(|d| d.fits == Answer::No);
    Reasons { held, unsure, own, doctor, kinds }
}

/// What the papers show, and what they leave open.
fn of_papers<'a>(
    evidence: &Evidence<'a>,
    chart: &'a Chart,
    library: &'a Library,
) -> (Vec<Held<'a>>, Vec<&'a Reason>) {
    let (mut held, mut unsure) = (Vec::new(), Vec::new());
    for reason in &library.reasons.why.reason {
        let found = evidence.weigh(&reason.when);
        match found.answer {
            Answer::No => {}
            Answer::Yes => {
                let mut passages: Vec<Passage> =
                    found.reasons.iter().flat_map(|r| r.passages.clone()).collect();
                if passages.is_empty() && asks_the_kind(&reason.when) {
                    passages = of_the_kind(chart);
                }
                let asks = |question| reason.when.questions().contains(&question);
                held.push(Held {
                    reason,
                    passages,
                    documents: found.reasons.iter().flat_map(|r| r.documents.clone()).collect(),
                    tests: match asks(&Question::TumorTests) {
                        true => evidence.tumor_tests_absent(),
                        false => Vec::new(),
                    },
                    conflicts: match asks(&Question::TwoAnswers) {
                        true => evidence.conflicts().collect(),
                        false => Vec::new(),
                    },
                });
            }
            // Of another kind of cancer, or of none that is known, nothing is asked.
            Answer::CannotTell if asks_the_kind(&reason.when) && evidence.cancers().is_empty() => {}
            Answer::CannotTell if chart.documents.is_empty() => {}
            Answer::CannotTell => unsure.push(reason),
        }
    }
    (held, unsure)
}

/// Where a letter advises what a reason is about.
fn advised<'a>(letter: &'a Opinion, reason: &OwnReason) -> Vec<&'a Source> {
    let element = reason.letter.as_deref().and_then(Element::named);
    let points = element.into_iter().flat_map(|element| letter.of(element));
    points.filter(|p| p.stance == Stance::Advised).map(|p| &p.source).collect()
}

/// The kinds of opinion, the one that answers most reasons first.
fn kinds<'a>(held: &[Held<'a>], own: &[Own<'a>], library: &'a Library) -> Vec<Wanted<'a>> {
    let of_papers = held.iter().map(|h| (&h.reason.says, &h.reason.kinds));
    let of_person = own.iter().filter(|o| o.holds()).map(|o| (&o.reason.says, &o.reason.kinds));
    let asked: Vec<(&'a Said, &'a Vec<String>)> = of_papers.chain(of_person).collect();
    let mut kinds: Vec<Wanted<'a>> = library
        .reasons
        .kinds
        .kind
        .iter()
        .map(|kind| Wanted {
            kind,
            answers: asked
                .iter()
                .filter(|(_, k)| k.contains(&kind.id))
                .map(|(says, _)| *says)
                .collect(),
        })
        .collect();
    kinds.sort_by_key(|w| std::cmp::Reverse(w.answers.len()));
    kinds
}

fn asks_the_kind(when: &Condition) -> bool {
    when.questions().iter().any(|q| matches!(q, Question::Cancer(_) | Question::Type(_)))
}

/// Where the papers name the tumor.
fn of_the_kind(chart: &Chart) -> Vec<Passage> {
    let names = |value: &Value| matches!(value, Value::Histology(_) | Value::Site(_));
    let facts = chart.facts.iter().filter(|f| {
        names(&f.fact.value) && !matches!(f.standing, Standing::Hidden | Standing::SaidWrong)
    });
    facts.filter_map(|f| f.fact.passages().next().cloned()).take(2).collect()
}
