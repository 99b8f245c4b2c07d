//! Bytes on their way from a file to a reader: hashed, kept, and held in memory only up to the limit.

use std::io::{self, Read};

use record::Sha256;
use sha2::Digest;

use super::Watcher;

/// A document's bytes as far as they are held, and what is known of the whole.
pub(super) struct Held {
    pub(super) bytes: Vec<u8>,
    pub(super) total: u64,
    pub(super) sha256: Sha256,
}

impl Held {
    /// Whether bytes beyond the limit were hashed and not held.
    pub(super) fn is_cut(&self) -> bool {
        self.total > self.bytes.len() as u64
    }
}

/// Reads all of `source`, holding at most `limit` bytes. A read error ends it where it stands.
pub(super) fn hold(source: &mut dyn Read, limit: u64) -> (Held, Option<io::Error>) {
    let mut hash = sha2::Sha256::new();
    let mut bytes = Vec::new();
    let mut total = 0u64;
    let mut chunk = vec![0; 256 << 10];
    let error = loop {
        match source.read(&mut chunk) {
            Ok(0) => break None,
            Ok(read) => {
                let read = &chunk[..read];
                hash.update(read);
                total += read.len() as u64;
                let room =
                    usize::try_from(limit.saturating_sub(bytes.len() as u64)).unwrap_or(usize::MAX);
                bytes.extend_from_slice(&read[..read.len().min(room)]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => break Some(error),
        }
    };
    (Held { bytes, total, sha256: Sha256(hash.finalize().into()) }, error)
}

/// The SHA-256 of bytes in memory.
pub(super) fn sha256(bytes: &[u8]) -> Sha256 {
    Sha256(sha2::Sha256::digest(bytes).into())
}

/// Gives held bytes to whoever keeps originals.
pub(super) fn keep(watcher: &dyn Watcher, path: &str, held: &Held) -> io::Result<()> {
    watcher.keep(path, held.sha256, &mut held.bytes.as_slice())
}
