//! The register of trials (ClinicalTrials.gov): loaded from files as it publishes them, searched by words, status, phase and place.
//!
//! Reads: a study of API version 2, pages of studies, a study a line (NDJSON), the JSON and XML of the years before, and a ZIP of any of these. A study that stands in
//! two files counts as the later one says.
//!
//! ```text
//! trials/g3/studies.ndjson    a study a line, as `record::Study`
//! trials/g3/…                 the index: what is searched, and where each study stands in that file
//! ```

mod index;
mod older;
mod people;
mod study;
mod ties;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::civil::Date;
use record::{Phase, Study, StudyStatus};
use serde_json::Value;
use tantivy::IndexReader;

use index::{Fields, broken};
pub use people::{Named, named};
pub use ties::{Names, Ties};

use crate::lists::{Loaded, TRIALS};
use crate::source::{Source, json_error};
use crate::{AtlasError, Lists, Result, Spot, Watch, doctors, engine};

const STUDIES: &str = "studies.ndjson";
/// Studies of one list; the register holds about 550,000.
const STUDIES_MOST: usize = 2_000_000;
/// Bytes of one study as it is kept. The longest have some hundred sites.
const STUDY_BYTES: u64 = 32 << 20;

/// What is looked for. Nothing in it leaves the computer.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// All of these must stand in the title, the conditions, the keywords or the treatments; of each the last word may go on.
    pub words: Vec<String>,
    /// One of these must stand there, where there are any: words of the cancer.
    pub one_of: Vec<String>,
    /// Of each group one must stand there or in the text: words of a stage, a marker, a line of treatment.
    pub named: Vec<Vec<String>>,
    /// Somebody of this name may be named by the study: [`named`] tells where, and whether.
    pub person: Option<doctors::Name>,
    /// Only studies that take people, or will.
    pub open: bool,
    pub phase: Option<Phase>,
    /// Only studies with a site that takes people, or will, in one of these ZIP areas; empty for any.
    pub zips: Vec<u32>,
    /// A state by its name, in which a site is; empty for any.
    pub state: String,
    /// Sites within so many kilometres of a place.
    pub near: Option<(Spot, f64)>,
    /// So many are left out first.
    pub from: usize,
    pub most: usize,
}

/// A study that was found.
#[derive(Clone, Debug)]
pub struct FoundStudy {
    pub id: String,
    pub title: String,
    pub status: StudyStatus,
    pub phases: Vec<Phase>,
    /// To the nearest site, where a place was asked for.
    pub km: Option<f64>,
    at: u64,
    bytes: u64,
}

/// What can be asked of a list of studies, wherever it is kept.
pub trait StudyCatalog {
    /// The studies that meet what is wanted: those that take people first, then the nearest, then the newest. And how many there are.
    ///
    /// # Errors
    /// Where the index cannot be read.
    fn search(&self, wanted: &Wanted) -> Result<(Vec<FoundStudy>, usize)>;

    /// Whom the studies that meet what is wanted name, and where they take people. No place is looked at.
    ///
    /// # Errors
    /// Where the index cannot be read.
    fn ties(&self, wanted: &Wanted) -> Result<Ties>;

    /// The whole entry of a study that was found.
    ///
    /// # Errors
    /// Where the file behind the index cannot be read.
    fn read(&self, found: &FoundStudy) -> Result<Study>;

    /// The study of a number; `None` where the list has none.
    ///
    /// # Errors
    /// As for the others.
    fn study(&self, id: &str) -> Result<Option<Study>>;
}

/// The list of trials, open for searching. Cheap to copy; many may search at once.
#[derive(Clone)]
pub struct Trials {
    inner: Arc<Inner>,
}

struct Inner {
    fields: Fields,
    reader: IndexReader,
    list: Loaded,
}

impl Trials {
    /// # Errors
    /// [`AtlasError::NotLoaded`] where no list is there, [`AtlasError::DamagedList`] where it cannot be read.
    pub fn open(lists: &Lists) -> Result<Self> {
        let list = lists.need(TRIALS)?;
        let fields = Fields::new();
        let reader = engine::open(&list, fields.schema())?;
        Ok(Self { inner: Arc::new(Inner { fields, reader, list }) })
    }

