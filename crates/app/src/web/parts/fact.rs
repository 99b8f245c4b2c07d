//! A fact: its name in grey, its value, plain words under it, its sources beside it.

use maud::{Markup, html};
use record::{ChartFact, Finding, Standing};

use super::sign::{Icon, sign};
use super::source::sources_of;
use crate::desk::{fact_mark, finding_mark};
use crate::web::visit::Visit;
use crate::web::voice::{facts as said, findings};

/// A list of facts; nothing where there are none.
pub(crate) fn facts<'a>(visit: &Visit, facts: impl IntoIterator<Item = &'a ChartFact>) -> Markup {
    let facts: Vec<_> = facts.into_iter().collect();
    html! { @if !facts.is_empty() { dl.facts { @for held in facts { (fact(visit, held)) } } } }
}

pub(crate) fn fact(visit: &Visit, held: &ChartFact) -> Markup {
    let (words, case) = (visit.words(), &*visit.case);
    let value = &held.fact.value;
    let conflict = case
        .chart
        .findings
        .iter()
        .find(|f| findings::is_conflict(f.code) && f.facts.contains(&held.id));
    html! {
        div.fact id=(fact_mark(&held.key)) {
            dt.fact-name { (said::name(words, value)) }
            dd.fact-value {
                (said::of(words, &held.fact))
                @if let Some(date) = held.fact.date { span.plain { (words.date(date)) } }
                @if let Some(plain) = visit.library().plain_words.about(value) { span.plain { (plain) } }
                @if let Some(doubt) = &held.fact.doubt {
                    span.plain { (words.say("fact-doubt")) " " q.record-words { (doubt) } }
                }
                @if is_from_pictures(held) {
                    span.plain { (words.say("fact-from-picture")) }
                }
                (standing(visit, held))
                @if let Some(finding) = conflict { (both(visit, finding)) }
            }
            dd.fact-source { (sources_of(words, case, held)) }
        }
    }
}

/// Whether no paper but pictures of paper states it.
fn is_from_pictures(held: &ChartFact) -> bool {
    let mut passages = held.fact.passages().peekable();
    passages.peek().is_some() && passages.all(|p| p.confidence().is_some())
}

fn both(visit: &Visit, finding: &Finding) -> Markup {
    let words = visit.words();
    html! {
        span.plain {
            (sign("two-answers", Icon::Two, &words.say("sign-two-answers"))) " "
            a.tap href={ "/case/two-answers/" (finding_mark(&visit.case, finding)) } {
                (words.say("see-both"))
            }
        }
    }
}

/// What the person said of it, in their words.
fn standing(visit: &Visit, held: &ChartFact) -> Markup {
    let words = visit.words();
    let said = match held.standing {
        Standing::AsRead => return html! {},
        Standing::Confirmed => "standing-confirmed",
        Standing::SaidWrong => "standing-said-wrong",
        Standing::Hidden => "standing-hidden",
        Standing::OwnWords => "standing-own-words",
    };
    html! { span.plain { (words.say(said)) } }
}
