//! The public lists at size: a registry in its owner's form is made up, loaded by the program as a person would load it, and
//! asked; the same question is asked of SQLite (FTS5 and R*Tree) in the same run.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use atlas::doctors::Around;
use atlas::{Catalog, Doctors, Lists, Order, Places, Query};

use super::run::{megabytes, run as run_program};
use super::{binary, corpus, scratch};

const ROWS: u32 = 1_000_000;
const QUESTIONS: usize = 500;
const LONG: Duration = Duration::from_secs(3_600);
/// One row in so many is a cancer doctor, as in the registry.
const ONCOLOGIST_ONE_IN: u32 = 300;
/// One in so many is in the made-up network.
const IN_NETWORK_ONE_IN: u32 = 3;
const CODE: &str = "207RX0202X";
const OTHERS: &[&str] =
    &["207Q00000X", "1223G0001X", "363LF0000X", "225100000X", "208600000X", "2085R0202X"];
const LAST: &[&str] = &["FEATHER", "ROOK", "PLUM", "THIMBLE", "QUILL", "CEDAR", "MALLOW", "PENNY"];
const ENDS: &[&str] = &["WICK", "WOOD", "FIELD", "STONE", "WHISTLE", "BROOK", "TON", "LEY"];
const FIRST: &[&str] = &["ANA", "TED", "IDA", "SEAN", "ZED", "OTTOLINE", "WREN", "BO"];

/// `xtask measure atlas [--rows N] [--keep]`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let rows = words.iter().skip_while(|w| *w != "--rows").nth(1);
    let rows = rows.and_then(|n| n.parse().ok()).unwrap_or(ROWS);
    let binary = binary()?;
    println!("program {}", binary.display());
    if cfg!(debug_assertions) {
        println!("dev profile: our own code is not optimised, libraries at level 1");
    }
    let directory = corpus()?.join("directory");
    let folder = scratch("atlas")?;
    let lists = folder.join("lists");
    let _ = std::fs::remove_dir_all(&lists);
    let centroids = directory.join("zcta-centroids-2018.csv");
    let zips = zips(&centroids)?;
    let registry = folder.join("npidata_pfile_20050523-20260208.csv");
    let network = folder.join("network.json");
    let head = std::fs::read_to_string(directory.join("nppes-header.csv")).map_err(said)?;
    write_registry(&registry, head.trim_end(), rows, &zips).map_err(said)?;
    write_network(&network, rows).map_err(said)?;
    let bytes = registry.metadata().map_err(said)?.len();
    println!("{rows} rows, {} MB", megabytes(bytes));
    for (what, file) in [("places", &centroids), ("registry", &registry), ("network", &network)] {
        let to = lists.display().to_string();
        let ran =
            run_program(&binary, &["doctors", "load", "--lists", &to], &[file.as_path()], LONG)?;
        if !ran.succeeded() {
            return Err(format!("{what} was not loaded"));
        }
        let seconds = ran.took.as_secs_f64();
        println!(
            "load {what}: {seconds:.1} s, {:.0} rows/s, {} MB of memory",
            f64::from(rows) / seconds,
            megabytes(ran.memory_bytes)
        );
    }
    println!("index {} MB", megabytes(size(&lists.join("doctors"))));
    ask(&lists, &zips)?;
    against_sqlite(&folder, &registry, &zips, rows)?;
    if !words.iter().any(|w| w == "--keep") {
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(())
}

fn said(error: std::io::Error) -> String {
    error.to_string()
}

