//! Sealing a stream of bytes of any length with little memory: XChaCha20-Poly1305 in chunks.
//!
//! ```text
//! magic 7 bytes · version 1 · nonce prefix 16, random · length 8 · binding 32 · chunks
//! ```
//! A chunk is 256 KiB of the content (the last one what is left, perhaps nothing) and its tag of 16
//! bytes. Its nonce is the prefix and its index, its associated data the index and whether it is the
//! last: so chunks cannot be moved, swapped between streams, left off or added. The binding is a keyed
//! hash over everything before it and the stream's name; it is checked before the first chunk is
//! given out, so that a stream under another's name says nothing.

use std::io::{self, Read, Seek, SeekFrom, Write};

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::secret::{Secret, random};
use crate::{Result, VaultError};

/// Content bytes of one chunk: large enough that tags weigh nothing, small enough for any memory.
pub(crate) const CHUNK: usize = 256 << 10;
const TAG: usize = 16;
const MAGIC: &[u8; 7] = b"2op-obj";
/// A later version of the whole format is told by the header; here it only keeps the two apart.
const VERSION: u8 = 1;
const FRONT: usize = 32;
pub(crate) const HEAD: usize = FRONT + 32;

/// Writes a sealed stream.
pub(crate) struct Sealer<W> {
    out: W,
    start: u64,
    key: Secret,
    cipher: XChaCha20Poly1305,
    prefix: [u8; 16],
    buffer: Zeroizing<Vec<u8>>,
    index: u64,
    length: u64,
}

impl<W: Write + Seek> Sealer<W> {
    /// Begins where `out` stands.
    pub(crate) fn new(mut out: W, key: &Secret) -> Result<Self> {
        let mut prefix = [0; 16];
        random(&mut prefix)?;
        let start = out.stream_position()?;
        // The length and the name are known at the end: the head is written then.
        out.write_all(&[0; HEAD])?;
        Ok(Self {
            out,
            start,
            key: key.clone(),
            cipher: key.for_purpose("chunks").cipher(),
            prefix,
            buffer: Zeroizing::new(Vec::with_capacity(CHUNK)),
            index: 0,
            length: 0,
        })
    }

    pub(crate) fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            if self.buffer.len() == CHUNK {
                self.seal_chunk(false)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.buffer.len()));
            self.buffer.extend_from_slice(now);
            self.length += now.len() as u64;
            bytes = later;
        }
        Ok(())
    }

    /// Seals what is left, binds the stream to its name and gives back the writer, not yet synced.
    pub(crate) fn finish(mut self, name: &str) -> Result<W> {
        self.seal_chunk(true)?;
        let head = head(&self.key, &self.prefix, self.length, name);
        self.out.seek(SeekFrom::Start(self.start))?;
        self.out.write_all(&head)?;
        self.out.seek(SeekFrom::End(0))?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn seal_chunk(&mut self, last: bool) -> Result<()> {
        let nonce = nonce(&self.prefix, self.index);
        let tag = self
            .cipher
            .encrypt_inout_detached(&nonce, &place(self.index, last), (&mut self.buffer[..]).into())
            .map_err(|_| VaultError::OutOfMemory)?;
        self.out.write_all(&self.buffer)?;
        self.out.write_all(&tag)?;
        self.buffer.clear();
        self.index += 1;
        Ok(())
    }
}

/// Why a sealed stream does not open.
#[derive(Debug)]
pub(crate) enum Unsealed {
    /// Not what was sealed, or not under this name and key.
    Damaged,
    Io(io::Error),
}

impl From<io::Error> for Unsealed {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged,
            _ => Self::Io(error),
        }
    }
}

/// Reads a sealed stream, chunk by chunk; nothing is given out that was not authenticated.
pub(crate) struct Opener<R> {
    from: R,
    cipher: XChaCha20Poly1305,
    prefix: [u8; 16],
    index: u64,
    length: u64,
    left: u64,
    finished: bool,
}

impl<R: Read> Opener<R> {
    pub(crate) fn new(mut from: R, key: &Secret, name: &str) -> Result<Self, Unsealed> {
        let mut found = [0; HEAD];
        from.read_exact(&mut found)?;
        let (front, _) = found.split_at(FRONT);
        if !front.starts_with(MAGIC) {
            return Err(Unsealed::Damaged);
        }
        let (prefix, length) = front[8..].split_at(16);
        let prefix: [u8; 16] = prefix.try_into().map_err(|_| Unsealed::Damaged)?;
        let length = u64::from_be_bytes(length.try_into().map_err(|_| Unsealed::Damaged)?);
        if head(key, &prefix, length, name) != found {
            return Err(Unsealed::Damaged);
        }
        let cipher = key.for_purpose("chunks").cipher();
        Ok(Self { from, cipher, prefix, index: 0, length, left: length, finished: false })
    }

