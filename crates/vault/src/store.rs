//! What the app sees of the vault: a store of documents, readings, originals and what the person said.
//! No path and no SQL is in these traits, so that a programme that serves many people can keep its
//! records elsewhere.

use std::io::Read;

use async_trait::async_trait;
use record::{Correction, Document, DocumentId, Page, ReadDocument, Reading, Sha256};

use crate::{Result, VaultError};

/// The records of one person.
#[async_trait]
pub trait Store: Send + Sync {
    /// Begins an import. Nothing of it is seen before it is committed; dropped, it never was.
    async fn begin_import(&self) -> Result<Box<dyn Import>>;

    /// Every document, by number.
    async fn documents(&self) -> Result<Vec<Document>>;

    /// Every document with its reading, by number.
    async fn records(&self, pages: Pages) -> Result<Records>;

    async fn document(&self, id: DocumentId) -> Result<Option<Document>>;

    /// All that was read in a document.
    async fn reading(&self, id: DocumentId) -> Result<Option<Reading>>;

    /// One page of a document, by its place in [`Reading::pages`].
    async fn page(&self, id: DocumentId, index: usize) -> Result<Option<Page>>;

    /// The untouched bytes of an original, piece by piece.
    async fn original(&self, sha256: Sha256) -> Result<Box<dyn Original>>;

    /// The untouched bytes of an original in one piece, where they are no more than `most`.
    async fn original_bytes(&self, sha256: Sha256, most: u64) -> Result<Option<Vec<u8>>> {
        let mut original = self.original(sha256).await?;
        if original.bytes() > most {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(original.bytes()).unwrap_or(0));
        while let Some(piece) = original.next().await? {
            bytes.extend_from_slice(&piece);
        }
        Ok(Some(bytes))
    }

    /// Puts a new reading in place of an old one, by the document's number. The originals stay.
    async fn replace_reading(&self, read: &ReadDocument) -> Result<()>;

    /// Changes the entries of documents (status, kind, title, date), all or none.
    async fn update_documents(&self, documents: &[Document]) -> Result<()>;

    /// Removes a document and the originals that no other document is made of.
    async fn remove_document(&self, id: DocumentId) -> Result<()>;

    /// What the person said, in the order they said it.
    async fn corrections(&self) -> Result<Vec<(CorrectionId, Correction)>>;
    async fn add_correction(&self, correction: &Correction) -> Result<CorrectionId>;
    async fn remove_correction(&self, id: CorrectionId) -> Result<()>;

    /// Pages that hold all these words (the last may be begun only), the best first.
    async fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>>;

    async fn setting(&self, name: &str) -> Result<Option<String>>;
    async fn set_setting(&self, name: &str, value: &str) -> Result<()>;

    /// Holds every original against its hash and the database against itself, and clears away what
    /// belongs to nothing. Damage is in the report; an error is a check that could not be done.
    async fn check(&self, progress: &(dyn Fn(Progress) + Send + Sync)) -> Result<CheckReport>;
}

/// An import under way. All its documents appear when it is committed, together.
#[async_trait]
pub trait Import: Send + Sync {
    /// A number for the next document; it is never given again, whatever becomes of the import.
    async fn next_document_id(&self) -> Result<DocumentId>;

    /// Begins an original, to be written piece by piece. Several may be under way at once.
    async fn new_original(&self) -> Result<Box<dyn NewOriginal>>;

    /// Keeps an original that is in memory.
    async fn add_original(&self, bytes: &[u8]) -> Result<Kept> {
        let mut original = self.new_original().await?;
        original.write(bytes).await?;
        original.finish().await
    }

    /// Keeps an original that is read from elsewhere, with little memory. The reader may block.
    async fn copy_original(&self, reader: &mut (dyn Read + Send)) -> Result<Kept> {
        let mut original = self.new_original().await?;
        let mut piece = vec![0; 256 << 10];
        loop {
            match reader.read(&mut piece) {
                Ok(0) => return original.finish().await,
                Ok(length) => original.write(piece.get(..length).unwrap_or_default()).await?,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(VaultError::from(error)),
            }
        }
    }

    /// Adds a document; its originals must have been added, in this import or before it.
    async fn add_document(&self, read: &ReadDocument) -> Result<()>;

    /// Makes the import part of the records. When this returns, it outlives any crash.
    async fn commit(self: Box<Self>) -> Result<()>;

    /// Gives the import up and clears away what it left; dropping it does the same, later.
    async fn abandon(self: Box<Self>) -> Result<()>;
}

/// An original being written.
#[async_trait]
pub trait NewOriginal: Send {
    async fn write(&mut self, bytes: &[u8]) -> Result<()>;
    async fn finish(self: Box<Self>) -> Result<Kept>;
}

/// An original being read. Each piece was authenticated before it is given out.
#[async_trait]
pub trait Original: Send {
    /// Bytes of the whole.
    fn bytes(&self) -> u64;
    /// The next piece; `None` after the last.
    async fn next(&mut self) -> Result<Option<Vec<u8>>>;
}

/// An original that is in the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub sha256: Sha256,
    pub bytes: u64,
}

/// Whether readings come with their pages: a whole shoebox of them is large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    With,
    Without,
}

/// Documents with their readings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    pub documents: Vec<ReadDocument>,
    /// Documents whose stored reading is in the words of another version; read their originals again.
    pub outdated: Vec<DocumentId>,
}

/// The number of something the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CorrectionId(pub i64);

/// A page that holds the words searched for.
#[derive(Clone, PartialEq, Eq)]
pub struct Hit {
    pub document: DocumentId,
    /// The place of the page in [`Reading::pages`].
    pub index: usize,
    /// The page's number, from 1.
    pub page: u32,
    /// Where the words stand in the page's text, in characters; at least one.
    pub places: Vec<(usize, usize)>,
    /// The text around the first of them.
    pub snippet: String,
    /// Where words stand in the snippet, in characters.
    pub marks: Vec<(usize, usize)>,
}

impl std::fmt::Debug for Hit {
    /// Without the words: they are the person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hit({} p{}, {} places)", self.document, self.page, self.places.len())
    }
}

/// How far a long task has come, in bytes where it moves bytes, else in things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub all: u64,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    pub documents: u64,
    pub originals: u64,
    /// Bytes of the originals that were held against their hashes.
    pub bytes: u64,
    pub faults: Vec<Fault>,
    /// Files that belonged to nothing and were cleared away.
    pub cleared: u64,
}

impl CheckReport {
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// One thing that is not as it was stored. Its sentence is that of the same name in [`VaultError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub error: VaultError,
    /// The original, where it is about one.
    pub original: Option<Sha256>,
}
