//! The list of persons and firms that federal health programmes may not pay (LEIE), of the Office of Inspector General.
//!
//! *Reads* the monthly file (`UPDATED.csv`). *Leaves unread* days of birth and street addresses. *Seen in the wild*: most rows have no
//! number (`0000000000`), so that a name is all there is; a name is no person.
//! *Reference*: <https://oig.hhs.gov/exclusions/exclusions_list.asp>

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::doctors::{Doctor, Npi, fold, initials_fit};
use crate::handed::Handed;
use crate::keyed::{key_of, notes};
use crate::lists::{EXCLUSIONS, Loaded};
use crate::{Lists, Result};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    pub last: String,
    pub first: String,
    pub middle: String,
    pub business: String,
    /// As the list writes it.
    pub specialty: String,
    pub npi: Option<Npi>,
    pub city: String,
    pub state: String,
    /// The paragraph of the law, as the list writes it (`1128a1`).
    pub paragraph: String,
    pub since: Option<Date>,
}

/// What the list says of one doctor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// The list was never loaded.
    NotLoaded,
    /// Neither the number nor the name is in it.
    NotListed,
    /// The number is in it.
    Listed(Vec<Excluded>),
    /// Somebody of this name, without a number: it may be another person.
    SameName(Vec<Excluded>),
}

pub(crate) fn load(handed: &Handed<'_>) -> Result<Loaded> {
    let columns = [
        "LASTNAME",
        "FIRSTNAME",
        "MIDNAME?",
        "BUSNAME",
        "SPECIALTY?",
        "NPI",
        "CITY?",
        "STATE?",
        "EXCLTYPE?",
        "EXCLDATE?",
    ];
    handed.keyed(EXCLUSIONS, &columns, |row, writer| {
        let text = |column: usize| row.text(column).into_owned();
        let since = text(9);
        let excluded = Excluded {
            last: text(0),
            first: text(1),
            middle: text(2),
            business: text(3),
            specialty: text(4),
            npi: Npi::read(&row.text(5)),
            city: text(6),
            state: text(7),
            paragraph: text(8),
            since: crate::source::day_in(&since).or_else(|| crate::doctors::day(&since)),
        };
        let name = name_key(&excluded.last, &excluded.first, &excluded.business);
        if name.is_none() && excluded.npi.is_none() {
            return Ok(false);
        }
        let number = excluded.npi.map(|npi| u64::from(npi.0));
        let keys: Vec<u64> = number.into_iter().chain(name).collect();
        writer.add(&keys, &excluded)?;
        Ok(true)
    })
}

/// Under which number a name is filed: last name and first letter, or the firm.
fn name_key(last: &str, first: &str, business: &str) -> Option<u64> {
    let (last, first, business) = (fold(last).join(" "), fold(first), fold(business).join(" "));
    let initial = first.first().and_then(|first| first.chars().next());
    match (last.is_empty(), business.is_empty()) {
        (false, _) => Some(key_of(&format!("p {last} {}", initial.unwrap_or(' ')))),
        (true, false) => Some(key_of(&format!("b {business}"))),
        (true, true) => None,
    }
}

/// What the list says of a doctor: by number first; a name alone is never more than a reason to check.
pub fn check(lists: &Lists, doctor: &Doctor) -> Result<Exclusion> {
    let Some(list) = lists.current(EXCLUSIONS)? else { return Ok(Exclusion::NotLoaded) };
    let listed: Vec<Excluded> = notes(&list.folder, u64::from(doctor.npi.0))?;
    if !listed.is_empty() {
        return Ok(Exclusion::Listed(listed));
    }
    let name = &doctor.name;
    let Some(key) = name_key(&name.last, &name.first, &doctor.organization) else {
        return Ok(Exclusion::NotListed);
    };
    let mut same: Vec<Excluded> = notes(&list.folder, key)?;
    // A row with a number of its own is another's.
    same.retain(|row| {
        let is_named = match doctor.is_person() {
            true => fold(&row.last) == fold(&name.last) && initials_fit(&row.first, &name.first),
            false => fold(&row.business) == fold(&doctor.organization),
        };
        row.npi.is_none() && is_named
    });
    Ok(if same.is_empty() { Exclusion::NotListed } else { Exclusion::SameName(same) })
}
