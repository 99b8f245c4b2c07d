//! The folder of the public lists. Each list is a folder of generations and a line that names the current one: a load
//! builds a generation beside the old and then changes the line in one step (write, sync, rename). A load that is killed
//! or fails leaves the old list; the next load of it sweeps up what was left half made.
//!
//! ```text
//! lists/doctors/current.json     the manifest of the current generation, and its name
//! lists/doctors/g7/              its files
//! lists/doctors/loading.lock     held while a load runs
//! ```

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::table::Counts;
use crate::{AtlasError, Result};

/// The form of the manifest and of the files beside it.
const VERSION: u32 = 1;
const CURRENT: &str = "current.json";

/// The lists that stand alone, each with the months after which it is called old: how often its owner publishes anew.
pub const KINDS: &[(&str, i32)] =
    &[(PLACES, 36), (DOCTORS, 3), (EXCLUSIONS, 2), (CLINICIANS, 6), (SERVICES, 18), (TRIALS, 1)];
/// Networks and plan directories have a name each: `networks/acme`, `directories/acme`.
const OTHER_MONTHS: i32 = 3;

/// Census ZIP-code areas.
pub const PLACES: &str = "places";
/// The national registry of doctors and organisations (NPPES).
pub const DOCTORS: &str = "doctors";
/// The exclusion list of the Office of Inspector General (LEIE).
pub const EXCLUSIONS: &str = "exclusions";
/// Medicare Doctors and Clinicians.
pub const CLINICIANS: &str = "clinicians";
/// Medicare Physician and Other Practitioners by Provider and Service.
pub const SERVICES: &str = "services";
pub const TRIALS: &str = "trials";
/// In-network files of payers, one list each.
pub const NETWORKS: &str = "networks";
/// Plan-Net directories of payers, one list each.
pub const DIRECTORIES: &str = "directories";

/// What is kept of a list beside its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub version: u32,
    pub list: String,
    /// The name its owner gives it, where the file says one: a plan, a payer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub files: Vec<ListFile>,
    /// The day its owner published it, where the file or its name says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    pub loaded: Date,
    pub rows: u64,
    /// Rows that could not be read and are left out.
    #[serde(default)]
    pub left_out: u64,
    /// Rows whose letters were in another encoding than the file's; read as Western European.
    #[serde(default)]
    pub other_letters: u64,
    /// Parts that the file only points to, at addresses that are never called.
    #[serde(default)]
    pub elsewhere: u64,
}

/// A file a list was loaded from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFile {
    pub name: String,
    pub bytes: u64,
    /// Of the file as it was handed over, in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// Of a list that is being loaded; rows and days are filled in at the end.
    pub fn new(list: &str, today: Date) -> Self {
        Self {
            version: VERSION,
            list: list.to_owned(),
            title: None,
            files: Vec::new(),
            published: None,
            loaded: today,
            rows: 0,
            left_out: 0,
            other_letters: 0,
            elsewhere: 0,
        }
    }

    /// With what a pass over its table counted.
    pub(crate) fn counted(self, counts: Counts) -> Self {
        let Counts { rows, left_out, other_letters } = counts;
        Self { rows, left_out, other_letters, ..self }
    }

    /// Whether its owner has most likely published a newer one.
    pub fn is_old(&self, today: Date) -> bool {
        let months = KINDS.iter().find(|(list, _)| *list == self.list);
        let months = months.map_or(OTHER_MONTHS, |(_, months)| *months);
        let from = self.published.unwrap_or(self.loaded);
        from.checked_add(months.months()).is_ok_and(|until| until < today)
    }
}

/// A list that is there.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub manifest: Manifest,
    /// Its files.
    pub folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Current {
    generation: String,
    manifest: Manifest,
}

/// The folder of all lists.
#[derive(Clone, Debug)]
pub struct Lists {
    folder: PathBuf,
}

