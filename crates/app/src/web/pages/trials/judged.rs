//! What a case says to a study, in words: the outcome, the counts, each line with its mark and its fact or gap.

use journey::trials::{Because, Judged, Mark, Match, Outcome, Reason, Stands};
use maud::{Markup, html};
use record::Study;

use crate::web::parts::{Icon, sign, sources_of};
use crate::web::visit::Visit;
use crate::web::voice::facts;

/// Letters of a study's line where there is room for one only.
const SHORT: usize = 180;

/// A word of the register as the end of a message's name.
pub(super) fn id_of(code: &str) -> String {
    code.to_lowercase().replace('_', "-")
}

/// The status, in words and a sign.
pub(super) fn status(visit: &Visit, study_status: record::StudyStatus) -> Markup {
    let said = visit.words().say(&format!("trials-status-of-{}", id_of(study_status.as_str())));
    match study_status.may_open() {
        true => sign("done", Icon::Tick, &said),
        false => sign("cannot-tell", Icon::CannotTell, &said),
    }
}

pub(super) fn outcome(visit: &Visit, matched: &Match<'_>) -> String {
    visit.words().say(&format!("trials-outcome-{}", matched.outcome.as_str()))
}

/// Outcome, the first line against, and the three counts.
pub(super) fn in_short(visit: &Visit, study: &Study, matched: &Match<'_>) -> Markup {
    let words = visit.words();
    let against = matched.criteria.iter().find(|c| c.mark == Mark::DoesNotFit);
    html! {
        p.mark-line { (status(visit, study.status)) " " span.small.quiet { (phases(visit, &study.phases)) } }
        p { strong { (outcome(visit, matched)) }
            @if let (Outcome::SeemsNotToFit, Some(judged)) = (matched.outcome, against) {
                " " (words.say("trials-because")) " " span.of-study { "“" (short(&line(visit, judged))) "”" }
            }
        }
        (counts(visit, matched))
    }
}

pub(super) fn counts(visit: &Visit, matched: &Match<'_>) -> Markup {
    let count = |mark| matched.count(mark).to_string();
    let [fits, not, open] = [Mark::Fits, Mark::DoesNotFit, Mark::CannotTell].map(count);
    html! {
        p.small.quiet { (visit.words().say_with("trials-counts", &[("fits", &fits), ("not", &not), ("open", &open)])) }
    }
}

pub(super) fn phases(visit: &Visit, phases: &[record::Phase]) -> String {
    let words = visit.words();
    let named = phases.iter().map(|p| words.say(&format!("trials-phase-{}", id_of(p.as_str()))));
    named.collect::<Vec<_>>().join(" / ")
}

/// The study's words of a line, or what the register's own field asks.
pub(super) fn line(visit: &Visit, judged: &Judged<'_>) -> String {
    let words = visit.words();
    let years = |years: &Option<u16>| years.map_or_else(String::new, |years| years.to_string());
    match &judged.stands {
        Stands::Line(_) => judged.words.clone(),
        Stands::Sex(record::Sex::Female) => words.say("trials-field-female"),
        Stands::Sex(_) => words.say("trials-field-male"),
        Stands::Age { least, most } => {
            let id = match (least, most) {
                (Some(_), Some(_)) => "trials-field-age-between",
                (Some(_), None) => "trials-field-age-least",
                _ => "trials-field-age-most",
            };
            words.say_with(id, &[("least", &years(least)), ("most", &years(most))])
        }
    }
}

fn short(line: &str) -> String {
    match line.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    }
}

pub(super) fn mark(visit: &Visit, mark: Mark) -> Markup {
    let said = visit.words().say(&format!("trials-mark-{}", mark.as_str()));
    match mark {
        Mark::Fits => sign("done", Icon::Tick, &said),
        Mark::DoesNotFit => sign("please-check", Icon::Differs, &said),
        Mark::CannotTell => sign("cannot-tell", Icon::CannotTell, &said),
    }
}

/// The part that decided.
fn deciding<'r, 'a>(reason: &'r Reason<'a>) -> &'r Reason<'a> {
    let same = reason.parts.iter().find(|part| part.answer == reason.answer);
    match same.or(reason.parts.first()) {
        Some(part) => deciding(part),
        None => reason,
    }
}

/// Why a line has its mark: a sentence, and the facts behind it, each leading to its place.
pub(super) fn why(visit: &Visit, judged: &Judged<'_>) -> Markup {
    let words = visit.words();
    let reason = deciding(&judged.reason);
    let about = reason.about.map(|about| about.in_language(words.language()));
    let because = match judged.mark {
        // The papers answer, and what is asked still stays open: another cancer, an example, one of several.
        Mark::CannotTell
            if matches!(reason.because, Because::Stated | Because::BySex | Because::ByAge) =>
        {
            "open"
        }
        _ => reason.because.as_str(),
    };
    let said = match about {
        Some(about) => words.say_with(&format!("trials-why-{because}"), &[("about", about)]),
        None => words.say(&format!("trials-why-{because}-plain")),
    };
    let chart = &visit.case.chart;
    html! {
        p.small { (said) }
        @for fact in reason.facts.iter().filter_map(|id| chart.fact(*id)).take(3) {
            p.small { (facts::of(words, &fact.fact)) " " (sources_of(words, &visit.case, fact)) }
        }
    }
}

/// Lines of one mark, each with its reason.
pub(super) fn table(visit: &Visit, matched: &Match<'_>, of: Mark) -> Markup {
    let lines: Vec<&Judged<'_>> = matched.criteria.iter().filter(|c| c.mark == of).collect();
    html! {
        ul.lines { @for judged in lines { li {
            p.mark-line { (mark(visit, of)) " " (list(visit, judged)) }
            p.of-study { (line(visit, judged)) }
            (why(visit, judged))
        } } }
    }
}

/// Whether the line says who may join or who may not.
fn list(visit: &Visit, judged: &Judged<'_>) -> Markup {
    let words = visit.words();
    let id = match &judged.stands {
        Stands::Line(line) => match line.list {
            journey::trials::List::Inclusion => "trials-list-inclusion",
            journey::trials::List::Exclusion => "trials-list-exclusion",
        },
        _ => "trials-list-register",
    };
    let is_of_some = matches!(&judged.stands, Stands::Line(line) if line.group.is_some());
    html! { span.small.quiet { (words.say(id)) @if is_of_some { " · " (words.say("trials-list-some")) } } }
}
