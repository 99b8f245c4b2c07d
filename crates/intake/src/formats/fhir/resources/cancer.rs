//! Observations that say something of the cancer, by their code: stage, marker, grade, size, nodes, variant,
//! performance status. The codes are `knowledge/vocabulary/oncology-codes.toml` and `fhir-codes.toml`.

use knowledge::Vocabulary;
use knowledge::vocabulary::{FhirSays, OncologyCode, OncologyElement as Element};
use record::{
    Biomarker, Gleason, Grade, Histology, Laterality, Nodes, PerformanceStatus, Side, Stage,
    TumourSize, Value, Variant,
};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::{At, Coded};
use super::super::sheet::Sheet;
use super::super::staging::{self, Category};
use super::observation::{Answer, Result, answer, keep};

/// States what a result says of the cancer; `false` where it says nothing of it that is understood.
pub(super) fn read(
    result: &Result<'_>,
    entry: &Entry<'_>,
    bundle: &Bundle<'_>,
    sheet: &mut Sheet<'_>,
) -> bool {
    let vocabulary = &sheet.library.vocabulary;
    let coded = meaning(&result.code, vocabulary);
    let what = coded.map(|c| c.what).or_else(|| by_profile(&entry.at));
    let Some(what) = what else { return other(result, entry, sheet) };
    let Some(given) = &result.value else { return false };
    let part = match what {
        Element::StageT => Some(Part::One(Category::T)),
        Element::StageN => Some(Part::One(Category::N)),
        Element::StageM => Some(Part::One(Category::M)),
        Element::StageGroup => Some(Part::Group),
        _ => None,
    };
    if let Some(part) = part {
        return stage(result, coded, part, given, entry, bundle, sheet);
    }
    let answers = given.coded.iter().flat_map(|c| &c.codes);
    let answered = answers.filter_map(|c| vocabulary.fhir_codes.answer(c.code)).next();
    match value(what, result, coded, given, answered) {
        Some((value, rule)) => {
            let draft = sheet.state(value, rule, &result.name);
            keep(sheet, draft, result);
            true
        }
        None => false,
    }
}

/// What a code of either list means.
fn meaning<'v>(code: &Coded<'_>, vocabulary: &'v Vocabulary) -> Option<&'v OncologyCode> {
    let codes = &vocabulary.oncology_codes;
    code.codes.iter().find_map(|c| codes.of(c.system.unwrap_or("http://loinc.org"), c.code))
}

/// mCODE names the profile where the code is one we do not list.
fn by_profile(at: &At<'_>) -> Option<Element> {
    let coded = at.path("valueCodeableConcept").is_some();
    let profiles = [
        ("primary-tumor-category", Element::StageT),
        ("regional-nodes-category", Element::StageN),
        ("distant-metastases-category", Element::StageM),
        ("stage-group", Element::StageGroup),
        ("tumor-marker-test", Element::Biomarker),
    ];
    let found = profiles.into_iter().find(|(name, _)| at.has_profile(name))?.1;
    (found != Element::Biomarker || coded).then_some(found)
}

/// The value of everything but a stage.
fn value(
    what: Element,
    result: &Result<'_>,
    coded: Option<&OncologyCode>,
    given: &Answer<'_>,
    answered: Option<&str>,
) -> Option<(Value, &'static str)> {
    let words = given.text();
    Some(match what {
        Element::PerformanceStatus => {
            let value = scale_value(answered, &words)?;
            let scale = coded.and_then(|c| c.name.clone());
            (PerformanceStatus { scale, value }.into(), "fhir.observation.performance-status")
        }
        Element::Biomarker => {
            (biomarker(result, coded, given, answered), "fhir.observation.biomarker")
        }
        Element::Size => {
            (TumourSize { mm: Some(millimetres(given)?) }.into(), "fhir.observation.size")
        }
        Element::NodesExamined => {
            let fact = Nodes { examined: Some(count(given)?), ..Nodes::default() };
            (fact.into(), "fhir.observation.nodes")
        }
        Element::NodesPositive => {
            let fact = Nodes { positive: Some(count(given)?), ..Nodes::default() };
            (fact.into(), "fhir.observation.nodes")
        }
        Element::GleasonPrimary => {
            let fact = Gleason { primary: Some(pattern(given)?), ..Gleason::default() };
            (fact.into(), "fhir.observation.gleason")
        }
        Element::GleasonSecondary => {
            let fact = Gleason { secondary: Some(pattern(given)?), ..Gleason::default() };
            (fact.into(), "fhir.observation.gleason")
        }
        Element::GradeGroup => {
            let fact = Gleason { grade_group: Some(pattern(given)?), ..Gleason::default() };
            (fact.into(), "fhir.observation.gleason")
        }
        Element::Laterality => {
            let fact = Laterality { side: Some(Side::named_in(&words)?.0) };
            (fact.into(), "fhir.observation.laterality")
        }
        Element::StageT | Element::StageN | Element::StageM | Element::StageGroup => return None,
    })
}

