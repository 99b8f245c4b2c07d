//! A condition against a case: three answers, and the tree of what decided.

use jiff::civil::Date;
use knowledge::vocabulary::Cancer;
use knowledge::vocabulary::oncology::trials::{Ask, MarkerWords, MeasureOf, State};
use knowledge::{Answer, Library, Said};
use record::{Chart, ChartFact, FactId, PartialDate, Quantity, Sex, Standing, Subject, Value};

use super::limits::{By, Limit};
use super::reading::Cond;
use crate::missing::Evidence;

/// Why an answer is what it is, and of what parts it is made.
#[derive(Clone, Debug)]
pub struct Reason<'a> {
    pub answer: Answer,
    pub because: Because,
    /// The study's words that this is about.
    pub words: String,
    /// What it is about, for a person.
    pub about: Option<&'a Said>,
    /// The facts that decided.
    pub facts: Vec<FactId>,
    pub parts: Vec<Reason<'a>>,
}

/// What made an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Because {
    /// The parts did.
    Parts,
    /// The papers state it, or its contrary.
    Stated,
    BySex,
    ByAge,
    /// No paper states it.
    NotStated,
    /// Papers state both.
    TwoAnswers,
    /// The numbers cannot be laid side by side: no unit, no range.
    NotComparable,
    /// Nobody here understood the words.
    Unread,
    /// Only the person, or the study's doctor, can say.
    Yours,
    /// Papers seldom say it.
    SeldomWritten,
    /// It asks for nothing.
    Allowed,
    /// The papers show it in the days that the study wants free of it.
    Recent,
    /// The papers show it before those days; what came since they do not tell.
    Earlier,
}

impl Because {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Stated => "stated",
            Self::BySex => "by-sex",
            Self::ByAge => "by-age",
            Self::NotStated => "not-stated",
            Self::TwoAnswers => "two-answers",
            Self::NotComparable => "not-comparable",
            Self::Unread => "unread",
            Self::Yours => "yours",
            Self::SeldomWritten => "seldom-written",
            Self::Allowed => "allowed",
            Self::Recent => "recent",
            Self::Earlier => "earlier",
        }
    }
}

/// One person as studies ask them.
#[derive(Debug)]
pub struct Person<'a> {
    chart: &'a Chart,
    pub(super) library: &'a Library,
    cancers: Vec<&'a Cancer>,
    pub(super) today: Date,
    facts: Vec<&'a ChartFact>,
}

/// The last step of the ECOG scale; Karnofsky's begin above it.
const LAST_OF_ECOG: f64 = 5.0;

type Found = (Answer, Because, Vec<FactId>);

impl<'a> Person<'a> {
    pub fn of(chart: &'a Chart, library: &'a Library, today: Date) -> Self {
        let cancers = Evidence::of(chart, library, today).cancers().to_vec();
        let stands = |f: &&ChartFact| {
            f.fact.subject == Subject::Patient
                && f.fact.doubt.is_none()
                && !matches!(f.standing, Standing::Hidden | Standing::SaidWrong)
        };
        let facts = chart.facts.iter().filter(stands).collect();
        Self { chart, library, cancers, today, facts }
    }

    /// The kinds of cancer the papers state.
    pub fn cancers(&self) -> &[&'a Cancer] {
        &self.cancers
    }

    /// The person's age in whole years: the least and the most it can be.
    pub fn age(&self) -> Option<(u16, u16)> {
        let born = self.chart.patient.birth_date?;
        let years = |day: Date| {
            let full = i32::from(self.today.year()) - i32::from(day.year());
            let before = (self.today.month(), self.today.day()) < (day.month(), day.day());
            u16::try_from(full - i32::from(before)).ok()
        };
        let first = born.earliest();
        let last = match (born.month(), born.day_of_month()) {
            (Some(_), Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, _) => first.last_of_year(),
        };
        Some((years(last)?, years(first)?))
    }

    pub fn sex(&self) -> Option<Sex> {
        self.chart.patient.sex
    }

