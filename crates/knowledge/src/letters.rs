//! Letters that get records: `knowledge/letters/*.toml`. Each is filled from the case and from what the person
//! answers; as long as a blank is open there is no letter.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Said;

/// All letters.
#[derive(Debug)]
pub struct Letters {
    letters: Vec<Letter>,
}

/// One kind of letter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub id: String,
    pub name: Said,
    /// The day it was written.
    pub written: String,
    #[serde(default)]
    pub reviewed_by: Option<String>,
    /// Calendar days in which the law wants an answer; `None` where no law sets them.
    #[serde(default)]
    pub days: Option<u16>,
    /// Ids of `knowledge/citations.toml`.
    pub cite: Vec<String>,
    subject: String,
    paragraph: Vec<Paragraph>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paragraph {
    /// Blanks without which this paragraph is left out; all others must be filled.
    #[serde(default)]
    with: Vec<Blank>,
    text: String,
}

/// What a letter leaves open. Its question is `blank-<name>` in `knowledge/words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blank {
    /// The person, as they sign.
    Name,
    Born,
    /// Where the letter goes: the institution and its address.
    Place,
    /// The number under which the institution keeps the person.
    RecordNumber,
    /// The department, from `knowledge/holders.toml`.
    Department,
    /// What is asked for, one thing a line.
    Items,
    /// What reports say of it, one quote a line.
    Quotes,
    VisitDay,
    Contact,
    Receiver,
    ReceiverAddress,
    FirstDoctor,
    SecondDoctor,
    AskedDay,
    DueDay,
    /// The plan or insurance company.
    Insurer,
    /// The number under which the plan keeps the person.
    MemberNumber,
    /// The illness, as the person's papers call it.
    Cancer,
    /// What the plan said no to.
    DeniedWhat,
    /// The plan's reason, in its words.
    DeniedWhy,
    DeniedDay,
    FinalDay,
    /// The number of the plan's decision.
    CaseNumber,
    /// Why nobody in the network will do.
    WhyOutside,
    /// Why the person needs it.
    WhyNeeded,
    /// What was said on the phone with the plan, a call a line, with day, name and number.
    PlanCalls,
}

impl Blank {
    pub const ALL: &[Self] = &[
        Self::Name,
        Self::Born,
        Self::Place,
        Self::RecordNumber,
        Self::Department,
        Self::Items,
        Self::Quotes,
        Self::VisitDay,
        Self::Contact,
        Self::Receiver,
        Self::ReceiverAddress,
        Self::FirstDoctor,
        Self::SecondDoctor,
        Self::AskedDay,
        Self::DueDay,
        Self::Insurer,
        Self::MemberNumber,
        Self::Cancer,
        Self::DeniedWhat,
        Self::DeniedWhy,
        Self::DeniedDay,
        Self::FinalDay,
        Self::CaseNumber,
        Self::WhyOutside,
        Self::WhyNeeded,
        Self::PlanCalls,
    ];

    /// As it stands in a letter, in a form and in the words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Born => "born",
            Self::Place => "place",
            Self::RecordNumber => "record-number",
            Self::Department => "department",
            Self::Items => "items",
            Self::Quotes => "quotes",
            Self::VisitDay => "visit-day",
            Self::Contact => "contact",
            Self::Receiver => "receiver",
            Self::ReceiverAddress => "receiver-address",
            Self::FirstDoctor => "first-doctor",
            Self::SecondDoctor => "second-doctor",
            Self::AskedDay => "asked-day",
            Self::DueDay => "due-day",
            Self::Insurer => "insurer",
            Self::MemberNumber => "member-number",
            Self::Cancer => "cancer",
            Self::DeniedWhat => "denied-what",
            Self::DeniedWhy => "denied-why",
            Self::DeniedDay => "denied-day",
            Self::FinalDay => "final-day",
            Self::CaseNumber => "case-number",
            Self::WhyOutside => "why-outside",
            Self::WhyNeeded => "why-needed",
            Self::PlanCalls => "plan-calls",
        }
    }

    /// What stands in the head of every letter.
    pub const HEAD: &[Self] = &[Self::Name, Self::Born, Self::Place];

    fn is_list(self) -> bool {
        matches!(self, Self::Items | Self::Quotes | Self::PlanCalls)
    }
}

/// A letter with nothing left open.
#[derive(Clone, PartialEq, Eq)]
pub struct Filled {
    pub subject: String,
    pub parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Part {
    Paragraph(String),
    List(Vec<String>),
}

impl std::fmt::Debug for Filled {
    /// Without its words: they are the person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Filled({} parts)", self.parts.len())
    }
}

impl Letters {
    pub(crate) fn built_in() -> Self {
        Self { letters: crate::read_all("letters").map(|(_, letter)| letter).collect() }
    }

    pub fn get(&self, id: &str) -> Option<&Letter> {
        self.letters.iter().find(|l| l.id == id)
    }

