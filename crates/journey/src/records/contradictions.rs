//! What cannot both be so. Contradicting facts stay side by side in the chart; a finding ties them.
//!
//! What counts as a contradiction stands in `knowledge/rules/contradictions.toml`.

use std::collections::BTreeMap;

use knowledge::Library;
use record::{
    Biomarker, Chart, ChartFact, Finding, FindingCode, Side, Stage, StageBasis, Standing, Subject,
    Value,
};

use super::retold;

/// A finding for each contradiction among the facts that are stated plainly.
pub(super) fn find(chart: &Chart, library: &Library) -> Vec<Finding> {
    let rules = &library.rules.contradictions;
    let stated: Vec<&ChartFact> = chart.facts.iter().filter(|f| is_stated(f)).collect();
    let mut findings = Vec::new();
    findings.extend(laterality(&stated));
    findings.extend(biomarkers(&stated, &rules.biomarker));
    for (name, sides) in retold::percentages(&stated, chart, &rules.retold, &rules.biomarker) {
        findings.push(conflict(FindingCode::ConflictBiomarker, &sides).with("name", name));
    }
    let scores = retold::gleason(&stated, chart, &rules.retold);
    findings.extend(scores.map(|sides| conflict(FindingCode::ConflictGleason, &sides)));
    findings.extend(histology(&stated, &rules.histology));
    findings.extend(stages(&stated, &rules.stage));
    findings.extend(nodes(&stated));
    findings.extend(allergies(&stated, &rules.allergy));
    findings.extend(blood_type(&stated));
    findings
}

fn is_stated(fact: &ChartFact) -> bool {
    fact.fact.doubt.is_none()
        && fact.fact.subject == Subject::Patient
        && !matches!(fact.standing, Standing::Hidden | Standing::SaidWrong)
}

