//! Labels under which papers print whom they are about and their own day:
//! `knowledge/vocabulary/labels.toml`.

use std::fmt;
use std::sync::OnceLock;

use regex::Regex;
use serde::Deserialize;

/// The labels, and one pattern for each group of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    pub about: String,
    name: Vec<String>,
    birth_date: Vec<String>,
    sex: Vec<String>,
    record_number: Vec<String>,
    pub other_name: Vec<String>,
    pub titles: Vec<String>,
    pub suffixes: Vec<String>,
    pub not_names: Vec<String>,
    signature: Vec<String>,
    date: Vec<DateLabels>,
    #[serde(skip)]
    patterns: OnceLock<Patterns>,
}

/// Labels of one meaning of a paper's day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DateLabels {
    means: DayMeans,
    labels: Vec<String>,
}

/// What a day on a paper means, strongest first: the day it was changed or reported is the paper's day
/// before the day of the visit, and that before the day of the specimen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayMeans {
    Amended,
    Reported,
    Served,
    Written,
    Specimen,
    Printed,
}

/// Each pattern finds a label where a label can stand; its end is where the value begins.
#[derive(Debug)]
pub struct Patterns {
    pub name: Regex,
    pub birth_date: Regex,
    pub sex: Regex,
    pub record_number: Regex,
    pub other_name: Regex,
    pub dates: Vec<(DayMeans, Regex)>,
    /// The words of a line of signature.
    pub signature: Regex,
    /// Any label of any group: where a value ends.
    pub any: Regex,
}

impl Labels {
    pub fn patterns(&self) -> &Patterns {
        self.patterns.get_or_init(|| {
            let dates: Vec<_> = self.date.iter().map(|d| (d.means, day_pattern(d))).collect();
            let all = [&self.name, &self.birth_date, &self.sex, &self.record_number];
            let all: Vec<String> = all
                .into_iter()
                .chain(self.date.iter().map(|d| &d.labels))
                .flatten()
                .cloned()
                .collect();
            Patterns {
                name: pattern(&self.name, r"\s*:\s*"),
                birth_date: pattern(&self.birth_date, r"\s*[:#(]?\s*"),
                sex: pattern(&self.sex, r"\s*:\s*"),
                record_number: pattern(&self.record_number, r"\s*[:#.]*\s*"),
                other_name: pattern(&self.other_name, r"\s*:?\s+"),
                any: any_pattern(&all),
                signature: compiled(&format!("(?i){}", alternatives(&self.signature))),
                dates,
            }
        })
    }
}

impl fmt::Debug for Labels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Labels of {} groups", self.date.len() + 4)
    }
}

/// A label at the start of a line or after what ends a value, with what may stand before its value.
fn pattern(labels: &[String], after: &str) -> Regex {
    compiled(&format!(
        r"(?im)(?:^|[\t|(;,\x22]|[ ]{{2}}|\x20)[ ]*(?-u:\b)(?:{})(?-u:\b){after}",
        alternatives(labels)
    ))
}

/// Labels that name a date need no colon (`Date of service 03/14/2026`), nor do those of a specimen or of printing;
/// `completed 3/14/26` in running text is no label.
fn day_pattern(group: &DateLabels) -> Regex {
    let (bare, strict): (Vec<String>, Vec<String>) = group.labels.iter().cloned().partition(|l| {
        matches!(group.means, DayMeans::Specimen | DayMeans::Printed)
            || l.contains("date")
            || l == "dos"
    });
    let none = "\u{0}".to_owned();
    let alternatives =
        |labels: Vec<String>| if labels.is_empty() { none.clone() } else { alternatives(&labels) };
    compiled(&format!(
        r"(?im)(?:^|[\t|(;,\x22]|\x20)[ ]*(?-u:\b)(?:(?:{})\s*[:#]?|(?:{})\s*:)\s*",
        alternatives(bare),
        alternatives(strict)
    ))
}

/// Any label followed by a colon or a number sign; `dob` and `mrn` need none.
fn any_pattern(labels: &[String]) -> Regex {
    compiled(&format!(
        r"(?i)(?-u:\b)(?:{})\s*[:#]|(?-u:\b)(?:dob|d\.o\.b\.|mrn|born|date of birth)(?-u:\b)",
        alternatives(labels)
    ))
}

fn alternatives(labels: &[String]) -> String {
    let mut labels: Vec<_> =
        labels.iter().map(|l| regex::escape(l).replace(r"\ ", " ").replace(' ', r"\s+")).collect();
    labels.sort_by_key(|l| std::cmp::Reverse(l.len()));
    labels.join("|")
}

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|e| panic!("knowledge/vocabulary/labels.toml: {e}"))
}
