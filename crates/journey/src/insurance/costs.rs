//! What each way to a second opinion would cost. What nobody has named stays unknown and is never counted as nothing.

use record::Answers;

use super::asked;

/// Money of the United States, in cents.
pub type Cents = u64;

/// What a way is made of, in the order of the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostLine {
    Visit,
    Slides,
    Scans,
    Tests,
    Travel,
}

impl CostLine {
    pub const ALL: &[Self] = &[Self::Visit, Self::Slides, Self::Scans, Self::Tests, Self::Travel];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Slides => "slides",
            Self::Scans => "scans",
            Self::Tests => "tests",
            Self::Travel => "travel",
        }
    }
}

/// One way to get an opinion.
#[derive(Clone, PartialEq, Eq)]
pub struct CostOption {
    pub number: u32,
    pub name: String,
    /// Each line, `None` where nobody named it or it is not a sum.
    pub lines: Vec<(CostLine, Option<Cents>)>,
}

impl CostOption {
    /// The sum of what is known.
    pub fn known(&self) -> Cents {
        self.lines.iter().filter_map(|(_, cents)| *cents).fold(0, Cents::saturating_add)
    }

    /// How many lines nobody has named.
    pub fn unknown(&self) -> usize {
        self.lines.iter().filter(|(_, cents)| cents.is_none()).count()
    }
}

impl std::fmt::Debug for CostOption {
    /// Without the person's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CostOption({}, {} unknown)", self.number, self.unknown())
    }
}

/// The ways the person wrote down, in their order.
pub fn costs(answers: &Answers) -> Vec<CostOption> {
    let numbers = answers.numbers(asked::COSTS);
    let option = |number: u32| {
        let of = |part: &str| answers.get(&format!("{}{number}.{part}", asked::COSTS));
        let lines = CostLine::ALL.iter().map(|line| (*line, money(of(line.as_str())))).collect();
        CostOption { number, name: of("name").to_owned(), lines }
    };
    numbers.into_iter().map(option).collect()
}

/// `1,250`, `$1250.50`, `0`: a sum in cents; `None` for anything else.
pub fn money(typed: &str) -> Option<Cents> {
    let typed = typed.trim().trim_start_matches('$').trim().replace(',', "");
    let (dollars, cents) = typed.split_once('.').unwrap_or((&typed, "0"));
    let is_sum = |part: &str, most: usize| {
        !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit())
    };
    if !is_sum(dollars, 8) || !is_sum(cents, 2) {
        return None;
    }
    let tenths = if cents.len() == 1 { 10 } else { 1 };
    Some(dollars.parse::<Cents>().ok()? * 100 + cents.parse::<Cents>().ok()? * tenths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_as_people_write_it_and_nothing_else_is_a_sum() {
        let cases = [
            ("1,250", Some(125_000)),
            ("$ 1250.50", Some(125_050)),
            ("0", Some(0)),
            ("12.5", Some(1250)),
            ("", None),
            ("about 300", None),
            ("300-500", None),
            ("-5", None),
        ];
        for (typed, cents) in cases {
            assert_eq!(money(typed), cents, "{typed}");
        }
    }
}
