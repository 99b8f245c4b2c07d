//! What other people's programs say of a PDF of ours.
#![allow(clippy::disallowed_methods, reason = "another program judges what we wrote")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where PDFs are laid down to be judged.
pub(crate) fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("judged");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Its words, with single blanks.
pub(crate) fn words(pdf: &Path) -> String {
    let out = Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    String::from_utf8_lossy(&out.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn pages(pdf: &Path) -> usize {
    let out = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let pages = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    pages.and_then(|n| n.trim().parse().ok()).unwrap_or_else(|| panic!("no pages: {said}"))
}

/// The rules of PDF/UA-1 that a program can check, by `tools/validate_pdfua.py`.
pub(crate) fn keeps_pdf_ua(files: &[PathBuf], more: &[&str]) {
    let Ok(python) = std::env::var("SECOND_OPINION_PYTHON") else {
        eprintln!("SECOND_OPINION_PYTHON is not set: only the typesetter's own check was made");
        return;
    };
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/validate_pdfua.py");
    let out = Command::new(python).arg(tool).args(more).args(files).output().unwrap();
    let said = [out.stdout, out.stderr].map(|s| String::from_utf8_lossy(&s).into_owned());
    assert!(out.status.success(), "{}", said.concat());
}

/// Holds a page against how it was set when somebody looked at it: its lines of words with the place of each, in
/// whole points from the upper left.
pub(crate) fn is_set_as(pdf: &Path, page: u32, golden: &Path) {
    let page = page.to_string();
    let out = Command::new("pdftotext")
        .args(["-bbox-layout", "-f", &page, "-l", &page])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let number = |line: &str, name: &str| -> f32 {
        let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let mut set = String::new();
    for line in said.lines().map(str::trim) {
        if line.starts_with("<line ") {
            let (x, y) = (number(line, "xMin").round(), number(line, "yMin").round());
            let _ = write!(set, "\n{x:>4} {y:>4} ");
        } else if let Some(word) = line.strip_prefix("<word ") {
            let word = word.split_once('>').unwrap().1.trim_end_matches("</word>");
            let _ = write!(set, " {word}");
        }
    }
    let set = format!("{}\n", set.trim_start_matches('\n'));
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(golden, &set).unwrap();
    }
    let wanted = std::fs::read_to_string(golden).unwrap_or_default();
    assert_eq!(set, wanted, "{} is set otherwise", golden.display());
}
