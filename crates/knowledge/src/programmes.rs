//! Second-opinion programmes as they describe themselves: `knowledge/programmes/*.toml`. Prices and limits change: each
//! carries the day it was seen.

use serde::Deserialize;

use crate::Said;
use crate::condition::Condition;

/// All programmes, by name.
#[derive(Debug)]
pub struct Programmes {
    pub programmes: Vec<Programme>,
}

/// One service that gives second opinions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    pub id: String,
    pub name: String,
    /// What one gets: a written report, a visit, a panel.
    pub gives: Said,
    /// The kinds of opinion it gives: `pathology`, `imaging`, `treatment`, `board`, `surgery`.
    pub kinds: Vec<String>,
    #[serde(default)]
    pub takes: Option<Said>,
    #[serde(default)]
    pub price: Option<Said>,
    /// Whom it does not take, or what it wants first.
    #[serde(default)]
    pub limit: Vec<Limit>,
    /// What it asks for, in its order.
    #[serde(default)]
    pub asks: Vec<Ask>,
    /// Ids of `knowledge/citations.toml`.
    pub cite: Vec<String>,
    /// The day its pages were seen.
    pub seen: String,
    #[serde(default)]
    pub reviewed_by: Option<String>,
}

/// A limit of a programme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub says: Said,
    /// Where the case can tell: it is met by this person.
    #[serde(default)]
    pub met: Option<Condition>,
    /// Where only the person can tell.
    #[serde(default)]
    pub person: Option<PersonLimit>,
}

/// A limit that the person's own answer settles.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum PersonLimit {
    /// Does not take people of this state (`lives-in MA`).
    LivesIn(String),
    /// Takes only people of this state (`lives-outside CA`).
    LivesOutside(String),
    Inpatient,
    /// The person's own doctor must agree, register or send.
    DoctorMustHelp,
    /// Not in the middle of a treatment.
    InTreatment,
    /// Only where an employer or plan offers it.
    NotOffered,
    /// Not younger than 18.
    Child,
}

impl TryFrom<String> for PersonLimit {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once(' ').unwrap_or((&text, "")) {
            ("lives-in", state) if state.len() == 2 => Ok(Self::LivesIn(state.to_owned())),
            ("lives-outside", state) if state.len() == 2 => {
                Ok(Self::LivesOutside(state.to_owned()))
            }
            ("inpatient", "") => Ok(Self::Inpatient),
            ("doctor-must-help", "") => Ok(Self::DoctorMustHelp),
            ("in-treatment", "") => Ok(Self::InTreatment),
            ("not-offered", "") => Ok(Self::NotOffered),
            ("child", "") => Ok(Self::Child),
            _ => Err(format!("no such limit of a person: {text}")),
        }
    }
}

/// One thing a programme asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The item's name in the checklists.
    pub item: String,
    /// How the programme puts it.
    #[serde(default)]
    pub says: Option<Said>,
}

impl Programmes {
    pub(crate) fn built_in() -> Self {
        let mut programmes: Vec<Programme> =
            crate::read_all("programmes").map(|(_, programme)| programme).collect();
        programmes.sort_by(|a, b| a.name.cmp(&b.name));
        Self { programmes }
    }

    /// By its id or its name, whatever the case.
    pub fn get(&self, name: &str) -> Option<&Programme> {
        self.programmes
            .iter()
            .find(|p| p.id.eq_ignore_ascii_case(name) || p.name.eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Library};

    #[test]
    fn every_programme_cites_a_source_and_asks_for_known_things() {
        let library = Library::built_in(Language::English);
        assert!(library.programmes.programmes.len() >= 12);
        for programme in &library.programmes.programmes {
            assert!(!programme.cite.is_empty(), "{}", programme.id);
            for id in &programme.cite {
                assert!(library.checklists.citation(id).is_some(), "{} cites `{id}`", programme.id);
            }
            for ask in &programme.asks {
                let item = library.checklists.item(&ask.item);
                assert!(item.is_some(), "{} asks for `{}`", programme.id, ask.item);
            }
        }
    }

    #[test]
    fn every_citation_is_used() {
        let library = Library::built_in(Language::English);
        let items = library.checklists.lists.iter().flat_map(|l| &l.item).flat_map(|i| &i.cite);
        let programmes = library.programmes.programmes.iter().flat_map(|p| &p.cite);
        let letters = library.letters.all().flat_map(|l| &l.cite);
        let lists = library.questions.lists.iter().flat_map(|l| &l.cite);
        let questions = lists.chain(&library.questions.points.cite);
        let used: Vec<&String> = items
            .chain(programmes)
            .chain(letters)
            .chain(questions)
            .chain(library.deciding.citations())
            .chain(library.time.cites())
            .chain(library.reasons.cites())
            .chain(library.insurance.cites())
            .chain(library.visit.cites())
            .chain(library.help_lines.cites())
            .chain(&library.telling.head.cite)
            .chain(library.lists.cites())
            .chain(library.doctors.cites())
            .chain(&library.vocabulary.prose.trials.topics.head.cite)
            .collect();
        for (id, _) in library.checklists.citations() {
            assert!(used.iter().any(|u| *u == id), "nobody cites `{id}`");
        }
    }
}