/// ZIP areas with their spots.
fn zips(centroids: &Path) -> Result<Vec<(String, f64, f64)>, String> {
    let text = std::fs::read_to_string(centroids).map_err(said)?;
    let place = |line: &str| {
        let mut parts = line.split(',');
        Some((parts.next()?.to_owned(), parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    };
    Ok(text.lines().filter_map(place).collect())
}

/// A number out of a number, the same in every run.
fn mixed(n: u32) -> usize {
    let mut x = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x >> 33) as usize
}

fn pick<'a>(from: &'a [&'a str], n: usize) -> &'a str {
    from.get(n % from.len().max(1)).copied().unwrap_or_default()
}

/// A registry of made-up people, all columns of the official file.
fn write_registry(
    to: &Path,
    head: &str,
    rows: u32,
    zips: &[(String, f64, f64)],
) -> std::io::Result<()> {
    let names: Vec<&str> = head.split(',').map(|name| name.trim_matches('"')).collect();
    let at = |wanted: &str| names.iter().position(|name| *name == wanted);
    let columns = [
        at("NPI"),
        at("Entity Type Code"),
        at("Provider Last Name (Legal Name)"),
        at("Provider First Name"),
        at("Provider First Line Business Practice Location Address"),
        at("Provider Business Practice Location Address City Name"),
        at("Provider Business Practice Location Address State Name"),
        at("Provider Business Practice Location Address Postal Code"),
        at("Provider Enumeration Date"),
        at("Healthcare Provider Taxonomy Code_1"),
    ];
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to)?);
    writeln!(out, "{head}")?;
    let mut line = String::new();
    for n in 0..rows {
        let m = mixed(n);
        let zip = zips.get(m % zips.len().max(1)).map_or("02115", |zip| zip.0.as_str());
        let code = if n % ONCOLOGIST_ONE_IN == 0 { CODE } else { pick(OTHERS, m / 7) };
        let npi = (1_000_000_000 + n).to_string();
        let last = format!("{}{}", pick(LAST, m / 11), pick(ENDS, m / 97));
        let values = [
            npi.as_str(),
            "1",
            &last,
            pick(FIRST, m / 13),
            "1 THIMBLE LANE",
            "CEDARFALL",
            "MA",
            zip,
            "05/23/2005",
            code,
        ];
        line.clear();
        for column in 0..names.len() {
            let value = columns.iter().position(|c| *c == Some(column));
            let value = value.and_then(|v| values.get(v)).copied().unwrap_or_default();
            let _ = write!(line, "{}\"{value}\"", if column > 0 { "," } else { "" });
        }
        writeln!(out, "{line}")?;
    }
    out.flush()
}

fn write_network(to: &Path, rows: u32) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(to)?);
    let head = r#"{"reporting_entity_name":"Acme","plan_name":"acme","last_updated_on":"2026-10-01","provider_references":["#;
    write!(out, "{head}")?;
    for (count, n) in (0..rows).step_by(IN_NETWORK_ONE_IN as usize).enumerate() {
        let comma = if count > 0 { "," } else { "" };
        let npi = 1_000_000_000 + n;
        write!(out, r#"{comma}{{"provider_group_id":{n},"provider_groups":[{{"npi":[{npi}]}}]}}"#)?;
    }
    write!(out, "],\"in_network\":[]}}")?;
    out.flush()
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = |path: std::path::PathBuf| match path.is_dir() {
        true => size(&path),
        false => path.metadata().map_or(0, |about| about.len()),
    };
    entries.map(|entry| bytes(entry.path())).sum()
}

/// A specialty, fifty miles around a place, in a network: nearest first.
fn ask(lists: &Path, zips: &[(String, f64, f64)]) -> Result<(), String> {
    let lists = Lists::new(lists);
    let said = |error: atlas::AtlasError| error.to_string();
    let (doctors, places) =
        (Doctors::open(&lists).map_err(said)?, Places::open(&lists).map_err(said)?);
    let mut took = Vec::new();
    let mut found = 0;
    for n in 0..QUESTIONS {
        let zip = zips.get(mixed(n as u32) % zips.len().max(1)).map_or("02115", |z| z.0.as_str());
        let begin = Instant::now();
        let spot = places.find(zip).map_err(said)?.spot;
        let query = Query {
            taxonomies: vec![CODE.to_owned()],
            near: Some(Around { spot, km: 80.0 }),
            networks: vec!["networks/acme".to_owned()],
            order: Order::Distance,
            ..Query::default()
        };
        found += doctors.search(&query, None, 20).map_err(said)?.total;
        took.push(begin.elapsed());
    }
    print_times("tantivy", &mut took, found);
    Ok(())
}

fn print_times(engine: &str, took: &mut [Duration], found: u64) {
    took.sort();
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default();
    println!(
        "{engine}: specialty + 50 miles + network, {} questions, {found} found: median {:.2} ms, p99 {:.2} ms",
        took.len(),
        at(50).as_secs_f64() * 1e3,
        at(99).as_secs_f64() * 1e3
    );
}

