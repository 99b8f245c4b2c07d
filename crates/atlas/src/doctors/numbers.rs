//! Numbers of the national registry, and sets of them.

use std::fmt;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Result;

/// A number in the national registry: ten digits, the first 1 or 2.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Npi(pub u32);

impl Npi {
    /// `None` where it cannot be one. Its check digit is not looked at: lists hold what they hold.
    pub fn new(number: u64) -> Option<Self> {
        let fits = (1_000_000_000..3_000_000_000).contains(&number);
        fits.then(|| u32::try_from(number).ok().map(Self))?
    }

    /// From ten digits.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() == 10).then(|| text.parse().ok().and_then(Self::new))?
    }
}

impl fmt::Display for Npi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A set of numbers: four bytes each, in order. The whole registry takes 36 MB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NpiSet {
    numbers: Vec<u32>,
    /// How many at the front are in order and there once.
    sorted: usize,
}

impl NpiSet {
    /// Keeps a number. Those that come again and again cost nothing: the set is put in order whenever it has doubled.
    pub fn add(&mut self, npi: Npi) {
        if self.numbers.len() >= (2 * self.sorted).max(1 << 20) {
            self.settle();
        }
        self.numbers.push(npi.0);
    }

    /// Puts the set in order; a set that was added to holds only what is settled.
    pub fn settle(&mut self) {
        self.numbers.sort_unstable();
        self.numbers.dedup();
        self.sorted = self.numbers.len();
    }

    pub fn holds(&self, npi: Npi) -> bool {
        self.numbers.get(..self.sorted).is_some_and(|n| n.binary_search(&npi.0).is_ok())
    }

    pub fn len(&self) -> usize {
        self.sorted
    }

    pub fn is_empty(&self) -> bool {
        self.sorted == 0
    }

    pub fn write(&self, to: &Path) -> Result<()> {
        let mut out = BufWriter::new(fs::File::create(to)?);
        for number in self.numbers.get(..self.sorted).unwrap_or_default() {
            out.write_all(&number.to_le_bytes())?;
        }
        Ok(out.into_inner().map_err(|error| error.into_error())?.sync_all()?)
    }

    pub fn open(from: &Path) -> Result<Self> {
        let bytes = fs::read(from)?;
        let (chunks, _) = bytes.as_chunks::<4>();
        let numbers: Vec<u32> = chunks.iter().map(|chunk| u32::from_le_bytes(*chunk)).collect();
        let sorted = numbers.len();
        Ok(Self { numbers, sorted })
    }
}
