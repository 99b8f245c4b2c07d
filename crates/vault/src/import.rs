//! An import: originals and readings are put down as they come and are seen together, or never.
//!
//! The order is the promise. An original is written beside the others, synced, renamed, its folder
//! synced; rows are written under an import that is not committed, which no reading of the records
//! shows; the commit is one row, on the disk before it is acknowledged. After a crash the next opening
//! finds what belongs to no committed import and clears it away.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use record::{Document, DocumentId, ReadDocument, Reading, Sha256};
use sqlx::{Row, SqliteConnection};

use crate::database::pack;
use crate::folder::sync_folder;
use crate::objects::Incoming;
use crate::seal::CHUNK;
use crate::store::{Import, Kept, NewOriginal};
use crate::vault::{Inner, blocking};
use crate::{Result, VaultError};

pub(crate) struct VaultImport {
    of: Arc<Under>,
}

/// An import under way; the originals being written hold on to it.
struct Under {
    vault: Arc<Inner>,
    id: i64,
    /// Folders that originals were renamed into, to be synced before the commit.
    shards: Mutex<BTreeSet<PathBuf>>,
    ended: AtomicBool,
}

pub(crate) async fn begin(vault: &Arc<Inner>) -> Result<Box<dyn Import>> {
    let mut tx = vault.database.stage().await?;
    let row = sqlx::query("INSERT INTO imports (committed) VALUES (0) RETURNING id")
        .fetch_one(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(Box::new(VaultImport {
        of: Arc::new(Under {
            vault: Arc::clone(vault),
            id: row.try_get(0)?,
            shards: Mutex::default(),
            ended: AtomicBool::new(false),
        }),
    }))
}

#[async_trait]
impl Import for VaultImport {
    async fn next_document_id(&self) -> Result<DocumentId> {
        let vault = &self.of.vault;
        vault.explain(next_number(vault).await)
    }

    async fn new_original(&self) -> Result<Box<dyn NewOriginal>> {
        let vault = Arc::clone(&self.of.vault);
        let incoming = blocking(move || vault.objects.begin()).await?;
        let pending = Vec::with_capacity(CHUNK);
        Ok(Box::new(Writing { of: Arc::clone(&self.of), incoming: Some(incoming), pending }))
    }

    async fn add_document(&self, read: &ReadDocument) -> Result<()> {
        self.of.vault.explain(self.of.add(read).await)
    }

    async fn commit(self: Box<Self>) -> Result<()> {
        self.of.vault.explain(self.of.commit().await)
    }

    async fn abandon(self: Box<Self>) -> Result<()> {
        self.of.ended.store(true, Ordering::Release);
        self.of.vault.explain(clear(&self.of.vault, self.of.id).await)
    }
}

impl Under {
    async fn add(&self, read: &ReadDocument) -> Result<()> {
        let id = read.document.id;
        let mut tx = self.vault.database.stage().await?;
        let given = sqlx::query("SELECT 1 FROM counter WHERE next_document > $1")
            .bind(i64::from(id.0))
            .fetch_optional(&mut *tx)
            .await?;
        if given.is_none() {
            return Err(VaultError::UnknownDocument { document: id });
        }
        self.require_originals(&mut tx, &read.document).await?;
        insert_document(&mut tx, self.id, &read.document, &read.reading).await?;
        tx.commit().await
    }

    async fn record_original(&self, sha256: &Sha256) -> Result<()> {
        let mut tx = self.vault.database.stage().await?;
        sqlx::query(
            "INSERT INTO import_originals (import, sha256) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(self.id)
        .bind(sha256.to_string())
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    /// A document whose original bytes are not kept cannot be shown or read again.
    async fn require_originals(
        &self,
        tx: &mut SqliteConnection,
        document: &Document,
    ) -> Result<()> {
        let missing = VaultError::OriginalNotKept { document: document.id };
        if document.files.is_empty() {
            return Err(missing);
        }
        for file in &document.files {
            let found = sqlx::query(
                "SELECT 1 FROM import_originals WHERE import = $1 AND sha256 = $2
                 UNION ALL SELECT 1 FROM files WHERE sha256 = $2 LIMIT 1",
            )
            .bind(self.id)
            .bind(file.sha256.to_string())
            .fetch_optional(&mut *tx)
            .await?;
            if found.is_none() {
                return Err(missing);
            }
        }
        Ok(())
    }

    async fn commit(&self) -> Result<()> {
        let shards =
            std::mem::take(&mut *self.shards.lock().unwrap_or_else(PoisonError::into_inner));
        blocking(move || shards.iter().try_for_each(|shard| sync_folder(shard))).await?;
        let mut tx = self.vault.database.write().await?;
        sqlx::query("UPDATE imports SET committed = 1 WHERE id = $1")
            .bind(self.id)
            .execute(&mut *tx)
            .await?;
        release_originals(&mut tx, self.id).await?;
        tx.commit().await?;
        self.ended.store(true, Ordering::Release);
        // Brings the log into the database, so that a damaged log can take little with it. What it
        // cannot do now it does later.
        let _ = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)")
            .execute(&self.vault.database.writing)
            .await;
        // An original that no document of the import names is not kept.
        let _ = collect(&self.vault).await;
        Ok(())
    }
}

impl Drop for Under {
    fn drop(&mut self) {
        if self.ended.load(Ordering::Acquire) {
            return;
        }
        // Where this does not come to run, the next opening does it.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let (vault, id) = (Arc::clone(&self.vault), self.id);
            runtime.spawn(async move { clear(&vault, id).await });
        }
    }
}

/// An original on its way in.
struct Writing {
    of: Arc<Under>,
    incoming: Option<Incoming>,
    pending: Vec<u8>,
}

impl Writing {
    async fn flush(&mut self) -> Result<Incoming> {
        let gone = VaultError::Disk { kind: std::io::ErrorKind::BrokenPipe };
        let mut incoming = self.incoming.take().ok_or(gone)?;
        let pending = std::mem::take(&mut self.pending);
        blocking(move || {
            incoming.write(&pending)?;
            Ok(incoming)
        })
        .await
    }
}

#[async_trait]
impl NewOriginal for Writing {
    async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        for piece in bytes.chunks(CHUNK) {
            self.pending.extend_from_slice(piece);
            if self.pending.len() >= CHUNK {
                self.incoming = Some(self.flush().await?);
            }
        }
        Ok(())
    }

    async fn finish(mut self: Box<Self>) -> Result<Kept> {
        let incoming = self.flush().await?;
        let of = Arc::clone(&self.of);
        let _placing = of.vault.placing.read().await;
        // Recorded before it is placed, so that a crash leaves no object that nothing knows of.
        let kept = incoming.kept();
        of.vault.explain(of.record_original(&kept.sha256).await)?;
        let vault = Arc::clone(&of.vault);
        let shard = blocking(move || vault.objects.place(incoming)).await?;
        of.shards.lock().unwrap_or_else(PoisonError::into_inner).insert(shard);
        Ok(kept)
    }
}

