//! FHIR, the form in which portals and apps hand out records.
//!
//! # Reads
//! DSTU2, STU3, R4, and R5 where it does not differ: bundles, single resources, lists and lines of
//! resources (NDJSON), as JSON and as XML, and SMART health cards (signature not checked, and said so). The
//! kinds are the table in `resources`. Each resource becomes a few lines on readable pages, grouped by kind;
//! labels on them are FHIR's own element names in plain English. Facts point at the words with the JSON
//! pointer, or the element path in XML. In NDJSON pointers are those of an array of the lines. Conclusions,
//! notes and sections are handed on as narrative; attachments as documents of their own.
//!
//! # Leaves unread
//! Billing (`Claim`, `ExplanationOfBenefit`) and every other kind, by name and count. Narrative that
//! software generated from the coded entries. What belongs to a person other than the one that most of the
//! bundle is about.
//!
//! # Seen in the wild
//! `resourceType` as the last member; one category where another version has a list; the status of an allergy
//! in one element or two; medicines as a concept, as a contained resource, as a reference; exports cut off in
//! the middle; numbers with more digits than the result can have (shown as written, up to 17 digits).
//!
//! # Reference
//! hl7.org/fhir/{DSTU2,STU3,R4,R5}; US Core and mCODE implementation guides; smarthealth.cards.

mod bundle;
mod lens;
mod opening;
mod plain;
mod resources;
mod sheet;
mod staging;
mod xml;

use std::collections::BTreeMap;

use record::{DocumentKind, Finding, FindingCode, Format, PartialDate, Reading};

use crate::formats::Reader;
use crate::{Handed, Tools};

use bundle::{Bundle, Entry, Whose};
use lens::At;
use opening::Root;
use resources::RESOURCES;
use sheet::Sheet;

pub const READER: Reader = Reader { format: Format::Fhir, recognises, read };

fn recognises(handed: &Handed<'_>) -> bool {
    opening::recognises(handed.bytes)
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let opened = opening::open(handed.bytes, tools.limits);
    if opened.roots.is_empty() {
        let why = opened.findings.into_iter().next();
        let why = why.unwrap_or_else(|| Finding::new(FindingCode::DocumentDamaged));
        return Reading::not_read(Format::Fhir, why);
    }
    let bundle = Bundle::gather(&opened.roots, tools.limits.depth);
    let mut reading = Reading::of(Format::Fhir);
    opened.findings.into_iter().for_each(|finding| reading.find(finding));
    let mut sheet = Sheet::new(tools.library, tools.limits);
    write(&bundle, &mut sheet);
    let people = std::mem::take(&mut sheet.people);
    let passages = sheet.finish(handed.id, &mut reading);
    reading.people = people.into_iter().map(|person| person.finish(&passages)).collect();
    reading.pages = passages.pages;
    bundle.unread.iter().for_each(|what| reading.leave_unread(what.as_str()));
    reading.date = date(&opened.roots, &bundle);
    reading.kind = kind(&bundle, tools);
    reading.title = title(&bundle);
    reading
}

/// Writes the resources kind by kind; what is not read is counted, what is not this person's is left out.
fn write(bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let whose = bundle.people();
    let mut groups: Vec<Vec<usize>> = RESOURCES.iter().map(|_| Vec::new()).collect();
    let mut strangers: BTreeMap<&str, u32> = BTreeMap::new();
    for (number, entry) in bundle.entries.iter().enumerate() {
        let group = RESOURCES.iter().position(|r| r.kinds.contains(&entry.kind));
        let Some(group) = group.and_then(|g| groups.get_mut(g)) else {
            sheet.unread.push(format!("FHIR {}", entry.kind));
            continue;
        };
        match whose.whose(number) {
            Whose::Other => {
                *strangers.entry(entry.kind).or_default() += 1;
                // Somebody with another day of birth has no place on this person's pages, not even by name.
                if entry.kind == "Patient" && !whose.is_born_another_day(number) {
                    group.push(number);
                }
            }
            Whose::Nobody => sheet.unread.push(format!("FHIR {} about no person", entry.kind)),
            Whose::Main if entry.kind == "Patient" => group.insert(0, number),
            Whose::Main => group.push(number),
        }
    }
    for (resource, group) in RESOURCES.iter().zip(groups).filter(|(_, g)| !g.is_empty()) {
        sheet.begin(resource.heading);
        for entry in group.iter().filter_map(|&number| bundle.entries.get(number)) {
            sheet.next_resource();
            (resource.read)(entry, bundle, sheet);
        }
    }
    if !strangers.is_empty() {
        let list: Vec<_> = strangers.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
        let count: u32 = strangers.values().sum();
        let finding = Finding::new(FindingCode::IdentityOtherPerson);
        let finding = finding.with("detail", list.join(", ")).with("count", count.to_string());
        sheet.findings.push(finding);
    }
}