    pub fn list(&self) -> &Loaded {
        &self.inner.list
    }
}

impl StudyCatalog for Trials {
    fn search(&self, wanted: &Wanted) -> Result<(Vec<FoundStudy>, usize)> {
        self.inner.fields.find(&self.inner.reader.searcher(), wanted)
    }

    fn ties(&self, wanted: &Wanted) -> Result<Ties> {
        self.inner.fields.ties(&self.inner.reader.searcher(), wanted)
    }

    fn read(&self, found: &FoundStudy) -> Result<Study> {
        let mut file = File::open(self.inner.list.folder.join(STUDIES))?;
        file.seek(SeekFrom::Start(found.at))?;
        let mut line = Vec::new();
        file.take(found.bytes.min(STUDY_BYTES)).read_to_end(&mut line)?;
        serde_json::from_slice(&line).map_err(|_| damaged())
    }

    fn study(&self, id: &str) -> Result<Option<Study>> {
        let found = self.inner.fields.one(&self.inner.reader.searcher(), id)?;
        found.map(|found| self.read(&found)).transpose()
    }
}

fn damaged() -> AtlasError {
    AtlasError::DamagedList { list: TRIALS.to_owned() }
}

/// Loads trials from files of the register; what they hold takes the place of the list that was there.
///
/// # Errors
/// Where a file is none of the register's, cut off or damaged; the list that was there stays.
pub fn load(paths: &[PathBuf], lists: &Lists, today: Date, watch: &dyn Watch) -> Result<Loaded> {
    let building = lists.begin(TRIALS)?;
    let mut manifest = crate::Manifest::new(TRIALS, today);
    let mut out = BufWriter::new(File::create(building.files().join(STUDIES))?);
    let fields = Fields::new();
    let index = engine::create(building.files(), fields.schema(), TRIALS)?;
    let mut writer = engine::writer(&index, TRIALS)?;
    let mut rows: BTreeSet<String> = BTreeSet::new();
    let mut at = 0;
    for path in paths {
        let source = Source::open(path)?;
        manifest.files.push(source.listed(watch)?);
        manifest.published = manifest.published.max(source.day());
        let before = rows.len();
        for member in &source.members {
            source.read(member, |stream| {
                let (done, of, name) = (stream.read.clone(), stream.of, stream.name.clone());
                let values = serde_json::Deserializer::from_reader(older::json_of(stream)?);
                for value in values.into_iter::<Value>() {
                    let value = value.map_err(|error| json_error(&error, &name))?;
                    if watch.stop() {
                        return Err(AtlasError::Stopped);
                    }
                    for one in study::each(&value) {
                        let Some(mut study) = study::read(one) else {
                            manifest.left_out += 1;
                            continue;
                        };
                        study.source.date = manifest.published.map(Into::into);
                        let line = serde_json::to_vec(&study).unwrap_or_default();
                        out.write_all(&line)?;
                        out.write_all(b"\n")?;
                        if !rows.insert(study.id.to_uppercase()) {
                            writer.delete_term(fields.term_of(&study.id));
                        }
                        let row = fields.document(&study, at, line.len() as u64);
                        writer.add_document(row).map_err(broken)?;
                        at += line.len() as u64 + 1;
                        if rows.len() > STUDIES_MOST {
                            return Err(AtlasError::TooLarge { name });
                        }
                    }
                    watch.at(rows.len() as u64, done.load(Ordering::Relaxed), of);
                }
                Ok(())
            })?;
        }
        if rows.len() == before && before == 0 {
            return Err(AtlasError::UnknownFile { name: source.name.clone() });
        }
    }
    out.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    manifest.rows = rows.len() as u64;
    writer.commit().map_err(broken)?;
    writer.wait_merging_threads().map_err(broken)?;
    building.finish(manifest)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Silent;
    use std::fs;

    fn page() -> String {
        let study = |id: &str, status: &str, title: &str| {
            serde_json::json!({ "protocolSection": {
                "identificationModule": { "nctId": id, "briefTitle": title },
                "statusModule": { "overallStatus": status },
                "designModule": { "phases": ["PHASE2"], "designInfo": { "allocation": "RANDOMIZED" } },
                "conditionsModule": { "conditions": ["Breast Cancer"] },
                "eligibilityModule": { "sex": "FEMALE", "minimumAge": "18 Years", "eligibilityCriteria": "Inclusion Criteria:\n\n* Stage II" },
                "contactsLocationsModule": { "overallOfficials": [ { "name": "Ana M. Feather-Wick, MD", "role": "STUDY_CHAIR" } ], "locations": [ { "facility": "A place", "status": "RECRUITING", "city": "Boston", "zip": "02115-6110", "country": "United States", "geoPoint": { "lat": 42.36, "lon": -71.06 } } ] },
            } })
        };
        serde_json::json!({ "studies": [
            study("NCT00000001", "COMPLETED", "An old study"),
            study("NCT00000002", "RECRUITING", "A new study of letrozole"),
        ], "nextPageToken": "x" })
        .to_string()
    }

    #[test]
    fn a_page_of_the_register_is_loaded_searched_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let lists = Lists::new(folder.path().join("lists"));
        let file = folder.path().join("page-2026-11-20.json");
        fs::write(&file, page()).unwrap();
        let loaded = load(&[file], &lists, date(2026, 11, 22), &Silent).unwrap();
        assert_eq!(
            (loaded.manifest.rows, loaded.manifest.published),
            (2, Some(date(2026, 11, 20)))
        );
        let trials = Trials::open(&lists).unwrap();
        let wanted = Wanted { one_of: vec!["breast".to_owned()], most: 10, ..Wanted::default() };
        let (found, count) = trials.search(&wanted).unwrap();
        assert_eq!((count, found[0].id.as_str()), (2, "NCT00000002"));
        let boston = Spot::new(42.3, -71.1).unwrap();
        let near = Wanted { near: Some((boston, 20.0)), open: true, ..wanted.clone() };
        assert_eq!(trials.search(&near).unwrap().1, 1);
        let name = |first: &str| doctors::Name {
            last: "FEATHER-WICK".to_owned(),
            first: first.to_owned(),
            ..doctors::Name::default()
        };
        let naming = |first: &str| Wanted { person: Some(name(first)), ..wanted.clone() };
        assert_eq!(trials.search(&naming("ANA")).unwrap().1, 2);
        assert_eq!(trials.search(&naming("TED")).unwrap().1, 0);
        let ties = trials.ties(&wanted).unwrap();
        assert!(ties.names.can_hold(&name("ANA")) && !ties.names.can_hold(&name("TED")));
        assert_eq!(ties.zips, [2115].into());
        let in_zips = |zips: &[u32]| Wanted { zips: zips.to_vec(), ..wanted.clone() };
        assert_eq!(trials.search(&in_zips(&[2115, 10_065])).unwrap().1, 2);
        assert_eq!(trials.search(&in_zips(&[10_115])).unwrap().1, 0);
        let study = trials.study("nct00000002").unwrap().unwrap();
        assert_eq!(study.eligibility.criteria, "Inclusion Criteria:\n\n* Stage II");
        assert_eq!(study.design.allocation.as_deref(), Some("RANDOMIZED"));
        assert_eq!(named(&study, &name("ANA"))[0].role, Some("STUDY_CHAIR"));
    }

    #[test]
    fn a_file_that_is_none_leaves_the_list_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let lists = Lists::new(folder.path().join("lists"));
        let good = folder.path().join("page.json");
        fs::write(&good, page()).unwrap();
        load(std::slice::from_ref(&good), &lists, date(2026, 11, 22), &Silent).unwrap();
        let bad = folder.path().join("bad.json");
        let said = |text: &str| {
            fs::write(&bad, text).unwrap();
            load(std::slice::from_ref(&bad), &lists, date(2026, 11, 22), &Silent).unwrap_err().id()
        };
        assert_eq!(said("{\"name\": 1}"), "lists-error-unknown-file");
        assert_eq!(said("id,name\n1,x"), "lists-error-other-shape");
        assert_eq!(said("{\"studies\": [ {"), "lists-error-damaged");
        assert_eq!(Trials::open(&lists).unwrap().list().manifest.rows, 2);
    }
}
