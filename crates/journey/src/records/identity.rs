//! Whose paper is it? Names, birth dates and record numbers of all documents together decide.
//!
//! A married name, initials, a swapped order or an accent is the same person; another name with another
//! birth date is not; what is left is doubtful, and the person is asked.

use record::{
    Correction, CorrectionKind, Document, Finding, FindingCode, PartialDate, Passage, Patient,
    PersonMention, PersonName, ReadDocument, Sex, Source, Status,
};
use unicode_normalization::UnicodeNormalization;

/// Whose a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The person's, or it names nobody.
    Theirs,
    /// The person's, under another form of the name.
    Variant {
        name: String,
    },
    Other,
    /// It cannot be told; `name` is what the paper says.
    Unsure {
        name: String,
    },
}

pub(super) struct Identity {
    /// In the order of the documents.
    pub(super) whose: Vec<Whose>,
    pub(super) patient: Patient,
    pub(super) findings: Vec<Finding>,
}

pub(super) fn decide(documents: &[ReadDocument], corrections: &[Correction]) -> Identity {
    let mentions: Vec<_> = documents.iter().map(first_mention).collect();
    let person = Person::most_documents(&mentions);
    let mut whose: Vec<_> = mentions
        .iter()
        .map(|m| m.as_ref().map_or(Whose::Theirs, |mention| person.whose(mention)))
        .collect();
    for (document, whose) in documents.iter().zip(&mut whose) {
        for correction in corrections {
            match correction.kind {
                CorrectionKind::Mine { document: id } if id == document.document.id => {
                    *whose = Whose::Theirs
                }
                CorrectionKind::NotMine { document: id } if id == document.document.id => {
                    *whose = Whose::Other
                }
                _ => {}
            }
        }
    }
    let theirs: Vec<_> = documents
        .iter()
        .zip(&whose)
        .filter(|(_, whose)| matches!(whose, Whose::Theirs | Whose::Variant { .. }))
        .map(|(document, _)| document)
        .collect();
    let mentions: Vec<_> = theirs
        .iter()
        .flat_map(|d| d.reading.people.iter().map(|m| (&d.document, m)))
        .filter(|(_, mention)| person.is_in(mention))
        .collect();
    Identity { patient: patient(&mentions), findings: disagreements(&mentions), whose }
}

/// The mention that says whom a document is about: the first that has a name.
fn first_mention(read: &ReadDocument) -> Option<Profile> {
    if matches!(read.document.status, Status::Ignored | Status::NotRead) {
        return None;
    }
    let mention = read.reading.people.iter().find(|m| m.name.is_some())?;
    let mut profile = Profile::of(mention)?;
    for further in read.reading.people.iter().filter(|m| !std::ptr::eq(*m, mention)) {
        profile.complete_with(further);
    }
    Some(profile)
}

/// What one document says of its person, in comparable form.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Profile {
    names: Vec<Name>,
    birth_date: Option<PartialDate>,
    record_numbers: Vec<String>,
    shown: String,
}

impl Profile {
    fn of(mention: &PersonMention) -> Option<Self> {
        let name = mention.name.as_ref()?;
        let names = std::iter::once(name)
            .chain(&mention.other_names)
            .filter_map(Name::of)
            .collect::<Vec<_>>();
        (!names.is_empty()).then(|| Self {
            names,
            birth_date: mention.birth_date,
            record_numbers: mention.record_numbers.iter().map(|n| folded(n)).collect(),
            shown: name.display(),
        })
    }

    /// Takes from a later mention in the same document what the first left open.
    fn complete_with(&mut self, other: &PersonMention) {
        let same = other
            .name
            .as_ref()
            .and_then(Name::of)
            .is_none_or(|n| self.names[0].likeness(&n) >= Likeness::Same);
        if same {
            self.birth_date = self.birth_date.or(other.birth_date);
            self.record_numbers.extend(other.record_numbers.iter().map(|n| folded(n)));
            self.names.extend(other.other_names.iter().filter_map(Name::of));
        }
    }

    fn shares_number_with(&self, other: &Self) -> bool {
        self.record_numbers.iter().any(|n| n.len() >= 4 && other.record_numbers.contains(n))
    }

