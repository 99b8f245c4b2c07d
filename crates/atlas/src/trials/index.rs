//! The register as a search index on this computer, made as the registry of doctors is: words are looked for as they stand, a place by
//! cells of the earth, then by its exact distance. Nothing the person types is ever parsed as a query.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;

use record::{Phase, Study, StudyStatus};
use serde::{Deserialize, Serialize};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, BooleanQuery, EmptyQuery, FuzzyTermQuery, PhrasePrefixQuery, PhraseQuery,
    Query as Search, TermQuery, TermSetQuery,
};
use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing,
    TextOptions, Value,
};
use tantivy::{DocAddress, DocId, Index, Score, Searcher, SegmentReader, TantivyDocument, Term};

use super::{FoundStudy, Wanted, damaged};
use crate::doctors::fold;
use crate::doctors::index::{NARROW, WIDE, cell, cells_around, pack, unpack};
use crate::{AtlasError, Result, Spot};

/// Words of one thing that is looked for.
const WORDS_MOST: usize = 12;
/// Beginnings of words shorter than this would find almost everything.
const BEGINNING_LEAST: usize = 3;
/// The bit of a packed spot that says that the site takes people, or will.
const OPEN: u64 = 1 << 63;
/// Studies that are found at once.
pub(super) const FOUND_MOST: usize = 10_000;

pub(super) struct Fields {
    schema: Schema,
    id: Field,
    number: Field,
    status: Field,
    phase: Field,
    state: Field,
    cell: Field,
    spot: Field,
    words: Field,
    text: Field,
    people: Field,
    brief: Field,
}

