//! Directories of health plans in the form of Plan-Net (FHIR).
//!
//! *Reads* a Bundle, or one resource a line (NDJSON): Practitioner, PractitionerRole, Organization. *Leaves unread* locations, health-care
//! services, plans. Roles wait on the disk until the people they are of are known. *Seen in the wild*: roles before the people they are of; references with the server's address before them; networks
//! as an extension of the role or as organisations it points to.
//! *Reference*: <https://hl7.org/fhir/us/davinci-pdex-plan-net/>

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::slug;
use crate::doctors::Npi;
use crate::handed::Handed;
use crate::keyed::{KeyedWriter, key_of};
use crate::lists::{DIRECTORIES, Loaded};
use crate::source::{json_error, stream_error};
use crate::{AtlasError, NpiSet, Result, Watch};

const NPI_SYSTEM: &str = "http://hl7.org/fhir/sid/us-npi";
const NETWORK: &str = "network-reference";
const NEW_PATIENTS: &str = "newpatients";
/// Bytes of one resource on a line.
const LINE_BYTES: usize = 8 << 20;
/// Resources of a directory. A person takes 16 bytes of memory, a role 24.
const RESOURCES_MOST: usize = 12_000_000;
/// Different sets of languages.
const LANGUAGES_MOST: usize = 10_000;

/// What a directory says of a doctor at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub networks: Vec<String>,
    pub specialties: Vec<String>,
    pub languages: Vec<String>,
    /// Takes new patients, as the directory words it (`newpt`, `nopt`, `existptonly`).
    pub new_patients: String,
}

/// A role as it waits on the disk for the person and the networks it names.
#[derive(Serialize, Deserialize)]
struct Waiting {
    person: u64,
    role: Role,
}

/// Somebody with a number. 16 bytes: this is all that is held of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Person {
    id: u64,
    npi: Npi,
    languages: u32,
}

/// What was seen so far. Roles and organisations wait on the disk; memory grows with people, not with what is said of them.
struct Seen {
    folder: PathBuf,
    roles: BufWriter<File>,
    organizations: BufWriter<File>,
    people: Vec<Person>,
    /// Each set of languages once, and where.
    languages: BTreeMap<Vec<String>, u32>,
    /// Organisations that a role names as a network.
    networks: BTreeSet<u64>,
    held: usize,
    left_out: u64,
    /// The disk's own trouble, met in the midst of JSON.
    failed: Option<AtlasError>,
}

const ROLES: &str = "roles.waiting";
const ORGANIZATIONS: &str = "organizations.waiting";

pub(crate) fn load(handed: &Handed<'_>) -> Result<Loaded> {
    let Handed { source, member, watch, .. } = *handed;
    let title = source.name.split('.').next().unwrap_or_default().to_owned();
    let name = format!("{DIRECTORIES}/{}", slug(&title));
    let building = handed.lists.begin(&name)?;
    let mut manifest = handed.manifest(&name)?;
    manifest.title = Some(title);
    let mut seen = Seen::new(building.files())?;
    let head = source.head(member, 4096)?;
    let is_bundle = String::from_utf8_lossy(&head).contains("\"Bundle\"");
    source.read(member, |stream| {
        let lines = BufReader::with_capacity(1 << 20, stream);
        match is_bundle {
            true => read_bundle(lines, &mut seen, &source.name, watch),
            false => read_lines(lines, &mut seen, &source.name, watch),
        }
    })?;
    if seen.people.is_empty() {
        return Err(handed.empty());
    }
    manifest.left_out = seen.left_out;
    manifest.rows = seen.write(watch)?;
    building.finish(manifest)
}

