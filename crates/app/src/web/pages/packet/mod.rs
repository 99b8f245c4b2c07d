//! The packet: exactly what goes to the second doctor, in which order, what stays out and why; and the two forms in
//! which it is made. How far the making is, and the file, are pages of their own.

pub(crate) mod making;

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use journey::compare::compare;
use journey::packet::{Choice, Enclosed, LeftOut, Why, sort};
use journey::questions::From;
use knowledge::Words;
use knowledge::questions::Whom;
use maud::{Markup, html};
use paper::archive::{Seal, Unfit};
use paper::packet::{Ask, ComparisonSheet, Of, OwnSheet};
use record::DocumentId;
use serde::Deserialize;

use super::decide::decided;
use super::opinions::{self, Held, Two};
use crate::desk::{DeskError, PacketForm, PacketWanted};
use crate::web::parts::{Field, Frame, Here, Width, field, frame_of_visit, tick as tick_box};
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// Questions that stand on the cover.
const QUESTIONS: usize = 3;

/// What the person has chosen and typed.
#[derive(Default)]
struct Wanted {
    choice: Choice,
    ask: Ask,
    /// The two opinions that could go in side by side.
    two: Two,
    /// Whether they are to.
    compares: bool,
    /// Whether the letter that asks both doctors to talk goes in.
    bridges: bool,
    /// Whether the sheet of the choice goes in.
    decides: bool,
    /// Why the passphrase that was typed cannot seal.
    unfit: Option<Unfit>,
}

/// Which of their sheets the person comes from, wanting it in the packet.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Coming {
    first: String,
    second: String,
    sheet: String,
}

/// `GET /packet`
pub(crate) async fn show(visit: Visit, Query(from): Query<Coming>) -> Markup {
    let questions = questions_of(&visit);
    let (bridges, decides) = (from.sheet == "bridge", from.sheet == "decision");
    let compares = !from.first.is_empty() && !bridges;
    let two = Two { first: from.first, second: from.second };
    let ask = Ask { questions, ..Ask::default() };
    page(&visit, &Wanted { ask, two, compares, bridges, decides, ..Wanted::default() })
}

/// The three that go first, in English. What quotes the first doctor's letter stays out: the packet may be blind.
fn questions_of(visit: &Visit) -> Vec<String> {
    let (questions, _) = super::questions::of_visit(visit, Whom::Second);
    let told = questions.asked.into_iter().filter(|q| !matches!(q.from, From::Option));
    told.take(QUESTIONS).map(|q| q.in_english.unwrap_or(q.words)).collect()
}

