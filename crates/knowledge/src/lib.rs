//! The medicine and the words, loaded from the files under `knowledge/` and checked.
//!
//! No medical sentence, threshold or list stands in Rust: what the app knows of cancer, it reads here,
//! and every statement carries its citation and whether a clinician has reviewed it.

pub mod checklists;
pub mod condition;
pub mod deciding;
pub mod doctors;
mod head;
pub mod helpers;
pub mod insurance;
pub mod letters;
pub mod line;
pub mod lists;
pub mod opinions;
pub mod plain_words;
pub mod programmes;
pub mod questions;
pub mod reasons;
pub mod rules;
mod said;
pub mod scans;
pub mod signs;
pub mod telling;
pub mod time;
pub mod visit;
pub mod vocabulary;
mod words;

pub use checklists::{Checklist, Checklists, Item, Judgement};
pub use condition::{Answer, Condition, Question};
pub use deciding::Deciding;
pub use doctors::DoctorRules;
pub use head::Head;
pub use helpers::HelpLines;
pub use insurance::InsuranceRules;
pub use letters::{Blank, Letter, Letters};
pub use lists::ListSources;
pub use opinions::Opinions;
pub use plain_words::PlainWords;
pub use programmes::{Programme, Programmes};
pub use questions::Bank;
pub use reasons::ReasonRules;
pub use rules::Rules;
pub use said::{Citation, Said};
pub use signs::Signs;
pub use telling::TellingRules;
pub use time::TimeRules;
pub use visit::VisitRules;
pub use vocabulary::Vocabulary;
pub use words::{Language, Words};

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

/// `knowledge/` as it was when the binary was built.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../knowledge");

/// The day the knowledge files were last reviewed as a whole; in every output that rests on them.
pub const EDITION: &str = "2026-11-22";

/// Everything under `knowledge/`, parsed.
#[derive(Debug)]
pub struct Library {
    pub vocabulary: Vocabulary,
    pub rules: Rules,
    pub plain_words: PlainWords,
    pub signs: Signs,
    pub opinions: Opinions,
    pub deciding: Deciding,
    pub checklists: Checklists,
    pub programmes: Programmes,
    pub letters: Letters,
    pub questions: Bank,
    pub time: TimeRules,
    pub reasons: ReasonRules,
    pub telling: TellingRules,
    pub lists: ListSources,
    pub insurance: InsuranceRules,
    pub doctors: DoctorRules,
    pub visit: VisitRules,
    pub help_lines: HelpLines,
    pub words: Words,
    /// English, in which offices and doctors in the United States are written to: letters and packets.
    pub office: Words,
}

impl Library {
    /// Loads the files built into the binary. They are checked by this crate's tests, so that a file
    /// that does not load cannot be shipped.
    ///
    /// # Panics
    /// When a built-in file does not parse; `cargo test -p knowledge` names it.
    pub fn built_in(language: Language) -> Self {
        Self {
            vocabulary: Vocabulary::built_in(),
            rules: Rules::built_in(),
            plain_words: PlainWords::built_in(language),
            signs: Signs::built_in(),
            opinions: Opinions::built_in(),
            deciding: Deciding::built_in(),
            checklists: Checklists::built_in(language),
            programmes: Programmes::built_in(),
            letters: Letters::built_in(),
            questions: Bank::built_in(),
            time: TimeRules::built_in(),
            reasons: ReasonRules::built_in(),
            telling: TellingRules::built_in(),
            lists: ListSources::built_in(),
            insurance: InsuranceRules::built_in(),
            doctors: DoctorRules::built_in(),
            visit: VisitRules::built_in(),
            help_lines: HelpLines::built_in(),
            words: Words::built_in(language),
            office: Words::built_in(Language::English),
        }
    }
}

/// A built-in file's text.
fn file(path: &str) -> &'static str {
    FILES
        .get_file(path)
        .and_then(|f| f.contents_utf8())
        .unwrap_or_else(|| panic!("knowledge/{path} is not built in"))
}

/// A built-in file, parsed. What does not parse is a mistake of ours, found by the first test that runs.
fn read<T: DeserializeOwned>(path: &str) -> T {
    toml::from_str(file(path)).unwrap_or_else(|e| panic!("knowledge/{path}: {e}"))
}

/// Every built-in file of a folder with its name, parsed, in the order of the names.
fn read_all<T: DeserializeOwned>(folder: &str) -> impl Iterator<Item = (&'static str, T)> {
    files(folder).map(move |(name, _)| (name, read(&format!("{folder}/{name}"))))
}

/// Every built-in file of a folder, by name, in order.
fn files(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES
        .get_dir(folder)
        .into_iter()
        .flat_map(|d| d.files())
        .filter_map(|f| Some((f.path().file_name()?.to_str()?, f.contents_utf8()?)))
}