/// The same rows and question in SQLite, through Python's own module.
fn against_sqlite(
    folder: &Path,
    registry: &Path,
    zips: &[(String, f64, f64)],
    rows: u32,
) -> Result<(), String> {
    let mut asked = String::new();
    for n in 0..QUESTIONS {
        let zip = zips.get(mixed(n as u32) % zips.len().max(1)).map_or("02115", |z| z.0.as_str());
        let _ = writeln!(asked, "{zip}");
    }
    let mut spots = String::new();
    for (zip, latitude, longitude) in zips {
        let _ = writeln!(spots, "{zip},{latitude},{longitude}");
    }
    let (questions, places) = (folder.join("questions.txt"), folder.join("spots.txt"));
    std::fs::write(&questions, asked).map_err(said)?;
    std::fs::write(&places, spots).map_err(said)?;
    let script = folder.join("sqlite.py");
    std::fs::write(&script, SQLITE).map_err(said)?;
    let database = folder.join("doctors.sqlite");
    let arguments = [
        script.as_os_str(),
        registry.as_os_str(),
        places.as_os_str(),
        questions.as_os_str(),
        database.as_os_str(),
    ];
    let done = std::process::Command::new("python3").args(arguments).output();
    match done {
        Ok(done) if done.status.success() => print!("{}", String::from_utf8_lossy(&done.stdout)),
        Ok(done) => println!("SQLite not measured: {}", String::from_utf8_lossy(&done.stderr)),
        Err(error) => println!("SQLite not measured: {error}"),
    }
    println!(
        "SQLite database {} MB for {rows} rows",
        megabytes(database.metadata().map_or(0, |d| d.len()))
    );
    Ok(())
}

const SQLITE: &str = r#"
import csv, math, sqlite3, sys, time
registry, places, questions, path = sys.argv[1:]
spots = {z: (float(a), float(b)) for z, a, b in (l.split(",") for l in open(places).read().split())}
db = sqlite3.connect(path)
db.executescript("""pragma journal_mode=off; pragma synchronous=off;
create table d(id integer primary key, last text, first text, code text, net int, lat real, lon real);
create virtual table n using fts5(last, first, content='');
create virtual table r using rtree(id, a, b, c, d);""")
begin = time.time()
rows = csv.reader(open(registry, newline=""))
head = next(rows)
at = {k: head.index(k) for k in head}
L, F, Z, C = (at[k] for k in ("Provider Last Name (Legal Name)", "Provider First Name",
    "Provider Business Practice Location Address Postal Code", "Healthcare Provider Taxonomy Code_1"))
batch = []
def put():
    db.executemany("insert into d values(?,?,?,?,?,?,?)", batch)
    db.executemany("insert into n(rowid,last,first) values(?,?,?)", [(b[0], b[1], b[2]) for b in batch])
    db.executemany("insert into r values(?,?,?,?,?)", [(b[0], b[5], b[5], b[6], b[6]) for b in batch])
    batch.clear()
for row in rows:
    npi = int(row[0]); lat, lon = spots[row[Z]]
    batch.append((npi, row[L], row[F], row[C], int((npi - 1000000000) % 3 == 0), lat, lon))
    if len(batch) == 10000: put()
put()
db.execute("create index c on d(code)")
db.commit()
print(f"SQLite load: {time.time() - begin:.1f} s")
def km(a, b, c, d):
    a, b, c, d = map(math.radians, (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))
took, found = [], 0
for zip in open(questions).read().split():
    begin = time.perf_counter()
    lat, lon = spots[zip]
    up = 80 / 111.0; side = up / max(0.05, math.cos(math.radians(lat)))
    hits = db.execute("""select d.id, d.lat, d.lon from r join d on d.id = r.id
        where r.a >= ? and r.b <= ? and r.c >= ? and r.d <= ? and d.code = '207RX0202X' and d.net = 1""",
        (lat - up, lat + up, lon - side, lon + side)).fetchall()
    near = sorted((km(lat, lon, a, b), i) for i, a, b in hits)
    near = [x for x in near if x[0] <= 80]
    found += len(near); near[:20]
    took.append(time.perf_counter() - begin)
took.sort()
print(f"SQLite: the same, {len(took)} questions, {found} found: median {took[len(took)//2]*1e3:.2f} ms, p99 {took[len(took)*99//100]*1e3:.2f} ms")
"#;
