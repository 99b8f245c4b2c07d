//! What treatment is for, and the outlook: figures with their time and measure, or words.

use std::ops::Range;
use std::sync::LazyLock;

use record::Element;
use regex::Regex;

use super::speech::How;
use super::{Letter, small_number};

pub(super) fn read(letter: &mut Letter<'_>) {
    intent(letter);
    figures(letter);
    lasting(letter);
    in_words(letter);
}

fn intent(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let outlook = &letter.library.opinions.outlook;
    let hits: Vec<_> = outlook.intent.find(plain).collect();
    for (at, phrase) in hits {
        if phrase.key == "plain" || letter.speech.is_aside(&at) {
            continue;
        }
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let said = plain.get(statement.range.clone()).unwrap_or_default();
        let from =
            plain.floor_char_boundary(at.start.saturating_sub(40).max(statement.range.start));
        let to = plain.floor_char_boundary((at.end + 25).min(statement.range.end));
        let near = plain.get(from..to).unwrap_or_default();
        let not = outlook.intent_not.stand_in(near) && !said.contains("intent");
        let meant = letter.text.meant(&at);
        use knowledge::vocabulary::discourse::TriggerKind::{Conditional, Family, Negated};
        let before = plain.get(from..at.start).unwrap_or_default();
        // "It has not spread and it can be cured."
        let affirmed = ["can be ", "can still be ", "could be ", "is still ", "is "]
            .iter()
            .any(|w| before.ends_with(w));
        let words = plain.get(at.clone()).unwrap_or_default();
        // "No place for chemotherapy after a complete removal" denies no cure.
        let denied = phrase.key == "curative"
            && words.contains("cur")
            && (meant.is(Negated) && !affirmed
                || ["not ", "n't ", "no longer ", "cannot ", "never ", "rather than ", "not a "]
                    .iter()
                    .any(|w| before.ends_with(w))
                || DENIES_CURE.is_match(before));
        if not
            || meant.is(Family)
            || meant.is(Conditional) && !said.contains("intent") && phrase.key != "surveillance"
        {
            continue;
        }
        let quoted = letter.speech.is_quoted(&at);
        // "Can still be cured" is said of a cure kept for later only by who advises to watch.
        let key = match phrase.key.as_str() {
            _ if denied => "palliative",
            "surveillance" if !is_watched(letter) => {
                if !words.contains("cure") {
                    continue;
                }
                "curative"
            }
            key => key,
        }
        .to_owned();
        let strong = ["intent", "goal", "aim", "purpose", "hope", "curative"]
            .iter()
            .any(|w| near.contains(w));
        letter.say(Element::Intent, &at, How { quoted, ..How::STATED }, |p| {
            p.key = key;
            p.class = if strong { "said to be the aim" } else { "said" }.to_owned();
        });
    }
}

static DENIES_CURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:not|n't|cannot|no longer) (?:[a-z]+ )?(?:hold out|expect|promise|offer|hope for|bring|achieve|talk of|speak of|lead to|be|aimed at|aim at|aim for)(?: (?:a|the|any|to be|to))?(?: hope of| chance of)? $|(?:no|little) (?:hope|chance|prospect|realistic chance) (?:of|for)(?: a)? $|beyond $")
        .expect("a pattern")
});

fn is_watched(letter: &Letter<'_>) -> bool {
    letter.opinion.of(Element::Modality).any(|p| p.key == "observation" || p.class == "observation")
}

