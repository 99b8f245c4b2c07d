//! A packet made from the vault, watched by as many pages as look. It is written to a file without a name, which
//! goes with the app, the lock or the next packet; what was stopped or found no room leaves nothing.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::{StreamExt, stream};
use intake::formats::dicom;
use jiff::civil::Date;
use journey::packet::{Choice, Packet, packet};
use knowledge::Library;
use paper::archive::{self, Contents, Header, Images, Seal};
use paper::packet::{Ask, Limits, Making, NotMade, Originals, Progress};
use record::{Format, StoredFile};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::shelf::Pieces;
use super::spool::page_picture;
use super::{Desk, DeskError, Open, lock};
use crate::programs::Programs;

/// In which form it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PacketForm {
    Pdf,
    Zip,
}

/// What the person wants of a packet.
pub struct PacketWanted {
    pub choice: Choice,
    pub ask: Ask,
    pub form: PacketForm,
    /// Seals a ZIP.
    pub seal: Option<Seal>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PacketStage {
    Making,
    /// It is there, of so many bytes.
    Done {
        bytes: u64,
    },
    Stopped,
    Failed(DeskError),
}

impl PacketStage {
    pub fn is_over(&self) -> bool {
        *self != Self::Making
    }
}

#[derive(Clone, Debug)]
pub struct PacketProgress {
    pub stage: PacketStage,
    /// Papers are opened and bound: two steps each, and one for our own sheets.
    pub steps: u64,
    pub steps_all: u64,
    /// Bytes of the originals that were packed, of a ZIP.
    pub bytes: u64,
    pub bytes_all: u64,
}

impl PacketProgress {
    /// How far it is, of a hundred.
    pub fn hundredths(&self) -> u64 {
        let part = |done: u64, all: u64| done.min(all) * 100 / all.max(1);
        match self.bytes_all {
            0 => part(self.steps, self.steps_all),
            // Pages first, then the files: each half of the bar.
            all => (part(self.steps, self.steps_all) + part(self.bytes, all)) / 2,
        }
    }
}

/// One making of a packet.
pub struct PacketMaking {
    pub form: PacketForm,
    pub is_sealed: bool,
    progress: Mutex<PacketProgress>,
    stop: AtomicBool,
    changed: watch::Sender<u64>,
    file: Mutex<Option<Arc<Mutex<File>>>>,
}

impl PacketMaking {
    fn new(wanted: &PacketWanted) -> Self {
        let progress = PacketProgress {
            stage: PacketStage::Making,
            steps: 0,
            steps_all: 0,
            bytes: 0,
            bytes_all: 0,
        };
        Self {
            form: wanted.form,
            is_sealed: wanted.seal.is_some(),
            progress: Mutex::new(progress),
            stop: AtomicBool::new(false),
            changed: watch::Sender::new(0),
            file: Mutex::default(),
        }
    }

    pub fn progress(&self) -> PacketProgress {
        lock(&self.progress).clone()
    }

    /// Tells whenever something changed.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Asks for an end. Nothing is left of it then.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What was made: its length, and its bytes piece by piece; `None` where it is not there.
    pub fn bytes(&self) -> Option<(u64, Pieces)> {
        let PacketStage::Done { bytes } = self.progress().stage else { return None };
        let file = lock(&self.file).clone()?;
        let pieces = stream::unfold((file, 0), async |(file, at)| {
            let from = Arc::clone(&file);
            let read = tokio::task::spawn_blocking(move || piece(&from, at)).await;
            match read.map_err(io::Error::other).and_then(|read| read) {
                Ok(piece) if piece.is_empty() => None,
                Ok(piece) => {
                    let next = at + piece.len() as u64;
                    Some((Ok(piece), (file, next)))
                }
                // Nothing follows an error.
                Err(error) => Some((Err(error), (file, u64::MAX))),
            }
        });
        Some((bytes, pieces.boxed()))
    }

    fn change(&self, change: impl FnOnce(&mut PacketProgress)) {
        change(&mut lock(&self.progress));
        self.changed.send_modify(|n| *n += 1);
    }
}

impl Progress for PacketMaking {
    fn done(&self, steps: u64) {
        self.change(|p| p.steps += steps);
    }

