//! What an opinion says of an element, short and in the names of the field; and the plain sentences of where
//! two agree and differ, as message ids with blanks.

use record::{Element, Opinion, Point, Source, Stance};

use super::{Comparison, Outcome, Side};

/// A sentence to say: the message and what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: &'static str,
    pub element: Element,
}

/// The value of one side; where its words were not understood, the words themselves.
pub(super) fn side_of(opinion: &Opinion, element: Element, points: &[&Point]) -> Side {
    let unclear: Vec<&Source> =
        opinion.unclear.iter().filter(|(e, _)| *e == element).map(|(_, source)| source).collect();
    if unclear.is_empty() {
        return side(element, points);
    }
    let words = |source: &Source| match source {
        Source::Passage(passage) => passage.quote().to_owned(),
        Source::OwnWords { words, .. } => words.clone(),
    };
    Side {
        value: unclear.iter().map(|source| words(source)).collect::<Vec<_>>().join("; "),
        sources: unclear.into_iter().cloned().collect(),
        points: Vec::new(),
    }
}

fn side(element: Element, points: &[&Point]) -> Side {
    let shown: Vec<&&Point> = points.iter().filter(|p| counts(element, p)).collect();
    let mut parts: Vec<String> = Vec::new();
    let intervals: Vec<&[f64]> =
        shown.iter().filter(|p| p.key == "interval").map(|p| p.numbers.as_slice()).collect();
    let one_interval = intervals.windows(2).all(|pair| pair[0] == pair[1]);
    for point in &shown {
        let said = if super::plan::is_schedule(point) {
            schedule(point, one_interval)
        } else {
            one(element, point)
        };
        if !said.is_empty() && !parts.contains(&said) {
            parts.push(said);
        }
    }
    const MOST: usize = 8;
    parts.truncate(MOST);
    let mut sources: Vec<Source> = Vec::new();
    for point in &shown {
        if !sources.contains(&point.source) {
            sources.push(point.source.clone());
        }
    }
    let value = match element {
        Element::Modality => parts.join(" + "),
        _ => parts.join(", "),
    };
    let points = shown.into_iter().map(|p| Point::clone(p)).collect();
    Side { value, sources, points }
}

/// Whether a point alone makes the letter speak of the element.
fn counts(element: Element, point: &Point) -> bool {
    match element {
        Element::Modality => point.class == "kind",
        Element::Regimen => {
            !point.class.starts_with("amount of")
                || point.stance == Stance::Advised
                || point.class == super::plan::PHASE
        }
        Element::Stage => !matches!(point.key.as_str(), "CNS-IPI"),
        _ => true,
    }
}

/// `paclitaxel 80 mg/m2`, `paclitaxel every 7 days`; without the drug where all have one interval.
fn schedule(point: &Point, one_interval: bool) -> String {
    let drug = point.class.trim_start_matches("amount of ");
    let numbers: Vec<String> = point.numbers.iter().map(f64::to_string).collect();
    let numbers = numbers.join("-");
    match point.key.strip_prefix("dose ") {
        Some("AUC") => format!("{drug} AUC {numbers}"),
        Some(unit) => format!("{drug} {numbers} {unit}"),
        None if one_interval => format!("every {numbers} days"),
        None => format!("{drug} every {numbers} days"),
    }
}

fn one(element: Element, point: &Point) -> String {
    let numbers = || {
        point
            .numbers
            .iter()
            .map(|n| format!("{}", (n * 10.0).round() / 10.0))
            .collect::<Vec<_>>()
            .join("-")
    };
    let plain = match element {
        Element::Histology => point.value.clone(),
        Element::Grade => format!("{} {}", point.key, point.value),
        Element::Stage => match point.key.as_str() {
            "T" | "N" | "M" => format!("{}{}", point.class, point.value),
            "risk" | "extent" | "spread" | "resectable" | "muscle" => point.value.clone(),
            key => format!("{key} {}", point.value),
        },
        Element::Biomarkers => {
            let number =
                if point.numbers.is_empty() { String::new() } else { format!(" {}", numbers()) };
            let value =
                if point.value.is_empty() { String::new() } else { format!(" {}", point.value) };
            format!("{}{value}{number}", point.key)
        }
        Element::Prognosis if point.key == "words" => point.value.clone(),
        Element::Prognosis if point.key == "median" => format!("median {} months", numbers()),
        Element::Prognosis if point.key == "lasting" => format!("holds {} months", numbers()),
        Element::Prognosis => {
            let years = if point.class.is_empty() {
                String::new()
            } else {
                format!(" at {} years", point.class)
            };
            format!("{}% {}{years}", numbers(), point.key)
        }
        Element::Regimen if point.class.starts_with("amount") => {
            format!("{} {}", numbers(), point.key).trim_start().to_owned()
        }
        Element::Surgery if !point.value.is_empty() => point.value.clone(),
        Element::Radiation => match point.key.as_str() {
            "dose" => match point.numbers.as_slice() {
                [dose, fractions] => format!("{dose} Gy in {fractions}"),
                _ => format!("{} Gy", numbers()),
            },
            "fractions" => format!("{} fractions", numbers()),
            _ => point.value.clone(),
        },
        Element::Sequence => {
            point.key.trim_end_matches('?').replace('>', " > ").replace('+', " + ")
        }
        Element::Trial if !point.value.is_empty() => point.value.clone(),
        Element::Timing => match (point.value.is_empty(), point.numbers.is_empty()) {
            (false, _) => point.value.clone(),
            (true, false) if point.key == "check" => format!("check at {} months", numbers()),
            (true, false) => format!("{} {} days", point.key, numbers()),
            (true, true) => point.key.clone(),
        },
        _ => point.key.clone(),
    };
    match point.stance {
        Stance::Stated | Stance::Advised => plain,
        Stance::Against if plain == "none" => plain,
        Stance::Against => format!("no {plain}"),
        Stance::Optional => format!("{plain} (possible)"),
        Stance::Conditional => format!("{plain} (on a condition)"),
        Stance::Done => format!("{plain} (done)"),
    }
}

/// Where the two agree and where they differ, a line an element.
pub fn sentences(comparison: &Comparison) -> (Vec<Line>, Vec<Line>) {
    let line = |id, c: &super::Compared| Line { id, element: c.element };
    let mut agree = Vec::new();
    let mut differ = Vec::new();
    for compared in &comparison.elements {
        match compared.outcome {
            Outcome::Confirmed => agree.push(line("compare-agree", compared)),
            Outcome::Clarified => agree.push(line("compare-clarified", compared)),
            Outcome::Changed => differ.push(line("compare-changed", compared)),
            Outcome::OnlyFirst => differ.push(line("compare-only-first", compared)),
            Outcome::OnlySecond => differ.push(line("compare-only-second", compared)),
            Outcome::CannotTell => differ.push(line("compare-unclear", compared)),
        }
    }
    (agree, differ)
}