async fn next_number(vault: &Inner) -> Result<DocumentId> {
    let mut tx = vault.database.stage().await?;
    let next: i64 = sqlx::query(
        "UPDATE counter SET next_document = next_document + 1 RETURNING next_document - 1",
    )
    .fetch_one(&mut *tx)
    .await?
    .try_get(0)?;
    tx.commit().await?;
    u32::try_from(next).map(DocumentId).map_err(|_| VaultError::Database { code: 0 })
}

/// Writes the rows of one document.
pub(crate) async fn insert_document(
    tx: &mut SqliteConnection,
    import: i64,
    document: &Document,
    reading: &Reading,
) -> Result<()> {
    let id = i64::from(document.id.0);
    sqlx::query("INSERT INTO documents (id, import, document, reading) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(import)
        .bind(serde_json::to_string(document).map_err(|_| VaultError::OutOfMemory)?)
        .bind(pack(&without_pages(reading))?)
        .execute(&mut *tx)
        .await?;
    for (position, file) in (0_i64..).zip(&document.files) {
        sqlx::query(
            "INSERT INTO files (document, position, sha256, bytes) VALUES ($1, $2, $3, $4)",
        )
        .bind(id)
        .bind(position)
        .bind(file.sha256.to_string())
        .bind(i64::try_from(file.bytes).unwrap_or(i64::MAX))
        .execute(&mut *tx)
        .await?;
    }
    insert_pages(tx, document.id, reading).await
}

pub(crate) async fn insert_pages(
    tx: &mut SqliteConnection,
    id: DocumentId,
    reading: &Reading,
) -> Result<()> {
    for (position, page) in (0_i64..).zip(&reading.pages) {
        sqlx::query(
            "INSERT INTO pages (document, position, number, text, layout)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(i64::from(id.0))
        .bind(position)
        .bind(i64::from(page.number()))
        .bind(page.text())
        .bind(pack(page)?)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// What is stored beside the pages, whatever a reading comes to hold.
pub(crate) fn without_pages(reading: &Reading) -> Reading {
    let mut rest = reading.clone();
    rest.pages = Vec::new();
    rest
}

/// Removes the rows of one document and lists its originals as discarded.
pub(crate) async fn delete_document(tx: &mut SqliteConnection, id: i64) -> Result<()> {
    let steps = [
        "INSERT INTO discarded (sha256) SELECT sha256 FROM files WHERE document = $1
         ON CONFLICT DO NOTHING",
        "DELETE FROM files WHERE document = $1",
        "DELETE FROM pages WHERE document = $1",
        "DELETE FROM documents WHERE id = $1",
    ];
    for step in steps {
        sqlx::query(step).bind(id).execute(&mut *tx).await?;
    }
    Ok(())
}

/// The originals of an import that ends are kept by its documents, or by nothing.
async fn release_originals(tx: &mut SqliteConnection, import: i64) -> Result<()> {
    let steps = [
        "INSERT INTO discarded (sha256) SELECT sha256 FROM import_originals WHERE import = $1
         AND sha256 NOT IN (SELECT sha256 FROM files) ON CONFLICT DO NOTHING",
        "DELETE FROM import_originals WHERE import = $1",
    ];
    for step in steps {
        sqlx::query(step).bind(import).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Clears away an import that was never committed.
async fn clear(vault: &Inner, import: i64) -> Result<()> {
    let mut tx = vault.database.write().await?;
    let documents = sqlx::query(
        "SELECT d.id FROM documents d JOIN imports i ON i.id = d.import
         WHERE i.id = $1 AND i.committed = 0",
    )
    .bind(import)
    .fetch_all(&mut *tx)
    .await?;
    for row in documents {
        delete_document(&mut tx, row.try_get(0)?).await?;
    }
    release_originals(&mut tx, import).await?;
    sqlx::query("DELETE FROM imports WHERE id = $1 AND committed = 0")
        .bind(import)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    collect(vault).await
}

/// Clears away what a crash left: imports that were never committed and originals half written.
pub(crate) async fn clear_unfinished(vault: &Arc<Inner>) -> Result<()> {
    let at = Arc::clone(vault);
    blocking(move || at.objects.remove_unfinished()).await?;
    let imports = sqlx::query("SELECT id FROM imports WHERE committed = 0")
        .fetch_all(&vault.database.writing)
        .await?;
    for row in imports {
        clear(vault, row.try_get(0)?).await?;
    }
    collect(vault).await
}

/// Removes from the disk the originals that nothing is made of any more. Only what the database says
/// was discarded goes: an original that it merely does not know is left for [`crate::Store::check`].
pub(crate) async fn collect(vault: &Inner) -> Result<()> {
    // While an original is placed or a backup runs, nothing goes: the list waits for the next time.
    let Ok(_alone) = vault.placing.try_write() else { return Ok(()) };
    let discarded =
        sqlx::query("SELECT sha256 FROM discarded").fetch_all(&vault.database.writing).await?;
    if discarded.is_empty() {
        return Ok(());
    }
    let mut tx = vault.database.write().await?;
    let gone = sqlx::query(
        "SELECT sha256 FROM discarded WHERE sha256 NOT IN (SELECT sha256 FROM files)
         AND sha256 NOT IN (SELECT sha256 FROM import_originals)",
    )
    .fetch_all(&mut *tx)
    .await?;
    for row in gone {
        let sha256: String = row.try_get(0)?;
        let sha256: Sha256 = sha256.parse().map_err(|_| VaultError::DamagedDatabase)?;
        vault.objects.remove(&sha256)?;
    }
    sqlx::query("DELETE FROM discarded").execute(&mut *tx).await?;
    tx.commit().await
}
