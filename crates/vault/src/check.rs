//! Checking the whole vault: both headers, the database, every original against its hash.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use record::{DocumentId, Page, Reading, Sha256};
use sqlx::Row;

use crate::database::unpack;
use crate::objects::Broken;
use crate::store::{CheckReport, Fault, Progress};
use crate::vault::{Inner, blocking, tidy_keys};
use crate::{Result, VaultError};

pub(crate) async fn check(
    vault: &Arc<Inner>,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<CheckReport> {
    tidy_keys(&vault.folder, &vault.header().await)?;
    let mut report = CheckReport::default();
    let fault = |error| Fault { error, original: None };
    match check_database(vault).await {
        Ok(()) => {}
        // SQLite's plain error is what SQLCipher gives where a page does not open.
        Err(VaultError::DamagedDatabase | VaultError::Database { code: 1 }) => {
            // What a damaged database says of originals cannot be held against them, and nothing
            // may be cleared away on its word.
            report.faults.push(fault(VaultError::DamagedDatabase));
            return Ok(report);
        }
        Err(error) => return Err(error),
    }
    let documents = vault.documents().await?;
    report.documents = documents.len() as u64;
    for document in outdated(vault).await? {
        report.faults.push(fault(VaultError::OutdatedReading { document }));
    }
    let originals: BTreeMap<Sha256, u64> = documents
        .iter()
        .flat_map(|document| &document.files)
        .map(|file| (file.sha256, file.bytes))
        .collect();
    let all = originals.values().sum();
    progress(Progress { done: 0, all });
    let mut done = 0;
    for (sha256, bytes) in originals {
        let at = Arc::clone(vault);
        let verified = blocking(move || Ok(at.objects.verify(&sha256))).await?;
        report.originals += 1;
        match verified {
            Ok(length) => report.bytes += length,
            Err(Broken::Other(error)) => return Err(error),
            Err(broken) => {
                let error = vault.name_broken(&sha256, broken).await?;
                report.faults.push(Fault { error, original: Some(sha256) });
            }
        }
        done += bytes;
        progress(Progress { done, all });
    }
    report.cleared = clear_orphans(vault).await?;
    Ok(report)
}

/// Every page of the database against its seal, then its structure, then the index of words, which is
/// made anew where it is wrong.
async fn check_database(vault: &Inner) -> Result<()> {
    let writing = &vault.database.writing;
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(writing).await?;
    let broken_seals = sqlx::query("PRAGMA cipher_integrity_check").fetch_all(writing).await?;
    let structure = sqlx::query("PRAGMA integrity_check").fetch_all(writing).await?;
    let sound =
        matches!(&structure[..], [row] if row.try_get::<&str, _>(0).is_ok_and(|said| said == "ok"));
    if !broken_seals.is_empty() || !sound {
        return Err(VaultError::DamagedDatabase);
    }
    let words = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)";
    if sqlx::query(words).execute(writing).await.is_err() {
        sqlx::query("INSERT INTO words (words) VALUES ('rebuild')").execute(writing).await?;
    }
    Ok(())
}

/// Documents whose stored reading this version cannot take up.
async fn outdated(vault: &Inner) -> Result<BTreeSet<DocumentId>> {
    let mut outdated = BTreeSet::new();
    for document in vault.documents().await? {
        let readings = sqlx::query(
            "SELECT 0, reading FROM documents WHERE id = $1
             UNION ALL SELECT 1, layout FROM pages WHERE document = $1",
        )
        .bind(i64::from(document.id.0))
        .fetch_all(&vault.database.reading)
        .await?;
        let whole = blocking(move || {
            let mut whole = true;
            for row in &readings {
                let packed = row.try_get(1)?;
                whole &= match row.try_get::<i64, _>(0)? {
                    0 => unpack::<Reading>(packed).is_some(),
                    _ => unpack::<Page>(packed).is_some(),
                };
            }
            Ok(whole)
        });
        if !whole.await? {
            outdated.insert(document.id);
        }
    }
    Ok(outdated)
}

/// Clears away objects that no document and no import under way is made of.
async fn clear_orphans(vault: &Arc<Inner>) -> Result<u64> {
    let Ok(_alone) = vault.placing.try_write() else { return Ok(0) };
    let under_way = sqlx::query("SELECT 1 FROM imports WHERE committed = 0 LIMIT 1")
        .fetch_optional(&vault.database.writing)
        .await?;
    if under_way.is_some() {
        return Ok(0);
    }
    let rows = sqlx::query("SELECT sha256 FROM files UNION SELECT sha256 FROM import_originals")
        .fetch_all(&vault.database.writing)
        .await?;
    let mut kept = BTreeSet::new();
    for row in rows {
        let sha256: &str = row.try_get(0)?;
        kept.insert(sha256.parse().map_err(|_| VaultError::DamagedDatabase)?);
    }
    let at = Arc::clone(vault);
    blocking(move || at.objects.remove_all_but(&kept)).await
}
