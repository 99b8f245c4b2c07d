//! The process is killed at random instants while it imports, hundreds of times. What it had
//! acknowledged is there; what it had not is not seen; everything that is seen is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use record::DocumentId;
use vault::{Pages, Store, Unlock, Vault};

use crate::shoebox::{add, cost, open};

const DIR: &str = "VAULT_TEST_CRASH";
/// Kills of the whole run, shared out to vaults that are tried side by side.
const KILLS: usize = 200;
const VAULTS: usize = 4;

#[test]
fn what_was_acknowledged_outlives_a_kill_at_any_instant() {
    let tried: Vec<_> = (1..=VAULTS as u64)
        .map(|seed| std::thread::spawn(move || try_vault(seed, KILLS / VAULTS)))
        .collect();
    let (mut documents, mut unfinished) = (0, 0);
    for vault in tried {
        let (of_it, cut_off) = vault.join().unwrap();
        documents += of_it;
        unfinished += cut_off;
    }
    println!("{KILLS} kills, {documents} documents acknowledged, {unfinished} imports cut off");
    assert!(documents > KILLS / 4 && unfinished > KILLS / 10, "the kills missed the imports");
}

/// One vault and its kills. How many documents were acknowledged, how many kills cut an import off.
fn try_vault(seed: u64, kills: usize) -> (usize, usize) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { Vault::create(&dir, cost()).await.unwrap().close().await });
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut acknowledged = BTreeSet::new();
    let mut cut_off = 0;
    for kill in 0..kills {
        // After so many of its words, and then a little: from a fraction of a step to several.
        let words = random.below(5) as usize;
        let scale = 1 << (6 + random.below(10));
        let wait = Duration::from_micros(random.below(scale));
        let (printed, begun) = run_and_kill(&dir, words, wait);
        cut_off += usize::from(begun);
        acknowledged.extend(printed);
        let whole = kill % 5 == 0 || kill + 1 == kills;
        runtime.block_on(look(&dir, &acknowledged, whole));
    }
    (acknowledged.len(), cut_off)
}

/// Lets a child import until it is killed; what it printed was acknowledged. It is heard first, so
/// that kills fall into its work and not into its start, however slow the computer is.
fn run_and_kill(dir: &Path, words: usize, wait: Duration) -> (Vec<DocumentId>, bool) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::importer", "--ignored", "--nocapture"])
        .env(DIR, dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.by_ref().any(|line| line.contains("BEGINS")), "the child did not start");
    let mut heard: Vec<String> = lines.by_ref().take(words).collect();
    std::thread::sleep(wait);
    child.kill().unwrap();
    heard.extend(lines);
    let mut acknowledged = Vec::new();
    let mut begun = false;
    for line in heard {
        begun = line == "NEXT";
        if let Some(ids) = line.strip_prefix("ACK ") {
            acknowledged.extend(ids.split(' ').map(|id| DocumentId(id.parse().unwrap())));
        }
    }
    child.wait().unwrap();
    (acknowledged, begun)
}

/// Imports of one to three documents, one after the other, until the process ends.
#[tokio::test]
#[ignore = "the process that is killed"]
async fn importer() {
    let Ok(dir) = std::env::var(DIR) else { return };
    let vault = open(Path::new(&dir), Unlock::KeyFile).await.unwrap();
    // The harness writes the test's name before this, on the same line.
    say("BEGINS");
    for round in 0.. {
        say("NEXT");
        let import = vault.begin_import().await.unwrap();
        let first = import.next_document_id().await.unwrap();
        let count = 1 + round % 3;
        let mut ids = Vec::new();
        for which in 0..count {
            // Which import it is of, and of how many documents that is.
            let words = format!("import {first} of {count}, {which}: {}", "words ".repeat(3000));
            ids.push(add(&*import, &words).await.unwrap().document.id.0.to_string());
        }
        import.commit().await.unwrap();
        say(&format!("ACK {}", ids.join(" ")));
        if round % 4 == 3 {
            vault.set_setting("round", &round.to_string()).await.unwrap();
        }
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

async fn look(dir: &Path, acknowledged: &BTreeSet<DocumentId>, whole: bool) {
    let vault = open(dir, Unlock::KeyFile).await.unwrap();
    let records = vault.records(Pages::With).await.unwrap();
    assert_eq!(records.outdated, []);
    let seen: BTreeSet<DocumentId> = records.documents.iter().map(|d| d.document.id).collect();
    let lost: Vec<_> = acknowledged.difference(&seen).collect();
    assert!(lost.is_empty(), "acknowledged and not there: {lost:?}");
    let mut imports: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for read in &records.documents {
        let title = read.document.title.as_deref().unwrap();
        assert_eq!(read.reading.pages[0].text(), title);
        let (import, rest) = title.strip_prefix("import ").unwrap().split_once(" of ").unwrap();
        let of = rest.split(',').next().unwrap().parse().unwrap();
        imports.entry(import.to_owned()).or_insert((0, of)).0 += 1;
    }
    let half: Vec<_> = imports.iter().filter(|(_, (there, of))| there != of).collect();
    assert!(half.is_empty(), "half an import is seen: {half:?}");
    if whole {
        let report = vault.check(&|_| {}).await.unwrap();
        assert!(report.is_sound(), "{:?}", report.faults);
        assert_eq!(report.cleared, 0, "the opening cleared away what the crash left");
    }
    vault.close().await;
}

/// xorshift64*: the same kills in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % end
    }
}
