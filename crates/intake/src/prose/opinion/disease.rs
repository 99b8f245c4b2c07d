//! What the disease is: type, grade, stage, markers, as the prose readers find them, kept to what this writer says.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Element, Quantity, Stance, Value};
use regex::Regex;

use super::super::Found;
use super::super::elements::ELEMENTS;
use super::Letter;
use super::speech::How;

pub(super) fn read(letter: &mut Letter<'_>) {
    let mut found = Vec::new();
    for element in ELEMENTS {
        (element.read)(letter.text, &mut found);
    }
    types(letter);
    for found in &found {
        state(letter, found);
    }
    waiting(letter);
    risk_groups(letter);
    cancer(letter);
}

/// Where the finding is the writer's own, else where another is quoted with it.
fn place(letter: &Letter<'_>, found: &Found) -> Option<(Range<usize>, How)> {
    let own =
        found.places.iter().find(|at| !letter.speech.is_quoted(at) && !letter.speech.is_aside(at));
    match own {
        Some(at) => Some((at.clone(), How::STATED)),
        None => {
            let at = found.places.iter().find(|at| !letter.speech.is_aside(at))?;
            Some((at.clone(), How { quoted: true, ..How::STATED }))
        }
    }
}

/// Every tumour type the writer names for this patient; a type denied ("not a melanoma") is against it.
fn types(letter: &mut Letter<'_>) {
    let text = letter.text;
    let hits: Vec<_> = text.words.histologies.find(text.view.plain()).collect();
    for hit in hits {
        let Some(entry) = text.words.histologies.entry(hit.entry) else { continue };
        let capitals =
            text.view.written(hit.range.clone()).bytes().all(|b| !b.is_ascii_lowercase());
        let outside = matches!(
            text.section(&hit.range),
            SectionKind::FamilyHistory | SectionKind::Reference | SectionKind::Legend
        );
        if entry.short && !capitals || outside || text.mute(&hit.range) {
            continue;
        }
        let meant = text.meant(&hit.range);
        let other = meant.is(TriggerKind::Family) || letter.speech.is_aside(&hit.range);
        if other || is_of_others(letter, &hit.range) {
            continue;
        }
        let quoted = letter.speech.is_quoted(&hit.range);
        let denied = meant.is(TriggerKind::Negated);
        let stance = if denied {
            Stance::Against
        } else if meant.is(TriggerKind::Conditional) {
            continue;
        } else {
            Stance::Stated
        };
        let words = text.view.written(hit.range.clone()).to_lowercase();
        let doubted = meant.doubt.is_some();
        letter.say(Element::Histology, &hit.range, How { stance: Some(stance), quoted }, |p| {
            p.key = entry.code.clone();
            p.class = if entry.generic { "general".to_owned() } else { entry.family.clone() };
            p.value = words;
            if doubted {
                p.numbers = vec![0.0];
            }
        });
    }
}

/// "Melanoma guideline", "lung cancers a year": of people in general.
fn is_of_others(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    const NEAR: usize = 30;
    let plain = letter.plain();
    let to = plain.floor_char_boundary((at.end + NEAR).min(plain.len()));
    let after = plain.get(at.end..to).unwrap_or_default().split('.').next().unwrap_or_default();
    let reasoning = &letter.library.opinions.reasoning;
    let from = plain.floor_char_boundary(at.start.saturating_sub(40));
    let before = plain.get(from..at.start).unwrap_or_default();
    reasoning.experience.stand_in(after)
        || reasoning.guideline.stand_in(after)
        || reasoning.guideline.stand_in(before)
}

