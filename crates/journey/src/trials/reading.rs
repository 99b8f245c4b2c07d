//! One criterion as a condition: what it asks, as far as it was understood.
//!
//! Words that nobody knows make a condition narrower and leave it open: [`Cond::Unread`] is answered by nothing, so a
//! criterion is called met only where all of it was read, and unmet only where what was read is enough.

use knowledge::Library;
use knowledge::vocabulary::oncology::Drugs;
use knowledge::vocabulary::oncology::trials::TrialRules;
use knowledge::vocabulary::oncology::trials::{Ask, MarkerWords, Measure, Role, State, Topic};

use super::brackets::without_tests;
use super::limits::{Limit, limit};
use super::regimens::Lines;
use super::splitting::{List, sentence_ends};
use super::tokens::{Token, plain, tokens};

/// Longest criterion that is read; longer ones are shown and left open.
const CRITERION_BYTES: usize = 4_000;
/// Words before a colon that only name what the rest is about.
const NAME_WORDS: usize = 5;

/// Topics that name a cancer which no case is asked for.
const OTHER_CANCERS: [&str; 2] = ["other-cancer", "skin-cancer"];
/// The topic of spread to other organs.
const SPREAD: &str = "spread";

/// What a criterion asks. The last word of each is the study's own, in small letters.
#[derive(Clone, Debug)]
pub(super) enum Cond<'v> {
    /// Asks for nothing: says what is allowed.
    Free,
    Unread(String),
    Topic(&'v Topic, String),
    Drugs(Vec<String>, String),
    Marker(&'v MarkerWords, &'v State, String),
    /// Stage groups, by their places.
    Stages(Vec<usize>, String),
    Letter(char, String, String),
    Measure(&'v Topic, &'v Measure, Limit, String),
    /// One of these treatments within so many days before joining.
    Within(Vec<Self>, i64, String),
    Lines(Lines<'v>, String),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
    /// How the parts hang together is not told: decided only where they agree.
    Mixed(Vec<Self>),
}

/// What a criterion of a list asks.
pub(super) fn read<'v>(text: &str, list: List, library: &'v Library) -> Cond<'v> {
    if text.len() > CRITERION_BYTES {
        return Cond::Unread(text.to_owned());
    }
    let mut cuts = vec![0];
    cuts.extend(sentence_ends(text));
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    let mut parts = Vec::new();
    let (mut loosened, mut excepted, mut first) = (false, false, None);
    for (from, to) in cuts.iter().zip(ends) {
        let sentence = plain(text.get(*from..to).unwrap_or_default());
        let sentence = sentence.trim_end_matches(['.', ';', ',', ' ']);
        let rules = &library.vocabulary.prose.trials;
        if rules.is_of_later(sentence) && !parts.is_empty() {
            continue;
        }
        let sentence = without_name(sentence, rules);
        let reader = Reader { text: sentence, list, rules };
        let about = reader.about();
        if list == List::Exclusion && first.as_ref().is_some_and(|first| about.excepts_from(first))
        {
            excepted = true;
            continue;
        }
        match reader.sentence(&library.vocabulary.prose.drugs) {
            Cond::Free => loosened = true,
            read => parts.push(read),
        }
        first.get_or_insert(about);
    }
    if excepted {
        // Who is not kept out by the first is not kept out for want of the exception.
        return Cond::All(vec![together(parts, list), Cond::Unread(String::new())]);
    }
    match (parts.len(), loosened) {
        (0, true) => Cond::Free,
        (1, false) => parts.swap_remove(0),
        // A second sentence that allows something may except what the first asks.
        (_, true) => Cond::Mixed(vec![together(parts, list), Cond::Unread(String::new())]),
        (_, false) => together(parts, list),
    }
}

/// A sentence without the name of its topic: of "Nursing status: not nursing" the rest. A number's name stays with it.
fn without_name<'t>(sentence: &'t str, rules: &TrialRules) -> &'t str {
    let Some((name, rest)) = sentence.split_once(": ") else { return sentence };
    let number = || {
        let of_number =
            |t: &Token<'_>| matches!(t, Token::Topic(t, _) if matches!(t.ask, Ask::Measure(_)));
        tokens(name, rules, None).iter().any(of_number)
    };
    let short = name.split(' ').count() <= NAME_WORDS && !rest.trim().is_empty();
    if short && !number() { rest.trim() } else { sentence }
}

