//! The sheets before the papers: the cover, the summary on one page, what happened in order, and what
//! contradicts or is not there. Every statement carries references to the pages it was read from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use journey::packet::{Packet, Why};
use journey::records::{Group, newest_scans, of_group};
use knowledge::{Library, Words};
use record::{
    Chart, ChartFact, Document, DocumentId, FactId, Finding, FindingCode, Passage, Severity,
    Source, Standing, Subject, Value,
};
use serde::Serialize;

use super::runs::{letters, mark};
use super::{Ask, say};

/// References of one statement that are printed; the others are counted.
const REFERENCES: usize = 3;
/// Questions on the cover.
pub(crate) const QUESTIONS: usize = 3;
/// Text recognition less sure than this is said.
const SURE: u8 = 80;

/// `D7 p.2`, and the place it leads to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Reference {
    pub(crate) label: String,
    pub(crate) to: String,
}

impl Reference {
    /// To the first page of a paper.
    pub(crate) fn to_paper(document: DocumentId) -> Self {
        Self { label: format!("D{}", document.0), to: format!("d/{document}") }
    }
}

/// One statement.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) date: String,
    pub(crate) notes: Vec<String>,
    /// Whether other papers contradict it.
    pub(crate) disputed: bool,
    pub(crate) refs: Vec<Reference>,
    more: String,
}

