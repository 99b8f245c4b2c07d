//! The untouched original, to be saved. It is never shown in the browser, so nothing in it can run.

use axum::body::Body;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use record::DocumentId;

use crate::desk::DeskError;
use crate::web::pages::trouble;
use crate::web::visit::Visit;
use crate::web::voice::documents;

/// `GET /documents/{id}/original/{file}`
pub(crate) async fn save(
    visit: Visit,
    Path((id, file)): Path<(u32, usize)>,
) -> Result<Response, DeskError> {
    let Some(original) = visit.desk().original(DocumentId(id), file).await? else {
        return Ok(trouble::gone(&visit.visitor));
    };
    let name = documents::file_name(&original.path);
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, original.bytes.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", percent(&name))),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
    ];
    Ok((headers, Body::from_stream(original.pieces)).into_response())
}

/// RFC 8187: letters and digits as they are, all else as bytes in hexadecimal.
fn percent(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
