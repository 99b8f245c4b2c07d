//! In-network files of the rule on transparency in coverage.
//!
//! *Reads* in-network-rate files, JSON or gzip, of any size: only the numbers of doctors and the head. Memory grows with the doctors,
//! not with the file.
//! *Leaves unread* all prices. *Seen in the wild*: groups that stand at another address (`location`), which is never called but
//! counted; tax numbers where a number of the registry should be; files of allowed amounts and tables of contents, which are
//! other lists.
//! *Reference*: <https://github.com/CMSgov/price-transparency-guide>

use std::fmt;
use std::io::BufReader;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::slug;
use crate::doctors::Npi;
use crate::handed::Handed;
use crate::lists::{Loaded, NETWORKS};
use crate::source::{Member, Source, json_error};
use crate::{AtlasError, NpiSet, Result, Watch};

/// Things between two looks at whether to stop.
const BETWEEN: u64 = 4096;
/// Letters of a name in the head.
const NAME_MOST: usize = 300;

pub(crate) fn load(handed: &Handed<'_>) -> Result<Loaded> {
    let Handed { source, member, lists, watch, .. } = *handed;
    // A file of many gigabytes is read for its hash while it is parsed.
    let (manifest, seen) = std::thread::scope(|scope| {
        let manifest = scope.spawn(|| handed.manifest(NETWORKS));
        let seen = look_through(source, member, watch);
        let lost = |_| Err(AtlasError::Disk { kind: std::io::ErrorKind::Other });
        (manifest.join().unwrap_or_else(lost), seen)
    });
    // What is wrong with the file says more than what went wrong with its hash.
    let (mut seen, mut manifest) = (seen?, manifest?);
    if let Some(is) = seen.other {
        return Err(AtlasError::OtherList { name: source.name.clone(), is });
    }
    seen.numbers.settle();
    if seen.numbers.is_empty() {
        return Err(handed.empty());
    }
    let title = [&seen.plan, &seen.entity].into_iter().find(|t| !t.is_empty()).cloned();
    let title = title.unwrap_or_else(|| member.name.clone());
    manifest.list = format!("{NETWORKS}/{}", slug(&title));
    let building = lists.begin(&manifest.list)?;
    manifest.title = Some(title);
    manifest.published = seen.updated.parse().ok().or(manifest.published);
    manifest.rows = seen.numbers.len() as u64;
    manifest.elsewhere = seen.elsewhere;
    seen.numbers.write(&building.files().join("npis"))?;
    building.finish(manifest)
}

/// Streams the file by once.
fn look_through<'w>(source: &Source, member: &Member, watch: &'w dyn Watch) -> Result<Seen<'w>> {
    source.read(member, |stream| {
        let (read, of) = (std::sync::Arc::clone(&stream.read), stream.of);
        let mut seen = Seen { watch, read, of, ..Seen::new(watch) };
        let mut json =
            serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 20, stream));
        let read = Things { seen: &mut seen, depth: 0 }.deserialize(&mut json);
        match read.and_then(|()| json.end()) {
            Ok(()) => Ok(seen),
            Err(_) if seen.stopped => Err(AtlasError::Stopped),
            Err(error) => Err(json_error(&error, &source.name)),
        }
    })
}

/// What was seen of a file so far.
struct Seen<'a> {
    watch: &'a dyn Watch,
    read: std::sync::Arc<std::sync::atomic::AtomicU64>,
    of: u64,
    numbers: NpiSet,
    entity: String,
    plan: String,
    updated: String,
    elsewhere: u64,
    /// The other list that this is.
    other: Option<&'static str>,
    things: u64,
    stopped: bool,
}

impl<'a> Seen<'a> {
    fn new(watch: &'a dyn Watch) -> Self {
        Self {
            watch,
            read: std::sync::Arc::default(),
            of: 0,
            numbers: NpiSet::default(),
            entity: String::new(),
            plan: String::new(),
            updated: String::new(),
            elsewhere: 0,
            other: None,
            things: 0,
            stopped: false,
        }
    }

    fn tick<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.things += 1;
        if self.things.is_multiple_of(BETWEEN) {
            let bytes = self.read.load(std::sync::atomic::Ordering::Relaxed);
            self.watch.at(self.numbers.len() as u64, bytes, self.of);
            if self.watch.stop() {
                self.stopped = true;
                return Err(E::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// An object or a list of objects in which numbers of doctors may stand.
struct Things<'s, 'w> {
    seen: &'s mut Seen<'w>,
    depth: u8,
}

impl<'de> DeserializeSeed<'de> for Things<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Things<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while all.next_element_seed(Things { seen: self.seen, depth: self.depth })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { seen, depth } = self;
        seen.tick()?;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "npi" => map.next_value_seed(Numbers { seen })?,
                "provider_references" if depth == 0 => {
                    map.next_value_seed(Things { seen, depth: 1 })?;
                }
                "in_network" if depth == 0 => map.next_value_seed(Things { seen, depth: 1 })?,
                "negotiated_rates" | "bundled_codes" | "covered_services" if depth == 1 => {
                    map.next_value_seed(Things { seen, depth: 2 })?;
                }
                "provider_groups" if depth > 0 => map.next_value_seed(Things { seen, depth: 3 })?,
                "location" if depth == 1 => {
                    seen.elsewhere += 1;
                    map.next_value::<IgnoredAny>()?;
                }
                "out_of_network" if depth == 0 => {
                    seen.other = Some("allowed-amounts");
                    map.next_value::<IgnoredAny>()?;
                }
                "reporting_structure" if depth == 0 => {
                    seen.other = Some("table-of-contents");
                    map.next_value::<IgnoredAny>()?;
                }
                "reporting_entity_name" if depth == 0 => {
                    map.next_value_seed(Text(&mut seen.entity))?
                }
                "plan_name" if depth == 0 => map.next_value_seed(Text(&mut seen.plan))?,
                "last_updated_on" if depth == 0 => map.next_value_seed(Text(&mut seen.updated))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    // Older files give the numbers of references themselves where newer ones give objects.
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Numbers of doctors, as numbers or as text.
struct Numbers<'s, 'w> {
    seen: &'s mut Seen<'w>,
}

impl<'de> DeserializeSeed<'de> for Numbers<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Numbers<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("numbers of the registry")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while all.next_element_seed(Numbers { seen: self.seen })?.is_some() {}
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        // A number that cannot be one, zero as a rule, stands for none.
        if let Some(npi) = Npi::new(number) {
            self.seen.numbers.add(npi);
        }
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if let Some(npi) = Npi::read(text) {
            self.seen.numbers.add(npi);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A text of the head; anything else leaves it empty.
struct Text<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let value: serde_json::Value = serde::Deserialize::deserialize(deserializer)?;
        *self.0 = value.as_str().unwrap_or_default().chars().take(NAME_MOST).collect();
        Ok(())
    }
}
