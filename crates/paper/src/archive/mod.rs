//! The packet as one ZIP: the PDF, the untouched originals, the images as a DICOM file set, the case for other
//! programs, and a page that opens offline. Written as a stream: what lies in memory is the PDF and the list of
//! what is in it, however many gigabytes of images go through.

mod dicomdir;
mod offline;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};
use std::io::{self, Read, Seek, Write};

use record::{Document, Format, ReadDocument, StoredFile};
use sha2::{Digest, Sha256};
use zip::write::FileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

use crate::packet::{Ask, Made, Making, NotMade, Originals, file_name, kind_of};
use crate::{case, fhir};
use journey::packet::Packet;

pub use dicomdir::Header;

/// Where the archive is written. It is written front to back; sizes are filled in afterwards.
pub trait Sink: Write + Seek {}

impl<T: Write + Seek> Sink for T {}

/// The originals with what only whoever holds them can tell.
pub trait Images {
    /// What the head of a DICOM file says, by keyword; `None` where it is no file of the standard's form (PS3.10).
    fn header(&self, head: &[u8]) -> Option<Header>;
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub files: usize,
    /// Bytes of the files, before they were packed.
    pub bytes: u64,
}

/// Bytes of a DICOM file in which its header ends; a longer one goes among the other originals.
const HEAD: usize = 256 << 10;
/// Bytes that are moved at once.
const PIECE: usize = 256 << 10;
/// How hard words are packed: half the time of the usual six, and a tenth more bytes.
const LEVEL: i64 = 3;
/// Files above this need the longer form of an entry.
const LARGE: u64 = u32::MAX as u64 - (1 << 20);
/// Characters of a file's name.
const NAME: usize = 100;

/// A passphrase that seals the archive: AES-256 in the form of WinZip (AE-2), which 7-Zip, WinZip and the archive
/// programs of the large systems open. Each file has a salt of chance, so a sealed archive is never made twice alike.
#[derive(Clone)]
pub struct Seal(String);

/// Why a passphrase seals nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    TooShort,
    /// Programs do not agree on the bytes of other letters than these.
    OtherLetters,
}

impl Seal {
    /// Letters it has at least. The form stretches a passphrase little (1,000 rounds of PBKDF2), so its length has to
    /// hold.
    pub const LEAST: usize = 12;

    /// # Errors
    /// Where other programs would not open it, or strangers soon would.
    pub fn new(typed: &str) -> Result<Self, Unfit> {
        let typed = typed.trim();
        if !typed.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return Err(Unfit::OtherLetters);
        }
        if typed.len() < Self::LEAST {
            return Err(Unfit::TooShort);
        }
        Ok(Self(typed.to_owned()))
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// What the archive is made of.
#[derive(Clone, Copy)]
pub struct Contents<'a> {
    pub packet: &'a Packet<'a>,
    pub ask: &'a Ask,
    pub made: &'a Made,
    /// Seals it. The names of its files stay to be seen, so they say nothing then.
    pub seal: Option<&'a Seal>,
}

impl fmt::Debug for Contents<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Contents of {} papers", self.packet.enclosed.len())
    }
}

/// Writes the archive.
///
/// # Errors
/// [`NotMade`]; what was written until then is no archive and is to be thrown away.
pub fn write(
    contents: Contents<'_>,
    originals: &dyn Originals,
    images: &dyn Images,
    sink: &mut dyn Sink,
    making: Making<'_>,
) -> Result<Written, NotMade> {
    let mut packer = Packer::new(sink, contents.seal, making)?;
    packer.add("packet.pdf", &contents.made.pdf, true)?;
    let mut set = dicomdir::FileSet::default();
    let mut places = Vec::new();
    for enclosed in &contents.packet.enclosed {
        let document = &enclosed.read.document;
        if enclosed.file_out.is_some() {
            places.push((document.id, String::new()));
            continue;
        }
        let place = packer.originals(enclosed.read, &mut set, originals, images)?;
        places.push((document.id, place));
    }
    if !set.is_empty() {
        packer.add("images/DICOMDIR", &set.directory(), false)?;
    }
    let chart = &contents.packet.chart;
    let case = case::json(chart, making.library, making.on);
    packer.add("case.json", format!("{case:#}\n").as_bytes(), false)?;
    let bundle = fhir::bundle(chart, making.library, making.on);
    packer.add("case.fhir.json", format!("{bundle:#}\n").as_bytes(), false)?;
    let page = offline::page(contents, &places, making);
    packer.add("index.html", page.as_bytes(), false)?;
    let readme = readme(making);
    packer.add("README.txt", readme.as_bytes(), false)?;
    let manifest = packer.manifest();
    packer.add("MANIFEST", manifest.as_bytes(), false)?;
    packer.finish()
}

