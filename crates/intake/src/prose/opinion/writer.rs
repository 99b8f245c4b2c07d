//! Who wrote the letter, in which field, and what the writer had before them: slides or the report alone,
//! images or the report alone. What the letter does not say of it stays unknown.

use std::ops::Range;
use std::sync::LazyLock;

use record::Trait;
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
    letter.opinion.by = writer(letter);
    letter.opinion.role = role(letter);
    letter.opinion.material = material(letter);
}

/// The name under the letter, else the one beside "Provider".
fn writer(letter: &Letter<'_>) -> Option<String> {
    let text = letter.text.view.cased();
    let last = SIGNED.captures_iter(text).last();
    let hit = last.or_else(|| LABELLED.captures(text))?;
    Some(hit.name("name")?.as_str().trim_end_matches(',').to_owned())
}

/// The field that stands by the writer's name, else the one at the letter's head.
fn role(letter: &Letter<'_>) -> Option<Trait> {
    /// Bytes of a letterhead, and of what stands under a name.
    const HEAD: usize = 300;
    const FOOT: usize = 250;
    let plain = letter.plain();
    let words = &letter.library.opinions.writer.role;
    let in_part = |part: Range<usize>| {
        let text = plain.get(part.clone()).unwrap_or_default();
        let (at, phrase) = words.find(text).next()?;
        let at = part.start + at.start..part.start + at.end;
        Some(Trait { key: phrase.key.clone(), source: letter.source(&at)? })
    };
    let border = |at: usize| plain.floor_char_boundary(at.min(plain.len()));
    let signed = SIGNED.captures_iter(letter.text.view.cased()).last().and_then(|c| c.get(0));
    let foot = signed.map(|m| border(m.start())..border(m.end() + FOOT));
    foot.and_then(in_part).or_else(|| in_part(0..border(HEAD)))
}

/// Each kind of material once, with the first words that say so.
fn material(letter: &Letter<'_>) -> Vec<Trait> {
    let mut out: Vec<Trait> = Vec::new();
    for (at, phrase) in letter.library.opinions.writer.material.find(letter.plain()) {
        let known = out.iter().any(|t| t.key == phrase.key);
        if known || letter.speech.is_quoted(&at) || letter.speech.is_aside(&at) {
            continue;
        }
        if let Some(source) = letter.source(&at) {
            out.push(Trait { key: phrase.key.clone(), source });
        }
    }
    out
}
