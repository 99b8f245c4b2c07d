//! `second-opinion trials`: the register of trials, loaded from its files, searched, and laid beside a case; keeps nothing of the case.

use std::fmt::Write;
use std::path::PathBuf;

use atlas::trials::{StudyCatalog, Trials, Wanted, load};
use clap::Subcommand;
use jiff::civil::Date;
use journey::trials::{Judged, Mark, Match, Person, Reason, Stands, trial};
use knowledge::{Library, Words};
use serde_json::{Value, json};

use super::lists::{Bar, Format, Where, failure, loaded};
use super::{Failure, read, today};

/// Studies that are laid beside a case at once.
const STUDIES: usize = 50;
/// Most studies of a search.
const FOUND: usize = 200;

#[derive(Debug, Subcommand)]
pub(super) enum TrialsCommand {
    /// Loads studies of ClinicalTrials.gov: JSON of one study or a page, a study a line, or a ZIP of them.
    Load {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        at: Where,
    },
    /// Prints the studies in which all the words stand, those that take people first.
    Search {
        words: Vec<String>,
        /// Studies that take nobody any more, too.
        #[arg(long)]
        closed: bool,
        #[command(flatten)]
        at: Where,
    },
    /// Lays studies beside a case: each criterion fits, does not fit, or cannot be told.
    Match {
        /// Records of the case: files and folders.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// The numbers of studies (NCT01234567); those of this kind of cancer if left out.
        #[arg(long)]
        study: Vec<String>,
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The day that counts as today (2026-11-22); this computer's day if left out.
        #[arg(long)]
        as_of: Option<Date>,
        #[command(flatten)]
        at: Where,
    },
}

pub(super) fn run(command: TrialsCommand, library: &Library) -> Result<(), Failure> {
    let words = &library.words;
    let fail = |error: atlas::AtlasError| failure(&error, words);
    let said = match command {
        TrialsCommand::Load { files, at } => {
            let lists = at.lists(words)?;
            loaded(&load(&files, &lists, today(), &Bar::new()).map_err(fail)?, words)
        }
        TrialsCommand::Search { words: wanted, closed, at } => {
            let trials = Trials::open(&at.lists(words)?).map_err(fail)?;
            let wanted = Wanted { words: wanted, open: !closed, most: FOUND, ..Wanted::default() };
            search(&trials, &wanted).map_err(fail)?
        }
        TrialsCommand::Match { paths, study, format, as_of, at } => {
            let trials = Trials::open(&at.lists(words)?).map_err(fail)?;
            let chart = read::chart(&paths, library)?;
            let person = Person::of(&chart, library, as_of.unwrap_or_else(today));
            let ids =
                if study.is_empty() { of_cancer(&trials, &person).map_err(fail)? } else { study };
            let mut all = Vec::new();
            for id in &ids {
                let study = trials.study(id).map_err(fail)?;
                let study =
                    study.ok_or_else(|| Failure(words.say_with("cli-no-study", &[("id", id)])))?;
                let matched = trial(&study, &person);
                all.push((study, matched));
            }
            let json = || {
                let all: Vec<Value> =
                    all.iter().map(|(study, matched)| as_json(&study.id, matched)).collect();
                json!({ "schema": "second-opinion.trials/1", "studies": all })
            };
            let plain = || {
                let mut out = String::new();
                for (study, matched) in &all {
                    let _ = writeln!(out, "{}  {}", study.id, study.title);
                    text(&mut out, matched, words);
                }
                out
            };
            format.say(plain, json)
        }
    };
    super::print(said.trim_end(), words)
}

/// Open studies of the person's kinds of cancer.
fn of_cancer(trials: &Trials, person: &Person<'_>) -> atlas::Result<Vec<String>> {
    let one_of = person.cancers().iter().flat_map(|c| c.words.clone()).collect::<Vec<_>>();
    if one_of.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = Wanted { one_of, open: true, most: STUDIES, ..Wanted::default() };
    Ok(trials.search(&wanted)?.0.into_iter().map(|found| found.id).collect())
}

fn search(trials: &Trials, wanted: &Wanted) -> atlas::Result<String> {
    let mut out = String::new();
    for found in trials.search(wanted)?.0 {
        let _ = writeln!(out, "{}  {:24}  {}", found.id, found.status.as_str(), found.title);
    }
    Ok(out)
}

fn text(out: &mut String, matched: &Match<'_>, words: &Words) {
    let outcome = words.say(&format!("trial-outcome-{}", matched.outcome.as_str()));
    let _ = writeln!(out, "  {outcome}");
    for mark in [Mark::DoesNotFit, Mark::CannotTell, Mark::Fits] {
        let mut of_mark = matched.criteria.iter().filter(|c| c.mark == mark).peekable();
        if of_mark.peek().is_some() {
            let _ = writeln!(out, "  {}", words.say(&format!("trial-mark-{}", mark.as_str())));
        }
        for judged in of_mark {
            let _ = writeln!(out, "    * {}", said(judged, words));
        }
    }
    let _ = writeln!(out);
}

/// The study's words, or what its fields ask.
fn said(judged: &Judged<'_>, words: &Words) -> String {
    match &judged.stands {
        Stands::Line(_) => judged.words.replace('\n', " "),
        Stands::Sex(_) => words.say("trial-field-sex"),
        Stands::Age { .. } => words.say("trial-field-age"),
    }
}

fn as_json(id: &str, matched: &Match<'_>) -> Value {
    let criteria: Vec<Value> = matched
        .criteria
        .iter()
        .map(|judged| {
            let (list, at) = match &judged.stands {
                Stands::Line(line) => (
                    match line.list {
                        journey::trials::List::Inclusion => "inclusion",
                        journey::trials::List::Exclusion => "exclusion",
                    },
                    json!({ "start": line.at.start, "end": line.at.end }),
                ),
                Stands::Sex(_) | Stands::Age { .. } => ("register", Value::Null),
            };
            json!({
                "words": judged.words, "list": list, "at": at, "mark": judged.mark.as_str(),
                "reason": reason(&judged.reason),
            })
        })
        .collect();
    json!({ "study": id, "outcome": matched.outcome.as_str(), "criteria": criteria })
}

fn reason(of: &Reason<'_>) -> Value {
    let facts: Vec<String> = of.facts.iter().map(ToString::to_string).collect();
    let answer = match of.answer {
        knowledge::Answer::Yes => "yes",
        knowledge::Answer::No => "no",
        knowledge::Answer::CannotTell => "cannot-tell",
    };
    let parts: Vec<Value> = of.parts.iter().map(reason).collect();
    json!({
        "answer": answer, "because": of.because.as_str(), "words": of.words,
        "about": of.about.map(|about| about.en.as_str()), "facts": facts, "parts": parts,
    })
}
