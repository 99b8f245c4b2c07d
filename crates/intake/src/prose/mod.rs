//! Facts from written words: what pathologists, radiologists and oncologists write.
//!
//! [`read`] is called once for every document that has written text, after its kind and date are known.
//! It gives the facts that are *stated*, each with its exact words; it never computes and never guesses.

use record::{DocumentId, DocumentKind, Fact, Finding, Page, PartialDate, Span};

use crate::Tools;

/// The written part of one document.
#[derive(Clone, Copy, Debug)]
pub struct Script<'a> {
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// The document's day.
    pub date: Option<PartialDate>,
    pub pages: &'a [Page],
    /// The stretches of the pages that people wrote, as (index into `pages`, span), in reading order.
    /// Coded entries of structured documents are not among them.
    pub stretches: &'a [(usize, Span)],
}

/// What the words say.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub facts: Vec<Fact>,
    pub findings: Vec<Finding>,
}

/// Reads the written words of one document.
pub fn read(_script: &Script<'_>, _tools: &Tools<'_>) -> Said {
    Said::default()
}
