//! The vetting sheet of one doctor or center: what the lists say and what the person found, each with who said it and when.

use knowledge::Library;
use knowledge::doctors::{LookUp, VettingItem};
use record::Answers;

use super::asked;

/// One thing said of a doctor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The item of the sheet it belongs to.
    pub item: String,
    pub says: String,
    pub by: By,
    /// The day of the list, or the day the person wrote it.
    pub on: String,
    /// It asks to be checked rather than believed: a name that may be another's.
    pub check: bool,
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A list, by its name.
    List(String),
    /// The person wrote it down.
    Me,
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

/// The sheet of a key of the shortlist.
pub fn sheet<'a>(
    key: &str,
    listed: &[Entry],
    answers: &Answers,
    library: &'a Library,
) -> Vec<Line<'a>> {
    let vetting = &library.doctors.vetting;
    let line = |item: &'a VettingItem| {
        let own = answers.answered(&format!("{}{key}.{}", asked::OF, item.id));
        let mut entries: Vec<Entry> =
            listed.iter().filter(|e| e.item == item.id).cloned().collect();
        entries.extend(own.map(|own| Entry {
            item: item.id.clone(),
            says: own.words.clone(),
            by: By::Me,
            on: own.on.to_string(),
            check: false,
        }));
        Line {
            item,
            entries,
            look: vetting.look.iter().filter(|l| item.look.contains(&l.id)).collect(),
            own: own.map_or_else(String::new, |own| own.words.clone()),
        }
    };
    vetting.item.iter().map(line).collect()
}
