//! The store over the database and the objects.

use std::fs::File;
use std::io::BufReader;
use std::sync::Arc;

use async_trait::async_trait;
use record::{Correction, Document, DocumentId, Page, ReadDocument, Reading, Sha256};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::database::{pack, unpack};
use crate::import::{self, collect, delete_document, insert_pages, without_pages};
use crate::objects::Broken;
use crate::seal::Opener;
use crate::store::{CheckReport, CorrectionId, Hit, Import, Original, Pages, Progress, Records};
use crate::vault::{Inner, Vault, blocking};
use crate::{Result, Store, VaultError, check, search};

/// The documents of committed imports; nothing else is ever shown.
const COMMITTED: &str = "FROM documents d JOIN imports i ON i.id = d.import AND i.committed = 1";

#[async_trait]
impl Store for Vault {
    async fn begin_import(&self) -> Result<Box<dyn Import>> {
        self.inner.explain(import::begin(&self.inner).await)
    }

    async fn documents(&self) -> Result<Vec<Document>> {
        self.inner.explain(self.inner.documents().await)
    }

    async fn records(&self, pages: Pages) -> Result<Records> {
        self.inner.explain(self.inner.records(pages).await)
    }

    async fn document(&self, id: DocumentId) -> Result<Option<Document>> {
        self.inner.explain(self.inner.document(id).await)
    }

    async fn reading(&self, id: DocumentId) -> Result<Option<Reading>> {
        self.inner.explain(self.inner.reading(id).await)
    }

    async fn page(&self, id: DocumentId, index: usize) -> Result<Option<Page>> {
        self.inner.explain(self.inner.page(id, index).await)
    }

    async fn original(&self, sha256: Sha256) -> Result<Box<dyn Original>> {
        let vault = Arc::clone(&self.inner);
        let opened = blocking(move || Ok(vault.objects.open(&sha256))).await?;
        match opened {
            Ok(opener) => Ok(Box::new(Opened {
                vault: Arc::clone(&self.inner),
                sha256,
                bytes: opener.length(),
                opener: Some(opener),
            })),
            Err(broken) => Err(self.inner.name_broken(&sha256, broken).await?),
        }
    }

    async fn replace_reading(&self, read: &ReadDocument) -> Result<()> {
        self.inner.explain(self.inner.replace_reading(read).await)
    }

    async fn update_documents(&self, documents: &[Document]) -> Result<()> {
        self.inner.explain(self.inner.update_documents(documents).await)
    }

    async fn remove_document(&self, id: DocumentId) -> Result<()> {
        self.inner.explain(self.inner.remove_document(id).await)
    }

    async fn corrections(&self) -> Result<Vec<(CorrectionId, Correction)>> {
        self.inner.explain(self.inner.corrections().await)
    }

    async fn add_correction(&self, correction: &Correction) -> Result<CorrectionId> {
        self.inner.explain(self.inner.add_correction(correction).await)
    }

    async fn remove_correction(&self, id: CorrectionId) -> Result<()> {
        let deleted = sqlx::query("DELETE FROM corrections WHERE id = $1")
            .bind(id.0)
            .execute(&self.inner.database.writing)
            .await;
        self.inner.explain(deleted.map(drop).map_err(VaultError::from))
    }

    async fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        self.inner.explain(search::search(&self.inner, words, limit).await)
    }

    async fn setting(&self, name: &str) -> Result<Option<String>> {
        let row = sqlx::query("SELECT value FROM settings WHERE name = $1")
            .bind(name)
            .fetch_optional(&self.inner.database.reading)
            .await;
        let value = row.and_then(|row| row.map(|row| row.try_get(0)).transpose());
        self.inner.explain(value.map_err(VaultError::from))
    }

    async fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        let set = sqlx::query(
            "INSERT INTO settings (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(&self.inner.database.writing)
        .await;
        self.inner.explain(set.map(drop).map_err(VaultError::from))
    }

    async fn check(&self, progress: &(dyn Fn(Progress) + Send + Sync)) -> Result<CheckReport> {
        self.inner.explain(check::check(&self.inner, progress).await)
    }
}

