//! What is read from prose: one file an element, one line here.

pub(super) mod pending;
mod stage;

use super::{Found, Text};

/// One element: what it is called and how it is found.
pub(super) struct Element {
    pub(super) read: fn(&Text<'_>, &mut Vec<Found>),
}

/// Every element, in the order in which their facts are listed.
pub(super) const ELEMENTS: &[Element] = &[Element { read: stage::read }];
