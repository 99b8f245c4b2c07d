//! What the disease is: type, grade, stage, markers, as the prose readers find them, kept to what this writer says.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Element, Quantity, Stance, Value};
use regex::Regex;

use super::super::elements::ELEMENTS;
use super::super::{Found, Genre};
use super::speech::How;
use super::{Letter, markers, stage_words};

pub(super) fn read(letter: &mut Letter<'_>) {
    let mut found = Vec::new();
    for element in ELEMENTS {
        (element.read)(letter.text, &mut found);
    }
    types(letter);
    for found in &found {
        state(letter, found);
    }
    benign(letter);
    metastasis(letter);
    markers::read(letter);
    stage_words::read(letter);
    gleason(letter);
    grade_words(letter);
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
        if other || is_of_others(letter, &hit.range) || is_of_a_place(letter, &hit.range) {
            continue;
        }
        let quoted = letter.speech.is_quoted_disease(letter.plain(), &hit.range);
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

/// "Sarcoma clinic", "lymphoma practice": where the writer works.
fn is_of_a_place(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    const PLACES: &[&str] = &[
        "clinic",
        "service",
        "center",
        "centre",
        "unit",
        "board",
        "program",
        "team",
        "practice",
        "department",
        "institute",
        "specialist",
        "surgeon",
        "mdt",
        "group",
        "conference",
        "nurse",
        "society",
        "oncolog",
        "foundation",
        "associates",
        "alliance",
        "network",
        "consultants",
        "partners",
        "hospital",
    ];
    let end = letter.plain().floor_char_boundary((at.end + 24).min(letter.plain().len()));
    let after =
        letter.plain().get(at.end..end).unwrap_or_default().trim_start_matches([' ', '/', '&']);
    PLACES.iter().any(|w| after.starts_with(w))
}

static METASTASIS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[a-z]+ )?(?:metastas[ie]s|metastatic (?:disease|lesions?|deposits?|nodules?))(?-u:\b)")
        .expect("a pattern")
});

/// A reading of images that calls a spot a metastasis names no type, and something malignant.
fn metastasis(letter: &mut Letter<'_>) {
    if letter.opinion.speaks_of(Element::Histology) || letter.text.genre != Genre::Imaging {
        return;
    }
    let hit = METASTASIS.find_iter(letter.plain()).map(|m| m.range()).find(|at| {
        let meant = letter.text.meant(at);
        !letter.speech.is_quoted(at)
            && !letter.speech.is_aside(at)
            && !meant.is(TriggerKind::Negated)
            && !meant.is(TriggerKind::Conditional)
    });
    if let Some(at) = hit {
        letter.say(Element::Histology, &at, How::STATED, |p| {
            p.key = "8000/6".to_owned();
            p.class = "general".to_owned();
            p.value = "metastasis".to_owned();
        });
    }
}

static BENIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:is|are|was|were|as|an?|entirely|completely|clearly) (?:entirely |clearly |a |an )?benign|no cancer (?:to treat|was found|is seen|cells)|(?:is|are) not (?:a |an )?(?:cancer|malignan[a-z]+)|non-?cancerous|no (?:evidence of )?malignancy(?: is seen| was found)?)")
        .expect("a pattern")
});

/// Benign in so many words, where no tumour type stands undenied.
fn benign(letter: &mut Letter<'_>) {
    let types: Vec<(String, Stance)> =
        letter.opinion.of(Element::Histology).map(|p| (p.class.clone(), p.stance)).collect();
    let stands = types.iter().any(|(class, stance)| {
        *stance == Stance::Stated && !types.iter().any(|(c, s)| *s == Stance::Against && c == class)
    });
    let hit = BENIGN
        .find_iter(letter.plain())
        .map(|m| m.range())
        .find(|at| !letter.speech.is_quoted(at) && !letter.speech.is_aside(at));
    if let Some(at) = hit.filter(|_| !stands) {
        letter
            .opinion
            .points
            .retain(|(e, p)| *e != Element::Histology || p.stance == Stance::Against);
        letter.say(Element::Histology, &at, How::STATED, |p| {
            p.key = "8000/0".to_owned();
            p.class = "benign".to_owned();
            p.value = "benign".to_owned();
        });
    }
}

