//! The words of the packet: short, as one clinician writes to another. What a record states stands as it
//! states it.

use jiff::civil::Date;
use knowledge::line::{capital, joined, shortened};
use knowledge::{Words, scans};
use record::{
    Document, DocumentKind, Fact, PartialDate, Passage, Quantity, Stage, StageBasis, Value, slug,
};

/// Longer words around a stage are a sentence, not a value.
const STAGE_QUOTE: usize = 60;
/// Characters of a paper's own title.
const TITLE: usize = 70;

/// `Oct 20, 2026`, at the precision the record states.
pub(crate) fn date(words: &Words, date: PartialDate) -> String {
    let year = date.year().to_string();
    let Some(month) = date.month() else { return year };
    let month = words.say(&format!("packet-month-{month}"));
    match date.day_of_month() {
        Some(day) => words.say_with(
            "packet-date-day",
            &[("month", &month), ("day", &day.to_string()), ("year", &year)],
        ),
        None => words.say_with("packet-date-month", &[("month", &month), ("year", &year)]),
    }
}

pub(crate) fn day(words: &Words, day: Date) -> String {
    date(words, day.into())
}

/// What kind of paper it is; one of which that is not known goes by its own title or its file's name.
pub(crate) fn kind(words: &Words, document: &Document) -> String {
    match document.kind {
        DocumentKind::Unknown | DocumentKind::Junk => {
            let title = document.title.as_deref().map(|t| shortened(t, TITLE));
            title.filter(|t| !t.is_empty()).unwrap_or_else(|| file_name(&document.path))
        }
        kind => words.say(&format!("packet-kind-{}", slug(&kind))),
    }
}

/// The title it has itself, as it is written, unless that says no more than its kind.
pub(crate) fn own_title(words: &Words, document: &Document) -> Option<String> {
    let title = document.title.as_deref().map(|t| shortened(t, TITLE))?;
    let says_more = !title.is_empty() && !title.eq_ignore_ascii_case(&kind(words, document));
    says_more.then_some(title)
}

/// `Imaging report: MRI BREASTS WITH AND WITHOUT CONTRAST`.
pub(crate) fn title(words: &Words, document: &Document) -> String {
    let kind = kind(words, document);
    match own_title(words, document) {
        Some(title) => format!("{kind}: {title}"),
        None => kind,
    }
}

/// `Surgical pathology report, Oct 20, 2026`.
pub(crate) fn paper(words: &Words, document: &Document) -> String {
    let title = title(words, document);
    match document.date {
        Some(date) => format!("{title}, {}", self::date(words, date)),
        None => title,
    }
}

/// The last part of a path: a file, or a member of an archive.
pub(crate) fn file_name(path: &str) -> String {
    path.rsplit(['/', '!']).find(|part| !part.is_empty()).unwrap_or(path).to_owned()
}

/// `48 kB`.
pub(crate) fn size(words: &Words, bytes: u64) -> String {
    let (id, number) = match bytes {
        0..10_000 => ("packet-size-bytes", bytes),
        10_000..10_000_000 => ("packet-size-kb", bytes / 1_000),
        _ => ("packet-size-mb", bytes / 1_000_000),
    };
    words.say_with(id, &[("size", &number.to_string())])
}

/// What a fact is called in the summary.
pub(crate) fn name(words: &Words, value: &Value) -> String {
    match value {
        Value::Biomarker(marker) => marker.name.clone(),
        Value::Variant(variant) => variant.gene.clone(),
        Value::Lab(lab) => lab.name.clone(),
        Value::Observation(seen) => capital(&seen.name),
        Value::Stage(stage) => words.say(match stage.basis {
            Some(StageBasis::Clinical) => "packet-fact-stage-clinical",
            Some(StageBasis::Pathological) => "packet-fact-stage-pathological",
            Some(StageBasis::PostTherapy) => "packet-fact-stage-post-therapy",
            None => "packet-fact-stage",
        }),
        Value::FamilyHistory(family) => family
            .relation
            .as_deref()
            .map_or_else(|| words.say("packet-fact-family-history"), capital),
        other => words.say(&format!("packet-fact-{}", other.kind())),
    }
}

/// What a fact says. A stage is given in the record's own words.
pub(crate) fn fact(words: &Words, fact: &Fact) -> String {
    if let Value::Stage(stage) = &fact.value {
        let quote = fact.passages().next().map(Passage::quote).unwrap_or_default();
        let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
        return match quote.chars().count() {
            1..=STAGE_QUOTE => quote,
            _ => self::stage(words, stage),
        };
    }
    value(words, &fact.value)
}

