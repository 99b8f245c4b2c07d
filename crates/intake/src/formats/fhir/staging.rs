//! TNM categories and stage groups as coded values word them: `cT2`, `American Joint Committee on
//! Cancer pN1a (qualifier value)`, `Stage IIA`. Only what is written is taken; nothing is computed.

use std::sync::LazyLock;

use record::{Stage, StageBasis};
use regex::Regex;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Category {
    T,
    N,
    M,
}

static CATEGORY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?:^|[\s(,;:/]) ([ymra]{0,2}[cp]?)
          (T(?:is|[xX]|a|[0-4](?:mi|[a-d]\d?)?) | N(?:[xX]|[0-3](?:mi|[a-d]|c)?) | M(?:[xX]|[01](?:[a-d]\d?)?))
          (\((?:sn|f|m|i[+-]|mol[+-]|DCIS|LCIS|Paget)\))?
          (?:$|[\s),;./])",
    )
    .expect("a pattern of ours")
});

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:(?i:\bstage)\s+(?:(?i:group)\s+)?|^)(0(?:is|a)?|IV|I{1,3}|[1-4])([A-E]?[0-9]?)\b",
    )
    .expect("a pattern of ours")
});

/// Fills the category of a stage from the words of its value; whether they held one.
pub(super) fn fill(stage: &mut Stage, which: Category, words: &str) -> bool {
    let letter = match which {
        Category::T => 'T',
        Category::N => 'N',
        Category::M => 'M',
    };
    let found = CATEGORY.captures_iter(words).find(|c| c[2].starts_with(letter));
    let Some(found) = found else { return false };
    let code = format!("{}{}", &found[2], found.get(3).map_or("", |m| m.as_str()));
    if stage.basis.is_none() {
        stage.basis = basis_of(&found[1]);
    }
    match which {
        Category::T => stage.t = Some(code),
        Category::N => stage.n = Some(code),
        Category::M => stage.m = Some(code),
    }
    true
}

/// Fills the stage group from the words of its value; whether they held one.
pub(super) fn fill_group(stage: &mut Stage, words: &str) -> bool {
    let Some(found) = GROUP.captures(words.trim()) else { return false };
    stage.group = Some(format!("{}{}", &found[1], &found[2]));
    true
}

/// The basis a prefix states: `c`, `p`, `yp`.
fn basis_of(prefix: &str) -> Option<StageBasis> {
    if prefix.contains('y') {
        Some(StageBasis::PostTherapy)
    } else if prefix.ends_with('p') {
        Some(StageBasis::Pathological)
    } else if prefix.ends_with('c') {
        Some(StageBasis::Clinical)
    } else {
        None
    }
}

/// The basis that words of a method or a type state.
pub(super) fn basis_in(words: &str) -> Option<StageBasis> {
    let words = words.to_lowercase();
    if words.contains("post") && words.contains("therapy") {
        Some(StageBasis::PostTherapy)
    } else if words.contains("patholog") {
        Some(StageBasis::Pathological)
    } else if words.contains("clinical") {
        Some(StageBasis::Clinical)
    } else {
        None
    }
}

/// System and edition that the method of a staging states.
pub(super) fn fill_method(stage: &mut Stage, words: &str) {
    static EDITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(\d+)(?:st|nd|rd|th)?\s+ed|AJCC\s*(?:version\s*|v)?(\d+)")
            .expect("a pattern of ours")
    });
    let ajcc = words.contains("AJCC") || words.contains("American Joint Committee on Cancer");
    if !ajcc {
        stage.system.get_or_insert_with(|| words.to_owned());
        return;
    }
    stage.system.get_or_insert_with(|| "AJCC".to_owned());
    if let Some(found) = EDITION.captures(words) {
        let number = found.get(1).or(found.get(2)).map_or("", |m| m.as_str());
        stage.edition.get_or_insert_with(|| format!("AJCC {number}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_category_that_is_written() {
        let cases = [
            (
                Category::T,
                "American Joint Committee on Cancer cT2 (qualifier value)",
                "clinical T2",
            ),
            (Category::T, "pT1mi", "pathological T1mi"),
            (Category::N, "ypN1a(sn)", "post-therapy N1a(sn)"),
            (Category::M, "cM0(i+)", "clinical M0(i+)"),
            (Category::T, "T4d", "T4d"),
            (Category::T, "T2N0", ""),
            (Category::N, "cT2", ""),
        ];
        for (which, words, expected) in cases {
            let mut stage = Stage::default();
            fill(&mut stage, which, words);
            let basis = stage.basis.map(|b| serde_json::to_value(b).unwrap());
            let basis = basis.as_ref().and_then(|b| b.as_str()).map(|b| format!("{b} "));
            let code = stage.t.or(stage.n).or(stage.m).unwrap_or_default();
            assert_eq!(format!("{}{code}", basis.unwrap_or_default()), expected, "{words}");
        }
    }

    #[test]
    fn takes_the_group_that_is_written() {
        let cases = [
            ("American Joint Committee on Cancer stage IIA (qualifier value)", Some("IIA")),
            ("Stage group IV", Some("IV")),
            ("IIIC1", Some("IIIC1")),
            ("0", Some("0")),
            ("Non-small cell carcinoma", None),
        ];
        for (words, expected) in cases {
            let mut stage = Stage::default();
            fill_group(&mut stage, words);
            assert_eq!(stage.group.as_deref(), expected, "{words}");
        }
    }
}
