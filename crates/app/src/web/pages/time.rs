//! Time: five plain questions, the latest day the person's doctor named, and the plan that must fit before it.

use std::collections::BTreeMap;

use axum::Form;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Unit;
use jiff::civil::Date;
use journey::ledger::{CalendarDay, Ledger, calendar_of};
use journey::time::{EndBy, Planned, Time, Trouble, asked, clashes, time, troubles};
use knowledge::time::StepOfPlan;
use maud::{Markup, html};

use crate::desk::DeskError;
use crate::web::parts::{
    Field, Frame, Here, Width, asked_of_boxes, asked_on_line, choice, field, frame_of_visit,
    on_paper, provenance, provenance_of, select, source_own, tick,
};
use crate::web::visit::Visit;
use crate::web::voice::dates;

/// Answers of the five questions.
const QUESTIONS: &[&str] = &[
    asked::SIGNS,
    asked::CANCER,
    asked::CHILD,
    asked::BEGUN,
    asked::BOOKED,
    asked::LATEST,
    asked::LATEST_BY,
    asked::LATEST_SAID,
    asked::VISIT,
];

/// What every part of the page sees.
struct Seen<'a> {
    visit: &'a Visit,
    time: Time<'a>,
    ledger: Ledger<'a>,
    troubles: Vec<(String, Trouble)>,
}

/// The plan, handed to whoever wants to see it: it borrows the ledger.
fn with_seen<T>(visit: &Visit, see: impl FnOnce(&Seen<'_>) -> T) -> T {
    let missing = super::missing::of_visit(visit);
    let ledger = super::missing::ledger_of(visit, &missing);
    let library = visit.library();
    let time = time(&visit.case.chart, &visit.answers, &ledger, library, visit.today);
    let mut troubles = troubles(&visit.answers, visit.today);
    let clashes = clashes(&time, &visit.answers, visit.today);
    let new = |(name, _): &(String, Trouble)| troubles.iter().all(|(known, _)| known != name);
    let clashes: Vec<_> = clashes.into_iter().filter(new).collect();
    troubles.extend(clashes);
    see(&Seen { visit, time, ledger, troubles })
}

/// Whether the person answered anything here.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    // The day of the visit and the age may be written down in other rooms: the warning signs were not asked there.
    let elsewhere = [asked::VISIT, asked::CHILD];
    let asked = QUESTIONS.iter().filter(|name| !elsewhere.contains(name));
    asked.into_iter().any(|name| visit.answers.has(name))
}

/// How time stands, for the first page.
pub(crate) struct StandingOfTime {
    /// The plan is too long, or a day cannot be.
    pub(crate) in_trouble: bool,
    /// A doctor named the latest day to start.
    pub(crate) has_day: bool,
    /// It is often treated within days, and no doctor has named the day.
    pub(crate) asks_today: bool,
    /// Treatment has begun.
    pub(crate) in_treatment: bool,
}

pub(crate) fn standing(visit: &Visit) -> StandingOfTime {
    with_seen(visit, |seen| {
        let has_day = matches!(seen.time.end.by, EndBy::Doctor { .. });
        let too_long = seen.time.slack < 0 && !matches!(seen.time.end.by, EndBy::Usual { .. });
        StandingOfTime {
            in_trouble: too_long || !seen.troubles.is_empty(),
            has_day,
            asks_today: seen.time.asks_today(),
            in_treatment: seen.time.begun,
        }
    })
}

/// The latest day to start that a doctor named, or the day treatment is booked for.
pub(crate) fn doctors_day(visit: &Visit) -> Option<Date> {
    with_seen(visit, |seen| match seen.time.end.by {
        EndBy::Doctor { .. } | EndBy::Booked => Some(seen.time.end.day),
        EndBy::Usual { .. } => None,
    })
}

/// `GET /time`
pub(crate) async fn show(visit: Visit) -> Markup {
    let main = with_seen(&visit, |seen| match (seen.time.red_flag, is_begun(&visit)) {
        (true, _) => stop(seen),
        (false, false) => first(seen),
        (false, true) => whole(seen),
    });
    frame_of_visit(&visit, &Frame::new("title-time", Width::Usual, Here::Elsewhere, "/time"), main)
}