/// What only FHIR's own list knows.
fn other(result: &Result<'_>, entry: &Entry<'_>, sheet: &mut Sheet<'_>) -> bool {
    let codes = &sheet.library.vocabulary.fhir_codes;
    let says = result.code.codes.iter().find_map(|c| codes.observation(c.code));
    let genomic = || entry.at.has_profile("genomic-variant").then_some(FhirSays::Variant);
    let words = result.value.as_ref().map(Answer::text);
    let (value, rule): (Value, _) = match (says.or_else(genomic), words) {
        (Some(FhirSays::Variant), _) => return variant(result, sheet),
        (Some(FhirSays::Grade), Some(value)) => {
            let system = result.at.concept("method").map(|m| m.words.to_text());
            (Grade { system, value }.into(), "fhir.observation.grade")
        }
        (Some(FhirSays::Histology), Some(text)) => {
            let coded = result.value.as_ref().and_then(|v| v.coded.as_ref());
            let icd_o_3 = coded.and_then(|c| c.code_in("icd-o"));
            (Histology { text, icd_o_3 }.into(), "fhir.observation.histology")
        }
        (Some(FhirSays::Gleason), Some(words)) => match patterns(&words) {
            Some(fact) => (fact.into(), "fhir.observation.gleason"),
            None => return false,
        },
        _ => return false,
    };
    let draft = sheet.state(value, rule, &result.name);
    keep(sheet, draft, result);
    true
}

/// Which part of a stage an observation holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    One(Category),
    Group,
}

/// A stage group together with the categories that belong to it, or one category by itself.
fn stage(
    result: &Result<'_>,
    coded: Option<&OncologyCode>,
    part: Part,
    given: &Answer<'_>,
    entry: &Entry<'_>,
    bundle: &Bundle<'_>,
    sheet: &mut Sheet<'_>,
) -> bool {
    let mut fact = Stage { basis: coded.and_then(|c| c.basis), ..Stage::default() };
    let words = given.text();
    let said = match part {
        Part::One(which) => staging::fill(&mut fact, which, &words),
        Part::Group => staging::fill_group(&mut fact, &words) | fill_all(&mut fact, &words),
    };
    if !said {
        return false;
    }
    if let Some(method) = entry.at.concept("method") {
        staging::fill_method(&mut fact, &method.words.text);
    } else if words.contains("AJCC") || words.contains("American Joint Committee on Cancer") {
        staging::fill_method(&mut fact, &words);
    }
    let parts = if part == Part::Group { members(entry, bundle) } else { Vec::new() };
    let draft = sheet.state(fact, "fhir.observation.stage", &result.name);
    keep(sheet, draft.of(result.at.pointer(), parts), result);
    true
}

/// The observations that a stage group lists as its members: the categories.
fn members(entry: &Entry<'_>, bundle: &Bundle<'_>) -> Vec<String> {
    let related = entry.at.each("related").into_iter().filter_map(|r| r.get("target"));
    let listed = entry.at.each("hasMember").into_iter().chain(related);
    let found = listed.filter_map(|reference| bundle.resolve(&reference, &entry.holder));
    found.map(|member| member.pointer().to_owned()).collect()
}

/// Every category and the group that the words hold; whether there was one.
pub(super) fn fill_all(fact: &mut Stage, words: &str) -> bool {
    let categories = [Category::T, Category::N, Category::M];
    let any = categories.into_iter().fold(false, |any, c| staging::fill(fact, c, words) | any);
    staging::fill_group(fact, words) | any
}