fn read_bundle(from: impl Read, seen: &mut Seen, name: &str, watch: &dyn Watch) -> Result<()> {
    let mut json = serde_json::Deserializer::from_reader(from);
    let read = Bundle { seen, watch }.deserialize(&mut json);
    read.map_err(|error| match seen.failed.take() {
        Some(failed) => failed,
        None => json_error(&error, name),
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
        seen.take(&resource)?;
        if watch.stop() {
            return Err(AtlasError::Stopped);
        }
    }
    Ok(())
}

impl Seen {
    fn new(folder: &Path) -> Result<Self> {
        let file = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
        Ok(Self {
            folder: folder.to_owned(),
            roles: file(ROLES)?,
            organizations: file(ORGANIZATIONS)?,
            people: Vec::new(),
            languages: BTreeMap::from([(Vec::new(), 0)]),
            networks: BTreeSet::new(),
            held: 0,
            left_out: 0,
            failed: None,
        })
    }

    fn take(&mut self, resource: &Value) -> Result<()> {
        let id = key_of(resource.get("id").and_then(Value::as_str).unwrap_or_default());
        let kind = resource.get("resourceType").and_then(Value::as_str).unwrap_or_default();
        match kind {
            _ if self.held > RESOURCES_MOST => self.left_out += 1,
            "Practitioner" => match number(resource) {
                Some(npi) => {
                    let words = each(resource, "communication").map(concept).collect();
                    let languages = self.language(words);
                    self.people.push(Person { id, npi, languages });
                    self.held += 1;
                }
                None => self.left_out += 1,
            },
            "Organization" => {
                let name = resource.get("name").and_then(Value::as_str).unwrap_or_default();
                put(&mut self.organizations, &(id, name))?;
                self.held += 1;
            }
            "PractitionerRole" => {
                let Some(person) = reference(resource.get("practitioner")) else { return Ok(()) };
                let waiting = Waiting { person: key_of(&person), role: role(resource) };
                self.networks.extend(waiting.role.networks.iter().map(|id| key_of(id)));
                put(&mut self.roles, &waiting)?;
                self.held += 1;
            }
            _ => {}
        }
        Ok(())
    }

    /// Under which number a set of languages is kept.
    fn language(&mut self, words: Vec<String>) -> u32 {
        let next = self.languages.len();
        if let Some(known) = self.languages.get(&words) {
            return *known;
        }
        match u32::try_from(next) {
            Ok(next) if (next as usize) < LANGUAGES_MOST => {
                *self.languages.entry(words).or_insert(next)
            }
            _ => 0,
        }
    }

    /// Puts together what waits; says how many people there are.
    fn write(self, watch: &dyn Watch) -> Result<u64> {
        let Self { folder, roles, organizations, mut people, languages, networks, .. } = self;
        for waiting in [roles, organizations] {
            waiting.into_inner().map_err(|error| error.into_error())?;
        }
        people.sort_unstable();
        people.dedup();
        // One id for two people is nobody's.
        let twice: BTreeSet<u64> =
            people.windows(2).filter(|two| two[0].id == two[1].id).map(|two| two[0].id).collect();
        people.retain(|person| !twice.contains(&person.id));
        let mut spoken: Vec<(u32, Vec<String>)> =
            languages.into_iter().map(|(words, number)| (number, words)).collect();
        spoken.sort_unstable();
        let spoken = |person: &Person| {
            spoken
                .get(person.languages as usize)
                .map(|(_, words)| words.clone())
                .unwrap_or_default()
        };
        let mut called = BTreeMap::new();
        waiting(&folder.join(ORGANIZATIONS), watch, |(id, name): (u64, String)| {
            if networks.contains(&id) {
                called.insert(id, name);
            }
            Ok(())
        })?;
        let (mut numbers, mut has_role) = (NpiSet::default(), NpiSet::default());
        let mut writer = KeyedWriter::new(&folder)?;
        waiting(&folder.join(ROLES), watch, |Waiting { person, mut role }| {
            let at = people.binary_search_by_key(&person, |person| person.id);
            let Some(person) = at.ok().and_then(|at| people.get(at)) else { return Ok(()) };
            role.languages = spoken(person);
            for network in &mut role.networks {
                if let Some(name) = called.get(&key_of(network)) {
                    network.clone_from(name);
                }
            }
            writer.add(&[u64::from(person.npi.0)], &role)?;
            has_role.add(person.npi);
            Ok(())
        })?;
        has_role.settle();
        for person in &people {
            numbers.add(person.npi);
            if !has_role.holds(person.npi) {
                let role = Role { languages: spoken(person), ..Role::default() };
                writer.add(&[u64::from(person.npi.0)], &role)?;
            }
        }
        numbers.settle();
        numbers.write(&folder.join("npis"))?;
        writer.finish(&folder)?;
        for waited in [ROLES, ORGANIZATIONS] {
            fs::remove_file(folder.join(waited))?;
        }
        Ok(numbers.len() as u64)
    }
}

fn put(to: &mut impl Write, what: &impl Serialize) -> Result<()> {
    let mut line = serde_json::to_vec(what).unwrap_or_default();
    line.push(b'\n');
    Ok(to.write_all(&line)?)
}

/// Reads what waits, a line each.
fn waiting<T: DeserializeOwned>(
    from: &Path,
    watch: &dyn Watch,
    mut each: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    for line in BufReader::with_capacity(1 << 20, File::open(from)?).lines() {
        if watch.stop() {
            return Err(AtlasError::Stopped);
        }
        if let Ok(one) = serde_json::from_str(&line?) {
            each(one)?;
        }
    }
    Ok(())
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
            let taken = match entry.get("resource") {
                _ if self.watch.stop() => Err(AtlasError::Stopped),
                Some(resource) => self.seen.take(resource),
                None => Ok(()),
            };
            if let Err(error) = taken {
                self.seen.failed = Some(error);
                return Err(serde::de::Error::custom("ended"));
            }
        }
        Ok(())
    }
}
