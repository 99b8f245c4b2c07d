//! One study: what it is in plain words, what is new, each line beside the case, where it runs, what to ask, what it means for the days.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use journey::trials::{Fit, Mark, Match, News, asked, code, fits, is_saved, news, trial};
use knowledge::Answer;
use maud::{Markup, html};
use record::Study;

use super::judged::{counts, id_of, line, mark, outcome, phases, status, table};
use super::{ROOM, of_list, person, places, study, within_km};
use crate::cli::lists::sentences;
use crate::web::pages::time;
use crate::web::parts::{Frame, Here, Icon, Width, frame_of_visit, provenance, sign};
use crate::web::visit::Visit;
use crate::web::voice::dates;

/// Where the register shows a study.
const REGISTER: &str = "https://clinicaltrials.gov/study/";

/// `GET /trials/of/{id}`
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    match study(&visit, &id) {
        Ok(Some(study)) => page(&visit, &study).into_response(),
        Ok(None) => gone(&visit, &[visit.words().say("trials-not-in-list")]).into_response(),
        Err(error) => {
            let (said, next) = sentences(&error, visit.words());
            gone(&visit, &[said, next]).into_response()
        }
    }
}

/// The study cannot be shown; the studies that are kept stay kept.
pub(super) fn gone(visit: &Visit, said: &[String]) -> Markup {
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (visit.words().say("trials-back")) } }
            h1 { (visit.words().say("trial-gone")) }
            @for said in said { p { (said) } }
        }
    };
    frame_of_visit(visit, &Frame::new("title-trial", Width::Usual, Here::Elsewhere, ROOM), main)
}

fn page(visit: &Visit, study: &Study) -> Markup {
    let words = visit.words();
    let person = person(visit);
    let matched = trial(study, &person);
    let all = places::placed(visit, study);
    let rules = &visit.library().vocabulary.prose.trials.search;
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("trials-back")) } " · " (study.id) }
            h1 { (study.title) }
            p.mark-line { (status(visit, study.status)) " " span.small.quiet { (phases(visit, &study.phases)) } }
            @if let Some(why) = &study.why_stopped { p.of-study { (why) } }
            p { strong { (outcome(visit, &matched)) } " " (words.say("trials-found-only-doctors")) }
            (counts(visit, &matched))
            @if let Some(news) = news(&visit.answers, study, &matched) { (what_is_new(visit, study, &news)) }
            (buttons(visit, study))
            (in_plain_words(visit, study))
            (lines(visit, &matched))
            (what_matters(visit, study, places::nearest(&all)))
            (places::show(visit, study, &all))
            (days(visit))
            h2 { (words.say("trial-ask")) }
            ul.bullets { @for question in &rules.questions { li { (question.in_language(words.language())) } } }
            (official(visit, study))
            @if let Ok(list) = visit.desk().lists().trials() { (of_list(visit, &list.list().manifest)) }
            (provenance(visit, &rules.head))
        }
    };
    frame_of_visit(visit, &Frame::new("title-trial", Width::Usual, Here::Elsewhere, ROOM), main)
}

fn buttons(visit: &Visit, study: &Study) -> Markup {
    let words = visit.words();
    let kept = is_saved(&visit.answers, &study.id);
    html! {
        div.buttons {
            form method="post" action="/trials/kept" {
                input type="hidden" name="id" value=(study.id);
                @if kept {
                    input type="hidden" name="away" value="yes";
                    button.button.second { (words.say("trial-forget")) }
                } @else {
                    button.button { (words.say("trial-keep")) }
                }
            }
            a.button.second href={ "/trials/of/" (study.id) "/sheet" } { (words.say("trial-to-sheet")) }
        }
        @if kept { p.small.quiet { (words.say("trial-kept-text")) } }
    }
}

/// What changed since the person last looked at a study that is kept.
fn what_is_new(visit: &Visit, study: &Study, news: &News<'_, '_>) -> Markup {
    let words = visit.words();
    let since = words.date(news.since.into());
    if news.is_empty() {
        return html! { p.small.quiet { (words.say_with("trial-nothing-new", &[("date", &since)])) } };
    }
    html! {
        section.stack.rule-above {
            h2 { (words.say_with("trial-new", &[("date", &since)])) }
            @if let Some(was) = news.status {
                p.mark-line { (words.say("trial-new-was")) " " (status(visit, was)) " " (words.say("trial-new-now")) " " (status(visit, study.status)) }
            }
            @if let Some(was) = news.outcome {
                p { (words.say("trial-new-was")) " " (words.say(&format!("trials-outcome-{}", was.as_str()))) }
            }
            ul.lines { @for (judged, was) in &news.lines { li {
                p.of-study { (line(visit, judged)) }
                p.mark-line {
                    @match was {
                        Some(was) => { (words.say("trial-new-was")) " " (mark(visit, *was)) " " (words.say("trial-new-now")) " " (mark(visit, judged.mark)) }
                        None => { (words.say("trial-new-line")) " " (mark(visit, judged.mark)) }
                    }
                }
            } } }
            @if news.gone > 0 { p { (words.say_with("trial-new-gone", &[("count", &news.gone.to_string())])) } }
            form method="post" action="/trials/kept" {
                input type="hidden" name="id" value=(study.id);
                button.button.second { (words.say("trial-seen")) }
            }
        }
    }
}

