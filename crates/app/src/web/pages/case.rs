//! The case: in one sentence, then every fact by what it tells, each with its sources.

use axum::Form;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use journey::records::{Group, newest_scans, of_group};
use knowledge::line::capital;
use knowledge::{Judgement, Words};
use maud::{Markup, html};
use record::{ChartFact, CorrectionKind, Observation, Quantity, Standing, Status, Subject};
use serde::Deserialize;

use super::trouble;
use crate::desk::{DeskError, fact_mark, finding_mark};
use crate::web::parts::{Field, Frame, Here, Width, facts, field, frame_of_visit, sources};
use crate::web::visit::Visit;
use crate::web::voice::lists::and;
use crate::web::voice::{facts as said, findings};

/// Facts of one kind shown before the rest is folded: years of laboratory results would bury the case.
const SHOWN: usize = 12;
/// Facts folded behind those; what is beyond has pages of its own.
const FOLDED: usize = 60;
/// Facts of a group shown before the way to all of them.
const OF_GROUP: usize = 60;

/// Facts on one page of a long list.
const ON_A_PAGE: usize = 100;

/// The groups of the case, each with its heading.
const GROUPS: [(Group, &str); 5] = [
    (Group::WhatItIs, "case-what-it-is"),
    (Group::Tests, "case-tests"),
    (Group::Scans, "case-scans"),
    (Group::Done, "case-done"),
    (Group::Planned, "case-planned"),
];

/// The way to all facts of a list that is longer than what is shown of it.
fn rest(words: &Words, all: usize, shown: usize, list: &str) -> Markup {
    html! {
        @if all > shown {
            p { a.tap href={ "/case/all/" (list) } {
                (words.say_with("case-all", &[("count", &all.to_string())]))
            } }
        }
    }
}

/// `GET /case`
pub(crate) async fn show(visit: Visit) -> Response {
    let words = visit.words();
    if visit.case.documents.is_empty() {
        return Redirect::to("/records/add").into_response();
    }
    let used = visit.case.chart.documents.iter().filter(|d| {
        matches!(d.status, Status::Read | Status::PartlyRead)
            && !super::set_aside::is_set_aside(&visit, d)
    });
    let used = used.count().to_string();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say_with("case-from", &[("count", &used)])) }
            (sentence(&visit))
            (conflicts(&visit))
            @for (group, heading) in GROUPS {
                @if group == Group::Scans { (scans(&visit, heading)) }
                @else { (whole_group(&visit, group, heading, &used)) }
            }
            (gaps(&visit))
            (others(&visit))
            p.buttons {
                a.button.second href="/case/wrong" { (words.say("case-wrong")) }
                a.button.plain-link href="/timeline" { (words.say("case-timeline")) }
            }
            (about_plain_words(&visit))
        }
    };
    frame_of_visit(&visit, &Frame::new("title-case", Width::Wide, Here::Case, "/case"), main)
        .into_response()
}

/// What a second doctor will ask for and is not there, in a line each.
fn gaps(visit: &Visit) -> Markup {
    let words = visit.words();
    let missing = super::missing::of_visit(visit);
    let held: Vec<_> = missing.of(Judgement::Missing).collect();
    html! {
        @if !held.is_empty() {
            h2 { (words.say("case-missing")) }
            ul { @for judged in &held { li { (judged.item.name.in_language(words.language())) } } }
            p { a.tap href="/missing" { (words.say("case-missing-go")) } }
        }
    }
}

fn whole_group(visit: &Visit, wanted: Group, heading: &str, used: &str) -> Markup {
    let words = visit.words();
    let held = of_group(&visit.case.chart, wanted);
    html! {
        h2 { (words.say(heading)) }
        @if held.is_empty() {
            p.quiet {
                (words.say(&format!("{heading}.none"))) " "
                (words.say_with("case-looked-at", &[("count", used)]))
            }
        } @else {
            (facts(visit, held.iter().take(OF_GROUP).copied()))
            (rest(words, held.len(), OF_GROUP, heading.trim_start_matches("case-")))
        }
    }
}

/// What the newest reports of scans say, and folded what earlier ones said.
fn scans(visit: &Visit, heading: &str) -> Markup {
    let words = visit.words();
    let held = of_group(&visit.case.chart, Group::Scans);
    let (newest, earlier) = newest_scans(&visit.case.chart, visit.library(), &held);
    html! {
        @if !held.is_empty() {
            h2 { (words.say(heading)) }
            p.quiet { (words.say("case-scans-text")) }
            (facts(visit, newest.iter().take(OF_GROUP).copied()))
            @if !earlier.is_empty() {
                details.more {
                    summary { (words.say_with("case-scans-earlier", &[("count", &earlier.len().to_string())])) }
                    (facts(visit, earlier.iter().take(FOLDED).copied()))
                }
            }
            (rest(words, held.len(), newest.len().min(OF_GROUP) + earlier.len().min(FOLDED), "scans"))
        }
    }
}