/// What is kept beside the index of a study, and where its whole entry stands.
#[derive(Debug, Serialize, Deserialize)]
struct Brief {
    id: String,
    title: String,
    status: StudyStatus,
    phases: Vec<Phase>,
    at: u64,
    bytes: u64,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let fast = NumericOptions::default().set_fast();
        let words = || {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("whitespace")
                .set_index_option(IndexRecordOption::WithFreqsAndPositions)
                .set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing)
        };
        Self {
            id: schema.add_text_field("id", STRING),
            number: schema.add_u64_field("number", fast.clone()),
            status: schema.add_u64_field("status", fast.clone().set_indexed()),
            phase: schema.add_text_field("phase", STRING),
            state: schema.add_text_field("state", STRING),
            cell: schema.add_u64_field("cell", NumericOptions::default().set_indexed()),
            spot: schema.add_u64_field("spot", fast),
            words: schema.add_text_field("words", words()),
            text: schema.add_text_field("text", words()),
            people: schema.add_text_field("people", words()),
            brief: schema.add_bytes_field("brief", BytesOptions::default().set_stored()),
            schema: schema.build(),
        }
    }

    pub(super) fn create(&self, folder: &Path) -> Result<Index> {
        Index::create_in_dir(folder, self.schema.clone()).map_err(broken)
    }

    /// The term by which an earlier entry of the same study is taken away.
    pub(super) fn term_of(&self, id: &str) -> Term {
        Term::from_field_text(self.id, &id.to_uppercase())
    }

    pub(super) fn document(&self, study: &Study, at: u64, bytes: u64) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.id, study.id.to_uppercase());
        document.add_u64(self.number, number(&study.id));
        document.add_u64(self.status, rank(study.status));
        study.phases.iter().for_each(|phase| document.add_text(self.phase, phase.as_str()));
        self.add_places(&mut document, study);
        let names =
            study.interventions.iter().flat_map(|i| [&i.name].into_iter().chain(&i.other_names));
        let title = [&study.id, &study.title]
            .into_iter()
            .chain(&study.official_title)
            .chain(&study.acronym);
        let words = title.chain(&study.conditions).chain(&study.keywords).chain(names);
        document.add_text(self.words, joined(words.map(String::as_str)));
        let text =
            [study.eligibility.criteria.as_str()].into_iter().chain(study.summary.as_deref());
        document.add_text(self.text, joined(text));
        document.add_text(self.people, joined(study.officials.iter().map(|o| o.name.as_str())));
        let brief = Brief {
            id: study.id.clone(),
            title: study.title.clone(),
            status: study.status,
            phases: study.phases.clone(),
            at,
            bytes,
        };
        document.add_bytes(self.brief, &serde_json::to_vec(&brief).unwrap_or_default());
        document
    }

    fn add_places(&self, document: &mut TantivyDocument, study: &Study) {
        let (mut spots, mut states, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        for site in &study.sites {
            let is_open = site.status.unwrap_or(study.status).may_open();
            if let Some(state) = &site.state {
                let state = fold(state).join(" ");
                states.extend(is_open.then(|| format!("+{state}")));
                states.push(state);
            }
            let spot = site.latitude.zip(site.longitude).and_then(|(lat, lon)| Spot::new(lat, lon));
            let Some(spot) = spot else { continue };
            let sizes = [WIDE, NARROW].into_iter();
            cells.extend(sizes.filter_map(|size| cell(spot, size)).map(u64::from));
            spots.push(pack(spot) | if is_open { OPEN } else { 0 });
        }
        for list in [&mut spots, &mut cells] {
            list.sort_unstable();
            list.dedup();
        }
        states.sort_unstable();
        states.dedup();
        spots.into_iter().for_each(|spot| document.add_u64(self.spot, spot));
        cells.into_iter().for_each(|cell| document.add_u64(self.cell, cell));
        states.iter().for_each(|state| document.add_text(self.state, state));
    }

    fn search(&self, wanted: &Wanted) -> Box<dyn Search> {
        let mut must: Vec<Box<dyn Search>> = Vec::new();
        must.extend(wanted.words.iter().filter_map(|words| beginning(self.words, words)));
        if !wanted.one_of.is_empty() {
            must.push(any(wanted.one_of.iter().filter_map(|words| beginning(self.words, words))));
        }
        for group in wanted.named.iter().filter(|group| !group.is_empty()) {
            let fields = [self.words, self.text];
            must.push(any(group
                .iter()
                .flat_map(|words| fields.map(|field| exact(field, words)))
                .flatten()));
        }
        if !wanted.official.is_empty() {
            must.push(exact(self.people, &wanted.official).unwrap_or_else(|| Box::new(EmptyQuery)));
        }
        let word = |field, word: &str| -> Box<dyn Search> {
            Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic))
        };
        must.extend(wanted.phase.map(|phase| word(self.phase, phase.as_str())));
        if !wanted.state.is_empty() {
            let sign = if wanted.open { "+" } else { "" };
            must.push(word(self.state, &format!("{sign}{}", fold(&wanted.state).join(" "))));
        }
        if wanted.open {
            let open = OPEN_RANKS.iter().map(|rank| Term::from_field_u64(self.status, *rank));
            must.push(Box::new(TermSetQuery::new(open)));
        }
        if let Some((spot, km)) = wanted.near
            && let Some(cells) = cells_around(spot, km)
        {
            let terms = cells.into_iter().map(|cell| Term::from_field_u64(self.cell, cell));
            must.push(Box::new(TermSetQuery::new(terms)));
        }
        if must.is_empty() {
            Box::new(AllQuery)
        } else {
            Box::new(BooleanQuery::intersection(must))
        }
    }

    /// The studies that meet what is wanted, those of its page, and how many there are.
    pub(super) fn find(
        &self,
        searcher: &Searcher,
        wanted: &Wanted,
    ) -> Result<(Vec<FoundStudy>, usize)> {
        let from = wanted.from.min(FOUND_MOST);
        let first = First {
            around: wanted.near,
            open: wanted.open,
            most: from + wanted.most.clamp(1, FOUND_MOST),
        };
        let (best, total) = searcher.search(&*self.search(wanted), &first).map_err(broken)?;
        let found = best.iter().skip(from).map(|best| self.found(searcher, best));
        Ok((found.collect::<Result<_>>()?, total))
    }

    fn found(&self, searcher: &Searcher, best: &Best) -> Result<FoundStudy> {
        let document: TantivyDocument = searcher.doc(best.at).map_err(broken)?;
        let bytes = document.get_first(self.brief).and_then(|value| value.as_bytes());
        let brief = serde_json::from_slice(bytes.ok_or_else(damaged)?);
        let Brief { id, title, status, phases, at, bytes } = brief.map_err(|_| damaged())?;
        let km = best.metres.map(|metres| metres as f64 / 1000.0);
        Ok(FoundStudy { id, title, status, phases, km, at, bytes })
    }

    /// The study of a number.
    pub(super) fn one(&self, searcher: &Searcher, id: &str) -> Result<Option<FoundStudy>> {
        let query = TermQuery::new(self.term_of(id), IndexRecordOption::Basic);
        let first = First { around: None, open: false, most: 1 };
        let (best, _) = searcher.search(&query, &first).map_err(broken)?;
        best.first().map(|best| self.found(searcher, best)).transpose()
    }
}

pub(super) fn broken(error: tantivy::TantivyError) -> AtlasError {
    match error {
        tantivy::TantivyError::IoError(error) => std::io::Error::from(error.kind()).into(),
        _ => damaged(),
    }
}

