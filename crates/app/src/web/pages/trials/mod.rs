//! Trials: a search in the register on this computer, each study beside the case line by line, and the studies that are kept. What is
//! searched for stays in the vault; addresses of pages say nothing of it.

pub(crate) mod found;
mod judged;
pub(crate) mod one;
mod places;
pub(crate) mod sheet;

use atlas::{AtlasError, StudyCatalog};
use axum::Form;
use axum::response::Redirect;
use journey::doctors::asked as doctors_asked;
use journey::trials::{
    ANY, Criteria, Match, Person, Saved, asked, forget, news, save, saved, trial, wish,
};
use maud::{Markup, html};
use record::{Answers, Study};

use super::doctors::found::zip_trouble;
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Icon, Width, choice, field, frame_of_visit, provenance, select, sign, tick,
};
use crate::web::visit::Visit;

/// The address of the room on the map.
const ROOM: &str = "/trials";
const LISTS: &str = "/doctors/lists";
const MILES: &[&str] = &["10", "25", "50", "100", "250", "500", "any"];
/// How far one is shown studies at first.
const MILES_USUAL: &str = "100";
const PHASES: &[&str] = &["PHASE1", "PHASE2", "PHASE3", "PHASE4"];

/// Whether the person keeps a study.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    !saved(&visit.answers).is_empty()
}

/// How many studies are kept.
pub(crate) fn kept(visit: &Visit) -> usize {
    saved(&visit.answers).len()
}

pub(crate) fn person(visit: &Visit) -> Person<'_> {
    Person::of(&visit.case.chart, visit.library(), visit.today)
}

/// A study of the list on this computer.
fn study(visit: &Visit, id: &str) -> Result<Option<Study>, AtlasError> {
    visit.desk().lists().trials()?.study(id)
}

/// Whether something is new about a study that is kept.
pub(crate) fn has_news(visit: &Visit) -> bool {
    let kept = saved(&visit.answers);
    if kept.is_empty() {
        return false;
    }
    let person = person(visit);
    kept.iter().any(|kept| is_news(visit, &person, kept))
}

fn is_news(visit: &Visit, person: &Person<'_>, kept: &Saved) -> bool {
    let Ok(Some(study)) = study(visit, &kept.id) else { return false };
    let matched = Criteria::of(&study, visit.library()).beside(person);
    news(&visit.answers, &study, &matched).is_some_and(|news| !news.is_empty())
}

/// `GET /trials`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let list = visit.desk().lists().trials();
    let rules = &visit.library().vocabulary.prose.trials.search;
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("trials-eyebrow")) }
            h1 { (words.say("trials-heading")) }
            p { (words.say("trials-text")) }
            @if list.is_err() {
                div.stack {
                    p { (sign("cannot-tell", Icon::CannotTell, &words.say("trials-no-list"))) }
                    p { (words.say("trials-no-list-how")) }
                    div.buttons {
                        a.button href=(LISTS) { (words.say("trials-load")) }
                        a.button.second href="/doctors/lists/fetch" { (words.say("lists-fetch-link")) }
                    }
                }
            }
            (kept_ones(&visit))
            (form(&visit))
            (matters(&visit))
            @if let Ok(list) = &list { (of_list(&visit, &list.list().manifest)) p { a.tap href=(LISTS) { (words.say("doctors-to-lists")) } } }
            (provenance(&visit, &rules.head))
        }
    };
    frame_of_visit(&visit, &Frame::new("title-trials", Width::Usual, Here::Elsewhere, ROOM), main)
}

/// Which list is searched, and of which day.
fn of_list(visit: &Visit, manifest: &atlas::Manifest) -> Markup {
    let words = visit.words();
    let date = words.date(manifest.published.unwrap_or(manifest.loaded).into());
    html! {
        p.provenance {
            (words.say_with("trials-list-of", &[("date", &date), ("count", &manifest.rows.to_string())]))
            @if manifest.is_old(visit.today) { " " (words.say("lists-old")) }
        }
    }
}