static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<a>[0-9]{1,3}(?:\.[0-9])?) ?(?:%|percent|per cent)? ?(?:-|to|and|or) ?)?(?P<b>[0-9]{1,3}(?:\.[0-9])?) ?(?:%|percent|per cent)|(?P<m1>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine)(?: (?:to|or) (?P<m2>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine))?(?: (?:women|woman|men|man|people|patients?|persons?|chances|boys|girls|boys and girls))? (?:in|out of|of|of every|in every|of each)(?: every| each)? (?P<of>100|[0-9]{1,3}|one hundred|a hundred|three|four|five|ten|twenty)(?-u:\b)|(?:out )?of (?:every )?(?P<of2>100|10)[^.;%]{0,60}?(?P<k>[0-9]{1,3})(?: (?:to|or|-) (?P<k2>[0-9]{1,3}))?|(?P<half>half of|one half|about half|roughly half)|(?P<part>two[- ]thirds|three[- ]quarters|three[- ]fourths|four[- ]fifths|nine[- ]tenths|(?:a|one)[- ]third|(?:a|one)[- ]quarter|(?:a|one)[- ]fifth|(?:a|one)[- ]tenth)(?-u:\b)|(?-u:\b)(?:(?P<w1>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|fifteen) (?:to|or) )?(?P<w2>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|five|ten|fifteen) (?:%|percent|per ?cent)")
        .expect("a pattern")
});

static HORIZON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<n>[0-9]{1,2}|one|two|three|four|five|ten|fifteen|twenty)[- ]?(?P<unit>years?|yrs?|y|months?|mos?)(?-u:\b)").expect("a pattern")
});

static MEDIAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<a>[0-9]{1,2}(?:\.[0-9])?|one|two|three|four|five|six|seven|eight|ten|fifteen|a|an)(?P<half> 1/2| and a half)?(?: ?(?:-|to|or) ?(?P<b>[0-9]{1,2}(?:\.[0-9])?|two|three|four|five|six|eight|ten|twelve))?(?P<half2> 1/2| and a half)? ?(?P<unit>years?|yrs?|months?|mos?)(?-u:\b)(?P<half3> and a half)?")
        .expect("a pattern")
});

/// Figures: each with what it counts (`alive`, `free`), people in 100 that do well, and the years.
fn figures(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let outlook = &letter.library.opinions.outlook;
    let statements: Vec<Range<usize>> =
        letter.speech.statements().iter().map(|s| s.range.clone()).collect();
    for range in statements {
        let said = plain.get(range.clone()).unwrap_or_default();
        let cues: Vec<_> = outlook.prognosis.find(said).collect();
        if cues.is_empty() {
            continue;
        }
        for hit in FIGURE.captures_iter(said) {
            let Some(whole) = hit.get(0) else { continue };
            let Some(numbers) = numbers(&hit) else { continue };
            let far = |r: &Range<usize>| {
                if r.start >= whole.end() {
                    r.start - whole.end()
                } else {
                    whole.start().saturating_sub(r.end)
                }
            };
            let nearest = cues
                .iter()
                .filter(|(_, p)| p.class() != "median")
                .min_by_key(|(r, _)| (far(r), r.start));
            let Some((cue_at, cue)) = nearest else { continue };
            if far(cue_at) > 110 {
                continue;
            }
            let from = said.floor_char_boundary(whole.start().saturating_sub(70));
            let to = said.floor_char_boundary((whole.end() + 60).min(said.len()));
            if outlook.prognosis_not.stand_in(said.get(from..to).unwrap_or_default()) {
                continue;
            }
            let next =
                said.get(whole.end()..).unwrap_or_default().trim_start_matches([' ', ')', ',']);
            let last = said.get(..whole.start()).unwrap_or_default();
            if next.starts_with("v ")
                || next.starts_with("vs")
                || last.ends_with(" v ")
                || last.ends_with("vs ")
                || last.ends_with("versus ")
            {
                continue;
            }
            // "free of recurrence", "without relapse": the good word governs the bad one.
            let good_over = cues.iter().any(|(r, p)| {
                let between = said.get(r.end..cue_at.start).unwrap_or_default();
                p.class() == "good"
                    && r.end <= cue_at.start
                    && between.len() < 24
                    && !between.contains(" and ")
            });
            let bad = cue.class() == "bad" && !good_over && !negated_bad(said, cue_at);
            let numbers: Vec<f64> = if bad {
                let mut turned: Vec<f64> = numbers.iter().map(|n| 100.0 - n).collect();
                turned.reverse();
                turned
            } else {
                numbers
            };
            let years = horizon(said, &whole.range());
            let at = range.start + whole.start()..range.start + whole.end();
            // "Half of those people live for some 20 months": the median, in other words.
            let is_median = hit.name("half").is_some() && cue.key == "alive" && !bad;
            if let Some(years) = years.filter(|_| is_median) {
                push(letter, &at, "median".to_owned(), vec![years * 12.0], None);
                continue;
            }
            push(letter, &at, cue.key.clone(), numbers, years);
        }
        medians(letter, &range, said, &cues);
    }
}

