//! What one doctor concluded and recommends, taken apart into elements that can be compared.
//!
//! An [`Opinion`] holds what a letter says for its writer: what it quotes from another doctor is kept
//! apart, what it does not speak of is silent.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{PartialDate, Source};

/// A part of an opinion that can be compared with the same part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Element {
    Histology,
    Grade,
    Stage,
    Biomarkers,
    Prognosis,
    Intent,
    Modality,
    Sequence,
    Regimen,
    Surgery,
    Radiation,
    Trial,
    TestsFirst,
    Timing,
}

impl Element {
    /// In the order in which they are shown.
    pub const ALL: &[Self] = &[
        Self::Histology,
        Self::Grade,
        Self::Stage,
        Self::Biomarkers,
        Self::Prognosis,
        Self::Intent,
        Self::Modality,
        Self::Sequence,
        Self::Regimen,
        Self::Surgery,
        Self::Radiation,
        Self::Trial,
        Self::TestsFirst,
        Self::Timing,
    ];

    /// The name of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Histology => "histology",
            Self::Grade => "grade",
            Self::Stage => "stage",
            Self::Biomarkers => "biomarkers",
            Self::Prognosis => "prognosis",
            Self::Intent => "intent",
            Self::Modality => "modality",
            Self::Sequence => "sequence",
            Self::Regimen => "regimen",
            Self::Surgery => "surgery",
            Self::Radiation => "radiation",
            Self::Trial => "trial",
            Self::TestsFirst => "tests-first",
            Self::Timing => "timing",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|e| e.as_str() == name)
    }

    /// What the disease is, as against what is to be done.
    pub fn is_of_the_disease(self) -> bool {
        self <= Self::Prognosis
    }
}

/// How the writer means a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Found, stated, to be so.
    Stated,
    Advised,
    /// One of several that would do.
    Optional,
    Against,
    /// Only if something else turns out so.
    Conditional,
    /// Done already.
    Done,
}

/// One thing an opinion says under an element.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// What it is about: a drug, an operation, `T`, `PSA`, `dose`.
    pub key: String,
    /// The kind within the element: a drug's class, an operation's organ, a marker's unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// Its value in words: `positive`, `N1a`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// Its value in numbers: a range, a dose, days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<f64>,
    pub stance: Stance,
    /// Where it stands.
    pub source: Source,
}

impl fmt::Debug for Point {
    /// Its place: what it says is the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {:?}", self.stance, self.source)
    }
}

/// What a letter says of the good or the harm of a treatment.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Names and kinds of the treatments its sentence names.
    pub about: Vec<String>,
    /// The figure it gives, of 100 people: one, or a range.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_100: Vec<f64>,
    pub source: Source,
}

impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an effect at {:?}", self.source)
    }
}

/// Something the letter says of its writer: a name of `knowledge/opinions/writer.toml` and its words.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Trait {
    pub key: String,
    pub source: Source,
}

impl fmt::Debug for Trait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a trait at {:?}", self.source)
    }
}

/// The edition of a staging or of a classification that a letter names: `FIGO` of `2023`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    pub system: String,
    pub edition: String,
    pub source: Source,
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} at {:?}", self.system, self.edition, self.source)
    }
}

/// What the writer rests the advice on, in the writer's words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reasoning {
    pub factors: Vec<Source>,
    pub guideline: Vec<Source>,
    pub experience: Vec<Source>,
    pub confidence: Vec<Source>,
    pub would_change: Vec<Source>,
    pub weak_evidence: Vec<Source>,
    pub fitness: Vec<Source>,
    pub values: Vec<Source>,
    pub local: Vec<Source>,
    /// Slides or images looked at again.
    pub reread: Vec<Source>,
    /// Tests that were not there before.
    pub new_tests: Vec<Source>,
    pub threshold: Vec<Source>,
}

/// What one doctor concluded and recommends.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opinion {
    pub by: Option<String>,
    pub on: Option<PartialDate>,
    /// The writer's field: `medical-oncology`, `tumor-board`.
    pub role: Option<Trait>,
    /// What the writer had before them: `slides-seen`, `images-seen`, `pathology-report`, `imaging-report`.
    pub material: Vec<Trait>,
    pub points: Vec<(Element, Point)>,
    /// What the letter says that another doctor advises or found.
    pub quoted: Vec<(Element, Point)>,
    /// The writer takes over the other's plan in so many words.
    pub endorses: Option<Source>,
    /// The writer says that no advice on treatment is given.
    pub gives_no_advice: Option<Source>,
    /// The letter names a cancer, whatever it says of its type.
    pub names_cancer: Option<Source>,
    /// The letter only reads slides or images.
    pub is_reread: bool,
    /// The writer adds to an earlier letter of theirs, in so many words.
    pub adds_to: Option<Source>,
    /// By which editions the writer stages and names.
    pub editions: Vec<Edition>,
    pub reasoning: Reasoning,
    pub good: Vec<Effect>,
    pub harm: Vec<Effect>,
    /// What is said of an element in words that were not understood: neither the same nor different.
    pub unclear: Vec<(Element, Source)>,
}

impl fmt::Debug for Opinion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an opinion of {} points", self.points.len())
    }
}

impl Opinion {
    /// The points of one element, in the order of the letter.
    pub fn of(&self, element: Element) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |(e, _)| *e == element).map(|(_, point)| point)
    }

    /// Gives every source to `change`: what was read of typed words becomes the person's own words.
    pub fn each_source_mut(&mut self, mut change: impl FnMut(&mut Source)) {
        for (_, point) in self.points.iter_mut().chain(&mut self.quoted) {
            change(&mut point.source);
        }
        for effect in self.good.iter_mut().chain(&mut self.harm) {
            change(&mut effect.source);
        }
        for held in self.role.iter_mut().chain(&mut self.material) {
            change(&mut held.source);
        }
        self.unclear.iter_mut().for_each(|(_, source)| change(source));
        self.editions.iter_mut().for_each(|edition| change(&mut edition.source));
        let single = [
            &mut self.endorses,
            &mut self.gives_no_advice,
            &mut self.names_cancer,
            &mut self.adds_to,
        ];
        single.into_iter().flatten().for_each(&mut change);
        let why = &mut self.reasoning;
        let lists = [
            &mut why.factors,
            &mut why.guideline,
            &mut why.experience,
            &mut why.confidence,
            &mut why.would_change,
            &mut why.weak_evidence,
            &mut why.fitness,
            &mut why.values,
            &mut why.local,
            &mut why.reread,
            &mut why.new_tests,
            &mut why.threshold,
        ];
        lists.into_iter().flatten().for_each(&mut change);
    }

    pub fn is_unclear_on(&self, element: Element) -> bool {
        self.unclear.iter().any(|(e, _)| *e == element)
    }

    /// Whether it advises a treatment, or advises to watch.
    pub fn has_plan(&self) -> bool {
        self.points.iter().any(|(element, point)| {
            !element.is_of_the_disease()
                && point.stance == Stance::Advised
                && !matches!(element, Element::TestsFirst | Element::Timing | Element::Trial)
        })
    }

    pub fn speaks_of(&self, element: Element) -> bool {
        self.of(element).next().is_some()
    }
}