pub(crate) fn value(words: &Words, value: &Value) -> String {
    match value {
        Value::Site(v) => capital(&v.text),
        Value::Histology(v) => capital(&v.text),
        Value::Laterality(v) => v.side.map_or_else(
            || words.say("packet-no-value"),
            |side| capital(&words.say(&format!("packet-side-{}", slug(&side)))),
        ),
        Value::Grade(v) => joined(" ", [v.system.clone(), Some(v.value.clone())]),
        Value::Gleason(v) => gleason(words, v),
        Value::Size(v) => v.mm.map_or_else(|| words.say("packet-no-value"), |mm| length(words, mm)),
        Value::Stage(v) => stage(words, v),
        Value::Nodes(v) => nodes(words, v),
        Value::Margin(v) => {
            let distance = v.distance_mm.map(|mm| {
                words.say_with("packet-margin-distance", &[("distance", &length(words, mm))])
            });
            joined(", ", [v.status.clone(), v.which.clone().filter(|w| w.len() > 1), distance])
        }
        Value::Biomarker(v) => joined(
            ", ",
            [v.result.clone(), quantity(v.value.as_ref(), v.unit.as_deref()), v.method.clone()],
        ),
        Value::Variant(v) => joined(", ", [v.change.clone(), v.class.clone(), v.origin.clone()]),
        Value::Procedure(v) => joined(", ", [Some(v.text.clone()), course(v.status.as_deref())]),
        Value::SystemicTherapy(v) => {
            let agents = (!v.agents.is_empty()).then(|| v.agents.join(" + "));
            let cycles =
                v.cycles.map(|n| words.say_with("packet-cycles", &[("count", &n.to_string())]));
            joined(", ", [v.regimen.clone(), agents, cycles, v.status.clone()])
        }
        Value::Radiotherapy(v) => {
            let dose =
                v.dose_gy.map(|gy| words.say_with("packet-dose", &[("dose", &format!("{gy}"))]));
            let fractions = v
                .fractions
                .map(|n| words.say_with("packet-fractions", &[("count", &n.to_string())]));
            let given = joined(" ", [dose, fractions]);
            joined(", ", [v.site.clone(), Some(given), v.technique.clone()])
        }
        Value::Medication(v) => joined(", ", [Some(v.text.clone()), course(v.status.as_deref())]),
        Value::Allergy(v) => joined(": ", [Some(v.text.clone()), v.reaction.clone()]),
        Value::Condition(v) => joined(", ", [Some(v.text.clone()), course(v.status.as_deref())]),
        Value::Lab(v) => quantity(v.value.as_ref(), v.unit.as_deref())
            .unwrap_or_else(|| words.say("packet-no-value")),
        Value::Observation(v) => {
            let value = quantity(v.value.as_ref(), v.unit.as_deref())
                .unwrap_or_else(|| words.say("packet-no-value"));
            joined(", ", [Some(value), v.method.clone()])
        }
        Value::PerformanceStatus(v) => joined(" ", [v.scale.clone(), Some(v.value.clone())]),
        Value::ImagingStudy(v) => study(words, v),
        Value::Impression(v) => scans::impression(words, v),
        Value::Lesion(v) => scans::lesion(words, v),
        Value::FamilyHistory(v) => capital(&v.text),
        Value::Provider(v) => {
            joined(", ", [v.name.clone(), v.role.clone(), v.organization.clone()])
        }
        Value::Coverage(v) => joined(", ", [v.payer.clone(), v.member_id.clone()]),
        Value::Plan(v) => once(
            [
                &v.modality,
                &v.regimen,
                &v.surgery,
                &v.radiation,
                &v.sequence,
                &v.trial,
                &v.tests_first,
                &v.timing,
                &v.intent,
            ]
            .into_iter()
            .flatten(),
        ),
        Value::Immunization(v) => capital(&v.text),
    }
}

/// The words of the parts of a plan, which often share sentences: what was said already is not said again.
fn once<'a>(parts: impl Iterator<Item = &'a String>) -> String {
    let mut said: Vec<&str> = Vec::new();
    for part in parts {
        // What an earlier part begins with, up to the end of a sentence or a line of a list.
        let shared = said.iter().map(|earlier| shared_sentences(earlier, part)).max().unwrap_or(0);
        let rest = part.get(shared..).unwrap_or(part).trim();
        if !rest.is_empty() && !said.iter().any(|earlier| earlier.contains(rest)) {
            said.retain(|earlier| !part.contains(earlier) || rest.len() < part.len());
            said.push(rest);
        }
    }
    said.iter().fold(String::new(), |all, part| match all.chars().last() {
        None => (*part).to_owned(),
        Some('.' | ';' | ':') => format!("{all} {part}"),
        Some(_) => format!("{all}, {part}"),
    })
}