/// Statements of one kind.
#[derive(Debug, Serialize)]
pub(crate) struct SummaryGroup {
    pub(crate) title: String,
    pub(crate) lines: Vec<Line>,
    /// What is said where there are no lines.
    none: String,
    /// How many more there are.
    more: String,
    /// Set one after the other instead of one below the other.
    running: bool,
    /// Whether the lines of a running group need their names.
    names: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Cover {
    title: String,
    pub(crate) patient: String,
    pub(crate) about: Vec<String>,
    /// Other names and numbers under which the records know the patient.
    known: Vec<String>,
    asked_title: String,
    questions: Vec<String>,
    no_question: String,
    further_title: String,
    further: Vec<String>,
    contact_title: String,
    contact: String,
    blind_title: String,
    blind: String,
    made: String,
}

/// What contradicts, what is not there, what could not be read.
#[derive(Debug, Default, Serialize)]
pub(crate) struct OpenPoints {
    title: String,
    text: String,
    contradictions_title: String,
    contradictions: Vec<Point>,
    contradictions_none: String,
    gaps_title: String,
    gaps: Vec<Point>,
    gaps_none: String,
    troubles_title: String,
    troubles: Vec<Point>,
    left_out_title: String,
    left_out: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Point {
    what: String,
    sides: Vec<Line>,
    refs: Vec<Reference>,
}

pub(crate) fn cover(packet: &Packet<'_>, ask: &Ask, words: &Words, on: Date) -> Cover {
    let patient = &packet.chart.patient;
    let name = patient
        .name
        .as_ref()
        .map_or_else(|| words.say("packet-nobody"), record::PersonName::display);
    let mut about = Vec::new();
    if let Some(birth) = patient.birth_date {
        about.push(words.say_with("packet-born", &[("date", &say::date(words, birth))]));
    }
    if let Some(sex) = patient.sex {
        about.push(words.say(&format!("packet-sex-{}", record::slug(&sex))));
    }
    let mut known = Vec::new();
    if !patient.record_numbers.is_empty() {
        let numbers = patient.record_numbers.join(", ");
        known.push(words.say_with("packet-record-numbers", &[("numbers", &numbers)]));
    }
    let others: Vec<_> = patient.also_known_as.iter().map(|n| n.display()).take(6).collect();
    if !others.is_empty() {
        known.push(words.say_with("packet-also-known", &[("names", &others.join("; "))]));
    }
    let (first, further) = ask.questions.split_at(ask.questions.len().min(QUESTIONS));
    let count = packet.enclosed.len().to_string();
    let made = [("date", &*say::day(words, on)), ("count", &*count)];
    Cover {
        title: words.say("packet-title"),
        patient: letters(&name),
        about: about.iter().map(|a| letters(a)).collect(),
        known: known.iter().map(|k| letters(k)).collect(),
        asked_title: words.say("packet-asked"),
        questions: first.iter().map(|q| letters(q)).collect(),
        no_question: words.say("packet-asked-none"),
        further_title: words.say("packet-asked-further"),
        further: further.iter().map(|q| letters(q)).collect(),
        contact_title: words.say("packet-contact"),
        contact: letters(&ask.contact),
        blind_title: words.say("packet-blind"),
        blind: blind(packet, words),
        made: words.say_with("packet-made", &made),
    }
}

/// What a blind packet says of itself.
fn blind(packet: &Packet<'_>, words: &Words) -> String {
    if !packet.blind {
        return String::new();
    }
    let mut said = words.say("packet-blind-text");
    let pages: usize = packet.enclosed.iter().map(|e| e.pages_out.len()).sum();
    if pages > 0 {
        said.push(' ');
        said.push_str(&words.say_with("packet-blind-pages", &[("count", &pages.to_string())]));
    }
    said
}

/// The groups of the summary; of each at most as many lines as `most` says.
pub(crate) fn summary(packet: &Packet<'_>, library: &Library, most: usize) -> Vec<SummaryGroup> {
    let words = &library.office;
    let chart = &packet.chart;
    let (disputed, shelf) = (disputed(chart), Shelf::of(packet));
    let mut groups: Vec<(Kind, Vec<&ChartFact>)> =
        Kind::ALL.iter().map(|kind| (*kind, Vec::new())).collect();
    for group in Group::ALL {
        let mut held = of_group(chart, *group);
        if *group == Group::Scans {
            // The newest report says what is so now; the papers hold the others.
            held = newest_scans(chart, library, &held).0;
        }
        for held in held {
            let kind = Kind::of(held);
            if let Some((_, facts)) = groups.iter_mut().find(|(of, _)| Some(*of) == kind) {
                facts.push(held);
            }
        }
    }
    let kept = |kind: &Kind, facts: &[&ChartFact]| kind.is_always_there() || !facts.is_empty();
    groups
        .into_iter()
        .filter(|(kind, facts)| kept(kind, facts))
        .map(|(kind, facts)| {
            let shown = first_of_each(&facts, kind.most(most), &disputed, words);
            let over = facts.len() - shown.len();
            let mut lines: Vec<_> =
                shown.into_iter().map(|held| line(held, &disputed, &shelf, words)).collect();
            if !kind.is_running() {
                name_once(&mut lines);
            }
            SummaryGroup {
                title: words.say(&format!("packet-group-{}", kind.slug())),
                lines,
                none: words.say("packet-none-stated"),
                more: match over {
                    0 => String::new(),
                    over => words.say_with("packet-more", &[("count", &over.to_string())]),
                },
                running: kind.is_running(),
                names: kind == Kind::Family,
            }
        })
        .collect()
}

/// As many facts as there is room for, so that no kind of them is crowded out by another: the first of each, then the
/// second of each, and so on; in their order.
fn first_of_each<'a>(
    facts: &[&'a ChartFact],
    most: usize,
    disputed: &BTreeSet<FactId>,
    words: &Words,
) -> Vec<&'a ChartFact> {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, usize, &ChartFact)> = Vec::new();
    for (at, held) in facts.iter().enumerate() {
        let round = met.entry(say::name(words, &held.fact.value)).or_default();
        // Of two answers both are shown, or none could be trusted.
        let rank = if disputed.contains(&held.id) { 0 } else { *round };
        ranked.push((rank, at, held));
        *round += 1;
    }
    ranked.sort_by_key(|(round, at, _)| (*round, *at));
    let needed = ranked.iter().filter(|(_, _, held)| disputed.contains(&held.id)).count();
    ranked.truncate(most.max(needed));
    ranked.sort_by_key(|(_, at, _)| *at);
    ranked.into_iter().map(|(_, _, held)| held).collect()
}

/// A name that repeats the line above says nothing.
fn name_once(lines: &mut [Line]) {
    let mut last = String::new();
    for line in lines {
        if line.name == last {
            line.name.clear();
        } else {
            last.clone_from(&line.name);
        }
    }
}

/// What the summary tells, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Diagnosis,
    Stage,
    Markers,
    Treatment,
    Plan,
    Imaging,
    Status,
    Conditions,
    Medicines,
    Allergies,
    Family,
}

