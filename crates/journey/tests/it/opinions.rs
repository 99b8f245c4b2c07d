//! Pairs of invented letters and what comparing them should give. A case is one file: what is expected of
//! each element, `overall`, then both letters. `POINTS=03` prints what is read of both letters of that case.
#![allow(clippy::disallowed_methods, reason = "cases are files beside the tests")]
#![allow(clippy::print_stdout, reason = "what was read is shown to whoever asks")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use intake::{Handed, Limits, NoPrograms, Tools, prose};
use journey::compare::{Comparison, compare};
use knowledge::{Language, Library};
use record::{DocumentId, Element, Opinion, Point};

/// Shares of outcomes and of overall grades that are met at least; a change may raise them and not lower them.
const ELEMENTS: f64 = 0.96;
const OVERALL: f64 = 0.97;

struct Case {
    name: String,
    elements: BTreeMap<String, String>,
    overall: String,
    first: String,
    second: String,
}

fn cases(folder: &str) -> Vec<Case> {
    // Letters kept elsewhere are looked at in the same way.
    let folder: PathBuf = match std::env::var_os("PAIRS") {
        Some(other) => other.into(),
        None => [env!("CARGO_MANIFEST_DIR"), "tests/it/opinions", folder].iter().collect(),
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| case(path)).collect()
}

fn case(path: &Path) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let (head, letters) = text.split_once("\n=== first\n").unwrap();
    let (first, second) = letters.split_once("\n=== second\n").unwrap();
    let mut elements: BTreeMap<String, String> = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
        .collect();
    elements.remove("about");
    let overall = elements.remove("overall").unwrap();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    Case { name, elements, overall, first: first.to_owned(), second: second.to_owned() }
}

pub(crate) fn opinion(text: &str, number: u32, library: &Library) -> Opinion {
    let limits = Limits::default();
    let tools = Tools { library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    let id = DocumentId(number);
    let handed = Handed { id, path: "letter.txt", bytes: text.as_bytes() };
    let reading = intake::read(&handed, &tools);
    prose::opinion::read(id, &reading, library)
}

/// Met, of all; what fell short.
#[derive(Default)]
struct Figure {
    elements: (usize, usize),
    overall: (usize, usize),
    false_identical: usize,
    misses: String,
}

fn measure(folder: &str, library: &Library) -> Figure {
    let mut figure = Figure::default();
    for case in cases(folder) {
        let (first, second) = (opinion(&case.first, 1, library), opinion(&case.second, 2, library));
        let found = compare(&first, &second, library);
        judge(&case, &found, &mut figure);
        if std::env::var("POINTS").is_ok_and(|name| case.name.starts_with(&name)) {
            points(&case.name, &[&first, &second]);
        }
    }
    figure
}

/// What was read of both letters, for eyes.
fn points(name: &str, opinions: &[&Opinion]) {
    for opinion in opinions {
        println!(
            "== {name} {:?} {:?} endorses {:?}",
            opinion.by,
            opinion.on,
            opinion.endorses.is_some()
        );
        for (which, list) in [("own", &opinion.points), ("quoted", &opinion.quoted)] {
            for (element, p) in list {
                let quote = p.source.passage().map_or("", |p| p.quote());
                println!(
                    "  {which} {:11} {:?} [{}|{}|{}] {:?}  «{quote}»",
                    element.as_str(),
                    p.stance,
                    p.key,
                    p.class,
                    p.value,
                    p.numbers
                );
            }
        }
    }
}

fn judge(case: &Case, found: &Comparison, figure: &mut Figure) {
    for (element, want) in &case.elements {
        let got = found.elements.iter().find(|c| c.element.as_str() == element);
        let outcome = got.map_or("silent", |c| c.outcome.as_str());
        figure.elements.1 += 1;
        if outcome == want {
            figure.elements.0 += 1;
            continue;
        }
        let side =
            |side: Option<&journey::compare::Side>| side.map_or(String::new(), |s| s.value.clone());
        let _ = writeln!(
            figure.misses,
            "{} {element}: want {want}, got {outcome}\n      1: {}\n      2: {}",
            case.name,
            side(got.map(|c| &c.first)),
            side(got.map(|c| &c.second)),
        );
    }
    figure.overall.1 += 1;
    let overall = found.overall.as_str();
    if overall == case.overall {
        figure.overall.0 += 1;
    } else {
        figure.false_identical += usize::from(overall == "identical");
        let why: Vec<String> = found
            .elements
            .iter()
            .filter(|c| c.outcome.as_str() != "confirmed")
            .map(|c| format!("{} {} {:?}", c.element.as_str(), c.outcome.as_str(), c.changes))
            .collect();
        let _ = writeln!(
            figure.misses,
            "{} OVERALL: want {}, got {overall} {:?} {}",
            case.name,
            case.overall,
            found.missing,
            why.join("; "),
        );
    }
}

fn share((met, all): (usize, usize)) -> f64 {
    met as f64 / all.max(1) as f64
}

#[test]
fn pairs_are_compared_as_expected() {
    let library = Library::built_in(Language::English);
    let figure = measure("pairs", &library);
    let said = format!(
        "{}elements {:?} {:.3}, overall {:?} {:.3}, false identical {}",
        figure.misses,
        figure.elements,
        share(figure.elements),
        figure.overall,
        share(figure.overall),
        figure.false_identical,
    );
    println!("{said}");
    let holds = share(figure.elements) >= ELEMENTS
        && share(figure.overall) >= OVERALL
        && figure.false_identical == 0;
    assert!(figure.overall.1 == 0 || holds, "{said}");
}

/// Each sentence in a letter of its own: how the treatment it names is meant.
#[test]
fn a_sentence_means_what_it_says() {
    let library = Library::built_in(Language::English);
    let cases = include_str!("opinions/sentences.txt");
    let mut misses = String::new();
    for (want, said) in cases.lines().filter_map(|line| line.split_once(": ")) {
        let letter = format!(
            "City Hospital\n12 March 2026\n\nDear Dr Field,\n\nI saw Mr Poole with his breast cancer. {said}\n\n\
             Yours sincerely,\n\nA. Nother MD\n"
        );
        let opinion = opinion(&letter, 1, &library);
        let of = |points: &[(Element, Point)]| {
            let named = |p: &Point| matches!(p.key.as_str(), "chemotherapy" | "radiation");
            let kind = |e: Element| matches!(e, Element::Regimen | Element::Radiation);
            points.iter().find(|(e, p)| kind(*e) && named(p)).map(|(_, p)| p.stance)
        };
        let got = match (of(&opinion.points), of(&opinion.quoted)) {
            (Some(stance), _) => format!("{stance:?}").to_lowercase(),
            (None, Some(_)) => "quoted".to_owned(),
            (None, None) => "nothing".to_owned(),
        };
        if got != want {
            let _ = writeln!(misses, "{said}: want {want}, got {got}");
        }
    }
    assert!(misses.is_empty(), "{misses}");
}