static LASTING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:remission|control|response)s?(?: (?:that lasts|lasting|for|of|to last|should last|usually lasts|lasts))(?: (?:about|some|at least|more than|around|roughly))? (?P<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|ten)\+? ?(?:(?:-|to|or) ?(?:[0-9]{1,2}|more) ?)?(?P<unit>years?|yrs?|months?|mos?)|(?P<n2>[0-9]{1,2}|two|three|four|five|six|seven|eight|ten)\+? ?(?:(?:-|to|or) ?(?:[0-9]{1,2}|more) ?)?(?P<unit2>years?|yrs?|months?|mos?) (?:or more |or longer )?(?:of |in )?(?:remission|disease control|control))(?-u:\b)")
        .expect("a pattern")
});

/// "A remission of 5 years or more": how long it is expected to hold, in months.
fn lasting(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    for hit in LASTING.captures_iter(plain) {
        let Some(at) = hit.get(0).map(|whole| whole.range()) else { continue };
        let part = |a: &str, b: &str| hit.name(a).or(hit.name(b)).map(|m| m.as_str());
        let Some((number, _)) = part("n", "n2").and_then(small_number) else { continue };
        let year = part("unit", "unit2").is_some_and(|unit| unit.starts_with('y'));
        let known = letter.speech.statement(at.start).is_some_and(|s| {
            let figure = |p: &record::Point| {
                p.source.passage().is_some_and(|p| !p.quote().is_empty()) && !p.numbers.is_empty()
            };
            s.section_is_past() || letter.opinion.of(Element::Prognosis).any(figure)
        });
        if !known {
            let months = if year { number * 12.0 } else { number };
            push(letter, &at, "lasting".to_owned(), vec![months], None);
        }
    }
}

fn push(
    letter: &mut Letter<'_>,
    at: &Range<usize>,
    key: String,
    numbers: Vec<f64>,
    years: Option<f64>,
) {
    if letter.speech.is_aside(at) {
        return;
    }
    let quoted = letter.speech.is_quoted(at);
    letter.say(Element::Prognosis, at, How { quoted, ..How::STATED }, |p| {
        p.key = key;
        p.class = years.map(|y| y.to_string()).unwrap_or_default();
        p.numbers = numbers;
    });
}

/// "do not come back", "no recurrence".
fn negated_bad(said: &str, cue: &Range<usize>) -> bool {
    let from = said.floor_char_boundary(cue.start.saturating_sub(14));
    let before = said.get(from..cue.start).unwrap_or_default();
    ["not ", "never ", "no ", "without ", "n't ", "not to ", "w/o "]
        .iter()
        .any(|w| before.contains(w))
}

fn numbers(hit: &regex::Captures<'_>) -> Option<Vec<f64>> {
    let value = |name: &str| hit.name(name).and_then(|m| small_number(m.as_str())).map(|(n, _)| n);
    let mut out = if let Some(b) = value("b") {
        value("a").into_iter().chain([b]).collect::<Vec<_>>()
    } else if let Some(of) = hit.name("of") {
        let of = match of.as_str() {
            "one hundred" | "a hundred" => 100.0,
            other => small_number(other)?.0,
        };
        value("m1").into_iter().chain(value("m2")).map(|n| n / of * 100.0).collect()
    } else if let Some(of) = value("of2") {
        value("k").into_iter().chain(value("k2")).map(|k| k / of * 100.0).collect()
    } else if let Some(part) = hit.name("part") {
        vec![part_of_hundred(part.as_str())?]
    } else if let Some(words) = hit.name("w2") {
        let from = hit.name("w1").and_then(|words| tens(words.as_str()));
        from.into_iter().chain(tens(words.as_str())).collect()
    } else {
        vec![50.0]
    };
    out.sort_by(f64::total_cmp);
    (!out.is_empty() && out.iter().all(|n| (0.0..=100.0).contains(n))).then_some(out)
}

