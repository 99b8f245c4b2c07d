//! ZIP areas and how far they are from one another.
//!
//! *Reads* the Census Bureau's ZIP Code Tabulation Areas: the Gazetteer file (tabs or bars, `GEOID`, `INTPTLAT`, `INTPTLONG`)
//! and the file of centroids (commas, `geoid`, `latitude`, `longitude`).
//! *Leaves unread* areas of land and water. *Seen in the wild*: spaces after the last name of the Gazetteer's head; numbers that lost
//! their leading zeros in a spreadsheet.
//! *Reference*: <https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html>

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::civil::Date;

use crate::handed::Handed;
use crate::lists::{Loaded, PLACES};
use crate::source::Source;
use crate::{AtlasError, Lists, Manifest, Result, Watch};

/// Mean radius of the earth, km.
pub(crate) const EARTH_KM: f64 = 6371.0088;
/// Kilometres in a mile.
pub const KM_A_MILE: f64 = 1.609_344;
const ROWS_MOST: u64 = 200_000;

/// A point on the earth, degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub latitude: f64,
    pub longitude: f64,
}

impl Spot {
    /// `None` where there is no such point.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let is_there = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        is_there.then_some(Self { latitude, longitude })
    }

    /// Along the great circle, km.
    pub fn km_to(self, other: Self) -> f64 {
        let (a, b) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_latitude = ((b - a) / 2.0).sin();
        let half_longitude = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let h = half_latitude.powi(2) + a.cos() * b.cos() * half_longitude.powi(2);
        2.0 * EARTH_KM * h.clamp(0.0, 1.0).sqrt().asin()
    }
}

/// A ZIP area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub zip: u32,
    pub spot: Spot,
}

/// A place and how far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub place: Place,
    pub km: f64,
}

/// All ZIP areas, by number.
#[derive(Clone, Debug, Default)]
pub struct Places {
    places: Vec<Place>,
}

impl Places {
    /// Opens the loaded list.
    ///
    /// # Errors
    /// Where it is not loaded, or damaged.
    pub fn open(lists: &Lists) -> Result<Self> {
        let loaded = lists.need(PLACES)?;
        let damaged = || AtlasError::DamagedList { list: PLACES.to_owned() };
        let text = fs::read_to_string(loaded.folder.join("places")).map_err(|_| damaged())?;
        let place = |line: &str| {
            let mut parts = line.split(' ');
            let zip = parts.next()?.parse().ok()?;
            let spot = Spot::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
            Some(Place { zip, spot })
        };
        let places: Option<Vec<Place>> = text.lines().map(place).collect();
        Ok(Self { places: places.ok_or_else(damaged)? })
    }

    /// The area of a ZIP code as people write it: five digits, or five and four.
    pub fn find(&self, zip: &str) -> Result<Place> {
        let number = zip_number(zip).ok_or(AtlasError::NoSuchPlace)?;
        self.of(number).ok_or(AtlasError::NoSuchPlace)
    }

    pub fn of(&self, zip: u32) -> Option<Place> {
        let at = self.places.binary_search_by_key(&zip, |place| place.zip).ok()?;
        self.places.get(at).copied()
    }

    /// The areas whose middle is at most so far, nearest first.
    pub fn near(&self, spot: Spot, km: f64) -> Vec<Near> {
        let all =
            self.places.iter().map(|place| Near { place: *place, km: spot.km_to(place.spot) });
        let mut near: Vec<Near> = all.filter(|near| near.km <= km).collect();
        near.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.place.zip.cmp(&b.place.zip)));
        near
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// The number of a ZIP code: `02115`, `02115-4567`, `021154567`.
pub fn zip_number(zip: &str) -> Option<u32> {
    let zip = zip.trim();
    let (five, rest) = zip.split_at_checked(5)?;
    let rest = rest.trim_start_matches('-');
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(five) && digits(rest) && matches!(rest.len(), 0 | 4)).then(|| five.parse().ok())?
}

/// Loads the list of ZIP areas from one file.
///
/// # Errors
/// Where it is another file or damaged; the list that was there stays.
pub fn load(path: &Path, lists: &Lists, today: Date, watch: &dyn Watch) -> Result<Loaded> {
    let source = &Source::open(path)?;
    let member = source.members.iter().find(|m| is_table(&m.name)).or(source.members.first());
    let Some(member) = member else {
        return Err(AtlasError::UnknownFile { name: source.name.clone() });
    };
    load_member(&Handed { source, member, lists, today, watch })
}

pub(crate) fn load_member(handed: &Handed<'_>) -> Result<Loaded> {
    let building = handed.lists.begin(PLACES)?;
    let manifest = handed.manifest(PLACES)?;
    let mut places = Vec::new();
    let columns = ["geoid|zcta5|zcta|zip", "latitude|intptlat|lat", "longitude|intptlong|lon|lng"];
    let counts = handed.rows(&columns, |row| {
        let spot = row.number(1).zip(row.number(2)).and_then(|(lat, lon)| Spot::new(lat, lon));
        // A spreadsheet takes leading zeros away.
        let zip = row.number::<u32>(0).filter(|zip| *zip < 100_000);
        let place = zip.zip(spot).map(|(zip, spot)| Place { zip, spot });
        places.extend(place);
        match places.len() as u64 > ROWS_MOST {
            true => Err(AtlasError::TooLarge { name: handed.member.name.clone() }),
            false => Ok(place.is_some()),
        }
    })?;
    places.sort_by_key(|place| place.zip);
    places.dedup_by_key(|place| place.zip);
    let mut out = BufWriter::new(fs::File::create(building.files().join("places"))?);
    for Place { zip, spot } in &places {
        writeln!(out, "{zip} {} {}", spot.latitude, spot.longitude)?;
    }
    out.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    building.finish(Manifest { rows: places.len() as u64, ..manifest.counted(counts) })
}

fn is_table(name: &str) -> bool {
    [".txt", ".csv", ".tsv"].iter().any(|end| name.to_lowercase().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_great_circle() {
        // Boston to New York: 306 km; across the date line: 2 degrees at the equator.
        let boston = Spot::new(42.3601, -71.0589).unwrap();
        let new_york = Spot::new(40.7128, -74.0060).unwrap();
        assert!((boston.km_to(new_york) - 306.1).abs() < 0.5);
        let (east, west) = (Spot::new(0.0, 179.0).unwrap(), Spot::new(0.0, -179.0).unwrap());
        assert!((east.km_to(west) - 222.39).abs() < 0.1);
        assert!(Spot::new(91.0, 0.0).is_none());
    }

    #[test]
    fn zip_codes_are_read_as_people_write_them() {
        for (written, number) in [
            ("02115", Some(2115)),
            (" 02115-4567 ", Some(2115)),
            ("021154567", Some(2115)),
            ("2115", None),
            ("0211", None),
            ("K1A 0B1", None),
            ("02115-45", None),
            ("", None),
        ] {
            assert_eq!(zip_number(written), number, "{written}");
        }
    }
}
