//! Erasing a vault: the keys first, then the rest, then the proof.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::{Folder, remove, sync_folder, wipe};
use crate::header::Header;
use crate::{Result, VaultError};

/// What was erased, counted as it went, and what is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    pub files: u64,
    pub bytes: u64,
    /// Copies of the key that were overwritten before anything was removed.
    pub keys: u64,
    /// What lies in the folder still: never the vault's, so not touched.
    pub left: Vec<PathBuf>,
    /// The folder itself is gone.
    pub folder_removed: bool,
}

/// Erases the vault in a folder, locked or not, sound or not. Close it first where it is open.
///
/// The wrapped keys are overwritten and removed before all else: from then on what is left is noise,
/// whatever happens. Backups elsewhere are not reached by this.
pub fn erase(dir: &Path) -> Result<Erased> {
    let folder = Folder::new(dir);
    match Header::read(&folder) {
        Ok(_) | Err(VaultError::DamagedHeader | VaultError::NewerVersion) => {}
        Err(VaultError::NoVault) if folder.is_half_made() => {}
        Err(error) => return Err(error),
    }
    let lock = folder.lock()?;
    let mut erased = Erased::default();
    for name in Folder::NAMES {
        count(&dir.join(name), &mut erased)?;
    }
    let is_key = |name: &&&str| name.starts_with("key") || name.starts_with("vault");
    for name in Folder::NAMES.iter().filter(is_key) {
        let path = dir.join(name);
        if path.exists() {
            wipe(&path)?;
            erased.keys += 1;
        }
    }
    for name in Folder::NAMES.iter().filter(|name| **name != "lock") {
        remove(&dir.join(name))?;
    }
    drop(lock);
    remove(&dir.join("lock"))?;
    sync_folder(dir)?;
    prove(&folder, &mut erased)?;
    Ok(erased)
}

/// Looks again: nothing of the vault's may be there.
fn prove(folder: &Folder, erased: &mut Erased) -> Result<()> {
    let mut left = fs::read_dir(folder.path())?
        .map(|entry| Ok(PathBuf::from(entry?.file_name())))
        .collect::<Result<Vec<_>>>()?;
    left.sort();
    let ours = |path: &PathBuf| Folder::NAMES.iter().any(|name| path.as_path() == Path::new(name));
    if left.iter().any(ours) {
        return Err(VaultError::NoPermission);
    }
    erased.folder_removed = left.is_empty() && fs::remove_dir(folder.path()).is_ok();
    erased.left = left;
    Ok(())
}

fn count(path: &Path, erased: &mut Erased) -> Result<()> {
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
    if found.is_dir() {
        for entry in fs::read_dir(path)? {
            count(&entry?.path(), erased)?;
        }
    } else {
        erased.files += 1;
        erased.bytes += found.len();
    }
    Ok(())
}
