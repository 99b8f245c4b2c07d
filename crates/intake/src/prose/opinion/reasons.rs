//! What the writer says the advice rests on, and what is taken over from the other.

use std::ops::Range;

use knowledge::opinions::Wordings;
use record::Source;

use super::Letter;

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
    letter.opinion.adds_to = one(letter, &speech.adds_to);
    letter.opinion.gives_no_advice = one(letter, &speech.no_advice);
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
        // "The board would agree with that IF the cortex were breached."
        let to = plain.floor_char_boundary((at.end + 14).min(statement.range.end));
        let on_condition = plain.get(at.end..to).is_some_and(|after| after.contains(" if "));
        !letter.speech.is_aside(at) && !on_condition && !denied.iter().any(|w| before.contains(w))
    })?;
    letter.source(&at)
}
