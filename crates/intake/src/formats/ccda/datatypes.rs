//! The data types of HL7 v3 as far as records of care use them: coded values, times, measured values.

use record::{PartialDate, Quantity};
use roxmltree::Node;

use crate::formats::ccda::transcript::{Place, Transcript};
use crate::formats::ccda::xml::Lens;

/// Words and the element or attribute they stand in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub text: String,
    pub pointer: String,
}

/// A coded value (`CD`, `CE`): code, system, what it is called here, and the author's own words.
#[derive(Clone, Default)]
pub(super) struct Concept<'a> {
    pub code: Option<&'a str>,
    /// The OID of the code's system.
    pub system: Option<&'a str>,
    pub display: Option<Words>,
    /// Own words written in the entry.
    pub original: Option<Words>,
    /// The narrative element the entry points at for its words.
    pub place: Option<Place>,
    /// The same in other code systems: code, OID, name.
    pub translations: Vec<(&'a str, Option<&'a str>, Option<Words>)>,
    pub null: Option<&'a str>,
}

impl<'a> Concept<'a> {
    /// Reads a coded element.
    pub(super) fn of(node: Node<'a, '_>, out: &Transcript<'_>) -> Self {
        let original = node.child("originalText");
        Self {
            code: node.attr("code"),
            system: node.attr("codeSystem"),
            display: attribute_words(node, "displayName", out),
            original: original.and_then(|text| own_words(text, out)),
            place: original.and_then(|text| referenced(text, out)),
            translations: node
                .all("translation")
                .filter_map(|t| {
                    let display = attribute_words(t, "displayName", out);
                    Some((t.attr("code")?, t.attr("codeSystem"), display))
                })
                .collect(),
            null: node.attr("nullFlavor"),
        }
    }

    /// The code and the address of its system: the value's own, else its first translation.
    pub(super) fn coding(&self, out: &Transcript<'_>) -> (Option<String>, Option<String>) {
        let (code, system) = match (self.code, self.translations.first()) {
            (Some(code), _) => (code, self.system),
            (None, Some((code, system, _))) => (*code, *system),
            (None, None) => return (None, None),
        };
        (Some(code.to_owned()), system.map(|oid| system_uri(oid, out)))
    }

    /// The LOINC code among its codes.
    pub(super) fn loinc(&self) -> Option<&'a str> {
        self.code_in("2.16.840.1.113883.6.1")
    }

    /// Its code in this system, its own or a translation.
    pub(super) fn code_in(&self, oid: &str) -> Option<&'a str> {
        let own = self.code.filter(|_| self.system == Some(oid));
        own.or_else(|| {
            self.translations.iter().find(|(_, s, _)| *s == Some(oid)).map(|(code, _, _)| *code)
        })
    }

    /// What the code is called: its display name, or that of a translation.
    pub(super) fn called(&self) -> Option<&Words> {
        self.display
            .as_ref()
            .or_else(|| self.translations.iter().find_map(|(_, _, display)| display.as_ref()))
    }

    /// What it says, in whichever words there are.
    pub(super) fn any_words(&self, out: &Transcript<'_>) -> Option<String> {
        let there = self.called().or(self.original.as_ref()).map(|w| w.text.clone());
        there.or_else(|| self.place.map(|p| out.words_at(p.page, p.span).trim().to_owned()))
    }
}

/// The address of a code system, for facts; an unknown OID as `urn:oid:…`.
pub(super) fn system_uri(oid: &str, out: &Transcript<'_>) -> String {
    match out.tools.library.vocabulary.code_systems.by_oid(oid) {
        Some(system) => system.uri.clone(),
        None => format!("urn:oid:{oid}"),
    }
}

/// The value of an attribute as words.
pub(super) fn attribute_words(
    node: Node<'_, '_>,
    name: &str,
    out: &Transcript<'_>,
) -> Option<Words> {
    let text = node.attr(name)?.to_owned();
    Some(Words { text, pointer: out.paths.of_attribute(node, name) })
}

