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

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
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

fn counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    let section = text.section(at);
    let past = matches!(section, SectionKind::History | SectionKind::FamilyHistory)
        && text.genre != Genre::Clinical;
    !text.mute(at) && !past && section != SectionKind::Plan
}
