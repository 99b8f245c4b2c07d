//! Notes found by a number, on the disk: written in the order they come, found by a sorted table beside them. A look-up
//! reads a few dozen bytes; nothing is held in memory.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Result;

/// Key, begin and length: 8, 8 and 4 bytes.
const ENTRY_BYTES: usize = 20;
/// Notes of one key that are read.
const NOTES_MOST: usize = 200;

/// Writes notes into a folder.
pub(crate) struct KeyedWriter {
    notes: BufWriter<File>,
    begin: u64,
    at: Vec<(u64, u64, u32)>,
}

impl KeyedWriter {
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let notes = BufWriter::new(File::create(folder.join("notes"))?);
        Ok(Self { notes, begin: 0, at: Vec::new() })
    }

    /// Writes a note and files it under every key.
    pub(crate) fn add(&mut self, keys: &[u64], note: &impl Serialize) -> Result<()> {
        let bytes = serde_json::to_vec(note).unwrap_or_default();
        let length = u32::try_from(bytes.len()).unwrap_or_default();
        self.notes.write_all(&bytes)?;
        self.at.extend(keys.iter().map(|key| (*key, self.begin, length)));
        self.begin += u64::from(length);
        Ok(())
    }

    pub(crate) fn finish(mut self, folder: &Path) -> Result<()> {
        self.notes.into_inner().map_err(|error| error.into_error())?.sync_all()?;
        self.at.sort_unstable();
        let mut table = BufWriter::new(File::create(folder.join("table"))?);
        for (key, begin, length) in self.at {
            table.write_all(&key.to_le_bytes())?;
            table.write_all(&begin.to_le_bytes())?;
            table.write_all(&length.to_le_bytes())?;
        }
        Ok(table.into_inner().map_err(|error| error.into_error())?.sync_all()?)
    }
}

/// All notes of a key, in the order they were written.
pub(crate) fn notes<T: DeserializeOwned>(folder: &Path, key: u64) -> Result<Vec<T>> {
    let mut table = File::open(folder.join("table"))?;
    let count = table.metadata()?.len() / ENTRY_BYTES as u64;
    let mut entry = |at: u64| -> Result<(u64, u64, u32)> {
        let mut bytes = [0u8; ENTRY_BYTES];
        table.seek(SeekFrom::Start(at * ENTRY_BYTES as u64))?;
        table.read_exact(&mut bytes)?;
        let number = |from: usize| {
            let mut eight = [0u8; 8];
            let part = bytes.get(from..(from + 8).min(ENTRY_BYTES)).unwrap_or_default();
            eight.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
            u64::from_le_bytes(eight)
        };
        Ok((number(0), number(8), u32::try_from(number(16)).unwrap_or_default()))
    };
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match entry(middle)?.0 < key {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    let mut file = File::open(folder.join("notes"))?;
    let mut found = Vec::new();
    for at in (low..count).take(NOTES_MOST) {
        let (of, begin, length) = entry(at)?;
        if of != key {
            break;
        }
        let mut bytes = vec![0u8; length as usize];
        file.seek(SeekFrom::Start(begin))?;
        file.read_exact(&mut bytes)?;
        found.extend(serde_json::from_slice(&bytes).ok());
    }
    Ok(found)
}

/// The key of words: the same on every computer and in every version (FNV-1a).
pub(crate) fn key_of(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
