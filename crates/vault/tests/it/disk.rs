//! Disks that are full, locked or in use. They need a small file system: mounted here, or in a
//! namespace of our own, or, where neither may be had, as far as a limit on file sizes goes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use vault::{Pages, Store, Unlock, Vault, VaultError};

use crate::shoebox::{add, cost, import, open, passphrase, vault_of};

const INSIDE: &str = "VAULT_TEST_INSIDE";

/// A file system of a few megabytes.
struct Small {
    dir: PathBuf,
    _home: tempfile::TempDir,
}

impl Small {
    fn mount(megabytes: u32) -> Option<Self> {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("disk");
        fs::create_dir(&dir).unwrap();
        let size = format!("size={megabytes}m,mode=700");
        let mount = ["-t", "tmpfs", "-o", &size, "none"];
        let mounted = Command::new("mount").args(mount).arg(&dir).stderr(Stdio::null()).status();
        mounted.is_ok_and(|status| status.success()).then_some(Self { dir, _home: home })
    }

    fn remount(&self, how: &str) {
        let how = format!("remount,{how}");
        assert!(
            Command::new("mount").args(["-o", &how]).arg(&self.dir).status().unwrap().success()
        );
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.dir).status();
    }
}

/// A small file system, or `None` when the test has run to its end elsewhere.
fn small(megabytes: u32, test: &str, without: impl FnOnce()) -> Option<Small> {
    if let Some(small) = Small::mount(megabytes) {
        return Some(small);
    }
    assert!(std::env::var(INSIDE).is_err(), "no mount in a namespace of our own");
    let mut unshare = Command::new("unshare");
    unshare.args(["-Urm", "--"]).arg(std::env::current_exe().unwrap());
    let inside = unshare.args(["--exact", test]).env(INSIDE, "1").status();
    if !inside.is_ok_and(|status| status.success()) {
        eprintln!("{test}: nothing may be mounted here; the smaller test runs");
        without();
    }
    None
}

/// Fills what is left of a file system.
fn fill(dir: &Path) -> PathBuf {
    use std::io::Write;
    let filler = dir.join("../filler");
    let filler =
        if dir.file_name().is_some_and(|n| n == "vault") { filler } else { dir.join("filler") };
    let mut file = fs::File::create(&filler).unwrap();
    for size in [64 << 10, 4 << 10, 1 << 10, 1] {
        while file.write_all(&vec![1; size]).is_ok() {}
    }
    filler
}

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let name = "disk::a_full_disk_loses_nothing_that_was_acknowledged";
    let Some(disk) = small(8, name, limited) else { return };
    let dir = disk.dir.join("vault");
    let room = disk.dir.join("room");
    fs::write(&room, vec![1; 2 << 20]).unwrap();
    let (vault, mut kept) = vault_of(&dir, &["the first paper"]).await;
    // Originals fill it.
    let refused = loop {
        match import(&vault, &[&format!("scan {}", kept.len()).repeat(40_000)]).await {
            Ok(read) => kept.extend(read),
            Err(error) => break error,
        }
    };
    assert_eq!(refused, VaultError::FullDisk);
    // The database fills it.
    let running = vault.begin_import().await;
    let filler = fill(&dir);
    let refused = match running {
        Err(error) => error,
        Ok(running) => loop {
            match add(&*running, &"x".repeat(1000)).await {
                Ok(_) => {}
                Err(error) => break error,
            }
        },
    };
    assert_eq!(refused, VaultError::FullDisk);
    let mut refused = VaultError::NoVault;
    for number in 0..200 {
        let setting = vault.set_setting(&number.to_string(), &"x".repeat(100_000)).await;
        if let Err(error) = setting {
            refused = error;
            break;
        }
    }
    assert_eq!(refused, VaultError::FullDisk);
    let secret = passphrase("correct horse");
    assert_eq!(vault.set_passphrase(secret.clone()).await.unwrap_err(), VaultError::FullDisk);
    assert_eq!(vault.records(Pages::With).await.unwrap().documents, kept);
    vault.close().await;
    match open(&dir, Unlock::KeyFile).await {
        Ok(vault) => {
            assert_eq!(vault.records(Pages::With).await.unwrap().documents, kept);
            vault.close().await;
        }
        Err(error) => assert_eq!(error, VaultError::FullDisk),
    }
    let elsewhere = disk.dir.join("another");
    assert_eq!(Vault::create(&elsewhere, cost()).await.unwrap_err(), VaultError::FullDisk);

    // With room again, all is as it was acknowledged, and it goes on.
    fs::remove_file(filler).unwrap();
    fs::remove_file(room).unwrap();
    let vault = open(&dir, Unlock::KeyFile).await.unwrap();
    vault.remove_document(kept.remove(1).document.id).await.unwrap();
    assert_eq!(vault.records(Pages::With).await.unwrap().documents, kept);
    assert!(vault.check(&|_| {}).await.unwrap().is_sound());
    kept.extend(import(&vault, &["after the disk was full"]).await.unwrap());
    vault.set_passphrase(secret).await.unwrap();
    let file = disk.dir.join("all.backup");
    let filler = fill(&dir);
    assert_eq!(vault.backup(&file, |_| {}).await.unwrap_err(), VaultError::FullDisk);
    let names: Vec<_> = fs::read_dir(&disk.dir).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("backup")), "{names:?}");
    fs::remove_file(filler).unwrap();
    assert_eq!(vault.records(Pages::With).await.unwrap().documents, kept);
    assert!(vault.check(&|_| {}).await.unwrap().is_sound());
    vault.close().await;
}

