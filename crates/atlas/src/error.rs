//! Everything that can go wrong with a public list, as facts. The sentences are in `knowledge/words/en/lists.ftl`, one for
//! each id, with what to do in `.next`. A load that ends in an error leaves the list that was there.

use std::io;

pub type Result<T, E = AtlasError> = std::result::Result<T, E>;

/// Why a list could not be loaded or searched. Nothing in it says anything of the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AtlasError {
    #[error("there is no file {name}")]
    NotThere { name: String },
    /// It is none of the lists we read.
    #[error("{name} is none of the lists")]
    UnknownFile { name: String },
    /// It is a list, and another than the one that was asked for.
    #[error("{name} is the list {is}")]
    OtherList { name: String, is: &'static str },
    #[error("{name} lacks the columns {columns}")]
    MissingColumns { name: String, columns: String },
    #[error("{name} holds no row that could be read")]
    Empty { name: String },
    /// A quote that is never closed, or too many rows with another number of columns than the head.
    #[error("a quote is astray in {name} near line {line}")]
    QuoteAstray { name: String, line: u64 },
    /// UTF-16, or bytes that are no text.
    #[error("{name} is not text we can read")]
    NotText { name: String },
    /// A compressed file that ends too soon or does not unpack.
    #[error("{name} is damaged")]
    Damaged { name: String },
    /// JSON of another shape than its format's.
    #[error("{name} has another shape than expected at line {line}")]
    OtherShape { name: String, line: u64 },
    #[error("{name} is larger than is read")]
    TooLarge { name: String },
    /// No ZIP area of this number is in the list.
    #[error("no such ZIP area")]
    NoSuchPlace,
    #[error("the list {list} is not loaded")]
    NotLoaded { list: String },
    /// Doctors are placed on the map by the list of ZIP areas.
    #[error("the ZIP areas must be loaded first")]
    PlacesFirst,
    /// Another load of this list is under way.
    #[error("this list is being loaded")]
    InUse,
    #[error("stopped when asked to")]
    Stopped,
    #[error("a later version made this list")]
    NewerVersion,
    #[error("the index is damaged")]
    DamagedList { list: String },
    #[error("the disk is full")]
    FullDisk,
    #[error("the disk said {kind}")]
    Disk { kind: io::ErrorKind },
    /// A server answered that it will not or cannot.
    #[error("the server answered {status}")]
    Refused { status: u16 },
    #[error("the server could not be reached")]
    NotReached,
    /// A page for people where a list should be: a notice, a login, an error in words.
    #[error("a web page came in place of {name}")]
    WebPage { name: String },
}

impl AtlasError {
    /// The id of every sentence.
    pub const IDS: &[&str] = &[
        "lists-error-not-there",
        "lists-error-unknown-file",
        "lists-error-other-list",
        "lists-error-missing-columns",
        "lists-error-empty",
        "lists-error-quote-astray",
        "lists-error-not-text",
        "lists-error-damaged",
        "lists-error-other-shape",
        "lists-error-too-large",
        "lists-error-no-such-place",
        "lists-error-not-loaded",
        "lists-error-places-first",
        "lists-error-in-use",
        "lists-error-stopped",
        "lists-error-newer-version",
        "lists-error-damaged-list",
        "lists-error-full-disk",
        "lists-error-disk",
        "lists-error-refused",
        "lists-error-not-reached",
        "lists-error-web-page",
    ];

    /// The id of its sentence.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotThere { .. } => "lists-error-not-there",
            Self::UnknownFile { .. } => "lists-error-unknown-file",
            Self::OtherList { .. } => "lists-error-other-list",
            Self::MissingColumns { .. } => "lists-error-missing-columns",
            Self::Empty { .. } => "lists-error-empty",
            Self::QuoteAstray { .. } => "lists-error-quote-astray",
            Self::NotText { .. } => "lists-error-not-text",
            Self::Damaged { .. } => "lists-error-damaged",
            Self::OtherShape { .. } => "lists-error-other-shape",
            Self::TooLarge { .. } => "lists-error-too-large",
            Self::NoSuchPlace => "lists-error-no-such-place",
            Self::NotLoaded { .. } => "lists-error-not-loaded",
            Self::PlacesFirst => "lists-error-places-first",
            Self::InUse => "lists-error-in-use",
            Self::Stopped => "lists-error-stopped",
            Self::NewerVersion => "lists-error-newer-version",
            Self::DamagedList { .. } => "lists-error-damaged-list",
            Self::FullDisk => "lists-error-full-disk",
            Self::Disk { .. } => "lists-error-disk",
            Self::Refused { .. } => "lists-error-refused",
            Self::NotReached => "lists-error-not-reached",
            Self::WebPage { .. } => "lists-error-web-page",
        }
    }

    /// What fills the blanks of its sentence, by name.
    pub fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotThere { name }
            | Self::UnknownFile { name }
            | Self::Empty { name }
            | Self::NotText { name }
            | Self::Damaged { name }
            | Self::TooLarge { name }
            | Self::WebPage { name } => vec![("name", name.clone())],
            Self::OtherList { name, is } => {
                vec![("name", name.clone()), ("list", (*is).to_owned())]
            }
            Self::MissingColumns { name, columns } => {
                vec![("name", name.clone()), ("columns", columns.clone())]
            }
            Self::QuoteAstray { name, line } | Self::OtherShape { name, line } => {
                vec![("name", name.clone()), ("line", line.to_string())]
            }
            Self::NotLoaded { list } | Self::DamagedList { list } => vec![("list", list.clone())],
            Self::Disk { kind } => vec![("why", kind.to_string())],
            Self::Refused { status } => vec![("status", status.to_string())],
            _ => Vec::new(),
        }
    }
}

impl From<io::Error> for AtlasError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => Self::FullDisk,
            kind => Self::Disk { kind },
        }
    }
}
