//! The desk's side of the vault: the few things it asks of it.

use std::io::{self, Read};
use std::path::Path;
use std::pin::Pin;

use futures_util::{Stream, StreamExt, stream};
use record::{Answers, Correction, DocumentId, ReadDocument, Sha256, StoredFile};
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use vault::{
    Cost, Import, NewOriginal, Pages, Passphrase, RecoveryCode, Store, Unlock, Vault, VaultError,
};

use super::{DeskError, Preferences};

/// What opens a locked vault.
pub enum Key {
    Passphrase(String),
    RecoveryCode(String),
}

/// Bytes that come piece by piece.
pub type Pieces = Pin<Box<dyn Stream<Item = io::Result<Vec<u8>>> + Send>>;

/// An untouched original.
pub struct Original {
    pub path: String,
    pub bytes: u64,
    pub pieces: Pieces,
}

/// The setting under which [`Preferences`] are kept.
const PREFERENCES: &str = "preferences";
/// The setting under which what the person answered is kept, and the version of its form.
const ANSWERS: &str = "answers";
const ANSWERS_VERSION: u32 = 1;
/// Bytes of an original that are taken at once.
const PIECE: usize = 256 << 10;

/// How answers stand in the vault.
#[derive(Serialize, Deserialize)]
struct KeptAnswers {
    version: u32,
    answers: Answers,
}

/// An open vault.
pub(super) struct Shelf {
    vault: Vault,
    /// Where it was opened with the recovery code, the old passphrase is not asked for.
    by_code: bool,
}

