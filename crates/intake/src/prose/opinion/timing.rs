//! When treatment should start: a day, within so many weeks, no hurry.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Element, PartialDate, Stance};
use regex::Regex;

use super::speech::How;
use super::{Letter, small_number};

static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<how>within|in the next|over the next|no later than|not later than|not be later than|not past|not slip past|later than|in about|in|by|before|inside|next|less than|under|up to|wait)(?: the)?(?: next| about| roughly| approximately| another)? (?:(?:[0-9]{1,2}|one|two|three|four|six|eight) ?(?:-|to|or) ?)?(?P<n>[0-9]{1,2}|a|one|two|three|four|five|six|eight|ten|twelve) ?(?P<unit>days?|weeks?|wks?|months?|mos?)(?-u:\b)|(?P<next>next week|this week|next month)")
        .expect("a pattern")
});

static SLASHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])(?:/(?P<y>[0-9]{2,4}))?(?-u:\b)")
        .expect("a pattern")
});

static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<part>early|mid|late|end of|the end of|beginning of)[- ])?(?P<m>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.? ?(?P<d>[0-3]?[0-9])?(?-u:\b)|(?-u:\b)(?P<d2>[0-3]?[0-9]) (?P<m2>january|february|march|april|may|june|july|august|september|october|november|december)(?-u:\b)")
        .expect("a pattern")
});

pub(super) fn read(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let outlook = &letter.library.opinions.outlook;
    for at in outlook.no_hurry.find(plain).collect::<Vec<_>>() {
        say(letter, &at, "no hurry", Vec::new(), "");
    }
    checks(letter);
    let statements: Vec<_> = letter.speech.statements().to_vec();
    for statement in statements {
        let range = statement.range.clone();
        let said = plain.get(range.clone()).unwrap_or_default();
        if statement.section_is_past() || is_of_care_after(said) {
            continue;
        }
        let named = is_in_theatre(letter, &range)
            || letter.speech.named.iter().any(|n| n.start >= range.start && n.end <= range.end);
        let waits = ["wait", "delay"].iter().any(|w| said.contains(w));
        if !outlook.start.stand_in(said) && !named && !waits {
            continue;
        }
        if said.contains("simulation") && !said.contains("first") && !said.contains("start") {
            continue;
        }
        for hit in WITHIN.captures_iter(said) {
            within(letter, &range, said, &hit);
        }
        for (at, date) in dates(letter, said) {
            let after = letter.opinion.on.is_some_and(|on| date.earliest() > on.earliest());
            if !is_of_the_start(letter, said, &at, &range, after) {
                continue;
            }
            let at = range.start + at.start..range.start + at.end;
            if is_rejected(letter, said, &range, &at) {
                reject(letter, &at, date);
                continue;
            }
            say(letter, &at, "day", vec![days(date)], &date.to_string());
        }
        if let Some(at) = outlook.hurry.first(said)
            && said.len() < 200
        {
            let at = range.start + at.start..range.start + at.end;
            say(letter, &at, "soon", Vec::new(), "");
        }
    }
}

static CHECKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:every|each|q) ?(?P<every>[0-9]{1,2}|two|three|four|six|twelve)(?: ?(?:-|to) ?(?:[0-9]{1,2}|four|six|twelve))? ?(?:months?|mos?|m)|(?:at|in|after) (?P<at>[0-9]{1,2}|one|two|three|four|six|nine|twelve)(?: ?(?:months?|mos?))?(?:(?: ?,| and|, and) ?(?P<and>[0-9]{1,2}|six|twelve))? ?(?:months?|mos?)|(?P<behind>[0-9]{1,2}|three|six) ?(?:months?|mos?) (?:post|after)[a-z -]{0,12}|(?P<twice>twice a year|twice yearly|half-yearly|six-monthly|6-monthly)|(?P<quarterly>three-monthly|3-monthly|quarterly|four times a year)|(?P<year>yearly|annually|every year|each year|once a year|in (?:a|one) year|at one year|after (?:a|one) year))(?-u:\b)")
        .expect("a pattern")
});

