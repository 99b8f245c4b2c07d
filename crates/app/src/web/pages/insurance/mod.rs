//! Insurance: a few plain questions, and the rights that apply, do not, or cannot be told, each with when it holds, where
//! that stands and the day it was seen.

pub(crate) mod calls;
pub(crate) mod costs;
pub(crate) mod letter;

use std::collections::BTreeMap;

use axum::Form;
use axum::response::Redirect;
use jiff::civil::Date;
use journey::insurance::{Insurance, Stands, Trouble, Unknown, asked, insurance, troubles};
use knowledge::Said;
use knowledge::insurance::{Network, PlanKind, Right};
use maud::{Markup, html};

use crate::desk::DeskError;
use crate::web::parts::{
    Frame, Here, Icon, Kept, Width, asked_of_boxes, asked_on_line, choice, frame_of_visit,
    kept_field, on_paper, select, sign,
};
use crate::web::visit::Visit;

/// Whom a letter to the plan is asked of, in the ledger.
pub(crate) const HOLDER: &str = "insurance";

const QUESTIONS: &[&str] =
    &[asked::PLAN, asked::STATE, asked::NETWORK, asked::FUNDING, asked::DENIED, asked::FINAL];

/// Who pays for the care of a plan through a job.
const FUNDINGS: &[&str] = &["insured", "self", "unknown"];

/// Whether the person said what plan they have.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    visit.answers.has(asked::PLAN)
}

/// Whether a day to appeal by is running.
pub(crate) fn appeal_is_running(visit: &Visit) -> bool {
    let sent = |letter: &str| {
        visit.case.corrections.iter().any(|c| match &c.kind {
            record::CorrectionKind::Request(step) => step.request.starts_with(letter),
            _ => false,
        })
    };
    let clocks = insurance(&visit.answers, visit.library()).clocks;
    clocks.iter().any(|c| c.last >= visit.today) && !sent("appeal") && !sent("external-review")
}

/// What is wrong with the answers, in words, by the name of the answer.
pub(super) fn wrong(visit: &Visit) -> BTreeMap<String, String> {
    let found = troubles(&visit.answers, visit.library(), visit.today);
    let said =
        |trouble: Trouble| visit.words().say(&format!("insurance-trouble-{}", trouble.as_str()));
    found.into_iter().map(|(name, trouble)| (name, said(trouble))).collect()
}

/// `GET /insurance`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let main = match is_begun(&visit) {
        true => whole(&visit),
        false => html! {
            div.stack {
                p.eyebrow { (words.say("insurance-eyebrow")) }
                h1 { (words.say("insurance-first")) }
                p { (words.say("insurance-first-text")) }
                (questions(&visit))
                p.small.quiet { (words.say("insurance-not-advice")) }
            }
        },
    };
    let about =
        Frame::new("title-insurance", Width::Usual, Here::Elsewhere, "/insurance").with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

fn whole(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let found = insurance(&visit.answers, visit.library());
    let applies: Vec<&Right> = found.applies().collect();
    html! {
        div.stack {
            p.eyebrow { (words.say("insurance-eyebrow")) }
            h1 { (words.say_with("insurance-heading", &[("count", &applies.len().to_string())])) }
            p { (words.say("insurance-text")) " " strong { (words.say("insurance-not-advice")) } }
            (clocks(visit, &found))
            div.buttons.not-the-sheet {
                a.button href="/insurance/calls" { (words.say("insurance-calls-go")) }
                a.button.plain-link href="/insurance/costs" { (words.say("insurance-costs-go")) }
                button.button.plain-link.print-page type="button" hidden { (words.say("sheet-print")) }
            }
            ul.lines { @for right in &applies { li.keep-together.right { (card(visit, right)) } } }
            (cannot_tell(visit, &found))
            div.stack.not-the-sheet { (letters(visit)) }
            details.more.not-the-sheet {
                summary { (words.say("insurance-does-not")) }
                ul.bullets { @for (right, _) in found.rights.iter().filter(|(_, s)| *s == Stands::DoesNot) {
                    li { (right.name.in_language(language)) }
                } }
            }
            section.stack.rule-above id="answers" aria-labelledby="answers-title" {
                h2 id="answers-title" { (words.say("insurance-answers")) }
                (questions(visit))
            }
        }
    }
}

/// What the right gives, when it holds, and where that stands.
fn card(visit: &Visit, right: &Right) -> Markup {
    let words = visit.words();
    let language = words.language();
    html! {
        h2.item-name { (right.name.in_language(language)) }
        p { (right.says.in_language(language)) }
        p.small { (words.say_with("insurance-holds", &[("when", right.holds.in_language(language))])) }
        p.provenance { (seen(visit, &right.cite)) }
    }
}

