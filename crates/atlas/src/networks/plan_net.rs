//! Directories of health plans in the form of Plan-Net (FHIR).
//!
//! *Reads* a Bundle, or one resource a line (NDJSON): Practitioner, PractitionerRole, Organization. *Leaves unread* locations, health-care
//! services, plans. *Seen in the wild*: roles before the people they are of; references with the server's address before them; networks
//! as an extension of the role or as organisations it points to.
//! *Reference*: <https://hl7.org/fhir/us/davinci-pdex-plan-net/>

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::slug;
use crate::doctors::Npi;
use crate::handed::Handed;
use crate::keyed::KeyedWriter;
use crate::lists::{DIRECTORIES, Loaded};
use crate::source::{json_error, stream_error};
use crate::{AtlasError, NpiSet, Result, Watch};

const NPI_SYSTEM: &str = "http://hl7.org/fhir/sid/us-npi";
const NETWORK: &str = "network-reference";
const NEW_PATIENTS: &str = "newpatients";
/// Bytes of one resource on a line.
const LINE_BYTES: usize = 8 << 20;
/// Resources of a directory that are held while it is put together.
const RESOURCES_MOST: usize = 12_000_000;

/// What a directory says of a doctor at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub networks: Vec<String>,
    pub specialties: Vec<String>,
    pub languages: Vec<String>,
    /// Takes new patients, as the directory words it (`newpt`, `nopt`, `existptonly`).
    pub new_patients: String,
}

#[derive(Debug, Default)]
struct Seen {
    people: BTreeMap<String, (Npi, Vec<String>)>,
    organizations: BTreeMap<String, String>,
    roles: Vec<(String, Role)>,
    left_out: u64,
}

pub(crate) fn load(handed: &Handed<'_>) -> Result<Loaded> {
    let Handed { source, member, watch, .. } = *handed;
    let mut seen = Seen::default();
    let head = source.head(member, 4096)?;
    let is_bundle = String::from_utf8_lossy(&head).contains("\"Bundle\"");
    source.read(member, |stream| {
        let lines = BufReader::with_capacity(1 << 20, stream);
        match is_bundle {
            true => read_bundle(lines, &mut seen, &source.name, watch),
            false => read_lines(lines, &mut seen, &source.name, watch),
        }
    })?;
    write(seen, handed)
}

fn read_bundle(from: impl Read, seen: &mut Seen, name: &str, watch: &dyn Watch) -> Result<()> {
    let mut json = serde_json::Deserializer::from_reader(from);
    Bundle { seen, watch }.deserialize(&mut json).map_err(|error| match watch.stop() {
        true => AtlasError::Stopped,
        false => json_error(&error, name),
    })
}

fn read_lines(
    mut lines: impl BufRead,
    seen: &mut Seen,
    name: &str,
    watch: &dyn Watch,
) -> Result<()> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let got = Read::take(&mut lines, LINE_BYTES as u64).read_until(b'\n', &mut line);
        if got.map_err(|error| stream_error(&error, name))? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let resource: Value = serde_json::from_slice(&line)
            .map_err(|_| AtlasError::OtherShape { name: name.to_owned(), line: number })?;
        seen.take(&resource);
        if watch.stop() {
            return Err(AtlasError::Stopped);
        }
    }
    Ok(())
}

