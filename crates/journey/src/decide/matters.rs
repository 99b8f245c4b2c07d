//! What matters to the person, in their words, and where a doctor's letter touches on it. Which way an answer
//! speaks for, the person says; nothing is weighed here.

use jiff::civil::Date;
use knowledge::Library;
use record::{Answers, Source};

use super::{MATTER, Voice, Way};

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Must,
    Like,
    Cannot,
}

impl Weight {
    /// In the order in which they are asked.
    pub const ALL: &[Self] = &[Self::Must, Self::Like, Self::Cannot];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Like => "like",
            Self::Cannot => "cannot",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|w| w.as_str() == name)
    }
}

/// A place in a letter that speaks of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    pub by: usize,
    pub source: Source,
}

/// Something that matters.
#[derive(Clone, PartialEq)]
pub struct Matter {
    pub number: u32,
    pub weight: Weight,
    pub words: String,
    pub on: Date,
    /// Ids of the ways the person says it speaks for.
    pub speaks_for: Vec<String>,
    pub touches: Vec<Touch>,
}

impl std::fmt::Debug for Matter {
    /// Without the person's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {}", self.weight, self.number)
    }
}

pub(super) fn find(
    voices: &[Voice<'_>],
    ways: &[Way],
    answers: &Answers,
    library: &Library,
) -> Vec<Matter> {
    let one = |number: u32| {
        let of = |part: &str| format!("{MATTER}{number}.{part}");
        let said = answers.answered(&of("words"))?;
        let speaks_for = answers.list(&of("for")).into_iter();
        Some(Matter {
            number,
            weight: Weight::named(answers.get(&of("weight"))).unwrap_or(Weight::Like),
            words: said.words.clone(),
            on: said.on,
            speaks_for: speaks_for
                .filter(|id| ways.iter().any(|way| way.id == *id))
                .map(str::to_owned)
                .collect(),
            touches: touches(&said.words, voices, library),
        })
    };
    answers.numbers(MATTER).into_iter().filter_map(one).collect()
}

/// Sentences on good, harm and what was weighed that speak of the same theme.
fn touches(said: &str, voices: &[Voice<'_>], library: &Library) -> Vec<Touch> {
    const ENOUGH: usize = 4;
    let said = said.to_lowercase();
    let themes = &library.deciding.themes.theme;
    let met: Vec<_> = themes.iter().filter(|theme| theme.mine.stand_in(&said)).collect();
    let mut out: Vec<Touch> = Vec::new();
    for (by, voice) in voices.iter().enumerate() {
        let opinion = voice.opinion;
        let effects = opinion.harm.iter().chain(&opinion.good).map(|effect| &effect.source);
        let why = &opinion.reasoning;
        let weighed = why.values.iter().chain(&why.factors).chain(&why.local).chain(&why.fitness);
        for source in effects.chain(weighed) {
            let quote = match source {
                Source::Passage(passage) => passage.quote().to_lowercase(),
                Source::OwnWords { words, .. } => words.to_lowercase(),
            };
            let known = out.iter().any(|touch| touch.source == *source);
            if !known && out.len() < ENOUGH && met.iter().any(|theme| theme.theirs.stand_in(&quote))
            {
                out.push(Touch { by, source: source.clone() });
            }
        }
    }
    out
}
