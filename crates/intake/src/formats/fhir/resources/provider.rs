//! `Practitioner`, `PractitionerRole`, `Organization`: who treats and where.

use record::{BlockKind, Provider};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::{At, Words};
use super::super::sheet::{Mark, Piece, Sheet, spanning};
use super::named;

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    match entry.kind {
        "Organization" => organization(&entry.at, sheet),
        "Practitioner" => practitioner(&entry.at, sheet),
        _ => role(entry, bundle, sheet),
    }
}

fn organization(at: &At<'_>, sheet: &mut Sheet<'_>) {
    let Some(name) = at.say("name") else { return };
    let Some(mark) = sheet.item("Organization", Some(&name)) else { return };
    let fact = Provider { organization: Some(name.to_text()), ..Provider::default() };
    let draft = sheet.state(fact, "fhir.organization", &mark);
    sheet.keep(draft);
}

fn practitioner(at: &At<'_>, sheet: &mut Sheet<'_>) {
    let Some((name, mark)) = write_name(at, sheet) else { return };
    let role = at.concept("qualification.code").or_else(|| at.concept("practitionerRole.role"));
    sheet.coded_item("Qualification", role.as_ref());
    let role = role.map(|r| r.words.to_text());
    let fact = Provider { name: Some(name), role, organization: None };
    let draft = sheet.state(fact, "fhir.practitioner", &mark);
    sheet.keep(draft);
}

fn role(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let words = |key: &str| named(&at.get(key)?, entry, bundle);
    let (name, place) = (words("practitioner"), words("organization"));
    let role = at.concept("specialty").or_else(|| at.concept("code"));
    let name_at = sheet.item("Doctor", name.as_ref());
    let role_at = sheet.coded_item("Role", role.as_ref());
    let place_at = sheet.item("At", place.as_ref());
    let Some(mark) = name_at.or(role_at).or(place_at) else { return };
    let fact = Provider {
        name: name.as_ref().map(Words::to_text),
        role: role.map(|r| r.words.to_text()),
        organization: place.as_ref().map(Words::to_text),
    };
    let draft = sheet.state(fact, "fhir.practitioner-role", &mark);
    sheet.keep(draft);
}

fn write_name(at: &At<'_>, sheet: &mut Sheet<'_>) -> Option<(String, Mark)> {
    let name = at.get("name")?;
    let parts: Vec<Words<'_>> = match name.say("text") {
        Some(text) => vec![text],
        None => ["prefix", "given", "family", "suffix"]
            .iter()
            .flat_map(|key| name.each(key))
            .filter_map(|part| part.words())
            .collect(),
    };
    let mut pieces = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        pieces.extend([Piece::Label(if i > 0 { " " } else { "" }), Piece::Said(part)]);
    }
    let marks = sheet.block(BlockKind::ListItem, &pieces);
    let mark = match marks.as_slice() {
        [one] => one.clone(),
        _ => spanning(&marks, name.pointer())?,
    };
    Some((parts.iter().map(Words::to_text).collect::<Vec<_>>().join(" "), mark))
}
