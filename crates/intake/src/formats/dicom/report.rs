//! Structured reports: the tree of their content as a page to read (PS3.3, A.35 and C.17.3).

use dicom_core::Tag;
use dicom_dictionary_std::tags;
use record::{BlockKind, DocumentKind, Finding, FindingCode, Instance, PageBuilder, Reading, Span};

use super::header::DataSet;
use super::{person, tag};
use crate::{Handed, Tools};

/// Items of one report. Dose reports of long interventions reach 10,000.
const ITEMS: usize = 50_000;

/// Items within items.
const DEPTH: usize = 40;

/// Renders the report into the reading. Text items are narrative.
pub(super) fn read(
    handed: &Handed<'_>,
    tools: &Tools<'_>,
    set: &DataSet<'_>,
    instance: &Instance,
    reading: &mut Reading,
) {
    let mut tree = Tree { page: PageBuilder::new(1), narrative: Vec::new(), items: 0, cut: false };
    let title = meaning(set, tags::CONCEPT_NAME_CODE_SEQUENCE);
    tree.page.block(BlockKind::Heading(1), |page| {
        page.anchored("(0040,A043)[0].(0008,0104)", title.as_deref().unwrap_or_default());
    });
    let written = person::write(&mut tree.page, &instance.tags);
    person::examination(&mut tree.page, &instance.tags);
    for (element, pointer, name) in [
        (tags::COMPLETION_FLAG, "(0040,A491)", "Completion Flag"),
        (tags::VERIFICATION_FLAG, "(0040,A493)", "Verification Flag"),
        (tags::CONTENT_DATE, "(0008,0023)", "Content Date"),
    ] {
        person::row(&mut tree.page, pointer, name, &set.text(element).unwrap_or_default());
    }
    for (at, observer) in set.items(tags::VERIFYING_OBSERVER_SEQUENCE, 20).iter().enumerate() {
        let name = observer.text(tags::VERIFYING_OBSERVER_NAME).unwrap_or_default();
        let pointer = format!("(0040,A073)[{at}].(0040,A075)");
        person::row(&mut tree.page, &pointer, "Verifying Observer Name", &name);
    }
    tree.content(set, "", 0);
    let page = tree.page.build();
    reading.people.extend(written.mention(handed.id, &page));
    reading.pages.push(page);
    reading.narrative = tree.narrative.into_iter().map(|span| (0, span)).collect();
    reading.title = title;
    let objects = &tools.library.vocabulary.dicom_objects;
    if objects.is_written_report(tag(instance, "SOPClassUID")) {
        reading.kind = Some(DocumentKind::ImagingReport);
    }
    if tree.cut {
        let limit = Finding::new(FindingCode::LimitReached);
        reading.find(limit.why("detail-long-text"));
    }
}

/// The meaning of the first code of a sequence, as written.
fn meaning(set: &DataSet<'_>, sequence: Tag) -> Option<String> {
    set.items(sequence, 1).first()?.text(tags::CODE_MEANING)
}

struct Tree {
    page: PageBuilder,
    narrative: Vec<Span>,
    items: usize,
    cut: bool,
}

impl Tree {
    /// The items below one item.
    fn content(&mut self, parent: &DataSet<'_>, path: &str, depth: usize) {
        if depth > DEPTH {
            self.cut = true;
            return;
        }
        let left = ITEMS.saturating_sub(self.items);
        let items = parent.items(tags::CONTENT_SEQUENCE, left.saturating_add(1));
        for (at, item) in items.iter().enumerate() {
            self.items += 1;
            if self.items > ITEMS {
                self.cut = true;
                return;
            }
            let path = format!("{path}(0040,A730)[{at}].");
            self.item(item, &path, depth);
            self.content(item, &path, depth + 1);
        }
    }

    fn item(&mut self, item: &DataSet<'_>, path: &str, depth: usize) {
        let concept = meaning(item, tags::CONCEPT_NAME_CODE_SEQUENCE).unwrap_or_default();
        let concept_at = format!("{path}(0040,A043)[0].(0008,0104)");
        let kind = item.text(tags::VALUE_TYPE).unwrap_or_default();
        if kind == "CONTAINER" {
            let level = u8::try_from(depth + 2).unwrap_or(6).min(6);
            self.page.block(BlockKind::Heading(level), |page| {
                page.anchored(concept_at, &concept);
            });
            return;
        }
        let values = values(item, &kind, path);
        if values.is_empty() && concept.is_empty() {
            return;
        }
        let is_text = kind == "TEXT";
        let block = if is_text { BlockKind::Paragraph } else { BlockKind::ListItem };
        let mut spans = Vec::new();
        self.page.block(block, |page| {
            if !concept.is_empty() {
                page.anchored(concept_at, &concept);
                page.push(if values.is_empty() { "" } else { ": " });
            }
            for (at, (pointer, words)) in values.iter().enumerate() {
                page.push(if at > 0 { " " } else { "" });
                spans.push(page.anchored(pointer, words));
            }
        });
        if is_text {
            self.narrative.extend(spans);
        }
    }
}

/// What an item states: the places and words of its value.
fn values(item: &DataSet<'_>, kind: &str, path: &str) -> Vec<(String, String)> {
    let one = |element: Tag, place: &str| {
        let text = item.text(element)?;
        Some((format!("{path}{place}"), text))
    };
    let values = match kind {
        "TEXT" => vec![one(tags::TEXT_VALUE, "(0040,A160)")],
        "PNAME" => vec![one(tags::PERSON_NAME, "(0040,A123)")],
        "DATE" => vec![one(tags::DATE, "(0040,A121)")],
        "TIME" => vec![one(tags::TIME, "(0040,A122)")],
        "DATETIME" => vec![one(tags::DATE_TIME, "(0040,A120)")],
        "UIDREF" => vec![one(tags::UID, "(0040,A124)")],
        "CODE" => {
            let code = meaning(item, tags::CONCEPT_CODE_SEQUENCE);
            vec![code.map(|code| (format!("{path}(0040,A168)[0].(0008,0104)"), code))]
        }
        "NUM" => measured(item, path).into_iter().map(Some).collect(),
        _ => referenced(item, path).into_iter().map(Some).collect(),
    };
    values.into_iter().flatten().collect()
}

fn measured(item: &DataSet<'_>, path: &str) -> Vec<(String, String)> {
    let measured = item.items(tags::MEASURED_VALUE_SEQUENCE, 1);
    let Some(value) = measured.first() else { return Vec::new() };
    let path = format!("{path}(0040,A300)[0].");
    let number = value.text(tags::NUMERIC_VALUE).map(|n| (format!("{path}(0040,A30A)"), n));
    let units = value.items(tags::MEASUREMENT_UNITS_CODE_SEQUENCE, 1);
    // UCUM's code for "no unit" says nothing to a reader.
    let unit = units.first().and_then(|unit| unit.text(tags::CODE_VALUE)).filter(|u| u != "1");
    let unit = unit.map(|unit| (format!("{path}(0040,08EA)[0].(0008,0100)"), unit));
    number.into_iter().chain(unit).collect()
}

/// The picture or object an item points to, by its number.
fn referenced(item: &DataSet<'_>, path: &str) -> Vec<(String, String)> {
    let objects = item.items(tags::REFERENCED_SOP_SEQUENCE, 1);
    let uid = objects.first().and_then(|o| o.text(tags::REFERENCED_SOP_INSTANCE_UID));
    uid.map(|uid| (format!("{path}(0008,1199)[0].(0008,1155)"), uid)).into_iter().collect()
}
