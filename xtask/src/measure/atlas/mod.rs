//! The public lists at size: a registry in its owner's form is made up, loaded by the program as a person would load it, and
//! asked; the same questions are asked of SQLite and DuckDB in the same run. A plan's long file is streamed, and merely parsed.

mod made_up;
mod studies;

use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use atlas::doctors::Around;
use atlas::{Catalog, Doctors, Lists, Order, Places, Query};
use made_up::{CODE, Land};

use super::run::{Run, megabytes, run as run_program};
use super::{binary, corpus, scratch};

const ROWS: u32 = 1_000_000;
const NETWORK_MB: u32 = 400;
const STUDIES: u32 = 20_000;
const QUESTIONS: u32 = 500;
const LONG: Duration = Duration::from_secs(3_600);
const KM: f64 = 80.0;
const AGAINST: &str = include_str!("against.py");

/// What a run is about.
struct Plan {
    rows: u32,
    network_mb: u32,
    studies: u32,
    /// The registry comes as gzip, and no other database is asked: they would need it unpacked.
    packed: bool,
    /// What is there from a run before is asked again.
    keep: bool,
    only: Option<String>,
}

impl Plan {
    fn of(words: &[String]) -> Self {
        let value = |name: &str| words.iter().skip_while(|w| *w != name).nth(1);
        let number =
            |name: &str, usual: u32| value(name).and_then(|n| n.parse().ok()).unwrap_or(usual);
        let has = |name: &str| words.iter().any(|w| w == name);
        Self {
            rows: number("--rows", ROWS),
            network_mb: number("--network-mb", NETWORK_MB),
            studies: number("--studies", STUDIES),
            packed: has("--packed"),
            keep: has("--keep"),
            only: value("--only").cloned(),
        }
    }

    fn does(&self, part: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only == part)
    }
}

/// `xtask measure atlas [--rows N] [--packed] [--network-mb N] [--studies N] [--only registry|network|directory|studies] [--keep]`
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let plan = Plan::of(words);
    let binary = binary()?;
    println!("program {}", binary.display());
    if cfg!(debug_assertions) {
        println!("dev profile: our own code is not optimised, libraries at level 1");
    }
    let owners = corpus()?.join("directory");
    let folder = scratch("atlas")?;
    let centroids = owners.join("zcta-centroids-2018.csv");
    let land = Land::read(&centroids).map_err(said)?;
    let lists = folder.join("lists");
    if !plan.keep {
        let _ = std::fs::remove_dir_all(&lists);
    }
    if !lists.join("places").is_dir() {
        load(&binary, &folder, "doctors", &[&centroids])?;
    }
    if plan.does("registry") {
        let head = std::fs::read_to_string(owners.join("nppes-header.csv")).map_err(said)?;
        doctors(&binary, &folder, &plan, head.trim_end(), &land)?;
    }
    if plan.does("network") {
        stream(&binary, &folder, plan.rows, u64::from(plan.network_mb))?;
    }
    if plan.does("directory") {
        directory(&binary, &folder, plan.rows)?;
    }
    if plan.does("studies") {
        studies::measure(&binary, &folder, &plan, &land)?;
    }
    if !plan.keep {
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(())
}

/// The registry, loaded and asked.
fn doctors(
    binary: &Path,
    folder: &Path,
    plan: &Plan,
    head: &str,
    land: &Land,
) -> Result<(), String> {
    let end = if plan.packed { ".gz" } else { "" };
    let registry = folder.join(format!("npidata_pfile_20050523-20260208.csv{end}"));
    let lists = folder.join("lists");
    if !(plan.keep && lists.join("doctors").is_dir()) {
        make_and_load(binary, folder, &registry, head, plan.rows, land)?;
    }
    println!("index {} MB for {} rows", megabytes(size(&lists.join("doctors"))), plan.rows);
    ask(&lists, land)?;
    match plan.packed {
        true => {
            let _ = std::fs::remove_file(&registry);
            Ok(())
        }
        false => against(folder, &registry, land),
    }
}

fn said(error: std::io::Error) -> String {
    error.to_string()
}

fn make_and_load(
    binary: &Path,
    folder: &Path,
    registry: &Path,
    head: &str,
    rows: u32,
    land: &Land,
) -> Result<(), String> {
    let locations = folder.join("pl_pfile_20050523-20260208.csv");
    let network = folder.join("network.json");
    let unpacked = made_up::registry(registry, head, rows, land).map_err(said)?;
    made_up::locations(&locations, rows, land).map_err(said)?;
    made_up::network(&network, rows, "acme", 0).map_err(said)?;
    println!(
        "{rows} rows, {} MB, {} MB as they lie there",
        megabytes(unpacked + bytes(&locations)),
        megabytes(bytes(registry) + bytes(&locations))
    );
    tell_load(&load(binary, folder, "doctors", &[registry, &locations])?, rows);
    load(binary, folder, "doctors", &[&network]).map(|_| ())
}

fn tell_load(loaded: &Run, rows: u32) {
    println!(
        "load: {:.1} s ({:.1} s of processors), {:.0} rows/s, {} MB of memory",
        loaded.took.as_secs_f64(),
        loaded.worked.as_secs_f64(),
        f64::from(rows) / loaded.took.as_secs_f64(),
        megabytes(loaded.memory_bytes)
    );
}

fn load(binary: &Path, folder: &Path, of: &str, files: &[&Path]) -> Result<Run, String> {
    let to = folder.join("lists").display().to_string();
    let ran = run_program(binary, &[of, "load", "--lists", &to], files, LONG)?;
    match ran.succeeded() {
        true => Ok(ran),
        false => Err(format!("not loaded: {files:?}")),
    }
}

