//! A packet made from the vault. It is written to a file without a name, which is gone with its last byte.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::sync::Arc;

use futures_util::{StreamExt, stream};
use intake::formats::dicom;
use jiff::civil::Date;
use journey::packet::{Choice, packet};
use knowledge::Library;
use paper::archive::{self, Contents, Header, Images};
use paper::packet::{Ask, Limits, Making, NotMade, Originals, Unwatched};
use record::{Format, StoredFile};
use tokio::runtime::Handle;

use super::shelf::Pieces;
use super::spool::page_picture;
use super::{Desk, DeskError, Open};
use crate::programs::Programs;

/// In which form it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PacketForm {
    Pdf,
    Zip,
}

/// Bytes that are given out at once.
const PIECE: usize = 256 << 10;

impl Desk {
    /// Makes a packet: its length, and its bytes piece by piece.
    pub async fn packet(
        &self,
        choice: Choice,
        ask: Ask,
        form: PacketForm,
    ) -> Result<(u64, Pieces), DeskError> {
        let (open, library) = (self.open()?, self.library());
        let (today, programs) = (self.today(), Arc::clone(&self.programs));
        let shelf = OnShelf { open, runtime: Handle::current(), programs };
        let make = move || make(&shelf, &choice, &ask, form, &library, today);
        let file = tokio::task::spawn_blocking(make).await.map_err(|_| DeskError::Stopped)??;
        let on_disk = |error: io::Error| DeskError::from_disk(&error);
        let bytes = file.metadata().map_err(on_disk)?.len();
        let file = tokio::fs::File::from_std(file);
        let pieces = stream::unfold(file, async |mut file| {
            use tokio::io::AsyncReadExt;
            let mut piece = vec![0; PIECE];
            match file.read(&mut piece).await {
                Ok(0) => None,
                Ok(length) => {
                    piece.truncate(length);
                    Some((Ok(piece), file))
                }
                Err(error) => Some((Err(error), file)),
            }
        });
        Ok((bytes, pieces.boxed()))
    }
}

fn make(
    shelf: &OnShelf,
    choice: &Choice,
    ask: &Ask,
    form: PacketForm,
    library: &Library,
    on: Date,
) -> Result<File, DeskError> {
    let on_disk = |error: io::Error| DeskError::from_disk(&error);
    let case = shelf.open.case();
    let packet = packet(&case.documents, &case.corrections, choice, library);
    let making = Making { library, limits: Limits::default(), on, progress: &Unwatched };
    let made = paper::packet::pdf(&packet, ask, shelf, making).map_err(not_made)?;
    let mut file = tempfile::tempfile().map_err(on_disk)?;
    match form {
        PacketForm::Pdf => {
            io::copy(&mut made.pdf.as_slice(), &mut file).map_err(on_disk)?;
        }
        PacketForm::Zip => {
            let contents = Contents { packet: &packet, ask, made: &made };
            archive::write(contents, shelf, shelf, &mut file, making).map_err(not_made)?;
        }
    }
    file.rewind().map_err(on_disk)?;
    Ok(file)
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