    /// Whether a condition holds. `denied`: what is asked is that it does not.
    pub(super) fn weigh(&self, cond: &Cond<'a>, denied: bool) -> Reason<'a> {
        match cond {
            Cond::Free => leaf((Answer::Yes, Because::Allowed, Vec::new()), "", None),
            Cond::Unread(words) => {
                leaf((Answer::CannotTell, Because::Unread, Vec::new()), words, None)
            }
            Cond::Not(inner) => {
                let inner = self.weigh(inner, !denied);
                Reason { answer: !inner.answer, ..parts_of(inner) }
            }
            Cond::All(parts) => self.parts(parts, denied, |a| a.iter().min().copied()),
            Cond::Any(parts) => self.parts(parts, denied, |a| a.iter().max().copied()),
            Cond::Mixed(parts) => self.parts(parts, denied, |a| {
                let first = a.first().copied()?;
                a.iter().all(|x| *x == first).then_some(first)
            }),
            Cond::Topic(topic, words) => {
                leaf(self.ask(&topic.ask, denied), words, Some(&topic.says))
            }
            Cond::Drugs(names, words) => leaf(self.drugs(names), words, None),
            Cond::Marker(marker, state, words) => {
                leaf(self.marker(marker, state), words, Some(&marker.says))
            }
            Cond::Within(treatments, days, words) => {
                leaf(self.within(treatments, *days), words, None)
            }
            Cond::Lines(lines, words) => leaf(self.lines(lines), words, None),
            Cond::Stages(groups, words) => leaf(self.stage(groups), words, self.says("spread")),
            Cond::Letter(which, rest, words) => {
                leaf(self.letter(*which, rest), words, self.says("spread"))
            }
            Cond::Measure(topic, measure, limit, words) => {
                let found = match measure.of {
                    MeasureOf::Age => self.age_within(limit),
                    MeasureOf::Performance => self.performance(&measure.names, limit),
                    MeasureOf::Lab => self.lab(measure, limit),
                    MeasureOf::Size => self.size(measure, limit),
                };
                leaf(found, words, Some(&topic.says))
            }
        }
    }

    fn says(&self, topic: &str) -> Option<&'a Said> {
        self.library.vocabulary.prose.trials.topic(topic).map(|t| &t.says)
    }

    fn parts(
        &self,
        parts: &[Cond<'a>],
        denied: bool,
        of: impl Fn(&[Answer]) -> Option<Answer>,
    ) -> Reason<'a> {
        let parts: Vec<Reason<'a>> = parts.iter().map(|p| self.weigh(p, denied)).collect();
        let answers: Vec<Answer> = parts.iter().map(|p| p.answer).collect();
        let answer = of(&answers).unwrap_or(Answer::CannotTell);
        Reason { parts, ..leaf((answer, Because::Parts, Vec::new()), "", None) }
    }

    pub(super) fn ask(&self, ask: &Ask, denied: bool) -> Found {
        let unknown = |because| (Answer::CannotTell, because, Vec::new());
        match ask {
            Ask::Sex(sex) => match self.sex() {
                Some(mine) => ((mine == *sex).into(), Because::BySex, Vec::new()),
                None => unknown(Because::NotStated),
            },
            Ask::Cancer(ids) => self.cancer(ids, denied),
            Ask::Tissue(families) => self.tissue(families),
            Ask::Spread => self.spread(),
            Ask::SpreadTo(words) => self.spread_to(words),
            Ask::Nodes => self.nodes(),
            Ask::Relapsed => self.relapsed(),
            Ask::Marker(name, state) => {
                let rules = &self.library.vocabulary.prose.trials;
                match (rules.marker(name), rules.state(state)) {
                    (Some(marker), Some(state)) => self.marker(marker, state),
                    _ => unknown(Because::Unread),
                }
            }
            Ask::All(parts) => self.several(parts, denied, Answer::No),
            Ask::Any(parts) => self.several(parts, denied, Answer::Yes),
            Ask::Not(part) => {
                let (answer, because, facts) = self.ask(part, !denied);
                (!answer, because, facts)
            }
            Ask::Drugs(names) => self.drugs(names),
            Ask::Classes(classes) => self.classes(classes),
            Ask::Radiation => self.radiation(),
            Ask::Surgery(words) => self.surgery(words),
            Ask::Problem(words) => self.problem(words),
            Ask::Pregnant | Ask::Childbearing => self.can_bear(),
            Ask::Postmenopausal => match self.past_bearing() {
                true if self.sex() == Some(Sex::Female) => {
                    (Answer::Yes, Because::ByAge, Vec::new())
                }
                _ => unknown(Because::NotStated),
            },
            Ask::Measure(_) => unknown(Because::NotComparable),
            Ask::Yours | Ask::Allergy => unknown(Because::Yours),
            Ask::Unrecorded => unknown(Because::SeldomWritten),
        }
    }

