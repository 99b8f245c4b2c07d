//! `DiagnosticReport`: its conclusion as prose, its results by reference, the report itself as a file.

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::Sheet;
use super::{additional_narrative, named, narrative_only, notes, papers, withdrawn};

const DATES: &[&str] = &["effectiveDateTime", "effectivePeriod.start", "issued"];

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let code = at.concept("code");
    if let Some(code) = &code {
        sheet.title(&code.words);
    }
    let status = at.status("status");
    sheet.coded_item("Status", at.concept("status").as_ref());
    let date = at.first_date(DATES);
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    for performer in at.each("performer") {
        let performer = performer.get("actor").unwrap_or(performer);
        sheet.item("By", named(&performer, entry, bundle).as_ref());
    }
    if withdrawn(status.as_deref()) {
        sheet.item("Conclusion", at.say("conclusion").as_ref());
        return;
    }
    let results = at.each("result");
    let missing = results.iter().filter(|r| bundle.resolve(r, &entry.holder).is_none());
    let missing: Vec<_> = missing.collect();
    for result in &missing {
        sheet.item("Result", result.say("display").as_ref());
        sheet.unread.push("FHIR result that is not in the file".to_owned());
    }
    sheet.prose("Conclusion", at.say("conclusion").as_ref());
    for key in ["conclusionCode", "codedDiagnosis"] {
        for diagnosis in at.each(key).iter().filter_map(|d| d.coded()) {
            sheet.prose("Diagnosis", Some(&diagnosis.words));
        }
    }
    let title = code.map(|c| c.words.to_text());
    let forms = at.each("presentedForm");
    for form in &forms {
        papers::attach(
            form,
            title.as_deref(),
            date.as_ref().map(|(d, _)| *d),
            entry,
            bundle,
            sheet,
        );
    }
    notes(at, sheet);
    // A report that says nothing in its elements says it in its narrative (some laboratories do).
    let silent = forms.is_empty() && at.say("conclusion").is_none();
    if silent && (results.is_empty() || missing.len() == results.len()) {
        narrative_only(at, sheet);
    } else {
        additional_narrative(at, sheet);
    }
}