/// "Melanoma guideline", "lung cancers a year": of people in general.
pub(super) fn is_of_others(letter: &Letter<'_>, at: &Range<usize>) -> bool {
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
            let prognostic = stage.group.is_some() && stage_words::is_prognostic(letter, &at);
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
            if let Some((gene, change)) = named_variant(letter, &at, &marker.name) {
                letter.say(Element::Biomarkers, &at, how, |p| {
                    p.key = gene;
                    p.value = change;
                });
                return;
            }
            let number = marker.value.as_ref().and_then(Quantity::number);
            let words = match &marker.value {
                Some(Quantity::Words(words)) => Some(words.clone()),
                // "ER 0%": nothing stains.
                _ if number == Some(0.0) && ["ER", "PR"].contains(&marker.name.as_str()) => {
                    Some("negative".to_owned())
                }
                _ => None,
            };
            // The gene and the protein of one name are two tests.
            const BOTH: &[&str] = &["MYC", "BCL2", "BCL6", "ALK"];
            let gene = BOTH.contains(&marker.name.as_str())
                && number.is_none()
                && is_of_the_gene(letter, &at);
            letter.say(Element::Biomarkers, &at, how, |p| {
                p.key = if gene {
                    format!("{} rearrangement", marker.name)
                } else {
                    marker.name.clone()
                };
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

fn is_of_the_gene(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    let Some(statement) = letter.speech.statement(at.start) else { return false };
    let said = letter.plain().get(statement.range.clone()).unwrap_or_default();
    ["rearrang", "fish", "fusion", "transloc", "hit"].iter().any(|w| said.contains(w))
}

/// "KRAS G12V, STK11 wild-type": a change that stands alone before a comma is found, whatever follows is of
/// another gene.
fn named_variant(letter: &Letter<'_>, at: &Range<usize>, name: &str) -> Option<(String, String)> {
    let (gene, change) = name.split_once(' ')?;
    let variant = change.len() > 2
        && change.bytes().any(|b| b.is_ascii_digit())
        && change.bytes().all(|b| b.is_ascii_alphanumeric());
    let statement = letter.speech.statement(at.start)?;
    let said = letter.plain().get(statement.range.clone())?;
    let low = name.to_lowercase();
    let end = said.find(&low)? + low.len();
    let alone = said.get(end..)?.starts_with([',', ';', '.']);
    (variant && alone).then(|| (gene.to_owned(), change.to_owned()))
}

static GRADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:who |figo |histologic |nuclear |isup |fnclcc )?(?:grades?|gr\.?)[ :]{1,2}(?P<n>[1-4]|iv|iii|ii|i|one|two|three|four)(?P<to> ?(?:-|to|/) ?[1-3](?:a|b)?)?(?-u:\b)|(?P<rough>hg|lg|hgsc|hgsoc|lgsc|lgsoc) ?(?:pta|pt1|ta|t1|urothelial|uc(?-u:\b)|tcc(?-u:\b)|serous|puc|papillary|ca(?-u:\b)|carcinoma|sarcoma|glioma|upsc|tumor|tumour|bladder|muscle|[,.;)])|(?P<short>nuclear g|g)(?P<code>[1-4])(?P<pregnancies> ?p[0-9])?(?-u:\b)|(?P<nuclear>high|low) nuclear grade|(?:is|are|was|were) (?:of )?(?P<said>high|low)[ -]grade(?-u:\b)|(?P<mid>intermediate(?: nuclear)?[ -]grade|(?:nuclear )?grade[ :]{1,2}intermediate)|(?P<d>well|mod(?:erately|erate)?|poorly)[ .-]{1,2}(?:diff(?-u:\b)|differentiated))")
        .expect("a pattern")
});

