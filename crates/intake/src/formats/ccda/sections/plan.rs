//! Plans, goals, instructions, interventions: what is meant to happen. Nothing here has happened.
//!
//! Drugs and procedures keep their kind with the status `planned`; all else is written out, for the
//! reading of prose and for the eye.

use roxmltree::Node;

use crate::formats::ccda::sections::{encounters, generic, medications, procedures, read_entry};
use crate::formats::ccda::statement::{Context, Standing, inner};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "substanceAdministration" => medications::read(out, context, node),
        "procedure" => procedures::read(out, context, node),
        "encounter" => encounters::read(out, context, node),
        _ => {
            let written = generic::write(out, context, node, Standing::of(node));
            let mut understood = written;
            for statement in inner(node).filter(|s| generic::is_of_its_own(*s)) {
                understood |= read_entry(out, context, statement);
            }
            understood
        }
    }
}