/// A warning sign stops the page: nothing else stands here.
fn stop(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    html! {
        div.stop.stack {
            h1 { (words.say("time-stop")) }
            p.lead { (words.say("time-stop-text")) }
            div.buttons { a.button.call href="/signs" { (words.say("time-stop-call")) } }
            form.stack.rule-above method="post" action="/time" {
                p { (words.say("time-stop-over")) }
                input type="hidden" name=(asked::SIGNS) value="none";
                div.buttons { button.button.second { (words.say("time-stop-none")) } }
            }
        }
    }
}

/// Nothing answered so far: the questions, and why they are asked.
fn first(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    html! {
        div.stack {
            p.eyebrow { (words.say("time-eyebrow")) }
            h1 { (words.say("time-first")) }
            p { (words.say("time-first-text")) }
            p { (seen.visit.library().time.paces.says.in_language(words.language())) }
            (questions(seen))
        }
    }
}

fn whole(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let is_of_doctor = matches!(seen.time.end.by, EndBy::Doctor { .. });
    let latest_is_wrong = seen.troubles.iter().any(|(name, _)| name == asked::LATEST);
    html! {
        div.stack {
            p.eyebrow { (words.say("time-eyebrow")) }
            h1 { (heading(seen)) }
            (lead(seen))
            @if !seen.troubles.is_empty() {
                div.notice.stack {
                    h2 { (words.say("time-troubles")) }
                    ul { @for (_, trouble) in &seen.troubles { li { (said(seen.visit, *trouble)) } } }
                    p { a href="#answers" { (words.say("time-troubles-go")) } }
                }
            }
            @if !is_of_doctor { (ask_first(seen)) }
            @if !latest_is_wrong { (picture(seen)) (pace(seen)) (list(seen)) }
            (shorten(seen))
            h2 { (words.say("time-if-changes")) }
            p { (words.say("time-if-changes-text")) " " a href="/signs" { (words.say("time-signs-go")) } }
            @if is_of_doctor {
                h2 { (words.say("time-ask")) }
                p.question { (bank(seen.visit, "time.earlier")) }
                p { a.tap href="/questions?for=first" { (words.say("time-ask-go")) } }
            }
            (known(seen))
            (change_plan(seen))
            section.stack.rule-above.not-the-sheet id="answers" aria-labelledby="answers-title" {
                h2 id="answers-title" { (words.say("time-answers")) }
                (questions(seen))
            }
        }
    }
}

fn heading(seen: &Seen<'_>) -> String {
    let words = seen.visit.words();
    if seen.troubles.iter().any(|(name, _)| name == asked::LATEST) {
        return words.say("time-heading-check");
    }
    if seen.troubles.iter().any(|(_, trouble)| *trouble == Trouble::PapersAfterVisit) {
        return words.say("time-heading-papers");
    }
    let blank = |days: i32| [("count", days.abs().to_string())];
    let say = |id: &str, days: i32| {
        let [(name, value)] = blank(days);
        words.say_with(id, &[(name, &value)])
    };
    match (&seen.time.end.by, seen.time.slack) {
        (EndBy::Usual { .. }, _) if seen.time.begun => words.say("time-heading-begun"),
        (EndBy::Usual { .. }, _) if seen.time.asks_today() => words.say("time-heading-today"),
        (EndBy::Usual { .. }, _) => words.say("time-heading-ask"),
        (EndBy::Doctor { .. }, 1..) => say("time-heading-leaves", seen.time.slack),
        (EndBy::Doctor { .. }, 0) => words.say("time-heading-fits"),
        (EndBy::Doctor { .. }, _) => say("time-heading-short", seen.time.slack),
        (EndBy::Booked, 0..) => say("time-heading-booked", seen.time.slack),
        (EndBy::Booked, _) => say("time-heading-booked-short", seen.time.slack),
    }
}