fn biomarker(
    result: &Result<'_>,
    coded: Option<&OncologyCode>,
    given: &Answer<'_>,
    answered: Option<&str>,
) -> Value {
    let words = given.text();
    let plain = words.to_lowercase();
    let plain = plain.split(['(', ',']).next().unwrap_or_default().trim().to_owned();
    let known = ["positive", "negative", "equivocal", "indeterminate"];
    let said = answered.or_else(|| known.into_iter().find(|k| *k == plain));
    let method = result.at.concept("method").map(|m| m.words.to_text());
    Biomarker {
        name: coded.and_then(|c| c.name.clone()).unwrap_or_else(|| result.code.words.to_text()),
        result: said.map(str::to_owned),
        value: said.is_none().then(|| given.quantity.clone()),
        unit: given.unit(),
        method: method.or_else(|| coded.and_then(|c| c.method.clone())),
    }
    .into()
}

/// `ECOG 0`, `1`, `Karnofsky 80`: a coded answer or the only number in the words.
fn scale_value(answered: Option<&str>, words: &str) -> Option<String> {
    if let Some(value) = answered {
        return Some(value.to_owned());
    }
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let value = numbers.next()?;
    numbers.next().is_none().then(|| value.to_owned())
}

fn millimetres(given: &Answer<'_>) -> Option<f64> {
    let number = given.quantity.number()?;
    match given.unit()?.trim() {
        "mm" => Some(number),
        "cm" => Some(number * 10.0),
        _ => None,
    }
}

fn count(given: &Answer<'_>) -> Option<u32> {
    let number = given.quantity.number()?;
    (number.fract() == 0.0 && (0.0..1000.0).contains(&number)).then_some(number as u32)
}

/// A Gleason pattern or grade group by itself.
fn pattern(given: &Answer<'_>) -> Option<u8> {
    let number = match given.quantity.number() {
        Some(_) => count(given).and_then(|n| u8::try_from(n).ok()),
        None => scale_value(None, &given.text()).and_then(|n| n.parse().ok()),
    };
    number.filter(|n| (1..=5).contains(n))
}

/// `3+4=7`, `Gleason score 4 + 3`.
fn patterns(words: &str) -> Option<Gleason> {
    let pattern = |n: &str| n.trim().parse::<u8>().ok().filter(|n| (1..=5).contains(n));
    let (before, after) = words.split_once('+')?;
    let before = before.trim_end().rsplit(' ').next()?;
    let after = after.trim_start().split([' ', '=', ')']).next()?;
    let (primary, secondary) = (Some(pattern(before)?), Some(pattern(after)?));
    Some(Gleason { primary, secondary, grade_group: None })
}

/// Whether the components of a result are the parts of one statement about a variant.
pub(super) fn is_variant(result: &Result<'_>, entry: &Entry<'_>, sheet: &Sheet<'_>) -> bool {
    let codes = &sheet.library.vocabulary.fhir_codes;
    entry.at.has_profile("genomic-variant")
        || result.code.codes.iter().any(|c| codes.observation(c.code) == Some(FhirSays::Variant))
}

/// A genomic variant, whose gene and change stand in components (LOINC, as in HL7 genomics reporting).
fn variant(result: &Result<'_>, sheet: &mut Sheet<'_>) -> bool {
    let parts = result.at.each("component");
    let find = |code: &str| {
        let part = parts.iter().find(|p| p.concept("code").is_some_and(|c| c.has(code)))?;
        answer(part)
    };
    let Some(gene) = find("48018-6").map(|g| g.text()) else { return false };
    let absent = result.value.as_ref().and_then(|v| v.coded.as_ref());
    if absent.is_some_and(|c| c.has("LA9634-2") || c.words.lower() == "absent") {
        return false;
    }
    let change = find("48005-3").or_else(|| find("48004-6")).map(|c| c.text());
    let fact = Variant {
        gene,
        change,
        class: find("53037-8").map(|c| c.text()),
        allele_fraction: find("81258-6").and_then(|f| f.quantity.number()),
        origin: find("48002-0").map(|o| o.text()),
    };
    let draft = sheet.state(fact, "fhir.observation.variant", &result.name);
    keep(sheet, draft, result);
    true
}
