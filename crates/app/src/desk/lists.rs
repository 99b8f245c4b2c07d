//! The public lists on the desk: opened once, loaded or fetched one at a time. Nothing of the person goes in: what is searched for is
//! asked of the index and forgotten.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use atlas::fetch::{self, Fetchable, Pace};
use atlas::lists::{DOCTORS, Loaded, PLACES, TRIALS};
use atlas::medicare::Group;
use atlas::{AtlasError, Doctors, Lists, Places, Trials, Wanted, Watch};
use jiff::civil::Date;
use knowledge::lists::{CancerFamily, ListSource};

use crate::cli::fetch::{fetchable, mirrored};

/// The lists of this computer's user.
pub struct ListDesk {
    lists: Lists,
    doctors: Mutex<Option<Doctors>>,
    places: Mutex<Option<(PathBuf, Arc<Places>)>>,
    trials: Mutex<Option<Trials>>,
    load: Mutex<Option<Arc<Load>>>,
    /// A copy of the owners' servers that is asked instead.
    mirror: Option<String>,
}

/// A load that runs or ran last.
#[derive(Debug)]
pub struct Load {
    /// The names of the files.
    pub files: String,
    rows: AtomicU64,
    bytes: AtomicU64,
    of: AtomicU64,
    stop: AtomicBool,
    fetching: AtomicBool,
    ended: Mutex<Option<Result<Vec<Loaded>, AtlasError>>>,
}

impl Load {
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// Whether the files are still on their way.
    pub fn is_fetching(&self) -> bool {
        self.fetching.load(Ordering::Relaxed)
    }

    pub fn megabytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed) >> 20
    }

    /// Hundredths of the file that are read; 0 where its length is not known.
    pub fn hundredths(&self) -> u64 {
        let of = self.of.load(Ordering::Relaxed).max(1);
        (self.bytes.load(Ordering::Relaxed).saturating_mul(100) / of).min(100)
    }

    /// How it ended; `None` while it runs.
    pub fn ended(&self) -> Option<Result<Vec<Loaded>, AtlasError>> {
        self.ended.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

struct Watching(Arc<Load>);

impl Watch for Watching {
    fn at(&self, rows: u64, bytes: u64, of: u64) {
        self.0.rows.store(rows, Ordering::Relaxed);
        self.0.bytes.store(bytes, Ordering::Relaxed);
        self.0.of.store(of, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.0.stop.load(Ordering::Relaxed)
    }

    fn fetched(&self) {
        self.0.fetching.store(false, Ordering::Relaxed);
    }
}

impl ListDesk {
    pub fn new(folder: PathBuf, mirror: Option<String>) -> Self {
        Self {
            lists: Lists::new(folder),
            doctors: Mutex::default(),
            places: Mutex::default(),
            trials: Mutex::default(),
            load: Mutex::default(),
            mirror,
        }
    }

    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The registry; opened anew after a load.
    pub fn doctors(&self) -> Result<Doctors, AtlasError> {
        let now = self.lists.need(DOCTORS)?;
        let mut held = self.doctors.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(doctors) = held.as_ref().filter(|d| d.list().folder == now.folder) {
            return Ok(doctors.clone());
        }
        let doctors = Doctors::open(&self.lists)?;
        *held = Some(doctors.clone());
        Ok(doctors)
    }

    pub fn places(&self) -> Result<Arc<Places>, AtlasError> {
        let now = self.lists.need(PLACES)?;
        let mut held = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, places)) = held.as_ref().filter(|(folder, _)| *folder == now.folder) {
            return Ok(Arc::clone(places));
        }
        let places = Arc::new(Places::open(&self.lists)?);
        *held = Some((now.folder, Arc::clone(&places)));
        Ok(places)
    }

    /// The register of trials; opened anew after a load.
    pub fn trials(&self) -> Result<Trials, AtlasError> {
        let now = self.lists.need(TRIALS)?;
        let mut held = self.trials.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(trials) = held.as_ref().filter(|t| t.list().folder == now.folder) {
            return Ok(trials.clone());
        }
        let trials = Trials::open(&self.lists)?;
        *held = Some(trials.clone());
        Ok(trials)
    }

    /// How a list is fetched from here; `None` where it is fetched in the browser only.
    pub fn fetchable(&self, source: &ListSource, family: &CancerFamily) -> Option<Fetchable> {
        Some(mirrored(fetchable(source, family)?, self.mirror.as_deref()))
    }

    /// How the directory of a plan is fetched; `None` where the address is none that may be called.
    pub fn directory(&self, server: &str, plan: &str) -> Option<Fetchable> {
        Some(mirrored(Fetchable::directory(server, plan)?, self.mirror.as_deref()))
    }

    pub fn last_load(&self) -> Option<Arc<Load>> {
        self.load.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Begins a load beside the pages. `keep` lives until it ends: the folder the files came into.
    ///
    /// # Errors
    /// [`AtlasError::InUse`] where one runs.
    pub fn begin(
        &self,
        paths: Vec<PathBuf>,
        names: String,
        groups: Vec<Group>,
        today: Date,
        keep: impl Send + 'static,
    ) -> Result<(), AtlasError> {
        self.run(names, false, move |lists, watch| {
            let loaded =
                atlas::load(&Wanted { paths: &paths, groups: &groups, today }, lists, watch);
            drop(keep);
            loaded
        })
    }

    /// Begins to fetch a list and to load it. Called where the person has seen the addresses and pressed, and nowhere else.
    ///
    /// # Errors
    /// [`AtlasError::InUse`] where a load runs.
    pub fn fetch(
        &self,
        what: Fetchable,
        name: String,
        groups: Vec<Group>,
        today: Date,
    ) -> Result<(), AtlasError> {
        self.run(name, true, move |lists, watch| {
            fetch::fetch_and_load(&what, &groups, lists, today, Pace::default(), watch)
        })
    }

    fn run(
        &self,
        files: String,
        fetching: bool,
        work: impl FnOnce(&Lists, &Watching) -> Result<Vec<Loaded>, AtlasError> + Send + 'static,
    ) -> Result<(), AtlasError> {
        let mut last = self.load.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_some_and(|load| load.ended().is_none()) {
            return Err(AtlasError::InUse);
        }
        let load = Arc::new(Load {
            files,
            rows: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            of: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            fetching: AtomicBool::new(fetching),
            ended: Mutex::default(),
        });
        *last = Some(Arc::clone(&load));
        let lists = self.lists.clone();
        tokio::task::spawn_blocking(move || {
            let watch = Watching(Arc::clone(&load));
            // A panic in a library costs this load, which says so.
            let run = std::panic::AssertUnwindSafe(|| work(&lists, &watch));
            let ended = std::panic::catch_unwind(run);
            let ended = ended.unwrap_or(Err(AtlasError::Disk { kind: std::io::ErrorKind::Other }));
            *load.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(ended);
        });
        Ok(())
    }
}
