//! How long a packet takes: of the example shoebox, of many pages against qpdf, of many slices against copying and
//! hashing them. Making is what `packet` takes beyond `read`: both read the same papers first.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::run::{Run, megabytes, run as run_program, worked_by_children};
use super::slices::write_slices;
use super::{binary, scratch};

const FILES: usize = 20;
const PAGES: usize = 25;
const SLICES: u32 = 2_000;
/// Of a time that others on this computer lengthen, the least of so many is taken.
const RUNS: usize = 3;
const LONG: Duration = Duration::from_secs(1_200);

/// `xtask measure packet [--slices N]`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let slices = words.iter().skip_while(|w| *w != "--slices").nth(1);
    let slices = slices.and_then(|n| n.parse().ok()).unwrap_or(SLICES);
    let binary = binary()?;
    let shoebox = crate::house().join("patients/breast-left/records");
    let whole = packet(&binary, &shoebox)?;
    println!("packet of the example shoebox, with reading it: {:.1} s", whole.took.as_secs_f64());
    pages(&binary)?;
    images(&binary, slices)
}

fn packet(binary: &Path, records: &Path) -> Result<Run, String> {
    let out = scratch("packet/out")?;
    let out = out.display().to_string();
    let run = run_program(binary, &["packet", "--out", &out], &[records], LONG)?;
    run.succeeded().then_some(run).ok_or_else(|| format!("no packet of {}", records.display()))
}

/// What `packet` takes beyond `read`: the time of the processors at the best of some runs, and the most memory.
fn making(binary: &Path, records: &Path) -> Result<(Duration, u64), String> {
    let mut best = [Duration::MAX; 2];
    let mut memory = 0;
    for _ in 0..RUNS {
        let read = run_program(binary, &["read"], &[records], LONG)?;
        let made = packet(binary, records)?;
        best = [best[0].min(read.worked), best[1].min(made.worked)];
        memory = memory.max(made.memory_bytes);
    }
    Ok((best[1].saturating_sub(best[0]), memory))
}

fn pages(binary: &Path) -> Result<(), String> {
    let folder = reports("packet/pages", PAGES)?;
    let first_pages = reports("packet/first-pages", 1)?;
    let mut join = Command::new("qpdf");
    join.args(["--empty", "--pages"]);
    for file in 0..FILES {
        join.arg(folder.join(name(file)));
    }
    join.arg("--").arg(scratch("packet/out")?.join("by-qpdf.pdf"));
    let theirs = worked(&mut join)?;
    let (whole, memory) = making(binary, &folder)?;
    let (few, _) = making(binary, &first_pages)?;
    let merging = whole.saturating_sub(few);
    let ratio = |ours: Duration| ours.as_secs_f64() / theirs.as_secs_f64().max(0.001);
    println!(
        "{} pages of {FILES} files, time of the processors: qpdf joins them in {:.2} s",
        FILES * PAGES,
        theirs.as_secs_f64()
    );
    println!(
        "  a packet of them, beyond reading: {:.2} s = {:.1} x, {} MB; of the first page of each: {:.2} s; so the other {} \
         pages (joined, stamped, linked, written, zipped and hashed) take {:.2} s = {:.1} x",
        whole.as_secs_f64(),
        ratio(whole),
        megabytes(memory),
        few.as_secs_f64(),
        FILES * (PAGES - 1),
        merging.as_secs_f64(),
        ratio(merging),
    );
    Ok(())
}

fn name(file: usize) -> String {
    format!("report {file:02}.pdf")
}

/// A folder of reports with so many pages each.
fn reports(folder: &str, pages: usize) -> Result<std::path::PathBuf, String> {
    let folder = scratch(folder)?;
    for file in 0..FILES {
        std::fs::write(folder.join(name(file)), report(file, pages)).map_err(|e| e.to_string())?;
    }
    Ok(folder)
}

fn images(binary: &Path, slices: u32) -> Result<(), String> {
    let folder = scratch("packet/slices")?;
    write_slices(&folder, slices).map_err(|e| e.to_string())?;
    let copy = scratch("packet/out")?.join("copied");
    let mut theirs = Duration::MAX;
    for _ in 0..RUNS {
        let copied = worked_once(Command::new("cp").arg("-r").arg(&folder).arg(&copy))?;
        let hashed = worked_once(
            Command::new("sh").arg("-c").arg("find \"$0\" -type f -exec sha256sum {} +").arg(&copy),
        )?;
        std::fs::remove_dir_all(&copy).map_err(|e| e.to_string())?;
        theirs = theirs.min(copied + hashed);
    }
    let (ours, memory) = making(binary, &folder)?;
    println!(
        "{slices} slices, time of the processors: cp and sha256sum {:.2} s; packed with DICOMDIR and manifest in {:.2} s = {:.1} x; {} MB",
        theirs.as_secs_f64(),
        ours.as_secs_f64(),
        ours.as_secs_f64() / theirs.as_secs_f64().max(0.001),
        megabytes(memory),
    );
    Ok(())
}

/// The time of the processors that a program needs, at the best of some runs.
fn worked(command: &mut Command) -> Result<Duration, String> {
    let times: Result<Vec<_>, _> = (0..RUNS).map(|_| worked_once(command)).collect();
    Ok(times?.into_iter().min().unwrap_or_default())
}

fn worked_once(command: &mut Command) -> Result<Duration, String> {
    let before = worked_by_children();
    let out = command.output().map_err(|e| format!("{command:?}: {e}"))?;
    let worked = worked_by_children().saturating_sub(before);
    out.status.success().then_some(worked).ok_or_else(|| format!("{command:?} failed"))
}

/// A report of some pages, each with its own words.
fn report(file: usize, pages: usize) -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |pdf: &mut Vec<u8>, body: String| {
        places.push(pdf.len());
        pdf.extend_from_slice(format!("{} 0 obj\n{body}\nendobj\n", places.len()).as_bytes());
    };
    let kids: Vec<_> = (0..pages).map(|page| format!("{} 0 R", 4 + page * 2)).collect();
    object(&mut pdf, "<< /Type /Catalog /Pages 2 0 R >>".to_owned());
    object(&mut pdf, format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")));
    object(&mut pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned());
    for page in 0..pages {
        let lines: String = (0..45)
            .map(|line| {
                let words = file * 7919 + page * 104_729 + line * 31;
                format!(
                    "BT /F 10 Tf 60 {} Td (Line {line} of report {file}: {words}) Tj ET\n",
                    740 - line * 15
                )
            })
            .collect();
        let contents = 5 + page * 2;
        object(
            &mut pdf,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {contents} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
            ),
        );
        object(&mut pdf, format!("<< /Length {} >>\nstream\n{lines}endstream", lines.len()));
    }
    let at = pdf.len();
    pdf.extend_from_slice(
        format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes(),
    );
    for place in &places {
        pdf.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let count = places.len() + 1;
    pdf.extend_from_slice(
        format!("trailer\n<< /Root 1 0 R /Size {count} >>\nstartxref\n{at}\n%%EOF\n").as_bytes(),
    );
    pdf
}