impl Inner {
    pub(crate) async fn documents(&self) -> Result<Vec<Document>> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT d.id, d.document {COMMITTED} ORDER BY d.id"
        )))
        .fetch_all(&self.database.reading)
        .await?;
        rows.iter().map(entry).collect()
    }

    async fn records(&self, with: Pages) -> Result<Records> {
        let mut snapshot = self.database.snapshot().await?;
        let documents = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT d.id, d.document, d.reading {COMMITTED} ORDER BY d.id"
        )))
        .fetch_all(&mut *snapshot)
        .await?;
        let pages = match with {
            Pages::Without => Vec::new(),
            Pages::With => {
                sqlx::query("SELECT document, layout FROM pages ORDER BY document, position")
                    .fetch_all(&mut *snapshot)
                    .await?
            }
        };
        snapshot.commit().await?;
        blocking(move || assemble(&documents, &pages)).await
    }

    pub(crate) async fn document(&self, id: DocumentId) -> Result<Option<Document>> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT d.id, d.document {COMMITTED} WHERE d.id = $1"
        )))
        .bind(i64::from(id.0))
        .fetch_optional(&self.database.reading)
        .await?;
        row.as_ref().map(entry).transpose()
    }

    pub(crate) async fn reading(&self, id: DocumentId) -> Result<Option<Reading>> {
        let mut snapshot = self.database.snapshot().await?;
        let found = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT d.reading {COMMITTED} WHERE d.id = $1"
        )))
        .bind(i64::from(id.0))
        .fetch_optional(&mut *snapshot)
        .await?;
        let Some(row) = found else {
            snapshot.commit().await?;
            return Ok(None);
        };
        let pages = sqlx::query("SELECT layout FROM pages WHERE document = $1 ORDER BY position")
            .bind(i64::from(id.0))
            .fetch_all(&mut *snapshot)
            .await?;
        snapshot.commit().await?;
        blocking(move || {
            let outdated = VaultError::OutdatedReading { document: id };
            let mut reading: Reading = unpack(row.try_get(0)?).ok_or(outdated.clone())?;
            for page in &pages {
                reading.pages.push(unpack(page.try_get(0)?).ok_or(outdated.clone())?);
            }
            Ok(Some(reading))
        })
        .await
    }

    async fn page(&self, id: DocumentId, index: usize) -> Result<Option<Page>> {
        let found = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT p.layout {COMMITTED} JOIN pages p ON p.document = d.id
             WHERE d.id = $1 AND p.position = $2"
        )))
        .bind(i64::from(id.0))
        .bind(i64::try_from(index).unwrap_or(i64::MAX))
        .fetch_optional(&self.database.reading)
        .await?;
        let Some(row) = found else { return Ok(None) };
        unpack(row.try_get(0)?).map(Some).ok_or(VaultError::OutdatedReading { document: id })
    }

    async fn replace_reading(&self, read: &ReadDocument) -> Result<()> {
        let id = i64::from(read.document.id.0);
        let mut tx = self.database.write().await?;
        update_entry(&mut tx, &read.document).await?;
        sqlx::query("UPDATE documents SET reading = $2 WHERE id = $1")
            .bind(id)
            .bind(pack(&without_pages(&read.reading))?)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM pages WHERE document = $1").bind(id).execute(&mut *tx).await?;
        insert_pages(&mut tx, read.document.id, &read.reading).await?;
        tx.commit().await
    }

    async fn update_documents(&self, documents: &[Document]) -> Result<()> {
        let mut tx = self.database.write().await?;
        for document in documents {
            update_entry(&mut tx, document).await?;
        }
        tx.commit().await
    }

    async fn remove_document(&self, id: DocumentId) -> Result<()> {
        let mut tx = self.database.write().await?;
        let found =
            sqlx::query(sqlx::AssertSqlSafe(format!("SELECT 1 {COMMITTED} WHERE d.id = $1")))
                .bind(i64::from(id.0))
                .fetch_optional(&mut *tx)
                .await?;
        if found.is_none() {
            return Err(VaultError::UnknownDocument { document: id });
        }
        delete_document(&mut tx, i64::from(id.0)).await?;
        tx.commit().await?;
        collect(self).await
    }

    async fn corrections(&self) -> Result<Vec<(CorrectionId, Correction)>> {
        let rows = sqlx::query("SELECT id, correction FROM corrections ORDER BY id")
            .fetch_all(&self.database.reading)
            .await?;
        rows.iter()
            .map(|row| {
                let said = serde_json::from_str(row.try_get(1)?);
                Ok((CorrectionId(row.try_get(0)?), said.map_err(|_| VaultError::NewerVersion)?))
            })
            .collect()
    }

    async fn add_correction(&self, correction: &Correction) -> Result<CorrectionId> {
        let said = serde_json::to_string(correction).map_err(|_| VaultError::OutOfMemory)?;
        let row = sqlx::query("INSERT INTO corrections (correction) VALUES ($1) RETURNING id")
            .bind(said)
            .fetch_one(&self.database.writing)
            .await?;
        Ok(CorrectionId(row.try_get(0)?))
    }

    /// The error of a broken object, with the documents it stands for.
    pub(crate) async fn name_broken(&self, sha256: &Sha256, broken: Broken) -> Result<VaultError> {
        if let Broken::Other(error) = broken {
            return Ok(error);
        }
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
            "SELECT DISTINCT d.id {COMMITTED} JOIN files f ON f.document = d.id
             WHERE f.sha256 = $1 ORDER BY d.id"
        )))
        .bind(sha256.to_string())
        .fetch_all(&self.database.reading)
        .await?;
        let documents: Result<Vec<_>> = rows.iter().map(number).collect();
        let documents = documents?;
        Ok(match broken {
            Broken::Missing if documents.is_empty() => VaultError::UnknownOriginal,
            Broken::Missing => VaultError::MissingObject { documents },
            _ => VaultError::DamagedObject { documents },
        })
    }
}

