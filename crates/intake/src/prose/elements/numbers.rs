//! Numbers as reports write them: digits, words, decimals with a blank in them.

/// `12`, `twelve`, `twenty-seven`, `(4)`.
pub(super) fn whole(word: &str) -> Option<u32> {
    const WORDS: &[(&str, u32)] = &[
        ("no", 0),
        ("zero", 0),
        ("none", 0),
        ("one", 1),
        ("single", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
    ];
    let word = word.trim().trim_matches(['(', ')', ',', '.', ':', ';']);
    if let Ok(number) = word.parse::<u32>() {
        return (number <= 200).then_some(number);
    }
    let value = |part: &str| WORDS.iter().find(|(name, _)| *name == part).map(|(_, n)| *n);
    if let Some(number) = value(word) {
        return Some(number);
    }
    let (tens, ones) = word.split_once(['-', ' '])?;
    let ones = ones.trim_matches(['-', ' ', '\n']);
    let (tens, ones) = (value(tens.trim())?, value(ones)?);
    (tens >= 20 && (1..10).contains(&ones)).then_some(tens + ones)
}

/// The number words, for patterns.
pub(super) const WHOLE: &str = r"(?:[0-9]{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: ?- ?| )(?:one|two|three|four|five|six|seven|eight|nine)|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

/// `2.3`, `2,3`, `2 .3` in millimetres by its unit.
pub(super) fn millimetres(number: &str, unit: &str) -> Option<f64> {
    let digits: String = number
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let value: f64 = digits.parse().ok()?;
    let mm = if unit.starts_with('c') || unit.starts_with("em") { value * 10.0 } else { value };
    (mm > 0.0 && mm < 1000.0).then(|| (mm * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        assert_eq!(whole("twenty-seven"), Some(27));
        assert_eq!(whole("twenty -three"), Some(23));
        assert_eq!(whole("(4)"), Some(4));
        assert_eq!(whole("many"), None);
        assert_eq!(millimetres("2 .3", "cm"), Some(23.0));
        assert_eq!(millimetres("1,8", "mm"), Some(1.8));
    }
}
