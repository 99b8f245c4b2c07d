//! The ways the doctors named: what each advises, what each also named, a trial, not treating for now; with the
//! good and the harm as each doctor stated them.

use knowledge::Library;
use record::{Effect, Element, Opinion, Point, Source, Stance};

use super::Voice;
use crate::compare::{Outcome, compare};

/// How a way comes to be on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayKind {
    /// A doctor advises it.
    Advised,
    /// A doctor names it beside the advice.
    AlsoNamed,
    Trial,
    /// Not treating for now: always a way one can ask about.
    Waiting,
}

impl WayKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advised => "advised",
            Self::AlsoNamed => "named",
            Self::Trial => "trial",
            Self::Waiting => "waiting",
        }
    }
}

/// Words of one doctor.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The opinion's place among those handed in.
    pub by: usize,
    pub source: Source,
    /// A figure of 100 people, where the words give one.
    pub of_100: Vec<f64>,
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The same as long as the opinions are: `12`, `12-named`, `waiting`.
    pub id: String,
    pub kind: WayKind,
    /// Whose way it is: places among the opinions.
    pub by: Vec<usize>,
    /// What it is, element by element.
    pub what: Vec<(Element, Vec<Point>)>,
    pub good: Vec<Word>,
    pub harm: Vec<Word>,
    pub sure: Vec<Word>,
    /// Names and kinds of its treatments.
    treatments: Vec<String>,
}

/// Elements that make a plan.
const PLAN: &[Element] = &[
    Element::Surgery,
    Element::Regimen,
    Element::Radiation,
    Element::Modality,
    Element::Sequence,
    Element::Intent,
    Element::TestsFirst,
    Element::Timing,
];

/// Elements whose points are treatments.
const TREATMENTS: &[Element] =
    &[Element::Surgery, Element::Regimen, Element::Radiation, Element::Modality];