/// Bytes of the whole sentences with which both begin.
fn shared_sentences(one: &str, two: &str) -> usize {
    if two.strip_prefix(one).is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
        return one.len();
    }
    let alike = one.bytes().zip(two.bytes()).take_while(|(a, b)| a == b).count();
    let alike = (0..=alike).rev().find(|at| two.is_char_boundary(*at)).unwrap_or(0);
    let alike = two.get(..alike).unwrap_or_default();
    // "Dr. Sprocket" is no end of a sentence.
    let is_title = |before: &str| {
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        word.len() <= 3 && word.starts_with(char::is_uppercase)
    };
    let ends = alike.match_indices(". ").filter(|(at, _)| !alike.get(..*at).is_some_and(is_title));
    ends.last().map_or(0, |(at, end)| at + end.len())
}

/// How far it is; what was done needs no word.
fn course(status: Option<&str>) -> Option<String> {
    let status = status?.trim();
    (!matches!(status, "" | "completed" | "given" | "active" | "done")).then(|| status.to_owned())
}

fn quantity(value: Option<&Quantity>, unit: Option<&str>) -> Option<String> {
    Some(value?.with_unit(unit))
}

fn length(words: &Words, mm: f64) -> String {
    let number = format!("{}", (mm * 10.0).round() / 10.0);
    words.say_with("packet-mm", &[("number", &number)])
}

fn gleason(words: &Words, v: &record::Gleason) -> String {
    let pattern = match (v.primary, v.secondary) {
        (Some(first), Some(second)) => Some(format!("{first} + {second} = {}", first + second)),
        _ => None,
    };
    let group =
        v.grade_group.map(|g| words.say_with("packet-grade-group", &[("group", &g.to_string())]));
    joined(", ", [pattern, group])
}

/// `pT2 pN1a, stage IIA`.
fn stage(words: &Words, v: &Stage) -> String {
    let group = v.group.as_ref().map(|g| words.say_with("packet-stage-group", &[("group", g)]));
    [v.letters(), group, v.edition.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn nodes(words: &Words, v: &record::Nodes) -> String {
    let number = |n: u32| n.to_string();
    let said = match (v.positive, v.examined) {
        (Some(positive), Some(examined)) => words.say_with(
            "packet-nodes-of",
            &[("positive", &number(positive)), ("examined", &number(examined))],
        ),
        (Some(positive), None) => {
            words.say_with("packet-nodes-positive", &[("positive", &number(positive))])
        }
        (None, Some(examined)) => {
            words.say_with("packet-nodes-examined", &[("examined", &number(examined))])
        }
        (None, None) => words.say("packet-no-value"),
    };
    let beyond = v.extranodal_extension.map(|yes| {
        words.say(if yes { "packet-nodes-extension" } else { "packet-nodes-no-extension" })
    });
    joined(", ", [Some(said), beyond])
}

fn study(words: &Words, v: &record::ImagingStudy) -> String {
    let modality = v.modality.clone().map(|m| {
        let id = format!("modality-{}", m.to_lowercase());
        words.try_say(&id, &[]).unwrap_or(m)
    });
    let images = v.images.map(|n| words.say_with("packet-images", &[("count", &n.to_string())]));
    let region = v.body_part.as_deref().map(str::to_lowercase);
    joined(", ", [modality, region, images, scans::comparison(words, v)])
}

#[cfg(test)]
mod tests {
    use super::once;

    #[test]
    fn a_plan_says_each_sentence_once() {
        let parts = [
            "Adjuvant treatment, left. Radiation: refer Dr. Sprocket.",
            "Adjuvant treatment, left. Tablets for 5 y.",
            "Radiation: refer Dr. Sprocket.",
            "Adjuvant treatment, left. Radiation: refer Dr. Sprocket. Tablets for 5 y.",
            "start by 12/14/2026",
        ];
        assert_eq!(
            once(parts.map(str::to_owned).iter()),
            "Adjuvant treatment, left. Radiation: refer Dr. Sprocket. Tablets for 5 y. start by 12/14/2026"
        );
        assert_eq!(
            once(["surgery", "surgery, then rest"].map(str::to_owned).iter()),
            "surgery, then rest"
        );
    }
}