/// An original being read.
struct Opened {
    vault: Arc<Inner>,
    sha256: Sha256,
    bytes: u64,
    opener: Option<Opener<BufReader<File>>>,
}

#[async_trait]
impl Original for Opened {
    fn bytes(&self) -> u64 {
        self.bytes
    }

    async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let Some(mut opener) = self.opener.take() else { return Ok(None) };
        let (opener, piece) = blocking(move || {
            let piece = opener.next_chunk();
            Ok((opener, piece))
        })
        .await?;
        match piece {
            Ok(Some(piece)) => {
                self.opener = Some(opener);
                Ok(Some(piece))
            }
            Ok(None) => Ok(None),
            Err(broken) => Err(self.vault.name_broken(&self.sha256, broken.into()).await?),
        }
    }
}

async fn update_entry(tx: &mut sqlx::SqliteConnection, document: &Document) -> Result<()> {
    // The originals a document is made of are not an entry's to change.
    let kept: Vec<String> =
        sqlx::query("SELECT sha256 FROM files WHERE document = $1 ORDER BY position")
            .bind(i64::from(document.id.0))
            .fetch_all(&mut *tx)
            .await?
            .iter()
            .map(|row| row.try_get(0))
            .collect::<Result<_, _>>()?;
    if kept.is_empty() {
        return Err(VaultError::UnknownDocument { document: document.id });
    }
    if !document.files.iter().map(|file| file.sha256.to_string()).eq(kept) {
        return Err(VaultError::OriginalNotKept { document: document.id });
    }
    sqlx::query("UPDATE documents SET document = $2 WHERE id = $1")
        .bind(i64::from(document.id.0))
        .bind(serde_json::to_string(document).map_err(|_| VaultError::OutOfMemory)?)
        .execute(tx)
        .await?;
    Ok(())
}

fn assemble(documents: &[SqliteRow], pages: &[SqliteRow]) -> Result<Records> {
    let mut records = Records::default();
    let mut pages = pages.iter().peekable();
    for row in documents {
        let id = number(row)?;
        let mut reading = unpack::<Reading>(row.try_get(2)?);
        while let Some(page) = pages.peek() {
            let of = number(page)?;
            if of > id {
                break;
            }
            if of == id
                && let Some(whole) = &mut reading
            {
                match unpack(page.try_get(1)?) {
                    Some(page) => whole.pages.push(page),
                    None => reading = None,
                }
            }
            pages.next();
        }
        match reading {
            Some(reading) => {
                records.documents.push(ReadDocument { document: entry(row)?, reading })
            }
            None => records.outdated.push(id),
        }
    }
    Ok(records)
}

fn entry(row: &SqliteRow) -> Result<Document> {
    let json: &str = row.try_get(1)?;
    serde_json::from_str(json).map_err(|_| VaultError::OutdatedReading {
        document: DocumentId(number(row).map_or(0, |d| d.0)),
    })
}

fn number(row: &SqliteRow) -> Result<DocumentId> {
    let id: i64 = row.try_get(0)?;
    u32::try_from(id).map(DocumentId).map_err(|_| VaultError::DamagedDatabase)
}
