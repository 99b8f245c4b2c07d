//! The vault: the only room with a disk. A folder holds an encrypted database and the encrypted
//! originals; [`Store`] is what the app sees of it, [`Vault`] is how it is made, opened and left.
//!
//! What is promised, and where it is kept:
//! - Nothing readable lies in the folder: the database is SQLCipher's, originals are sealed
//!   (`seal.rs`), their names are keyed hashes (`objects.rs`).
//! - What was acknowledged outlives a crash at any instant: originals are written, synced and renamed
//!   before the import that names them is committed, in one transaction (`import.rs`).
//! - What was never acknowledged is never seen, and is cleared away at the next opening.
//! - Damage is told from a wrong passphrase, and each from a full or locked disk (`error.rs`).

mod backup;
mod check;
mod database;
mod erase;
mod error;
mod folder;
mod header;
mod hex;
mod import;
mod objects;
mod records;
mod recovery;
mod seal;
mod search;
mod secret;
mod store;
mod vault;

pub use backup::BackupReport;
pub use erase::{Erased, erase};
pub use error::{Result, VaultError};
pub use recovery::RecoveryCode;
pub use secret::{Cost, Passphrase};
pub use store::{
    CheckReport, CorrectionId, Fault, Hit, Import, Kept, NewOriginal, Original, Pages, Progress,
    Records, Store,
};
pub use vault::{Found, Unlock, Vault};
