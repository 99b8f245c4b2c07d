//! The visit: rows of answers, and what the room makes of them.

use journey::visit::{Near, Trouble, as_words, asked, bring, near, noted, recording, troubles};
use knowledge::visit::WhoAgrees;
use knowledge::{Language, Library};
use record::Answers;

use crate::made_up::today;

fn answers(given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    given.iter().for_each(|(name, said)| answers.set(name, said, today()));
    answers
}

#[test]
fn the_day_is_near_today_or_over() {
    let cases = [
        ("", Near::NoDay),
        ("soon", Near::NoDay),
        ("2026-11-25", Near::In(3)),
        ("2026-11-22", Near::Today),
        ("2026-11-21", Near::Over),
    ];
    assert_eq!(today(), jiff::civil::date(2026, 11, 22));
    for (day, wanted) in cases {
        assert_eq!(near(&answers(&[(asked::DAY, day)]), today()), wanted, "{day}");
    }
}

#[test]
fn the_law_on_recording_is_told_only_where_a_source_was_read() {
    let library = Library::built_in(Language::English);
    let cases =
        [("CA", Some(WhoAgrees::All)), ("TX", Some(WhoAgrees::One)), ("OR", None), ("", None)];
    for (state, wanted) in cases {
        let answers = answers(&[("insurance.state", state)]);
        let (_, law) = recording(&answers, &library);
        assert_eq!(law.map(|l| l.who), wanted, "{state}");
    }
    let moved = answers(&[("insurance.state", "CA"), (asked::STATE, "TX")]);
    assert_eq!(recording(&moved, &library).0, Some("TX"));
}

#[test]
fn what_is_for_video_is_not_packed_for_a_visit_in_person() {
    let library = Library::built_in(Language::English);
    let ids = |how: &str| -> Vec<String> {
        let answers = answers(&[(asked::HOW, how)]);
        bring(&answers, &library).iter().map(|(b, _)| b.id.clone()).collect()
    };
    assert!(!ids("person").contains(&"quiet-room".to_owned()));
    assert!(ids("video").contains(&"quiet-room".to_owned()));
    assert!(!ids("video").contains(&"way-there".to_owned()));
}

#[test]
fn notes_become_words_in_the_order_of_the_questions_and_no_question_is_among_them() {
    let answers = answers(&[
        ("visit.note.own.1.said", "Yes, you can play."),
        ("visit.note.plan.order.said", "Surgery first."),
        ("visit.note.plan.order.how", "The tumor is small."),
        ("visit.note.plan.order.open", "yes"),
        ("visit.more", "Call if there is fever."),
    ]);
    assert_eq!(noted(&answers), ["own.1", "plan.order"]);
    let words = as_words(&answers, &["plan.order"]);
    assert_eq!(
        words,
        "Surgery first.\nThe tumor is small.\n\nYes, you can play.\n\nCall if there is fever."
    );
}

#[test]
fn days_that_cannot_be_are_told() {
    type Given<'a> = &'a [(&'a str, &'a str)];
    let cases: &[(Given<'_>, &str, Trouble)] = &[
        (&[(asked::DAY, "soon")], asked::DAY, Trouble::NoDay),
        (&[(asked::DAY, "2062-01-01")], asked::DAY, Trouble::FarAway),
        (&[(asked::PROMISED_BY, "Dr. A")], asked::PROMISED, Trouble::NoPromise),
        (
            &[
                (asked::DAY, "2026-11-20"),
                (asked::PROMISED, "the letter"),
                (asked::PROMISED_FOR, "2026-11-01"),
            ],
            asked::PROMISED_FOR,
            Trouble::PromisedBefore,
        ),
    ];
    for (given, name, trouble) in cases {
        assert!(troubles(&answers(given), today()).contains(&(*name, *trouble)), "{given:?}");
    }
}
