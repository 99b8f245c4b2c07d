//! The pages of a TIFF file: a chain of directories, of which a decoder reads the first. Each page is the
//! same file with its start moved to the next directory.

use std::io::{BufRead, Cursor, Read, Result, Seek, SeekFrom};

/// One page.
#[derive(Debug)]
pub(super) struct TiffPage {
    /// The first bytes of the file as this page has them.
    pub head: [u8; HEAD],
    /// Dots to the inch across and down.
    pub dpi: Option<(f32, f32)>,
}

pub(super) const HEAD: usize = 16;

/// A file whose first bytes are others.
#[derive(Debug)]
pub(super) struct Headed<'a> {
    head: [u8; HEAD],
    rest: Cursor<&'a [u8]>,
}

impl<'a> Headed<'a> {
    pub(super) fn new(head: [u8; HEAD], bytes: &'a [u8]) -> Self {
        Self { head, rest: Cursor::new(bytes) }
    }
}

impl Read for Headed<'_> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        let mut from = self.fill_buf()?;
        let read = from.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Headed<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let at = usize::try_from(self.rest.position()).unwrap_or(usize::MAX);
        match self.head.get(at..) {
            Some(head) if !head.is_empty() => Ok(head),
            _ => self.rest.fill_buf(),
        }
    }

    fn consume(&mut self, read: usize) {
        self.rest.consume(read);
    }
}

impl Seek for Headed<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.rest.seek(to)
    }
}

/// Little- or big-endian, classic or BigTIFF.
pub(super) fn is_tiff(bytes: &[u8]) -> bool {
    Layout::of(bytes).is_some()
}

/// The pages in order, at most `most`. A ring of directories ends where it closes.
pub(super) fn pages(bytes: &[u8], most: usize) -> Vec<TiffPage> {
    let Some(layout) = Layout::of(bytes) else {
        return Vec::new();
    };
    let mut starts = Vec::new();
    let mut at = layout.offset(bytes, layout.first_at);
    while let Some(start) = at.filter(|&start| start != 0 && !starts.contains(&start)) {
        if starts.len() >= most || layout.entries(bytes, start).is_none() {
            break;
        }
        starts.push(start);
        at = layout.next(bytes, start);
    }
    starts
        .into_iter()
        .filter(|&start| !layout.is_thumbnail(bytes, start))
        .filter_map(|start| {
            let mut head = *bytes.first_chunk::<HEAD>()?;
            layout.set_first(&mut head, start)?;
            Some(TiffPage { head, dpi: layout.dpi(bytes, start) })
        })
        .collect()
}

#[derive(Clone, Copy)]
struct Layout {
    little: bool,
    big: bool,
    /// Where the offset of the first directory stands.
    first_at: usize,
}

impl Layout {
    fn of(bytes: &[u8]) -> Option<Self> {
        let (little, big) = match bytes.get(..4)? {
            b"II\x2a\x00" => (true, false),
            b"MM\x00\x2a" => (false, false),
            b"II\x2b\x00" => (true, true),
            b"MM\x00\x2b" => (false, true),
            _ => return None,
        };
        Some(Self { little, big, first_at: if big { 8 } else { 4 } })
    }

    fn number(self, bytes: &[u8], at: usize, length: usize) -> Option<usize> {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        let fold = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        let number = match self.little {
            true => digits.iter().rev().fold(0, fold),
            false => digits.iter().fold(0, fold),
        };
        usize::try_from(number).ok()
    }

    fn offset(self, bytes: &[u8], at: usize) -> Option<usize> {
        self.number(bytes, at, if self.big { 8 } else { 4 })
    }

    /// Where the entries of a directory begin and how many there are.
    fn entries(self, bytes: &[u8], start: usize) -> Option<(usize, usize)> {
        let length = if self.big { 8 } else { 2 };
        let count = self.number(bytes, start, length)?;
        let first = start.checked_add(length)?;
        let end = first.checked_add(count.checked_mul(self.entry_length())?)?;
        (count > 0 && end <= bytes.len()).then_some((first, count))
    }

    fn entry_length(self) -> usize {
        if self.big { 20 } else { 12 }
    }

    fn next(self, bytes: &[u8], start: usize) -> Option<usize> {
        let (first, count) = self.entries(bytes, start)?;
        self.offset(bytes, first + count * self.entry_length())
    }

    /// Where the value of a tag stands in its entry.
    fn value_at(self, bytes: &[u8], start: usize, tag: usize) -> Option<usize> {
        let (first, count) = self.entries(bytes, start)?;
        (0..count)
            .map(|n| first + n * self.entry_length())
            .find(|&at| self.number(bytes, at, 2) == Some(tag))
            .map(|at| at + if self.big { 12 } else { 8 })
    }

    /// NewSubfileType, bit 0: a small copy of another page.
    fn is_thumbnail(self, bytes: &[u8], start: usize) -> bool {
        let value = self.value_at(bytes, start, 254).and_then(|at| self.number(bytes, at, 4));
        value.is_some_and(|kind| kind & 1 == 1)
    }

    fn dpi(self, bytes: &[u8], start: usize) -> Option<(f32, f32)> {
        let ratio = |tag: usize| {
            let value = self.value_at(bytes, start, tag)?;
            let at = if self.big { value } else { self.offset(bytes, value)? };
            let (above, below) = (self.number(bytes, at, 4)?, self.number(bytes, at + 4, 4)?);
            let ratio = above as f32 / below.max(1) as f32;
            (30.0..=2_400.0).contains(&ratio).then_some(ratio)
        };
        let (across, down) = (ratio(282)?, ratio(283)?);
        let unit = self.value_at(bytes, start, 296).and_then(|at| self.number(bytes, at, 2));
        match unit {
            Some(3) => Some((across * 2.54, down * 2.54)),
            Some(1) => None,
            _ => Some((across, down)),
        }
    }

    fn set_first(self, bytes: &mut [u8], start: usize) -> Option<()> {
        let start = start as u64;
        let place = bytes.get_mut(self.first_at..self.first_at + if self.big { 8 } else { 4 })?;
        let length = place.len();
        let digits = if self.little { start.to_le_bytes() } else { start.to_be_bytes() };
        let digits = if self.little { digits.get(..length)? } else { digits.get(8 - length..)? };
        place.copy_from_slice(digits);
        Some(())
    }
}
