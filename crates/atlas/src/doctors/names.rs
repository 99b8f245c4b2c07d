//! Names as they are compared: without accents, case and marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name in the form in which they are compared.
pub fn fold(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '.'))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Whether two first names can be one person's: the same, or one an initial of the other.
pub fn initials_fit(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    match (one.first(), other.first()) {
        (Some(one), Some(other)) if one.len() == 1 || other.len() == 1 => {
            one.chars().next() == other.chars().next()
        }
        (one, other) => one.is_some() && one == other,
    }
}

/// The first eight letters as a number, so that numbers are ordered as names are.
pub(super) fn key(name: &str) -> u64 {
    let folded = fold(name).join(" ");
    let mut bytes = [0u8; 8];
    for (to, from) in bytes.iter_mut().zip(folded.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_accents_case_and_marks() {
        assert_eq!(fold("O'Brien-Núñez, Ph.D."), ["obrien", "nunez", "phd"]);
        assert!(initials_fit("J.", "Jane") && initials_fit("JANE", "Jane"));
        assert!(!initials_fit("John", "Jane") && !initials_fit("", "Jane"));
        assert!(key("Abel") < key("abelson") && key("Zoë") > key("Abel"));
    }
}
