//! One letter: first what is not known is asked for, then the letter stands there to be printed, signed and sent.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use journey::ledger::Entry;
use journey::requests::{Written, person, requests, write};
use knowledge::letters::Part;
use knowledge::{Blank, Letter};
use maud::{Markup, html};
use record::{Answers, CorrectionKind, RequestStep, StepKind};
use serde::Deserialize;

use super::{ledger_of, of_visit};
use crate::desk::DeskError;
use crate::web::pages::trouble;
use crate::web::parts::{Field, Frame, Here, Width, field, frame_of_visit, papers};
use crate::web::visit::Visit;

/// A letter about to be written: to a holder of something missing, or about a request that was made.
pub(in crate::web::pages) struct Draft<'a> {
    /// Its address.
    pub(in crate::web::pages) address: String,
    /// The name under which its own answers are kept.
    pub(in crate::web::pages) key: String,
    pub(in crate::web::pages) letter: &'a Letter,
    pub(in crate::web::pages) known: BTreeMap<Blank, String>,
    pub(in crate::web::pages) papers: Vec<record::DocumentId>,
    /// Whether sending it begins a request.
    pub(in crate::web::pages) begins: bool,
    /// The room it belongs to: its address, and the words above the heading.
    pub(in crate::web::pages) room: (&'static str, &'static str),
}

/// The room of what is missing.
const MISSING: (&str, &str) = ("/missing", "missing-eyebrow");

/// Blanks whose answer is the same in every letter.
const SHARED: &[Blank] = &[
    Blank::Name,
    Blank::Born,
    Blank::Contact,
    Blank::VisitDay,
    Blank::Receiver,
    Blank::ReceiverAddress,
    Blank::FirstDoctor,
    Blank::SecondDoctor,
    Blank::Insurer,
    Blank::MemberNumber,
    Blank::Cancer,
];

/// Blanks the case or the ledger fills; nobody is asked for them.
const OURS: &[Blank] =
    &[Blank::Items, Blank::Quotes, Blank::Department, Blank::AskedDay, Blank::DueDay];

/// `GET /missing/letters/{id}`
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    match of_missing(&visit, &id) {
        Some(draft) => page(&visit, &draft),
        None => trouble::gone(&visit.visitor),
    }
}

/// `POST /missing/letters/{id}`: the answers are kept, and the letter is shown with them.
pub(crate) async fn answer(
    visit: Visit,
    Path(id): Path<String>,
    Form(answers): Form<BTreeMap<String, String>>,
) -> Result<Response, DeskError> {
    let Some(draft) = of_missing(&visit, &id) else { return Ok(trouble::gone(&visit.visitor)) };
    keep(&visit, &draft, &answers).await
}

/// `GET /requests/{id}/letters/{letter}`: a reminder, or a letter to the privacy officer.
pub(crate) async fn show_about(
    visit: Visit,
    Path((id, letter)): Path<(String, String)>,
) -> Response {
    match of_request(&visit, &id, &letter) {
        Some(draft) => page(&visit, &draft),
        None => trouble::gone(&visit.visitor),
    }
}

/// `POST /requests/{id}/letters/{letter}`
pub(crate) async fn answer_about(
    visit: Visit,
    Path((id, letter)): Path<(String, String)>,
    Form(answers): Form<BTreeMap<String, String>>,
) -> Result<Response, DeskError> {
    let Some(draft) = of_request(&visit, &id, &letter) else {
        return Ok(trouble::gone(&visit.visitor));
    };
    keep(&visit, &draft, &answers).await
}

/// `GET /missing/letters/{id}/pdf`: the letter to print; while something is open, the page that asks for it.
pub(crate) async fn pdf(visit: Visit, Path(id): Path<String>) -> Result<Response, DeskError> {
    let Some(draft) = of_missing(&visit, &id) else { return Ok(trouble::gone(&visit.visitor)) };
    pdf_of(&visit, &draft).await
}

/// The letter as a file.
pub(in crate::web::pages) async fn pdf_of(
    visit: &Visit,
    draft: &Draft<'_>,
) -> Result<Response, DeskError> {
    let Ok(letter) = written(visit, draft) else {
        return Ok(Redirect::to(&draft.address).into_response());
    };
    let (lang, today) = (visit.library().office.language().tag(), visit.today);
    let set = tokio::task::spawn_blocking(move || paper::letter::pdf(&letter, lang, today));
    let bytes = set.await.map_err(|_| DeskError::Stopped)?.map_err(|_| DeskError::Stopped)?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"letter.pdf\""),
    ];
    Ok((headers, bytes).into_response())
}

