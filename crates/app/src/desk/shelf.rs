//! The desk's side of the vault: the few things it asks of it, in the desk's words.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use futures_util::{Stream, stream};
use record::{Correction, ReadDocument, Sha256, StoredFile};

use super::{DeskError, Preferences};

/// What opens a locked vault.
pub enum Key {
    Passphrase(String),
    RecoveryCode(String),
}

/// Bytes that come piece by piece.
pub type Pieces = Pin<Box<dyn Stream<Item = std::io::Result<Vec<u8>>> + Send>>;

/// An untouched original.
pub struct Original {
    pub path: String,
    pub bytes: u64,
    pub pieces: Pieces,
}

#[derive(Default)]
pub(super) struct Shelf {
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    documents: Vec<ReadDocument>,
    originals: BTreeMap<Sha256, Vec<u8>>,
    corrections: Vec<Correction>,
    preferences: Preferences,
    passphrase: Option<String>,
}

impl Shelf {
    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn exists(_vault: &Path) -> Result<bool, DeskError> {
        Ok(false)
    }

    pub(super) async fn create(_vault: &Path) -> Result<Self, DeskError> {
        Ok(Self::default())
    }

    pub(super) async fn open_without_key(_vault: &Path) -> Result<Option<Self>, DeskError> {
        Ok(None)
    }

    pub(super) async fn open(_vault: &Path, _key: Key) -> Result<Self, DeskError> {
        Err(DeskError::WrongKey)
    }

    pub(super) fn has_passphrase(&self) -> bool {
        self.held().passphrase.is_some()
    }

    pub(super) async fn preferences(&self) -> Result<Preferences, DeskError> {
        Ok(self.held().preferences.clone())
    }

    pub(super) async fn keep_preferences(
        &self,
        preferences: &Preferences,
    ) -> Result<(), DeskError> {
        self.held().preferences = preferences.clone();
        Ok(())
    }

    pub(super) async fn documents(&self) -> Result<Vec<ReadDocument>, DeskError> {
        Ok(self.held().documents.clone())
    }

    pub(super) async fn corrections(&self) -> Result<Vec<Correction>, DeskError> {
        Ok(self.held().corrections.clone())
    }

    pub(super) async fn correct(&self, correction: Correction) -> Result<(), DeskError> {
        self.held().corrections.push(correction);
        Ok(())
    }

    pub(super) fn keep_original(
        &self,
        sha256: Sha256,
        original: &mut dyn Read,
    ) -> std::io::Result<()> {
        let mut bytes = Vec::new();
        original.read_to_end(&mut bytes)?;
        self.held().originals.insert(sha256, bytes);
        Ok(())
    }

    pub(super) async fn import(&self, documents: Vec<ReadDocument>) -> Result<(), DeskError> {
        self.held().documents.extend(documents);
        Ok(())
    }

    pub(super) async fn original(&self, file: &StoredFile) -> Result<Original, DeskError> {
        let bytes = self.held().originals.get(&file.sha256).cloned().ok_or(DeskError::Stopped)?;
        let length = bytes.len() as u64;
        Ok(Original {
            path: file.path.clone(),
            bytes: length,
            pieces: Box::pin(stream::iter([Ok(bytes)])),
        })
    }

    pub(super) async fn set_passphrase(&self, passphrase: String) -> Result<String, DeskError> {
        self.held().passphrase = Some(passphrase);
        self.new_recovery_code().await
    }

    pub(super) async fn new_recovery_code(&self) -> Result<String, DeskError> {
        Ok("0000-0000-0000-0000".to_owned())
    }

    pub(super) async fn backup(&self) -> Result<(u64, Pieces), DeskError> {
        Ok((0, Box::pin(stream::empty())))
    }

    pub(super) async fn erase(&self, _vault: &Path) -> Result<(), DeskError> {
        *self.held() = Held::default();
        Ok(())
    }
}
