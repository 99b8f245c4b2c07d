//! The register of trials (ClinicalTrials.gov): loaded from files as it publishes them, searched by words, status, phase and place.
//!
//! Reads: a study of API version 2, pages of studies, a study a line (NDJSON), the JSON and XML of the years before, and a ZIP of any of these. A study that stands in
//! two files counts as the later one says.
//!
//! ```text
//! trials/g3/studies.ndjson    a study a line, as `record::Study`
//! trials/g3/rows.json         what is searched, and where each study stands in that file
//! ```

mod older;
mod study;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use jiff::civil::Date;
use record::{Phase, Study, StudyStatus};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::lists::{Loaded, TRIALS};
use crate::source::{Source, json_error};
use crate::{AtlasError, Lists, Manifest, Result, Spot, Watch};

const STUDIES: &str = "studies.ndjson";
const ROWS: &str = "rows.json";
/// Studies of one list; the register holds about 550,000.
const STUDIES_MOST: usize = 2_000_000;
/// Bytes of one study as it is kept. The longest have some hundred sites.
const STUDY_BYTES: u64 = 32 << 20;

/// What is searched of a study.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Row {
    id: String,
    title: String,
    status: StudyStatus,
    phases: Vec<Phase>,
    /// Title, conditions, keywords, interventions, in small letters.
    words: String,
    /// Degrees north and east of each site, and whether it takes people.
    sites: Vec<(f64, f64, bool)>,
    at: u64,
    bytes: u64,
}

/// What is looked for. Nothing in it leaves the computer.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// All of these must stand there.
    pub words: Vec<String>,
    /// One of these must, where there are any: words of the cancer.
    pub one_of: Vec<String>,
    /// Only studies that take people, or will.
    pub open: bool,
    pub phase: Option<Phase>,
    /// Sites within so many kilometres of a place.
    pub near: Option<(Spot, f64)>,
    pub most: usize,
}

/// A study that was found.
#[derive(Clone, Debug)]
pub struct FoundStudy {
    pub id: String,
    pub title: String,
    pub status: StudyStatus,
    /// To the nearest site, where a place was asked for.
    pub km: Option<f64>,
}

/// The list of trials, open for searching.
#[derive(Debug)]
pub struct Trials {
    rows: Vec<Row>,
    studies: PathBuf,
    pub manifest: Manifest,
}

impl Trials {
    /// # Errors
    /// [`AtlasError::NotLoaded`] where no list is there, [`AtlasError::DamagedList`] where it cannot be read.
    pub fn open(lists: &Lists) -> Result<Self> {
        let loaded = lists.need(TRIALS)?;
        let damaged = || AtlasError::DamagedList { list: TRIALS.to_owned() };
        let text = fs::read(loaded.folder.join(ROWS)).map_err(|_| damaged())?;
        let rows = serde_json::from_slice(&text).map_err(|_| damaged())?;
        Ok(Self { rows, studies: loaded.folder.join(STUDIES), manifest: loaded.manifest })
    }

    /// The studies that meet what is wanted: those that take people first, then the nearest, then by number. And how many there are.
    pub fn search(&self, wanted: &Wanted) -> (Vec<FoundStudy>, usize) {
        let mut found: Vec<FoundStudy> =
            self.rows.iter().filter_map(|row| meets(row, wanted)).collect();
        let far = |f: &FoundStudy| f.km.map_or(i64::MAX, |km| km as i64);
        found.sort_by(|a, b| {
            (a.status, far(a)).cmp(&(b.status, far(b))).then_with(|| b.id.cmp(&a.id))
        });
        let count = found.len();
        found.truncate(wanted.most);
        (found, count)
    }

    /// The study of a number; `None` where the list has none.
    ///
    /// # Errors
    /// Where the file behind the index cannot be read.
    pub fn study(&self, id: &str) -> Result<Option<Study>> {
        let Some(row) = self.rows.iter().find(|row| row.id.eq_ignore_ascii_case(id)) else {
            return Ok(None);
        };
        let damaged = || AtlasError::DamagedList { list: TRIALS.to_owned() };
        let mut file = File::open(&self.studies)?;
        file.seek(SeekFrom::Start(row.at))?;
        let mut line = Vec::new();
        file.take(row.bytes.min(STUDY_BYTES)).read_to_end(&mut line)?;
        serde_json::from_slice(&line).map(Some).map_err(|_| damaged())
    }
}

