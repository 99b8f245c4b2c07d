//! The sheet for the doctor: the study, and each of its lines with the mark, the reason and the fact.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use journey::trials::{Mark, trial};
use maud::{Markup, html};
use record::Study;

use super::judged::{counts, outcome, phases, status, table};
use super::{ROOM, of_list, one, person, places, study};
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// `GET /trials/of/{id}/sheet`
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    match study(&visit, &id) {
        Ok(Some(study)) => page(&visit, &study).into_response(),
        _ => one::gone(&visit, &[visit.words().say("trials-not-in-list")]).into_response(),
    }
}

fn page(visit: &Visit, study: &Study) -> Markup {
    let words = visit.words();
    let main = html! {
        div.stack.not-the-sheet {
            p.eyebrow { a.tap href={ "/trials/of/" (study.id) } { (words.say("trial-sheet-back")) } }
            h1 { (words.say("trial-sheet-heading")) }
            p { (words.say("trial-sheet-text")) }
            div.buttons { button.button.print-page type="button" hidden { (words.say("sheet-print")) } }
        }
        div.sheet.stack { (on_paper(visit, study)) }
    };
    let about = Frame::new("title-trial", Width::Narrow, Here::Elsewhere, ROOM)
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(visit, &about, main)
}

fn on_paper(visit: &Visit, study: &Study) -> Markup {
    let words = visit.words();
    let person = person(visit);
    let matched = trial(study, &person);
    let all = places::placed(visit, study);
    let nearest = all.iter().find(|placed| placed.is_open);
    html! {
        h2.sheet-title { (study.title) }
        p { (study.id) " · " (phases(visit, &study.phases)) " " (status(visit, study.status)) }
        p { (words.say_with("trial-sheet-day", &[("date", &words.date(visit.today.into()))])) " " (outcome(visit, &matched)) }
        (counts(visit, &matched))
        @if let Some(placed) = nearest {
            @let parts = [&placed.site.facility, &placed.site.city, &placed.site.state];
            p { (words.say("trial-sheet-nearest")) " " (parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))
                @for contact in &placed.site.contacts { @if let Some(phone) = &contact.phone { " · " (phone) } } }
        }
        @for of in [Mark::DoesNotFit, Mark::CannotTell, Mark::Fits] {
            @if matched.count(of) > 0 {
                section.print-block {
                    h3 { (words.say_with(&format!("trial-lines-{}", of.as_str()), &[("count", &matched.count(of).to_string())])) }
                    (table(visit, &matched, of))
                }
            }
        }
        section.keep-together.print-block { h3 { (words.say("trial-sheet-doctor")) } div.write-line {} div.write-line {} div.write-line {} }
        @if let Ok(list) = visit.desk().lists().trials() { (of_list(visit, &list.list().manifest)) }
    }
}
