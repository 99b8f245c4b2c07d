//! A backup: the whole vault in one file, which opens anywhere with the passphrase or the recovery
//! code.
//!
//! ```text
//! "second-opinion backup 1\n" · length 4 · header · sealed stream
//! ```
//! The header is the vault's, without the key file's way in. The sealed stream (`seal.rs`) holds the
//! files of the folder one after the other: the length of the name (2), the name, the length (8), the
//! bytes; a name of no length ends it. Originals are sealed twice: the outer seal hides their names and
//! sizes and proves the file whole.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use record::{DocumentId, Sha256};

use crate::database::Database;
use crate::folder::{Folder, create_private, remove, sync_folder};
use crate::header::Header;
use crate::import::clear_unfinished;
use crate::objects::Broken;
use crate::seal::{CHUNK, Opener, Sealer, Unsealed};
use crate::secret::{Cost, Secret};
use crate::store::Progress;
use crate::vault::{Inner, Unlock, Vault, blocking, open_by};
use crate::{Result, VaultError};

const MAGIC: &[u8] = b"second-opinion backup 1\n";
const MAGIC_ANY_VERSION: &[u8] = b"second-opinion backup ";
/// A header is some 1,500 bytes; more is no header.
const HEADER_MOST: u32 = 64 << 10;
const DATABASE: &str = "records.db";
const OBJECTS: &str = "objects/";

/// What went into a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupReport {
    pub documents: u64,
    pub originals: u64,
    /// Bytes of the backup file.
    pub bytes: u64,
    /// Documents whose originals were found damaged or missing. All else is in the backup, and what
    /// is left of these is too.
    pub broken: Vec<DocumentId>,
}

impl Vault {
    /// Writes a backup to `to`, whole or not at all. Needs a passphrase, because it leaves this
    /// computer. Every original is held against its hash on the way.
    pub async fn backup(
        &self,
        to: &Path,
        progress: impl Fn(Progress) + Send + 'static,
    ) -> Result<BackupReport> {
        self.inner.explain(self.inner.backup(to, progress).await)
    }

    /// Makes a vault in an empty or absent folder out of a backup, and opens it.
    pub async fn restore(
        from: &Path,
        dir: &Path,
        unlock: Unlock,
        cost: Cost,
        progress: impl Fn(Progress) + Send + 'static,
    ) -> Result<Self> {
        let (from, folder) = (from.to_owned(), Folder::new(dir));
        let at = folder.clone();
        let (header, data_key, lock) = blocking(move || {
            let mut backup = Backup::open(&from, &unlock)?;
            let lock = at.begin()?;
            match backup.unpack(&at, progress) {
                Ok(()) => Ok((backup.header, backup.data_key, lock)),
                Err(error) => {
                    clear(&at);
                    Err(error)
                }
            }
        })
        .await?;
        // Opened before the header makes it a vault.
        let opened = Database::open(&folder, &data_key, false).await;
        let database = opened.map_err(|error| folder.why(error)).inspect_err(|_| clear(&folder))?;
        header.write(&folder)?;
        folder.made()?;
        let vault = Self::of(folder, header, data_key, cost, database, lock);
        // The backup may have been made while an import was under way.
        vault.inner.explain(clear_unfinished(&vault.inner).await)?;
        Ok(vault)
    }
}