/// One line made of stated facts only, and where they stand.
fn sentence(visit: &Visit) -> Markup {
    let words = visit.words();
    let first = |kind: &'static str| {
        let stated = |f: &&ChartFact| {
            f.fact.subject == Subject::Patient
                && f.fact.doubt.is_none()
                && f.standing != Standing::SaidWrong
        };
        let mut facts: Vec<_> = visit.case.chart.of_kind(kind).filter(stated).collect();
        facts.sort_by_key(|f| {
            std::cmp::Reverse((f.standing == Standing::Confirmed, f.fact.passages().count()))
        });
        facts.first().copied()
    };
    let kind = first("histology");
    let site = first("site");
    let sides: Vec<_> = visit
        .case
        .chart
        .of_kind("laterality")
        .filter(|f| f.standing != Standing::SaidWrong)
        .collect();
    let side =
        first("laterality").filter(|side| sides.iter().all(|s| s.fact.value == side.fact.value));
    let told: Vec<&ChartFact> = [kind, site, side].into_iter().flatten().collect();
    let value = |f: &ChartFact| said::of(words, &f.fact);
    let mut line: Vec<String> = [kind, site].into_iter().flatten().map(value).collect();
    if let Some(side) = side.filter(|_| !line.is_empty()) {
        line.push(words.say_with("case-side", &[("side", &value(side).to_lowercase())]));
    }
    let mut parts = Vec::new();
    for part in line {
        parts.push(if parts.is_empty() { part } else { part.to_lowercase() });
    }
    html! {
        h1 { @if parts.is_empty() { (words.say("case-no-cancer")) } @else { (capital(&parts.join(", "))) } }
        (sources(words, &visit.case, told.iter().filter_map(|f| f.fact.passages().next())))
    }
}

/// What does not fit, before the facts.
fn conflicts(visit: &Visit) -> Markup {
    let words = visit.words();
    let found: Vec<_> =
        visit.case.chart.findings.iter().filter(|f| findings::is_conflict(f.code)).collect();
    html! {
        @if !found.is_empty() {
            p {
                (words.say_with("case-two-answers", &[("count", &found.len().to_string())]))
                @for finding in &found {
                    " " a href={ "/case/two-answers/" (finding_mark(&visit.case, finding)) } {
                        (super::two_answers::about(words, finding))
                    }
                    "."
                }
                " " (words.say("case-as-written"))
            }
        }
    }
}

/// Medicines, allergies, conditions, family, laboratory: by kind, long lists folded.
fn others(visit: &Visit) -> Markup {
    let words = visit.words();
    let held = of_group(&visit.case.chart, Group::Other);
    let mut kinds: Vec<(&str, Vec<&ChartFact>)> = Vec::new();
    for fact in held {
        let kind = fact.fact.value.kind();
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, facts)) => facts.push(fact),
            None => kinds.push((kind, vec![fact])),
        }
    }
    kinds.sort_by_key(|(kind, _)| other_rank(kind));
    html! {
        @if !kinds.is_empty() {
            h2 { (words.say("case-other")) }
            @for (kind, held) in &kinds {
                details.more.other-facts open[held.len() <= 3] {
                    summary {
                        (words.say(&format!("case-other-{kind}"))) " (" (held.len()) ")"
                    }
                    (facts(visit, held.iter().take(SHOWN).copied()))
                    @if held.len() > SHOWN {
                        details.more {
                            summary { (words.say_with("case-more", &[("count", &(held.len() - SHOWN).to_string())])) }
                            (facts(visit, held.iter().skip(SHOWN).take(FOLDED).copied()))
                            (rest(words, held.len(), SHOWN + FOLDED, kind))
                        }
                    }
                }
            }
        }
    }
}

fn other_rank(kind: &str) -> usize {
    const ORDER: &[&str] = &[
        "condition",
        "medication",
        "allergy",
        "family-history",
        "performance-status",
        "lab",
        "observation",
        "immunization",
        "provider",
        "coverage",
    ];
    ORDER.iter().position(|known| *known == kind).unwrap_or(ORDER.len())
}

fn about_plain_words(visit: &Visit) -> Markup {
    let plain = &visit.library().plain_words;
    let shown = visit.case.chart.facts.iter().any(|f| plain.about(&f.fact.value).is_some());
    html! {
        @if shown {
            p.provenance {
                (visit.words().say_with("case-plain-words", &[("source", &and(visit.words(), &plain.sources()))]))
                " " @if !plain.all_reviewed() { (visit.words().say("not-reviewed")) }
            }
        }
    }
}

/// Which facts of a long list are shown.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    from: usize,
}

