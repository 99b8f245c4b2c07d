//! What a search begins with, and what the study's entry says of the things that matter to the person.

use knowledge::vocabulary::Cancer;
use knowledge::vocabulary::oncology::trial_search::{LineChoice, MarkerChoice, StageChoice};
use knowledge::{Answer, Library};
use record::{Answers, Study};

use super::{Person, asked};

/// An answer that says that nothing is chosen, where the papers would choose.
pub const ANY: &str = "any";

/// What is searched by: as the person chose, else as the papers say.
#[derive(Clone, Debug, Default)]
pub struct Wish<'a> {
    pub cancer: Option<&'a Cancer>,
    pub stage: Option<&'a StageChoice>,
    pub marker: Option<&'a MarkerChoice>,
    pub line: Option<&'a LineChoice>,
    /// Which of these came from the papers.
    pub from_papers: bool,
}

/// What to search by.
pub fn wish<'a>(person: &Person<'a>, answers: &Answers) -> Wish<'a> {
    let library = person.library;
    let rules = &library.vocabulary.prose.trials.search;
    let said = |name: &str| answers.answered(name).map(|a| a.words.clone());
    let by_case = of_case(person);
    let cancer = match said(asked::CANCER) {
        Some(id) => library.vocabulary.cancers.get(&id),
        None => by_case.cancer,
    };
    let stage = match said(asked::STAGE) {
        Some(id) => rules.stage(&id),
        None => by_case.stage,
    };
    let marker = match said(asked::MARKER) {
        Some(id) => rules.marker(&id),
        None => by_case.marker,
    };
    let line = said(asked::LINE).and_then(|id| rules.line(&id));
    let names = [asked::CANCER, asked::STAGE, asked::MARKER];
    let from_papers = !names.iter().any(|name| answers.has(name));
    Wish { cancer, stage, marker, line, from_papers }
}

/// What the papers say of it.
fn of_case<'a>(person: &Person<'a>) -> Wish<'a> {
    let rules = &person.library.vocabulary.prose.trials;
    let spread = match person.spread().0 {
        Answer::Yes => Some(true),
        Answer::No => Some(false),
        Answer::CannotTell => None,
    };
    let stated = |marker: &&MarkerChoice| {
        let found = rules.marker(&marker.name).zip(rules.state(&marker.state));
        found.is_some_and(|(marker, state)| person.marker(marker, state).0 == Answer::Yes)
    };
    Wish {
        cancer: person.cancers().first().copied(),
        stage: spread.and_then(|spread| rules.search.stage.iter().find(|s| s.spread == spread)),
        marker: rules.search.marker.iter().find(stated),
        line: None,
        from_papers: true,
    }
}

/// Something that matters to the person, beside a study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// `random`, `placebo`, `travel`, `visits`, `biopsy`.
    pub id: String,
    /// Whether the study's entry says that it has it; travel: that the nearest site is within the person's distance.
    pub has: Answer,
}

/// What the entry of a study says of what matters. `km` is to the nearest open site, `within` the person's own limit.
pub fn fits(
    study: &Study,
    answers: &Answers,
    library: &Library,
    km: Option<f64>,
    within: Option<f64>,
) -> Vec<Fit> {
    let chosen = answers.list(asked::MATTERS);
    let matters = &library.vocabulary.prose.trials.search.matter;
    let mine = matters.iter().filter(|matter| chosen.contains(&matter.id.as_str()));
    mine.map(|matter| {
        let names = |text: &str| {
            let text = text.to_lowercase();
            matter.words.iter().any(|word| text.contains(word.as_str()))
        };
        let has = match matter.id.as_str() {
            "random" => random(study),
            "travel" => {
                km.zip(within).map_or(Answer::CannotTell, |(km, within)| (km <= within).into())
            }
            "placebo" if arms(study).any(&names) => Answer::Yes,
            "placebo" if is_open_label(study) => Answer::No,
            "biopsy" if arms(study).chain([study.eligibility.criteria.as_str()]).any(&names) => {
                Answer::Yes
            }
            _ => Answer::CannotTell,
        };
        Fit { id: matter.id.clone(), has }
    })
    .collect()
}

fn random(study: &Study) -> Answer {
    match study.design.allocation.as_deref().map(code).as_deref() {
        Some("RANDOMIZED") => Answer::Yes,
        // The register writes NA where there is one group only.
        Some("NON_RANDOMIZED" | "NA") => Answer::No,
        _ => Answer::CannotTell,
    }
}

/// Everybody knows who gets what.
fn is_open_label(study: &Study) -> bool {
    !study.arms.is_empty()
        && study.design.masking.as_deref().is_some_and(|masking| code(masking).starts_with("NONE"))
}

/// The words of arms, treatments and summary.
fn arms(study: &Study) -> impl Iterator<Item = &str> {
    let arms = study.arms.iter().flat_map(|arm| {
        [Some(arm.name.as_str()), arm.kind.as_deref(), arm.text.as_deref()].into_iter().flatten()
    });
    let given = study
        .interventions
        .iter()
        .flat_map(|i| [Some(i.name.as_str()), i.text.as_deref()].into_iter().flatten());
    arms.chain(given).chain(study.summary.as_deref())
}

/// A word of the register's fields as version 2 writes it: `Non-Randomized` and `NON_RANDOMIZED` are one.
pub fn code(written: &str) -> String {
    let plain = written.replace('/', "");
    let spaced: String =
        plain.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("_").to_ascii_uppercase()
}
