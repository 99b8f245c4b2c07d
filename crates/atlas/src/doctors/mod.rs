//! Doctors and organisations as the national registry lists them, and the question one can ask of the list.
//!
//! The registry says who is registered, as what, and where: what they registered themselves. It is no judgement, and an
//! address in it may be old.

pub(crate) mod index;
mod names;
mod nppes;
mod numbers;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::places::{Spot, zip_number};
use crate::trials::Names;
use crate::{AtlasError, Result};

pub use index::Doctors;
pub use names::{fold, initials_fit};
pub(crate) use nppes::day;
pub use nppes::{Files, load};
pub use numbers::{Npi, NpiSet};

/// Somebody with a number in the national registry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doctor {
    #[serde(rename = "i")]
    pub npi: Npi,
    /// Of a person; empty for an organisation.
    #[serde(rename = "n", default, skip_serializing_if = "Name::is_empty")]
    pub name: Name,
    /// Of an organisation; empty for a person.
    #[serde(rename = "o", default, skip_serializing_if = "String::is_empty")]
    pub organization: String,
    /// Former names, names they practise under.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
    /// What they registered as, the main one first.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub taxonomies: Vec<Taxonomy>,
    /// Where they practise, the main place first.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<Site>,
    /// `F`, `M`, `X`, as registered.
    #[serde(rename = "x", default, skip_serializing_if = "String::is_empty")]
    pub sex: String,
    /// Where papers can be sent in electronic form.
    #[serde(rename = "e", default, skip_serializing_if = "Vec::is_empty")]
    pub endpoints: Vec<Endpoint>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<Date>,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// The number was taken out of use on this day.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub deactivated: Option<Date>,
}

/// A person's name as registered: in capitals, as a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    #[serde(rename = "l", default, skip_serializing_if = "String::is_empty")]
    pub last: String,
    #[serde(rename = "f", default, skip_serializing_if = "String::is_empty")]
    pub first: String,
    #[serde(rename = "m", default, skip_serializing_if = "String::is_empty")]
    pub middle: String,
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    #[serde(rename = "c", default, skip_serializing_if = "String::is_empty")]
    pub credential: String,
}

impl Name {
    pub fn is_empty(&self) -> bool {
        self.last.is_empty() && self.first.is_empty()
    }
}

/// A specialty by its code in the code set of the NUCC, with the licence given for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taxonomy {
    #[serde(rename = "c")]
    pub code: String,
    #[serde(rename = "l", default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub state: String,
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_main: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    #[serde(rename = "1", default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    #[serde(rename = "2", default, skip_serializing_if = "String::is_empty")]
    pub line_two: String,
    #[serde(rename = "c", default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub state: String,
    #[serde(rename = "z", default, skip_serializing_if = "String::is_empty")]
    pub zip: String,
    #[serde(rename = "t", default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(rename = "f", default, skip_serializing_if = "String::is_empty")]
    pub fax: String,
}

impl Site {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// `DIRECT`, `FHIR`, `WEBSITE`, …
    #[serde(rename = "k")]
    pub kind: String,
    #[serde(rename = "a")]
    pub address: String,
}

impl Doctor {
    pub fn is_person(&self) -> bool {
        !self.name.is_empty()
    }

    /// The ZIP areas in which they practise.
    pub fn zips(&self) -> impl Iterator<Item = u32> {
        self.sites.iter().filter_map(|site| zip_number(&site.zip))
    }

    /// The name as it is registered, with the credential behind it.
    pub fn called(&self) -> String {
        if !self.is_person() {
            return self.organization.clone();
        }
        let Name { last, first, middle, suffix, credential } = &self.name;
        let parts = [first, middle, last, suffix].into_iter().filter(|part| !part.is_empty());
        let mut called = parts.map(String::as_str).collect::<Vec<_>>().join(" ");
        if !credential.is_empty() {
            called.push_str(", ");
            called.push_str(credential);
        }
        called
    }
}

/// What is asked of the list. Whatever is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Registered with any of these codes.
    pub taxonomies: Vec<String>,
    pub near: Option<Around>,
    /// Words of a name: each must be there, whole or as a beginning.
    pub name: String,
    /// Practises in this state (`MA`).
    pub state: String,
    /// In any of these networks or directories, by the names of their lists.
    pub networks: Vec<String>,
    /// Only those tied to trials in this way, or to other places.
    pub tied: Option<Tied>,
    pub who: Who,
    pub order: Order,
}

/// What a doctor has to do with trials or centers, as far as lists can tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Tied {
    /// A study names somebody whose name can be this one. That is no proof that it is this doctor.
    Named(Arc<Names>),
    /// A place of theirs lies in one of these ZIP areas. That is no proof that they take part in what is there.
    InZips(Arc<BTreeSet<u32>>),
}

impl Tied {
    fn holds(&self, doctor: &Doctor) -> bool {
        match self {
            Self::Named(names) => doctor.is_person() && names.can_hold(&doctor.name),
            Self::InZips(zips) => doctor.zips().any(|zip| zips.contains(&zip)),
        }
    }
}

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Around {
    pub spot: Spot,
    pub km: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    #[default]
    People,
    Organizations,
    Both,
}

/// The order the person chose. There is no other: nobody is ranked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Name,
    /// Nearest first; by name where no place is asked for.
    Distance,
}

/// Where the next page begins. It says nothing of how the list is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageToken(String);

impl PageToken {
    /// From the address of a page. What is no token begins at the beginning.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A page of what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: u64,
    pub next: Option<PageToken>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub doctor: Doctor,
    /// From the middle of the ZIP area asked for to the middle of the nearest place's, km.
    pub km: Option<f64>,
}

/// A list of doctors that can be asked. Nothing in it supposes files on this computer: another engine is another
/// implementation (`docs/decisions/`).
pub trait Catalog: Send + Sync {
    /// The doctors a query fits, a page of at most `most` from a token on.
    ///
    /// # Errors
    /// Where the list is not loaded or damaged.
    fn search(&self, query: &Query, from: Option<&PageToken>, most: usize) -> Result<Found>;

    /// One by number; `None` where the list does not have it. That is not a "no".
    fn doctor(&self, npi: Npi) -> Result<Option<Doctor>>;
}

pub(crate) fn damaged() -> AtlasError {
    AtlasError::DamagedList { list: crate::lists::DOCTORS.to_owned() }
}
