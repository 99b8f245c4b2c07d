//! The words in which studies say who may join, and what of a case each asks for: `knowledge/trials/*.toml`.

use std::ops::Range;

use record::Sex;
use serde::Deserialize;

use super::trial_search::TrialSearch;
use crate::vocabulary::lexicon::Lexicon;
use crate::{Head, Said};

/// All that is known of criteria.
#[derive(Debug)]
pub struct TrialRules {
    pub layout: Layout,
    pub words: Words,
    pub topics: Topics,
    pub measures: Measures,
    pub search: TrialSearch,
    lexicon: Lexicon,
    headings: Lexicon,
    meanings: Vec<Place>,
}

/// How eligibility texts are laid out: `knowledge/trials/layout.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    pub inclusion: Vec<String>,
    pub exclusion: Vec<String>,
    /// Headings that name a topic and leave open which list it is in.
    pub topics: Vec<String>,
    /// Words of a heading that make what follows hold for some people only.
    pub groups: Vec<String>,
    /// Ends of a line under which one of several is enough.
    pub one_of: Vec<String>,
    /// Ends of a line under which stand exceptions, examples or a definition.
    pub explained: Vec<String>,
    /// Words of a line with a colon that only points at the lines under it.
    pub points: Vec<String>,
    /// Beginnings of lines that only explain.
    pub notes: Vec<String>,
    /// Lines that say that nothing is asked.
    pub nothing: Vec<String>,
    /// Words at the end or the beginning of a line that is one of several with its neighbor.
    pub joins: Vec<String>,
    /// Beginnings of a line that end a list of members where the text has no depth.
    pub starters: Vec<String>,
}

/// Words that build a sentence: `knowledge/trials/words.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    role: Vec<RoleWords>,
    marker: Vec<MarkerWords>,
    state: Vec<State>,
    /// Numbers written out, from none on.
    numbers: Vec<String>,
    /// How sentences begin that say what happens later.
    later: Vec<String>,
    /// Stage groups, from the first to the last.
    group: Vec<GroupWords>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleWords {
    id: Role,
    terms: Vec<String>,
}

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Not,
    /// `must not`: forbids in either list.
    MayNot,
    Except,
    Allowed,
    Barred,
    If,
    Must,
    Or,
    And,
    AtLeast,
    AtMost,
    Over,
    Under,
    OrMore,
    YearsOrMore,
    OrLess,
    To,
    Times,
    Uln,
    Normal,
    Stage,
    Years,
    Period,
    Entry,
    Filler,
    /// What follows is not stated of the person: `for`, `at risk of`.
    Toward,
    /// Says that something was before: `prior`, `history of`.
    Before,
    /// What follows is where a time is counted from.
    Since,
    /// Counts treatments one after another.
    Lines,
    /// Of treatments: those for a cancer that has spread.
    WhenSpread,
    /// How a marker is looked for: behind its state it only says it again.
    Test,
    /// Narrows the thing after it: `untreated`, `active`.
    Kind,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkerWords {
    /// As in `knowledge/vocabulary/biomarkers.toml`; several where any of them counts.
    pub names: Vec<String>,
    pub says: Said,
    terms: Vec<String>,
}

/// A state of a marker and the results that are it, or are its contrary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub id: String,
    pub is: Vec<String>,
    pub contrary: Vec<String>,
    terms: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupWords {
    id: String,
    terms: Vec<String>,
}

/// `knowledge/trials/topics.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topics {
    #[serde(flatten)]
    pub head: Head,
    /// From this age on nobody is asked about pregnancy.
    pub past_childbearing_years: u16,
    pub topic: Vec<Topic>,
}

/// Something a criterion can be about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: String,
    pub says: Said,
    pub ask: Ask,
    terms: Vec<String>,
}

