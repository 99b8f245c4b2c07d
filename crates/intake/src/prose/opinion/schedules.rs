//! How much of a drug and how often: `200 mg every 3 weeks`, `AUC 5 q21d`, `once weekly`, `d1,4,8,11`. One dose of
//! a drug every two weeks and every three are two plans, however alike their names.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Element, Stance};
use regex::{Captures, Regex};

use super::treatment::Named;
use super::{Letter, small_number};

static DOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<low>[0-9]{1,4}(?:\.[0-9]{1,2})?) ?(?:-|to) ?)?(?P<n>[0-9],[0-9]{3}|[0-9]{1,4}(?:\.[0-9]{1,2})?) ?(?P<unit>mg ?/ ?m ?(?:2|²|\^2|sq)|mg per square meter|mg per m2|mg ?/ ?kg|mg per kg|mcg ?/ ?kg|units ?/ ?m2|mg)(?P<day> ?/ ?d(?:ay)?(?-u:\b))?|(?-u:\b)auc ?(?:of )?=? ?(?P<auc>[1-9](?:\.[0-9])?)(?: ?(?:-|to) ?(?P<auc2>[1-9](?:\.[0-9])?))?(?-u:\b)")
        .expect("a pattern")
});

static INTERVAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)q ?(?P<q>[0-9]{1,2}) ?-?(?P<qu>weeks?|wks?|w|days?|d|months?|mos?|m)(?-u:\b)|(?-u:\b)(?:every|each) (?P<e>[0-9]{1,2}|two|three|four|six|eight|ten|twelve|other|second|third|fourth)?[ -]?(?P<eu>weeks?|wks?|days?|months?)(?-u:\b)|(?P<apart>[0-9]{1,2}|one|two|three|four|six)[ -](?P<au>weeks?|days?) apart|(?-u:\b)(?P<cy>[0-9]{2})[ -]?(?:days?|d)[ -]cycles?|(?P<twice>twice (?:a week|weekly|per week)|bi-?weekly twice|d(?:ays?)? ?1 ?, ?4 ?, ?8 ?,? ?(?:and |& )?11)|(?P<once>(?:once )?weekly|once a week|d(?:ays?)? ?1 ?, ?8 ?,? ?(?:and |& )?15)|(?P<fort>fortnightly|every fortnight|dose[- ]dense)|(?P<monthly>monthly|once a month)|(?P<tw>two|three|four)[ -]weekly|(?P<wk>[2-6])[ -]weekly")
        .expect("a pattern")
});

/// Reads doses and intervals, each to the drugs it is said of.
pub(super) fn read(letter: &mut Letter<'_>, named: &[Named]) {
    let plain = letter.plain();
    let drugs: Vec<&Named> = named.iter().filter(|n| is_drug(n)).collect();
    let mut found: Vec<(Range<usize>, String, Vec<f64>)> = Vec::new();
    for hit in DOSE.captures_iter(plain) {
        if let (Some(whole), Some((unit, numbers))) = (hit.get(0), dose(&hit)) {
            found.push((whole.range(), format!("dose {unit}"), numbers));
        }
    }
    for hit in INTERVAL.captures_iter(plain) {
        if let (Some(whole), Some(days)) = (hit.get(0), interval(&hit)) {
            found.push((whole.range(), "interval".to_owned(), vec![days]));
        }
    }
    for (at, key, numbers) in found {
        let is_interval = key == "interval";
        if is_interval && is_of_a_check(plain, &at) {
            continue;
        }
        let of = drugs_of(letter, &at, &drugs, is_interval);
        // A figure in mg is of one drug, an interval of all that are given together.
        let of = if is_interval { of } else { nearest(of, &at) };
        for drug in of {
            let how = letter.speech.how(plain, &drug.range);
            if how.stance != Some(Stance::Advised) {
                continue;
            }
            letter.say(Element::Regimen, &at, how, |p| {
                p.key.clone_from(&key);
                p.class = format!("amount of {}", drug.key);
                p.numbers.clone_from(&numbers);
            });
        }
    }
}

