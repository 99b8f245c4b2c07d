//! The source chip: one tap from the words in the record, quiet until wanted.

use std::collections::BTreeSet;

use knowledge::Words;
use maud::{Markup, html};
use record::{ChartFact, Passage, Source};

use super::sign::{Icon, icon};
use crate::desk::{Case, fact_mark};
use crate::web::voice::documents;

/// Sources shown before the rest is folded away.
const SHOWN: usize = 3;
/// Sources named in a list of facts; a value repeated over years stands in hundreds of papers.
const FOLDED: usize = 40;

pub(crate) fn source(words: &Words, case: &Case, passage: &Passage) -> Markup {
    html! {
        a.source href=(documents::address(passage)) {
            (icon(Icon::Page)) (documents::place(words, case, passage))
        }
    }
}

/// The person's own word is a source too; it stands here and leads nowhere.
pub(crate) fn any(words: &Words, case: &Case, held: &Source) -> Markup {
    match held {
        Source::Passage(passage) => source(words, case, passage),
        Source::OwnWords { .. } => html! {
            span.source { (icon(Icon::Page)) (documents::source(words, case, held)) }
        },
    }
}

/// Where something stands that the person wrote down here.
pub(crate) fn source_own(said: &str) -> Markup {
    html! { span.source { (icon(Icon::Page)) (said) } }
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

/// A fact's sources, one for each page that states it; beyond a few they fold, and beyond many the fact's own page
/// has them.
pub(crate) fn sources_of(words: &Words, case: &Case, fact: &ChartFact) -> Markup {
    let all = fact.fact.sources();
    let named = distinct(words, case, all.iter().take(FOLDED));
    let (first, rest) = named.split_at(named.len().min(SHOWN));
    let further = all.len().saturating_sub(FOLDED);
    html! {
        @for held in first { (any(words, case, held)) " " }
        @if !rest.is_empty() {
            details.more.more-sources {
                summary { (words.say_with("sources-more", &[("count", &(rest.len() + further).to_string())])) }
                @for held in rest { (any(words, case, held)) " " }
                @if further > 0 {
                    a.tap href={ "/case/facts/" (fact_mark(&fact.key)) } { (words.say("sources-all")) }
                }
            }
        }
    }
}

/// Every page that states a fact.
pub(crate) fn all_sources_of(words: &Words, case: &Case, fact: &ChartFact) -> Markup {
    let named = distinct(words, case, fact.fact.sources().iter());
    html! { p.sources { @for held in named { (any(words, case, held)) " " } } }
}

/// Sources that are called differently: of one page once.
fn distinct<'a>(
    words: &Words,
    case: &Case,
    sources: impl Iterator<Item = &'a Source>,
) -> Vec<&'a Source> {
    let mut seen = BTreeSet::new();
    sources.filter(|held| seen.insert(documents::source(words, case, held))).collect()
}
