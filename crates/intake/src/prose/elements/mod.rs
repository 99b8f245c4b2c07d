//! What is read from prose: one file an element, one line here.

mod gleason;
mod grade;
mod histology;
mod margin;
mod nodes;
mod numbers;
mod observation;
pub(super) mod pending;
mod site;
mod size;
mod stage;

use super::{Found, Text};

/// One element: how it is found.
pub(super) struct Element {
    pub(super) read: fn(&Text<'_>, &mut Vec<Found>),
}

/// Every element, in the order in which their facts are listed.
pub(super) const ELEMENTS: &[Element] = &[
    Element { read: site::read },
    Element { read: histology::read },
    Element { read: grade::read },
    Element { read: gleason::read },
    Element { read: stage::read },
    Element { read: size::read },
    Element { read: nodes::read },
    Element { read: margin::read },
    Element { read: observation::read },
];