    pub fn all(&self) -> impl Iterator<Item = &Letter> {
        self.letters.iter()
    }
}

impl Letter {
    /// The letter with its blanks filled, or the blanks that are still open. A list has its entries on lines.
    ///
    /// # Errors
    /// The open blanks, in the order of the letter.
    pub fn fill(&self, given: &BTreeMap<Blank, String>) -> Result<Filled, Vec<Blank>> {
        let known = |blank: &Blank| given.get(blank).is_some_and(|said| !said.trim().is_empty());
        let written: Vec<&Paragraph> =
            self.paragraph.iter().filter(|p| p.with.iter().all(&known)).collect();
        let texts =
            std::iter::once(self.subject.as_str()).chain(written.iter().map(|p| p.text.as_str()));
        let mut open: Vec<Blank> = Vec::new();
        for blank in Blank::HEAD.iter().copied().chain(texts.flat_map(blanks)) {
            if !known(&blank) && !open.contains(&blank) {
                open.push(blank);
            }
        }
        if !open.is_empty() {
            return Err(open);
        }
        let parts = written.iter().map(|p| part(&p.text, given)).collect();
        Ok(Filled { subject: filled(&self.subject, given), parts })
    }

    /// Every blank it has, those it can do without last.
    pub fn blanks(&self) -> Vec<(Blank, bool)> {
        let mut found: Vec<(Blank, bool)> = Blank::HEAD.iter().map(|b| (*b, true)).collect();
        found.push((Blank::RecordNumber, false));
        for paragraph in &self.paragraph {
            for blank in blanks(&paragraph.text).chain(blanks(&self.subject)) {
                if !found.iter().any(|(known, _)| *known == blank) {
                    found.push((blank, !paragraph.with.contains(&blank)));
                }
            }
        }
        found.sort_by_key(|(_, needed)| !needed);
        found
    }
}

/// The blanks of a text, in its order.
fn blanks(text: &str) -> impl Iterator<Item = Blank> {
    Blank::ALL
        .iter()
        .filter_map(|blank| Some((text.find(&format!("{{{}}}", blank.name()))?, *blank)))
        .collect::<BTreeMap<_, _>>()
        .into_values()
}

fn part(text: &str, given: &BTreeMap<Blank, String>) -> Part {
    let whole = Blank::ALL.iter().find(|b| b.is_list() && text == format!("{{{}}}", b.name()));
    match whole.and_then(|blank| given.get(blank)) {
        Some(list) => {
            let lines = list.lines().map(str::trim).filter(|l| !l.is_empty());
            Part::List(lines.map(str::to_owned).collect())
        }
        None => Part::Paragraph(filled(text, given)),
    }
}

/// In one pass, so that braces in what was typed stay what they are.
fn filled(text: &str, given: &BTreeMap<Blank, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            let blank = Blank::ALL.iter().find(|b| b.name() == name)?;
            Some((given.get(blank)?.trim(), tail))
        });
        match named {
            Some((said, tail)) => {
                out.push_str(said);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(blanks: &[(Blank, &str)]) -> BTreeMap<Blank, String> {
        blanks.iter().map(|(blank, said)| (*blank, (*said).to_owned())).collect()
    }

    #[test]
    fn a_letter_with_an_open_blank_is_no_letter() {
        let letters = Letters::built_in();
        let access = letters.get("access").unwrap();
        let some = given(&[
            (Blank::Name, "A"),
            (Blank::Born, "B"),
            (Blank::Place, "C"),
            (Blank::Department, "Records"),
            (Blank::Items, "the note"),
        ]);
        assert_eq!(access.fill(&some), Err(vec![Blank::Contact]));
    }

    #[test]
    fn every_letter_can_be_filled_and_leaves_no_brace() {
        let all: Vec<_> = Blank::ALL.iter().map(|b| (*b, "something")).collect();
        for letter in Letters::built_in().all() {
            let filled = letter.fill(&given(&all)).unwrap();
            for part in &filled.parts {
                let text = match part {
                    Part::Paragraph(text) => text.clone(),
                    Part::List(lines) => lines.join(" "),
                };
                assert!(!text.contains(['{', '}']), "{}: {text}", letter.id);
            }
            assert!(!filled.subject.contains('{'), "{}", letter.id);
        }
    }

    #[test]
    fn what_is_not_known_and_not_needed_is_left_out() {
        let letters = Letters::built_in();
        let reminder = letters.get("reminder").unwrap();
        let filled = reminder
            .fill(&given(&[
                (Blank::Name, "A"),
                (Blank::Born, "B"),
                (Blank::Place, "C"),
                (Blank::Department, "Records"),
                (Blank::Items, "one\ntwo {contact}"),
                (Blank::AskedDay, "May 2"),
                (Blank::Contact, "555-0100"),
            ]))
            .unwrap();
        let list = Part::List(vec!["one".into(), "two {contact}".into()]);
        assert!(filled.parts.get(2) == Some(&list));
        assert_eq!(filled.parts.len(), 5);
    }
}
