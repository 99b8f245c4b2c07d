//! The tumour's type, from words to ICD-O-3 morphology; the longest name wins.
//!
//! *Reads* diagnosis, synoptic, comment and addendum of reports, diagnosis and assessment of notes.
//! *Leaves unread* denied, unticked and relatives' tumours, benign look-alikes, the type of a metastasis
//! where the primary is named, a general name where a special one of the same family stands.

use std::collections::BTreeMap;
use std::ops::Range;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use knowledge::vocabulary::oncology::HistologyEntry;
use record::{DocumentKind, Histology, Observation, Quantity};

use super::super::{Found, Genre, Text};

/// A type named in the text.
pub(super) struct Named<'a> {
    pub(super) entry: &'a HistologyEntry,
    pub(super) range: Range<usize>,
    pub(super) doubt: Option<Range<usize>>,
    metastatic: bool,
}

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let named = named(text);
    let mut types: Vec<(&str, Vec<&Named<'_>>)> = Vec::new();
    for name in named.iter().filter(|n| n.entry.invasive() || n.entry.code.ends_with("/1")) {
        match types.iter_mut().find(|(code, _)| *code == name.entry.code) {
            Some((_, places)) => places.push(name),
            None => types.push((&name.entry.code, vec![name])),
        }
    }
    let primary_named =
        types.iter().any(|(_, n)| n.iter().any(|n| !n.metastatic && !n.entry.generic));
    let families: BTreeMap<&str, usize> =
        types.iter().filter_map(|(_, n)| n.first()).fold(BTreeMap::new(), |mut families, n| {
            *families.entry(n.entry.family.as_str()).or_default() += 1;
            families
        });
    types.retain(|(code, names)| {
        let Some(first) = names.first() else { return false };
        let general = first.entry.generic && primary_named;
        let base = text.words.histologies.family_base(&first.entry.family) == Some(code);
        let special = base && families.get(first.entry.family.as_str()).is_some_and(|n| *n > 1);
        let elsewhere = primary_named && names.iter().all(|n| n.metastatic);
        !(general || special || elsewhere)
    });
    set_others_apart(text, &mut types, found);
    types.sort_by_key(|(_, names)| {
        std::cmp::Reverse(names.iter().map(|n| weight(text, n)).sum::<usize>())
    });
    let invasive = !types.is_empty();
    for (code, names) in &types {
        found.extend(state(text, code, names));
    }
    in_situ(text, &named, invasive, found);
}

