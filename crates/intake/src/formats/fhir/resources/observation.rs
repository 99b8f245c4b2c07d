//! `Observation`: laboratory results, vital signs, markers, staging; panels with components and members.

use record::{Lab, Observation, PartialDate, Quantity};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::{At, Coded, Words};
use super::super::sheet::{Mark, Piece, Sheet};
use super::{additional_narrative, cancer, narrative_only, notes, withdrawn};

pub(super) const DATES: &[&str] = &[
    "effectiveDateTime",
    "effectivePeriod.start",
    "effectiveInstant",
    "appliesDateTime",
    "issued",
];

const HEAD: &str = "Name\tResult\tUnit\tReference range\tDate\tStatus";

/// One result: of an observation or of a component in it.
pub(super) struct Result<'a> {
    pub(super) at: At<'a>,
    pub(super) code: Coded<'a>,
    pub(super) name: Mark,
    pub(super) value: Option<Answer<'a>>,
    pub(super) value_at: Option<Mark>,
    pub(super) date: Option<PartialDate>,
    pub(super) doubt: Option<String>,
}

/// What stands in `value[x]`.
pub(super) struct Answer<'a> {
    /// As it stands, piece by piece: a comparator and a number, or words.
    words: Vec<Words<'a>>,
    unit: Option<Words<'a>>,
    pub(super) coded: Option<Coded<'a>>,
    pub(super) quantity: Quantity,
}

impl Answer<'_> {
    pub(super) fn unit(&self) -> Option<String> {
        self.unit.as_ref().map(Words::to_text)
    }

    pub(super) fn text(&self) -> String {
        self.words.iter().map(Words::to_text).collect()
    }
}

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let Some(code) = at.concept("code") else { return narrative_only(at, sheet) };
    let status = at.status("status");
    let date = at.first_date(DATES);
    let void = withdrawn(status.as_deref()) || status.as_deref() == Some("registered");
    let doubt = status.filter(|s| s == "preliminary");
    let members = at.each("component");
    let written = write(at, code, date.as_ref().map(|(_, words)| words), sheet);
    let Some(mut result) = written else { return };
    result.date = date.as_ref().map(|(date, _)| *date);
    result.doubt = doubt.clone();
    let told = !void && cancer::read(&result, entry, bundle, sheet);
    if !void && !told {
        state(&result, at, sheet);
    }
    let parts_told = told && cancer::is_variant(&result, entry, sheet);
    for member in members {
        let Some(code) = member.concept("code") else { continue };
        let Some(mut part) = write(&member, code, None, sheet) else { continue };
        part.date = result.date;
        part.doubt = doubt.clone();
        if !void && !parts_told && !cancer::read(&part, entry, bundle, sheet) {
            state(&part, at, sheet);
        }
    }
    notes(at, sheet);
    additional_narrative(at, sheet);
}

/// One row of the table.
fn write<'a>(
    at: &At<'a>,
    code: Coded<'a>,
    date: Option<&Words<'a>>,
    sheet: &mut Sheet<'_>,
) -> Option<Result<'a>> {
    let value = answer(at);
    let absent = at.concept("dataAbsentReason").map(|c| c.words);
    let range = range(at);
    let interpretation = at.concept("interpretation").map(|c| c.words);
    let status = at.say("status");
    let mut pieces = vec![Piece::Said(&code.words), Piece::Label("\t")];
    match &value {
        Some(answer) => pieces.extend(answer.words.iter().map(Piece::Said)),
        None => pieces.extend(absent.iter().map(Piece::Said)),
    }
    pieces.push(Piece::Label("\t"));
    pieces.extend(value.iter().filter_map(|v| v.unit.as_ref()).map(Piece::Said));
    pieces.push(Piece::Label("\t"));
    for (i, words) in range.words.iter().enumerate() {
        if i > 0 {
            pieces.push(Piece::Label(" – "));
        }
        pieces.push(Piece::Said(words));
    }
    pieces.push(Piece::Label("\t"));
    pieces.extend(date.into_iter().map(Piece::Said));
    pieces.push(Piece::Label("\t"));
    pieces.extend(status.iter().map(Piece::Said));
    if let Some(words) = &interpretation {
        pieces.extend([Piece::Label(" "), Piece::Said(words)]);
    }
    let marks = sheet.row(HEAD, &pieces);
    let name = marks.first()?.clone();
    let value_at = value.as_ref().and_then(|v| marks.get(v.words.len()).cloned());
    Some(Result { at: at.clone(), code, name, value, value_at, date: None, doubt: None })
}