/// What a sentence is about, and whether it lets somebody in.
struct About {
    topics: Vec<String>,
    allows: bool,
    turns: bool,
}

impl About {
    /// "However, patients whose brain metastases were treated are eligible": takes some out of what was said of them before.
    fn excepts_from(&self, first: &Self) -> bool {
        let same = self.topics.first().is_some_and(|topic| first.topics.contains(topic));
        self.allows && (same || self.turns && self.topics.is_empty()) && !first.allows
    }
}

fn is_number(cond: &Cond<'_>) -> bool {
    matches!(cond, Cond::Measure(..))
}

/// A number, or the sex.
fn is_of_person(cond: &Cond<'_>) -> bool {
    is_number(cond) || matches!(cond, Cond::Topic(topic, _) if matches!(topic.ask, Ask::Sex(_)))
}

/// A cancer, a tissue, or a stage: of two of them one is enough.
fn names_kind(cond: &Cond<'_>) -> bool {
    match cond {
        Cond::Stages(..) => true,
        Cond::Topic(topic, _) if OTHER_CANCERS.contains(&topic.id.as_str()) => true,
        Cond::All(parts) => parts.iter().any(names_kind),
        cond => names_disease(cond),
    }
}

pub(super) fn is_treatment(cond: &Cond<'_>) -> bool {
    match cond {
        Cond::Drugs(..) => true,
        Cond::Topic(topic, _) => {
            matches!(topic.ask, Ask::Drugs(_) | Ask::Classes(_) | Ask::Radiation | Ask::Surgery(_))
        }
        _ => false,
    }
}

fn names_disease(cond: &Cond<'_>) -> bool {
    names_cancer(cond)
        || matches!(cond, Cond::Topic(topic, _) if matches!(topic.ask, Ask::Tissue(_)))
}

fn names_cancer(cond: &Cond<'_>) -> bool {
    matches!(cond, Cond::Topic(topic, _) if matches!(topic.ask, Ask::Cancer(_)))
}

fn together(parts: Vec<Cond<'_>>, list: List) -> Cond<'_> {
    match list {
        List::Inclusion => Cond::All(parts),
        List::Exclusion => Cond::Any(parts),
    }
}

pub(super) struct Reader<'t, 'v> {
    text: &'t str,
    pub(super) list: List,
    pub(super) rules: &'v TrialRules,
}

/// What one part says, and its words that nobody knows.
type Item<'v> = (Vec<Cond<'v>>, Vec<String>);

/// A piece of a sentence.
enum Piece<'v> {
    Cond(Cond<'v>),
    Join(Role),
    Comma,
    Not,
    Unknown(String),
    /// A time or a number of something: narrows all that stands beside it.
    Narrow,
    /// What follows is not stated of the person.
    Toward,
    /// What follows is what a time is counted from.
    Since,
}

/// What a time can be counted from.
fn counts_from(cond: &Cond<'_>) -> bool {
    matches!(cond, Cond::Topic(topic, _) if matches!(topic.ask, Ask::Spread | Ask::SpreadTo(_) | Ask::Relapsed))
}

