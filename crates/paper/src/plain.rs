//! What an opinion says of an element, in plain words: "surgery, then radiation", "no chemotherapy". The
//! points are the reading's; the words around them are messages.

use journey::compare::Side;
use knowledge::Words;
use record::{Element, Point, Source, Stance};

/// One side of a comparison; words that were not understood stand as they are.
pub fn plainly(words: &Words, element: Element, side: &Side) -> String {
    if side.points.is_empty() { side.value.clone() } else { said(words, element, &side.points) }
}

/// Set as a line of its own: with a large first letter, but where a small one means something ("pT3").
pub fn as_line(element: Element, said: &str) -> String {
    match element {
        Element::Stage | Element::Biomarkers => said.to_owned(),
        _ => knowledge::line::capital(said),
    }
}

/// What the points of an element say.
pub fn said(words: &Words, element: Element, points: &[Point]) -> String {
    let all: Vec<&Point> = points.iter().collect();
    match element {
        Element::Histology => histology(&all),
        Element::Grade => each(words, &all, |p| grade(words, p)),
        Element::Stage => stage(words, &all),
        Element::Biomarkers => each(words, &all, |p| marker(words, p)),
        Element::Prognosis => each(words, &all, |p| outlook(words, p)),
        Element::Intent => each(words, &all, |p| named(words, "value-aim", &p.key)),
        Element::Modality => kinds(words, &all),
        Element::Sequence => order(words, &all),
        Element::Trial => each(words, &all, |p| trial(words, p)),
        Element::Timing => each(words, &all, |p| timing(words, p)),
        Element::Regimen | Element::Surgery | Element::Radiation | Element::TestsFirst => {
            by_stance(words, element, &all)
        }
    }
}

/// Whether words give a figure of people, which is shown only where it is asked for.
pub fn gives_a_figure(held: &Source) -> bool {
    let said = match held {
        Source::Passage(passage) => passage.quote(),
        Source::OwnWords { words, .. } => words,
    };
    let said = said.to_lowercase();
    const FIGURES: &[&str] = &[
        "%",
        "percent",
        "per cent",
        " out of ",
        " in 10",
        " of 10",
        "median",
        "thirds",
        "a third",
        "half of",
        "quarter",
        "life expectancy",
    ];
    FIGURES.iter().any(|w| said.contains(w))
}

/// Each point's words once, one after the other.
fn each(words: &Words, points: &[&Point], one: impl Fn(&Point) -> String) -> String {
    let mut out: Vec<String> = Vec::new();
    for point in points {
        let said = one(point);
        if !said.is_empty() && !out.contains(&said) {
            out.push(said);
        }
    }
    const MOST: usize = 8;
    let more = out.len() > MOST;
    out.truncate(MOST);
    let mut text = out.join(", ");
    if more {
        text.push_str(&words.say("value-and-more"));
    }
    text
}

/// The message of a name under a group, else the name itself.
fn named(words: &Words, group: &str, name: &str) -> String {
    words.try_say(&format!("{group}-{}", slug(name)), &[]).unwrap_or_else(|| name.to_owned())
}

fn slug(name: &str) -> String {
    let one = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    name.chars().map(one).collect()
}

/// A number as it was written, to hundredths: a dose of 40.05 stays that.
fn number(n: f64) -> String {
    format!("{}", (n * 100.0).round() / 100.0)
}

fn numbers(words: &Words, all: &[f64]) -> String {
    match all {
        [low, high] => {
            words.say_with("value-range", &[("low", &number(*low)), ("high", &number(*high))])
        }
        _ => all.iter().map(|n| number(*n)).collect::<Vec<_>>().join(", "),
    }
}

/// The names in full; a short form stands only where there is no other.
fn histology(points: &[&Point]) -> String {
    const SHORT: usize = 5;
    let full = points.iter().any(|p| p.value.len() > SHORT && p.stance != Stance::Against);
    let specific = points.iter().any(|p| p.class != "general" && p.value.len() > SHORT);
    let mut out: Vec<&str> = Vec::new();
    for point in points.iter().filter(|p| p.stance != Stance::Against) {
        let value = point.value.as_str();
        let left_out = full && value.len() <= SHORT || specific && point.class == "general";
        if !left_out && !out.iter().any(|known| known.contains(value)) {
            out.push(value);
        }
    }
    out.truncate(3);
    out.join(", ")
}

