//! `DocumentReference`, `Binary` and every other attachment: documents inside the document.

use base64::Engine as _;
use record::{Attachment, Finding, FindingCode, PartialDate};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::At;
use super::super::opening::BASE64;
use super::super::sheet::{Piece, Sheet};
use super::{additional_narrative, named, withdrawn};

const DATES: &[&str] =
    &["context.period.start", "date", "created", "indexed", "content.attachment.creation"];

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let kind = at.concept("type").or_else(|| at.concept("category"));
    let description = at.say("description");
    let title = kind.as_ref().map(|k| k.words.clone()).or_else(|| description.clone());
    if let Some(title) = &title {
        sheet.title(title);
    }
    sheet.coded_item("Status", at.concept("status").as_ref());
    let date = at.first_date(DATES);
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    for author in at.each("author") {
        sheet.item("Author", named(&author, entry, bundle).as_ref());
    }
    if kind.is_some() {
        sheet.item("Description", description.as_ref());
    }
    let status = at.status("status");
    let wrong = withdrawn(status.as_deref()) || withdrawn(at.status("docStatus").as_deref());
    if wrong {
        return;
    }
    let title = title.map(|t| t.to_text());
    for content in at.each("content") {
        let Some(attachment) = content.get("attachment") else { continue };
        let date = date.as_ref().map(|(date, _)| *date);
        attach(&attachment, title.as_deref(), date, entry, bundle, sheet);
    }
    additional_narrative(at, sheet);
}

/// Hands on the file of an `Attachment`: inline, or the `Binary` it links to.
pub(super) fn attach(
    attachment: &At<'_>,
    title: Option<&str>,
    date: Option<PartialDate>,
    entry: &Entry<'_>,
    bundle: &Bundle<'_>,
    sheet: &mut Sheet<'_>,
) {
    let own = attachment.say("title");
    let media = attachment.say("contentType");
    let mut pieces = vec![Piece::Label("File: ")];
    pieces.extend(own.iter().map(Piece::Said));
    pieces.extend(own.iter().map(|_| Piece::Label(", ")));
    pieces.extend(media.iter().map(Piece::Said));
    sheet.block(record::BlockKind::ListItem, &pieces);
    let date = date.or_else(|| attachment.get("creation")?.date().map(|(date, _)| date));
    let title = own.map(|t| t.to_text()).or_else(|| title.map(str::to_owned));
    let media_type = media.map(|m| m.to_text());
    if attachment.get("data").is_some() {
        let name = name_of(attachment);
        return hand_on(
            attachment,
            "data",
            Attachment { name, media_type, bytes: Vec::new(), title, date },
            sheet,
        );
    }
    let Some(link) = attachment.get("url") else { return };
    let Some(binary) = bundle.resolve(&link, &entry.holder).filter(|b| b.kind() == Some("Binary"))
    else {
        sheet.item("Link", link.words().as_ref());
        sheet.unread.push("FHIR attachment by link, not in the file".to_owned());
        return;
    };
    if sheet.handed_on.iter().any(|p| p == binary.pointer()) {
        return;
    }
    sheet.handed_on.push(binary.pointer().to_owned());
    let media_type = media_type.or_else(|| binary.text("contentType"));
    let attachment =
        Attachment { name: name_of(&binary), media_type, bytes: Vec::new(), title, date };
    hand_on(&binary, data_key(&binary), attachment, sheet);
}

/// A `Binary` that nothing else has handed on.
pub(super) fn read_binary(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    if sheet.handed_on.iter().any(|p| p == at.pointer()) {
        return;
    }
    sheet.item("File", at.say("contentType").as_ref());
    let attachment = Attachment {
        name: name_of(at),
        media_type: at.text("contentType"),
        bytes: Vec::new(),
        title: None,
        date: None,
    };
    hand_on(at, data_key(at), attachment, sheet);
}

/// R4 has `data` where the versions before had `content`.
fn data_key(binary: &At<'_>) -> &'static str {
    if binary.get("data").is_some() { "data" } else { "content" }
}

/// `/entry/4/resource/content/0`: the place without `attachment`, as the path of the member.
fn name_of(at: &At<'_>) -> String {
    let pointer = at.pointer();
    pointer.strip_suffix("/attachment").unwrap_or(pointer).to_owned()
}

fn hand_on(at: &At<'_>, key: &str, attachment: Attachment, sheet: &mut Sheet<'_>) {
    let Some(text) = at.value().get(key).and_then(|d| d.as_str()) else { return };
    let packed: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    match BASE64.decode(&packed) {
        Ok(bytes) if !bytes.is_empty() => sheet.attach(Attachment { bytes, ..attachment }),
        _ => {
            let damage = Finding::new(FindingCode::DocumentDamaged).why("detail-file-at");
            sheet.findings.push(damage.with("place", attachment.name));
        }
    }
}