/// A type that is only named as incidental or second, beside another: an observation, not the tumour's type.
fn set_others_apart(
    text: &Text<'_>,
    types: &mut Vec<(&str, Vec<&Named<'_>>)>,
    found: &mut Vec<Found>,
) {
    let apart = |names: &Vec<&Named<'_>>| names.iter().all(|n| of_second_tumour(text, &n.range));
    if types.iter().all(|(_, names)| apart(names)) {
        return;
    }
    for (_, names) in types.iter().filter(|(_, names)| apart(names)) {
        let Some(name) = names.first() else { continue };
        let words = text.view.low(name.range.clone());
        let value = Observation {
            name: "another tumor".to_owned(),
            value: Some(Quantity::Words(words.split_whitespace().collect::<Vec<_>>().join(" "))),
            ..Observation::default()
        };
        let fact = Found::new(value, "histology.another-tumor", name.range.clone());
        found.push(fact.doubted(name.doubt.clone()));
    }
    types.retain(|(_, names)| !apart(names));
}

/// `incidental papillary carcinoma`, `papillary carcinoma, incidental`.
fn of_second_tumour(text: &Text<'_>, at: &Range<usize>) -> bool {
    const BEFORE: usize = 60;
    let clause = text.view.clause(at);
    let before = text.view.low(clause.start.max(at.start.saturating_sub(BEFORE))..at.start);
    let after = text.view.low(at.end..(at.end + 14).min(clause.end));
    super::SECOND_TUMOUR.iter().any(|w| before.contains(w))
        || after.trim_start_matches([',', ' ', '(']).starts_with("incidental")
}

/// The families of the types named, the most often named first.
pub(super) fn families<'a>(text: &'a Text<'_>) -> Vec<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for name in named(text).iter().filter(|n| n.entry.invasive() && !n.entry.generic) {
        let weight = weight(text, name);
        match counts.iter_mut().find(|(known, _)| *known == name.entry.family) {
            Some((_, count)) => *count += weight,
            None => counts.push((&name.entry.family, weight)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(family, _)| family).collect()
}

/// Every type that is named and not denied, in order.
pub(super) fn named<'a>(text: &'a Text<'_>) -> Vec<Named<'a>> {
    let mut named = Vec::new();
    for hit in text.words.histologies.find(text.view.plain()) {
        let Some(entry) = text.words.histologies.entry(hit.entry) else { continue };
        let range = hit.range;
        if entry.short && text.view.written(range.clone()).bytes().any(|b| b.is_ascii_lowercase()) {
            continue;
        }
        if entry.code.ends_with("/0") || text.mute(&range) || !place_counts(text, &range) {
            continue;
        }
        let meant = text.meant(&range);
        if meant.dead() || meant.is(TriggerKind::Planned) && text.genre != Genre::Clinical {
            continue;
        }
        let before = text.view.low(range.start.saturating_sub(24)..range.start);
        let metastatic = before.contains("metasta");
        named.push(Named { entry, range, doubt: meant.doubt, metastatic });
    }
    named
}

/// Sections in which the patient's own tumour is named.
fn place_counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    use SectionKind::{
        Allergies, Comparison, FamilyHistory, Gross, History, Intraoperative, Medications,
        Specimen, Technique,
    };
    match text.section(at) {
        FamilyHistory | Technique | Comparison | Medications | Allergies => false,
        // The laboratory of a genomic report has the diagnosis from whoever sent the specimen.
        History | Specimen if text.script.kind == DocumentKind::GenomicReport => true,
        History | Gross | Intraoperative | Specimen => text.genre == Genre::Clinical,
        _ => true,
    }
}

fn weight(text: &Text<'_>, name: &Named<'_>) -> usize {
    let certain = if name.doubt.is_some() { 1 } else { 2 };
    match text.section(&name.range) {
        SectionKind::Diagnosis | SectionKind::Synoptic | SectionKind::Assessment => 3 * certain,
        SectionKind::Top | SectionKind::Addendum => 2 * certain,
        _ => certain,
    }
}

fn state(text: &Text<'_>, code: &str, names: &[&Named<'_>]) -> Option<Found> {
    // The firm statement leads; a doubt elsewhere does not weaken it.
    let lead = names.iter().find(|n| n.doubt.is_none()).or(names.first())?;
    let words = text.view.low(lead.range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let value = Histology { text: words, icd_o_3: Some(code.to_owned()) };
    let mut found =
        Found::new(value, "histology.name", lead.range.clone()).doubted(lead.doubt.clone());
    found
        .places
        .extend(names.iter().filter(|n| n.range != lead.range).map(|n| n.range.clone()).take(5));
    Some(found)
}

/// Carcinoma in situ is the diagnosis where nothing invasive is; beside an invasive tumour it is an
/// observation.
fn in_situ(text: &Text<'_>, named: &[Named<'_>], invasive: bool, found: &mut Vec<Found>) {
    let mut codes: Vec<&str> = Vec::new();
    for name in named.iter().filter(|n| n.entry.in_situ()) {
        if codes.contains(&name.entry.code.as_str()) {
            continue;
        }
        codes.push(&name.entry.code);
        if invasive {
            let words =
                text.view.low(name.range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
            let value = Observation {
                name: words,
                value: Some(Quantity::Words("present".to_owned())),
                ..Observation::default()
            };
            found.push(
                Found::new(value, "histology.in-situ", name.range.clone())
                    .doubted(name.doubt.clone()),
            );
        } else {
            found.extend(state(text, &name.entry.code, &[name]));
        }
    }
}
