//! Counts of all nodes in one short statement.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::Text;
use super::super::numbers::{WHOLE, whole};
use super::{Fraction, counts_here};

/// `14 nodes examined, 2 positive`, `22 lymph nodes identified, of which none are involved`, `Total LN 15, positive 4`.
pub(super) fn counted(text: &Text<'_>) -> Option<Fraction> {
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?-u:\b)(?P<e>{WHOLE}) (?:lymph )?nodes? (?:were )?(?:examined|sampled|identified|found|retrieved)[,;:(]? ?(?:of which |with )?(?P<p>{WHOLE}|none) (?:(?:are|were|is|of which) )?(?:positive|involved)(?-u:\b)"
        ))
        .expect("a pattern")
    });
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?-u:\b)(?:total (?:number of )?(?:lymph nodes?|nodes?|lns?)|(?:lymph nodes?|nodes|lns?)[ :\-]{{1,3}}total)[ :=]{{1,3}}(?P<e>{WHOLE})[,;/ ]{{1,3}}(?:of which )?(?:positive|involved|pos)[ :=]{{1,3}}(?P<p>{WHOLE}|none)(?:[,.;)\s]|$)"
        ))
        .expect("a pattern")
    });
    let plain = text.view.plain();
    let hit = COUNTED.captures(plain).or_else(|| SHORT.captures(plain))?;
    let place = hit.get(0)?.start()..hit.name("e")?.end().max(hit.name("p")?.end());
    let (examined, positive) = (whole(&hit["e"])?, whole(&hit["p"])?);
    (positive <= examined && counts_here(text, &place)).then_some(Fraction {
        positive,
        examined,
        place,
        total: true,
    })
}
