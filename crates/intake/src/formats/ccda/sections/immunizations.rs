//! Immunisations given; refused ones are not.

use record::Immunization;
use roxmltree::Node;

use crate::formats::ccda::sections::medications::{drug, when};
use crate::formats::ccda::sections::read_inner;
use crate::formats::ccda::statement::{Context, Line, Standing, state, status, write_line};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "act" | "organizer" => return read_inner(out, context, node),
        "substanceAdministration" => {}
        _ => return false,
    }
    let Some((said, concept)) = drug(out, context, node) else { return false };
    let period = when(out, node);
    let standing = Standing::of(node);
    if standing != Standing::Stated {
        write_line(out, node, &said, Line::new().standing(standing).period(&period));
        return true;
    }
    let (code, code_system) = concept.coding(out);
    let immunization = Immunization {
        text: said.text.clone(),
        code,
        code_system,
        status: status(node).map(str::to_owned),
    };
    state(out, context, node, &said, Line::new().period(&period), immunization, period.start());
    true
}
