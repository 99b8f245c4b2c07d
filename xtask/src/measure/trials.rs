//! Criteria of real trials against judgements made by hand: of what is called fitting or not fitting, how much is right, how
//! much is left open, and how many lines are told apart rightly. And how long a case takes beside 5,000 studies.

use std::path::Path;
use std::time::Instant;

use jiff::civil::{Date, date};
use journey::trials::{Criteria, List, Mark, Part, Person, Stands};
use knowledge::{Language, Library};
use record::{Chart, Study};

const CASES: &str = "crates/journey/tests/it/trials";
const JUDGED: &str = "judged.txt";
const AGAIN: &str = "judged-again.txt";
const LAST: &str = "judged-last.txt";
const COLD: &str = "judged-cold.txt";
/// Studies a case is laid beside when the time is taken.
const STUDIES: usize = 5_000;

#[path = "../../../crates/journey/tests/it/trials/people.rs"]
mod made_up;

/// Counts of one half.
#[derive(Default)]
struct Counted {
    studies: usize,
    lines: usize,
    lines_right: usize,
    criteria: usize,
    judged: usize,
    said: usize,
    right: usize,
    tellable: usize,
    told: usize,
}

/// `xtask measure trials [--final | --again | --last | --cold] [--show]`
pub(super) fn run(words: &[String]) -> Result<(), String> {
    let has = |word: &str| words.iter().any(|w| w == word);
    let (set_aside, show) = (has("--final"), has("--show"));
    let later = [("--again", AGAIN), ("--last", LAST), ("--cold", COLD)]
        .into_iter()
        .find(|(word, _)| has(word));
    let folder = super::corpus()?.join("trials/nli4ct/studies");
    let library = Library::built_in(Language::English);
    let charts = people()?;
    let people: Vec<Person<'_>> = charts.iter().map(|c| Person::of(c, &library, today())).collect();
    let cases = crate::house().join(CASES).join(later.map_or(JUDGED, |(_, file)| file));
    let judged = std::fs::read_to_string(&cases).map_err(|e| e.to_string())?;
    let mut counted = Counted::default();
    for block in judged.split("\n\n").skip(1) {
        let mut lines = block.trim().lines();
        let Some(id) = lines.next().map(str::trim) else { continue };
        if later.is_none() && (fnv(id) % 2 == 1) != set_aside {
            continue;
        }
        counted.studies += 1;
        let study = study(&folder, id)?;
        let wanted: Vec<&str> = lines.collect();
        compare(&study, &wanted, &people, &library, &mut counted, show);
    }
    println!(
        "{}",
        match (later, set_aside) {
            (Some((_, file)), _) => file,
            (_, true) => "the half set aside",
            _ => "the half to learn from",
        }
    );
    tell(&counted);
    speed(&folder, &people, &library)
}

fn tell(counted: &Counted) {
    let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    println!("  studies {}, criteria {}", counted.studies, counted.criteria);
    println!(
        "  lines told apart: {}/{} = {:.3}",
        counted.lines_right,
        counted.lines,
        share(counted.lines_right, counted.lines)
    );
    println!(
        "  fits or does not fit, right: {}/{} = {:.3}",
        counted.right,
        counted.said,
        share(counted.right, counted.said)
    );
    println!(
        "  told of what a reader could tell: {}/{} = {:.3}; cannot tell: {:.3} of {}",
        counted.told,
        counted.tellable,
        share(counted.told, counted.tellable),
        share(counted.judged - counted.said, counted.judged),
        counted.judged
    );
}

fn today() -> Date {
    date(2026, 11, 22)
}

fn people() -> Result<Vec<Chart>, String> {
    let path = crate::house().join(CASES).join("people.json");
    let text = std::fs::read_to_string(&path).map_err(|e| e.to_string())?;
    made_up::people(&text).map_err(|e| e.to_string())
}

