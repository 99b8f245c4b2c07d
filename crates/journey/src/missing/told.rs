//! The kind of cancer in the person's own words, where no paper states one: so that whoever has heard only the word can
//! use every room.

use knowledge::Library;
use record::{Answers, Chart, ChartFact, Condition, Fact, FactId, FactKey, Source, Standing};

use super::cancer;

/// The name under which the answer is kept: an id of `knowledge/vocabulary/cancers.toml`.
const CANCER: &str = "case.cancer";

/// The cancer the person named.
pub fn told(answers: &Answers) -> &str {
    answers.get(CANCER)
}

/// Adds what the person named to a chart whose papers state no cancer; what papers state goes before it.
pub fn add_told(chart: &mut Chart, answers: &Answers, library: &Library) {
    let Some(answered) = answers.answered(CANCER) else { return };
    let Some(cancer) = library.vocabulary.cancers.get(&answered.words) else { return };
    if !cancer::cancers(chart, library).is_empty() {
        return;
    }
    let words = cancer.name.in_language(library.words.language()).to_owned();
    let condition = Condition {
        text: cancer.name.en.clone(),
        status: Some("active".to_owned()),
        ..Condition::default()
    };
    let last = chart.facts.iter().map(|f| f.id.0).max().unwrap_or(0);
    chart.facts.push(ChartFact {
        id: FactId(last.saturating_add(1)),
        key: FactKey(format!("{}{}", cancer::TOLD, cancer.id)),
        standing: Standing::OwnWords,
        fact: Fact::new(condition, "told", Source::OwnWords { words, on: answered.on }),
    });
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use knowledge::Language;

    use super::*;

    #[test]
    fn each_kind_that_can_be_named_is_the_kind_of_the_case() {
        let library = Library::built_in(Language::English);
        for kind in &library.vocabulary.cancers.cancer {
            let (mut chart, mut answers) = (Chart::default(), Answers::default());
            answers.set(CANCER, &kind.id, date(2026, 11, 22));
            add_told(&mut chart, &answers, &library);
            let found = cancer::cancers(&chart, &library);
            assert!(
                found.iter().all(|c| c.id == kind.id) && !found.is_empty(),
                "{} is not found",
                kind.id
            );
        }
    }
}