/// The head of a page with a sheet.
fn sheet_head(visit: &Visit, page: &str, can_print: bool) -> Markup {
    let words = visit.words();
    html! {
        p.eyebrow { (words.say("insurance-eyebrow")) }
        h1 { (words.say(&format!("insurance-{page}-heading"))) }
        p { (words.say(&format!("insurance-{page}-text"))) }
        div.buttons {
            @if can_print { button.button.print-page type="button" hidden { (words.say("sheet-print")) } }
            a.button.plain-link href="/insurance" { (words.say("insurance-back")) }
        }
    }
}

/// The sources, each with the day it was read.
pub(super) fn seen(visit: &Visit, cite: &[String]) -> String {
    let words = visit.words();
    let sources = cite.iter().filter_map(|id| visit.library().checklists.citation(id));
    let named = |source: &knowledge::Citation| {
        let day = source.read.as_deref().and_then(|day| day.parse::<Date>().ok());
        match day {
            Some(day) => words.say_with(
                "insurance-seen",
                &[("title", &source.title), ("date", &words.date(day.into()))],
            ),
            None => words.say_with("insurance-not-seen", &[("title", &source.title)]),
        }
    };
    let named: Vec<String> = sources.map(named).collect();
    words.say_with("cited-after", &[("cited", &named.join("; "))])
}

/// Days to appeal by, which are still to come.
fn clocks(visit: &Visit, found: &Insurance<'_>) -> Markup {
    let words = visit.words();
    let running: Vec<_> = found.clocks.iter().filter(|c| c.last >= visit.today).collect();
    html! {
        @if !running.is_empty() {
            section.next-step.stack aria-labelledby="clocks" {
                h2 id="clocks" { (words.say("insurance-clocks")) }
                ul.lines { @for clock in running {
                    li.line.date-then-text {
                        strong { (words.date(clock.last.into())) }
                        span {
                            (clock.clock.says.in_language(words.language()))
                            span.plain.small { (words.say_with("insurance-clock-from", &[("date", &words.date(clock.from.into()))])) }
                        }
                    }
                } }
                p.small { (words.say("insurance-clocks-text")) }
            }
        }
    }
}

/// What would have to be known, and what to ask.
fn cannot_tell(visit: &Visit, found: &Insurance<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let open = found.rights.iter().filter_map(|(right, stands)| match stands {
        Stands::CannotTell(unknown) => Some((*right, unknown)),
        _ => None,
    });
    // Without the state every state's law is open: one line says so.
    let (no_state, open): (Vec<_>, Vec<_>) =
        open.partition(|(_, unknown)| unknown.contains(&Unknown::State));
    let unsure = |right: &Right, unknown: &[Unknown]| {
        html! {
            h3.item-name { (right.name.in_language(language)) }
            p { (right.says.in_language(language)) }
            @for what in unknown.iter().filter(|w| **w != Unknown::Rule) {
                p.small { (words.say(&format!("insurance-unknown-{}", what.as_str()))) }
            }
            @if let Some(ask) = right.unsure.as_ref().map(|said: &Said| said.in_language(language)) {
                p.small { (words.say("insurance-ask")) " " (words.say_with("quoted", &[("words", ask)])) }
            }
            p.provenance { (seen(visit, &right.cite)) }
        }
    };
    html! {
        @if !open.is_empty() || !no_state.is_empty() {
            h2 { (words.say("insurance-cannot-tell")) }
            p { (sign("cannot-tell", Icon::CannotTell, &words.say("insurance-cannot-tell-text"))) }
            ul.lines {
                @if !no_state.is_empty() { li { (words.say("insurance-unknown-state")) " " a.not-the-sheet href="#answers" { (words.say("insurance-answers-go")) } } }
                @for (right, unknown) in open { li.keep-together.right { (unsure(right, unknown)) } }
            }
        }
    }
}

/// The letters, those that fit now first.
fn letters(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let letters = letter::LETTERS.iter().filter_map(|id| visit.library().letters.get(id));
    html! {
        h2 { (words.say("insurance-letters")) }
        p { (words.say("insurance-letters-text")) }
        ul.lines { @for letter in letters {
            li { a.tap href={ "/insurance/letters/" (letter.id) } { (letter.name.in_language(language)) }
                @if letter.id == "appeal-urgent" { p.small.quiet { (words.say("insurance-letter-urgent")) } }
            }
        } }
    }
}