fn meets(row: &Row, wanted: &Wanted) -> Option<FoundStudy> {
    let has = |word: &String| row.words.contains(word.to_lowercase().as_str());
    let words = wanted.words.iter().all(has);
    let one = wanted.one_of.is_empty() || wanted.one_of.iter().any(has);
    let open = !wanted.open || row.status.may_open();
    let phase = wanted.phase.is_none_or(|phase| row.phases.contains(&phase));
    if !(words && one && open && phase) {
        return None;
    }
    let km = match wanted.near {
        Some((here, within)) => {
            let spots = row.sites.iter().filter(|site| site.2 || !wanted.open);
            let all = spots.filter_map(|(lat, lon, _)| Some(Spot::new(*lat, *lon)?.km_to(here)));
            Some(all.min_by(f64::total_cmp).filter(|km| *km <= within)?)
        }
        None => None,
    };
    Some(FoundStudy { id: row.id.clone(), title: row.title.clone(), status: row.status, km })
}

/// Loads trials from files of the register; what they hold takes the place of the list that was there.
///
/// # Errors
/// Where a file is none of the register's, cut off or damaged; the list that was there stays.
pub fn load(paths: &[PathBuf], lists: &Lists, today: Date, watch: &dyn Watch) -> Result<Loaded> {
    let building = lists.begin(TRIALS)?;
    let mut manifest = Manifest::new(TRIALS, today);
    let mut out = BufWriter::new(File::create(building.files().join(STUDIES))?);
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
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
                        rows.insert(study.id.clone(), row(study, at, line.len() as u64));
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
    keep(&building.files().join(ROWS), &rows.into_values().collect::<Vec<_>>())?;
    building.finish(manifest)
}

fn keep(path: &Path, rows: &[Row]) -> Result<()> {
    let mut file = File::create(path)?;
    file.write_all(&serde_json::to_vec(rows).unwrap_or_default())?;
    file.sync_all()?;
    Ok(())
}

fn row(study: Study, at: u64, bytes: u64) -> Row {
    let names = study.interventions.iter().map(|i| &i.name);
    let title = [&study.title].into_iter().chain(&study.official_title);
    let words: Vec<&str> = title
        .chain(&study.conditions)
        .chain(&study.keywords)
        .chain(names)
        .map(String::as_str)
        .collect();
    let words = words.join(" | ").to_lowercase();
    let whole = study.status;
    let sites = study.sites.iter().filter_map(|site| {
        Some((site.latitude?, site.longitude?, site.status.unwrap_or(whole).may_open()))
    });
    let sites = sites.collect();
    Row {
        id: study.id,
        title: study.title,
        status: whole,
        phases: study.phases,
        words,
        sites,
        at,
        bytes,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Silent;

    fn page() -> String {
        let study = |id: &str, status: &str, title: &str| {
            serde_json::json!({ "protocolSection": {
                "identificationModule": { "nctId": id, "briefTitle": title },
                "statusModule": { "overallStatus": status },
                "designModule": { "phases": ["PHASE2"], "designInfo": { "allocation": "RANDOMIZED" } },
                "conditionsModule": { "conditions": ["Breast Cancer"] },
                "eligibilityModule": { "sex": "FEMALE", "minimumAge": "18 Years", "eligibilityCriteria": "Inclusion Criteria:\n\n* Stage II" },
                "contactsLocationsModule": { "locations": [ { "facility": "A place", "status": "RECRUITING", "city": "Boston", "geoPoint": { "lat": 42.36, "lon": -71.06 } } ] },
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
        let (found, count) = trials.search(&wanted);
        assert_eq!((count, found[0].id.as_str()), (2, "NCT00000002"));
        let boston = Spot::new(42.3, -71.1).unwrap();
        let near = Wanted { near: Some((boston, 20.0)), open: true, ..wanted.clone() };
        assert_eq!(trials.search(&near).1, 1);
        let study = trials.study("nct00000002").unwrap().unwrap();
        assert_eq!(study.eligibility.criteria, "Inclusion Criteria:\n\n* Stage II");
        assert_eq!(study.design.allocation.as_deref(), Some("RANDOMIZED"));
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
        assert_eq!(Trials::open(&lists).unwrap().manifest.rows, 2);
    }
}
