//! Payers: who insures, and under which number.

use record::Coverage;
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Words, own_words};
use crate::formats::ccda::sections::read_inner;
use crate::formats::ccda::statement::{Context, Line, say_words, state};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

const POLICY: &str = "2.16.840.1.113883.10.20.22.4.61";

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    if !node.is("act") {
        return false;
    }
    if !node.has_template(POLICY) && node.child("performer").is_none() {
        return read_inner(out, context, node);
    }
    let payer = payer(out, node);
    let member = member_id(out, node);
    let Some(first) = payer.clone().or_else(|| member.clone()) else { return false };
    let line = Line::new().and("member number ", member.clone().filter(|_| payer.is_some()));
    let said = say_words(first, None);
    let coverage = Coverage { payer: payer.map(|w| w.text), member_id: member.map(|w| w.text) };
    state(out, context, node, &said, line, coverage, None);
    true
}

/// The performer that is the payer; another performer guarantees the bill.
fn payer(out: &Transcript<'_>, policy: Node<'_, '_>) -> Option<Words> {
    let of = |performer: Node<'_, '_>| {
        own_words(performer.down(&["assignedEntity", "representedOrganization", "name"])?, out)
    };
    let is_payer = |performer: &Node<'_, '_>| {
        performer.has_template("2.16.840.1.113883.10.20.22.4.87")
            || performer.down(&["assignedEntity", "code"]).and_then(|c| c.attr("code"))
                == Some("PAYOR")
    };
    policy.all("performer").find(is_payer).and_then(of)
}

/// The covered party's number.
fn member_id(out: &Transcript<'_>, policy: Node<'_, '_>) -> Option<Words> {
    let covered = policy.all("participant").find(|p| p.attr("typeCode") == Some("COV"))?;
    let id =
        covered.child("participantRole")?.all("id").find(|id| id.attr("extension").is_some())?;
    let text = id.attr("extension")?.to_owned();
    Some(Words { text, pointer: out.paths.of_attribute(id, "extension") })
}
