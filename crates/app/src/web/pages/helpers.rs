//! Helpers: a sheet, or a file sealed with a passphrase, with the parts the person chooses; and whom to call when it is too
//! much today.

use axum::Form;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use journey::helpers::{Part, asked, chosen, parts};
use journey::time;
use journey::visit::note;
use knowledge::questions::Whom;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use paper::archive::{Seal, Unfit, seal_page};
use paper::packet::{Limits, Making, Unwatched};
use serde::Deserialize;

use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, field, frame, frame_of_visit};
use crate::web::visit::{Visit, Visitor};
use crate::web::voice::{dates, facts};

/// How the page in the sealed file looks; it loads nothing.
const STYLE: &str = include_str!("../../../assets/helper.css");
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// `GET /helpers`
pub(crate) async fn show(visit: Visit) -> Markup {
    page(&visit, None)
}

fn page(visit: &Visit, unfit: Option<Unfit>) -> Markup {
    let words = visit.words();
    let get = |name: &str| visit.answers.get(name);
    let all = parts(&visit.answers);
    let main = html! {
        div.stack.not-the-sheet {
            p.eyebrow { (words.say("helpers-eyebrow")) }
            h1 { (words.say("helpers-heading")) }
            p { (words.say("helpers-text")) }
            form.stack method="post" action="/helpers" {
                (field(&Field {
                    name: asked::NAME, label: &words.say("helpers-name"), hint: None, kind: "text", autocomplete: "off",
                    value: get(asked::NAME), error: None,
                }))
                fieldset.field {
                    legend { (words.say("helpers-parts")) }
                    @for (part, goes) in &all {
                        @let id = part.as_str();
                        div.choice {
                            input type="checkbox" name="part" value=(id) id={ "part-" (id) } checked[*goes];
                            label for={ "part-" (id) } { (words.say(&format!("helpers-part-{id}"))) }
                        }
                    }
                }
                (field(&Field {
                    name: asked::NOTE, label: &words.say("helpers-note"), hint: Some(&words.say("helpers-note.hint")),
                    kind: "textarea", autocomplete: "off", value: get(asked::NOTE), error: None,
                }))
                div.buttons { button.button.second { (words.say("helpers-save")) } }
            }
            h2 { (words.say("helpers-sheet")) }
            p { (words.say("helpers-sheet-text")) }
            div.buttons { button.button.print-page type="button" hidden { (words.say("sheet-print")) } }
        }
        div.sheet.stack { (on_paper(visit)) }
        div.stack.not-the-sheet {
            h2 { (words.say("helpers-file")) }
            p { (words.say("helpers-file-text")) }
            (seal(visit, unfit))
            p { a.tap href="/today" { (words.say("foot-today")) } }
        }
    };
    let about = Frame::new("title-helpers", Width::Usual, Here::Elsewhere, "/helpers")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(visit, &about, main)
}

fn seal(visit: &Visit, unfit: Option<Unfit>) -> Markup {
    let words = visit.words();
    let least = Seal::LEAST.to_string();
    let error = unfit.map(|why| match why {
        Unfit::TooShort => words.say_with("packet-seal-too-short", &[("least", &least)]),
        Unfit::OtherLetters => words.say_with("packet-seal-other-letters", &[("least", &least)]),
    });
    html! {
        form.stack method="post" action="/helpers/file" {
            (field(&Field {
                name: "passphrase", label: &words.say("helpers-passphrase"),
                hint: Some(&words.say_with("helpers-passphrase.hint", &[("least", &least)])),
                kind: "text", autocomplete: "off", value: "", error: error.as_deref(),
            }))
            div.buttons { button.button.second { (words.say("helpers-file-save")) } }
        }
    }
}

/// What the helper reads: only what was chosen.
fn on_paper(visit: &Visit) -> Markup {
    let words = visit.words();
    let name = visit.answers.get(asked::NAME);
    html! {
        h2.sheet-title {
            @if name.is_empty() { (words.say("helpers-for-somebody")) }
            @else { (words.say_with("helpers-for", &[("name", name)])) }
        }
        p { (words.date(visit.today.into())) }
        @for line in visit.answers.get(asked::NOTE).lines() { p { (line) } }
        @for (part, _) in parts(&visit.answers).into_iter().filter(|(_, goes)| *goes) {
            @match part {
                Part::Visit => (super::visit::sheet::on_paper(visit)),
                Part::Questions => (questions(visit)),
                Part::Days => (days(visit)),
                Part::Waiting => (waiting(visit)),
                Part::Medicines => (medicines(visit)),
                Part::Notes => (notes(visit)),
                Part::Signs => (signs(visit)),
                Part::Lines => section.print-block { h3 { (words.say("today-heading")) } (lines(&visit.visitor)) },
            }
        }
    }
}

/// A part with its heading; what is empty says so.
fn part(visit: &Visit, part: Part, items: &[String]) -> Markup {
    let words = visit.words();
    html! {
        section.print-block {
            h3 { (words.say(&format!("helpers-part-{}", part.as_str()))) }
            @if items.is_empty() { p.quiet { (words.say("helpers-part-empty")) } }
            ul.bullets { @for item in items { li { (item) } } }
        }
    }
}

fn questions(visit: &Visit) -> Markup {
    const SHOWN: usize = 12;
    let (found, _) = super::questions::of_visit(visit, Whom::Second);
    let all: Vec<String> = found.asked.into_iter().take(SHOWN).map(|q| q.words).collect();
    part(visit, Part::Questions, &all)
}

