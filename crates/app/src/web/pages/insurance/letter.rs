//! Letters to the plan, and to the doctor's office for the plan: filled like all letters, never with an open blank.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use journey::insurance::{CallTold, asked, calls_told, illness};
use journey::requests::person;
use knowledge::Blank;
use record::Value;

use super::HOLDER;
use crate::desk::DeskError;
use crate::web::pages::missing::letter::{self as letters, Asked, Draft};
use crate::web::pages::trouble;
use crate::web::visit::Visit;

/// In the order in which they may be needed.
pub(super) const LETTERS: &[&str] =
    &["pre-authorization", "gap-exception", "appeal", "appeal-urgent", "external-review"];

fn draft<'a>(visit: &'a Visit, id: &str) -> Option<Draft<'a>> {
    let letter = visit.library().letters.get(LETTERS.iter().find(|known| **known == id)?)?;
    let mut known = person(&visit.case.chart, &visit.library().office);
    for fact in visit.case.chart.of_kind("coverage") {
        if let Value::Coverage(card) = &fact.fact.value {
            let said = [(Blank::Insurer, &card.payer), (Blank::MemberNumber, &card.member_id)];
            for (blank, said) in said {
                if let Some(said) = said {
                    known.entry(blank).or_insert_with(|| said.clone());
                }
            }
        }
    }
    for (blank, name) in [(Blank::DeniedDay, asked::DENIED), (Blank::FinalDay, asked::FINAL)] {
        if visit.answers.day(name).is_some_and(|day| day <= visit.today) {
            known.insert(blank, visit.answers.get(name).to_owned());
        }
    }
    let asks = |wanted: Blank| letter.blanks().iter().any(|(blank, _)| *blank == wanted);
    let calls: Vec<String> =
        calls_told(&visit.answers, visit.today).iter().map(|call| line(visit, call)).collect();
    if asks(Blank::PlanCalls) && !calls.is_empty() {
        known.insert(Blank::PlanCalls, calls.join("\n"));
    }
    let mut papers = Vec::new();
    if let Some((words, named_in)) = illness(&visit.case.chart).filter(|_| asks(Blank::Cancer)) {
        known.insert(Blank::Cancer, words);
        papers = named_in;
    }
    Some(Draft {
        address: format!("/insurance/letters/{id}"),
        key: format!("{id}-{HOLDER}"),
        letter,
        known,
        papers,
        begins: true,
        room: ("/insurance", "insurance-eyebrow"),
    })
}

/// A call on one line, in the language of letters: the day, who, its number, and what was said.
fn line(visit: &Visit, call: &CallTold<'_>) -> String {
    let office = &visit.library().office;
    let day = call.day.map(|day| office.date(day.into()));
    let number = Some(call.number).filter(|n| !n.is_empty());
    let number = number.map(|n| office.say_with("letter-call-number", &[("number", n)]));
    let who = Some(call.who).filter(|who| !who.is_empty()).map(str::to_owned);
    let head: Vec<String> = [day, who, number].into_iter().flatten().collect();
    let said = call.said.split_whitespace().collect::<Vec<_>>().join(" ");
    match head.is_empty() {
        true => said,
        false => office.say_with("letter-call", &[("head", &head.join(", ")), ("said", &said)]),
    }
}

/// `GET /insurance/letters/{id}`
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    match draft(&visit, &id) {
        Some(draft) => letters::page(&visit, &draft),
        None => trouble::gone(&visit.visitor),
    }
}

/// `POST /insurance/letters/{id}`
pub(crate) async fn answer(
    visit: Visit,
    Path(id): Path<String>,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Response, DeskError> {
    match draft(&visit, &id) {
        Some(draft) => letters::keep(&visit, &draft, &given).await,
        None => Ok(trouble::gone(&visit.visitor)),
    }
}

/// `GET /insurance/letters/{id}/pdf`
pub(crate) async fn pdf(visit: Visit, Path(id): Path<String>) -> Result<Response, DeskError> {
    match draft(&visit, &id) {
        Some(draft) => letters::pdf_of(&visit, &draft).await,
        None => Ok(trouble::gone(&visit.visitor)),
    }
}

/// `POST /insurance/letters/{id}/asked`
pub(crate) async fn sent(
    visit: Visit,
    Path(id): Path<String>,
    Form(given): Form<Asked>,
) -> Result<Response, DeskError> {
    match draft(&visit, &id) {
        Some(draft) => letters::note(&visit, &draft, (HOLDER.to_owned(), Vec::new()), &given).await,
        None => Ok(trouble::gone(&visit.visitor)),
    }
}
