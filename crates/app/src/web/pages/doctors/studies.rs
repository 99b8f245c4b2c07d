//! Studies of this cancer that name a person with a doctor's name. The register has no numbers of doctors, so that a name is all there
//! is: it is said as that, to be checked, and two doctors of one name both have it. And studies with a site in the ZIP area of an office.

use atlas::trials::{FoundStudy, Named, Wanted, named};
use atlas::{AtlasError, Doctor, StudyCatalog, Trials};
use journey::doctors::{By, Entry};
use journey::trials::wish;
use record::Study;

use crate::cli::lists::name_of;
use crate::web::pages::trials::person;
use crate::web::visit::Visit;

/// The item of the sheet.
const ITEM: &str = "trials";
/// Studies whose names are looked at; a frequent name may stand in more.
const LOOKED_AT: usize = 300;
/// Studies that are told one by one.
const TOLD: usize = 5;

/// What the register says of a doctor's name and offices, those studies first that take people.
pub(super) fn entries(visit: &Visit, doctor: &Doctor) -> Vec<Entry> {
    let Ok(trials) = visit.desk().lists().trials() else { return Vec::new() };
    let case = person(visit);
    let cancer = wish(&case, &visit.answers).cancer;
    let wanted = Wanted {
        one_of: cancer.map(|cancer| cancer.words.clone()).unwrap_or_default(),
        ..Wanted::default()
    };
    let mut all = naming(visit, doctor, &trials, &wanted).unwrap_or_default();
    let told: Vec<String> = all.iter().filter_map(|entry| entry.page.clone()).collect();
    all.extend(at_offices(visit, doctor, &trials, wanted, &told).unwrap_or_default());
    all
}

/// The page of a study.
fn page_of(id: &str) -> String {
    format!("/trials/of/{id}")
}

/// An entry of the sheet, to be checked.
fn entry(visit: &Visit, trials: &Trials, says: String, study: Option<&Study>) -> Entry {
    let manifest = &trials.list().manifest;
    Entry {
        item: ITEM.to_owned(),
        says,
        by: By::List(name_of(&manifest.list, visit.words())),
        on: manifest.published.unwrap_or(manifest.loaded),
        check: true,
        page: study.map(|study| page_of(&study.id)),
    }
}

/// Studies with a site that takes people, or will, in the ZIP area of an office.
fn at_offices(
    visit: &Visit,
    doctor: &Doctor,
    trials: &Trials,
    wanted: Wanted,
    told: &[String],
) -> Result<Vec<Entry>, AtlasError> {
    let zips: Vec<u32> = doctor.zips().collect();
    if zips.is_empty() {
        return Ok(Vec::new());
    }
    let most = TOLD + told.len();
    let (found, count) = trials.search(&Wanted { zips, open: true, most, ..wanted })?;
    let is_told = |found: &FoundStudy| told.contains(&page_of(&found.id));
    let rest = count.saturating_sub(found.iter().filter(|found| is_told(found)).count());
    let words = visit.words();
    let mut all = Vec::new();
    for found in found.iter().filter(|found| !is_told(found)).take(TOLD) {
        let study = trials.read(found)?;
        let blanks = [("study", study.id.as_str()), ("title", study.title.as_str())];
        let says = words.say_with("doctors-study-near", &blanks);
        all.push(entry(visit, trials, says, Some(&study)));
    }
    let rest = rest.saturating_sub(all.len());
    if rest > 0 {
        let says = words.say_with("doctors-studies-near-more", &[("count", &rest.to_string())]);
        all.push(entry(visit, trials, says, None));
    }
    Ok(all)
}

fn naming(
    visit: &Visit,
    doctor: &Doctor,
    trials: &Trials,
    wanted: &Wanted,
) -> Result<Vec<Entry>, AtlasError> {
    if !doctor.is_person() {
        return Ok(Vec::new());
    }
    let person = Some(doctor.name.clone());
    let wanted = Wanted { person, most: LOOKED_AT, ..wanted.clone() };
    let mut studies = Vec::new();
    for found in trials.search(&wanted)?.0 {
        let study = trials.read(&found)?;
        if !named(&study, &doctor.name).is_empty() {
            studies.push(study);
        }
    }
    let rest = studies.len().saturating_sub(TOLD);
    let told = studies.iter().take(TOLD).filter_map(|study| {
        let first = named(study, &doctor.name).into_iter().next()?;
        Some(entry(visit, trials, says(visit, study, &first), Some(study)))
    });
    let mut all: Vec<Entry> = told.collect();
    if rest > 0 {
        let count = rest.to_string();
        let says = visit.words().say_with("doctors-studies-more", &[("count", &count)]);
        all.push(entry(visit, trials, says, None));
    }
    Ok(all)
}

/// How a study names them: the name as it stands there, as what, where.
fn says(visit: &Visit, study: &Study, named: &Named<'_>) -> String {
    let words = visit.words();
    let role = named.role.unwrap_or_default().to_lowercase().replace('_', "-");
    let blanks = [
        ("study", study.id.as_str()),
        ("title", study.title.as_str()),
        ("name", named.name),
        ("role", role.as_str()),
        ("place", named.at.unwrap_or("none")),
    ];
    words.say_with("doctors-study", &blanks)
}
