//! What the index of doctors and that of trials share: how they are written, opened, and what their errors say of a list.

use std::path::Path;

use tantivy::indexer::LogMergePolicy;
use tantivy::schema::Schema;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy};

use crate::lists::Loaded;
use crate::{AtlasError, Result};

/// Memory of the writer, bytes. Beside it a part that is being written to the disk takes half as much again.
const WRITER_BYTES: usize = 200 << 20;
const WRITER_THREADS: usize = 2;
/// Rows of a part that is not put together with others any more: what a merge holds grows with its rows. A load of millions
/// writes parts of this size to begin with; the small ones of weekly updates are put together.
const PART_ROWS: usize = 250_000;

/// A new index in a folder.
pub(crate) fn create(folder: &Path, schema: &Schema, list: &str) -> Result<Index> {
    Index::create_in_dir(folder, schema.clone()).map_err(|error| broken(error, list))
}

/// A writer whose memory does not grow with the rows.
pub(crate) fn writer(index: &Index, list: &str) -> Result<IndexWriter> {
    let writer = index.writer_with_num_threads(WRITER_THREADS, WRITER_BYTES);
    let writer = writer.map_err(|error| broken(error, list))?;
    let mut merges = LogMergePolicy::default();
    merges.set_max_docs_before_merge(PART_ROWS);
    writer.set_merge_policy(Box::new(merges));
    Ok(writer)
}

/// The index of a list that is there. One of another form than today's is as good as damaged: it has to be loaded again.
pub(crate) fn open(list: &Loaded, schema: &Schema) -> Result<IndexReader> {
    let damaged = || AtlasError::DamagedList { list: list.manifest.list.clone() };
    let index = Index::open_in_dir(&list.folder).map_err(|_| damaged())?;
    if index.schema() != *schema {
        return Err(damaged());
    }
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
    reader.try_into().map_err(|error| broken(error, &list.manifest.list))
}

pub(crate) fn broken(error: tantivy::TantivyError, list: &str) -> AtlasError {
    match error {
        tantivy::TantivyError::IoError(error) => std::io::Error::from(error.kind()).into(),
        _ => AtlasError::DamagedList { list: list.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tantivy::schema::STRING;

    use super::*;
    use crate::lists::DOCTORS;
    use crate::{Lists, Manifest};

    #[test]
    fn an_index_of_another_form_is_told_and_never_searched() {
        let folder = tempfile::tempdir().unwrap();
        let building = Lists::new(folder.path()).begin(DOCTORS).unwrap();
        let mut before = Schema::builder();
        before.add_text_field("code", STRING);
        create(building.files(), &before.build(), DOCTORS).unwrap();
        let list = building.finish(Manifest::new(DOCTORS, date(2026, 11, 22))).unwrap();
        let said = open(&list, &Schema::builder().build()).err();
        assert_eq!(said, Some(AtlasError::DamagedList { list: DOCTORS.to_owned() }));
    }
}
