//! Pages of originals as pictures.

use record::DocumentId;

use super::{Desk, DeskError};

impl Desk {
    /// A page of a document as a PNG; `None` where it has no look of its own.
    pub async fn picture(&self, _id: DocumentId, _page: u32) -> Result<Option<Vec<u8>>, DeskError> {
        Ok(None)
    }
}
