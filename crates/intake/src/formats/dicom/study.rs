//! The headers of a shoebox put together into studies: one document a study.
//!
//! [`studies`] takes what was kept of every instance, not its bytes, so a disc of 20,000 slices costs
//! little memory. A study's page is its inventory: what, when, of whom, by which machine, which series
//! with how many images, and what the disc promises that is not there.

use std::collections::{BTreeMap, BTreeSet};

use knowledge::vocabulary::DicomObjects;
use record::{
    BlockKind, DiscEntry, DocumentId, DocumentKind, Fact, Finding, FindingCode, Format,
    ImagingStudy, Instance, Page, PageBuilder, Passage, PersonMention, Reading, Sha256, Span,
    Status, StoredFile,
};

use super::gaps::{self, Gap};
use super::{damage, date_of, name_of_object, person, tag};

/// One file of a shoebox whose header names a study.
#[derive(Clone)]
pub struct InstanceFile {
    pub path: String,
    pub sha256: Sha256,
    pub bytes: u64,
    pub instance: Instance,
    /// Its header or its pixels are cut off.
    pub damaged: bool,
    /// A report or an enclosed document: its reading is a document of its own, and it is counted in
    /// its study, not stored in it.
    pub own_document: bool,
}

impl InstanceFile {
    /// The instance of a reading; `None` where it is none.
    pub fn of(path: &str, sha256: Sha256, bytes: u64, reading: &Reading) -> Option<Self> {
        let instance = reading.instance.clone()?;
        let damaged = reading.findings.iter().any(|f| f.code == FindingCode::DocumentDamaged);
        let own_document = !reading.pages.is_empty();
        Some(Self { path: path.to_owned(), sha256, bytes, instance, damaged, own_document })
    }
}

/// The list of files that a disc carries, and where it stands.
#[derive(Clone)]
pub struct Directory {
    pub path: String,
    pub entries: Vec<DiscEntry>,
}

/// One study as a document. Sources carry document number 0.
#[derive(Clone)]
pub struct Study {
    /// The deepest folder that holds its files.
    pub path: String,
    pub files: Vec<StoredFile>,
    pub reading: Reading,
}

/// All studies of a shoebox.
#[derive(Clone, Default)]
pub struct Studies {
    pub studies: Vec<Study>,
    /// What a disc's list names that is not there and belongs to no study found, by the list's path.
    pub of_directories: Vec<(String, Finding)>,
}

/// Groups the instances of one shoebox into studies.
///
/// `unreadable` are the paths of DICOM files that were not read, `present` those of all files.
pub fn studies(
    mut files: Vec<InstanceFile>,
    unreadable: &[String],
    directories: &[Directory],
    present: &[&str],
    objects: &DicomObjects,
) -> Studies {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut by_study: BTreeMap<String, Vec<InstanceFile>> = BTreeMap::new();
    for file in files {
        let uid = &file.instance.study_uid;
        let key =
            if uid.is_empty() { format!("in {}", folder_of(&file.path)) } else { uid.clone() };
        by_study.entry(key).or_default().push(file);
    }
    let mut groups: Vec<Group> = by_study
        .into_values()
        .flat_map(copies_apart)
        .filter(|files| files.iter().any(|file| !file.own_document))
        .map(Group::of)
        .collect();
    groups.sort_by(|a, b| (&a.folder, &a.date(), &a.uid).cmp(&(&b.folder, &b.date(), &b.uid)));
    let of_directories = check_discs(&mut groups, unreadable, directories, present);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let studies = groups.into_iter().map(|group| {
        let number = taken.entry(group.folder.clone()).or_default();
        *number += 1;
        let path = match (group.folder.as_str(), *number) {
            ("", 1) if group.files.len() == 1 => group.files[0].path.clone(),
            ("", 1) => ".".to_owned(),
            ("", n) => format!("study-{n}"),
            // The archive itself is a document under its own path.
            (folder, n) if n > 1 || folder.ends_with('!') => {
                format!("{}!study-{n}", folder.trim_end_matches('!'))
            }
            (folder, _) => folder.to_owned(),
        };
        group.study(path, objects)
    });
    Studies { studies: studies.collect(), of_directories }
}

/// A path's folder: all before the last `/`, or up to and with the last `!`.
fn folder_of(path: &str) -> &str {
    match path.rfind(['/', '!']) {
        Some(at) if path[at..].starts_with('!') => &path[..=at],
        Some(at) => &path[..at],
        None => "",
    }
}

