//! The registry as a search index on this computer. A place is found by cells of the earth (H3) as exact words, then by its
//! exact distance; nothing the person types is ever parsed as a query.

use std::collections::BTreeMap;
use std::collections::BinaryHeap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use h3o::{LatLng, Resolution};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, BooleanQuery, FuzzyTermQuery, Occur, Query as Search, TermQuery, TermSetQuery,
};
use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing,
    TextOptions, Value,
};
use tantivy::{
    DocAddress, DocId, Index, IndexReader, ReloadPolicy, Score, Searcher, SegmentReader,
    TantivyDocument, Term,
};

use super::names::{fold, key};
use super::{Catalog, Doctor, Found, Hit, Npi, NpiSet, Order, PageToken, Query, Who, damaged};
use crate::lists::{DOCTORS, Loaded};
use crate::places::{Spot, zip_number};
use crate::{AtlasError, Lists, Places, Result};

/// Memory of the writer, bytes: with the notes beside it a load stays under one gigabyte.
pub(super) const WRITER_BYTES: usize = 300 << 20;
pub(super) const WRITER_THREADS: usize = 2;
/// Words of a name that are looked for.
const WORDS_MOST: usize = 6;
/// Hits on one page.
const PAGE_MOST: usize = 200;
/// Cells of about 60 km across for wide circles, of about 8 km for narrow ones.
pub(crate) const WIDE: Resolution = Resolution::Three;
pub(crate) const NARROW: Resolution = Resolution::Five;
/// Circles wider than this are looked for in wide cells, km. Wide cells around 80 km cover 23 times the circle, narrow ones 3 times.
const NARROW_MOST_KM: f64 = 170.0;
/// Circles wider than this are looked for without cells, km.
const WIDE_MOST_KM: f64 = 1500.0;
/// Rows of a specialty whose places are looked at one by one: a cell of a large city alone holds more.
const RARE: u64 = 50_000;

/// What the index calls a row.
const PERSON: &str = "person";
const ORGANIZATION: &str = "organization";
const GONE: &str = "gone";

/// The fields of the index.
pub(super) struct Fields {
    schema: Schema,
    pub(super) npi: Field,
    code: Field,
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
            code: schema.add_text_field("code", STRING),
            state: schema.add_text_field("state", STRING),
            is: schema.add_text_field("is", STRING),
            cell: schema.add_u64_field("cell", NumericOptions::default().set_indexed()),
            name: schema.add_text_field("name", TextOptions::default().set_indexing_options(words)),
            spot: schema.add_u64_field("spot", NumericOptions::default().set_fast()),
            key: schema.add_u64_field("key", NumericOptions::default().set_fast()),
            stored: schema.add_bytes_field("doctor", BytesOptions::default().set_stored()),
            schema: schema.build(),
        }
    }

    pub(super) fn create(&self, folder: &Path) -> Result<Index> {
        Index::create_in_dir(folder, self.schema.clone()).map_err(broken)
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
        codes.iter().for_each(|code| document.add_text(self.code, code));
        let mut states: Vec<&str> = doctor.sites.iter().map(|s| s.state.as_str()).collect();
        states.sort_unstable();
        states.dedup();
        states.iter().filter(|s| !s.is_empty()).for_each(|s| document.add_text(self.state, s));
        self.add_places(&mut document, doctor, places);
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

    fn add_places(&self, document: &mut TantivyDocument, doctor: &Doctor, places: &Places) {
        let zips = doctor.sites.iter().filter_map(|site| zip_number(&site.zip));
        let mut spots: Vec<u64> =
            zips.filter_map(|zip| places.of(zip)).map(|place| pack(place.spot)).collect();
        spots.sort_unstable();
        spots.dedup();
        let mut cells = Vec::new();
        for spot in &spots {
            document.add_u64(self.spot, *spot);
            let at = unpack(*spot);
            cells.extend([WIDE, NARROW].into_iter().filter_map(|size| cell(at, size)));
        }
        cells.sort_unstable();
        cells.dedup();
        cells.into_iter().for_each(|cell| document.add_u64(self.cell, u64::from(cell)));
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
        let bytes = document.get_first(self.stored).and_then(|value| value.as_bytes());
        serde_json::from_slice(bytes.ok_or_else(damaged)?).map_err(|_| damaged())
    }

    /// Whether so few rows have any of these codes that looking at each costs less than the cells of a circle.
    fn is_rare(&self, codes: &[String], searcher: &Searcher) -> bool {
        let rows = codes.iter().map(|code| {
            searcher.doc_freq(&Term::from_field_text(self.code, code)).unwrap_or(u64::MAX / 64)
        });
        !codes.is_empty() && rows.fold(0, u64::saturating_add) <= RARE
    }

    fn search(&self, query: &Query, searcher: &Searcher) -> Box<dyn Search> {
        let mut must: Vec<Box<dyn Search>> = Vec::new();
        let texts = |field: Field, texts: &[&str]| -> Box<dyn Search> {
            Box::new(TermSetQuery::new(texts.iter().map(|text| Term::from_field_text(field, text))))
        };
        if !query.taxonomies.is_empty() {
            let codes: Vec<&str> = query.taxonomies.iter().map(String::as_str).collect();
            must.push(texts(self.code, &codes));
        }
        if let Some(near) = query.near
            && !self.is_rare(&query.taxonomies, searcher)
            && let Some(cells) = cells_around(near.spot, near.km)
        {
            let terms = cells.into_iter().map(|cell| Term::from_field_u64(self.cell, cell));
            must.push(Box::new(TermSetQuery::new(terms)));
        }
        if !query.state.is_empty() {
            must.push(texts(self.state, &[&query.state.to_uppercase()]));
        }
        for word in fold(&query.name).into_iter().take(WORDS_MOST) {
            let term = Term::from_field_text(self.name, &word);
            must.push(Box::new(FuzzyTermQuery::new_prefix(term, 0, true)));
        }
        // Most rows are people: a set of them would be walked through as a whole, a single word is skipped along.
        let is = |what: &str| -> Box<dyn Search> {
            Box::new(TermQuery::new(Term::from_field_text(self.is, what), IndexRecordOption::Basic))
        };
        let mut parts: Vec<(Occur, Box<dyn Search>)> =
            must.into_iter().map(|part| (Occur::Must, part)).collect();
        match query.who {
            Who::People => parts.push((Occur::Must, is(PERSON))),
            Who::Organizations => parts.push((Occur::Must, is(ORGANIZATION))),
            Who::Both => {
                parts.extend([(Occur::Must, Box::new(AllQuery) as _), (Occur::MustNot, is(GONE))]);
            }
        }
        Box::new(BooleanQuery::new(parts))
    }
}

