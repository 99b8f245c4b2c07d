//! One door for the files of all lists: what a file is, is seen by its head, not by its name.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::doctors::{self, Files};
use crate::handed::Handed;
use crate::lists::Loaded;
use crate::medicare::{self, Group};
use crate::source::{Member, Source};
use crate::table::head;
use crate::{AtlasError, Lists, Result, Watch, exclusions, networks, places, trials};

/// Bytes in which the head of a file is looked for. The registry's is 12 kB.
const HEAD_BYTES: usize = 64 << 10;

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Places,
    Registry,
    RegistryLocations,
    RegistryNames,
    RegistryEndpoints,
    RegistryDeactivated,
    Exclusions,
    Clinicians,
    Services,
    Rates,
    Directory,
    Studies,
}

/// What is loaded, and how.
pub struct Wanted<'a> {
    /// Files as their owners publish them; several files of one list may be given together.
    pub paths: &'a [PathBuf],
    /// Groups that Medicare's services are added up to.
    pub groups: &'a [Group],
    pub today: Date,
}

/// The columns that tell what a table is, in the form in which names are compared. Certain signs stand first.
const SIGNS: &[(Kind, &[&str])] = &[
    (Kind::Registry, &["npi", "entitytypecode"]),
    (Kind::RegistryLocations, &["npi", "providersecondarypracticelocationaddressaddressline1"]),
    (Kind::RegistryEndpoints, &["npi", "endpointtype", "endpoint"]),
    (Kind::RegistryNames, &["npi", "providerotherorganizationname"]),
    (Kind::RegistryDeactivated, &["npi", "nppesdeactivationdate"]),
    (Kind::Exclusions, &["lastname", "busname", "excltype"]),
    (Kind::Clinicians, &["npi", "prispec", "medsch"]),
    (Kind::Services, &["rndrngnpi", "hcpcscd"]),
    (Kind::Places, &["geoid", "latitude"]),
    (Kind::Places, &["geoid", "intptlat"]),
];

/// Loads lists from files.
///
/// # Errors
/// Where a file is none of the lists, or wrong; a list that was there stays.
pub fn load(wanted: &Wanted<'_>, lists: &Lists, watch: &dyn Watch) -> Result<Vec<Loaded>> {
    let Wanted { paths, groups, today } = *wanted;
    let mut sources = Vec::new();
    for path in paths {
        sources.push(Source::open(path)?);
    }
    let mut registry = Files::default();
    let mut of_registry = Vec::new();
    let mut of_trials = Vec::new();
    let mut loaded = Vec::new();
    for source in &sources {
        let mut known = false;
        for member in &source.members {
            let Some(kind) = kind(source, member)? else { continue };
            known = true;
            if kind == Kind::Studies {
                // The register's loader opens its files itself, each once.
                of_trials.push(source.path.clone());
                break;
            }
            let handed = Handed { source, member, lists, today, watch };
            let alone = match kind {
                Kind::Places => Some(places::load_member(&handed)?),
                Kind::Exclusions => Some(exclusions::load(&handed)?),
                Kind::Clinicians => Some(medicare::load_clinicians(&handed)?),
                Kind::Services => Some(medicare::load_services(&handed, groups)?),
                Kind::Rates => Some(networks::load_rates(&handed)?),
                Kind::Directory => Some(networks::load_directory(&handed)?),
                _ => None,
            };
            if let Some(list) = alone {
                loaded.push(list);
                continue;
            }
            let files = match kind {
                Kind::Registry => &mut registry.main,
                Kind::RegistryLocations => &mut registry.locations,
                Kind::RegistryNames => &mut registry.other_names,
                Kind::RegistryEndpoints => &mut registry.endpoints,
                Kind::RegistryDeactivated => &mut registry.deactivated,
                _ => continue,
            };
            files.push((source, member));
            of_registry.push(source.clone());
        }
        if !known {
            return Err(AtlasError::UnknownFile { name: source.name.clone() });
        }
    }
    if !of_trials.is_empty() {
        loaded.push(trials::load(&of_trials, lists, today, watch)?);
    }
    if !registry.is_empty() {
        of_registry.dedup_by(|a, b| a.path == b.path);
        loaded.push(doctors::load(&registry, &of_registry, lists, today, watch)?);
    }
    Ok(loaded)
}

/// What a member is; `None` for what lies beside the lists in their archives.
fn kind(source: &Source, member: &Member) -> Result<Option<Kind>> {
    let name = member.name.to_lowercase();
    // The registry's archive holds the heads once more, and its manual.
    let beside = name.contains("fileheader")
        || [".pdf", ".docx", ".xlsx"].iter().any(|end| name.ends_with(end));
    if beside && source.members.len() > 1 {
        return Ok(None);
    }
    let first = source.head(member, HEAD_BYTES)?;
    if let Some(kind) = json_kind(&first) {
        return Ok(Some(kind));
    }
    let names = head(&first);
    let is =
        |columns: &&[&str]| columns.iter().all(|column| names.iter().any(|name| name == column));
    Ok(SIGNS.iter().find(|(_, columns)| is(columns)).map(|(kind, _)| *kind))
}

/// What a JSON text is, by the names near its beginning.
fn json_kind(first: &[u8]) -> Option<Kind> {
    let text = String::from_utf8_lossy(first);
    if text.contains("<clinical_study") {
        return Some(Kind::Studies);
    }
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        return None;
    }
    let studies = ["protocolSection", "studies", "FullStudiesResponse", "FullStudy"];
    if studies.iter().any(|name| text.contains(&format!("\"{name}\""))) {
        return Some(Kind::Studies);
    }
    let rates =
        ["reporting_entity_name", "reporting_structure", "in_network", "provider_references"];
    if text.contains("\"resourceType\"") {
        return Some(Kind::Directory);
    }
    rates.iter().any(|name| text.contains(&format!("\"{name}\""))).then_some(Kind::Rates)
}
