//! How the app puts dates, papers, facts and findings into words.

pub(crate) mod dates;
pub(crate) mod documents;
pub(crate) mod facts;
pub(crate) mod findings;
pub(crate) mod lists;
