//! The registry as a search index on this computer. A place is found by cells of the earth (H3) as exact words, then by its
//! exact distance; nothing the person types is ever parsed as a query.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, BooleanQuery, FuzzyTermQuery, Occur, Query as Search, TermQuery, TermSetQuery,
};
use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing,
    TextOptions, Value,
};
use tantivy::store::StoreReader;
use tantivy::{
    DocAddress, DocId, IndexReader, Searcher, SegmentReader, TantivyDocument, TantivyError, Term,
};

use super::names::{fold, key};
use super::{
    Catalog, Doctor, Found, Hit, Npi, NpiSet, Order, PageToken, Query, Tied, Who, damaged,
};
use crate::circle::{Circle, cells_of, middle_cell, pack};
use crate::first::{First, SPOT};
use crate::lists::{DOCTORS, Loaded};
use crate::places::zip_number;
use crate::{AtlasError, Lists, Places, Result, engine, first};

/// Words of a name that are looked for.
const WORDS_MOST: usize = 6;
/// Hits on one page.
const PAGE_MOST: usize = 200;
/// Rows of a specialty whose places are looked at one by one: the cells of a large city alone hold more.
const RARE: u64 = 150_000;
/// Blocks of rows that are held while rows are looked at one after the other.
const ROWS_HELD: usize = 4;

/// What the index calls a row.
const PERSON: &str = "person";
const ORGANIZATION: &str = "organization";
const GONE: &str = "gone";
const ALL: &[&str] = &[PERSON, ORGANIZATION];