/// The day, who set it and where that stands.
fn lead(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let day = dates::weekday(words, seen.time.end.day);
    let written = seen.visit.answers.answered(asked::LATEST);
    html! {
        @match &seen.time.end.by {
            EndBy::Doctor { who, said } => {
                p.lead {
                    @if who.is_empty() { (words.say_with(seen.of_way("time-lead-doctor"), &[("day", &day)])) }
                    @else { (words.say_with(seen.of_way("time-lead-who"), &[("who", who), ("day", &day)])) }
                }
                p.sources { (source_own(&words.say_with("time-lead-said", &[
                    ("said", &words.date((*said).into())),
                    ("written", &words.date(written.map_or(seen.visit.today, |w| w.on).into())),
                ]))) }
            }
            EndBy::Booked => { p.lead { (words.say_with("time-lead-booked", &[("day", &day)])) } }
            EndBy::Usual { days } => {
                @if !seen.time.begun {
                    @if let Some(group) = seen.time.group { p.lead { (group.says.in_language(words.language())) } }
                    @if let Some(note) = seen.time.pace.and_then(|p| p.note.as_ref()) { p { (note.in_language(words.language())) } }
                }
                p { (words.say_with("time-lead-usual", &[("count", &days.to_string()), ("day", &day)])) }
            }
        }
        @if seen.time.begun { p { strong { (words.say("time-begun-text")) } } }
        @if seen.time.slack < 0 { p { (words.say("time-too-long")) } }
    }
}

/// Nobody named a day: the question, in the doctor's ear.
fn ask_first(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    html! {
        section.next-step.stack aria-labelledby="ask-first" {
            h2 id="ask-first" { (words.say("time-ask-first")) }
            @if seen.time.begun {
                p.question { (words.say("time-begun-ask-next")) }
                p.question { (words.say("time-begun-ask-pause")) }
            } @else {
                p.question { (bank(seen.visit, "time.latest")) }
                p.question { (bank(seen.visit, "time.earlier")) }
            }
            p { (words.say("time-ask-first-text")) }
        }
    }
}

/// A question of the bank, in quotes.
fn bank(visit: &Visit, id: &str) -> String {
    let words = visit.words();
    let all = visit.library().questions.lists.iter().flat_map(|l| &l.question);
    let found = all.into_iter().find(|q| q.id == id);
    let ask = found.map_or("", |q| q.ask.in_language(words.language()));
    words.say_with("quoted", &[("words", ask)])
}

fn name(visit: &Visit, step: StepOfPlan) -> String {
    let steps = &visit.library().time.plan.step;
    let language = visit.words().language();
    steps.iter().find(|s| s.id == step).map_or("", |s| s.name.in_language(language)).to_owned()
}

/// Each step a bar, the room that is left dashed. The list below says the same.
fn picture(seen: &Seen<'_>) -> Markup {
    const ROW: usize = 37;
    let words = seen.visit.words();
    let (today, end) = (seen.visit.today, seen.time.end.day);
    let open: Vec<&Planned> = seen.time.plan.iter().filter(|p| !p.done).collect();
    let finish = open.last().map_or(today, |p| p.to);
    let days = |to: Date| today.until((Unit::Day, to)).map_or(0, |s| s.get_days()).max(0);
    let all = days(end.max(finish)).max(1);
    let at = |day: Date| f64::from(days(day)) * 92.0 / f64::from(all);
    let height = ROW * (open.len() + usize::from(seen.time.slack > 0));
    let sets = seen.time.sets.as_ref().map(|s| s.step);
    let bar = |row: usize, said: &str, from: Date, to: Date, class: &str| {
        let (x, to) = (at(from), at(to));
        let late = x > 45.0;
        html! {
            text x=(percent(if late { to } else { x })) y=(row * ROW + 15) text-anchor=(if late { "end" } else { "start" }) { (said) }
            rect class=(class) x=(percent(x)) y=(row * ROW + 21) width=(percent((to - x).max(0.8))) height="10" {}
        }
    };
    let short = |day: Date| {
        let month = words.say(&format!("month-short-{}", day.month()));
        words.say_with("date-day-only", &[("month", &month), ("day", &day.day().to_string())])
    };
    html! {
        @if !open.is_empty() {
            figure.time-picture {
                svg height=(height + 30) role="img" aria-labelledby="plan-title" {
                    title id="plan-title" { (words.say("time-picture")) }
                    text.quiet-text x="0%" y=(height + 22) { (short(today)) }
                    @for (row, planned) in open.iter().enumerate() {
                        (bar(row, &name(seen.visit, planned.step), planned.from, planned.to,
                            if sets == Some(planned.step) { "bar paces" } else { "bar" }))
                    }
                    @if seen.time.slack > 0 {
                        (bar(open.len(), &words.say_with("time-to-spare", &[("count", &seen.time.slack.to_string())]), finish, end, "room"))
                    }
                    line.limit x1=(percent(at(end))) x2=(percent(at(end))) y1="0" y2=(height + 6) {}
                    text x=(percent(at(end))) y=(height + 22) text-anchor=(if at(end) > 85.0 { "end" } else { "middle" }) { (short(end)) }
                }
                figcaption.small.quiet { (words.say("time-picture-text")) }
            }
        }
    }
}