/// Where the plan is to watch, the months at which it is looked again are its time.
fn checks(letter: &mut Letter<'_>) {
    let kinds: Vec<&str> = letter
        .opinion
        .of(Element::Modality)
        .filter(|p| p.class == "kind")
        .map(|p| p.key.as_str())
        .collect();
    if kinds != ["observation"] {
        return;
    }
    let plain = letter.plain();
    for hit in CHECKS.captures_iter(plain) {
        let Some(at) = hit.get(0).map(|whole| whole.range()) else { continue };
        let past = letter.speech.statement(at.start).is_none_or(|s| s.section_is_past() || s.past);
        if past || letter.speech.is_against(plain, &at) {
            continue;
        }
        let number = |name: &str| hit.name(name).and_then(|m| small_number(m.as_str()));
        let said = ["every", "at", "and", "behind"].into_iter().filter_map(number).map(|(n, _)| n);
        let named = [("twice", 6.0), ("quarterly", 3.0), ("year", 12.0)];
        let named = named.into_iter().filter(|(name, _)| hit.name(name).is_some()).map(|(_, n)| n);
        for months in said.chain(named).collect::<Vec<_>>() {
            say(letter, &at, "check", vec![months], "");
        }
    }
}

/// "I would not have the operation on January 28": not "no later than", not "need not wait until".
fn is_rejected(letter: &Letter<'_>, said: &str, range: &Range<usize>, at: &Range<usize>) -> bool {
    const LATEST: &[&str] = &[
        "later", "past", "beyond", "delay", "wait", "until", "before", "postpone", "change",
        "cancel",
    ];
    let before = said.get(..at.start - range.start).unwrap_or_default();
    let tail = before
        .get(before.floor_char_boundary(before.len().saturating_sub(60))..)
        .unwrap_or_default();
    letter.speech.is_against(letter.plain(), at) && !LATEST.iter().any(|w| tail.contains(w))
}

fn reject(letter: &mut Letter<'_>, at: &Range<usize>, date: PartialDate) {
    let quoted = letter.speech.is_quoted(at);
    letter.say(Element::Timing, at, How { stance: Some(Stance::Against), quoted }, |p| {
        p.key = "day".to_owned();
        p.numbers = vec![days(date)];
        p.value = date.to_string();
    });
}

/// Whether a date is when treatment starts: a word for it stands near, and none for a port or a class.
fn is_of_the_start(
    letter: &Letter<'_>,
    said: &str,
    at: &Range<usize>,
    range: &Range<usize>,
    is_to_come: bool,
) -> bool {
    const BEFORE: usize = 48;
    const AFTER: usize = 30;
    let from = said.floor_char_boundary(at.start.saturating_sub(BEFORE));
    let to = said.floor_char_boundary((at.end + AFTER).min(said.len()));
    let near = said.get(from..to).unwrap_or_default();
    let last = said.get(from..at.start).unwrap_or_default();
    let last = last.rsplit([',', ';']).next().unwrap_or_default();
    let other = [
        "port",
        "teach",
        "class",
        "simulation",
        "sim ",
        "visit",
        "consult",
        "seen",
        "clinic",
        "mri",
        "ct ",
        "scan",
        "biops",
        "service",
        "dated",
        "signed",
        "conference",
        "last",
    ];
    if other.iter().any(|w| last.contains(w)) {
        return false;
    }
    let start = letter.library.opinions.outlook.start.stand_in(near);
    let named = letter.speech.named.iter().any(|n| n.start >= range.start && n.end <= range.end);
    let set = ["on ", "for ", "week of ", "by ", "until ", "before ", "after "]
        .iter()
        .any(|w| last.ends_with(w));
    // "Sentinel lymph node biopsy, 03/03/2026": a day to come, right behind what is done on it.
    let beside = is_to_come && last.trim().is_empty();
    let theatre = is_in_theatre(letter, &(range.start..range.start + at.end));
    start || theatre || named && (set || beside)
}

static THEATRE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)OR(?: date| slot)?[: ]+(?:on )?[0-9A-Z]").expect("a pattern")
});

/// "OR 8/18/26": the operating room, in capitals.
fn is_in_theatre(letter: &Letter<'_>, range: &Range<usize>) -> bool {
    letter.text.view.cased().get(range.clone()).is_some_and(|said| THEATRE.is_match(said))
}

