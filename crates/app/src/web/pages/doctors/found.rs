//! Who was found in the registry on this computer, in the order the person chose.

use atlas::doctors::Around;
use atlas::{AtlasError, Catalog, Found, Hit, Order, Places, Query, places};
use axum::extract::Query as Asked;
use journey::doctors::{asked, list};
use journey::trials::wish;
use maud::{Markup, html};

use super::ROOM;
use crate::cli::doctors::registered_as;
use crate::cli::lists::sentences;
use crate::cli::ties::{Tie, only, tied};
use crate::web::pages::trials::person;
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// Doctors on a page.
const PAGE: usize = 20;
const PAGES_MOST: usize = 50;

#[derive(serde::Deserialize)]
pub(crate) struct Page {
    #[serde(default)]
    page: usize,
}

/// What is wrong with the ZIP code that was typed, in words.
pub(crate) fn zip_trouble(visit: &Visit) -> Option<String> {
    let zip = visit.answers.get(asked::ZIP);
    if zip.is_empty() {
        return None;
    }
    let error = match visit.desk().lists().places() {
        Ok(places) => places.find(zip).err()?,
        // Without the list only the form of it can be told, and its state.
        Err(_) if places::zip_number(zip).is_none() => AtlasError::NoSuchPlace,
        Err(_) if visit.library().doctors.state_of(zip).is_none() => AtlasError::NoSuchPlace,
        Err(_) => return None,
    };
    let (said, next) = sentences(&error, visit.words());
    Some(format!("{said} {next}"))
}

/// The middle of the person's ZIP area, where the list is loaded and has it.
pub(crate) fn here(visit: &Visit) -> Option<atlas::Spot> {
    let places = visit.desk().lists().places().ok()?;
    Places::find(&places, visit.answers.get(asked::ZIP)).ok().map(|place| place.spot)
}

/// How those who are found shall be tied to trials or centers, as the person chose.
fn tie(visit: &Visit) -> Option<Tie> {
    Tie::of(visit.answers.get(asked::TIED))
}

fn query(visit: &Visit) -> Result<Query, AtlasError> {
    let answers = &visit.answers;
    let specialty = visit.library().doctors.specialty(answers.get(asked::SPECIALTY));
    let miles = match answers.get(asked::MILES) {
        "any" => None,
        miles => Some(miles.parse::<f64>().unwrap_or(50.0).clamp(1.0, 5000.0)),
    };
    let spot = here(visit);
    let network = answers.get(asked::NETWORK);
    let lists = visit.desk().lists().lists();
    let tied = tie(visit).map(|tie| {
        let trials = || visit.desk().lists().trials();
        let case = person(visit);
        let cancer = wish(&case, answers).cancer;
        tied(tie, trials, cancer.map_or(&[], |cancer| &cancer.words), visit.library())
    });
    let is_there = !network.is_empty() && lists.current(network).is_ok_and(|list| list.is_some());
    Ok(Query {
        tied: tied.transpose()?,
        taxonomies: specialty.map(|s| s.codes.clone()).unwrap_or_default(),
        // Any distance is the whole earth, so that the miles are still told.
        near: spot.map(|spot| Around { spot, km: miles.unwrap_or(13_000.0) * places::KM_A_MILE }),
        name: answers.get(asked::NAME).to_owned(),
        networks: is_there.then(|| network.to_owned()).into_iter().collect(),
        order: if answers.get(asked::ORDER) == "name" { Order::Name } else { Order::Distance },
        ..Query::default()
    })
}

/// `GET /doctors/found`
pub(crate) async fn show(visit: Visit, Asked(page): Asked<Page>) -> Markup {
    let words = visit.words();
    let number = page.page.clamp(1, PAGES_MOST);
    let trouble = zip_trouble(&visit);
    let found = if trouble.is_none() { search(&visit, number) } else { Ok(Found::default()) };
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("doctors-back")) } }
            @match (&trouble, &found) {
                (Some(trouble), _) => { h1 { (words.say("doctors-not-searched")) } p { (trouble) } }
                (None, Err(error)) => {
                    @let (said, next) = sentences(error, words);
                    h1 { (words.say("doctors-not-searched")) }
                    p { (said) " " (next) }
                    p { a.button href="/doctors/lists" { (words.say("doctors-to-lists")) } }
                }
                (None, Ok(found)) => (hits(&visit, found, number)),
            }
        }
    };
    frame_of_visit(&visit, &Frame::new("title-doctors", Width::Usual, Here::Elsewhere, ROOM), main)
}

