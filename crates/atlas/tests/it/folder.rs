//! A throw-away folder with lists and files.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use atlas::lists::Loaded;
use atlas::medicare::Group;
use atlas::{AtlasError, Lists, Silent, Wanted, Watch};
use jiff::civil::{Date, date};

pub(crate) const TODAY: Date = date(2026, 11, 22);
pub(crate) const CENTROIDS: &str = "geoid,latitude,longitude\n02115,42.3370,-71.1050\n\
    02116,42.3500,-71.0760\n10065,40.7640,-73.9630\n601,18.18,-66.75\n";

pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With the ZIP areas loaded.
    pub(crate) fn with_places() -> Self {
        let folder = Self::new();
        folder.load("places.csv", CENTROIDS.as_bytes()).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn lists(&self) -> Lists {
        Lists::new(self.0.path().join("lists"))
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn load(&self, name: &str, bytes: &[u8]) -> Result<Vec<Loaded>, AtlasError> {
        let path = self.file(name, bytes);
        self.load_all(&[path], &Silent)
    }

    pub(crate) fn load_all(
        &self,
        paths: &[PathBuf],
        watch: &dyn Watch,
    ) -> Result<Vec<Loaded>, AtlasError> {
        let groups = [Group {
            id: "pancreas".to_owned(),
            any: vec![vec!["removal".to_owned(), "pancreas".to_owned()]],
            not: vec!["transplant".to_owned()],
        }];
        atlas::load(&Wanted { paths, groups: &groups, today: TODAY }, &self.lists(), watch)
    }
}

pub(crate) fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
