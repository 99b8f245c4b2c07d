//! `measure pathology`: what is read of 4,401 real pathology reports against the registry's labels.
//!
//! Patients are split by a hash of their number: one half to develop on, the other half (`--final`) to
//! look at for the final figure only. For each element: how many reports have a label, in how many we
//! state it, in how many we are right.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use intake::{Limits, NoPrograms, Tools};
use knowledge::{Language, Library};
use record::{DocumentId, DocumentKind, Fact, Page, Side, Span, StageBasis, Value};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// One label of the registry and what we make of a report for it.
struct Element {
    name: &'static str,
    /// The label, normalised; `None` where it says nothing.
    label: fn(&Json, &Library) -> Option<String>,
    /// What the facts state, normalised.
    stated: fn(&[Fact], &Library, &str) -> Option<String>,
}

const ELEMENTS: &[Element] = &[
    Element { name: "T", label: |l, _| letter(l, "T"), stated: |f, _, _| stated_letter(f, 'T') },
    Element { name: "N", label: |l, _| letter(l, "N"), stated: |f, _, _| stated_letter(f, 'N') },
    Element { name: "M", label: |l, _| letter(l, "M"), stated: |f, _, _| stated_letter(f, 'M') },
    Element {
        name: "grade",
        label: |l, _| grade_label(l),
        stated: |f, _, want| stated_grade(f, want),
    },
    Element {
        name: "gleason",
        label: |l, _| gleason_label(l),
        stated: |f, _, _| stated_gleason(f),
    },
    Element { name: "laterality", label: |l, _| side_label(l), stated: |f, _, _| stated_side(f) },
    Element { name: "histology", label: histology_label, stated: stated_histology },
    Element { name: "site", label: |l, _| site_label(l), stated: |f, _, _| stated_site(f) },
    Element {
        name: "examined",
        label: |l, _| number(l, "lymph_nodes_examined"),
        stated: |f, _, _| nodes(f, false),
    },
    Element {
        name: "positive",
        label: |l, _| number(l, "lymph_nodes_examined_he_count"),
        stated: |f, _, _| nodes(f, true),
    },
    Element { name: "margin", label: |l, _| margin_label(l), stated: |f, _, _| stated_margin(f) },
];

#[derive(Default, Clone, Copy)]
struct Tally {
    labelled: usize,
    stated: usize,
    right: usize,
}

/// Options of the command.
#[derive(Default)]
struct Options {
    organ: Option<String>,
    element: Option<String>,
    errors: usize,
    last_half: bool,
    missed: usize,
    show: Option<String>,
}

pub(super) fn run(words: &[String]) -> Result<(), String> {
    let options = parse(words).ok_or(
        "usage: measure pathology [--organ X] [--element X] [--errors N] [--missed N] [--final] [--show ID]",
    )?;
    let path = super::corpus()?.join("pathology/reports.jsonl");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let reports: Vec<Json> = text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    measure(&reports, &options);
    Ok(())
}

fn parse(args: &[String]) -> Option<Options> {
    let mut options = Options::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--organ" => options.organ = Some(args.next()?.to_lowercase()),
            "--element" => options.element = Some(args.next()?.to_owned()),
            "--errors" => options.errors = args.next()?.parse().ok()?,
            "--missed" => options.missed = args.next()?.parse().ok()?,
            "--show" => options.show = Some(args.next()?.to_owned()),
            "--final" => options.last_half = true,
            _ => return None,
        }
    }
    Some(options)
}

