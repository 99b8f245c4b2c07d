//! Papers being read: one import at a time, watched by as many pages as look.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use intake::shoebox::Watcher;
use intake::{Limits, Tools};
use record::{DocumentKind, Format, Origin, PartialDate, Reading, Sha256, Status};
use tokio::sync::watch;
use vault::VaultError;

use super::handed::Hands;
use super::shelf::Keeping;
use super::{Desk, DeskError, Open, lock};

/// What one paper became, as far as it is known while reading goes on.
#[derive(Clone, Debug)]
pub struct Became {
    pub path: String,
    pub kind: Option<DocumentKind>,
    pub title: Option<String>,
    pub date: Option<PartialDate>,
    pub pages: usize,
    pub format: Format,
    pub status: Status,
    pub facts: usize,
    /// Its words were read off a picture.
    pub from_picture: bool,
}

impl Became {
    fn of(path: &str, reading: &Reading) -> Self {
        Self {
            path: path.to_owned(),
            kind: reading.kind,
            title: reading.title.clone(),
            date: reading.date,
            pages: reading.pages.len(),
            format: reading.format,
            status: reading.status,
            facts: reading.facts.len(),
            from_picture: reading.pages.iter().any(|p| p.origin == Origin::Ocr),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Another import is first.
    Waiting,
    Reading,
    /// All is read; the case is being made.
    Keeping,
    Done,
    /// The person stopped it; what was read is kept.
    Stopped,
    Failed(DeskError),
}

impl Stage {
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Done | Self::Stopped | Self::Failed(_))
    }
}

#[derive(Clone, Debug)]
pub struct Progress {
    pub stage: Stage,
    pub found: usize,
    pub became: Vec<Became>,
    /// The numbers of its documents once they are kept.
    pub documents: Vec<record::DocumentId>,
}

/// One handing-over of papers.
pub struct Import {
    progress: Mutex<Progress>,
    stop: AtomicBool,
    changed: watch::Sender<u64>,
}

impl Import {
    fn new(found: usize) -> Self {
        let progress =
            Progress { stage: Stage::Waiting, found, became: Vec::new(), documents: Vec::new() };
        Self {
            progress: Mutex::new(progress),
            stop: AtomicBool::new(false),
            changed: watch::Sender::new(0),
        }
    }

    pub fn progress(&self) -> Progress {
        lock(&self.progress).clone()
    }

    /// Tells whenever something changed.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Asks for an end after the documents now being read. What is read is kept.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn change(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut lock(&self.progress));
        self.changed.send_modify(|n| *n += 1);
    }
}

impl Desk {
    /// Begins to read what was handed over; pages watch the import that comes back.
    pub fn read(self: &Arc<Self>, hands: impl Into<Hands>) -> Result<Arc<Import>, DeskError> {
        let open = self.open()?;
        let hands = hands.into();
        let import = Arc::new(Import::new(hands.files.len()));
        lock(&self.imports).push(Arc::clone(&import));
        let (desk, running) = (Arc::clone(self), Arc::clone(&import));
        tokio::spawn(async move {
            let turn = Arc::clone(&desk.reading).lock_owned().await;
            let end = desk.read_all(&open, hands, &running).await;
            running.change(|p| p.stage = end.unwrap_or_else(Stage::Failed));
            desk.touch();
            if desk.open().is_err() && desk.import_running().is_none() {
                open.shelf.close().await; // It was locked meanwhile.
            }
            drop(turn);
        });
        Ok(import)
    }

    async fn read_all(
        &self,
        open: &Arc<Open>,
        hands: Hands,
        import: &Arc<Import>,
    ) -> Result<Stage, DeskError> {
        import.change(|p| p.stage = Stage::Reading);
        let keeping = open.shelf.begin_import().await?;
        let (library, watched) = (self.library(), Arc::clone(import));
        let programs = Arc::clone(&self.programs);
        let (keeping, read) = tokio::task::spawn_blocking(move || {
            let limits = Limits::default();
            let tools =
                Tools { library: &library, limits: &limits, ocr: &*programs, pictures: &*programs };
            let watcher =
                Watching { import: &watched, keeping: &keeping, failed: Mutex::default() };
            let read = intake::shoebox::read(&hands.files, keeping.first.0, &tools, &watcher);
            let failed = watcher.failed.into_inner().unwrap_or_default();
            let read = read.map_err(|error| match failed {
                Some(of_vault) => DeskError::Vault(of_vault),
                None => DeskError::from_disk(&error),
            });
            (keeping, read)
        })
        .await
        .map_err(|_| DeskError::Stopped)?;
        let documents = match read {
            Ok(documents) => documents,
            Err(error) => {
                keeping.abandon().await;
                return Err(error);
            }
        };
        import.change(|p| {
            p.stage = Stage::Keeping;
            p.documents = documents.iter().map(|d| d.document.id).collect();
        });
        keeping.commit(&documents).await?;
        self.rebuild(open).await?;
        Ok(if import.stop.load(Ordering::Relaxed) { Stage::Stopped } else { Stage::Done })
    }

    /// The newest import, whether it runs or is over.
    pub fn last_import(&self) -> Option<Arc<Import>> {
        lock(&self.imports).last().cloned()
    }

    /// An import that is not over.
    pub fn import_running(&self) -> Option<Arc<Import>> {
        let imports = lock(&self.imports);
        imports.iter().find(|import| !lock(&import.progress).stage.is_over()).cloned()
    }

    pub fn stop_reading(&self) {
        lock(&self.imports).iter().for_each(|import| import.stop());
    }
}

struct Watching<'a> {
    import: &'a Import,
    keeping: &'a Keeping,
    /// What the vault said where it could not keep an original.
    failed: Mutex<Option<VaultError>>,
}

impl Watcher for Watching<'_> {
    fn found(&self, documents: usize) {
        self.import.change(|p| p.found = documents);
    }

    fn read(&self, path: &str, reading: &Reading) {
        self.import.change(|p| p.became.push(Became::of(path, reading)));
    }

    fn keep(&self, _path: &str, _sha256: Sha256, original: &mut dyn Read) -> io::Result<()> {
        self.keeping.keep(original).map_err(|error| {
            let told = io::Error::other(error.clone());
            *lock(&self.failed) = Some(error);
            told
        })
    }

    fn cancelled(&self) -> bool {
        self.import.stop.load(Ordering::Relaxed)
    }
}
