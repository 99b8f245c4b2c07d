//! The originals on the disk: sealed, named by a keyed hash of their content, each kept once.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use record::Sha256;
use sha2::{Digest, Sha256 as Hasher};

use crate::folder::{Folder, create_private, remove, sync_folder};
use crate::seal::{Opener, Sealer, Unsealed, sealed_length};
use crate::secret::{Secret, random};
use crate::{Kept, Result, VaultError, hex};

/// The name of an object: a keyed hash of its content, so that whoever sees the folder cannot ask
/// whether a known paper is in it.
pub(crate) type Name = String;

#[derive(Debug)]
pub(crate) struct Objects {
    folder: Folder,
    sealing: Secret,
    naming: Secret,
}

/// Why an object cannot be given out.
#[derive(Debug)]
pub(crate) enum Broken {
    Missing,
    Damaged,
    /// Not the object's fault.
    Other(VaultError),
}

impl From<Unsealed> for Broken {
    fn from(unsealed: Unsealed) -> Self {
        match unsealed {
            Unsealed::Damaged => Self::Damaged,
            Unsealed::Io(error) => Self::Other(error.into()),
        }
    }
}

impl Objects {
    pub(crate) fn new(folder: Folder, data_key: &Secret) -> Self {
        Self {
            folder,
            sealing: data_key.for_purpose("second-opinion vault objects"),
            naming: data_key.for_purpose("second-opinion vault object names"),
        }
    }

    pub(crate) fn name(&self, sha256: &Sha256) -> Name {
        hex::encode(&self.naming.keyed_hash(&[&sha256.0]))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.objects().join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// Begins a new object beside the others; it is one of them when it is [placed](Self::place).
    pub(crate) fn begin(&self) -> Result<Incoming> {
        let mut name = [0; 16];
        random(&mut name)?;
        let path = self.folder.incoming().join(hex::encode(&name));
        let file = create_private(&path)?;
        // The guard first, so that the file is gone if the sealer cannot begin.
        let mut incoming = Incoming { path, hasher: Hasher::new(), length: 0, sealer: None };
        incoming.sealer = Some(Sealer::new(file, &self.sealing)?);
        Ok(incoming)
    }

    /// Seals what is left, syncs, and renames to the object's name. A damaged object of the same
    /// content is mended by this. The folder it gives back is to be synced before anything rests on it.
    pub(crate) fn place(&self, mut incoming: Incoming) -> Result<PathBuf> {
        let name = self.name(&incoming.kept().sha256);
        if let Some(sealer) = incoming.sealer.take() {
            sealer.finish(&name)?.sync_all()?;
        }
        let path = self.path(&name);
        let shard = path.parent().unwrap_or(&path).to_owned();
        if !shard.exists() {
            fs::create_dir_all(&shard)?;
            sync_folder(&self.folder.objects())?;
        }
        fs::rename(&incoming.path, &path)?;
        Ok(shard)
    }

    pub(crate) fn open(&self, sha256: &Sha256) -> Result<Opener<BufReader<File>>, Broken> {
        let name = self.name(sha256);
        let file = match File::open(self.path(&name)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Broken::Missing);
            }
            opened => opened.map_err(|error| Broken::Other(error.into()))?,
        };
        // A cut file is found before its first byte is given out.
        let length = file.metadata().map_err(|error| Broken::Other(error.into()))?.len();
        let opener = Opener::new(BufReader::new(file), &self.sealing, &name)?;
        match length == sealed_length(opener.length()) {
            true => Ok(opener),
            false => Err(Broken::Damaged),
        }
    }

    /// Reads an object from end to end and holds it against its hash.
    pub(crate) fn verify(&self, sha256: &Sha256) -> Result<u64, Broken> {
        let mut opener = self.open(sha256)?;
        let mut hasher = Hasher::new();
        while let Some(chunk) = opener.next_chunk()? {
            hasher.update(&chunk);
        }
        match hasher.finalize()[..] == sha256.0 {
            true => Ok(opener.length()),
            false => Err(Broken::Damaged),
        }
    }

    pub(crate) fn remove(&self, sha256: &Sha256) -> Result<()> {
        remove(&self.path(&self.name(sha256)))
    }

    /// Removes every object but those of these hashes, and what was never finished; says how many.
    pub(crate) fn remove_all_but(&self, kept: &BTreeSet<Sha256>) -> Result<u64> {
        let kept: BTreeSet<Name> = kept.iter().map(|sha256| self.name(sha256)).collect();
        let mut removed = self.remove_unfinished()?;
        for shard in fs::read_dir(self.folder.objects())? {
            let shard = shard?.path();
            for path in files_in(&shard)? {
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                if !kept.contains(name) {
                    remove(&path)?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }

    /// Removes objects that were being written when the process ended.
    pub(crate) fn remove_unfinished(&self) -> Result<u64> {
        let mut removed = 0;
        for path in files_in(&self.folder.incoming())? {
            remove(&path)?;
            removed += 1;
        }
        Ok(removed)
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    entries.collect()
}

/// An object being written; dropped before it is placed, it is gone.
pub(crate) struct Incoming {
    path: PathBuf,
    hasher: Hasher,
    length: u64,
    sealer: Option<Sealer<File>>,
}

impl Incoming {
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hasher.update(bytes);
        self.length += bytes.len() as u64;
        self.sealer.as_mut().map_or(Ok(()), |sealer| sealer.write(bytes))
    }

    /// What was written so far.
    pub(crate) fn kept(&self) -> Kept {
        Kept { sha256: Sha256(self.hasher.clone().finalize().into()), bytes: self.length }
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Placed, it is not there any more; otherwise the next opening removes what this cannot.
        let _ = fs::remove_file(&self.path);
    }
}
