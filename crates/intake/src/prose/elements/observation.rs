//! Invasion of vessels and nerves, depth of invasion.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Observation, Quantity};
use regex::Regex;

use super::super::{Found, Genre, Text};

static INVASION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<what>lympho-?vascular|lymph-vascular|angiolymphatic|angio-lymphatic|lymphatic/vascular|perineural|venous|extraprostatic|lvi|lvsi|pni|extranodal|extra-nodal|extracapsular|extra-capsular|ulceration)(?: \([a-z -]{1,30}\))?(?: space)?(?: invasion| extension| spread)?(?: \([a-z -]{1,30}\))?(?: ?[:,\-] ?(?:(?:\[ ?\] ?[a-z ]{2,24} ?){0,4}\[ ?x ?\] ?)?| (?:is |are )?)(?P<said>present|identified|not identified|absent|not present|none identified|negative|positive|no evidence|not seen|indeterminate|suspicious|yes|no)(?-u:\b)",
    )
    .expect("a pattern")
});

static DEPTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<what>breslow(?:'s)?(?: depth| thickness)?)[ :=of]{1,5}(?P<mm>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?mm|(?P<clark>clark(?:'s)?) level[ :]{1,3}(?P<level>iv|iii|ii|i|v|[1-5])(?-u:\b)").expect("a pattern")
});

static ASSESSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<system>bi-?rads|pi-?rads|li-?rads|lung-?rads|ti-?rads|o-?rads|ni-?rads|vi-?rads|psma-?rads|c-?rads)(?:,? (?P<side>right|left)(?: breast)?)?(?: (?:us|mri|ct|ct/mri|pet))?(?: version [0-9.]+| v ?[0-9.]+)?(?: (?:category|assessment|final assessment|score|assessment category|level))?(?: ?(?:[:\-=]|of|is))? ?(?:category |score |lr-|tr)?(?P<v>[0-6][abcdsx]?|m|tiv)|(?P<alone>lr)-(?P<lr>[1-5]|m|tiv)|(?P<bosniak>bosniak)(?: (?:category|class|type))? (?P<b>iif|iv|iii|ii|i|2f|[1-4]))(?-u:\b)")
        .expect("a pattern")
});

static DEAUVILLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)deauville(?: (?:criteria|5-point|five-point|5 point|scale|score|grade|category))*(?: ?(?:[:=\-]|of|is))? ?(?:score |grade )?(?P<v>[1-5][ab]?|x)(?-u:\b)")
        .expect("a pattern")
});

/// The systems by which a response is stated.
static CRITERIA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[im]?recist(?: ?v(?:ersion)?)?(?: ?1\.[01])?|percist(?: 1\.0)?|lugano(?: 2014)?|cheson|rano(?: 2\.0)?|pcwg ?[23]|choi(?: criteria)?|irrc|imwg)(?-u:\b)")
        .expect("a pattern")
});

