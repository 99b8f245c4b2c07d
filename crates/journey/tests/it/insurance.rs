//! Rows of answers, and how each right stands then.

use std::collections::BTreeSet;

use jiff::civil::date;
use journey::insurance::{
    Given, Stands, Trouble, asked, calls_told, costs, illness, insurance, stands, troubles,
};
use knowledge::condition::Holds;
use knowledge::insurance::{Funding, Network, PlanKind};
use knowledge::{Language, Library};
use record::Answers;

use crate::made_up::{chart, today};

fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    given.iter().for_each(|(name, said)| answers.set(name, said, today()));
    answers
}

#[test]
fn every_right_stands_as_its_examples_say() {
    let library = Library::built_in(Language::English);
    for right in &library.insurance.rights.right {
        let mut shown = BTreeSet::new();
        for example in &right.example {
            let mut given = Given::default();
            for said in &example.given {
                let (what, said) = said.split_once(' ').unwrap();
                match what {
                    "plan" => given.plan = Some(PlanKind::named(said).unwrap()),
                    "state" => given.state = Some(said),
                    "network" => given.network = Some(Network::named(said).unwrap()),
                    "funding" => given.funding = Some(Funding::named(said).unwrap()),
                    other => panic!("{}: {other}", right.id),
                }
            }
            let then = match stands(right, &given, &library.insurance) {
                Stands::Applies => Holds::Holds,
                Stands::DoesNot => Holds::Silent,
                Stands::CannotTell(_) => Holds::CannotTell,
            };
            assert_eq!(then, example.then, "{} with {:?}", right.id, example.given);
            shown.insert(then);
        }
        let wanted = if right.unsure.is_some() { 2 } else { 3 };
        assert!(shown.len() >= wanted, "{} shows {shown:?}", right.id);
    }
}

#[test]
fn a_plan_the_employer_pays_itself_is_not_bound_by_the_states_law() {
    let library = Library::built_in(Language::English);
    let with = |funding: &str| {
        let said = [(asked::PLAN, "employer"), (asked::STATE, "MO"), (asked::FUNDING, funding)];
        let answers = answers(&said);
        let found = insurance(&answers, &library);
        let right = found.rights.iter().find(|(r, _)| r.id == "state.missouri").unwrap();
        right.1.clone()
    };
    assert_eq!(with("self"), Stands::DoesNot);
    assert_eq!(with("insured"), Stands::Applies);
    assert!(matches!(with(""), Stands::CannotTell(_)));
}

#[test]
fn clocks_run_from_the_day_on_the_letter() {
    let library = Library::built_in(Language::English);
    let said =
        [(asked::PLAN, "bought"), (asked::DENIED, "2026-11-02"), (asked::FINAL, "2026-11-20")];
    let last: Vec<_> = insurance(&answers(&said), &library).clocks.iter().map(|c| c.last).collect();
    assert_eq!(last, [date(2027, 5, 1), date(2027, 3, 20)]);
}

#[test]
fn days_and_sums_that_cannot_be_are_told() {
    let library = Library::built_in(Language::English);
    type Given<'a> = &'a [(&'a str, &'a str)];
    let plan = (asked::PLAN, "bought");
    let cases: &[(Given<'_>, &str, Option<Trouble>)] = &[
        (&[(asked::DENIED, "soon")], asked::DENIED, Some(Trouble::NoDay)),
        (&[(asked::DENIED, "2031-01-01")], asked::DENIED, Some(Trouble::NotYet)),
        (&[(asked::DENIED, "1926-01-01")], asked::DENIED, Some(Trouble::FarAway)),
        (&[plan, (asked::DENIED, "2026-01-05")], asked::DENIED, Some(Trouble::TooLate)),
        (&[plan, (asked::DENIED, "2026-11-05")], asked::DENIED, None),
        (
            &[(asked::DENIED, "2026-11-05"), (asked::FINAL, "2026-11-01")],
            asked::FINAL,
            Some(Trouble::FinalFirst),
        ),
        (&[("insurance.call.1.day", "2031-01-01")], "insurance.call.1.day", Some(Trouble::NotYet)),
        (&[("insurance.cost.1.visit", "a lot")], "insurance.cost.1.visit", Some(Trouble::NoSum)),
    ];
    for (given, name, trouble) in cases {
        let found = troubles(&answers(given), &library, today());
        let found = found.iter().find(|(known, _)| known == name).map(|(_, trouble)| *trouble);
        assert_eq!(found, *trouble, "{given:?}");
    }
}

#[test]
fn what_nobody_named_stays_unknown() {
    let said = [
        ("insurance.cost.1.name", "Larkspur, by video"),
        ("insurance.cost.1.visit", "650"),
        ("insurance.cost.1.travel", "0"),
        ("insurance.cost.1.slides", "unknown"),
    ];
    let options = costs(&answers(&said));
    assert_eq!((options[0].known(), options[0].unknown()), (65_000, 3));
}

#[test]
fn a_letter_names_the_illness_only_where_the_papers_name_one() {
    let library = Library::built_in(Language::English);
    let named = |papers: &[&str]| {
        let papers: Vec<String> = papers.iter().map(|p| (*p).to_owned()).collect();
        illness(&chart(&papers, &library)).map(|(words, _)| words)
    };
    let one = named(&["lymphoma"]);
    assert_eq!(one.as_deref(), Some("lymphoma"));
    assert_eq!(named(&["lymphoma", "melanoma"]), None);
    assert_eq!(named(&["breast"]), None, "a place is no illness");
    assert_eq!(named(&[]), None);
}

#[test]
fn a_letter_tells_of_calls_with_what_was_said_the_first_first() {
    let given = [
        ("insurance.call.1.day", "2026-11-20"),
        ("insurance.call.1.who", "Ms. Alder"),
        ("insurance.call.1.number", "REF-0042"),
        ("insurance.call.1.said", "Covered with a referral."),
        ("insurance.call.2.day", "2026-11-18"),
        ("insurance.call.2.said", "Call again on Friday."),
        ("insurance.call.3.who", "Nobody said a thing"),
        ("insurance.call.4.day", "2027-11-18"),
        ("insurance.call.4.said", "A day that has not come."),
    ];
    let answers = answers(&given);
    let told: Vec<_> = calls_told(&answers, today()).iter().map(|c| (c.day, c.number)).collect();
    let days = [None, Some(date(2026, 11, 18)), Some(date(2026, 11, 20))];
    assert_eq!(told, [(days[0], ""), (days[1], ""), (days[2], "REF-0042")]);
}
