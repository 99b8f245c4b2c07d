//! What the writer says the advice rests on, who wrote, and what is taken over from the other.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::opinions::Wordings;
use record::Source;
use regex::Regex;

use super::Letter;

static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \t]*(?P<name>(?:Dr\.? )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,4}),? (?:MD|DO|M\.D\.|D\.O\.|MBBS|FRCS|FACS|PhD|MD, PhD)")
        .expect("a pattern")
});

static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:Provider|Attending|Author|Consultant|Surgeon|PROVIDER|ATTENDING|Physician|Oncologist|Pathologist|Radiologist)[ :]{1,3}(?P<name>(?:Dr\.? )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3})")
        .expect("a pattern")
});

pub(super) fn read(letter: &mut Letter<'_>) {
    let reasoning = &letter.library.opinions.reasoning;
    let found = record::Reasoning {
        factors: places(letter, &reasoning.factor),
        guideline: places(letter, &reasoning.guideline),
        experience: places(letter, &reasoning.experience),
        confidence: places(letter, &reasoning.confidence),
        would_change: places(letter, &reasoning.change),
        weak_evidence: places(letter, &reasoning.weak),
        fitness: places(letter, &reasoning.fitness),
        values: places(letter, &reasoning.values),
        local: places(letter, &reasoning.local),
        reread: places(letter, &reasoning.reread),
        new_tests: places(letter, &reasoning.new_test),
        threshold: places(letter, &reasoning.threshold),
    };
    letter.opinion.reasoning = found;
    let speech = &letter.library.opinions.speech;
    letter.opinion.endorses = one(letter, &speech.endorsing);
    letter.opinion.gives_no_advice = one(letter, &speech.no_advice);
    letter.opinion.by = writer(letter);
}

/// The writer's own sentences that hold one of the wordings; a few are enough.
fn places(letter: &Letter<'_>, words: &Wordings) -> Vec<Source> {
    const ENOUGH: usize = 5;
    let mut out: Vec<Source> = Vec::new();
    for at in words.find(letter.plain()) {
        if out.len() == ENOUGH {
            break;
        }
        if letter.speech.is_quoted(&at) || letter.speech.is_aside(&at) {
            continue;
        }
        if let Some(source) = letter.source(&at)
            && !out.contains(&source)
        {
            out.push(source);
        }
    }
    out
}

fn one(letter: &Letter<'_>, words: &Wordings) -> Option<Source> {
    let plain = letter.plain();
    let at = words.find(plain).find(|at: &Range<usize>| {
        let Some(statement) = letter.speech.statement(at.start) else { return false };
        let from =
            plain.floor_char_boundary(at.start.saturating_sub(24).max(statement.range.start));
        let before = plain.get(from..at.start).unwrap_or_default();
        let denied = ["not ", "cannot ", "n't ", "unable to ", "partly ", "partially ", "hard to "];
        !letter.speech.is_aside(at) && !denied.iter().any(|w| before.contains(w))
    })?;
    letter.source(&at)
}

/// The name under the letter, else the one beside "Provider".
fn writer(letter: &Letter<'_>) -> Option<String> {
    let text = letter.text.view.cased();
    let last = SIGNED.captures_iter(text).last();
    let hit = last.or_else(|| LABELLED.captures(text))?;
    Some(hit.name("name")?.as_str().trim_end_matches(',').to_owned())
}
