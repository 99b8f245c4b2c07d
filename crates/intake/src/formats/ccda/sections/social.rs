//! Social history: smoking, drinking, pregnancy, sex at birth, occupation, what the person lives with.

use roxmltree::Node;

use crate::formats::ccda::sections::{read_inner, vitals};
use crate::formats::ccda::statement::Context;
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "observation" => vitals::observation(out, context, node),
        "act" | "organizer" => read_inner(out, context, node),
        _ => false,
    }
}
