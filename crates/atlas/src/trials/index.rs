//! The register as a search index on this computer, made as the registry of doctors is: words are looked for as they stand, a place by
//! cells of the earth, then by its exact distance. Nothing the person types is ever parsed as a query.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use record::{Phase, Study, StudySite, StudyStatus};
use serde::{Deserialize, Serialize};
use tantivy::collector::DocSetCollector;
use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, BooleanQuery, EmptyQuery, FuzzyTermQuery, PhrasePrefixQuery, PhraseQuery,
    Query as Search, TermQuery, TermSetQuery,
};
use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing,
    TextOptions, Value,
};
use tantivy::{DocId, Searcher, SegmentReader, TantivyDocument, TantivyError, Term};

use super::people::people;
use super::{FoundStudy, Ties, Wanted, damaged};
use crate::any::any;
use crate::circle::{Circle, MARKED, cells_of, pack};
use crate::doctors::{Name, fold};
use crate::first::{self, Best, First, SPOT};
use crate::lists::TRIALS;
use crate::places::zip_number;
use crate::{AtlasError, Result, Spot, engine};

/// Words of one thing that is looked for.
const WORDS_MOST: usize = 12;
/// Beginnings of words shorter than this would find almost everything.
const BEGINNING_LEAST: usize = 3;
/// Countries of the register whose codes are ZIP codes.
const WITH_ZIPS: &[&str] = &["United States", "Puerto Rico"];
/// The columns of names and of ZIP areas.
const NAMED: &str = "named";
const ZIP: &str = "zip";
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
    /// The same names, each as a whole.
    named: Field,
    zip: Field,
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
        let fast_words = fast.clone().set_indexed();
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
            spot: schema.add_u64_field(SPOT, fast),
            words: schema.add_text_field("words", words()),
            text: schema.add_text_field("text", words()),
            people: schema.add_text_field("people", words()),
            named: schema.add_text_field(NAMED, TextOptions::default().set_fast("raw")),
            zip: schema.add_u64_field(ZIP, fast_words),
            brief: schema.add_bytes_field("brief", BytesOptions::default().set_stored()),
            schema: schema.build(),
        }
    }

    pub(super) fn schema(&self) -> &Schema {
        &self.schema
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
        document.add_text(self.people, joined(people(study).map(|named| named.name)));
        let names: BTreeSet<&str> = people(study).map(|named| named.name).collect();
        names.into_iter().for_each(|name| document.add_text(self.named, name));
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
        let mut zips = BTreeSet::new();
        for site in &study.sites {
            let is_open = site.status.unwrap_or(study.status).may_open();
            zips.extend(zip_of(site).filter(|_| is_open));
            if let Some(state) = &site.state {
                let state = fold(state).join(" ");
                states.extend(is_open.then(|| format!("+{state}")));
                states.push(state);
            }
            let spot = site.latitude.zip(site.longitude).and_then(|(lat, lon)| Spot::new(lat, lon));
            let Some(spot) = spot else { continue };
            cells.extend(cells_of(spot));
            // The mark says that the site takes people, or will.
            spots.push(pack(spot) | if is_open { MARKED } else { 0 });
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
        zips.into_iter().for_each(|zip| document.add_u64(self.zip, u64::from(zip)));
    }

    fn search(&self, wanted: &Wanted, circle: Option<&Circle>) -> Box<dyn Search> {
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
        if let Some(person) = &wanted.person {
            must.extend(self.named(person));
        }
        let word = |field, word: &str| -> Box<dyn Search> {
            Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic))
        };
        must.extend(wanted.phase.map(|phase| word(self.phase, phase.as_str())));
        if !wanted.zips.is_empty() {
            must.push(any(wanted.zips.iter().map(|zip| number_of(self.zip, u64::from(*zip)))));
        }
        if !wanted.state.is_empty() {
            let sign = if wanted.open { "+" } else { "" };
            must.push(word(self.state, &format!("{sign}{}", fold(&wanted.state).join(" "))));
        }
        if wanted.open {
            must.push(any(OPEN_RANKS.iter().map(|rank| number_of(self.status, *rank))));
        }
        if let Some(cells) = circle.and_then(Circle::cells) {
            let terms = cells.into_iter().map(|cell| Term::from_field_u64(self.cell, cell));
            must.push(Box::new(TermSetQuery::new(terms)));
        }
        if must.is_empty() {
            Box::new(AllQuery)
        } else {
            Box::new(BooleanQuery::intersection(must))
        }
    }

    /// The family name as a whole, and the first name or its first letter, anywhere among the names of a study.
    fn named(&self, person: &Name) -> [Box<dyn Search>; 2] {
        let first = fold(&person.first).into_iter().next().unwrap_or_default();
        let initial: String = first.chars().take(1).collect();
        let none = || -> Box<dyn Search> { Box::new(EmptyQuery) };
        let last = exact(self.people, &person.last).unwrap_or_else(none);
        [last, any([first, initial].iter().filter_map(|word| exact(self.people, word)))]
    }

    /// The studies that meet what is wanted, those of its page, and how many there are.
    pub(super) fn find(
        &self,
        searcher: &Searcher,
        wanted: &Wanted,
    ) -> Result<(Vec<FoundStudy>, usize)> {
        let from = wanted.from.min(FOUND_MOST);
        let circle = wanted.near.map(|(spot, km)| Circle::new(spot, km));
        let search = self.search(wanted, circle.as_ref());
        let most = from + wanted.most.clamp(1, FOUND_MOST);
        let first = First { order: OpenFirst, circle, marked: wanted.open, after: None, most };
        let kept = searcher.search(&*search, &first).map_err(broken)?;
        let found = kept.best.iter().skip(from).map(|best| self.found(searcher, best));
        Ok((found.collect::<Result<_>>()?, usize::try_from(kept.total).unwrap_or(usize::MAX)))
    }

    fn found(&self, searcher: &Searcher, best: &Best<Place>) -> Result<FoundStudy> {
        let document: TantivyDocument = searcher.doc(best.at).map_err(broken)?;
        let bytes = document.get_first(self.brief).and_then(|value| value.as_bytes());
        let brief = serde_json::from_slice(bytes.ok_or_else(damaged)?);
        let Brief { id, title, status, phases, at, bytes } = brief.map_err(|_| damaged())?;
        let km = best.metres.map(|metres| metres as f64 / 1000.0);
        Ok(FoundStudy { id, title, status, phases, km, at, bytes })
    }

    /// Whom the studies that meet what is wanted name, and where they take people.
    pub(super) fn ties(&self, searcher: &Searcher, wanted: &Wanted) -> Result<Ties> {
        let search = self.search(wanted, None);
        let found = searcher.search(&*search, &DocSetCollector).map_err(broken)?;
        let found = Vec::from_iter(BTreeSet::from_iter(found));
        let (mut names, mut zips) = (BTreeSet::new(), BTreeSet::new());
        for rows in found.chunk_by(|one, next| one.segment_ord == next.segment_ord) {
            let Some(first) = rows.first() else { continue };
            let columns = searcher.segment_reader(first.segment_ord).fast_fields();
            let rows = rows.iter().map(|row| row.doc_id);
            if let Some(named) = columns.str(NAMED).map_err(broken)? {
                let ords = rows.clone().flat_map(|row| named.ords().values_for_doc(row));
                let ords = Vec::from_iter(BTreeSet::<u64>::from_iter(ords));
                let keep = |name: &[u8]| {
                    names.insert(String::from_utf8_lossy(name).into_owned());
                };
                named.dictionary().sorted_ords_to_term_cb(&ords, keep)?;
            }
            let zip = columns.u64(ZIP).map_err(broken)?;
            let of_rows = rows.flat_map(|row| zip.values_for_doc(row));
            zips.extend(of_rows.filter_map(|zip| u32::try_from(zip).ok()));
        }
        Ok(Ties { names: names.into_iter().collect(), zips })
    }

    /// The study of a number.
    pub(super) fn one(&self, searcher: &Searcher, id: &str) -> Result<Option<FoundStudy>> {
        let query = TermQuery::new(self.term_of(id), IndexRecordOption::Basic);
        let first = First { order: OpenFirst, circle: None, marked: false, after: None, most: 1 };
        let kept = searcher.search(&query, &first).map_err(broken)?;
        kept.best.first().map(|best| self.found(searcher, best)).transpose()
    }
}