impl Shelf {
    /// Whether there is a vault, and whether a passphrase locks it.
    pub(super) fn find(dir: &Path) -> Result<Option<bool>, DeskError> {
        match Vault::find(dir) {
            Ok(found) => Ok(Some(found.passphrase)),
            Err(VaultError::NoVault) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn create(dir: &Path) -> Result<Self, DeskError> {
        Ok(Self { vault: Vault::create(dir, Cost::default()).await?, by_code: false })
    }

    pub(super) async fn open_without_key(dir: &Path) -> Result<Self, DeskError> {
        let vault = Vault::open(dir, Unlock::KeyFile, Cost::default()).await?;
        Ok(Self { vault, by_code: false })
    }

    pub(super) async fn open(dir: &Path, key: Key) -> Result<Self, DeskError> {
        let (unlock, by_code) = match key {
            Key::Passphrase(typed) => (Unlock::Passphrase(Passphrase::new(&typed)), false),
            Key::RecoveryCode(typed) => (Unlock::RecoveryCode(RecoveryCode::parse(&typed)?), true),
        };
        Ok(Self { vault: Vault::open(dir, unlock, Cost::default()).await?, by_code })
    }

    /// Wipes the keys and lets another process open it.
    pub(super) async fn close(&self) {
        self.vault.clone().close().await;
    }

    pub(super) async fn has_passphrase(&self) -> bool {
        self.vault.has_passphrase().await
    }

    pub(super) fn opened_by_code(&self) -> bool {
        self.by_code
    }

    /// Preferences of another version are left behind for the usual ones: they are no records.
    pub(super) async fn preferences(&self) -> Result<Preferences, DeskError> {
        let kept = self.vault.setting(PREFERENCES).await?;
        Ok(kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    pub(super) async fn keep_preferences(
        &self,
        preferences: &Preferences,
    ) -> Result<(), DeskError> {
        let json = serde_json::to_string(preferences).map_err(|_| DeskError::Stopped)?;
        Ok(self.vault.set_setting(PREFERENCES, &json).await?)
    }

    /// What the person answered. A store of a later version is not touched.
    pub(super) async fn answers(&self) -> Result<Answers, DeskError> {
        let Some(json) = self.vault.setting(ANSWERS).await? else { return Ok(Answers::default()) };
        let kept: KeptAnswers =
            serde_json::from_str(&json).map_err(|_| VaultError::DamagedDatabase)?;
        match kept.version {
            ANSWERS_VERSION => Ok(kept.answers),
            _ => Err(VaultError::NewerVersion.into()),
        }
    }

    pub(super) async fn keep_answers(&self, answers: &Answers) -> Result<(), DeskError> {
        let kept = KeptAnswers { version: ANSWERS_VERSION, answers: answers.clone() };
        let json = serde_json::to_string(&kept).map_err(|_| DeskError::Stopped)?;
        Ok(self.vault.set_setting(ANSWERS, &json).await?)
    }

    pub(super) async fn documents(&self) -> Result<Vec<ReadDocument>, DeskError> {
        Ok(self.vault.records(Pages::With).await?.documents)
    }

    pub(super) async fn corrections(&self) -> Result<Vec<Correction>, DeskError> {
        Ok(self.vault.corrections().await?.into_iter().map(|(_, said)| said).collect())
    }

    pub(super) async fn correct(&self, correction: &Correction) -> Result<(), DeskError> {
        self.vault.add_correction(correction).await?;
        Ok(())
    }

    pub(super) async fn begin_import(&self) -> Result<Keeping, DeskError> {
        let import = self.vault.begin_import().await?;
        let first = import.next_document_id().await?;
        Ok(Keeping { import, first, runtime: Handle::current() })
    }

    pub(super) async fn original(&self, file: &StoredFile) -> Result<Original, DeskError> {
        let original = self.vault.original(file.sha256).await?;
        let bytes = original.bytes();
        let pieces = stream::unfold(Some(original), async |held| {
            let mut original = held?;
            match original.next().await {
                Ok(Some(piece)) => Some((Ok(piece), Some(original))),
                Ok(None) => None,
                Err(error) => Some((Err(io::Error::other(error)), None)),
            }
        });
        Ok(Original { path: file.path.clone(), bytes, pieces: pieces.boxed() })
    }

    /// An original in one piece; `None` where it is larger than `most`.
    pub(super) async fn original_bytes(
        &self,
        sha256: Sha256,
        most: u64,
    ) -> Result<Option<Vec<u8>>, DeskError> {
        Ok(self.vault.original_bytes(sha256, most).await?)
    }

    /// Gives the new recovery code; `None` where the old one stays good.
    pub(super) async fn set_passphrase(
        &self,
        old: Option<String>,
        new: String,
    ) -> Result<Option<String>, DeskError> {
        let new = Passphrase::new(&new);
        if self.has_passphrase().await && !self.by_code {
            let old = Passphrase::new(&old.unwrap_or_default());
            self.vault.change_passphrase(old, new).await?;
            return Ok(None);
        }
        Ok(Some(self.vault.set_passphrase(new).await?.text().to_string()))
    }

    pub(super) async fn new_recovery_code(&self) -> Result<String, DeskError> {
        Ok(self.vault.renew_recovery_code().await?.text().to_string())
    }

    pub(super) async fn backup(&self) -> Result<(u64, Pieces), DeskError> {
        let on_disk = |error: io::Error| DeskError::from_disk(&error);
        let folder =
            tempfile::Builder::new().prefix("second-opinion-").tempdir().map_err(on_disk)?;
        let at = folder.path().join("backup");
        let report = self.vault.backup(&at, |_| {}).await?;
        let file = tokio::fs::File::open(&at).await.map_err(on_disk)?;
        // The folder goes with the last piece.
        let pieces = stream::unfold((file, folder), async |(mut file, folder)| {
            use tokio::io::AsyncReadExt;
            let mut piece = vec![0; PIECE];
            match file.read(&mut piece).await {
                Ok(0) => None,
                Ok(length) => {
                    piece.truncate(length);
                    Some((Ok(piece), (file, folder)))
                }
                Err(error) => Some((Err(error), (file, folder))),
            }
        });
        Ok((report.bytes, pieces.boxed()))
    }

    pub(super) async fn erase(&self, dir: &Path) -> Result<(), DeskError> {
        self.close().await;
        let dir = dir.to_owned();
        tokio::task::spawn_blocking(move || vault::erase(&dir))
            .await
            .map_err(|_| DeskError::Stopped)??;
        Ok(())
    }
}

/// An import under way, as the reading threads see it.
pub(super) struct Keeping {
    import: Box<dyn Import>,
    /// The number of its first document; one import runs at a time, so the others follow.
    pub(super) first: DocumentId,
    runtime: Handle,
}

impl Keeping {
    /// Keeps an original. Called on a reading thread, which waits.
    pub(super) fn keep(&self, original: &mut dyn Read) -> Result<(), VaultError> {
        let mut kept: Box<dyn NewOriginal> = self.runtime.block_on(self.import.new_original())?;
        let mut piece = vec![0; PIECE];
        loop {
            match original.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => {
                    let piece = piece.get(..length).unwrap_or_default();
                    self.runtime.block_on(kept.write(piece))?;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.runtime.block_on(kept.finish())?;
        Ok(())
    }

    /// Keeps the documents; when this returns they outlive any crash.
    pub(super) async fn commit(self, documents: &[ReadDocument]) -> Result<(), DeskError> {
        let last = documents.iter().map(|read| read.document.id).max();
        let mut given = self.first;
        while last.is_some_and(|last| given < last) {
            given = self.import.next_document_id().await?;
        }
        for read in documents {
            self.import.add_document(read).await?;
        }
        Ok(self.import.commit().await?)
    }

    pub(super) async fn abandon(self) {
        let _ = self.import.abandon().await;
    }
}
