//! What is missing: the letters that get it, what was asked for, what cannot be told, what is here.

pub(crate) mod letter;

use axum::Form;
use axum::response::{IntoResponse, Redirect, Response};
use journey::ledger::{Entry, Ledger, ledger};
use journey::missing::{Judged, Missing, missing_for};
use journey::requests::{Request, requests};
use knowledge::{Answer, Blank, Judgement, Said};
use maud::{Markup, html};
use record::Answers;
use serde::Deserialize;

use super::requests::due_line;
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Icon, Width, choice, field, frame_of_visit, reasons, sign,
};
use crate::web::visit::Visit;

/// The letter that is offered always, not because something is missing.
const TWO_DOCTORS: &str = "two-doctors";

/// Under which name the list of the person's own center is kept.
const OWN_LIST: &str = "missing.own-list";

/// What is missing, with the list of the programme the person chose and that of their own center.
pub(crate) fn of_visit(visit: &Visit) -> Missing<'_> {
    let library = visit.library();
    let chosen = visit.preferences().programme;
    let programme = chosen.and_then(|id| library.programmes.get(&id));
    missing_for(&visit.case.chart, library, visit.today, programme, visit.answers.get(OWN_LIST))
}

/// What the person asked for.
pub(crate) fn ledger_of<'a>(visit: &'a Visit, missing: &Missing<'_>) -> Ledger<'a> {
    ledger(&visit.case.corrections, missing, visit.library(), visit.today)
}

/// `GET /missing`
pub(crate) async fn show(visit: Visit) -> Response {
    if visit.case.documents.is_empty() {
        return Redirect::to("/records/add").into_response();
    }
    let words = visit.words();
    let missing = of_visit(&visit);
    let ledger = ledger_of(&visit, &missing);
    let requests = requests(&visit.case.chart, &missing, visit.library());
    let all = missing.of(Judgement::Missing).count();
    let (two, to_ask): (Vec<_>, Vec<_>) = requests.iter().partition(|r| r.letter.id == TWO_DOCTORS);
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("missing-eyebrow")) }
            h1 { (words.say_with("missing-heading", &[("count", &all.to_string())])) }
            p { (about(&visit, &missing)) }
            @if !to_ask.is_empty() {
                p { (words.say("missing-lead")) }
                (letters(&visit, &missing, &ledger, &to_ask))
            }
            (without_letter(&visit, &missing))
            (asked_for(&visit, &ledger))
            (cannot_tell(&visit, &missing))
            (yours(&visit, &missing))
            (here(&visit, &missing))
            @if let Some(request) = two.first() {
                p { a.tap href={ "/missing/letters/" (request.id) } {
                    (request.letter.name.in_language(words.language()))
                } }
            }
            (programme(&visit, &missing))
            (own_list(&visit, &missing))
            (who_asks(&visit, &missing))
        }
    };
    let about = Frame::new("title-missing", Width::Usual, Here::Elsewhere, "/missing");
    frame_of_visit(&visit, &about, main).into_response()
}

/// What the list is for, as far as the papers tell.
fn about(visit: &Visit, missing: &Missing<'_>) -> String {
    let words = visit.words();
    let language = words.language();
    let most: Option<&str> = missing.cancers.first().map(|c| c.name.in_language(language));
    match most {
        Some(cancer) => words.say_with("missing-about", &[("cancer", cancer)]),
        None => words.say("missing-about-nothing"),
    }
}

