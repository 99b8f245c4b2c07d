//! Why something is judged as it is, with the papers and words that show it.

use journey::missing::Reason;
use maud::{Markup, html};
use record::DocumentId;

use super::sign::{Icon, icon};
use super::source::sources;
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// Papers named before the rest is left to their own pages.
const SHOWN: usize = 4;

/// Each reason as a sentence and its sources.
pub(crate) fn reasons(visit: &Visit, reasons: &[Reason]) -> Markup {
    let words = visit.words();
    html! {
        @for reason in reasons {
            p.small { (words.say(&format!("because-{}", reason.because.code()))) }
            @if reason.passages.is_empty() { (papers(visit, reason.documents.iter().copied())) }
            @else { (sources(words, &visit.case, &reason.passages)) }
        }
    }
}

/// Papers as chips, each once.
pub(crate) fn papers(visit: &Visit, ids: impl IntoIterator<Item = DocumentId>) -> Markup {
    let words = visit.words();
    let mut seen: Vec<DocumentId> = Vec::new();
    for id in ids {
        if !seen.contains(&id) && visit.case.document(id).is_some() {
            seen.push(id);
        }
    }
    html! {
        @if !seen.is_empty() {
            p.sources {
                @for document in seen.iter().take(SHOWN).filter_map(|&id| visit.case.document(id)) {
                    a.source href={ "/documents/" (document.id.0) } {
                        (icon(Icon::Page)) (documents::named_with_day(words, &visit.case, document))
                    } " "
                }
            }
        }
    }
}
