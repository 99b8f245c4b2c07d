//! Functional and mental status, assessment scales, nutrition, findings of examination, directives:
//! observations that stand for themselves. A finding coded as a problem stays an observation here.

use roxmltree::Node;

use crate::formats::ccda::sections::{generic, oncology, read_entry, read_inner, vitals};
use crate::formats::ccda::statement::{Context, inner};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "act" | "organizer" => read_inner(out, context, node),
        "observation" => {
            let read =
                oncology::read(out, context, node) || vitals::observation(out, context, node);
            // The answers a score was made of.
            for statement in inner(node).filter(|s| generic::is_of_its_own(*s)) {
                read_entry(out, context, statement);
            }
            read
        }
        _ => false,
    }
}