fn grade(words: &Words, point: &Point) -> String {
    match point.key.as_str() {
        "Gleason" | "Grade Group" => format!("{} {}", point.key, point.value),
        _ => words.say_with("value-grade", &[("value", &point.value)]),
    }
}

/// Letters first, then the group, then the rest.
fn stage(words: &Words, points: &[&Point]) -> String {
    let letters: Vec<String> = points
        .iter()
        .filter(|p| matches!(p.key.as_str(), "T" | "N" | "M"))
        .map(|p| {
            let value = p.value.trim_start_matches(&p.key);
            format!("{}{}{value}", p.class, p.key)
        })
        .collect();
    let mut parts = Vec::new();
    if !letters.is_empty() {
        parts.push(letters.join(" "));
    }
    for point in points {
        let value = point.value.as_str();
        let said = match point.key.as_str() {
            "T" | "N" | "M" => continue,
            "group" => words.say_with("value-stage", &[("value", value)]),
            "prognostic group" => words.say_with("value-prognostic-stage", &[("value", value)]),
            "risk" => words.say_with("value-risk", &[("value", value)]),
            "extent" | "spread" | "resectable" | "muscle" => value.to_owned(),
            key => format!("{key} {value}"),
        };
        if !parts.contains(&said) {
            parts.push(said);
        }
    }
    parts.join(", ")
}

fn marker(words: &Words, point: &Point) -> String {
    let value = match point.value.as_str() {
        "" => String::new(),
        value => format!(" {}", named(words, "value-result", value)),
    };
    let amount = match (point.numbers.as_slice(), point.class.as_str()) {
        ([], _) => String::new(),
        (all, unit) => format!(
            " {}{}{unit}",
            numbers(words, all),
            if unit == "%" || unit.is_empty() { "" } else { " " }
        ),
    };
    format!("{}{value}{amount}", point.key)
}

fn outlook(words: &Words, point: &Point) -> String {
    match point.key.as_str() {
        "words" => named(words, "value-outlook", &point.value),
        "median" => words.say_with("value-median", &[("months", &numbers(words, &point.numbers))]),
        "lasting" => {
            words.say_with("value-lasting", &[("months", &numbers(words, &point.numbers))])
        }
        key => {
            let count = numbers(words, &point.numbers);
            let years = point.class.as_str();
            let id = if key == "alive" { "value-alive" } else { "value-free" };
            match years.is_empty() {
                true => words.say_with(id, &[("count", &count)]),
                false => {
                    words.say_with(&format!("{id}.years"), &[("count", &count), ("years", years)])
                }
            }
        }
    }
}

fn kinds(words: &Words, points: &[&Point]) -> String {
    let mut names: Vec<String> = Vec::new();
    for point in points {
        let name = named(words, "value-kind", &point.key);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    and(words, &names)
}

fn and(words: &Words, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            words.say_with("list-and", &[("first", &first.join(", ")), ("last", last)])
        }
    }
}

/// One chain of steps where the pairs make one, else each pair.
fn order(words: &Words, points: &[&Point]) -> String {
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    let mut rest: Vec<String> = Vec::new();
    for point in points.iter().filter(|p| p.class == "drugs") {
        rest.push(drugs_in_order(words, &point.key));
    }
    for point in points.iter().filter(|p| p.class != "drugs") {
        let key = point.key.trim_end_matches('?');
        let name = |step: &str| named(words, "value-kind", step);
        let said = match (key.split_once('>'), key.split_once('+')) {
            (Some((step, "first")), _) => words.say_with("value-first", &[("what", &name(step))]),
            (Some((step, "last")), _) => words.say_with("value-last", &[("what", &name(step))]),
            (Some(pair), _) => {
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
                continue;
            }
            (None, Some((one, other))) => {
                words.say_with("value-together", &[("one", &name(one)), ("other", &name(other))])
            }
            (None, None) => name(key),
        };
        if !rest.contains(&said) {
            rest.push(said);
        }
    }
    let mut parts: Vec<String> = Vec::new();
    match chain(&pairs) {
        Some(steps) => {
            let steps: Vec<String> =
                steps.into_iter().map(|step| named(words, "value-kind", step)).collect();
            if !steps.is_empty() {
                parts.push(steps.join(&words.say("value-then")));
            }
        }
        None => parts.extend(pairs.iter().map(|(one, other)| {
            let names = (named(words, "value-kind", one), named(words, "value-kind", other));
            words.say_with("value-before", &[("one", &names.0), ("other", &names.1)])
        })),
    }
    parts.extend(rest);
    parts.join(", ")
}

