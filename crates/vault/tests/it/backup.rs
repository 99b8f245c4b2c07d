//! One file that brings everything back, and the erasing that leaves nothing.

use std::fs;

use vault::{Pages, RecoveryCode, Store, Unlock, Vault, VaultError, erase};

use crate::shoebox::{cost, files, original, passphrase, vault_of};

fn by(words: &str) -> Unlock {
    Unlock::Passphrase(passphrase(words))
}

#[tokio::test]
async fn a_backup_brings_everything_back_on_another_computer() {
    let home = tempfile::tempdir().unwrap();
    let long = "scan ".repeat(200_000);
    let (vault, read) = vault_of(&home.path().join("here"), &["first", &long, ""]).await;
    vault.set_setting("language", "es").await.unwrap();
    let code = vault.set_passphrase(passphrase("correct horse")).await.unwrap();
    let file = home.path().join("all.backup");
    let report = vault.backup(&file, |_| {}).await.unwrap();
    assert_eq!((report.documents, report.originals, report.broken.len()), (3, 3, 0));
    assert_eq!(report.bytes, fs::metadata(&file).unwrap().len());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2, "nothing else is left");
    vault.close().await;

    for (unlock, name) in [(by("correct horse"), "there"), (Unlock::RecoveryCode(code), "far")] {
        let dir = home.path().join(name);
        let vault = Vault::restore(&file, &dir, unlock, cost(), |_| {}).await.unwrap();
        assert_eq!(vault.records(Pages::With).await.unwrap().documents, read);
        assert_eq!(original(&vault, read[1].document.sha256).await.unwrap(), long.as_bytes());
        assert_eq!(vault.setting("language").await.unwrap().as_deref(), Some("es"));
        assert!(vault.check(&|_| {}).await.unwrap().is_sound());
        vault.close().await;
        Vault::open(&dir, by("correct horse"), cost()).await.unwrap().close().await;
        let again = Vault::restore(&file, &dir, by("correct horse"), cost(), |_| {}).await;
        assert_eq!(again.unwrap_err(), VaultError::AlreadyThere);
    }
}

#[tokio::test]
async fn a_wrong_or_damaged_backup_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (vault, _) = vault_of(&home.path().join("here"), &["first", &"x".repeat(600_000)]).await;
    vault.set_passphrase(passphrase("correct horse")).await.unwrap();
    let (file, dir) = (home.path().join("all.backup"), home.path().join("there"));
    vault.backup(&file, |_| {}).await.unwrap();
    let whole = fs::read(&file).unwrap();
    let restore = async |bytes: &[u8], unlock: Unlock| {
        fs::write(&file, bytes).unwrap();
        let error = Vault::restore(&file, &dir, unlock, cost(), |_| {}).await.unwrap_err();
        let left = if dir.exists() { files(&dir) } else { Vec::new() };
        assert!(left.iter().all(|path| path.ends_with("lock")), "{left:?}");
        error
    };
    let right = || by("correct horse");
    assert_eq!(restore(&whole, by("wrong horse")).await, VaultError::WrongPassphrase);
    assert_eq!(restore(&whole, Unlock::KeyFile).await, VaultError::PassphraseNeeded);
    let other = RecoveryCode::parse("0000-0000-0000-0000-0000-0000-0000-0000");
    assert_eq!(other.unwrap_err(), VaultError::MistypedRecoveryCode);
    assert_eq!(
        restore(b"a picture of a holiday, long enough", right()).await,
        VaultError::NotABackup
    );
    assert_eq!(restore(b"", right()).await, VaultError::NotABackup);
    let later = [b"second-opinion backup 2\n", &whole[24..]].concat();
    assert_eq!(restore(&later, right()).await, VaultError::NewerVersion);
    for length in [30, 400, 3000, whole.len() / 2, whole.len() - 1] {
        assert_eq!(restore(&whole[..length], right()).await, VaultError::DamagedBackup, "{length}");
    }
    assert_eq!(restore(&[&whole[..], b"x"].concat(), right()).await, VaultError::DamagedBackup);
    for at in (25..whole.len()).step_by(whole.len() / 12) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        assert_eq!(restore(&bytes, right()).await, VaultError::DamagedBackup, "byte {at}");
    }
    fs::write(&file, &whole).unwrap();
    Vault::restore(&file, &dir, right(), cost(), |_| {}).await.unwrap();
    vault.close().await;
}

#[tokio::test]
async fn a_backup_says_what_was_broken_and_brings_the_rest() {
    let home = tempfile::tempdir().unwrap();
    let (vault, read) =
        vault_of(&home.path().join("here"), &["first", "second one", "third"]).await;
    vault.set_passphrase(passphrase("correct horse")).await.unwrap();
    let objects = files(&home.path().join("here/objects"));
    let second = objects.iter().find(|p| fs::metadata(p).unwrap().len() == 64 + 10 + 16).unwrap();
    fs::remove_file(second).unwrap();
    let file = home.path().join("all.backup");
    let report = vault.backup(&file, |_| {}).await.unwrap();
    assert_eq!((report.originals, report.broken), (2, vec![read[1].document.id]));
    let dir = home.path().join("there");
    let vault = Vault::restore(&file, &dir, by("correct horse"), cost(), |_| {}).await.unwrap();
    assert_eq!(original(&vault, read[2].document.sha256).await.unwrap(), b"third");
    assert_eq!(vault.check(&|_| {}).await.unwrap().faults.len(), 1);
    vault.close().await;
}

#[tokio::test]
async fn erasing_leaves_nothing_of_the_vault_and_touches_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let (vault, _) = vault_of(&dir, &["first", "second"]).await;
    assert_eq!(erase(&dir).unwrap_err(), VaultError::InUse);
    vault.close().await;
    // Key, two headers, database, two originals, lock.
    let erased = erase(&dir).unwrap();
    assert_eq!((erased.files, erased.keys, erased.folder_removed), (7, 3, true));
    assert!(!dir.exists() && erased.left.is_empty());
    assert_eq!(erase(&dir).unwrap_err(), VaultError::NoVault);

    vault_of(&dir, &["first"]).await.0.close().await;
    fs::write(dir.join("holiday.jpg"), "a picture").unwrap();
    fs::write(dir.join("vault.json"), "damaged").unwrap();
    fs::write(dir.join("vault.spare.json"), "damaged").unwrap();
    let erased = erase(&dir).unwrap();
    assert!(!erased.folder_removed);
    assert_eq!(erased.left, [std::path::PathBuf::from("holiday.jpg")]);
    assert_eq!(files(&dir), [dir.join("holiday.jpg")]);
}
