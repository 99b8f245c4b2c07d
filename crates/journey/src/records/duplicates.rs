//! What is there twice: the same bytes, the same text exported again, a new scan of the same paper.

use std::collections::BTreeMap;

use record::{DocumentId, Format, Origin, ReadDocument, Sha256, Status};

/// Each second copy and the document it is a copy of.
pub(super) fn find(documents: &[ReadDocument]) -> BTreeMap<DocumentId, DocumentId> {
    let mut copies = BTreeMap::new();
    let mut by_bytes: BTreeMap<Sha256, DocumentId> = BTreeMap::new();
    let readable = |d: &&ReadDocument| {
        !matches!(d.document.status, Status::Ignored | Status::NotRead)
            && d.document.format != Format::Zip
    };
    // `report.pdf` before `report (1).pdf` before the same inside an export.
    let mut plainest_first: Vec<_> = documents.iter().filter(readable).collect();
    plainest_first.sort_by_key(|d| (d.document.path.len(), d.document.id));
    for document in plainest_first {
        match by_bytes.get(&document.document.sha256) {
            Some(original) => {
                copies.insert(document.document.id, *original);
            }
            None => {
                by_bytes.insert(document.document.sha256, document.document.id);
            }
        }
    }
    same_words(documents.iter().filter(readable).filter(|d| !copies.contains_key(&d.document.id)))
        .into_iter()
        .for_each(|(copy, original)| {
            copies.insert(copy, original);
        });
    copies
}

/// Share of common three-word runs at which a text is the same text. Reports from one template of
/// another day share less than 0.8 and differ in their numbers.
const SAME_EXPORT: f64 = 0.9;
/// The same, where one of the two was read off a picture: text recognition breaks every tenth run.
const SAME_PAPER: f64 = 0.55;
/// Shorter texts say too little to be called the same.
const WORDS_MIN: usize = 40;

/// A text in comparable form.
struct Print {
    id: DocumentId,
    is_ocr: bool,
    runs: Vec<u64>,
    /// Numbers of two digits and more, sorted: two visits of one template differ in them.
    numbers: Vec<String>,
}

fn same_words<'a>(
    documents: impl Iterator<Item = &'a ReadDocument>,
) -> Vec<(DocumentId, DocumentId)> {
    // Only papers of one day can be copies of each other; a scan whose date is lost stands with the undated.
    let mut by_day: BTreeMap<_, Vec<Print>> = BTreeMap::new();
    let is_paper = |d: &&ReadDocument| {
        matches!(
            d.document.format,
            Format::Pdf | Format::Image | Format::Text | Format::Rtf | Format::Docx | Format::Html
        )
    };
    for document in documents.filter(is_paper) {
        if let Some(print) = print(document) {
            by_day.entry(document.document.date).or_default().push(print);
        }
    }
    let mut copies = Vec::new();
    for prints in by_day.into_values() {
        // Written text before recognised text, so that the better copy is the original.
        let mut originals: Vec<&Print> = Vec::new();
        let (ocr, written): (Vec<_>, Vec<_>) = prints.iter().partition(|p| p.is_ocr);
        for print in written.into_iter().chain(ocr) {
            match originals.iter().find(|original| is_copy(original, print)) {
                Some(original) => copies.push((print.id, original.id)),
                None => originals.push(print),
            }
        }
    }
    copies
}

fn is_copy(original: &Print, print: &Print) -> bool {
    let common = common(&original.runs, &print.runs) as f64;
    let share = common / original.runs.len().max(print.runs.len()).max(1) as f64;
    if original.is_ocr || print.is_ocr {
        share >= SAME_PAPER
    } else {
        share >= SAME_EXPORT && original.numbers == print.numbers
    }
}

/// How many values two sorted lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut at, mut count) = (0, 0);
    for value in a {
        while b.get(at).is_some_and(|x| x < value) {
            at += 1;
        }
        if b.get(at) == Some(value) {
            count += 1;
            at += 1;
        }
    }
    count
}

fn print(read: &ReadDocument) -> Option<Print> {
    let words: Vec<String> = read
        .reading
        .pages
        .iter()
        .flat_map(|p| p.text().split(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < WORDS_MIN {
        return None;
    }
    let mut runs: Vec<u64> = words.windows(3).map(fingerprint).collect();
    runs.sort_unstable();
    runs.dedup();
    let digits = |w: &&String| w.len() > 1 && w.bytes().all(|b| b.is_ascii_digit());
    let mut numbers: Vec<String> = words.iter().filter(digits).cloned().collect();
    numbers.sort_unstable();
    let is_ocr = read.reading.pages.iter().any(|p| p.origin == Origin::Ocr);
    Some(Print { id: read.document.id, is_ocr, runs, numbers })
}

/// FNV-1a over the words of a run: the same on every machine.
fn fingerprint(run: &[String]) -> u64 {
    let bytes = run.iter().flat_map(|w| w.bytes().chain(std::iter::once(b' ')));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
