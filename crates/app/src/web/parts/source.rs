//! The source chip: one tap from the words in the record, quiet until wanted.

use knowledge::Words;
use maud::{Markup, html};
use record::{ChartFact, Passage, Source};

use super::sign::{Icon, icon};
use crate::desk::Case;
use crate::web::voice::documents;

/// Sources shown before the rest is folded away.
const SHOWN: usize = 3;

pub(crate) fn source(words: &Words, case: &Case, passage: &Passage) -> Markup {
    html! {
        a.source href=(documents::address(passage)) {
            (icon(Icon::Page)) (documents::place(words, case, passage))
        }
    }
}

/// The person's own word is a source too; it stands here and leads nowhere.
fn any(words: &Words, case: &Case, held: &Source) -> Markup {
    match held {
        Source::Passage(passage) => source(words, case, passage),
        Source::OwnWords { .. } => html! {
            span.source { (icon(Icon::Page)) (documents::source(words, case, held)) }
        },
    }
}

/// A row of chips under a sentence.
pub(crate) fn sources<'a>(
    words: &Words,
    case: &Case,
    passages: impl IntoIterator<Item = &'a Passage>,
) -> Markup {
    let mut seen = Vec::new();
    let mut chips = Vec::new();
    for passage in passages {
        let place = documents::place(words, case, passage);
        if !seen.contains(&place) && seen.len() < 4 {
            chips.push(source(words, case, passage));
            seen.push(place);
        }
    }
    html! { @if !chips.is_empty() { p.sources { @for chip in chips { (chip) " " } } } }
}

/// A fact's sources, one for each page that states it; beyond a few they fold.
pub(crate) fn sources_of(words: &Words, case: &Case, fact: &ChartFact) -> Markup {
    let mut seen = Vec::new();
    let distinct: Vec<&Source> = fact
        .fact
        .sources()
        .iter()
        .filter(|held| {
            let name = documents::source(words, case, held);
            let new = !seen.contains(&name);
            seen.push(name);
            new
        })
        .collect();
    let (first, rest) = distinct.split_at(distinct.len().min(SHOWN));
    html! {
        @for held in first { (any(words, case, held)) " " }
        @if !rest.is_empty() {
            details.more.more-sources {
                summary { (words.say_with("sources-more", &[("count", &rest.len().to_string())])) }
                @for held in rest { (any(words, case, held)) " " }
            }
        }
    }
}