/// The letter with what was answered so far.
fn written(visit: &Visit, draft: &Draft<'_>) -> Result<Written, Vec<Blank>> {
    let said = answers(visit, &draft.key);
    let mut known = draft.known.clone();
    known.iter_mut().for_each(|(blank, value)| *value = spoken(visit, *blank, value));
    let spoken: BTreeMap<Blank, String> =
        said.iter().map(|(blank, said)| (*blank, spoken(visit, *blank, said))).collect();
    write(draft.letter, &known, &spoken, visit.today, &visit.library().office)
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    day: String,
    #[serde(default)]
    how: String,
    #[serde(default)]
    expected: String,
}

/// `POST /missing/letters/{id}/asked`: the day it was sent goes into the ledger.
pub(crate) async fn asked(
    visit: Visit,
    Path(id): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, DeskError> {
    let missing = of_visit(&visit);
    let found = requests(&visit.case.chart, &missing, visit.library());
    let Some(request) = found.iter().find(|r| r.id == id) else {
        return Ok(trouble::gone(&visit.visitor));
    };
    let (holder, items) = (request.holder.id.clone(), &request.items);
    let items = items.iter().map(|item| (*item).to_owned()).collect();
    let draft = of_missing(&visit, &id);
    let Some(draft) = draft else { return Ok(trouble::gone(&visit.visitor)) };
    note(&visit, &draft, (holder, items), &asked).await
}

/// A letter that was sent goes into the ledger, with who keeps what it asks for.
pub(in crate::web::pages) async fn note(
    visit: &Visit,
    draft: &Draft<'_>,
    (holder, items): (String, Vec<String>),
    asked: &Asked,
) -> Result<Response, DeskError> {
    let day = asked.day.parse::<Date>().unwrap_or(visit.today).min(visit.today);
    let kind = StepKind::Asked {
        letter: draft.letter.id.clone(),
        holder,
        items,
        place: answers(visit, &draft.key)
            .get(&Blank::Place)
            .filter(|said| !said.trim().is_empty())
            .or_else(|| draft.known.get(&Blank::Place))
            .cloned()
            .unwrap_or_default(),
        how: asked.how.trim().to_owned(),
        expected: asked.expected.parse().ok(),
    };
    let missing = of_visit(visit);
    let request = ledger_of(visit, &missing).next_id(&draft.key);
    let step = RequestStep { request, day, kind };
    visit.desk().correct(CorrectionKind::Request(step), String::new()).await?;
    Ok(Redirect::to("/requests").into_response())
}

fn of_missing<'a>(visit: &'a Visit, id: &str) -> Option<Draft<'a>> {
    let missing = of_visit(visit);
    let found = requests(&visit.case.chart, &missing, visit.library());
    let request = found.into_iter().find(|r| r.id == id)?;
    Some(Draft {
        address: format!("/missing/letters/{id}"),
        key: request.id,
        letter: request.letter,
        known: request.known,
        papers: request.papers,
        begins: true,
        room: MISSING,
    })
}

fn of_request<'a>(visit: &'a Visit, id: &str, letter: &str) -> Option<Draft<'a>> {
    if !matches!(letter, "reminder" | "escalation") {
        return None;
    }
    let missing = of_visit(visit);
    let ledger = ledger_of(visit, &missing);
    let entry = ledger.entry(id)?;
    Some(Draft {
        address: format!("/requests/{id}/letters/{letter}"),
        key: entry.id.to_owned(),
        letter: visit.library().letters.get(letter)?,
        known: known_of(visit, entry),
        papers: Vec::new(),
        begins: false,
        room: MISSING,
    })
}

fn known_of(visit: &Visit, entry: &Entry<'_>) -> BTreeMap<Blank, String> {
    let (library, words) = (visit.library(), &visit.library().office);
    let language = words.language();
    let mut known = person(&visit.case.chart, words);
    let items = entry.items.iter().filter_map(|item| library.checklists.item(item));
    let items = items.map(|i| i.ask.as_ref().unwrap_or(&i.name).in_language(language));
    known.insert(Blank::Items, items.collect::<Vec<_>>().join("\n"));
    known.insert(Blank::Place, entry.place.to_owned());
    known.insert(Blank::AskedDay, words.date(entry.asked.day.into()));
    if let Some(holder) = library.checklists.holder(entry.holder) {
        let department = holder.department.in_language(language);
        known.insert(Blank::Department, department.to_owned());
    }
    if let Some(due) = entry.due {
        known.insert(Blank::DueDay, words.date(due.day.into()));
    }
    known.retain(|_, said| !said.trim().is_empty());
    known
}