impl<'v> Reader<'_, 'v> {
    pub(super) fn whole(&self) -> String {
        self.text.to_owned()
    }

    pub(super) fn unread(&self) -> Cond<'v> {
        Cond::Unread(self.text.to_owned())
    }

    pub(super) fn words(&self, token: &Token<'_>) -> String {
        let range = match token {
            Token::Role(_, r)
            | Token::Topic(_, r)
            | Token::Marker(_, r)
            | Token::State(_, r)
            | Token::Drugs(_, r)
            | Token::Unit(r)
            | Token::Number(_, r)
            | Token::Letter(_, _, r)
            | Token::Word(r) => r.clone(),
            _ => return String::new(),
        };
        self.text.get(range).unwrap_or_default().to_owned()
    }

    fn about(&self) -> About {
        let all = tokens(self.text, self.rules, None);
        let topics = all.iter().filter_map(|t| match t {
            Token::Topic(topic, _) => Some(topic.id.clone()),
            _ => None,
        });
        let has = |roles: &[Role]| all.iter().any(|t| roles.iter().any(|role| t.is(*role)));
        About {
            topics: topics.collect(),
            allows: has(&[Role::Allowed]) && !has(&[Role::Barred, Role::MayNot]),
            turns: all.first().is_some_and(|t| t.is(Role::Except)),
        }
    }

    fn sentence(&self, drugs: &'v Drugs) -> Cond<'v> {
        let all = tokens(self.text, self.rules, Some(drugs));
        let (all, doubt, narrow) = self.without_brackets(all);
        let all = without_tests(all);
        // What brackets hold of those whom it is asked of asks nothing of the others.
        if let Some(read) = self.of_some(&all) {
            return read;
        }
        let mut read = self.clause(&all);
        if narrow && !matches!(read, Cond::Free) {
            read = self.narrowed(read);
        }
        match doubt {
            true => Cond::Mixed(vec![read, self.unread()]),
            false => read,
        }
    }

    /// What was read holds only for some of what the words say.
    fn narrowed(&self, read: Cond<'v>) -> Cond<'v> {
        Cond::All(vec![read, self.unread()])
    }

    fn clause(&self, all: &[Token<'v>]) -> Cond<'v> {
        let has = |role: Role| all.iter().any(|t| t.is(role));
        let meaning = |t: &&Token<'v>| {
            !matches!(t, Token::Role(Role::Filler, _) | Token::Stop | Token::Comma)
        };
        let known = self.of_some(all).or_else(|| self.washout(all)).or_else(|| self.since(all));
        if let Some(read) = known.or_else(|| self.regimens(all)) {
            return read;
        }
        if has(Role::If) || self.asks_some_only(all) {
            return self.unread();
        }
        if has(Role::Allowed) {
            let last = all.iter().rfind(meaning).is_some_and(|t| t.is(Role::Allowed));
            let plain = !all.iter().any(|t| {
                matches!(t, Token::Number(..))
                    || matches!(
                        t,
                        Token::Role(
                            Role::Not | Role::MayNot | Role::Except | Role::Barred | Role::Must,
                            _
                        )
                    )
            });
            return if last && plain { Cond::Free } else { self.unread() };
        }
        let first = all.iter().position(|t| meaning(&t));
        let (first, forbids) = (
            first.and_then(|at| all.get(at)),
            first.filter(|at| all.get(*at).is_some_and(|t| t.is(Role::MayNot))),
        );
        if let (Some(at), List::Exclusion) = (forbids, self.list) {
            return self.clause(all.get(at + 1..).unwrap_or_default());
        }
        if self.list == List::Exclusion
            && (has(Role::Must) || first.is_some_and(|t| t.is(Role::Not)))
        {
            return self.unread();
        }
        if let Some(at) = all.iter().position(|t| t.is(Role::Except)) {
            let main = match at {
                0 => self.unread(),
                _ => self.clause(all.get(..at).unwrap_or_default()),
            };
            // "Cancer of stage III other than breast cancer" is not about this one.
            let another = all.get(at..).unwrap_or_default().iter().any(|t| {
                matches!(t, Token::Topic(topic, _) if matches!(topic.ask, Ask::Cancer(_) | Ask::Tissue(_)))
            });
            if another {
                return self.unread();
            }
            return match self.list {
                List::Inclusion => Cond::Any(vec![main, self.unread()]),
                List::Exclusion => Cond::All(vec![main, self.unread()]),
            };
        }
        if let Some(at) = all.iter().position(|t| t.is(Role::Barred)) {
            let mut body = self.joined(all.get(..at).unwrap_or_default(), true);
            if all.get(at + 1..).unwrap_or_default().iter().any(|t| meaning(&t)) {
                body = self.narrowed(body);
            }
            return match self.list {
                List::Inclusion => Cond::Not(Box::new(body)),
                List::Exclusion => body,
            };
        }
        let read = self.of_her_or_him(all).unwrap_or_else(|| self.joined(all, false));
        // "Chemotherapy" alone may be one to come.
        let treated = all.iter().any(|t| match t {
            Token::Drugs(..) => true,
            Token::Topic(topic, _) => is_treatment(&Cond::Topic(topic, String::new())),
            _ => false,
        });
        match treated && !has(Role::Before) && !has(Role::Not) && !has(Role::MayNot) {
            true => self.narrowed(read),
            false => read,
        }
    }

    /// "Patients with spread to the liver must have …": asked of some only. Also a count that none at all would meet.
    fn asks_some_only(&self, all: &[Token<'v>]) -> bool {
        let about = |t: &Token<'v>| match t {
            Token::Topic(topic, _) => !matches!(topic.ask, Ask::Measure(_) | Ask::Yours),
            Token::Marker(..) | Token::Drugs(..) => true,
            t => t.is(Role::Stage),
        };
        let says = |t: &Token<'v>| !matches!(t, Token::Role(..) | Token::Stop | Token::Comma);
        let must = all.iter().position(|t| t.is(Role::Must) || t.is(Role::MayNot));
        must.is_some_and(|at| {
            let (before, after) = (all.get(..at), all.get(at..));
            before.unwrap_or_default().iter().any(about)
                && after.unwrap_or_default().iter().any(says)
        })
    }

    /// The parts between denials, each joined by its own words.
    pub(super) fn joined(&self, all: &[Token<'v>], denied: bool) -> Cond<'v> {
        let mut pieces = self.pieces(all);
        // A result's day is looked at on the day of joining.
        if pieces.iter().all(|p| !matches!(p, Piece::Cond(c) if !is_number(c))) {
            pieces.retain(|p| !matches!(p, Piece::Narrow));
        }
        let mut runs: Vec<(bool, Vec<Piece<'v>>)> = vec![(false, Vec::new())];
        for piece in pieces {
            match piece {
                Piece::Not => runs.push((true, Vec::new())),
                piece => {
                    if let Some(run) = runs.last_mut() {
                        run.1.push(piece);
                    }
                }
            }
            if runs.len() > 8 {
                return self.unread();
            }
        }
        let mut parts = Vec::new();
        let many = runs.len() > 1;
        for (not, run) in runs {
            // "A or no B": the denial does not reach over what stands before it.
            let open = many && !not && run.iter().any(|p| matches!(p, Piece::Join(Role::Or)));
            let negative = not || denied || self.list == List::Exclusion;
            let Some(read) = self.run(run, negative) else { continue };
            if open {
                return self.unread();
            }
            parts.push(if not { Cond::Not(Box::new(read)) } else { read });
        }
        match parts.len() {
            0 => self.unread(),
            1 => parts.swap_remove(0),
            _ if denied || self.list == List::Exclusion => Cond::Mixed(parts),
            _ => Cond::All(parts),
        }
    }

    /// Parts joined by or, and, commas; words that nobody knows in the first or the last part narrow them all.
    fn run(&self, run: Vec<Piece<'v>>, negative: bool) -> Option<Cond<'v>> {
        let (mut or, mut and, mut comma) = (false, false, false);
        let mut items: Vec<Item<'v>> = Vec::new();
        let mut fresh = true;
        let mut joined = (false, false, false);
        let (mut timed, mut dated, mut away) = (false, false, false);
        for piece in run {
            match piece {
                Piece::Join(Role::Or) => (joined.0, fresh) = (true, true),
                Piece::Join(_) => (joined.1, fresh) = (true, true),
                Piece::Comma => (joined.2, fresh) = (true, true),
                Piece::Not => {}
                Piece::Narrow => (timed, dated) = (true, true),
                Piece::Since => away = true,
                Piece::Toward => {
                    timed = true;
                    // "Chemotherapy for spread" needs the spread; "at risk of spread" does not.
                    away |= !items.last().is_some_and(|i: &Item<'v>| i.0.iter().any(is_treatment));
                }
                piece => {
                    if fresh {
                        // What joins counts only between parts.
                        if !items.is_empty() {
                            (or, and, comma) = (or || joined.0, and || joined.1, comma || joined.2);
                        }
                        items.push(Default::default());
                        (fresh, joined) = (false, (false, false, false));
                    }
                    let Some(item) = items.last_mut() else { continue };
                    match piece {
                        // "Within six months of the spread": a time, no statement of the spread.
                        Piece::Cond(cond) if dated && counts_from(&cond) => {
                            item.1.push(String::new());
                        }
                        Piece::Cond(cond) => item.0.push(cond),
                        Piece::Unknown(word) => item.1.push(word),
                        _ => {}
                    }
                }
            }
        }
        if away {
            return Some(self.unread());
        }
        let many = items.len();
        let narrow = many > 1
            && [items.first(), items.last()]
                .iter()
                .flatten()
                .any(|i| !i.1.is_empty() && !i.0.is_empty());
        let edge = |at: usize| narrow && (at == 0 || at + 1 == many);
        let mut parts: Vec<Cond<'v>> = Vec::new();
        for (at, (mut conds, unknown)) in items.into_iter().enumerate() {
            // Where something is denied, the name of the cancer alone decides nothing.
            if negative && conds.iter().all(names_disease) {
                conds.clear();
            }
            if conds.is_empty() || (!unknown.is_empty() && !edge(at)) {
                conds.push(Cond::Unread(unknown.join(" ")));
            }
            parts.push(if conds.len() == 1 { conds.swap_remove(0) } else { Cond::All(conds) });
        }
        // "HIV, hepatitis B or C": the last of the list says how all of it hangs together.
        let last = parts.last().and_then(|part| match part {
            Cond::Topic(_, words) => Some(words.contains(" or ")),
            _ => None,
        });
        or |= many > 1 && comma && !and && last == Some(true);
        let whole = match (many, or, and, comma) {
            (0, ..) => return timed.then(|| self.unread()),
            (1, ..) => parts.swap_remove(0),
            (_, true, false, _) => Cond::Any(parts),
            (_, false, true, _)
                if !negative && parts.iter().filter(|p| names_kind(p)).count() < 2 =>
            {
                Cond::All(parts)
            }
            (_, false, false, true) if !negative && parts.iter().all(is_of_person) => {
                Cond::All(parts)
            }
            _ => Cond::Mixed(parts),
        };
        Some(if narrow || timed { self.narrowed(whole) } else { whole })
    }

    /// The tokens as conditions and what stands between them.
    fn pieces(&self, all: &[Token<'v>]) -> Vec<Piece<'v>> {
        let mut pieces = Vec::new();
        // Numbers wait for their limit: "AST and ALT at most 2.5 times ULN".
        let mut waiting: Vec<(&'v Topic, &'v Measure, String)> = Vec::new();
        let mut waiting_or = false;
        let mut at = 0;
        while let Some(token) = all.get(at) {
            let rest = all.get(at..).unwrap_or_default();
            if let Some((stages, used)) = self.stages(rest) {
                pieces.push(Piece::Cond(Cond::Stages(stages, self.words_of(rest, used))));
                at += used;
                continue;
            }
            if let Some((cond, used)) = self.markers(rest) {
                pieces.push(Piece::Cond(cond));
                at += used;
                continue;
            }
            if let Some((limit, used)) = limit(rest, self.text) {
                let words = self.words_of(rest, used);
                let time = all.get(at + used).is_some_and(|t| t.is(Role::Period));
                let following = all.get(at + used).and_then(|t| self.measure(t));
                let unnamed = following.or_else(|| self.age_for(&limit, all));
                if let Some((topic, measure)) = unnamed.filter(|_| waiting.is_empty()) {
                    waiting.push((topic, measure, String::new()));
                    at += usize::from(following.is_some());
                }
                // "No more than two earlier regimens" is met by none at all.
                if waiting.is_empty()
                    && !time
                    && !limit.of_years
                    && (limit.bare || limit.high.is_some())
                {
                    return vec![Piece::Unknown(self.text.to_owned())];
                }
                pieces.push(self.limited(std::mem::take(&mut waiting), waiting_or, limit, words));
                waiting_or = false;
                at += used;
                continue;
            }
            if let Some((topic, measure)) = self.measure(token) {
                waiting.push((topic, measure, self.words(token)));
                at += 1;
                continue;
            }
            let joins = matches!(token, Token::Role(Role::Or | Role::And, _) | Token::Comma);
            if !waiting.is_empty() && joins && self.goes_on(rest) {
                waiting_or |= token.is(Role::Or);
                at += 1;
                continue;
            }
            if joins {
                // A number's name that no number follows.
                let open = std::mem::take(&mut waiting).into_iter();
                pieces.extend(open.map(|(_, _, words)| Piece::Unknown(words)));
            }
            let next = |by: usize| all.get(at + by);
            let pair = next(1).is_some_and(|t| t.is(Role::Or) || t.is(Role::And))
                && next(2).is_some_and(|t| t.is(Role::Kind));
            if token.is(Role::Kind) && pair {
                // "Active or untreated brain metastases": one thing, narrowed twice.
                pieces.push(Piece::Unknown(self.words(token)));
                at += 2;
                continue;
            }
            if token.is(Role::WhenSpread) {
                let spread = self.rules.topic(SPREAD).map(|t| Cond::Topic(t, self.words(token)));
                pieces.push(Piece::Toward);
                pieces.extend(spread.map(Piece::Cond));
            } else {
                pieces.extend(self.piece(token));
            }
            at += 1;
        }
        pieces.extend(waiting.into_iter().map(|(topic, _, words)| {
            Piece::Cond(Cond::All(vec![Cond::Topic(topic, words.clone()), Cond::Unread(words)]))
        }));
        pieces
    }

    /// Whether another number's name, or a limit, follows what joins.
    fn goes_on(&self, rest: &[Token<'v>]) -> bool {
        let idle = |t: &&Token<'v>| {
            !matches!(
                t,
                Token::Comma | Token::Role(Role::Filler | Role::Or | Role::And | Role::Must, _)
            )
        };
        rest.iter().skip(1).find(idle).is_some_and(|t| {
            self.measure(t).is_some()
                || matches!(t, Token::Number(..))
                || matches!(
                    t,
                    Token::Role(
                        Role::AtLeast | Role::AtMost | Role::Over | Role::Under | Role::Normal,
                        _
                    )
                )
        })
    }

    fn piece(&self, token: &Token<'v>) -> Option<Piece<'v>> {
        let words = self.words(token);
        Some(match token {
            Token::Role(role, _) => match role {
                Role::Not | Role::MayNot => Piece::Not,
                Role::Or | Role::And => Piece::Join(*role),
                Role::Filler | Role::Must | Role::Before | Role::Entry | Role::To => return None,
                Role::Period => Piece::Narrow,
                Role::Toward => Piece::Toward,
                Role::Since => Piece::Since,
                _ => Piece::Unknown(words),
            },
            Token::Comma => Piece::Comma,
            Token::Stop | Token::Open | Token::Close => return None,
            Token::Topic(topic, _) => Piece::Cond(Cond::Topic(topic, words)),
            Token::Drugs(names, _) => Piece::Cond(Cond::Drugs(names.clone(), words)),
            Token::Letter(which, rest, _) => Piece::Cond(Cond::Letter(*which, rest.clone(), words)),
            _ => Piece::Unknown(words),
        })
    }

    fn words_of(&self, rest: &[Token<'v>], used: usize) -> String {
        let words = rest.iter().take(used).map(|t| self.words(t));
        words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn measure(&self, token: &Token<'v>) -> Option<(&'v Topic, &'v Measure)> {
        let Token::Topic(topic, _) = token else { return None };
        let Ask::Measure(id) = &topic.ask else { return None };
        Some((topic, self.rules.measure(id)?))
    }

    /// A bare number of years is an age.
    fn age_for(&self, limit: &Limit, all: &[Token<'v>]) -> Option<(&'v Topic, &'v Measure)> {
        let of_age = |t: &Token<'v>| match t {
            Token::Topic(topic, _) => {
                matches!(topic.ask, Ask::Sex(_) | Ask::Cancer(_) | Ask::Any(_) | Ask::Tissue(_))
            }
            Token::Role(role, _) => !matches!(role, Role::Entry | Role::Before | Role::Period),
            Token::Drugs(..) => false,
            _ => true,
        };
        if !all.iter().all(of_age) {
            return None;
        }
        let topic = limit.of_years.then(|| self.rules.topic("age")).flatten()?;
        Some((topic, self.rules.measure("age")?))
    }

    fn limited(
        &self,
        waiting: Vec<(&'v Topic, &'v Measure, String)>,
        or: bool,
        limit: Limit,
        words: String,
    ) -> Piece<'v> {
        let mut parts: Vec<Cond<'v>> = waiting
            .into_iter()
            .map(|(topic, measure, name)| {
                let words = format!("{name} {words}").trim().to_owned();
                Cond::Measure(topic, measure, limit.clone(), words)
            })
            .collect();
        match parts.len() {
            0 => Piece::Narrow,
            1 => Piece::Cond(parts.swap_remove(0)),
            _ if or || self.list == List::Exclusion => Piece::Cond(Cond::Mixed(parts)),
            _ => Piece::Cond(Cond::All(parts)),
        }
    }
}