/// `doxorubicin+cyclophosphamide>paclitaxel`: doxorubicin and cyclophosphamide, then paclitaxel.
fn drugs_in_order(words: &Words, key: &str) -> String {
    let row = |drugs: &str| -> String {
        let names: Vec<String> =
            drugs.split('+').map(|drug| named(words, "value-treatment", drug)).collect();
        names.join(&words.say("value-and"))
    };
    key.split('>').map(row).collect::<Vec<_>>().join(&words.say("value-then"))
}

/// The steps in one order, where every step's place is settled by the pairs.
fn chain<'a>(pairs: &[(&'a str, &'a str)]) -> Option<Vec<&'a str>> {
    let mut steps: Vec<&str> = Vec::new();
    for (one, other) in pairs {
        for step in [one, other] {
            if !steps.contains(step) {
                steps.push(step);
            }
        }
    }
    let before = |a: &str, b: &str| pairs.iter().any(|(one, other)| *one == a && *other == b);
    let mut out: Vec<&str> = Vec::new();
    while out.len() < steps.len() {
        let left: Vec<&str> = steps.iter().copied().filter(|s| !out.contains(s)).collect();
        let mut first = left.iter().filter(|s| !left.iter().any(|o| before(o, s)));
        let (Some(next), None) = (first.next(), first.next()) else { return None };
        out.push(next);
    }
    Some(out)
}

fn trial(words: &Words, point: &Point) -> String {
    match (point.key.as_str(), point.value.as_str()) {
        ("none", _) => words.say("value-no-trial"),
        (_, "") => words.say("value-a-trial"),
        (_, name) => words.say_with("value-trial", &[("name", name)]),
    }
}

fn timing(words: &Words, point: &Point) -> String {
    let day: Option<record::PartialDate> = point.value.parse().ok();
    if let Some(day) = day {
        return words.date(day);
    }
    match (point.value.is_empty(), point.numbers.as_slice()) {
        (true, [days]) => words
            .say_with(&format!("value-days-{}", slug(&point.key)), &[("count", &number(*days))]),
        (true, _) => named(words, "value-timing", &point.key),
        (false, _) => named(words, "value-timing", &point.value),
    }
}

/// What is advised, then what is possible, on a condition, advised against, done.
fn by_stance(words: &Words, element: Element, points: &[&Point]) -> String {
    const ORDER: &[(&str, &[Stance])] = &[
        ("", &[Stance::Advised, Stance::Stated]),
        ("value-possible", &[Stance::Optional]),
        ("value-condition", &[Stance::Conditional]),
        ("value-no", &[Stance::Against]),
        ("value-done", &[Stance::Done]),
    ];
    let mut parts = Vec::new();
    for (id, stances) in ORDER {
        let of: Vec<&Point> =
            points.iter().copied().filter(|p| stances.contains(&p.stance)).collect();
        let nothing = of.iter().any(|p| p.key == "none");
        if nothing && *id != "value-done" {
            parts.push(words.say("value-none"));
            continue;
        }
        let of = specific(&without_doubles(&of));
        let said = if element == Element::Regimen {
            drugs(words, &of)
        } else {
            each(words, &of, |p| treatment(words, element, p))
        };
        match (said.is_empty(), id.is_empty()) {
            (true, _) => {}
            (false, true) => parts.push(said),
            (false, false) => {
                let several = *id == "value-no" && said.contains(", ");
                let id = if several { "value-none-of" } else { id };
                parts.push(words.say_with(id, &[("what", &said)]));
            }
        }
    }
    parts.join("; ")
}

