//! Whom to ask: the specialties of this case, a search in the public lists on this computer, centers, programs, and the
//! shortlist. What is searched for stays in the vault; addresses of pages say nothing of it.

pub(crate) mod centers;
pub(crate) mod fetch;
pub(crate) mod found;
pub(crate) mod lists;
pub(crate) mod one;
pub(crate) mod shortlist;
mod studies;

use atlas::networks;
use axum::Form;
use axum::response::Redirect;
use journey::doctors::{asked, list, my_doctor, whom};
use maud::{Markup, html};

use crate::cli::ties::Tie;
use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Width, choice, field, frame_of_visit, provenance, select,
};
use crate::web::visit::Visit;

/// The address of the room on the map.
pub(super) const ROOM: &str = "/doctors";
const MILES: &[&str] = &["10", "25", "50", "100", "250", "500", "any"];

/// Whether somebody is on the shortlist.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    !list(&visit.answers).is_empty()
}

/// `GET /doctors`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let asked = whom(&visit.case.chart, visit.library(), visit.today);
    let short = list(&visit.answers).len().to_string();
    let head = &visit.library().doctors.whom.head;
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("doctors-eyebrow")) }
            h1 { (words.say("doctors-heading")) }
            p { (words.say(if asked.is_unknown { "doctors-unknown" } else { "doctors-text" })) }
            ul.lines {
                @for specialty in &asked.specialties { li {
                    p.item-name { (specialty.name.in_language(language)) }
                    p.small.quiet { (specialty.does.in_language(language)) }
                } }
            }
            @for rule in &asked.rules { p { (rule.why.in_language(language)) } }
            (mine(&visit))
            (form(&visit))
            h2 { (words.say("doctors-more")) }
            ul.bullets {
                li { a.tap href="/doctors/centers" { (words.say("doctors-to-centers")) } }
                li { a.tap href="/doctors/programs" { (words.say("doctors-to-programs")) } }
                li { a.tap href="/doctors/shortlist" { (words.say_with("doctors-to-shortlist", &[("count", &short)])) } }
                li { a.tap href="/doctors/lists" { (words.say("doctors-to-lists")) } }
            }
            (provenance(&visit, head))
        }
    };
    frame_of_visit(&visit, &Frame::new("title-doctors", Width::Usual, Here::Elsewhere, ROOM), main)
}

/// What the registry says of the doctor the person has now.
fn mine(visit: &Visit) -> Markup {
    let words = visit.words();
    let found = my_doctor(&visit.case.chart, &visit.answers, visit.library(), visit.today);
    let Some(mine) = found else { return html! { p.small { (words.say("doctors-mine-how")) } } };
    let id = match mine.fits {
        knowledge::Answer::Yes => "doctors-mine-fits",
        knowledge::Answer::No => "doctors-mine-other",
        knowledge::Answer::CannotTell => "doctors-mine-cannot-tell",
    };
    html! {
        h2 { (words.say("doctors-mine")) }
        p { a href={ "/doctors/of/n" (mine.npi) } { (mine.name) } }
        p { (words.say(id)) }
        p.small.quiet { (words.say_with("doctors-mine-of", &[("date", &mine.list)])) }
    }
}

