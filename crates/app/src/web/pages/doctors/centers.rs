//! Cancer centers by distance, and second-opinion programs with whether they would take this person.

use atlas::{Spot, places};
use axum::Form;
use axum::response::Redirect;
use journey::doctors::{Take, asked, centers, list, will_they_take_me};
use knowledge::Answer;
use knowledge::doctors::Center;
use maud::{Markup, html};

use super::ROOM;
use super::found::{here, put_on, zip_trouble};
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Icon, Width, choice, cited, field, frame_of_visit, provenance, sign,
};
use crate::web::visit::Visit;

/// Centers shown before the fold.
const FIRST: usize = 10;

/// `GET /doctors/centers`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let spot = here(&visit);
    let state = visit.library().doctors.state_of(visit.answers.get(asked::ZIP));
    let km = |center: &Center| {
        let (latitude, longitude) = center.spot;
        Some(spot?.km_to(Spot { latitude, longitude }))
    };
    let (treat, laboratories) = centers(visit.library(), state.map(|s| s.id.as_str()), km);
    let order = match (spot, state) {
        (Some(_), _) => words.say("centers-by-distance"),
        (None, Some(state)) => {
            let is_there = treat.iter().any(|(center, _)| center.state == state.id);
            let id = if is_there { "centers-by-state" } else { "centers-none-in-state" };
            words.say_with(id, &[("state", &state.name)])
        }
        (None, None) => words.say("centers-by-name"),
    };
    let (first, rest) = treat.split_at(FIRST.min(treat.len()));
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("doctors-back")) } }
            h1 { (words.say("centers-heading")) }
            p { (words.say("centers-text")) }
            (zip_form(&visit, "/doctors/centers"))
            p { (order) }
            ul.lines { @for (center, km) in first { li { (one(&visit, center, *km)) } } }
            details.more {
                summary { (words.say_with("centers-rest", &[("count", &rest.len().to_string())])) }
                ul.lines { @for (center, km) in rest { li { (one(&visit, center, *km)) } } }
            }
            details.more {
                summary { (words.say("centers-laboratories")) }
                p { (words.say("centers-laboratories-text")) }
                ul.bullets { @for center in &laboratories { li { (center.name) ", " (center.city) ", " (center.state) } } }
            }
            (provenance(&visit, &visit.library().doctors.centers.head))
        }
    };
    frame_of_visit(&visit, &Frame::new("title-centers", Width::Usual, Here::Elsewhere, ROOM), main)
}

fn one(visit: &Visit, center: &Center, km: Option<f64>) -> Markup {
    let words = visit.words();
    let key = format!("c-{}", center.id);
    let is_short = list(&visit.answers).iter().any(|short| short.key == key);
    let miles = km.map(|km| format!("{:.0}", km / places::KM_A_MILE));
    html! {
        p.item-name { a href={ "/doctors/of/" (key) } { (center.name) } }
        p.small.quiet {
            (center.city) ", " (center.state)
            @if let Some(miles) = &miles { " · " (words.say_with("doctors-away", &[("miles", miles)])) }
            " · " (words.say(&format!("centers-kind-{}", center.kind.as_str())))
        }
        (put_on(visit, &key, &center.name, is_short))
    }
}

fn zip_form(visit: &Visit, to: &str) -> Markup {
    let words = visit.words();
    html! {
        form.stack method="post" action=(to) {
            (field(&Field {
                name: "zip", label: &words.say("doctors-zip"), hint: Some(&words.say("doctors-zip-hint")), kind: "text",
                autocomplete: "postal-code", value: visit.answers.get(asked::ZIP), error: zip_trouble(visit).as_deref(),
            }))
            div.buttons { button.button.second { (words.say("centers-zip-save")) } }
        }
    }
}

