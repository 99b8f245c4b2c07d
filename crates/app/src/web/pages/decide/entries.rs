//! What the person enters while deciding. Everything is kept as they wrote it, with its day; a changed decision
//! leaves the earlier one to be seen.

use axum::Form;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use journey::decide::{DECISION, MATTER, OPEN, OTHER, Weight};
use record::Answers;

use super::{Typed, page};
use crate::desk::DeskError;
use crate::web::visit::Visit;

/// The fields of a form, by name.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    fn all(&self, name: &str) -> String {
        let values = self.0.iter().filter(|(n, _)| n == name).map(|(_, value)| value.trim());
        values.collect::<Vec<_>>().join(" ")
    }
}

/// `POST /decide`
pub(crate) async fn keep(
    visit: Visit,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, DeskError> {
    visit.desk().drop_draft("/decide");
    let fields = Fields(fields);
    let again = fields.get("again");
    let day: Option<Date> = again.parse().ok();
    if fields.get("do") == "decision" && !again.is_empty() && day.is_none() {
        let typed = Typed {
            what: fields.get("what").to_owned(),
            why: fields.get("why").to_owned(),
            again: again.to_owned(),
            error: Some(visit.words().say("decide-no-such-day")),
        };
        return Ok(page(&visit, Some(typed)).into_response());
    }
    let to = match fields.get("do") {
        "matter" | "drop-matter" => "/decide#matters-title",
        "open" => "/decide#still-title",
        "other" | "said" => "/decide#others-title",
        _ => "/decide",
    };
    visit.desk().answer(|answers, today| enter(answers, &fields, today)).await?;
    Ok(Redirect::to(to).into_response())
}

fn enter(answers: &mut Answers, fields: &Fields, today: Date) {
    let number = fields.get("number");
    match fields.get("do") {
        "matter" if !fields.get("words").is_empty() => {
            let next = answers.next_number(MATTER);
            let weight = Weight::named(fields.get("weight")).unwrap_or(Weight::Like);
            answers.set(&format!("{MATTER}{next}.words"), fields.get("words"), today);
            answers.set(&format!("{MATTER}{next}.weight"), weight.as_str(), today);
            answers.set(&format!("{MATTER}{next}.for"), &fields.all("for"), today);
        }
        "drop-matter" => answers.clear(&format!("{MATTER}{number}.")),
        "open" => {
            for (name, value) in &fields.0 {
                if let Some(id) = name.strip_prefix("open-") {
                    answers.set(&format!("{OPEN}{id}"), value, today);
                }
            }
        }
        "other" if !fields.get("who").is_empty() => {
            let next = answers.next_number(OTHER);
            answers.set(&format!("{OTHER}{next}.who"), fields.get("who"), today);
        }
        "said" if !fields.get("drop").is_empty() => answers.clear(&format!("{OTHER}{number}.")),
        "said" => {
            let said = fields.get(&format!("said-{number}"));
            answers.set(&format!("{OTHER}{number}.said"), said, today);
        }
        "decision" => decision(answers, fields, today),
        _ => {}
    }
}

/// A decision in other words is a new one; its reasons and its day may change without that.
fn decision(answers: &mut Answers, fields: &Fields, today: Date) {
    let last = answers.numbers(DECISION).last().copied();
    let what = fields.get("what");
    let same = |number: &u32| answers.get(&format!("{DECISION}{number}.what")) == what;
    let number = last.filter(same).unwrap_or_else(|| answers.next_number(DECISION));
    if what.is_empty() {
        return;
    }
    for part in ["what", "why", "again"] {
        answers.set(&format!("{DECISION}{number}.{part}"), fields.get(part), today);
    }
}