impl Lists {
    /// The folder need not exist; the first load makes it.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The list of this name; `None` where it was never loaded.
    ///
    /// # Errors
    /// Where a later version made it, or its manifest cannot be read.
    pub fn current(&self, list: &str) -> Result<Option<Loaded>> {
        let folder = self.folder.join(list);
        let text = match fs::read(folder.join(CURRENT)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let damaged = || AtlasError::DamagedList { list: list.to_owned() };
        let current: Current = serde_json::from_slice(&text).map_err(|_| damaged())?;
        if current.manifest.version > VERSION {
            return Err(AtlasError::NewerVersion);
        }
        let folder = folder.join(&current.generation);
        if !folder.is_dir() {
            return Err(damaged());
        }
        Ok(Some(Loaded { manifest: current.manifest, folder }))
    }

    /// The list of this name.
    ///
    /// # Errors
    /// [`AtlasError::NotLoaded`] where it is not there.
    pub fn need(&self, list: &str) -> Result<Loaded> {
        self.current(list)?.ok_or_else(|| AtlasError::NotLoaded { list: list.to_owned() })
    }

    /// The names of the lists under a name (`networks`), in order.
    pub fn under(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(name)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter(|entry| entry.path().join(CURRENT).is_file())
            .filter_map(|entry| Some(format!("{name}/{}", entry.file_name().to_str()?)))
            .collect();
        names.sort();
        names
    }

    /// Every list that is there.
    pub fn all(&self) -> Vec<Loaded> {
        self.these(KINDS.iter().map(|(list, _)| (*list).to_owned()).chain(self.networks()))
    }

    /// The names of the networks and directories.
    pub(crate) fn networks(&self) -> impl Iterator<Item = String> {
        [NETWORKS, DIRECTORIES].into_iter().flat_map(|name| self.under(name))
    }

    /// Those of these lists that are there.
    pub(crate) fn these(&self, names: impl Iterator<Item = String>) -> Vec<Loaded> {
        names.filter_map(|list| self.current(&list).ok().flatten()).collect()
    }

    /// Begins a load: a new generation, beside the one that is there.
    ///
    /// # Errors
    /// [`AtlasError::InUse`] where a load of this list is under way.
    pub fn begin(&self, list: &str) -> Result<Building> {
        let folder = self.folder.join(list);
        fs::create_dir_all(&folder)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join("loading.lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(AtlasError::InUse),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let kept = self.current(list).ok().flatten().map(|loaded| loaded.folder);
        sweep(&folder, kept.as_deref())?;
        let number = |path: &Path| path.file_name()?.to_str()?.strip_prefix('g')?.parse().ok();
        let last: u64 = kept.as_deref().and_then(number).unwrap_or(0);
        let generation = format!("g{}", last + 1);
        let files = folder.join(&generation);
        fs::create_dir(&files)?;
        Ok(Building {
            list: list.to_owned(),
            folder,
            generation,
            files,
            kept,
            done: false,
            _lock: lock,
        })
    }

    /// Takes a list away. Nothing is there afterwards.
    pub fn remove(&self, list: &str) -> Result<()> {
        let building = self.begin(list)?;
        match fs::remove_file(building.folder.join(CURRENT)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        sweep(&building.folder, None)
    }
}

/// Takes away every generation but the one that is kept.
fn sweep(folder: &Path, kept: Option<&Path>) -> Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        let is_generation = path.is_dir()
            && path
                .file_name()
                .and_then(|n| n.to_str())
                .is_some_and(|n| n.strip_prefix('g').is_some_and(|n| n.parse::<u64>().is_ok()));
        if is_generation && Some(path.as_path()) != kept {
            fs::remove_dir_all(&path)?;
        }
    }
    Ok(())
}

/// A generation that is being made. Dropped before [`Building::finish`], it takes its files away.
#[derive(Debug)]
pub struct Building {
    list: String,
    folder: PathBuf,
    generation: String,
    files: PathBuf,
    kept: Option<PathBuf>,
    done: bool,
    _lock: File,
}

impl Building {
    /// Where its files go.
    pub fn files(&self) -> &Path {
        &self.files
    }

    /// The files of the list as it is now.
    pub fn before(&self) -> Option<&Path> {
        self.kept.as_deref()
    }

    /// Makes this the list from now on. The generation before it is taken away; whoever has it open may still read it.
    ///
    /// # Errors
    /// Where it cannot be written; the old list stays.
    pub fn finish(mut self, manifest: Manifest) -> Result<Loaded> {
        debug_assert_eq!(manifest.list, self.list);
        let current = Current { generation: self.generation.clone(), manifest };
        let text = serde_json::to_vec_pretty(&current).unwrap_or_default();
        let mut beside = tempfile::NamedTempFile::new_in(&self.folder)?;
        beside.write_all(&text)?;
        beside.as_file().sync_all()?;
        beside.persist(self.folder.join(CURRENT)).map_err(|error| error.error)?;
        #[cfg(unix)]
        File::open(&self.folder)?.sync_all()?;
        self.done = true;
        // A file that cannot be taken away now is swept up by the next load.
        if let Some(old) = &self.kept {
            let _ = fs::remove_dir_all(old);
        }
        Ok(Loaded { manifest: current.manifest, folder: self.files.clone() })
    }
}

impl Drop for Building {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.files);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_load_that_ends_early_leaves_the_list_that_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let lists = Lists::new(folder.path());
        assert!(lists.current(PLACES).unwrap().is_none());
        let first = lists.begin(PLACES).unwrap();
        assert_eq!(lists.begin(PLACES).unwrap_err(), AtlasError::InUse);
        fs::write(first.files().join("rows"), "first").unwrap();
        first.finish(Manifest::new(PLACES, date(2026, 11, 22))).unwrap();

        let second = lists.begin(PLACES).unwrap();
        fs::write(second.files().join("rows"), "half").unwrap();
        drop(second);
        let held = lists.need(PLACES).unwrap();
        assert_eq!(fs::read(held.folder.join("rows")).unwrap(), b"first");

        // What a killed process leaves is swept up by the next load.
        fs::create_dir(folder.path().join("places/g2")).unwrap();
        let third = lists.begin(PLACES).unwrap();
        fs::write(third.files().join("rows"), "third").unwrap();
        let held = third.finish(Manifest::new(PLACES, date(2026, 11, 23))).unwrap();
        assert_eq!(fs::read(held.folder.join("rows")).unwrap(), b"third");
        assert_eq!(lists.all().len(), 1);
        lists.remove(PLACES).unwrap();
        assert!(lists.current(PLACES).unwrap().is_none());
    }

    #[test]
    fn a_list_is_old_when_its_owner_has_published_again() {
        let mut manifest = Manifest::new(DOCTORS, date(2026, 11, 22));
        assert!(!manifest.is_old(date(2027, 2, 22)));
        assert!(manifest.is_old(date(2027, 2, 23)));
        manifest.published = Some(date(2026, 8, 1));
        assert!(manifest.is_old(date(2026, 11, 22)));
    }
}