impl Kind {
    const ALL: &[Self] = &[
        Self::Diagnosis,
        Self::Stage,
        Self::Markers,
        Self::Treatment,
        Self::Plan,
        Self::Imaging,
        Self::Status,
        Self::Conditions,
        Self::Medicines,
        Self::Allergies,
        Self::Family,
    ];

    fn of(held: &ChartFact) -> Option<Self> {
        let value = &held.fact.value;
        if held.fact.subject == Subject::Relative {
            return matches!(value, Value::FamilyHistory(_)).then_some(Self::Family);
        }
        Some(match value {
            Value::Stage(_) => Self::Stage,
            Value::Biomarker(_) | Value::Variant(_) => Self::Markers,
            Value::ImagingStudy(_) | Value::Impression(_) | Value::Lesion(_) => Self::Imaging,
            Value::PerformanceStatus(_) => Self::Status,
            Value::Condition(_) => Self::Conditions,
            Value::Medication(_) => Self::Medicines,
            Value::Allergy(_) => Self::Allergies,
            Value::FamilyHistory(_) => Self::Family,
            _ => match Group::of(held) {
                Group::WhatItIs => Self::Diagnosis,
                Group::Done => Self::Treatment,
                Group::Planned => Self::Plan,
                Group::Tests | Group::Scans | Group::Other => return None,
            },
        })
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnosis",
            Self::Stage => "stage",
            Self::Markers => "markers",
            Self::Treatment => "treatment",
            Self::Plan => "plan",
            Self::Imaging => "imaging",
            Self::Status => "status",
            Self::Conditions => "conditions",
            Self::Medicines => "medicines",
            Self::Allergies => "allergies",
            Self::Family => "family",
        }
    }

    /// What a specialist looks for first and must see is not stated.
    fn is_always_there(self) -> bool {
        matches!(
            self,
            Self::Diagnosis
                | Self::Stage
                | Self::Markers
                | Self::Treatment
                | Self::Status
                | Self::Medicines
                | Self::Allergies
        )
    }

    fn is_running(self) -> bool {
        matches!(
            self,
            Self::Status | Self::Conditions | Self::Medicines | Self::Allergies | Self::Family
        )
    }

    /// Lines of this group where the fullest may have `most`.
    fn most(self, most: usize) -> usize {
        match self {
            Self::Diagnosis | Self::Markers | Self::Treatment | Self::Imaging | Self::Medicines => {
                most
            }
            Self::Stage | Self::Conditions => most * 2 / 3,
            _ => most / 2,
        }
        .max(1)
    }
}

/// The facts that other papers contradict.
pub(crate) fn disputed(chart: &Chart) -> BTreeSet<FactId> {
    let conflicts = chart.findings.iter().filter(|f| is_conflict(f));
    conflicts.flat_map(|f| f.facts.iter().copied()).collect()
}

fn is_conflict(finding: &Finding) -> bool {
    finding.code.as_str().starts_with("conflict.")
}

