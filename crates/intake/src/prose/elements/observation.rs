//! Invasion of vessels and nerves, depth of invasion.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Observation, Quantity};
use regex::Regex;

use super::super::{Found, Genre, Text};

static INVASION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<what>lympho-?vascular|lymph-vascular|angiolymphatic|angio-lymphatic|lymphatic/vascular|perineural|venous|extraprostatic|lvi|pni)(?: \([a-z -]{1,30}\))?(?: space)?(?: invasion| extension)?(?: \([a-z -]{1,30}\))?(?: ?[:,\-] ?| (?:is |are )?)(?P<said>present|identified|not identified|absent|not present|none identified|negative|positive|no evidence|not seen|indeterminate|suspicious|yes|no)(?-u:\b)",
    )
    .expect("a pattern")
});

static DEPTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<what>breslow(?:'s)?(?: depth| thickness)?)[ :=of]{1,5}(?P<mm>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?mm|(?P<clark>clark(?:'s)?) level[ :]{1,3}(?P<level>iv|iii|ii|i|v|[1-5])(?-u:\b)").expect("a pattern")
});

static ASSESSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<system>bi-?rads|pi-?rads|li-?rads|lung-?rads|ti-?rads|o-?rads)(?:,? (?P<side>right|left)(?: breast)?)?(?: version [0-9.]+| v[0-9.]+)?(?: (?:category|assessment|final assessment|score|assessment category))?(?: ?[:\-])? ?(?:category |lr-|tr)?(?P<v>[0-6][abcx]?)(?-u:\b)")
        .expect("a pattern")
});

static BETHESDA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)bethesda(?: system)?(?: (?:diagnostic )?category)?[ :]{1,3}(?P<v>iv|vi|v|iii|ii|i|[1-6])(?-u:\b)")
        .expect("a pattern")
});

static RESPONSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<r>(?:near[- ])?complete(?: clinical| metabolic| pathologic(?:al)?| radiographic)? (?:response|remission)|partial(?: clinical| metabolic| pathologic(?:al)?| radiographic)? (?:response|remission)|stable disease|progressive disease|disease progression|no evidence of disease)(?-u:\b)")
        .expect("a pattern")
});

/// `46,XX,t(11;14)(q13;q32)[8]/46,XX[12]`; looked for with its capitals.
static KARYOTYPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)[34][0-9](?:[~-][0-9]{2})?, ?X[XY]?[,\[][^\s]{0,160}").expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    assessed(text, found);
    bethesda(text, found);
    response(text, found);
    karyotype(text, found);
    for hit in INVASION.captures_iter(text.view.plain()) {
        let (Some(whole), Some(what), Some(said)) =
            (hit.get(0), hit.name("what"), hit.name("said"))
        else {
            continue;
        };
        let place = whole.range();
        if !counts(text, &place) {
            continue;
        }
        let name = match what.as_str() {
            "perineural" | "pni" => "perineural invasion",
            "venous" => "venous invasion",
            "extraprostatic" => "extraprostatic extension",
            _ => "lymphovascular invasion",
        };
        let meant = text.meant(&place);
        let value = match said.as_str() {
            "present" | "identified" | "positive" | "yes" if meant.is(TriggerKind::Negated) => {
                "absent"
            }
            "present" | "identified" | "positive" | "yes" => "present",
            "indeterminate" => "indeterminate",
            "suspicious" => "suspicious",
            _ => "absent",
        };
        let observation = Observation {
            name: name.to_owned(),
            value: Some(Quantity::Words(value.to_owned())),
            ..Observation::default()
        };
        found.push(Found::new(observation, "observation.invasion", place).doubted(meant.doubt));
    }
    for hit in DEPTH.captures_iter(text.view.plain()) {
        let Some(whole) = hit.get(0) else { continue };
        let place = whole.range();
        if !counts(text, &place) {
            continue;
        }
        let observation = match (hit.name("mm"), hit.name("level")) {
            (Some(mm), _) => Observation {
                name: "Breslow depth".to_owned(),
                value: Some(Quantity::from_written(mm.as_str())),
                unit: Some("mm".to_owned()),
                ..Observation::default()
            },
            (_, Some(level)) => Observation {
                name: "Clark level".to_owned(),
                value: Some(Quantity::Words(level.as_str().to_uppercase())),
                ..Observation::default()
            },
            _ => continue,
        };
        found.push(Found::new(observation, "observation.depth", place));
    }
}

fn words(name: &str, value: String) -> Observation {
    Observation {
        name: name.to_owned(),
        value: Some(Quantity::Words(value)),
        ..Observation::default()
    }
}

/// `BI-RADS 5` as the report concludes.
fn assessed(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in ASSESSED.captures_iter(text.view.plain()) {
        let (Some(whole), Some(system), Some(value)) =
            (hit.get(0), hit.name("system"), hit.name("v"))
        else {
            continue;
        };
        let place = whole.range();
        let meant = text.meant(&place);
        if !counts(text, &place) || meant.dead() || meant.is(TriggerKind::Historical) {
            continue;
        }
        let name = match system.as_str().as_bytes() {
            [b'b', ..] => "BI-RADS",
            [b'p', ..] => "PI-RADS",
            [b'l', b'i', ..] => "LI-RADS",
            [b'l', ..] => "Lung-RADS",
            [b't', ..] => "TI-RADS",
            _ => "O-RADS",
        };
        let name = match hit.name("side") {
            Some(side) => format!("{name}, {}", side.as_str()),
            None => name.to_owned(),
        };
        let value = words(&name, value.as_str().to_uppercase());
        found.push(Found::new(value, "observation.assessment", place).doubted(meant.doubt));
    }
}

/// `Bethesda category V` of a thyroid's cytology.
fn bethesda(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in BETHESDA.captures_iter(text.view.plain()) {
        let (Some(whole), Some(value)) = (hit.get(0), hit.name("v")) else { continue };
        let place = whole.range();
        if !counts(text, &place) || text.meant(&place).is(TriggerKind::Historical) {
            continue;
        }
        let value = words("Bethesda category", value.as_str().to_uppercase());
        found.push(Found::new(value, "observation.assessment", place));
    }
}

/// How the tumour answered to treatment, where a note or a radiologist says so.
fn response(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre == Genre::Pathology {
        return;
    }
    for hit in RESPONSE.captures_iter(text.view.plain()) {
        let Some(said) = hit.name("r") else { continue };
        let place = said.range();
        let meant = text.meant(&place);
        let open = meant.dead() && !said.as_str().starts_with("no ")
            || meant.is(TriggerKind::Planned)
            || meant.is(TriggerKind::Conditional)
            || meant.is(TriggerKind::Family);
        if !counts(text, &place) || open {
            continue;
        }
        let value = words("response", said.as_str().to_owned());
        found.push(Found::new(value, "observation.response", place).doubted(meant.doubt));
    }
}

fn karyotype(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in KARYOTYPE.find_iter(text.view.cased()) {
        let end =
            hit.end() - (hit.len() - hit.as_str().trim_end_matches(['.', ',', ';', ')']).len());
        let written = text.view.written(hit.start()..end);
        if written.contains('[') && written.contains(']') && !text.mute(&hit.range()) {
            let place = hit.start()..end;
            found.push(Found::new(
                words("karyotype", written.to_owned()),
                "observation.karyotype",
                place,
            ));
        }
    }
}

fn counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    let section = text.section(at);
    let past = matches!(section, SectionKind::History | SectionKind::FamilyHistory)
        && text.genre != Genre::Clinical;
    !text.mute(at) && !past && section != SectionKind::Plan
}