impl Inner {
    async fn backup(
        self: &Arc<Self>,
        to: &Path,
        progress: impl Fn(Progress) + Send + 'static,
    ) -> Result<BackupReport> {
        let header = self.header().await;
        if !header.has_passphrase() {
            return Err(VaultError::PassphraseFirst);
        }
        // Nothing is removed while the copy is made; imports go on.
        let _placing = self.placing.read().await;
        let snapshot = Removed(self.folder.incoming().join("backup.db"));
        remove(&snapshot.0)?;
        let name = snapshot.0.to_str().ok_or(VaultError::NoPermission)?;
        // Documents come and go through this one connection: held, the list is the copy's.
        let mut writing = self.database.writing.acquire().await?;
        let documents = self.documents().await?;
        sqlx::query("VACUUM INTO $1").bind(name).execute(&mut *writing).await?;
        drop(writing);
        let mut originals: BTreeMap<Sha256, Vec<DocumentId>> = BTreeMap::new();
        for document in &documents {
            for file in &document.files {
                originals.entry(file.sha256).or_default().push(document.id);
            }
        }
        let vault = Arc::clone(self);
        let to = to.to_owned();
        let mut report =
            BackupReport { documents: documents.len() as u64, ..BackupReport::default() };
        blocking(move || {
            let mut part = to.file_name().ok_or(VaultError::NoPermission)?.to_owned();
            part.push(".part");
            let part = Removed(to.with_file_name(part));
            let mut out = create_private(&part.0)?;
            header.without_key_file().write_to(&mut out)?;
            let key = backup_key(&vault.data_key);
            let mut packing = Packing { sealer: Sealer::new(BufWriter::new(out), &key)? };
            packing.add(DATABASE, &snapshot.0)?;
            let all = originals.len() as u64;
            for (done, (sha256, of)) in (1..).zip(&originals) {
                packing.add_original(&vault, sha256, of, &mut report)?;
                progress(Progress { done, all });
            }
            report.bytes = packing.finish()?;
            fs::rename(&part.0, &to)?;
            to.parent().filter(|p| !p.as_os_str().is_empty()).map_or(Ok(()), sync_folder)?;
            report.broken.sort();
            report.broken.dedup();
            Ok(report)
        })
        .await
    }
}

/// A file that is gone when this is.
struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

struct Packing {
    sealer: Sealer<BufWriter<File>>,
}

impl Packing {
    fn add(&mut self, name: &str, path: &Path) -> Result<()> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        self.sealer.write(&u16::try_from(name.len()).unwrap_or(0).to_be_bytes())?;
        self.sealer.write(name.as_bytes())?;
        self.sealer.write(&length.to_be_bytes())?;
        let mut piece = vec![0; CHUNK];
        let mut left = length;
        while left > 0 {
            let most = piece.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let length = file.read(piece.get_mut(..most).unwrap_or_default())?;
            if length == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            self.sealer.write(piece.get(..length).unwrap_or_default())?;
            left -= length as u64;
        }
        Ok(())
    }

    fn add_original(
        &mut self,
        vault: &Inner,
        sha256: &Sha256,
        of: &[DocumentId],
        report: &mut BackupReport,
    ) -> Result<()> {
        match vault.objects.verify(sha256) {
            Ok(_) => {}
            Err(Broken::Other(error)) => return Err(error),
            Err(broken) => {
                report.broken.extend_from_slice(of);
                if matches!(broken, Broken::Missing) {
                    return Ok(());
                }
            }
        }
        let name = vault.objects.name(sha256);
        self.add(&format!("{OBJECTS}{name}"), &vault.objects.path(&name))?;
        report.originals += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<u64> {
        self.sealer.write(&0_u16.to_be_bytes())?;
        let mut out = self.sealer.finish("backup")?;
        let bytes = out.stream_position()?;
        out.get_ref().sync_all()?;
        Ok(bytes)
    }
}

/// A backup being read.
struct Backup {
    header: Header,
    data_key: Secret,
    stream: Unsealing,
}

impl Backup {
    fn open(from: &Path, unlock: &Unlock) -> Result<Self> {
        let mut file = BufReader::new(File::open(from)?);
        let header = Header::read_from(&mut file)?;
        let data_key = open_by(&header, unlock)?;
        let opener = Opener::new(file, &backup_key(&data_key), "backup");
        let opener = opener.map_err(|unsealed| match unsealed {
            Unsealed::Damaged => VaultError::DamagedBackup,
            Unsealed::Io(error) => error.into(),
        })?;
        Ok(Self {
            header,
            data_key,
            stream: Unsealing { opener, piece: Vec::new(), at: 0, done: 0 },
        })
    }

    /// Puts every file in its place, synced.
    fn unpack(&mut self, folder: &Folder, progress: impl Fn(Progress)) -> Result<()> {
        let all = self.stream.opener.length();
        while let Some(name) = self.next_name().map_err(damaged)? {
            let path = place(folder, &name).ok_or(VaultError::DamagedBackup)?;
            let mut length = [0; 8];
            self.stream.read_exact(&mut length).map_err(damaged)?;
            if let Some(shard) = path.parent().filter(|shard| !shard.exists()) {
                fs::create_dir(shard)?;
            }
            self.unpack_file(&path, u64::from_be_bytes(length))?;
            progress(Progress { done: self.stream.done, all });
        }
        // To the end of the stream, where it proves whole.
        if self.stream.read(&mut [0]).map_err(damaged)? != 0 || !folder.database().exists() {
            return Err(VaultError::DamagedBackup);
        }
        for shard in fs::read_dir(folder.objects())? {
            sync_folder(&shard?.path())?;
        }
        sync_folder(&folder.objects())?;
        sync_folder(folder.path())
    }