pub(super) fn broken(error: TantivyError) -> AtlasError {
    engine::broken(error, TRIALS)
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

/// The ZIP area of a site; codes of other countries can have five digits too.
fn zip_of(site: &StudySite) -> Option<u32> {
    let is_ours = site.country.as_deref().is_some_and(|country| WITH_ZIPS.contains(&country));
    site.zip.as_deref().filter(|_| is_ours).and_then(zip_number)
}

fn number_of(field: Field, number: u64) -> Box<dyn Search> {
    Box::new(TermQuery::new(Term::from_field_u64(field, number), IndexRecordOption::Basic))
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

/// By status, then the nearest, then the newest number.
type Place = (u64, Option<u64>, Reverse<u64>);

#[derive(Clone, Copy)]
struct OpenFirst;

struct Columns {
    status: Column<u64>,
    number: Column<u64>,
}

impl first::Order for OpenFirst {
    type Place = Place;
    type Columns = Columns;

    fn columns(&self, part: &SegmentReader) -> tantivy::Result<Columns> {
        let fast = part.fast_fields();
        Ok(Columns { status: fast.u64("status")?, number: fast.u64("number")? })
    }

    fn place(&self, of: &Columns, row: DocId, metres: Option<u64>) -> Option<Place> {
        Some((of.status.first(row)?, metres, Reverse(of.number.first(row)?)))
    }
}