/// What the person answered for this letter.
fn answers(visit: &Visit, key: &str) -> BTreeMap<Blank, String> {
    let said = |blank: Blank| Some(visit.answers.answered(&name(blank, key))?.words.clone());
    Blank::ALL.iter().filter_map(|&blank| Some((blank, said(blank)?))).collect()
}

/// Under which name an answer is kept: shared ones once, the others for each letter.
fn name(blank: Blank, key: &str) -> String {
    match SHARED.contains(&blank) {
        true => format!("letter.{}", blank.name()),
        false => format!("letter.{}/{key}", blank.name()),
    }
}

pub(in crate::web::pages) async fn keep(
    visit: &Visit,
    draft: &Draft<'_>,
    given: &BTreeMap<String, String>,
) -> Result<Response, DeskError> {
    visit.desk().drop_draft(&draft.address);
    let asked = draft.letter.blanks();
    let kept: Vec<(String, String)> = asked
        .iter()
        .filter(|(blank, _)| !OURS.contains(blank))
        .filter_map(|(blank, _)| {
            Some((name(*blank, &draft.key), given.get(blank.name())?.trim().to_owned()))
        })
        .collect();
    let keep = |answers: &mut Answers, today| {
        kept.iter().for_each(|(name, said)| answers.set(name, said, today));
    };
    visit.desk().answer(keep).await?;
    Ok(Redirect::to(&draft.address).into_response())
}

pub(in crate::web::pages) fn page(visit: &Visit, draft: &Draft<'_>) -> Response {
    let words = visit.words();
    let said = answers(visit, &draft.key);
    let written = written(visit, draft);
    let open: &[Blank] = written.as_ref().err().map_or(&[], Vec::as_slice);
    let main = html! {
        div.side-by-side.text-and-sheet {
            div.stack.not-the-sheet {
                p.eyebrow { (words.say(draft.room.1)) }
                h1 { (draft.letter.name.in_language(words.language())) }
                @if open.is_empty() { p { (words.say("letter-ready")) } }
                @else { p { (words.say_with("letter-open", &[("count", &open.len().to_string())])) } }
                (papers(visit, draft.papers.iter().copied()))
                @if open.is_empty() {
                    div.buttons {
                        button.button.print-page type="button" hidden { (words.say("letter-print")) }
                        button.button.second.copy-text type="button" data-from="as-text" hidden { (words.say("letter-copy")) }
                        @if draft.begins { a.button.plain-link href={ (draft.address) "/pdf" } { (words.say("letter-pdf")) } }
                    }
                }
                (questions(visit, draft, &said, open))
            }
            section.letter-side aria-labelledby="letter-title" {
                h2.sr-only id="letter-title" { (words.say("letter-title")) }
                @match &written {
                    Ok(letter) => { (sheet(letter)) }
                    Err(open) => { (still_open(visit, open)) }
                }
            }
            @if let Ok(letter) = &written {
                section.stack.rule-above.not-the-sheet {
                    details.more {
                        summary { (words.say("letter-as-text")) }
                        div.field {
                            label for="as-text" { (words.say("letter-as-text-label")) }
                            textarea id="as-text" readonly rows="14" { (letter.text()) }
                        }
                    }
                    @if draft.begins { (note_the_day(visit, draft)) }
                    @else { p { a.tap href="/requests" { (words.say("missing-see-requests")) } } }
                    (provenance(visit, draft.letter))
                }
            }
        }
    };
    let about = Frame::new("title-letter", Width::Wide, Here::Elsewhere, draft.room.0)
        .only_the_sheet()
        .with(&["print", "copy"]);
    frame_of_visit(visit, &about, main).into_response()
}

/// A day that was chosen is written out.
fn spoken(visit: &Visit, blank: Blank, said: &str) -> String {
    match (blank, said.parse::<Date>()) {
        (Blank::VisitDay | Blank::DeniedDay | Blank::FinalDay, Ok(day)) => {
            visit.library().office.date(day.into())
        }
        _ => said.to_owned(),
    }
}

