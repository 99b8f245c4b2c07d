//! Two opinions side by side: element by element what is confirmed, clarified, changed or said by one only,
//! how much the difference matters in published words, why they may differ, what is asked next.
//!
//! Pure: the same two opinions and library give the same comparison. Never a winner, never a count of votes.

mod corrected;
mod disease;
mod editions;
mod grade;
mod plan;
mod reasons;
mod said;
mod several;

use knowledge::Library;
use record::{Element, Opinion, Point, Source, Stance};
use serde::Serialize;

pub use corrected::{Instead, correct};
pub use editions::Editions;
pub use reasons::{Reason, ThirdOpinion};
pub use said::{Line, sentences};
pub use several::{Row, Standing, add_to, several};

/// How one element of the second opinion stands to the same of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The same, whatever the words.
    Confirmed,
    /// The same, better defined or added to.
    Clarified,
    Changed,
    OnlyFirst,
    OnlySecond,
    /// One of the two says it in words that were not understood.
    CannotTell,
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Clarified => "clarified",
            Self::Changed => "changed",
            Self::OnlyFirst => "only-first",
            Self::OnlySecond => "only-second",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// How much the difference matters as a whole, in the words of Mellink 2006.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Overall {
    Identical,
    Minor,
    Major,
    /// One of the two says nothing of something essential.
    CannotTell,
}

impl Overall {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// What one opinion says of an element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// Short, in the names of the field; empty where the opinion is silent.
    pub value: String,
    pub sources: Vec<Source>,
    /// What the value is made of, for whoever words it plainly; empty where the words were not understood.
    pub points: Vec<Point>,
}

/// One element of both opinions.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub element: Element,
    pub first: Side,
    pub second: Side,
    pub outcome: Outcome,
    /// What a change of it changes (`drug-class`, `stage-group`); empty where it alters neither treatment
    /// nor prognosis by the rule.
    pub changes: Vec<&'static str>,
    /// The two editions it is stated by, where they are not one.
    pub editions: Option<Editions>,
}

impl Compared {
    /// The words that show best where the two part: of what only this side says, advice before mention, a named thing
    /// before its kind. At most `most` a side.
    pub fn quotes(&self, most: usize) -> (Vec<&Source>, Vec<&Source>) {
        (quotes(&self.first, &self.second, most), quotes(&self.second, &self.first, most))
    }
}

fn quotes<'a>(side: &'a Side, other: &Side, most: usize) -> Vec<&'a Source> {
    let weight = |p: &Point| {
        let shared = other
            .points
            .iter()
            .any(|q| q.key == p.key && q.stance == p.stance && q.numbers == p.numbers);
        let advised = matches!(p.stance, Stance::Advised | Stance::Stated);
        let general = p.class.starts_with("general");
        // A heading of one word says little.
        const SAYS_LITTLE: usize = 16;
        let short = p.source.passage().is_some_and(|p| p.quote().len() < SAYS_LITTLE);
        (shared, !advised, general || short)
    };
    let mut points: Vec<&Point> = side.points.iter().collect();
    points.sort_by_key(|p| weight(p));
    let words = |source: &Source| match source {
        Source::Passage(passage) => passage.quote().to_owned(),
        Source::OwnWords { words, .. } => words.clone(),
    };
    let mut out: Vec<&Source> = Vec::new();
    for source in points.into_iter().map(|p| &p.source).chain(&side.sources) {
        let said = words(source);
        let known = out.iter().any(|o| words(o).contains(&said));
        if out.len() < most && !known {
            out.push(source);
        }
    }
    out
}

/// Two opinions compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub elements: Vec<Compared>,
    pub overall: Overall,
    /// What was missing where it cannot be told.
    pub missing: Vec<&'static str>,
    pub reasons: Vec<Reason>,
    pub third_opinion: ThirdOpinion,
}

impl Comparison {
    pub fn of(&self, element: Element) -> Option<&Compared> {
        self.elements.iter().find(|c| c.element == element)
    }

    /// What two busy doctors are asked to speak about: one to three differences, what is done before when it starts,
    /// never the outlook.
    pub fn to_discuss(&self) -> Vec<&Compared> {
        const POINTS: usize = 3;
        let weight = |c: &Compared| match c.element {
            Element::Modality | Element::Sequence => 4,
            Element::Timing | Element::Trial => 5,
            _ if c.changes.is_empty() => 3,
            Element::Regimen | Element::Surgery | Element::Histology | Element::Stage => 1,
            _ => 2,
        };
        let differs =
            |c: &&Compared| c.outcome == Outcome::Changed && c.element != Element::Prognosis;
        let mut differing: Vec<&Compared> = self.elements.iter().filter(differs).collect();
        differing.sort_by_key(|c| weight(c));
        differing.truncate(POINTS);
        differing
    }
}

/// What two values of an element make of each other.
struct Verdict {
    outcome: Outcome,
    changes: Vec<&'static str>,
}

impl Verdict {
    const CONFIRMED: Self = Self { outcome: Outcome::Confirmed, changes: Vec::new() };
    const CLARIFIED: Self = Self { outcome: Outcome::Clarified, changes: Vec::new() };

