//! The national registry of doctors and organisations (NPPES), from the files its owner publishes.
//!
//! *Reads* the full file (ZIP, or its members unpacked): main, practice-location, other-name and endpoint files in the
//! widths of version 2; weekly updates, which replace rows; the report of deactivated numbers as CSV or spreadsheet.
//! *Leaves unread* mailing addresses, officials of organisations, identifiers of other systems, tax numbers.
//! *Seen in the wild*: files that hold only the head (`…_fileheader.csv`); deactivated numbers whose row is empty but for
//! the day; a deactivated number that came back; letters in Windows-1252 among UTF-8.
//! *Reference*: <https://download.cms.gov/nppes/NPI_Files.html>

use std::fs::{self, File};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use jiff::civil::Date;
use tantivy::{IndexWriter, Term};

use super::index::{Fields, broken};
use super::{Doctor, Endpoint, Name, Npi, Site, Taxonomy, damaged};
use crate::lists::{Building, DOCTORS, Loaded};
use crate::source::{Member, Source};
use crate::table::{Counts, Row, each_row};
use crate::{AtlasError, Lists, Manifest, Places, Result, Watch, engine};

/// Specialties a row has room for.
const TAXONOMIES: usize = 15;
/// The first columns of [`columns`]; specialties follow, four columns each.
const FIXED: [&str; 30] = [
    "NPI",
    "Entity Type Code",
    "Provider Organization Name (Legal Business Name)",
    "Provider Last Name (Legal Name)",
    "Provider First Name",
    "Provider Middle Name?",
    "Provider Name Suffix Text?",
    "Provider Credential Text?",
    "Provider Other Organization Name?",
    "Provider Other Last Name?",
    "Provider Other First Name?",
    "Provider First Line Business Practice Location Address",
    "Provider Second Line Business Practice Location Address?",
    "Provider Business Practice Location Address City Name",
    "Provider Business Practice Location Address State Name",
    "Provider Business Practice Location Address Postal Code",
    "Provider Business Practice Location Address Telephone Number?",
    "Provider Business Practice Location Address Fax Number?",
    "Provider Enumeration Date?",
    "Last Update Date?",
    "NPI Deactivation Date",
    "NPI Reactivation Date?",
    "Provider Sex Code|Provider Gender Code?",
    "Healthcare Provider Taxonomy Code_1",
    "Provider License Number_1?",
    "Provider License Number State Code_1?",
    "Healthcare Provider Primary Taxonomy Switch_1?",
    "Provider Other Middle Name?",
    "Provider Other Credential Text?",
    "Provider Name Prefix Text?",
];

/// The columns of the main file that are read, of about 330.
fn columns() -> Vec<String> {
    let more = (2..=TAXONOMIES).flat_map(|n| {
        [
            format!("Healthcare Provider Taxonomy Code_{n}?"),
            format!("Provider License Number_{n}?"),
            format!("Provider License Number State Code_{n}?"),
            format!("Healthcare Provider Primary Taxonomy Switch_{n}?"),
        ]
    });
    FIXED.iter().map(|name| (*name).to_owned()).chain(more).collect()
}

/// The files of a load, sorted by what they hold.
#[derive(Debug, Default)]
pub struct Files<'a> {
    pub main: Vec<(&'a Source, &'a Member)>,
    pub locations: Vec<(&'a Source, &'a Member)>,
    pub other_names: Vec<(&'a Source, &'a Member)>,
    pub endpoints: Vec<(&'a Source, &'a Member)>,
    pub deactivated: Vec<(&'a Source, &'a Member)>,
}

impl Files<'_> {
    pub fn is_empty(&self) -> bool {
        let all =
            [&self.main, &self.locations, &self.other_names, &self.endpoints, &self.deactivated];
        all.iter().all(|files| files.is_empty())
    }

    /// Whether they change a list that is there rather than replace it: the full file runs from the first day of the
    /// registry, a weekly one from the week before.
    fn is_update(&self) -> bool {
        let begins = |name: &str| {
            name.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 8).map(str::to_owned)
        };
        let weekly = |(source, member): &(&Source, &Member)| {
            source.name.to_lowercase().contains("weekly")
                || begins(&member.name).is_some_and(|day| day != "20050523")
        };
        self.main.is_empty() || self.main.iter().any(weekly)
    }
}

