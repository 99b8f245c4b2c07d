//! Margins: negative, positive or close, with the nearest margin and its distance where stated.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::SectionKind;
use record::Margin;
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::numbers::millimetres;

const FREE: &str = r"negative|uninvolved|not involved|free of|free from|free|clear|tumor[- ]free|unremarkable|no tumor|no carcinoma|no malignancy|without tumor|no evidence of";
const INVOLVED: &str =
    r"positive|involved by|involved|tumor present|present at|carcinoma present|extends to|not free";

/// A margin and what is said of it.
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?P<which>(?:[a-z/,()-]+ ){{0,5}})(?:margins?(?: ?\(s\))?|resection lines?|lines? of resection)(?: of resection| of excision|s)?(?: status)?(?P<gap>[ :\-,;(]{{0,4}}(?:(?:is|are|all|appear|for|by|of|invasive|carcinoma|surgical|resection|the|examined|at|ink(?:ed)?|tumor)[ ,:]{{1,2}}){{0,4}})(?:(?P<free>{FREE})|(?P<involved>{INVOLVED}))(?-u:\b)"
    ))
    .expect("a pattern")
});

/// `tumor is present at the margin`, `margin involvement: present`, `free resection margins`, `R0`.
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?P<free>tumor[- ]free|free|negative|clear|uninvolved) (?:[a-z-]+ ){0,2}(?:resection )?margins?)|(?:(?P<involved>(?:tumor|carcinoma|adenocarcinoma)(?: is| focally| extends| present| involves| to)* (?:present )?(?:at|to|involves|involving) (?:the )?(?:[a-z-]+ ){0,3}(?:surgical |resection )?margins?))",
    )
    .expect("a pattern")
});

static RESIDUAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:resection status[ :]{1,3}|[,; (:])r ?(?P<r>[0o12])(?:[,;) .]|$)")
        .expect("a pattern")
});

static DISTANCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:closest|nearest|minimum|minimal)[^\n.;]{0,60}?margins?[^\n;]{0,50}?(?P<d>[0-9]{1,2}(?: ?\. ?[0-9]{1,2})?) ?(?P<unit>mm|cm)|margins? (?:clear|negative|free) by (?P<d2>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?(?P<unit2>mm|cm)",
    )
    .expect("a pattern")
});

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let lower = text.view.plain();
    if !lower.contains("margin") && !lower.contains("resection") {
        return;
    }
    let distance = distance(text);
    let mut said: Vec<(&str, Range<usize>)> = Vec::new();
    for pattern in [&*SAID, &*TURNED] {
        for hit in pattern.captures_iter(lower) {
            let Some(whole) = hit.get(0) else { continue };
            let named = hit.name("which").map_or("", |m| m.as_str());
            let start = whole.start() + named.len() - clean(named).len();
            let place = start..whole.end();
            let status = if hit.name("involved").is_some() { "positive" } else { "negative" };
            if let Some(status) = settled(text, &place, named, status) {
                said.push((status, place));
            }
        }
    }
    residual(text, &mut said);
    for status in ["positive", "negative"] {
        let mut places = said.iter().filter(|(s, _)| *s == status).map(|(_, p)| p.clone());
        let Some(first) = places.next() else { continue };
        let near = distance.as_ref().filter(|_| status == "negative");
        let value = Margin {
            status: Some(status.to_owned()),
            which: None,
            distance_mm: near.map(|(mm, _)| *mm),
        };
        let mut fact = Found::new(value, "margin.status", first);
        fact.places.extend(places.take(4));
        fact.places.extend(near.map(|(_, place)| place.clone()));
        found.push(fact);
    }
}

/// The words of `which` behind the last mark of punctuation.
fn clean(which: &str) -> &str {
    which.rsplit([',', '(', ')', '/']).next().unwrap_or(which).trim_start()
}

/// The status, or `None` where the words are a question, a list of options, of a frozen section.
fn settled<'s>(
    text: &Text<'_>,
    at: &Range<usize>,
    which: &str,
    status: &'s str,
) -> Option<&'s str> {
    use SectionKind::{FamilyHistory, Gross, History, Intraoperative, Operation, Specimen};
    let section = text.section(at);
    let unsettled = matches!(section, Gross | Intraoperative | History | Specimen);
    if text.mute(at)
        || section == FamilyHistory
        || section == Operation
        || (unsettled && text.genre == Genre::Pathology)
    {
        return None;
    }
    if text.genre == Genre::Imaging || which.contains("circumscribed") {
        return None;
    }
    let meant = text.meant(at);
    if meant.dead() && status == "positive" {
        // "margins are not involved" is caught as free; any other denial is of the involvement.
        return meant
            .is(knowledge::vocabulary::discourse::TriggerKind::Negated)
            .then_some("negative");
    }
    let after = text.view.low(at.end..at.end + 24);
    let open = after.trim_start().starts_with("cannot")
        || after.contains("or ") && after.contains("involved");
    let other = ["dysplasia", "in situ", "in-situ", "adenoma", "intestinal metaplasia", "dcis"]
        .iter()
        .any(|w| after.contains(w));
    (!(open || other && status == "positive")).then_some(status)
}

fn residual(text: &Text<'_>, said: &mut Vec<(&'static str, Range<usize>)>) {
    for hit in RESIDUAL.captures_iter(text.view.plain()) {
        let Some(r) = hit.name("r") else { continue };
        let place = r.start().saturating_sub(1)..r.end();
        let before = text.view.low(place.start.saturating_sub(50)..place.start);
        let staged =
            ["pt", "pn", "l0", "l1", "v0", "v1", "g1", "g2", "g3", "resection status", "locally"]
                .iter()
                .any(|w| before.contains(w));
        let capital = text.view.written(place.clone()).starts_with('R');
        if staged && capital && !text.mute(&place) {
            said.push((
                if matches!(r.as_str(), "0" | "o") { "negative" } else { "positive" },
                place,
            ));
        }
    }
}

fn distance(text: &Text<'_>) -> Option<(f64, Range<usize>)> {
    DISTANCE.captures_iter(text.view.plain()).find_map(|hit| {
        let number = hit.name("d").or_else(|| hit.name("d2"))?;
        let unit = hit.name("unit").or_else(|| hit.name("unit2"))?;
        let place = hit.get(0)?.range();
        let mm = millimetres(number.as_str(), unit.as_str())?;
        (!text.mute(&place) && text.section(&place) != SectionKind::Gross).then_some((mm, place))
    })
}
