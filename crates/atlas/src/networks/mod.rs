//! Networks of health plans: who is said to be in one, by the plan's own files. It is what the plan published on a day, no
//! promise: a call makes sure.

mod plan_net;
mod rates;

use crate::doctors::Npi;
use crate::keyed::notes;
use crate::lists::{DIRECTORIES, Loaded};
use crate::{Lists, NpiSet, Result};

pub use plan_net::Role;
pub(crate) use plan_net::load as load_directory;
pub(crate) use rates::load as load_rates;

/// Letters of a list's name.
const SLUG_MOST: usize = 60;

/// All networks and directories that are loaded.
pub fn all(lists: &Lists) -> Vec<Loaded> {
    lists.these(lists.networks())
}

/// The networks and directories that have a doctor, with what a directory says of their places.
pub fn of(lists: &Lists, npi: Npi) -> Result<Vec<(Loaded, Vec<Role>)>> {
    let mut found = Vec::new();
    for list in all(lists) {
        if NpiSet::open(&list.folder.join("npis"))?.holds(npi) {
            let is_directory = list.manifest.list.starts_with(DIRECTORIES);
            let roles = match is_directory {
                true => notes(&list.folder, u64::from(npi.0))?,
                false => Vec::new(),
            };
            found.push((list, roles));
        }
    }
    Ok(found)
}

/// A name for a list's folder, out of what its owner calls it.
fn slug(title: &str) -> String {
    let words = crate::doctors::fold(title).join("-");
    let plain: String = words.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let short: String = plain.chars().take(SLUG_MOST).collect();
    if short.is_empty() { "plan".to_owned() } else { short }
}
