//! What a fact is called and what it says: the record's words, and around them as few of ours as can be.

use knowledge::line::{self, capital};
use knowledge::{Words, scans};
use record::{Fact, Passage, Quantity, StageBasis, Value};

use super::lists::and;

/// The grey name beside the value: `Grade`, or the test's own name.
pub(crate) fn name(words: &Words, value: &Value) -> String {
    match value {
        Value::Biomarker(marker) => marker.name.clone(),
        Value::Lab(lab) => lab.name.clone(),
        Value::Variant(variant) => variant.gene.clone(),
        Value::Observation(seen) => capital(&seen.name),
        Value::Stage(stage) => words.say(match stage.basis {
            Some(StageBasis::Clinical) => "fact-stage-clinical",
            Some(StageBasis::Pathological) => "fact-stage-pathological",
            Some(StageBasis::PostTherapy) => "fact-stage-post-therapy",
            None => "fact-stage",
        }),
        Value::FamilyHistory(family) => {
            family.relation.as_deref().map_or_else(|| words.say("fact-family-history"), capital)
        }
        other => words.say(&format!("fact-{}", other.kind())),
    }
}

/// What a fact says. A stage is given in the record's own words: its letters carry more than their parts.
pub(crate) fn of(words: &Words, fact: &Fact) -> String {
    let quote = fact
        .passages()
        .next()
        .map(Passage::quote)
        .filter(|_| matches!(fact.value, Value::Stage(_)));
    match quote.map(|quote| line::shortened(quote, STAGE_QUOTE)) {
        Some(quote) if !quote.ends_with('…') && !quote.is_empty() => quote,
        _ => value(words, &fact.value),
    }
}

/// Why a fact was read: the heading and the part it stands under, and the rule. Nothing for the person's own words.
pub(crate) fn why(words: &Words, fact: &Fact) -> String {
    if fact.passages().next().is_none() {
        return String::new();
    }
    let rule = ("rule", fact.rule.as_str());
    match (fact.section.as_deref(), fact.part.as_deref()) {
        (Some(section), Some(part)) => {
            words.say_with("fact-why-section-part", &[("section", section), ("part", part), rule])
        }
        (Some(section), None) => words.say_with("fact-why-section", &[("section", section), rule]),
        (None, Some(part)) => words.say_with("fact-why-part", &[("part", part), rule]),
        (None, None) => words.say_with("fact-why-rule", &[rule]),
    }
}

/// How sure the recognition of text was of words that stand in a picture, 0 to 100; `None` for written text.
pub(crate) fn sure(words: &Words, passage: &Passage) -> Option<String> {
    let percent = passage.confidence()?.to_string();
    Some(words.say_with("fact-picture-sure", &[("percent", &percent)]))
}

/// Longer words around a stage are a sentence, not a value.
const STAGE_QUOTE: usize = 60;

/// What the record states.
pub(crate) fn value(words: &Words, value: &Value) -> String {
    match value {
        Value::Site(v) => capital(&v.text),
        Value::Histology(v) => capital(&v.text),
        Value::Laterality(v) => coded(words, "side", v.side.map(|s| record::slug(&s))),
        Value::Grade(v) => line::joined(
            " ",
            [v.system.clone().map(|s| coded(words, "grade", Some(s))), Some(v.value.clone())],
        ),
        Value::Gleason(v) => gleason(words, v),
        Value::Size(v) => v.mm.map_or_else(String::new, |mm| length(words, mm)),
        Value::Stage(v) => stage(words, v),
        Value::Nodes(v) => nodes(words, v),
        Value::Margin(v) => margin(words, v),
        Value::Biomarker(v) => joined([
            v.result.clone().map(|r| coded(words, "result", Some(r))),
            quantity(v.value.as_ref(), v.unit.as_deref()),
            v.method.clone(),
        ]),
        Value::Variant(v) => joined([
            v.change.clone(),
            v.class.clone().map(|c| coded(words, "class", Some(c))),
            v.origin.clone().map(|o| coded(words, "origin", Some(o))),
        ]),
        Value::Procedure(v) => joined([Some(capital(&v.text)), status(words, v.status.as_deref())]),
        Value::SystemicTherapy(v) => therapy(words, v),
        Value::Radiotherapy(v) => radiation(words, v),
        Value::Medication(v) => {
            joined([Some(capital(&v.text)), status(words, v.status.as_deref())])
        }
        Value::Allergy(v) => joined([Some(capital(&v.text)), v.reaction.clone()]),
        Value::Condition(v) => joined([Some(capital(&v.text)), status(words, v.status.as_deref())]),
        Value::Lab(v) => quantity(v.value.as_ref(), v.unit.as_deref())
            .unwrap_or_else(|| words.say("fact-no-value")),
        Value::PerformanceStatus(v) => line::joined(" ", [v.scale.clone(), Some(v.value.clone())]),
        Value::ImagingStudy(v) => study(words, v),
        Value::Impression(v) => scans::impression(words, v),
        Value::Lesion(v) => scans::lesion(words, v),
        Value::FamilyHistory(v) => capital(&v.text),
        Value::Provider(v) => joined([v.name.clone(), v.role.clone(), v.organization.clone()]),
        Value::Coverage(v) => joined([v.payer.clone(), v.member_id.clone()]),
        Value::Plan(v) => joined([
            v.modality.clone(),
            v.regimen.clone(),
            v.surgery.clone(),
            v.radiation.clone(),
            v.sequence.clone(),
            v.trial.clone(),
            v.tests_first.clone(),
            v.timing.clone(),
            v.intent.clone(),
        ]),
        Value::Immunization(v) => {
            joined([Some(capital(&v.text)), status(words, v.status.as_deref())])
        }
        Value::Observation(v) => {
            let value = quantity(v.value.as_ref(), v.unit.as_deref())
                .unwrap_or_else(|| words.say("fact-no-value"));
            joined([Some(value), v.method.clone()])
        }
    }
}

