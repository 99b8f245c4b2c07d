//! *The app helps me with my helpers.* Which parts of all this go to the person beside me: only what was chosen, and
//! nothing of the illness before it was.

use record::Answers;

/// Names of the answers this room reads.
pub mod asked {
    /// Who helps.
    pub const NAME: &str = "helpers.name";
    /// Parts that go to them, by names; `none` where none do.
    pub const PARTS: &str = "helpers.parts";
    /// What I ask of them.
    pub const NOTE: &str = "helpers.note";
}

/// A part that can be handed to a helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Day, place, what to listen for.
    Visit,
    Questions,
    /// The days that were given.
    Days,
    /// What was asked for and promised.
    Waiting,
    /// Medicines and allergies.
    Medicines,
    /// What was said at the visit.
    Notes,
    /// Signs to call about now.
    Signs,
    /// Whom to call when it is too much.
    Lines,
}

impl Part {
    /// In the order of the sheet.
    pub const ALL: &[Self] = &[
        Self::Visit,
        Self::Questions,
        Self::Days,
        Self::Waiting,
        Self::Medicines,
        Self::Notes,
        Self::Signs,
        Self::Lines,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Questions => "questions",
            Self::Days => "days",
            Self::Waiting => "waiting",
            Self::Medicines => "medicines",
            Self::Notes => "notes",
            Self::Signs => "signs",
            Self::Lines => "lines",
        }
    }

    /// Goes along until the person says otherwise: nothing in it is about them.
    fn is_for_everybody(self) -> bool {
        matches!(self, Self::Signs | Self::Lines)
    }
}

/// Every part, and whether it goes to the helper.
pub fn parts(answers: &Answers) -> Vec<(Part, bool)> {
    let chosen = answers.list(asked::PARTS);
    let goes = |part: Part| match chosen.is_empty() {
        true => part.is_for_everybody(),
        false => chosen.contains(&part.as_str()),
    };
    Part::ALL.iter().map(|&part| (part, goes(part))).collect()
}

/// The names of those that were ticked, as they are kept: nothing ticked is an answer too.
pub fn chosen<'a>(ticked: impl Iterator<Item = &'a str>) -> String {
    let is_part = |name: &&str| Part::ALL.iter().any(|p| p.as_str() == *name);
    let names: Vec<&str> = ticked.filter(is_part).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(" ") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nothing_of_the_person_goes_out_before_it_was_chosen() {
        let goes = |said: &str| -> Vec<&str> {
            let mut answers = Answers::default();
            answers.set(asked::PARTS, said, date(2026, 11, 22));
            let all = parts(&answers);
            all.iter().filter(|(_, goes)| *goes).map(|(part, _)| part.as_str()).collect()
        };
        assert_eq!(goes(""), ["signs", "lines"]);
        assert_eq!(goes("none"), Vec::<&str>::new());
        assert_eq!(goes(&chosen(["visit", "everything"].into_iter())), ["visit"]);
        assert_eq!(chosen(["everything"].into_iter()), "none");
    }
}
