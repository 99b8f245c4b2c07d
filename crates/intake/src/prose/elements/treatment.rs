//! Drugs against the cancer and radiotherapy, as given, planned, declined or stopped.
//!
//! *Leaves unread* what is conditional, cancelled or somebody else's, drugs named for what they risk,
//! drugs in a list of options.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use knowledge::vocabulary::oncology::Treatment;
use record::{Observation, Quantity, Radiotherapy, SystemicTherapy};
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::numbers::whole;

static DOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<dose>[0-9]{1,2}(?:[.,][0-9]{1,2})?|[0-9],?[0-9]{3}) ?(?P<unit>cgy|gy)(?: total)? ?(?:in|/|over|x|,|at)? ?(?P<n>[0-9]{1,2}) ?(?:fractions|fx|fraction|treatments|#)|(?:dose|total dose)[ :]{1,3}(?P<dose2>[0-9]{1,2}(?:[.,][0-9]{1,2})?|[0-9],?[0-9]{3}) ?(?P<unit2>cgy|gy)[ ,;]{1,3}(?:number of )?fractions?[ :]{1,3}(?P<n2>[0-9]{1,2})(?-u:\b)",
    )
    .expect("a pattern")
});

static CYCLES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:x ?(?P<a>[0-9]{1,2})(?P<of> ?(?:days?|d|doses?|weeks?|wks?|months?|mg|years?))?|(?P<b>[0-9]{1,2}) cycles)(?-u:\b)").expect("a pattern")
});

/// A drug or regimen at its place.
struct Named {
    agents: Vec<String>,
    regimen: Option<String>,
    range: Range<usize>,
}

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    if text.genre == Genre::Clinical {
        systemic(text, found);
    }
    radiotherapy(text, found);
}

/// Letters that name a regimen and something else: "stage IVA", "aspirin EC 81 mg", "MAP 65", "wound VAC". They count where
/// their line speaks of treatment, and not behind or before what shows the other meaning.
pub(in crate::prose) fn is_another_word(text: &Text<'_>, at: &Range<usize>) -> bool {
    const AROUND: usize = 160;
    const BEFORE: &[&str] = &[
        "stage", "stages", "stg", "figo", "ajcc", "group", "aspirin", "asa", "wound", "=", "mean",
    ];
    const AFTER: &[&str] = &[
        "81", "325", "tab", "mg ", "mmhg", "of the", "joint", "pack", "dressing", "disease",
        "joints", "(ajcc", "ajcc", "by ajcc",
    ];
    const TREATS: &[&str] = &[
        "chemo",
        "cycle",
        "regimen",
        "adjuvant",
        "therapy",
        "dose",
        "followed by",
        "complet",
        "receiv",
        "mg/m2",
        "infus",
        "weekly",
        "every",
        "salvage",
        "maintenance",
        "start",
        "recommend",
        "offer",
        "advise",
        "given",
        "give ",
        "then",
        "plan",
        "treat",
        " x ",
        " x2",
        " x3",
        " x4",
        " x6",
        "q3",
        "q2",
        "q21",
        "q28",
        "taxol",
        "paclitaxel",
        "rituximab",
        "tolerat",
        "->",
        "agree",
        "course",
        "months of",
        "option",
        "consider",
        "propos",
        "suggest",
        "favo",
        "prefer",
        "plus",
        "with ",
        "+",
        "rounds",
        "drugs",
    ];
    let line = text.view.lines().get(text.view.line_at(at.start)).cloned().unwrap_or_default();
    let near = line.start.max(at.start.saturating_sub(AROUND))..line.end.min(at.end + AROUND);
    let before = text.view.low(near.start..at.start).trim_end();
    let after = text.view.low(at.end..near.end.max(at.end)).trim_start();
    let word_before = before.rsplit([' ', ':', '(', ',']).next().unwrap_or_default();
    let clause = text.view.clause(at);
    let said = text.view.low(clause.start.min(near.start)..clause.end.max(near.end));
    BEFORE.contains(&word_before)
        || AFTER.iter().any(|w| after.starts_with(w))
        || !TREATS.iter().any(|w| said.contains(w))
}