/// The studies that are kept, each with what is new.
fn kept_ones(visit: &Visit) -> Markup {
    let words = visit.words();
    let all = saved(&visit.answers);
    if all.is_empty() {
        return html! {};
    }
    let person = person(visit);
    html! {
        h2 { (words.say("trials-kept")) }
        ul.lines { @for kept in &all { li {
            p.item-name { a href={ "/trials/of/" (kept.id) } { (kept.title) } }
            @match study(visit, &kept.id) {
                Ok(Some(study)) => {
                    @let matched = trial(&study, &person);
                    (judged::in_short(visit, &study, &matched))
                    @if news(&visit.answers, &study, &matched).is_some_and(|news| !news.is_empty()) {
                        p { (sign("please-check", Icon::Check, &words.say("trials-news"))) }
                    }
                }
                _ => p.small.quiet { (words.say("trials-not-in-list")) }
            }
        } } }
    }
}

fn form(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let library = visit.library();
    let answers = &visit.answers;
    let rules = &library.vocabulary.prose.trials.search;
    let person = person(visit);
    let wish = wish(&person, answers);
    let any = words.say("trials-any");
    let with_any = |all: Vec<(String, String)>| {
        std::iter::once((ANY.to_owned(), any.clone())).chain(all).collect::<Vec<_>>()
    };
    let cancers = library.vocabulary.cancers.cancer.iter();
    let cancers = with_any(
        cancers.map(|c| (c.id.clone(), c.name.in_language(language).to_owned())).collect(),
    );
    let stages =
        rules.stage.iter().map(|s| (s.id.clone(), s.says.in_language(language).to_owned()));
    let stages = with_any(stages.collect());
    let markers =
        rules.marker.iter().map(|m| (m.id.clone(), words.say(&format!("trials-marker-{}", m.id))));
    let markers = with_any(markers.collect());
    let lines = rules.line.iter().map(|l| (l.id.clone(), l.says.in_language(language).to_owned()));
    let lines = with_any(lines.collect());
    let phases = PHASES
        .iter()
        .map(|p| ((*p).to_owned(), words.say(&format!("trials-phase-{}", judged::id_of(p)))));
    let phases = with_any(phases.collect());
    let miles: Vec<(String, String)> =
        MILES.iter().map(|miles| ((*miles).to_owned(), far(visit, miles))).collect();
    let chosen = |id: Option<&String>| id.cloned().unwrap_or_else(|| ANY.to_owned());
    let open = answers.get(asked::STATUS) != ANY;
    let likely = answers.get(asked::SHOW) == "likely";
    html! {
        form.stack.rule-above method="post" action="/trials" {
            h2 { (words.say("trials-search")) }
            p { (words.say(if wish.from_papers && wish.cancer.is_some() { "trials-search-from-papers" } else { "trials-search-text" })) }
            (select("cancer", &words.say("trials-cancer"), &cancers, &chosen(wish.cancer.map(|c| &c.id))))
            (select("stage", &words.say("trials-stage"), &stages, &chosen(wish.stage.map(|c| &c.id))))
            (select("marker", &words.say("trials-marker"), &markers, &chosen(wish.marker.map(|c| &c.id))))
            (select("line", &words.say("trials-line"), &lines, &chosen(wish.line.map(|c| &c.id))))
            (field(&Field {
                name: "words", label: &words.say("trials-words"), hint: Some(&words.say("trials-words-hint")), kind: "text",
                autocomplete: "off", value: answers.get(asked::WORDS), error: None,
            }))
            (field(&Field {
                name: "zip", label: &words.say("doctors-zip"), hint: Some(&words.say("doctors-zip-hint")), kind: "text",
                autocomplete: "postal-code", value: answers.get(doctors_asked::ZIP), error: zip_trouble(visit).as_deref(),
            }))
            (select("miles", &words.say("doctors-within"), &miles, miles_of(answers)))
            (select("phase", &words.say("trials-phase"), &phases, &chosen(answers.answered(asked::PHASE).map(|a| &a.words))))
            fieldset.field {
                legend { (words.say("trials-status")) }
                (choice("status", "open", &words.say("trials-status-open"), open))
                (choice("status", ANY, &words.say("trials-status-any"), !open))
            }
            fieldset.field {
                legend { (words.say("trials-show")) }
                (choice("show", "all", &words.say("trials-show-all"), !likely))
                (choice("show", "likely", &words.say("trials-show-likely"), likely))
            }
            div.buttons { button.button { (words.say("trials-find")) } }
        }
    }
}

fn far(visit: &Visit, miles: &str) -> String {
    match miles {
        ANY => visit.words().say("doctors-any-distance"),
        miles => visit.words().say_with("doctors-miles", &[("miles", miles)]),
    }
}

