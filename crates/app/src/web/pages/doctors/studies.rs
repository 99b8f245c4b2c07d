//! Studies of this cancer that name a person with a doctor's name. The register has no numbers of doctors, so that a name is all there
//! is: it is said as that, to be checked, and two doctors of one name both have it.

use atlas::trials::{Named, Wanted, named};
use atlas::{AtlasError, Doctor, StudyCatalog};
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

/// What the register says of a doctor's name, those studies first that take people.
pub(super) fn entries(visit: &Visit, doctor: &Doctor) -> Vec<Entry> {
    find(visit, doctor).unwrap_or_default()
}

fn find(visit: &Visit, doctor: &Doctor) -> Result<Vec<Entry>, AtlasError> {
    if !doctor.is_person() {
        return Ok(Vec::new());
    }
    let trials = visit.desk().lists().trials()?;
    let manifest = trials.list().manifest.clone();
    let case = person(visit);
    let wish = wish(&case, &visit.answers);
    let wanted = Wanted {
        person: Some(doctor.name.clone()),
        one_of: wish.cancer.map(|cancer| cancer.words.clone()).unwrap_or_default(),
        most: LOOKED_AT,
        ..Wanted::default()
    };
    let mut studies = Vec::new();
    for found in trials.search(&wanted)?.0 {
        let study = trials.read(&found)?;
        if !named(&study, &doctor.name).is_empty() {
            studies.push(study);
        }
    }
    let entry = |says: String, page: Option<String>| Entry {
        item: ITEM.to_owned(),
        says,
        by: By::List(name_of(&manifest.list, visit.words())),
        on: manifest.published.unwrap_or(manifest.loaded),
        check: true,
        page,
    };
    let rest = studies.len().saturating_sub(TOLD);
    let told = studies.iter().take(TOLD).filter_map(|study| {
        let first = named(study, &doctor.name).into_iter().next()?;
        Some(entry(says(visit, study, &first), Some(format!("/trials/of/{}", study.id))))
    });
    let mut all: Vec<Entry> = told.collect();
    if rest > 0 {
        let count = rest.to_string();
        all.push(entry(visit.words().say_with("doctors-studies-more", &[("count", &count)]), None));
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
