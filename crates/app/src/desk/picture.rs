//! Pages of originals as pictures.

use std::sync::Arc;

use intake::Limits;
use intake::formats::{image, pdf};
use record::{DocumentId, Format};

use super::{Desk, DeskError};

/// Fine enough to read small print at twice its size.
const PDF_DPI: u32 = 130;
/// Pixels of a photo's longer side.
const PHOTO_SIDE: u32 = 1_800;

impl Desk {
    /// A page (from 1) of a document as a PNG; `None` where it has no look of its own.
    pub async fn picture(&self, id: DocumentId, page: u32) -> Result<Option<Vec<u8>>, DeskError> {
        let open = self.open()?;
        let case = open.case();
        let Some(document) = case.read(id).map(|read| &read.document) else { return Ok(None) };
        let (format, most) = (document.format, Limits::default().document_bytes);
        let Some(file) =
            document.files.first().filter(|_| matches!(format, Format::Pdf | Format::Image))
        else {
            return Ok(None);
        };
        let Some(bytes) = open.shelf.original_bytes(file.sha256, most).await? else {
            return Ok(None);
        };
        let programs = Arc::clone(&self.programs);
        let draw = move || match format {
            Format::Pdf => pdf::render_page(&bytes, page, PDF_DPI),
            _ => image::render_page(&bytes, page, PHOTO_SIDE, &*programs),
        };
        // What draws it is other people's; if it dies, there is no picture.
        Ok(tokio::task::spawn_blocking(draw).await.ok().flatten().map(|picture| picture.png))
    }
}
