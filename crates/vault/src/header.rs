//! The header, `vault.json`: the format's version and the data key, wrapped for each way to open it.
//!
//! Without the header nothing opens the vault, so it stands twice; each copy carries a checksum, and a
//! damaged copy is mended from the other. The checksum is the SHA-256 of the JSON without its own
//! entry, entries in the order of the file, without white space: so it stays the same rule for every
//! later version, and damage is told from novelty.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::folder::{Folder, write_whole};
use crate::recovery::RecoveryCode;
use crate::secret::{Cost, Passphrase, Secret, Wrapped, random};
use crate::{Result, VaultError, hex};

const FORMAT: &str = "second-opinion.vault";
/// The version of the folder's layout, the sealing and the header together.
const VERSION: u32 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    format: String,
    version: u32,
    /// Random; a wrapped key is bound to it.
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_file: Option<Wrapped>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passphrase: Option<PassphraseSlot>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovery_code: Option<Wrapped>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct PassphraseSlot {
    algorithm: String,
    #[serde(flatten)]
    cost: Cost,
    salt: String,
    key: Wrapped,
}

impl Header {
    pub(crate) fn new() -> Result<Self> {
        let mut id = [0; 16];
        random(&mut id)?;
        Ok(Self {
            format: FORMAT.into(),
            version: VERSION,
            id: hex::encode(&id),
            key_file: None,
            passphrase: None,
            recovery_code: None,
        })
    }

    /// Reads the header, from its second copy where the first is damaged or gone.
    pub(crate) fn read(folder: &Folder) -> Result<Self> {
        let first = Self::read_copy(&folder.header());
        let second = match first {
            Ok(header) => return Ok(header),
            Err(_) => Self::read_copy(&folder.spare_header()),
        };
        match (first, second) {
            (_, Ok(header)) => Ok(header),
            (Err(VaultError::NoVault), Err(VaultError::NoVault)) => Err(Self::absent(folder)),
            (Err(VaultError::NoVault), Err(error)) | (Err(error), _) => Err(error),
            (Ok(header), _) => Ok(header),
        }
    }

