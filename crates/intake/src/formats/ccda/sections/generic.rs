//! What any statement can hold: people, sites, sides, reasons; and the writing out of what no kind reads.

use record::{Provider, Side};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Reported, Words, own_words, referenced};
use crate::formats::ccda::header::{person_name, provider_line};
use crate::formats::ccda::sections::{ENTRIES, read_inner, status};
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Standing, inner, is_statement, say, say_words, state, write_line,
};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

/// Reads a statement of no known kind: what is inside it may be known; its own words are written out.
pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    if node.is("observation") && status::read(out, context, node) {
        return true;
    }
    let written = write(out, context, node, Standing::of(node));
    let has_known = inner(node).any(is_of_its_own);
    let understood = has_known && read_inner(out, context, node);
    if !understood && is_statement(node) {
        let template = node.child("templateId").and_then(|t| t.attr("root"));
        let what = template.or_else(|| node.child("code").and_then(|c| c.attr("code")));
        let what = what.unwrap_or("without template");
        out.reading.leave_unread(format!("C-CDA {} {what}", node.name()));
    }
    understood || (written && node.child("value").is_some())
}

/// A comment: its words are all there is.
pub(super) fn words(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    write(out, context, node, Standing::of(node))
}

/// Whether a statement inside another is read on its own: it has a template of the table.
pub(super) fn is_of_its_own(statement: Node<'_, '_>) -> bool {
    statement
        .all("templateId")
        .filter_map(|t| t.attr("root"))
        .any(|root| ENTRIES.iter().any(|(known, _)| *known == root))
}

/// Writes a statement out: its code, value, words and dates, where the narrative lacks them.
pub(super) fn write(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
    standing: Standing,
) -> bool {
    let concept = node.child("code").map(|c| Concept::of(c, out)).unwrap_or_default();
    let value = value_words(out, node);
    let text = node.child("text");
    let text_words = text.and_then(|t| own_words(t, out));
    let place = text.and_then(|t| referenced(t, out));
    let is_named =
        concept.called().is_some() || concept.original.is_some() || concept.place.is_some();
    let said = match (is_named, &value, &text_words, place) {
        (true, ..) => say(out, context, node, &concept, Prefer::Author),
        (false, Some(value), ..) => Some(say_words(value.clone(), place)),
        (false, None, Some(words), _) => Some(say_words(words.clone(), None)),
        (false, None, None, Some(_)) => return true,
        _ => None,
    };
    let Some(said) = said else { return false };
    let is_value = value.as_ref().is_some_and(|v| v.text == said.text);
    let is_text = text_words.as_ref().is_some_and(|w| w.text == said.text);
    let line = Line::new()
        .standing(standing)
        .and("", value.filter(|_| !is_value))
        .and("", text_words.filter(|_| !is_text))
        .period(&Period::effective(node, out));
    write_line(out, node, &said, line);
    true
}

/// The value of an observation as words.
pub(super) fn value_words(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let value = Reported::of(node.child("value")?, out)?;
    Some(Words { text: value.words, pointer: value.pointer })
}

/// The site of a finding or procedure with its side, as its codes are called.
pub(super) fn site_words(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let site = node.child("targetSiteCode")?;
    let name = Concept::of(site, out).any_words(out)?;
    let side = side(out, node).map(|(_, words)| words);
    let text = match side {
        Some(side) if !name.to_lowercase().contains(&side.to_lowercase()) => {
            format!("{name}, {side}")
        }
        _ => name,
    };
    Some(Words { text, pointer: out.paths.of_node(site) })
}

/// The side that a site's qualifier names.
pub(super) fn side(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<(Side, String)> {
    let codes = &out.tools.library.vocabulary.oncology_codes;
    let places = node.all("targetSiteCode").chain(node.child("value"));
    places.flat_map(|place| place.all("qualifier")).find_map(|qualifier| {
        let value = qualifier.child("value")?;
        let side = codes.side(value.attr("code")?)?;
        Some((side, value.attr("displayName").unwrap_or_default().to_owned()))
    })
}

/// What something was done or given for.
pub(super) fn indication(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let reason = node
        .all("entryRelationship")
        .filter(|r| r.attr("typeCode") == Some("RSON"))
        .find_map(|r| r.child("observation"))?;
    value_words(out, reason)
}

/// The people who did it, each a provider.
pub(super) fn performers(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
) -> bool {
    people(out, context, node, "performer")
}

/// The people who wrote it.
pub(super) fn authors(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    people(out, context, node, "author")
}

fn people(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
    part: &'static str,
) -> bool {
    let mut found = false;
    for participation in node.all(part) {
        let entity =
            participation.child("assignedEntity").or_else(|| participation.child("assignedAuthor"));
        let Some(entity) = entity else { continue };
        let name = entity.down(&["assignedPerson", "name"]).and_then(|n| person_name(n, out));
        let Some((name, words)) = name else { continue };
        let (role, organization) = provider_line(participation, entity, out);
        let provider = Provider {
            name: Some(name.display()),
            role: role.as_ref().map(|w| w.text.clone()),
            organization: organization.as_ref().map(|w| w.text.clone()),
        };
        let line = Line::new().and("", role).and("", organization);
        state(out, context, participation, &say_words(words, None), line, provider, None);
        found = true;
    }
    found
}
