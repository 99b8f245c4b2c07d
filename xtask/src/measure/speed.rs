//! How fast reading is, as ratios taken in one run, so that the machine falls out of the figure.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use intake::shoebox::{Content, HandedFile, Unwatched};
use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use sha2::{Digest, Sha256};

use super::run::{megabytes, run as run_program};
use super::slices::write_slices;
use super::{binary, corpus, scratch};

/// Runs of each thing timed; the fastest counts.
const RUNS: usize = 3;
const SLICES: u32 = 2_000;
const FILES: usize = 5_000;
const TEXT_BYTES: usize = 50_000_000;
const LONG: Duration = Duration::from_secs(1_200);

const PAGE: &str = "CEDARFALL PATHOLOGY ASSOCIATES\nPatient: Ottoline Quillfeather   DOB: 04/02/1961\n\
    Date of service: 03/14/2026\n\nFINAL DIAGNOSIS\nBreast, left, lumpectomy: Invasive ductal carcinoma, \
    Nottingham grade 2, 18 mm.\nMargins negative. Two of five lymph nodes positive (2/5). pT1c pN1a.\n\
    ER: Positive (95%). PR: Positive (40%). HER2: Negative (1+).\n";

/// `xtask measure speed [--slices N]`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let slices = words.iter().skip_while(|w| *w != "--slices").nth(1);
    let slices = slices.and_then(|n| n.parse().ok()).unwrap_or(SLICES);
    if cfg!(debug_assertions) {
        println!(
            "built without optimisation: for figures that count, build xtask and app with --release"
        );
    }
    let binary = binary()?;
    against_plain_parsers();
    one_page(&binary)?;
    long_text(&binary)?;
    many_files(&binary)?;
    discs(&binary, slices)
}

/// A file of the disk, as the app hands it over.
struct OnDisk {
    path: String,
    bytes: u64,
    at: PathBuf,
}

impl HandedFile for OnDisk {
    fn path(&self) -> &str {
        &self.path
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn open(&self) -> io::Result<Box<dyn Content + '_>> {
        Ok(Box::new(std::fs::File::open(&self.at)?))
    }
}

/// Reading folders against hashing their bytes and parsing them with the plain parser, on as many threads.
fn against_plain_parsers() {
    let mut folders =
        vec![crate::house().join("patients/breast-left"), crate::house().join("patients/lung")];
    if let Ok(corpus) = corpus() {
        let named = [
            "ccda/vendors",
            "ccda/onc-certification",
            "fhir/r4",
            "fhir/stu-3",
            "shoebox/breast-left",
        ];
        folders.extend(named.map(|name| corpus.join(name)));
    }
    let library = Library::built_in(Language::English);
    let limits = Limits::default();
    let tools =
        Tools { library: &library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    println!("\nread, as a multiple of hashing plus parsing the same bytes (at most 3 is the aim)");
    for folder in folders.iter().filter(|f| f.is_dir()) {
        let folder =
            if folder.join("records").is_dir() { folder.join("records") } else { folder.clone() };
        let files = files_below(&folder);
        let bytes: u64 = files.iter().map(|f| f.bytes()).sum();
        let plain = fastest(|| parse_plainly(&files));
        let read = fastest(|| {
            let documents = intake::shoebox::read(&files, 1, &tools, &Unwatched);
            assert!(documents.is_ok(), "nothing is kept, so nothing can fail");
        });
        println!(
            "  {:5.1} ×  {:>7.1} ms of {:>7.1} ms, {} MB in {} files: {}",
            read.as_secs_f64() / plain.as_secs_f64().max(1e-9),
            ms(read),
            ms(plain),
            megabytes(bytes),
            files.len(),
            folder.display()
        );
    }
}

/// Hashes every file and parses what a plain parser takes: XML, JSON, and members of archives unread.
fn parse_plainly(files: &[Box<dyn HandedFile>]) {
    let next = Mutex::new(files.iter());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let file = next.lock().ok().and_then(|mut files| files.next());
                    let Some(file) = file else { return };
                    let mut bytes = Vec::new();
                    let read = file.open().and_then(|mut content| content.read_to_end(&mut bytes));
                    if read.is_ok() {
                        std::hint::black_box(Sha256::digest(&bytes));
                        let text = std::str::from_utf8(&bytes).unwrap_or_default().trim_start();
                        if text.starts_with('<') {
                            std::hint::black_box(roxmltree::Document::parse(text).is_ok());
                        } else if text.starts_with(['{', '[']) {
                            std::hint::black_box(
                                serde_json::from_str::<serde_json::Value>(text).is_ok(),
                            );
                        }
                    }
                }
            });
        }
    });
}

