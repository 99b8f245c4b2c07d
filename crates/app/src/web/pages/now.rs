//! Now: the one next step the case asks for, what comes after it, and where the papers stand.

use axum::Form;
use axum::response::Redirect;
use jiff::civil::Date;
use journey::ledger::Ledger;
use journey::missing::Missing;
use journey::time::asked;
use knowledge::Judgement;
use maud::{Markup, html};
use record::{Finding, FindingCode, Passage, Status};
use serde::Deserialize;

use crate::desk::{DeskError, Helping, finding_mark};
use crate::web::parts::{Frame, Here, Width, frame_of_visit, sources};
use crate::web::visit::Visit;
use crate::web::voice::{dates, findings};

/// Something the person can do next.
struct Step<'a> {
    /// By which it can be put off.
    key: String,
    title: String,
    text: String,
    passages: Vec<&'a Passage>,
    address: String,
    /// The button's words.
    action: String,
}

/// Steps that are not put off: what cannot wait.
const TODAY: &[&str] = &["signs", "time-ask-today"];

impl Step<'_> {
    fn can_wait(&self) -> bool {
        !TODAY.contains(&self.key.as_str())
    }
}

/// `GET /`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let put_off = visit.preferences().not_today;
    let is_later =
        |step: &Step<'_>| step.can_wait() && put_off.get(&step.key) == Some(&visit.today);
    let (later, mut steps): (Vec<_>, Vec<_>) = steps(&visit).into_iter().partition(is_later);
    steps.extend(later);
    let mut steps = steps.into_iter();
    let first = steps.next();
    let rest: Vec<_> = steps.take(6).collect();
    let main = html! {
        div.stack {
            p.eyebrow { (dates::weekday(words, visit.today)) }
            @if let Some(step) = &first { (card(&visit, step, step.can_wait() && !rest.is_empty())) }
            @if !rest.is_empty() {
                h2 { (words.say("now-after")) }
                ul.lines {
                    @for step in &rest {
                        li.line { a href=(step.address) { (step.title) } }
                    }
                }
            }
            (dates_given(&visit))
            (standing(&visit))
        }
    };
    frame_of_visit(&visit, &Frame::new("title-now", Width::Usual, Here::Now, "/"), main)
}

fn card(visit: &Visit, step: &Step<'_>, can_wait: bool) -> Markup {
    let words = visit.words();
    html! {
        div.next-step.stack {
            p.eyebrow { (words.say("now-next")) }
            h1 { (step.title) }
            p { (step.text) }
            (sources(words, &visit.case, step.passages.iter().copied()))
            div.buttons {
                a.button href=(step.address) { (step.action) }
                @if can_wait {
                    form method="post" action="/not-today" {
                        input type="hidden" name="step" value=(step.key);
                        button.button.plain-link { (words.say("now-not-today")) }
                    }
                }
            }
        }
    }
}

/// How many papers there are and what became of them.
fn standing(visit: &Visit) -> Markup {
    let words = visit.words();
    let documents = &visit.case.chart.documents;
    if documents.is_empty() {
        return html! {};
    }
    let aside = documents.iter().filter(|d| super::set_aside::is_set_aside(visit, d)).count();
    let read = documents.iter().filter(|d| d.status != Status::Ignored).count();
    html! {
        h2 { (words.say("now-papers")) }
        p {
            (words.say_with("now-papers-read", &[("count", &read.to_string())])) " "
            @if aside > 0 {
                (words.say_with("now-papers-aside", &[("count", &aside.to_string())])) " "
            }
            (words.say("now-nothing-lost"))
        }
        p.buttons {
            a.tap href="/records" { (words.say("now-all-papers")) }
            @if aside > 0 { a.tap href="/set-aside" { (words.say("now-see-aside")) } }
        }
    }
}

