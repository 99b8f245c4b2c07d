//! The originals of a shoebox that is read and not kept: files stay where they are, what was inside archives
//! and records lies in a private folder for as long as it is needed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use intake::formats::{dicom, image, pdf};
use intake::shoebox::Watcher;
use paper::archive::{Header, Images};
use paper::packet::Originals;
use record::{Format, Reading, Sha256, StoredFile};

use super::Folder;
use crate::programs::Programs;

/// Fine enough to read small print.
const PDF_DPI: u32 = 150;
/// Pixels of a picture's longer side.
const PICTURE_SIDE: u32 = 2_400;

pub struct Spool<'a> {
    /// Files of this computer, by the path they were handed over under.
    here: BTreeMap<String, PathBuf>,
    folder: tempfile::TempDir,
    inside: Mutex<BTreeMap<Sha256, PathBuf>>,
    watcher: &'a dyn Watcher,
    programs: &'a Programs,
}

impl<'a> Spool<'a> {
    /// # Errors
    /// Where no temporary folder can be made.
    pub fn new(
        files: &Folder,
        watcher: &'a dyn Watcher,
        programs: &'a Programs,
    ) -> io::Result<Self> {
        Ok(Self {
            here: files.places(),
            folder: tempfile::Builder::new().prefix("second-opinion-").tempdir()?,
            inside: Mutex::default(),
            watcher,
            programs,
        })
    }
}

impl Watcher for Spool<'_> {
    fn found(&self, documents: usize) {
        self.watcher.found(documents);
    }

    fn read(&self, path: &str, reading: &Reading) {
        self.watcher.read(path, reading);
    }

    fn keep(&self, path: &str, sha256: Sha256, original: &mut dyn Read) -> io::Result<()> {
        if self.here.contains_key(path) {
            return Ok(());
        }
        let at = self.folder.path().join(sha256.to_string());
        // Two threads may hold the same bytes: whoever comes first writes them.
        let is_first = {
            let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
            inside.insert(sha256, at.clone()).is_none()
        };
        if is_first {
            io::copy(original, &mut File::create(at)?)?;
        }
        Ok(())
    }

    fn cancelled(&self) -> bool {
        self.watcher.cancelled()
    }
}

impl Originals for Spool<'_> {
    fn open(&self, file: &StoredFile) -> io::Result<Box<dyn Read + '_>> {
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let at = self.here.get(&file.path).or_else(|| inside.get(&file.sha256));
        let at = at.ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(File::open(at)?))
    }

    fn picture(&self, bytes: &[u8], format: Format, page: u32) -> Option<Vec<u8>> {
        page_picture(bytes, format, page, self.programs)
    }
}

impl Images for Spool<'_> {
    fn header(&self, head: &[u8]) -> Option<Header> {
        dicom::filing(head)
    }
}

/// A page of an original as a picture; other people's code draws it, and if that dies there is none.
pub(super) fn page_picture(
    bytes: &[u8],
    format: Format,
    page: u32,
    programs: &Programs,
) -> Option<Vec<u8>> {
    let draw = || match format {
        Format::Pdf => pdf::render_page(bytes, page, PDF_DPI),
        _ => image::render_page(bytes, page, PICTURE_SIDE, programs),
    };
    let drawn = std::panic::catch_unwind(std::panic::AssertUnwindSafe(draw));
    drawn.ok().flatten().map(|picture| picture.png)
}