fn state(letter: &mut Letter<'_>, found: &Found) {
    let Some((at, how)) = place(letter, found) else { return };
    if found.subject != record::Subject::Patient {
        return;
    }
    match &found.value {
        Value::Grade(grade) => letter.say(Element::Grade, &at, how, |p| {
            p.key = grade.system.clone().unwrap_or_default();
            p.value = grade.value.clone();
        }),
        Value::Gleason(gleason) => {
            if let Some(group) = gleason.grade_group {
                letter.say(Element::Grade, &at, how, |p| {
                    p.key = "Grade Group".to_owned();
                    p.value = group.to_string();
                });
            }
            if let (Some(a), Some(b)) = (gleason.primary, gleason.secondary) {
                letter.say(Element::Grade, &at, how, |p| {
                    p.key = "Gleason".to_owned();
                    p.value = format!("{a}+{b}");
                });
            }
        }
        Value::Stage(stage) => {
            let basis = stage.basis.map_or("", |b| match b {
                record::StageBasis::Clinical => "c",
                record::StageBasis::Pathological => "p",
                record::StageBasis::PostTherapy => "y",
            });
            let parts =
                [("T", &stage.t), ("N", &stage.n), ("M", &stage.m), ("group", &stage.group)];
            let system = stage.system.clone().unwrap_or_default();
            let prognostic = stage.group.is_some() && is_prognostic(letter, &at);
            for (key, value) in parts {
                let Some(value) = value else { continue };
                letter.say(Element::Stage, &at, how, |p| {
                    p.key = if key == "group" && prognostic { "prognostic group" } else { key }
                        .to_owned();
                    p.class = if key == "group" { system.clone() } else { basis.to_owned() };
                    p.value = value.clone();
                });
            }
        }
        Value::Biomarker(marker) => {
            let number = marker.value.as_ref().and_then(Quantity::number);
            let words = match &marker.value {
                Some(Quantity::Words(words)) => Some(words.clone()),
                _ => None,
            };
            letter.say(Element::Biomarkers, &at, how, |p| {
                p.key = marker.name.clone();
                p.class = marker.unit.clone().unwrap_or_default();
                p.value = marker.result.clone().or(words).unwrap_or_default();
                p.numbers = number.into_iter().collect();
            });
        }
        Value::Variant(variant) => letter.say(Element::Biomarkers, &at, how, |p| {
            p.key = variant.gene.clone();
            p.value = variant.change.clone().unwrap_or_else(|| "mutated".to_owned());
        }),
        _ => {}
    }
}

fn is_prognostic(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    let plain = letter.plain();
    let from = plain.floor_char_boundary(at.start.saturating_sub(28));
    plain.get(from..at.start).is_some_and(|before| before.contains("prognostic"))
}

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:figo |ann arbor |lugano |rai |iss |r-iss )?stage (?P<stage>(?:iv|iii|ii|i|[0-4])(?: ?[abc](?:[0-9]|i{1,3})?)?)(?-u:\b)|(?:ipi|cns-ipi|r-ipi|flipi|mipi)(?: score)?(?: of)?[ :=]{1,3}(?P<ipi>[0-5])|(?P<risk>very low|low|favorable intermediate|unfavorable intermediate|favourable intermediate|unfavourable intermediate|intermediate|very high|high|adverse|favorable|standard)[- ]risk(?-u:\b)|(?P<extent>borderline resectable|locally advanced|unresectable|not resectable|resectable|extensive[- ]stage|limited[- ]stage|metastatic|muscle[- ]invasive|non[- ]muscle[- ]invasive|nonmuscle[- ]invasive))")
        .expect("a pattern")
});

