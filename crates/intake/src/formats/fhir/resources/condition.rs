//! `Condition`: problems and diagnoses; with mCODE the primary cancer, its place, side, type and stage.

use record::{Condition, Histology, Laterality, Side, Site, Stage};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::{At, Coded};
use super::super::sheet::{Mark, Piece, Sheet};
use super::super::staging;
use super::{additional_narrative, cancer, narrative_only, notes, withdrawn};
use crate::diagnoses;

const DATES: &[&str] = &["onsetDateTime", "onsetPeriod.start", "onset"];
const RECORDED: &[&str] = &["assertedDate", "recordedDate", "dateRecorded", "dateAsserted"];

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let Some(code) = at.concept("code") else { return narrative_only(at, sheet) };
    let Some(name) = sheet.title(&code.words) else { return };
    let verified = at.status("verificationStatus");
    sheet.coded_item("Status", at.concept("clinicalStatus").as_ref());
    sheet.coded_item("Verification", at.concept("verificationStatus").as_ref());
    let asserted = at.extension("condition-assertedDate");
    let recorded =
        asserted.and_then(|e| e.get("valueDateTime")?.date()).or_else(|| at.first_date(RECORDED));
    let onset = at.first_date(DATES);
    sheet.item("Began", onset.as_ref().map(|(_, words)| words));
    sheet.item("Recorded", recorded.as_ref().map(|(_, words)| words));
    let ended =
        at.first_date(&["abatementDateTime", "abatementPeriod.end", "abatementPeriod.start"]);
    sheet.item("Ended", ended.as_ref().map(|(_, words)| words));
    if withdrawn(verified.as_deref()) {
        return notes(at, sheet);
    }
    let status =
        at.status("clinicalStatus").or_else(|| ended.is_some().then(|| "resolved".to_owned()));
    let date = onset.or(recorded).map(|(date, _)| date);
    let doubt =
        verified.filter(|v| matches!(v.as_str(), "provisional" | "differential" | "unconfirmed"));
    let fact = Condition {
        text: code.words.to_text(),
        code: code.code(),
        code_system: code.system(),
        // A diagnosis that is only considered is not an active one.
        status: doubt.clone().or(status),
    };
    let draft = sheet.state(fact, "fhir.condition", &name).dated(date).doubted(doubt.clone());
    sheet.keep(draft);
    let about = About { date, doubt, cancer: is_cancer(at, &code, sheet) };
    body_sites(at, &about, sheet);
    histology(at, &about, sheet);
    stages(entry, bundle, &about, sheet);
    notes(at, sheet);
    additional_narrative(at, sheet);
}

/// What all facts of one condition share.
struct About {
    date: Option<record::PartialDate>,
    doubt: Option<String>,
    cancer: bool,
}

fn is_cancer(at: &At<'_>, code: &Coded<'_>, sheet: &Sheet<'_>) -> bool {
    if at.has_profile("secondary-cancer-condition") {
        return false;
    }
    let icd10 = code.code_in("icd-10");
    let codes = &sheet.library.vocabulary.fhir_codes;
    at.has_profile("primary-cancer-condition")
        || at.extension("mcode-histology-morphology-behavior").is_some()
        || codes.is_primary_cancer(&code.words.text, icd10.as_deref())
}

fn body_sites(at: &At<'_>, about: &About, sheet: &mut Sheet<'_>) {
    for place in at.each("bodySite") {
        let Some(coded) = place.coded() else { continue };
        let mark = sheet.coded_item("Body site", Some(&coded));
        let qualifier = place.each("extension").into_iter().find_map(|e| {
            let url = e.text("url").unwrap_or_default();
            url.ends_with("laterality-qualifier").then(|| e.concept("valueCodeableConcept"))?
        });
        let side_mark = sheet.coded_item("Side", qualifier.as_ref());
        let Some(mark) = mark.filter(|_| about.cancer) else { continue };
        let words = diagnoses::without_kind(coded.words.text.trim()).to_owned();
        let named = || diagnoses::topography(&words, &sheet.library.vocabulary);
        let icd_o_3 = coded.code_in("icd-o").or_else(named);
        let site = Site { text: words, icd_o_3 };
        keep(sheet, site, "fhir.condition.site", &mark, about);
        let sides = &sheet.library.vocabulary.oncology_codes;
        let side = qualifier.as_ref().and_then(|q| {
            let coded = q.codes.iter().find_map(|c| sides.side(c.code));
            coded.or_else(|| Some(Side::named_in(&q.words.text)?.0))
        });
        let named = || Some((Side::named_in(&coded.words.text)?.0, mark));
        let side = side.zip(side_mark).or_else(named);
        if let Some((side, mark)) = side {
            keep(sheet, Laterality { side: Some(side) }, "fhir.condition.laterality", &mark, about);
        }
    }
}

fn histology(at: &At<'_>, about: &About, sheet: &mut Sheet<'_>) {
    let extension = at.extension("mcode-histology-morphology-behavior");
    let coded = extension.and_then(|e| e.concept("valueCodeableConcept"));
    let mark = sheet.coded_item("Histology", coded.as_ref());
    if let Some((coded, mark)) = coded.zip(mark) {
        let words = diagnoses::without_kind(coded.words.text.trim()).to_owned();
        let named = || diagnoses::morphology(&words, &sheet.library.vocabulary);
        let icd_o_3 = coded.code_in("icd-o").or_else(named);
        let fact = Histology { text: words, icd_o_3 };
        keep(sheet, fact, "fhir.condition.histology", &mark, about);
    }
}

/// Coded stages become facts; a stage in free text is left to the reading of prose, with its type before
/// it. A stage that is assessed by an observation of this document is read there.
fn stages(entry: &Entry<'_>, bundle: &Bundle<'_>, about: &About, sheet: &mut Sheet<'_>) {
    for stage in entry.at.each("stage") {
        let kind = stage.concept("type");
        let Some(summary) = stage.concept("summary") else { continue };
        let free = stage.say("summary.text");
        if let Some(words) = free {
            let label = kind.as_ref().map(|k| &k.words);
            let mut pieces: Vec<Piece<'_>> = Vec::new();
            match label {
                Some(label) => pieces.extend([Piece::Said(label), Piece::Label(": ")]),
                None => pieces.push(Piece::Label("Stage: ")),
            }
            pieces.push(Piece::Said(&words));
            sheet.paragraph(&pieces);
            continue;
        }
        let mark = sheet.coded_item("Stage", Some(&summary));
        sheet.coded_item("Type of stage", kind.as_ref());
        let assessed = stage.each("assessment");
        if assessed.iter().any(|a| bundle.resolve(a, &entry.holder).is_some()) {
            continue;
        }
        let basis = kind.as_ref().and_then(|k| staging::basis_in(&k.words.text));
        let mut fact = Stage { basis, ..Stage::default() };
        let said = cancer::fill_all(&mut fact, &summary.words.text);
        if summary.words.text.contains("American Joint Committee on Cancer") {
            staging::fill_method(&mut fact, &summary.words.text);
        }
        if let Some(mark) = mark.filter(|_| said) {
            keep(sheet, fact, "fhir.condition.stage", &mark, about);
        }
    }
}

fn keep(
    sheet: &mut Sheet<'_>,
    value: impl Into<record::Value>,
    rule: &'static str,
    mark: &Mark,
    about: &About,
) {
    let draft = sheet.state(value, rule, mark).dated(about.date).doubted(about.doubt.clone());
    sheet.keep(draft);
}