fn percent(part: f64) -> String {
    format!("{part:.2}%")
}

/// What sets the pace, with the way to whoever it is.
fn pace(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let Some(sets) = &seen.time.sets else { return html! {} };
    let entry = sets.request.as_deref().and_then(|id| seen.ledger.entry(id));
    html! {
        p {
            @if let Some(entry) = entry {
                strong { (words.say_with("time-pace-request", &[("what", &super::requests::title(seen.visit, entry))])) } " "
                (words.say("time-pace-text")) " "
                a href="/requests" { (words.say("time-pace-request-go")) }
            } @else {
                strong { (words.say(&format!("time-pace-{}", sets.step.as_str()))) } " "
                (words.say("time-pace-text"))
            }
        }
    }
}

fn list(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let day = |day: Date| dates::day_of_year(words, day);
    html! {
        h2 { (words.say("time-list")) }
        ol.lines {
            @for planned in &seen.time.plan {
                li.line.date-then-text {
                    @if planned.done { span.quiet { (words.say("time-done")) } }
                    @else if planned.from == planned.to { span { (day(planned.to)) } }
                    @else { span { (words.say_with("time-to", &[("day", &day(planned.to))])) } }
                    span {
                        (name(seen.visit, planned.step))
                        @if !planned.done && planned.step != StepOfPlan::Visit {
                            span.plain.small {
                                @if planned.latest < seen.visit.today { (words.say("time-latest-over")) }
                                @else { (words.say_with("time-latest", &[("day", &day(planned.latest))])) }
                            }
                        }
                    }
                }
            }
            li.line.date-then-text {
                strong { (day(seen.time.end.day)) }
                span { @match seen.time.end.by {
                    EndBy::Doctor { .. } => (words.say(seen.of_way("time-end-doctor"))),
                    EndBy::Booked => (words.say("time-end-booked")),
                    EndBy::Usual { .. } => (words.say("time-end-usual")),
                } }
            }
        }
        p.buttons { a.button.second href="/time/plan.ics" { (words.say("time-calendar")) } }
        p.small.quiet { (words.say("requests-calendar-text")) }
    }
}

fn shorten(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    html! {
        @if !seen.time.shorten.is_empty() {
            h2 { (words.say("time-shorten")) }
            ul.bullets { @for way in &seen.time.shorten { li { (way.says.in_language(words.language())) } } }
        }
    }
}

/// What is published of this kind of cancer and time; figures on survival stay closed until asked for.
fn known(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let language = words.language();
    let library = seen.visit.library();
    let paces = &library.time.paces;
    let of_doctor = matches!(seen.time.end.by, EndBy::Doctor { .. } | EndBy::Booked);
    html! {
        details.more {
            summary { (words.say("time-known")) }
            @if of_doctor {
                @if let Some(group) = seen.time.group { p { (group.says.in_language(language)) } }
                @if let Some(note) = seen.time.pace.and_then(|p| p.note.as_ref()) { p { (note.in_language(language)) } }
            }
            p { (paces.waits.in_language(language)) }
            p { (paces.says.in_language(language)) }
            (provenance(seen.visit, &paces.head))
        }
        @if let Some(pace) = seen.time.pace.filter(|p| !p.figure.is_empty()) {
            details.more.only-if-asked.not-the-sheet {
                summary { (words.say("time-figures")) }
                p { (paces.caveats.in_language(language)) }
                @for figure in &pace.figure {
                    p { (figure.says.in_language(language)) }
                    (provenance_of(seen.visit, &figure.cite, &paces.head))
                }
            }
        }
    }
}

