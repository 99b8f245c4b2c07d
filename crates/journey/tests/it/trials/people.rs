//! Made-up people as `people.json` writes them: for the tests of matching and for its figure.

use record::{
    Chart, ChartFact, DocumentId, Fact, FactId, FactKey, Page, Passage, Sex, Span, Standing, Value,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct MadeUp {
    born: String,
    sex: Sex,
    facts: Vec<MadeUpFact>,
}

#[derive(Deserialize)]
struct MadeUpFact {
    #[serde(flatten)]
    value: Value,
    date: Option<String>,
}

/// The chart of each.
pub(crate) fn people(json: &str) -> serde_json::Result<Vec<Chart>> {
    let people: Vec<MadeUp> = serde_json::from_str(json)?;
    Ok(people.into_iter().map(chart).collect())
}

fn chart(person: MadeUp) -> Chart {
    let mut chart = Chart::default();
    chart.patient.birth_date = person.born.parse().ok();
    chart.patient.sex = Some(person.sex);
    let page = Page::new(1, "said");
    for (id, given) in (1..).zip(person.facts) {
        let place = Passage::on(DocumentId(id), &page, Span::new(0, 4));
        let date = given.date.and_then(|d| d.parse().ok());
        let fact = Fact::new(given.value, "made-up", place).dated(date);
        let key = FactKey(format!("made-up/{id}"));
        chart.facts.push(ChartFact { id: FactId(id), key, standing: Standing::AsRead, fact });
    }
    chart
}