/// The deepest folder that holds every path.
fn common_folder<'a>(mut paths: impl Iterator<Item = &'a str>) -> &'a str {
    let Some(first) = paths.next() else { return "" };
    let mut folder = folder_of(first);
    for path in paths {
        while !holds(folder, path) {
            folder = folder_of(folder.strip_suffix('!').unwrap_or(folder));
        }
    }
    folder
}

/// A disc keeps each series in a folder of its own below its study's (`ST000000/SE000000`): a study of one
/// series is told by the study's folder.
fn above_series(folder: &str) -> &str {
    let Some((above, name)) = folder.rsplit_once('/') else { return folder };
    let number =
        name.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | ' '));
    let word =
        name[..name.len() - number.len()].trim_end_matches(['_', '-', ' ']).to_ascii_lowercase();
    let is_series = matches!(word.as_str(), "se" | "ser" | "series")
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit());
    if is_series { above } else { folder }
}

/// Whether a path lies in a folder.
fn holds(folder: &str, path: &str) -> bool {
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| folder.ends_with('!') || rest.starts_with('/'))
}

/// A study that was handed over twice, on two discs, is two documents: each is whole in its own folder.
fn copies_apart(files: Vec<InstanceFile>) -> Vec<Vec<InstanceFile>> {
    let folder = common_folder(files.iter().map(|file| file.path.as_str())).to_owned();
    let part = |path: &str| {
        let rest = path.get(folder.len()..).unwrap_or("").trim_start_matches('/');
        rest.find(['/', '!']).map(|end| rest[..end].to_owned())
    };
    let mut seen: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let is_copied = files.iter().any(|file| {
        let uid = file.instance.sop_uid.as_str();
        let here = part(&file.path);
        !uid.is_empty() && seen.insert(uid, here.clone()).is_some_and(|there| there != here)
    });
    if !is_copied {
        return vec![files];
    }
    let mut parts: BTreeMap<Option<String>, Vec<InstanceFile>> = BTreeMap::new();
    for file in files {
        parts.entry(part(&file.path)).or_default().push(file);
    }
    parts.into_values().flat_map(copies_apart).collect()
}

/// The files of one study.
struct Group {
    uid: String,
    folder: String,
    files: Vec<InstanceFile>,
    /// Files of it that cannot be read at all.
    unreadable: usize,
    /// Files of it that the disc names and does not hold.
    missing: Vec<String>,
}

impl Group {
    fn of(files: Vec<InstanceFile>) -> Self {
        let stored = files.iter().filter(|file| !file.own_document);
        let folder = above_series(common_folder(stored.map(|file| file.path.as_str()))).to_owned();
        let uid = files.first().map_or_else(String::new, |file| file.instance.study_uid.clone());
        Self { uid, folder, files, unreadable: 0, missing: Vec::new() }
    }

    fn date(&self) -> Option<record::PartialDate> {
        self.files.iter().find_map(|file| date_of(&file.instance.tags))
    }

    fn study(mut self, path: String, objects: &DicomObjects) -> Study {
        let reading = self.reading(objects);
        let stored = self.files.extract_if(.., |file| !file.own_document);
        let files = stored
            .map(|file| StoredFile { path: file.path, sha256: file.sha256, bytes: file.bytes })
            .collect();
        Study { path, files, reading }
    }

    fn reading(&self, objects: &DicomObjects) -> Reading {
        let summary = Summary::of(&self.files, objects);
        let gaps = summary.gaps();
        let (page, places) = summary.page(&self.uid, &self.missing, &gaps);
        let mut reading = Reading::of(Format::Dicom);
        let described = summary.tags.get("StudyDescription").cloned();
        let named = [summary.modality.as_str(), summary.value("BodyPartExamined")].join(" ");
        let named = Some(named.trim().to_owned()).filter(|title| !title.is_empty());
        reading.title = described.or(named);
        reading.date = date_of(&summary.tags).or_else(|| self.date());
        reading.kind = Some(self.kind(&summary, objects));
        reading.people = places.people(&page);
        reading.facts.extend(self.fact(&summary, &page, &places).map(|f| f.dated(reading.date)));
        for file in self.files.iter().filter(|f| !f.own_document && !f.instance.is_image) {
            reading.leave_unread(format!("DICOM {}", name_of_object(&file.instance)));
        }
        reading.pages.push(page);
        self.find(&gaps, &mut reading);
        reading
    }

    fn kind(&self, summary: &Summary<'_>, objects: &DicomObjects) -> DocumentKind {
        let modality = |file: &InstanceFile| tag(&file.instance, "Modality").to_owned();
        if summary.images > 0 && objects.is_slides(&summary.modality) {
            DocumentKind::Slides
        } else if self.files.iter().all(|file| objects.is_radiotherapy(&modality(file))) {
            DocumentKind::RadiotherapyRecord
        } else {
            DocumentKind::ImagingStudy
        }
    }