/// The facts of one kind, as that kind.
fn of<'a, T>(
    stated: &[&'a ChartFact],
    pick: impl Fn(&'a Value) -> Option<T>,
) -> Vec<(&'a ChartFact, T)> {
    stated.iter().filter_map(|f| Some((*f, pick(&f.fact.value)?))).collect()
}

/// One finding over all facts that take part; the words are what each side says.
fn conflict(code: FindingCode, sides: &[(&ChartFact, String)]) -> Finding {
    let mut said: Vec<&str> = Vec::new();
    let mut finding = Finding::new(code);
    for (fact, words) in sides {
        if !said.contains(&words.as_str()) {
            said.push(words);
        }
        finding = finding.about_fact(fact.id);
        for document in fact.fact.sources().iter().filter_map(record::Source::document) {
            finding = finding.in_document(document);
        }
    }
    let detail = said.join(" / ");
    finding.with("detail", detail)
}

fn laterality(stated: &[&ChartFact]) -> Option<Finding> {
    let sides = of(stated, |v| match v {
        Value::Laterality(l) => l.side,
        _ => None,
    });
    let has = |side| sides.iter().any(|(_, s)| *s == side);
    if !(has(Side::Left) && has(Side::Right)) || has(Side::Bilateral) {
        return None;
    }
    let words: Vec<_> = sides
        .iter()
        .filter_map(|(fact, side)| match side {
            Side::Left => Some((*fact, "left".to_owned())),
            Side::Right => Some((*fact, "right".to_owned())),
            Side::Bilateral | Side::Midline => None,
        })
        .collect();
    Some(conflict(FindingCode::ConflictLaterality, &words))
}

fn biomarkers(stated: &[&ChartFact], rule: &knowledge::rules::BiomarkerRule) -> Vec<Finding> {
    let mut by_name: BTreeMap<&str, Vec<(&ChartFact, &Biomarker, &str)>> = BTreeMap::new();
    let all = of(stated, |v| match v {
        Value::Biomarker(b) => Some((b, b.result.as_deref()?)),
        _ => None,
    });
    for (fact, (marker, result)) in all {
        by_name.entry(rule.compared_as(&marker.name)).or_default().push((fact, marker, result));
    }
    let mut findings = Vec::new();
    for (name, markers) in by_name {
        let settled = markers.iter().any(|(_, m, result)| {
            *result != "equivocal"
                && (rule.settles(&m.name) || m.method.as_deref().is_some_and(|m| rule.settles(m)))
        });
        let opposed = |a: &str, b: &str| {
            rule.are_opposed(a, b) && !(settled && (a == "equivocal" || b == "equivocal"))
        };
        let in_conflict: Vec<_> = markers
            .iter()
            .filter(|(_, _, result)| markers.iter().any(|(_, _, other)| opposed(result, other)))
            .map(|(fact, _, result)| (*fact, (*result).to_owned()))
            .collect();
        if !in_conflict.is_empty() {
            findings
                .push(conflict(FindingCode::ConflictBiomarker, &in_conflict).with("name", name));
        }
    }
    findings
}

fn histology(stated: &[&ChartFact], rule: &knowledge::rules::HistologyRule) -> Option<Finding> {
    let types = of(stated, |v| match v {
        Value::Histology(h) => Some((rule.family(h.icd_o_3.as_deref()?)?, h.text.as_str())),
        _ => None,
    });
    let (_, (first, _)) = types.first()?;
    if types.iter().all(|(_, (family, _))| family == first) {
        return None;
    }
    // Two types in one report are two findings of one tumour, or two tumours: no contradiction.
    let together = types
        .iter()
        .any(|(a, (x, _))| types.iter().any(|(b, (y, _))| x != y && shares_document(a, b)));
    let words: Vec<_> = types.iter().map(|(fact, (_, text))| (*fact, (*text).to_owned())).collect();
    (!together).then(|| conflict(FindingCode::ConflictHistology, &words))
}

fn shares_document(a: &ChartFact, b: &ChartFact) -> bool {
    a.fact.passages().any(|p| b.fact.passages().any(|q| p.document() == q.document()))
}

fn stages(stated: &[&ChartFact], rule: &knowledge::rules::StageRule) -> Option<Finding> {
    let stages = of(stated, |v| match v {
        Value::Stage(s) if s.basis == Some(StageBasis::Pathological) => Some(s),
        _ => None,
    });
    let differ = |a: &Option<String>, b: &Option<String>| {
        a.as_deref().zip(b.as_deref()).is_some_and(|(a, b)| rule.are_opposed(a, b))
    };
    let opposed = |a: &Stage, b: &Stage| differ(&a.t, &b.t) || differ(&a.n, &b.n);
    let in_conflict: Vec<_> = stages
        .iter()
        .filter(|(f, s)| stages.iter().any(|(g, t)| opposed(s, t) && !shares_document(f, g)))
        .map(|(fact, s)| {
            // The M of a line after surgery is often a clinical one (`pT3 pN1a cM0`), and not compared.
            let parts = [&s.t, &s.n].into_iter().flatten().map(|p| format!("p{p}"));
            (*fact, parts.collect::<Vec<_>>().join(" "))
        })
        .collect();
    (!in_conflict.is_empty()).then(|| conflict(FindingCode::ConflictStage, &in_conflict))
}

/// The same nodes counted, another number of them with cancer.
fn nodes(stated: &[&ChartFact]) -> Option<Finding> {
    let counts = of(stated, |v| match v {
        Value::Nodes(n) => n.examined.zip(n.positive),
        _ => None,
    });
    let opposed = |(f, a): &(&ChartFact, (u32, u32)), (g, b): &(&ChartFact, (u32, u32))| {
        a.0 == b.0 && a.1 != b.1 && !shares_document(f, g)
    };
    // The nodes of one specimen are not all that were taken.
    let counts: Vec<_> = counts.into_iter().filter(|(f, _)| f.fact.rule != "nodes.part").collect();
    let words: Vec<_> = counts
        .iter()
        .filter(|a| counts.iter().any(|b| opposed(a, b)))
        .map(|(fact, (examined, positive))| (*fact, format!("{positive} of {examined}")))
        .collect();
    (!words.is_empty()).then(|| conflict(FindingCode::ConflictNodes, &words))
}

fn allergies(stated: &[&ChartFact], rule: &knowledge::rules::AllergyRule) -> Option<Finding> {
    let all = of(stated, |v| match v {
        Value::Allergy(a) => Some(a.text.as_str()),
        _ => None,
    });
    let (denied, present): (Vec<_>, Vec<_>) = all.iter().partition(|(_, text)| rule.is_none(text));
    let against = |denial: &str| present.iter().any(|(_, text)| rule.denies(denial, text));
    let denied: Vec<_> = denied.into_iter().filter(|(_, denial)| against(denial)).collect();
    let present = present
        .into_iter()
        .filter(|(_, text)| denied.iter().any(|(_, denial)| rule.denies(denial, text)));
    let words: Vec<_> =
        present.chain(denied.iter().copied()).map(|(fact, text)| (fact, text.to_owned())).collect();
    (!words.is_empty()).then(|| conflict(FindingCode::ConflictAllergy, &words))
}

fn blood_type(stated: &[&ChartFact]) -> Option<Finding> {
    let types = of(stated, |v| match v {
        Value::Lab(l) if is_blood_type(&l.name, l.loinc.as_deref()) => {
            Some(l.value.as_ref()?.to_string().to_lowercase())
        }
        _ => None,
    });
    let (_, first) = types.first()?;
    types.iter().any(|(_, t)| t != first).then(|| conflict(FindingCode::ConflictBloodType, &types))
}

/// LOINC 882-1 is ABO and Rh group in blood, 883-9 ABO group.
fn is_blood_type(name: &str, loinc: Option<&str>) -> bool {
    matches!(loinc, Some("882-1" | "883-9"))
        || name.to_lowercase().contains("abo") && name.to_lowercase().contains("rh")
}