/// What a case is asked. Every question has three answers; papers that are silent answer none.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ask {
    Sex(Sex),
    /// Ids of `cancers.toml`.
    Cancer(Vec<String>),
    /// The tumor's tissue is of one of these families or behaviours.
    Tissue(Vec<String>),
    Spread,
    /// Spread to the organ that these words name.
    SpreadTo(Vec<String>),
    Nodes,
    Relapsed,
    /// Marker and state, as in `words.toml`.
    Marker(String, String),
    All(Vec<Ask>),
    Any(Vec<Ask>),
    Not(Box<Ask>),
    /// Medicines by name.
    Drugs(Vec<String>),
    /// Classes of `drugs.toml`.
    Classes(Vec<String>),
    Radiation,
    /// An operation; words of it, or none for any on the cancer.
    Surgery(Vec<String>),
    /// A diagnosis on the list that holds one of these words.
    Problem(Vec<String>),
    Allergy,
    Pregnant,
    Childbearing,
    Postmenopausal,
    /// A number of `measures.toml`.
    Measure(String),
    /// Only the person can say.
    Yours,
    /// Papers seldom say.
    Unrecorded,
}

/// `knowledge/trials/measures.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    measure: Vec<Measure>,
}

/// A number that criteria limit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub id: String,
    pub of: MeasureOf,
    /// LOINC codes of a laboratory result.
    #[serde(default)]
    pub loinc: Vec<String>,
    /// Names of it in papers, in small letters; of a scale, its name.
    #[serde(default)]
    pub names: Vec<String>,
    /// No limit lies above it: a higher one is a slip of the pen.
    #[serde(default)]
    pub most: Option<f64>,
    #[serde(default)]
    pub unit: Vec<Unit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureOf {
    Age,
    Performance,
    Lab,
    Size,
}

/// A unit, and what one of it is in the measure's first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub times: f64,
    pub terms: Vec<String>,
}

impl Measure {
    /// What one of the written unit is in the measure's first; `None` for a unit it does not know.
    pub fn times(&self, unit: &str) -> Option<f64> {
        let plain = |text: &str| text.to_lowercase().replace([' ', '*', '^'], "");
        let wanted = plain(unit);
        let known = |u: &&Unit| u.terms.iter().any(|t| plain(t) == wanted);
        self.unit.iter().find(known).map(|u| u.times)
    }
}

/// Which list a phrase came from.
#[derive(Clone, Copy, Debug)]
enum Place {
    Role(Role),
    Topic(usize),
    Marker(usize),
    State(usize),
    Unit,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug)]
