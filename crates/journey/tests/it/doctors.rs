//! Whom to ask, and what is kept of them.

use journey::doctors::{
    By, Entry, ShortKind, asked, calls, centers, keep_call, keep_mine, keep_own, list, minimums,
    my_doctor, put, sheet, take_away, whom, will_they_take_me,
};
use journey::reasons::reasons;
use knowledge::{Answer, Language, Library};
use record::Answers;

use crate::examples::holds_as_told;
use crate::made_up::{chart, today};

fn given(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

#[test]
fn every_rule_holds_as_its_examples_say() {
    let library = Library::built_in(Language::English);
    for rule in &library.doctors.whom.whom {
        holds_as_told(&rule.id, &rule.when, &rule.example, &library);
    }
}

#[test]
fn a_case_names_its_specialties_once_and_an_unknown_one_the_usual_first_door() {
    let library = Library::built_in(Language::English);
    let ids = |words: &[&str]| -> Vec<String> {
        let found = whom(&chart(&given(words), &library), &library, today());
        found.specialties.iter().map(|s| s.id.clone()).collect()
    };
    assert_eq!(ids(&["ovary"])[0], "gynecologic-oncology");
    assert_eq!(
        ids(&["colon", "born 2015-01-01"]).last().map(String::as_str),
        Some("pediatric-oncology")
    );
    let none = whom(&chart(&[], &library), &library, today());
    assert!(none.is_unknown && none.specialties[0].id == "medical-oncology");
    let pancreas = chart(&given(&["pancreas"]), &library);
    assert_eq!(minimums(&pancreas, &library, today())[0].surgeon, 10);
}

#[test]
fn a_programme_takes_does_not_take_or_cannot_be_told() {
    let library = Library::built_in(Language::English);
    let breast = chart(&given(&["breast", "born 1960-01-01"]), &library);
    let mut answers = Answers::default();
    let take = |answers: &Answers, id: &str| {
        let all = will_they_take_me(&breast, answers, &library, today());
        all.into_iter().find(|t| t.programme.id == id).map(|t| (t.answer, t.limits.len())).unwrap()
    };
    assert_eq!(take(&answers, "ucsf-online").0, Answer::No, "it takes no breast cancer");
    assert_eq!(take(&answers, "the-second-opinion").0, Answer::CannotTell);
    answers.set(asked::ZIP, "94110", today());
    assert_eq!(take(&answers, "the-second-opinion"), (Answer::Yes, 0));
    answers.set(asked::ZIP, "02115", today());
    assert_eq!(take(&answers, "the-second-opinion").0, Answer::No);
    assert_eq!(take(&answers, "dana-farber-online").0, Answer::No);
    assert_eq!(take(&answers, "johns-hopkins-surgery").0, Answer::CannotTell);
    answers.set(asked::HELPS, "yes", today());
    assert_eq!(take(&answers, "johns-hopkins-surgery").0, Answer::Yes);
    // Without a birth date the age is asked for.
    let no_age = chart(&given(&["breast"]), &library);
    answers.set(asked::ZIP, "94110", today());
    for (child, answer) in [("", Answer::CannotTell), ("yes", Answer::No), ("no", Answer::Yes)] {
        answers.set(asked::CHILD, child, today());
        let all = will_they_take_me(&no_age, &answers, &library, today());
        let of = all.iter().find(|t| t.programme.id == "the-second-opinion").map(|t| t.answer);
        assert_eq!(of, Some(answer), "{child}");
    }
}

#[test]
fn a_doctor_of_another_specialty_is_a_reason_and_one_of_this_is_none() {
    let library = Library::built_in(Language::English);
    let ovary = chart(&given(&["ovary"]), &library);
    let mut answers = Answers::default();
    assert!(my_doctor(&ovary, &answers, &library, today()).is_none());
    for (codes, fits) in [
        (vec!["207VX0201X".to_owned()], Answer::Yes),
        (vec!["208800000X".to_owned()], Answer::No),
        (vec!["2084N0400X".to_owned()], Answer::No),
        (vec![], Answer::CannotTell),
    ] {
        keep_mine(&mut answers, 1_000_000_004, "ANA FEATHERWICK", &codes, today(), today());
        let mine = my_doctor(&ovary, &answers, &library, today()).unwrap();
        assert_eq!(mine.fits, fits, "{codes:?}");
        let found = reasons(&ovary, None, &answers, &library, today());
        assert_eq!(found.doctor.is_some(), fits == Answer::No);
    }
    let unknown = chart(&[], &library);
    keep_mine(&mut answers, 1, "X", &["208800000X".to_owned()], today(), today());
    let mine = my_doctor(&unknown, &answers, &library, today()).unwrap();
    assert_eq!(mine.fits, Answer::CannotTell);
}

#[test]
fn the_shortlist_keeps_what_was_written_and_two_of_one_name_stay_two() {
    let library = Library::built_in(Language::English);
    let mut answers = Answers::default();
    assert!(put(&mut answers, "n1000000004", "ANA FEATHERWICK", today()));
    assert!(put(&mut answers, "n1000000012", "ANA FEATHERWICK", today()));
    assert!(put(&mut answers, "n1000000004", "again", today()));
    assert!(!put(&mut answers, "../x", "X", today()));
    keep_own(&mut answers, "Dr. Rookwood", "Erie", "", "a friend", today());
    let kinds: Vec<_> = list(&answers).into_iter().map(|s| (s.kind, s.name)).collect();
    assert_eq!(kinds.len(), 3);
    assert_eq!(kinds[2], (ShortKind::Own(1), "Dr. Rookwood".to_owned()));
    answers.set("doctors.of.n1000000004.board", "Seen on the board’s page", today());
    let listed = Entry {
        item: "registration".into(),
        says: "Medical oncology".into(),
        by: By::List("doctors".into()),
        on: today(),
        check: false,
        page: None,
    };
    let lines = sheet("n1000000004", &[listed], &answers, &library);
    assert_eq!(lines.len(), 13);
    assert_eq!(lines[0].entries.len(), 1);
    assert_eq!(lines[2].entries[0].by, By::Me);
    assert!(lines[2].look[0].url.starts_with("https://"));
    for (field, said) in [("name", "Ana Featherwick "), ("stands", "in"), ("by", "Lee of the plan")]
    {
        answers.set(&format!("insurance.doctor.1.{field}"), said, today());
    }
    keep_call(&mut answers, "n1000000004", "Pat", "First date is in two weeks", "", today());
    assert_eq!(calls(&answers)[0].spoke, "Pat");
    assert!(network(&answers, "n1000000004", &library).is_empty(), "two have this name");
    take_away(&mut answers, "n1000000012", today());
    assert_eq!(
        network(&answers, "n1000000004", &library),
        [("in".to_owned(), By::Told("Lee of the plan".into()))]
    );
    take_away(&mut answers, "n1000000004", today());
    assert_eq!(list(&answers).len(), 1);
    assert_eq!(answers.get("doctors.of.n1000000004.board"), "Seen on the board’s page");
}

/// What was said of the network and by whom.
fn network(answers: &Answers, key: &str, library: &Library) -> Vec<(String, By)> {
    let lines = sheet(key, &[], answers, library);
    let line = lines.into_iter().find(|line| line.item.id == "network");
    line.into_iter().flat_map(|line| line.entries).map(|e| (e.says, e.by)).collect()
}

#[test]
fn a_center_is_not_asked_for_what_only_a_doctor_has() {
    let library = Library::built_in(Language::English);
    let lines = sheet("c-moffitt", &[], &Answers::default(), &library);
    assert!(lines.iter().all(|line| !line.item.of_doctors) && lines.len() == 7, "{}", lines.len());
}

#[test]
fn centers_come_by_distance_or_by_state_and_laboratories_apart() {
    let library = Library::built_in(Language::English);
    let (by_state, laboratories) = centers(&library, Some("TX"), |_| None);
    assert_eq!(laboratories.len(), 7);
    assert!(by_state[..4].iter().all(|(c, _)| c.state == "TX") && by_state[4].0.state != "TX");
    let (near, _) =
        centers(&library, None, |c| Some((c.spot.0 - 42.34).abs() + (c.spot.1 + 71.1).abs()));
    assert_eq!(near[0].0.id, "dana-farber");
}
