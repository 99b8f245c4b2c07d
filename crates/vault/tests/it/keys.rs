//! What opens a vault and what does not.

use std::fs;

use vault::{Found, Passphrase, RecoveryCode, Store, Unlock, Vault, VaultError, erase};

use crate::shoebox::{cost, open, passphrase, vault_of};

fn by(words: &str) -> Unlock {
    Unlock::Passphrase(passphrase(words))
}

#[tokio::test]
async fn starting_asks_for_no_decision() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("new/vault");
    assert_eq!(Vault::find(&dir), Err(VaultError::NoVault));
    vault_of(&dir, &["paper"]).await.0.close().await;
    assert_eq!(Vault::find(&dir), Ok(Found { passphrase: false, recovery_code: false }));
    #[cfg(unix)]
    for (name, mode) in [("key", 0o600), ("vault.json", 0o600), ("", 0o700), ("objects", 0o700)] {
        use std::os::unix::fs::PermissionsExt;
        let found = fs::metadata(dir.join(name)).unwrap().permissions().mode();
        assert_eq!(found & 0o777, mode, "{name}");
    }
    let vault = open(&dir, Unlock::KeyFile).await.unwrap();
    assert_eq!(
        vault.backup(&home.path().join("b"), |_| {}).await,
        Err(VaultError::PassphraseFirst)
    );
    assert_eq!(vault.renew_recovery_code().await.unwrap_err(), VaultError::NoPassphrase);
    vault.close().await;
    assert_eq!(open(&dir, by("anything at all")).await.unwrap_err(), VaultError::NoPassphrase);
    let key = fs::read(dir.join("key")).unwrap();
    fs::write(dir.join("key"), [b'0'; 64]).unwrap();
    assert_eq!(open(&dir, Unlock::KeyFile).await.unwrap_err(), VaultError::KeyFileLost);
    fs::remove_file(dir.join("key")).unwrap();
    assert_eq!(open(&dir, Unlock::KeyFile).await.unwrap_err(), VaultError::KeyFileLost);
    fs::write(dir.join("key"), key).unwrap();
    let vault = open(&dir, Unlock::KeyFile).await.unwrap();
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    vault.close().await;
}

#[tokio::test]
async fn a_passphrase_takes_the_place_of_the_key_file() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let (vault, _) = vault_of(dir, &["paper"]).await;
    let old_key = fs::read(dir.join("key")).unwrap();
    let short = vault.set_passphrase(passphrase(" seven77 ")).await.unwrap_err();
    assert_eq!(short, VaultError::PassphraseTooShort { least: 8 });
    assert!(dir.join("key").exists());

    let code = vault.set_passphrase(passphrase("née Vale 1961")).await.unwrap();
    assert!(!dir.join("key").exists() && vault.has_passphrase().await);
    vault.close().await;
    assert_eq!(Vault::find(dir), Ok(Found { passphrase: true, recovery_code: true }));
    assert_eq!(open(dir, Unlock::KeyFile).await.unwrap_err(), VaultError::PassphraseNeeded);
    assert_eq!(open(dir, by("nee Vale 1961")).await.unwrap_err(), VaultError::WrongPassphrase);
    // The old key file opens nothing, and goes again: a crash may have left it.
    fs::write(dir.join("key"), old_key).unwrap();
    assert_eq!(open(dir, Unlock::KeyFile).await.unwrap_err(), VaultError::PassphraseNeeded);
    // The same letters in two pieces, as another keyboard makes them.
    let vault = open(dir, by("  ne\u{301}e Vale 1961 ")).await.unwrap();
    assert!(!dir.join("key").exists());
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    vault.close().await;

    let typed = RecoveryCode::parse(&code.text()).unwrap();
    let vault = open(dir, Unlock::RecoveryCode(typed)).await.unwrap();
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    vault.close().await;
}

