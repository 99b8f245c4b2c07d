//! Observations of the cancer itself, told by their codes: stage, markers, performance status, size, side.

use knowledge::vocabulary::OncologyElement as Element;
use record::{
    Biomarker, Gleason, Laterality, Nodes, PerformanceStatus, Quantity, Stage, StageBasis,
    TumourSize, Value,
};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Reported, Words, system_uri};
use crate::formats::ccda::sections::{generic, results};
use crate::formats::ccda::statement::{Context, Line, Prefer, Standing, say, state, write_line};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

/// Reads an observation whose code is one of the list; `false` where it is not, or says no value.
pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let Some(code) = node.child("code").filter(|_| node.is("observation")) else { return false };
    let concept = Concept::of(code, out);
    let own = concept.code.map(|code| (code, concept.system));
    let translated = concept.translations.iter().map(|(code, system, _)| (*code, *system));
    let library = out.tools.library;
    let found = own.into_iter().chain(translated).find_map(|(code, system)| {
        let uri = system_uri(system?, out);
        let entry = library.vocabulary.oncology_codes.of(&uri, code)?;
        Some((entry.what, entry.basis, entry.name.clone(), entry.method.clone()))
    });
    let Some((what, basis, name, method)) = found else { return false };
    let Some(reported) = node.child("value").and_then(|v| Reported::of(v, out)) else {
        return false;
    };
    let value = value_of(out, node, what, &reported, basis, name, method);
    let (Some(value), Some(said)) = (value, say(out, context, node, &concept, Prefer::Code)) else {
        return false;
    };
    let period = Period::effective(node, out);
    let words = Words { text: reported.words.clone(), pointer: reported.pointer.clone() };
    let line = Line::new().and("", Some(words)).period(&period);
    let standing = Standing::of(node);
    if standing != Standing::Stated {
        write_line(out, node, &said, line.standing(standing));
        return true;
    }
    let date = period.start().or_else(|| results::panel_date(out, node));
    state(out, context, node, &said, line, value, date);
    true
}

fn value_of(
    out: &Transcript<'_>,
    node: Node<'_, '_>,
    what: Element,
    reported: &Reported,
    basis: Option<StageBasis>,
    name: Option<String>,
    method: Option<String>,
) -> Option<Value> {
    let stage = |part: fn(String) -> Stage| -> Option<Value> {
        let (category, prefix) = category(&reported.words)?;
        Some(Stage { basis: basis.or(prefix), ..part(category) }.into())
    };
    let count = || whole_number(&reported.value);
    match what {
        Element::StageT => stage(|t| Stage { t: Some(t), ..Stage::default() }),
        Element::StageN => stage(|n| Stage { n: Some(n), ..Stage::default() }),
        Element::StageM => stage(|m| Stage { m: Some(m), ..Stage::default() }),
        Element::StageGroup => {
            let group = Some(stage_group(&reported.words)?);
            Some(Stage { basis, group, ..Stage::default() }.into())
        }
        Element::Biomarker => Some(biomarker(reported, name?, method).into()),
        Element::PerformanceStatus => {
            let value = first_number(&reported.words)?;
            Some(PerformanceStatus { scale: name, value }.into())
        }
        Element::Size => Some(TumourSize { mm: Some(millimetres(reported)?) }.into()),
        Element::Laterality => {
            let codes = &out.tools.library.vocabulary.oncology_codes;
            let side = reported.code.as_deref().and_then(|code| codes.side(code));
            let side = side.or_else(|| generic::side(out, node).map(|(side, _)| side))?;
            Some(Laterality { side: Some(side) }.into())
        }
        Element::NodesExamined => {
            Some(Nodes { examined: Some(count()?), ..Nodes::default() }.into())
        }
        Element::NodesPositive => {
            Some(Nodes { positive: Some(count()?), ..Nodes::default() }.into())
        }
        Element::GleasonPrimary => {
            Some(Gleason { primary: Some(grade(&reported.words)?), ..Gleason::default() }.into())
        }
        Element::GleasonSecondary => {
            Some(Gleason { secondary: Some(grade(&reported.words)?), ..Gleason::default() }.into())
        }
        Element::GradeGroup => Some(
            Gleason { grade_group: Some(grade(&reported.words)?), ..Gleason::default() }.into(),
        ),
    }
}

