//! The vetting sheet of one doctor or center: what the lists say and what the person found, each with who said it and when.

use jiff::civil::Date;
use knowledge::Library;
use knowledge::doctors::{LookUp, VettingItem};
use record::Answers;

use super::{ShortKind, asked, list};
use crate::insurance;

/// The item of the sheet that says how a doctor stands to the plan's network.
const NETWORK: &str = "network";

/// One thing said of a doctor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The item of the sheet it belongs to.
    pub item: String,
    /// In words; of what was told of the network how it stands: `in`, `out`, `unsure`.
    pub says: String,
    pub by: By,
    /// The day of the list, or the day the person wrote it.
    pub on: Date,
    /// It asks to be checked rather than believed: a name that may be another's.
    pub check: bool,
    /// The page of this program that says more.
    pub page: Option<String>,
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A list, by its name.
    List(String),
    /// The person wrote it down.
    Me,
    /// Somebody told the person: a name, or empty where it was not noted.
    Told(String),
}

/// A line of the sheet.
#[derive(Debug)]
pub struct Line<'a> {
    pub item: &'a VettingItem,
    pub entries: Vec<Entry>,
    pub look: Vec<&'a LookUp>,
    /// What the person wrote, for the field.
    pub own: String,
}

/// The sheet of a key of the shortlist. What a center or a program cannot have is left out; what the plan or the office said of
/// the network stands there too.
pub fn sheet<'a>(
    key: &str,
    listed: &[Entry],
    answers: &Answers,
    library: &'a Library,
) -> Vec<Line<'a>> {
    let vetting = &library.doctors.vetting;
    let is_place =
        matches!(ShortKind::of(key), Some(ShortKind::Center(_) | ShortKind::Programme(_)));
    let told = network_told(key, answers);
    let line = |item: &'a VettingItem| {
        let own = answers.answered(&format!("{}{key}.{}", asked::OF, item.id));
        let mut entries: Vec<Entry> =
            listed.iter().chain(&told).filter(|e| e.item == item.id).cloned().collect();
        entries.extend(own.map(|own| Entry {
            item: item.id.clone(),
            says: own.words.clone(),
            by: By::Me,
            on: own.on,
            check: false,
            page: None,
        }));
        Line {
            item,
            entries,
            look: vetting.look.iter().filter(|l| item.look.contains(&l.id)).collect(),
            own: own.map_or_else(String::new, |own| own.words.clone()),
        }
    };
    vetting.item.iter().filter(|item| !(is_place && item.of_doctors)).map(line).collect()
}

/// What was said of the network by the plan or the office, as it was kept with the calls to the plan. It is tied by the name on
/// the shortlist; a name that two on it have is tied to neither.
fn network_told(key: &str, answers: &Answers) -> Vec<Entry> {
    let shorts = list(answers);
    let Some(short) = shorts.iter().find(|short| short.key == key) else { return Vec::new() };
    let has_name = |said: &str| said.trim().eq_ignore_ascii_case(short.name.trim());
    if shorts.iter().filter(|other| has_name(&other.name)).count() > 1 {
        return Vec::new();
    }
    let prefix = insurance::asked::DOCTORS;
    let entry = |number: u32| {
        let get = |field: &str| answers.answered(&format!("{prefix}{number}.{field}"));
        let name = get("name").filter(|name| has_name(&name.words))?;
        let said = |field: &str| get(field).map_or("", |answer| answer.words.as_str());
        Some(Entry {
            item: NETWORK.to_owned(),
            says: Some(said("stands")).filter(|s| !s.is_empty()).unwrap_or("unsure").to_owned(),
            by: By::Told(said("by").to_owned()),
            on: said("day").parse().unwrap_or(name.on),
            check: false,
            page: None,
        })
    };
    answers.numbers(prefix).into_iter().filter_map(entry).collect()
}