#[tokio::test]
async fn changing_the_passphrase_only_wraps_anew() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    let (vault, _) = vault_of(dir, &["paper"]).await;
    let code = vault.set_passphrase(passphrase("the first one")).await.unwrap().text();
    vault.close().await;
    let database = fs::read(dir.join("records.db")).unwrap();

    let vault = open(dir, by("the first one")).await.unwrap();
    let (wrong, new) = (passphrase("not the first"), passphrase("the second one"));
    let refused = vault.change_passphrase(wrong, new.clone()).await;
    assert_eq!(refused, Err(VaultError::WrongPassphrase));
    vault.change_passphrase(passphrase("the first one"), new).await.unwrap();
    vault.close().await;
    assert!(fs::read(dir.join("records.db")).unwrap() == database);
    assert_eq!(open(dir, by("the first one")).await.unwrap_err(), VaultError::WrongPassphrase);
    open(dir, by("the second one")).await.unwrap().close().await;

    // The recovery code stays good, lets in who forgot the passphrase, and then is another.
    let lost = open(dir, Unlock::RecoveryCode(RecoveryCode::parse(&code).unwrap())).await.unwrap();
    let newer = lost.set_passphrase(passphrase("the third one")).await.unwrap();
    lost.close().await;
    let old = Unlock::RecoveryCode(RecoveryCode::parse(&code).unwrap());
    assert_eq!(open(dir, old).await.unwrap_err(), VaultError::WrongRecoveryCode);
    let vault = open(dir, Unlock::RecoveryCode(newer)).await.unwrap();
    let newest = vault.renew_recovery_code().await.unwrap();
    vault.close().await;
    open(dir, by("the third one")).await.unwrap().close().await;
    open(dir, Unlock::RecoveryCode(newest)).await.unwrap().close().await;
}

#[tokio::test]
async fn what_is_no_vault_is_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    assert_eq!(open(&dir.join("nothing"), Unlock::KeyFile).await.unwrap_err(), VaultError::NoVault);
    assert_eq!(open(dir, Unlock::KeyFile).await.unwrap_err(), VaultError::NoVault);
    fs::write(dir.join("holiday.jpg"), "a picture").unwrap();
    assert_eq!(open(dir, Unlock::KeyFile).await.unwrap_err(), VaultError::NotAVault);
    let file = dir.join("holiday.jpg");
    assert_eq!(open(&file, Unlock::KeyFile).await.unwrap_err(), VaultError::NotAVault);
    assert_eq!(erase(dir).unwrap_err(), VaultError::NotAVault);
    assert_eq!(Vault::create(dir, cost()).await.unwrap_err(), VaultError::FolderNotEmpty);
    assert_eq!(fs::read_dir(dir).unwrap().count(), 1, "nothing was left in a folder of others");

    let inner = dir.join("vault");
    Vault::create(&inner, cost()).await.unwrap().close().await;
    assert_eq!(Vault::create(&inner, cost()).await.unwrap_err(), VaultError::AlreadyThere);
    open(&inner, Unlock::KeyFile).await.unwrap().close().await;
}

#[tokio::test]
async fn a_vault_that_was_never_finished_is_begun_again() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path();
    Vault::create(dir, cost()).await.unwrap().close().await;
    // As a crash before the header was written leaves it.
    fs::remove_file(dir.join("vault.json")).unwrap();
    fs::remove_file(dir.join("vault.spare.json")).unwrap();
    fs::write(dir.join("creating"), "").unwrap();
    assert_eq!(Vault::find(dir), Err(VaultError::NoVault));
    vault_of(dir, &["paper"]).await.0.close().await;
    let vault = open(dir, Unlock::KeyFile).await.unwrap();
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    vault.close().await;
}

#[tokio::test]
async fn no_secret_is_in_the_debug_text() {
    let home = tempfile::tempdir().unwrap();
    let (vault, _) = vault_of(home.path(), &["paper"]).await;
    let code = vault.set_passphrase(passphrase("correct horse battery")).await.unwrap();
    let text = format!("{:?} {vault:?} {code:?}", by("correct horse"));
    let expected = "Passphrase(Passphrase(…)) Vault(…) RecoveryCode(…)";
    assert_eq!(text, expected);
    let _ = Passphrase::LEAST;
    vault.close().await;
}