/// The answers one chooses from, each with its words.
struct Answers<'a> {
    plans: Vec<(&'a str, &'a str)>,
    states: Vec<(&'a str, &'a str)>,
    networks: Vec<(&'a str, String)>,
    /// Asked only of a plan through a job.
    fundings: Vec<(&'a str, String)>,
}

impl<'a> Answers<'a> {
    fn of(visit: &'a Visit, unknown: &'a str) -> Self {
        let words = visit.words();
        let language = words.language();
        let known = &visit.library().insurance.plans;
        let plan = PlanKind::named(visit.answers.get(asked::PLAN));
        let states = known.state.iter().map(|s| (s.code.as_str(), s.name.in_language(language)));
        let network = |known: &Network| {
            (known.as_str(), words.say(&format!("insurance-q-network-{}", known.as_str())))
        };
        let funding =
            |known: &&'static str| (*known, words.say(&format!("insurance-q-funding-{known}")));
        let by_job = plan.is_none_or(|plan| plan == PlanKind::Employer);
        Self {
            plans: known
                .plan
                .iter()
                .map(|plan| (plan.id.as_str(), plan.name.in_language(language)))
                .collect(),
            states: std::iter::once(("", unknown)).chain(states).collect(),
            networks: Network::ALL.iter().map(network).collect(),
            fundings: FUNDINGS.iter().filter(|_| by_job).map(funding).collect(),
        }
    }
}

fn questions(visit: &Visit) -> Markup {
    let words = visit.words();
    let get = |name: &str| visit.answers.get(name);
    let wrong = wrong(visit);
    let unknown = words.say("insurance-q-state-none");
    let all = Answers::of(visit, &unknown);
    let day = |name: &str, label: &str| {
        let error = wrong.get(name).cloned();
        kept_field(visit, &Kept { name, label, kind: "date", error, proposed: Vec::new() })
    };
    html! {
        form.stack method="post" action="/insurance" {
            fieldset.field {
                legend { (words.say("insurance-q-plan")) }
                @for (id, name) in &all.plans { (choice(asked::PLAN, id, name, get(asked::PLAN) == *id)) }
            }
            (select(asked::STATE, &words.say("insurance-q-state"), &all.states, get(asked::STATE)))
            fieldset.field {
                legend { (words.say("insurance-q-network")) }
                @for (id, name) in &all.networks { (choice(asked::NETWORK, id, name, get(asked::NETWORK) == *id)) }
            }
            @if !all.fundings.is_empty() {
                fieldset.field {
                    legend { (words.say("insurance-q-funding")) }
                    p.field-hint { (words.say("insurance-q-funding-hint")) }
                    @for (id, name) in &all.fundings { (choice(asked::FUNDING, id, name, get(asked::FUNDING) == *id)) }
                }
            }
            (day(asked::DENIED, "insurance-q-denied"))
            (day(asked::FINAL, "insurance-q-final"))
            div.buttons { button.button.second[is_begun(visit)] { (words.say("insurance-q-save")) } }
        }
        (questions_on_paper(visit, &all))
    }
}

fn questions_on_paper(visit: &Visit, all: &Answers<'_>) -> Markup {
    let words = visit.words();
    let get = |name: &str| visit.answers.get(name);
    let day = |name: &str, id: &str| asked_on_line(&words.say(id), &words.day(get(name)));
    let of_strings = |name: &str, id: &str, all: &[(&str, String)]| {
        let all: Vec<_> = all.iter().map(|(value, said)| (*value, said.as_str())).collect();
        asked_of_boxes(&words.say(id), &all, get(name))
    };
    let mut asked = vec![
        asked_of_boxes(&words.say("insurance-q-plan"), &all.plans, get(asked::PLAN)),
        asked_of_boxes(&words.say("insurance-q-state"), &all.states, get(asked::STATE)),
        of_strings(asked::NETWORK, "insurance-q-network", &all.networks),
    ];
    if !all.fundings.is_empty() {
        asked.push(of_strings(asked::FUNDING, "insurance-q-funding", &all.fundings));
    }
    asked.push(day(asked::DENIED, "insurance-q-denied"));
    asked.push(day(asked::FINAL, "insurance-q-final"));
    on_paper(&asked)
}

/// `POST /insurance`
pub(crate) async fn answer(
    visit: Visit,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/insurance");
    visit.desk().answer(|answers, today| answers.set_given(QUESTIONS, &given, today)).await?;
    Ok(Redirect::to("/insurance"))
}