/// Where nothing may be mounted: no file may grow beyond some blocks.
fn limited() {
    let exe = std::env::current_exe().unwrap();
    let script = "trap '' XFSZ; ulimit -f 4000; exec \"$0\" --exact disk::inside_a_limit --ignored";
    assert!(Command::new("sh").arg("-c").arg(script).arg(exe).status().unwrap().success());
}

#[tokio::test]
#[ignore = "runs inside a limit on file sizes, see `limited`"]
async fn inside_a_limit() {
    let home = tempfile::tempdir().unwrap();
    let (vault, kept) = vault_of(home.path(), &["the first paper"]).await;
    let refused = import(&vault, &[&"x".repeat(8_000_000)]).await;
    assert_eq!(refused.unwrap_err(), VaultError::FullDisk);
    assert_eq!(vault.records(Pages::With).await.unwrap().documents, kept);
    vault.close().await;
}

#[tokio::test]
async fn a_disk_that_can_only_be_read_says_so() {
    let name = "disk::a_disk_that_can_only_be_read_says_so";
    let Some(disk) = small(6, name, not_permitted) else { return };
    let dir = disk.dir.join("vault");
    vault_of(&dir, &["paper"]).await.0.close().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (other, _) = vault_of(elsewhere.path(), &["paper"]).await;
    other.set_passphrase(passphrase("correct horse")).await.unwrap();
    disk.remount("ro");
    assert_eq!(open(&dir, Unlock::KeyFile).await.unwrap_err(), VaultError::ReadOnly);
    let new = disk.dir.join("new");
    assert_eq!(Vault::create(&new, cost()).await.unwrap_err(), VaultError::ReadOnly);
    let backup = other.backup(&disk.dir.join("b"), |_| {}).await;
    assert_eq!(backup.unwrap_err(), VaultError::ReadOnly);
    assert_eq!(vault::erase(&dir).unwrap_err(), VaultError::ReadOnly);
    disk.remount("rw");
    let vault = open(&dir, Unlock::KeyFile).await.unwrap();
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    vault.close().await;
}

/// Where nothing may be mounted we are not root, and a mode holds us.
fn not_permitted() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let mode = |mode| {
            fs::set_permissions(home.path(), fs::Permissions::from_mode(mode)).unwrap();
        };
        mode(0o500);
        let dir = home.path().join("vault");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let refused = std::thread::spawn(move || {
            runtime.block_on(async { Vault::create(&dir, cost()).await.unwrap_err() })
        });
        assert_eq!(refused.join().unwrap(), VaultError::NoPermission);
        mode(0o700);
    }
}

const HOLD: &str = "VAULT_TEST_HOLD";

#[tokio::test]
async fn two_processes_do_not_open_one_vault() {
    let home = tempfile::tempdir().unwrap();
    let (vault, _) = vault_of(home.path(), &["paper"]).await;
    assert_eq!(open(home.path(), Unlock::KeyFile).await.unwrap_err(), VaultError::InUse);
    vault.close().await;

    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "disk::holder", "--ignored", "--nocapture"])
        .env(HOLD, home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("HOLDS")));
    assert_eq!(open(home.path(), Unlock::KeyFile).await.unwrap_err(), VaultError::InUse);
    // Killed, it holds nothing any more.
    holder.kill().unwrap();
    holder.wait().unwrap();
    open(home.path(), Unlock::KeyFile).await.unwrap().close().await;
}

#[tokio::test]
#[ignore = "the other process of `two_processes_do_not_open_one_vault`"]
async fn holder() {
    use std::io::{Read, Write};
    let Ok(dir) = std::env::var(HOLD) else { return };
    let _vault = open(Path::new(&dir), Unlock::KeyFile).await.unwrap();
    writeln!(std::io::stdout(), "HOLDS").unwrap();
    let _ = std::io::stdin().read(&mut [0]);
}
