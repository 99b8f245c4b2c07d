//! Whether there is a trial for this patient: none, or one to consider, by its name where it has one.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Element, Stance};
use regex::Regex;

use super::Letter;
use super::speech::How;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"NCT[0-9]{8}|(?-u:\b)[A-Z][A-Z0-9]{1,}(?:[- ]?[A-Z0-9]{2,})*(?:-[0-9A-Z]+)*(?-u:\b)",
    )
    .expect("a pattern")
});

pub(super) fn read(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let outlook = &letter.library.opinions.outlook;
    let none: Vec<Range<usize>> = outlook.trial_none.find(plain).collect();
    let not: Vec<Range<usize>> = outlook.trial_not.find(plain).collect();
    let inside = |at: &Range<usize>, list: &[Range<usize>]| {
        list.iter().any(|r| {
            r.start <= at.start && at.end <= r.end || at.start <= r.start && r.end <= at.end
        })
    };
    let hits: Vec<Range<usize>> = outlook.trial.find(plain).collect();
    for at in &none {
        // "Studies here are for others only; not eligible": the word stands just before.
        const NEAR: usize = 110;
        let has_word = hits.iter().any(|h| h.start < at.end + NEAR && at.start < h.end + NEAR);
        if !has_word || letter.speech.is_aside(at) || inside(at, &not) {
            continue;
        }
        let quoted = letter.speech.is_quoted(at);
        letter.say(Element::Trial, at, How { stance: Some(Stance::Against), quoted }, |p| {
            p.key = "none".to_owned();
        });
    }
    for at in &hits {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let range = statement.range.clone();
        let said = plain.get(range.clone()).unwrap_or_default();
        let denied = none.iter().any(|r| r.start >= range.start && r.end <= range.end);
        let elsewhere = not.iter().any(|r| r.start <= at.start && at.end <= r.end);
        if denied || letter.speech.is_aside(at) {
            continue;
        }
        let how = letter.speech.how(plain, at);
        let from = plain.floor_char_boundary(at.start.saturating_sub(90).max(range.start));
        let to = plain.floor_char_boundary((at.end + 90).min(range.end));
        let near = plain.get(from..to).unwrap_or_default();
        let named = name(letter, &range);
        if how.stance == Some(Stance::Against)
            && !elsewhere
            && !letter.library.opinions.speech.evidence.stand_in(said)
        {
            letter.say(Element::Trial, at, how, |p| p.key = "none".to_owned());
            continue;
        }
        let offered = outlook.trial_some.stand_in(near);
        let the_trial = elsewhere && named.is_some();
        if !offered
            || (elsewhere && !the_trial)
            || letter.library.opinions.speech.evidence.stand_in(said) && named.is_none()
        {
            continue;
        }
        letter.say(Element::Trial, at, How { stance: Some(Stance::Optional), ..how }, |p| {
            p.key = "offered".to_owned();
            p.value = named.unwrap_or_default();
        });
    }
    // "No trial" and a trial in one letter: what is offered is the more exact word.
    if letter.opinion.of(Element::Trial).any(|p| p.key == "none") {
        letter
            .opinion
            .points
            .retain(|(e, p)| *e != Element::Trial || p.key == "none" || !p.value.is_empty());
    }
}

/// The trial's own name: a registry number or an acronym of its sentence.
fn name(letter: &Letter<'_>, range: &Range<usize>) -> Option<String> {
    let written = letter.text.view.written(range.clone());
    NAME.find_iter(written)
        .map(|m| m.as_str())
        .find(|name| name.len() > 4 && name.bytes().any(|b| b.is_ascii_digit() || b == b'-'))
        .map(str::to_owned)
}