    fn fact(&self, summary: &Summary<'_>, page: &Page, places: &Places) -> Option<Fact> {
        let study = ImagingStudy {
            modality: Some(summary.modality.clone()).filter(|m| !m.is_empty()),
            body_part: summary.tags.get("BodyPartExamined").cloned(),
            series: Some(summary.series.values().filter(|s| s.images > 0).count() as u32),
            images: Some(summary.images),
            uid: Some(self.uid.clone()).filter(|uid| !uid.is_empty()),
            ..ImagingStudy::default()
        };
        let id = DocumentId(0);
        let stated = ["(0008,0060)", "(0018,0015)", "(0008,0020)", "(0020,000D)"]
            .into_iter()
            .filter_map(|pointer| Passage::at_element(id, page, pointer));
        let counted = Passage::on(id, page, places.images);
        let mut sources = stated.chain([counted]);
        let mut fact = Fact::new(study, "dicom.study", sources.next()?);
        sources.for_each(|source| fact.also(source));
        (summary.images > 0).then_some(fact)
    }

    fn find(&self, gaps: &[(String, Gap)], reading: &mut Reading) {
        let cut = self.files.iter().filter(|file| file.damaged && !file.own_document).count();
        let damaged = cut + self.unreadable;
        if damaged > 0 {
            let all = self.files.iter().filter(|file| !file.own_document).count() + self.unreadable;
            let finding = damage("detail-some-files").with("all", all.to_string());
            reading.find(finding.with("count", damaged.to_string()));
        }
        if !self.missing.is_empty() {
            reading.find(missing(&self.missing));
            if reading.status == Status::Read {
                reading.status = Status::PartlyRead;
            }
        }
        let told = damaged + self.missing.len();
        reading.findings.extend(incomplete(gaps, true, told));
        reading.findings.extend(incomplete(gaps, false, told));
        if self.uid.is_empty() {
            let fault = Finding::new(FindingCode::DocumentFault);
            reading.find(fault.why("detail-files-no-study"));
        }
    }
}

fn missing(paths: &[String]) -> Finding {
    let examples = paths.iter().take(3).map(String::as_str).collect::<Vec<_>>();
    Finding::new(FindingCode::ImagingFilesMissing)
        .with("count", paths.len().to_string())
        .with("detail", examples.join(", "))
}

/// The series of a study that are not whole, or of which that cannot be told. Files that are `told` of already, as damaged
/// or as named by the disc, leave holes of their own.
fn incomplete(gaps: &[(String, Gap)], is_plain: bool, told: usize) -> Option<Finding> {
    /// Series that are named; the page has them all.
    const NAMED: usize = 5;
    let of_kind = || gaps.iter().filter(|(_, gap)| gap.is_plain == is_plain);
    let slices = of_kind().map(|(_, gap)| gap.slices).fold(0_u64, u64::saturating_add);
    let code = match is_plain {
        true => FindingCode::ImagingSeriesGap,
        false => FindingCode::ImagingSeriesUnclear,
    };
    let named: Vec<&str> = of_kind().map(|(line, _)| line.as_str()).take(NAMED).collect();
    let finding = Finding::new(code).with("count", slices.to_string());
    (slices > told as u64).then(|| finding.with("detail", named.join("; ")))
}

/// Holds the discs' lists against what is there. Gives what belongs to no study.
fn check_discs(
    groups: &mut [Group],
    unreadable: &[String],
    directories: &[Directory],
    present: &[&str],
) -> Vec<(String, Finding)> {
    // Discs are written in capitals and copied in whatever case the computer likes.
    let present: BTreeSet<String> = present.iter().map(|path| path.to_lowercase()).collect();
    let mut unread: BTreeMap<String, &str> =
        unreadable.iter().map(|path| (path.to_lowercase(), path.as_str())).collect();
    let mut of_directories = Vec::new();
    for directory in directories {
        let base = folder_of(&directory.path);
        let glue = if base.is_empty() || base.ends_with('!') { "" } else { "/" };
        let mut stray = Vec::new();
        for entry in &directory.entries {
            let path = format!("{base}{glue}{}", entry.path).to_lowercase();
            let is_of = |group: &&mut Group| {
                !entry.study_uid.is_empty()
                    && group.uid == entry.study_uid
                    && group.files.iter().any(|file| holds(base, &file.path))
            };
            let group = groups.iter_mut().find(is_of);
            if !present.contains(&path) {
                match group {
                    Some(group) => group.missing.push(entry.path.clone()),
                    None => stray.push(entry.path.clone()),
                }
            } else if let Some(group) = group
                && unread.remove(&path).is_some()
            {
                group.unreadable += 1;
            }
        }
        if !stray.is_empty() {
            of_directories.push((directory.path.clone(), missing(&stray)));
        }
    }
    // Without a list, a file that cannot be read belongs to the study in whose folder it lies.
    for path in unread.into_values() {
        let around = groups.iter_mut().filter(|g| !g.folder.is_empty() && holds(&g.folder, path));
        if let Some(group) = around.max_by_key(|group| group.folder.len()) {
            group.unreadable += 1;
        }
    }
    of_directories
}

