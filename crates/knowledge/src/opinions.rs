//! What is known of doctors' opinions: how letters say what they advise, the names of treatments and tests,
//! and the published words in which a difference is graded. `knowledge/opinions/*.toml`.

mod grading;
mod phrases;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

pub use grading::{Cited, Grading, Reason};
pub use phrases::{Phrase, Phrases, Wordings};

/// All lists of the opinions.
#[derive(Debug)]
pub struct Opinions {
    pub speech: Speech,
    pub surgery: Surgery,
    pub treatments: Treatments,
    pub tests: Tests,
    pub outlook: Outlook,
    pub reasoning: Reasoning,
    pub worth: Worth,
    pub writer: Writer,
    pub own_words: OwnWords,
    pub grading: Grading,
}

impl Opinions {
    pub(crate) fn built_in() -> Self {
        Self {
            speech: list("speech"),
            surgery: list("surgery"),
            treatments: list("treatments"),
            tests: list("tests"),
            outlook: list("outlook"),
            reasoning: list("reasoning"),
            worth: list("worth"),
            writer: list("writer"),
            own_words: list("own-words"),
            grading: list("grading"),
        }
    }
}

fn list<T: DeserializeOwned>(name: &str) -> T {
    crate::read(&format!("opinions/{name}.toml"))
}

/// How a letter says what it says of a treatment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    pub about: String,
    /// Words that end the reach of a cue.
    pub stops: Wordings,
    /// Cues that govern the words after them.
    pub ahead: Phrases,
    /// Cues that govern the words before them.
    pub behind: Phrases,
    pub quoted_headings: Wordings,
    pub quoted: Wordings,
    pub quoted_verbs: Wordings,
    pub quoted_on: Wordings,
    pub own: Wordings,
    /// How a sentence begins that goes on with the advice before it.
    pub goes_on: Wordings,
    pub endorsing: Wordings,
    pub no_advice: Wordings,
    /// Titles of papers that read slides or images again.
    pub rereads: Wordings,
    pub evidence: Wordings,
    /// Labels of what was talked of, or of who was there: nothing behind them is advised by its place.
    pub told_labels: Wordings,
    /// The writer adds to an earlier letter of theirs.
    pub adds_to: Wordings,
    /// Labels of what was done.
    pub done_labels: Wordings,
    /// Says that the steps of the plan follow.
    pub announces: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surgery {
    pub about: String,
    pub entry: Phrases,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treatments {
    pub about: String,
    pub entry: Phrases,
    broad: Vec<String>,
    beside: Vec<String>,
    targets: BTreeMap<String, Vec<String>>,
}

impl Treatments {
    /// Whether a drug only goes with another.
    pub fn goes_beside(&self, drug: &str) -> bool {
        self.beside.iter().any(|d| d == drug)
    }

    /// Whether a name stands for a whole kind: "hormone therapy", "transplant".
    pub fn is_broad(&self, key: &str) -> bool {
        self.broad.iter().any(|b| b == key)
    }

    /// What a drug works on; `None` where no group names it.
    pub fn target_of(&self, drug: &str) -> Option<&str> {
        self.targets
            .iter()
            .find(|(_, drugs)| drugs.iter().any(|d| d == drug))
            .map(|(target, _)| target.as_str())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tests {
    pub about: String,
    pub entry: Phrases,
    /// Says that nothing more is needed.
    pub none: Wordings,
    /// Says that a test comes before treatment.
    pub first: Wordings,
    /// Says that a test belongs to follow-up.
    pub follow_up: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    pub about: String,
    pub intent: Phrases,
    pub intent_not: Wordings,
    pub prognosis: Phrases,
    pub prognosis_not: Wordings,
    pub words: Phrases,
    pub trial: Wordings,
    pub trial_none: Wordings,
    pub trial_some: Wordings,
    pub trial_not: Wordings,
    pub start: Wordings,
    pub no_hurry: Wordings,
    pub hurry: Wordings,
    pub unit_within: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reasoning {
    pub about: String,
    pub guideline: Wordings,
    pub experience: Wordings,
    pub confidence: Wordings,
    pub change: Wordings,
    pub weak: Wordings,
    pub factor: Wordings,
    pub fitness: Wordings,
    pub values: Wordings,
    pub local: Wordings,
    pub reread: Wordings,
    pub new_test: Wordings,
    pub threshold: Wordings,
    /// Who makes a guideline.
    pub guideline_body: Phrases,
}

/// How letters say what good and what harm a treatment may do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    pub about: String,
    pub good: Wordings,
    pub harm: Wordings,
    /// Longer phrases that hide one of the words and speak of neither.
    pub not: Wordings,
}

/// How letters say who wrote them and what the writer had before them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writer {
    pub about: String,
    pub role: Phrases,
    pub material: Phrases,
}

/// How a person's own words on an element are read as the doctor's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    pub about: String,
    lead: BTreeMap<String, String>,
    /// Words by which the person doubts what was said.
    pub doubt: Wordings,
}

impl OwnWords {
    /// What is set before the words on an element.
    pub fn lead(&self, element: &str) -> &str {
        self.lead.get(element).map_or("", String::as_str)
    }
}
