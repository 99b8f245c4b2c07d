//! A file as the loaders of lists take it, and what they all do with it.

use jiff::civil::Date;

use crate::keyed::KeyedWriter;
use crate::lists::Loaded;
use crate::source::{Member, Source};
use crate::table::{Counts, Row, each_row};
use crate::{AtlasError, Lists, Manifest, Result, Watch};

/// A text of a file that was handed over, and where what it says goes.
#[derive(Clone, Copy)]
pub(crate) struct Handed<'a> {
    pub(crate) source: &'a Source,
    pub(crate) member: &'a Member,
    pub(crate) lists: &'a Lists,
    pub(crate) today: Date,
    pub(crate) watch: &'a dyn Watch,
}

impl Handed<'_> {
    /// The manifest of a list that comes from this file alone. Reads the file once through, for its hash.
    pub(crate) fn manifest(&self, list: &str) -> Result<Manifest> {
        let mut manifest = Manifest::new(list, self.today);
        manifest.files = vec![self.source.listed(self.watch)?];
        manifest.published = self.source.day();
        Ok(manifest)
    }

    pub(crate) fn empty(&self) -> AtlasError {
        AtlasError::Empty { name: self.source.name.clone() }
    }

    /// Reads the file as a table; see [`each_row`].
    ///
    /// # Errors
    /// Its errors, and [`AtlasError::Empty`] where no row could be read.
    pub(crate) fn rows(
        &self,
        columns: &[&str],
        each: impl FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<Counts> {
        let counts =
            self.source.read(self.member, |stream| each_row(stream, columns, self.watch, each))?;
        if counts.rows == 0 { Err(self.empty()) } else { Ok(counts) }
    }

    /// Loads a table into a list of notes that are found by a number: `each` files what a row says.
    pub(crate) fn keyed(
        &self,
        list: &str,
        columns: &[&str],
        mut each: impl FnMut(&Row<'_>, &mut KeyedWriter) -> Result<bool>,
    ) -> Result<Loaded> {
        let building = self.lists.begin(list)?;
        let manifest = self.manifest(list)?;
        let mut writer = KeyedWriter::new(building.files())?;
        let counts = self.rows(columns, |row| each(row, &mut writer))?;
        writer.finish(building.files())?;
        building.finish(manifest.counted(counts))
    }
}
