//! Encounters: written out with their dates; their diagnoses and the people seen are facts.

use roxmltree::Node;

use crate::formats::ccda::sections::{generic, read_entry};
use crate::formats::ccda::statement::{Context, Standing, inner};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    if !node.is("encounter") {
        return false;
    }
    let standing = Standing::of(node);
    let written = generic::write(out, context, node, standing);
    if standing == Standing::Stated {
        generic::performers(out, context, node);
        for statement in inner(node).filter(|s| generic::is_of_its_own(*s)) {
            read_entry(out, context, statement);
        }
    }
    written
}
