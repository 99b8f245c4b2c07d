//! Sizes and uptakes in a report's words, each present or earlier.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::oncology::lesions::{Cue, Noun};
use regex::Regex;

use super::super::super::Text;
use super::super::numbers::millimetres;
use super::marks::Marks;
use crate::dates;

static SIZE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?P<a>[0-9]{1,3}(?: ?(?:\. ?|,)[0-9]{1,2})?)(?: ?(?:cm|mm))?(?: ?(?:x|by) ?(?P<b>[0-9]{1,3}(?: ?(?:\. ?|,)[0-9]{1,2})?)(?: ?(?:cm|mm))?(?: ?(?:x|by) ?(?P<c>[0-9]{1,3}(?: ?(?:\. ?|,)[0-9]{1,2})?))?)? ?-?(?P<unit>cms?|mms?|centimet(?:er|re)s?|millimet(?:er|re)s?)(?-u:\b)",
    )
    .expect("a pattern")
});

static SUV: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:max(?:imum|imal)? )?suv(?: ?-?(?:max|peak|lbm|bw))?(?:imum)?(?: \((?:max|maximum)\))?(?: (?:of|is|was|measures|now|value|up to))*[ :=]{0,3}(?P<v>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?-u:\b)")
        .expect("a pattern")
});

/// `SUVmax decreased from 8.2 to 3.1`.
static SUV_FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)suv ?-?(?:max|peak)?[a-z ]{0,30} from (?P<was>[0-9]{1,3}(?:\.[0-9]{1,2})?) to (?P<v>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?-u:\b)")
        .expect("a pattern")
});

/// An earlier uptake behind a present one, without its name: `SUVmax 8.2, previously 3.1`.
static SUV_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ ,;]*\(?(?:previously|previous|prior|was|formerly|compared (?:to|with)|versus|vs\.?|from|before)(?: suv ?-?(?:max|peak)?)?(?: of)?[ :=]{1,2}(?P<v>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?-u:\b)")
        .expect("a pattern")
});

/// `from 1.4 to ` before a size: its unit stands behind the second.
static FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"from (?P<was>[0-9]{1,3}(?:\.[0-9]{1,2})?(?: ?x ?[0-9]{1,3}(?:\.[0-9]{1,2})?){0,2}) to $",
    )
    .expect("a pattern")
});

/// `8 mm in short axis`.
static AXIS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ (?:in |\()?(?:short|long)[ -]axis\)?").expect("a pattern"));

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    /// Greatest dimension in millimetres.
    Size(f64),
    /// Uptake, without unit.
    Suv(f64),
}

/// A measure and when it was taken.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) range: Range<usize>,
    pub(super) what: What,
    pub(super) when: When,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    Present,
    Earlier,
    /// By a word that also tells of the present: earlier only where a present one stands beside it.
    PerhapsEarlier,
}

impl Measure {
    pub(super) fn is_size(&self) -> bool {
        matches!(self.what, What::Size(_))
    }
}

/// The size that stands first in a stretch: of a cell of a table.
pub(super) fn size_in(text: &Text<'_>, at: &Range<usize>) -> Option<(f64, Range<usize>)> {
    let plain = text.view.plain().get(at.clone())?;
    let (largest, range) = SIZE.captures(plain).and_then(|hit| size(&hit))?;
    Some((largest, at.start + range.start..at.start + range.end))
}

fn size(hit: &regex::Captures<'_>) -> Option<(f64, Range<usize>)> {
    let (whole, unit) = (hit.get(0)?, hit.name("unit")?);
    let largest = ["a", "b", "c"]
        .into_iter()
        .filter_map(|name| millimetres(hit.name(name)?.as_str(), unit.as_str()))
        .fold(0.0, f64::max);
    (largest > 0.0).then(|| (largest, whole.range()))
}

