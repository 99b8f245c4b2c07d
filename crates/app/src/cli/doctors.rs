//! `second-opinion doctors`: loads the public lists of doctors and asks them. Nothing about the person is kept or asked for.

use std::fmt::Write;
use std::path::PathBuf;

use atlas::doctors::{Around, Taxonomy, Who};
use atlas::lists::Loaded;
use atlas::medicare::Group;
use atlas::{
    AtlasError, Catalog, Doctor, Doctors, Found, Lists, Npi, Order, PageToken, Places, Query,
    Trials, Wanted, places,
};
use clap::{Args, Subcommand};
use knowledge::Library;
use knowledge::vocabulary::Cancer;
use serde_json::json;

use super::lists::{Bar, Format, Where, failure, loaded, name_of};
use super::ties::{Tie, only, tied};
use super::{Failure, today};

#[derive(Debug, Subcommand)]
pub(super) enum DoctorsCommand {
    /// Loads lists from files as their owners publish them: the national registry, the exclusion list, Medicare's lists,
    /// networks and directories of plans. What a file is, is seen by its head.
    Load {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        at: Where,
    },
    /// Finds doctors near a ZIP area.
    Near(Near),
    /// Prints what the registry says of one number.
    Show {
        npi: String,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        #[command(flatten)]
        at: Where,
    },
    /// Prints which lists are there, of which day, and which are old.
    Lists {
        #[command(flatten)]
        at: Where,
    },
}

#[derive(Debug, Args)]
pub(super) struct Near {
    zip: String,
    /// A specialty by its name (a wrong name lists them) or a code of the registry; may be given again.
    #[arg(long)]
    specialty: Vec<String>,
    /// Miles.
    #[arg(long, default_value_t = 50.0)]
    within: f64,
    /// Words of the name.
    #[arg(long, default_value = "")]
    name: String,
    /// A network that is loaded (networks/acme); may be given again.
    #[arg(long)]
    network: Vec<String>,
    /// Only those tied to trials or centers in this way; `--cancer` says of which cancer.
    #[arg(long, value_enum)]
    tied: Option<Tie>,
    /// A cancer by its name (a wrong name lists them); the studies of all cancers if left out.
    #[arg(long, requires = "tied")]
    cancer: Option<String>,
    /// Organizations instead of people.
    #[arg(long)]
    organizations: bool,
    /// By name instead of by distance.
    #[arg(long)]
    by_name: bool,
    /// How many.
    #[arg(long, default_value_t = 20)]
    most: usize,
    /// Where the last page ended, from its JSON form.
    #[arg(long)]
    page: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    at: Where,
}

pub(super) fn run(command: DoctorsCommand, library: &Library) -> Result<(), Failure> {
    let words = &library.words;
    let wrong = |error: AtlasError| failure(&error, words);
    let said = match command {
        DoctorsCommand::Load { files, at } => {
            let lists = at.lists(words)?;
            let groups = groups(library);
            let wanted = Wanted { paths: &files, groups: &groups, today: today() };
            let all = atlas::load(&wanted, &lists, &Bar::new()).map_err(wrong)?;
            all.iter().map(|list| loaded(list, words)).collect::<Vec<_>>().join("\n")
        }
        DoctorsCommand::Near(near) => search(near, library)?,
        DoctorsCommand::Show { npi, format, at } => {
            let doctors = Doctors::open(&at.lists(words)?).map_err(wrong)?;
            let npi = Npi::read(&npi).ok_or_else(|| Failure(words.say("cli-no-npi")))?;
            let found = doctors.doctor(npi).map_err(wrong)?;
            let doctor = found.ok_or_else(|| Failure(words.say("cli-npi-not-there")))?;
            format.say(|| sheet(&doctor, library), || json_of(&doctor, None))
        }
        DoctorsCommand::Lists { at } => all_lists(&at.lists(words)?, library),
    };
    super::print(said.trim_end(), words)
}

/// The groups that Medicare's services are added up to.
pub(crate) fn groups(library: &Library) -> Vec<Group> {
    let group = |g: &knowledge::doctors::ServiceGroup| Group {
        id: g.id.clone(),
        any: g.any.clone(),
        not: g.not.clone(),
    };
    library.doctors.volume.group.iter().map(group).collect()
}

fn search(near: Near, library: &Library) -> Result<String, Failure> {
    let words = &library.words;
    let wrong = |error: AtlasError| failure(&error, words);
    let lists = near.at.lists(words)?;
    let here = Places::open(&lists).and_then(|p| p.find(&near.zip)).map_err(wrong)?;
    let mut taxonomies = Vec::new();
    for name in &near.specialty {
        match library.doctors.specialty(name) {
            Some(specialty) => taxonomies.extend(specialty.codes.clone()),
            None if name.len() == 10 => taxonomies.push(name.to_uppercase()),
            None => {
                let all: Vec<&str> =
                    library.doctors.specialties.iter().map(|s| s.id.as_str()).collect();
                let all = all.join(", ");
                return Err(Failure(words.say_with("cli-no-specialty", &[("all", &all)])));
            }
        }
    }
    let tied = near.tied.map(|tie| {
        let cancer = near.cancer.as_deref().map(|name| cancer(name, library)).transpose()?;
        let of_cancer = cancer.map_or(&[][..], |cancer| &cancer.words);
        let tied = tied(tie, || Trials::open(&lists), of_cancer, library).map_err(wrong)?;
        Ok((tied, only(tie, cancer, words)))
    });
    let (tied, only) = tied.transpose()?.unzip();
    let query = Query {
        taxonomies,
        tied,
        near: Some(Around { spot: here.spot, km: near.within * places::KM_A_MILE }),
        name: near.name,
        networks: near.network,
        who: if near.organizations { Who::Organizations } else { Who::People },
        order: if near.by_name { Order::Name } else { Order::Distance },
        ..Query::default()
    };
    let doctors = Doctors::open(&lists).map_err(wrong)?;
    let from = near.page.as_deref().map(PageToken::new);
    let found = doctors.search(&query, from.as_ref(), near.most).map_err(wrong)?;
    let list = doctors.list();
    let plain = || text(&found, list, only.as_deref(), library);
    Ok(near.format.say(plain, || page(&found, list, only.as_deref())))
}