/// `POST /packet`: shows what would go in, or begins to make it.
pub(crate) async fn make(
    visit: Visit,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, DeskError> {
    let mut wanted = wanted(&visit, &typed);
    let form = match typed.get("make").map(String::as_str) {
        Some("pdf") => PacketForm::Pdf,
        Some("zip") => PacketForm::Zip,
        _ => return Ok(page(&visit, &wanted).into_response()),
    };
    let passphrase = typed.get("passphrase").map_or("", |t| t.trim());
    let seal = match (form, passphrase) {
        (PacketForm::Pdf, _) | (PacketForm::Zip, "") => None,
        (PacketForm::Zip, typed) => match Seal::new(typed) {
            Ok(seal) => Some(seal),
            Err(why) => {
                wanted.unfit = Some(why);
                return Ok(page(&visit, &wanted).into_response());
            }
        },
    };
    let Wanted { choice, mut ask, two, compares, bridges, decides, .. } = wanted;
    ask.comparison = compares.then(|| side_by_side(&visit, &two)).flatten();
    let bridge = bridges.then(|| bridge(&visit, &two)).flatten();
    let decision = decides.then(|| decision(&visit)).flatten();
    ask.own_sheets = bridge.into_iter().chain(decision).collect();
    visit.desk().make_packet(PacketWanted { choice, ask, form, seal })?;
    Ok(Redirect::to("/packet/making").into_response())
}

/// The two opinions as a sheet of the packet, in its language.
fn side_by_side(visit: &Visit, two: &Two) -> Option<ComparisonSheet> {
    let library = visit.library();
    let (first, second) = opinions::pair(visit, two)?;
    let found = compare(&first.opinion, &second.opinion, library);
    Some(ComparisonSheet::of(&of(visit, &first), &of(visit, &second), &found, library))
}

/// The letter to both doctors.
fn bridge(visit: &Visit, two: &Two) -> Option<OwnSheet> {
    let library = visit.library();
    let (first, second) = opinions::pair(visit, two)?;
    let found = compare(&first.opinion, &second.opinion, library);
    OwnSheet::bridge(&of(visit, &first), &of(visit, &second), &found, library)
}

/// The choice the person has to make, as on its page.
fn decision(visit: &Visit) -> Option<OwnSheet> {
    let held = opinions::with_a_plan(visit);
    let voices: Vec<Of> = held.iter().map(|held| of(visit, held)).collect();
    OwnSheet::decision(&voices, &decided(visit, &held), visit.library())
}

/// Who gave an opinion and when, in the language of the packet.
fn of(visit: &Visit, held: &Held) -> Of {
    let words = &visit.library().office;
    let name = held.who.clone().unwrap_or_else(|| words.say("opinions-heard"));
    let name = match held.on {
        Some(on) => words.say_with("paper-of", &[("name", &name), ("date", &words.date(on))]),
        None => name,
    };
    Of { name, document: held.document }
}

fn wanted(visit: &Visit, typed: &BTreeMap<String, String>) -> Wanted {
    let text = |name: &str| typed.get(name).map_or("", |t| t.trim()).to_owned();
    // A box that was shown and is not ticked leaves its paper out.
    let ids = visit.case.documents.iter().map(|read| read.document.id);
    let without = ids
        .filter(|id| {
            typed.contains_key(&format!("shown-{id}")) && !typed.contains_key(&format!("with-{id}"))
        })
        .collect();
    let questions = (1..=QUESTIONS).map(|n| text(&format!("question-{n}")));
    Wanted {
        choice: Choice { without, blind: typed.contains_key("blind") },
        ask: Ask {
            questions: questions.filter(|q| !q.is_empty()).collect(),
            contact: text("contact"),
            ..Ask::default()
        },
        two: Two { first: text("first"), second: text("second") },
        compares: typed.contains_key("comparison"),
        bridges: typed.contains_key("bridge"),
        decides: typed.contains_key("decision"),
        unfit: None,
    }
}

fn page(visit: &Visit, wanted: &Wanted) -> Markup {
    let words = visit.words();
    let case = &visit.case;
    let (enclosed, left_out) = sort(&case.documents, &case.chart, &wanted.choice, visit.library());
    let count = enclosed.len().to_string();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("packet-page-eyebrow")) }
            h1 { (words.say_with("packet-page-heading", &[("count", &count)])) }
            p { (words.say("packet-page-text")) }
        }
        form.stack method="post" action="/packet" {
            h2 { (words.say("packet-page-ask")) }
            @for n in 1..=QUESTIONS {
                (field(&Field {
                    name: &format!("question-{n}"),
                    label: &words.say_with("packet-page-question", &[("number", &n.to_string())]),
                    hint: None, kind: "text", autocomplete: "off",
                    value: wanted.ask.questions.get(n - 1).map_or("", String::as_str), error: None,
                }))
            }
            (field(&Field {
                name: "contact", label: &words.say("packet-page-contact"),
                hint: Some(&words.say("packet-page-contact.hint")), kind: "text", autocomplete: "off",
                value: &wanted.ask.contact, error: None,
            }))
            h2 { (words.say("packet-page-in")) }
            p.quiet { (words.say("packet-page-first")) }
            (papers(visit, &enclosed, &left_out))
            div.field { div.choice {
                input type="checkbox" name="blind" id="blind" checked[wanted.choice.blind]
                    aria-describedby="blind-hint";
                label for="blind" { (words.say("packet-page-blind")) }
            } p.field-hint id="blind-hint" { (words.say("packet-page-blind.hint")) }
            (blind_how(words)) }
            (own_sheets(visit, wanted))
            (in_part(visit, &enclosed))
            (stays_out(visit, &left_out))
            (seal(words, wanted.unfit))
            p { (words.say("packet-page-care")) }
            div.buttons {
                button.button name="make" value="pdf" { (words.say("packet-page-pdf")) }
                button.button.second name="make" value="zip" { (words.say("packet-page-zip")) }
                button.button.plain-link name="make" value="look" { (words.say("packet-page-look")) }
            }
            p.quiet.small { (words.say("packet-page-forms")) }
        }
    };
    frame_of_visit(visit, &Frame::new("title-packet", Width::Usual, Here::Case, "/packet"), main)
}

