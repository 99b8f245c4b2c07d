//! The studies that were found, those that take people first, each beside the case.

use atlas::trials::{FoundStudy, Wanted};
use atlas::{AtlasError, StudyCatalog, Trials};
use axum::extract::Query as Asked;
use journey::doctors::asked as doctors_asked;
use journey::trials::{ANY, Match, Outcome, Person, Wish, asked, trial, wish};
use maud::{Markup, html};
use record::{Phase, Study};

use super::{LISTS, ROOM, judged, of_list, person, within_km};
use crate::cli::lists::sentences;
use crate::web::pages::doctors::found::{here, zip_trouble};
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// Studies on a page.
const PAGE: usize = 20;
const PAGES_MOST: usize = 200;
/// Studies that are laid beside the case to leave out those that seem not to fit.
const JUDGED_MOST: usize = 5_000;

#[derive(serde::Deserialize)]
pub(crate) struct Page {
    #[serde(default)]
    page: usize,
}

/// One that was found.
struct Hit<'a> {
    study: Study,
    km: Option<f64>,
    matched: Match<'a>,
}

/// What a page shows.
struct Seen<'a> {
    hits: Vec<Hit<'a>>,
    total: usize,
    /// Those that seem not to fit, left out.
    left_out: usize,
    /// Those that were too many to be laid beside the case.
    unjudged: usize,
    /// Those that name none of the words of stage, marker and line.
    unnamed: usize,
    more: bool,
}

fn wanted(visit: &Visit, wish: &Wish<'_>) -> Wanted {
    let answers = &visit.answers;
    let words = answers.get(asked::WORDS).split_whitespace().map(str::to_owned);
    let phase = Phase::all_from_written(answers.get(asked::PHASE));
    let spot = here(visit);
    let km = within_km(answers);
    let state = visit.library().doctors.state_of(answers.get(doctors_asked::ZIP));
    // Without the list of ZIP areas only the state can be told, and only where not all of the country is asked for.
    let state = state.filter(|_| spot.is_none() && km.is_some());
    let named =
        [wish.stage.map(|s| &s.words), wish.marker.map(|m| &m.words), wish.line.map(|l| &l.words)];
    Wanted {
        words: words.collect(),
        one_of: wish.cancer.map(|c| c.words.clone()).unwrap_or_default(),
        named: named.into_iter().flatten().cloned().collect(),
        open: answers.get(asked::STATUS) != ANY,
        phase: phase.first().copied().filter(|p| *p != Phase::Na),
        state: state.map(|s| s.name.clone()).unwrap_or_default(),
        // Any distance is the whole earth, so that the miles are still told.
        near: spot.map(|spot| (spot, km.unwrap_or(21_000.0))),
        ..Wanted::default()
    }
}

/// `GET /trials/found`
pub(crate) async fn show(visit: Visit, Asked(page): Asked<Page>) -> Markup {
    let words = visit.words();
    let number = page.page.clamp(1, PAGES_MOST);
    let trouble = zip_trouble(&visit);
    let person = person(&visit);
    let wish = wish(&person, &visit.answers);
    let seen = match trouble {
        Some(_) => Err(AtlasError::NoSuchPlace),
        None => search(&visit, &wish, number),
    };
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("trials-back")) } }
            @match (&trouble, &seen) {
                (Some(trouble), _) => { h1 { (words.say("doctors-not-searched")) } p { (trouble) } }
                (None, Err(error)) => {
                    @let (said, next) = sentences(error, words);
                    h1 { (words.say("doctors-not-searched")) }
                    p { (said) " " (next) }
                    p { a.button href=(LISTS) { (words.say("doctors-to-lists")) } }
                }
                (None, Ok(seen)) => (results(&visit, &wish, seen, number)),
            }
        }
    };
    frame_of_visit(&visit, &Frame::new("title-trials", Width::Usual, Here::Elsewhere, ROOM), main)
}

fn search<'a>(visit: &'a Visit, wish: &Wish<'_>, number: usize) -> Result<Seen<'a>, AtlasError> {
    let trials = visit.desk().lists().trials()?;
    let person = person(visit);
    let wanted = wanted(visit, wish);
    let likely = visit.answers.get(asked::SHOW) == "likely";
    let from = (number - 1) * PAGE;
    let (from, most) = if likely { (0, JUDGED_MOST) } else { (from, PAGE) };
    let (found, total) = trials.search(&Wanted { from, most, ..wanted.clone() })?;
    let mut hits = beside(&trials, &found, &person)?;
    let unnamed = match wanted.named.is_empty() {
        true => 0,
        false => {
            let all = Wanted { named: Vec::new(), most: 1, ..wanted };
            trials.search(&all)?.1.saturating_sub(total)
        }
    };
    let judged = hits.len();
    let unjudged = if likely { total - judged } else { 0 };
    if likely {
        hits.retain(|hit| hit.matched.outcome != Outcome::SeemsNotToFit);
    }
    let left_out = judged - hits.len();
    let more = match likely {
        true => {
            let all = hits.len();
            hits.drain(..((number - 1) * PAGE).min(all));
            hits.truncate(PAGE);
            all > number * PAGE
        }
        false => total > number * PAGE,
    };
    Ok(Seen { hits, total: total - unjudged, left_out, unjudged, unnamed, more })
}