fn search(visit: &Visit, number: usize) -> Result<Found, AtlasError> {
    let doctors = visit.desk().lists().doctors()?;
    let query = query(visit)?;
    let mut token = None;
    for _ in 1..number {
        let before = doctors.search(&query, token.as_ref(), PAGE)?;
        match before.next {
            Some(next) => token = Some(next),
            None => return Ok(Found { hits: Vec::new(), next: None, ..before }),
        }
    }
    doctors.search(&query, token.as_ref(), PAGE)
}

fn hits(visit: &Visit, found: &Found, number: usize) -> Markup {
    let words = visit.words();
    let total = found.total.to_string();
    let date = visit.desk().lists().doctors().map(|d| {
        let manifest = &d.list().manifest;
        (
            words.date(manifest.published.unwrap_or(manifest.loaded).into()),
            manifest.is_old(visit.today),
        )
    });
    let order = match visit.answers.get(asked::ORDER) {
        "name" => "doctors-found-by-name",
        _ if here(visit).is_some() => "doctors-found-by-distance",
        _ => "doctors-found-by-name",
    };
    html! {
        h1 { (words.say_with("doctors-found", &[("count", &total)])) }
        p { (words.say(order)) }
        @if let Some(tie) = tie(visit) { p { (only(tie, wish(&person(visit), &visit.answers).cancer, words)) } }
        @if found.total == 0 { p { (words.say("doctors-found-none")) } }
        ul.lines { @for hit in &found.hits { li { (one(visit, hit)) } } }
        nav.buttons aria-label=(words.say("doctors-pages")) {
            @if number > 1 { a.button.second href={ "/doctors/found?page=" (number - 1) } { (words.say("doctors-page-before")) } }
            @if found.next.is_some() { a.button.second href={ "/doctors/found?page=" (number + 1) } { (words.say("doctors-page-next")) } }
        }
        @if let Ok((date, is_old)) = date {
            p.provenance { (words.say_with("doctors-list-of", &[("date", &date)]))
                @if is_old { " " (words.say("lists-old")) } }
        }
    }
}

fn one(visit: &Visit, hit: &Hit) -> Markup {
    let words = visit.words();
    let doctor = &hit.doctor;
    let key = format!("n{}", doctor.npi);
    let is_short = list(&visit.answers).iter().any(|short| short.key == key);
    let miles = hit.km.map(|km| format!("{:.0}", km / places::KM_A_MILE));
    html! {
        p.item-name { a href={ "/doctors/of/" (key) } { (doctor.called()) } }
        p { (registered_as(doctor, visit.library()).join(" · ")) }
        p.small.quiet {
            @if let Some(site) = doctor.sites.first() { (site.city) ", " (site.state) " " (site.phone) }
            @if let Some(miles) = &miles { " · " (words.say_with("doctors-away", &[("miles", miles)])) }
        }
        (put_on(visit, &key, &doctor.called(), is_short))
    }
}

/// The button that puts one on the shortlist, or says that it is there.
pub(super) fn put_on(visit: &Visit, key: &str, name: &str, is_short: bool) -> Markup {
    let words = visit.words();
    html! {
        @if is_short { p.small { a href="/doctors/shortlist" { (words.say("doctors-is-short")) } } }
        @else {
            form method="post" action="/doctors/shortlist" {
                input type="hidden" name="key" value=(key);
                input type="hidden" name="name" value=(name);
                button.button.second { (words.say("doctors-put-short")) span.sr-only { ": " (name) } }
            }
        }
    }
}