/// The fields of the index.
pub(super) struct Fields {
    schema: Schema,
    pub(super) npi: Field,
    /// What a row is and a specialty of it in one word, so that a specialty of people is one list of rows.
    code: Field,
    /// The same with the middle cell of a place: who is what in a small part of the map.
    nearby: Field,
    state: Field,
    is: Field,
    cell: Field,
    name: Field,
    spot: Field,
    key: Field,
    stored: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let number = NumericOptions::default().set_indexed().set_fast();
        let words = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        Self {
            npi: schema.add_u64_field("npi", number),
            code: schema.add_text_field("registered", STRING),
            nearby: schema.add_text_field("nearby", STRING),
            state: schema.add_text_field("state", STRING),
            is: schema.add_text_field("is", STRING),
            cell: schema.add_u64_field("cell", NumericOptions::default().set_indexed()),
            name: schema.add_text_field("name", TextOptions::default().set_indexing_options(words)),
            spot: schema.add_u64_field(SPOT, NumericOptions::default().set_fast()),
            key: schema.add_u64_field("key", NumericOptions::default().set_fast()),
            stored: schema.add_bytes_field("doctor", BytesOptions::default().set_stored()),
            schema: schema.build(),
        }
    }

    pub(super) fn schema(&self) -> &Schema {
        &self.schema
    }

    pub(super) fn document(&self, doctor: &Doctor, places: &Places) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_u64(self.npi, u64::from(doctor.npi.0));
        let is = match (doctor.deactivated, doctor.is_person()) {
            (Some(_), _) => GONE,
            (None, true) => PERSON,
            (None, false) => ORGANIZATION,
        };
        document.add_text(self.is, is);
        let mut codes: Vec<&str> = doctor.taxonomies.iter().map(|t| t.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let registered: Vec<String> = codes.iter().map(|code| registered(is, code)).collect();
        registered.iter().for_each(|word| document.add_text(self.code, word));
        let mut states: Vec<&str> = doctor.sites.iter().map(|s| s.state.as_str()).collect();
        states.sort_unstable();
        states.dedup();
        states.iter().filter(|s| !s.is_empty()).for_each(|s| document.add_text(self.state, s));
        self.add_places(&mut document, doctor, &registered, places);
        let own = format!("{} {}", doctor.name.last, doctor.name.first);
        let whole = [own.as_str(), &doctor.name.middle, &doctor.organization];
        let others = doctor.other_names.iter().map(String::as_str);
        let mut words: Vec<String> = whole.into_iter().chain(others).flat_map(fold).collect();
        words.sort_unstable();
        words.dedup();
        document.add_text(self.name, words.join(" "));
        let first = if doctor.is_person() { own.as_str() } else { doctor.organization.as_str() };
        document.add_u64(self.key, key(first));
        document.add_bytes(self.stored, &serde_json::to_vec(doctor).unwrap_or_default());
        document
    }

    fn add_places(
        &self,
        document: &mut TantivyDocument,
        doctor: &Doctor,
        registered: &[String],
        places: &Places,
    ) {
        let zips = doctor.sites.iter().filter_map(|site| zip_number(&site.zip));
        let near: Vec<_> = zips.filter_map(|zip| places.of(zip)).map(|p| p.spot).collect();
        let mut spots: Vec<u64> = near.iter().map(|spot| pack(*spot)).collect();
        spots.sort_unstable();
        spots.dedup();
        let mut middle: Vec<u64> = near.iter().filter_map(|spot| middle_cell(*spot)).collect();
        middle.sort_unstable();
        middle.dedup();
        for cell in middle {
            registered.iter().for_each(|word| document.add_text(self.nearby, nearby(word, cell)));
        }
        let mut cells: Vec<u64> = near.into_iter().flat_map(cells_of).collect();
        cells.sort_unstable();
        cells.dedup();
        spots.into_iter().for_each(|spot| document.add_u64(self.spot, spot));
        cells.into_iter().for_each(|cell| document.add_u64(self.cell, cell));
    }

    /// The row of a number.
    pub(super) fn find(&self, searcher: &Searcher, npi: Npi) -> Result<Option<Doctor>> {
        let term = Term::from_field_u64(self.npi, u64::from(npi.0));
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found =
            searcher.search(&query, &tantivy::collector::DocSetCollector).map_err(broken)?;
        let newest = found.into_iter().max();
        newest.map(|at| self.stored(searcher, at)).transpose()
    }

    fn stored(&self, searcher: &Searcher, at: DocAddress) -> Result<Doctor> {
        let document: TantivyDocument = searcher.doc(at).map_err(broken)?;
        doctor_of(&document, self.stored).ok_or_else(damaged)
    }

    /// Those of the specialties asked for, or of all; in the cells of a circle where that leaves out more than it costs.
    fn specialists(
        &self,
        query: &Query,
        circle: Option<&Circle>,
        searcher: &Searcher,
    ) -> Vec<Box<dyn Search>> {
        let of = |is: &'static str| query.taxonomies.iter().map(move |code| registered(is, code));
        let words: Vec<String> = query.who.are().iter().copied().flat_map(of).collect();
        if let Some(cells) = circle.and_then(Circle::middle_cells).filter(|_| !words.is_empty()) {
            let here = words.iter().flat_map(|word| cells.iter().map(|cell| nearby(word, *cell)));
            let terms = here.map(|word| Term::from_field_text(self.nearby, &word));
            return vec![Box::new(TermSetQuery::new(terms))];
        }
        let terms = words.iter().map(|word| Term::from_field_text(self.code, word));
        let terms: Vec<Term> = terms.collect();
        let rows = |term| searcher.doc_freq(term).unwrap_or(u64::MAX / 64);
        let is_rare = terms.iter().map(rows).fold(0, u64::saturating_add) <= RARE;
        let cells = circle.filter(|_| terms.is_empty() || !is_rare).and_then(Circle::cells);
        let cells = cells.map(|cells| -> Box<dyn Search> {
            let of = cells.into_iter().map(|cell| Term::from_field_u64(self.cell, cell));
            Box::new(TermSetQuery::new(of))
        });
        let of = if terms.is_empty() { self.are(query.who) } else { one_of(terms) };
        [of].into_iter().chain(cells).collect()
    }

    fn search(
        &self,
        query: &Query,
        circle: Option<&Circle>,
        searcher: &Searcher,
    ) -> Box<dyn Search> {
        let of = self.specialists(query, circle, searcher);
        let mut parts: Vec<(Occur, Box<dyn Search>)> =
            of.into_iter().map(|part| (Occur::Must, part)).collect();
        let mut must = |part: Box<dyn Search>| parts.push((Occur::Must, part));
        if !query.state.is_empty() {
            must(word(Term::from_field_text(self.state, &query.state.to_uppercase())));
        }
        for name in fold(&query.name).into_iter().take(WORDS_MOST) {
            let term = Term::from_field_text(self.name, &name);
            must(Box::new(FuzzyTermQuery::new_prefix(term, 0, true)));
        }
        Box::new(BooleanQuery::new(parts))
    }

    /// Those of a kind. Most rows are people: a set of them would be walked through as a whole, a single word is skipped along.
    fn are(&self, who: Who) -> Box<dyn Search> {
        let is = |what: &str| word(Term::from_field_text(self.is, what));
        match who {
            Who::People => is(PERSON),
            Who::Organizations => is(ORGANIZATION),
            Who::Both => Box::new(BooleanQuery::new(vec![
                (Occur::Must, Box::new(AllQuery)),
                (Occur::MustNot, is(GONE)),
            ])),
        }
    }
}

