//! The walk over what a person hands over: loose files, folders, archives within archives, discs.
//!
//! Every file is read once, on two or more threads, and its bytes are let go before the next. What
//! comes back is in the order of the paths, whatever thread was first, so the same shoebox always gives
//! the same documents with the same numbers.

mod archive;
mod assembly;
mod content;
mod leaf;

use std::io::{self, Read, Seek};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use record::{ReadDocument, Reading, Sha256};

use crate::Tools;
use leaf::Leaf;

/// A file the person handed over. The app implements it over a disk, tests over memory.
pub trait HandedFile: Send + Sync {
    /// Relative to the folder that was given, with `/`.
    fn path(&self) -> &str;
    fn bytes(&self) -> u64;
    fn open(&self) -> io::Result<Box<dyn Content + '_>>;
}

/// Bytes that can be read from any place.
pub trait Content: Read + Seek + Send {}

impl<T: Read + Seek + Send> Content for T {}

/// Whoever watches a shoebox being read: shows progress, keeps originals, may stop it.
pub trait Watcher: Sync {
    /// So many documents were found to read. Called once, before the first is read.
    fn found(&self, _documents: usize) {}

    /// This document was read.
    fn read(&self, _path: &str, _reading: &Reading) {}

    /// The untouched bytes of an original, to be kept.
    ///
    /// # Errors
    /// What kept it from being kept; reading stops, and the error comes back from [`read`].
    fn keep(&self, _path: &str, _sha256: Sha256, _original: &mut dyn Read) -> io::Result<()> {
        Ok(())
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl Watcher for Unwatched {}

/// Threads that read at once, and the stack of each: deeply nested records recurse.
const THREADS: usize = 2;
const STACK_BYTES: usize = 32 << 20;

/// Reads a whole shoebox. Documents are numbered from `first`.
///
/// # Errors
/// Only what [`Watcher::keep`] gives; content never fails.
pub fn read(
    files: &[Box<dyn HandedFile>],
    first: u32,
    tools: &Tools<'_>,
    watcher: &dyn Watcher,
) -> io::Result<Vec<ReadDocument>> {
    let units = units(files, tools);
    watcher.found(units.iter().map(Unit::documents).sum());
    let done: Vec<Mutex<Vec<Leaf>>> = units.iter().map(|_| Mutex::default()).collect();
    let next = AtomicUsize::new(0);
    let failed: Mutex<Option<io::Error>> = Mutex::new(None);
    let work = || {
        while let Some((unit, done)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            units.get(at).zip(done.get(at))
        } {
            if watcher.cancelled() || lock(&failed).is_some() {
                return;
            }
            match unit.read(tools, watcher) {
                Ok(leaves) => *lock(done) = leaves,
                Err(error) => *lock(&failed) = Some(error),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS.min(units.len()) {
            let worker = std::thread::Builder::new().stack_size(STACK_BYTES);
            if worker.spawn_scoped(scope, work).is_err() {
                work(); // No further thread to be had: this one does the work.
            }
        }
    });
    if let Some(error) = lock(&failed).take() {
        return Err(error);
    }
    let leaves = done.into_iter().flat_map(|d| d.into_inner().unwrap_or_default()).collect();
    Ok(assembly::documents(leaves, first, &tools.library.vocabulary.dicom_objects))
}

/// One thing a thread takes on: a file, or some members of an archive.
enum Unit<'a> {
    File(&'a dyn HandedFile),
    Members {
        archive: &'a dyn HandedFile,
        members: std::ops::Range<usize>,
        all: usize,
    },
    /// Files beyond the limit: listed, not read.
    Beyond {
        count: usize,
        path: &'a str,
    },
}

/// Members of one archive that one thread takes on at a time.
const MEMBERS_A_UNIT: usize = 64;

fn units<'a>(files: &'a [Box<dyn HandedFile>], tools: &Tools<'_>) -> Vec<Unit<'a>> {
    let mut units = Vec::with_capacity(files.len());
    let mut documents = 0;
    for (at, file) in files.iter().map(AsRef::as_ref).enumerate() {
        if documents >= tools.limits.files {
            units.push(Unit::Beyond { count: files.len() - at, path: file.path() });
            break;
        }
        match archive::member_count(file) {
            Some(all) => {
                let all = all.min(tools.limits.files - documents);
                documents += all;
                for start in (0..all.max(1)).step_by(MEMBERS_A_UNIT) {
                    let members = start..all.min(start + MEMBERS_A_UNIT);
                    units.push(Unit::Members { archive: file, members, all });
                }
            }
            None => {
                documents += 1;
                units.push(Unit::File(file));
            }
        }
    }
    units
}

impl Unit<'_> {
    fn documents(&self) -> usize {
        match self {
            Self::File(_) => 1,
            Self::Members { members, .. } => members.len(),
            Self::Beyond { .. } => 0,
        }
    }

    fn read(&self, tools: &Tools<'_>, watcher: &dyn Watcher) -> io::Result<Vec<Leaf>> {
        match self {
            Self::File(file) => leaf::read_file(*file, tools, watcher),
            Self::Members { archive, members, all } => {
                archive::read_members(*archive, members.clone(), *all, tools, watcher)
            }
            Self::Beyond { count, path } => Ok(vec![Leaf::beyond_limit(path, *count, watcher)?]),
        }
    }
}

/// A lock that a panicking reader may have left behind holds nothing half-written.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