/// Every paper that goes in or could, with its box, in the order of the packet.
fn papers(visit: &Visit, enclosed: &[Enclosed<'_>], left_out: &[LeftOut]) -> Markup {
    let words = visit.words();
    let sections = &visit.library().rules.packet.sections;
    let chosen = left_out.iter().filter(|out| out.why == Why::Chosen).map(|out| out.document.id);
    html! {
        @for of_section in enclosed.chunk_by(|a, b| a.section == b.section) {
            @let id = of_section.first().and_then(|e| sections.get(e.section)).map_or("", |s| &s.id);
            fieldset.field {
                legend { (words.say(&format!("packet-section-{id}"))) }
                @for paper in of_section { (tick(visit, paper.read.document.id, true)) }
            }
        }
        @let chosen: Vec<_> = chosen.collect();
        @if !chosen.is_empty() {
            fieldset.field {
                legend { (words.say("packet-page-left-out")) }
                @for id in chosen { (tick(visit, id, false)) }
            }
        }
    }
}

fn tick(visit: &Visit, id: DocumentId, goes_in: bool) -> Markup {
    let words = visit.words();
    let Some(document) = visit.case.document(id) else { return html! {} };
    let name = format!("with-{id}");
    html! {
        div.choice {
            input type="hidden" name={ "shown-" (id) } value="1";
            input type="checkbox" name=(name) id=(name) checked[goes_in];
            label for=(name) {
                (documents::name(words, document))
                span.quiet { " " (documents::details(words, document)) }
            }
        }
    }
}

/// Which sheets of their own go in: the two opinions side by side, the letter to both doctors, the choice. Nothing where
/// there are no two opinions.
fn own_sheets(visit: &Visit, wanted: &Wanted) -> Markup {
    let words = visit.words();
    let Some((first, second)) = opinions::pair(visit, &wanted.two) else { return html! {} };
    let found = compare(&first.opinion, &second.opinion, visit.library());
    let names =
        [("first", opinions::named(visit, &first)), ("second", opinions::named(visit, &second))];
    let names: Vec<(&str, &str)> = names.iter().map(|(key, name)| (*key, name.as_str())).collect();
    let label = words.say_with("packet-page-comparison", &names);
    html! {
        fieldset.field {
            legend { (words.say("packet-page-own")) }
            input type="hidden" name="first" value=(first.id);
            input type="hidden" name="second" value=(second.id);
            (tick_box("comparison", "yes", &label, wanted.compares))
            @if !found.to_discuss().is_empty() {
                (tick_box("bridge", "yes", &words.say("packet-page-bridge"), wanted.bridges))
            }
            (tick_box("decision", "yes", &words.say("packet-page-decision"), wanted.decides))
            p.field-hint { (words.say("packet-page-comparison.hint")) }
        }
    }
}

/// Precisely what a blind packet leaves out.
fn blind_how(words: &Words) -> Markup {
    html! {
        details {
            summary { (words.say("packet-page-blind-how")) }
            ul.bullets {
                li { (words.say("packet-page-blind-papers")) }
                li { (words.say("packet-page-blind-pages")) }
                li { (words.say("packet-page-blind-facts")) }
            }
            p { (words.say("packet-page-blind-limit")) }
        }
    }
}

/// Papers of which the pages go in and the file does not.
fn in_part(visit: &Visit, enclosed: &[Enclosed<'_>]) -> Markup {
    let words = visit.words();
    let papers: Vec<_> =
        enclosed.iter().filter_map(|paper| Some((paper, paper.file_out?))).collect();
    html! {
        @if !papers.is_empty() {
            h2 { (words.say("packet-page-in-part")) }
            p { (words.say("packet-page-in-part-text")) }
            ul.bullets {
                @for (paper, why) in papers {
                    @let id = paper.read.document.id;
                    @let name = visit.case.document(id).map(|d| documents::name(words, d)).unwrap_or_default();
                    @let pages: Vec<_> = paper.pages_out.iter().map(u32::to_string).collect();
                    li {
                        (words.say_with(&format!("packet-page-file-out-{}", why.slug()), &[("paper", &name)]))
                        @if !pages.is_empty() {
                            " " (words.say_with("packet-page-pages-out", &[("pages", &pages.join(", "))]))
                        }
                    }
                }
            }
        }
    }
}

/// The passphrase that seals a ZIP, if the person wants one.
fn seal(words: &Words, unfit: Option<Unfit>) -> Markup {
    let least = Seal::LEAST.to_string();
    let error = unfit.map(|why| match why {
        Unfit::TooShort => words.say_with("packet-seal-too-short", &[("least", &least)]),
        Unfit::OtherLetters => words.say_with("packet-seal-other-letters", &[("least", &least)]),
    });
    field(&Field {
        name: "passphrase",
        label: &words.say("packet-page-seal"),
        hint: Some(&words.say_with("packet-page-seal.hint", &[("least", &least)])),
        kind: "text",
        autocomplete: "off",
        value: "",
        error: error.as_deref(),
    })
}

/// What stays out without being asked, by its reason.
fn stays_out(visit: &Visit, left_out: &[LeftOut]) -> Markup {
    let words = visit.words();
    let rest: Vec<_> = left_out.iter().filter(|out| out.why != Why::Chosen).collect();
    html! {
        @if !rest.is_empty() {
            h2 { (words.say("packet-page-out")) }
            ul.bullets {
                @for of_kind in rest.chunk_by(|a, b| a.why == b.why) {
                    @let why = of_kind.first().map_or("", |out| out.why.slug());
                    li {
                        (words.say(&format!("packet-page-why-{why}")))
                        @if why == Why::NoRecord.slug() { " " (of_kind.len()) } @else {
                            ul { @for out in of_kind { li {
                                a.tap href={ "/documents/" (out.document.id.0) } {
                                    (documents::name(words, &out.document))
                                }
                            } } }
                        }
                    }
                }
            }
        }
    }
}