/// What the register's fields say, in our words.
fn in_plain_words(visit: &Visit, study: &Study) -> Markup {
    let words = visit.words();
    let kind = study
        .kind
        .as_deref()
        .and_then(|k| words.try_say(&format!("trial-kind-{}", id_of(&code(k))), &[]));
    let phase = study
        .phases
        .iter()
        .filter_map(|p| words.try_say(&format!("trial-phase-means-{}", id_of(p.as_str())), &[]));
    let how = study
        .design
        .allocation
        .as_deref()
        .and_then(|a| words.try_say(&format!("trial-allocation-{}", id_of(&code(a))), &[]));
    let masking =
        study.design.masking.as_deref().map(|masking| match code(masking).starts_with("NONE") {
            true => words.say("trial-masking-none"),
            false => words.say("trial-masking-some"),
        });
    html! {
        h2 { (words.say("trial-plain")) }
        ul.bullets {
            @for said in kind.into_iter().chain(phase) { li { (said) } }
            @if let Some(people) = study.design.people { li { (words.say_with("trial-people", &[("count", &people.to_string())])) } }
            @for said in how.into_iter().chain(masking) { li { (said) } }
            @if let Some(done) = study.primary_completion { li { (words.say_with("trial-until", &[("date", &words.date(done))])) } }
            @if let Some(sponsor) = &study.sponsor { li { (words.say_with("trial-sponsor", &[("who", sponsor)])) } }
        }
        @if !study.arms.is_empty() {
            h3 { (words.say("trial-arms")) }
            ul.bullets { @for arm in &study.arms { li {
                span.of-study { (arm.name) }
                @if let Some(kind) = arm.kind.as_deref().and_then(|k| words.try_say(&format!("trial-arm-{}", id_of(&code(k))), &[])) { " — " (kind) }
            } } }
        }
        @if let Some(summary) = &study.summary {
            details.more { summary { (words.say("trial-summary")) } p.of-study { (summary) } }
        }
    }
}

/// Every line of the study, those that speak against it first.
pub(super) fn lines(visit: &Visit, matched: &Match<'_>) -> Markup {
    let words = visit.words();
    html! {
        h2 { (words.say("trial-lines")) }
        p { (words.say("trial-lines-text")) }
        @if matched.criteria.is_empty() { p { (words.say("trial-lines-none")) } }
        @for (of, open) in [(Mark::DoesNotFit, true), (Mark::CannotTell, true), (Mark::Fits, false)] {
            @let count = matched.count(of);
            @if count > 0 {
                @let title = words.say_with(&format!("trial-lines-{}", of.as_str()), &[("count", &count.to_string())]);
                details.more open[open] { summary { h3 { (title) } } (table(visit, matched, of)) }
            }
        }
    }
}

/// What the entry says of the things the person named.
pub(super) fn what_matters(visit: &Visit, study: &Study, km: Option<f64>) -> Markup {
    let words = visit.words();
    let answers = &visit.answers;
    let fits: Vec<Fit> = fits(study, answers, visit.library(), km, within_km(answers));
    let miles = km.map(|km| format!("{:.0}", km / atlas::places::KM_A_MILE)).unwrap_or_default();
    html! {
        h2 { (words.say("trial-matters")) }
        @if fits.is_empty() { p { (words.say("trial-matters-none")) " " a href=(ROOM) { (words.say("trials-matters")) } } }
        ul.lines { @for fit in &fits { li {
            @let (id, shape, class) = match fit.has {
                Answer::Yes => ("yes", Icon::Check, "please-check"),
                Answer::No => ("no", Icon::Check, "please-check"),
                Answer::CannotTell => ("cannot-tell", Icon::CannotTell, "cannot-tell"),
            };
            p.item-name { (words.say(&format!("trials-matter-{}", fit.id))) }
            p { (sign(class, shape, &words.say_with(&format!("trial-matter-{}-{id}", fit.id), &[("miles", &miles)]))) }
        } } }
        @if answers.has(asked::MATTERS) { p.small.quiet { (words.say("trial-matters-source")) } }
    }
}

/// What a study would mean for the days of the plan.
pub(super) fn days(visit: &Visit) -> Markup {
    let words = visit.words();
    let end = time::doctors_day(visit);
    html! {
        h2 { (words.say("trial-days")) }
        p { (words.say("trial-days-text")) }
        @match end {
            Some(day) => p { (words.say_with("trial-days-until", &[
                ("date", &dates::day_of_year(words, day)),
                ("count", &visit.today.until(day).map_or(0, |span| span.get_days()).max(0).to_string())])) },
            None => p { (words.say("trial-days-unknown")) " " a href="/time" { (words.say("way-time")) } },
        }
    }
}

/// The register's own words, one click away.
fn official(visit: &Visit, study: &Study) -> Markup {
    let words = visit.words();
    html! {
        details.more {
            summary { (words.say("trial-official")) }
            @if let Some(title) = &study.official_title { p.of-study { strong { (title) } } }
            p.of-study.whole-text { (study.eligibility.criteria) }
            @for arm in &study.arms { @if let Some(text) = &arm.text { p.of-study { strong { (arm.name) } " " (text) } } }
        }
        p { a href={ (REGISTER) (study.id) } rel="noreferrer noopener" target="_blank" { (words.say("trial-register")) } " " (words.say("doctors-opens")) }
    }
}
