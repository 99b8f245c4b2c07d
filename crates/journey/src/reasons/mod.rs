//! *The app helps me with my reasons.* Why to ask for a second opinion in this case, each reason from what the papers show
//! or the person says, and which kind of opinion answers it.

use jiff::civil::Date;
use knowledge::reasons::{Kind, OwnReason, Reason};
use knowledge::{Answer, Condition, Library, Question};
use record::{Answers, Chart, DocumentId, Passage, Standing, Value};

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
    /// What the person can say, and whether they did.
    pub own: Vec<(&'a OwnReason, bool)>,
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
}

/// A kind of opinion and how many reasons it answers.
#[derive(Debug)]
pub struct Wanted<'a> {
    pub kind: &'a Kind,
    pub answers: usize,
}

/// The reasons of a case.
pub fn reasons<'a>(
    chart: &Chart,
    answers: &Answers,
    library: &'a Library,
    today: Date,
) -> Reasons<'a> {
    let evidence = Evidence::of(chart, library, today);
    let rules = &library.reasons;
    let (mut held, mut unsure) = (Vec::new(), Vec::new());
    for reason in &rules.why.reason {
        let found = evidence.weigh(&reason.when);
        match found.answer {
            Answer::No => {}
            Answer::Yes => {
                let mut passages: Vec<Passage> =
                    found.reasons.iter().flat_map(|r| r.passages.clone()).collect();
                if passages.is_empty() && asks_the_kind(&reason.when) {
                    passages = of_the_kind(chart);
                }
                let documents = found.reasons.iter().flat_map(|r| r.documents.clone()).collect();
                held.push(Held { reason, passages, documents });
            }
            // Of another kind of cancer, or of none that is known, nothing is asked.
            Answer::CannotTell if asks_the_kind(&reason.when) && evidence.cancers().is_empty() => {}
            Answer::CannotTell if chart.documents.is_empty() => {}
            Answer::CannotTell => unsure.push(reason),
        }
    }
    let said = answers.list(OWN);
    let own: Vec<(&OwnReason, bool)> =
        rules.why.own.iter().map(|o| (o, said.contains(&o.id.as_str()))).collect();
    let of_papers = held.iter().map(|h: &Held<'_>| &h.reason.kinds);
    let of_person = own.iter().filter(|(_, said)| *said).map(|(o, _)| &o.kinds);
    let asked: Vec<&String> = of_papers.chain(of_person).flatten().collect();
    let mut kinds: Vec<Wanted<'a>> = rules
        .kinds
        .kind
        .iter()
        .map(|kind| Wanted { kind, answers: asked.iter().filter(|id| **id == &kind.id).count() })
        .collect();
    kinds.sort_by_key(|w| std::cmp::Reverse(w.answers));
    let doctor = my_doctor(chart, answers, library, today).filter(|d| d.fits == Answer::No);
    Reasons { held, unsure, own, doctor, kinds }
}

fn asks_the_kind(when: &Condition) -> bool {
    when.questions().iter().any(|q| matches!(q, Question::Cancer(_)))
}

/// Where the papers name the tumor.
fn of_the_kind(chart: &Chart) -> Vec<Passage> {
    let names = |value: &Value| matches!(value, Value::Histology(_) | Value::Site(_));
    let facts = chart.facts.iter().filter(|f| {
        names(&f.fact.value) && !matches!(f.standing, Standing::Hidden | Standing::SaidWrong)
    });
    facts.filter_map(|f| f.fact.passages().next().cloned()).take(2).collect()
}
