//! Questions that this person's papers raise.

use knowledge::questions::{GrowsFrom, OpenPoint};
use knowledge::{Judgement, Library, line};
use record::{Element, Finding, Opinion, Passage, Source, Stance};

use super::{Case, From, ToPut, in_both};
use crate::missing::{Because, Judged};

/// Choices of a letter that are asked about; a letter that lists ten is asked about in one.
const OPTIONS: usize = 3;
/// Characters of a doctor's own words inside a question.
const QUOTED: usize = 90;

pub(super) fn open_points(case: &Case<'_>, library: &Library) -> Vec<ToPut> {
    let findings = case.chart.findings.iter().filter_map(|f| of_finding(case, f, library));
    let missing = case.missing.judged.iter().filter_map(|j| of_missing(j, library));
    let options = case.letter.map(|letter| of_options(letter, library)).unwrap_or_default();
    findings.chain(missing).chain(options).collect()
}

/// Papers that do not agree.
fn of_finding(case: &Case<'_>, finding: &Finding, library: &Library) -> Option<ToPut> {
    let point = library.questions.points.of_finding(finding.code)?;
    let (own, office) =
        (library.words.finding_blanks(finding), library.office.finding_blanks(finding));
    let blank = |name: &'static str| {
        let of = |blanks: &std::collections::BTreeMap<String, String>| {
            blanks.get(name).cloned().unwrap_or_default()
        };
        (name, of(&own), of(&office))
    };
    let about = finding.details.get("name").map_or("", String::as_str).to_lowercase();
    let facts = finding.facts.iter().filter_map(|&id| case.chart.fact(id));
    let mut passages: Vec<Passage> = finding.passages.clone();
    passages.extend(facts.filter_map(|f| f.fact.passages().next().cloned()));
    let topic = match about.is_empty() {
        true => format!("{}/{:?}", point.id, finding.facts),
        false => about,
    };
    Some(ToPut {
        from: From::Finding(finding.code),
        passages,
        documents: finding.documents.clone(),
        ..of_point(point, &topic, &[blank("detail"), blank("name")], library)
    })
}

/// A test that a second doctor asks for and that is not there, or is to come.
fn of_missing(judged: &Judged<'_>, library: &Library) -> Option<ToPut> {
    // What everybody is asked for is got by a letter, not by a question to a doctor.
    if judged.judgement != Judgement::Missing
        || !judged.list.who.questions().iter().any(is_of_a_kind)
    {
        return None;
    }
    let has = |because: Because| judged.reasons.iter().any(|r| r.because == because);
    let is_to_come =
        has(Because::Announced) || has(Because::AddendumOpen) || has(Because::Unsettled);
    let (from, grows) = match is_to_come {
        true => (From::Announced, GrowsFrom::Announced),
        false => (From::Missing, GrowsFrom::Missing),
    };
    let point = library.questions.points.of(grows, &judged.item.holder)?;
    let name = &judged.item.name;
    let own = name.in_language(library.words.language()).to_owned();
    let blanks = [("item", own, name.en.clone())];
    Some(ToPut {
        from,
        passages: judged.reasons.iter().flat_map(|r| r.passages.clone()).collect(),
        documents: judged.reasons.iter().flat_map(|r| r.documents.clone()).collect(),
        ..of_point(point, &judged.item.item, &blanks, library)
    })
}

fn is_of_a_kind(question: &&knowledge::Question) -> bool {
    matches!(question, knowledge::Question::Cancer(_))
}

/// Treatments that the letter names as one of several, in its own words.
fn of_options(letter: &Opinion, library: &Library) -> Vec<ToPut> {
    let Some(point) = library.questions.points.of(GrowsFrom::Option, "") else { return Vec::new() };
    let mut asked: Vec<ToPut> = Vec::new();
    for (element, said) in &letter.points {
        let of_treatment = matches!(
            element,
            Element::Surgery | Element::Regimen | Element::Radiation | Element::Trial
        );
        let Source::Passage(passage) = &said.source else { continue };
        if !of_treatment || said.stance != Stance::Optional {
            continue;
        }
        let quote = format!("“{}”", line::shortened(passage.quote(), QUOTED));
        let blanks = [("option", quote.clone(), quote)];
        let put = ToPut {
            from: From::Option,
            passages: vec![passage.clone()],
            ..of_point(point, &said.key.to_lowercase(), &blanks, library)
        };
        if asked.len() < OPTIONS && asked.iter().all(|a| a.words != put.words) {
            asked.push(put);
        }
    }
    asked
}

fn of_point(
    point: &OpenPoint,
    topic: &str,
    blanks: &[(&str, String, String)],
    library: &Library,
) -> ToPut {
    let (words, in_english) = in_both(&point.ask, library, blanks);
    let name: String =
        topic.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    ToPut {
        id: format!("{}/{name}", point.id),
        words,
        in_english,
        from: From::Missing,
        passages: Vec::new(),
        documents: Vec::new(),
        weight: point.weight,
        topic: topic.to_owned(),
    }
}
