//! *The app helps me with my visit.* When and where, what to take along, who must agree to a recording, notes against each
//! question, what stays open, and what the notes say as an opinion. Words stay as they were typed.

use jiff::Unit;
use jiff::civil::Date;
use knowledge::Library;
use knowledge::visit::{Bring, HowMet, RecordingLaw};
use record::Answers;

/// Names of the answers this room reads.
pub mod asked {
    pub use crate::time::asked::VISIT as DAY;
    /// As the person wrote it: `10:30`.
    pub const TIME: &str = "visit.time";
    /// A name of [`knowledge::visit::HowMet`].
    pub const HOW: &str = "visit.how";
    /// The address, or the link.
    pub const WHERE: &str = "visit.where";
    /// The doctor.
    pub const WHO: &str = "visit.who";
    pub const COMPANION: &str = "visit.companion";
    /// Two letters; the state in which one sits at the visit.
    pub const STATE: &str = "visit.state";
    /// What is packed, by names.
    pub const PACKED: &str = "visit.packed";
    /// Notes by question: `visit.note.<question>.said`, `.back`, `.how`, `.open`.
    pub const NOTES: &str = "visit.note.";
    /// What else was said.
    pub const MORE: &str = "visit.more";
    /// All of it, said back in the person's own words.
    pub const BACK: &str = "visit.back";
    /// A promise that is being written down.
    pub const PROMISED: &str = "visit.promised.what";
    pub const PROMISED_BY: &str = "visit.promised.who";
    pub const PROMISED_FOR: &str = "visit.promised.day";
    /// The number of the opinion that the notes became.
    pub const OPINION: &str = "visit.opinion";
}

/// Parts of a note.
pub const PARTS: &[&str] = &["said", "back", "open", "how"];

/// How the day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    NoDay,
    /// So many days from now.
    In(i32),
    Today,
    /// It was.
    Over,
}

/// How the day of the visit stands today.
pub fn near(answers: &Answers, today: Date) -> Near {
    let Some(day) = answers.day(asked::DAY) else { return Near::NoDay };
    match today.until((Unit::Day, day)).map_or(0, |span| span.get_days()) {
        0 => Near::Today,
        days @ 1.. => Near::In(days),
        _ => Near::Over,
    }
}

/// What to take along to a visit of this kind, each with whether it is packed.
pub fn bring<'a>(answers: &Answers, library: &'a Library) -> Vec<(&'a Bring, bool)> {
    let how = HowMet::named(answers.get(asked::HOW));
    let packed = answers.list(asked::PACKED);
    let all = library.visit.visit.bring.iter();
    let fits = all.filter(|b| b.how.is_none() || how.is_none() || b.how == how);
    fits.map(|b| (b, packed.contains(&b.id.as_str()))).collect()
}

/// The state in which the talk takes place, as far as it was said, and its law on recording where a source was read.
pub fn recording<'a>(
    answers: &'a Answers,
    library: &'a Library,
) -> (Option<&'a str>, Option<&'a RecordingLaw>) {
    let own = answers.get(asked::STATE);
    let state = if own.is_empty() { answers.get(crate::insurance::asked::STATE) } else { own };
    let state = (!state.is_empty()).then_some(state);
    (state, state.and_then(|state| library.visit.recording_in(state)))
}

/// The notes on one question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Note<'a> {
    pub said: &'a str,
    /// In the person's own words.
    pub back: &'a str,
    /// How the doctor reached it.
    pub how: &'a str,
    /// It is not clear yet.
    pub is_open: bool,
}

impl std::fmt::Debug for Note<'_> {
    /// Without the person's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Note(open: {})", self.is_open)
    }
}

/// The name of a part of a note.
pub fn name(question: &str, part: &str) -> String {
    format!("{}{question}.{part}", asked::NOTES)
}

pub fn note<'a>(answers: &'a Answers, question: &str) -> Note<'a> {
    let get = |part: &str| answers.get(&name(question, part));
    Note { said: get("said"), back: get("back"), how: get("how"), is_open: get("open") == "yes" }
}

/// Questions that have a note, by their names, in the order of the names.
pub fn noted(answers: &Answers) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for (rest, _) in answers.under(asked::NOTES) {
        let question = rest.rsplit_once('.').filter(|(_, part)| PARTS.contains(part));
        if let Some((question, _)) = question
            && !found.contains(&question)
        {
            found.push(question);
        }
    }
    found
}

/// What the doctor said, as a text that can be read like a letter: the notes in the order of the questions, then the
/// rest. The questions themselves stay out: what was asked is no advice.
pub fn as_words(answers: &Answers, questions: &[&str]) -> String {
    let others = noted(answers).into_iter().filter(|q| !questions.contains(q));
    let notes = questions.iter().copied().chain(others).map(|q| {
        let note = note(answers, q);
        [note.said, note.how].map(str::trim).join("\n").trim().to_owned()
    });
    let all = notes.chain([answers.get(asked::MORE).trim().to_owned()]);
    all.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// What is wrong with an answer, as a message `visit-trouble-<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    NoDay,
    FarAway,
    /// Nobody said what was promised.
    NoPromise,
    /// A promise for a day before the visit.
    PromisedBefore,
}

impl Trouble {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoDay => "no-day",
            Self::FarAway => "far-away",
            Self::NoPromise => "no-promise",
            Self::PromisedBefore => "promised-before",
        }
    }
}

/// Days further away than this are a slip of the hand.
const FAR_DAYS: i32 = 1000;

/// What is wrong with the answers, by the name of the answer.
pub fn troubles(answers: &Answers, today: Date) -> Vec<(&'static str, Trouble)> {
    let mut found = Vec::new();
    for name in [asked::DAY, asked::PROMISED_FOR] {
        let days = |day: Date| today.until((Unit::Day, day)).map_or(0, |span| span.get_days());
        match (answers.has(name), answers.day(name)) {
            (true, None) => found.push((name, Trouble::NoDay)),
            (_, Some(day)) if days(day).abs() > FAR_DAYS => found.push((name, Trouble::FarAway)),
            _ => {}
        }
    }
    let (visit, promised) = (answers.day(asked::DAY), answers.day(asked::PROMISED_FOR));
    let is_before = visit.zip(promised).is_some_and(|(visit, promised)| promised < visit);
    if is_before && found.iter().all(|(name, _)| *name != asked::PROMISED_FOR) {
        found.push((asked::PROMISED_FOR, Trouble::PromisedBefore));
    }
    let begun = answers.has(asked::PROMISED_BY) || answers.has(asked::PROMISED_FOR);
    if begun && !answers.has(asked::PROMISED) {
        found.push((asked::PROMISED, Trouble::NoPromise));
    }
    found
}