/// The drugs by their kind, each with its dose, and what holds for the kind behind it in brackets:
/// `docetaxel, cyclophosphamide (4 rounds, every 3 weeks); letrozole (60 months)`.
fn drugs(words: &Words, points: &[&Point]) -> String {
    let kind = |p: &Point| p.class.trim_start_matches("general ").to_owned();
    let of = |p: &Point| p.class.strip_prefix("amount of ").map(str::to_owned);
    let named: Vec<&Point> = points.iter().copied().filter(|p| of(p).is_none()).collect();
    let mut kinds: Vec<String> = Vec::new();
    for kind in named.iter().map(|p| kind(p)) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let mut groups: Vec<String> = Vec::new();
    for one in &kinds {
        let drugs: Vec<&Point> = named.iter().copied().filter(|p| kind(p) == *one).collect();
        let behind = |p: &&Point, drug: &str| of(p).as_deref() == Some(drug);
        let spaced: Vec<&Point> = drugs
            .iter()
            .filter_map(|d| {
                points.iter().copied().find(|p| behind(p, &d.key) && p.key == "interval")
            })
            .collect();
        let one_pace = spaced.len() == drugs.len()
            && drugs.len() > 1
            && spaced.windows(2).all(|two| two[0].numbers == two[1].numbers);
        let names = each(words, &drugs, |drug| {
            let own: Vec<&Point> = points
                .iter()
                .copied()
                .filter(|p| behind(p, &drug.key) && !(one_pace && p.key == "interval"))
                .collect();
            let bare = |p: &Point| schedule(words, "", p).unwrap_or_default().trim().to_owned();
            let name = treatment(words, Element::Regimen, drug);
            format!("{name} {}", each(words, &own, bare)).trim_end().to_owned()
        });
        let mut all: Vec<&Point> = points.iter().copied().filter(|p| behind(p, one)).collect();
        if one_pace {
            all.extend(spaced.first());
        }
        let amounts = each(words, &all, |p| match schedule(words, "", p) {
            Some(said) => said.trim().to_owned(),
            None => treatment(words, Element::Regimen, p),
        });
        groups.push(if amounts.is_empty() { names } else { format!("{names} ({amounts})") });
    }
    // An amount whose drug is not among them stands for itself.
    let known = |drug: &String| kinds.contains(drug) || named.iter().any(|n| n.key == *drug);
    let left: Vec<&Point> =
        points.iter().copied().filter(|p| of(p).is_some_and(|drug| !known(&drug))).collect();
    let left = each(words, &left, |p| treatment(words, Element::Regimen, p));
    groups.extend((!left.is_empty()).then_some(left));
    groups.join("; ")
}

/// Without a number of sessions that stands with its dose, and without "radiation" where a dose says so.
fn without_doubles<'a>(points: &[&'a Point]) -> Vec<&'a Point> {
    let dose = points.iter().find(|p| p.key == "dose");
    let told = |p: &&&Point| match (p.key.as_str(), dose.map(|d| d.numbers.as_slice())) {
        ("fractions", Some([_, sessions])) => p.numbers == [*sessions],
        _ => false,
    };
    points.iter().filter(|p| !told(p)).copied().collect()
}

/// Without the name of a kind of drug where a drug of that kind stands beside it.
fn specific<'a>(points: &[&'a Point]) -> Vec<&'a Point> {
    let general = |p: &Point| p.class.starts_with("general");
    let kept = |p: &&&Point| {
        !general(p)
            || !points.iter().any(|q| {
                !general(q)
                    && !q.class.starts_with("amount")
                    && (p.class == "general"
                        || p.class.ends_with(q.class.as_str())
                        || p.class.ends_with("any"))
            })
    };
    points.iter().filter(kept).copied().collect()
}

