//! Opening the files of lists as their owners publish them: plain, gzip, or ZIP with many members. What is read is
//! streamed; a file of many gigabytes costs the memory of its longest row. A spreadsheet is read as the table of its first sheet.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::lists::ListFile;
use crate::{AtlasError, Result, Watch, sheet};

const BUFFER_BYTES: usize = 1 << 20;
/// Unpacked bytes of one member. The registry's full file is about 10 GB; an archive that unpacks to more than ten times
/// that is a bomb.
const UNPACKED_BYTES: u64 = 128 << 30;
/// A spreadsheet inside an archive.
const SHEET_BYTES: u64 = 256 << 20;

/// A file that was handed over.
#[derive(Clone, Debug)]
pub struct Source {
    pub path: PathBuf,
    /// Its name without the folder.
    pub name: String,
    pub bytes: u64,
    packing: Packing,
    /// What can be read of it: itself, or the members of the archive.
    pub members: Vec<Member>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    Zip,
    Sheet,
}

/// A text in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    /// Unpacked, where that is known; else of the file.
    pub bytes: u64,
    index: usize,
}

impl Source {
    /// Looks at a file and at what is in it; reads no rows.
    ///
    /// # Errors
    /// Where it is not there, or an archive that does not open.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let mut file = open(path, &name)?;
        let bytes = file.metadata()?.len();
        let mut magic = [0u8; 4];
        let got = read_up_to(&mut file, &mut magic)?;
        let packing = match magic.get(..got).unwrap_or_default() {
            [b'P', b'K', ..] if sheet::is_sheet(open(path, &name)?) => Packing::Sheet,
            [b'P', b'K', ..] => Packing::Zip,
            [0x1f, 0x8b, ..] => Packing::Gzip,
            _ => Packing::Plain,
        };
        let members = match packing {
            Packing::Zip => zip_members(path, &name)?,
            _ => {
                let inner = name.strip_suffix(".gz").unwrap_or(&name);
                vec![Member { name: inner.to_owned(), bytes, index: 0 }]
            }
        };
        Ok(Self { path: path.to_owned(), name, bytes, packing, members })
    }

    /// The file's hash, for the manifest. Reads it once through.
    pub fn listed(&self, watch: &dyn Watch) -> Result<ListFile> {
        let mut file = open(&self.path, &self.name)?;
        let mut hash = Sha256::new();
        let mut buffer = vec![0u8; BUFFER_BYTES];
        let mut bytes = 0u64;
        loop {
            let got = file.read(&mut buffer)?;
            if got == 0 {
                break;
            }
            if watch.stop() {
                return Err(AtlasError::Stopped);
            }
            hash.update(buffer.get(..got).unwrap_or_default());
            bytes += got as u64;
        }
        let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(ListFile { name: self.name.clone(), bytes, sha256 })
    }

    /// Calls `with` with a member's bytes as they stream by.
    pub fn read<T>(
        &self,
        member: &Member,
        with: impl FnOnce(Stream<'_>) -> Result<T>,
    ) -> Result<T> {
        let file = open(&self.path, &self.name)?;
        match self.packing {
            Packing::Plain => with(Stream::new(Box::new(file), member, self.bytes)),
            Packing::Gzip => {
                // How far the compressed file is read says how much is done: its unpacked length is not known.
                let packed = Counted::new(Box::new(file), u64::MAX);
                let done = Arc::clone(&packed.read);
                let plain = MultiGzDecoder::new(BufReader::with_capacity(BUFFER_BYTES, packed));
                let mut stream = Stream::new(Box::new(plain), member, self.bytes);
                stream.read = done;
                with(stream)
            }
            Packing::Sheet => {
                let table = sheet::to_csv(BufReader::new(file), &self.name)?;
                with(Stream::new(Box::new(table), member, self.bytes))
            }
            Packing::Zip => {
                let file = BufReader::with_capacity(BUFFER_BYTES, file);
                let mut archive = zip::ZipArchive::new(file).map_err(|_| self.damaged())?;
                let mut inner = archive.by_index(member.index).map_err(|_| self.damaged())?;
                if member.name.to_lowercase().ends_with(".xlsx") {
                    let mut bytes = Vec::new();
                    inner
                        .by_ref()
                        .take(SHEET_BYTES)
                        .read_to_end(&mut bytes)
                        .map_err(|_| self.damaged())?;
                    let table = sheet::to_csv(io::Cursor::new(bytes), &member.name)?;
                    return with(Stream::new(Box::new(table), member, member.bytes));
                }
                with(Stream::new(Box::new(inner), member, member.bytes))
            }
        }
    }

    /// The first bytes of a member, to see what it is.
    pub fn head(&self, member: &Member, most: usize) -> Result<Vec<u8>> {
        self.read(member, |mut stream| {
            let mut head = vec![0u8; most];
            let got =
                read_up_to(&mut stream, &mut head).map_err(|e| stream_error(&e, &member.name))?;
            head.truncate(got);
            Ok(head)
        })
    }

    pub fn is_zip(&self) -> bool {
        self.packing == Packing::Zip
    }

    /// The day in the file's or the member's name, where there is one (`…_20260208.zip`, `…_20260208-20260215.csv`,
    /// `2026-02-08`): the last one.
    pub fn day(&self) -> Option<Date> {
        let names = self.members.iter().map(|m| &m.name).chain([&self.name]);
        names.filter_map(|name| day_in(name)).max()
    }

    fn damaged(&self) -> AtlasError {
        AtlasError::Damaged { name: self.name.clone() }
    }
}

