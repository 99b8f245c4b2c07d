//! Files and folders named on the command line.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use intake::shoebox::{Content, HandedFile};

struct OnDisk {
    path: String,
    bytes: u64,
    at: PathBuf,
}

impl HandedFile for OnDisk {
    fn path(&self) -> &str {
        &self.path
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn open(&self) -> io::Result<Box<dyn Content + '_>> {
        Ok(Box::new(File::open(&self.at)?))
    }
}

/// Every file at or below the given paths, in order. Paths are relative to the folder that was given;
/// where several folders are given, each stands first in its files' paths. Links are not followed.
pub(super) fn files(given: &[PathBuf]) -> Result<Vec<Box<dyn HandedFile>>, (PathBuf, io::Error)> {
    let mut files = Vec::new();
    for root in given {
        let name = root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let about = root.metadata().map_err(|e| (root.clone(), e))?;
        if about.is_dir() {
            let prefix = if given.len() > 1 { format!("{name}/") } else { String::new() };
            walk(root, &prefix, &mut files).map_err(|e| (root.clone(), e))?;
        } else {
            files.push(OnDisk { path: name, bytes: about.len(), at: root.clone() });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files.into_iter().map(|f| Box::new(f) as Box<dyn HandedFile>).collect())
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<OnDisk>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() {
            files.push(OnDisk { path, bytes: entry.metadata()?.len(), at: entry.path() });
        }
    }
    Ok(())
}