fn days(visit: &Visit) -> Markup {
    let words = visit.words();
    let given = [
        (time::asked::VISIT, "now-date-visit"),
        (time::asked::BOOKED, "now-date-booked"),
        (time::asked::LATEST, "now-date-latest"),
    ];
    let mut given: Vec<_> =
        given.iter().filter_map(|(name, id)| Some((visit.answers.day(name)?, *id))).collect();
    given.sort_unstable();
    let said = |(day, id): &(jiff::civil::Date, &str)| {
        words.say_with(
            "helpers-day",
            &[("day", &dates::weekday(words, *day)), ("what", &words.say(id))],
        )
    };
    part(visit, Part::Days, &given.iter().map(said).collect::<Vec<_>>())
}

fn waiting(visit: &Visit) -> Markup {
    let missing = super::missing::of_visit(visit);
    let ledger = super::missing::ledger_of(visit, &missing);
    let open = ledger.entries.iter().filter(|e| e.is_open()).map(|entry| {
        let place = entry.place.lines().next().unwrap_or_default();
        let parts = [
            super::requests::what(visit, entry),
            place.to_owned(),
            super::requests::due_line(visit, entry),
        ];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(". ")
    });
    part(visit, Part::Waiting, &open.collect::<Vec<_>>())
}

fn medicines(visit: &Visit) -> Markup {
    let words = visit.words();
    let chart = &visit.case.chart;
    let all = chart.of_kind("medication").chain(chart.of_kind("allergy"));
    let mut said: Vec<String> = Vec::new();
    for fact in all {
        let line =
            format!("{}: {}", facts::name(words, &fact.fact.value), facts::of(words, &fact.fact));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    html! {
        (part(visit, Part::Medicines, &said))
        @if !said.is_empty() { p.small { (words.say("helpers-medicines-text")) } }
    }
}

fn notes(visit: &Visit) -> Markup {
    let words = visit.words();
    let all = super::visit::notes::questions(visit);
    let all = all.iter().filter_map(|(id, question)| {
        let said = note(&visit.answers, id).said;
        (!said.is_empty())
            .then(|| words.say_with("helpers-noted", &[("question", question), ("said", said)]))
    });
    part(visit, Part::Notes, &all.collect::<Vec<_>>())
}

fn signs(visit: &Visit) -> Markup {
    let language = visit.words().language();
    let all = &visit.library().signs.signs;
    let said: Vec<String> = all.iter().map(|s| s.notice.in_language(language).to_owned()).collect();
    html! {
        (part(visit, Part::Signs, &said))
        p { (visit.words().say("helpers-signs-text")) }
    }
}

/// The lines, each with its number.
fn lines(visitor: &Visitor) -> Markup {
    let language = visitor.words().language();
    html! {
        ul.lines { @for line in &visitor.library.help_lines.line {
            li.right {
                p.item-name { (line.name.in_language(language)) }
                p { a.tap.phone href={ "tel:" (line.tel) } { (line.number) } }
                p { (line.says.in_language(language)) }
            }
        } }
    }
}

/// `GET /today`: whom to call; it shows nothing of the person and stands open while the app is locked.
pub(crate) async fn today(visitor: Visitor) -> Markup {
    let words = visitor.words();
    let library = &visitor.library;
    let cited = library.help_lines.cites().filter_map(|id| library.checklists.citation(id));
    let cited: Vec<&str> = cited.map(|source| source.title.as_str()).collect();
    let main = html! {
        div.stack {
            h1 { (words.say("today-heading")) }
            p.lead { (words.say("today-lead")) }
            p { (words.say("today-text")) }
            (lines(&visitor))
            h2 { (words.say("today-near")) }
            p { (words.say("today-near-text")) }
            p { a.tap href="/signs" { (words.say("foot-signs")) } }
            p.provenance { (words.say_with("cited-after", &[("cited", &cited.join("; "))])) " " (words.say("today-hours")) }
            div.buttons { a.button.second href="/" { (words.say("signs-back")) } }
        }
    };
    frame(&visitor, &Frame::new("title-today", Width::Narrow, Here::Elsewhere, ""), main)
}

#[derive(Deserialize)]
pub(crate) struct Sealed {
    #[serde(default)]
    passphrase: String,
}

/// `POST /helpers/file`: the sheet as one page in a sealed archive.
pub(crate) async fn file(
    visit: Visit,
    Form(Sealed { passphrase }): Form<Sealed>,
) -> Result<Response, DeskError> {
    let seal = match Seal::new(&passphrase) {
        Ok(seal) => seal,
        Err(unfit) => return Ok(page(&visit, Some(unfit)).into_response()),
    };
    let words = visit.words();
    let html = html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.say("title-helpers")) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (on_paper(&visit)) } }
        }
    };
    let making = Making {
        library: visit.library(),
        limits: Limits::default(),
        on: visit.today,
        progress: &Unwatched,
    };
    let bytes = seal_page(&html.into_string(), &seal, making).map_err(|_| DeskError::Stopped)?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"sheet.zip\""),
    ];
    Ok((headers, bytes).into_response())
}

/// `POST /helpers`
pub(crate) async fn keep(
    visit: Visit,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/helpers");
    let ticked = given.iter().filter(|(name, _)| name == "part").map(|(_, id)| id.as_str());
    let ticked = chosen(ticked);
    visit
        .desk()
        .answer(|answers, today| {
            answers.set(asked::PARTS, &ticked, today);
            for name in [asked::NAME, asked::NOTE] {
                if let Some((_, said)) = given.iter().find(|(n, _)| n == name) {
                    answers.set(name, said, today);
                }
            }
        })
        .await?;
    Ok(Redirect::to("/helpers"))
}