/// `cT2`, `pN1a`, "American Joint Committee on Cancer cM0 (qualifier value)": the category without its
/// prefix, and what the prefix says.
fn category(words: &str) -> Option<(String, Option<StageBasis>)> {
    words.split(|c: char| !(c.is_alphanumeric() || matches!(c, '(' | ')' | '+'))).find_map(|word| {
        let letter = word.find(['T', 'N', 'M'])?;
        let (prefix, category) = word.split_at(letter);
        let basis = match prefix {
            "" => None,
            "c" => Some(StageBasis::Clinical),
            "p" => Some(StageBasis::Pathological),
            "yp" | "yc" => Some(StageBasis::PostTherapy),
            _ => return None,
        };
        let second = category[1..].chars().next()?;
        let plausible =
            second.is_ascii_digit() || category[1..].starts_with('X') || category == "Tis";
        (plausible && category.len() <= 8).then(|| (category.to_owned(), basis))
    })
}

/// `IIA` in "Stage IIA", "IIA" or "AJCC stage IIA (qualifier value)".
fn stage_group(words: &str) -> Option<String> {
    let is_group = |word: &&str| {
        let roman = word.trim_end_matches(|c: char| matches!(c, 'A'..='D' | '1'..='3'));
        matches!(roman, "0" | "I" | "II" | "III" | "IV") && !word.is_empty()
    };
    let mut found = words.split(|c: char| !c.is_alphanumeric()).filter(is_group);
    let (group, None) = (found.next()?, found.next()) else { return None };
    Some(group.to_owned())
}

fn biomarker(reported: &Reported, name: String, method: Option<String>) -> Biomarker {
    let said = reported.words.to_lowercase();
    let result = match said.split(|c: char| !c.is_alphanumeric()).next() {
        Some("positive" | "present" | "detected") => Some("positive"),
        Some("negative" | "absent") => Some("negative"),
        Some("equivocal" | "indeterminate") => Some("equivocal"),
        Some("not") if said.starts_with("not detected") => Some("negative"),
        _ => None,
    };
    let value = result.is_none().then(|| reported.value.clone());
    Biomarker {
        name,
        result: result.map(str::to_owned),
        value,
        unit: reported.unit.clone(),
        method,
    }
}

/// The number of a scale: `1`, "ECOG 1", "Grade 1: restricted in …".
fn first_number(words: &str) -> Option<String> {
    let digits = words.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
    (digits.len() <= 3).then(|| digits.to_owned())
}

fn grade(words: &str) -> Option<u8> {
    first_number(words)?.parse().ok().filter(|grade| (1..=5).contains(grade))
}

fn whole_number(value: &Quantity) -> Option<u32> {
    let number = value.number()?;
    (number.fract() == 0.0 && (0.0..1000.0).contains(&number)).then_some(number as u32)
}

fn millimetres(reported: &Reported) -> Option<f64> {
    let number = reported.value.number()?;
    match reported.unit.as_deref()? {
        "mm" => Some(number),
        "cm" => Some(number * 10.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_taken_from_its_name_and_not_from_words_around_it() {
        let cases = [
            ("cT2", Some(("T2", Some(StageBasis::Clinical)))),
            (
                "American Joint Committee on Cancer cM0 (qualifier value)",
                Some(("M0", Some(StageBasis::Clinical))),
            ),
            ("ypN1a", Some(("N1a", Some(StageBasis::PostTherapy)))),
            ("N0(sn)", Some(("N0(sn)", None))),
            ("TX", Some(("TX", None))),
            ("Not applicable", None),
            ("Tumor", None),
        ];
        for (words, expected) in cases {
            let found = category(words);
            assert_eq!(found.as_ref().map(|(c, b)| (c.as_str(), *b)), expected, "{words}");
        }
    }

    #[test]
    fn a_stage_group_is_taken_only_where_one_is_named() {
        assert_eq!(stage_group("Stage IIA").as_deref(), Some("IIA"));
        assert_eq!(stage_group("AJCC stage IV (qualifier value)").as_deref(), Some("IV"));
        assert_eq!(stage_group("Stage I or II"), None);
        assert_eq!(stage_group("unknown"), None);
    }
}