/// `value[x]` of an observation or component.
pub(super) fn answer<'a>(at: &At<'a>) -> Option<Answer<'a>> {
    let (kind, value) = at.choice("value")?;
    let plain = |words: Words<'a>| Answer {
        quantity: Quantity::from_written(&words.text),
        words: vec![words],
        unit: None,
        coded: None,
    };
    match kind {
        "Quantity" | "Age" | "Duration" => {
            let number = value.say("value")?;
            let comparator = value.say("comparator");
            let unit = value.say("unit").or_else(|| value.say("code"));
            let written: String = comparator.iter().chain([&number]).map(|w| &*w.text).collect();
            let quantity = Quantity::from_written(&written);
            let words = comparator.into_iter().chain([number]).collect();
            Some(Answer { words, unit, coded: None, quantity })
        }
        "CodeableConcept" | "Coding" => {
            let coded = value.coded()?;
            let quantity = Quantity::Words(coded.words.to_text());
            Some(Answer {
                words: vec![coded.words.clone()],
                unit: None,
                coded: Some(coded),
                quantity,
            })
        }
        "Range" => between(&value, "low", "high", "-"),
        "Ratio" => between(&value, "numerator", "denominator", ":"),
        "Period" => value.first_date(&["start", "end"]).map(|(_, words)| plain(words)),
        "Attachment" | "SampledData" => None,
        _ => value.words().map(plain),
    }
}

/// Two quantities: a range or a ratio.
fn between<'a>(value: &At<'a>, first: &str, second: &str, sign: &str) -> Option<Answer<'a>> {
    let ends: Vec<Words<'a>> =
        [first, second].iter().filter_map(|k| value.say(&format!("{k}.value"))).collect();
    let unit = value.say(&format!("{first}.unit")).or_else(|| value.say(&format!("{second}.unit")));
    let written = ends.iter().map(Words::to_text).collect::<Vec<_>>().join(sign);
    (!ends.is_empty()).then_some(Answer {
        quantity: Quantity::Words(written),
        words: ends,
        unit,
        coded: None,
    })
}

/// The printed reference range.
struct Range<'a> {
    words: Vec<Words<'a>>,
    low: Option<f64>,
    high: Option<f64>,
}

fn range<'a>(at: &At<'a>) -> Range<'a> {
    let Some(range) = at.get("referenceRange") else {
        return Range { words: Vec::new(), low: None, high: None };
    };
    let ends: Vec<Words<'a>> =
        ["low.value", "high.value"].iter().filter_map(|k| range.say(k)).collect();
    if !ends.is_empty() {
        let (low, high) = (range.number("low.value"), range.number("high.value"));
        return Range { words: ends, low, high };
    }
    let words = range.say("text");
    let (low, high) = words.as_ref().map_or((None, None), |w| limits_in(&w.text));
    Range { words: words.into_iter().collect(), low, high }
}

/// `12.0-15.5`, `<30`, `> 60`: the limits in a range that is written as text.
fn limits_in(text: &str) -> (Option<f64>, Option<f64>) {
    let text = text.trim();
    let number = |t: &str| t.trim().trim_start_matches('=').trim().parse::<f64>().ok();
    if let Some(high) = text.strip_prefix(['<', '≤']) {
        return (None, number(high));
    }
    if let Some(low) = text.strip_prefix(['>', '≥']) {
        return (number(low), None);
    }
    let ends = text.split_once(['-', '–']);
    match ends.map(|(low, high)| (number(low), number(high))) {
        Some((Some(low), Some(high))) if low <= high => (Some(low), Some(high)),
        _ => (None, None),
    }
}

/// A result without a meaning of its own for cancer: laboratory, or any other observation.
fn state(result: &Result<'_>, whole: &At<'_>, sheet: &mut Sheet<'_>) {
    let Some(value) = &result.value else { return };
    let (name, quantity, unit) =
        (result.code.words.to_text(), value.quantity.clone(), value.unit());
    let draft = if is_laboratory(whole, result) {
        let range = range(&result.at);
        let fact = Lab {
            name,
            loinc: result.code.code_in("loinc"),
            value: Some(quantity),
            unit,
            low: range.low,
            high: range.high,
        };
        sheet.state(fact, "fhir.observation.lab", &result.name)
    } else {
        let fact = Observation {
            name,
            value: Some(quantity),
            unit,
            code: result.code.code(),
            code_system: result.code.system(),
            ..Observation::default()
        };
        sheet.state(fact, "fhir.observation", &result.name)
    };
    keep(sheet, draft, result);
}

pub(super) fn keep(sheet: &mut Sheet<'_>, draft: super::super::sheet::Draft, result: &Result<'_>) {
    let draft =
        draft.dated(result.date).doubted(result.doubt.clone()).also(result.value_at.as_ref());
    sheet.keep(draft);
}

/// By its category; without one, a number with a reference range.
fn is_laboratory(at: &At<'_>, result: &Result<'_>) -> bool {
    let categories = at.codes("category");
    let laboratory = |c: &String| matches!(c.as_str(), "laboratory" | "lab" | "ch" | "hm" | "mb");
    if categories.is_empty() {
        return at.has_profile("lab") || result.at.get("referenceRange").is_some();
    }
    categories.iter().any(laboratory)
}
