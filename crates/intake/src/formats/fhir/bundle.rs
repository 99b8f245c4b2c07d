//! All resources of a document, who refers to whom, and whose each of them is.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::lens::At;
use super::opening::Root;

/// One resource of the document.
pub(super) struct Entry<'a> {
    pub(super) at: At<'a>,
    pub(super) kind: &'a str,
    /// The resource that contains this one, or itself: `#id` is looked up there.
    pub(super) holder: At<'a>,
}

pub(super) struct Bundle<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    addresses: HashMap<String, usize>,
    /// Things without a resource type, by what they are.
    pub(super) unread: Vec<String>,
}

/// Kinds that are read even where they are contained in another resource.
const READ_CONTAINED: &[&str] = &["Observation"];

impl<'a> Bundle<'a> {
    pub(super) fn gather(roots: &'a [Root], depth: u32) -> Self {
        let (entries, addresses) = (Vec::new(), HashMap::new());
        let mut bundle = Self { entries, addresses, unread: Vec::new() };
        for root in roots {
            let at = At::root(&root.value, root.pointer.as_str(), root.xml);
            bundle.add(at, None, depth);
        }
        bundle
    }

    fn add(&mut self, at: At<'a>, address: Option<&'a str>, depth: u32) {
        match at.kind() {
            Some("Bundle" | "Parameters") if depth == 0 => {
                self.unread.push("FHIR Bundle within too many bundles".to_owned());
            }
            Some("Bundle") => self.add_entries(&at, depth),
            Some("Parameters") => {
                for resource in at.each("parameter").iter().filter_map(|p| p.get("resource")) {
                    self.add(resource, None, depth - 1);
                }
            }
            Some(kind) => self.add_resource(at, kind, address),
            None => self.unread.push("FHIR entry without a type".to_owned()),
        }
    }

    fn add_entries(&mut self, at: &At<'a>, depth: u32) {
        let history = at.text("type").as_deref() == Some("history");
        let mut seen: HashSet<(&str, &str)> = HashSet::new();
        for entry in at.each("entry") {
            let deleted = entry.text("request.method").as_deref() == Some("DELETE");
            let Some(resource) = entry.get("resource").filter(|_| !deleted) else { continue };
            // A history gives the newest version first; what it replaced no longer counts.
            let name = resource.kind().zip(resource.id());
            if history && name.is_some_and(|name| !seen.insert(name)) {
                continue;
            }
            let address = entry.value().get("fullUrl").and_then(|u| u.as_str());
            self.add(resource, address, depth - 1);
        }
    }

    fn add_resource(&mut self, at: At<'a>, kind: &'a str, address: Option<&'a str>) {
        let number = self.entries.len();
        if let Some(address) = address {
            self.addresses.entry(address.to_owned()).or_insert(number);
        }
        if let Some(id) = at.id() {
            self.addresses.entry(format!("{kind}/{id}")).or_insert(number);
        }
        let contained = at.each("contained");
        let holder = at.clone();
        self.entries.push(Entry { at, kind, holder: holder.clone() });
        for at in contained {
            if let Some(kind) = at.kind().filter(|k| READ_CONTAINED.contains(k)) {
                self.entries.push(Entry { at, kind, holder: holder.clone() });
            }
        }
    }

    /// The resource that a reference names, where it is in this document.
    pub(super) fn resolve(&self, reference: &At<'a>, holder: &At<'a>) -> Option<At<'a>> {
        let text = reference.text("reference").or_else(|| Some(reference.words()?.to_text()))?;
        if let Some(id) = text.strip_prefix('#') {
            return holder.each("contained").into_iter().find(|c| c.id() == Some(id));
        }
        self.entries.get(self.number_of(&text)?).map(|entry| entry.at.clone())
    }

    fn number_of(&self, address: &str) -> Option<usize> {
        let address = address.split("/_history/").next().unwrap_or(address);
        let known = self.addresses.get(address).copied();
        known.or_else(|| self.addresses.get(local(address)?).copied())
    }

    /// Whose each resource is.
    pub(super) fn people(&self) -> People {
        People::of(self)
    }
}

/// `Patient/1` of `https://ehr.example/r4/Patient/1`.
fn local(address: &str) -> Option<&str> {
    let (front, id) = address.rsplit_once('/')?;
    let kind = front.rfind('/').map_or(0, |at| at + 1);
    (!id.is_empty()).then(|| &address[kind..])
}

/// Whose a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Main,
    Other,
    /// A device, a place, a group: no person's.
    Nobody,
}

/// Who is in the document, and which of them it is about: the one most of its resources name.
pub(super) struct People {
    whose: Vec<Whose>,
    /// Persons with another day of birth than the one the document is about.
    born_another_day: Vec<bool>,
}

impl People {
    pub(super) fn whose(&self, entry: usize) -> Whose {
        self.whose.get(entry).copied().unwrap_or(Whose::Main)
    }

