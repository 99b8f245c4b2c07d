//! The ways side by side: the same rows for each, so that a gap in one is seen as a gap. A figure stays closed
//! until it is asked for; what nobody stated says so.

use journey::decide::{Way, WayKind, Word};
use maud::{Markup, html};
use paper::plain;
use record::{Element, Source};

use super::Table;
use crate::web::parts::{Icon, icon, source};
use crate::web::voice::documents;
use paper::plain::gives_a_figure;

/// Sentences shown of the good or the harm of one way.
const SHOWN: usize = 3;

pub(super) fn show(table: &Table<'_>) -> Markup {
    let ways = &table.deciding.ways;
    html! {
        section aria-labelledby="plans-title" {
            h2 id="plans-title" { (table.say("decide-ways")) }
            @if ways.is_empty() {
                p { (table.say("decide-ways-none")) }
                div.buttons { a.button.second href="/opinions" { (table.say("decide-to-opinions")) } }
            }
            div.options { @for way in ways { (one(table, way)) } }
            (figures(table))
        }
    }
}

fn one(table: &Table<'_>, way: &Way) -> Markup {
    let name = table.name(way);
    html! {
        section.option aria-label=(name) {
            h3 { (name) }
            p.small.quiet { (line_under(table, way)) }
            (row(&table.say("decide-what-it-is"), what(table, way)))
            (row(&table.say("decide-good"), effects(table, way, &way.good)))
            (row(&table.say("decide-harm"), effects(table, way, &way.harm)))
            (row(&table.say("decide-sure"), sure(table, way)))
            (row(&table.say("decide-source"), chips(table, way)))
        }
    }
}

fn row(name: &str, content: Markup) -> Markup {
    html! { div.option-row { span.option-name { (name) } (content) } }
}

fn line_under(table: &Table<'_>, way: &Way) -> String {
    match way.kind {
        WayKind::Advised if way.by.len() > 1 => table.say("decide-advised-both"),
        WayKind::Waiting if way.by.is_empty() => table.say("decide-waiting-unsaid"),
        kind => table.say(&format!("decide-under-{}", kind.as_str())),
    }
}

/// The plan, element by element, in plain words.
fn what(table: &Table<'_>, way: &Way) -> Markup {
    let words = table.visit.words();
    html! {
        @if way.what.is_empty() { span.silent { (table.say("decide-not-stated")) } }
        @else {
            ul.plan {
                @for (element, points) in &way.what {
                    @if *element != Element::Modality || way.what.len() == 1 {
                        li { (plain::as_line(*element, &plain::said(words, *element, points))) }
                    }
                }
            }
        }
    }
}

/// Sentences on the good or the harm; one with a figure is closed until asked for.
fn effects(table: &Table<'_>, way: &Way, said: &[Word]) -> Markup {
    let (figures, others): (Vec<&Word>, Vec<&Word>) =
        said.iter().partition(|word| has_figure(word));
    html! {
        @if said.is_empty() {
            span.silent { (table.say("decide-not-stated")) " " (table.say("decide-ask")) }
        }
        @for word in others.into_iter().take(SHOWN) { (spoken(table, way, word)) }
        @if !figures.is_empty() {
            details.more.only-if-asked {
                summary { (table.say("compare-outlook-hidden")) }
                @for word in figures.into_iter().take(SHOWN) { (spoken(table, way, word)) }
            }
        }
    }
}

/// Whether the words hold a figure of people.
pub(super) fn has_figure(word: &Word) -> bool {
    !word.of_100.is_empty() || gives_a_figure(&word.source)
}

fn spoken(table: &Table<'_>, way: &Way, word: &Word) -> Markup {
    html! {
        p {
            @if !way.by.contains(&word.by) || way.by.len() > 1 { (table.with("bridge-wrote", &[("who", &table.doctor(word.by))])) " " }
            (quote_in_line(table, &word.source))
        }
    }
}

/// Words in a line, the record's in its face, with the way to their place.
pub(super) fn quote_in_line(table: &Table<'_>, held: &Source) -> Markup {
    let words = table.visit.words();
    html! {
        @match held {
            Source::Passage(passage) => {
                q.record-words { (passage.quote()) } " " (source(words, &table.visit.case, passage))
            }
            Source::OwnWords { words: said, .. } => {
                (said) " " span.source { (icon(Icon::Page)) (documents::source(words, &table.visit.case, held)) }
            }
        }
    }
}

fn sure(table: &Table<'_>, way: &Way) -> Markup {
    html! {
        @match way.sure.first() {
            Some(word) => (spoken(table, way, word)),
            None => span.silent { (table.say("decide-not-stated")) },
        }
    }
}

/// Where the plan stands: one chip an opinion.
fn chips(table: &Table<'_>, way: &Way) -> Markup {
    html! {
        @if way.by.is_empty() { span.silent { (table.say("decide-ask")) } }
        @for &at in &way.by {
            @if let Some(held) = table.held.get(at) {
                a.source href={ "/opinions/" (held.id) } { (icon(Icon::Page)) (held.name(table.visit)) } " "
            }
        }
    }
}

/// Where two ways each have a figure of their doctor: both, of the same 100 people.
fn figures(table: &Table<'_>) -> Markup {
    let lists = [("decide-figures-good", true), ("decide-figures-harm", false)];
    html! {
        @for (id, good) in lists {
            @let given = with_a_figure(table, good);
            @if given.len() > 1 {
                details.more.only-if-asked {
                    summary { (table.say(id)) }
                    p.small { (table.say("decide-figures-text")) }
                    dl.facts {
                        @for (way, word) in given {
                            div.fact {
                                dt.fact-name { (table.name(way)) }
                                dd.fact-value { (table.with("decide-of-100", &[("count", &range(table, &word.of_100))])) }
                                dd.fact-source { (quote_in_line(table, &word.source)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The ways of which a doctor gave a figure for the good, or for the harm.
fn with_a_figure<'a>(table: &'a Table<'_>, good: bool) -> Vec<(&'a Way, &'a Word)> {
    let first = |way: &'a Way| {
        let said = if good { &way.good } else { &way.harm };
        Some((way, said.iter().find(|word| !word.of_100.is_empty())?))
    };
    table.deciding.ways.iter().filter_map(first).collect()
}

fn range(table: &Table<'_>, of_100: &[f64]) -> String {
    match of_100 {
        [low, high] => {
            table.with("value-range", &[("low", &low.to_string()), ("high", &high.to_string())])
        }
        all => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}