fn open(path: &Path, name: &str) -> Result<File> {
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => AtlasError::NotThere { name: name.to_owned() },
        _ => error.into(),
    })?;
    match file.metadata()?.is_dir() {
        true => Err(AtlasError::NotThere { name: name.to_owned() }),
        false => Ok(file),
    }
}

fn zip_members(path: &Path, name: &str) -> Result<Vec<Member>> {
    let damaged = || AtlasError::Damaged { name: name.to_owned() };
    let file = BufReader::new(open(path, name)?);
    let mut archive = zip::ZipArchive::new(file).map_err(|_| damaged())?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(|_| damaged())?;
        if member.is_file() {
            let name = member
                .name()
                .map_err(|_| damaged())?
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            members.push(Member { name, bytes: member.size(), index });
        }
    }
    Ok(members)
}

/// A member's bytes as they stream by, and how far they are.
pub struct Stream<'a> {
    inner: Counted<'a>,
    pub name: String,
    /// Bytes read so far, of [`Self::of`].
    pub read: Arc<AtomicU64>,
    pub of: u64,
}

impl<'a> Stream<'a> {
    fn new(inner: Box<dyn Read + 'a>, member: &Member, of: u64) -> Self {
        let inner = Counted::new(inner, UNPACKED_BYTES);
        let read = Arc::clone(&inner.read);
        Self { inner, name: member.name.clone(), read, of }
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.inner.read(to)
    }
}

struct Counted<'a> {
    inner: Box<dyn Read + 'a>,
    read: Arc<AtomicU64>,
    left: u64,
}

impl<'a> Counted<'a> {
    fn new(inner: Box<dyn Read + 'a>, left: u64) -> Self {
        Self { inner, read: Arc::default(), left }
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(to)?;
        self.read.fetch_add(got as u64, Ordering::Relaxed);
        self.left = self.left.checked_sub(got as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(got)
    }
}

/// Fills `to` as far as the bytes reach.
pub(crate) fn read_up_to(from: &mut impl Read, to: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = to.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match from.read(rest)? {
            0 => break,
            got => filled += got,
        }
    }
    Ok(filled)
}

/// What an error in the middle of a stream says of the file.
pub fn stream_error(error: &io::Error, name: &str) -> AtlasError {
    let name = name.to_owned();
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            AtlasError::Damaged { name }
        }
        io::ErrorKind::FileTooLarge => AtlasError::TooLarge { name },
        io::ErrorKind::StorageFull => AtlasError::FullDisk,
        // The unpackers give some damage no kind of its own.
        io::ErrorKind::Other => AtlasError::Damaged { name },
        kind => AtlasError::Disk { kind },
    }
}

/// What an error in JSON says of the file.
pub fn json_error(error: &serde_json::Error, name: &str) -> AtlasError {
    let name = name.to_owned();
    match (error.io_error_kind(), error.is_eof()) {
        (Some(kind), _) => stream_error(&kind.into(), &name),
        (None, true) => AtlasError::Damaged { name },
        (None, false) => AtlasError::OtherShape { name, line: error.line() as u64 },
    }
}

/// The last day named in a text by eight digits, or by four, two and two with a line between.
pub fn day_in(name: &str) -> Option<Date> {
    let digits: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).collect();
    let day = |year: &str, month: &str, day: &str| {
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        (1990..2200).contains(&date.year()).then_some(date)
    };
    let packed = digits.iter().filter(|run| run.len() == 8).filter_map(|run| {
        day(run.get(..4)?, run.get(4..6)?, run.get(6..)?)
            .or_else(|| day(run.get(4..)?, run.get(..2)?, run.get(2..4)?))
    });
    let spread = digits.windows(3).filter_map(|three| match three {
        [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2 => day(y, m, d),
        _ => None,
    });
    packed.chain(spread).max()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_of_a_list_stands_in_its_name() {
        for (name, day) in [
            ("NPPES_Data_Dissemination_February_2026.zip", None),
            ("npidata_pfile_20050523-20260208.csv", Some(date(2026, 2, 8))),
            ("2026-11-01_acme_in-network-rates.json.gz", Some(date(2026, 11, 1))),
            ("endpoint_pfile_20050523-20260208_fileheader.csv", Some(date(2026, 2, 8))),
            ("UPDATED.csv", None),
        ] {
            assert_eq!(day_in(name), day, "{name}");
        }
    }
}