pub(super) fn broken(error: tantivy::TantivyError) -> AtlasError {
    match error {
        tantivy::TantivyError::IoError(error) => {
            AtlasError::from(std::io::Error::from(error.kind()))
        }
        _ => damaged(),
    }
}

pub(crate) fn cell(spot: Spot, size: Resolution) -> Option<h3o::CellIndex> {
    Some(LatLng::new(spot.latitude, spot.longitude).ok()?.to_cell(size))
}

/// The cells that cover a circle; `None` where it is too wide for cells to help.
pub(crate) fn cells_around(spot: Spot, km: f64) -> Option<Vec<u64>> {
    if !(0.0..=WIDE_MOST_KM).contains(&km) {
        return None;
    }
    let size = if km <= NARROW_MOST_KM { NARROW } else { WIDE };
    // Cells are not all of one size: the smallest have about four fifths of the usual edge. One ring more covers where in
    // its own cell the middle lies.
    let step = size.edge_length_km() * 0.8 * 1.5;
    let rings = (km / step).ceil() as u32 + 1;
    let middle = cell(spot, size)?;
    Some(middle.grid_disk::<Vec<_>>(rings).into_iter().map(u64::from).collect())
}

/// A spot as one number, to a metre.
pub(crate) fn pack(spot: Spot) -> u64 {
    let latitude = ((spot.latitude + 90.0) * 1e5).round() as u64;
    let longitude = ((spot.longitude + 180.0) * 1e5).round() as u64;
    (latitude << 32) | longitude
}