/// Grades in short and in ranges, where the readers of reports found none.
fn grade_words(letter: &mut Letter<'_>) {
    if letter.opinion.speaks_of(Element::Grade) {
        return;
    }
    const OTHERS: &[&str] = &[
        "neuropathy",
        "toxicity",
        "pneumonitis",
        "dysplasia",
        "mucositis",
        "diarrhea",
        "or higher",
    ];
    let plain = letter.plain();
    let hits: Vec<_> = GRADE.captures_iter(plain).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        let end = plain.floor_char_boundary((at.end + 24).min(plain.len()));
        let after = plain.get(at.end..end).unwrap_or_default();
        let dead = letter.text.meant(&at).dead() || letter.speech.is_aside(&at);
        let above = plain.get(..at.start).is_some_and(|before| before.ends_with("above "));
        if dead || above || OTHERS.iter().any(|w| after.contains(w)) {
            continue;
        }
        let (key, value) = match (hit.name("n"), hit.name("d")) {
            (Some(n), _) => {
                let to = hit.name("to").map_or("", |t| t.as_str());
                ("histologic grade", format!("{}{to}", number_of(n.as_str())))
            }
            (_, Some(d)) => {
                let degree = match d.as_str().get(..1) {
                    Some("w") => "well",
                    Some("m") => "moderate",
                    _ => "poor",
                };
                ("differentiation", degree.to_owned())
            }
            _ if hit.name("mid").is_some() => ("grade", "intermediate".to_owned()),
            _ => match (
                hit.name("rough").or(hit.name("nuclear")).or(hit.name("said")),
                hit.name("code"),
            ) {
                (Some(rough), _) => {
                    let high = rough.as_str().starts_with('h');
                    ("grade", if high { "high" } else { "low" }.to_owned())
                }
                // A stage's letter in capitals; "G2 P2" counts children.
                (None, Some(code)) if hit.name("pregnancies").is_none() && is_code(letter, &at) => {
                    ("histologic grade", code.as_str().to_owned())
                }
                _ => continue,
            },
        };
        let quoted = letter.speech.is_quoted(&at);
        letter.say(Element::Grade, &at, How { quoted, ..How::STATED }, |p| {
            p.key = key.to_owned();
            p.value = value;
        });
    }
}

fn is_code(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    letter.text.view.written(at.clone()).starts_with('G')
}

static GLEASON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:gleason[^.;0-9]{0,16}(?:(?:[6-9]|10) ?[(=:, ]{1,3})?(?P<a>[3-5]) ?\+ ?(?P<b>[3-5])|(?-u:\b)(?P<a2>[3-5]) ?\+ ?(?P<b2>[3-5]) ?= ?(?:[6-9]|10)(?-u:\b)|(?:grade group|isup grade group|isup grade|gg|isup)[ :=]{0,3}(?P<g>[1-5])(?-u:\b))").expect("a pattern")
});

/// Gleason scores of the writer's own, where the reader of reports saw only another's.
fn gleason(letter: &mut Letter<'_>) {
    if letter.opinion.of(Element::Grade).any(|p| p.key == "Gleason" || p.key == "Grade Group") {
        return;
    }
    let hits: Vec<_> = GLEASON.captures_iter(letter.plain()).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        let meant = letter.text.meant(&at);
        if letter.speech.is_quoted(&at) || letter.speech.is_aside(&at) || meant.dead() {
            continue;
        }
        let (a, b) = (hit.name("a").or(hit.name("a2")), hit.name("b").or(hit.name("b2")));
        let (key, value) = match (a, b, hit.name("g")) {
            (Some(a), Some(b), _) => ("Gleason", format!("{}+{}", a.as_str(), b.as_str())),
            (_, _, Some(g)) => ("Grade Group", g.as_str().to_owned()),
            _ => continue,
        };
        letter.say(Element::Grade, &at, How::STATED, |p| {
            p.key = key.to_owned();
            p.value = value;
        });
    }
}

fn number_of(roman: &str) -> &str {
    match roman {
        "i" => "1",
        "ii" => "2",
        "iii" => "3",
        "iv" => "4",
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        digit => digit,
    }
}

static CANCER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)[a-z]*(?:cancers?|carcinomas?|adenoca|tumou?rs?|lymphoma|leuka?emia|myeloma|melanoma|sarcoma|glioma|glioblastoma|malignan[a-z]+|neoplasm)(?-u:\b)")
        .expect("a pattern")
});

fn cancer(letter: &mut Letter<'_>) {
    let at = CANCER.find_iter(letter.plain()).map(|m| m.range()).find(|at| {
        !letter.speech.is_quoted(at) && !letter.speech.is_aside(at) && !letter.text.meant(at).dead()
    });
    // "Kidney cancer" and no more: the type is named as far as it goes.
    if let Some(at) = at.clone().filter(|_| !letter.opinion.speaks_of(Element::Histology)) {
        let from = letter
            .plain()
            .get(..at.start)
            .and_then(|t| t.trim_end().rfind(' '))
            .map_or(at.start, |b| b + 1);
        let words = letter.plain().get(from..at.end).unwrap_or_default().to_owned();
        if words.ends_with("cancer") && words.contains(' ') {
            letter.say(Element::Histology, &at, How::STATED, |p| {
                p.key = "8000/3".to_owned();
                p.class = "general".to_owned();
                p.value = words;
            });
        }
    }
    letter.opinion.names_cancer = at.and_then(|at| letter.source(&at));
}
