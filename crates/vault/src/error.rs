//! Everything that can go wrong with a vault, as facts. The sentences are in
//! `knowledge/words/en/vault.ftl`, one for each id, with what to do in `.next`.

use std::fmt;
use std::io;

use record::DocumentId;

pub type Result<T, E = VaultError> = std::result::Result<T, E>;

/// Why the vault could not do it. Nothing in it says anything of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// There is nothing at this place.
    NoVault,
    /// There is a folder, and it is no vault.
    NotAVault,
    /// A vault is to be made where one is.
    AlreadyThere,
    /// A vault is to be made in a folder that holds other things.
    FolderNotEmpty,
    /// Another process has it open.
    InUse,
    /// A later version of the app made it.
    NewerVersion,
    /// Neither copy of the header can be read: without it no key opens the vault.
    DamagedHeader,
    DamagedDatabase,
    /// The stored originals of these documents are not what was stored.
    DamagedObject {
        documents: Vec<DocumentId>,
    },
    /// The stored originals of these documents are gone.
    MissingObject {
        documents: Vec<DocumentId>,
    },
    /// The stored reading is in the words of another version; the original can be read again.
    OutdatedReading {
        document: DocumentId,
    },
    WrongPassphrase,
    PassphraseTooShort {
        least: usize,
    },
    /// It is protected by a passphrase, and none was given.
    PassphraseNeeded,
    /// It has no passphrase.
    NoPassphrase,
    /// A backup leaves this computer, so it needs a passphrase first.
    PassphraseFirst,
    /// The checksum in the recovery code does not fit: a slip of the pen or the keyboard.
    MistypedRecoveryCode,
    WrongRecoveryCode,
    /// The key file is gone or not the one this vault was made with.
    KeyFileLost,
    NotABackup,
    DamagedBackup,
    UnknownDocument {
        document: DocumentId,
    },
    /// A document was handed over without its original bytes.
    OriginalNotKept {
        document: DocumentId,
    },
    UnknownOriginal,
    FullDisk,
    ReadOnly,
    NoPermission,
    OutOfMemory,
    /// The computer gave another error.
    Disk {
        kind: io::ErrorKind,
    },
    /// The database gave another error, by its number.
    Database {
        code: i32,
    },
    /// No random numbers to be had.
    NoRandomness,
}

impl VaultError {
    /// The id of every sentence.
    pub const IDS: &[&str] = &[
        "vault-error-no-vault",
        "vault-error-not-a-vault",
        "vault-error-already-there",
        "vault-error-folder-not-empty",
        "vault-error-in-use",
        "vault-error-newer-version",
        "vault-error-damaged-header",
        "vault-error-damaged-database",
        "vault-error-damaged-object",
        "vault-error-missing-object",
        "vault-error-outdated-reading",
        "vault-error-wrong-passphrase",
        "vault-error-passphrase-too-short",
        "vault-error-passphrase-needed",
        "vault-error-no-passphrase",
        "vault-error-passphrase-first",
        "vault-error-mistyped-recovery-code",
        "vault-error-wrong-recovery-code",
        "vault-error-key-file-lost",
        "vault-error-not-a-backup",
        "vault-error-damaged-backup",
        "vault-error-unknown-document",
        "vault-error-original-not-kept",
        "vault-error-unknown-original",
        "vault-error-full-disk",
        "vault-error-read-only",
        "vault-error-no-permission",
        "vault-error-out-of-memory",
        "vault-error-disk",
        "vault-error-database",
        "vault-error-no-randomness",
    ];