fn bytes(file: &Path) -> u64 {
    file.metadata().map_or(0, |about| about.len())
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let of = |path: PathBuf| if path.is_dir() { size(&path) } else { bytes(&path) };
    entries.map(|entry| of(entry.path())).sum()
}

/// A specialty around a place in a network, nearest first; and a name around a place.
fn ask(lists: &Path, land: &Land) -> Result<(), String> {
    let lists = Lists::new(lists);
    let said = |error: atlas::AtlasError| error.to_string();
    let (doctors, places) =
        (Doctors::open(&lists).map_err(said)?, Places::open(&lists).map_err(said)?);
    let by_distance = Query { order: Order::Distance, ..Query::default() };
    let in_network = Query {
        taxonomies: vec![CODE.to_owned()],
        networks: vec!["networks/acme".to_owned()],
        ..by_distance.clone()
    };
    let of_name = Query { name: "feath otto".to_owned(), ..by_distance };
    for (what, query) in
        [("specialty + 50 miles + network", in_network), ("name + 50 miles", of_name)]
    {
        tell_questions(what, |n| {
            let spot = places.find(land.zip(n)).map_err(said)?.spot;
            let asked = Query { near: Some(Around { spot, km: KM }), ..query.clone() };
            doctors.search(&asked, None, 20).map(|found| found.total).map_err(said)
        })?;
    }
    Ok(())
}

/// Asks many times, and says how long the one in the middle took, and the slowest but one in a hundred: by the clock, and of a
/// processor, which others on this computer do not lengthen.
fn tell_questions(what: &str, ask: impl Fn(u32) -> Result<u64, String>) -> Result<(), String> {
    let (mut took, mut worked, mut found) = (Vec::new(), Vec::new(), 0);
    for n in 0..QUESTIONS {
        let (begin, before) = (Instant::now(), worked_by_thread());
        found += ask(n)?;
        took.push(begin.elapsed());
        worked.push(worked_by_thread().saturating_sub(before));
    }
    let at = |all: &mut Vec<Duration>, share: usize| {
        all.sort();
        all.get(all.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e3
    };
    println!(
        "here: {what}, {QUESTIONS} questions, {found} found: median {:.2} ms, p99 {:.2} ms; of a processor {:.2} and {:.2} ms",
        at(&mut took, 50),
        at(&mut took, 99),
        at(&mut worked, 50),
        at(&mut worked, 99)
    );
    Ok(())
}

/// The time of a processor that this thread has used; 0 on systems without `/proc`.
fn worked_by_thread() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = text.split(' ').next().and_then(|n| n.parse().ok());
    Duration::from_nanos(first.unwrap_or_default())
}

/// The same in SQLite and DuckDB, through Python's modules.
fn against(folder: &Path, registry: &Path, land: &Land) -> Result<(), String> {
    let (mut asked, mut spots) = (String::new(), String::new());
    for n in 0..QUESTIONS {
        let _ = writeln!(asked, "{}", land.zip(n));
    }
    for (zip, latitude, longitude) in &land.zips {
        let _ = writeln!(spots, "{zip},{latitude},{longitude}");
    }
    let made = [("questions.txt", asked.as_str()), ("spots.txt", &spots), ("against.py", AGAINST)];
    for (name, text) in made {
        std::fs::write(folder.join(name), text).map_err(said)?;
    }
    for old in ["doctors.sqlite", "doctors.duckdb"] {
        let _ = std::fs::remove_file(folder.join(old));
    }
    let python = std::env::var_os("SECOND_OPINION_PYTHON").unwrap_or_else(|| "python3".into());
    let done = std::process::Command::new(python)
        .arg(folder.join("against.py"))
        .args([registry, &folder.join("spots.txt"), &folder.join("questions.txt"), folder])
        .output()
        .map_err(said)?;
    print!("{}", String::from_utf8_lossy(&done.stdout));
    match done.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
    }
}

/// A long in-network file: the program's time against a parse that keeps nothing.
fn stream(binary: &Path, folder: &Path, rows: u32, network_mb: u64) -> Result<(), String> {
    let file = folder.join("long.json");
    made_up::network(&file, rows, "long", network_mb << 20).map_err(said)?;
    let ran = load(binary, folder, "doctors", &[&file])?;
    let begin = Instant::now();
    let from = BufReader::with_capacity(1 << 20, File::open(&file).map_err(said)?);
    let parsed = serde_json::from_reader::<_, serde::de::IgnoredAny>(from);
    parsed.map_err(|error| error.to_string())?;
    let parsing = begin.elapsed();
    println!(
        "in-network file of {} MB: {:.1} s ({:.1} s of processors), {:.2} of parsing it ({:.1} s), {} MB of memory",
        megabytes(bytes(&file)),
        ran.took.as_secs_f64(),
        ran.worked.as_secs_f64(),
        ran.took.as_secs_f64() / parsing.as_secs_f64(),
        parsing.as_secs_f64(),
        megabytes(ran.memory_bytes)
    );
    let _ = std::fs::remove_file(&file);
    Ok(())
}

/// A plan's directory of as many doctors as the registry has rows.
fn directory(binary: &Path, folder: &Path, rows: u32) -> Result<(), String> {
    let file = folder.join("directory.ndjson");
    made_up::directory(&file, rows).map_err(said)?;
    let ran = load(binary, folder, "doctors", &[&file])?;
    println!(
        "directory of {rows} doctors, {} MB: {:.1} s, {} MB of memory",
        megabytes(bytes(&file)),
        ran.took.as_secs_f64(),
        megabytes(ran.memory_bytes)
    );
    let _ = std::fs::remove_file(&file);
    Ok(())
}