fn miles_of(answers: &Answers) -> &str {
    if answers.has(asked::MILES) { answers.get(asked::MILES) } else { MILES_USUAL }
}

/// The person's own limit of travel, km; `None` for any distance.
fn within_km(answers: &Answers) -> Option<f64> {
    let miles = miles_of(answers).parse::<f64>().ok()?;
    Some(miles.clamp(1.0, 5000.0) * atlas::places::KM_A_MILE)
}

/// What matters to the person in a study.
fn matters(visit: &Visit) -> Markup {
    let words = visit.words();
    let mine = visit.answers.list(asked::MATTERS);
    let all = &visit.library().vocabulary.prose.trials.search.matter;
    html! {
        form.stack.rule-above method="post" action="/trials/matters" {
            h2 { (words.say("trials-matters")) }
            p { (words.say("trials-matters-text")) }
            fieldset.field {
                legend { (words.say("trials-matters-legend")) }
                @for matter in all {
                    (tick("matter", &matter.id, &words.say(&format!("trials-matter-{}", matter.id)), mine.contains(&matter.id.as_str())))
                }
            }
            div.buttons { button.button.second { (words.say("trials-matters-keep")) } }
        }
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    cancer: String,
    #[serde(default)]
    stage: String,
    #[serde(default)]
    marker: String,
    #[serde(default)]
    line: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    zip: String,
    #[serde(default)]
    miles: String,
    #[serde(default)]
    phase: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    show: String,
}

/// `POST /trials`: what is searched for is kept in the vault, so that no address says it.
pub(crate) async fn keep(visit: Visit, Form(wanted): Form<Wanted>) -> Result<Redirect, DeskError> {
    let pairs = [
        (asked::CANCER, wanted.cancer),
        (asked::STAGE, wanted.stage),
        (asked::MARKER, wanted.marker),
        (asked::LINE, wanted.line),
        (asked::WORDS, wanted.words),
        (doctors_asked::ZIP, wanted.zip),
        (asked::MILES, wanted.miles),
        (asked::PHASE, wanted.phase),
        (asked::STATUS, wanted.status),
        (asked::SHOW, wanted.show),
    ];
    let keep = |answers: &mut Answers, today| {
        pairs.iter().for_each(|(name, words)| answers.set(name, words, today));
    };
    visit.desk().answer(keep).await?;
    Ok(Redirect::to("/trials/found"))
}

/// `POST /trials/unnamed`: looks again without the words of stage, test and treatment.
pub(crate) async fn without_words(visit: Visit) -> Result<Redirect, DeskError> {
    let keep = |answers: &mut Answers, today| {
        for name in [asked::STAGE, asked::MARKER, asked::LINE] {
            answers.set(name, ANY, today);
        }
    };
    visit.desk().answer(keep).await?;
    Ok(Redirect::to("/trials/found"))
}

/// `POST /trials/matters`
pub(crate) async fn keep_matters(
    visit: Visit,
    Form(given): Form<Vec<(String, String)>>,
) -> Result<Redirect, DeskError> {
    let all = &visit.library().vocabulary.prose.trials.search.matter;
    let is_ticked = |id: &str| given.iter().any(|(name, said)| name == "matter" && said == id);
    let mine: Vec<&str> = all.iter().map(|m| m.id.as_str()).filter(|id| is_ticked(id)).collect();
    let mine = mine.join(" ");
    visit.desk().answer(|answers, today| answers.set(asked::MATTERS, &mine, today)).await?;
    Ok(Redirect::to(ROOM))
}

#[derive(serde::Deserialize)]
pub(crate) struct Keep {
    id: String,
    #[serde(default)]
    away: String,
}

/// `POST /trials/kept`: keeps a study as it is seen now, or takes it away.
pub(crate) async fn keep_one(visit: Visit, Form(keep): Form<Keep>) -> Result<Redirect, DeskError> {
    if keep.away == "yes" {
        visit.desk().answer(|answers, today| forget(answers, &keep.id, today)).await?;
        return Ok(Redirect::to(ROOM));
    }
    let Ok(Some(study)) = study(&visit, &keep.id) else { return Ok(Redirect::to(ROOM)) };
    let person = person(&visit);
    let matched: Match<'_> = trial(&study, &person);
    let kept = |answers: &mut Answers, today| {
        save(answers, &study, &matched, today);
    };
    visit.desk().answer(kept).await?;
    Ok(Redirect::to(&format!("/trials/of/{}", study.id)))
}
