//! Whom to ask: specialties, centers, the vetting sheet, volumes: `knowledge/doctors/*.toml`.

use serde::Deserialize;

use crate::condition::{Condition, Example};
use crate::{Head, Said};

#[derive(Debug)]
pub struct DoctorRules {
    pub specialties: Vec<Specialty>,
    pub whom: Whoms,
    pub vetting: Vetting,
    pub volume: Volume,
    pub centers: Centers,
    pub states: Vec<State>,
    specialties_head: Head,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Specialties {
    #[serde(flatten)]
    head: Head,
    specialty: Vec<Specialty>,
}

/// A specialty in our own words, with the codes doctors register it by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Specialty {
    pub id: String,
    pub name: Said,
    pub does: Said,
    pub codes: Vec<String>,
}

/// Which specialties a case is a question for.
#[derive(Debug, Deserialize)]
pub struct Whoms {
    #[serde(flatten)]
    pub head: Head,
    /// Specialties that fit every cancer.
    pub always: Vec<String>,
    /// Whom to ask where the cancer is not known.
    pub unknown: Vec<String>,
    pub whom: Vec<Whom>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whom {
    pub id: String,
    #[serde(rename = "for")]
    pub when: Condition,
    pub who: Vec<String>,
    pub why: Said,
    pub example: Vec<Example>,
}

/// The vetting sheet.
#[derive(Debug, Deserialize)]
pub struct Vetting {
    #[serde(flatten)]
    pub head: Head,
    pub item: Vec<VettingItem>,
    pub look: Vec<LookUp>,
    pub call: Vec<CallQuestion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VettingItem {
    pub id: String,
    pub name: Said,
    pub why: Said,
    /// Ids of look-ups.
    pub look: Vec<String>,
    /// What only a doctor has: a center has no board certification.
    #[serde(default)]
    pub of_doctors: bool,
}

/// An official look-up that the person opens in the browser.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    pub id: String,
    pub name: Said,
    pub url: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallQuestion {
    pub id: String,
    pub says: Said,
}

#[derive(Debug, Deserialize)]
pub struct Volume {
    #[serde(flatten)]
    pub head: Head,
    /// Stands beside every number.
    pub caveat: Said,
    pub minimum: Vec<Minimum>,
    pub group: Vec<ServiceGroup>,
}

/// Operations in a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    pub id: String,
    #[serde(rename = "for")]
    pub when: Condition,
    pub name: Said,
    pub hospital: u16,
    pub surgeon: u16,
}

/// Services of Medicare that are added up, told by words of their descriptions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceGroup {
    pub id: String,
    pub name: Said,
    pub any: Vec<Vec<String>>,
    pub not: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Centers {
    #[serde(flatten)]
    pub head: Head,
    pub center: Vec<Center>,
}

/// A cancer center.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Center {
    pub id: String,
    pub name: String,
    pub kind: CenterKind,
    pub city: String,
    pub state: String,
    pub zip: String,
    /// Latitude and longitude, degrees.
    pub spot: (f64, f64),
    pub web: String,
    #[serde(default)]
    pub phone: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CenterKind {
    Comprehensive,
    Clinical,
    /// Nobody is treated there.
    Laboratory,
}

impl CenterKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comprehensive => "comprehensive",
            Self::Clinical => "clinical",
            Self::Laboratory => "laboratory",
        }
    }
}

#[derive(Debug, Deserialize)]
struct States {
    state: Vec<State>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    pub id: String,
    pub name: String,
    /// Runs of the first three digits of its ZIP codes: `350-352 354-369`.
    zips: String,
}

impl State {
    fn has(&self, three: u16) -> bool {
        self.zips.split(' ').any(|run| {
            let (from, to) = run.split_once('-').unwrap_or((run, run));
            let number = |text: &str| text.parse::<u16>().ok();
            number(from).zip(number(to)).is_some_and(|(from, to)| (from..=to).contains(&three))
        })
    }
}