impl Who {
    fn are(self) -> &'static [&'static str] {
        match self {
            Self::People => &[PERSON],
            Self::Organizations => &[ORGANIZATION],
            Self::Both => ALL,
        }
    }
}

/// The doctor of a row.
fn doctor_of(row: &TantivyDocument, stored: Field) -> Option<Doctor> {
    let bytes = row.get_first(stored).and_then(|value| value.as_bytes());
    serde_json::from_slice(bytes?).ok()
}

/// What a row is and one of its specialties, as one word.
fn registered(is: &str, code: &str) -> String {
    format!("{is} {code}")
}

/// The word of a specialty in a cell.
fn nearby(registered: &str, cell: u64) -> String {
    format!("{registered} {cell:x}")
}

fn word(term: Term) -> Box<dyn Search> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

fn one_of(terms: Vec<Term>) -> Box<dyn Search> {
    match <[Term; 1]>::try_from(terms) {
        Ok([term]) => word(term),
        Err(terms) => Box::new(BooleanQuery::union(terms.into_iter().map(word).collect())),
    }
}

pub(super) fn broken(error: TantivyError) -> AtlasError {
    engine::broken(error, DOCTORS)
}

/// The registry, opened. Cheap to copy; many may search at once.
#[derive(Clone)]
pub struct Doctors {
    inner: Arc<Inner>,
}

struct Inner {
    fields: Fields,
    reader: IndexReader,
    lists: Lists,
    list: Loaded,
    /// Networks that were asked for, by the folder of their generation.
    networks: Mutex<BTreeMap<PathBuf, Arc<NpiSet>>>,
}

impl Doctors {
    /// Opens the loaded list.
    ///
    /// # Errors
    /// Where it is not loaded, or damaged.
    pub fn open(lists: &Lists) -> Result<Self> {
        let list = lists.need(DOCTORS)?;
        let fields = Fields::new();
        let reader = engine::open(&list, &fields.schema)?;
        let inner =
            Inner { fields, reader, lists: lists.clone(), list, networks: Mutex::default() };
        Ok(Self { inner: Arc::new(inner) })
    }

    pub fn list(&self) -> &Loaded {
        &self.inner.list
    }

    /// The numbers of a network or directory, read once.
    fn network(&self, name: &str) -> Result<Arc<NpiSet>> {
        let folder = self.inner.lists.need(name)?.folder;
        let mut known = self.inner.networks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = known.get(&folder) {
            return Ok(Arc::clone(set));
        }
        let set = Arc::new(NpiSet::open(&folder.join("npis"))?);
        known.insert(folder, Arc::clone(&set));
        Ok(set)
    }
}

