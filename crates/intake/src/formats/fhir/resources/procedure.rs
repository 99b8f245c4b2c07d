//! `Procedure`; with mCODE courses of radiotherapy with dose and fractions.

use record::{Procedure, Radiotherapy};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::{At, Coded};
use super::super::sheet::Sheet;
use super::{additional_narrative, narrative_only, negated, notes, withdrawn};

const DATES: &[&str] = &[
    "performedDateTime",
    "performedPeriod.start",
    "performedString",
    "occurrenceDateTime",
    "occurrencePeriod.start",
    "performedPeriod.end",
    "occurrencePeriod.end",
];

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let Some(code) = at.concept("code") else { return narrative_only(at, sheet) };
    let Some(name) = sheet.title(&code.words) else { return };
    let status = at.status("status");
    let date = at.first_date(DATES);
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.item("Date", date.as_ref().map(|(_, words)| words));
    let end = at.first_date(&["performedPeriod.end", "occurrencePeriod.end"]);
    sheet.item("Until", end.as_ref().map(|(_, words)| words));
    let site = at.concept("bodySite");
    sheet.coded_item("Body site", site.as_ref());
    for reason in at.each("reasonCode").iter().filter_map(|r| r.coded()) {
        sheet.coded_item("Reason", Some(&reason));
    }
    sheet.coded_item("Outcome", at.concept("outcome").as_ref());
    let date = date.map(|(date, _)| date);
    let done = !negated(at, sheet) && !withdrawn(status.as_deref());
    if done {
        let fact = Procedure {
            text: code.words.to_text(),
            code: code.code(),
            code_system: code.system(),
            status: status.map(|s| if s == "preparation" { "planned".to_owned() } else { s }),
        };
        let draft = sheet.state(fact, "fhir.procedure", &name).dated(date);
        sheet.keep(draft);
    }
    if let Some(fact) = radiotherapy(at, &code, site.as_ref(), sheet).filter(|_| done) {
        let draft = sheet.state(fact, "fhir.procedure.radiotherapy", &name).dated(date);
        sheet.keep(draft);
    }
    notes(at, sheet);
    additional_narrative(at, sheet);
}

/// What is stated of a course of radiotherapy; `None` where nothing is but that there was one.
fn radiotherapy(
    at: &At<'_>,
    code: &Coded<'_>,
    site: Option<&Coded<'_>>,
    sheet: &mut Sheet<'_>,
) -> Option<Radiotherapy> {
    let listed = &sheet.library.vocabulary.fhir_codes.radiotherapy;
    let is_course = at.has_profile("radiotherapy")
        || code.codes.iter().any(|c| listed.iter().any(|l| l == c.code));
    if !is_course {
        return None;
    }
    let methods = at.extension("mcode-radiotherapy-modality-and-technique");
    let technique = methods.as_ref().and_then(|m| {
        let technique = m.extension("mcode-radiotherapy-technique");
        technique
            .or_else(|| m.extension("mcode-radiotherapy-modality"))?
            .concept("valueCodeableConcept")
    });
    sheet.coded_item("Technique", technique.as_ref());
    let dose = at.extension("mcode-radiotherapy-dose-delivered-to-volume");
    let total = dose.as_ref().and_then(|d| d.extension("totalDoseDelivered")?.get("valueQuantity"));
    let dose_gy = total.as_ref().and_then(|total| {
        let number = total.number("value")?;
        match total.text("code").or_else(|| total.text("unit"))?.as_str() {
            "cGy" => Some(number / 100.0),
            "Gy" => Some(number),
            _ => None,
        }
    });
    if let Some((number, unit)) =
        total.as_ref().and_then(|t| t.say("value").zip(t.say("unit").or_else(|| t.say("code"))))
    {
        use super::super::sheet::Piece::{Label, Said};
        let pieces = [Label("Dose: "), Said(&number), Label(" "), Said(&unit)];
        sheet.block(record::BlockKind::ListItem, &pieces);
    }
    let fractions = dose.as_ref().and_then(|d| d.extension("fractionsDelivered"));
    let fractions = fractions.or_else(|| at.extension("mcode-radiotherapy-sessions"));
    let fractions = fractions.and_then(|f| f.choice("value")).map(|(_, value)| value);
    sheet.item("Fractions", fractions.as_ref().and_then(At::words).as_ref());
    let fact = Radiotherapy {
        site: site.map(|s| s.words.to_text()),
        dose_gy,
        fractions: fractions.and_then(|f| f.words()?.text.parse().ok()),
        technique: technique.map(|t| t.words.to_text()),
    };
    (fact != Radiotherapy::default()).then_some(fact)
}