/// One series: what it shows, how much of it is there.
struct Series<'a> {
    first: &'a Instance,
    images: u32,
    frames: u32,
    others: u32,
    /// Each of its objects once.
    instances: Vec<&'a Instance>,
}

/// What the headers of a study say together.
struct Summary<'a> {
    /// The one that names the study; else of most images; where there are none, of most objects.
    modality: String,
    images: u32,
    /// For each element the value that most images have.
    tags: BTreeMap<&'static str, String>,
    /// By number and UID.
    series: BTreeMap<(u32, &'a str), Series<'a>>,
    /// Other ways in which the patient is named in this study.
    also_named: Vec<BTreeMap<&'static str, String>>,
}

const PATIENT: [&str; 6] = [
    "PatientName",
    "PatientBirthName",
    "OtherPatientNames",
    "PatientBirthDate",
    "PatientSex",
    "PatientID",
];

impl<'a> Summary<'a> {
    fn of(files: &'a [InstanceFile], objects: &DicomObjects) -> Self {
        let has_images = files.iter().any(|file| file.instance.is_image);
        let counted = |file: &&InstanceFile| file.instance.is_image || !has_images;
        let mut votes: BTreeMap<&'static str, BTreeMap<&str, usize>> = BTreeMap::new();
        for file in files.iter().filter(counted) {
            for (keyword, value) in &file.instance.tags {
                *votes.entry(keyword).or_default().entry(value).or_default() += 1;
            }
        }
        let most = |values: BTreeMap<&str, usize>| {
            let best = values.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
            best.map_or_else(String::new, |(value, _)| value.to_owned())
        };
        let among: Vec<_> = votes.get("Modality").into_iter().flat_map(|m| m.keys()).collect();
        let namesake = objects.names_the_study.iter().find(|m| among.contains(&&m.as_str()));
        let mut tags: BTreeMap<_, _> =
            votes.into_iter().map(|(k, values)| (k, most(values))).collect();
        if let Some(modality) = namesake {
            tags.insert("Modality", modality.clone());
        }
        let mut pictures = BTreeSet::new();
        let mut images = 0;
        let mut series: BTreeMap<(u32, &str), Series<'_>> = BTreeMap::new();
        for InstanceFile { instance, .. } in files {
            let number = tag(instance, "SeriesNumber").trim().parse().unwrap_or(u32::MAX);
            let of = series
                .entry((number, instance.series_uid.as_str()))
                .or_insert_with(|| Series::of(instance));
            let is_new = instance.sop_uid.is_empty() || pictures.insert(&instance.sop_uid);
            of.instances.extend(is_new.then_some(instance));
            match (instance.is_image, is_new) {
                (true, true) => {
                    of.images += 1;
                    of.frames = of.frames.saturating_add(instance.frames.max(1));
                    images += 1;
                }
                (true, false) => {} // The same picture stored twice.
                (false, _) => of.others += 1,
            }
        }
        let also_named = other_names(files, &tags);
        let modality = tags.get("Modality").cloned().unwrap_or_default();
        Self { modality, images, tags, series, also_named }
    }

    fn value(&self, keyword: &str) -> &str {
        self.tags.get(keyword).map_or("", String::as_str)
    }