    /// Kleene's and (decided by a no) or or (decided by a yes).
    fn several(&self, parts: &[Ask], denied: bool, decides: Answer) -> Found {
        let found: Vec<Found> = parts.iter().map(|p| self.ask(p, denied)).collect();
        let answers = || found.iter().map(|f| f.0);
        let answer = match decides {
            Answer::No => answers().min(),
            _ => answers().max(),
        };
        let answer = answer.unwrap_or(Answer::CannotTell);
        let because = found.iter().find(|f| f.0 == answer).map_or(Because::NotStated, |f| f.1);
        let facts = found.iter().filter(|f| f.0 == answer).flat_map(|f| f.2.clone());
        (answer, because, facts.collect())
    }

    /// The person's cancer is one of these. That it is another one says nothing of a second.
    fn cancer(&self, ids: &[String], denied: bool) -> Found {
        let is = self.cancers.iter().any(|c| ids.contains(&c.id));
        let answer = match (self.cancers.is_empty(), is, denied) {
            (true, ..) | (_, false, true) => Answer::CannotTell,
            (_, is, _) => is.into(),
        };
        let facts = self.ids(|v| matches!(v, Value::Histology(_) | Value::Site(_)));
        match answer {
            Answer::CannotTell => (answer, Because::NotStated, Vec::new()),
            _ => (answer, Because::Stated, facts.into_iter().take(2).collect()),
        }
    }

    fn past_bearing(&self) -> bool {
        let limit = self.library.vocabulary.prose.trials.topics.past_childbearing_years;
        self.age().is_some_and(|(least, _)| least >= limit)
    }

    fn can_bear(&self) -> Found {
        match self.sex() {
            Some(Sex::Male) => (Answer::No, Because::BySex, Vec::new()),
            _ if self.past_bearing() => (Answer::No, Because::ByAge, Vec::new()),
            _ => (Answer::CannotTell, Because::Yours, Vec::new()),
        }
    }

    fn age_within(&self, limit: &Limit) -> Found {
        let unknown = (Answer::CannotTell, Because::NotStated, Vec::new());
        let Some((least, most)) = self.age() else { return unknown };
        // Somebody of 18 years and a day is "over 18" to some and not to others.
        let edge = |b: super::limits::Bound| !b.inclusive && b.number == f64::from(least);
        if limit.bare || limit.low.is_some_and(edge) || !matches!(limit.by, By::Bare | By::Unit(_))
        {
            return (Answer::CannotTell, Because::NotComparable, Vec::new());
        }
        match (limit.holds(f64::from(least)), limit.holds(f64::from(most))) {
            (a, b) if a == b => (a.into(), Because::ByAge, Vec::new()),
            _ => unknown,
        }
    }

    fn performance(&self, names: &[String], limit: &Limit) -> Found {
        let of_scale = |f: &&&ChartFact| match &f.fact.value {
            Value::PerformanceStatus(v) => {
                v.scale.as_ref().is_some_and(|s| names.contains(&s.to_lowercase()))
            }
            _ => false,
        };
        let newest = self.facts.iter().filter(of_scale).max_by_key(|f| f.fact.date);
        let Some(newest) = newest else { return not_stated() };
        let Value::PerformanceStatus(status) = &newest.fact.value else { return not_stated() };
        match status.value.trim_end_matches('%').trim().parse::<f64>() {
            // "Performance status at least 70" is another scale than this one.
            Ok(value) if !limit.bare && (value <= LAST_OF_ECOG) == limit.is_small(LAST_OF_ECOG) => {
                (limit.holds(value).into(), Because::Stated, vec![newest.id])
            }
            _ => (Answer::CannotTell, Because::NotComparable, vec![newest.id]),
        }
    }

