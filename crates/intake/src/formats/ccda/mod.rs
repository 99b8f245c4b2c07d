//! C-CDA: what hospitals and portals export as "health summary", "visit summary", "continuity of care".
//!
//! # Reads
//! HL7 CDA R2 documents of the Consolidated CDA guides R1.1 and R2.1, every document type, and pieces cut
//! out of one. The header gives person, date, kind and providers. Each section is written out as readable
//! blocks with its narrative; its entries become facts that stand on the narrative where the entry points
//! at it, else on a line of their own. A section without entries is read by the columns of its tables.
//! Documents inside (unstructured bodies, attachments) are handed on as documents.
//!
//! # Leaves unread
//! Entries and sections of no known kind: their words are written out, their kind is listed. What is
//! negated, entered in error or cancelled is written out as that and is no fact.
//!
//! # Seen in the wild
//! Windows-1252 under a UTF-8 declaration; elements cut off in the middle; prefixes never declared;
//! entries that point at the wrong cell of the narrative; `<content ID="x"/>` before its words; problem
//! lists whose concern is `completed` while the problem is active.
//!
//! # Reference
//! HL7 CDA R2; HL7 C-CDA R1.1 and R2.1 (Templates and Supporting Material); ONC certification test data.

mod attachments;
mod datatypes;
mod decode;
mod faults;
mod header;
mod mend;
mod narrative;
mod sections;
mod statement;
mod transcript;
mod xml;

use record::{BlockKind, Finding, FindingCode, Format, Reading, Status};
use roxmltree::{Document, Node, ParsingOptions};

use crate::formats::Reader;
use crate::formats::ccda::mend::Mended;
use crate::formats::ccda::narrative::Narrated;
use crate::formats::ccda::sections::{read_entry, read_section};
use crate::formats::ccda::statement::{Context, is_statement};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::{Lens, Paths};
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::CCda, recognises, read };

/// Real documents nest some 30 levels deep; beyond this no reader here follows.
const DEPTH: usize = 200;

/// Roots of pieces cut out of a document that only this format has.
const FRAGMENTS: &[&str] = &[
    "entryRelationship",
    "substanceAdministration",
    "recordTarget",
    "legalAuthenticator",
    "dataEnterer",
    "informationRecipient",
    "documentationOf",
    "inFulfillmentOf",
    "componentOf",
    "relatedSubject",
    "externalDocument",
    "manufacturedProduct",
    "structuredBody",
    "encounterParticipant",
    "assignedAuthor",
    "assignedEntity",
    "patientRole",
    "participantRole",
    "serviceEvent",
    "signatureText",
];

/// Roots that other formats have too; the words after them decide.
const COMMON_FRAGMENTS: &[&str] = &[
    "section",
    "component",
    "entry",
    "act",
    "observation",
    "procedure",
    "supply",
    "encounter",
    "organizer",
    "author",
    "performer",
    "participant",
    "informant",
    "authenticator",
    "custodian",
    "relatedDocument",
    "authorization",
    "criterion",
    "addr",
];

/// What stands near the beginning of a piece of C-CDA and of nothing else.
const SIGNS: &[&str] = &[
    "2.16.840.1.113883.",
    "classCode=",
    "typeCode=",
    "<templateId",
    "<assignedAuthor",
    "<assignedEntity",
    "<assignedCustodian",
    "<nonXMLBody",
    "<streetAddressLine",
];

fn recognises(handed: &Handed<'_>) -> bool {
    let head = decode::decode_head(handed.bytes);
    let Some((root, rest)) = root_tag(&head) else { return false };
    let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
    let local = root.rsplit(':').next().unwrap_or(root);
    if tag.contains("http://hl7.org/fhir") {
        return false;
    }
    if local == "ClinicalDocument" {
        return true;
    }
    if tag.contains("xmlns=\"http") {
        return false;
    }
    let is_section =
        || after.contains("<text") && (local == "section" || after.contains("<section"));
    let has_signs = || SIGNS.iter().any(|sign| tag.contains(sign) || after.contains(sign));
    FRAGMENTS.contains(&local)
        || (COMMON_FRAGMENTS.contains(&local)
            && (tag.contains("urn:hl7-org:v3") || is_section() || has_signs()))
}

/// The name of the root element, and the text from its attributes on.
fn root_tag(head: &str) -> Option<(&str, &str)> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            rest = instruction.split_once("?>")?.1;
        } else if let Some(doctype) = rest.strip_prefix("<!DOCTYPE") {
            // Its subset in brackets may hold `>`.
            let end = match (doctype.find('['), doctype.find('>')) {
                (Some(open), Some(close)) if open < close => {
                    open + doctype.get(open..)?.find("]>").map(|end| end + 1)?
                }
                (_, close) => close?,
            };
            rest = doctype.get(end + 1..)?;
        } else {
            let tag = rest.strip_prefix('<')?;
            let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return Some(tag.split_at(end));
        }
        rest = rest.trim_start();
    }
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let mut reading = Reading { status: Status::Read, ..Reading::of(Format::CCda) };
    let most = usize::try_from(tools.limits.document_bytes).unwrap_or(usize::MAX);
    let bytes = handed.bytes.get(..most).unwrap_or(handed.bytes);
    if bytes.len() < handed.bytes.len() {
        let limit = Finding::new(FindingCode::LimitReached).why("detail-megabytes");
        reading.find(limit.with("size", (bytes.len() >> 20).to_string()));
    }
    let decoded = decode::decode(bytes);
    if decoded.misdeclared {
        reading.find(Finding::new(FindingCode::DocumentFault).why("detail-encoding"));
    }
    let text = decoded.text.trim_start_matches('\u{feff}').trim_start();
    let options =
        || ParsingOptions { nodes_limit: tools.limits.xml_nodes, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options()) {
        Ok(document) => transcribe(handed, tools, &document, reading),
        Err(_) => {
            let mended = mend::mend(text, tools.limits.xml_nodes.saturating_sub(16));
            if !say_what_was_mended(&mended, tools, &mut reading) {
                return reading;
            }
            match Document::parse_with_options(&mended.text, options()) {
                Ok(document) => transcribe(handed, tools, &document, reading),
                Err(error) => {
                    reading.status = Status::NotRead;
                    let damage = Finding::new(FindingCode::DocumentDamaged).why("detail-line");
                    reading.find(damage.with("line", error.pos().row.to_string()));
                    reading
                }
            }
        }
    }
}

