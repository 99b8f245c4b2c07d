//! `second-opinion vault`: make, back up, restore, check and erase a vault without the pages.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use knowledge::Words;
use vault::{Cost, Passphrase, RecoveryCode, Store, Unlock, Vault, VaultError};

use super::Failure;

#[derive(Debug, Subcommand)]
pub(super) enum VaultCommand {
    /// Makes an empty vault.
    Create {
        vault: PathBuf,
        /// Protects it with a passphrase from the start.
        #[arg(long)]
        passphrase: bool,
    },
    /// Writes everything in a vault to one sealed file.
    Backup { vault: PathBuf, to: PathBuf },
    /// Makes a vault out of a backup.
    Restore {
        from: PathBuf,
        vault: PathBuf,
        /// Opens the backup with the printed recovery code instead of the passphrase.
        #[arg(long)]
        recovery_code: bool,
    },
    /// Holds every paper in a vault against what was stored.
    Check { vault: PathBuf },
    /// Removes a vault for good.
    Erase {
        vault: PathBuf,
        /// Without asking.
        #[arg(long)]
        yes: bool,
    },
}

/// Runs one vault command.
pub(super) async fn run(command: VaultCommand, words: &Words) -> Result<(), Failure> {
    let said = match command {
        VaultCommand::Create { vault, passphrase } => create(&vault, passphrase, words).await,
        VaultCommand::Backup { vault, to } => backup(&vault, &to, words).await,
        VaultCommand::Restore { from, vault, recovery_code } => {
            restore(&from, &vault, recovery_code, words).await
        }
        VaultCommand::Check { vault } => check(&vault, words).await,
        VaultCommand::Erase { vault, yes } => erase(&vault, yes, words),
    };
    let said = said.map_err(|error| Failure(sentence(&error, words)))?;
    super::print(&said, words)
}

/// What happened and what to do, from the words of a vault error.
pub(super) fn sentence(error: &VaultError, words: &Words) -> String {
    let details = error.details();
    let blanks: Vec<_> = details.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let said = words.say_with(error.id(), &blanks);
    let next = words.say_with(&format!("{}.next", error.id()), &blanks);
    format!("{said} {next}")
}

async fn create(dir: &Path, passphrase: bool, words: &Words) -> vault::Result<String> {
    let vault = Vault::create(dir, Cost::default()).await?;
    let mut said = words.say_with("cli-vault-created", &[("path", &dir.display().to_string())]);
    if passphrase {
        let code = vault.set_passphrase(ask_passphrase(words, "cli-ask-new-passphrase")).await?;
        said = format!(
            "{said}\n{}\n\n    {}\n",
            words.say("cli-vault-recovery-code"),
            code.text().as_str()
        );
    }
    vault.close().await;
    Ok(said)
}

async fn backup(dir: &Path, to: &Path, words: &Words) -> vault::Result<String> {
    let vault = open(dir, words).await?;
    let report = vault.backup(to, |_| {}).await;
    vault.close().await;
    let report = report?;
    let said = words.say_with(
        "cli-vault-backed-up",
        &[("count", &report.documents.to_string()), ("path", &to.display().to_string())],
    );
    if report.broken.is_empty() {
        return Ok(said);
    }
    let broken: Vec<_> = report.broken.iter().map(ToString::to_string).collect();
    Ok(format!(
        "{said} {}",
        words.say_with("cli-vault-backup-broken", &[("documents", &broken.join(", "))])
    ))
}

async fn restore(from: &Path, dir: &Path, by_code: bool, words: &Words) -> vault::Result<String> {
    let unlock = if by_code {
        Unlock::RecoveryCode(RecoveryCode::parse(&ask(words, "cli-ask-recovery-code"))?)
    } else {
        Unlock::Passphrase(ask_passphrase(words, "cli-ask-passphrase"))
    };
    let vault = Vault::restore(from, dir, unlock, Cost::default(), |_| {}).await?;
    let count = vault.documents().await?.len();
    vault.close().await;
    Ok(words.say_with(
        "cli-vault-restored",
        &[("count", &count.to_string()), ("path", &dir.display().to_string())],
    ))
}

async fn check(dir: &Path, words: &Words) -> vault::Result<String> {
    let vault = open(dir, words).await?;
    let report = vault.check(&|_| {}).await;
    vault.close().await;
    let report = report?;
    if let Some(fault) = report.faults.first() {
        return Err(fault.error.clone());
    }
    Ok(words.say_with("cli-vault-sound", &[("count", &report.originals.to_string())]))
}

fn erase(dir: &Path, yes: bool, words: &Words) -> vault::Result<String> {
    Vault::find(dir).map(drop).or_else(|error| match error {
        VaultError::DamagedHeader | VaultError::NewerVersion => Ok(()),
        error => Err(error),
    })?;
    let path = dir.display().to_string();
    let wanted = words.say("cli-vault-erase-word");
    if !yes
        && ask_with(&words.say_with("cli-vault-erase-ask", &[("path", &path), ("word", &wanted)]))
            .trim()
            != wanted
    {
        return Ok(words.say("cli-vault-not-erased"));
    }
    let erased = vault::erase(dir)?;
    let count = erased.files.to_string();
    Ok(words.say_with("cli-vault-erased", &[("count", &count), ("path", &path)]))
}

async fn open(dir: &Path, words: &Words) -> vault::Result<Vault> {
    let unlock = match Vault::find(dir)?.passphrase {
        true => Unlock::Passphrase(ask_passphrase(words, "cli-ask-passphrase")),
        false => Unlock::KeyFile,
    };
    Vault::open(dir, unlock, Cost::default()).await
}

fn ask_passphrase(words: &Words, id: &str) -> Passphrase {
    Passphrase::new(&ask(words, id))
}

pub(super) fn ask(words: &Words, id: &str) -> String {
    ask_with(&words.say(id))
}

/// Asks on the terminal without showing what is typed; takes a line of standard input where there is no
/// terminal.
fn ask_with(question: &str) -> String {
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password(format!("{question} ")).unwrap_or_default();
    }
    let mut line = String::new();
    let _ = std::io::stderr().flush();
    // What cannot be read is an empty answer, which opens nothing and erases nothing.
    let _ = std::io::stdin().lock().read_line(&mut line);
    line.trim_end_matches(['\n', '\r']).to_owned()
}
