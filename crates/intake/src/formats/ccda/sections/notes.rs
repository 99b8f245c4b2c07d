//! Notes: what somebody wrote, in the narrative or in the entry itself.

use record::BlockKind;
use roxmltree::Node;

use crate::formats::ccda::datatypes::{own_words, referenced};
use crate::formats::ccda::sections::{generic, oncology, problems};
use crate::formats::ccda::statement::Context;
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

const NOTE_ACTIVITY: &str = "2.16.840.1.113883.10.20.22.4.202";

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    if !node.has_template(NOTE_ACTIVITY) {
        // An assessment or a report of findings can hold coded observations beside its prose.
        return oncology::read(out, context, node)
            || (node.is("observation") && problems::read(out, context, node));
    }
    let Some(text) = node.child("text") else { return false };
    if let Some(place) = referenced(text, out) {
        out.narrative(place.page, place.span);
    } else if let Some(words) = own_words(text, out) {
        out.open_coded_list();
        let (page, span) = out.block(BlockKind::Paragraph, |page| {
            page.anchored(words.pointer, &words.text);
        });
        out.narrative(page, span);
    }
    generic::authors(out, context, node);
    true
}
