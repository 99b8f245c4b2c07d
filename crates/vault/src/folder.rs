//! The vault's folder: what lies where, and how a file is put there so that a crash leaves the old
//! one or the new one and never a half.
//!
//! ```text
//! vault.json        the header: version, wrapped keys, checksum     vault.spare.json  its second copy
//! key               the key file, while there is no passphrase      lock              held while open
//! records.db        the database (SQLCipher), with -wal and -shm beside it while open
//! objects/ab/ab…    the originals, sealed, named by a keyed hash    incoming/         being written
//! creating          stands while a vault is made or restored
//! ```

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use crate::secret::random;
use crate::{Result, VaultError};

#[derive(Clone, Debug)]
pub(crate) struct Folder {
    dir: PathBuf,
}

impl Folder {
    /// Every name the vault gives in its folder, the keys first: erasing goes in this order.
    pub(crate) const NAMES: &[&str] = &[
        "key",
        "vault.json",
        "vault.spare.json",
        "key.new",
        "vault.json.new",
        "vault.spare.json.new",
        "records.db",
        "records.db-wal",
        "records.db-shm",
        "records.db-journal",
        "incoming",
        "objects",
        "creating",
        "lock",
    ];

    pub(crate) fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn header(&self) -> PathBuf {
        self.dir.join("vault.json")
    }

    pub(crate) fn spare_header(&self) -> PathBuf {
        self.dir.join("vault.spare.json")
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.dir.join("key")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.join("records.db")
    }

    pub(crate) fn objects(&self) -> PathBuf {
        self.dir.join("objects")
    }

    pub(crate) fn incoming(&self) -> PathBuf {
        self.dir.join("incoming")
    }

    fn creating(&self) -> PathBuf {
        self.dir.join("creating")
    }

    /// Whether a vault was begun here and never finished.
    pub(crate) fn is_half_made(&self) -> bool {
        self.creating().exists() && !self.header().exists()
    }

    /// Makes the folder ready for a new vault, which [`Folder::made`] finishes.
    pub(crate) fn begin(&self) -> Result<FolderLock> {
        fs::create_dir_all(&self.dir)?;
        if !self.foreign_names()?.is_empty() {
            return Err(VaultError::FolderNotEmpty);
        }
        private(&self.dir, 0o700)?;
        let lock = self.lock()?;
        let ours = Self::NAMES.iter().filter(|name| !matches!(**name, "lock" | "creating"));
        if !self.is_half_made() && ours.clone().any(|name| self.dir.join(name).exists()) {
            return Err(VaultError::AlreadyThere);
        }
        File::create(self.creating())?.sync_all()?;
        for name in ours {
            remove(&self.dir.join(name))?;
        }
        for folder in [self.objects(), self.incoming()] {
            fs::create_dir(&folder)?;
            private(&folder, 0o700)?;
        }
        sync_folder(&self.dir)?;
        Ok(lock)
    }

    /// The vault stands: the header is written.
    pub(crate) fn made(&self) -> Result<()> {
        remove(&self.creating())?;
        sync_folder(&self.dir)?;
        if let Some(parent) = self.dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            // The folder itself may be a mount whose parent is not ours to sync.
            let _ = sync_folder(parent);
        }
        Ok(())
    }

    /// What lies in the folder that the vault did not put there.
    pub(crate) fn foreign_names(&self) -> Result<Vec<PathBuf>> {
        let mut foreign = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            let name = entry?.file_name();
            // A disk of its own has this folder from the start.
            let known =
                name.to_str().is_some_and(|n| Self::NAMES.contains(&n) || n == "lost+found");
            if !known {
                foreign.push(PathBuf::from(name));
            }
        }
        foreign.sort();
        Ok(foreign)
    }

    /// Takes the vault for this process; a second one is told that it is in use.
    pub(crate) fn lock(&self) -> Result<FolderLock> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.dir.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { file }),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Finds out why the database could not write or open: SQLite says only that it could not.
    pub(crate) fn why(&self, error: VaultError) -> VaultError {
        let VaultError::Database { code } = error else { return error };
        // SQLITE_IOERR and SQLITE_CANTOPEN.
        if !matches!(code & 0xff, 10 | 14) {
            return error;
        }
        match self.try_writing() {
            Err(reason) => reason.into(),
            Ok(()) => error,
        }
    }

    fn try_writing(&self) -> io::Result<()> {
        let probe = self.incoming().join("probe");
        let written = File::create(&probe).and_then(|mut file| {
            file.write_all(&[0; 64 << 10])?;
            file.sync_all()
        });
        let _ = fs::remove_file(&probe);
        written
    }
}

/// Held while the vault is open; the operating system lets go of it when the process ends.
#[derive(Debug)]
pub(crate) struct FolderLock {
    file: File,
}

impl Drop for FolderLock {
    /// Said aloud: a program that is being started at this moment holds a copy of the open file.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// Puts `bytes` at `path` whole or not at all, readable by this user only.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = path.with_file_name(name);
    let written = (|| {
        let mut file = create_private(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&new, path)
    })();
    if let Err(error) = written {
        let _ = fs::remove_file(&new);
        return Err(error.into());
    }
    path.parent().map_or(Ok(()), sync_folder)
}

/// A new file that only this user can read, in place of any old one.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(mode))?)
}

/// Elsewhere a new folder in the user's own is theirs already.
#[cfg(not(unix))]
fn private(_path: &Path, _mode: u32) -> Result<()> {
    Ok(())
}

/// Makes renames and removals in a folder last through a loss of power.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    Ok(File::open(path)?.sync_all()?)
}

/// Elsewhere folders cannot be synced; the file system keeps its own journal.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_path: &Path) -> Result<()> {
    Ok(())
}

/// Removes a file or a folder with what is in it; one that is not there is fine.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Overwrites a small file with random bytes and then removes it. On a disk that writes elsewhere
/// (flash, copy on write) the old bytes may outlive this; docs/decisions says what that means.
pub(crate) fn wipe(path: &Path) -> Result<()> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    let mut noise = vec![0; usize::try_from(file.metadata()?.len()).unwrap_or(0)];
    random(&mut noise)?;
    file.rewind()?;
    file.write_all(&noise)?;
    file.sync_all()?;
    drop(file);
    remove(path)?;
    path.parent().map_or(Ok(()), sync_folder)
}