/// Loads the registry, or brings it up to date.
///
/// # Errors
/// Where the ZIP areas are not loaded, an update has nothing to change, or a file is wrong; the list that was there stays.
pub fn load(
    files: &Files<'_>,
    sources: &[Source],
    lists: &Lists,
    today: Date,
    watch: &dyn Watch,
) -> Result<Loaded> {
    let places = Places::open(lists).map_err(|error| match error {
        AtlasError::NotLoaded { .. } => AtlasError::PlacesFirst,
        other => other,
    })?;
    let building = lists.begin(DOCTORS)?;
    let before = files.is_update().then(|| lists.need(DOCTORS)).transpose()?;
    let mut manifest = Manifest::new(DOCTORS, today);
    manifest.published = sources.iter().filter_map(Source::day).max();
    if let Some(before) = &before {
        manifest.files = before.manifest.files.clone();
        manifest.published = manifest.published.max(before.manifest.published);
        link(&before.folder, building.files())?;
    }
    for source in sources {
        manifest.files.push(source.listed(watch)?);
    }
    let fields = Fields::new();
    let index = match before {
        Some(_) => tantivy::Index::open_in_dir(building.files()).map_err(broken)?,
        None => engine::create(building.files(), fields.schema(), DOCTORS)?,
    };
    let beside = Beside::read(files, building.files(), watch)?;
    let mut writer = engine::writer(&index, DOCTORS)?;
    let mut counts = Counts::default();
    let columns = columns();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    for (source, member) in &files.main {
        let read = source.read(member, |stream| {
            each_row(stream, &columns, watch, |row| {
                let Some(doctor) = doctor(row, &beside)? else { return Ok(false) };
                if before.is_some() {
                    writer.delete_term(Term::from_field_u64(fields.npi, u64::from(doctor.npi.0)));
                }
                writer.add_document(fields.document(&doctor, &places)).map_err(broken)?;
                Ok(true)
            })
        })?;
        counts += read;
    }
    let out_of_use = deactivate(files, &index, &mut writer, &fields, &places, watch)?;
    if counts.rows + out_of_use == 0 {
        let name = sources.first().map_or_else(String::new, |source| source.name.clone());
        return Err(AtlasError::Empty { name });
    }
    writer.commit().map_err(broken)?;
    writer.wait_merging_threads().map_err(broken)?;
    finish(building, manifest, counts, &index)
}

fn finish(
    building: Building,
    manifest: Manifest,
    counts: Counts,
    index: &tantivy::Index,
) -> Result<Loaded> {
    let reader = index.reader().map_err(broken)?;
    let rows = reader.searcher().num_docs();
    building.finish(Manifest { rows, ..manifest.counted(counts) })
}

