//! All facts of one person, each with its sources; what contradicts stands side by side.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Document, DocumentId, Fact, Finding, PartialDate, Passage, PersonName, Sex, Source};

/// The number of a fact in one chart, written `f1`. A new reading may number anew; see [`FactKey`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub u32);

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "f{}", self.0)
    }
}

impl fmt::Debug for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a fact says, normalised: the same statement has the same key in every reading.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactKey(pub String);

impl fmt::Debug for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FactKey(…)")
    }
}

/// How the person sees a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    #[default]
    AsRead,
    Confirmed,
    /// The person says it is wrong; kept, and shown as that.
    SaidWrong,
    Hidden,
    /// The person's own statement.
    OwnWords,
}

/// A fact in the chart, merged over all documents that state it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChartFact {
    pub id: FactId,
    pub key: FactKey,
    pub standing: Standing,
    #[serde(flatten)]
    pub fact: Fact,
}

/// Whom the case is about, as the records agree.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Patient {
    pub name: Option<PersonName>,
    /// Other forms of the name found in the records.
    pub also_known_as: Vec<PersonName>,
    pub birth_date: Option<PartialDate>,
    pub sex: Option<Sex>,
    pub record_numbers: Vec<String>,
    pub sources: Vec<Source>,
}

impl fmt::Debug for Patient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Patient at {:?}", self.sources)
    }
}

/// Words in a paper that name a test or a visit without stating its result: "brain MRI to be scheduled".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The entry of `knowledge/vocabulary/tests.toml` it names.
    pub test: String,
    /// The words around it say that it is ordered, sent or still to come.
    pub announced: bool,
    pub passage: Passage,
}

/// The case: what all of a person's records say together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    pub patient: Patient,
    pub documents: Vec<Document>,
    pub facts: Vec<ChartFact>,
    pub findings: Vec<Finding>,
    /// Tests and visits that papers name, in the order of the papers.
    #[serde(default)]
    pub mentions: Vec<Mention>,
}

impl Chart {
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        at_number(&self.documents, id.0, |d| d.id == id)
    }

    pub fn fact(&self, id: FactId) -> Option<&ChartFact> {
        at_number(&self.facts, id.0, |f| f.id == id)
    }

    /// The facts of one kind (`"stage"`), in the chart's order, without those the person hid.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a ChartFact> + 'a {
        self.facts
            .iter()
            .filter(move |f| f.fact.value.kind() == kind && f.standing != Standing::Hidden)
    }
}

/// The one of a number. Numbers are given in order from 1, so it mostly stands in its own place.
fn at_number<T>(all: &[T], number: u32, is_it: impl Fn(&T) -> bool) -> Option<&T> {
    let place = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
    let there = place.and_then(|at| all.get(at)).filter(|one| is_it(one));
    there.or_else(|| all.iter().find(|one| is_it(one)))
}
