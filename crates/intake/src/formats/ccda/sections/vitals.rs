//! Vital signs.

use record::Observation;
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Reported, Words};
use crate::formats::ccda::sections::{oncology, read_inner, results};
use crate::formats::ccda::statement::{Context, Line, Prefer, Standing, say, state, write_line};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "organizer" => read_inner(out, context, node),
        "observation" => oncology::read(out, context, node) || observation(out, context, node),
        _ => false,
    }
}

/// An observation named by its code with a value: a vital sign, an assessed function, a habit.
pub(super) fn observation(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
) -> bool {
    let Some(code) = node.child("code") else { return false };
    let concept = Concept::of(code, out);
    let Some(value) = node.child("value").and_then(|v| Reported::of(v, out)) else { return false };
    // "Assertion: dependent on walking stick" and codes without a name: the value is the name.
    let assertions = &out.tools.library.vocabulary.ccda.assertions;
    let is_assertion = concept.called().is_none()
        || concept.code.is_some_and(|code| assertions.iter().any(|a| a == code));
    let is_coded = value.code.is_some();
    let named = node.child("value").filter(|_| is_assertion && is_coded);
    let named = named.map(|v| Concept::of(v, out));
    let is_assertion = named.is_some();
    let Some(said) = say(out, context, node, named.as_ref().unwrap_or(&concept), Prefer::Code)
    else {
        return false;
    };
    let period = Period::effective(node, out);
    let standing = Standing::of(node);
    let words = Words { text: value.words.clone(), pointer: value.pointer.clone() };
    let line = Line::new().and("", (!is_assertion).then_some(words)).period(&period);
    if standing != Standing::Stated {
        write_line(out, node, &said, line.standing(standing));
        return true;
    }
    let (code, code_system) = named.as_ref().unwrap_or(&concept).coding(out);
    let date = period.start().or_else(|| results::panel_date(out, node));
    let observation = Observation {
        name: said.text.clone(),
        value: (!is_assertion).then_some(value.value),
        unit: value.unit,
        code,
        code_system,
        ..Observation::default()
    };
    state(out, context, node, &said, line, observation, date);
    true
}