/// The open blanks first; the others can be changed.
fn questions(
    visit: &Visit,
    draft: &Draft<'_>,
    said: &BTreeMap<Blank, String>,
    open: &[Blank],
) -> Markup {
    let words = visit.words();
    let asked: Vec<(Blank, bool)> =
        draft.letter.blanks().into_iter().filter(|(b, _)| !OURS.contains(b)).collect();
    // A place that a paper names has no address yet.
    let to_see = |b: Blank| b == Blank::Place && !open.is_empty() && !said.contains_key(&b);
    let (first, rest): (Vec<_>, Vec<_>) =
        asked.into_iter().partition(|(b, _)| open.contains(b) || to_see(*b));
    let one = |(blank, needed): &(Blank, bool)| {
        let id = format!("blank-{}", blank.name());
        let label = match needed {
            true => words.say(&id),
            false => words.say_with("blank-if-you-like", &[("label", &words.say(&id))]),
        };
        let of_plan = *blank == Blank::Place && draft.room != MISSING;
        let hint = if of_plan { "insurance-place-hint".to_owned() } else { format!("{id}.hint") };
        let hint = words.try_say(&hint, &[]);
        let value = said.get(blank).or_else(|| draft.known.get(blank));
        field(&Field {
            name: blank.name(),
            label: &label,
            hint: hint.as_deref(),
            kind: match blank {
                Blank::Place
                | Blank::ReceiverAddress
                | Blank::WhyOutside
                | Blank::WhyNeeded
                | Blank::PlanCalls => "textarea",
                Blank::VisitDay | Blank::DeniedDay | Blank::FinalDay => "date",
                _ => "text",
            },
            autocomplete: if *blank == Blank::Name { "name" } else { "off" },
            value: value.map(String::as_str).unwrap_or_default(),
            error: None,
        })
    };
    html! {
        form.stack method="post" action=(draft.address) {
            @for blank in &first { (one(blank)) }
            @if open.is_empty() {
                details.more {
                    summary { (words.say("letter-change")) }
                    @for blank in &rest { (one(blank)) }
                    div.buttons { button.button.second { (words.say("letter-save")) } }
                }
            } @else {
                details.more {
                    summary { (words.say("letter-more")) }
                    @for blank in &rest { (one(blank)) }
                }
                div.buttons { button.button { (words.say("letter-make")) } }
            }
        }
    }
}

fn sheet(letter: &Written) -> Markup {
    let lines = |lines: &[String]| {
        html! { p { @for (at, line) in lines.iter().enumerate() { @if at > 0 { br; } (line) } } }
    };
    html! {
        div.sheet.letter {
            (lines(&letter.from))
            p { (letter.day) }
            (lines(&letter.to))
            p { strong { (letter.body.subject) } }
            @for part in &letter.body.parts {
                @match part {
                    Part::Paragraph(text) => { p { (text) } }
                    Part::List(entries) => { ul { @for entry in entries { li { "– " (entry) } } } }
                }
            }
            p { (letter.close) }
            div.signature {}
            p { (letter.name) }
        }
    }
}

/// No letter yet: what it still needs, in words.
fn still_open(visit: &Visit, open: &[Blank]) -> Markup {
    let words = visit.words();
    html! {
        div.sheet.letter {
            p { (words.say("letter-not-yet")) }
            ul { @for blank in open { li { (words.say(&format!("blank-{}", blank.name()))) } } }
        }
    }
}

fn note_the_day(visit: &Visit, draft: &Draft<'_>) -> Markup {
    let words = visit.words();
    let today = visit.today.to_string();
    html! {
        form.stack method="post" action={ (draft.address) "/asked" } {
            h2 { (words.say("asked-heading")) }
            p.quiet { (words.say("asked-nothing-sent")) }
            (field(&Field {
                name: "day", label: &words.say("asked-day"), hint: None, kind: "date",
                autocomplete: "off", value: &today, error: None,
            }))
            (field(&Field {
                name: "how", label: &words.say("asked-how"), hint: Some(&words.say("asked-how.hint")),
                kind: "text", autocomplete: "off", value: "", error: None,
            }))
            (field(&Field {
                name: "expected", label: &words.say("asked-expected"), hint: None, kind: "date",
                autocomplete: "off", value: "", error: None,
            }))
            @if let Some(days) = draft.letter.days {
                p.small.quiet { (words.say_with("asked-law", &[("count", &days.to_string())])) }
            }
            div.buttons { button.button.second { (words.say("asked-save")) } }
        }
    }
}

fn provenance(visit: &Visit, letter: &Letter) -> Markup {
    let words = visit.words();
    let cited = letter.cite.iter().filter_map(|id| visit.library().checklists.citation(id));
    let cited: Vec<&str> = cited.map(|c| c.title.as_str()).collect();
    let written = letter.written.parse().map(|d: Date| words.date(d.into()));
    html! {
        p.provenance {
            (words.say_with("letter-provenance", &[
                ("date", &written.unwrap_or_default()),
                ("cited", &cited.join("; ")),
            ]))
        }
    }
}
