//! Every cancer that there is a checklist of, in every situation: what is asked for makes sense there.

use std::collections::BTreeSet;

use journey::missing::missing;
use knowledge::{Language, Library, Question};
use serde::Deserialize;

use crate::made_up::{chart, today};

#[derive(Deserialize)]
struct Matrix {
    situation: Vec<Situation>,
}

/// A situation and what a list must, and cannot, ask for in it.
#[derive(Deserialize)]
struct Situation {
    name: String,
    given: Vec<String>,
    asks: Vec<String>,
    never: Vec<String>,
}

/// The cancers that the lists speak of, by their ids.
fn cancers(library: &Library) -> BTreeSet<&str> {
    let questions = library.checklists.lists.iter().flat_map(|list| list.who.questions());
    let named = questions.filter_map(|question| match question {
        Question::Cancer(ids) => Some(ids),
        _ => None,
    });
    named.flatten().map(String::as_str).collect()
}

#[test]
fn every_cancer_has_a_list_that_makes_sense_in_every_situation() {
    let matrix: Matrix = toml::from_str(include_str!("matrix.toml")).expect("matrix.toml");
    let library = Library::built_in(Language::English);
    let cancers = cancers(&library);
    assert!(cancers.len() >= 22, "lists for {cancers:?} only");
    let mut wrong = Vec::new();
    for cancer in cancers {
        for Situation { name, given, asks, never } in &matrix.situation {
            let given: Vec<String> =
                [cancer.to_owned()].into_iter().chain(given.iter().cloned()).collect();
            let chart = chart(&given, &library);
            let all = missing(&chart, &library, today());
            let own = all.lists.iter().flat_map(|list| list.who.questions());
            if !own
                .into_iter()
                .any(|q| matches!(q, Question::Cancer(ids) if ids.contains(&given[0])))
            {
                wrong.push(format!("{cancer}, {name}: its own list is not gone through"));
            }
            let lacks = asks.iter().filter(|item| all.named(item).is_none());
            wrong.extend(lacks.map(|item| format!("{cancer}, {name}: does not ask for {item}")));
            let odd = never.iter().filter(|item| all.named(item).is_some());
            wrong.extend(odd.map(|item| format!("{cancer}, {name}: asks for {item}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