    /// The inventory, and where on it people and the count of images stand.
    fn page(&self, uid: &str, missing: &[String], gaps: &[(String, Gap)]) -> (Page, Places) {
        let mut page = PageBuilder::new(1);
        page.block(BlockKind::Heading(1), |page| match self.value("StudyDescription") {
            "" => {
                page.push("Imaging study");
            }
            description => {
                page.anchored("(0008,1030)", description);
            }
        });
        let mut people = vec![person::write(&mut page, &self.tags)];
        person::examination(&mut page, &self.tags);
        person::row(&mut page, "(0020,000D)", "Study Instance UID", uid);
        let mut images = Span::new(0, 0);
        page.block(BlockKind::TableRow, |page| {
            page.push("Images\t");
            let start = page.position();
            page.push(&self.images.to_string());
            images = Span::new(start, page.position());
        });
        page.block(BlockKind::Heading(2), |page| {
            page.push("Series");
        });
        page.block(BlockKind::TableHead, |page| {
            page.push("Number\tModality\tDescription\tBody part\tImages\tFrames\tOther objects");
        });
        for series in self.series.values() {
            series.write(&mut page);
        }
        for tags in &self.also_named {
            page.block(BlockKind::Heading(2), |page| {
                page.push("The patient is also named");
            });
            people.push(person::write(&mut page, tags));
        }
        let gaps: Vec<String> = gaps.iter().map(|(line, _)| line.clone()).collect();
        list(&mut page, "Named by the disc and not on it", missing);
        list(&mut page, "Not among the images, by their numbers", &gaps);
        (page.build(), Places { people, images })
    }

    /// The series that have a hole, each with the line that says which.
    fn gaps(&self) -> Vec<(String, Gap)> {
        let of = |series: &Series<'_>| {
            let gap = gaps::gap(series.instances.iter().copied())?;
            Some((series.line(&gap), gap))
        };
        self.series.values().filter_map(of).collect()
    }
}

fn list(page: &mut PageBuilder, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    page.block(BlockKind::Heading(2), |page| {
        page.push(heading);
    });
    for line in lines {
        page.block(BlockKind::ListItem, |page| {
            page.push(line);
        });
    }
}

/// Every way of naming the patient that differs from the one most images have.
fn other_names(
    files: &[InstanceFile],
    most: &BTreeMap<&'static str, String>,
) -> Vec<BTreeMap<&'static str, String>> {
    /// More than this is a file made to break readers.
    const NAMES: usize = 20;
    let of_patient = |tags: &BTreeMap<&'static str, String>| -> BTreeMap<&'static str, String> {
        let kept = PATIENT.iter().filter_map(|keyword| tags.get_key_value(*keyword));
        kept.map(|(keyword, value)| (*keyword, value.clone())).collect()
    };
    let mut seen = vec![of_patient(most)];
    for file in files {
        let tags = &file.instance.tags;
        let is_known = |known: &BTreeMap<&'static str, String>| {
            PATIENT.iter().all(|keyword| {
                // An object that leaves an element out does not name another person.
                tags.get(keyword).is_none_or(|value| known.get(keyword) == Some(value))
            })
        };
        if !seen.iter().any(is_known) && seen.len() <= NAMES {
            seen.push(of_patient(tags));
        }
    }
    seen.split_off(1)
}

impl<'a> Series<'a> {
    fn of(first: &'a Instance) -> Self {
        Self { first, images: 0, frames: 0, others: 0, instances: Vec::new() }
    }

    /// Which series, and which numbers it lacks: `3 Thorax 1.25: 41–46, 50`, as the headers have them.
    fn line(&self, gap: &Gap) -> String {
        let series = ["SeriesNumber", "SeriesDescription"].map(|name| tag(self.first, name));
        let series = series.iter().flat_map(|words| words.split_whitespace()).collect::<Vec<_>>();
        let range = |r: &std::ops::RangeInclusive<i64>| match r.start() == r.end() {
            true => r.start().to_string(),
            false => format!("{}–{}", r.start(), r.end()),
        };
        let numbers: Vec<String> = gap.numbers.iter().map(range).collect();
        let lacks = match numbers.is_empty() {
            true => format!("{} / {}", self.images, u64::from(self.images) + gap.slices),
            false => numbers.join(", "),
        };
        format!("{}: {lacks}", series.join(" "))
    }

    fn write(&self, page: &mut PageBuilder) {
        let cells = [
            ("(0020,0011)", "SeriesNumber"),
            ("(0008,0060)", "Modality"),
            ("(0008,103E)", "SeriesDescription"),
            ("(0018,0015)", "BodyPartExamined"),
        ];
        page.block(BlockKind::TableRow, |page| {
            for (pointer, keyword) in cells {
                page.anchored(pointer, tag(self.first, keyword));
                page.push("\t");
            }
            page.push(&format!("{}\t{}\t{}", self.images, self.frames, self.others));
        });
    }
}

/// Where things stand on a study's page.
struct Places {
    people: Vec<person::Written>,
    images: Span,
}

impl Places {
    fn people(&self, page: &Page) -> Vec<PersonMention> {
        self.people.iter().filter_map(|written| written.mention(DocumentId(0), page)).collect()
    }
}