    fn likeness(&self, other: &Self) -> Likeness {
        let pairs = self.names.iter().flat_map(|a| other.names.iter().map(move |b| a.likeness(b)));
        pairs.max().unwrap_or(Likeness::Different)
    }
}

/// How a document's person relates to another, from how alike the names are, how the birth dates stand
/// and whether a record number is shared.
fn relation(name: Likeness, birth: Birth, number: bool) -> Relation {
    match (name, birth) {
        (Likeness::Same, Birth::Same | Birth::Near | Birth::Unknown) => Relation::Same,
        (Likeness::Same, Birth::Different) if number => Relation::Same,
        (Likeness::Same, Birth::Different) => Relation::Unsure,
        (Likeness::OtherGeneration, Birth::Same) => Relation::Same,
        (Likeness::OtherGeneration, Birth::Near | Birth::Unknown) => Relation::Unsure,
        (Likeness::OtherGeneration, Birth::Different) => Relation::Other,
        (Likeness::GivenOnly, Birth::Same) => Relation::Variant,
        (Likeness::GivenOnly, Birth::Unknown | Birth::Near) if number => Relation::Variant,
        (Likeness::GivenOnly, Birth::Unknown) => Relation::Unsure,
        (Likeness::FamilyOnly | Likeness::Different, Birth::Same) if number => Relation::Variant,
        (Likeness::FamilyOnly | Likeness::Different, Birth::Same | Birth::Unknown) => {
            Relation::Unsure
        }
        (_, Birth::Near | Birth::Different) => Relation::Other,
    }
}

/// How two birth dates stand to each other; nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Birth {
    Same,
    /// A single part differs, or day and month are swapped: a slip of the pen, or another person.
    Near,
    Different,
    Unknown,
}

impl Birth {
    fn of(a: Option<PartialDate>, b: Option<PartialDate>) -> Self {
        match (a, b) {
            (Some(a), Some(b)) if a.agrees_with(b) => Self::Same,
            (Some(a), Some(b)) if is_slip(a, b) => Self::Near,
            (Some(_), Some(_)) => Self::Different,
            _ => Self::Unknown,
        }
    }
}

/// Nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Same,
    Variant,
    Unsure,
    Other,
}

fn is_slip(a: PartialDate, b: PartialDate) -> bool {
    let parts =
        [a.year() != b.year(), a.month() != b.month(), a.day_of_month() != b.day_of_month()];
    let swapped =
        a.year() == b.year() && a.month() == b.day_of_month() && a.day_of_month() == b.month();
    swapped || parts.iter().filter(|differs| **differs).count() == 1
}

/// A name as comparable words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    family: Vec<String>,
    given: Vec<String>,
    /// `jr`, `sr`, `ii` …: father and son.
    generation: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Different,
    FamilyOnly,
    GivenOnly,
    /// The same name, of a father and a son.
    OtherGeneration,
    Same,
}

impl Name {
    fn of(name: &PersonName) -> Option<Self> {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
                .map(folded)
                .filter(|w| !w.is_empty())
                .collect()
        };
        let (family, given) = match &name.family {
            Some(family) => (words(family), name.given.iter().flat_map(|g| words(g)).collect()),
            None => {
                let mut all = words(&name.printed);
                let family = all.pop().into_iter().collect();
                (family, all)
            }
        };
        const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];
        let generation =
            words(&name.printed).into_iter().find(|w| GENERATIONS.contains(&w.as_str()));
        (!family.is_empty()).then_some(Self { family, given, generation })
    }

    fn likeness(&self, other: &Self) -> Likeness {
        let family = self.family.iter().any(|w| w.len() > 1 && other.family.contains(w));
        let given = given_agree(&self.given, &other.given);
        let swapped = !self.given.is_empty()
            && self.given.iter().any(|w| w.len() > 1 && other.family.contains(w))
            && other.given.iter().any(|w| w.len() > 1 && self.family.contains(w));
        match (family, given) {
            (true, true) if self.is_other_generation(other) => Likeness::OtherGeneration,
            _ if swapped => Likeness::Same,
            (true, true) => Likeness::Same,
            (false, true) if !self.given.is_empty() && !other.given.is_empty() => {
                Likeness::GivenOnly
            }
            (true, false) => Likeness::FamilyOnly,
            _ => Likeness::Different,
        }
    }
}

