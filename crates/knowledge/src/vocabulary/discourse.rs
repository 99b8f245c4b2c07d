//! The words that say how a statement is meant: headings, triggers of scope, announcements.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;

/// Kinds of sections of reports and notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    Diagnosis,
    Synoptic,
    Gross,
    Microscopic,
    History,
    PresentHistory,
    PastHistory,
    FamilyHistory,
    SocialHistory,
    Medications,
    Allergies,
    Exam,
    Laboratory,
    Imaging,
    Pathology,
    Assessment,
    Impression,
    Plan,
    Findings,
    Technique,
    Comparison,
    Procedure,
    Operation,
    Specimen,
    Intraoperative,
    Comment,
    Addendum,
    Markers,
    Legend,
    BlockKey,
    Disclaimer,
    Reference,
    /// Before the first heading.
    #[default]
    Top,
}

/// `knowledge/vocabulary/sections.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sections {
    pub about: String,
    section: Vec<SectionEntry>,
    features: Vec<String>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

/// A kind of section and its headings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionEntry {
    pub kind: SectionKind,
    headings: Vec<String>,
    /// States nothing of the patient.
    #[serde(default)]
    pub silent: bool,
    /// What it opens in notes and letters, where that is something else; there it is never silent.
    #[serde(default)]
    pub in_notes: Option<SectionKind>,
}

impl Sections {
    /// The feature of a tumour of which a line in lower case is the label: `margins` of `margins: negative`.
    pub fn feature(&self, line: &str) -> Option<&str> {
        let labels = |feature: &&String| {
            line.strip_prefix(feature.as_str())
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        };
        self.features.iter().filter(labels).max_by_key(|f| f.len()).map(String::as_str)
    }

    /// Every place where the words of a heading stand; whether it is one is for the reader to see.
    pub fn find<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (Range<usize>, &'t SectionEntry)> + 't {
        self.lexicon
            .get_or_init(|| {
                Lexicon::new(
                    self.section
                        .iter()
                        .enumerate()
                        .flat_map(|(at, s)| s.headings.iter().map(move |h| (h.as_str(), at))),
                )
            })
            .find(text)
            .filter_map(|hit| Some((hit.range, self.section.get(hit.entry)?)))
    }
}

/// What a trigger makes of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TriggerKind {
    Negated,
    Uncertain,
    /// Looks like another trigger and is none ("no special type").
    Certain,
    Historical,
    Planned,
    Conditional,
    Declined,
    Stopped,
    Family,
    OtherPerson,
    /// What another doctor said.
    Quoted,
}

/// Where the words that a trigger governs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    After,
    Before,
}

/// `knowledge/vocabulary/triggers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triggers {
    pub about: String,
    stops: Vec<String>,
    trigger: Vec<TriggerEntry>,
    #[serde(skip)]
    lexicons: OnceLock<[Lexicon; 2]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TriggerEntry {
    kind: TriggerKind,
    reach: Reach,
    words: Vec<String>,
}

/// A trigger in a text; `kind` is `None` for a clause mark that stops others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerHit {
    pub range: Range<usize>,
    pub kind: Option<TriggerKind>,
}

impl Triggers {
    /// The triggers of one reach, with the clause marks.
    pub fn find<'t>(
        &'t self,
        text: &'t str,
        reach: Reach,
    ) -> impl Iterator<Item = TriggerHit> + 't {
        let lexicons =
            self.lexicons.get_or_init(|| [self.lexicon(Reach::After), self.lexicon(Reach::Before)]);
        lexicons[usize::from(reach == Reach::Before)].find(text).map(|hit| TriggerHit {
            range: hit.range,
            kind: self.trigger.get(hit.entry).map(|t| t.kind),
        })
    }

    fn lexicon(&self, reach: Reach) -> Lexicon {
        let triggers = self
            .trigger
            .iter()
            .enumerate()
            .filter(|(_, t)| t.reach == reach)
            .flat_map(|(at, t)| t.words.iter().map(move |w| (w.as_str(), at)));
        let stops = self.stops.iter().map(|w| (w.as_str(), self.trigger.len()));
        Lexicon::new(triggers.chain(stops))
    }
}

/// `knowledge/vocabulary/pending.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    pub about: String,
    pending: Vec<PendingEntry>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PendingEntry {
    kind: String,
    words: Vec<String>,
}

impl Pending {
    /// Announcements in a text, with their kind.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, &'t str)> + 't {
        self.lexicon
            .get_or_init(|| {
                Lexicon::new(
                    self.pending
                        .iter()
                        .enumerate()
                        .flat_map(|(at, p)| p.words.iter().map(move |w| (w.as_str(), at))),
                )
            })
            .find(text)
            .filter_map(|hit| Some((hit.range, self.pending.get(hit.entry)?.kind.as_str())))
    }
}
