//! The reasons of a case, and the message to the doctor.

use journey::missing::missing;
use journey::reasons::{OWN, reasons};
use journey::telling::{ASKS, telling};
use knowledge::{Language, Library};
use record::{Answers, Element, Opinion, Point, Source, Stance};

use crate::examples::holds_as_told;
use crate::made_up::{chart, today};

#[test]
fn every_reason_holds_as_its_examples_say() {
    let library = Library::built_in(Language::English);
    for reason in &library.reasons.why.reason {
        holds_as_told(&reason.id, &reason.when, &reason.example, &library);
    }
}

#[test]
fn a_reason_brings_the_kind_that_answers_it() {
    let library = Library::built_in(Language::English);
    let chart = chart(&["lymphoma".to_owned()], &library);
    let mut answers = Answers::default();
    let found = reasons(&chart, None, &answers, &library, today());
    assert_eq!(found.held[0].reason.id, "reason.lymphoma");
    assert!(!found.held[0].passages.is_empty(), "the words that name it");
    assert!(!found.kinds[0].answers.is_empty());
    assert_eq!(found.kinds[0].kind.id, "pathology");
    answers.set(OWN, "trial", today());
    let found = reasons(&chart, None, &answers, &library, today());
    assert!(found.kinds.iter().any(|w| w.kind.id == "trial" && w.answers.len() == 1));
}

#[test]
fn without_papers_nothing_holds_and_nothing_is_guessed() {
    let library = Library::built_in(Language::English);
    let chart = chart(&[], &library);
    let found = reasons(&chart, None, &Answers::default(), &library, today());
    assert!(found.held.is_empty() && found.unsure.is_empty());
    assert!(!found.own.is_empty());
}

#[test]
fn tests_that_are_not_there_are_named() {
    let library = Library::built_in(Language::English);
    let given = ["breast", "paper pathology-report", "report er positive"].map(str::to_owned);
    let chart = chart(&given, &library);
    let found = reasons(&chart, None, &Answers::default(), &library, today());
    let held = found.held.iter().find(|h| h.reason.id == "reason.tests").unwrap();
    let named: Vec<&str> = held.tests.iter().map(|t| t.item.as_str()).collect();
    assert!(named.contains(&"her2") && !named.contains(&"er"), "{named:?}");
}

#[test]
fn an_operation_that_the_letter_advises_is_a_reason_nobody_has_to_tick() {
    let library = Library::built_in(Language::English);
    let (chart, answers) = (chart(&[], &library), Answers::default());
    let source = Source::OwnWords { words: "a mastectomy".to_owned(), on: today() };
    let point = |stance| Point {
        key: "mastectomy".to_owned(),
        class: String::new(),
        value: String::new(),
        numbers: Vec::new(),
        stance,
        source: source.clone(),
    };
    for (stance, holds) in
        [(Stance::Advised, true), (Stance::Done, false), (Stance::Against, false)]
    {
        let letter =
            Opinion { points: vec![(Element::Surgery, point(stance))], ..Opinion::default() };
        let found = reasons(&chart, Some(&letter), &answers, &library, today());
        let operation = found.own.iter().find(|o| o.reason.id == "operation").unwrap();
        assert_eq!((operation.holds(), operation.said), (holds, false));
        let wanted = found.kinds.iter().find(|w| w.kind.id == "surgery").unwrap();
        assert_eq!(!wanted.answers.is_empty(), holds);
    }
}

#[test]
fn the_message_asks_for_what_the_case_lacks_until_the_person_chooses() {
    let library = Library::built_in(Language::English);
    let chart = chart(&["breast".to_owned()], &library);
    let missing = missing(&chart, &library, today());
    let mut answers = Answers::default();
    let ids = |answers: &Answers, has_letter: bool| -> Vec<String> {
        let told = telling(&chart, &missing, has_letter, answers, &library);
        told.asks.iter().filter(|(_, asked)| *asked).map(|(a, _)| a.id.clone()).collect()
    };
    assert_eq!(ids(&answers, false), ["records", "plan", "latest"]);
    assert_eq!(ids(&answers, true), ["records", "latest"]);
    answers.set(ASKS, "talk", today());
    assert_eq!(ids(&answers, false), ["talk"]);
    answers.set(ASKS, "none", today());
    assert!(ids(&answers, false).is_empty());
}