    fn lab(
        &self,
        measure: &knowledge::vocabulary::oncology::trials::Measure,
        limit: &Limit,
    ) -> Found {
        let Some((fact, result)) = self.newest_lab(measure) else { return not_stated() };
        let mine = result.value.as_ref().and_then(Quantity::number);
        let open = (Answer::CannotTell, Because::NotComparable, vec![fact.id]);
        let Some(mine) = mine.filter(|_| !limit.bare) else { return open };
        let holds = match &limit.by {
            By::Upper => result.high.map(|high| limit.times(high).holds(mine)),
            By::Normal => match (result.low, result.high) {
                (low, Some(high)) => Some(mine <= high && low.is_none_or(|low| mine >= low)),
                _ => None,
            },
            By::Bare if measure.unit.is_empty() => Some(limit.holds(mine)),
            By::Bare => None,
            By::Unit(unit) => {
                let theirs = measure.times(unit);
                let ours = result.unit.as_deref().and_then(|u| measure.times(u));
                let both = theirs.zip(ours).map(|(theirs, ours)| (limit.times(theirs), ours));
                let likely = |l: &Limit| measure.most.is_none_or(|most| l.is_small(most));
                both.filter(|(l, _)| likely(l)).map(|(l, ours)| l.holds(mine * ours))
            }
        };
        holds.map_or(open, |holds| (holds.into(), Because::Stated, vec![fact.id]))
    }

    fn newest_lab(
        &self,
        measure: &knowledge::vocabulary::oncology::trials::Measure,
    ) -> Option<(&'a ChartFact, record::Lab)> {
        let of_it = |f: &&'a ChartFact| -> Option<(&'a ChartFact, record::Lab)> {
            let lab = match &f.fact.value {
                Value::Lab(lab) => lab.clone(),
                Value::Observation(v) => record::Lab {
                    name: v.name.clone(),
                    value: v.value.clone(),
                    unit: v.unit.clone(),
                    ..record::Lab::default()
                },
                _ => return None,
            };
            let coded = lab.loinc.as_ref().is_some_and(|code| measure.loinc.contains(code));
            let named = measure.names.contains(&lab.name.to_lowercase());
            (coded || named).then_some((*f, lab))
        };
        self.facts.iter().filter_map(of_it).max_by_key(|(f, _)| f.fact.date)
    }

    fn size(
        &self,
        measure: &knowledge::vocabulary::oncology::trials::Measure,
        limit: &Limit,
    ) -> Found {
        let By::Unit(unit) = &limit.by else { return not_stated() };
        let Some(times) = measure.times(unit) else { return not_stated() };
        let sizes: Vec<(FactId, f64)> = self
            .facts
            .iter()
            .filter_map(|f| match &f.fact.value {
                Value::Size(size) => Some((f.id, size.mm?)),
                _ => None,
            })
            .collect();
        let holds: Vec<bool> = sizes.iter().map(|(_, mm)| limit.times(times).holds(*mm)).collect();
        let facts = sizes.iter().map(|(id, _)| *id).collect();
        match holds.first() {
            Some(first) if holds.iter().all(|h| h == first) => {
                ((*first).into(), Because::Stated, facts)
            }
            Some(_) => (Answer::CannotTell, Because::TwoAnswers, facts),
            None => not_stated(),
        }
    }

    /// The facts of a value.
    pub(super) fn ids(&self, is: impl Fn(&Value) -> bool) -> Vec<FactId> {
        self.facts.iter().filter(|f| is(&f.fact.value)).map(|f| f.id).collect()
    }

    pub(super) fn facts(&self) -> &[&'a ChartFact] {
        &self.facts
    }
}