fn within(letter: &mut Letter<'_>, range: &Range<usize>, said: &str, hit: &regex::Captures<'_>) {
    let Some(whole) = hit.get(0) else { return };
    let at = range.start + whole.start()..range.start + whole.end();
    if let Some(next) = hit.name("next") {
        let number = match next.as_str() {
            "this week" => 4.0,
            "next week" => 7.0,
            _ => 30.0,
        };
        say(letter, &at, "within", vec![number], "");
        return;
    }
    let (Some(n), Some(unit), Some(how)) = (hit.name("n"), hit.name("unit"), hit.name("how"))
    else {
        return;
    };
    let Some((n, _)) = small_number(n.as_str()) else { return };
    let number = n * match unit.as_str().get(..1) {
        Some("d") => 1.0,
        Some("w") => 7.0,
        _ => 30.4,
    };
    let to = said.floor_char_boundary((whole.end() + 44).min(said.len()));
    let after = said.get(whole.end()..to).unwrap_or_default();
    let of_surgery = [
        "of surgery",
        "from surgery",
        "of the operation",
        "after surgery",
        "after the operation",
        "of biopsy",
        "from the operation",
        "of your operation",
        "after your operation",
        "of resection",
        "of diagnosis",
        "postop",
        "post-op",
    ]
    .iter()
    .any(|w| {
        after.contains(w)
            || said.get(whole.start()..whole.end() + after.len()).is_some_and(|s| s.contains(w))
    });
    let late = matches!(
        how.as_str(),
        "not past"
            | "not slip past"
            | "later than"
            | "no later than"
            | "not later than"
            | "not be later than"
    ) || how.as_str() == "before";
    let key = match (of_surgery, late) {
        (true, _) => "after surgery",
        (false, true) => "not later",
        (false, false) => "within",
    };
    say(letter, &at, key, vec![number], "");
}

/// Follow-up, history and schedules of drugs are not the start.
fn is_of_care_after(said: &str) -> bool {
    [
        "every ",
        "follow-up in",
        "follow up in",
        "surveillance",
        "return in",
        "see her again",
        "see him again",
        "see you again",
        "biopsy on",
        "biopsy of",
        "born",
        "dob",
        "seen on",
        "underwent",
        "dictated",
        "signed",
        "years",
        "rtc ",
        "q3",
        "q6",
        "restag",
        "diagnosed",
        "scan of",
        "ct of",
        "mri of",
        "pet of",
        "after cycle",
        "colonoscopy on",
        "dated ",
    ]
    .iter()
    .any(|w| said.contains(w))
        && !["start", "begin", "c1", "cycle 1", "first treatment"].iter().any(|w| said.contains(w))
}

fn say(letter: &mut Letter<'_>, at: &Range<usize>, key: &str, numbers: Vec<f64>, value: &str) {
    if letter.speech.is_aside(at) {
        return;
    }
    let quoted = letter.speech.is_quoted(at);
    letter.say(Element::Timing, at, How { stance: Some(Stance::Advised), quoted }, |p| {
        p.key = key.to_owned();
        p.numbers = numbers;
        p.value = value.to_owned();
    });
}

/// Days since the first of the era, to compare two dates.
fn days(date: PartialDate) -> f64 {
    let day = date.earliest();
    f64::from(day.year()) * 365.25 + f64::from(day.day_of_year())
}

/// Dates in a sentence that are not before the letter's own.
fn dates(letter: &Letter<'_>, said: &str) -> Vec<(Range<usize>, PartialDate)> {
    let written = letter.opinion.on;
    let year = written.map(|d| d.year());
    let mut out: Vec<(Range<usize>, PartialDate)> = Vec::new();
    for hit in SLASHED.captures_iter(said) {
        let number = |name: &str| hit.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
        let (Some(whole), Some(m), Some(d)) = (hit.get(0), number("m"), number("d")) else {
            continue;
        };
        let y = number("y").map(|y| if y < 100 { 2000 + y } else { y }).or(year);
        let Some(y) = y else { continue };
        if let Some(date) = PartialDate::day(y, m as u8, d as u8) {
            out.push((whole.range(), date));
        }
    }
    for hit in MONTH_DAY.captures_iter(said) {
        let Some(whole) = hit.get(0) else { continue };
        let name = hit.name("m").or_else(|| hit.name("m2")).map_or("", |m| m.as_str());
        let Some(m) = month(name) else { continue };
        let day =
            hit.name("d").or_else(|| hit.name("d2")).and_then(|d| d.as_str().parse::<u8>().ok());
        let part = hit.name("part").map(|p| p.as_str());
        if name == "may" && day.is_none() && part.is_none() || name == "mar" && day.is_none() {
            continue;
        }
        let day = day.unwrap_or(match part {
            Some("early" | "beginning of") => 5,
            Some("late") => 25,
            Some("end of" | "the end of") => 28,
            _ => 15,
        });
        let Some(date) = year.and_then(|y| PartialDate::day(y, m, day)) else { continue };
        out.push((whole.range(), date));
    }
    out.retain(|(_, date)| written.is_none_or(|w| date.earliest() >= w.earliest()));
    out
}

fn month(name: &str) -> Option<u8> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    NAMES.iter().position(|n| name.starts_with(n)).map(|at| at as u8 + 1)
}