fn measure(reports: &[Json], options: &Options) {
    let library = Library::built_in(Language::English);
    let tools = Tools {
        library: &library,
        limits: &Limits::default(),
        ocr: &NoPrograms,
        pictures: &NoPrograms,
    };
    let mut tallies: BTreeMap<(&str, String), Tally> = BTreeMap::new();
    let mut shown: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    let mut out = std::io::stdout().lock();
    let mut spent = Duration::ZERO;
    let mut read = 0;
    for report in reports {
        let (id, text) = (string(report, "id"), string(report, "text"));
        let organ = string(report, "source").rsplit('/').next().unwrap_or_default().to_lowercase();
        let wanted = options.organ.as_ref().is_none_or(|o| organ.contains(o.as_str()));
        if let Some(show) = &options.show {
            if show != id {
                continue;
            }
        } else if !wanted || in_last_half(id) != options.last_half {
            continue;
        }
        let start = Instant::now();
        let page = [Page::new(1, text)];
        let said = intake::prose::read(
            &intake::prose::Script {
                id: DocumentId(1),
                kind: DocumentKind::PathologyReport,
                date: None,
                pages: &page,
                stretches: &[(0, Span::new(0, text.len()))],
            },
            &tools,
        );
        spent += start.elapsed();
        read += 1;
        if options.show.is_some() {
            for fact in &said.facts {
                let json = serde_json::to_string(fact).unwrap_or_default();
                let _ = writeln!(out, "{json}");
            }
            let _ = writeln!(out, "{}\n{text}", report["labels"]);
            continue;
        }
        for element in ELEMENTS {
            let chosen = options.element.as_ref().is_none_or(|e| e == element.name);
            let Some(want) = (element.label)(&report["labels"], &library).filter(|_| chosen) else {
                continue;
            };
            let got = (element.stated)(&said.facts, &library, &want);
            let right = got.as_deref() == Some(want.as_str());
            for organ in [organ.clone(), "all".to_owned()] {
                let tally = tallies.entry((element.name, organ)).or_default();
                tally.labelled += 1;
                tally.stated += usize::from(got.is_some());
                tally.right += usize::from(right);
            }
            let most = if got.is_some() { options.errors } else { options.missed };
            let count = shown.entry((element.name, got.is_some())).or_default();
            if !right && *count < most {
                *count += 1;
                let _ = writeln!(out, "{} {organ} {id}: label {want}, read {got:?}", element.name);
                for fact in said.facts.iter().filter(|f| concerns(element.name, f)) {
                    let value = serde_json::to_string(&fact.value).unwrap_or_default();
                    let quotes: Vec<String> =
                        fact.passages().map(|p| around(text, p.start(), p.end())).collect();
                    let _ = writeln!(out, "    {value}\n        {}", quotes.join("\n        "));
                }
            }
        }
    }
    print(&tallies, &mut out);
    let _ = writeln!(out, "{read} reports in {:.2} s", spent.as_secs_f64());
}

fn print(tallies: &BTreeMap<(&str, String), Tally>, out: &mut impl Write) {
    for element in ELEMENTS {
        for ((_, organ), t) in tallies.iter().filter(|((name, _), _)| *name == element.name) {
            let _ = writeln!(
                out,
                "{:<11} {:<12} labelled {:>5} stated {:>5} right {:>5}  precision {:.3}  coverage {:.3}",
                element.name,
                organ,
                t.labelled,
                t.stated,
                t.right,
                t.right as f64 / t.stated.max(1) as f64,
                t.stated as f64 / t.labelled.max(1) as f64,
            );
        }
    }
}

/// The words with some of their surroundings, on one line.
fn around(text: &str, start: usize, end: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let cut = |a: usize, b: usize| {
        chars.get(a..b.min(chars.len())).unwrap_or_default().iter().collect::<String>()
    };
    let line = format!(
        "{}»{}«{}",
        cut(start.saturating_sub(70), start),
        cut(start, end),
        cut(end, end + 50)
    );
    line.replace('\n', "⏎")
}

fn concerns(element: &str, fact: &Fact) -> bool {
    matches!(
        (element, fact.value.kind()),
        ("T" | "N" | "M", "stage") | ("examined" | "positive", "nodes")
    ) || element == fact.value.kind()
}

fn in_last_half(patient: &str) -> bool {
    Sha256::digest(patient.as_bytes())[0] >= 128
}

fn string<'a>(json: &'a Json, key: &str) -> &'a str {
    json[key].as_str().unwrap_or_default()
}

