//! The visit with the second doctor: what to take along, what to listen for, who must agree to a recording:
//! `knowledge/visit/*.toml`.

use serde::Deserialize;

use crate::{Head, Said};

#[derive(Debug)]
pub struct VisitRules {
    pub visit: Sheets,
    pub recording: Recordings,
}

/// What stands on the pages and sheets of the visit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    #[serde(flatten)]
    pub head: Head,
    /// Why notes and company help.
    pub why: Said,
    /// How to ask whether the talk may be recorded.
    pub record_ask: Said,
    pub record_why: Said,
    pub bring: Vec<Bring>,
    pub listen: Vec<Listen>,
    /// For the person who comes along.
    pub beside: Vec<Beside>,
    /// How a doctor came to an advice.
    pub reached: Vec<Reached>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bring {
    pub id: String,
    /// Only for a visit of this kind.
    #[serde(default)]
    pub how: Option<HowMet>,
    pub says: Said,
}

/// How one meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowMet {
    Person,
    Video,
    Phone,
}

impl HowMet {
    pub const ALL: &[Self] = &[Self::Person, Self::Video, Self::Phone];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Video => "video",
            Self::Phone => "phone",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|h| h.as_str() == name)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listen {
    pub id: String,
    pub says: Said,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    pub says: Said,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    pub ask: Said,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recordings {
    #[serde(flatten)]
    pub head: Head,
    pub law: Vec<RecordingLaw>,
}

/// States in which the same people must agree.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingLaw {
    pub who: WhoAgrees,
    pub states: Vec<String>,
    pub cite: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhoAgrees {
    /// Everybody in the talk.
    All,
    /// One of them.
    One,
}

impl VisitRules {
    pub(crate) fn built_in() -> Self {
        Self {
            visit: crate::read("visit/visit.toml"),
            recording: crate::read("visit/recording.toml"),
        }
    }

    /// Every citation id.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        self.visit.head.cite.iter().chain(self.recording.law.iter().flat_map(|l| &l.cite))
    }

    /// The law of a state; `None` where no source was read.
    pub fn recording_in(&self, state: &str) -> Option<&RecordingLaw> {
        self.recording.law.iter().find(|l| l.states.iter().any(|s| s == state))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Library};

    #[test]
    fn each_state_stands_once_and_every_law_has_its_source() {
        let library = Library::built_in(Language::English);
        let mut seen = Vec::new();
        for law in &library.visit.recording.law {
            assert!(!law.cite.is_empty());
            for state in &law.states {
                assert!(library.insurance.state(state).is_some(), "{state}");
                assert!(!seen.contains(&state), "{state} stands twice");
                seen.push(state);
            }
        }
        for id in library.visit.cites() {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
    }
}
