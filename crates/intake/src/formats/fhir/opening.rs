//! From bytes to resources: JSON, lines of JSON, XML, health cards, and what is whole of a broken file.

use std::borrow::Cow;
use std::io::Read as _;

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use record::{Finding, FindingCode};
use serde_json::Value;

use super::xml;
use crate::Limits;

/// One resource as it stood in the file, with the beginning of its pointers.
pub(super) struct Root {
    pub(super) value: Value,
    pub(super) pointer: String,
    pub(super) xml: bool,
}

/// What could be opened, and what was wrong with the rest.
#[derive(Default)]
pub(super) struct Opened {
    pub(super) roots: Vec<Root>,
    pub(super) findings: Vec<Finding>,
}

impl Opened {
    fn add(&mut self, value: Value, pointer: impl Into<String>) {
        self.roots.push(Root { value, pointer: pointer.into(), xml: false });
    }

    fn damaged(&mut self, why: &str, blanks: &[(&str, usize)]) {
        let damage = Finding::new(FindingCode::DocumentDamaged).why(why);
        let fill =
            |damage: Finding, (name, said): &(&str, usize)| damage.with(name, said.to_string());
        self.findings.push(blanks.iter().fold(damage, fill));
    }
}

/// Base64 with or without padding. White space is taken out before.
pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

const BASE64_URL: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) fn open(bytes: &[u8], limits: &Limits) -> Opened {
    let mut opened = Opened::default();
    let text = decode(bytes, &mut opened);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('<') {
        open_xml(text, limits, &mut opened);
    } else if text.starts_with("eyJ") {
        open_card(text, "", limits, &mut opened);
    } else {
        open_json(text, limits, &mut opened);
    }
    opened
}

/// Whether the beginning of a file looks like FHIR. Some exporters write `resourceType` last (the
/// Synthea STU3 samples do), so a good part of the file is looked at.
pub(super) fn recognises(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or_default();
    let head = match head {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => encoding_rs::UTF_16LE.decode(head).0,
        _ => String::from_utf8_lossy(head),
    };
    let text = head.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') {
        let head = text.get(..text.floor_char_boundary(8192)).unwrap_or(text);
        return head.contains("\"http://hl7.org/fhir\"") || head.contains("'http://hl7.org/fhir'");
    }
    let json = text.starts_with(['{', '[']);
    let card = text.starts_with("eyJ") && text.split('.').count() == 3 && !text.contains(' ');
    card || json && (text.contains("\"resourceType\"") || text.contains("\"verifiableCredential\""))
}

fn decode<'a>(bytes: &'a [u8], opened: &mut Opened) -> Cow<'a, str> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            opened.damaged("detail-no-text-at", &[("byte", error.valid_up_to())]);
            String::from_utf8_lossy(bytes)
        }
    }
}

fn open_xml(text: &str, limits: &Limits, opened: &mut Opened) {
    let value = match xml::parse(text, limits.xml_nodes) {
        Some(value) => Some(value),
        None => {
            opened.damaged("detail-xml", &[]);
            xml::parse_cut(text, limits.xml_nodes)
        }
    };
    if let Some(value) = value {
        let kind = value.get("resourceType").and_then(Value::as_str).unwrap_or("*");
        let pointer = format!("/{kind}");
        opened.roots.push(Root { value, pointer, xml: true });
    }
}

fn open_json(text: &str, limits: &Limits, opened: &mut Opened) {
    if is_lines(text) {
        return open_lines(text, opened);
    }
    if text.len() > LARGE && open_entries(text, None, opened) {
        return;
    }
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(list)) => {
            for (i, value) in list.into_iter().enumerate().filter(|(_, v)| v.is_object()) {
                opened.add(value, format!("/{i}"));
            }
        }
        Ok(value) => match value.get("verifiableCredential").and_then(Value::as_array) {
            Some(cards) => {
                for (i, card) in cards.iter().enumerate() {
                    let card = card.as_str().unwrap_or_default();
                    open_card(card, &format!("/verifiableCredential/{i}"), limits, opened);
                }
            }
            None => opened.add(value, ""),
        },
        Err(error) => {
            let place = (error.line(), error.column());
            if !open_entries(text, Some(place), opened) {
                opened.damaged("detail-json", &[("line", place.0), ("column", place.1)]);
            }
        }
    }
}

/// NDJSON: lines that are whole objects from the first column on, and one of the first is a good one.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let first: Vec<&str> = lines.by_ref().take(8).collect();
    let mut objects = first.iter().filter(|l| l.starts_with('{') && l.trim_end().ends_with('}'));
    // An entry of a bundle that has its line is an object too, but no resource.
    let is_resource = |l: &&&str| {
        serde_json::from_str::<Value>(l).is_ok_and(|value| value.get("resourceType").is_some())
    };
    first.len() > 1 && objects.any(|l| is_resource(&l))
}

