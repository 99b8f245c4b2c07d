//! An opinion with what the person says of it: of each element they speak of, their words stand in place of
//! the reading. The reading itself stays as it is, for the page to show beside.

use record::{Element, Opinion, Point, Source, Stance};

/// What the person says of one element.
#[derive(Clone, Debug, PartialEq)]
pub enum Instead {
    /// Their words, understood.
    Points(Vec<(Element, Point)>),
    /// Their words, not understood: they are shown, and nothing is concluded from them.
    Unclear(Source),
    /// The doctor does not speak of it.
    Silent,
}

/// The kind of treatment that an element is of.
fn kind_of(element: Element) -> Option<&'static str> {
    match element {
        Element::Surgery => Some("surgery"),
        Element::Regimen => Some("systemic"),
        Element::Radiation => Some("radiation"),
        _ => None,
    }
}

/// Sets the person's word in place of the reading of one element. The kinds of treatment follow the treatments;
/// an order that names a treatment no longer advised goes with it.
pub fn correct(opinion: &mut Opinion, element: Element, instead: Instead) {
    opinion.points.retain(|(e, _)| *e != element);
    opinion.unclear.retain(|(e, _)| *e != element);
    let points = match instead {
        Instead::Points(points) => points,
        Instead::Unclear(source) => {
            opinion.unclear.push((element, source));
            return;
        }
        Instead::Silent => Vec::new(),
    };
    let advised = points.iter().find(|(e, p)| {
        *e == element
            && p.stance == Stance::Advised
            && !p.class.starts_with("amount")
            && p.class != "supportive"
    });
    let kind = kind_of(element).map(|kind| (kind, advised.map(|(_, p)| p.source.clone())));
    opinion.points.extend(points.into_iter().filter(|(e, _)| *e == element));
    let Some((kind, source)) = kind else { return };
    let known = |opinion: &Opinion| {
        opinion.of(Element::Modality).any(|p| p.class == "kind" && p.key == kind)
    };
    match source {
        Some(_) if known(opinion) => {}
        Some(source) => {
            // Who treats does not only watch.
            opinion.points.retain(|(e, p)| *e != Element::Modality || p.key != "observation");
            opinion.points.push((
                Element::Modality,
                Point {
                    key: kind.to_owned(),
                    class: "kind".to_owned(),
                    value: kind.to_owned(),
                    numbers: Vec::new(),
                    stance: Stance::Advised,
                    source,
                },
            ));
        }
        None => opinion.points.retain(|(e, p)| match e {
            Element::Modality => p.class != "kind" || p.key != kind,
            Element::Sequence => !p.key.contains(kind),
            _ => true,
        }),
    }
}