/// What there is to do, the most pressing first.
fn steps(visit: &Visit) -> Vec<Step<'_>> {
    let words = visit.words();
    let plain = |key: &str, address: &str| Step {
        key: key.to_owned(),
        title: words.say(&format!("step-{key}")),
        text: words.say(&format!("step-{key}.text")),
        passages: Vec::new(),
        address: address.to_owned(),
        action: words.say(&format!("step-{key}.action")),
    };
    let mut steps = Vec::new();
    if visit.answers.get(asked::SIGNS) == "some" {
        steps.push(plain("signs", "/signs"));
    }
    let time = super::time::standing(visit);
    if time.asks_today && super::time::is_begun(visit) {
        steps.push(plain("time-ask-today", "/time"));
    }
    if visit.desk().import_running().is_some() {
        steps.push(plain("reading", "/reading"));
    }
    let first_of_all = first_of_all(visit, &time, &plain);
    if visit.case.documents.is_empty() {
        steps.extend(first_of_all);
        let someone = visit.preferences().helping == Helping::Someone;
        steps.push(plain(if someone { "add-theirs" } else { "add" }, "/records/add"));
    } else {
        if super::decide::waits_for_a_look(visit) {
            steps.push(plain("decide-again", "/decide"));
        }
        if super::trials::has_news(visit) {
            steps.push(plain("trial-news", "/trials"));
        }
        let missing = super::missing::of_visit(visit);
        let ledger = super::missing::ledger_of(visit, &missing);
        steps.extend(of_requests(visit, &ledger));
        steps.extend(first_of_all);
        steps.extend(of_missing(visit, &missing, &ledger));
        steps.extend(visit.case.chart.findings.iter().filter_map(|f| of_finding(visit, f)));
        let mut seen = Vec::new();
        steps.retain(|step| {
            let new = !seen.contains(&step.title);
            seen.push(step.title.clone());
            new
        });
        if !visit.open.has_passphrase() {
            steps.push(plain("passphrase", "/settings/passphrase"));
        }
        steps.push(plain("look", "/case"));
        steps.push(plain("more", "/records/add"));
    }
    steps
}

/// What comes before the papers and beside them: time, the doctor, the questions. Only what is open.
fn first_of_all<'a>(
    visit: &'a Visit,
    time: &super::time::StandingOfTime,
    plain: &impl Fn(&str, &str) -> Step<'a>,
) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let has_begun = super::time::is_begun(visit);
    match (has_begun, time.in_trouble) {
        (false, _) => steps.push(plain("time", "/time")),
        (true, true) => steps.push(plain("time-tight", "/time")),
        (true, false) => {}
    }
    if super::insurance::appeal_is_running(visit) {
        steps.push(plain("appeal", "/insurance"));
    }
    if let Some((key, address)) = super::visit::step(visit) {
        steps.push(plain(key, address));
    }
    if has_begun && !time.in_trouble && !time.has_day && !time.asks_today {
        steps.push(plain(if time.in_treatment { "time-ask-begun" } else { "time-ask" }, "/time"));
    }
    if !super::telling::is_told(visit) {
        steps.push(plain("tell", "/telling"));
    }
    if !super::insurance::is_begun(visit) {
        steps.push(plain("insurance", "/insurance"));
    }
    if visit.answers.has(asked::VISIT) && !super::questions::is_begun(visit) {
        steps.push(plain("questions", "/questions"));
    }
    steps
}

/// Days the person was given, the next first.
fn dates_given(visit: &Visit) -> Markup {
    let words = visit.words();
    let mut given: Vec<(Date, &str, &str)> = [
        (asked::VISIT, "now-date-visit", "/visit"),
        (asked::BOOKED, "now-date-booked", "/time"),
        (asked::LATEST, "now-date-latest", "/time"),
    ]
    .into_iter()
    .filter_map(|(name, id, address)| Some((visit.answers.day(name)?, id, address)))
    .filter(|(day, _, _)| *day >= visit.today)
    .collect();
    given.sort_unstable();
    html! {
        @if !given.is_empty() {
            h2 { (words.say("now-dates")) }
            ul.lines {
                @for (day, id, address) in given {
                    li.line.date-then-text {
                        span { (dates::day_of_year(words, day)) }
                        span { a href=(address) { (words.say(id)) } }
                    }
                }
            }
        }
    }
}

