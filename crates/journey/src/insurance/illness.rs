//! The illness as the papers name it, for a letter to the plan. Where they name two, the person is asked.

use record::{Chart, ChartFact, DocumentId, Standing, Value};

/// `invasive lobular carcinoma (breast)`, and the papers that say so, at most a few; `None` where the papers name no cancer or
/// more than one.
pub fn illness(chart: &Chart) -> Option<(String, Vec<DocumentId>)> {
    let cancers: Vec<(&ChartFact, &str)> = believed(chart, "histology")
        .filter_map(|fact| match &fact.fact.value {
            Value::Histology(named) if is_cancer(named.icd_o_3.as_deref()) => {
                Some((fact, named.text.as_str()))
            }
            _ => None,
        })
        .collect();
    let name = most_exact(cancers.iter().map(|(_, text)| *text))?;
    let sites = believed(chart, "site").filter_map(|fact| match &fact.fact.value {
        Value::Site(site) => Some(site.text.as_str()),
        _ => None,
    });
    let words = match most_exact(sites).filter(|site| !name.contains(site)) {
        Some(site) => format!("{name} ({site})"),
        None => name.to_owned(),
    };
    let named = cancers.iter().filter(|(_, text)| *text == name);
    let mut papers: Vec<DocumentId> = named
        .flat_map(|(fact, _)| fact.fact.passages())
        .map(|passage| passage.document())
        .collect();
    papers.dedup();
    papers.truncate(PAPERS);
    Some((words, papers))
}

/// Papers that are shown beside the words.
const PAPERS: usize = 3;

fn believed<'a>(chart: &'a Chart, kind: &'a str) -> impl Iterator<Item = &'a ChartFact> {
    chart.of_kind(kind).filter(|fact| fact.standing != Standing::SaidWrong)
}

/// Behaviour 2 is cancer in place, 3 cancer where it began; 6 would be one that came from elsewhere.
fn is_cancer(code: Option<&str>) -> bool {
    code.is_some_and(|code| code.ends_with("/2") || code.ends_with("/3"))
}

/// The longest name, where every other one is a part of it.
fn most_exact<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let names: Vec<&str> = names.collect();
    let longest = names.iter().max_by_key(|name| name.len())?;
    names.iter().all(|name| longest.contains(name)).then_some(*longest)
}
