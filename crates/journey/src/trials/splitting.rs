//! An eligibility text as lines: which head a list, which only explain, which are criteria, and of which list.

use std::ops::Range;

use knowledge::vocabulary::oncology::trials::TrialRules;
use knowledge::vocabulary::oncology::trials::{Ask, Heading, Role};

use super::tokens::{Token, plain, tokens};

/// Longest text that is split; the register's own limit is 20,000 characters.
const TEXT_BYTES: usize = 100_000;
/// Most lines of one text.
const LINES: usize = 1_000;
/// Words a heading may have.
const HEADING_WORDS: usize = 14;
/// Words of a line that only points at those under it.
const POINTING_WORDS: usize = 20;
/// Words that may follow the name of a list in a heading without a colon.
const LABEL_WORDS: usize = 6;

/// Which list a line stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum List {
    /// The text has begun with no heading; what joins is said there.
    #[default]
    Inclusion,
    Exclusion,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Heading,
    /// Only explains, or says that nothing is asked.
    Note,
    Criterion,
}

/// How a line hangs on the line above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Member {
    #[default]
    Plain,
    /// One of several of which one is enough.
    OneOf,
    /// An exception, an example or part of a definition.
    Explained,
}

/// One line of an eligibility text, by its exact words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the text, without the bullet.
    pub at: Range<usize>,
    pub part: Part,
    pub list: List,
    pub depth: usize,
    pub member: Member,
    /// What the lines under it are, where it says so.
    pub opens: Option<Member>,
    /// The heading of the group it holds for: `Cohort A`.
    pub group: Option<String>,
}

impl Line {
    pub fn words<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.at.clone()).unwrap_or_default()
    }
}

/// The lines of an eligibility text, in order. What lies beyond the limits is left out.
pub fn lines(text: &str, rules: &TrialRules) -> Vec<Line> {
    let cut = (0..=text.len().min(TEXT_BYTES)).rev().find(|at| text.is_char_boundary(*at));
    let text = text.get(..cut.unwrap_or_default()).unwrap_or_default();
    let raw = raw_lines(text);
    let mut reader = Reader {
        text,
        rules,
        list: List::default(),
        group: None,
        openers: Vec::new(),
        joined: false,
    };
    let mut found = Vec::new();
    for line in raw.iter().flat_map(|line| inline_parts(text, line, rules, raw.len())).take(LINES) {
        found.extend(reader.line(line));
    }
    found
}

/// A line before it is understood.
#[derive(Clone, Debug)]
struct Raw {
    at: Range<usize>,
    indent: usize,
    bullet: bool,
}

/// The lines without their bullets; a wrapped line is one with the line it continues.
fn raw_lines(text: &str) -> Vec<Raw> {
    let mut lines: Vec<Raw> = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for whole in text.split_inclusive('\n') {
        let begin = start;
        start += whole.len();
        let content = whole.trim_end();
        let body = content.trim_start();
        if body.is_empty() {
            after_blank = true;
            continue;
        }
        let indent = content.len() - body.len();
        let mark = bullet(body);
        let at = begin + indent + mark..begin + content.len();
        let line = Raw { at, indent, bullet: mark > 0 };
        match lines.last_mut() {
            Some(last) if mark == 0 && last.bullet && !after_blank && indent > last.indent => {
                last.at.end = line.at.end;
            }
            _ => lines.push(line),
        }
        after_blank = false;
    }
    lines
}

