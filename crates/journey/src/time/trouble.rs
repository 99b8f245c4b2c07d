//! Days that cannot be: said kindly, and what was typed stays as it is.

use jiff::civil::Date;
use record::Answers;

use knowledge::time::StepOfPlan;

use super::{EndBy, Time, asked};

/// What is wrong with a day, as a message `time-trouble-<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not a day of the calendar.
    NoDay,
    /// The latest day to start has passed.
    Past,
    /// It was said on a day that has not come.
    SaidLater,
    /// The visit is after the latest day to start.
    VisitTooLate,
    /// Treatment is booked for a day that has passed.
    BookedPast,
    /// Treatment is booked for a day after the latest.
    BookedTooLate,
    /// Further away than anybody plans.
    FarAway,
    /// Not a number of days.
    NoNumber,
    /// The visit is before the papers can be there.
    PapersAfterVisit,
    /// Treatment is booked for a day before this plan ends.
    BookedBeforeEnd,
}

impl Trouble {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoDay => "no-day",
            Self::Past => "past",
            Self::SaidLater => "said-later",
            Self::VisitTooLate => "visit-too-late",
            Self::BookedPast => "booked-past",
            Self::BookedTooLate => "booked-too-late",
            Self::FarAway => "far-away",
            Self::NoNumber => "no-number",
            Self::PapersAfterVisit => "papers-after-visit",
            Self::BookedBeforeEnd => "booked-before-end",
        }
    }
}

/// Which days do not go together with the plan, by the name of the answer.
pub fn clashes(time: &Time<'_>, answers: &Answers, today: Date) -> Vec<(String, Trouble)> {
    let open = |step| time.plan.iter().find(|p| p.step == step && !p.done);
    let papers = open(StepOfPlan::Records).zip(open(StepOfPlan::Visit));
    let papers_late = papers.is_some_and(|(papers, visit)| visit.fixed && papers.to > visit.to);
    let of_doctor = matches!(time.end.by, EndBy::Doctor { .. });
    let booked = answers.day(asked::BOOKED).filter(|day| of_doctor && !time.begun && *day >= today);
    let booked_early = booked.is_some_and(|day| day < time.finish(today));
    let found = [
        (papers_late, asked::VISIT, Trouble::PapersAfterVisit),
        (booked_early, asked::BOOKED, Trouble::BookedBeforeEnd),
    ];
    let so = found.into_iter().filter(|(is_so, ..)| *is_so);
    so.map(|(_, name, trouble)| (name.to_owned(), trouble)).collect()
}

/// Days further away than this are a slip of the hand.
const FAR_DAYS: i32 = 1000;

/// What is wrong with the answers, by the name of the answer.
pub fn troubles(answers: &Answers, today: Date) -> Vec<(String, Trouble)> {
    let mut found = Vec::new();
    let day = |name: &str| answers.day(name);
    for name in [asked::LATEST, asked::LATEST_SAID, asked::BOOKED, asked::VISIT] {
        match (answers.has(name), day(name)) {
            (true, None) => found.push((name.to_owned(), Trouble::NoDay)),
            (_, Some(day)) if super::days_between(today, day).abs() > FAR_DAYS => {
                found.push((name.to_owned(), Trouble::FarAway));
            }
            _ => {}
        }
    }
    let mut find = |name: &str, is_so: bool, trouble| {
        if is_so && found.iter().all(|(known, _)| known != name) {
            found.push((name.to_owned(), trouble));
        }
    };
    let (latest, said) = (day(asked::LATEST), day(asked::LATEST_SAID));
    let (visit, booked) = (day(asked::VISIT), day(asked::BOOKED));
    find(asked::LATEST, latest.is_some_and(|d| d < today), Trouble::Past);
    find(asked::LATEST_SAID, said.is_some_and(|d| d > today), Trouble::SaidLater);
    let begun = answers.get(asked::BEGUN) == "yes";
    find(asked::BOOKED, !begun && booked.is_some_and(|d| d < today), Trouble::BookedPast);
    find(asked::BOOKED, booked.zip(latest).is_some_and(|(b, l)| b > l), Trouble::BookedTooLate);
    find(asked::VISIT, visit.zip(latest).is_some_and(|(v, l)| v > l), Trouble::VisitTooLate);
    for (step, said) in answers.under(asked::DAYS) {
        let days = said.words.parse::<u16>().ok().filter(|d| *d <= super::DAYS_MOST);
        if days.is_none() {
            found.push((format!("{}{step}", asked::DAYS), Trouble::NoNumber));
        }
    }
    found
}