/// The findings of mending; `false` where nothing may be read.
fn say_what_was_mended(mended: &Mended, tools: &Tools<'_>, reading: &mut Reading) -> bool {
    if mended.has_dtd {
        reading.status = Status::NotRead;
        reading.find(Finding::new(FindingCode::DocumentDamaged).why("detail-document-type"));
        return false;
    }
    if let Some(line) = mended.broken_at_line {
        let damage = Finding::new(FindingCode::DocumentDamaged).why("detail-tag");
        reading.find(damage.with("line", line.to_string()));
    }
    if mended.cut {
        reading.find(Finding::new(FindingCode::DocumentDamaged).why("detail-ends-in-the-middle"));
    }
    if mended.over_limit {
        let limit = Finding::new(FindingCode::LimitReached).why("detail-more-elements");
        reading.find(limit.with("count", tools.limits.xml_nodes.to_string()));
    }
    for prefix in &mended.undeclared {
        let fault = Finding::new(FindingCode::DocumentFault).why("detail-prefix");
        reading.find(fault.with("fault", "prefix").with("prefix", prefix.clone()));
    }
    true
}

fn transcribe(
    handed: &Handed<'_>,
    tools: &Tools<'_>,
    document: &Document<'_>,
    mut reading: Reading,
) -> Reading {
    let root = document.root_element();
    let paths = Paths::of(document);
    if paths.depth > DEPTH {
        reading.status = Status::NotRead;
        let limit = Finding::new(FindingCode::LimitReached).why("detail-deep");
        reading.find(limit.with("count", paths.depth.to_string()));
        return reading;
    }
    let mut out = Transcript::new(handed.id, tools, &paths, reading);
    if root.name() == "ClinicalDocument" {
        faults::check(&mut out, root);
        header::read_header(&mut out, root);
        read_body(&mut out, root);
    } else {
        let fault = Finding::new(FindingCode::DocumentFault).why("detail-fragment");
        out.reading.find(fault.with("fault", "fragment").with("element", root.name()));
        read_fragment(&mut out, root);
    }
    attachments::take_attachments(&mut out, root);
    out.finish()
}

fn read_body(out: &mut Transcript<'_>, document: Node<'_, '_>) {
    for component in document.all("component") {
        for body in component.all("structuredBody") {
            for section in body.all("component").flat_map(|c| c.all("section")) {
                read_section(out, section, 2);
            }
        }
    }
}

/// Reads a piece of a document: sections as sections, a statement as an entry, a part of the header as
/// that; of anything else the words.
fn read_fragment(out: &mut Transcript<'_>, root: Node<'_, '_>) {
    if root.is("section") {
        return read_section(out, root, 2);
    }
    let sections: Vec<_> = root
        .descendants()
        .filter(|n| n.is("section") && !n.ancestors().skip(1).any(|a| a.is("section")))
        .collect();
    if !sections.is_empty() {
        return sections.into_iter().for_each(|section| read_section(out, section, 2));
    }
    let statements: Vec<_> = if is_statement(root) {
        vec![root]
    } else {
        root.children().filter(|c| is_statement(*c)).collect()
    };
    if !statements.is_empty() {
        let narrated = Narrated::default();
        let context = Context::new(sections::fragment(), "", &narrated, &mut *out);
        for statement in statements {
            read_entry(out, &context, statement);
        }
    } else if !header::read_part(out, root) {
        out.reading.leave_unread(format!("C-CDA piece {}", root.name()));
    }
    if out.position() == 0 {
        write_words(out, root);
    }
}

/// The words of a piece that nothing else reads, one line an element.
fn write_words(out: &mut Transcript<'_>, root: Node<'_, '_>) {
    for node in root.descendants().filter(Node::is_element) {
        let own: String = node.children().filter(Node::is_text).filter_map(|t| t.text()).collect();
        let words = narrative::collapse(&own);
        let attribute =
            |name| node.attr(name).map(|value| (value, out.paths.of_attribute(node, name)));
        let shown = if words.is_empty() {
            let value = attribute("displayName").or_else(|| attribute("value"));
            value.or_else(|| attribute("extension")).map(|(v, pointer)| (v.to_owned(), pointer))
        } else {
            Some((words, out.paths.of_node(node)))
        };
        if let Some((words, pointer)) = shown {
            out.turn_if_full();
            out.block(BlockKind::Paragraph, |page| {
                page.anchored(pointer, &words);
            });
        }
    }
}
