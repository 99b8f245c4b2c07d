//! That the cancer has come back, where a paper says so of this person.
//!
//! *Reads* `biochemical recurrence`, `biopsy-proven recurrence in the left chest wall`, `recurrent adenocarcinoma`.
//! *Leaves unread* what is denied, feared, prevented, looked for, planned for or said of patients in general, scores named
//! after it, and illnesses that are no cancer. Progression under treatment is a response, not a return.

use std::ops::Range;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::Condition;

use super::super::{Found, Text};

/// From the adjective to the disease it is said of.
const TO_DISEASE_BYTES: usize = 64;

/// What voids it stands at most this far before it.
const BEFORE_BYTES: usize = 140;

/// The place behind it has at most so many words.
const PLACE_WORDS: usize = 7;

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    for hit in text.words.recurrence.find(text.view.plain()) {
        let said = match hit.of_a_disease {
            true => of_a_disease(text, &hit.range),
            false => Some(hit.range),
        };
        let Some(place) = said.filter(|at| counts(text, at)) else { continue };
        let place = with_place(text, place);
        let meant = text.meant(&place);
        if meant.dead() || meant.is(TriggerKind::Planned) || meant.is(TriggerKind::Declined) {
            continue;
        }
        let words = text.view.written(place.clone()).split_whitespace().collect::<Vec<_>>();
        let value = Condition {
            text: words.join(" "),
            status: Some("recurrence".to_owned()),
            ..Condition::default()
        };
        found.push(Found::new(value, "condition.recurrence", place).doubted(meant.doubt));
    }
}

/// `recurrent high-grade serous carcinoma`: to the end of the first cancer named behind the adjective.
fn of_a_disease(text: &Text<'_>, adjective: &Range<usize>) -> Option<Range<usize>> {
    let clause = text.view.clause(adjective);
    let until = (adjective.end + TO_DISEASE_BYTES).min(clause.end);
    let behind = text.view.low(adjective.end..until);
    let plain = behind.replace(['\n', '\t'], " ");
    let listed = text.words.recurrence.disease(&plain);
    let types = &text.words.histologies;
    let invasive = |entry: usize| types.entry(entry).is_some_and(|e| e.invasive());
    let typed = types.find(&plain).find(|hit| invasive(hit.entry)).map(|hit| hit.range);
    let disease = listed.into_iter().chain(typed).min_by_key(|at| (at.start, at.end))?;
    let between = plain.get(..disease.start)?;
    let one_phrase =
        !between.trim_start_matches([',', ' ']).contains([',', ';', ':', '.', '(', '?']);
    let of_it = text.words.recurrence.qualifies(between, plain.get(disease.clone())?);
    (one_phrase && of_it).then_some(adjective.start..adjective.end + disease.end)
}

/// Whether it is said of this person here.
fn counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    let unstated = [SectionKind::FamilyHistory, SectionKind::Plan, SectionKind::Intraoperative];
    if text.mute(at) || unstated.contains(&text.section(at)) {
        return false;
    }
    let clause = text.view.clause(at);
    let before = text.view.low(clause.start.max(at.start.saturating_sub(BEFORE_BYTES))..at.start);
    let behind =
        text.view.low(at.end..clause.end).trim_start_matches([' ', '-', '\n', ':']).to_owned();
    // The mark of a question ends its clause: `? local recurrence`.
    let questioned = text.view.low(0..at.start).trim_end().ends_with('?');
    let asked = questioned || text.view.low(at.end..clause.end).contains(['?', '%']);
    let words = &text.words.recurrence;
    !asked
        && !words.voided_before(&before.replace(['\n', '\t'], " "))
        && !words.voided_behind(&behind)
}

/// With the place that follows: `in the left chest wall`.
fn with_place(text: &Text<'_>, at: Range<usize>) -> Range<usize> {
    let words = &text.words.recurrence;
    let opened = text.view.low(at.clone()).split_whitespace().any(|w| words.opens_a_place(w));
    let clause = text.view.clause(&at);
    let rest = text.view.low(at.end..clause.end);
    let (mut walked, mut end, mut number) = (0, 0, 0);
    for word in rest.split_inclusive([' ', '\n']) {
        walked += word.len();
        let bare = word.trim();
        if bare.is_empty() {
            continue;
        }
        let opens = number > 0 || opened || words.opens_a_place(bare);
        let over = number > PLACE_WORDS || words.ends_a_place(bare);
        if !opens || over || bare.starts_with(['(', '-', '/']) {
            break;
        }
        let kept = bare.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        end = walked - (word.len() - kept.len());
        if kept.len() < bare.len() {
            break;
        }
        number += 1;
    }
    at.start..at.end + end
}
