//! What the disease is: two readings of it.

use std::collections::BTreeSet;

use knowledge::Library;
use record::{Element, Opinion, Point, Stance};

use super::{Outcome, Verdict};

pub(super) fn verdict(
    element: Element,
    a: &[&Point],
    b: &[&Point],
    second: &Opinion,
    library: &Library,
) -> Verdict {
    match element {
        Element::Histology => histology(a, b, library),
        Element::Grade => grade(a, b),
        Element::Stage => stage(a, b, library),
        Element::Biomarkers => biomarkers(a, b, second, library),
        _ => prognosis(a, b, library),
    }
}

/// The type a letter names most exactly: not general, not denied, the one named last of those it is sure of.
pub(super) fn type_of<'a>(points: &[&'a Point], library: &Library) -> Option<&'a Point> {
    let base = |p: &Point| {
        library.vocabulary.prose.histologies.family_base(&p.class) == Some(p.key.as_str())
    };
    let stated: Vec<&&Point> = points.iter().filter(|p| p.stance == Stance::Stated).collect();
    let denied =
        |p: &Point| points.iter().any(|d| d.stance == Stance::Against && d.class == p.class);
    let live: Vec<&&Point> = stated.iter().copied().filter(|p| !denied(p)).collect();
    let pool = if live.is_empty() { &stated } else { &live };
    let sure: Vec<&&Point> = pool.iter().copied().filter(|p| p.numbers.is_empty()).collect();
    let pool = if sure.is_empty() { pool.clone() } else { sure };
    let invasive = |p: &Point| p.key.ends_with("/3") || p.key.ends_with("/1");
    pool.iter()
        .copied()
        .find(|p| p.class != "general" && !base(p) && invasive(p))
        .or_else(|| pool.iter().copied().find(|p| p.class != "general" && invasive(p)))
        .or_else(|| pool.iter().copied().find(|p| p.class != "general"))
        .or_else(|| pool.first().copied())
        .copied()
}

/// Whether one name is a general one for the other: "carcinoma" and "adenocarcinoma" for a ductal carcinoma,
/// by the numbers of ICD-O-3 morphology; a squamous carcinoma is no adenocarcinoma.
fn is_within(general: &Point, special: &Point) -> bool {
    let number = |p: &Point| p.key.get(..4).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
    let (g, s) = (number(general), number(special));
    let carcinoma = (8010..8580).contains(&s);
    match g {
        8000..=8005 => true,
        // Lymphoma, leukaemia, acute myeloid leukaemia: each with its own kinds beneath it.
        9590 => (9591..9730).contains(&s),
        9800 => (9801..9950).contains(&s),
        9861 => (9865..9932).contains(&s),
        8010..=8015 => carcinoma,
        8046 => carcinoma && !(8041..=8045).contains(&s) && !(8240..=8249).contains(&s),
        8140 => {
            (8140..8390).contains(&s) && !(8240..=8249).contains(&s) || (8440..8580).contains(&s)
        }
        _ => false,
    }
}

fn histology(a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    let types = &library.vocabulary.prose.histologies;
    let (x, y) = (type_of(a, library), type_of(b, library));
    // One names a type that the other only denies.
    let denies = |points: &[&Point], named: Option<&Point>| {
        named.is_some_and(|n| {
            points.iter().any(|p| p.stance == Stance::Against && p.class == n.class)
        })
    };
    let (Some(x), Some(y)) = (x, y) else {
        let only_denied = x.is_none() && denies(a, y) || y.is_none() && denies(b, x);
        return if only_denied { Verdict::changed(&["histology"]) } else { Verdict::CONFIRMED };
    };
    let behaviour = |p: &Point| p.key.rsplit('/').next().unwrap_or_default().to_owned();
    // However general the name: what is benign for one and not for the other is no detail.
    let benign = |p: &Point| p.class == "benign" || p.key.ends_with("/0");
    if benign(x) != benign(y) {
        return Verdict::changed(&["histology"]);
    }
    if x.key == y.key {
        return Verdict::CONFIRMED;
    }
    if behaviour(x) != behaviour(y) && x.class != "general" && y.class != "general" {
        return Verdict::changed(&["histology"]);
    }
    if is_within(x, y) || is_within(y, x) {
        return Verdict::CONFIRMED;
    }
    if x.class == y.class {
        let plain = |p: &Point| types.family_base(&p.class) == Some(p.key.as_str());
        // Named in the other letter too: the choice among a letter's own words is no difference.
        let named = |list: &[&Point], key: &str| {
            list.iter().any(|p| p.stance == Stance::Stated && p.key == key)
        };
        let shared = named(a, &y.key) || named(b, &x.key);
        return if plain(x) || plain(y) || shared {
            Verdict::CONFIRMED
        } else {
            Verdict::changed(&["histology"])
        };
    }
    let shared = a.iter().any(|p| p.stance == Stance::Stated && p.class == y.class)
        && b.iter().any(|p| p.stance == Stance::Stated && p.class == x.class);
    if shared { Verdict::CONFIRMED } else { Verdict::changed(&["histology"]) }
}