    fn changed(what: &[&'static str]) -> Self {
        Self { outcome: Outcome::Changed, changes: what.to_vec() }
    }
}

/// Compares two opinions on one patient.
pub fn compare(first: &Opinion, second: &Opinion, library: &Library) -> Comparison {
    let (first, second) = adopted(first, second);
    let mut elements: Vec<Compared> = Vec::new();
    for &element in Element::ALL {
        let (a, b): (Vec<&Point>, Vec<&Point>) =
            (first.of(element).collect(), second.of(element).collect());
        let (sa, sb) = (said::side_of(&first, element, &a), said::side_of(&second, element, &b));
        let unclear = first.is_unclear_on(element) || second.is_unclear_on(element);
        let mut verdict = match (sa.value.is_empty(), sb.value.is_empty()) {
            (true, true) => continue,
            _ if unclear => Verdict { outcome: Outcome::CannotTell, changes: Vec::new() },
            (false, true) => Verdict { outcome: Outcome::OnlyFirst, changes: Vec::new() },
            (true, false) => Verdict { outcome: Outcome::OnlySecond, changes: Vec::new() },
            (false, false) if element.is_of_the_disease() => {
                disease::verdict(element, &a, &b, &second, library)
            }
            (false, false) => plan::verdict(element, &a, &b, library),
        };
        let both = !sa.value.is_empty() && !sb.value.is_empty();
        let editions = editions::apart(element, &first, &second).filter(|_| both);
        if editions.is_some() {
            editions::weigh(&mut verdict);
        }
        elements.push(Compared {
            element,
            first: sa,
            second: sb,
            outcome: verdict.outcome,
            changes: verdict.changes,
            editions,
        });
    }
    refused(&mut elements, &first, &second);
    grade::settle(&mut elements, &first, &second, library);
    let (overall, missing) = grade::overall(&elements, &first, &second, library);
    let reasons = reasons::find(&elements, overall, &first, &second, library);
    let third_opinion = reasons::third(&elements, overall, &reasons);
    Comparison { elements, overall, missing, reasons, third_opinion }
}

/// One advises a treatment, the other advises nothing and speaks against that treatment: what is done differs.
fn refused(elements: &mut [Compared], first: &Opinion, second: &Opinion) {
    let Some(kinds) = elements.iter_mut().find(|c| c.element == Element::Modality) else { return };
    let (advises, silent) = match kinds.outcome {
        Outcome::OnlyFirst => (first, second),
        Outcome::OnlySecond => (second, first),
        _ => return,
    };
    let no = |element: Element| {
        let named =
            |p: &Point| silent.of(element).any(|q| q.stance == Stance::Against && q.key == p.key);
        let open = silent
            .of(element)
            .any(|q| matches!(q.stance, Stance::Advised | Stance::Optional | Stance::Conditional));
        !open && advises.of(element).any(|p| p.stance == Stance::Advised && named(p))
    };
    let any = [Element::Surgery, Element::Regimen, Element::Radiation].into_iter().any(no);
    if any && silent.gives_no_advice.is_none() {
        kinds.outcome = Outcome::Changed;
        kinds.changes = vec!["modality"];
    }
}

/// "I agree with your plan": what the second does not say again, the first's words say, as far as it is of
/// the plan; the source is the sentence of agreement.
fn adopted(first: &Opinion, second: &Opinion) -> (Opinion, Opinion) {
    const TAKEN: &[Element] = &[
        Element::Intent,
        Element::Sequence,
        Element::Regimen,
        Element::Surgery,
        Element::Radiation,
        Element::Modality,
    ];
    let mut second = second.clone();
    let Some(agreement) = second.endorses.clone() else { return (first.clone(), second) };
    let own_plan = second.points.iter().any(|(e, p)| {
        let treatment = matches!(
            e,
            Element::Surgery | Element::Regimen | Element::Radiation | Element::Modality
        );
        let told = matches!(p.stance, Stance::Advised | Stance::Against | Stance::Optional);
        treatment && told && !p.class.starts_with("amount")
    });
    for &element in TAKEN {
        let part = matches!(element, Element::Modality | Element::Sequence | Element::Intent);
        // Who agrees with the whole and only rules something out has not named what is done.
        let names = second.of(element).any(|p| !matches!(p.stance, Stance::Against | Stance::Done));
        let treatment = matches!(element, Element::Surgery | Element::Regimen | Element::Radiation);
        let speaks = second.speaks_of(element) && (names || !treatment);
        if (own_plan || element != Element::Modality) && speaks
            || (own_plan && part && element != Element::Intent)
        {
            continue;
        }
        let ruled_out: Vec<String> = second.of(element).map(|p| p.key.clone()).collect();
        if !treatment {
            second.points.retain(|(e, _)| *e != element);
        }
        let taken: Vec<_> = first
            .of(element)
            .filter(|p| !ruled_out.contains(&p.key))
            .map(|p| (element, Point { source: agreement.clone(), ..p.clone() }))
            .collect();
        second.points.extend(taken);
    }
    if own_plan {
        complete_kinds(&mut second);
    }
    (first.clone(), second)
}

/// The kinds of treatment, after points were taken over.
fn complete_kinds(opinion: &mut Opinion) {
    for (element, key) in [
        (Element::Surgery, "surgery"),
        (Element::Regimen, "systemic"),
        (Element::Radiation, "radiation"),
    ] {
        let known = opinion.of(Element::Modality).any(|p| p.key == key);
        let source = opinion
            .of(element)
            .find(|p| {
                p.stance == Stance::Advised
                    && !p.class.starts_with("amount")
                    && p.class != "supportive"
            })
            .map(|p| p.source.clone());
        if let Some(source) = source.filter(|_| !known) {
            let kind = Point {
                key: key.to_owned(),
                class: "kind".to_owned(),
                value: key.to_owned(),
                numbers: Vec::new(),
                stance: Stance::Advised,
                source,
            };
            opinion.points.retain(|(e, p)| *e != Element::Modality || p.key != "observation");
            opinion.points.push((Element::Modality, kind));
        }
    }
}