fn treatment(words: &Words, element: Element, point: &Point) -> String {
    if element == Element::Radiation {
        match (point.key.as_str(), point.numbers.as_slice()) {
            ("dose", [dose, sessions]) => {
                return words.say_with(
                    "value-dose-in",
                    &[("dose", &number(*dose)), ("count", &number(*sessions))],
                );
            }
            ("dose", all) => {
                return words.say_with("value-dose", &[("dose", &numbers(words, all))]);
            }
            ("fractions", all) => {
                return words.say_with("value-sessions", &[("count", &numbers(words, all))]);
            }
            _ => {}
        }
    }
    if let Some(drug) = point.class.strip_prefix("amount of ")
        && let Some(said) = schedule(words, drug, point)
    {
        return said;
    }
    if point.class.starts_with("amount") && !point.numbers.is_empty() {
        return words.say_with(
            &format!("value-amount-{}", point.key),
            &[("count", &numbers(words, &point.numbers))],
        );
    }
    let name = if point.value.is_empty() || element == Element::Regimen {
        &point.key
    } else {
        &point.value
    };
    named(words, "value-treatment", name)
}

/// "Paclitaxel every 3 weeks", "paclitaxel 80 mg/m2"; nothing where it is a number of rounds.
fn schedule(words: &Words, drug: &str, point: &Point) -> Option<String> {
    const WEEK: f64 = 7.0;
    let count = numbers(words, &point.numbers);
    if let Some(unit) = point.key.strip_prefix("dose ") {
        return Some(match unit {
            "AUC" => format!("{drug} AUC {count}"),
            unit => format!("{drug} {count} {unit}"),
        });
    }
    let days = point.numbers.first().copied().filter(|_| point.key == "interval")?;
    let (id, count) = if days < WEEK && days > 3.0 && days.fract() > 0.0 {
        ("value-twice-a-week", 0.0)
    } else if days == WEEK {
        ("value-every-week", 1.0)
    } else if days % WEEK == 0.0 {
        ("value-every-weeks", days / WEEK)
    } else {
        ("value-every-days", days)
    };
    Some(words.say_with(id, &[("drug", drug), ("count", &number(count))]))
}

#[cfg(test)]
mod tests {
    use super::chain;

    #[test]
    fn a_dose_stays_as_it_was_written() {
        assert_eq!(super::number(40.05), "40.05");
        assert_eq!(super::number(50.0), "50");
    }

    #[test]
    fn drugs_stand_by_their_kind_with_what_holds_for_it() {
        let words = &knowledge::Library::built_in(knowledge::Language::English).words;
        let point = |key: &str, class: &str, numbers: &[f64]| record::Point {
            key: key.to_owned(),
            class: class.to_owned(),
            value: String::new(),
            numbers: numbers.to_vec(),
            stance: record::Stance::Advised,
            source: record::Source::OwnWords {
                words: String::new(),
                on: "2026-03-02".parse().expect("a day"),
            },
        };
        let points = [
            point("docetaxel", "chemotherapy", &[]),
            point("cyclophosphamide", "chemotherapy", &[]),
            point("cycles", "amount of chemotherapy", &[4.0]),
            point("letrozole", "endocrine", &[]),
            point("months", "amount of endocrine", &[60.0]),
            point("interval", "amount of docetaxel", &[21.0]),
            point("interval", "amount of cyclophosphamide", &[21.0]),
            point("dose mg", "amount of letrozole", &[2.5]),
        ];
        assert_eq!(
            super::said(words, record::Element::Regimen, &points),
            "docetaxel, cyclophosphamide (4 rounds, every 3 weeks); letrozole 2.5 mg (60 months)"
        );
    }

    #[test]
    fn a_small_letter_that_means_something_stays_small() {
        assert_eq!(super::as_line(record::Element::Stage, "pT3 N1"), "pT3 N1");
        assert_eq!(super::as_line(record::Element::Surgery, "mastectomy"), "Mastectomy");
    }

    #[test]
    fn steps_in_one_order_are_told_as_one() {
        let pairs = [("surgery", "systemic"), ("surgery", "radiation"), ("systemic", "radiation")];
        assert_eq!(chain(&pairs), Some(vec!["surgery", "systemic", "radiation"]));
        assert_eq!(chain(&pairs[..2]), None);
        assert_eq!(chain(&[("a", "b"), ("b", "a")]), None);
    }
}