/// The day of a bundle: when it was made; of a single resource: its own day.
fn date(roots: &[Root], bundle: &Bundle<'_>) -> Option<PartialDate> {
    let composition = bundle.entries.iter().find(|e| e.kind == "Composition");
    let own = composition.and_then(|c| c.at.first_date(&["date"]));
    if let Some((date, _)) = own {
        return Some(date);
    }
    let [root] = roots else { return None };
    let at = At::root(&root.value, "", root.xml);
    const DAYS: &[&str] = &[
        "timestamp",
        "issued",
        "effectiveDateTime",
        "effectivePeriod.start",
        "performedDateTime",
        "performedPeriod.start",
        "occurrenceDateTime",
        "started",
        "context.period.start",
        "period.start",
        "date",
        "authoredOn",
        "dateWritten",
        "recordedDate",
        "assertedDate",
        "onsetDateTime",
        "meta.lastUpdated",
    ];
    at.first_date(DAYS).map(|(date, _)| date)
}

/// What the document is: by its one report or composition, else a summary out of a portal.
fn kind(bundle: &Bundle<'_>, tools: &Tools<'_>) -> Option<DocumentKind> {
    let about_people = |e: &&Entry<'_>| {
        let beside = [
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Encounter",
            "Specimen",
        ];
        let known = RESOURCES.iter().any(|r| r.kinds.contains(&e.kind));
        known && !beside.contains(&e.kind)
    };
    let said: Vec<&Entry<'_>> = bundle.entries.iter().filter(about_people).collect();
    let reports: Vec<_> = said.iter().filter(|e| e.kind == "DiagnosticReport").collect();
    let composition = said.iter().find(|e| e.kind == "Composition");
    let one = match (composition, reports.as_slice(), said.as_slice()) {
        (Some(composition), ..) => composition,
        (_, [report], all) if all.iter().all(|e| is_part(e.kind)) => report,
        (_, _, [one]) => one,
        _ => return Some(DocumentKind::PortalSummary),
    };
    Some(kind_of(&one.at, tools).unwrap_or(DocumentKind::PortalSummary))
}

fn is_part(kind: &str) -> bool {
    matches!(kind, "DiagnosticReport" | "Observation" | "Binary" | "ImagingStudy")
}

/// The kind that the codes of a report, paper or composition name.
fn kind_of(at: &At<'_>, tools: &Tools<'_>) -> Option<DocumentKind> {
    let vocabulary = &tools.library.vocabulary;
    let concept = at.any(&["type", "code"]).and_then(|c| c.coded());
    let codes: Vec<String> =
        concept.iter().flat_map(|c| c.codes.iter().map(|c| c.code.to_owned())).collect();
    let rules = &vocabulary.document_kinds.rule;
    let by_code = rules.iter().find(|r| r.loinc.iter().any(|l| codes.contains(l))).map(|r| r.kind);
    by_code.or_else(|| match at.kind()? {
        "DiagnosticReport" => {
            let categories = at.codes("category");
            categories.iter().find_map(|c| vocabulary.fhir_codes.report(c))
        }
        "Observation" if at.codes("category").iter().any(|c| c == "laboratory") => {
            Some(DocumentKind::LabReport)
        }
        "Coverage" => Some(DocumentKind::InsuranceCard),
        _ => None,
    })
}

fn title(bundle: &Bundle<'_>) -> Option<String> {
    let titled = |kind: &'static str| bundle.entries.iter().filter(move |e| e.kind == kind);
    let composition = titled("Composition").find_map(|e| e.at.text("title"));
    composition.or_else(|| {
        let mut reports = titled("DiagnosticReport");
        let one = reports.next().filter(|_| reports.next().is_none())?;
        let alone = bundle
            .entries
            .iter()
            .all(|e| is_part(e.kind) || matches!(e.kind, "Patient" | "Specimen"));
        one.at.concept("code").filter(|_| alone).map(|c| c.words.to_text())
    })
}
