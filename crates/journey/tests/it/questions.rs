//! The questions of a case: the bank as its examples say, and a case of many papers as the person sees it.

use journey::missing::missing;
use journey::questions::{Case, Change, From, Questions, change, questions};
use knowledge::questions::Whom;
use knowledge::{Language, Library};
use record::{Answers, Opinion};

use crate::examples::holds_as_told;
use crate::made_up::{chart, today};

fn asked(given: &[&str], letter: Option<&Opinion>, answers: &Answers, whom: Whom) -> Questions {
    let library = Library::built_in(Language::English);
    let given: Vec<String> = given.iter().map(|&g| g.to_owned()).collect();
    let chart = chart(&given, &library);
    let missing = missing(&chart, &library, today());
    let case = Case { chart: &chart, missing: &missing, letter, answers };
    questions(&case, whom, &library, today())
}

fn ids(questions: &Questions) -> Vec<&str> {
    questions.asked.iter().map(|q| q.id.as_str()).collect()
}

#[test]
fn every_question_is_asked_as_its_examples_say() {
    let library = Library::built_in(Language::English);
    for question in library.questions.lists.iter().flat_map(|l| &l.question) {
        holds_as_told(&question.id, &question.when, &question.example, &library);
    }
}

#[test]
fn without_papers_the_questions_for_everybody_stand() {
    let questions = asked(&[], None, &Answers::default(), Whom::Second);
    assert_eq!(ids(&questions).first(), Some(&"plan.options"));
    assert!(questions.asked.iter().all(|q| !q.id.starts_with("breast.")));
    assert_eq!(questions.top().len(), 3);
}

#[test]
fn what_is_missing_goes_first_and_is_asked_once() {
    let given = ["lung-non-small-cell", "paper pathology-report", "announced egfr"];
    let questions = asked(&given, None, &Answers::default(), Whom::Second);
    let first = questions.asked.first().unwrap();
    assert_eq!((first.id.as_str(), &first.from), ("papers.announced/egfr", &From::Announced));
    let sequencing = questions.asked.iter().filter(|q| q.words.contains("gene test")).count();
    assert_eq!(sequencing, 1, "{:?}", ids(&questions));
}

#[test]
fn a_silent_letter_makes_a_question_more_pressing() {
    let letter = Opinion::default();
    let with = asked(&["breast"], Some(&letter), &Answers::default(), Whom::Second);
    let goal = with.asked.iter().find(|q| q.id == "plan.goal").unwrap();
    assert_eq!(goal.from, From::Silent);
    let place = |q: &Questions, id: &str| q.asked.iter().position(|a| a.id == id);
    let without = asked(&["breast"], None, &Answers::default(), Whom::Second);
    assert!(place(&with, "plan.goal") < place(&with, "plan.options"));
    assert!(place(&without, "plan.goal") > place(&without, "plan.options"));
}

#[test]
fn the_person_moves_changes_adds_and_leaves_out() {
    let mut answers = Answers::default();
    let now = |answers: &Answers| asked(&["breast"], None, answers, Whom::Second);
    let doing = |answers: &mut Answers, what: Change| {
        let list = now(answers);
        change(answers, &list, Whom::Second, &what, today());
    };
    let before = now(&answers);
    let (first, second) = (before.asked[0].id.clone(), before.asked[1].id.clone());
    doing(&mut answers, Change::Down(first.clone()));
    assert_eq!(ids(&now(&answers))[..2], [second.as_str(), first.as_str()]);
    doing(&mut answers, Change::Add("What about my fingers?".to_owned()));
    assert_eq!(now(&answers).asked[0].words, "What about my fingers?");
    doing(&mut answers, Change::Reword("own.1".to_owned(), "And my fingers?".to_owned()));
    assert_eq!(now(&answers).asked[0].words, "And my fingers?");
    doing(&mut answers, Change::LeaveOut(second.clone()));
    assert!(!ids(&now(&answers)).contains(&second.as_str()));
    assert_eq!(now(&answers).left_out[0].id, second);
    doing(&mut answers, Change::TakeBack(second.clone()));
    assert!(ids(&now(&answers)).contains(&second.as_str()));
    doing(&mut answers, Change::LeaveOut("own.1".to_owned()));
    assert_eq!(ids(&now(&answers)).iter().filter(|id| id.starts_with("own.")).count(), 0);
}