/// The places in the order of the register's statuses of those that take people, or will.
const OPEN_RANKS: &[u64] = &[
    rank(StudyStatus::Recruiting),
    rank(StudyStatus::NotYetRecruiting),
    rank(StudyStatus::EnrollingByInvitation),
    rank(StudyStatus::Available),
];

/// Those that take people come first.
const fn rank(status: StudyStatus) -> u64 {
    status as u64
}

/// The digits of a study's number.
fn number(id: &str) -> u64 {
    id.chars()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |all, digit| all.saturating_mul(10).saturating_add(u64::from(digit)))
}

/// Parts that no phrase runs across.
fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.map(|part| fold(part).join(" ")).collect::<Vec<_>>().join(" | ")
}

fn terms(field: Field, words: &str) -> Vec<Term> {
    fold(words).iter().take(WORDS_MOST).map(|word| Term::from_field_text(field, word)).collect()
}

/// Words side by side, the last of which may go on; `None` where there are none.
fn beginning(field: Field, words: &str) -> Option<Box<dyn Search>> {
    let terms = terms(field, words);
    let long = fold(words).last().is_some_and(|last| last.chars().count() >= BEGINNING_LEAST);
    match (terms.len(), long) {
        (0, _) => None,
        (1, true) => Some(Box::new(FuzzyTermQuery::new_prefix(terms.into_iter().next()?, 0, true))),
        (_, true) => Some(Box::new(PhrasePrefixQuery::new(terms))),
        _ => exact(field, words),
    }
}

/// Whole words side by side.
fn exact(field: Field, words: &str) -> Option<Box<dyn Search>> {
    let terms = terms(field, words);
    match terms.len() {
        0 => None,
        1 => Some(Box::new(TermQuery::new(terms.into_iter().next()?, IndexRecordOption::Basic))),
        _ => Some(Box::new(PhraseQuery::new(terms))),
    }
}

fn any(parts: impl Iterator<Item = Box<dyn Search>>) -> Box<dyn Search> {
    Box::new(BooleanQuery::union(parts.collect()))
}

/// Collects the first: by status, then the nearest, then the newest number.
struct First {
    around: Option<(Spot, f64)>,
    open: bool,
    most: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Best {
    status: u64,
    metres: Option<u64>,
    number: Reverse<u64>,
    at: DocAddress,
}

impl Collector for First {
    type Fruit = (Vec<Best>, usize);
    type Child = OfSegment;

    fn for_segment(&self, segment: u32, reader: &SegmentReader) -> tantivy::Result<OfSegment> {
        let fast = reader.fast_fields();
        Ok(OfSegment {
            segment,
            around: self.around,
            open: self.open,
            most: self.most,
            status: fast.u64("status")?,
            number: fast.u64("number")?,
            spot: fast.u64("spot")?,
            heap: BinaryHeap::new(),
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let (mut best, mut total) = (Vec::new(), 0);
        for (part, count) in parts {
            best.extend(part);
            total += count;
        }
        best.sort_unstable();
        best.truncate(self.most);
        Ok((best, total))
    }
}

struct OfSegment {
    segment: u32,
    around: Option<(Spot, f64)>,
    open: bool,
    most: usize,
    status: Column<u64>,
    number: Column<u64>,
    spot: Column<u64>,
    heap: BinaryHeap<Best>,
    total: usize,
}

impl SegmentCollector for OfSegment {
    type Fruit = (Vec<Best>, usize);

    fn collect(&mut self, doc: DocId, _: Score) {
        let metres = match self.around {
            None => None,
            Some((spot, km)) => {
                let counts = |at: &u64| !self.open || at & OPEN != 0;
                let sites = self.spot.values_for_doc(doc).filter(counts);
                let far = sites.map(|at| spot.km_to(unpack(at & !OPEN)));
                match far.min_by(f64::total_cmp).filter(|far| *far <= km) {
                    None => return,
                    Some(far) => Some((far * 1000.0).round() as u64),
                }
            }
        };
        let (Some(status), Some(number)) = (self.status.first(doc), self.number.first(doc)) else {
            return;
        };
        self.total += 1;
        let at = DocAddress::new(self.segment, doc);
        let best = Best { status, metres, number: Reverse(number), at };
        if self.heap.len() < self.most {
            self.heap.push(best);
        } else if self.heap.peek().is_some_and(|last| best < *last) {
            self.heap.pop();
            self.heap.push(best);
        }
    }

    fn harvest(self) -> Self::Fruit {
        (self.heap.into_vec(), self.total)
    }
}
