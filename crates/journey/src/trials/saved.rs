//! Studies the person keeps, and what is new about each since they last looked: a status, a line that is judged otherwise, lines that
//! came or went. Kept in the person's answers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use record::{Answers, Study, StudyStatus};
use serde::{Deserialize, Serialize};

use super::{Judged, Mark, Match, Outcome, Stands, asked};

/// Most that are kept.
const MOST: usize = 40;
/// The form in which what was seen is kept.
const VERSION: u32 = 1;

/// A study the person keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub id: String,
    /// As it was then, so that it stays readable when the list goes.
    pub title: String,
    pub on: Option<Date>,
}

/// What was seen of a study: enough to tell what changed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    version: u32,
    status: StudyStatus,
    outcome: String,
    /// Each criterion by a number made of its words, and its mark.
    lines: BTreeMap<String, String>,
}

/// What changed since the person last looked.
#[derive(Debug)]
pub struct News<'m, 'a> {
    /// The status that was, where it is another now.
    pub status: Option<StudyStatus>,
    /// What it came to, where it comes to something else now.
    pub outcome: Option<Outcome>,
    /// Criteria judged otherwise, with the mark that was; `None` where the line is new.
    pub lines: Vec<(&'m Judged<'a>, Option<Mark>)>,
    /// Lines that are no longer there.
    pub gone: usize,
    pub since: Date,
}

impl News<'_, '_> {
    pub fn is_empty(&self) -> bool {
        self.status.is_none() && self.outcome.is_none() && self.lines.is_empty() && self.gone == 0
    }
}

/// The studies that are kept, in the order in which they were.
pub fn saved(answers: &Answers) -> Vec<Saved> {
    let one = |id: &str| {
        let title = answers.answered(&format!("{}{id}.title", asked::OF));
        Saved {
            id: id.to_owned(),
            title: title.map_or_else(String::new, |title| title.words.clone()),
            on: title.map(|title| title.on),
        }
    };
    answers.list(asked::SAVED).into_iter().map(one).collect()
}

pub fn is_saved(answers: &Answers, id: &str) -> bool {
    answers.list(asked::SAVED).contains(&id)
}

/// Keeps a study as it is seen now. Says whether it is kept: it is not where there are too many or the number is none.
pub fn save(answers: &mut Answers, study: &Study, matched: &Match<'_>, on: Date) -> bool {
    let is_number = !study.id.is_empty() && study.id.chars().all(|c| c.is_ascii_alphanumeric());
    let mut ids: Vec<String> = answers.list(asked::SAVED).into_iter().map(str::to_owned).collect();
    if !ids.contains(&study.id) {
        if !is_number || ids.len() >= MOST {
            return false;
        }
        ids.push(study.id.clone());
        answers.set(asked::SAVED, &ids.join(" "), on);
    }
    answers.set(&format!("{}{}.title", asked::OF, study.id), &study.title, on);
    let seen = serde_json::to_string(&seen(study, matched)).unwrap_or_default();
    let name = format!("{}{}.seen", asked::OF, study.id);
    // The same is seen again on another day.
    answers.set(&name, "", on);
    answers.set(&name, &seen, on);
    true
}

/// Takes a study away, and what was kept of it.
pub fn forget(answers: &mut Answers, id: &str, on: Date) {
    let left: Vec<&str> = answers.list(asked::SAVED).into_iter().filter(|k| *k != id).collect();
    let left = left.join(" ");
    answers.set(asked::SAVED, &left, on);
    answers.clear(&format!("{}{id}.", asked::OF));
}

/// What is new of a kept study; `None` where it is not kept.
pub fn news<'m, 'a>(
    answers: &Answers,
    study: &Study,
    matched: &'m Match<'a>,
) -> Option<News<'m, 'a>> {
    let kept = answers.answered(&format!("{}{}.seen", asked::OF, study.id))?;
    let then: Seen = serde_json::from_str(&kept.words).ok()?;
    let now = seen(study, matched);
    let outcomes =
        [Outcome::NothingFoundThatExcludes, Outcome::SomethingToAsk, Outcome::SeemsNotToFit];
    let outcome = outcomes.into_iter().find(|o| o.as_str() == then.outcome);
    let marks = [Mark::DoesNotFit, Mark::CannotTell, Mark::Fits];
    let lines = matched.criteria.iter().filter_map(|judged| {
        let was = then.lines.get(&key(judged));
        let was = was.and_then(|was| marks.into_iter().find(|mark| mark.as_str() == was));
        (was != Some(judged.mark)).then_some((judged, was))
    });
    Some(News {
        status: (then.status != study.status).then_some(then.status),
        outcome: outcome.filter(|was| *was != matched.outcome),
        lines: lines.collect(),
        gone: then.lines.keys().filter(|line| !now.lines.contains_key(*line)).count(),
        since: kept.on,
    })
}

fn seen(study: &Study, matched: &Match<'_>) -> Seen {
    let line = |judged: &Judged<'_>| (key(judged), judged.mark.as_str().to_owned());
    Seen {
        version: VERSION,
        status: study.status,
        outcome: matched.outcome.as_str().to_owned(),
        lines: matched.criteria.iter().map(line).collect(),
    }
}

/// The same for the same words in every version (FNV-1a).
fn key(judged: &Judged<'_>) -> String {
    match &judged.stands {
        Stands::Sex(_) => "sex".to_owned(),
        Stands::Age { .. } => "age".to_owned(),
        Stands::Line(_) => {
            let step =
                |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            format!("{:x}", judged.words.bytes().fold(0xcbf2_9ce4_8422_2325, step))
        }
    }
}