pub(super) fn find(voices: &[Voice<'_>], library: &Library) -> Vec<Way> {
    let mut ways = advised(voices, library);
    ways.extend(
        voices
            .iter()
            .enumerate()
            .filter_map(|(by, voice)| also_named(by, voice, &ways))
            .collect::<Vec<_>>(),
    );
    ways.extend(voices.iter().enumerate().filter_map(|(by, voice)| trial(by, voice)));
    if !ways.is_empty() && !ways.iter().any(is_watching) {
        ways.push(waiting(voices));
    }
    for (by, voice) in voices.iter().enumerate() {
        place(&mut ways, by, &voice.opinion.good, |way| &mut way.good);
        place(&mut ways, by, &voice.opinion.harm, |way| &mut way.harm);
    }
    ways
}

/// A way for each plan; two doctors with one and the same plan share a way.
fn advised(voices: &[Voice<'_>], library: &Library) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for (by, voice) in voices.iter().enumerate() {
        if !voice.opinion.has_plan() {
            continue;
        }
        let told = |p: &Point| {
            matches!(
                p.stance,
                Stance::Advised | Stance::Stated | Stance::Conditional | Stance::Against
            )
        };
        let shared = ways.iter_mut().find(|way| {
            let other = way.by.first().and_then(|&at| voices.get(at));
            other.is_some_and(|other| is_one_plan(other.opinion, voice.opinion, library))
        });
        let sure = words(by, &voice.opinion.reasoning.confidence);
        if let Some(way) = shared {
            way.by.push(by);
            way.sure.extend(sure);
            continue;
        }
        ways.push(Way {
            id: voice.id.to_owned(),
            kind: WayKind::Advised,
            by: vec![by],
            what: parts(voice.opinion, PLAN, told),
            good: Vec::new(),
            harm: Vec::new(),
            sure,
            treatments: names(voice.opinion, |p| p.stance == Stance::Advised),
        });
    }
    ways
}

/// Whether two doctors advise the same, as far as either speaks: what only one says keeps them apart.
fn is_one_plan(first: &Opinion, second: &Opinion, library: &Library) -> bool {
    let found = compare(first, second, library);
    let plan = || {
        found
            .elements
            .iter()
            .filter(|c| TREATMENTS.contains(&c.element) || c.element == Element::Sequence)
    };
    plan().next().is_some() && plan().all(|c| c.outcome == Outcome::Confirmed)
}

/// What a doctor named as possible and nobody advises.
fn also_named(by: usize, voice: &Voice<'_>, advised: &[Way]) -> Option<Way> {
    let of_others = |p: &Point| {
        advised.iter().any(|way| way.treatments.contains(&p.key)) || p.class.starts_with("amount")
    };
    let named = |p: &Point| p.stance == Stance::Optional && !of_others(p) && p.class != "kind";
    let what =
        parts(voice.opinion, &[Element::Surgery, Element::Regimen, Element::Radiation], named);
    (!what.is_empty()).then(|| Way {
        id: format!("{}-named", voice.id),
        kind: WayKind::AlsoNamed,
        by: vec![by],
        what,
        good: Vec::new(),
        harm: Vec::new(),
        sure: Vec::new(),
        treatments: names(voice.opinion, named),
    })
}

fn trial(by: usize, voice: &Voice<'_>) -> Option<Way> {
    let what = parts(voice.opinion, &[Element::Trial], |p| p.key != "none");
    (!what.is_empty()).then(|| Way {
        id: format!("{}-trial", voice.id),
        kind: WayKind::Trial,
        by: vec![by],
        what,
        good: Vec::new(),
        harm: Vec::new(),
        sure: Vec::new(),
        treatments: Vec::new(),
    })
}

/// Not treating for now, with whatever a doctor said of watching.
fn waiting(voices: &[Voice<'_>]) -> Way {
    let watching = |p: &Point| p.key == "observation" || p.class == "observation";
    let mut points: Vec<Point> = Vec::new();
    let mut by = Vec::new();
    for (at, voice) in voices.iter().enumerate() {
        let said: Vec<Point> =
            voice.opinion.of(Element::Modality).filter(|p| watching(p)).cloned().collect();
        if !said.is_empty() {
            by.push(at);
            points.extend(said);
        }
    }
    Way {
        id: "waiting".to_owned(),
        kind: WayKind::Waiting,
        by,
        what: if points.is_empty() { Vec::new() } else { vec![(Element::Modality, points)] },
        good: Vec::new(),
        harm: Vec::new(),
        sure: Vec::new(),
        treatments: vec!["observation".to_owned(), "active surveillance".to_owned()],
    }
}

fn is_watching(way: &Way) -> bool {
    way.kind == WayKind::Advised
        && way.treatments.iter().any(|t| t == "observation" || t == "active surveillance")
}

/// The points of some elements, each element once.
fn parts(
    opinion: &Opinion,
    of: &[Element],
    wanted: impl Fn(&Point) -> bool,
) -> Vec<(Element, Vec<Point>)> {
    of.iter()
        .filter_map(|&element| {
            let points: Vec<Point> = opinion.of(element).filter(|p| wanted(p)).cloned().collect();
            (!points.is_empty()).then_some((element, points))
        })
        .collect()
}

/// Names and kinds of treatments.
fn names(opinion: &Opinion, wanted: impl Fn(&Point) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for &element in TREATMENTS {
        for point in opinion.of(element).filter(|p| wanted(p) && !p.class.starts_with("amount")) {
            let kind = point.class.trim_start_matches("general ");
            for name in [point.key.as_str(), kind] {
                let of_its_own = !name.is_empty() && !matches!(name, "kind" | "general" | "any");
                if of_its_own && !out.iter().any(|known| known == name) {
                    out.push(name.to_owned());
                }
            }
        }
    }
    out
}

fn words(by: usize, sources: &[Source]) -> Vec<Word> {
    sources.iter().map(|source| Word { by, source: source.clone(), of_100: Vec::new() }).collect()
}

/// Puts each sentence under the way whose treatment it names; one that names none is of the doctor's own plan.
fn place(
    ways: &mut [Way],
    by: usize,
    effects: &[Effect],
    list: impl Fn(&mut Way) -> &mut Vec<Word>,
) {
    for effect in effects {
        let names_of = |way: &Way| effect.about.iter().any(|name| way.treatments.contains(name));
        let own = |way: &Way| way.kind == WayKind::Advised && way.by.contains(&by);
        let exact = effect.about.is_empty().then(|| ways.iter().position(&own)).flatten();
        let at = exact
            .or_else(|| ways.iter().position(|way| own(way) && names_of(way)))
            .or_else(|| ways.iter().position(|way| way.by.contains(&by) && names_of(way)))
            .or_else(|| ways.iter().position(names_of))
            .or_else(|| ways.iter().position(own));
        let Some(way) = at.and_then(|at| ways.get_mut(at)) else { continue };
        list(way).push(Word { by, source: effect.source.clone(), of_100: effect.of_100.clone() });
    }
}
