//! Every item of every checklist is judged in the cases that stand beside it, as they say.

use std::collections::BTreeSet;

use journey::missing::{answer, missing};
use knowledge::condition::{Example, Holds};
use knowledge::{Condition, Judgement, Language, Library, Question};

use crate::made_up::{chart, today};

/// A rule holds in each of its examples as the example says, and shows all three answers.
pub(crate) fn holds_as_told(id: &str, when: &Condition, examples: &[Example], library: &Library) {
    if *when == Condition::default() {
        return;
    }
    let shown: BTreeSet<Holds> = examples.iter().map(|e| e.then).collect();
    // What is always told has no third answer.
    let two = when.questions().iter().all(|q| matches!(q, Question::Relapsed));
    for wanted in [Holds::Holds, Holds::Silent, Holds::CannotTell].iter().take(3 - usize::from(two))
    {
        assert!(shown.contains(wanted), "{id} has no example for {wanted:?}");
    }
    for example in examples {
        let chart = chart(&example.given, library);
        let then = Holds::from(answer(when, &chart, library, today()));
        assert_eq!(then, example.then, "{id} in {:?}", example.given);
    }
}

#[test]
fn every_item_is_judged_as_its_examples_say() {
    let library = Library::built_in(Language::English);
    let mut wrong = Vec::new();
    for list in &library.checklists.lists {
        for item in &list.item {
            for example in &item.example {
                let chart = chart(&example.given, &library);
                let all = missing(&chart, &library, today());
                // A narrower list may speak for this one: the item is asked for by its own id.
                let judged = all.judged.iter().find(|j| j.item.id == item.id);
                let judgement = judged.map_or(Judgement::NotAsked, |j| j.judgement);
                if judgement != example.then {
                    let why = judged
                        .map(|j| j.reasons.iter().map(|r| r.because.code()).collect::<Vec<_>>());
                    wrong.push(format!(
                        "{} in {:?}: {judgement:?} {why:?}, should be {:?}",
                        item.id, example.given, example.then
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_item_shows_the_three_judgements() {
    let library = Library::built_in(Language::English);
    for list in &library.checklists.lists {
        // What the person brings themselves no record can say.
        for item in list.item.iter().filter(|i| i.holder != "self") {
            let shown: BTreeSet<Judgement> = item.example.iter().map(|e| e.then).collect();
            for wanted in [Judgement::Missing, Judgement::There, Judgement::CannotTell] {
                assert!(shown.contains(&wanted), "{} has no example for {wanted:?}", item.id);
            }
        }
    }
}

#[test]
fn nothing_is_asked_of_a_case_without_papers_but_what_everybody_needs() {
    let library = Library::built_in(Language::English);
    let chart = chart(&[], &library);
    let all = missing(&chart, &library, today());
    assert!(all.cancers.is_empty());
    assert!(
        all.judged.iter().all(|j| matches!(j.list.id.as_str(), "general" | "yours")),
        "a list of a cancer nobody stated"
    );
}