/// `RECIST 1.1: PR`: the letters count only behind their system.
static RESPONSE_LETTERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^ ?(?:overall |response|category|\(|[:=,-] ?| )*(?P<r>cmr|pmr|nmr|pmd|cr|pr|sd|pd|iupd|icpd)(?-u:\b)").expect("a pattern")
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
    prognostic_score(text, found);
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
        let Some(name) = invasion_name(text, what.as_str(), &place) else { continue };
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
    denied(text, found);
    treatment_effect(text, found);
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

/// The plain name; `extracapsular extension` is a node's where nodes are spoken of, else the organ's capsule.
fn invasion_name(text: &Text<'_>, what: &str, at: &Range<usize>) -> Option<&'static str> {
    const AROUND: usize = 90;
    Some(match what {
        "perineural" | "pni" => "perineural invasion",
        "venous" => "venous invasion",
        "extraprostatic" => "extraprostatic extension",
        "extranodal" | "extra-nodal" => "extranodal extension",
        "ulceration" => "ulceration",
        "extracapsular" | "extra-capsular" => {
            let around = text.view.low(at.start.saturating_sub(AROUND)..at.end);
            return around.contains("node").then_some("extranodal extension");
        }
        _ => "lymphovascular invasion",
    })
}

/// `No perineural invasion is seen`, `no lymphovascular or perineural invasion`.
fn denied(text: &Text<'_>, found: &mut Vec<Found>) {
    static NO: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?:no|no evidence of|no definite|without) (?P<a>lympho-?vascular|angiolymphatic|perineural|extranodal|extracapsular)(?: (?:space )?(?:invasion|extension))?(?:(?: or |, | and |/)(?P<b>lympho-?vascular|angiolymphatic|perineural|extranodal))?(?: space)? (?:invasion|extension)(?-u:\b)")
            .expect("a pattern")
    });
    for hit in NO.captures_iter(text.view.plain()) {
        let Some(whole) = hit.get(0) else { continue };
        let place = whole.range();
        let behind = text.view.low(place.end..place.end + 30);
        let open = ["cannot", "can not", "could not", "is not excluded"];
        if !counts(text, &place) || open.iter().any(|w| behind.contains(w)) {
            continue;
        }
        for what in [hit.name("a"), hit.name("b")].into_iter().flatten() {
            let Some(name) = invasion_name(text, what.as_str(), &place) else { continue };
            let value = words(name, "absent".to_owned());
            found.push(Found::new(value, "observation.invasion", place.clone()));
        }
    }
}

/// What treatment before the operation left behind, in the report's words: no scale is turned into another.
fn treatment_effect(text: &Text<'_>, found: &mut Vec<Found>) {
    static EFFECT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?:(?:treatment|therapy) effect|tumou?r regression(?: grade| score)?|residual cancer burden|rcb class)(?: \([^)\n]{1,60}\))? ?:[ \t]{0,2}(?P<v>[^\n\t]{2,120})")
            .expect("a pattern")
    });
    const NOTHING: &[&str] =
        &["no known", "not applicable", "n/a", "no prior", "no presurgical", "none"];
    for hit in EFFECT.captures_iter(text.view.lower()) {
        let (Some(whole), Some(said)) = (hit.get(0), hit.name("v")) else { continue };
        let place = whole.start()..said.start() + said.as_str().trim_end_matches(['.', ' ']).len();
        let nothing = NOTHING.iter().any(|w| said.as_str().starts_with(w));
        let boxed = text.checklist.ticked(&said.range()).is_some() || said.as_str().contains('[');
        if text.genre != Genre::Pathology || nothing || boxed || !counts(text, &place) {
            continue;
        }
        let value =
            words("treatment effect", text.view.written(said.start()..place.end).to_owned());
        found.push(Found::new(value, "observation.treatment-effect", place));
    }
}

fn words(name: &str, value: String) -> Observation {
    Observation {
        name: name.to_owned(),
        value: Some(Quantity::Words(value)),
        ..Observation::default()
    }
}

/// `BI-RADS 5`, `LR-5`, `Bosniak IIF` as the report concludes, each in its own system.
fn assessed(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in ASSESSED.captures_iter(text.view.plain()) {
        let value = hit.name("v").or(hit.name("lr")).or(hit.name("b"));
        let system = hit.name("system").or(hit.name("alone")).or(hit.name("bosniak"));
        let (Some(whole), Some(system), Some(value)) = (hit.get(0), system, value) else {
            continue;
        };
        let name = system_name(system.as_str());
        let name = match hit.name("side") {
            Some(side) => format!("{name}, {}", side.as_str()),
            None => name.to_owned(),
        };
        scored(text, &name, value.as_str(), whole.range(), found);
    }
    for hit in DEAUVILLE.captures_iter(text.view.plain()) {
        let (Some(whole), Some(value)) = (hit.get(0), hit.name("v")) else { continue };
        scored(text, "Deauville score", value.as_str(), whole.range(), found);
    }
}

