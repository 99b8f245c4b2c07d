//! By which edition a letter stages and names: `AJCC 8th edition`, `FIGO 2023`, `the 2021 WHO classification`. One
//! tumor can have another stage in another edition, so two stages are only compared with their editions known.

use std::ops::Range;
use std::sync::LazyLock;

use record::Edition;
use regex::{Captures, Regex};

use super::Letter;

static EDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<system>AJCC|UICC|TNM|FIGO|WHO)(?:/(?:AJCC|UICC|TNM))?(?:[ ,]{1,2}(?i:staging|stage|classification|manual|cancer|system|the))*[ ,]{0,2}\(?(?i:version |ver\.? ?|v\.? ?)?(?P<edition>(?:19|20)[0-9]{2}|[5-9](?:th)?(?-u:\b)|(?i:fourth|fifth|sixth|seventh|eighth|ninth)(?-u:\b))|(?P<before>(?:19|20)[0-9]{2}|(?:[4-9]th|(?i:fourth|fifth|sixth|seventh|eighth|ninth)) (?i:edition|ed\.?))(?: (?i:of|the|revised))* (?P<named>AJCC|UICC|TNM|FIGO|WHO)(?-u:\b)|(?P<alone>[6-9]th|(?i:sixth|seventh|eighth|ninth)) (?i:edition|ed\.))")
        .expect("a pattern")
});

/// Reads the editions the writer names; what another doctor went by is not the writer's.
pub(super) fn read(letter: &mut Letter<'_>) {
    let cased = letter.text.view.cased();
    let hits: Vec<_> = EDITION.captures_iter(cased).collect();
    for hit in hits {
        let Some(at) = hit.get(0).map(|whole| whole.range()) else { continue };
        if letter.speech.is_quoted(&at) || letter.speech.is_aside(&at) {
            continue;
        }
        let Some((system, edition)) = named(letter, &hit, &at) else { continue };
        let known = &letter.opinion.editions;
        if known.iter().any(|e| e.system == system && e.edition == edition) {
            continue;
        }
        let Some(source) = letter.source(&at) else { continue };
        letter.opinion.editions.push(Edition { system: system.to_owned(), edition, source });
    }
}

fn named(
    letter: &Letter<'_>,
    hit: &Captures<'_>,
    at: &Range<usize>,
) -> Option<(&'static str, String)> {
    let text = |name: &str| hit.name(name).map(|m| m.as_str());
    let edition = number(text("edition").or(text("before")).or(text("alone"))?);
    let system = match text("system").or(text("named")) {
        Some("FIGO") => "FIGO",
        Some("WHO") => "WHO",
        Some(_) => "AJCC",
        // "Stage IIIA by the 8th edition": the tumor, node, metastasis staging has these numbers.
        None => {
            let statement = letter.speech.statement(at.start)?;
            let said = letter.plain().get(statement.range.clone())?;
            (said.contains("stag") || said.contains("tnm")).then_some("AJCC")?
        }
    };
    Some((system, edition))
}

/// `8th edition`, `eighth` and `8` are one.
fn number(edition: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("fourth", "4"),
        ("fifth", "5"),
        ("sixth", "6"),
        ("seventh", "7"),
        ("eighth", "8"),
        ("ninth", "9"),
    ];
    let low = edition.to_lowercase();
    match WORDS.iter().find(|(word, _)| low.starts_with(word)) {
        Some((_, number)) => (*number).to_owned(),
        None => low.chars().take_while(char::is_ascii_digit).collect(),
    }
}
