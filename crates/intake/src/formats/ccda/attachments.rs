//! Documents inside the document: an unstructured body, pictures and reports in base 64.

use std::io::Read as _;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use record::{Attachment, Finding, FindingCode};
use roxmltree::Node;

use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

/// Takes out every element with encoded content, wherever it stands, and an unstructured body of text.
pub(super) fn take_attachments(out: &mut Transcript<'_>, root: Node<'_, '_>) {
    for node in root.descendants().filter(Node::is_element) {
        // A signature is no document.
        if node.name() == "signatureText" {
            continue;
        }
        if node.attr("representation") == Some("B64") {
            take(out, node);
        } else if node.is("nonXMLBody") {
            plain_body(out, node);
        }
    }
}

fn take(out: &mut Transcript<'_>, node: Node<'_, '_>) {
    let pointer = out.paths.of_node(node);
    let Some(encoded) = encoded_text(node) else { return };
    let bytes = decode(&encoded).and_then(|bytes| unpack(out, node, bytes));
    match bytes {
        Some(bytes) if !bytes.is_empty() => attach(out, node, pointer, bytes),
        _ => out.reading.find(
            Finding::new(FindingCode::DocumentDamaged)
                .why("detail-document-inside")
                .with("place", pointer.to_string()),
        ),
    }
}

/// The base 64 text: of the element's own text nodes, without thumbnails and references in it.
fn encoded_text(node: Node<'_, '_>) -> Option<String> {
    let text: String = node
        .children()
        .filter(Node::is_text)
        .filter_map(|t| t.text())
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect();
    (!text.is_empty()).then_some(text)
}

fn decode(encoded: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(&alphabet::STANDARD, config).decode(encoded).ok()
}

/// Undoes the compression that the element names, within the limits of an archive.
fn unpack(out: &Transcript<'_>, node: Node<'_, '_>, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let limits = out.tools.limits;
    let most = limits.document_bytes.min(bytes.len() as u64 * limits.archive_ratio);
    let unpacked = |reader: &mut dyn std::io::Read| {
        let mut unpacked = Vec::new();
        reader.take(most + 1).read_to_end(&mut unpacked).ok()?;
        (unpacked.len() as u64 <= most).then_some(unpacked)
    };
    let plain = || unpacked(&mut flate2::read::DeflateDecoder::new(bytes.as_slice()));
    match node.attr("compression") {
        None => Some(bytes),
        Some("GZ") => unpacked(&mut flate2::read::GzDecoder::new(bytes.as_slice())),
        // "Deflate" is written with and without the zlib frame.
        Some("DF" | "ZL") => {
            unpacked(&mut flate2::read::ZlibDecoder::new(bytes.as_slice())).or_else(plain)
        }
        Some(_) => None,
    }
}

fn attach(out: &mut Transcript<'_>, node: Node<'_, '_>, pointer: String, bytes: Vec<u8>) {
    let section = node.ancestors().find(|a| a.is("section")).and_then(|s| s.child("title"));
    let title = section.map(|t| t.words()).or_else(|| out.reading.title.clone());
    out.reading.attachments.push(Attachment {
        name: pointer,
        media_type: node.attr("mediaType").map(str::to_owned),
        bytes,
        title,
        date: out.reading.date,
    });
}

/// An unstructured body that is not encoded: text, or a name of a file beside this one.
fn plain_body(out: &mut Transcript<'_>, body: Node<'_, '_>) {
    let Some(text) = body.child("text").filter(|t| t.attr("representation") != Some("B64")) else {
        return;
    };
    if let Some(reference) = text.child("reference").and_then(|r| r.attr("value")) {
        let pointer = out.paths.of_node(text);
        out.reading.leave_unread("C-CDA body in another file");
        out.reading.find(
            Finding::new(FindingCode::DocumentFault)
                .with("place", pointer)
                .why("detail-text-elsewhere")
                .with("file", reference),
        );
        return;
    }
    let words: String = text.descendants().filter(Node::is_text).filter_map(|t| t.text()).collect();
    if !words.trim().is_empty() {
        let pointer = out.paths.of_node(text);
        attach(out, text, pointer, words.into_bytes());
    }
}