/// What was asked for and is overdue: it goes before all else, each request on its own.
fn of_requests<'a>(visit: &'a Visit, ledger: &Ledger<'_>) -> Vec<Step<'a>> {
    let words = visit.words();
    let overdue = ledger.overdue().map(|entry| Step {
        key: format!("overdue-{}", entry.id),
        title: words.say("step-overdue"),
        text: format!(
            "{}. {}",
            super::requests::what(visit, entry),
            super::requests::due_line(visit, entry)
        ),
        passages: Vec::new(),
        address: "/requests".to_owned(),
        action: words.say("step-overdue.action"),
    });
    overdue.collect()
}

/// What is missing and was not asked for yet.
fn of_missing<'a>(
    visit: &'a Visit,
    missing: &Missing<'_>,
    ledger: &Ledger<'_>,
) -> Option<Step<'a>> {
    let words = visit.words();
    let open =
        missing.of(Judgement::Missing).filter(|j| ledger.waits_for(&j.item.item).is_none()).count();
    (open > 0).then(|| Step {
        key: "missing".to_owned(),
        title: words.say_with("step-missing", &[("count", &open.to_string())]),
        text: words.say("step-missing.text"),
        passages: Vec::new(),
        address: "/missing".to_owned(),
        action: words.say("step-missing.action"),
    })
}

/// The step that a finding asks for; most ask for none.
fn of_finding<'a>(visit: &'a Visit, finding: &'a Finding) -> Option<Step<'a>> {
    use FindingCode as Code;
    let words = visit.words();
    let code = finding.code;
    let mark = finding_mark(&visit.case, finding);
    let document = finding.documents.first().copied();
    let address = match code {
        _ if findings::is_conflict(code) => format!("/case/two-answers/{mark}"),
        Code::IdentityUnsure | Code::IdentityOtherPerson | Code::IdentityOtherInside => {
            "/set-aside".to_owned()
        }
        Code::AddendumPending | Code::AddendumUnclear => match finding.passages.first() {
            Some(passage) => crate::web::voice::documents::address(passage),
            None => format!("/documents/{}", document?.0),
        },
        Code::ImagingReportWithoutImages
        | Code::ImagingImagesWithoutReport
        | Code::ImagingFilesMissing
        | Code::ImagingSeriesGap
        | Code::ImagingNotDicom => {
            format!("/documents/{}", document?.0)
        }
        Code::DocumentLocked
        | Code::DocumentDamaged
        | Code::DocumentEmpty
        | Code::OcrUnavailable => "/set-aside".to_owned(),
        Code::OcrPoor => format!("/documents/{}", document?.0),
        _ => return None,
    };
    let slug = code.as_str().replace('.', "-");
    let by_code = matches!(
        code,
        Code::DocumentLocked
            | Code::DocumentDamaged
            | Code::DocumentEmpty
            | Code::OcrUnavailable
            | Code::IdentityOtherPerson
    );
    Some(Step {
        key: if by_code { slug.clone() } else { mark },
        title: words.say_with(
            &format!("step-{slug}"),
            &[("name", finding.details.get("name").map_or("", String::as_str))],
        ),
        text: format!("{} {}", words.finding_message(finding), words.finding_next(finding)),
        passages: passages(visit, finding),
        address,
        action: words.say(if findings::is_conflict(code) { "step-see-both" } else { "step-look" }),
    })
}

/// The words a finding is about, or the first place of each fact it ties.
fn passages<'a>(visit: &'a Visit, finding: &'a Finding) -> Vec<&'a Passage> {
    if !finding.passages.is_empty() {
        return finding.passages.iter().collect();
    }
    let facts = finding.facts.iter().filter_map(|&id| visit.case.chart.fact(id));
    facts.filter_map(|f| f.fact.passages().next()).collect()
}

#[derive(Deserialize)]
pub(crate) struct PutOff {
    step: String,
}

/// `POST /not-today`
pub(crate) async fn not_today(
    visit: Visit,
    Form(PutOff { step }): Form<PutOff>,
) -> Result<Redirect, DeskError> {
    let today = visit.today;
    visit
        .desk()
        .prefer(|p| {
            p.not_today.retain(|_, day| *day == today);
            if p.not_today.len() < 100 && step.len() < 100 {
                p.not_today.insert(step, today);
            }
        })
        .await?;
    Ok(Redirect::to("/"))
}
