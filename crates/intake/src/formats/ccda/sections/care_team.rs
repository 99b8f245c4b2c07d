//! The care team: who looks after the person, in which part.

use roxmltree::Node;

use crate::formats::ccda::sections::generic;
use crate::formats::ccda::statement::{Context, inner};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let mut understood = generic::performers(out, context, node);
    for member in inner(node).filter(|s| s.is("act")) {
        understood |= generic::performers(out, context, member);
    }
    understood
}