/// The system as its makers write it.
fn system_name(written: &str) -> &'static str {
    const NAMES: [(&str, &str); 11] = [
        ("bosniak", "Bosniak"),
        ("bi", "BI-RADS"),
        ("psma", "PSMA-RADS"),
        ("pi", "PI-RADS"),
        ("lung", "Lung-RADS"),
        ("l", "LI-RADS"),
        ("ti", "TI-RADS"),
        ("ni", "NI-RADS"),
        ("vi", "VI-RADS"),
        ("c", "C-RADS"),
        ("o", "O-RADS"),
    ];
    NAMES.iter().find(|(start, _)| written.starts_with(start)).map_or("O-RADS", |(_, name)| name)
}

fn scored(text: &Text<'_>, name: &str, value: &str, place: Range<usize>, found: &mut Vec<Found>) {
    let meant = text.meant(&place);
    if !counts(text, &place) || meant.dead() || meant.is(TriggerKind::Historical) {
        return;
    }
    let value = words(name, value.to_uppercase());
    found.push(Found::new(value, "observation.assessment", place).doubted(meant.doubt));
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

/// How the tumour answered to treatment, where a note or a radiologist says so, with the system it is stated by.
fn response(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre == Genre::Pathology {
        return;
    }
    let plain = text.view.plain();
    let criteria: Vec<Range<usize>> = CRITERIA.find_iter(plain).map(|hit| hit.range()).collect();
    for hit in RESPONSE.captures_iter(plain) {
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
        let clause = text.view.clause(&place);
        let named = criteria.get(criteria.partition_point(|c| c.start < clause.start));
        let method = named.filter(|c| c.end <= clause.end);
        let method = method.map(|c| text.view.written(c.clone()).to_owned());
        let value = Observation { method, ..words("response", said.as_str().to_owned()) };
        found.push(Found::new(value, "observation.response", place).doubted(meant.doubt));
    }
    for system in criteria {
        response_letters(text, &system, found);
    }
}

/// `RECIST 1.1: PR`, `Lugano 2014: CMR`.
fn response_letters(text: &Text<'_>, system: &Range<usize>, found: &mut Vec<Found>) {
    const BEHIND: usize = 30;
    let behind = text.view.low(system.end..system.end + BEHIND);
    let Some(letters) = RESPONSE_LETTERS.captures(behind).and_then(|c| c.name("r")) else { return };
    let at = system.end + letters.start()..system.end + letters.end();
    let capitals = text.view.written(at.clone());
    let meant = text.meant(&at);
    let unclear =
        meant.dead() || meant.is(TriggerKind::Planned) || meant.is(TriggerKind::Conditional);
    if unclear || !counts(text, &at) || !capitals.ends_with(|c: char| c.is_ascii_uppercase()) {
        return;
    }
    let method = Some(text.view.written(system.clone()).to_owned());
    let value = Observation { method, ..words("response", capitals.to_owned()) };
    let place = system.start..at.end;
    found.push(Found::new(value, "observation.response", place).doubted(meant.doubt));
}

/// `IPSS-R 5.5 (high risk)`, `DIPSS-plus: intermediate-2`, `IPI 3`: the class in words, else the number.
fn prognostic_score(text: &Text<'_>, found: &mut Vec<Found>) {
    static SCORE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?P<name>r-?ipss|ipss-[rm]|ipss|dipss(?:[- ]plus)?|mipss70|r-ipi|nccn-ipi|ipi|flipi|mipi|cll-ipi)(?: score)?(?: of| is|:| =)? ?(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2})?)?,? ?[(:]? ?(?P<risk>very low|very high|low|intermediate(?:-[12])?|high)?(?-u:\b)")
            .expect("a pattern")
    });
    for hit in SCORE.captures_iter(text.view.plain()) {
        let (Some(whole), Some(name)) = (hit.get(0), hit.name("name")) else { continue };
        let Some(value) = hit.name("risk").or_else(|| hit.name("n")) else { continue };
        let place = whole.start()..value.end().max(hit.name("n").map_or(0, |n| n.end()));
        let meant = text.meant(&place);
        if !counts(text, &place) || meant.dead() {
            continue;
        }
        let value = words(&name.as_str().to_uppercase(), value.as_str().to_owned());
        found.push(Found::new(value, "observation.prognostic-score", place).doubted(meant.doubt));
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