impl Catalog for Doctors {
    fn search(&self, query: &Query, from: Option<&PageToken>, most: usize) -> Result<Found> {
        let Inner { fields, reader, .. } = &*self.inner;
        let networks = query.networks.iter().map(|name| self.network(name));
        let networks: Arc<[Arc<NpiSet>]> = networks.collect::<Result<_>>()?;
        let after = from.and_then(|token| {
            let (order, npi) = token.as_str().split_once('-')?;
            Some((u64::from_str_radix(order, 16).ok()?, npi.parse::<u64>().ok()?))
        });
        let circle = query.near.map(|near| Circle::new(near.spot, near.km));
        let searcher = reader.searcher();
        let search = fields.search(query, circle.as_ref(), &searcher);
        let by_distance = query.order == Order::Distance;
        let first = First {
            order: Chosen {
                by_distance,
                networks,
                tied: query.tied.clone(),
                stored: fields.stored,
            },
            circle,
            marked: false,
            after,
            most: most.clamp(1, PAGE_MOST),
        };
        let kept = searcher.search(&*search, &first).map_err(broken)?;
        let more = kept.after_this > kept.best.len() as u64;
        let next = kept.best.last().filter(|_| more).map(|last| last.place);
        let next = next.map(|(order, npi)| PageToken::new(&format!("{order:x}-{npi}")));
        let hit = |best: &first::Best<_>| {
            let doctor = fields.stored(&searcher, best.at)?;
            Ok(Hit { doctor, km: best.metres.map(|metres| metres as f64 / 1000.0) })
        };
        let hits = kept.best.iter().map(hit).collect::<Result<_>>()?;
        Ok(Found { hits, total: kept.total, next })
    }

    fn doctor(&self, npi: Npi) -> Result<Option<Doctor>> {
        self.inner.fields.find(&self.inner.reader.searcher(), npi)
    }
}

/// The order the person chose, of those in the networks they asked for.
#[derive(Clone)]
struct Chosen {
    by_distance: bool,
    networks: Arc<[Arc<NpiSet>]>,
    tied: Option<Tied>,
    stored: Field,
}

struct Columns {
    npi: Column<u64>,
    key: Column<u64>,
    /// The rows themselves, where what ties a doctor has to be looked at.
    rows: Option<StoreReader>,
}

impl first::Order for Chosen {
    /// Metres or the beginning of the name; then the number.
    type Place = (u64, u64);
    type Columns = Columns;

    fn columns(&self, part: &SegmentReader) -> tantivy::Result<Columns> {
        let fast = part.fast_fields();
        let rows = self.tied.as_ref().map(|_| part.get_store_reader(ROWS_HELD)).transpose()?;
        Ok(Columns { npi: fast.u64("npi")?, key: fast.u64("key")?, rows })
    }

    fn counts(&self, of: &Columns, row: DocId) -> bool {
        let npi = of.npi.first(row).and_then(Npi::new);
        let in_network = |set: &Arc<NpiSet>| npi.is_some_and(|npi| set.holds(npi));
        if !self.networks.is_empty() && !self.networks.iter().any(in_network) {
            return false;
        }
        let Some((tied, rows)) = self.tied.as_ref().zip(of.rows.as_ref()) else { return true };
        let row = rows.get::<TantivyDocument>(row).ok();
        // What cannot be read is not left out in silence: its page says that the list is damaged.
        row.and_then(|row| doctor_of(&row, self.stored)).is_none_or(|doctor| tied.holds(&doctor))
    }

    fn place(&self, of: &Columns, row: DocId, metres: Option<u64>) -> Option<(u64, u64)> {
        let npi = of.npi.first(row)?;
        let order = match metres.filter(|_| self.by_distance) {
            Some(metres) => metres,
            None => of.key.first(row).unwrap_or_default(),
        };
        Some((order, npi))
    }
}