/// What the report says more often than anything else. Of two values said equally often neither is what it
/// states: the case shows both, as a contradiction.
fn majority(values: impl Iterator<Item = String>) -> Option<String> {
    let counts = counted(values);
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let mut first = counts.into_iter().filter(|(_, count)| *count == most).map(|(value, _)| value);
    first.next().filter(|_| first.next().is_none())
}

/// What the report states where it states one value only: counts and scores of several parts are not put to
/// the vote.
fn only(values: impl Iterator<Item = String>) -> Option<String> {
    let mut counts = counted(values);
    counts.pop().filter(|_| counts.is_empty()).map(|(value, _)| value)
}

fn counted(values: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    counts
}

fn letter(labels: &Json, name: &str) -> Option<String> {
    let value = string(labels, name).to_uppercase();
    value
        .as_bytes()
        .get(1)
        .is_some_and(|b| (b'0'..=b'4').contains(b))
        .then(|| value[..2].to_owned())
}

fn stated_letter(facts: &[Fact], letter: char) -> Option<String> {
    majority(facts.iter().filter_map(|fact| {
        let Value::Stage(stage) = &fact.value else { return None };
        if stage.basis == Some(StageBasis::Clinical) {
            return None;
        }
        let value = match letter {
            'T' => stage.t.as_deref(),
            'N' => stage.n.as_deref(),
            _ => stage.m.as_deref(),
        }?
        .to_uppercase();
        value
            .as_bytes()
            .get(1)
            .is_some_and(|b| (b'0'..=b'4').contains(b))
            .then(|| value[..2].to_owned())
    }))
}

fn grade_label(labels: &Json) -> Option<String> {
    let written = match string(labels, "tumor_grade") {
        "" => string(labels, "neoplasm_histologic_grade"),
        grade => grade,
    };
    match written {
        "G1" => Some("1"),
        "G2" => Some("2"),
        "G3" => Some("3"),
        "G4" => Some("4"),
        "High Grade" => Some("high"),
        "Low Grade" => Some("low"),
        _ => None,
    }
    .map(str::to_owned)
}

/// The registry writes the bladder's grade as high or low; reports also in numbers and words, of which
/// the middle one says neither.
fn stated_grade(facts: &[Fact], want: &str) -> Option<String> {
    let two = matches!(want, "high" | "low");
    majority(facts.iter().filter_map(|fact| {
        let Value::Grade(grade) = &fact.value else { return None };
        // Edmondson and Steiner's four grades and Broders' are not the registry's G1 to G4.
        if matches!(grade.system.as_deref(), Some("Edmondson-Steiner" | "Broders")) {
            return None;
        }
        let word = match (grade.value.as_str(), two) {
            ("well" | "1" | "low", true) => "low",
            ("poor" | "3" | "4" | "high", true) => "high",
            ("well" | "1", false) => "1",
            ("moderate" | "2", false) => "2",
            ("poor" | "3", false) => "3",
            ("undifferentiated" | "4", false) => "4",
            _ => return None,
        };
        Some(word.to_owned())
    }))
}

fn gleason_label(labels: &Json) -> Option<String> {
    let (first, second) =
        (string(labels, "gleason_pattern_primary"), string(labels, "gleason_pattern_secondary"));
    (!first.is_empty() && !second.is_empty()).then(|| format!("{first}+{second}"))
}

fn stated_gleason(facts: &[Fact]) -> Option<String> {
    only(facts.iter().filter_map(|fact| match &fact.value {
        Value::Gleason(g) => Some(format!("{}+{}", g.primary?, g.secondary?)),
        _ => None,
    }))
}

fn side_label(labels: &Json) -> Option<String> {
    let side = string(labels, "laterality").to_lowercase();
    // The prostate is "bilateral" in the registry by where the tumour lies in it, not by organ.
    let paired = string(labels, "tumor_tissue_site") != "Prostate";
    (paired && matches!(side.as_str(), "left" | "right")).then_some(side)
}