fn systemic(text: &Text<'_>, found: &mut Vec<Found>) {
    let mut groups: Vec<Named> = Vec::new();
    for (range, what) in text.words.drugs.find(text.view.plain()) {
        if text.mute(&range) || !section_counts(text, &range) {
            continue;
        }
        let capital = !text.view.written(range.clone()).bytes().any(|b| b.is_ascii_lowercase());
        // `VRd` is written so; `Tc` is no regimen.
        let capitals = text.view.written(range.clone()).bytes().filter(u8::is_ascii_uppercase);
        let mixed = range.len() > 2 && capitals.count() * 2 > range.len();
        let named = match what {
            Treatment::Agent(agent) => {
                Named { agents: vec![agent.name.clone()], regimen: None, range }
            }
            Treatment::Regimen(regimen) if regimen.short && !capital && !mixed => continue,
            Treatment::Regimen(regimen) if regimen.short && is_another_word(text, &range) => {
                continue;
            }
            Treatment::Regimen(regimen) => {
                Named { agents: regimen.agents.clone(), regimen: Some(regimen.name.clone()), range }
            }
        };
        match groups.last_mut() {
            Some(last) if together(text, last, &named) => {
                last.range.end = named.range.end;
                for agent in named.agents {
                    if !last.agents.contains(&agent) {
                        last.agents.push(agent);
                    }
                }
                last.regimen = last.regimen.take().or(named.regimen);
            }
            _ => groups.push(named),
        }
    }
    let starts: Vec<usize> = groups.iter().map(|g| g.range.start).skip(1).collect();
    for (group, next) in groups.into_iter().zip(starts.into_iter().chain([usize::MAX])) {
        let meant = text.meant(&group.range);
        if meant.is(TriggerKind::Declined) && !meant.dead() {
            found.extend(declined(text, &group));
        }
        if meant.dead()
            || meant.is(TriggerKind::Declined)
            || meant.is(TriggerKind::Quoted)
            || would_be(text, &group.range)
        {
            continue;
        }
        let goes_on = goes_on(text, &group.range);
        let planned = !goes_on
            && (meant.is(TriggerKind::Planned)
                || matches!(text.section(&group.range), SectionKind::Plan));
        let status = if meant.is(TriggerKind::Stopped) || stopped_behind(text, &group.range) {
            Some("stopped")
        } else if planned {
            Some("planned")
        } else if goes_on || matches!(text.section(&group.range), SectionKind::Medications) {
            Some("active")
        } else {
            given(text, &group.range)
        };
        let after = text.view.low(group.range.end..(group.range.end + 60).min(next));
        let after = after.split(['\n']).next().unwrap_or_default();
        // `75 mg/m2 x 7 days` counts days.
        let cycles = CYCLES
            .captures_iter(after)
            .find(|hit| hit.name("of").is_none())
            .and_then(|c| c.name("a").or_else(|| c.name("b"))?.as_str().parse().ok())
            .or_else(|| cycles_of(text, &group.range));
        let value = SystemicTherapy {
            agents: group.agents,
            regimen: group.regimen,
            intent: None,
            status: status.map(str::to_owned),
            cycles,
        };
        found.push(Found::new(value, "systemic-therapy.drug", group.range).doubted(meant.doubt));
    }
}

/// What the person said no to, kept as said: it is no treatment given.
fn declined(text: &Text<'_>, group: &Named) -> Option<Found> {
    let clause = text.view.clause(&group.range);
    let words = text.view.low(clause);
    let own = ["declined", "declines", "refused", "refuses", "does not want", "did not want"];
    if !own.iter().any(|w| words.contains(w)) || words.contains("recommend") {
        return None;
    }
    let value = Observation {
        name: "treatment declined".to_owned(),
        value: Some(Quantity::Words(text.view.written(group.range.clone()).to_owned())),
        ..Observation::default()
    };
    Some(Found::new(value, "systemic-therapy.declined", group.range.clone()))
}

/// `three cycles of BEP`.
fn cycles_of(text: &Text<'_>, at: &Range<usize>) -> Option<u32> {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)(?P<n>[a-z]+|[0-9]{1,2})(?: further| more| planned)? cycles of (?:[a-z-]+ )?$")
            .expect("a pattern")
    });
    let before = text.view.low(at.start.saturating_sub(50)..at.start);
    whole(OF.captures(before)?.name("n")?.as_str())
}

/// `capecitabine; discontinued after 2 cycles`: the same line goes on with what became of it.
fn stopped_behind(text: &Text<'_>, at: &Range<usize>) -> bool {
    let rest = text.view.low(at.end..at.end + 60);
    let line = rest.split(['\n', '.']).next().unwrap_or_default();
    let Some((between, next)) = line.split_once(';') else { return false };
    let next = next.trim_start();
    between.len() < 30
        && ["discontinued", "stopped", "was stopped", "ceased"].iter().any(|w| next.starts_with(w))
}

