//! The vetting sheet of one doctor, center, program or find: what the lists say, each with its day, and what the person
//! found. What is not known is not bad.

use atlas::exclusions::{Excluded, Exclusion, check};
use atlas::{Catalog, Doctor, Npi, medicare, networks};
use axum::Form;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use journey::doctors::{By, Entry, Line, asked, keep_mine, list, minimums, sheet};
use maud::{Markup, html};

use super::found::put_on;
use super::{ROOM, studies};
use crate::cli::doctors::registered_as;
use crate::cli::lists::name_of;
use crate::desk::DeskError;
use crate::web::parts::{
    Frame, Here, Icon, Width, cited, frame_of_visit, on_paper, provenance, sign,
};
use crate::web::visit::Visit;

/// What is known of a key without the person's own notes.
pub(super) struct Known {
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
    doctor: Option<Doctor>,
    /// Lines of an address, a web page, a phone.
    pub(super) about: Vec<String>,
    web: Option<String>,
}

/// Gathers what lists and files say of a key.
pub(super) fn known(visit: &Visit, key: &str) -> Option<Known> {
    let library = visit.library();
    let plain = |name: String, about: Vec<String>, web: Option<String>| {
        Some(Known { name, entries: Vec::new(), doctor: None, about, web })
    };
    if let Some(center) = key.strip_prefix("c-").and_then(|id| library.doctors.center(id)) {
        let place = format!("{}, {} {}", center.city, center.state, center.zip);
        let kind = visit.words().say(&format!("centers-kind-{}-whole", center.kind.as_str()));
        let about = [kind, place].into_iter().chain(center.phone.clone()).collect();
        return plain(center.name.clone(), about, Some(center.web.clone()));
    }
    if let Some(programme) = key.strip_prefix("p-").and_then(|id| library.programmes.get(id)) {
        let gives = programme.gives.in_language(library.words.language()).to_owned();
        return plain(programme.name.clone(), vec![gives], None);
    }
    if let Some(number) = key.strip_prefix('o').and_then(|n| n.parse::<u32>().ok()) {
        let get =
            |part: &str| visit.answers.get(&format!("{}{number}.{part}", asked::OWN)).to_owned();
        let about = [get("place"), get("phone"), get("from")].into_iter().filter(|a| !a.is_empty());
        return plain(get("name"), about.collect(), None).filter(|known| !known.name.is_empty());
    }
    let npi = Npi::read(key.strip_prefix('n')?)?;
    let doctors = visit.desk().lists().doctors();
    let doctor = doctors.as_ref().ok().and_then(|doctors| doctors.doctor(npi).ok().flatten());
    let Some(doctor) = doctor else {
        // Kept on the shortlist, and the list has gone or has it no more.
        let short = list(&visit.answers).into_iter().find(|short| short.key == key)?;
        return plain(short.name, vec![visit.words().say("doctors-not-in-list")], None);
    };
    let mut entries = entries(visit, &doctor);
    entries.extend(studies::entries(visit, &doctor));
    let about = doctor.sites.iter().map(|site| {
        let parts = [&site.line, &site.line_two, &site.city, &site.state, &site.zip, &site.phone];
        let parts = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    });
    Some(Known {
        name: doctor.called(),
        about: about.collect(),
        entries,
        web: None,
        doctor: Some(doctor),
    })
}

