//! Procedures done; planned ones say so, refused and cancelled ones are not facts.

use record::Procedure;
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period};
use crate::formats::ccda::sections::{generic, oncology, read_entry};
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Standing, inner, say, state, status, write_line,
};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    if !matches!(node.name(), "procedure" | "act" | "observation") {
        return false;
    }
    if node.is("observation") && oncology::read(out, context, node) {
        return true;
    }
    let Some(code) = node.child("code") else { return false };
    let concept = Concept::of(code, out);
    let Some(said) = say(out, context, node, &concept, Prefer::Author) else { return false };
    let period = Period::effective(node, out);
    let standing = Standing::of(node);
    let line = Line::new().period(&period).and("", generic::site_words(out, node));
    if !matches!(standing, Standing::Stated | Standing::Planned) {
        write_line(out, node, &said, line.standing(standing));
        return true;
    }
    let found = match (standing, status(node)) {
        (Standing::Planned, _) => Some("planned"),
        (_, status) => status,
    };
    let line = line
        .standing(standing)
        .and("result ", generic::value_words(out, node))
        .and("for ", generic::indication(out, node));
    let (code, code_system) = concept.coding(out);
    let status = found.map(str::to_owned);
    let procedure = Procedure { text: said.text.clone(), code, code_system, status };
    state(out, context, node, &said, line, procedure, period.start());
    generic::performers(out, context, node);
    // What was found or given at it are statements of their own.
    for statement in inner(node).filter(|s| generic::is_of_its_own(*s)) {
        read_entry(out, context, statement);
    }
    true
}