/// "Continue palbociclib": it is being taken.
fn goes_on(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let before = text.view.low(clause.start.max(at.start.saturating_sub(60))..at.start);
    before
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(|w| matches!(w, "continue" | "continues" | "proceed"))
}

/// Sections that speak of treatment.
fn section_counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    use SectionKind::{Allergies, FamilyHistory, Imaging, Laboratory, Pathology, Reference};
    !matches!(
        text.section(at),
        Allergies | FamilyHistory | Reference | Pathology | Laboratory | Imaging
    )
}

/// `TC (docetaxel and cyclophosphamide)`: one treatment.
fn together(text: &Text<'_>, first: &Named, second: &Named) -> bool {
    if second.range.start < first.range.end {
        return false;
    }
    let between = text.view.low(first.range.end..second.range.start);
    // A line that only goes on has a word that says so: `gemcitabine with` / `nab-paclitaxel`.
    let joined = ["and", "plus", "with"];
    let wrapped =
        between.contains('\n') && !between.split_whitespace().any(|w| joined.contains(&w));
    let dose =
        |w: &str| matches!(w, "auc" | "mg" | "m2" | "kg") || w.bytes().all(|b| b.is_ascii_digit());
    between.len() < 24
        && !wrapped
        && !between.contains(['.', ';'])
        && !between.contains("\n\n")
        && between.split([' ', ',', '(', ')', '+', '/', '-', '\n', '\t']).all(|w| {
            dose(w)
                || matches!(
                    w,
                    "" | "and"
                        | "plus"
                        | "with"
                        | "prednisone"
                        | "dexamethasone"
                        | "vedotin"
                        | "tc"
                        | "weekly"
                )
        })
}

/// "… would be the regimen": it depends on something.
fn would_be(text: &Text<'_>, at: &Range<usize>) -> bool {
    let clause = text.view.clause(at);
    let words = text.view.low(clause);
    words.contains("decide for or against")
        || words.contains("would be the")
        || words.contains("would be a candidate")
        || words.contains(" or against")
        || words.contains("could be considered")
        || words.contains("would be considered")
        || words.contains("may be considered")
}

/// What the words say of the giving.
fn given(text: &Text<'_>, at: &Range<usize>) -> Option<&'static str> {
    let clause = text.view.clause(at);
    let words = text.view.low(clause);
    let has = |all: &[&str]| all.iter().any(|w| words.contains(w));
    if has(&["completed", "finished"]) {
        Some("completed")
    } else if has(&[
        "currently on",
        "ongoing",
        "continues",
        "continue ",
        "taking",
        "remains on",
        "tolerating",
    ]) {
        Some("active")
    } else if has(&["received", "was given", "treated with", "underwent", "was started", "began"]) {
        Some("given")
    } else {
        None
    }
}

fn radiotherapy(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in DOSE.captures_iter(text.view.plain()) {
        let (Some(whole), Some(dose), Some(unit)) =
            (hit.get(0), either(&hit, "dose", "dose2"), either(&hit, "unit", "unit2"))
        else {
            continue;
        };
        let place = whole.range();
        let meant = text.meant(&place);
        let planned = meant.is(TriggerKind::Planned)
            || meant.is(TriggerKind::Declined)
            || meant.dead()
            || meant.is(TriggerKind::Quoted);
        if text.mute(&place)
            || planned
            || text.section(&place) == SectionKind::Plan
            || advice(text, &place)
        {
            continue;
        }
        let Ok(mut gy) = dose
            .as_str()
            .replace(',', if unit.as_str() == "cgy" { "" } else { "." })
            .parse::<f64>()
        else {
            continue;
        };
        if unit.as_str() == "cgy" {
            gy /= 100.0;
        }
        let fractions = either(&hit, "n", "n2").and_then(|n| n.as_str().parse().ok());
        let (site, start) = site_before(text, &place);
        let (site, start) = match site {
            Some(site) => (Some(site), start),
            None => (site_named(text, &place), start),
        };
        let technique = technique(text, &place);
        let value = Radiotherapy { site, dose_gy: Some(gy), fractions, technique };
        found.push(Found::new(value, "radiotherapy.dose", start..place.end).doubted(meant.doubt));
    }
}

fn either<'t>(hit: &regex::Captures<'t>, one: &str, other: &str) -> Option<regex::Match<'t>> {
    hit.name(one).or_else(|| hit.name(other))
}