/// A fact as one line.
fn line(held: &ChartFact, disputed: &BTreeSet<FactId>, shelf: &Shelf, words: &Words) -> Line {
    let fact = &held.fact;
    let (refs, over) = shelf.references(fact.passages());
    let mut notes = Vec::new();
    if let Some(doubt) = &fact.doubt {
        notes.push(words.say_with("packet-doubt", &[("words", doubt)]));
    }
    if held.standing == Standing::SaidWrong {
        notes.push(words.say("packet-said-wrong"));
    }
    for source in fact.sources() {
        if let Source::OwnWords { on, .. } = source {
            notes.push(words.say_with("packet-own-words", &[("date", &say::day(words, *on))]));
        }
    }
    let unsure = |p: &Passage| p.confidence().is_some_and(|sure| sure < SURE);
    if !refs.is_empty() && fact.passages().all(unsure) {
        notes.push(words.say("packet-from-picture"));
    }
    Line {
        name: letters(&say::name(words, &fact.value)),
        value: letters(&say::fact(words, fact)),
        date: fact.date.map(|d| say::date(words, d)).unwrap_or_default(),
        notes: notes.iter().map(|n| letters(n)).collect(),
        disputed: disputed.contains(&held.id),
        refs,
        more: match over {
            0 => String::new(),
            over => words.say_with("packet-more-refs", &[("count", &over.to_string())]),
        },
    }
}

/// The papers in the order in which a specialist reads them.
#[derive(Debug)]
pub(crate) struct Shelf {
    place: BTreeMap<DocumentId, usize>,
}

impl Shelf {
    pub(crate) fn of(packet: &Packet<'_>) -> Self {
        let ids = packet.enclosed.iter().map(|e| e.read.document.id);
        Self { place: ids.enumerate().map(|(at, id)| (id, at)).collect() }
    }

    /// The first pages a statement stands on, and how many more there are: the report of the lab before a letter
    /// that repeats it.
    pub(crate) fn references<'a>(
        &self,
        passages: impl Iterator<Item = &'a Passage>,
    ) -> (Vec<Reference>, usize) {
        let place = |p: &&Passage| self.place.get(&p.document()).copied().unwrap_or(usize::MAX);
        let mut passages: Vec<_> = passages.collect();
        passages.sort_by_key(place);
        let mut refs: Vec<Reference> = Vec::new();
        for passage in passages {
            let label = label(passage);
            if refs.iter().all(|r| r.label != label) {
                refs.push(Reference { label, to: mark(passage) });
            }
        }
        let over = refs.len().saturating_sub(REFERENCES);
        refs.truncate(REFERENCES);
        (refs, over)
    }
}

/// `D7 p.2`, which does not break over lines.
fn label(passage: &Passage) -> String {
    format!("D{}\u{a0}p.{}", passage.document().0, passage.page())
}

pub(crate) fn open_points(packet: &Packet<'_>, library: &Library) -> OpenPoints {
    let words = &library.office;
    let chart = &packet.chart;
    let shelf = Shelf::of(packet);
    let points = |wanted: &dyn Fn(&Finding) -> bool| -> Vec<Point> {
        let found = chart.findings.iter().filter(|f| wanted(f));
        together(found.map(|finding| point(finding, chart, &shelf, words)).collect())
    };
    let is_gap = |f: &Finding| {
        f.code.as_str().starts_with("imaging.") || f.code.as_str().starts_with("addendum.")
    };
    let is_trouble = |f: &Finding| !is_conflict(f) && !is_gap(f) && f.severity != Severity::Info;
    OpenPoints {
        title: words.say("packet-open"),
        text: words.say("packet-open-text"),
        contradictions_title: words.say("packet-contradictions"),
        contradictions: points(&is_conflict),
        contradictions_none: words.say("packet-contradictions-none"),
        gaps_title: words.say("packet-gaps"),
        gaps: points(&is_gap),
        gaps_none: words.say("packet-gaps-none"),
        troubles_title: words.say("packet-troubles"),
        troubles: points(&is_trouble),
        left_out_title: words.say("packet-left-out"),
        left_out: left_out(packet, words),
    }
}

/// What is said of several papers in the same words is said once.
fn together(points: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        let alike =
            |p: &&mut Point| p.what == point.what && p.sides.is_empty() && point.sides.is_empty();
        match kept.iter_mut().find(alike) {
            Some(same) => same.refs.extend(point.refs),
            None => kept.push(point),
        }
    }
    for point in &mut kept {
        let mut seen = BTreeSet::new();
        point.refs.retain(|r| seen.insert(r.label.clone()));
    }
    kept
}