pub(crate) fn unpack(packed: u64) -> Spot {
    let latitude = (packed >> 32) as f64 / 1e5 - 90.0;
    let longitude = (packed & 0xffff_ffff) as f64 / 1e5 - 180.0;
    Spot { latitude, longitude }
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
        let index = Index::open_in_dir(&list.folder).map_err(|_| damaged())?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = reader.try_into().map_err(broken)?;
        let inner = Inner {
            fields: Fields::new(),
            reader,
            lists: lists.clone(),
            list,
            networks: Mutex::default(),
        };
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
        let nearest = Nearest {
            around: query.near.map(|near| (near.spot, near.km)),
            networks,
            by_distance: query.order == Order::Distance && query.near.is_some(),
            after,
            most: most.clamp(1, PAGE_MOST),
        };
        let searcher = reader.searcher();
        let kept = searcher.search(&*fields.search(query, &searcher), &nearest).map_err(broken)?;
        let more = kept.after_this > kept.best.len() as u64;
        let next = kept.best.last().filter(|_| more);
        let next = next.map(|last| PageToken::new(&format!("{:x}-{}", last.order, last.npi)));
        let hit = |best: &Best| {
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

/// Collects the first of the order, beginning after a token.
struct Nearest {
    around: Option<(Spot, f64)>,
    networks: Arc<[Arc<NpiSet>]>,
    by_distance: bool,
    after: Option<(u64, u64)>,
    most: usize,
}

/// One that was found. Ordered as pages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Best {
    order: u64,
    npi: u64,
    at: DocAddress,
    metres: Option<u64>,
}

#[derive(Default)]
struct Kept {
    best: Vec<Best>,
    total: u64,
    /// How many come after the token, those of this page among them.
    after_this: u64,
}

impl Collector for Nearest {
    type Fruit = Kept;
    type Child = OfSegment;

    fn for_segment(&self, segment: u32, reader: &SegmentReader) -> tantivy::Result<OfSegment> {
        let fast = reader.fast_fields();
        Ok(OfSegment {
            segment,
            around: self.around,
            networks: Arc::clone(&self.networks),
            by_distance: self.by_distance,
            after: self.after,
            most: self.most,
            npi: fast.u64("npi")?,
            key: fast.u64("key")?,
            spot: fast.u64("spot")?,
            heap: BinaryHeap::new(),
            total: 0,
            after_this: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<Kept>) -> tantivy::Result<Kept> {
        let mut all = Kept::default();
        for part in parts {
            all.best.extend(part.best);
            all.total += part.total;
            all.after_this += part.after_this;
        }
        all.best.sort_unstable();
        all.best.truncate(self.most);
        Ok(all)
    }
}

struct OfSegment {
    segment: u32,
    around: Option<(Spot, f64)>,
    networks: Arc<[Arc<NpiSet>]>,
    by_distance: bool,
    after: Option<(u64, u64)>,
    most: usize,
    npi: Column<u64>,
    key: Column<u64>,
    spot: Column<u64>,
    heap: BinaryHeap<Best>,
    total: u64,
    after_this: u64,
}

impl SegmentCollector for OfSegment {
    type Fruit = Kept;

    fn collect(&mut self, doc: DocId, _: Score) {
        let metres = match self.around {
            None => None,
            Some((spot, km)) => {
                let far = self.spot.values_for_doc(doc).map(|at| spot.km_to(unpack(at)));
                match far.min_by(f64::total_cmp).filter(|far| *far <= km) {
                    None => return,
                    Some(far) => Some((far * 1000.0).round() as u64),
                }
            }
        };
        let Some(npi) = self.npi.first(doc) else { return };
        let in_network = |set: &Arc<NpiSet>| Npi::new(npi).is_some_and(|npi| set.holds(npi));
        if !self.networks.is_empty() && !self.networks.iter().any(in_network) {
            return;
        }
        self.total += 1;
        let by_name = self.key.first(doc).unwrap_or_default();
        let order = metres.filter(|_| self.by_distance).unwrap_or(by_name);
        if self.after.is_some_and(|after| (order, npi) <= after) {
            return;
        }
        self.after_this += 1;
        let best = Best { order, npi, at: DocAddress::new(self.segment, doc), metres };
        if self.heap.len() < self.most {
            self.heap.push(best);
        } else if self.heap.peek().is_some_and(|last| best < *last) {
            self.heap.pop();
            self.heap.push(best);
        }
    }

    fn harvest(self) -> Kept {
        Kept { best: self.heap.into_vec(), total: self.total, after_this: self.after_this }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_a_circle_hold_every_spot_in_it() {
        // Around Boston, Key West, Utqiagvik and Guam, in all directions, at the very edge.
        for (latitude, longitude) in
            [(42.34, -71.1), (24.55, -81.78), (71.29, -156.79), (13.45, 144.78)]
        {
            let middle = Spot { latitude, longitude };
            for km in [1.0, 8.0, 40.0, 80.0, 169.0, 171.0, 480.0] {
                let cells = cells_around(middle, km).unwrap();
                let size = if km <= NARROW_MOST_KM { NARROW } else { WIDE };
                for degrees in 0..72 {
                    let turn = f64::from(degrees * 5).to_radians();
                    let up = km * 0.999 / 111.195;
                    let spot = Spot {
                        latitude: latitude + up * turn.cos(),
                        longitude: longitude + up * turn.sin() / latitude.to_radians().cos(),
                    };
                    if middle.km_to(spot) <= km {
                        let cell = u64::from(cell(spot, size).unwrap());
                        assert!(cells.contains(&cell), "{latitude} {km} {degrees}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_spot_survives_to_a_metre() {
        let spot = Spot { latitude: -14.27, longitude: -170.7 };
        assert!(spot.km_to(unpack(pack(spot))) < 0.0015);
    }
}
