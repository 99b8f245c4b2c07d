//! Where knowledge comes from, and whether a clinician has looked at it.

use knowledge::Head;
use maud::{Markup, html};

use crate::web::visit::Visit;

/// The titles of what is cited.
pub(crate) fn cited(visit: &Visit, ids: &[String]) -> String {
    let checklists = &visit.library().checklists;
    let titles: Vec<&str> =
        ids.iter().filter_map(|id| Some(checklists.citation(id)?.title.as_str())).collect();
    visit.words().say_with("cited-after", &[("cited", &titles.join("; "))])
}

/// What a list as a whole rests on.
pub(crate) fn provenance(visit: &Visit, head: &Head) -> Markup {
    provenance_of(visit, &head.cite, head)
}

/// What one entry of a list rests on.
pub(crate) fn provenance_of(visit: &Visit, ids: &[String], head: &Head) -> Markup {
    html! {
        p.provenance { (cited(visit, ids))
            @if head.reviewed_by.is_none() { " " (visit.words().say("not-reviewed")) } }
    }
}