    fn unpack_file(&mut self, path: &Path, mut left: u64) -> Result<()> {
        let mut file = create_private(path)?;
        let mut piece = vec![0; CHUNK];
        while left > 0 {
            let most = piece.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let piece = piece.get_mut(..most).unwrap_or_default();
            self.stream.read_exact(piece).map_err(damaged)?;
            file.write_all(piece)?;
            left -= most as u64;
        }
        Ok(file.sync_all()?)
    }

    fn next_name(&mut self) -> io::Result<Option<String>> {
        let mut length = [0; 2];
        self.stream.read_exact(&mut length)?;
        let mut name = vec![0; usize::from(u16::from_be_bytes(length))];
        self.stream.read_exact(&mut name)?;
        let name = String::from_utf8(name).map_err(|_| io::ErrorKind::InvalidData)?;
        Ok(Some(name).filter(|name| !name.is_empty()))
    }
}

/// Where a file of a backup goes; `None` for a name that no backup of ours has.
fn place(folder: &Folder, name: &str) -> Option<PathBuf> {
    if name == DATABASE {
        return Some(folder.database());
    }
    let object = name.strip_prefix(OBJECTS)?;
    let whole = object.len() == 64 && object.bytes().all(|b| b.is_ascii_hexdigit());
    whole.then(|| folder.objects().join(object.get(..2).unwrap_or_default()).join(object))
}

/// A sealed stream as plain bytes.
struct Unsealing {
    opener: Opener<BufReader<File>>,
    piece: Vec<u8>,
    at: usize,
    done: u64,
}

impl Read for Unsealing {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            self.at = 0;
            self.piece = match self.opener.next_chunk() {
                Ok(piece) => piece.unwrap_or_default(),
                Err(Unsealed::Damaged) => return Err(io::ErrorKind::InvalidData.into()),
                Err(Unsealed::Io(error)) => return Err(error),
            };
        }
        let left = self.piece.get(self.at..).unwrap_or_default();
        let length = left.len().min(into.len());
        let (now, _) = left.split_at(length);
        into.iter_mut().zip(now).for_each(|(to, from)| *to = *from);
        self.at += length;
        self.done += length as u64;
        Ok(length)
    }
}

fn damaged(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => VaultError::DamagedBackup,
        _ => error.into(),
    }
}

impl Header {
    fn write_to(&self, out: &mut impl Write) -> Result<()> {
        let bytes = self.to_bytes();
        out.write_all(MAGIC)?;
        out.write_all(&u32::try_from(bytes.len()).unwrap_or(0).to_be_bytes())?;
        Ok(out.write_all(&bytes)?)
    }

    fn read_from(from: &mut impl Read) -> Result<Self> {
        let mut magic = [0; MAGIC.len()];
        match from.read_exact(&mut magic) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(VaultError::NotABackup);
            }
            read => read?,
        }
        if magic != MAGIC {
            let later = magic.starts_with(MAGIC_ANY_VERSION);
            return Err(if later { VaultError::NewerVersion } else { VaultError::NotABackup });
        }
        let mut length = [0; 4];
        from.read_exact(&mut length).map_err(damaged)?;
        let length = u32::from_be_bytes(length);
        if length > HEADER_MOST {
            return Err(VaultError::DamagedBackup);
        }
        let mut bytes = vec![0; length as usize];
        from.read_exact(&mut bytes).map_err(damaged)?;
        Self::parse(&bytes).map_err(|error| match error {
            VaultError::DamagedHeader => VaultError::DamagedBackup,
            error => error,
        })
    }
}

fn backup_key(data_key: &Secret) -> Secret {
    data_key.for_purpose("second-opinion vault backup")
}

/// Takes back what a restoring that failed put down.
fn clear(folder: &Folder) {
    for name in Folder::NAMES.iter().filter(|name| **name != "lock") {
        let _ = remove(&folder.path().join(name));
    }
}