/// The words written in an element itself.
pub(super) fn own_words(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Words> {
    let text = node.words();
    (!text.is_empty() && node.attr("representation") != Some("B64"))
        .then(|| Words { text, pointer: out.paths.of_node(node) })
}

/// Where the narrative stands that an element points at.
pub(super) fn referenced(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Place> {
    let id = node.child("reference")?.attr("value")?;
    out.ids.get(id.strip_prefix('#').unwrap_or(id)).copied()
}

/// When something was: `effectiveTime` and the like, each end with its digits' pointer.
#[derive(Clone, Default)]
pub(super) struct Period {
    pub point: Option<(PartialDate, String)>,
    pub low: Option<(PartialDate, String)>,
    pub high: Option<(PartialDate, String)>,
    /// The end is said to be there and not known: it is over.
    pub ended_unknown: bool,
}

impl Period {
    /// Reads a `TS`, `IVL_TS` or the outer times of a schedule.
    pub(super) fn of(node: Option<Node<'_, '_>>, out: &Transcript<'_>) -> Self {
        let Some(node) = node else { return Self::default() };
        let end = |name| node.child(name).and_then(|end| timestamp(end, out));
        let ended = node.child("high").and_then(|high| high.attr("nullFlavor"));
        Self {
            point: timestamp(node, out).or_else(|| end("center")),
            low: end("low"),
            high: end("high"),
            ended_unknown: ended == Some("UNK"),
        }
    }

    /// The `effectiveTime` of a statement.
    pub(super) fn effective(statement: Node<'_, '_>, out: &Transcript<'_>) -> Self {
        Self::of(statement.child("effectiveTime"), out)
    }

    /// The day it began or happened.
    pub(super) fn start(&self) -> Option<PartialDate> {
        self.low.as_ref().or(self.point.as_ref()).or(self.high.as_ref()).map(|(date, _)| *date)
    }

    /// The day it began or happened; the end alone does not say.
    pub(super) fn onset(&self) -> Option<PartialDate> {
        self.low.as_ref().or(self.point.as_ref()).map(|(date, _)| *date)
    }

    pub(super) fn has_ended(&self) -> bool {
        self.high.is_some()
    }
}

fn timestamp(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<(PartialDate, String)> {
    let date = PartialDate::from_digits(node.attr("value")?)?;
    Some((date, out.paths.of_attribute(node, "value")))
}

/// A result: a number with its unit, a coded answer or words.
#[derive(Clone)]
pub(super) struct Reported {
    pub value: Quantity,
    pub unit: Option<String>,
    /// The code of a coded answer.
    pub code: Option<String>,
    /// As a person reads it: `12.9 g/dL`, `Positive`, `< 0.5 ng/mL`.
    pub words: String,
    pub pointer: String,
}

impl Reported {
    /// Reads a `value` element; `None` where it says nothing (`nullFlavor`, empty).
    pub(super) fn of(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Self> {
        match node.xsi_type() {
            Some("PQ" | "INT" | "REAL" | "MO") => Self::quantity(node, out),
            Some("IVL_PQ" | "IVL_INT" | "IVL_REAL") => Self::interval(node, out),
            Some("RTO" | "RTO_PQ_PQ" | "RTO_QTY_QTY") => Self::ratio(node, out),
            Some("TS" | "IVL_TS") => {
                let date = Period::of(Some(node), out).start()?.to_string();
                Some(Self::words(date, out.paths.of_node(node)))
            }
            Some("BL") => Some(Self::words(
                node.attr("value")?.to_owned(),
                out.paths.of_attribute(node, "value"),
            )),
            Some("CD" | "CE" | "CV" | "CO" | "CS") => Self::coded(node, out),
            _ if node.attr("code").is_some() => Self::coded(node, out),
            _ if node.attr("value").is_some() => Self::quantity(node, out),
            _ => {
                let words = own_words(node, out);
                let written = words.map(|w| Self::words(w.text, w.pointer));
                written.or_else(|| Self::at(referenced(node, out)?, node, out))
            }
        }
    }

    fn words(text: String, pointer: String) -> Self {
        let value = Quantity::from_written(&text);
        Self { value, unit: None, code: None, words: text, pointer }
    }

    fn at(place: Place, node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Self> {
        let text = out.words_at(place.page, place.span).trim().to_owned();
        (!text.is_empty()).then(|| Self::words(text, out.paths.of_node(node)))
    }

    fn quantity(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Self> {
        let Some(number) = node.attr("value") else {
            // A quantity that is no number keeps its words in a translation or as text.
            let translation = node.child("translation");
            let text =
                translation.and_then(|t| t.child("originalText")).or(node.child("originalText"));
            let words = own_words(text?, out)?;
            return Some(Self::words(words.text, words.pointer));
        };
        let unit = unit_of(node);
        Some(Self {
            value: Quantity::from_written(number),
            words: with_unit(number, unit.as_deref()),
            unit,
            code: None,
            pointer: out.paths.of_attribute(node, "value"),
        })
    }

    /// `low` alone is "more than", `high` alone "less than".
    fn interval(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Self> {
        let end = |name| node.child(name).and_then(|end| Some((end, end.attr("value")?)));
        let sign = |end: Node<'_, '_>, strict, open| {
            if end.attr("inclusive") == Some("false") { strict } else { open }
        };
        let (written, unit) = match (end("low"), end("high")) {
            (Some((low, from)), Some((_, to))) => (format!("{from}-{to}"), unit_of(low)),
            (Some((low, from)), None) => (format!("{}{from}", sign(low, ">", ">=")), unit_of(low)),
            (None, Some((high, to))) => (format!("{}{to}", sign(high, "<", "<=")), unit_of(high)),
            (None, None) => return Self::quantity(node, out),
        };
        Some(Self {
            value: Quantity::Words(written.clone()),
            words: with_unit(&written, unit.as_deref()),
            unit,
            code: None,
            pointer: out.paths.of_node(node),
        })
    }

    fn ratio(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Self> {
        let part = |name| node.child(name).and_then(|part| part.attr("value"));
        let separator = if part("denominator")?.contains('/') { " " } else { ":" };
        let text = format!("{}{separator}{}", part("numerator")?, part("denominator")?);
        let pointer = out.paths.of_node(node);
        Some(Self {
            value: Quantity::Words(text.clone()),
            unit: None,
            code: None,
            words: text,
            pointer,
        })
    }

    fn coded(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<Self> {
        let concept = Concept::of(node, out);
        let code = concept.code.map(str::to_owned);
        let called = concept.called().or(concept.original.as_ref()).cloned();
        let words = match called {
            Some(words) => words,
            None => match concept.place {
                Some(place) => return Self::at(place, node, out),
                None => attribute_words(node, "code", out)?,
            },
        };
        Some(Self {
            value: Quantity::Words(words.text.clone()),
            unit: None,
            code,
            words: words.text,
            pointer: words.pointer,
        })
    }
}

/// The unit as written; `1` is the unit of plain counts and not shown.
fn unit_of(node: Node<'_, '_>) -> Option<String> {
    node.attr("unit").filter(|unit| *unit != "1").map(str::to_owned)
}

fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("%") => format!("{number}%"),
        Some(unit) => format!("{number} {unit}"),
        None => number.to_owned(),
    }
}