/// The days of each step, and what is done.
fn change_plan(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let of_plan = |(name, _): &&(String, Trouble)| name.starts_with(asked::DAYS);
    html! {
        details.more.not-the-sheet open[seen.troubles.iter().any(|t| of_plan(&t))] {
            summary { (words.say("time-change")) }
            form.stack method="post" action="/time/plan" {
                p { (words.say("time-change-text")) }
                @for planned in &seen.time.plan {
                    @let step = planned.step.as_str();
                    @let id = format!("{}{step}", asked::DAYS);
                    @let typed = seen.visit.answers.get(&id);
                    fieldset.field {
                        legend { (name(seen.visit, planned.step)) }
                        (field(&Field {
                            name: &id, label: &words.say("time-change-days"), hint: None, kind: "text", autocomplete: "off",
                            value: if typed.is_empty() { "" } else { typed },
                            error: seen.error(&id).as_deref(),
                        }))
                        p.field-hint { (words.say_with("time-change-usual", &[("count", &planned.days.to_string())])) }
                        div.choice {
                            input type="checkbox" name={ "done-" (step) } id={ "done-" (step) } checked[planned.done];
                            label for={ "done-" (step) } { (words.say("time-change-done")) }
                        }
                    }
                }
                div.buttons { button.button.second { (words.say("time-change-save")) } }
            }
        }
    }
}

impl Seen<'_> {
    /// The message for the way to the first treatment, or its like for the next step of one that has begun.
    fn of_way(&self, id: &'static str) -> &'static str {
        match (self.time.begun, id) {
            (true, "time-lead-doctor") => "time-lead-doctor-begun",
            (true, "time-lead-who") => "time-lead-who-begun",
            (true, "time-end-doctor") => "time-end-doctor-begun",
            (true, "time-q-latest") => "time-q-latest-begun",
            _ => id,
        }
    }

    /// What is wrong with an answer, in words.
    fn error(&self, name: &str) -> Option<String> {
        let (_, trouble) = self.troubles.iter().find(|(known, _)| known == name)?;
        Some(said(self.visit, *trouble))
    }
}

fn said(visit: &Visit, trouble: Trouble) -> String {
    visit.words().say(&format!("time-trouble-{}", trouble.as_str()))
}

/// The five questions. Each may be left open.
fn questions(seen: &Seen<'_>) -> Markup {
    let words = seen.visit.words();
    let language = words.language();
    let answers = &seen.visit.answers;
    let library = seen.visit.library();
    let day = |name: &str, label: &str, hint: bool| {
        field(&Field {
            name,
            label: &words.say(label),
            hint: hint.then(|| words.say(&format!("{label}.hint"))).as_deref(),
            kind: "date",
            autocomplete: "off",
            value: answers.get(name),
            error: seen.error(name).as_deref(),
        })
    };
    let kinds = library.vocabulary.cancers.cancer.iter();
    let mut kinds: Vec<(&str, &str)> =
        kinds.map(|c| (c.id.as_str(), c.name.in_language(language))).collect();
    kinds.sort_by_key(|(_, name)| *name);
    kinds.insert(0, ("", ""));
    let unknown = words.say("time-q-cancer-unknown");
    if let Some(first) = kinds.first_mut() {
        first.1 = &unknown;
    }
    let stated = seen.time.knows_cancer && !answers.has(asked::CANCER);
    html! {
        form.stack method="post" action="/time" {
            fieldset.field {
                legend { (words.say("time-q-signs")) }
                details.more {
                    summary { (words.say("time-q-signs-list")) }
                    ul.bullets { @for sign in &library.signs.signs { li { (sign.notice.in_language(language)) } } }
                }
                (choice(asked::SIGNS, "none", &words.say("time-q-signs-none"), answers.get(asked::SIGNS) == "none"))
                (choice(asked::SIGNS, "some", &words.say("time-q-signs-some"), answers.get(asked::SIGNS) == "some"))
            }
            @if stated { p { (words.say("time-q-cancer-stated")) " " a href="/case" { (words.say("time-q-cancer-see")) } } }
            @else { (select(asked::CANCER, &words.say("time-q-cancer"), &kinds, answers.get(asked::CANCER))) }
            @if seen.visit.case.chart.patient.birth_date.is_none() {
                // A box that is left open sends nothing: this takes the tick away.
                input type="hidden" name=(asked::CHILD) value="";
                (tick(asked::CHILD, "yes", &words.say("time-q-child"), answers.get(asked::CHILD) == "yes"))
            }
            fieldset.field {
                legend { (words.say("time-q-begun")) }
                (choice(asked::BEGUN, "no", &words.say("time-q-begun-no"), answers.get(asked::BEGUN) == "no"))
                (choice(asked::BEGUN, "yes", &words.say("time-q-begun-yes"), answers.get(asked::BEGUN) == "yes"))
            }
            (day(asked::BOOKED, "time-q-booked", true))
            (day(asked::LATEST, seen.of_way("time-q-latest"), true))
            (field(&Field {
                name: asked::LATEST_BY, label: &words.say("time-q-latest-by"), hint: None, kind: "text", autocomplete: "off",
                value: answers.get(asked::LATEST_BY), error: None,
            }))
            (day(asked::LATEST_SAID, "time-q-latest-said", false))
            (day(asked::VISIT, "time-q-visit", true))
            div.buttons { button.button { (words.say("time-q-save")) } }
        }
        (questions_on_paper(seen, &kinds))
    }
}

