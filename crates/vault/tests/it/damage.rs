//! Damage is seen, named and told apart; what is sound beside it stays.

use std::fs;
use std::path::Path;

use vault::{Store, Unlock, Vault, VaultError};

use crate::shoebox::{files, import, only_object, open, original, passphrase, vault_of};

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

#[tokio::test]
async fn a_flipped_bit_anywhere_in_an_object_is_seen() {
    let home = tempfile::tempdir().unwrap();
    let (vault, read) = vault_of(home.path(), &["four letters", "sound"]).await;
    let id = read[0].document.id;
    let damaged = VaultError::DamagedObject { documents: vec![id] };
    let objects = files(&home.path().join("objects"));
    // Sixty-four bytes of head, the words, sixteen of tag.
    let object = objects
        .iter()
        .find(|path| fs::metadata(path).unwrap().len() == 64 + 12 + 16)
        .unwrap()
        .clone();
    let whole = fs::read(&object).unwrap();
    for at in 0..whole.len() {
        flip(&object, at);
        let seen = original(&vault, read[0].document.sha256).await;
        assert_eq!(seen.unwrap_err(), damaged, "byte {at}");
        fs::write(&object, &whole).unwrap();
    }
    flip(&object, 70);
    let report = vault.check(&|_| {}).await.unwrap();
    assert_eq!(report.faults.len(), 1);
    assert_eq!(report.faults[0].error, damaged);
    assert_eq!(report.faults[0].original, Some(read[0].document.sha256));
    assert_eq!(original(&vault, read[1].document.sha256).await.unwrap(), b"sound");
    // Adding the same file again mends it.
    import(&vault, &["four letters"]).await.unwrap();
    assert_eq!(original(&vault, read[0].document.sha256).await.unwrap(), b"four letters");
    assert!(vault.check(&|_| {}).await.unwrap().is_sound());
    vault.close().await;
}

#[tokio::test]
async fn cut_swapped_and_missing_objects_are_seen() {
    let home = tempfile::tempdir().unwrap();
    let long = "x".repeat(600_000);
    let (vault, read) = vault_of(home.path(), &[&long, "short"]).await;
    let (first, sha256) = (read[0].document.id, read[0].document.sha256);
    let damaged = Err(VaultError::DamagedObject { documents: vec![first] });
    let objects = files(&home.path().join("objects"));
    let size = |path: &&std::path::PathBuf| fs::metadata(path).unwrap().len();
    let large = objects.iter().max_by_key(size).unwrap();
    let small = objects.iter().min_by_key(size).unwrap();
    let whole = fs::read(large).unwrap();
    let second_chunk = 64 + (256 << 10) + 16;
    for length in [0, 63, 64, 65, second_chunk, whole.len() - 1] {
        fs::write(large, &whole[..length]).unwrap();
        assert_eq!(original(&vault, sha256).await, damaged, "cut to {length}");
    }
    fs::write(large, [&whole[..], &[0]].concat()).unwrap();
    assert_eq!(original(&vault, sha256).await, damaged, "longer");
    let mut swapped = whole.clone();
    let (one, two) = swapped[64..].split_at_mut((256 << 10) + 16);
    one.swap_with_slice(&mut two[..(256 << 10) + 16]);
    fs::write(large, swapped).unwrap();
    assert_eq!(original(&vault, sha256).await, damaged, "chunks swapped");
    fs::copy(small, large).unwrap();
    assert_eq!(original(&vault, sha256).await, damaged, "another object under its name");
    fs::remove_file(large).unwrap();
    let missing = VaultError::MissingObject { documents: vec![first] };
    assert_eq!(original(&vault, sha256).await, Err(missing.clone()));
    let report = vault.check(&|_| {}).await.unwrap();
    assert_eq!((report.originals, report.faults[0].error.clone()), (2, missing));
    let unknown = original(&vault, record::Sha256([9; 32])).await;
    assert_eq!(unknown, Err(VaultError::UnknownOriginal));
    // What was read of it is still there.
    assert!(vault.reading(first).await.unwrap().is_some());
    vault.close().await;
}