/// A grade as a number of its own kind: of differentiation 1 to 3, of Gleason 1 to 5.
fn grades(points: &[&Point]) -> Vec<(&'static str, String)> {
    points
        .iter()
        .filter(|p| p.stance == Stance::Stated)
        .map(|p| match (p.key.as_str(), p.value.as_str()) {
            ("differentiation", "well") => ("grade", "1".to_owned()),
            ("differentiation", "moderate") => ("grade", "2".to_owned()),
            ("differentiation", "poor") => ("grade", "3".to_owned()),
            ("grade", value) => ("high or low", value.to_owned()),
            ("Grade Group", value) => ("Grade Group", value.to_owned()),
            ("Gleason", value) => (
                "Grade Group",
                match value {
                    "3+3" => "1",
                    "3+4" => "2",
                    "4+3" => "3",
                    "4+4" | "3+5" | "5+3" => "4",
                    _ => "5",
                }
                .to_owned(),
            ),
            (_, value) => ("grade", value.to_owned()),
        })
        .collect()
}

fn grade(a: &[&Point], b: &[&Point]) -> Verdict {
    let (x, y) = (grades(a), grades(b));
    let system =
        |of: &[(&'static str, String)]| of.iter().map(|(s, _)| *s).collect::<BTreeSet<_>>();
    let shared: Vec<&str> = system(&x).intersection(&system(&y)).copied().collect();
    if shared.is_empty() {
        return if rough(&x).is_some() && rough(&x) != rough(&y) && rough(&y).is_some() {
            Verdict::changed(&[])
        } else {
            Verdict::CONFIRMED
        };
    }
    let values = |of: &[(&'static str, String)], system: &str| -> BTreeSet<String> {
        of.iter().filter(|(s, _)| *s == system).map(|(_, v)| v.clone()).collect()
    };
    let differs = shared.iter().any(|s| values(&x, s).is_disjoint(&values(&y, s)));
    if differs { Verdict::changed(&[]) } else { Verdict::CONFIRMED }
}

/// High or low, where one letter counts and the other says it in words.
fn rough(grades: &[(&'static str, String)]) -> Option<&'static str> {
    grades.iter().find_map(|(system, value)| match (*system, value.as_str()) {
        ("high or low", "high") | ("grade", "3" | "4") => Some("high"),
        ("high or low", "low") | ("grade", "1") => Some("low"),
        _ => None,
    })
}

/// The values of one part of the stage.
fn parts<'a>(points: &[&'a Point], key: &str) -> Vec<&'a Point> {
    points.iter().copied().filter(|p| p.key == key && p.stance == Stance::Stated).collect()
}

fn core(value: &str) -> String {
    let value = value.split('(').next().unwrap_or(value);
    value.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

fn stage(a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    let rule = &library.rules.contradictions.stage;
    let mut changes: Vec<&'static str> = Vec::new();
    let mut differs = false;
    for key in ["T", "N", "M"] {
        let (x, y) = (last_basis(parts(a, key)), last_basis(parts(b, key)));
        if x.is_empty() || y.is_empty() {
            continue;
        }
        let meets = x.iter().any(|p| y.iter().any(|q| !rule.are_opposed(&p.value, &q.value)));
        if !meets {
            differs = true;
            let digit = |p: &&Point| p.value.chars().find(char::is_ascii_digit);
            let (x, y): (BTreeSet<_>, BTreeSet<_>) =
                (x.iter().map(digit).collect(), y.iter().map(digit).collect());
            if x.is_disjoint(&y) {
                changes.push("stage-group");
            }
        }
    }
    let (x, y) = (parts(a, "group"), parts(b, "group"));
    if !x.is_empty() && !y.is_empty() {
        let opposed = |p: &Point, q: &Point| {
            let (p, q) = (core(&p.value), core(&q.value));
            !(p.starts_with(&q) || q.starts_with(&p))
        };
        let meets = x.iter().any(|p| y.iter().any(|q| !opposed(p, q)));
        if meets {
            // Both name one group: a letter of T or N that differs alters no group.
            changes.clear();
        } else {
            differs = true;
            changes.push("stage-group");
        }
    }
    for key in ["risk", "IPI", "BCLC", "Rai", "resectable", "extent", "muscle", "spread"] {
        let (x, y) = (parts(a, key), parts(b, key));
        if !x.is_empty() && !y.is_empty() && x.iter().all(|p| y.iter().all(|q| p.value != q.value))
        {
            differs = true;
            changes.push("stage-group");
        }
    }
    if differs {
        changes.dedup();
        return Verdict::changed(&changes);
    }
    let second_system =
        parts(a, "prognostic group").is_empty() != parts(b, "prognostic group").is_empty();
    if second_system { Verdict::CLARIFIED } else { Verdict::CONFIRMED }
}

/// Where a letter gives a clinical and a pathological value, the pathological is the later.
fn last_basis(points: Vec<&Point>) -> Vec<&Point> {
    let found: Vec<&Point> =
        points.iter().copied().filter(|p| p.class == "p" || p.class == "y").collect();
    if found.is_empty() { points } else { found }
}

fn is_waiting(p: &Point) -> bool {
    p.value == "pending" || p.value == "not done"
}

/// One word for a result: what is opposed to what stands in the rules.
fn result(p: &Point) -> &str {
    p.value.as_str()
}

fn biomarkers(a: &[&Point], b: &[&Point], second: &Opinion, library: &Library) -> Verdict {
    let rule = &library.rules.contradictions.biomarker;
    let name = |p: &Point| rule.compared_as(&p.key).to_lowercase();
    let mut changed = false;
    let mut settled = false;
    for p in a.iter().filter(|p| !is_waiting(p)) {
        let same: Vec<&&Point> =
            b.iter().filter(|q| name(p) == name(q) && !is_waiting(q)).collect();
        let others: Vec<&&Point> =
            a.iter().filter(|q| name(p) == name(q) && !is_waiting(q)).collect();
        let opposed =
            |p: &Point, q: &Point| rule.are_opposed(result(p), result(q)) || numbers_differ(p, q);
        if !same.is_empty() && others.iter().all(|o| same.iter().all(|q| opposed(o, q))) {
            changed = true;
        }
    }
    let waits = |points: &[&Point], others: &[&Point]| {
        points.iter().any(|p| {
            is_waiting(p)
                && others.iter().any(|q| {
                    !is_waiting(q)
                        && (name(q) == name(p)
                            || name(q).starts_with(&name(p))
                            || is_panel(&p.key)
                                && is_of_a_gene(q)
                                && !points.iter().any(|o| name(o) == name(q) && !is_waiting(o)))
                })
        })
    };
    settled |= waits(a, b) || waits(b, a);
    if changed {
        return Verdict::changed(&[]);
    }
    let added = b.iter().any(|q| {
        !is_waiting(q)
            && !q.value.is_empty()
            && !a.iter().any(|p| name(p) == name(q))
            && is_new(q, second)
    });
    // Nothing that both name: what the second adds confirms nothing.
    let told = |points: &[&Point]| points.iter().any(|p| !is_waiting(p));
    let shared = a
        .iter()
        .any(|p| b.iter().any(|q| name(p).starts_with(&name(q)) || name(q).starts_with(&name(p))));
    let apart = told(a) && told(b) && !shared;
    if settled || added || apart { Verdict::CLARIFIED } else { Verdict::CONFIRMED }
}

/// What a panel of genes can bring: no level in the blood.
fn is_of_a_gene(q: &Point) -> bool {
    q.numbers.is_empty() && q.value != "normal"
}

fn is_panel(key: &str) -> bool {
    matches!(key, "tumor gene panel" | "FISH" | "germline testing")
}

/// Whether the writer says that this result was not there before.
fn is_new(q: &Point, second: &Opinion) -> bool {
    second.reasoning.new_tests.iter().any(|s| {
        let (Some(s), Some(q)) = (s.passage(), q.source.passage()) else { return false };
        s.page() == q.page() && s.start() < q.end() + 160 && q.start() < s.end() + 160
    })
}

fn numbers_differ(p: &Point, q: &Point) -> bool {
    let (Some(x), Some(y)) = (p.numbers.first(), q.numbers.first()) else { return false };
    if p.value == q.value && !p.value.is_empty() {
        return false;
    }
    // A unit of another size (ng/mL and µg/L are one) gives the same figure or one a thousand times it.
    let ratio = if *y == 0.0 { 1.0 } else { x / y };
    // 412 U/L and 1.8 times the norm are two measures of one thing.
    const OTHER_MEASURE: f64 = 20.0;
    if ratio > OTHER_MEASURE && ratio < 900.0 || ratio < 1.0 / OTHER_MEASURE && ratio > 0.0012 {
        return false;
    }
    (x - y).abs() > 0.2 * x.abs().max(y.abs())
        && !(900.0..1100.0).contains(&ratio)
        && !(0.0009..0.0011).contains(&ratio)
}

fn middle(numbers: &[f64]) -> f64 {
    let sum: f64 = numbers.iter().sum();
    sum / numbers.len().max(1) as f64
}

/// Figures in months, not in people of a hundred.
fn is_a_time(key: &str) -> bool {
    matches!(key, "median" | "lasting")
}

fn prognosis(a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    let rule = &library.opinions.grading.outlook;
    let figures = |points: &[&Point]| -> Vec<(String, Vec<f64>, String)> {
        points
            .iter()
            .filter(|p| !p.numbers.is_empty())
            .map(|p| (p.key.clone(), p.numbers.clone(), p.class.clone()))
            .collect()
    };
    let (x, y) = (figures(a), figures(b));
    if x.is_empty() || y.is_empty() {
        let word =
            |points: &[&Point]| points.iter().find(|p| p.key == "words").map(|p| p.class.clone());
        let good = |of: &[(String, Vec<f64>, String)]| {
            of.iter()
                .filter(|(k, _, _)| !is_a_time(k))
                .map(|(_, n, _)| middle(n))
                .fold(None, |m: Option<f64>, n| Some(m.map_or(n, |m| m.max(n))))
        };
        return match (word(a), word(b)) {
            (Some(p), Some(q)) if p == q => Verdict::CONFIRMED,
            (Some(p), Some(q)) => {
                if p != q {
                    Verdict::changed(&["prognosis"])
                } else {
                    Verdict::CONFIRMED
                }
            }
            (Some(word), None) | (None, Some(word)) => {
                let figure = good(&x).or(good(&y));
                let meets = match (word.as_str(), figure) {
                    ("good", Some(n)) => n >= 60.0,
                    ("bad", Some(n)) => n <= 40.0,
                    _ => true,
                };
                if meets { Verdict::CLARIFIED } else { Verdict::changed(&["prognosis"]) }
            }
            _ => Verdict::CLARIFIED,
        };
    }
    let near = |p: &[f64], q: &[f64], median: bool| {
        let (lo, hi) = (p.first().copied().unwrap_or(0.0), p.last().copied().unwrap_or(0.0));
        let (lo2, hi2) = (q.first().copied().unwrap_or(0.0), q.last().copied().unwrap_or(0.0));
        if lo <= hi2 && lo2 <= hi {
            return true;
        }
        let (m, n) = (middle(p), middle(q));
        if median {
            return (m - n).abs() <= 0.25 * m.max(n);
        }
        let small = |n: f64| n.min(100.0 - n).max(0.5);
        let factor = small(m).max(small(n)) / small(m).min(small(n));
        (m - n).abs() <= rule.points && (factor < rule.factor || small(m).max(small(n)) > 15.0)
    };
    let comparable: Vec<bool> = x
        .iter()
        .flat_map(|p| y.iter().map(move |q| (p, q)))
        .filter(|(p, q)| p.0 == q.0 && (p.2 == q.2 || p.2.is_empty() || q.2.is_empty()))
        .map(|(p, q)| near(&p.1, &q.1, is_a_time(&p.0)))
        .collect();
    if comparable.iter().any(|same| *same) {
        return Verdict::CONFIRMED;
    }
    // The same measure at the same time, or at least the same figure for one time.
    let loose = x.iter().any(|p| {
        y.iter().any(|q| {
            !is_a_time(&p.0)
                && !is_a_time(&q.0)
                && (p.2 == q.2 || p.2.is_empty() || q.2.is_empty())
                && near(&p.1, &q.1, false)
        })
    });
    if loose {
        return Verdict::CONFIRMED;
    }
    if comparable.is_empty() {
        return Verdict { outcome: Outcome::Clarified, changes: vec!["other-measure"] };
    }
    Verdict::changed(&["prognosis"])
}
