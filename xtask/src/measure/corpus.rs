//! How much of each folder of the corpus ends how, and that hostile files end in time and memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::run::{megabytes, run as run_program};
use super::{binary, corpus, scratch};

/// Folders read as they are, each in one run.
const TAME: &[&str] = &[
    "ccda/onc-certification",
    "ccda/hl7-examples",
    "ccda/vendors",
    "ccda/with-fhir",
    "fhir/r4",
    "fhir/dstu-2",
    "fhir/stu-3",
    "fhir/cancer-registry",
    "dicom/pydicom",
    "dicom/highdicom",
    "dicom/dicomParser",
    "pathology/pdf",
];

/// Folders of files made to harm.
const HOSTILE: &[&str] = &["hostile/dicom", "hostile/pdf", "hostile/xml"];

/// Files of one folder whose name says what is wrong with them.
const FAULTY: &str = "NegativeTesting";

/// What one file may take (DESIGN of the project: within 10 s and 512 MB).
const TIME: Duration = Duration::from_secs(10);
const MEMORY_BYTES: u64 = 512 << 20;
/// Hostile files that share a run. A run that stays within the limits of one file is good; another is
/// taken apart file by file.
const TOGETHER: usize = 12;

/// `xtask measure corpus [FOLDER…]`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let (corpus, binary) = (corpus()?, binary()?);
    let wanted =
        |folder: &&&str| words.is_empty() || words.iter().any(|w| folder.contains(w.as_str()));
    for folder in TAME.iter().filter(wanted) {
        tame(&binary, &corpus, folder)?;
    }
    for folder in HOSTILE.iter().filter(wanted) {
        hostile(&binary, &corpus, folder)?;
    }
    Ok(())
}

/// What the documents of some runs came to.
#[derive(Default)]
struct Endings {
    statuses: BTreeMap<String, usize>,
    codes: BTreeMap<String, usize>,
    /// Documents that were not read and say nothing of why.
    silent: Vec<String>,
    /// Documents with a fault in their name that no finding names.
    unnamed: Vec<String>,
    facts: usize,
}

impl Endings {
    fn add(&mut self, case: &Value) {
        let list = |name: &str| case[name].as_array().map_or(&[][..], Vec::as_slice);
        self.facts += list("facts").len();
        for finding in list("findings") {
            *self.codes.entry(text(&finding["code"])).or_default() += 1;
        }
        for document in list("documents") {
            let (status, path) = (text(&document["status"]), text(&document["path"]));
            let of_it =
                |f: &&Value| f["documents"].as_array().is_some_and(|d| d.contains(&document["id"]));
            let mut named = list("findings").iter().filter(of_it).map(|f| text(&f["code"]));
            let faults = ["document.", "limit.", "archive.", "ocr.", "imaging.files"];
            let explained = named.any(|code| faults.iter().any(|f| code.starts_with(f)));
            if status == "not-read" && !explained {
                self.silent.push(path.clone());
            }
            if path.contains(FAULTY) && !explained {
                self.unnamed.push(path);
            }
            *self.statuses.entry(status).or_default() += 1;
        }
    }

    fn print(&self) {
        let join = |all: &BTreeMap<String, usize>| {
            all.iter().map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ")
        };
        println!("  {}; {} facts", join(&self.statuses), self.facts);
        if !self.codes.is_empty() {
            println!("  findings: {}", join(&self.codes));
        }
        for path in &self.silent {
            println!("  not read and says nothing of why: {path}");
        }
        for path in &self.unnamed {
            println!("  fault not named: {path}");
        }
    }
}

fn tame(binary: &Path, corpus: &Path, folder: &str) -> Result<(), String> {
    let run = run_program(
        binary,
        &["read", "--format", "json"],
        &[&corpus.join(folder)],
        Duration::from_secs(600),
    )?;
    println!("\n{folder}: {:.1} s, {} MB", run.took.as_secs_f64(), megabytes(run.memory_bytes));
    let mut endings = Endings::default();
    match serde_json::from_slice(&run.out) {
        Ok(case) if run.succeeded() => endings.add(&case),
        _ => println!("  NO CASE: {:?}", run.status),
    }
    endings.print();
    Ok(())
}

fn hostile(binary: &Path, corpus: &Path, folder: &str) -> Result<(), String> {
    let mut files = Vec::new();
    files_below(&corpus.join(folder), &mut files);
    files.sort();
    let mut endings = Endings::default();
    let mut worst = Worst::default();
    for some in files.chunks(TOGETHER) {
        if !within(binary, some, &mut endings, &mut worst, false)? {
            for file in some {
                within(binary, std::slice::from_ref(file), &mut endings, &mut worst, true)?;
            }
        }
    }
    println!(
        "\n{folder}: {} files; at most {:.1} s ({}), {} MB ({})",
        files.len(),
        worst.took.as_secs_f64(),
        worst.slowest,
        megabytes(worst.memory_bytes),
        worst.largest
    );
    for failure in &worst.failures {
        println!("  {failure}");
    }
    endings.print();
    Ok(())
}

/// The slowest and the largest run, and those that did not end well.
#[derive(Default)]
struct Worst {
    took: Duration,
    slowest: String,
    memory_bytes: u64,
    largest: String,
    failures: Vec<String>,
}

/// Reads some files in one run; false where it left the limits and is to be taken apart.
fn within(
    binary: &Path,
    files: &[PathBuf],
    endings: &mut Endings,
    worst: &mut Worst,
    last: bool,
) -> Result<bool, String> {
    let batch = scratch("batch")?;
    std::fs::remove_dir_all(&batch)
        .and_then(|()| std::fs::create_dir(&batch))
        .map_err(|e| e.to_string())?;
    for (number, file) in files.iter().enumerate() {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        std::fs::copy(file, batch.join(format!("{number:03}-{name}")))
            .map_err(|e| e.to_string())?;
    }
    // A run that is ended at twice the time of one file shows how it would have gone on.
    let run = run_program(binary, &["read", "--format", "json"], &[&batch], TIME * 2)?;
    let case: Option<Value> = serde_json::from_slice(&run.out).ok().filter(|_| run.succeeded());
    let good = case.is_some() && run.took <= TIME && run.memory_bytes <= MEMORY_BYTES;
    if !good && !last {
        return Ok(false);
    }
    let name = files
        .first()
        .and_then(|f| f.file_name())
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if run.took > worst.took {
        (worst.took, worst.slowest) = (run.took, name.clone());
    }
    if run.memory_bytes > worst.memory_bytes {
        (worst.memory_bytes, worst.largest) = (run.memory_bytes, name.clone());
    }
    if !good {
        let how = match run.status {
            None => "did not end".to_owned(),
            Some(status) if !status.success() => format!("broke off: {status}"),
            Some(_) => "left its limits".to_owned(),
        };
        worst.failures.push(format!(
            "{how}: {name} ({:.1} s, {} MB)",
            run.took.as_secs_f64(),
            megabytes(run.memory_bytes)
        ));
    }
    if let Some(case) = case {
        endings.add(&case);
    }
    Ok(true)
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files_below(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            _ => {}
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
