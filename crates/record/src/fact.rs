//! A fact: something a record states, with the words it stands on.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::{PartialDate, Passage, Source, Value};

/// Whether a record states the fact in so many words or a plain rule takes it from what is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    #[default]
    Stated,
    Derived,
}

/// Whom the fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    #[default]
    Patient,
    /// A relative: a fact of family history.
    Relative,
}

/// A value that carries its place. There is no way to make one without a source:
///
/// ```compile_fail,E0451
/// let fact = record::Fact {
///     value: record::Value::Grade(record::Grade::default()),
///     date: None,
///     certainty: record::Certainty::Stated,
///     subject: record::Subject::Patient,
///     rule: String::new(),
///     section: None,
///     part: None,
///     doubt: None,
///     sources: Vec::new(),
/// };
/// ```
///
/// The one way is to point at words on a page:
///
/// ```
/// use record::{DocumentId, Fact, Grade, Page, Passage, Span};
/// let page = Page::new(1, "Nottingham grade 2");
/// let place = Passage::on(DocumentId(1), &page, Span::new(17, 18));
/// let fact = Fact::new(Grade { value: "2".to_owned(), ..Grade::default() }, "grade", place);
/// assert_eq!(fact.passages().next().unwrap().quote(), "2");
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    #[serde(flatten)]
    pub value: Value,
    /// When it was so: the day of the specimen, the result, the dose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    #[serde(default)]
    pub certainty: Certainty,
    #[serde(default)]
    pub subject: Subject,
    /// The rule that read it (`stage.tnm`, `ccda.problem`), for the page that shows why.
    pub rule: String,
    /// The heading it stands under, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The specimen part it belongs to (`A`), where the report has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The record's own words of doubt ("suspicious for", "favor"); `None` where it states plainly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
    #[serde(deserialize_with = "at_least_one")]
    sources: Vec<Source>,
}

/// A stored fact that has lost its sources is no fact.
fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Source>, D::Error> {
    let sources = Vec::deserialize(deserializer)?;
    match sources.is_empty() {
        true => Err(serde::de::Error::invalid_length(0, &"one source or more")),
        false => Ok(sources),
    }
}

impl fmt::Debug for Fact {
    /// Kind, rule and places: what it says is the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} by {} at {:?}", self.value, self.rule, self.sources)
    }
}

impl Fact {
    /// A fact stated at `source`, read by `rule`.
    pub fn new(
        value: impl Into<Value>,
        rule: impl Into<String>,
        source: impl Into<Source>,
    ) -> Self {
        Self {
            value: value.into(),
            date: None,
            certainty: Certainty::Stated,
            subject: Subject::Patient,
            rule: rule.into(),
            section: None,
            part: None,
            doubt: None,
            sources: vec![source.into()],
        }
    }

    pub fn dated(mut self, date: Option<PartialDate>) -> Self {
        self.date = date;
        self
    }

    pub fn in_section(mut self, section: impl Into<String>) -> Self {
        self.section = Some(section.into());
        self
    }

    pub fn in_part(mut self, part: Option<String>) -> Self {
        self.part = part;
        self
    }

    pub fn doubted(mut self, doubt: Option<String>) -> Self {
        self.doubt = doubt;
        self
    }

    pub fn derived(mut self) -> Self {
        self.certainty = Certainty::Derived;
        self
    }

    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// Another fact on the same words, taken from this one by `rule`.
    pub fn taken_as(&self, value: impl Into<Value>, rule: impl Into<String>) -> Self {
        Self { value: value.into(), rule: rule.into(), ..self.clone() }.derived()
    }

    /// Adds another place that states the same; a place already known is not added twice.
    pub fn also(&mut self, source: impl Into<Source>) {
        let source = source.into();
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }

    /// Where it stands; never empty.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The places in records among its sources.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.sources.iter().filter_map(Source::passage)
    }

    /// Gives every source to `renumber`, which moves it to its document's final number.
    pub fn each_passage_mut(&mut self, mut renumber: impl FnMut(&mut Passage)) {
        for source in &mut self.sources {
            if let Source::Passage(passage) = source {
                renumber(passage);
            }
        }
    }

    /// Orders the sources; the chart puts the newest document first.
    pub fn sort_sources_by_key<K: Ord>(&mut self, key: impl Fn(&Source) -> K) {
        self.sources.sort_by_key(key);
    }
}
