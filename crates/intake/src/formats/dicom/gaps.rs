//! Whether slices of a series are not there: its numbers held against the places at which its slices lie.
//!
//! A hole in the numbers alone proves nothing: series are split in two, numbered by twos, or share their numbers. A
//! hole in the places alone proves nothing either: one series may hold two stacks. Where both have the same hole, slices
//! are missing; where only the numbers have one, it cannot be told. Numbers need not start at 1.
//!
//! Reference: DICOM PS3.3 C.7.6.1 (Instance Number, Images in Acquisition), C.7.6.2 (Image Position, Image Orientation).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use dicom_dictionary_std::tags;
use record::{Instance, Slice};

use super::header::DataSet;

/// Fewer slices than this show no even spacing.
const SLICES: usize = 5;

/// Ranges of numbers that are told of one series; a series numbered by twos would have hundreds.
const RANGES: usize = 20;

/// Places nearer than this are one place: they are written with a few digits, some rounded (micrometres).
const SAME_PLACE: i64 = 50;

/// No slice lies farther from where its scanner counts than a room is long (mm).
const FARTHEST_MM: f64 = 1e5;

/// What is not there of a series.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) slices: u64,
    /// The numbers that no image has; empty where the series is only shorter than it says.
    pub(super) numbers: Vec<RangeInclusive<i64>>,
    /// The numbers and the places agree.
    pub(super) is_plain: bool,
}

/// Where the header says that a slice lies; `None` for what is no plain slice (scouts, pictures of many frames).
pub(super) fn slice(set: &DataSet<'_>) -> Option<Slice> {
    let is_scout = set.text(tags::IMAGE_TYPE).is_some_and(|t| t.contains("LOCALIZER"));
    if is_scout || set.frames() > 1 {
        return None;
    }
    let place = decimals::<3>(&set.text(tags::IMAGE_POSITION_PATIENT)?)?;
    let [a, b, c, d, e, f] = decimals::<6>(&set.text(tags::IMAGE_ORIENTATION_PATIENT)?)?;
    let normal = [b * f - c * e, c * d - a * f, a * e - b * d];
    let depth_mm: f64 = normal.iter().zip(place).map(|(n, p)| n * p).sum();
    let slice = Slice {
        facing: normal.map(|n| (n * 1e3).round() as i16),
        depth_um: (depth_mm * 1e3).round() as i64,
        acquisition: set.text(tags::ACQUISITION_NUMBER).and_then(|n| n.trim().parse().ok()),
        of_acquisition: set.number(tags::IMAGES_IN_ACQUISITION),
    };
    (depth_mm.abs() < FARTHEST_MM).then_some(slice)
}

fn decimals<const N: usize>(text: &str) -> Option<[f64; N]> {
    let parts: Option<Vec<f64>> = text.split('\\').map(|part| part.trim().parse().ok()).collect();
    parts?.try_into().ok().filter(|all: &[f64; N]| all.iter().all(|v| v.is_finite()))
}

/// What is not there of one series, given each of its objects once.
pub(super) fn gap<'a>(series: impl IntoIterator<Item = &'a Instance>) -> Option<Gap> {
    let all: Vec<&Instance> = series.into_iter().collect();
    let mut numbers = BTreeSet::new();
    let repeats = slices(&all).any(|(number, _)| !numbers.insert(number));
    // Acquisitions that each count from their own beginning are series of their own.
    let mut parts: BTreeMap<Option<i64>, Vec<&Instance>> = BTreeMap::new();
    for instance in all {
        let acquisition = instance.slice.as_ref().and_then(|s| s.acquisition);
        parts.entry(acquisition.filter(|_| repeats)).or_default().push(instance);
    }
    let gaps: Vec<Gap> = parts.values().filter_map(|part| of_part(part)).collect();
    Some(Gap {
        is_plain: gaps.iter().all(|gap| gap.is_plain),
        slices: gaps.iter().map(|gap| gap.slices).reduce(u64::saturating_add)?,
        numbers: gaps.into_iter().flat_map(|gap| gap.numbers).take(RANGES).collect(),
    })
}