/// What the public lists say of a doctor.
fn entries(visit: &Visit, doctor: &Doctor) -> Vec<Entry> {
    let (words, library) = (visit.words(), visit.library());
    let lists = visit.desk().lists().lists();
    let mut all = Vec::new();
    let mut add = |item: &str, says: String, list: &atlas::lists::Loaded, check: bool| {
        let manifest = &list.manifest;
        all.push(Entry {
            item: item.to_owned(),
            says,
            by: By::List(name_of(&manifest.list, words)),
            on: manifest.published.unwrap_or(manifest.loaded),
            check,
            page: None,
        });
    };
    if let Ok(Some(list)) = lists.current(atlas::lists::DOCTORS) {
        let registered = registered_as(doctor, library).join(" · ");
        if !registered.is_empty() {
            add("registration", registered, &list, false);
        }
        if let Some(day) = doctor.deactivated {
            add(
                "registration",
                words.say_with("doctors-deactivated", &[("date", &words.date(day.into()))]),
                &list,
                true,
            );
        }
        for t in doctor.taxonomies.iter().filter(|t| !t.licence.is_empty()) {
            let blanks = [("state", t.state.as_str()), ("number", t.licence.as_str())];
            let line = words.say_with("doctors-licence", &blanks);
            add("licence", line, &list, false);
        }
    }
    if let Ok(Some(list)) = lists.current(atlas::lists::EXCLUSIONS) {
        let row = |row: &Excluded| {
            let since = row.since.map(|day| words.date(day.into())).unwrap_or_default();
            [row.specialty.as_str(), &row.city, &row.state, &since].join(" ")
        };
        match check(lists, doctor) {
            Ok(Exclusion::NotListed) => {
                add("exclusion", words.say("doctors-exclusion-none"), &list, false)
            }
            Ok(Exclusion::Listed(rows)) => {
                for found in &rows {
                    add(
                        "exclusion",
                        words.say_with("doctors-exclusion-listed", &[("row", &row(found))]),
                        &list,
                        true,
                    );
                }
            }
            Ok(Exclusion::SameName(rows)) => {
                for found in &rows {
                    add(
                        "exclusion",
                        words.say_with("doctors-exclusion-name", &[("row", &row(found))]),
                        &list,
                        true,
                    );
                }
            }
            Ok(Exclusion::NotLoaded) | Err(_) => {}
        }
    }
    if let Ok(Some((list, rows))) = medicare::clinician(lists, doctor.npi)
        && let Some(row) = rows.first()
    {
        let year = row.graduated.map(|year| year.to_string()).unwrap_or_default();
        let blanks = [("school", row.school.as_str()), ("year", year.as_str())];
        add("training", words.say_with("doctors-school", &blanks), &list, false);
        if rows.iter().any(|row| row.telehealth) {
            add("remote", words.say("doctors-telehealth"), &list, false);
        }
    }
    if let Ok(Some((list, rows))) = medicare::services(lists, doctor.npi) {
        let volume = &library.doctors.volume;
        for row in &rows {
            let Some(group) = volume.group.iter().find(|g| g.id == row.group) else { continue };
            let year = row.year.map(|year| year.to_string()).unwrap_or_default();
            let (count, people) = (row.services.to_string(), row.people_at_least.to_string());
            let name = group.name.in_language(words.language());
            let blanks = [
                ("group", name),
                ("count", count.as_str()),
                ("people", people.as_str()),
                ("year", year.as_str()),
            ];
            let says = words.say_with("doctors-services", &blanks);
            add(
                "volume",
                format!("{says} {}", volume.caveat.in_language(words.language())),
                &list,
                false,
            );
        }
    }
    for (list, roles) in networks::of(lists, doctor.npi).unwrap_or_default() {
        let title = list.manifest.title.clone().unwrap_or_default();
        add("network", words.say_with("doctors-in-network", &[("plan", &title)]), &list, true);
        let mut spoken: Vec<&String> = roles.iter().flat_map(|role| &role.languages).collect();
        spoken.sort();
        spoken.dedup();
        if !spoken.is_empty() {
            let spoken = spoken.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            add("languages", spoken, &list, false);
        }
    }
    all
}

/// `GET /doctors/of/{key}`
pub(crate) async fn show(visit: Visit, Path(key): Path<String>) -> Response {
    let Some(known) = known(&visit, &key) else {
        return super::super::trouble::no_such_page(visit.visitor).await.into_response();
    };
    let words = visit.words();
    let lines = sheet(&key, &known.entries, &visit.answers, visit.library());
    let is_short = list(&visit.answers).iter().any(|short| short.key == key);
    let main = html! {
        div.stack {
            p.eyebrow { a.tap href=(ROOM) { (words.say("doctors-back")) } }
            h1 { (known.name) }
            @for line in &known.about { p { (line) } }
            @if let Some(web) = &known.web { p { a href=(web) rel="noreferrer noopener" target="_blank" { (web) } span.not-the-sheet { " " (words.say("doctors-opens")) } } }
            @if let Some(doctor) = &known.doctor { p.small.quiet { (words.say_with("doctors-number", &[("npi", &doctor.npi.to_string())])) } }
            (put_on(&visit, &key, &known.name, is_short))
            @if known.doctor.as_ref().is_some_and(Doctor::is_person) {
                form method="post" action="/doctors/mine" {
                    input type="hidden" name="npi" value=(key);
                    button.button.second { (words.say("doctors-mine-this")) }
                }
            }
            h2 { (words.say("doctors-sheet")) }
            p { (words.say("doctors-sheet-text")) span.not-the-sheet { " " (words.say("doctors-opens-all")) } }
            ul.lines { @for line in &lines { li.keep-together { (one_line(&visit, &key, line)) } } }
            (provenance(&visit, &visit.library().doctors.vetting.head))
        }
    };
    let about = Frame::new("title-doctors", Width::Usual, Here::Elsewhere, ROOM);
    frame_of_visit(&visit, &about, main).into_response()
}

