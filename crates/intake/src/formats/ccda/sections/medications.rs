//! Medications: what was prescribed, taken, given; planned ones say so.

use record::Medication;
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Words, attribute_words, own_words};
use crate::formats::ccda::sections::{generic, read_inner};
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Said, Standing, row_cells, say, state, status, write_line,
};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "act" | "organizer" => read_inner(out, context, node),
        "substanceAdministration" => administration(out, context, node),
        _ => false,
    }
}

fn administration(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let Some((said, concept)) = drug(out, context, node) else { return false };
    let period = when(out, node);
    let standing = standing_of(node);
    if !matches!(standing, Standing::Stated | Standing::Planned) {
        write_line(out, node, &said, Line::new().standing(standing).period(&period));
        return true;
    }
    if out.tools.library.vocabulary.ccda.says_nothing(&said.text) {
        return true;
    }
    let found = status_of(out, context, node, &said, standing);
    let status_at = node.child("statusCode").map(|s| out.paths.of_attribute(s, "code"));
    let line = Line::new()
        .and("", dose(out, node))
        .and("", display(out, node, "routeCode"))
        .and("", frequency(out, node))
        .and("", node.child("text").and_then(|text| own_words(text, out)))
        .and("for ", generic::indication(out, node))
        .plain("", found.as_deref(), status_at.unwrap_or_default())
        .period(&period);
    let (code, code_system) = concept.coding(out);
    let medication = Medication { text: said.text.clone(), code, code_system, status: found };
    state(out, context, node, &said, line, medication, period.onset());
    true
}

/// The drug's words: the coded material, else its written name.
pub(super) fn drug<'a>(
    out: &Transcript<'_>,
    context: &Context<'_>,
    node: Node<'a, '_>,
) -> Option<(Said, Concept<'a>)> {
    let product = node.down(&["consumable", "manufacturedProduct"])?;
    let material = product
        .child("manufacturedMaterial")
        .or_else(|| product.child("manufacturedLabeledDrug"))?;
    let mut concept = material.child("code").map(|c| Concept::of(c, out)).unwrap_or_default();
    if concept.called().is_none() && concept.original.is_none() && concept.place.is_none() {
        concept.original = material.child("name").and_then(|name| own_words(name, out));
    }
    let said = say(out, context, node, &concept, Prefer::Code)?;
    Some((said, concept))
}

/// A prescription (`INT`) on the list of medications is an order that stands, not a plan for later.
fn standing_of(node: Node<'_, '_>) -> Standing {
    let on_list = node.has_template("2.16.840.1.113883.10.20.22.4.16")
        && node.attr("moodCode") == Some("INT")
        && Standing::of(node) == Standing::Planned;
    if on_list { Standing::Stated } else { Standing::of(node) }
}

/// What the row says of the status goes before the code: "Discontinued" beside `completed`. The code
/// `completed` alone says little: many systems give it to what is still taken.
fn status_of(
    out: &Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
    said: &Said,
    standing: Standing,
) -> Option<String> {
    if standing == Standing::Planned {
        return Some("planned".to_owned());
    }
    let words = &out.tools.library.vocabulary.ccda;
    let cells = row_cells(out, said);
    let in_row = cells.iter().find_map(|cell| {
        let cell = cell.to_lowercase();
        words.status(cell.strip_prefix("status:").unwrap_or(&cell))
    });
    if let Some(found) = in_row {
        return Some(found.to_owned());
    }
    let found = match status(node)? {
        "active" => "active",
        "completed" if context.kind.rule == "ccda.medications-administered" => "given",
        "completed" if when(out, node).has_ended() => "completed",
        "aborted" => "stopped",
        "suspended" | "held" => "on-hold",
        _ => return None,
    };
    Some(found.to_owned())
}

/// The time it was taken over: of several times the one that is no schedule.
pub(super) fn when(out: &Transcript<'_>, node: Node<'_, '_>) -> Period {
    let time = node
        .all("effectiveTime")
        .find(|t| !matches!(t.xsi_type(), Some("PIVL_TS" | "EIVL_TS" | "SXPR_TS")));
    Period::of(time, out)
}

fn dose(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let dose = node.child("doseQuantity")?;
    let number = dose.attr("value")?;
    let text = match dose.attr("unit").filter(|unit| *unit != "1") {
        Some(unit) => format!("{number} {unit}"),
        None => format!("dose {number}"),
    };
    Some(Words { text, pointer: out.paths.of_node(dose) })
}

fn frequency(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let schedule = node.all("effectiveTime").find(|t| t.xsi_type() == Some("PIVL_TS"))?;
    let period = schedule.child("period")?;
    let number = |n: Node<'_, '_>| n.attr("value").map(str::to_owned);
    let ends =
        || Some(format!("{}-{}", number(period.child("low")?)?, number(period.child("high")?)?));
    let every = number(period).or_else(ends)?;
    let unit = period.attr("unit").or_else(|| period.child("low")?.attr("unit")).unwrap_or("");
    Some(Words { text: format!("every {every} {unit}"), pointer: out.paths.of_node(period) })
}

fn display(out: &Transcript<'_>, node: Node<'_, '_>, name: &str) -> Option<Words> {
    attribute_words(node.child(name)?, "displayName", out)
}