/// The slices that have a number.
fn slices<'a>(series: &[&'a Instance]) -> impl Iterator<Item = (i64, &'a Slice)> {
    series.iter().filter_map(|i| Some((i.number?, i.slice.as_ref()?)))
}

fn of_part(part: &[&Instance]) -> Option<Gap> {
    let numbered: BTreeMap<i64, &Slice> = slices(part).collect();
    if numbered.len() < SLICES || numbered.len() < slices(part).count() {
        return None;
    }
    let (first, last) = (*numbered.keys().next()?, *numbered.keys().next_back()?);
    // A number that a scout or a table of doses carries is not missing.
    let taken: BTreeSet<i64> =
        part.iter().filter_map(|i| i.number).filter(|n| (first..=last).contains(n)).collect();
    let holes = holes(&taken);
    if holes.is_empty() {
        return shorter_than_said(&numbered);
    }
    let slices = holes.iter().map(|hole| hole.end().abs_diff(*hole.start()) + 1);
    let slices = slices.fold(0_u64, u64::saturating_add);
    let is_plain = not_at_their_places(numbered.values()) == Some(slices);
    (is_plain || !is_even(&taken)).then_some(Gap { slices, numbers: holes, is_plain })
}

/// The runs of numbers between those that are taken.
fn holes(taken: &BTreeSet<i64>) -> Vec<RangeInclusive<i64>> {
    let pairs = taken.iter().zip(taken.iter().skip(1));
    pairs
        .filter(|(a, b)| b.abs_diff(**a) > 1)
        .map(|(a, b)| a.saturating_add(1)..=b.saturating_sub(1))
        .collect()
}

/// Numbers by twos or by tens are a way of counting.
fn is_even(taken: &BTreeSet<i64>) -> bool {
    let steps: BTreeSet<u64> =
        taken.iter().zip(taken.iter().skip(1)).map(|(a, b)| b.abs_diff(*a)).collect();
    steps.len() == 1
}

/// A series from 1 on that has fewer images than each of them says there were.
fn shorter_than_said(numbered: &BTreeMap<i64, &Slice>) -> Option<Gap> {
    let said: BTreeSet<_> = numbered.values().map(|s| (s.acquisition, s.of_acquisition)).collect();
    let (_, Some(said)) = said.first().copied().filter(|_| said.len() == 1)? else { return None };
    let here = numbered.len() as u64;
    let lacks = u64::from(said).checked_sub(here).filter(|lacks| *lacks > 0)?;
    Some(Gap { slices: lacks, numbers: Vec::new(), is_plain: false })
}

/// How many slices an even stack lacks inside; `None` where the slices do not lie evenly.
fn not_at_their_places<'a>(slices: impl Iterator<Item = &'a &'a Slice>) -> Option<u64> {
    let mut stacks: BTreeMap<[i16; 3], Vec<i64>> = BTreeMap::new();
    for slice in slices {
        stacks.entry(slice.facing).or_default().push(slice.depth_um);
    }
    stacks.into_values().map(of_stack).try_fold(0_u64, |sum, lacks| sum.checked_add(lacks?))
}