    fn written(&self, bytes: u64) {
        self.change(|p| p.bytes += bytes);
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Bytes that are given out at once.
const PIECE: usize = 256 << 10;

/// A piece of a file that several may read; empty at its end.
fn piece(file: &Mutex<File>, at: u64) -> io::Result<Vec<u8>> {
    let mut file = lock(file);
    if file.seek(SeekFrom::End(0))? <= at {
        return Ok(Vec::new());
    }
    file.seek(SeekFrom::Start(at))?;
    let mut piece = Vec::new();
    (&mut *file).take(PIECE as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

impl Desk {
    /// Begins to make a packet, in place of the last one.
    pub fn make_packet(&self, wanted: PacketWanted) -> Result<Arc<PacketMaking>, DeskError> {
        let (open, library) = (self.open()?, self.library());
        let (today, programs) = (self.today(), Arc::clone(&self.programs));
        self.drop_packet();
        let shelf = OnShelf { open, runtime: Handle::current(), programs };
        let making = Arc::new(PacketMaking::new(&wanted));
        *lock(&self.packet) = Some(Arc::clone(&making));
        let watched = Arc::clone(&making);
        tokio::spawn(async move {
            let running = Arc::clone(&watched);
            let make = move || make(&shelf, &wanted, &library, today, &running);
            let made = tokio::task::spawn_blocking(make).await;
            let stage = match made.unwrap_or_else(|_| Err(NotMade::Pages)) {
                Ok((file, bytes)) => {
                    *lock(&watched.file) = Some(Arc::new(Mutex::new(file)));
                    PacketStage::Done { bytes }
                }
                Err(NotMade::Cancelled) => PacketStage::Stopped,
                Err(_) if watched.cancelled() => PacketStage::Stopped,
                Err(why) => PacketStage::Failed(not_made(why)),
            };
            watched.change(|p| p.stage = stage);
        });
        Ok(making)
    }

    /// The packet that is being made, or was made last.
    pub fn last_packet(&self) -> Option<Arc<PacketMaking>> {
        lock(&self.packet).clone()
    }

    /// Stops the packet that is being made, and lets go of the last one.
    pub(super) fn drop_packet(&self) {
        if let Some(last) = lock(&self.packet).take() {
            last.stop();
            lock(&last.file).take();
        }
    }
}

fn make(
    shelf: &OnShelf,
    wanted: &PacketWanted,
    library: &Library,
    on: Date,
    progress: &PacketMaking,
) -> Result<(File, u64), NotMade> {
    let case = shelf.open.case();
    let packet = packet(&case.documents, &case.corrections, &wanted.choice, library);
    progress.change(|p| {
        p.steps_all = 2 * packet.enclosed.len() as u64 + 1;
        p.bytes_all = if wanted.form == PacketForm::Zip { originals_bytes(&packet) } else { 0 };
    });
    let making = Making { library, limits: Limits::default(), on, progress };
    let made = paper::packet::pdf(&packet, &wanted.ask, shelf, making)?;
    let mut file = tempfile::tempfile().map_err(NotMade::Write)?;
    match wanted.form {
        PacketForm::Pdf => {
            io::copy(&mut made.pdf.as_slice(), &mut file).map_err(NotMade::Write)?;
        }
        PacketForm::Zip => {
            let contents = Contents {
                packet: &packet,
                ask: &wanted.ask,
                made: &made,
                seal: wanted.seal.as_ref(),
            };
            archive::write(contents, shelf, shelf, &mut file, making)?;
        }
    }
    let bytes = file.metadata().map_err(NotMade::Write)?.len();
    Ok((file, bytes))
}

/// Bytes of the files that go in as they are.
fn originals_bytes(packet: &Packet<'_>) -> u64 {
    let whole = packet.enclosed.iter().filter(|e| e.file_out.is_none());
    whole.flat_map(|e| &e.read.document.files).map(|file| file.bytes).sum()
}

fn not_made(why: NotMade) -> DeskError {
    match why {
        NotMade::Original(error) | NotMade::Write(error) => DeskError::from_disk(&error),
        NotMade::Cancelled | NotMade::Sheets(_) | NotMade::Pages => DeskError::Stopped,
    }
}

/// The originals in the vault, as the making thread reads them.
struct OnShelf {
    open: Arc<Open>,
    runtime: Handle,
    programs: Arc<Programs>,
}

impl Originals for OnShelf {
    fn open(&self, file: &StoredFile) -> io::Result<Box<dyn Read + '_>> {
        let original = self.runtime.block_on(self.open.shelf.original(file));
        let original = original.map_err(io::Error::other)?;
        Ok(Box::new(Unsealed {
            pieces: original.pieces,
            held: io::Cursor::default(),
            runtime: &self.runtime,
        }))
    }

    fn picture(&self, bytes: &[u8], format: Format, page: u32) -> Option<Vec<u8>> {
        page_picture(bytes, format, page, &self.programs)
    }
}

impl Images for OnShelf {
    fn header(&self, head: &[u8]) -> Option<Header> {
        dicom::filing(head)
    }
}

/// An original as it comes out of the vault.
struct Unsealed<'a> {
    pieces: Pieces,
    held: io::Cursor<Vec<u8>>,
    runtime: &'a Handle,
}

impl Read for Unsealed<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.held.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            match self.runtime.block_on(self.pieces.next()) {
                Some(piece) => self.held = io::Cursor::new(piece?),
                None => return Ok(0),
            }
        }
    }
}
