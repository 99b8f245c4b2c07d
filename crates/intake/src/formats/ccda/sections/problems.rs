//! Problems and diagnoses: concern acts, problem observations, diagnoses of admission and discharge.

use record::{Condition, Laterality};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period};
use crate::formats::ccda::sections::{generic, oncology, read_inner};
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Standing, inner, say, state_at, status, write_line,
};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "act" | "organizer" => read_inner(out, context, node),
        "observation" => observation(out, context, node),
        _ => false,
    }
}

fn observation(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    if oncology::read(out, context, node) {
        return true;
    }
    let Some(value) = node.child("value") else { return false };
    if !matches!(value.xsi_type(), None | Some("CD" | "CE" | "CV" | "CO")) {
        return false;
    }
    let concept = Concept::of(value, out);
    let Some(said) = say(out, context, node, &concept, Prefer::Author) else { return false };
    let period = Period::effective(node, out);
    let standing = Standing::of(node);
    if standing != Standing::Stated {
        write_line(out, node, &said, Line::new().standing(standing).period(&period));
        return true;
    }
    if out.tools.library.vocabulary.ccda.says_nothing(&said.text) {
        return true;
    }
    let (found, pointer) = status_of(out, node, &period);
    let line = Line::new()
        .plain("", found.as_deref(), pointer)
        .period(&period)
        .and("", generic::site_words(out, node));
    let (code, code_system) = concept.coding(out);
    let condition = Condition { text: said.text.clone(), code, code_system, status: found };
    let at = write_line(out, node, &said, line);
    state_at(out, context, condition, period.onset(), at.clone());
    if let Some(side) = side_of_cancer(out, node, &concept) {
        state_at(out, context, side, period.onset(), at);
    }
    inner(node).filter(|s| s.child("code").is_some()).for_each(|s| {
        oncology::read(out, context, s);
    });
    true
}

/// The status: its own observation first, then the end date, then the concern it stands in.
fn status_of(
    out: &Transcript<'_>,
    node: Node<'_, '_>,
    period: &Period,
) -> (Option<String>, String) {
    let words = &out.tools.library.vocabulary.ccda;
    let observed = inner(node).find(|s| {
        s.has_template("2.16.840.1.113883.10.20.22.4.6")
            || s.child("code").and_then(|c| c.attr("code")) == Some("33999-4")
    });
    if let Some(value) = observed.and_then(|s| s.child("value")) {
        let said = [value.attr("code"), value.attr("displayName")];
        let found = said.into_iter().flatten().find_map(|said| words.status(said));
        if let Some(found) = found {
            let attribute =
                if value.attr("displayName").is_some() { "displayName" } else { "code" };
            return (Some(found.to_owned()), out.paths.of_attribute(value, attribute));
        }
    }
    if period.has_ended() || period.ended_unknown {
        let pointer = node.child("effectiveTime").map(|t| out.paths.of_node(t));
        return (Some("resolved".to_owned()), pointer.unwrap_or_default());
    }
    let concern = node.parent().and_then(|r| r.parent()).filter(|act| act.is("act"));
    let Some(code) = concern.and_then(|act| act.child("statusCode")) else {
        return (None, String::new());
    };
    let found = match concern.and_then(status) {
        Some("active") => Some("active"),
        Some("completed") if concern.is_some_and(|a| Period::effective(a, out).has_ended()) => {
            Some("resolved")
        }
        Some("suspended") => Some("inactive"),
        _ => None,
    };
    (found.map(str::to_owned), out.paths.of_attribute(code, "code"))
}

/// The side of a cancer, where the entry itself names it as a qualifier of its site.
fn side_of_cancer(
    out: &Transcript<'_>,
    node: Node<'_, '_>,
    concept: &Concept<'_>,
) -> Option<Laterality> {
    let icd_10 = concept.code_in("2.16.840.1.113883.6.90")?;
    let (side, _) = generic::side(out, node).filter(|_| icd_10.starts_with(['C', 'c']))?;
    Some(Laterality { side: Some(side) })
}