    /// Bytes of the whole content.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The next piece of the content; `None` after the last, when the stream has proved whole.
    pub(crate) fn next_chunk(&mut self) -> Result<Option<Vec<u8>>, Unsealed> {
        if self.finished {
            return Ok(None);
        }
        let last = self.left <= CHUNK as u64;
        let length = if last { self.left as usize } else { CHUNK };
        let mut chunk = vec![0; length];
        self.from.read_exact(&mut chunk)?;
        let mut tag = [0; TAG];
        self.from.read_exact(&mut tag)?;
        let nonce = nonce(&self.prefix, self.index);
        self.cipher
            .decrypt_inout_detached(
                &nonce,
                &place(self.index, last),
                chunk.as_mut_slice().into(),
                &Tag::from(tag),
            )
            .map_err(|_| Unsealed::Damaged)?;
        self.index += 1;
        self.left -= length as u64;
        if last {
            if self.from.read(&mut [0])? != 0 {
                return Err(Unsealed::Damaged);
            }
            self.finished = true;
        }
        Ok(Some(chunk))
    }
}

/// Bytes a sealed stream of this content takes.
pub(crate) fn sealed_length(content: u64) -> u64 {
    let chunks = content.div_ceil(CHUNK as u64).max(1);
    HEAD as u64 + content + chunks * TAG as u64
}

fn head(key: &Secret, prefix: &[u8; 16], length: u64, name: &str) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..7].copy_from_slice(MAGIC);
    head[7] = VERSION;
    head[8..24].copy_from_slice(prefix);
    head[24..FRONT].copy_from_slice(&length.to_be_bytes());
    let binding = key.for_purpose("binding").keyed_hash(&[&head[..FRONT], name.as_bytes()]);
    head[FRONT..].copy_from_slice(&binding);
    head
}

fn nonce(prefix: &[u8; 16], index: u64) -> XNonce {
    let mut nonce = [0; 24];
    nonce[..16].copy_from_slice(prefix);
    nonce[16..].copy_from_slice(&index.to_be_bytes());
    nonce.into()
}

fn place(index: u64, last: bool) -> [u8; 9] {
    let mut place = [u8::from(last); 9];
    place[..8].copy_from_slice(&index.to_be_bytes());
    place
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    fn key() -> Secret {
        Secret::from_bytes([7; 32])
    }

    fn seal(pieces: &[&[u8]], name: &str) -> Vec<u8> {
        let mut sealer = Sealer::new(Cursor::new(Vec::new()), &key()).unwrap();
        pieces.iter().for_each(|piece| sealer.write(piece).unwrap());
        sealer.finish(name).unwrap().into_inner()
    }

    fn open(sealed: &[u8], name: &str) -> Result<Vec<u8>, Unsealed> {
        let mut opener = Opener::new(sealed, &key(), name)?;
        let mut content = Vec::new();
        while let Some(chunk) = opener.next_chunk()? {
            content.extend(chunk);
        }
        Ok(content)
    }

    /// Content of any length around the borders of chunks, and a place in it.
    fn content() -> impl Strategy<Value = Vec<u8>> {
        let length = prop_oneof![
            4 => 0..2000_usize,
            1 => CHUNK - 2..CHUNK + 3,
            1 => 2 * CHUNK - 2..2 * CHUNK + 3,
        ];
        (length, any::<u8>()).prop_map(|(length, seed)| {
            (0..length).map(|at| (at as u8).wrapping_mul(31).wrapping_add(seed)).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_bytes_come_back(content in content(), cut in any::<prop::sample::Index>()) {
            let (before, after) = content.split_at(cut.index(content.len() + 1));
            let sealed = seal(&[before, after], "name");
            prop_assert_eq!(sealed.len() as u64, sealed_length(content.len() as u64));
            prop_assert!(open(&sealed, "name").unwrap() == content);
            prop_assert!(matches!(open(&sealed, "other"), Err(Unsealed::Damaged)));
        }

        #[test]
        fn any_changed_byte_and_any_cut_is_seen(
            content in content(),
            place in any::<prop::sample::Index>(),
            change in 1..=255_u8,
        ) {
            let mut sealed = seal(&[&content], "name");
            let at = place.index(sealed.len());
            prop_assert!(matches!(open(&sealed[..at], "name"), Err(Unsealed::Damaged)));
            sealed[at] ^= change;
            prop_assert!(matches!(open(&sealed, "name"), Err(Unsealed::Damaged)), "byte {}", at);
        }
    }

    #[test]
    fn no_two_sealings_are_alike() {
        assert_ne!(seal(&[b"words"], "name"), seal(&[b"words"], "name"));
    }
}