fn nearest<'n>(drugs: Vec<&'n Named>, at: &Range<usize>) -> Vec<&'n Named> {
    let far = |n: &&Named| {
        if n.range.start >= at.end {
            n.range.start - at.end
        } else {
            at.start.saturating_sub(n.range.end)
        }
    };
    drugs.into_iter().min_by_key(far).into_iter().collect()
}

/// "Weekly blood tests", "every 3 months with a scan".
fn is_of_a_check(plain: &str, at: &Range<usize>) -> bool {
    const CHECKS: &[&str] = &[
        "lab", "visit", "scan", "mri", "ct ", "check", "exam", "blood", "monitor", "follow",
        "echo", "pet", "imaging",
    ];
    let after = plain.get(at.end..).unwrap_or_default().trim_start();
    CHECKS.iter().any(|w| after.starts_with(w))
}

/// A drug by its name: no class, nothing that is only given beside it.
fn is_drug(named: &Named) -> bool {
    named.element == Element::Regimen
        && !named.class.starts_with("general")
        && named.class != "supportive"
        && named.class != "beside"
}

fn dose(hit: &Captures<'_>) -> Option<(&'static str, Vec<f64>)> {
    let number =
        |name: &str| hit.name(name).and_then(|n| n.as_str().replace(',', "").parse::<f64>().ok());
    if let Some(auc) = number("auc") {
        return Some(("AUC", std::iter::once(auc).chain(number("auc2")).collect()));
    }
    let written = hit.name("unit")?.as_str();
    let unit = if written.contains("kg") {
        "mg/kg"
    } else if written == "mg" {
        "mg"
    } else {
        "mg/m2"
    };
    Some((unit, number("low").into_iter().chain(number("n")).collect()))
}

/// The days from one dose to the next.
fn interval(hit: &Captures<'_>) -> Option<f64> {
    let of = |number: &str, unit: &str| -> Option<f64> {
        let n = match number {
            "other" | "second" => 2.0,
            "third" => 3.0,
            "fourth" => 4.0,
            word => small_number(word)?.0,
        };
        Some(n * unit_days(unit))
    };
    let text = |name: &str| hit.name(name).map(|m| m.as_str());
    if let (Some(q), Some(unit)) = (text("q"), text("qu")) {
        return of(q, unit);
    }
    if let Some(unit) = text("eu") {
        return of(text("e").unwrap_or("1"), unit);
    }
    if let (Some(n), Some(unit)) = (text("apart"), text("au")) {
        return of(n, unit);
    }
    if let Some(n) = text("cy").or(None) {
        return of(n, "days");
    }
    if let Some(n) = text("tw").or(text("wk")) {
        return of(n, "weeks");
    }
    match (text("twice"), text("once"), text("fort"), text("monthly")) {
        (Some(_), ..) => Some(3.5),
        (_, Some(_), ..) => Some(7.0),
        (_, _, Some(_), _) => Some(14.0),
        (.., Some(_)) => Some(28.0),
        _ => None,
    }
}

fn unit_days(unit: &str) -> f64 {
    match unit.get(..1) {
        Some("w") => 7.0,
        Some("m") => 28.0,
        _ => 1.0,
    }
}