    /// The id of its sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoVault => "vault-error-no-vault",
            Self::NotAVault => "vault-error-not-a-vault",
            Self::AlreadyThere => "vault-error-already-there",
            Self::FolderNotEmpty => "vault-error-folder-not-empty",
            Self::InUse => "vault-error-in-use",
            Self::NewerVersion => "vault-error-newer-version",
            Self::DamagedHeader => "vault-error-damaged-header",
            Self::DamagedDatabase => "vault-error-damaged-database",
            Self::DamagedObject { .. } => "vault-error-damaged-object",
            Self::MissingObject { .. } => "vault-error-missing-object",
            Self::OutdatedReading { .. } => "vault-error-outdated-reading",
            Self::WrongPassphrase => "vault-error-wrong-passphrase",
            Self::PassphraseTooShort { .. } => "vault-error-passphrase-too-short",
            Self::PassphraseNeeded => "vault-error-passphrase-needed",
            Self::NoPassphrase => "vault-error-no-passphrase",
            Self::PassphraseFirst => "vault-error-passphrase-first",
            Self::MistypedRecoveryCode => "vault-error-mistyped-recovery-code",
            Self::WrongRecoveryCode => "vault-error-wrong-recovery-code",
            Self::KeyFileLost => "vault-error-key-file-lost",
            Self::NotABackup => "vault-error-not-a-backup",
            Self::DamagedBackup => "vault-error-damaged-backup",
            Self::UnknownDocument { .. } => "vault-error-unknown-document",
            Self::OriginalNotKept { .. } => "vault-error-original-not-kept",
            Self::UnknownOriginal => "vault-error-unknown-original",
            Self::FullDisk => "vault-error-full-disk",
            Self::ReadOnly => "vault-error-read-only",
            Self::NoPermission => "vault-error-no-permission",
            Self::OutOfMemory => "vault-error-out-of-memory",
            Self::Disk { .. } => "vault-error-disk",
            Self::Database { .. } => "vault-error-database",
            Self::NoRandomness => "vault-error-no-randomness",
        }
    }

    /// The blanks of its sentence: `documents` (`d5, d7`), `count`, `least`, `detail`.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::DamagedObject { .. }
            | Self::MissingObject { .. }
            | Self::OutdatedReading { .. }
            | Self::UnknownDocument { .. }
            | Self::OriginalNotKept { .. } => {
                let documents = self.documents();
                let names: Vec<_> = documents.iter().map(ToString::to_string).collect();
                vec![("documents", names.join(", ")), ("count", documents.len().to_string())]
            }
            Self::PassphraseTooShort { least } => vec![("least", least.to_string())],
            Self::Disk { kind } => vec![("detail", kind.to_string())],
            Self::Database { code } => vec![("detail", code.to_string())],
            _ => Vec::new(),
        }
    }

    /// The documents it is about.
    pub fn documents(&self) -> &[DocumentId] {
        match self {
            Self::DamagedObject { documents } | Self::MissingObject { documents } => documents,
            Self::OutdatedReading { document }
            | Self::UnknownDocument { document }
            | Self::OriginalNotKept { document } => std::slice::from_ref(document),
            _ => &[],
        }
    }
}

impl fmt::Display for VaultError {
    /// The id: the words are made at the edge.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl std::error::Error for VaultError {}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::FullDisk,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::PermissionDenied => Self::NoPermission,
            Kind::OutOfMemory => Self::OutOfMemory,
            kind => Self::Disk { kind },
        }
    }
}

impl From<sqlx::Error> for VaultError {
    /// SQLite's primary result codes, <https://sqlite.org/rescode.html>. `SQLITE_IOERR` and
    /// `SQLITE_CANTOPEN` do not say why; `Folder::why` finds out.
    fn from(error: sqlx::Error) -> Self {
        let error = match error {
            sqlx::Error::Io(error) => return error.into(),
            sqlx::Error::Database(error) => error,
            _ => return Self::Database { code: 0 },
        };
        let code = error.code().and_then(|code| code.parse::<i32>().ok()).unwrap_or(0);
        match code & 0xff {
            3 | 23 => Self::NoPermission,
            5 | 6 => Self::InUse,
            7 => Self::OutOfMemory,
            8 => Self::ReadOnly,
            11 | 26 => Self::DamagedDatabase,
            13 => Self::FullDisk,
            _ => Self::Database { code },
        }
    }
}

impl From<sqlx::migrate::MigrateError> for VaultError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError as Error;
        match error {
            Error::Execute(error) | Error::ExecuteMigration(error, _) => error.into(),
            Error::VersionMissing(_) | Error::VersionMismatch(_) | Error::VersionTooNew(..) => {
                Self::NewerVersion
            }
            _ => Self::Database { code: 0 },
        }
    }
}