/// Every measure of the text in order, still without its time.
pub(super) fn all(text: &Text<'_>) -> Vec<Measure> {
    let plain = text.view.plain();
    let mut all: Vec<Measure> = Vec::new();
    let mut add =
        |range: Range<usize>, what: What, when: When| all.push(Measure { range, what, when });
    for hit in SIZE.captures_iter(plain) {
        let Some((mm, range)) = size(&hit) else { continue };
        let lead = text.view.low(range.start.saturating_sub(40)..range.start).replace('\n', " ");
        if let Some(was) = FROM.captures(&lead).and_then(|c| c.name("was"))
            && let Some(unit) = hit.name("unit")
        {
            let earlier = was
                .as_str()
                .split('x')
                .filter_map(|n| millimetres(n, unit.as_str()))
                .fold(0.0, f64::max);
            let start = range.start - (lead.len() - was.start());
            add(start..start + was.len(), What::Size(earlier), When::Earlier);
            add(range, What::Size(mm), When::Present);
        } else if !is_bound(&lead) {
            let axis = AXIS.find(text.view.low(range.end..range.end + 16)).map_or(0, |m| m.end());
            add(range.start..range.end + axis, What::Size(mm), When::Present);
        }
    }
    uptakes(text, &mut all);
    all.sort_by_key(|m| m.range.start);
    all
}

fn uptakes(text: &Text<'_>, all: &mut Vec<Measure>) {
    let plain = text.view.plain();
    let number = |m: regex::Match<'_>| m.as_str().parse::<f64>().ok();
    let mut add = |range: Range<usize>, suv: f64, when: When| {
        all.push(Measure { range, what: What::Suv(suv), when })
    };
    for hit in SUV_FROM.captures_iter(plain) {
        let (Some(was), Some(now)) = (hit.name("was"), hit.name("v")) else { continue };
        let (Some(earlier), Some(present)) = (number(was), number(now)) else { continue };
        add(was.range(), earlier, When::Earlier);
        add(now.range(), present, When::Present);
    }
    for hit in SUV.captures_iter(plain) {
        let (Some(whole), Some(value)) = (hit.get(0), hit.name("v").and_then(number)) else {
            continue;
        };
        if is_length(text, whole.end()) {
            continue;
        }
        add(whole.range(), value, When::Present);
        let behind = text.view.low(whole.end()..whole.end() + 60).replace('\n', " ");
        if let Some(was) = SUV_BEFORE.captures(&behind).and_then(|c| c.name("v"))
            && let Some(earlier) = number(was)
            && !is_length(text, whole.end() + was.end())
            && !behind.get(..was.start()).is_some_and(|b| b.contains("suv"))
        {
            add(whole.end() + was.start()..whole.end() + was.end(), earlier, When::Earlier);
        }
    }
}

/// Whether a number ends in a length or in the next of several numbers.
fn is_length(text: &Text<'_>, end: usize) -> bool {
    let behind = text.view.low(end..end + 4);
    let behind = behind.trim_start();
    ["cm", "mm", "x ", "%"].iter().any(|unit| behind.starts_with(unit))
}

/// `less than 5 mm` is a bound, no measure.
fn is_bound(lead: &str) -> bool {
    const WORDS: [&str; 9] = [
        "less than",
        "greater than",
        "more than",
        "larger than",
        "smaller than",
        "at least",
        "<",
        ">",
        "over",
    ];
    // `l.4 cm` lost its first digit to text recognition.
    lead.ends_with('.') || WORDS.iter().any(|word| lead.trim_end().ends_with(word))
}

