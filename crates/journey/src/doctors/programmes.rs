//! Will they take me? What a programme says of whom it does not take, against the case and what the person answered.

use jiff::civil::Date;
use knowledge::programmes::{Limit, PersonLimit};
use knowledge::{Answer, Library, Programme};
use record::{Answers, Chart};

use super::asked;
use crate::missing::Evidence;

/// A programme's answer, with what decided it.
#[derive(Debug)]
pub struct Take<'a> {
    pub programme: &'a Programme,
    /// `No`: a limit meets this person; `CannotTell`: one may; `Yes`: nothing it says speaks against.
    pub answer: Answer,
    /// The limits that meet or may meet this person.
    pub limits: Vec<(&'a Limit, Answer)>,
}

/// Whether each programme would take this person, by what its own pages say.
pub fn will_they_take_me<'a>(
    chart: &Chart,
    answers: &Answers,
    library: &'a Library,
    today: Date,
) -> Vec<Take<'a>> {
    let evidence = Evidence::of(chart, library, today);
    let state = library.doctors.state_of(answers.get(asked::ZIP)).map(|state| state.id.as_str());
    let met = |limit: &Limit| {
        let of_case = limit.met.as_ref().map(|condition| evidence.weigh(condition).answer);
        let of_person = limit.person.as_ref().map(|limit| meets(limit, state, answers));
        // What the person answered goes before what the papers leave open. A limit nobody can settle here is to be looked at.
        let settled = of_person.into_iter().chain(of_case).find(|a| *a != Answer::CannotTell);
        settled.unwrap_or(Answer::CannotTell)
    };
    let one = |programme: &'a Programme| {
        let limits: Vec<(&Limit, Answer)> = programme
            .limit
            .iter()
            .map(|limit| (limit, met(limit)))
            .filter(|(_, met)| *met != Answer::No)
            .collect();
        let worst = limits.iter().map(|(_, met)| *met).max().unwrap_or(Answer::No);
        Take { programme, answer: !worst, limits }
    };
    library.programmes.programmes.iter().map(one).collect()
}

fn meets(limit: &PersonLimit, state: Option<&str>, answers: &Answers) -> Answer {
    let said = |name: &str| match answers.get(name) {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => Answer::CannotTell,
    };
    match limit {
        PersonLimit::LivesIn(of) => state.map_or(Answer::CannotTell, |s| Answer::from(s == of)),
        PersonLimit::LivesOutside(of) => {
            state.map_or(Answer::CannotTell, |s| Answer::from(s != of))
        }
        PersonLimit::Inpatient => said(asked::INPATIENT),
        PersonLimit::DoctorMustHelp => !said(asked::HELPS),
        PersonLimit::InTreatment => said(asked::TREATED),
        PersonLimit::NotOffered => !said(asked::OFFERED),
        PersonLimit::Child => said(asked::CHILD),
    }
}