/// Reads line by line. Pointers are those of an array of the lines: `/0/code/text` is in the first.
fn open_lines(text: &str, opened: &mut Opened) {
    let mut bad = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(value) => opened.add(value, format!("/{number}")),
            Err(_) => bad.push(number + 1),
        }
    }
    if let Some(first) = bad.first() {
        opened.damaged("detail-lines", &[("count", bad.len()), ("line", *first)]);
    }
}

/// A bundle from this size on is read entry by entry, so that what is not read takes no room.
const LARGE: usize = 8 << 20;

/// The whole entries of a bundle, one by one: because it is large, or because as a whole it does not parse
/// (it is cut off, or one entry is broken). `false` where it is no bundle.
fn open_entries(text: &str, place: Option<(usize, usize)>, opened: &mut Opened) -> bool {
    let Some((mut bundle, mut at)) = entries_begin(text) else { return false };
    let mut entries = Vec::new();
    let mut broken = 0usize;
    let mut cut = true;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', ',']).len();
        let rest = text.get(at..).unwrap_or_default();
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix(']') {
            cut = false;
            let after = after.trim_start().trim_start_matches(',');
            let after: serde_json::Map<_, _> =
                serde_json::from_str(&format!("{{{after}")).unwrap_or_default();
            bundle.extend(after);
            break;
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        if let Some(Ok(value)) = values.next() {
            entries.push(without_unread(value));
            at += values.byte_offset();
            continue;
        }
        broken += 1;
        entries.push(Value::Null); // keeps the numbers of the entries behind it
        let Some(length) = skip_value(rest) else { break };
        at += length.max(1);
    }
    if cut || broken > 0 || place.is_some() {
        let whole = entries.iter().filter(|e| !e.is_null()).count();
        let (line, column) = place.unwrap_or_default();
        let blanks = [("line", line), ("column", column), ("whole", whole), ("broken", broken)];
        let why = if cut { "detail-entries-cut" } else { "detail-entries-broken" };
        opened.damaged(why, &blanks);
    }
    bundle.insert("entry".to_owned(), Value::Array(entries));
    opened.add(Value::Object(bundle), "");
    true
}

/// Bills are most of a large export and are not read: only their kind is kept, to be counted.
fn without_unread(mut entry: Value) -> Value {
    if let Some(resource) = entry.get_mut("resource").and_then(Value::as_object_mut) {
        let kind = resource.get("resourceType").and_then(Value::as_str).unwrap_or_default();
        if matches!(kind, "Claim" | "ClaimResponse" | "ExplanationOfBenefit") {
            resource.retain(|key, _| matches!(key.as_str(), "resourceType" | "id"));
        }
    }
    entry
}

/// The members of a bundle before its entries, and the offset behind the bracket that opens them.
fn entries_begin(text: &str) -> Option<(serde_json::Map<String, Value>, usize)> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0u32, 0usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b'"' => {
                let end = string_end(bytes, at)?;
                if depth == 1 && bytes.get(at..end) == Some(b"\"entry\"") {
                    let rest = text.get(end..)?;
                    let list =
                        rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
                    let before = text.get(..at)?.trim_end().trim_end_matches(',');
                    let head = serde_json::from_str(&format!("{before}}}")).unwrap_or_default();
                    return Some((with_type(head), text.len() - list.len()));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn with_type(mut head: serde_json::Map<String, Value>) -> serde_json::Map<String, Value> {
    head.entry("resourceType").or_insert_with(|| Value::String("Bundle".to_owned()));
    head
}

/// The offset behind the string that begins at `at`.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'"' => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// The length of a bracketed value, by its brackets alone; `None` where it does not end.
fn skip_value(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0u32, 0usize);
    loop {
        match bytes.get(at)? {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'"' => {
                at = string_end(bytes, at)?;
                continue;
            }
            b',' if depth == 0 => return Some(at),
            _ => {}
        }
        at += 1;
    }
}

/// A SMART health card: a signed, packed bundle. The signature is not checked here, and a finding says so.
fn open_card(card: &str, pointer: &str, limits: &Limits, opened: &mut Opened) {
    let bundle = card_payload(card, limits).and_then(|payload| {
        let mut payload: Value = serde_json::from_slice(&payload).ok()?;
        let bundle = payload.pointer_mut("/vc/credentialSubject/fhirBundle")?;
        Some(bundle.take())
    });
    match bundle {
        Some(value) => {
            opened.add(value, format!("{pointer}!/vc/credentialSubject/fhirBundle"));
            let fault = Finding::new(FindingCode::DocumentFault);
            opened.findings.push(fault.why("detail-signature"));
        }
        None => opened.damaged("detail-card", &[]),
    }
}

fn card_payload(card: &str, limits: &Limits) -> Option<Vec<u8>> {
    let packed = BASE64_URL.decode(card.trim().split('.').nth(1)?).ok()?;
    let most = limits.document_bytes.min(packed.len() as u64 * limits.archive_ratio);
    let mut payload = Vec::new();
    let unpacked =
        flate2::read::DeflateDecoder::new(packed.as_slice()).take(most).read_to_end(&mut payload);
    match unpacked {
        Ok(_) if !payload.is_empty() => Some(payload),
        _ => Some(packed), // a card may leave its payload unpacked
    }
}