/// One letter a holder, what it asks for, and the step to it.
fn letters(
    visit: &Visit,
    missing: &Missing<'_>,
    ledger: &Ledger<'_>,
    requests: &[&Request<'_>],
) -> Markup {
    let words = visit.words();
    let language = words.language();
    let waits = |request: &Request<'_>| {
        let alike = |r: &&&Request<'_>| {
            r.letter.id == request.letter.id && r.holder.id == request.holder.id
        };
        match requests.iter().filter(alike).count() {
            0 | 1 => request.items.iter().all(|item| ledger.waits_for(item).is_some()),
            // The same thing may be asked of several places.
            _ => ledger.waits_as(&request.id).is_some(),
        }
    };
    let first = requests.iter().position(|r| !waits(r));
    html! {
        h2 { (words.say("missing-to-ask")) }
        ul.lines {
            @for (at, request) in requests.iter().enumerate() {
                li {
                    h3.item-name { (request.letter.name.in_language(language)) }
                    p.small.quiet {
                        (words.say_with("missing-held-by", &[("holder", request.holder.name.in_language(language))]))
                        @if let Some(place) = request.known.get(&Blank::Place) {
                            " " (words.say_with("missing-place", &[("place", place)]))
                        }
                    }
                    ul.plain {
                        @for judged in request.items.iter().filter_map(|item| missing.named(item)) {
                            li { (thing(visit, judged)) }
                        }
                    }
                    @if waits(request) {
                        p.small { (sign("done", Icon::Tick, &words.say("missing-asked-already"))) }
                        p { a.tap href="/requests" { (words.say("missing-see-requests")) } }
                    } @else {
                        div.buttons {
                            a.button.second[Some(at) != first] href={ "/missing/letters/" (request.id) } {
                                (words.say("missing-make-letter"))
                                span.sr-only { ": " (request.letter.name.in_language(language)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What it is, why it matters here, and what in the papers says that it is not there.
fn thing(visit: &Visit, judged: &Judged<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    html! {
        div.keep-together {
            p { strong { (judged.item.name.in_language(language)) } }
            @if judged.too_old {
                p.small { (words.say("because-too-old")) " "
                    @if let Some(newest) = judged.newest {
                        (words.say_with("missing-newest", &[("date", &words.date(newest))]))
                    }
                }
            } @else { (reasons(visit, &judged.reasons)) }
            details.more {
                summary { (words.say("missing-why")) }
                p { (judged.item.why.in_language(language)) " " (judged.item.how.in_language(language)) }
                @if let Some(trap) = &judged.item.trap { p { (trap.in_language(language)) } }
                @if let Some(says) = judged.says { p { (programme_says(visit, says)) } }
                (rule(visit, judged))
            }
        }
    }
}

fn programme_says(visit: &Visit, says: &Said) -> String {
    let words = visit.words();
    words.say_with("missing-programme-says", &[("says", says.in_language(words.language()))])
}

/// Which list asks for it, what the list follows, and whether a clinician has looked.
fn rule(visit: &Visit, judged: &Judged<'_>) -> Markup {
    let words = visit.words();
    let checklists = &visit.library().checklists;
    let cited = judged.item.cite.iter().filter_map(|id| checklists.citation(id));
    let cited: Vec<&str> = cited.map(|c| c.title.as_str()).collect();
    html! {
        p.provenance {
            (words.say_with("missing-rule", &[
                ("list", judged.list.name.in_language(words.language())),
                ("cited", &cited.join("; ")),
            ])) " "
            @if judged.list.reviewed_by.is_none() { (words.say("missing-not-reviewed-short")) }
        }
    }
}

/// What no letter gets: files to be had anew from whoever gave them.
fn without_letter(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let library = visit.library();
    let none = |judged: &&Judged<'_>| {
        let holder = library.checklists.holder(&judged.item.holder);
        let usual = holder.map(|h| h.letter.as_str()).unwrap_or_default();
        library.letters.get(judged.item.letter.as_deref().unwrap_or(usual)).is_none()
    };
    let held: Vec<_> = missing.of(Judgement::Missing).filter(none).collect();
    html! {
        @if !held.is_empty() {
            h2 { (visit.words().say("missing-new-copy")) }
            ul.lines { @for judged in held { li { (thing(visit, judged)) } } }
        }
    }
}

fn asked_for(visit: &Visit, ledger: &Ledger<'_>) -> Markup {
    let words = visit.words();
    let open: Vec<&Entry<'_>> = ledger.entries.iter().filter(|e| e.is_open()).collect();
    html! {
        @if !open.is_empty() {
            h2 { (words.say("missing-asked-for")) }
            ul.lines {
                @for entry in open {
                    li {
                        div.item-name { a.tap href="/requests" { (super::requests::title(visit, entry)) } }
                        p.small { (super::requests::items(visit, entry)) ". " (due_line(visit, entry)) }
                    }
                }
            }
        }
    }
}

fn cannot_tell(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let words = visit.words();
    let held: Vec<_> =
        missing.of(Judgement::CannotTell).filter(|j| j.item.holder != "self").collect();
    html! {
        @if !held.is_empty() {
            h2 { (sign("cannot-tell", Icon::CannotTell, &words.say("missing-cannot-tell"))) }
            p.quiet { (words.say("missing-cannot-tell-text")) }
            ul.lines { @for judged in held { li { (thing(visit, judged)) } } }
        }
    }
}

/// What the person brings.
fn yours(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let held: Vec<_> =
        missing.of(Judgement::CannotTell).filter(|j| j.item.holder == "self").collect();
    html! {
        @if !held.is_empty() {
            h2 { (words.say("missing-yours")) }
            ul.lines {
                @for judged in held {
                    li {
                        div.item-name { (judged.item.name.in_language(language)) }
                        p.small { (judged.item.why.in_language(language)) " " (judged.item.how.in_language(language)) }
                    }
                }
            }
        }
    }
}

fn here(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let held: Vec<_> = missing.of(Judgement::There).collect();
    html! {
        @if !held.is_empty() {
            h2 { (words.say("missing-here")) }
            ul.lines {
                @for judged in held {
                    li {
                        div.item-name { (judged.item.name.in_language(language)) }
                        @if let Some(newest) = judged.newest {
                            p.small { (words.say_with("missing-of-day", &[("date", &words.date(newest))])) }
                        }
                        (crate::web::parts::papers(visit, judged.reasons.iter().flat_map(|r| r.documents.iter().copied())))
                    }
                }
            }
        }
    }
}

/// The programme whose list counts, what it says of itself, and the others to choose from.
fn programme(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let all = &visit.library().programmes.programmes;
    let chosen = missing.programme.as_ref();
    html! {
        section.stack.rule-above aria-labelledby="programme-title" {
            h2 id="programme-title" { (words.say("programme-heading")) }
            @if let Some(chosen) = chosen {
                @let programme = chosen.programme;
                p { strong { (programme.name) } " " (programme.gives.in_language(language)) }
                @if let Some(takes) = &programme.takes { p { (takes.in_language(language)) } }
                @if let Some(price) = &programme.price {
                    p { (words.say_with("programme-price", &[("price", price.in_language(language))])) }
                }
                @if !chosen.limits.is_empty() {
                    p { (words.say("programme-limits")) }
                    ul { @for (limit, met) in &chosen.limits {
                        li {
                            (limit.says.in_language(language))
                            @if *met == Answer::Yes { " " strong { (words.say("programme-limit-met")) } }
                        }
                    } }
                }
                p.provenance {
                    (words.say_with("programme-seen", &[("date", &words.day(&programme.seen))])) " "
                    @for id in &programme.cite {
                        @if let Some(cited) = visit.library().checklists.citation(id) { (cited.title) ". " }
                    }
                }
            }
            form.stack method="post" action="/missing/programme" {
                details.more {
                    summary { (words.say("programme-choose")) }
                    fieldset.field {
                        legend { (words.say("programme-which")) }
                        (choice("programme", "none", &words.say("programme-none"), chosen.is_none()))
                        @for programme in all {
                            (choice("programme", &programme.id, &programme.name,
                                chosen.is_some_and(|c| c.programme.id == programme.id)))
                        }
                    }
                    div.buttons { button.button.second { (words.say("programme-save")) } }
                }
            }
        }
    }
}

/// The list of the person's own center: a box to type or paste it into, and what is known of each line.
fn own_list(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let words = visit.words();
    let typed = visit.answers.get(OWN_LIST);
    html! {
        section.stack.rule-above aria-labelledby="own-title" {
            h2 id="own-title" { (words.say("own-heading")) }
            @if !missing.own.is_empty() {
                ul.lines { @for own in &missing.own {
                    @let judged = own.item.as_deref().and_then(|item| missing.named(item));
                    li { (own_line(visit, &own.words, judged)) }
                } }
            }
            form.stack method="post" action="/missing/own-list" {
                details.more open[typed.is_empty() && missing.programme.is_none()] {
                    summary { (words.say(if typed.is_empty() { "own-enter" } else { "own-change" })) }
                    (field(&Field {
                        name: "list", label: &words.say("own-list"), hint: Some(&words.say("own-list.hint")),
                        kind: "textarea", autocomplete: "off", value: typed, error: None,
                    }))
                    div.buttons { button.button.second { (words.say("own-save")) } }
                }
            }
        }
    }
}

/// One line of a center's list, as it was typed, and whether it is there.
fn own_line(visit: &Visit, typed: &str, judged: Option<&Judged<'_>>) -> Markup {
    let words = visit.words();
    let language = words.language();
    html! {
        div.item-name { (typed) }
        @match judged {
            None => p.small { (sign("please-check", Icon::Check, &words.say("own-unknown"))) },
            Some(judged) => {
                p.small { @match judged.judgement {
                    Judgement::There => (sign("done", Icon::Tick, &words.say("own-there"))),
                    Judgement::Missing => (sign("please-check", Icon::Check, &words.say("own-missing"))),
                    _ => (sign("please-check", Icon::Check, &words.say("own-cannot-tell"))),
                } }
                p.small.quiet {
                    (words.say_with("own-taken-as", &[("item", judged.item.name.in_language(language))]))
                }
                @if judged.judgement == Judgement::There {
                    (crate::web::parts::papers(visit, judged.reasons.iter().flat_map(|r| r.documents.iter().copied())))
                }
            }
        }
    }
}

fn who_asks(visit: &Visit, missing: &Missing<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let lists: Vec<&str> = missing.lists.iter().map(|l| l.name.in_language(language)).collect();
    html! {
        details.more {
            summary { (words.say("missing-who-asks")) }
            p.provenance {
                (words.say_with("missing-lists", &[("lists", &lists.join("; "))])) " "
                (words.say("missing-not-reviewed"))
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Typed {
    list: String,
}

/// `POST /missing/own-list`: the list is kept as it was typed.
pub(crate) async fn keep_own_list(
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/missing");
    let keep = |answers: &mut Answers, today| answers.set(OWN_LIST, &typed.list, today);
    visit.desk().answer(keep).await?;
    Ok(Redirect::to("/missing#own-title"))
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    programme: String,
}

/// `POST /missing/programme`
pub(crate) async fn choose(
    visit: Visit,
    Form(wanted): Form<Wanted>,
) -> Result<Redirect, DeskError> {
    let known = visit.library().programmes.get(&wanted.programme).map(|p| p.id.clone());
    visit.desk().prefer(|p| p.programme = known).await?;
    Ok(Redirect::to("/missing"))
}