/// `Site treated: Oropharynx`, `radiation to the left chest wall`.
fn site_named(text: &Text<'_>, at: &Range<usize>) -> Option<String> {
    static SITE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:(?:treatment |treated )?site(?: treated)?|(?:treated |target )?volume|area treated) ?: ?(?P<label>[^\n\t.;]{3,60})|(?:radiation|radiotherapy|radiation therapy|irradiation)(?: therapy)? (?:was (?:given|delivered) )?to (?:the )?(?P<words>[a-z -]{3,40})")
            .expect("a pattern")
    });
    const ABOVE: usize = 220;
    let before = text.view.low(at.start.saturating_sub(ABOVE)..at.start);
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let hit = SITE.captures_iter(before).last()?;
    let named = hit.name("label").or_else(|| hit.name("words"))?.as_str();
    let named = named.split([',', '(']).next()?.trim();
    let named = named.trim_end_matches(" to").trim_end_matches(" with").trim();
    // "Radiation to date" names no place.
    (named.len() > 2 && named != "date").then(|| named.to_owned())
}

/// The technique named beside the dose.
fn technique(text: &Text<'_>, at: &Range<usize>) -> Option<String> {
    const NAMES: &[(&str, &str)] = &[
        ("vmat", "VMAT"),
        ("imrt", "IMRT"),
        ("sbrt", "SBRT"),
        ("sabr", "SABR"),
        ("stereotactic", "stereotactic"),
        ("3d-crt", "3D conformal"),
        ("3d conformal", "3D conformal"),
        ("proton", "proton"),
        ("brachytherapy", "brachytherapy"),
    ];
    const AROUND: usize = 160;
    let around = text.view.low(at.start.saturating_sub(AROUND)..at.end + AROUND);
    NAMES.iter().find(|(word, _)| around.contains(word)).map(|(_, name)| (*name).to_owned())
}

/// An opinion's advice is no treatment given: the assessment of a note, a letter's "I would".
fn advice(text: &Text<'_>, at: &Range<usize>) -> bool {
    let section = text.section(at);
    let clause = text.view.clause(at);
    let words = text.view.low(clause);
    let told = matches!(section, SectionKind::Assessment | SectionKind::Impression);
    told && !done(words)
        || [
            "after chemo",
            "advise",
            "recommend",
            "suggest",
            "would ",
            "proposed",
            "meanwhile",
            "to be given",
            "considered",
            "debated",
        ]
        .iter()
        .any(|w| words.contains(w))
}

/// Words of an assessment that tell of what was done: `SRS 24 Gy in 3 fractions to left frontal 5/2025`.
fn done(words: &str) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u:\b)[01]?[0-9]/(?:[0-3]?[0-9]/)?(?:19|20)[0-9]{2}(?-u:\b)")
            .expect("a pattern")
    });
    const DONE: &[&str] =
        &["completed", "received", "s/p", "status post", "was treated", "finished"];
    DONE.iter().any(|w| words.contains(w)) || DAY.is_match(words)
}

/// `Left whole breast dose 40.05 Gy`: the words before the dose.
fn site_before(text: &Text<'_>, at: &Range<usize>) -> (Option<String>, usize) {
    const REACH: usize = 60;
    let clause = text.view.clause(at);
    let from = clause.start.max(at.start.saturating_sub(REACH));
    let before = text.view.low(from..at.start);
    let shift = at.start - before.len();
    let sites: Vec<_> = text.words.sites.find(before).collect();
    let boost = before.rfind("boost");
    match (sites.last(), boost) {
        (Some(hit), _) => {
            let start = before[..hit.range.start].trim_end();
            let lead = start.rsplit([' ', ',']).take(2).collect::<Vec<_>>();
            let words: usize = lead
                .iter()
                .filter(|w| matches!(**w, "left" | "right" | "whole"))
                .map(|w| w.len() + 1)
                .sum();
            let begin = hit.range.start.saturating_sub(words);
            (Some(before[begin..hit.range.end].trim().to_owned()), shift + begin)
        }
        (None, Some(at)) => (Some("boost".to_owned()), shift + at),
        (None, None) => (None, at.start),
    }
}