/// `GET /doctors/programs`
pub(crate) async fn programs(visit: Visit) -> Markup {
    let words = visit.words();
    let takes = will_they_take_me(&visit.case.chart, &visit.answers, visit.library(), visit.today);
    let groups = [
        (Answer::Yes, "programs-yes"),
        (Answer::CannotTell, "programs-cannot-tell"),
        (Answer::No, "programs-no"),
    ];
    let questions = [
        (asked::INPATIENT, "inpatient"),
        (asked::HELPS, "helps"),
        (asked::TREATED, "treated"),
        (asked::OFFERED, "offered"),
        (asked::CHILD, "child"),
    ];
    // Where a paper has the day of birth, the age need not be asked.
    let knows_age = visit.case.chart.patient.birth_date.is_some();
    let questions = questions.into_iter().filter(|(name, _)| !(knows_age && *name == asked::CHILD));
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("doctors-back")) } }
            h1 { (words.say("programs-heading")) }
            p { (words.say("programs-text")) }
            form.stack method="post" action="/doctors/programs" {
                (field(&Field {
                    name: "zip", label: &words.say("doctors-zip"), hint: None, kind: "text", autocomplete: "postal-code",
                    value: visit.answers.get(asked::ZIP), error: zip_trouble(&visit).as_deref(),
                }))
                @for (name, word) in questions {
                    fieldset.field {
                        legend { (words.say(&format!("programs-ask-{word}"))) }
                        @let said = visit.answers.get(name);
                        (choice(word, "yes", &words.say("programs-answer-yes"), said == "yes"))
                        (choice(word, "no", &words.say("programs-answer-no"), said == "no"))
                        (choice(word, "unsure", &words.say("programs-unsure"), !matches!(said, "yes" | "no")))
                    }
                }
                div.buttons { button.button { (words.say("programs-save")) } }
            }
            @for (answer, id) in groups {
                @let held: Vec<_> = takes.iter().filter(|take| take.answer == answer).collect();
                @if !held.is_empty() {
                    h2 { (words.say(id)) }
                    ul.lines { @for take in held { li { (program(&visit, take)) } } }
                }
            }
        }
    };
    frame_of_visit(&visit, &Frame::new("title-programs", Width::Usual, Here::Elsewhere, ROOM), main)
}

fn program(visit: &Visit, take: &Take<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let programme = take.programme;
    let key = format!("p-{}", programme.id);
    let is_short = list(&visit.answers).iter().any(|short| short.key == key);
    html! {
        p.item-name { a href={ "/doctors/of/" (key) } { (programme.name) } }
        p { (programme.gives.in_language(language)) }
        @if let Some(price) = &programme.price { p.small.quiet { (price.in_language(language)) } }
        @if !take.limits.is_empty() { p.small { (words.say("programs-limits")) } }
        ul.bullets { @for (limit, met) in &take.limits { li {
            (limit.says.in_language(language)) " "
            @match met {
                Answer::Yes => (sign("please-check", Icon::Check, &words.say("programs-limit-yes"))),
                _ => (sign("cannot-tell", Icon::CannotTell, &words.say("programs-limit-cannot-tell"))),
            }
        } } }
        p.provenance { (words.say_with("programme-seen", &[("date", &words.day(&programme.seen))])) " " (cited(visit, &programme.cite)) }
        @if take.answer != Answer::No { (put_on(visit, &key, &programme.name, is_short)) }
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct Said {
    #[serde(default)]
    zip: String,
    #[serde(default)]
    inpatient: String,
    #[serde(default)]
    helps: String,
    #[serde(default)]
    treated: String,
    #[serde(default)]
    offered: String,
    child: Option<String>,
}

/// `POST /doctors/programs`
pub(crate) async fn keep(visit: Visit, Form(said): Form<Said>) -> Result<Redirect, DeskError> {
    let pairs = [
        (asked::ZIP, said.zip),
        (asked::INPATIENT, said.inpatient),
        (asked::HELPS, said.helps),
        (asked::TREATED, said.treated),
        (asked::OFFERED, said.offered),
    ];
    let child = said.child.map(|child| (asked::CHILD, child));
    let keep = |answers: &mut record::Answers, today| {
        pairs.iter().chain(&child).for_each(|(name, words)| answers.set(name, words, today));
    };
    visit.desk().answer(keep).await?;
    Ok(Redirect::to("/doctors/programs"))
}

/// `POST /doctors/centers`
pub(crate) async fn keep_zip(visit: Visit, Form(said): Form<Said>) -> Result<Redirect, DeskError> {
    visit.desk().answer(|answers, today| answers.set(asked::ZIP, &said.zip, today)).await?;
    Ok(Redirect::to("/doctors/centers"))
}