/// Of slices that lie side by side, each place taken as often as the others (as often as there were phases).
fn of_stack(mut depths: Vec<i64>) -> Option<u64> {
    depths.sort_unstable();
    let places: Vec<(i64, u64)> = depths
        .chunk_by(|a, b| b - a <= SAME_PLACE)
        .filter_map(|place| Some((*place.first()?, place.len() as u64)))
        .collect();
    let mut steps: Vec<i64> =
        places.iter().zip(places.iter().skip(1)).map(|(a, b)| b.0 - a.0).collect();
    let mut phases: Vec<u64> = places.iter().map(|(_, times)| *times).collect();
    steps.sort_unstable();
    phases.sort_unstable();
    let (step, phases_each) = (*steps.get(steps.len() / 2)?, *phases.get(phases.len() / 2)?);
    let mut lacks = 0_u64;
    for &wide in &steps {
        let times = (wide + step / 2) / step;
        // Rounded places lie a little off; a step of one slice and a half is no gap and no slice.
        if times < 1 || (wide - times * step).abs() * 4 > step {
            return None;
        }
        lacks = lacks.saturating_add((times as u64 - 1).saturating_mul(phases_each));
    }
    let short = places.iter().map(|(_, times)| phases_each.saturating_sub(*times)).sum::<u64>();
    Some(lacks.saturating_add(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slices by number, place (in tenths of a millimetre) and acquisition.
    fn series(slices: impl IntoIterator<Item = (i64, i64, i64)>) -> Option<Gap> {
        let instance = |(number, place, acquisition)| Instance {
            number: Some(number),
            is_image: true,
            slice: Some(Slice {
                facing: [0, 0, 1000],
                depth_um: place * 100,
                acquisition: Some(acquisition),
                of_acquisition: None,
            }),
            ..Instance::default()
        };
        let instances: Vec<Instance> = slices.into_iter().map(instance).collect();
        gap(&instances)
    }

    fn told(gap: Option<Gap>) -> Option<(u64, bool)> {
        gap.map(|gap| (gap.slices, gap.is_plain))
    }

    #[test]
    fn numbers_and_places_tell_together() {
        let evenly = |n: i64| (n, n * 25, 1);
        let without =
            |gone: RangeInclusive<i64>| series((1..=40).filter(|n| !gone.contains(n)).map(evenly));
        assert_eq!(without(99..=99), None, "a whole series");
        assert_eq!(told(without(11..=14)), Some((4, true)), "slices taken out");
        assert_eq!(without(11..=14).map(|g| g.numbers), Some(vec![11..=14]));
        assert_eq!(without(1..=4), None, "numbers that start above 1");
        let rounded = |n: i64| (n, n * 625 / 100, 1);
        let gap = series((1..=60).filter(|n| *n != 30).map(rounded));
        assert_eq!(told(gap), Some((1, true)), "places written with one digit");
        assert_eq!(series((1..=40).map(|n| (2 * n, n * 25, 1))), None, "numbered by twos");
        let split = series((1..=40).map(|n| (if n > 20 { n + 40 } else { n }, n * 25, 1)));
        assert_eq!(told(split), Some((40, false)), "numbers shared with another series");
        let stacks = series((1..=40).map(|n| (n, n * 25 + if n > 20 { 500 } else { 0 }, 1)));
        assert_eq!(stacks, None, "two stacks in one series");
        assert_eq!(series([(1, 0, 1), (2, 25, 1), (9, 200, 1)]), None, "too few to tell");
    }

    #[test]
    fn phases_and_acquisitions_are_held_each_against_its_like() {
        let phase = |n: i64| (n, (n % 20) * 25, 1);
        assert_eq!(series((0..60).map(phase)), None, "three phases in one count");
        let gap = series((0..60).filter(|n| ![33, 34].contains(n)).map(phase));
        assert_eq!(told(gap), Some((2, true)), "two slices of one phase");
        let again = |n: i64| (n % 20, (n % 20) * 25, n / 20);
        assert_eq!(series((0..40).map(again)), None, "two acquisitions, each from 0");
        let gap = series((0..40).filter(|n| *n != 27).map(again));
        assert_eq!(told(gap), Some((1, true)), "a slice of the second");
    }

    #[test]
    fn numbers_at_the_ends_of_what_can_be_written_do_no_harm() {
        let places = [-1_000_000, -1, 0, 1, 1_000_000];
        let numbers = [i64::MIN, -1, 0, 1, i64::MAX];
        let gap = series(numbers.into_iter().zip(places).map(|(n, at)| (n, at, 1)));
        assert!(gap.is_some_and(|gap| !gap.is_plain));
    }
}