/// One page of text from a cold start of the program.
fn one_page(binary: &Path) -> Result<(), String> {
    let page = scratch("page")?.join("report.txt");
    std::fs::write(&page, PAGE).map_err(|e| e.to_string())?;
    let mut took = Vec::new();
    for _ in 0..11 {
        took.push(run_program(binary, &["read", "--format", "json"], &[&page], LONG)?.took);
    }
    took.sort();
    println!(
        "\none page of text from a cold start: {:.0} ms (median of 11; at most 100 is the aim)",
        ms(took[5])
    );
    Ok(())
}

/// One file of very many words, and whether half of it takes half as long.
fn long_text(binary: &Path) -> Result<(), String> {
    let folder = scratch("long")?;
    let mut took = Vec::new();
    for bytes in [TEXT_BYTES / 2, TEXT_BYTES] {
        let text: String = (0..)
            .flat_map(|n| [PAGE.to_owned(), format!("Accession {n}\n\n")])
            .scan(0, |written, part| {
                *written += part.len();
                (*written < bytes).then_some(part)
            })
            .collect();
        let path = folder.join(format!("{}.txt", bytes / 1_000_000));
        std::fs::write(&path, text).map_err(|e| e.to_string())?;
        took.push(run_program(binary, &["read", "--format", "json"], &[&path], LONG)?.took);
    }
    println!(
        "{} MB of words in one file: {:.1} s (at most 10 is the aim), {:.1} × half of it",
        TEXT_BYTES / 1_000_000,
        took[1].as_secs_f64(),
        took[1].as_secs_f64() / took[0].as_secs_f64().max(1e-9)
    );
    Ok(())
}

/// A folder of many small papers.
fn many_files(binary: &Path) -> Result<(), String> {
    let folder = scratch("many")?;
    for number in 0..FILES {
        let path = folder.join(format!("{:02}/note {number:04}.txt", number % 50));
        if !path.is_file() {
            std::fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(|e| e.to_string())?;
            let note = PAGE.replace(
                "03/14/2026",
                &format!("03/{:02}/{}", number % 28 + 1, 2000 + number % 26),
            );
            std::fs::write(&path, format!("{note}\nAccession {number}\n"))
                .map_err(|e| e.to_string())?;
        }
    }
    let run = run_program(binary, &["read", "--format", "json"], &[&folder], LONG)?;
    println!(
        "{FILES} files: {:.1} s, {} MB (under 512 is the aim){}",
        run.took.as_secs_f64(),
        megabytes(run.memory_bytes),
        if run.succeeded() { "" } else { ", FAILED" }
    );
    Ok(())
}

/// A scan of many slices against `dcmdump +L`, and that memory does not grow with the slices.
fn discs(binary: &Path, slices: u32) -> Result<(), String> {
    let (few, many) = (scratch("slices-few")?, scratch("slices")?);
    write_slices(&few, slices / 10)
        .and_then(|()| write_slices(&many, slices))
        .map_err(|e| e.to_string())?;
    let words = ["read", "--format", "json"];
    let small = run_program(binary, &words, &[&few], LONG)?;
    let large = run_program(binary, &words, &[&many], LONG)?;
    println!(
        "{slices} slices: {:.1} s, {} MB; a tenth of them: {} MB{}",
        large.took.as_secs_f64(),
        megabytes(large.memory_bytes),
        megabytes(small.memory_bytes),
        if large.succeeded() { "" } else { ", FAILED" }
    );
    let dcmdump = Path::new("dcmdump");
    match run_program(dcmdump, &["+sd", "+r", "+L", "-q"], &[&many], LONG) {
        Ok(dump) => println!(
            "dcmdump +L over the same files: {:.1} s, that is {:.1} × ours",
            dump.took.as_secs_f64(),
            dump.took.as_secs_f64() / large.took.as_secs_f64().max(1e-9)
        ),
        Err(_) => println!("dcmdump is not here to compare with"),
    }
    Ok(())
}

fn files_below(folder: &Path) -> Vec<Box<dyn HandedFile>> {
    let mut files: Vec<Box<dyn HandedFile>> = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(below) = folders.pop() {
        for entry in std::fs::read_dir(&below).into_iter().flatten().flatten() {
            let (at, kind) = (entry.path(), entry.file_type());
            if kind.as_ref().is_ok_and(std::fs::FileType::is_dir) {
                folders.push(at);
            } else if let Ok(about) = entry.metadata() {
                let path = at.strip_prefix(folder).unwrap_or(&at).to_string_lossy().into_owned();
                files.push(Box::new(OnDisk { path, bytes: about.len(), at }));
            }
        }
    }
    files.sort_by(|a, b| a.path().cmp(b.path()));
    files
}

fn fastest(mut work: impl FnMut()) -> Duration {
    let timed = (0..RUNS).map(|_| {
        let began = Instant::now();
        work();
        began.elapsed()
    });
    timed.min().unwrap_or_default()
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
