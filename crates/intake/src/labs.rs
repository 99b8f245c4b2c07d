//! How laboratories print a result: what is unit, what is flag, in a table as in running text.

use std::sync::LazyLock;

use regex::Regex;

static NAME_AND_UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<name>[^()]+?) ?\((?P<unit>[A-Za-z%][A-Za-z0-9%/^.*]*)\)$").expect("a pattern")
});

/// A number and a flag: `6.8 H`, `9.4L`, `<0.1*`.
static FLAGGED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<v>[<>]?=? ?[0-9][0-9,]*(?:\.[0-9]+)?) ?(?:\*|\(?(?:HH?|LL?|High|Low|Normal|A)\)?)?$",
    )
    .expect("a pattern")
});

/// `CEA` and `ng/mL` of `CEA (ng/mL)`; `Testosterone (free)` has no unit in its name.
pub(crate) fn name_and_unit(written: &str) -> (String, Option<String>) {
    match NAME_AND_UNIT.captures(written) {
        Some(hit) if is_unit(&hit["unit"]) => {
            (hit["name"].to_owned(), Some(hit["unit"].to_owned()))
        }
        _ => (written.to_owned(), None),
    }
}

/// The number of a result that is a number and a flag; `None` for other words.
pub(crate) fn number(written: &str) -> Option<&str> {
    Some(FLAGGED.captures(written.trim())?.name("v")?.as_str())
}

/// `12.9` of `12.9 H`; other words as they are.
pub(crate) fn without_flag(written: &str) -> &str {
    number(written).unwrap_or(written)
}

/// `g/dL`, `%`, `fL`.
pub(crate) fn is_unit(written: &str) -> bool {
    written.contains(['/', '%']) || matches!(written, "fL" | "pg" | "sec" | "mmHg" | "mOsm")
}

/// `10.4 L` is low, not litres.
pub(crate) fn is_flag(written: &str) -> bool {
    matches!(written, "H" | "L" | "HH" | "LL" | "High" | "Low" | "Normal" | "A")
}
