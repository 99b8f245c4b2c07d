//! What Medicare publishes of doctors: who they are (Doctors and Clinicians) and what they did (by Provider and Service).
//!
//! *Reads* `DAC_NationalDownloadableFile.csv`, one row a doctor and place, and `MUP_PHY_…_Prov_Svc.csv`, one row a doctor, service and
//! place. Services are added up to groups that are given; which service belongs to which group is told by the words of its
//! description in the file, so that no list of procedure codes is needed.
//! *Leaves unread* money. *Seen in the wild*: services of fewer than eleven people are left out by the owner, so that
//! what is not there is not nothing.
//! *Reference*: <https://data.cms.gov/provider-data/>, <https://data.cms.gov/provider-summary-by-type-of-service>

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::doctors::Npi;
use crate::handed::Handed;
use crate::keyed::{KeyedWriter, notes};
use crate::lists::{CLINICIANS, Loaded, SERVICES};
use crate::{AtlasError, Lists, Result};

/// Descriptions of services that are remembered.
const DESCRIPTIONS_MOST: usize = 200_000;

/// A row of Doctors and Clinicians: a doctor at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clinician {
    pub school: String,
    pub graduated: Option<i16>,
    pub specialty: String,
    pub other_specialties: String,
    pub telehealth: bool,
    pub group: String,
    pub city: String,
    pub state: String,
    pub zip: String,
    pub phone: String,
    /// Takes what Medicare allows as the full price: `Y`, `M` (may), or empty.
    pub assignment: String,
}

/// A group of services that says something of a doctor's work: one of the `any` must hold, each a row of words that all stand
/// in the description; none of `not` may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: String,
    pub any: Vec<Vec<String>>,
    pub not: Vec<String>,
}

impl Group {
    fn fits(&self, description: &str) -> bool {
        let holds = |word: &String| description.contains(word.as_str());
        self.any.iter().any(|words| words.iter().all(holds)) && !self.not.iter().any(holds)
    }
}

/// What a doctor billed Original Medicare for in one group in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Services {
    pub group: String,
    pub year: Option<i16>,
    /// Times a service was given, over all services of the group.
    pub services: u64,
    /// People who got the most frequent one: at least so many.
    pub people_at_least: u64,
}

pub(crate) fn load_clinicians(handed: &Handed<'_>) -> Result<Loaded> {
    let columns = [
        "NPI",
        "Med_sch",
        "Grd_yr",
        "pri_spec",
        "sec_spec_all?",
        "Telehlth?",
        "Facility Name|org_nm",
        "City/Town|cty|City",
        "State|st",
        "ZIP Code|zip",
        "Telephone Number|phn_numbr?",
        "ind_assgn?",
    ];
    handed.keyed(CLINICIANS, &columns, |row, writer| {
        let Some(npi) = Npi::read(&row.text(0)) else { return Ok(false) };
        let text = |column: usize| row.text(column).into_owned();
        let clinician = Clinician {
            school: text(1),
            graduated: row.number(2),
            specialty: text(3),
            other_specialties: text(4),
            telehealth: row.bytes(5) == b"Y",
            group: text(6),
            city: text(7),
            state: text(8),
            zip: text(9),
            phone: text(10),
            assignment: text(11),
        };
        writer.add(&[u64::from(npi.0)], &clinician)?;
        Ok(true)
    })
}

/// What the list says of a doctor, a row a place; `None` where it is not loaded.
pub fn clinician(lists: &Lists, npi: Npi) -> Result<Option<(Loaded, Vec<Clinician>)>> {
    let Some(list) = lists.current(CLINICIANS)? else { return Ok(None) };
    let rows = notes(&list.folder, u64::from(npi.0))?;
    Ok(Some((list, rows)))
}

pub(crate) fn load_services(handed: &Handed<'_>, groups: &[Group]) -> Result<Loaded> {
    let building = handed.lists.begin(SERVICES)?;
    let mut manifest = handed.manifest(SERVICES)?;
    let name = &handed.member.name;
    let year = year_in(name).or_else(|| year_in(&handed.source.name));
    manifest.published = manifest.published.or_else(|| Date::new(year?, 12, 31).ok());
    let columns = ["Rndrng_NPI", "HCPCS_Cd", "HCPCS_Desc", "Tot_Benes", "Tot_Srvcs"];
    let mut of_service: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
    let mut sums: BTreeMap<(Npi, usize), (f64, u64)> = BTreeMap::new();
    let counts = handed.rows(&columns, |row| {
        let Some(npi) = Npi::read(&row.text(0)) else { return Ok(false) };
        if !of_service.contains_key(row.bytes(1)) {
            if of_service.len() >= DESCRIPTIONS_MOST {
                return Err(AtlasError::TooLarge { name: name.clone() });
            }
            let description = row.text(2).to_lowercase();
            let fits = groups.iter().enumerate().filter(|(_, group)| group.fits(&description));
            of_service.insert(row.bytes(1).to_vec(), fits.map(|(at, _)| at).collect());
        }
        for group in of_service.get(row.bytes(1)).into_iter().flatten() {
            let (services, people) = sums.entry((npi, *group)).or_default();
            *services += row.number::<f64>(4).unwrap_or_default().max(0.0);
            *people = (*people).max(row.number(3).unwrap_or_default());
        }
        Ok(true)
    })?;
    let mut writer = KeyedWriter::new(building.files())?;
    for ((npi, group), (services, people_at_least)) in sums {
        let group = groups.get(group).map_or_else(String::new, |group| group.id.clone());
        let services = services.round() as u64;
        writer.add(&[u64::from(npi.0)], &Services { group, year, services, people_at_least })?;
    }
    writer.finish(building.files())?;
    building.finish(manifest.counted(counts))
}

/// The year of the services, from the owner's name for the file (`…_D23_…`).
fn year_in(name: &str) -> Option<i16> {
    let two = name.split('_').find_map(|part| {
        let digits = part.strip_prefix('D')?;
        (digits.len() == 2).then(|| digits.parse::<i16>().ok())?
    });
    two.map(|year| 2000 + year)
}

/// What a doctor did by groups; `None` where the list is not loaded.
pub fn services(lists: &Lists, npi: Npi) -> Result<Option<(Loaded, Vec<Services>)>> {
    let Some(list) = lists.current(SERVICES)? else { return Ok(None) };
    let rows = notes(&list.folder, u64::from(npi.0))?;
    Ok(Some((list, rows)))
}
