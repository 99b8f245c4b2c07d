//! What ties doctors to the trials of a cancer, or to the centers on the list: for the command and for the page.

use std::sync::Arc;

use atlas::doctors::Tied;
use atlas::places::zip_number;
use atlas::trials::Wanted;
use atlas::{Result, StudyCatalog, Trials};
use knowledge::doctors::CenterKind;
use knowledge::vocabulary::Cancer;
use knowledge::{Library, Words};

/// The ways to be tied, as they are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Tie {
    /// A study of the cancer names a person of this name: no proof that it is this doctor.
    Named,
    /// A study of the cancer takes people, or will, in the ZIP area of an office: no proof that the doctor takes part.
    Sites,
    /// A cancer center on the list is in the ZIP area of an office: no proof that the doctor works there.
    Center,
}

impl Tie {
    pub(crate) const ALL: &[Self] = &[Self::Named, Self::Sites, Self::Center];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Sites => "sites",
            Self::Center => "center",
        }
    }

    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tie| tie.as_str() == text)
    }

    /// Whether the list of trials is needed for it.
    pub(crate) fn is_of_trials(self) -> bool {
        self != Self::Center
    }
}

/// What is asked of the registry. `words` are those of the cancer; none for every study of the list.
///
/// # Errors
/// Where the list of trials is needed and is not loaded, or damaged.
pub(crate) fn tied(
    tie: Tie,
    trials: impl FnOnce() -> Result<Trials>,
    words: &[String],
    library: &Library,
) -> Result<Tied> {
    let studies = |open| Wanted { one_of: words.to_vec(), open, ..Wanted::default() };
    Ok(match tie {
        Tie::Named => Tied::Named(Arc::new(trials()?.ties(&studies(false))?.names)),
        Tie::Sites => Tied::InZips(Arc::new(trials()?.ties(&studies(true))?.zips)),
        Tie::Center => {
            let centers = library.doctors.centers.center.iter();
            let treat = centers.filter(|center| center.kind != CenterKind::Laboratory);
            Tied::InZips(Arc::new(treat.filter_map(|center| zip_number(&center.zip)).collect()))
        }
    })
}

/// Who is left out, and what the tie does not say.
pub(crate) fn only(tie: Tie, cancer: Option<&Cancer>, words: &Words) -> String {
    let cancer = cancer.map_or("none", |cancer| cancer.name.in_language(words.language()));
    words.say_with(&format!("doctors-only-{}", tie.as_str()), &[("cancer", cancer)])
}