fn write(seen: Seen, handed: &Handed<'_>) -> Result<Loaded> {
    if seen.people.is_empty() {
        return Err(handed.empty());
    }
    let title = handed.source.name.split('.').next().unwrap_or_default().to_owned();
    let name = format!("{DIRECTORIES}/{}", slug(&title));
    let building = handed.lists.begin(&name)?;
    let mut manifest = handed.manifest(&name)?;
    manifest.title = Some(title);
    let mut numbers = NpiSet::default();
    let mut writer = KeyedWriter::new(building.files())?;
    let mut has_role = NpiSet::default();
    for (person, mut role) in seen.roles {
        let Some((npi, languages)) = seen.people.get(&person) else { continue };
        role.languages.clone_from(languages);
        for network in &mut role.networks {
            if let Some(called) = seen.organizations.get(network.as_str()) {
                network.clone_from(called);
            }
        }
        writer.add(&[u64::from(npi.0)], &role)?;
        has_role.add(*npi);
        numbers.add(*npi);
    }
    has_role.settle();
    for (npi, languages) in seen.people.into_values() {
        numbers.add(npi);
        if !has_role.holds(npi) {
            writer.add(&[u64::from(npi.0)], &Role { languages, ..Role::default() })?;
        }
    }
    numbers.settle();
    numbers.write(&building.files().join("npis"))?;
    writer.finish(building.files())?;
    (manifest.rows, manifest.left_out) = (numbers.len() as u64, seen.left_out);
    building.finish(manifest)
}

impl Seen {
    fn take(&mut self, resource: &Value) {
        let held = self.people.len() + self.organizations.len() + self.roles.len();
        let id = resource.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let kind = resource.get("resourceType").and_then(Value::as_str).unwrap_or_default();
        match kind {
            _ if held > RESOURCES_MOST => self.left_out += 1,
            "Practitioner" => match number(resource) {
                Some(npi) => {
                    let languages = each(resource, "communication").map(concept).collect();
                    self.people.insert(id, (npi, languages));
                }
                None => self.left_out += 1,
            },
            "Organization" => {
                let name = resource.get("name").and_then(Value::as_str).unwrap_or_default();
                self.organizations.insert(id, name.to_owned());
            }
            "PractitionerRole" => {
                let Some(person) = reference(resource.get("practitioner")) else { return };
                self.roles.push((person, role(resource)));
            }
            _ => {}
        }
    }
}

fn each<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn number(resource: &Value) -> Option<Npi> {
    let ids = each(resource, "identifier");
    let npi = ids.filter(|id| id.get("system").and_then(Value::as_str) == Some(NPI_SYSTEM));
    npi.filter_map(|id| Npi::read(id.get("value")?.as_str()?)).next()
}

/// The words of a concept, or its first code.
fn concept(of: &Value) -> String {
    let coding = || each(of, "coding").next();
    let word = |name: &str| coding().and_then(|c| c.get(name)).and_then(Value::as_str);
    let text = of.get("text").and_then(Value::as_str);
    text.or_else(|| word("display")).or_else(|| word("code")).unwrap_or_default().to_owned()
}

/// The id a reference points to.
fn reference(of: Option<&Value>) -> Option<String> {
    let to = of?.get("reference")?.as_str()?;
    to.rsplit(['/', ':']).next().map(str::to_owned)
}

fn role(resource: &Value) -> Role {
    let mut role =
        Role { specialties: each(resource, "specialty").map(concept).collect(), ..Role::default() };
    let url = |e: &Value| e.get("url").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    for extension in each(resource, "extension") {
        if url(extension).ends_with(NETWORK) {
            role.networks.extend(reference(extension.get("valueReference")));
        }
        if url(extension).ends_with(NEW_PATIENTS) {
            let accepts = each(extension, "extension").find(|e| url(e) == "acceptingpatients");
            role.new_patients = accepts
                .and_then(|e| e.get("valueCodeableConcept"))
                .and_then(|c| each(c, "coding").next()?.get("code")?.as_str())
                .unwrap_or_default()
                .to_owned();
        }
    }
    role
}

/// A Bundle, entry by entry.
struct Bundle<'s, 'w> {
    seen: &'s mut Seen,
    watch: &'w dyn Watch,
}

impl<'de> DeserializeSeed<'de> for Bundle<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Bundle<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Bundle")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "entry" => map.next_value_seed(Entries { seen: self.seen, watch: self.watch })?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Entries<'s, 'w> {
    seen: &'s mut Seen,
    watch: &'w dyn Watch,
}

impl<'de> DeserializeSeed<'de> for Entries<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries of a Bundle")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(entry) = all.next_element::<Value>()? {
            if let Some(resource) = entry.get("resource") {
                self.seen.take(resource);
            }
            if self.watch.stop() {
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
