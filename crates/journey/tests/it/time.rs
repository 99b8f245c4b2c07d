//! The plan of a case: rows of answers, and what the room makes of them.

use jiff::civil::{Date, date};
use journey::ledger::ledger;
use journey::missing::missing;
use journey::time::{EndBy, Time, Trouble, asked, clashes, time, troubles};
use knowledge::time::StepOfPlan;
use knowledge::{Language, Library};
use record::{Answers, Correction, CorrectionKind, RequestStep, StepKind};

use crate::examples::holds_as_told;
use crate::made_up::{chart, today};

fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    given.iter().for_each(|(name, said)| answers.set(name, said, today()));
    answers
}

fn with<T>(
    case: &[&str],
    given: &[(&str, &str)],
    asked_for: &[Correction],
    see: impl FnOnce(&Time<'_>) -> T,
) -> T {
    let library = Library::built_in(Language::English);
    let case: Vec<String> = case.iter().map(|&c| c.to_owned()).collect();
    let chart = chart(&case, &library);
    let missing = missing(&chart, &library, today());
    let ledger = ledger(asked_for, &missing, &library, today());
    see(&time(&chart, &answers(given), &ledger, &library, today()))
}

fn slides_due(expected: Date) -> Correction {
    let kind = StepKind::Asked {
        letter: "slides".to_owned(),
        holder: "pathology".to_owned(),
        items: vec!["original-slides".to_owned()],
        place: "Fernhollow".to_owned(),
        how: "mail".to_owned(),
        expected: Some(expected),
    };
    let step = RequestStep { request: "slides-pathology-1".to_owned(), day: today(), kind };
    Correction { kind: CorrectionKind::Request(step), on: today(), words: String::new() }
}

#[test]
fn every_pace_holds_as_its_examples_say() {
    let library = Library::built_in(Language::English);
    for pace in &library.time.paces.pace {
        holds_as_told(&pace.id, &pace.when, &pace.example, &library);
    }
}

#[test]
fn without_a_day_of_the_doctor_the_plan_aims_for_the_usual() {
    // The kinds that are treated soonest leave the fewest days.
    for (case, days) in [(&["leukaemia"], 14), (&["pancreas"], 21), (&["breast"], 28)] {
        with(case, &[], &[], |time| {
            assert_eq!(time.end.by, EndBy::Usual { days }, "{case:?}");
        });
    }
    with(&[], &[], &[], |time| {
        assert_eq!(time.group.map(|g| g.id.as_str()), Some("unknown"));
        assert!(time.pace.is_none());
    });
}

#[test]
fn the_slack_is_counted_to_the_day_the_doctor_named() {
    // 10 + 9 + 1 + 5 + 3 days from November 22 end on December 20.
    let given = [(asked::LATEST, "2026-12-26"), (asked::LATEST_BY, "Dr. Featherwick")];
    with(&["breast"], &given, &[], |time| {
        assert_eq!(time.slack, 6);
        assert_eq!(time.plan[4].to, date(2026, 12, 20));
        assert_eq!(time.plan[4].latest, date(2026, 12, 26));
        assert_eq!(time.plan[0].latest, date(2026, 12, 8));
        assert_eq!(time.sets.as_ref().map(|s| s.step), Some(StepOfPlan::Records));
        let who = "Dr. Featherwick".to_owned();
        assert_eq!(time.end.by, EndBy::Doctor { who, said: today() });
    });
    with(&["breast"], &[(asked::LATEST, "2026-12-16")], &[], |time| assert_eq!(time.slack, -4));
}

#[test]
fn what_is_due_last_sets_the_pace_and_is_named() {
    let due = slides_due(date(2026, 12, 12));
    with(&["breast"], &[(asked::LATEST, "2026-12-31")], &[due], |time| {
        assert_eq!(time.plan[0].to, date(2026, 12, 12));
        let sets = time.sets.as_ref().unwrap();
        assert_eq!(sets.request.as_deref(), Some("slides-pathology-1"));
        assert_eq!(time.slack, 1);
        assert!(time.shorten.iter().any(|s| s.id == "shorten.link"));
    });
}

#[test]
fn a_booked_visit_that_is_waited_for_sets_the_pace() {
    let given = [(asked::VISIT, "2026-12-20"), (asked::LATEST, "2026-12-31")];
    with(&["breast"], &given, &[], |time| {
        assert_eq!(time.sets.as_ref().map(|s| s.step), Some(StepOfPlan::Visit));
        assert_eq!(time.slack, 3);
        assert_eq!(time.plan[1].latest, date(2026, 12, 19));
    });
}

#[test]
fn what_is_done_takes_no_more_time_and_own_days_count() {
    let given = [
        (asked::LATEST, "2026-12-31"),
        (asked::DONE, "records review"),
        ("time.days.decision", "2"),
    ];
    with(&["breast"], &given, &[], |time| {
        assert_eq!(time.plan[4].to, date(2026, 11, 28));
        assert!(time.plan[3].own_days && time.plan[0].done);
    });
}

#[test]
fn days_that_cannot_be_are_told_and_kept() {
    type Given<'a> = &'a [(&'a str, &'a str)];
    let cases: &[(Given<'_>, &str, Trouble)] = &[
        (&[(asked::LATEST, "2026-11-01")], asked::LATEST, Trouble::Past),
        (&[(asked::LATEST, "soon")], asked::LATEST, Trouble::NoDay),
        (&[(asked::LATEST, "2062-11-01")], asked::LATEST, Trouble::FarAway),
        (&[(asked::LATEST_SAID, "2026-11-30")], asked::LATEST_SAID, Trouble::SaidLater),
        (
            &[(asked::LATEST, "2026-12-01"), (asked::VISIT, "2026-12-05")],
            asked::VISIT,
            Trouble::VisitTooLate,
        ),
        (&[(asked::BOOKED, "2026-11-01")], asked::BOOKED, Trouble::BookedPast),
        (&[("time.days.review", "many")], "time.days.review", Trouble::NoNumber),
    ];
    for (given, name, trouble) in cases {
        let answers = answers(given);
        assert_eq!(troubles(&answers, today()), [((*name).to_owned(), *trouble)], "{given:?}");
    }
    assert_eq!(troubles(&answers(&[(asked::LATEST, "2026-12-20")]), today()), []);
}

#[test]
fn days_that_do_not_go_with_the_plan_are_told() {
    let latest = (asked::LATEST, "2027-01-20");
    let early = (asked::VISIT, "2026-11-25");
    let booked = (asked::BOOKED, "2026-12-01");
    let papers_late = vec![(asked::VISIT.to_owned(), Trouble::PapersAfterVisit)];
    let booked_early = vec![(asked::BOOKED.to_owned(), Trouble::BookedBeforeEnd)];
    let cases = [
        (vec![latest, early], papers_late),
        // The papers are there.
        (vec![latest, early, (asked::DONE, "records")], vec![]),
        (vec![latest, (asked::VISIT, "2026-12-20")], vec![]),
        (vec![latest, booked], booked_early),
        (vec![latest, (asked::BOOKED, "2026-12-28")], vec![]),
        // Of a treatment that has begun the day is no beginning; without a doctor's day the plan runs to the booked one.
        (vec![latest, booked, (asked::BEGUN, "yes")], vec![]),
        (vec![booked], vec![]),
    ];
    for (given, expected) in cases {
        with(&["breast"], &given, &[], |time| {
            assert_eq!(clashes(time, &answers(&given), today()), expected, "{given:?}");
        });
    }
}

#[test]
fn what_is_treated_within_days_is_asked_for_today() {
    let asks =
        |case: &[&str], given: &[(&str, &str)]| with(case, given, &[], |time| time.asks_today());
    assert!(asks(&["leukaemia"], &[]));
    assert!(!asks(&["leukaemia"], &[(asked::LATEST, "2026-11-30")]), "the day is known");
    assert!(!asks(&["leukaemia"], &[(asked::BEGUN, "yes")]), "treatment has begun");
    assert!(!asks(&["breast"], &[]) && !asks(&[], &[]));
    // A child's cancer, by the papers or by what was told, also of a kind that is not known.
    assert!(asks(&["sarcoma", "born 2010-11-30"], &[]));
    assert!(asks(&[], &[(asked::CHILD, "yes")]));
    with(&[], &[(asked::CHILD, "yes")], &[], |time| assert!(!time.knows_cancer));
    with(&["leukaemia"], &[], &[], |time| {
        assert_eq!(time.shorten.first().map(|s| s.id.as_str()), Some("shorten.urgent"));
    });
    with(&["breast"], &[], &[], |time| {
        assert!(time.shorten.iter().all(|s| s.groups.is_empty()));
    });
}

#[test]
fn the_eighteenth_birthday_counts_to_the_day() {
    // Today is November 22, 2026.
    for (born, is_child) in
        [("2008-11-22", false), ("2008-11-23", true), ("2008-01-01", false), ("1938-05-05", false)]
    {
        let case = ["breast".to_owned(), format!("born {born}")];
        let case: Vec<&str> = case.iter().map(String::as_str).collect();
        with(&case, &[], &[], |time| {
            assert_eq!(time.pace.is_some_and(|p| p.is_of_age()), is_child, "{born}");
        });
    }
}