/// One page in a sealed archive of its own, for whoever helps; its name says nothing.
///
/// # Errors
/// [`NotMade`].
pub fn seal_page(html: &str, seal: &Seal, making: Making<'_>) -> Result<Vec<u8>, NotMade> {
    let mut sink = io::Cursor::new(Vec::new());
    let mut packer = Packer::new(&mut sink, Some(seal), making)?;
    packer.add("sheet.html", html.as_bytes(), false)?;
    packer.finish()?;
    Ok(sink.into_inner())
}

fn readme(making: Making<'_>) -> String {
    let words = &making.library.office;
    let mut text = String::new();
    for line in ["title", "pdf", "page", "originals", "images", "case", "fhir", "manifest", "care"]
    {
        let said = words.say(&format!("packet-readme-{line}"));
        let _ = write!(text, "{said}\r\n\r\n");
    }
    text
}

struct Packer<'a> {
    zip: ZipWriter<&'a mut dyn Sink>,
    making: Making<'a>,
    options: FileOptions<'a, 'static, ()>,
    is_sealed: bool,
    /// Each file's hash and name.
    listed: Vec<(String, String)>,
    names: BTreeSet<String>,
    /// Where each original lies, by its path and hash: an archive is also the original of what stays closed in it.
    places: BTreeMap<(String, record::Sha256), String>,
    bytes: u64,
}

impl<'a> Packer<'a> {
    fn new(
        sink: &'a mut dyn Sink,
        seal: Option<&'a Seal>,
        making: Making<'a>,
    ) -> Result<Self, NotMade> {
        let day = making.on;
        // The day on the packet, not the hour it was made: the same case of the same day has the same bytes.
        let at = zip::DateTime::from_date_and_time(
            day.year().clamp(1980, 2107) as u16,
            day.month() as u8,
            day.day() as u8,
            0,
            0,
            0,
        );
        let mut options = FileOptions::default()
            .last_modified_time(at.unwrap_or_default())
            .unix_permissions(0o644);
        if let Some(Seal(passphrase)) = seal {
            options = options.with_aes_encryption(AesMode::Aes256, passphrase);
        }
        Ok(Self {
            zip: ZipWriter::new(sink),
            making,
            options,
            is_sealed: seal.is_some(),
            listed: Vec::new(),
            names: BTreeSet::new(),
            places: BTreeMap::new(),
            bytes: 0,
        })
    }

    /// Bytes as a file; `packed` says that they would not become smaller.
    fn add(&mut self, name: &str, bytes: &[u8], packed: bool) -> Result<(), NotMade> {
        let hash = self.stream(name, &mut &bytes[..], bytes.len() as u64, packed)?;
        self.listed.push((hash, name.to_owned()));
        Ok(())
    }

