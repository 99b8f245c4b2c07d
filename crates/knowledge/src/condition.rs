//! The closed language in which knowledge files say when something holds: `cancer(breast) and not spread`.
//!
//! ```text
//! condition := all ("or" all)*      all := one ("and" one)*
//! one := "not" one | "(" condition ")" | question
//! question := name | name "(" word ("," word)* ")"
//! ```
//!
//! Every question has three answers (see [`Answer`]); `and`, `or` and `not` are Kleene's. A question that is not
//! in [`Question`] does not load.

use serde::Deserialize;

/// Yes, no, or the case does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    No,
    CannotTell,
    Yes,
}

impl std::ops::Not for Answer {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::CannotTell => Self::CannotTell,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Answer {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A made-up case, and whether a condition holds in it: what stands beside every rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What the case holds, in the words of `crates/journey/tests/it/made_up.rs`.
    pub given: Vec<String>,
    pub then: Holds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    #[serde(alias = "asked")]
    Holds,
    Silent,
    CannotTell,
}

impl From<Answer> for Holds {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::Holds,
            Answer::No => Self::Silent,
            Answer::CannotTell => Self::CannotTell,
        }
    }
}

/// A condition as a file writes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub enum Condition {
    Ask(Question),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// What can be asked of a case. The words in brackets are ids of `knowledge/vocabulary/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Holds for everybody.
    Always,
    /// `cancer(breast, ovary)`: the cancer is one of these (`cancers.toml`).
    Cancer(Vec<String>),
    /// `type(8247/3, 9050/3)`: the type of the tumor is stated with one of these ICD-O-3 codes.
    Type(Vec<String>),
    /// A distant spread is stated.
    Spread,
    /// Lymph nodes with cancer are stated.
    Nodes,
    /// `stage(iii, iv)`: the stage group is stated as one of these, whatever letter follows.
    Stage(Vec<String>),
    /// `result(mmr, deficient, lost)`: a result of the test is stated, and it is one of these.
    Result(String, Vec<String>),
    /// `reported(her2)`: a laboratory's own settled result, or the report of it, is there.
    Reported(String),
    /// `series(psa)`: results of several days are there, enough to see their course.
    Series(String),
    /// `announced(her2)`: a paper says that it is ordered, sent or to come.
    Announced(String),
    /// `named(her2)`: a paper names it.
    Named(String),
    /// `done(colonoscopy)`: a paper states that it was done.
    Done(String),
    /// `paper-of(colonoscopy)`: its report is there and can be read.
    PaperOf(String),
    /// `paper(consult-note, letter)`: a paper of the kind is there and can be read.
    Paper(Vec<String>),
    /// Tissue was taken: a report of it, or the procedure, is stated.
    Tissue,
    /// An operation on the cancer is stated as done.
    Surgery,
    /// It came back.
    Relapsed,
    /// Pictures from before the first day of treatment are there.
    ScanBeforeTreatment,
    Radiation,
    /// Treatment with medicines is stated as given.
    Systemic,
    /// Pictures of the body, or reports of them, are among the papers.
    Pictures,
    /// Every report of pictures has its pictures.
    PicturesOfReports,
    /// Every study has its report.
    ReportsOfPictures,
    /// Every file that a disc names is on it and can be read.
    DiscsWhole,
    /// Every addendum that a report announces has come.
    AddendaIn,
    /// Every test of markers and genes that is asked for in this kind of cancer is reported.
    TumorTests,
    /// A report calls itself provisional.
    Provisional,
    /// Papers state things of the tumor that cannot both be so.
    TwoAnswers,
    /// The type of the tumor is stated with doubt only.
    Doubted,
    /// Every paper could be read.
    PapersReadable,
    /// Every paper names the person with the same full name.
    NamesFull,
    /// No paper is in a language other than English.
    InEnglish,
    /// A blood relative with one of these cancers is stated.
    Relative(Vec<String>),
    /// `younger(50)`: the person is younger than this many years.
    Younger(u8),
    Woman,
    Man,
}

impl TryFrom<String> for Condition {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl Condition {
    /// # Errors
    /// A sentence for whoever writes the file.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut tokens = Tokens(text);
        let whole = any(&mut tokens)?;
        match tokens.next() {
            None => Ok(whole),
            Some(rest) => Err(format!("`{text}`: `{rest}` is too much")),
        }
    }