/// "two thirds", "a quarter": in 100.
fn part_of_hundred(words: &str) -> Option<f64> {
    let (many, of) = words.split_once([' ', '-'])?;
    let many = small_number(many)?.0;
    let of = match of.trim_end_matches('s') {
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "tenth" => 10.0,
        _ => return None,
    };
    Some(many / of * 100.0)
}

/// "thirty-five": a number in words below a hundred.
fn tens(words: &str) -> Option<f64> {
    const TENS: &[&str] =
        &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let (ten, one) = words.split_once([' ', '-']).map_or((words, None), |(t, o)| (t, Some(o)));
    let Some(at) = TENS.iter().position(|name| *name == ten) else {
        return small_number(words).map(|(n, _)| n);
    };
    let one = match one {
        Some(one) => small_number(one)?.0,
        None => 0.0,
    };
    Some((at as f64 + 2.0) * 10.0 + one)
}

/// Years, from the time named nearest to the figure.
fn horizon(said: &str, at: &Range<usize>) -> Option<f64> {
    HORIZON
        .captures_iter(said)
        .filter_map(|hit| {
            let whole = hit.get(0)?;
            let n = small_number(hit.name("n")?.as_str())?.0;
            let years = if hit.name("unit")?.as_str().starts_with('m') { n / 12.0 } else { n };
            let far = if whole.start() >= at.end {
                whole.start() - at.end
            } else {
                at.start.saturating_sub(whole.end())
            };
            Some((far, years))
        })
        .min_by_key(|(far, _)| *far)
        .map(|(_, years)| years)
}

/// "Median survival about 14 months": in months.
fn medians(
    letter: &mut Letter<'_>,
    range: &Range<usize>,
    said: &str,
    cues: &[(Range<usize>, &knowledge::opinions::Phrase)],
) {
    let Some((cue, _)) = cues.iter().find(|(_, p)| p.class() == "median") else { return };
    let Some(hit) =
        MEDIAN.captures_iter(said).find(|h| h.get(0).is_some_and(|m| m.start() >= cue.end))
    else {
        return;
    };
    let (Some(whole), Some(unit)) = (hit.get(0), hit.name("unit")) else { return };
    let factor = if unit.as_str().starts_with('y') { 12.0 } else { 1.0 };
    let half =
        if ["half", "half2", "half3"].iter().any(|h| hit.name(h).is_some()) { 0.5 } else { 0.0 };
    let value = |name: &str| hit.name(name).and_then(|m| small_number(m.as_str())).map(|(n, _)| n);
    let numbers: Vec<f64> = value("a")
        .map(|a| (a + half) * factor)
        .into_iter()
        .chain(value("b").map(|b| b * factor))
        .collect();
    if numbers.is_empty() || whole.start() > cue.end + 60 {
        return;
    }
    let at = range.start + whole.start()..range.start + whole.end();
    // A median time without progression is not one of life.
    const HOLDS: &[&str] =
        &["pfs", "progression", "remission", "relapse", "recurrence", "response", "control"];
    let near = said.get(cue.start..whole.end()).unwrap_or_default();
    let key = if HOLDS.iter().any(|w| near.contains(w)) { "lasting" } else { "median" };
    push(letter, &at, key.to_owned(), numbers, None);
}

fn in_words(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let hits: Vec<_> = letter.library.opinions.outlook.words.find(plain).collect();
    for (at, phrase) in hits {
        if letter.speech.is_aside(&at)
            || letter.text.meant(&at).is(knowledge::vocabulary::discourse::TriggerKind::Negated)
        {
            continue;
        }
        let quoted = letter.speech.is_quoted(&at);
        letter.say(Element::Prognosis, &at, How { quoted, ..How::STATED }, |p| {
            p.key = "words".to_owned();
            p.class = phrase.class().to_owned();
            p.value = phrase.key.clone();
        });
    }
}
