//! How a vault is made, opened, given a passphrase and left.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::RwLock;
use zeroize::Zeroizing;

use crate::database::Database;
use crate::folder::{Folder, FolderLock, wipe, write_whole};
use crate::header::Header;
use crate::objects::Objects;
use crate::recovery::RecoveryCode;
use crate::secret::{Cost, Passphrase, Secret};
use crate::{Result, VaultError, import};

/// An open vault. Clones are the same vault; it is locked again by [`Vault::close`].
#[derive(Clone)]
pub struct Vault {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) folder: Folder,
    header: tokio::sync::Mutex<Header>,
    pub(crate) data_key: Secret,
    cost: Cost,
    pub(crate) objects: Objects,
    pub(crate) database: Database,
    /// Held by whoever places an original and records it; taken whole by whoever removes originals.
    pub(crate) placing: RwLock<()>,
    lock: Mutex<Option<FolderLock>>,
}

/// What a vault is opened by.
#[derive(Debug)]
pub enum Unlock {
    /// The file beside it that only this computer's user can read.
    KeyFile,
    Passphrase(Passphrase),
    RecoveryCode(RecoveryCode),
}

/// What stands at a place, without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Opened by [`Unlock::Passphrase`]; otherwise by [`Unlock::KeyFile`].
    pub passphrase: bool,
    pub recovery_code: bool,
}

impl Vault {
    /// Looks whether a vault is there and what opens it. [`VaultError::NoVault`] where there is
    /// nothing yet.
    pub fn find(dir: &Path) -> Result<Found> {
        let header = Header::read(&Folder::new(dir))?;
        Ok(Found { passphrase: header.has_passphrase(), recovery_code: header.has_recovery_code() })
    }

    /// Makes a vault, and opens it. It needs no decision: until a passphrase is set, a key file in
    /// the folder opens it, which only this computer's user can read. `cost` is what a passphrase
    /// set later will cost to try.
    pub async fn create(dir: &Path, cost: Cost) -> Result<Self> {
        let folder = Folder::new(dir);
        let lock = folder.begin()?;
        let (data_key, key) = (Secret::random()?, Secret::random()?);
        let mut header = Header::new()?;
        header.wrap_by_key_file(&key, &data_key)?;
        write_whole(&folder.key_file(), key.to_hex().as_bytes())?;
        let opened = Database::open(&folder, &data_key, true).await;
        let database = opened.map_err(|error| folder.why(error))?;
        header.write(&folder)?;
        folder.made()?;
        Ok(Self::of(folder, header, data_key, cost, database, lock))
    }

    /// Opens a vault that is there.
    pub async fn open(dir: &Path, unlock: Unlock, cost: Cost) -> Result<Self> {
        let folder = Folder::new(dir);
        let at = folder.clone();
        let (header, data_key, lock) = blocking(move || {
            Header::read(&at)?;
            let lock = at.lock()?;
            let header = Header::read(&at)?;
            let data_key = open_header(&at, &header, &unlock)?;
            tidy_keys(&at, &header)?;
            Ok((header, data_key, lock))
        })
        .await?;
        let opened = Database::open(&folder, &data_key, false).await;
        let database = opened.map_err(|error| match error {
            // SQLITE_CANTOPEN of a file that is not there.
            VaultError::Database { .. } if !folder.database().exists() => {
                VaultError::DamagedDatabase
            }
            error => folder.why(error),
        })?;
        let vault = Self::of(folder, header, data_key, cost, database, lock);
        vault.inner.explain(import::clear_unfinished(&vault.inner).await)?;
        Ok(vault)
    }

    pub(crate) fn of(
        folder: Folder,
        header: Header,
        data_key: Secret,
        cost: Cost,
        database: Database,
        lock: FolderLock,
    ) -> Self {
        let objects = Objects::new(folder.clone(), &data_key);
        Self {
            inner: Arc::new(Inner {
                folder,
                header: header.into(),
                data_key,
                cost,
                objects,
                database,
                placing: RwLock::new(()),
                lock: Mutex::new(Some(lock)),
            }),
        }
    }

    /// The folder it lies in.
    pub fn dir(&self) -> PathBuf {
        self.inner.folder.path().to_owned()
    }