impl Name {
    fn is_other_generation(&self, other: &Self) -> bool {
        self.generation != other.generation
            && [self, other].iter().any(|n| n.generation.as_deref().is_some_and(|g| g != "sr"))
    }
}

/// Whether first names can be the same: equal, an initial of it, or absent on one side.
fn given_agree(a: &[String], b: &[String]) -> bool {
    let (Some(a), Some(b)) = (a.first(), b.first()) else { return true };
    a == b
        || is_cut(a, b)
        || (a.chars().count() == 1 || b.chars().count() == 1)
            && a.chars().next() == b.chars().next()
}

/// Whether one is the other with letters lost or caught at its end (`FERDINAND O` read as one word).
fn is_cut(a: &str, b: &str) -> bool {
    const LETTERS_MIN: usize = 5;
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= LETTERS_MIN && long.starts_with(short) && long.len() - short.len() <= 2
}

/// Lower case, without accents and marks: `O’Hára` is `ohara`.
fn folded(text: &str) -> String {
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The person most documents are about.
struct Person {
    /// Each way in which papers say who they are about, with the number of papers that say it so.
    profiles: Vec<(Profile, usize)>,
    /// The way in which most papers carry the name.
    usual: usize,
}

impl Person {
    fn most_documents(mentions: &[Option<Profile>]) -> Self {
        let mut people: Vec<Self> = Vec::new();
        for profile in mentions.iter().flatten() {
            if let Some(count) = people.iter_mut().find_map(|p| p.count_of(profile)) {
                *count += 1;
                continue;
            }
            let theirs = |p: &&mut Self| p.relation(profile) <= Relation::Variant;
            let said = (profile.clone(), 1);
            match people.iter_mut().find(theirs) {
                Some(person) => person.profiles.push(said),
                None => people.push(Self { profiles: vec![said], usual: 0 }),
            }
        }
        // The first of equals: max_by_key would give the last.
        let most = people.into_iter().rev().max_by_key(Self::papers);
        let mut person = most.unwrap_or(Self { profiles: Vec::new(), usual: 0 });
        person.usual = person.most_carried();
        person
    }

    fn count_of(&mut self, profile: &Profile) -> Option<&mut usize> {
        self.profiles.iter_mut().find(|(p, _)| p == profile).map(|(_, count)| count)
    }

    fn papers(&self) -> usize {
        self.profiles.iter().map(|(_, count)| count).sum()
    }

    /// How a paper's person relates to this one. The names, birth dates and numbers of all their papers
    /// count: a birth date that one paper leaves out is known from the others.
    fn relation(&self, profile: &Profile) -> Relation {
        let of_all = |p: &Profile| {
            let birth = Birth::of(p.birth_date, profile.birth_date);
            (p.likeness(profile), birth, p.shares_number_with(profile))
        };
        let all = self.profiles.iter().map(|(p, _)| of_all(p));
        let name = all.clone().map(|(name, ..)| name).max().unwrap_or(Likeness::Different);
        let birth = all.clone().map(|(_, birth, _)| birth).min().unwrap_or(Birth::Unknown);
        relation(name, birth, all.clone().any(|(_, _, number)| number))
    }

    /// Whether one mention, of perhaps several in a document, is of this person.
    fn is_in(&self, mention: &PersonMention) -> bool {
        Profile::of(mention).is_none_or(|p| self.relation(&p) <= Relation::Variant)
    }

    fn whose(&self, profile: &Profile) -> Whose {
        let name = || profile.shown.clone();
        let usual = self.profiles.get(self.usual);
        let usual = usual.map(|(u, _)| u.names[0].likeness(&profile.names[0]));
        match self.relation(profile) {
            Relation::Same if matches!(usual, Some(Likeness::Same) | None) => Whose::Theirs,
            Relation::Same | Relation::Variant => Whose::Variant { name: name() },
            Relation::Unsure => Whose::Unsure { name: name() },
            Relation::Other => Whose::Other,
        }
    }

    /// The number of the profile whose name most papers carry.
    fn most_carried(&self) -> usize {
        let carries = |p: &Profile| -> usize {
            let same = self
                .profiles
                .iter()
                .filter(|(q, _)| q.names[0].likeness(&p.names[0]) == Likeness::Same);
            same.map(|(_, count)| count).sum()
        };
        let all = self.profiles.iter().enumerate().rev();
        all.max_by_key(|(_, (p, _))| carries(p)).map_or(0, |(at, _)| at)
    }
}

/// Who the chart is about, as their papers say.
fn patient(mentions: &[(&Document, &PersonMention)]) -> Patient {
    let mut patient = Patient::default();
    let mut names: Vec<(&PersonName, usize, Option<PartialDate>)> = Vec::new();
    let mut birth_dates: Vec<(PartialDate, usize)> = Vec::new();
    let mut sexes: Vec<(Sex, usize)> = Vec::new();
    for &(document, mention) in mentions {
        if let Some(name) = &mention.name {
            match names.iter_mut().find(|(n, ..)| folded(&n.display()) == folded(&name.display())) {
                Some((known, count, newest)) => {
                    // Text recognition loses the space of `FERDINAND O` more often than it adds one.
                    let parts = |n: &PersonName| n.given.len();
                    let better =
                        (parts(name), !is_shouted(name)) > (parts(known), !is_shouted(known));
                    if better {
                        *known = name;
                    }
                    *count += 1;
                    *newest = (*newest).max(document.date);
                }
                None => names.push((name, 1, document.date)),
            }
        }
        count(&mut birth_dates, mention.birth_date);
        count(&mut sexes, mention.sex);
        for number in &mention.record_numbers {
            if !patient.record_numbers.contains(number) {
                patient.record_numbers.push(number.clone());
            }
        }
        let places = [&mention.name_at, &mention.birth_date_at, &mention.sex_at];
        patient.sources.extend(places.into_iter().flatten().cloned().map(Source::from));
    }
    patient.sources.dedup();
    patient.name = usual_name(&names).cloned();
    patient.birth_date = birth_dates.iter().rev().max_by_key(|(_, n)| *n).map(|(date, _)| *date);
    patient.sex = sexes.iter().rev().max_by_key(|(_, n)| *n).map(|(sex, _)| *sex);
    let chosen = patient.name.as_ref().map(|n| folded(&n.display()));
    let others = names.iter().filter(|(n, ..)| Some(folded(&n.display())) != chosen);
    patient.also_known_as = others.map(|(n, ..)| (*n).clone()).collect();
    patient
}

fn count<T: PartialEq + Copy>(counts: &mut Vec<(T, usize)>, value: Option<T>) {
    let Some(value) = value else { return };
    match counts.iter_mut().find(|(v, _)| *v == value) {
        Some((_, n)) => *n += 1,
        None => counts.push((value, 1)),
    }
}

/// The family name of the newest papers, unless a single paper carries it, with the fullest first names
/// beside it.
fn usual_name<'a>(
    names: &[(&'a PersonName, usize, Option<PartialDate>)],
) -> Option<&'a PersonName> {
    let family = |n: &PersonName| Name::of(n).map(|n| n.family.join(" ")).unwrap_or_default();
    let mut families: Vec<(String, usize, Option<PartialDate>)> = Vec::new();
    for (name, count, newest) in names {
        let family = family(name);
        match families.iter_mut().find(|(f, ..)| *f == family) {
            Some((_, n, date)) => {
                *n += count;
                *date = (*date).max(*newest);
            }
            None => families.push((family, *count, *newest)),
        }
    }
    let (usual, ..) = families.iter().rev().max_by_key(|(_, n, newest)| (*n > 1, *newest, *n))?;
    let letters = |n: &PersonName| n.given.iter().map(String::len).sum::<usize>();
    let candidates = names.iter().filter(|(n, ..)| family(n) == *usual);
    candidates.max_by_key(|(n, count, _)| (letters(n), !is_shouted(n), *count)).map(|(n, ..)| *n)
}

/// Written in capitals: the spelling of another paper reads better.
fn is_shouted(name: &PersonName) -> bool {
    name.printed.chars().all(|c| !c.is_lowercase())
}

/// Confidence of text recognition from which a date can contradict another.
const SURE: u8 = 85;

/// Where the person's own papers disagree about them.
fn disagreements(mentions: &[(&Document, &PersonMention)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let dates = mentions
        .iter()
        .filter_map(|(d, m)| Some((d.id, m.birth_date?, m.birth_date_at.clone())))
        // A digit that text recognition was unsure of contradicts nothing.
        .filter(|(.., at)| at.as_ref().and_then(Passage::confidence).is_none_or(|c| c >= SURE));
    let mut differing: Vec<(PartialDate, Finding)> = Vec::new();
    for (document, date, at) in dates {
        let add = |finding: Finding| {
            let finding = finding.in_document(document);
            match at.clone() {
                Some(passage) if finding.passages.len() < 2 => finding.at(passage),
                _ => finding,
            }
        };
        match differing.iter_mut().find(|(d, _)| d.agrees_with(date)) {
            Some((_, finding)) => *finding = add(finding.clone()),
            None => differing.push((date, add(Finding::new(FindingCode::ConflictBirthDate)))),
        }
    }
    if differing.len() > 1 {
        let shown: Vec<_> = differing.iter().map(|(date, _)| date.to_string()).collect();
        let mut finding =
            Finding::new(FindingCode::ConflictBirthDate).with("detail", shown.join(", "));
        for (_, part) in differing {
            part.documents.iter().for_each(|d| finding.documents.push(*d));
            finding.passages.extend(part.passages);
        }
        findings.push(finding);
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(printed: &str, birth: &str, number: &str) -> Profile {
        let (family, given) = match printed.split_once(", ") {
            Some((family, given)) => {
                (family.to_owned(), given.split(' ').map(str::to_owned).collect())
            }
            None => {
                let mut words: Vec<String> = printed.split(' ').map(str::to_owned).collect();
                (words.pop().unwrap(), words)
            }
        };
        let mention = PersonMention {
            name: Some(PersonName { printed: printed.to_owned(), family: Some(family), given }),
            birth_date: PartialDate::from_iso(birth),
            record_numbers: (!number.is_empty()).then(|| number.to_owned()).into_iter().collect(),
            ..PersonMention::default()
        };
        Profile::of(&mention).unwrap()
    }

    #[test]
    fn two_papers_are_one_persons_or_not() {
        use Relation::{Other, Same, Unsure, Variant};
        let cases = [
            ("QUILL, OTTOLINE", "1961-04-02", "", "Ottoline Quill", "1961-04-02", "", Same),
            ("Ottoline Quill", "1961-04-02", "", "O. Quill", "", "", Same),
            ("Ottoline Quíll", "1961-04-02", "", "Ottoline M. Quill", "1961-04-02", "", Same),
            ("Quill Ottoline", "1961-04-02", "", "Ottoline Quill", "1961-04-02", "", Same),
            ("Ottoline Quill", "1961-04-02", "", "Ottoline Vane", "1961-04-02", "", Variant),
            ("Ottoline Quill", "1961-04-02", "", "Ottoline Quill-Vane", "1961-04-02", "", Same),
            ("Ottoline Quill", "1961-04-02", "", "Ottoline Vane", "", "", Unsure),
            ("Ottoline Quill", "1961-04-02", "M-4711", "Ottoline Vane", "", "M4711", Variant),
            ("Ottoline Quill", "1961-04-02", "", "Barnaby Thistle", "1950-01-01", "", Other),
            ("Ottoline Quill", "1961-04-02", "", "Barnaby Thistle", "", "", Unsure),
            ("Ottoline Quill", "1961-04-02", "", "Ottoline Quill", "1961-04-20", "", Same),
            ("Ottoline Quill", "1961-04-02", "", "Ottoline Quill", "1938-11-30", "", Unsure),
        ];
        for (name, birth, number, other, other_birth, other_number, expected) in cases {
            let person = Person { profiles: vec![(profile(name, birth, number), 1)], usual: 0 };
            let relation = person.relation(&profile(other, other_birth, other_number));
            assert_eq!(relation, expected, "{name} {birth} / {other} {other_birth}");
        }
    }

    #[test]
    fn the_person_is_who_most_papers_are_about() {
        let mentions = [
            Some(profile("Barnaby Thistle", "1950-01-01", "")),
            Some(profile("Ottoline Quill", "1961-04-02", "")),
            Some(profile("Ottoline Vane", "1961-04-02", "")),
            None,
        ];
        let person = Person::most_documents(&mentions);
        assert_eq!(person.whose(mentions[0].as_ref().unwrap()), Whose::Other);
        assert!(matches!(
            person.whose(mentions[2].as_ref().unwrap()),
            Whose::Theirs | Whose::Variant { .. }
        ));
    }
}