fn cancer<'l>(name: &str, library: &'l Library) -> Result<&'l Cancer, Failure> {
    let cancers = &library.vocabulary.cancers;
    cancers.get(name).ok_or_else(|| {
        let all: Vec<&str> = cancers.cancer.iter().map(|cancer| cancer.id.as_str()).collect();
        Failure(library.words.say_with("cli-no-cancer", &[("all", &all.join(", "))]))
    })
}

fn text(found: &Found, list: &Loaded, only: Option<&str>, library: &Library) -> String {
    let words = &library.words;
    let mut out = String::new();
    for hit in &found.hits {
        let doctor = &hit.doctor;
        let miles = hit.km.map(|km| format!("{:.1}", km / places::KM_A_MILE)).unwrap_or_default();
        let place = doctor.sites.first();
        let city = place.map(|s| format!("{} {}", s.city, s.state)).unwrap_or_default();
        let phone = place.map_or("", |s| s.phone.as_str());
        let _ = writeln!(out, "{miles:>6}  {}  {}  {city}  {phone}", doctor.npi, doctor.called());
        let _ = writeln!(out, "        {}", registered_as(doctor, library).join(" · "));
    }
    let date = list.manifest.published.unwrap_or(list.manifest.loaded).to_string();
    let (shown, total) = (found.hits.len().to_string(), found.total.to_string());
    let blanks = [("shown", shown.as_str()), ("total", total.as_str()), ("date", date.as_str())];
    let _ = writeln!(out, "{}", words.say_with("cli-doctors-found", &blanks));
    if let Some(only) = only {
        let _ = writeln!(out, "{only}");
    }
    out
}

/// What a doctor registered as: in our words where there are some, else the code.
pub(crate) fn registered_as(doctor: &Doctor, library: &Library) -> Vec<String> {
    let language = library.words.language();
    let name = |taxonomy: &Taxonomy| {
        let known = library.doctors.of_code(&taxonomy.code).next();
        known.map_or_else(
            || library.words.say_with("doctors-code", &[("code", &taxonomy.code)]),
            |specialty| specialty.name.in_language(language).to_owned(),
        )
    };
    let mut names: Vec<String> = doctor.taxonomies.iter().map(name).collect();
    names.dedup();
    names
}

fn sheet(doctor: &Doctor, library: &Library) -> String {
    let mut out = format!("{}  {}\n", doctor.npi, doctor.called());
    for line in registered_as(doctor, library) {
        let _ = writeln!(out, "  {line}");
    }
    for site in &doctor.sites {
        let parts = [&site.line, &site.line_two, &site.city, &site.state, &site.zip, &site.phone];
        let parts: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        let _ = writeln!(out, "  {}", parts.join(", "));
    }
    if let Some(day) = doctor.deactivated {
        let gone = library.words.say_with("doctors-deactivated", &[("date", &day.to_string())]);
        let _ = writeln!(out, "  {gone}");
    }
    out
}

fn page(found: &Found, list: &Loaded, only: Option<&str>) -> serde_json::Value {
    let hits: Vec<_> = found.hits.iter().map(|hit| json_of(&hit.doctor, hit.km)).collect();
    json!({
        "schema": "second-opinion.doctors/1",
        "list": list.manifest,
        "total": found.total,
        "only": only,
        "next": found.next.as_ref().map(PageToken::as_str),
        "doctors": hits,
    })
}

fn json_of(doctor: &Doctor, km: Option<f64>) -> serde_json::Value {
    let taxonomy = |t: &Taxonomy| json!({ "code": t.code, "licence": t.licence, "state": t.state, "main": t.is_main });
    let site = |s: &atlas::doctors::Site| json!({ "lines": [s.line, s.line_two], "city": s.city, "state": s.state, "zip": s.zip, "phone": s.phone });
    json!({
        "npi": doctor.npi.to_string(),
        "name": doctor.called(),
        "person": doctor.is_person(),
        "miles": km.map(|km| (km / places::KM_A_MILE * 10.0).round() / 10.0),
        "taxonomies": doctor.taxonomies.iter().map(taxonomy).collect::<Vec<_>>(),
        "sites": doctor.sites.iter().map(site).collect::<Vec<_>>(),
        "other_names": doctor.other_names,
        "registered": doctor.registered,
        "deactivated": doctor.deactivated,
    })
}

fn all_lists(lists: &Lists, library: &Library) -> String {
    let words = &library.words;
    let mut out = String::new();
    for list in lists.all() {
        let manifest = &list.manifest;
        let date = manifest.published.unwrap_or(manifest.loaded).to_string();
        let name = name_of(&manifest.list, words);
        let title = manifest.title.as_ref().map(|t| format!(" ({t})")).unwrap_or_default();
        let _ = writeln!(out, "{}  {name}{title}  {date}  {}", manifest.list, manifest.rows);
        if manifest.is_old(today()) {
            let _ = writeln!(out, "  {}", words.say("lists-old"));
        }
    }
    if out.is_empty() { words.say("lists-none") } else { out }
}