/// The index as it is, in a new folder. Its parts never change once written, so they are shared; the list of parts is copied.
fn link(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from)?.flatten() {
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".lock") {
            continue;
        }
        let copied = text.ends_with(".json");
        if copied || fs::hard_link(entry.path(), to.join(&name)).is_err() {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

/// Marks numbers that the report of deactivated numbers names. Says how many.
fn deactivate(
    files: &Files<'_>,
    index: &tantivy::Index,
    writer: &mut IndexWriter,
    fields: &Fields,
    places: &Places,
    watch: &dyn Watch,
) -> Result<u64> {
    if files.deactivated.is_empty() {
        return Ok(0);
    }
    let searcher = index.reader().map_err(broken)?.searcher();
    let mut marked = 0;
    for (source, member) in &files.deactivated {
        source.read(member, |stream| {
            each_row(stream, &["NPI", "NPPES Deactivation Date|Deactivation Date"], watch, |row| {
                let (Some(npi), Some(day)) = (Npi::read(&row.text(0)), day(&row.text(1))) else {
                    return Ok(false);
                };
                let known = fields.find(&searcher, npi)?;
                let mut doctor = known.unwrap_or_else(|| Doctor { npi, ..Doctor::default() });
                doctor.deactivated = Some(day);
                writer.delete_term(Term::from_field_u64(fields.npi, u64::from(npi.0)));
                writer.add_document(fields.document(&doctor, places)).map_err(broken)?;
                marked += 1;
                Ok(true)
            })
        })?;
    }
    Ok(marked)
}

/// A row of the main file; `None` without a number.
fn doctor(row: &Row<'_>, beside: &Beside) -> Result<Option<Doctor>> {
    let Some(npi) = Npi::read(&row.text(0)) else { return Ok(None) };
    let text = |column: usize| row.text(column).into_owned();
    let mut other_names = vec![text(8), joined(&[text(10), text(9)])];
    let names = beside.names.of(npi)?;
    other_names.extend(names.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()));
    other_names.retain(|name| !name.is_empty());
    let main = Site {
        line: text(11),
        line_two: text(12),
        city: text(13),
        state: text(14),
        zip: text(15),
        phone: text(16),
        fax: text(17),
    };
    let mut sites = vec![main];
    sites.extend(
        beside.sites.of(npi)?.iter().filter_map(|bytes| serde_json::from_slice(bytes).ok()),
    );
    sites.retain(|site| !site.is_empty());
    let mut taxonomies: Vec<Taxonomy> = (0..TAXONOMIES).filter_map(|n| taxonomy(row, n)).collect();
    taxonomies.sort_by_key(|taxonomy| !taxonomy.is_main);
    let back = day(&row.text(21));
    let endpoints = beside.endpoints.of(npi)?;
    Ok(Some(Doctor {
        npi,
        name: Name {
            last: text(3),
            first: text(4),
            middle: text(5),
            suffix: text(6),
            credential: text(7),
        },
        organization: text(2),
        other_names,
        taxonomies,
        sites,
        sex: text(22),
        endpoints: endpoints.iter().filter_map(|e| serde_json::from_slice(e).ok()).collect(),
        registered: day(&row.text(18)),
        updated: day(&row.text(19)),
        deactivated: day(&row.text(20)).filter(|gone| back.is_none_or(|back| back < *gone)),
    }))
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn taxonomy(row: &Row<'_>, n: usize) -> Option<Taxonomy> {
    let first = if n == 0 { 23 } else { FIXED.len() + (n - 1) * 4 };
    let code = row.text(first);
    (!code.is_empty()).then(|| Taxonomy {
        code: code.into_owned(),
        licence: row.text(first + 1).into_owned(),
        state: row.text(first + 2).into_owned(),
        is_main: row.bytes(first + 3) == b"Y",
    })
}

/// A day as the registry writes it (`05/23/2005`), or with the year first.
pub(crate) fn day(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// What the files beside the main one say of each number.
#[derive(Debug)]
struct Beside {
    sites: Notes,
    names: Notes,
    endpoints: Notes,
}

impl Beside {
    fn read(files: &Files<'_>, folder: &Path, watch: &dyn Watch) -> Result<Self> {
        let line = "Provider Secondary Practice Location Address";
        let columns = [
            "NPI".to_owned(),
            format!("{line}- Address Line 1"),
            format!("{line}- Address Line 2?"),
            format!("{line} - City Name"),
            format!("{line} - State Name"),
            format!("{line} - Postal Code"),
            format!("{line} - Telephone Number?"),
            "Provider Practice Location Address - Fax Number?".to_owned(),
        ];
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let sites = Notes::read(&files.locations, folder, &columns, watch, |row| {
            let text = |column: usize| row.text(column).into_owned();
            let site = Site {
                line: text(1),
                line_two: text(2),
                city: text(3),
                state: text(4),
                zip: text(5),
                phone: text(6),
                fax: text(7),
            };
            serde_json::to_vec(&site).unwrap_or_default()
        })?;
        let names = ["NPI", "Provider Other Organization Name"];
        let names = Notes::read(&files.other_names, folder, &names, watch, |row| {
            row.text(1).into_owned().into_bytes()
        })?;
        let endpoints = ["NPI", "Endpoint Type", "Endpoint"];
        let endpoints = Notes::read(&files.endpoints, folder, &endpoints, watch, |row| {
            let endpoint =
                Endpoint { kind: row.text(1).into_owned(), address: row.text(2).into_owned() };
            serde_json::to_vec(&endpoint).unwrap_or_default()
        })?;
        Ok(Self { sites, names, endpoints })
    }
}

/// Many short notes, each of a number: in a file that is gone with them, found by a table of sixteen bytes a note.
#[derive(Debug)]
struct Notes {
    file: File,
    /// Number, begin and length, in the order of the numbers.
    at: Vec<(Npi, u64, u32)>,
}

impl Notes {
    fn read(
        files: &[(&Source, &Member)],
        folder: &Path,
        columns: &[&str],
        watch: &dyn Watch,
        note: impl Fn(&Row<'_>) -> Vec<u8>,
    ) -> Result<Self> {
        let mut out = BufWriter::new(tempfile::tempfile_in(folder)?);
        let (mut at, mut begin) = (Vec::new(), 0);
        for (source, member) in files {
            source.read(member, |stream| {
                each_row(stream, columns, watch, |row| {
                    let Some(npi) = Npi::read(&row.text(0)) else { return Ok(false) };
                    let note = note(row);
                    let length = u32::try_from(note.len()).map_err(|_| damaged())?;
                    at.push((npi, begin, length));
                    begin += u64::from(length);
                    out.write_all(&note)?;
                    Ok(true)
                })
            })?;
        }
        at.sort_unstable();
        Ok(Self { file: out.into_inner().map_err(|error| error.into_error())?, at })
    }

    fn of(&self, npi: Npi) -> Result<Vec<Vec<u8>>> {
        let from = self.at.partition_point(|(n, ..)| *n < npi);
        let all = self.at.get(from..).unwrap_or_default();
        let of = all.iter().take_while(|(n, ..)| *n == npi);
        of.map(|(_, begin, length)| self.note(*begin, *length)).collect()
    }

    fn note(&self, begin: u64, length: u32) -> Result<Vec<u8>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(begin))?;
        let mut note = vec![0; length as usize];
        file.read_exact(&mut note)?;
        Ok(note)
    }
}