fn form(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let answers = &visit.answers;
    let has_registry = visit.desk().lists().doctors().is_ok();
    let zip = answers.get(asked::ZIP);
    let zip_error = found::zip_trouble(visit);
    let any = words.say("doctors-any");
    let specialties = visit.library().doctors.specialties.iter();
    let specialties: Vec<(&str, &str)> = std::iter::once(("", any.as_str()))
        .chain(specialties.map(|s| (s.id.as_str(), s.name.in_language(language))))
        .collect();
    let miles: Vec<(String, String)> = MILES
        .iter()
        .map(|miles| {
            (
                (*miles).to_owned(),
                if *miles == "any" {
                    words.say("doctors-any-distance")
                } else {
                    words.say_with("doctors-miles", &[("miles", miles)])
                },
            )
        })
        .collect();
    let miles: Vec<(&str, &str)> = miles.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let networks = networks::all(visit.desk().lists().lists());
    let titles: Vec<(String, String)> = networks
        .iter()
        .map(|list| {
            let manifest = &list.manifest;
            (manifest.list.clone(), manifest.title.clone().unwrap_or_else(|| manifest.list.clone()))
        })
        .collect();
    let networks: Vec<(&str, &str)> = std::iter::once(("", any.as_str()))
        .chain(titles.iter().map(|(a, b)| (a.as_str(), b.as_str())))
        .collect();
    let has_trials = visit.desk().lists().trials().is_ok();
    let there = Tie::ALL.iter().filter(|tie| has_trials || !tie.is_of_trials());
    let titles: Vec<(&str, String)> = there
        .map(|tie| (tie.as_str(), words.say(&format!("doctors-tied-{}", tie.as_str()))))
        .collect();
    let ties: Vec<(&str, &str)> = std::iter::once(("", any.as_str()))
        .chain(titles.iter().map(|(id, said)| (*id, said.as_str())))
        .collect();
    let or = |said: &'static str, usual: &'static str| -> String {
        if answers.has(said) { answers.get(said).to_owned() } else { usual.to_owned() }
    };
    let order = or(asked::ORDER, "distance");
    html! {
        form.stack.rule-above method="post" action="/doctors" {
            h2 { (words.say("doctors-search")) }
            p { (words.say("doctors-search-text")) }
            @if !has_registry { p { (words.say("doctors-no-registry")) " " a href="/doctors/lists" { (words.say("doctors-to-lists")) } } }
            (field(&Field {
                name: "zip", label: &words.say("doctors-zip"), hint: Some(&words.say("doctors-zip-hint")), kind: "text",
                autocomplete: "postal-code", value: zip, error: zip_error.as_deref(),
            }))
            (select("miles", &words.say("doctors-within"), &miles, &or(asked::MILES, "50")))
            (select("specialty", &words.say("doctors-specialty"), &specialties, answers.get(asked::SPECIALTY)))
            (field(&Field {
                name: "name", label: &words.say("doctors-name"), hint: None, kind: "text", autocomplete: "off",
                value: answers.get(asked::NAME), error: None,
            }))
            @if networks.len() > 1 {
                (select("network", &words.say("doctors-network"), &networks, answers.get(asked::NETWORK)))
            }
            (select("tied", &words.say("doctors-tied"), &ties, answers.get(asked::TIED)))
            fieldset.field {
                legend { (words.say("doctors-order")) }
                (choice("order", "distance", &words.say("doctors-order-distance"), order == "distance"))
                (choice("order", "name", &words.say("doctors-order-name"), order == "name"))
            }
            div.buttons { button.button { (words.say("doctors-find")) } }
        }
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    zip: String,
    #[serde(default)]
    miles: String,
    #[serde(default)]
    specialty: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    network: String,
    #[serde(default)]
    tied: String,
    #[serde(default)]
    order: String,
}

/// `POST /doctors`: what is searched for is kept in the vault, so that no address says it.
pub(crate) async fn keep(visit: Visit, Form(wanted): Form<Wanted>) -> Result<Redirect, DeskError> {
    let pairs = [
        (asked::ZIP, wanted.zip),
        (asked::MILES, wanted.miles),
        (asked::SPECIALTY, wanted.specialty),
        (asked::NAME, wanted.name),
        (asked::NETWORK, wanted.network),
        (asked::TIED, wanted.tied),
        (asked::ORDER, wanted.order),
    ];
    let keep = |answers: &mut record::Answers, today| {
        pairs.iter().for_each(|(name, words)| answers.set(name, words, today));
    };
    visit.desk().answer(keep).await?;
    Ok(Redirect::to("/doctors/found"))
}