    /// Whether an entry is a person with another day of birth than the one the document is about.
    pub(super) fn is_born_another_day(&self, entry: usize) -> bool {
        self.born_another_day.get(entry).copied().unwrap_or(false)
    }

    fn of(bundle: &Bundle<'_>) -> Self {
        let names: Vec<Subject> = bundle.entries.iter().map(|e| subject(bundle, e)).collect();
        let mut weights: BTreeMap<&str, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
        for (number, name) in names.iter().enumerate() {
            if let Subject::Person(name) = name {
                let is_patient = bundle.entries.get(number).is_some_and(|e| e.kind == "Patient");
                let weight = weights.entry(name).or_insert((0, std::cmp::Reverse(number)));
                weight.0 += usize::from(!is_patient);
            }
        }
        let main = weights.iter().max_by_key(|(_, weight)| **weight).map(|(name, _)| *name);
        // Where nothing names the only Patient resource, it is still the person that all is about.
        let patients: HashSet<&str> = patients(bundle, &names).collect();
        let alone = |name: &str| {
            patients.len() == 1
                && patients.contains(name)
                && weights.get(name).is_some_and(|w| w.0 == 0)
        };
        let whose = |name: &Subject| match name {
            Subject::Unsaid => Whose::Main,
            Subject::Person(name) if Some(name.as_str()) == main || alone(name) => Whose::Main,
            Subject::Person(_) => Whose::Other,
            Subject::Nobody => Whose::Nobody,
        };
        let born_of = |entry: &Entry<'_>| {
            (entry.kind == "Patient").then(|| entry.at.text("birthDate")).flatten()
        };
        let whose: Vec<Whose> = names.iter().map(whose).collect();
        let mains = bundle.entries.iter().zip(&whose).filter(|(_, w)| **w == Whose::Main);
        let born: Vec<String> = mains.filter_map(|(entry, _)| born_of(entry)).collect();
        let elsewhen =
            |entry| born_of(entry).is_some_and(|day| !born.is_empty() && !born.contains(&day));
        Self { whose, born_another_day: bundle.entries.iter().map(elsewhen).collect() }
    }
}

fn patients<'n>(bundle: &Bundle<'_>, names: &'n [Subject]) -> impl Iterator<Item = &'n str> {
    let kinds: Vec<bool> = bundle.entries.iter().map(|e| e.kind == "Patient").collect();
    names.iter().zip(kinds).filter(|(_, patient)| *patient).filter_map(|(name, _)| match name {
        Subject::Person(name) => Some(name.as_str()),
        _ => None,
    })
}

enum Subject {
    Unsaid,
    Person(String),
    Nobody,
}

fn subject(bundle: &Bundle<'_>, entry: &Entry<'_>) -> Subject {
    if entry.kind == "Patient" {
        return Subject::Person(same_person(&entry.at));
    }
    if matches!(entry.kind, "Practitioner" | "PractitionerRole" | "Organization" | "Binary") {
        return Subject::Unsaid;
    }
    let keys = ["patient", "subject", "beneficiary", "individual"];
    let own = entry.at.any(&keys).or_else(|| entry.holder.any(&keys));
    let Some(reference) = own else { return Subject::Unsaid };
    let named = match bundle.resolve(&reference, &entry.holder) {
        Some(found) => match found.kind() {
            Some("Patient") => Subject::Person(same_person(&found)),
            _ => Subject::Nobody,
        },
        None => unresolved(&reference),
    };
    // An observation can be made on somebody and be about somebody else: a donor, a foetus.
    let focus = entry.at.get("focus").and_then(|f| f.text("reference"));
    let other = focus.as_deref().is_some_and(|f| f.contains("RelatedPerson/"));
    if other { Subject::Nobody } else { named }
}

fn unresolved(reference: &At<'_>) -> Subject {
    let Some(text) = reference.text("reference") else { return Subject::Unsaid };
    let address = text.split("/_history/").next().unwrap_or(&text);
    let name = local(address).unwrap_or(address);
    match name.split_once('/') {
        Some(("Patient", _)) | None => Subject::Person(name.to_owned()),
        Some(_) => Subject::Nobody,
    }
}

/// One name for all Patient resources of a person: systems give the same person several.
fn same_person(patient: &At<'_>) -> String {
    let family = patient.path("name.family").and_then(|f| f.words()).map(|w| w.lower());
    let family = family
        .or_else(|| Some(patient.each("name").first()?.each("family").first()?.words()?.lower()));
    let given = patient.path("name.given").and_then(|g| g.words()).map(|w| w.lower());
    let birth = patient.text("birthDate");
    match (given.or(family), birth) {
        (Some(name), Some(birth)) => format!("{birth} {name}"),
        _ => format!("Patient/{}", patient.id().unwrap_or_else(|| patient.pointer())),
    }
}
