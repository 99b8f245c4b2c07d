//! What pages are made of. One component is one function, with the class names of `components.css`.

mod entries;
mod fact;
mod field;
mod frame;
mod journey;
mod notice;
mod paper;
mod passage;
mod provenance;
mod reason;
mod sheet;
mod sign;
mod source;

pub(crate) use entries::{Entries, Entry, EntryKind, Kept, kept_field};
pub(crate) use fact::{fact, facts};
pub(crate) use field::{Field, choice, field, field_error, select, tick};
pub(crate) use frame::{Frame, Here, Width, frame, frame_of_visit};
pub(crate) use notice::{Notice, notice};
pub(crate) use paper::{asked_of_boxes, asked_on_line, asked_on_lines, boxes, on_paper};
pub(crate) use passage::in_its_words;
pub(crate) use provenance::{cited, provenance, provenance_of};
pub(crate) use reason::{papers, reasons};
pub(crate) use sheet::{Mark, sheet};
pub(crate) use sign::{Icon, became, icon, sign};
pub(crate) use source::{all_sources_of, any, source, source_own, sources, sources_of};