/// A word of a closed list in the person's language; a word that is not on the list stays as it is.
fn coded(words: &Words, list: &str, word: Option<String>) -> String {
    let Some(word) = word else { return words.say("fact-no-value") };
    let slug = word.trim().to_lowercase().replace([' ', '_'], "-");
    words.try_say(&format!("{list}-{slug}"), &[]).unwrap_or_else(|| capital(&word))
}

/// How far it is. What was done needs no word: it stands under what was done.
fn status(words: &Words, status: Option<&str>) -> Option<String> {
    let slug = status?.trim().to_lowercase().replace([' ', '_'], "-");
    if matches!(slug.as_str(), "completed" | "given" | "active") {
        return None;
    }
    words.try_say(&format!("course-{slug}"), &[]).or_else(|| status.map(str::to_owned))
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    line::joined(", ", parts)
}

fn quantity(value: Option<&Quantity>, unit: Option<&str>) -> Option<String> {
    Some(value?.with_unit(unit))
}

/// Millimetres under a centimetre, else centimetres.
fn length(words: &Words, mm: f64) -> String {
    let (id, number) = if mm < 10.0 { ("length-mm", mm) } else { ("length-cm", mm / 10.0) };
    let number = (number * 100.0).round() / 100.0;
    words.say_with(id, &[("number", &format!("{number}"))])
}

fn gleason(words: &Words, v: &record::Gleason) -> String {
    let pattern = match (v.primary, v.secondary) {
        (Some(first), Some(second)) => Some(format!("{first} + {second}")),
        _ => None,
    };
    let group =
        v.grade_group.map(|g| words.say_with("gleason-group", &[("group", &g.to_string())]));
    joined([pattern, group])
}

