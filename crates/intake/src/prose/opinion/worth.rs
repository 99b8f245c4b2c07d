//! What the writer says of the good and the harm of a treatment, sentence by sentence, with the treatments
//! each names and the figure it gives.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::opinions::Wordings;
use record::Effect;
use regex::Regex;

use super::Letter;
use super::treatment::{self, Named};

static OF_PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<low>[0-9]{1,2}(?:\.[0-9])?) ?%? ?(?:-|to) ?)?(?P<n>[0-9]{1,3}(?:\.[0-9])?) ?(?:%|percent(?-u:\b)|per cent(?-u:\b)|(?:in|out of|of) (?:every )?(?P<of>10|20|25|30|40|50|100|200|500|1,?000)(?-u:\b))")
        .expect("a pattern")
});

/// A few sentences are enough of each.
const ENOUGH: usize = 6;

pub(super) fn read(letter: &mut Letter<'_>) {
    let named = treatment::named(letter);
    let words = &letter.library.opinions.worth;
    let good = effects(letter, &words.good, &named);
    let harm = effects(letter, &words.harm, &named);
    // One sentence that weighs both is told under both.
    letter.opinion.good = good;
    letter.opinion.harm = harm;
}

fn effects(letter: &Letter<'_>, words: &Wordings, named: &[Named]) -> Vec<Effect> {
    let plain = letter.plain();
    let not: Vec<Range<usize>> = letter.library.opinions.worth.not.find(plain).collect();
    let mut seen: Vec<Range<usize>> = Vec::new();
    let mut out = Vec::new();
    for at in words.find(plain) {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let range = statement.range.clone();
        let elsewhere = not.iter().any(|r| r.start <= at.start && at.end <= r.end);
        if elsewhere
            || seen.contains(&range)
            || statement.section_is_past()
            || letter.speech.is_quoted(&at)
            || letter.speech.is_aside(&at)
        {
            continue;
        }
        let Some(passage) = letter.text.view.passage(letter.text.script.id, &range) else {
            continue;
        };
        out.push(Effect {
            about: treatments_in(&range, named),
            of_100: plain.get(range.clone()).map(of_100).unwrap_or_default(),
            source: passage.into(),
        });
        seen.push(range);
        if out.len() == ENOUGH {
            break;
        }
    }
    out
}

/// Names of the treatments in a sentence, each with its kind.
fn treatments_in(range: &Range<usize>, named: &[Named]) -> Vec<String> {
    let mut about: Vec<String> = Vec::new();
    for named in named.iter().filter(|n| range.start <= n.range.start && n.range.end <= range.end) {
        let kind = named.class.trim_start_matches("general ").to_owned();
        for name in [named.key.clone(), kind] {
            if !name.is_empty() && name != "general" && !about.contains(&name) {
                about.push(name);
            }
        }
    }
    about
}

/// The one figure of a sentence, of 100 people; nothing where it gives several.
fn of_100(said: &str) -> Vec<f64> {
    let mut found: Vec<Vec<f64>> = Vec::new();
    for hit in OF_PEOPLE.captures_iter(said) {
        let number = |name: &str| {
            hit.name(name).and_then(|n| n.as_str().replace(',', "").parse::<f64>().ok())
        };
        let of = number("of").unwrap_or(100.0);
        let Some(high) = number("n").filter(|n| *n <= of) else { continue };
        let scale = |n: f64| (n * 1000.0 / of).round() / 10.0;
        found.push(number("low").into_iter().chain([high]).map(scale).collect());
    }
    match found.as_slice() {
        [one] => one.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::of_100;

    #[test]
    fn a_figure_is_of_100_people() {
        for (said, wanted) in [
            ("it lowers the risk by about 5%", vec![5.0]),
            ("about 1 in 20 people have it", vec![5.0]),
            ("in 2 to 3 of 100 people", vec![2.0, 3.0]),
            ("from 12% to 9% in all", vec![12.0, 9.0]),
            ("9% with it; 14 percent without", vec![]),
            ("over 5 years", vec![]),
        ] {
            assert_eq!(of_100(said), wanted, "{said}");
        }
    }
}