/// Says of each measure of a clause when it was taken.
pub(super) fn tell_times(
    text: &Text<'_>,
    marks: &Marks,
    clause: &Range<usize>,
    measures: &mut [Measure],
) {
    for at in 0..measures.len() {
        let before = at.checked_sub(1).and_then(|b| measures.get(b)).cloned();
        let following = measures.get(at + 1).map(|m| m.range.start.min(clause.end));
        let next = following.unwrap_or(clause.end);
        let told = |kind: bool| {
            measures[..at].iter().any(|m| m.is_size() == kind && m.when == When::Present)
        };
        let both = measures.get(at).is_some_and(|m| told(m.is_size()));
        let Some(measure) = measures.get_mut(at) else { continue };
        if measure.when != When::Present {
            continue;
        }
        let lead = before.as_ref().map_or(clause.start, |b| b.range.end)..measure.range.start;
        measure.when = time_before(text, marks, &lead)
            .or_else(|| in_one_bracket(text, &lead, before.as_ref()))
            .or_else(|| in_one_breath(text, &lead, before.as_ref()).filter(|_| both))
            .or_else(|| {
                let behind = measure.range.end..next;
                time_behind(text, &behind, following.is_some(), before.as_ref())
            })
            .unwrap_or(When::Present);
    }
}

/// What the words before a measure say of its time: a word, and no lesion of its own between.
fn time_before(text: &Text<'_>, marks: &Marks, lead: &Range<usize>) -> Option<When> {
    const FAR: usize = 45;
    let within = lead.start.max(lead.end.saturating_sub(FAR))..lead.end;
    let (at, cue) = marks
        .cues(&within)
        .iter()
        .rev()
        .find(|(_, cue)| !matches!(cue, Cue::Change | Cue::Gone))?;
    let between = at.end..lead.end;
    let own = marks.nouns(&between).iter().any(|(_, noun)| *noun != Noun::Other);
    if own || text.view.low(between).contains([')', ';']) {
        return None;
    }
    match cue {
        Cue::Before => Some(When::Earlier),
        Cue::PerhapsBefore => Some(When::PerhapsEarlier),
        _ => Some(When::Present),
    }
}

/// `(prior 3.2 x 2.6 cm, SUV max 11.8)`.
fn in_one_bracket(text: &Text<'_>, lead: &Range<usize>, before: Option<&Measure>) -> Option<When> {
    let before = before.filter(|b| b.when == When::Earlier)?;
    let head = text.view.low(before.range.start.saturating_sub(30)..before.range.start);
    let open = head.rfind('(').is_some_and(|at| !head[at..].contains(')'));
    (open && !text.view.low(lead.clone()).contains(')')).then_some(When::Earlier)
}

/// `compared to 1.2 cm and SUV max of 5.5`, where a present uptake was told before.
fn in_one_breath(text: &Text<'_>, lead: &Range<usize>, before: Option<&Measure>) -> Option<When> {
    let earlier = before.is_some_and(|b| b.when == When::Earlier);
    let words = text.view.low(lead.clone());
    (earlier && matches!(words.trim(), "and" | "," | "with" | ", and" | "/"))
        .then_some(When::Earlier)
}

/// What the words behind a measure say of its time: `on prior`, or a day in a bracket beside a present measure. `leads_on` where another
/// measure follows, of which such a word may tell.
fn time_behind(
    text: &Text<'_>,
    behind: &Range<usize>,
    leads_on: bool,
    before: Option<&Measure>,
) -> Option<When> {
    const BETWEEN: usize = 25;
    let words = text.view.low(behind.clone());
    let words = words.trim_start_matches([' ', '\n', ',', '(']);
    let said = text.words.lesions.behind.iter().any(|w| {
        let Some(rest) = words.strip_prefix(w.as_str()) else { return false };
        let ends =
            rest.trim_start().is_empty() || rest.trim_start().starts_with([',', '.', ')', ';']);
        ends && !(leads_on && rest.trim().len() < BETWEEN)
    });
    if said {
        return Some(When::Earlier);
    }
    let dated = ["on ", "in "]
        .iter()
        .any(|w| words.strip_prefix(w).is_some_and(|rest| dates::at_start(rest).is_some()));
    let beside = before.is_some_and(|b| b.when == When::Present && b.is_size());
    (dated && beside).then_some(When::Earlier)
}
