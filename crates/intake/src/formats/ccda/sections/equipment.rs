//! Medical equipment: devices and implants, and the procedures that put them in.

use record::{Observation, Quantity};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, own_words};
use crate::formats::ccda::sections::{procedures, read_inner};
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Said, Standing, say, state, write_line,
};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "organizer" | "act" => read_inner(out, context, node),
        "procedure" => {
            let read = procedures::read(out, context, node);
            device(out, context, node) || read
        }
        "supply" => device(out, context, node),
        _ => false,
    }
}

/// The device of a procedure or a supply.
fn device(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let playing =
        node.all("participant").find_map(|p| p.down(&["participantRole", "playingDevice"]));
    let material = || node.down(&["product", "manufacturedProduct", "manufacturedMaterial"]);
    let Some(thing) = playing.or_else(material) else { return false };
    let mut concept = thing.child("code").map(|c| Concept::of(c, out)).unwrap_or_default();
    if concept.called().is_none() && concept.original.is_none() {
        let model = thing.child("manufacturerModelName").or_else(|| thing.child("name"));
        concept.original = model.and_then(|name| own_words(name, out));
    }
    let said: Option<Said> = say(out, context, node, &concept, Prefer::Code);
    let Some(said) = said else { return false };
    let period = Period::effective(node, out);
    let standing = Standing::of(node);
    let line = Line::new().standing(standing).period(&period);
    if standing != Standing::Stated {
        write_line(out, node, &said, line);
        return true;
    }
    let (code, code_system) = concept.coding(out);
    let device = Observation {
        name: "medical device".to_owned(),
        value: Some(Quantity::Words(said.text.clone())),
        unit: None,
        code,
        code_system,
        ..Observation::default()
    };
    state(out, context, node, &said, line, device, period.start());
    true
}