/// The bytes of a bullet and the blanks behind it: `* `, `1. `, `(a) `; none is 0.
fn bullet(text: &str) -> usize {
    let unescaped = text.strip_prefix('\\').unwrap_or(text);
    let skipped = text.len() - unescaped.len();
    let sign = unescaped.chars().next().filter(|c| "*-•·●○▪–—◦".contains(*c));
    let length = match sign {
        Some(sign) => sign.len_utf8(),
        None => {
            let open = usize::from(unescaped.starts_with('('));
            let inner = unescaped.get(open..).unwrap_or_default();
            let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
            let letters = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
            let name = if digits > 0 && digits < 3 {
                digits
            } else if letters == 1 {
                1
            } else {
                return 0;
            };
            match inner.as_bytes().get(name) {
                Some(b')' | b'.') => open + name + 1,
                _ => return 0,
            }
        }
    };
    let rest = unescaped.get(length..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start().len();
    if blanks == 0 && sign.is_none() { 0 } else { skipped + length + blanks }
}

/// A paragraph that holds headings in the run of its words is cut at them; one that is a whole text, at its sentences too.
fn inline_parts(text: &str, line: &Raw, rules: &TrialRules, lines: usize) -> Vec<Raw> {
    let words = text.get(line.at.clone()).unwrap_or_default();
    let mut cuts = vec![0];
    let small = words.to_ascii_lowercase();
    for (at, heading) in rules.headings(&small) {
        let colon = small.get(at.end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        if colon && heading != Heading::Topic {
            let end =
                small.get(at.end..).and_then(|r| r.find(':')).map_or(at.end, |c| at.end + c + 1);
            cuts.extend([at.start, end]);
        }
    }
    if lines <= 3 && words.len() > 200 {
        cuts.extend(sentence_ends(words));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([words.len()]);
    let parts = cuts.iter().zip(ends).filter_map(|(from, to)| {
        let part = words.get(*from..to)?;
        let body = part.trim();
        let begin = line.at.start + from + (part.len() - part.trim_start().len());
        let mark = if *from > 0 { bullet(body) } else { 0 };
        let at = begin + mark..begin + body.len();
        (body.len() > mark + 1).then_some(Raw { at, ..line.clone() })
    });
    parts.collect()
}

/// Where sentences of a paragraph begin.
pub(super) fn sentence_ends(words: &str) -> Vec<usize> {
    let bytes = words.as_bytes();
    let inside = |at: usize| {
        let last = |mark| bytes.get(..at)?.iter().rposition(|b| *b == mark);
        let closes = bytes.get(at..).is_some_and(|rest| rest.contains(&b')'));
        closes && last(b'(').is_some_and(|open| last(b')').is_none_or(|close| close < open))
    };
    let is_end = |at: &usize| {
        let (before, after) = (bytes.get(at.wrapping_sub(2)), bytes.get(at + 2));
        let closes = match bytes.get(*at) {
            Some(b';') => true,
            // Not behind `e.g.` or a number of a list.
            Some(b'.') => before.is_some_and(|b| *b != b'.' && !b.is_ascii_whitespace()),
            _ => false,
        };
        closes
            && !inside(*at)
            && bytes.get(at + 1) == Some(&b' ')
            && (bytes.get(*at) == Some(&b';') || after.is_some_and(u8::is_ascii_uppercase))
    };
    (0..bytes.len()).filter(is_end).map(|at| at + 2).collect()
}

/// A line under which others hang.
struct Opener {
    depth: usize,
    member: Member,
    /// The first word of the first line under it; none has come.
    first: Option<String>,
}

struct Reader<'a> {
    text: &'a str,
    rules: &'a TrialRules,
    list: List,
    group: Option<String>,
    openers: Vec<Opener>,
    /// The line before ended with "or".
    joined: bool,
}

impl Reader<'_> {
    fn line(&mut self, raw: Raw) -> Option<Line> {
        let words = self.text.get(raw.at.clone())?;
        let small = plain(words);
        let mut line = Line {
            at: raw.at.clone(),
            part: Part::Criterion,
            list: self.list,
            depth: raw.indent,
            member: Member::Plain,
            opens: None,
            group: None,
        };
        if !self.is_note(&small) && self.heading(&small) {
            line.part = Part::Heading;
            line.list = self.list;
            self.openers.clear();
        } else if self.is_note(&small) {
            line.part = Part::Note;
        } else {
            let ends = self.ends_joined(&small);
            let before = std::mem::replace(&mut self.joined, ends);
            if let Some((name, rest)) =
                small.split_once(':').filter(|(name, _)| name.split(' ').count() <= LABEL_WORDS)
            {
                // "Part B: lung cancer" begins a group, or speaks of one.
                line.group = self.group_of(name);
                if line.group.is_some() && rest.split(' ').count() <= LABEL_WORDS {
                    self.group.clone_from(&line.group);
                }
            }
            line.member = match self.hangs_on(&raw, &small, before) {
                Member::Plain if before || self.joined || self.begins_joined(&small) => {
                    Member::OneOf
                }
                member => member,
            };
            if let Some((member, said)) = self.opens(&small) {
                if self.only_points(&small) {
                    line.part = Part::Heading;
                }
                line.opens = said.then_some(member);
                self.openers.push(Opener { depth: raw.indent, member, first: None });
            }
        }
        line.group = line.group.or_else(|| self.group.clone());
        Some(line)
    }

    /// Whether the line heads others; the list and the group it opens are kept.
    fn heading(&mut self, small: &str) -> bool {
        let name = small.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '(');
        let colon = small.ends_with(':');
        let count = name.split(' ').count();
        if count > HEADING_WORDS {
            return false;
        }
        let named = self.rules.headings(name).into_iter().find(|(at, heading)| {
            let rest = name.get(at.end..).unwrap_or_default();
            let bare = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
            match heading {
                Heading::Topic => at.start == 0 && bare,
                _ => {
                    let near =
                        rest.split(' ').count() <= LABEL_WORDS && !rest.contains([',', '>', '<']);
                    let first = name.get(..at.start).unwrap_or_default().split(' ').count() <= 4;
                    bare && first || (colon || name.contains("criteri")) && near && at.start == 0
                }
            }
        });
        let group = self.group_of(name);
        match named.map(|(_, heading)| heading) {
            Some(Heading::Topic) => {}
            Some(Heading::Inclusion) => (self.list, self.group) = (List::Inclusion, group),
            Some(Heading::Exclusion) => (self.list, self.group) = (List::Exclusion, group),
            None if colon && self.heads_a_group(name) => self.group = group,
            None if colon && count <= LABEL_WORDS && group.is_some() => self.group = group,
            None => return false,
        }
        true
    }

    /// "Specific inclusion criteria for participants with …": the list goes on, for some.
    fn heads_a_group(&self, name: &str) -> bool {
        let lists = self.rules.headings(name);
        let list = lists.iter().find(|(_, heading)| *heading != Heading::Topic);
        let first = |at: usize| name.get(..at).unwrap_or_default().split(' ').count() <= 4;
        self.group_of(name).is_some() && list.is_some_and(|(at, _)| first(at.start))
    }

    /// Whether a line only points at those under it, and names nothing that could be judged.
    fn only_points(&self, small: &str) -> bool {
        let Some(name) = small.strip_suffix(':') else { return false };
        let padded = format!(" {name} ");
        let points = self.rules.layout.points.iter().any(|p| padded.contains(&format!(" {p} ")));
        let empty = |token: &Token<'_>| match token {
            Token::Topic(topic, _) => matches!(topic.ask, Ask::Unrecorded | Ask::Yours),
            Token::Marker(..) | Token::Drugs(..) | Token::Number(..) | Token::Letter(..) => false,
            _ => true,
        };
        points
            && name.split(' ').count() <= POINTING_WORDS
            && tokens(name, self.rules, None).iter().all(empty)
    }

    /// The group that a heading names.
    fn group_of(&self, name: &str) -> Option<String> {
        let padded = format!(" {} ", name.replace(|c: char| !c.is_alphanumeric(), " "));
        let groups = &self.rules.layout.groups;
        groups.iter().any(|g| padded.contains(&format!(" {g} "))).then(|| name.to_owned())
    }

    fn is_note(&self, small: &str) -> bool {
        let bare = small.trim_matches(|c: char| !c.is_alphanumeric());
        if self.rules.layout.nothing.iter().any(|n| n == bare) {
            return true;
        }
        let begun = |note: &&String| {
            let rest = bare.strip_prefix(note.as_str());
            rest.is_some_and(|r| r.starts_with([':', '-']) || r.starts_with(" :"))
        };
        self.rules.layout.notes.iter().any(|n| begun(&n))
    }

    /// How the line hangs on what is open; what it does not hang on is closed.
    fn hangs_on(&mut self, raw: &Raw, small: &str, joined: bool) -> Member {
        let begins = |starter: &String| {
            small
                .strip_prefix(starter.as_str())
                .is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        };
        let fresh = self.rules.layout.starters.iter().any(begins);
        let word = small.split(' ').next().unwrap_or_default();
        while let Some(open) = self.openers.last_mut() {
            let level = raw.indent == open.depth && !raw.bullet;
            let same = open.first.as_deref().is_none_or(|first| first == word);
            if raw.indent > open.depth || level && (!fresh || same || joined) {
                open.first.get_or_insert_with(|| word.to_owned());
                return open.member;
            }
            self.openers.pop();
        }
        Member::Plain
    }

    fn ends_joined(&self, small: &str) -> bool {
        let name = small.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = name.rsplit(' ').next().unwrap_or_default();
        self.rules.layout.joins.iter().any(|j| j == last)
    }

    fn begins_joined(&self, small: &str) -> bool {
        let name = small.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first =
            name.split(|c: char| !c.is_alphanumeric() && c != '/').next().unwrap_or_default();
        self.rules.layout.joins.iter().any(|j| j == first)
    }

    /// What lines under this one are, and whether it says so itself.
    fn opens(&self, small: &str) -> Option<(Member, bool)> {
        let colon = small.ends_with(':');
        let name = small.trim_end_matches(|c: char| !c.is_alphanumeric());
        let ends = |list: &[String]| {
            list.iter().any(|l| {
                name.strip_suffix(l.as_str()).is_some_and(|r| !r.ends_with(char::is_alphanumeric))
            })
        };
        if !(colon || ends(&self.rules.layout.one_of) || ends(&self.rules.layout.explained)) {
            return None;
        }
        let denied = tokens(name, self.rules, None).iter().any(|t| {
            matches!(
                t,
                Token::Role(
                    Role::Not | Role::MayNot | Role::Except | Role::Allowed | Role::Barred,
                    _
                )
            )
        });
        let (one_of, explained) =
            (ends(&self.rules.layout.one_of), ends(&self.rules.layout.explained));
        let member = match self.list {
            _ if denied || explained => Member::Explained,
            List::Inclusion if one_of => Member::OneOf,
            _ => Member::Plain,
        };
        Some((member, one_of || explained))
    }
}