    fn stream(
        &mut self,
        name: &str,
        source: &mut dyn Read,
        bytes: u64,
        packed: bool,
    ) -> Result<String, NotMade> {
        let (method, level) = match packed {
            true => (CompressionMethod::Stored, None),
            false => (CompressionMethod::Deflated, Some(LEVEL)),
        };
        let options = self.options.compression_method(method).compression_level(level);
        let options = options.large_file(bytes > LARGE);
        self.zip.start_file(name, options).map_err(|e| NotMade::Write(e.into()))?;
        let mut hash = Sha256::new();
        let mut piece = vec![0; PIECE];
        loop {
            if self.making.progress.cancelled() {
                return Err(NotMade::Cancelled);
            }
            let read = match source.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(NotMade::Original(error)),
            };
            let read = piece.get(..read).unwrap_or_default();
            hash.update(read);
            self.zip.write_all(read).map_err(NotMade::Write)?;
            self.bytes += read.len() as u64;
            self.making.progress.written(read.len() as u64);
        }
        self.names.insert(name.to_owned());
        Ok(record::Sha256(hash.finalize().into()).to_string())
    }

    /// A paper's files; gives where the first of them lies.
    fn originals(
        &mut self,
        read: &ReadDocument,
        set: &mut dicomdir::FileSet,
        originals: &dyn Originals,
        images: &dyn Images,
    ) -> Result<String, NotMade> {
        let document = &read.document;
        let mut first = None;
        for file in &document.files {
            let original = (file.path.clone(), file.sha256);
            if let Some(place) = self.places.get(&original) {
                first.get_or_insert(place.clone());
                continue;
            }
            // What has no bytes need not be there to be opened.
            let mut source = match file.bytes {
                0 => Box::new(io::empty()),
                _ => originals.open(file).map_err(NotMade::Original)?,
            };
            let mut head = Vec::new();
            let mut name = None;
            if document.format == Format::Dicom {
                let limit = HEAD as u64;
                source.by_ref().take(limit).read_to_end(&mut head).map_err(NotMade::Original)?;
                name = images
                    .header(&head)
                    .and_then(|header| set.place(&header))
                    .map(|id| format!("images/{id}"));
            }
            let name = name.unwrap_or_else(|| self.name_for(document, file));
            let mut whole = head.as_slice().chain(source);
            let hash = self.stream(&name, &mut whole, file.bytes, is_packed(document.format))?;
            // What was read is what is handed on, or nothing is.
            if hash != file.sha256.to_string() {
                return Err(NotMade::Original(io::ErrorKind::InvalidData.into()));
            }
            self.listed.push((hash, name.clone()));
            self.places.insert(original, name.clone());
            first.get_or_insert(name);
        }
        Ok(first.unwrap_or_default())
    }

    /// `originals/D11 Final Pathology.pdf`: sorted as the packet numbers them, safe on any disk.
    fn name_for(&self, document: &Document, file: &StoredFile) -> String {
        let mut own = file_name(&file.path);
        // A document inside a record has the number of its place for a name.
        if file.path.contains('!') && !own.bytes().any(|b| b.is_ascii_alphabetic()) {
            own = kind_of(&self.making.library.office, document);
        }
        let safe: String = own
            .chars()
            .map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { '_' } else { c })
            .collect();
        let (stem, ending) = match safe.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && ending.len() <= 8 => {
                (stem.to_owned(), format!(".{ending}"))
            }
            _ => (safe.clone(), ending_of(document.format).to_owned()),
        };
        let label = document.id.0;
        let stem: String = stem.trim().chars().take(NAME).collect();
        let stem = if self.is_sealed { String::new() } else { format!(" {stem}") };
        let mut name = format!("originals/D{label}{stem}{ending}");
        let mut again = 2;
        while self.names.contains(&name) {
            name = format!("originals/D{label}{stem} {again}{ending}");
            again += 1;
        }
        name
    }

    /// In the form that `sha256sum --check` reads.
    fn manifest(&self) -> String {
        let mut text = String::new();
        for (hash, name) in &self.listed {
            let _ = writeln!(text, "{hash}  {name}");
        }
        text
    }

    fn finish(self) -> Result<Written, NotMade> {
        let written = Written { files: self.names.len(), bytes: self.bytes };
        let sink = self.zip.finish().map_err(|e| NotMade::Write(e.into()))?;
        sink.flush().map_err(NotMade::Write)?;
        Ok(written)
    }
}

/// Whether files of a format are packed already, or too many to pack twice.
fn is_packed(format: Format) -> bool {
    matches!(format, Format::Pdf | Format::Image | Format::Dicom | Format::Docx | Format::Zip)
}

/// The ending of a file that came without: a document that lay inside another.
fn ending_of(format: Format) -> &'static str {
    match format {
        Format::CCda => ".xml",
        Format::Fhir => ".json",
        Format::Dicom => ".dcm",
        Format::Pdf => ".pdf",
        Format::Text => ".txt",
        Format::Rtf => ".rtf",
        Format::Html => ".html",
        Format::Docx => ".docx",
        Format::Zip => ".zip",
        Format::Image | Format::Other => "",
    }
}