impl DoctorRules {
    pub(crate) fn built_in() -> Self {
        let specialties: Specialties = list("specialties");
        let states: States = list("states");
        Self {
            specialties: specialties.specialty,
            specialties_head: specialties.head,
            whom: list("whom"),
            vetting: list("vetting"),
            volume: list("volume"),
            centers: list("centers"),
            states: states.state,
        }
    }

    pub fn specialty(&self, id: &str) -> Option<&Specialty> {
        self.specialties.iter().find(|s| s.id == id)
    }

    pub fn center(&self, id: &str) -> Option<&Center> {
        self.centers.center.iter().find(|c| c.id == id)
    }

    /// The state of a ZIP code; `None` where its first three digits are no state's.
    pub fn state_of(&self, zip: &str) -> Option<&State> {
        let three = zip.trim().get(..3)?.parse().ok()?;
        self.states.iter().find(|state| state.has(three))
    }

    /// The specialties of a code.
    pub fn of_code<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Specialty> {
        self.specialties.iter().filter(move |s| s.codes.iter().any(|c| c == code))
    }

    /// Every citation id.
    pub fn cites(&self) -> impl Iterator<Item = &String> {
        let lists = [&self.whom.head, &self.vetting.head, &self.volume.head, &self.centers.head];
        lists.into_iter().chain([&self.specialties_head]).flat_map(|head| &head.cite)
    }
}

fn list<T: serde::de::DeserializeOwned>(name: &str) -> T {
    crate::read(&format!("doctors/{name}.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Library, Question};

    #[test]
    fn everything_that_is_named_is_there() {
        let library = Library::built_in(Language::English);
        let rules = &library.doctors;
        let named = rules.whom.whom.iter().flat_map(|w| &w.who);
        for id in named.chain(&rules.whom.always).chain(&rules.whom.unknown) {
            assert!(rules.specialty(id).is_some(), "no specialty `{id}`");
        }
        for item in &rules.vetting.item {
            for id in &item.look {
                assert!(rules.vetting.look.iter().any(|l| l.id == *id), "no look-up `{id}`");
            }
        }
        for id in rules.cites() {
            assert!(library.checklists.citation(id).is_some(), "`{id}` is cited");
        }
    }

    #[test]
    fn every_kind_of_cancer_has_somebody_to_ask() {
        let library = Library::built_in(Language::English);
        let asked: Vec<&String> = library
            .doctors
            .whom
            .whom
            .iter()
            .flat_map(|w| w.when.questions())
            .filter_map(|q| if let Question::Cancer(ids) = q { Some(ids) } else { None })
            .flatten()
            .collect();
        for cancer in &library.vocabulary.cancers.cancer {
            assert!(asked.contains(&&cancer.id), "nobody for `{}`", cancer.id);
        }
    }

    #[test]
    fn each_center_stands_in_the_state_of_its_zip_and_laboratories_are_marked() {
        let rules = DoctorRules::built_in();
        let kinds = |kind| rules.centers.center.iter().filter(|c| c.kind == kind).count();
        let counts = [CenterKind::Comprehensive, CenterKind::Clinical, CenterKind::Laboratory];
        assert_eq!(counts.map(kinds), [58, 8, 7]);
        for center in &rules.centers.center {
            let state = rules.state_of(&center.zip).map(|s| s.id.as_str());
            assert_eq!(state, Some(center.state.as_str()), "{}", center.id);
            assert!(center.web.starts_with("https://"), "{}", center.id);
            assert!((18.0..72.0).contains(&center.spot.0), "{}", center.id);
        }
        assert_eq!(rules.state_of("00000").map(|s| &s.id), None);
    }

    #[test]
    fn codes_have_the_form_of_the_set() {
        let rules = DoctorRules::built_in();
        for code in rules.specialties.iter().flat_map(|s| &s.codes) {
            assert!(code.len() == 10 && code.starts_with("20") && code.ends_with('X'), "{code}");
        }
    }
}