    pub async fn has_passphrase(&self) -> bool {
        self.inner.header.lock().await.has_passphrase()
    }

    /// Sets a passphrase where there is none, or another where the recovery code opened the vault.
    /// The key file goes; the recovery code that is given back is new, to be printed now.
    pub async fn set_passphrase(&self, passphrase: Passphrase) -> Result<RecoveryCode> {
        passphrase.check_strength()?;
        let code = RecoveryCode::random()?;
        self.rewrap(move |header, data_key, cost| {
            header.wrap_by_passphrase(&passphrase, cost, data_key)?;
            header.wrap_by_recovery_code(&code, data_key)?;
            Ok(code)
        })
        .await
    }

    /// Changes the passphrase; the recovery code stays good. Only the wrapping of the key changes.
    pub async fn change_passphrase(&self, old: Passphrase, new: Passphrase) -> Result<()> {
        new.check_strength()?;
        self.rewrap(move |header, data_key, cost| {
            header.open_by_passphrase(&old)?;
            header.wrap_by_passphrase(&new, cost, data_key)
        })
        .await
    }

    /// Makes another recovery code; the old one opens nothing any more.
    pub async fn renew_recovery_code(&self) -> Result<RecoveryCode> {
        if !self.has_passphrase().await {
            return Err(VaultError::NoPassphrase);
        }
        let code = RecoveryCode::random()?;
        self.rewrap(move |header, data_key, _| {
            header.wrap_by_recovery_code(&code, data_key)?;
            Ok(code)
        })
        .await
    }

    /// Changes the header in both copies, or not at all.
    async fn rewrap<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Header, &Secret, Cost) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut current = self.inner.header.lock().await;
        let mut header = current.clone();
        let inner = Arc::clone(&self.inner);
        let (header, given) = blocking(move || {
            let given = change(&mut header, &inner.data_key, inner.cost)?;
            header.write(&inner.folder)?;
            tidy_keys(&inner.folder, &header)?;
            Ok((header, given))
        })
        .await?;
        *current = header;
        Ok(given)
    }

    /// Locks the vault: what is under way ends, keys are wiped, another process may open it.
    pub async fn close(self) {
        self.inner.database.close().await;
        self.inner.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

impl Inner {
    /// The header as it stands now.
    pub(crate) async fn header(&self) -> Header {
        self.header.lock().await.clone()
    }

    /// Tells a full or locked disk from other errors of the database.
    pub(crate) fn explain<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|error| self.folder.why(error))
    }
}

fn open_header(folder: &Folder, header: &Header, unlock: &Unlock) -> Result<Secret> {
    if !matches!(unlock, Unlock::KeyFile) || !header.has_key_file() {
        return open_by(header, unlock);
    }
    let text = match fs::read(folder.key_file()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(VaultError::KeyFileLost);
        }
        read => Zeroizing::new(read?),
    };
    let key = std::str::from_utf8(&text).ok().and_then(Secret::from_hex);
    header.open_by_key_file(&key.ok_or(VaultError::KeyFileLost)?)
}

/// Opens by what the person gave; takes its time.
pub(crate) fn open_by(header: &Header, unlock: &Unlock) -> Result<Secret> {
    match unlock {
        Unlock::Passphrase(passphrase) => header.open_by_passphrase(passphrase),
        Unlock::RecoveryCode(code) => header.open_by_recovery_code(code),
        Unlock::KeyFile => Err(VaultError::PassphraseNeeded),
    }
}

/// Makes the folder agree with the header: both copies the same, no key file that opens nothing. A
/// crash between the steps of setting a passphrase leaves either.
pub(crate) fn tidy_keys(folder: &Folder, header: &Header) -> Result<()> {
    if !header.stands_twice(folder) {
        header.write(folder)?;
    }
    match header.has_key_file() {
        true => Ok(()),
        false => wipe(&folder.key_file()),
    }
}

/// Runs what takes its time where it holds nobody up.
pub(crate) async fn blocking<T: Send + 'static>(
    task: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(task).await {
        Ok(result) => result,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(VaultError::Disk { kind: io::ErrorKind::Interrupted }),
    }
}