/// A study of the corpus: its eligibility text, a line a line.
fn study(folder: &Path, id: &str) -> Result<Study, String> {
    let path = folder.join(format!("{id}.json"));
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let lines = value["Eligibility"].as_array().into_iter().flatten();
    let lines: Vec<&str> = lines.filter_map(|l| l.as_str()).map(str::trim).collect();
    let mut study = Study { id: id.to_owned(), ..Study::default() };
    study.eligibility.criteria = lines.join("\n");
    Ok(study)
}

fn compare(
    study: &Study,
    wanted: &[&str],
    people: &[Person<'_>],
    library: &Library,
    counted: &mut Counted,
    show: bool,
) {
    let text = &study.eligibility.criteria;
    let criteria = Criteria::of(study, library);
    let matches: Vec<_> = people.iter().map(|p| criteria.beside(p)).collect();
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .chain([text.len() + 1])
        .collect();
    for line in wanted {
        let mut parts = line.split(' ');
        let number = parts.next().and_then(|n| n.parse::<usize>().ok()).unwrap_or_default();
        let part = parts.next().unwrap_or_default();
        let judgement = parts.next().unwrap_or_default();
        let (Some(from), Some(to)) = (starts.get(number - 1), starts.get(number)) else { continue };
        let here = |l: &journey::trials::Line| l.at.start >= *from && l.at.start < *to;
        let Some(found) = matches.first().and_then(|m| m.lines.iter().find(|l| here(l))) else {
            counted.lines += 1;
            continue;
        };
        let is = match (found.part, found.list) {
            (Part::Heading, _) => "h",
            (Part::Note, _) => "n",
            (Part::Criterion, List::Inclusion) => "i",
            (Part::Criterion, List::Exclusion) => "e",
        };
        counted.lines += 1;
        counted.lines_right += usize::from(is == part);
        if is != part && show {
            println!("{} {number}: is {part}, told {is}: {}", study.id, found.words(text));
        }
        if judgement.is_empty() {
            continue;
        }
        counted.criteria += 1;
        for (person, (want, matched)) in judgement.chars().zip(&matches).enumerate() {
            let judged =
                matched.criteria.iter().find(|c| matches!(&c.stands, Stands::Line(l) if here(l)));
            let mark = judged.map_or(Mark::CannotTell, |j| j.mark);
            let got = match mark {
                Mark::Fits => 'y',
                Mark::DoesNotFit => 'n',
                Mark::CannotTell => '?',
            };
            counted.judged += 1;
            counted.said += usize::from(got != '?');
            counted.right += usize::from(got != '?' && got == want);
            counted.tellable += usize::from(want != '?');
            counted.told += usize::from(want != '?' && got == want);
            let wrong = got != '?' && got != want;
            if show && (wrong || want != got) {
                let sign = if wrong { "WRONG" } else { "open" };
                let words: String = found.words(text).chars().take(130).collect();
                println!(
                    "{sign} {} {number} person {}: want {want} got {got}: {words}",
                    study.id,
                    person + 1
                );
            }
        }
    }
}

/// The time one case takes beside 5,000 studies, read and judged.
fn speed(folder: &Path, people: &[Person<'_>], library: &Library) -> Result<(), String> {
    let mut ids: Vec<String> = std::fs::read_dir(folder)
        .map_err(|e| e.to_string())?
        .filter_map(|entry| entry.ok()?.path().file_stem()?.to_str().map(str::to_owned))
        .collect();
    ids.sort();
    let studies: Vec<Study> = ids.iter().map(|id| study(folder, id)).collect::<Result<_, _>>()?;
    let Some(person) = people.first() else { return Ok(()) };
    let started = Instant::now();
    let read: Vec<Criteria<'_>> =
        studies.iter().cycle().take(STUDIES).map(|s| Criteria::of(s, library)).collect();
    let reading = started.elapsed();
    let started = Instant::now();
    let lines: usize = read.iter().map(|c| c.beside(person).criteria.len()).sum();
    println!(
        "{STUDIES} studies, {lines} criteria: read in {:.2} s, one case laid beside them in {:.2} s",
        reading.as_secs_f64(),
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