    /// What stands at a place where there is no header at all.
    fn absent(folder: &Folder) -> VaultError {
        match fs::read_dir(folder.path()).map(Iterator::count) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => VaultError::NoVault,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => VaultError::NotAVault,
            Err(error) => error.into(),
            Ok(0) => VaultError::NoVault,
            Ok(_) if folder.is_half_made() => VaultError::NoVault,
            Ok(_) if folder.database().exists() => VaultError::DamagedHeader,
            // The lock of a vault that was not made in the end.
            Ok(_) if folder.foreign_names().is_ok_and(|names| names.is_empty()) => {
                VaultError::NoVault
            }
            Ok(_) => VaultError::NotAVault,
        }
    }

    fn read_copy(path: &Path) -> Result<Self> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(VaultError::NoVault),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(VaultError::NoVault),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        let mut json: Value =
            serde_json::from_slice(bytes).map_err(|_| VaultError::DamagedHeader)?;
        let entries = json.as_object_mut().ok_or(VaultError::DamagedHeader)?;
        let stated = entries.shift_remove("checksum").ok_or(VaultError::DamagedHeader)?;
        if stated.as_str() != Some(&checksum(&json)) {
            return Err(VaultError::DamagedHeader);
        }
        let version = json.get("version").and_then(Value::as_u64);
        if version.is_some_and(|version| version > u64::from(VERSION)) {
            return Err(VaultError::NewerVersion);
        }
        let header: Self = serde_json::from_value(json).map_err(|_| VaultError::DamagedHeader)?;
        match header.format == FORMAT {
            true => Ok(header),
            false => Err(VaultError::NotAVault),
        }
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut json = serde_json::to_value(self).unwrap_or_default();
        let checksum = checksum(&json);
        if let Some(entries) = json.as_object_mut() {
            entries.insert("checksum".into(), checksum.into());
        }
        format!("{json:#}\n").into_bytes()
    }

    /// Writes both copies, the one that is read first, first.
    pub(crate) fn write(&self, folder: &Folder) -> Result<()> {
        let bytes = self.to_bytes();
        write_whole(&folder.header(), &bytes)?;
        write_whole(&folder.spare_header(), &bytes)
    }

    /// Whether both copies on the disk are this header.
    pub(crate) fn stands_twice(&self, folder: &Folder) -> bool {
        let copies = [folder.header(), folder.spare_header()];
        copies.iter().all(|path| Self::read_copy(path).as_ref() == Ok(self))
    }

    /// The header of a backup, which is opened where no key file is.
    pub(crate) fn without_key_file(&self) -> Self {
        Self { key_file: None, ..self.clone() }
    }

    pub(crate) fn has_passphrase(&self) -> bool {
        self.passphrase.is_some()
    }

    pub(crate) fn has_recovery_code(&self) -> bool {
        self.recovery_code.is_some()
    }

    pub(crate) fn has_key_file(&self) -> bool {
        self.key_file.is_some()
    }

    pub(crate) fn wrap_by_key_file(&mut self, key: &Secret, data_key: &Secret) -> Result<()> {
        self.key_file = Some(key.wrap(data_key, &self.bound_to("key-file"))?);
        Ok(())
    }

    pub(crate) fn open_by_key_file(&self, key: &Secret) -> Result<Secret> {
        let wrapped = self.key_file.as_ref().ok_or(VaultError::PassphraseNeeded)?;
        key.unwrap(wrapped, &self.bound_to("key-file")).ok_or(VaultError::KeyFileLost)
    }

    /// Wraps by a passphrase, which takes the place of the key file.
    pub(crate) fn wrap_by_passphrase(
        &mut self,
        passphrase: &Passphrase,
        cost: Cost,
        data_key: &Secret,
    ) -> Result<()> {
        let mut salt = [0; 16];
        random(&mut salt)?;
        let key = passphrase.stretch(&salt, cost)?.wrap(data_key, &self.bound_to("passphrase"))?;
        let algorithm = "argon2id".to_owned();
        self.passphrase = Some(PassphraseSlot { algorithm, cost, salt: hex::encode(&salt), key });
        self.key_file = None;
        Ok(())
    }

    pub(crate) fn open_by_passphrase(&self, passphrase: &Passphrase) -> Result<Secret> {
        let slot = self.passphrase.as_ref().ok_or(VaultError::NoPassphrase)?;
        let salt = hex::decode(&slot.salt).and_then(|salt| <[u8; 16]>::try_from(salt).ok());
        let key = passphrase.stretch(&salt.ok_or(VaultError::DamagedHeader)?, slot.cost)?;
        key.unwrap(&slot.key, &self.bound_to("passphrase")).ok_or(VaultError::WrongPassphrase)
    }

    pub(crate) fn wrap_by_recovery_code(
        &mut self,
        code: &RecoveryCode,
        data_key: &Secret,
    ) -> Result<()> {
        let wrapped = code.key(&self.id).wrap(data_key, &self.bound_to("recovery-code"))?;
        self.recovery_code = Some(wrapped);
        Ok(())
    }

    pub(crate) fn open_by_recovery_code(&self, code: &RecoveryCode) -> Result<Secret> {
        let wrapped = self.recovery_code.as_ref().ok_or(VaultError::WrongRecoveryCode)?;
        code.key(&self.id)
            .unwrap(wrapped, &self.bound_to("recovery-code"))
            .ok_or(VaultError::WrongRecoveryCode)
    }

    fn bound_to(&self, way: &str) -> String {
        format!("{FORMAT}/{VERSION} {} {way}", self.id)
    }
}

fn checksum(json: &Value) -> String {
    hex::encode(&Sha256::digest(json.to_string()))
}
