//! The encrypted database: connections, the packing of rows, and what is cleared away.

use std::io::{Read, Write};
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection};

use crate::folder::Folder;
use crate::secret::Secret;
use crate::{Result, VaultError};

/// Three doors to one database, so that an import does not hold up a page.
#[derive(Debug)]
pub(crate) struct Database {
    /// What pages are made from; never waits for a writer.
    pub(crate) reading: SqlitePool,
    /// Writes that are acknowledged: on the disk when they return.
    pub(crate) writing: SqlitePool,
    /// Writes of an import under way. They need not last before its commit, which goes through
    /// `writing` and syncs the same log with all that stands before it.
    pub(crate) staging: SqlitePool,
}

impl Database {
    pub(crate) async fn open(folder: &Folder, data_key: &Secret, create: bool) -> Result<Self> {
        let key = data_key.for_purpose("second-opinion vault database");
        // A raw key: no passphrase is stretched a second time (SQLCipher, "PRAGMA key").
        let pragma = format!("\"x'{}'\"", key.to_hex().as_str());
        let options = SqliteConnectOptions::new()
            .filename(folder.database())
            .create_if_missing(create)
            .pragma("key", pragma)
            .pragma("cipher_log_level", "NONE")
            // Sorting must not write the records in clear to the disk.
            .pragma("temp_store", "MEMORY")
            .pragma("trusted_schema", "OFF")
            .journal_mode(SqliteJournalMode::Wal)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .disable_statement_logging();
        let full = options.clone().synchronous(SqliteSynchronous::Full);
        let normal = options.synchronous(SqliteSynchronous::Normal);
        let pool = |connections: u32| {
            SqlitePoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(60))
                .test_before_acquire(false)
        };
        let writing = pool(1).connect_with(full).await?;
        if !create {
            // A file cut to nothing reads as a new database: an empty vault in place of a lost one.
            let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master")
                .fetch_one(&writing)
                .await?;
            if tables == 0 {
                return Err(VaultError::DamagedDatabase);
            }
        }
        sqlx::migrate!("./migrations").run(&writing).await?;
        Ok(Self {
            reading: pool(4).connect_lazy_with(normal.clone()),
            staging: pool(1).connect_lazy_with(normal),
            writing,
        })
    }

    /// A transaction whose commit is on the disk when it returns.
    pub(crate) async fn write(&self) -> Result<Steps> {
        Steps::begin(&self.writing, "BEGIN IMMEDIATE").await
    }

    /// A transaction that lasts once a later [`Database::write`] is committed.
    pub(crate) async fn stage(&self) -> Result<Steps> {
        Steps::begin(&self.staging, "BEGIN IMMEDIATE").await
    }

    /// Several readings of the same state.
    pub(crate) async fn snapshot(&self) -> Result<Steps> {
        Steps::begin(&self.reading, "BEGIN").await
    }

    pub(crate) async fn close(&self) {
        self.staging.close().await;
        self.reading.close().await;
        // The last to close brings the log into the database and removes it.
        self.writing.close().await;
    }
}

/// A transaction. Left without its commit, its connection is closed, which undoes it: after a full disk
/// SQLite has undone it already, and sqlx's own transactions then lose count of where they are.
pub(crate) struct Steps {
    connection: PoolConnection<Sqlite>,
    committed: bool,
}

impl Steps {
    async fn begin(pool: &SqlitePool, how: &'static str) -> Result<Self> {
        let mut steps = Self { connection: pool.acquire().await?, committed: false };
        sqlx::query(how).execute(&mut *steps).await?;
        Ok(steps)
    }

    pub(crate) async fn commit(mut self) -> Result<()> {
        sqlx::query("COMMIT").execute(&mut *self).await?;
        self.committed = true;
        Ok(())
    }
}

impl Drop for Steps {
    fn drop(&mut self) {
        if !self.committed {
            self.connection.close_on_drop();
        }
    }
}

impl Deref for Steps {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.connection
    }
}

impl DerefMut for Steps {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }
}

/// Packs a value for a column: JSON, deflated. Word boxes pack to a tenth.
pub(crate) fn pack<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    let json = serde_json::to_vec(value).map_err(|_| VaultError::OutOfMemory)?;
    encoder.write_all(&json)?;
    Ok(encoder.finish()?)
}

/// Unpacks a column; `None` where it holds the words of another version.
pub(crate) fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Option<T> {
    let mut json = Vec::new();
    DeflateDecoder::new(packed).read_to_end(&mut json).ok()?;
    serde_json::from_slice(&json).ok()
}