/// The five questions to answer with a pen; what was answered stands there.
fn questions_on_paper(seen: &Seen<'_>, kinds: &[(&str, &str)]) -> Markup {
    let words = seen.visit.words();
    let get = |name: &str| seen.visit.answers.get(name);
    let line = |name: &str, label: &str| asked_on_line(&words.say(label), get(name));
    let day = |name: &str, label: &str| asked_on_line(&words.say(label), &words.day(get(name)));
    let of_two = |name: &str, label: &str, said: [&'static str; 2]| {
        let said = said.map(|said| (said.to_owned(), words.say(&format!("{label}-{said}"))));
        asked_of_boxes(&words.say(label), &said, get(name))
    };
    on_paper(&[
        of_two(asked::SIGNS, "time-q-signs", ["none", "some"]),
        asked_of_boxes(&words.say("time-q-cancer"), kinds, get(asked::CANCER)),
        of_two(asked::BEGUN, "time-q-begun", ["no", "yes"]),
        day(asked::BOOKED, "time-q-booked"),
        day(asked::LATEST, seen.of_way("time-q-latest")),
        line(asked::LATEST_BY, "time-q-latest-by"),
        day(asked::LATEST_SAID, "time-q-latest-said"),
        day(asked::VISIT, "time-q-visit"),
    ])
}

/// `POST /time`: keeps what was answered; a warning sign leads to whom to call.
pub(crate) async fn answer(
    visit: Visit,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/time");
    visit.desk().answer(|answers, today| answers.set_given(QUESTIONS, &given, today)).await?;
    let red_flag = given.get(asked::SIGNS).is_some_and(|said| said == "some");
    Ok(Redirect::to(if red_flag { "/signs" } else { "/time" }))
}

/// `POST /time/plan`: the days of the steps, and what is done.
pub(crate) async fn change(
    visit: Visit,
    Form(given): Form<BTreeMap<String, String>>,
) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/time/plan");
    let done = StepOfPlan::ALL.iter().map(|s| s.as_str());
    let done = done.filter(|step| given.contains_key(&format!("done-{step}")));
    let done = done.collect::<Vec<_>>().join(" ");
    visit
        .desk()
        .answer(|answers, today| {
            answers.set(asked::DONE, &done, today);
            for step in StepOfPlan::ALL {
                let name = format!("{}{}", asked::DAYS, step.as_str());
                answers.set(&name, given.get(&name).map_or("", String::as_str), today);
            }
        })
        .await?;
    Ok(Redirect::to("/time"))
}

/// `GET /time/plan.ics`: the last day for each step, and the day the plan runs to.
pub(crate) async fn days(visit: Visit) -> Response {
    let text = with_seen(&visit, |seen| {
        let words = visit.words();
        let steps = seen.time.plan.iter().filter(|p| !p.done).map(|p| CalendarDay {
            id: format!("plan-{}", p.step.as_str()),
            day: p.latest,
            summary: words.say(&format!("time-calendar-{}", p.step.as_str())),
        });
        let end = CalendarDay {
            id: "plan-end".to_owned(),
            day: seen.time.end.day,
            summary: words.say("time-calendar-end"),
        };
        let days: Vec<CalendarDay> = steps.chain([end]).collect();
        calendar_of(days, visit.today)
    });
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"plan.ics\""),
    ];
    (headers, text).into_response()
}