/// Words with the days in them (`2026-10-29`) as they are written elsewhere.
fn with_days(text: &str, words: &Words) -> String {
    const DAY: usize = "2026-10-29".len();
    let is_day = |piece: &str| {
        let shape = piece.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
        shape.then(|| record::PartialDate::from_iso(piece)).flatten()
    };
    let mut said = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let begins = !said.ends_with(|c: char| c.is_ascii_digit() || c == '-');
        match rest.get(..DAY).filter(|_| begins).and_then(is_day) {
            Some(day) => {
                said.push_str(&say::date(words, day));
                rest = &rest[DAY..];
            }
            None => {
                said.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    said
}

fn point(finding: &Finding, chart: &Chart, shelf: &Shelf, words: &Words) -> Point {
    let id = format!("packet-finding-{}", finding.code.as_str().replace('.', "-"));
    let blanks = words.finding_blanks(finding);
    let blanks: Vec<_> = blanks.iter().map(|(name, said)| (name.as_str(), said.as_str())).collect();
    let what = words.try_say(&id, &blanks).unwrap_or_else(|| words.finding_message(finding));
    let facts = finding.facts.iter().filter_map(|id| chart.fact(*id));
    let sides: Vec<_> = facts.map(|held| line(held, &BTreeSet::new(), shelf, words)).collect();
    let (mut refs, _) = shelf.references(finding.passages.iter());
    if finding.code == FindingCode::AddendumUnclear {
        refs.extend(finding.documents.iter().skip(1).map(|id| Reference::to_paper(*id)));
    }
    if refs.is_empty() && sides.is_empty() {
        refs = finding.documents.iter().map(|id| Reference::to_paper(*id)).collect();
    }
    Point { what: letters(&with_days(&what, words)), sides, refs }
}

/// What stays out. The papers that were left out to keep the reading free are named, of the others only
/// how many there are: somebody else's paper is nothing to the second doctor.
fn left_out(packet: &Packet<'_>, words: &Words) -> Vec<String> {
    let mut said = left_out_in_part(packet, words);
    for of_kind in packet.left_out.chunk_by(|a, b| a.why == b.why) {
        let Some(why) = of_kind.first().map(|out| out.why) else { continue };
        let what = words.say(&format!("packet-why-{}", why.slug()));
        match why {
            Why::Blind | Why::Chosen => said.extend(
                of_kind.iter().map(|out| format!("{}. {what}.", named(&out.document, words))),
            ),
            _ => {
                let count = of_kind.len().to_string();
                said.push(
                    words.say_with("packet-left-out-count", &[("what", &what), ("count", &count)]),
                );
            }
        }
    }
    said
}

/// `D7 Pathology report, Oct 20, 2026`.
fn named(document: &Document, words: &Words) -> String {
    let mut named = letters(&say::title(words, document));
    if let Some(date) = document.date {
        named = format!("{named}, {}", say::date(words, date));
    }
    format!("D{} {named}", document.id.0)
}

/// Pages and files that stay out of papers that go in.
fn left_out_in_part(packet: &Packet<'_>, words: &Words) -> Vec<String> {
    let mut said = Vec::new();
    for enclosed in &packet.enclosed {
        let paper = named(&enclosed.read.document, words);
        if !enclosed.pages_out.is_empty() {
            let pages: Vec<_> = enclosed.pages_out.iter().map(u32::to_string).collect();
            let why = words.say("packet-why-blind");
            said.push(words.say_with(
                "packet-left-out-pages",
                &[("paper", &paper), ("pages", &pages.join(", ")), ("why", &why)],
            ));
        }
        if let Some(why) = enclosed.file_out {
            let why = words.say(&format!("packet-file-out-{}", why.slug()));
            said.push(words.say_with("packet-left-out-file", &[("paper", &paper), ("why", &why)]));
        }
    }
    said
}
