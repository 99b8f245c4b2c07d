//! The order of drugs within one course: `AC then T`, `docetaxel followed by FEC`. And its phases: maintenance.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Element, Stance};
use regex::Regex;

use super::Letter;
use super::speech::How;
use super::treatment::Named;

/// Of drugs, as against kinds of treatment.
pub(super) const CLASS: &str = "drugs";

/// What stands between a block of drugs and the block that follows it.
static THEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"->|→|(?-u:\b)(?:followed by|f/b|then|and after that|after that|afterwards?|thereafter|before|prior to|subsequently)(?-u:\b)")
        .expect("a pattern")
});

/// What stands between a block of drugs and the block that comes before it in time.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^,.;]{0,30}(?-u:\b)(?:after|following|preceded by)(?-u:\b)").expect("a pattern")
});

static PHASE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:maintenance|consolidation)(?-u:\b)").expect("a pattern")
});

/// Drugs that are given together.
struct Block {
    range: Range<usize>,
    agents: Vec<String>,
    /// Those that the regimen's own name sets behind the others.
    last: Vec<String>,
}

/// Reads the order of the drugs the writer advises.
pub(super) fn read(letter: &mut Letter<'_>, named: &[Named]) {
    let plain = letter.plain();
    let advised: Vec<&Named> = named
        .iter()
        .filter(|n| is_drug(n))
        .filter(|n| letter.speech.how(plain, &n.range) == How::ADVISED)
        .collect();
    let blocks = blocks(letter, &advised);
    let mut found: Vec<(String, Range<usize>)> = Vec::new();
    for block in &blocks {
        let first: Vec<&String> = block.agents.iter().filter(|a| !block.last.contains(a)).collect();
        if !block.last.is_empty() && !first.is_empty() {
            found.push((pair(&first, &block.last.iter().collect::<Vec<_>>()), block.range.clone()));
        }
    }
    for (a, b) in blocks.iter().zip(blocks.iter().skip(1)) {
        found.extend(in_order(letter, a, b).map(|said| (said, a.range.start..b.range.end)));
    }
    for (key, at) in found {
        letter.say(Element::Sequence, &at, How::ADVISED, |p| {
            p.key = key;
            p.class = CLASS.to_owned();
        });
    }
    phases(letter);
}

fn is_drug(named: &Named) -> bool {
    named.element == Element::Regimen
        && !named.class.starts_with("general")
        && named.class != "supportive"
        && named.class != "beside"
}

fn blocks(letter: &Letter<'_>, drugs: &[&Named]) -> Vec<Block> {
    const LINKS: &[&str] = &["", ",", "and", ", and", "/", "+", "plus", "&", "with", "-"];
    let plain = letter.plain();
    let mut out: Vec<Block> = Vec::new();
    for drug in drugs {
        let joins = out.last().is_some_and(|block| {
            drug.range.start < block.range.end
                || plain
                    .get(block.range.end..drug.range.start)
                    .is_some_and(|gap| LINKS.contains(&gap.trim()))
        });
        match out.last_mut().filter(|_| joins) {
            Some(block) => {
                block.range.end = block.range.end.max(drug.range.end);
                block.agents.push(drug.key.clone());
            }
            None => out.push(Block {
                range: drug.range.clone(),
                agents: vec![drug.key.clone()],
                last: Vec::new(),
            }),
        }
        let regimen = letter.text.words.drugs.regimen(drug.regimen());
        if let (Some(block), Some(regimen)) = (out.last_mut(), regimen)
            && regimen.then.contains(&drug.key)
        {
            block.last.push(drug.key.clone());
        }
    }
    out
}

/// Which of two blocks comes first, where words between them say so.
fn in_order(letter: &Letter<'_>, a: &Block, b: &Block) -> Option<String> {
    const FAR: usize = 90;
    let gap = letter.plain().get(a.range.end..b.range.start)?;
    let other =
        letter.speech.named.iter().any(|n| n.start >= a.range.end && n.end <= b.range.start);
    if gap.len() > FAR || other {
        return None;
    }
    let only = |of: &[String], others: &[String]| -> Vec<String> {
        of.iter().filter(|agent| !others.contains(agent)).cloned().collect()
    };
    let (first, then) = (only(&a.agents, &b.agents), only(&b.agents, &a.agents));
    let (first, then): (Vec<&String>, Vec<&String>) =
        (first.iter().collect(), then.iter().collect());
    if first.is_empty() || then.is_empty() {
        return None;
    }
    if THEN.is_match(gap) {
        return Some(pair(&first, &then));
    }
    BEHIND.is_match(gap).then(|| pair(&then, &first))
}

fn pair(first: &[&String], then: &[&String]) -> String {
    let row = |drugs: &[&String]| drugs.iter().map(|d| d.as_str()).collect::<Vec<_>>().join("+");
    format!("{}>{}", row(first), row(then))
}

/// Maintenance and consolidation are phases of the course: one doctor may add one and the other leave it out with
/// the same drugs.
fn phases(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let hits: Vec<Range<usize>> = PHASE.find_iter(plain).map(|m| m.range()).collect();
    for at in hits {
        let how = letter.speech.how(plain, &at);
        if how.stance == Some(Stance::Done) {
            continue;
        }
        letter.say(Element::Regimen, &at, how, |p| {
            p.key = plain.get(at.clone()).unwrap_or_default().to_owned();
            p.class = "amount of the course".to_owned();
        });
    }
}