/// Stage groups, risk groups and extents in words.
fn risk_groups(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let hits: Vec<_> = GROUP.captures_iter(plain).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        if letter.speech.is_aside(&at) || is_of_others(letter, &at) {
            continue;
        }
        let meant = letter.text.meant(&at);
        if meant.is(TriggerKind::Negated)
            || meant.is(TriggerKind::Conditional)
            || meant.is(TriggerKind::Family)
        {
            continue;
        }
        let how = How { quoted: letter.speech.is_quoted(&at), ..How::STATED };
        let (key, value) = if let Some(stage) = hit.name("stage") {
            let prognostic = is_prognostic(letter, &at);
            (if prognostic { "prognostic group" } else { "group" }, roman(stage.as_str()))
        } else if let Some(ipi) = hit.name("ipi") {
            let name = if whole.as_str().starts_with("cns") { "CNS-IPI" } else { "IPI" };
            (name, ipi.as_str().to_owned())
        } else if let Some(risk) = hit.name("risk") {
            let after = plain.get(at.end..(at.end + 24).min(plain.len())).unwrap_or_default();
            // "Low-risk stage III" is a part of a stage, "high risk of relapse" no group of risk.
            if after.starts_with(" of ")
                || after.starts_with(" for ")
                || after.contains("hpv")
                || after.contains("stage")
                || after.contains("feature")
                || after.contains("site")
                || after.contains("surg")
            {
                continue;
            }
            ("risk", risk.as_str().replace("our", "or"))
        } else if let Some(extent) = hit.name("extent") {
            ("extent", extent.as_str().replace('-', " "))
        } else {
            continue;
        };
        letter.say(Element::Stage, &at, how, |p| {
            p.key = key.to_owned();
            p.value = value;
        });
    }
}

/// `3` and `III`, `iii b` and `IIIB`.
fn roman(stage: &str) -> String {
    let stage = stage.replace(' ', "").to_uppercase();
    let digits = [("4", "IV"), ("3", "III"), ("2", "II"), ("1", "I")];
    match digits.iter().find(|(digit, _)| stage.starts_with(digit)) {
        Some((_, roman)) => format!("{roman}{}", &stage[1..]),
        None => stage,
    }
}

/// Markers whose result is not there yet, or whose test was not made.
fn waiting(letter: &mut Letter<'_>) {
    const PENDING: &[&str] = &[
        "pending",
        "awaited",
        "not back",
        "has been sent",
        "was sent",
        "is sent",
        "outstanding",
        "not yet available",
        "in progress",
        "ordered",
    ];
    const NOT_DONE: &[&str] = &[
        "not performed",
        "not done",
        "not been done",
        "not tested",
        "not been tested",
        "not sent",
        "not available",
        "not been sent",
        "not yet done",
        "not been performed",
        "never done",
        "were not run",
        "was not run",
        "no molecular",
    ];
    let plain = letter.plain();
    let markers: Vec<(Range<usize>, String)> = letter
        .text
        .words
        .biomarkers
        .find(plain)
        .map(|hit| (hit.range, hit.marker.name.clone()))
        .chain(letter.library.opinions.tests.entry.find(plain).filter_map(|(range, phrase)| {
            matches!(
                phrase.key.as_str(),
                "tumor gene panel" | "FISH" | "genomic score" | "germline testing"
            )
            .then(|| (range, phrase.key.clone()))
        }))
        .collect();
    for (at, name) in markers {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let end = statement.range.end.min(at.end + 60);
        let end = plain.floor_char_boundary(end);
        let after = plain.get(at.end..end).unwrap_or_default();
        let value = if PENDING.iter().any(|w| after.contains(w)) {
            "pending"
        } else if NOT_DONE.iter().any(|w| after.contains(w)) {
            "not done"
        } else {
            continue;
        };
        let known =
            letter.opinion.of(Element::Biomarkers).any(|p| p.key == name && !p.value.is_empty());
        if known {
            continue;
        }
        let how = How { quoted: letter.speech.is_quoted(&at), ..How::STATED };
        letter.say(Element::Biomarkers, &at, how, |p| {
            p.key = name;
            p.value = value.to_owned();
        });
    }
}

static CANCER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:cancer|carcinoma|adenoca|tumou?r|lymphoma|leuka?emia|myeloma|melanoma|sarcoma|glioma|glioblastoma|malignan[a-z]+|neoplasm)(?-u:\b)")
        .expect("a pattern")
});

fn cancer(letter: &mut Letter<'_>) {
    let at = CANCER.find_iter(letter.plain()).map(|m| m.range()).find(|at| {
        !letter.speech.is_quoted(at) && !letter.speech.is_aside(at) && !letter.text.meant(at).dead()
    });
    letter.opinion.names_cancer = at.and_then(|at| letter.source(&at));
}