pub enum Meaning<'a> {
    Role(Role),
    Topic(&'a Topic),
    Marker(&'a MarkerWords),
    State(&'a State),
    Unit,
}

/// What a heading says of the lines under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Inclusion,
    Exclusion,
    Topic,
}

impl TrialRules {
    pub(in crate::vocabulary) fn built_in() -> Self {
        let layout: Layout = part("layout");
        let words: Words = part("words");
        let topics: Topics = part("topics");
        let measures: Measures = part("measures");
        let mut meanings = Vec::new();
        let mut phrases: Vec<(&str, usize)> = Vec::new();
        let lists = [
            listed(topics.topic.iter().map(|t| &t.terms), Place::Topic),
            listed(words.marker.iter().map(|m| &m.terms), Place::Marker),
            listed(words.state.iter().map(|s| &s.terms), Place::State),
            words.role.iter().map(|r| (Place::Role(r.id), &r.terms)).collect(),
            measures
                .measure
                .iter()
                .flat_map(|m| &m.unit)
                .map(|u| (Place::Unit, &u.terms))
                .collect(),
        ];
        for (place, terms) in lists.into_iter().flatten() {
            phrases.extend(terms.iter().map(|t| (t.as_str(), meanings.len())));
            meanings.push(place);
        }
        let lexicon = Lexicon::new(phrases);
        let lists = [(&layout.inclusion, 0), (&layout.exclusion, 1), (&layout.topics, 2)];
        let headings = lists.iter().flat_map(|(l, at)| l.iter().map(|t| (t.as_str(), *at)));
        let headings = Lexicon::new(headings);
        let search = part("search");
        Self { lexicon, headings, meanings, layout, words, topics, measures, search }
    }

    /// A number that is written out.
    pub fn number(&self, word: &str) -> Option<f64> {
        let at = self.words.numbers.iter().position(|number| number == word)?;
        u8::try_from(at).ok().map(f64::from)
    }

    /// Whether a sentence, in small letters, says what happens later in the study.
    pub fn is_of_later(&self, sentence: &str) -> bool {
        self.words.later.iter().any(|begins| sentence.starts_with(begins.as_str()))
    }

    /// The phrases known in a text of small letters and single blanks, each with what it means, in order.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, Meaning<'_>)> {
        let hits = self.lexicon.find(text).map(|hit| (hit.range, hit.entry));
        let meaning = |(range, entry): (Range<usize>, usize)| {
            let meaning = match *self.meanings.get(entry)? {
                Place::Role(role) => Meaning::Role(role),
                Place::Topic(at) => Meaning::Topic(self.topics.topic.get(at)?),
                Place::Marker(at) => Meaning::Marker(self.words.marker.get(at)?),
                Place::State(at) => Meaning::State(self.words.state.get(at)?),
                Place::Unit => Meaning::Unit,
            };
            Some((range, meaning))
        };
        hits.filter_map(meaning).collect()
    }

    /// The headings named in a text of small letters.
    pub fn headings(&self, text: &str) -> Vec<(Range<usize>, Heading)> {
        let heading = |entry| match entry {
            0 => Heading::Inclusion,
            1 => Heading::Exclusion,
            _ => Heading::Topic,
        };
        self.headings.find(text).map(|hit| (hit.range, heading(hit.entry))).collect()
    }

    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.measure.iter().find(|m| m.id == id)
    }

    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.topic.iter().find(|t| t.id == id)
    }

    pub fn marker(&self, name: &str) -> Option<&MarkerWords> {
        self.words.marker.iter().find(|m| m.names.iter().any(|n| n == name))
    }

    pub fn state(&self, id: &str) -> Option<&State> {
        self.words.state.iter().find(|s| s.id == id)
    }

    /// The name of a stage group by its place: `iiia`.
    pub fn group(&self, at: usize) -> Option<&str> {
        self.words.group.get(at).map(|g| g.id.as_str())
    }

    /// The place of a stage group as a paper writes it: `IIIA`, `Stage 3a`.
    pub fn group_of(&self, written: &str) -> Option<usize> {
        let plain = written.to_lowercase().replace("stage", "");
        let plain = plain.trim();
        self.words.group.iter().position(|g| g.terms.iter().any(|t| t == plain))
    }
}

/// The phrases of a list's entries, each with its place in the list.
fn listed<'a>(
    entries: impl Iterator<Item = &'a Vec<String>>,
    place: fn(usize) -> Place,
) -> Vec<(Place, &'a Vec<String>)> {
    entries.enumerate().map(|(at, terms)| (place(at), terms)).collect()
}

fn part<T: serde::de::DeserializeOwned>(name: &str) -> T {
    crate::read(&format!("trials/{name}.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Library};

    fn check(ask: &Ask, library: &Library) {
        let rules = &library.vocabulary.prose.trials;
        match ask {
            Ask::Measure(id) => assert!(rules.measure(id).is_some(), "no measure `{id}`"),
            Ask::Marker(name, state) => {
                assert!(rules.marker(name).is_some(), "no marker `{name}`");
                assert!(rules.state(state).is_some(), "no state `{state}`");
            }
            Ask::Cancer(ids) => {
                for id in ids {
                    assert!(library.vocabulary.cancers.get(id).is_some(), "no cancer `{id}`");
                }
            }
            Ask::All(parts) | Ask::Any(parts) => parts.iter().for_each(|p| check(p, library)),
            Ask::Not(part) => check(part, library),
            _ => {}
        }
    }

    #[test]
    fn every_topic_asks_what_can_be_asked_and_stands_once() {
        let library = Library::built_in(Language::English);
        let mut seen: Vec<&str> = Vec::new();
        for topic in &library.vocabulary.prose.trials.topics.topic {
            check(&topic.ask, &library);
            for term in &topic.terms {
                assert!(!seen.contains(&term.as_str()), "`{term}` stands twice");
                assert_eq!(term, &term.to_lowercase(), "`{term}` is in small letters");
                seen.push(term);
            }
        }
        let rules = &library.vocabulary.prose.trials;
        for marker in rules.search.marker.iter().filter(|m| !m.name.is_empty()) {
            check(&Ask::Marker(marker.name.clone(), marker.state.clone()), &library);
        }
        for id in rules.topics.head.cite.iter().chain(&rules.search.head.cite) {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
    }
}
