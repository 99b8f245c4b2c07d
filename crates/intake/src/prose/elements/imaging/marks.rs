//! The words of a report that matter to what was measured, found once for the whole text: what is measured, the places, what says that a
//! measure is an earlier one, and the label each line stands under.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::oncology::lesions::{Cue, Noun, PlaceWord};
use regex::Regex;

use super::super::super::Text;
use super::super::super::text::{hard_break, label};

/// A number behind `segment`, `station`, `level`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ ?#?(?:[0-9]{1,2}[a-z]{0,2}|[ivx]{1,4}[ab]?)(?:[/-](?:[0-9]{1,2}[a-z]?|[ivx]{1,4}[ab]?))?(?-u:\b)")
        .expect("a pattern")
});

/// A vertebra before a place word, an hour before `o'clock`.
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s,(;:])(?P<word>[ctls][0-9]{1,2}|[0-9]{1,2}(?::[0-9]{2})?) $")
        .expect("a pattern")
});

/// A place of the body in the report's words.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) range: Range<usize>,
    /// Names more than a part or a side.
    pub(super) whole: bool,
}

/// A place further away than this many bytes belongs to something else.
const NEAR: usize = 40;

/// All of them, each in order of the text.
pub(super) struct Marks {
    nouns: Vec<(Range<usize>, Noun)>,
    runs: Vec<Run>,
    cues: Vec<(Range<usize>, Cue)>,
    /// For each line its label, or the label of the line that it continues.
    labels: Vec<Option<Range<usize>>>,
}

impl Marks {
    pub(super) fn of(text: &Text<'_>) -> Self {
        let plain = text.view.plain();
        let words = &text.words.lesions;
        Self {
            nouns: words
                .nouns(plain)
                .map(|(hit, noun)| (hit.range, noun))
                .filter(|(at, _)| !is_landmark(text, at))
                .collect(),
            runs: runs(text),
            cues: words.cues(plain).map(|(hit, cue)| (hit.range, cue)).collect(),
            labels: labels(text),
        }
    }

    pub(super) fn nouns(&self, within: &Range<usize>) -> &[(Range<usize>, Noun)] {
        within_of(&self.nouns, within, |n| &n.0)
    }

    pub(super) fn runs(&self, within: &Range<usize>) -> &[Run] {
        within_of(&self.runs, within, |r| &r.range)
    }

    pub(super) fn cues(&self, within: &Range<usize>) -> &[(Range<usize>, Cue)] {
        within_of(&self.cues, within, |c| &c.0)
    }

    /// The label under which a place stands.
    pub(super) fn label(&self, text: &Text<'_>, at: usize) -> Option<Range<usize>> {
        self.labels.get(text.view.line_at(at)).cloned().flatten()
    }

    /// Of the places in a stretch the one nearest to `at`.
    pub(super) fn nearest_run(&self, within: &Range<usize>, at: &Range<usize>) -> Option<Run> {
        let far = |run: &&Run| {
            at.start.saturating_sub(run.range.end).max(run.range.start.saturating_sub(at.end))
        };
        let nearest = self.runs(within).iter().min_by_key(far)?;
        // What names the organ comes before what names a part of it.
        let whole = self.runs(within).iter().filter(|r| r.whole && far(r) < NEAR).min_by_key(far);
        Some(whole.filter(|_| !nearest.whole).unwrap_or(nearest).clone())
    }
}

/// The marks that lie in a stretch.
fn within_of<'a, T>(
    all: &'a [T],
    within: &Range<usize>,
    place: fn(&T) -> &Range<usize>,
) -> &'a [T] {
    let from = all.partition_point(|mark| place(mark).start < within.start);
    let to = all.partition_point(|mark| place(mark).end <= within.end);
    all.get(from..to.max(from)).unwrap_or_default()
}

/// `6 cm from the nipple`: what a distance is told from is not what is measured.
fn is_landmark(text: &Text<'_>, at: &Range<usize>) -> bool {
    let before = text.view.low(at.start.saturating_sub(10)..at.start);
    let before = before.trim_end();
    before.ends_with("from the") || before.ends_with(" from")
}

/// Words of place that stand side by side, with a number or an hour that belongs to them.
fn runs(text: &Text<'_>) -> Vec<Run> {
    let plain = text.view.plain();
    let lower = text.view.lower();
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    let mut joint: Option<usize> = None;
    for (hit, word) in text.words.lesions.places(plain) {
        let mut range = hit.range;
        let named = plain.get(range.clone()).unwrap_or_default();
        if text.words.lesions.numbered.iter().any(|w| w == named)
            && let Some(number) = NUMBER.find(text.view.low(range.end..range.end + 12))
        {
            range.end += number.end();
        }
        let end = joint.or_else(|| open.as_ref().map(|r| r.range.end));
        let beside = end.is_some_and(|end| {
            lower
                .get(end..range.start)
                .is_some_and(|gap| matches!(gap, " " | "-" | "/" | "" | "\n"))
        });
        if word == PlaceWord::Joining {
            joint = beside.then_some(range.end);
            continue;
        }
        joint = None;
        let whole = word == PlaceWord::Place;
        match open.as_mut().filter(|_| beside) {
            Some(run) => {
                run.range.end = range.end;
                run.whole |= whole;
            }
            None => {
                runs.extend(open.take());
                let before = text.view.low(range.start.saturating_sub(8)..range.start);
                let hour = word != PlaceWord::Beside;
                if let Some(lead) =
                    LEADING.captures(before).and_then(|c| c.name("word")).filter(|_| hour)
                {
                    let clock = named == "o'clock";
                    if clock == lead.as_str().starts_with(|c: char| c.is_ascii_digit()) {
                        range.start -= before.len() - lead.start();
                    }
                }
                open = Some(Run { range, whole });
            }
        }
    }
    runs.extend(open);
    // A side or a direction alone is no place; `mid gland` and `upper pole` are parts of one.
    runs.retain(|run| run.whole || text.view.low(run.range.clone()).contains(' '));
    runs
}

fn labels(text: &Text<'_>) -> Vec<Option<Range<usize>>> {
    let lines = text.view.lines();
    let mut labels: Vec<Option<Range<usize>>> = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let written = text.view.written(line.clone());
        let own = label(written).map(|name| line.start..line.start + name.len());
        let before = number.checked_sub(1).and_then(|n| lines.get(n));
        let wrapped = before.is_some_and(|before| {
            before.end + 1 == line.start && !hard_break(text.view.written(before.clone()), written)
        });
        let inherited = wrapped.then(|| labels.last().cloned().flatten()).flatten();
        labels.push(own.or(inherited));
    }
    labels
}

/// The words of a place, on one line.
pub(super) fn words_of(text: &Text<'_>, at: &Range<usize>) -> String {
    text.view.written(at.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
}
