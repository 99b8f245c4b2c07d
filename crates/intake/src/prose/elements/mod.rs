//! What is read from prose: one file an element, one line here.

mod biomarker;
mod cells;
mod gleason;
mod grade;
mod histology;
mod imaging;
mod lab;
mod margin;
mod nodes;
mod numbers;
mod observation;
mod patient;
pub(super) mod pending;
mod procedure;
mod recurrence;
mod relatives;
mod site;
mod size;
mod stage;
mod treatment;
mod unchanged;
mod variant;

pub(super) use treatment::is_another_word;

use super::{Found, Text};

/// Words that name a tumour beside the one that the report is about.
const SECOND_TUMOUR: &[&str] =
    &["incidental", "second primary", "second tumor", "separate primary", "another primary"];

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
    Element { read: biomarker::read },
    Element { read: unchanged::read },
    Element { read: variant::read },
    Element { read: procedure::read },
    Element { read: treatment::read },
    Element { read: patient::read },
    Element { read: recurrence::read },
    Element { read: relatives::read },
    Element { read: lab::read },
    Element { read: imaging::read },
];