fn stated_side(facts: &[Fact]) -> Option<String> {
    majority(facts.iter().filter_map(|fact| match &fact.value {
        Value::Laterality(l) => match l.side? {
            Side::Left => Some("left".to_owned()),
            Side::Right => Some("right".to_owned()),
            Side::Bilateral | Side::Midline => None,
        },
        _ => None,
    }))
}

fn histology_label(labels: &Json, library: &Library) -> Option<String> {
    family(string(labels, "icd_o_3_histology"), library)
}

/// Families that one registry code stands for in reports of different houses are taken together.
fn family(code: &str, library: &Library) -> Option<String> {
    let family = library.vocabulary.prose.histologies.family_of(code)?;
    Some(
        match family {
            // The registry has clear cell carcinoma of the kidney under the general code.
            _ if code == "8310/3" => "renal",
            "ductal" | "acinar pancreas" => "adenocarcinoma",
            "oligoastrocytoma" | "astrocytoma" | "oligodendroglioma" | "glioma" => family,
            other => other,
        }
        .to_owned(),
    )
}

fn stated_histology(facts: &[Fact], library: &Library, _: &str) -> Option<String> {
    majority(facts.iter().filter_map(|fact| match &fact.value {
        Value::Histology(h) => {
            let code = h.icd_o_3.as_deref().filter(|c| c.ends_with("/3") && *c != "8010/3")?;
            family(code, library)
        }
        _ => None,
    }))
}

/// The organ of an ICD-O-3 topography code, as coarse as the registry is sure of.
fn organ(code: &str) -> Option<String> {
    let digits: u32 = code.get(1..3)?.parse().ok()?;
    let name = match digits {
        0..=14 | 32 => "head and neck",
        18..=20 => "colon and rectum",
        22 => "liver",
        25 => "pancreas",
        53 => "cervix",
        56 | 57 | 48 => "ovary",
        61 => "prostate",
        64 => "kidney",
        67 => "bladder",
        71 => "brain",
        _ => return Some(code.get(..3)?.to_owned()),
    };
    Some(name.to_owned())
}

fn site_label(labels: &Json) -> Option<String> {
    organ(string(labels, "icd_o_3_site"))
}

fn stated_site(facts: &[Fact]) -> Option<String> {
    majority(facts.iter().filter_map(|fact| match &fact.value {
        Value::Site(site) => organ(site.icd_o_3.as_deref()?),
        _ => None,
    }))
}

fn number(labels: &Json, key: &str) -> Option<String> {
    string(labels, key).parse::<u32>().ok().map(|n| n.to_string())
}

fn nodes(facts: &[Fact], positive: bool) -> Option<String> {
    let of_all = facts.iter().filter(|fact| fact.rule != "nodes.part");
    only(of_all.filter_map(|fact| match &fact.value {
        Value::Nodes(n) => if positive { n.positive } else { n.examined }.map(|n| n.to_string()),
        _ => None,
    }))
}

/// The registry's "close" is a threshold of its own; reports of such cases say "uninvolved".
fn margin_label(labels: &Json) -> Option<String> {
    match (string(labels, "margin_status"), string(labels, "residual_tumor")) {
        ("Negative", _) | ("", "R0") => Some("negative".to_owned()),
        ("Positive", _) | ("", "R1" | "R2") => Some("positive".to_owned()),
        _ => None,
    }
}

/// What is said of all margins; a single margin counts where it is involved.
fn stated_margin(facts: &[Fact]) -> Option<String> {
    let all: Vec<(&str, bool)> = facts
        .iter()
        .filter_map(|fact| match &fact.value {
            Value::Margin(m) => Some((m.status.as_deref()?, m.which.is_none())),
            _ => None,
        })
        .collect();
    let worst = ["positive", "close"].into_iter().find(|s| all.iter().any(|(a, _)| a == s));
    worst
        .or_else(|| all.iter().any(|(s, whole)| *s == "negative" && *whole).then_some("negative"))
        .map(str::to_owned)
}