/// The drugs a dose or an interval is said of: the one named just before with those it stands in a row with, else
/// the one just behind, else the one of the sentence before.
fn drugs_of<'n>(
    letter: &Letter<'_>,
    at: &Range<usize>,
    drugs: &[&'n Named],
    is_interval: bool,
) -> Vec<&'n Named> {
    let plain = letter.plain();
    let Some(statement) = letter.speech.statement(at.start) else { return Vec::new() };
    let range = statement.range.clone();
    let near = drugs
        .iter()
        .rposition(|n| n.range.start >= range.start && n.range.end <= at.start)
        .filter(|&n| is_of_it(letter, &(drugs[n].range.end..at.start), is_interval));
    // "Weekly cisplatin", "400 mg of pembrolizumab".
    const BEHIND: usize = 26;
    let behind = drugs.iter().position(|n| n.range.start >= at.end).filter(|&n| {
        let end = drugs[n].range.start;
        let gap = plain.get(at.end..end).unwrap_or_default();
        end <= range.end
            && gap.len() <= BEHIND
            && !gap.contains([';', ':', '.'])
            && (gap.len() <= 4 || !gap.contains(','))
    });
    let adjacent = behind.filter(|&n| {
        let gap = plain.get(at.end..drugs[n].range.start).unwrap_or_default();
        let before = plain.get(..at.start).unwrap_or_default();
        let own = before.ends_with(", ")
            || before.ends_with("with ")
            || before.ends_with("and ")
            || before.ends_with("then ")
            || before.ends_with(": ")
            || before.ends_with("+ ");
        matches!(gap, " " | " of ") && (own || near.is_none())
    });
    if let Some(n) = adjacent {
        return row(plain, drugs, n, true);
    }
    if let Some(n) = near {
        return row(plain, drugs, n, false);
    }
    if let Some(n) = behind {
        return row(plain, drugs, n, true);
    }
    let named_here = drugs.iter().any(|n| n.range.start >= range.start && n.range.end <= range.end);
    if named_here || range.start == 0 {
        return Vec::new();
    }
    // "Adjuvant pembrolizumab, yes. Would give 400 mg."
    let Some(before) = letter.speech.statement(range.start - 1).map(|s| s.range.clone()) else {
        return Vec::new();
    };
    let last =
        drugs.iter().rposition(|n| n.range.start >= before.start && n.range.end <= before.end);
    let only = drugs
        .iter()
        .filter(|n| n.range.start >= before.start && n.range.end <= before.end)
        .map(|n| n.key.as_str())
        .collect::<std::collections::BTreeSet<_>>();
    match last
        .filter(|_| only.len() == 1 && is_of_it(letter, &(range.start..at.start), is_interval))
    {
        Some(n) => vec![drugs[n]],
        None => Vec::new(),
    }
}

/// Whether what stands between a drug and a figure lets it be of the drug: no test, no visit, no radiation, no end
/// of the thought.
fn is_of_it(letter: &Letter<'_>, gap: &Range<usize>, is_interval: bool) -> bool {
    const FAR: usize = 90;
    const ELSEWHERE: &[&str] = &[
        "visit",
        "exam",
        "scan",
        "imaging",
        "follow",
        "check",
        "labs",
        "blood",
        "see ",
        "clinic",
        "monitor",
        "drive",
        "appointment",
        "infusion of",
        "gy",
        "fraction",
    ];
    let said = letter.plain().get(gap.clone()).unwrap_or_default();
    let opinions = &letter.library.opinions;
    let far = if is_interval { FAR } else { 40 };
    said.len() <= far
        && !said.contains(';')
        && !ELSEWHERE.iter().any(|w| said.contains(w))
        && opinions.tests.entry.find(said).next().is_none()
        && !opinions.treatments.entry.find(said).any(|(_, p)| {
            matches!(p.class(), "radiation" | "supportive" | "observation" | "endocrine")
        })
}

/// A drug with those beside it in a row: `carboplatin and paclitaxel`, the agents of a regimen.
fn row<'n>(plain: &str, drugs: &[&'n Named], from: usize, onward: bool) -> Vec<&'n Named> {
    let linked = |a: &Named, b: &Named| {
        let gap = plain.get(a.range.end.min(b.range.start)..b.range.start).unwrap_or_default();
        a.range == b.range
            || matches!(
                gap.trim(),
                "" | "," | "and" | ", and" | "/" | "+" | "plus" | "&" | "with" | "-"
            )
    };
    let mut first = from;
    while !onward && first > 0 && linked(drugs[first - 1], drugs[first]) {
        first -= 1;
    }
    let mut last = from;
    while last + 1 < drugs.len()
        && (onward || drugs[last].range == drugs[last + 1].range)
        && linked(drugs[last], drugs[last + 1])
    {
        last += 1;
    }
    drugs.get(first..=last).unwrap_or_default().to_vec()
}