/// `pT2 pN1a, stage IIA`.
fn stage(words: &Words, v: &record::Stage) -> String {
    let group = v.group.as_ref().map(|g| words.say_with("stage-group", &[("group", g)]));
    [v.letters(), group, v.edition.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn nodes(words: &Words, v: &record::Nodes) -> String {
    let said = match (v.positive, v.examined) {
        (Some(positive), Some(examined)) => words.say_with(
            "nodes-of",
            &[("positive", &positive.to_string()), ("examined", &examined.to_string())],
        ),
        (Some(positive), None) => {
            words.say_with("nodes-positive", &[("positive", &positive.to_string())])
        }
        (None, Some(examined)) => {
            words.say_with("nodes-examined", &[("examined", &examined.to_string())])
        }
        (None, None) => words.say("fact-no-value"),
    };
    let beyond = v
        .extranodal_extension
        .map(|yes| words.say(if yes { "nodes-extension" } else { "nodes-no-extension" }));
    joined([Some(said), beyond])
}

fn margin(words: &Words, v: &record::Margin) -> String {
    let distance = v
        .distance_mm
        .map(|mm| words.say_with("margin-distance", &[("distance", &length(words, mm))]));
    joined([v.status.clone().map(|s| coded(words, "margin", Some(s))), v.which.clone(), distance])
}

fn therapy(words: &Words, v: &record::SystemicTherapy) -> String {
    let agents = (!v.agents.is_empty()).then(|| and(words, &v.agents));
    // Whether a drug is being taken or was finished is the question, so it is always said.
    let course = v.status.as_deref().and_then(|s| words.try_say(&format!("course-{s}"), &[]));
    let cycles = v.cycles.map(|n| words.say_with("cycles", &[("count", &n.to_string())]));
    joined([v.regimen.clone(), agents, cycles, course])
}

fn radiation(words: &Words, v: &record::Radiotherapy) -> String {
    let dose = v.dose_gy.map(|gy| words.say_with("dose-gy", &[("dose", &format!("{gy}"))]));
    let fractions = v.fractions.map(|n| words.say_with("fractions", &[("count", &n.to_string())]));
    joined([v.site.clone(), dose, fractions, v.technique.clone()])
}

fn study(words: &Words, v: &record::ImagingStudy) -> String {
    let modality = v.modality.clone().map(|m| coded(words, "modality", Some(m)));
    let images = v.images.map(|n| words.say_with("images-count", &[("count", &n.to_string())]));
    joined([modality, v.body_part.clone(), images, scans::comparison(words, v)])
}

#[cfg(test)]
mod tests {
    use knowledge::{Language, Library};
    use record::{
        Biomarker, DocumentId, Fact, Laterality, Nodes, Page, Passage, Quantity, Rect, Side, Span,
        Stage, StageBasis, TumourSize, Value, Word,
    };

    #[test]
    fn a_fact_says_why_it_was_read() {
        let words = Library::built_in(Language::English).words;
        let page = Page::new(1, "pT2 pN1a");
        let place = Passage::on(DocumentId(1), &page, Span::new(0, 8));
        let stage = Stage { t: Some("T2".to_owned()), ..Default::default() };
        let fact = Fact::new(stage, "stage.tnm", place.clone());
        assert_eq!(super::why(&words, &fact), "Found by the rule “stage.tnm”.");
        let fact = fact.in_section("FINAL DIAGNOSIS");
        assert_eq!(
            super::why(&words, &fact),
            "Found under “FINAL DIAGNOSIS” by the rule “stage.tnm”."
        );
        let fact = fact.in_part(Some("A".to_owned()));
        assert_eq!(
            super::why(&words, &fact),
            "Found under “FINAL DIAGNOSIS”, part A, by the rule “stage.tnm”."
        );
        assert_eq!(super::sure(&words, &place), None);
    }

    #[test]
    fn words_of_a_picture_say_how_sure_they_were_read() {
        let words = Library::built_in(Language::English).words;
        let mut page = Page::new(1, "pT2");
        let rect = Rect { x: 0.0, y: 0.0, width: 9.0, height: 4.0 };
        page.words = vec![Word { span: Span::new(0, 3), rect, confidence: Some(71) }];
        let place = Passage::on(DocumentId(1), &page, Span::new(0, 3));
        let sure = super::sure(&words, &place).unwrap();
        assert!(sure.contains("71"), "{sure}");
    }

    #[test]
    fn a_value_is_said_as_the_record_states_it() {
        let library = Library::built_in(Language::English);
        let text = |t: &str| Some(t.to_owned());
        let cases: Vec<(Value, &str)> = vec![
            (Laterality { side: Some(Side::Left) }.into(), "Left"),
            (TumourSize { mm: Some(23.0) }.into(), "2.3 cm"),
            (TumourSize { mm: Some(4.0) }.into(), "4 mm"),
            (
                Biomarker {
                    name: "ER".to_owned(),
                    result: text("positive"),
                    value: Some(Quantity::Number(95.0)),
                    unit: text("%"),
                    method: None,
                }
                .into(),
                "Positive, 95%",
            ),
            (
                Biomarker {
                    name: "HER2".to_owned(),
                    value: Some(Quantity::Words("2+".to_owned())),
                    ..Default::default()
                }
                .into(),
                "2+",
            ),
            (
                Stage {
                    basis: Some(StageBasis::Pathological),
                    t: text("T2"),
                    n: text("N1a(sn)"),
                    ..Default::default()
                }
                .into(),
                "pT2 pN1a(sn)",
            ),
            (
                Nodes { examined: Some(3), positive: Some(1), ..Default::default() }.into(),
                "1 of 3 had cancer",
            ),
        ];
        for (value, said) in cases {
            assert_eq!(super::value(&library.words, &value), said, "{value:?}");
        }
    }
}