fn one_line(visit: &Visit, key: &str, line: &Line<'_>) -> Markup {
    let words = visit.words();
    let language = words.language();
    let name = line.item.name.in_language(language);
    let field = format!("words-{}", line.item.id);
    html! {
        h3 { (name) }
        p.small.quiet { (line.item.why.in_language(language)) }
        @if line.item.id == "volume" { (minimum(visit)) }
        @if line.entries.is_empty() { p.not-the-sheet { (sign("cannot-tell", Icon::CannotTell, &words.say("doctors-not-known"))) } }
        @for entry in &line.entries { (said(visit, entry)) }
        @if !line.look.is_empty() {
            p.not-the-sheet { (words.say("doctors-look")) " "
                @for look in &line.look { a.tap href=(look.url) rel="noreferrer noopener" target="_blank" { (look.name.in_language(language)) } " " }
            }
        }
        @if line.entries.is_empty() { (on_paper(&[html! { div.write-line {} }])) }
        details.more {
            summary { (words.say("doctors-write")) span.sr-only { ": " (name) } }
            form.stack method="post" action={ "/doctors/of/" (key) } {
                input type="hidden" name="item" value=(line.item.id);
                div.field {
                    label for=(field) { (words.say("doctors-write-label")) }
                    textarea id=(field) name="words" maxlength="2000" { (line.own) }
                }
                div.buttons { button.button.second { (words.say("doctors-write-save")) span.sr-only { ": " (name) } } }
            }
        }
    }
}

/// How often the operation of this case should be done in a year.
fn minimum(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        @for minimum in minimums(&visit.case.chart, visit.library(), visit.today) {
            @let (hospital, surgeon) = (minimum.hospital.to_string(), minimum.surgeon.to_string());
            p.small { (words.say_with("doctors-minimum", &[
                ("what", minimum.name.in_language(words.language())), ("hospital", &hospital), ("surgeon", &surgeon),
            ])) " " (cited(visit, &visit.library().doctors.volume.head.cite)) }
        }
    }
}

/// What is said, by whom and when.
pub(super) fn said(visit: &Visit, entry: &Entry) -> Markup {
    let words = visit.words();
    let date = words.date(entry.on.into());
    let by = match &entry.by {
        By::List(name) => words.say_with("doctors-by-list", &[("list", name), ("date", &date)]),
        By::Me => words.say_with("doctors-by-me", &[("date", &date)]),
        By::Told(by) if by.is_empty() => words.say("insurance-doctor-by-nobody"),
        By::Told(by) => words.say_with("insurance-doctor-said", &[("by", by), ("date", &date)]),
    };
    let says = match &entry.by {
        By::Told(_) => words.say(&format!("insurance-doctor-stands-{}", entry.says)),
        By::List(_) | By::Me => entry.says.clone(),
    };
    html! {
        p { (says)
            @if entry.check { " " (sign("please-check", Icon::Check, &words.say("doctors-check"))) }
            @if let Some(page) = &entry.page { " " a.tap href=(page) { (words.say("doctors-more-of-it")) span.sr-only { ": " (says) } } } }
        p.small.quiet { (by) }
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct Own {
    #[serde(default)]
    item: String,
    #[serde(default)]
    words: String,
}

/// `POST /doctors/of/{key}`: what the person found.
pub(crate) async fn keep(
    visit: Visit,
    Path(key): Path<String>,
    Form(own): Form<Own>,
) -> Result<Redirect, DeskError> {
    let items = &visit.library().doctors.vetting.item;
    if items.iter().any(|item| item.id == own.item) && known(&visit, &key).is_some() {
        let name = format!("{}{key}.{}", asked::OF, own.item);
        visit.desk().answer(|answers, today| answers.set(&name, &own.words, today)).await?;
    }
    Ok(Redirect::to(&format!("/doctors/of/{key}")))
}

#[derive(serde::Deserialize)]
pub(crate) struct Mine {
    #[serde(default)]
    npi: String,
}

/// `POST /doctors/mine`: this is the doctor the person has now.
pub(crate) async fn mine(visit: Visit, Form(mine): Form<Mine>) -> Result<Redirect, DeskError> {
    let known = known(&visit, &mine.npi).and_then(|known| known.doctor);
    let list = visit.desk().lists().doctors().map(|doctors| {
        let manifest = &doctors.list().manifest;
        manifest.published.unwrap_or(manifest.loaded)
    });
    if let (Some(doctor), Ok(list)) = (known, list) {
        let codes: Vec<String> = doctor.taxonomies.iter().map(|t| t.code.clone()).collect();
        let (npi, name) = (doctor.npi.0, doctor.called());
        let keep = |answers: &mut record::Answers, today| {
            keep_mine(answers, npi, &name, &codes, list, today)
        };
        visit.desk().answer(keep).await?;
    }
    Ok(Redirect::to(ROOM))
}