#[tokio::test]
async fn a_flipped_bit_in_the_database_is_not_a_wrong_passphrase() {
    let home = tempfile::tempdir().unwrap();
    let papers: Vec<String> =
        (0..40).map(|n| format!("paper {n} {}", "words ".repeat(500))).collect();
    let papers: Vec<&str> = papers.iter().map(String::as_str).collect();
    let (vault, read) = vault_of(home.path(), &papers).await;
    vault.close().await;
    let database = home.path().join("records.db");
    let whole = fs::read(&database).unwrap();
    let mut later = 0;
    for at in (0..whole.len()).step_by(4096 + 1000).chain([0, 16, 100]) {
        flip(&database, at);
        match open(home.path(), Unlock::KeyFile).await {
            Err(error) => assert_eq!(error, VaultError::DamagedDatabase, "at {at}"),
            Ok(vault) => {
                later += 1;
                let report = vault.check(&|_| {}).await.unwrap();
                assert_eq!(report.faults[0].error, VaultError::DamagedDatabase, "at {at}");
                for document in &read {
                    if let Err(error) = vault.reading(document.document.id).await {
                        let told = [VaultError::DamagedDatabase, VaultError::Database { code: 1 }];
                        assert!(told.contains(&error), "{error:?} at {at}");
                    }
                }
                vault.close().await;
            }
        }
        fs::write(&database, &whole).unwrap();
        let _ = fs::remove_file(home.path().join("records.db-wal"));
    }
    assert!(later > 5, "most damage lets the vault open");
    for length in [0, 100, 5000, whole.len() - 4096] {
        fs::write(&database, &whole[..length]).unwrap();
        let seen = match open(home.path(), Unlock::KeyFile).await {
            Err(error) => error,
            Ok(vault) => vault.check(&|_| {}).await.unwrap().faults[0].error.clone(),
        };
        assert_eq!(seen, VaultError::DamagedDatabase, "cut to {length}");
    }
    fs::remove_file(&database).unwrap();
    assert_eq!(open(home.path(), Unlock::KeyFile).await.unwrap_err(), VaultError::DamagedDatabase);
    assert!(!database.exists(), "no empty database is put in its place");
}

#[tokio::test]
async fn a_header_is_mended_from_its_second_copy() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let (vault, _) = vault_of(dir, &["paper"]).await;
    vault.set_passphrase(passphrase("correct horse")).await.unwrap();
    vault.close().await;
    let copies = [dir.join("vault.json"), dir.join("vault.spare.json")];
    let whole = fs::read(&copies[0]).unwrap();
    assert_eq!(whole, fs::read(&copies[1]).unwrap());
    let by = || Unlock::Passphrase(passphrase("correct horse"));
    for copy in &copies {
        flip(copy, 150);
        open(dir, by()).await.unwrap().close().await;
        assert_eq!(fs::read(copy).unwrap(), whole);
        fs::remove_file(copy).unwrap();
        open(dir, by()).await.unwrap().close().await;
        assert_eq!(fs::read(copy).unwrap(), whole);
    }
    // Any bit, in both.
    for at in 0..whole.len() {
        copies.iter().for_each(|copy| flip(copy, at));
        match Vault::find(dir) {
            Err(error) => assert_eq!(error, VaultError::DamagedHeader, "byte {at}"),
            Ok(_) => assert!(whole[at].is_ascii_whitespace(), "byte {at}"),
        }
        copies.iter().for_each(|copy| fs::write(copy, &whole).unwrap());
    }
    copies.iter().for_each(|copy| fs::remove_file(copy).unwrap());
    assert_eq!(open(dir, by()).await.unwrap_err(), VaultError::DamagedHeader);
}

#[tokio::test]
async fn a_later_version_is_not_damage() {
    use sha2::Digest;
    let home = tempfile::tempdir().unwrap();
    vault_of(home.path(), &["paper"]).await.0.close().await;
    let path = home.path().join("vault.json");
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let entries = json.as_object_mut().unwrap();
    entries.shift_remove("checksum");
    entries.insert("version".into(), 2.into());
    entries.insert("something".into(), "new".into());
    let checksum: String =
        sha2::Sha256::digest(json.to_string()).iter().map(|b| format!("{b:02x}")).collect();
    json.as_object_mut().unwrap().insert("checksum".into(), checksum.into());
    for name in ["vault.json", "vault.spare.json"] {
        fs::write(home.path().join(name), json.to_string()).unwrap();
    }
    assert_eq!(open(home.path(), Unlock::KeyFile).await.unwrap_err(), VaultError::NewerVersion);
}

#[tokio::test]
async fn what_belongs_to_nothing_is_cleared_away() {
    let home = tempfile::tempdir().unwrap();
    let (vault, _) = vault_of(home.path(), &["paper"]).await;
    let object = only_object(home.path());
    fs::copy(&object, object.with_file_name("0".repeat(64))).unwrap();
    fs::write(home.path().join("incoming/half"), "half").unwrap();
    assert_eq!(vault.check(&|_| {}).await.unwrap().cleared, 2);
    assert_eq!(only_object(home.path()), object);
    fs::write(home.path().join("incoming/half"), "half").unwrap();
    vault.close().await;
    open(home.path(), Unlock::KeyFile).await.unwrap().close().await;
    assert_eq!(files(&home.path().join("incoming")).len(), 0);
}