/// The studies laid beside the case, by all that this computer has to reckon with.
fn beside<'a>(
    trials: &Trials,
    found: &[FoundStudy],
    person: &Person<'a>,
) -> Result<Vec<Hit<'a>>, AtlasError> {
    let one = &|found: &FoundStudy| {
        let study = trials.read(found)?;
        let matched = trial(&study, person);
        Ok(Hit { study, km: found.km, matched })
    };
    let parts = std::thread::available_parallelism().map_or(1, usize::from);
    let each = found.len().div_ceil(parts).max(1);
    let done: Vec<Result<Vec<Hit<'a>>, AtlasError>> = std::thread::scope(|scope| {
        let running: Vec<_> = found
            .chunks(each)
            .map(|part| scope.spawn(move || part.iter().map(one).collect()))
            .collect();
        let lost = || Err(AtlasError::Disk { kind: std::io::ErrorKind::Other });
        running.into_iter().map(|part| part.join().unwrap_or_else(|_| lost())).collect()
    });
    let done: Vec<Vec<Hit<'a>>> = done.into_iter().collect::<Result<_, _>>()?;
    Ok(done.into_iter().flatten().collect())
}

fn results(visit: &Visit, wish: &Wish<'_>, seen: &Seen<'_>, number: usize) -> Markup {
    let words = visit.words();
    let order =
        if here(visit).is_some() { "trials-found-by-distance" } else { "trials-found-by-number" };
    let count = |n: usize| n.to_string();
    let shown = count(seen.total - seen.left_out);
    html! {
        h1 { (words.say_with("trials-found", &[("count", &shown)])) }
        p { (looked_for(visit, wish)) }
        p { (words.say(order)) " " (words.say("trials-found-only-doctors")) }
        @if seen.left_out > 0 { p { (words.say_with("trials-left-out", &[("count", &count(seen.left_out))])) } }
        @if seen.unjudged > 0 { p { (words.say_with("trials-unjudged", &[("count", &count(seen.unjudged))])) } }
        @if seen.unnamed > 0 {
            p { (words.say_with("trials-unnamed", &[("count", &count(seen.unnamed))])) }
            form method="post" action="/trials/unnamed" { button.button.second { (words.say("trials-show-unnamed")) } }
        }
        @if seen.hits.is_empty() { p { (words.say("trials-found-none")) } }
        ul.lines { @for hit in &seen.hits { li { (one(visit, hit)) } } }
        nav.buttons aria-label=(words.say("doctors-pages")) {
            @if number > 1 { a.button.second href={ "/trials/found?page=" (number - 1) } { (words.say("doctors-page-before")) } }
            @if seen.more { a.button.second href={ "/trials/found?page=" (number + 1) } { (words.say("doctors-page-next")) } }
        }
        @if let Ok(list) = visit.desk().lists().trials() { (of_list(visit, &list.list().manifest)) }
    }
}

/// What was searched for, as it was chosen.
fn looked_for(visit: &Visit, wish: &Wish<'_>) -> String {
    let words = visit.words();
    let language = words.language();
    let parts = [
        wish.cancer.map(|c| c.name.in_language(language).to_owned()),
        wish.stage.map(|s| s.says.in_language(language).to_owned()),
        wish.marker.map(|m| words.say(&format!("trials-marker-{}", m.id))),
        wish.line.map(|l| l.says.in_language(language).to_owned()),
        Some(visit.answers.get(asked::WORDS).to_owned()).filter(|w| !w.is_empty()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => words.say("trials-looked-for-all"),
        false => words.say_with("trials-looked-for", &[("what", &parts.join(" · "))]),
    }
}

fn one(visit: &Visit, hit: &Hit<'_>) -> Markup {
    let words = visit.words();
    let miles = hit.km.map(|km| format!("{:.0}", km / atlas::places::KM_A_MILE));
    html! {
        p.item-name { a href={ "/trials/of/" (hit.study.id) } { (hit.study.title) } }
        (judged::in_short(visit, &hit.study, &hit.matched))
        p.small.quiet {
            (hit.study.id)
            @if let Some(miles) = &miles { " · " (words.say_with("trials-nearest", &[("miles", miles)])) }
        }
    }
}
