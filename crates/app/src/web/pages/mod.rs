//! The pages, one file each; their addresses are in [`super::router`].

pub(crate) mod about;
pub(crate) mod add_records;
pub(crate) mod case;
pub(crate) mod decide;
pub(crate) mod document;
pub(crate) mod draft;
pub(crate) mod fact;
pub(crate) mod first_start;
pub(crate) mod lock;
pub(crate) mod missing;
pub(crate) mod not_let_in;
pub(crate) mod now;
pub(crate) mod opinions;
pub(crate) mod packet;
pub(crate) mod questions;
pub(crate) mod reading;
pub(crate) mod records;
pub(crate) mod requests;
pub(crate) mod set_aside;
pub(crate) mod settings;
pub(crate) mod signs;
pub(crate) mod time;
pub(crate) mod timeline;
pub(crate) mod trouble;
pub(crate) mod two_answers;