/// A marker's state, or a stage, that some facts state and others deny.
pub(super) fn both(yes: Vec<FactId>, no: Vec<FactId>) -> Found {
    match (yes.is_empty(), no.is_empty()) {
        (false, true) => (Answer::Yes, Because::Stated, yes),
        (true, false) => (Answer::No, Because::Stated, no),
        (false, false) => (Answer::CannotTell, Because::TwoAnswers, [yes, no].concat()),
        (true, true) => not_stated(),
    }
}

pub(super) fn not_stated() -> Found {
    (Answer::CannotTell, Because::NotStated, Vec::new())
}

fn leaf<'a>(found: Found, words: &str, about: Option<&'a Said>) -> Reason<'a> {
    let (answer, because, facts) = found;
    Reason { answer, because, words: words.to_owned(), about, facts, parts: Vec::new() }
}

/// A denial stands over what it denies.
fn parts_of(inner: Reason<'_>) -> Reason<'_> {
    let answer = inner.answer;
    Reason { parts: vec![inner], ..leaf((answer, Because::Parts, Vec::new()), "", None) }
}

impl<'a> Person<'a> {
    pub(super) fn marker(&self, marker: &MarkerWords, state: &State) -> Found {
        let each = marker.names.iter().map(|name| (name.as_str(), self.one_marker(name, state)));
        let found: Vec<(&str, Found)> = each.collect();
        let answers = found.iter().map(|(_, f)| f.0);
        let said: Vec<Answer> = answers.clone().filter(|a| *a != Answer::CannotTell).collect();
        // Two receptors, or two genes, or two ways to test one protein.
        let receptors = marker.names.iter().all(|n| matches!(n.as_str(), "ER" | "PR"));
        let answer = match (receptors && marker.names.len() > 1, state.id.as_str()) {
            (true, "negative") => answers.min(),
            (true, _) => answers.max(),
            _ if said.iter().all(|a| Some(a) == said.first()) => said.first().copied(),
            _ if state.id == "mutated" => answers.max(),
            _ => None,
        };
        let answer = answer.unwrap_or(Answer::CannotTell);
        let two = said.contains(&Answer::Yes) && said.contains(&Answer::No);
        let because = found.iter().find(|(_, f)| f.0 == answer).map(|(_, f)| f.1);
        let because = match (answer, two) {
            (Answer::CannotTell, true) => Because::TwoAnswers,
            _ => because.unwrap_or(Because::NotStated),
        };
        let facts =
            found.iter().filter(|(_, f)| f.0 == answer || two).flat_map(|(_, f)| f.2.clone());
        (answer, because, facts.collect())
    }

    fn one_marker(&self, name: &str, state: &State) -> Found {
        let (mut yes, mut no) = (Vec::new(), Vec::new());
        for fact in &self.facts {
            let result = match &fact.fact.value {
                Value::Biomarker(v) if v.name.eq_ignore_ascii_case(name) => v.result.clone(),
                Value::Variant(v) if v.gene.eq_ignore_ascii_case(name) => v.class.clone(),
                _ => None,
            };
            let Some(result) = result.map(|r| r.to_lowercase().replace('-', " ")) else { continue };
            let is = |list: &[String]| list.iter().any(|w| w.replace('-', " ") == result);
            if is(&state.is) {
                yes.push(fact.id);
            } else if is(&state.contrary) {
                no.push(fact.id);
            }
        }
        both(yes, no)
    }

    /// What is newer of two things that a cancer can become.
    pub(super) fn later_wins(&self, yes: Vec<FactId>, no: Vec<FactId>) -> Found {
        let newest = |ids: &[FactId]| -> Option<PartialDate> {
            ids.iter().filter_map(|id| self.chart.fact(*id)?.fact.date).max()
        };
        match (newest(&yes), newest(&no)) {
            (Some(a), Some(b)) if a > b => (Answer::Yes, Because::Stated, yes),
            _ => both(yes, no),
        }
    }
}
