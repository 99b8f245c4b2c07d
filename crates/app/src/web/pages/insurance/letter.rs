//! Letters to the plan, and to the doctor's office for the plan: filled like all letters, never with an open blank.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use journey::insurance::{asked, illness};
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
    let asks = letter.blanks().iter().any(|(blank, _)| *blank == Blank::Cancer);
    let mut papers = Vec::new();
    if let Some((words, named_in)) = illness(&visit.case.chart).filter(|_| asks) {
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
