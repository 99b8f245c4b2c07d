//! Why an item is judged as it is: a tree of answers, walked down to what decided.

use std::collections::BTreeSet;

use record::{DocumentId, FactId, Passage};

/// What decided; its sentence is `because-<code>` in `knowledge/words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// A laboratory states its own result.
    LabSays,
    /// A coded entry states it.
    CodedSays,
    /// The paper itself is here.
    PaperHere,
    /// The laboratory's result settles nothing.
    Unsettled,
    /// Fewer results than show a course.
    FewResults,
    /// Of a long report there is one page.
    OnePage,
    /// Papers in another language than English.
    OtherLanguage,
    /// A note states it, the laboratory's own result is not here.
    OnlyANote,
    /// A note says otherwise than the laboratory.
    NoteDiffers,
    /// A paper says that it is ordered or to come.
    Announced,
    /// A paper names it.
    Named,
    /// Its paper is here and cannot be read.
    CannotBeRead,
    /// Papers that nobody has looked into may hold it.
    NotLookedAt,
    /// A report whose pictures are not here.
    WithoutPictures,
    /// Pictures whose report is not here.
    WithoutReport,
    /// Files of a disc are missing or damaged.
    FilesMissing,
    /// Slices inside a series are missing.
    SeriesGap,
    /// The numbers of a series have a hole that may mean nothing.
    SeriesUnclear,
    /// A disc has pictures, and none of them is DICOM.
    NotDicom,
    /// A report says that more is to come.
    AddendumOpen,
    /// A report says that more is to come, and it cannot be told whether it has.
    AddendumUnclear,
    /// The name stands in another form.
    NameDiffers,
    /// A relative with such a cancer.
    Relative,
    /// The case states it: the stage, a treatment, a result.
    Stated,
    /// The case does not say.
    NotStated,
    /// No paper holds it.
    Nothing,
}

impl Because {
    /// The name in the JSON contract and in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::LabSays => "lab-says",
            Self::CodedSays => "coded-says",
            Self::PaperHere => "paper-here",
            Self::Unsettled => "unsettled",
            Self::FewResults => "few-results",
            Self::OnePage => "one-page",
            Self::OtherLanguage => "other-language",
            Self::OnlyANote => "only-a-note",
            Self::NoteDiffers => "note-differs",
            Self::Announced => "announced",
            Self::Named => "named",
            Self::CannotBeRead => "cannot-be-read",
            Self::NotLookedAt => "not-looked-at",
            Self::WithoutPictures => "without-pictures",
            Self::WithoutReport => "without-report",
            Self::FilesMissing => "files-missing",
            Self::SeriesGap => "series-gap",
            Self::SeriesUnclear => "series-unclear",
            Self::NotDicom => "not-dicom",
            Self::AddendumOpen => "addendum-open",
            Self::AddendumUnclear => "addendum-unclear",
            Self::NameDiffers => "name-differs",
            Self::Relative => "relative",
            Self::Stated => "stated",
            Self::NotStated => "not-stated",
            Self::Nothing => "nothing",
        }
    }
}

/// One reason, with what shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub because: Because,
    pub documents: Vec<DocumentId>,
    pub facts: Vec<FactId>,
    pub passages: Vec<Passage>,
}

impl Reason {
    pub(super) fn new(because: Because) -> Self {
        Self { because, documents: Vec::new(), facts: Vec::new(), passages: Vec::new() }
    }

    pub(super) fn documents(mut self, documents: impl IntoIterator<Item = DocumentId>) -> Self {
        self.documents.extend(documents);
        self.documents.sort();
        self.documents.dedup();
        self
    }

    pub(super) fn facts(mut self, facts: impl IntoIterator<Item = FactId>) -> Self {
        self.facts.extend(facts);
        self
    }

    pub(super) fn passages(mut self, passages: impl IntoIterator<Item = Passage>) -> Self {
        let place = |p: &Passage| (p.document(), p.page(), p.start(), p.end());
        let mut known: BTreeSet<_> = self.passages.iter().map(place).collect();
        self.passages.extend(passages.into_iter().filter(|p| known.insert(place(p))));
        let of = self.passages.iter().map(Passage::document).collect::<Vec<_>>();
        self.documents(of)
    }
}

/// Leaves each reason once, and "nothing" only where there is no other.
pub(super) fn tidy(reasons: &mut Vec<Reason>) {
    let mut told: Vec<Reason> = Vec::new();
    for reason in reasons.drain(..) {
        match told.iter_mut().find(|t| t.because == reason.because) {
            Some(known) => {
                let merged = known.clone().documents(reason.documents).passages(reason.passages);
                let there: BTreeSet<FactId> = merged.facts.iter().copied().collect();
                let new: Vec<_> = reason.facts.into_iter().filter(|f| !there.contains(f)).collect();
                *known = merged.facts(new);
            }
            None => told.push(reason),
        }
    }
    if told.len() > 1 {
        told.retain(|r| r.because != Because::Nothing);
    }
    *reasons = told;
}