    /// Every question it asks.
    pub fn questions(&self) -> Vec<&Question> {
        match self {
            Self::Ask(question) => vec![question],
            Self::Not(inner) => inner.questions(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
        }
    }
}

impl Default for Condition {
    fn default() -> Self {
        Self::Ask(Question::Always)
    }
}

impl Question {
    fn named(name: &str, words: Vec<String>) -> Result<Self, String> {
        let one = || match words.as_slice() {
            [one] => Ok(one.clone()),
            _ => Err(format!("`{name}` takes one word")),
        };
        let some = || match words.is_empty() {
            false => Ok(words.clone()),
            true => Err(format!("`{name}` takes words")),
        };
        let plain = |question: Self| match words.is_empty() {
            true => Ok(question),
            false => Err(format!("`{name}` takes no words")),
        };
        match name {
            "always" => plain(Self::Always),
            "cancer" => some().map(Self::Cancer),
            "type" => some().map(Self::Type),
            "spread" => plain(Self::Spread),
            "nodes" => plain(Self::Nodes),
            "stage" => some().map(Self::Stage),
            "result" => match words.split_first() {
                Some((test, results)) if !results.is_empty() => {
                    Ok(Self::Result(test.clone(), results.to_vec()))
                }
                _ => Err("`result` takes a test and results".to_owned()),
            },
            "reported" => one().map(Self::Reported),
            "series" => one().map(Self::Series),
            "announced" => one().map(Self::Announced),
            "named" => one().map(Self::Named),
            "done" => one().map(Self::Done),
            "paper-of" => one().map(Self::PaperOf),
            "paper" => some().map(Self::Paper),
            "tissue" => plain(Self::Tissue),
            "surgery" => plain(Self::Surgery),
            "relapsed" => plain(Self::Relapsed),
            "scan-before-treatment" => plain(Self::ScanBeforeTreatment),
            "radiation" => plain(Self::Radiation),
            "systemic" => plain(Self::Systemic),
            "pictures" => plain(Self::Pictures),
            "pictures-of-reports" => plain(Self::PicturesOfReports),
            "reports-of-pictures" => plain(Self::ReportsOfPictures),
            "discs-whole" => plain(Self::DiscsWhole),
            "addenda-in" => plain(Self::AddendaIn),
            "tumor-tests" => plain(Self::TumorTests),
            "provisional" => plain(Self::Provisional),
            "two-answers" => plain(Self::TwoAnswers),
            "doubted" => plain(Self::Doubted),
            "papers-readable" => plain(Self::PapersReadable),
            "names-full" => plain(Self::NamesFull),
            "in-english" => plain(Self::InEnglish),
            "relative" => some().map(Self::Relative),
            "younger" => {
                let years = one()?.parse().map_err(|_| "`younger` takes years".to_owned())?;
                Ok(Self::Younger(years))
            }
            "woman" => plain(Self::Woman),
            "man" => plain(Self::Man),
            _ => Err(format!("`{name}` is no question of the language")),
        }
    }
}

fn any(tokens: &mut Tokens<'_>) -> Result<Condition, String> {
    let mut parts = vec![all(tokens)?];
    while tokens.take("or") {
        parts.push(all(tokens)?);
    }
    Ok(one_or(parts, Condition::Any))
}

fn all(tokens: &mut Tokens<'_>) -> Result<Condition, String> {
    let mut parts = vec![one(tokens)?];
    while tokens.take("and") {
        parts.push(one(tokens)?);
    }
    Ok(one_or(parts, Condition::All))
}

fn one(tokens: &mut Tokens<'_>) -> Result<Condition, String> {
    if tokens.take("not") {
        return Ok(Condition::Not(Box::new(one(tokens)?)));
    }
    if tokens.take("(") {
        let inner = any(tokens)?;
        return tokens.take(")").then_some(inner).ok_or_else(|| "a `)` is missing".to_owned());
    }
    let name = tokens.next().ok_or("a question is missing")?;
    let mut words = Vec::new();
    if tokens.take("(") {
        loop {
            words.push(tokens.next().ok_or("a word is missing")?.to_owned());
            if !tokens.take(",") {
                break;
            }
        }
        if !tokens.take(")") {
            return Err(format!("`{name}(`: a `)` is missing"));
        }
    }
    Question::named(name, words).map(Condition::Ask)
}

fn one_or(mut parts: Vec<Condition>, many: impl Fn(Vec<Condition>) -> Condition) -> Condition {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            many(parts)
        }
        None => Condition::default(),
    }
}

/// Words, brackets and commas.
struct Tokens<'a>(&'a str);

impl<'a> Tokens<'a> {
    fn peek(&self) -> Option<&'a str> {
        let text = self.0.trim_start();
        let first = text.chars().next()?;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | '/');
        let end = match is_word(first) {
            true => text.find(|c| !is_word(c)).unwrap_or(text.len()),
            false => first.len_utf8(),
        };
        text.get(..end)
    }

    fn next(&mut self) -> Option<&'a str> {
        let token = self.peek()?;
        self.0 = self.0.trim_start().get(token.len()..).unwrap_or_default();
        Some(token)
    }

    fn take(&mut self, wanted: &str) -> bool {
        let is_next = self.peek() == Some(wanted);
        if is_next {
            self.next();
        }
        is_next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_closer_than_or() {
        let read = Condition::parse("spread or nodes and not reported(her2)").unwrap();
        let reported = Condition::Ask(Question::Reported("her2".to_owned()));
        let second = vec![Condition::Ask(Question::Nodes), Condition::Not(Box::new(reported))];
        assert_eq!(
            read,
            Condition::Any(vec![Condition::Ask(Question::Spread), Condition::All(second)])
        );
    }

    #[test]
    fn what_is_not_of_the_language_does_not_load() {
        for wrong in ["", "spread and", "cancer()", "cancer(breast", "luck", "spread(now)", "a b"] {
            assert!(Condition::parse(wrong).is_err(), "{wrong}");
        }
    }
}