impl From {
    /// The facts of this page.
    fn part<'s, 'a>(&self, all: &'s [&'a ChartFact]) -> impl Iterator<Item = &'a ChartFact> + 's {
        all.iter().skip(self.from).take(ON_A_PAGE).copied()
    }

    fn further(&self, words: &Words, all: usize, page: &str) -> Markup {
        let next = self.from.saturating_add(ON_A_PAGE);
        html! {
            @if all > next {
                p.buttons { a.button.second href={ (page) "?from=" (next) } { (words.say("case-further")) } }
            }
        }
    }
}

/// `GET /case/all/{list}`: a list of the case that is too long for its page, part by part.
pub(crate) async fn all(
    visit: Visit,
    Path(list): Path<String>,
    Query(from): Query<From>,
) -> Response {
    let words = visit.words();
    let group = GROUPS.iter().find(|(_, heading)| heading.trim_start_matches("case-") == list);
    let (heading, held) = match group {
        Some((group, heading)) => (words.say(heading), of_group(&visit.case.chart, *group)),
        None => {
            let mut held = of_group(&visit.case.chart, Group::Other);
            held.retain(|f| f.fact.value.kind() == list);
            let Some(heading) = words.try_say(&format!("case-other-{list}"), &[]) else {
                return trouble::gone(&visit.visitor);
            };
            (heading, held)
        }
    };
    let shown = from.part(&held).count();
    let (first, last) = ((from.from + 1).to_string(), (from.from + shown).to_string());
    let main = html! {
        div.stack {
            p.eyebrow { a href="/case" { (words.say("title-case")) } }
            h1 { (heading) }
            p.quiet { (words.say_with("case-part", &[
                ("first", &first), ("last", &last), ("count", &held.len().to_string()),
            ])) }
            (facts(&visit, from.part(&held)))
            (from.further(words, held.len(), &format!("/case/all/{list}")))
        }
    };
    frame_of_visit(&visit, &Frame::new("title-case", Width::Wide, Here::Case, "/case"), main)
        .into_response()
}

/// `GET /case/wrong`: which fact is wrong, or what is missing.
pub(crate) async fn wrong(visit: Visit, Query(from): Query<From>) -> Markup {
    let words = visit.words();
    let all: Vec<&ChartFact> = Group::ALL
        .iter()
        .flat_map(|&g| of_group(&visit.case.chart, g))
        .chain(hidden(&visit))
        .collect();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("wrong-eyebrow")) }
            h1 { (words.say("wrong-heading")) }
            p { (words.say("wrong-text")) }
            ul.lines {
                @for held in from.part(&all) {
                    li.line.name-then-note {
                        a href={ "/case/facts/" (fact_mark(&held.key)) } { (said::of(words, &held.fact)) }
                        span.quiet.small {
                            (said::name(words, &held.fact.value))
                            @if let Some(date) = held.fact.date { ", " (words.date(date)) }
                            @if held.standing == Standing::Hidden { ", " (words.say("standing-hidden")) }
                        }
                    }
                }
            }
            (from.further(words, all.len(), "/case/wrong"))
            h2 { (words.say("wrong-missing")) }
            form.stack method="post" action="/case/add" {
                (field(&Field {
                    name: "name", label: &words.say("wrong-missing-name"), hint: Some(&words.say("wrong-missing-name.hint")),
                    kind: "text", autocomplete: "off", value: "", error: None,
                }))
                (field(&Field {
                    name: "value", label: &words.say("wrong-missing-value"), hint: None, kind: "text",
                    autocomplete: "off", value: "", error: None,
                }))
                (field(&Field {
                    name: "words", label: &words.say("wrong-missing-words"), hint: None, kind: "textarea",
                    autocomplete: "off", value: "", error: None,
                }))
                div.buttons { button.button { (words.say("wrong-missing-save")) } }
            }
        }
    };
    frame_of_visit(&visit, &Frame::new("title-case", Width::Usual, Here::Case, "/case"), main)
}

fn hidden(visit: &Visit) -> impl Iterator<Item = &ChartFact> {
    visit.case.chart.facts.iter().filter(|f| f.standing == Standing::Hidden)
}

#[derive(Deserialize)]
pub(crate) struct Missing {
    name: String,
    value: String,
    words: String,
}

/// `POST /case/add`: a fact no paper states, in the person's own words.
pub(crate) async fn add(visit: Visit, Form(missing): Form<Missing>) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/case/add");
    let (name, value) = (missing.name.trim(), missing.value.trim());
    if !name.is_empty() && !value.is_empty() {
        let value = Observation {
            name: name.to_owned(),
            value: Some(Quantity::from_written(value)),
            ..Observation::default()
        };
        visit.desk().correct(CorrectionKind::Add { value: value.into() }, missing.words).await?;
    }
    Ok(Redirect::to("/case"))
}
