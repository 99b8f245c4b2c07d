//! The vocabulary of the case: what every other room speaks in.
//!
//! Nothing here reads, judges or shows. A [`Reading`] is what one document said; a [`Chart`] is what
//! all documents of one person say together; every [`Fact`] in either carries the [`Source`] it stands
//! on. This crate knows no disk, socket, clock or randomness.

mod answers;
mod chart;
mod correction;
mod date;
mod document;
mod fact;
mod finding;
mod opinion;
mod page;
mod person;
mod reading;
mod request;
mod slug;
mod source;
mod study;
mod value;

pub use answers::{Answered, Answers};
pub use chart::{Chart, ChartFact, FactId, FactKey, Mention, Patient, Standing};
pub use correction::{Correction, CorrectionKind};
pub use date::PartialDate;
pub use document::{
    Document, DocumentId, DocumentKind, Format, ReadDocument, Sha256, Status, StoredFile,
};
pub use fact::{Certainty, Fact, Subject};
pub use finding::{Finding, FindingCode, Severity};
pub use opinion::{Edition, Effect, Element, Opinion, Point, Reasoning, Stance, Trait};
pub use page::{Anchor, Block, BlockKind, Origin, Page, PageBuilder, Rect, Size, Span, Word};
pub use person::{PersonMention, PersonName, Sex};
pub use reading::{Attachment, DiscEntry, Instance, Reading, Slice, Unread};
pub use request::{RequestStep, StepKind};
pub use slug::slug;
pub use source::{Passage, Source};
pub use study::{
    AgeUnit, Arm, Contact, Design, Eligibility, Intervention, ListedIn, Official, Phase, Study,
    StudyAge, StudySite, StudyStatus,
};
pub use value::*;
