//! What the person hands over: files that came in through a page into a private folder, or a folder of
//! this computer.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use intake::shoebox::{Content, HandedFile};

/// One file, by the path the person knows it under.
pub struct HandedOver {
    path: String,
    bytes: u64,
    at: PathBuf,
}

impl HandedFile for HandedOver {
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

/// Files on their way in. The folder is private to the user and goes when this is dropped; the files
/// in it are numbered, so that no name from outside becomes a path of this disk.
pub struct Inbox {
    folder: tempfile::TempDir,
    files: Vec<HandedOver>,
    bytes: u64,
}

impl Inbox {
    /// # Errors
    /// Where no temporary folder can be made.
    pub fn new() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("second-opinion-").tempdir()?;
        Ok(Self { folder, files: Vec::new(), bytes: 0 })
    }

    /// Where the next file's bytes go.
    pub fn next_place(&self) -> PathBuf {
        self.folder.path().join(self.files.len().to_string())
    }

    /// Takes the file written at [`Inbox::next_place`] under the name the browser gave it.
    pub fn take(&mut self, name: &str, bytes: u64) {
        let at = self.next_place();
        let path = clean(name).unwrap_or_else(|| format!("file-{}", self.files.len() + 1));
        self.bytes += bytes;
        self.files.push(HandedOver { path, bytes, at });
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A relative path with `/` and without steps up, empty parts and control characters.
fn clean(name: &str) -> Option<String> {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .map(|part| part.chars().filter(|c| !c.is_control()).collect::<String>())
        .filter(|part| !matches!(part.trim(), "" | "." | ".."))
        .collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Files and folders of this computer.
pub struct Folder {
    files: Vec<HandedOver>,
}

impl Folder {
    /// Every file below `root`, by name. Links are not followed.
    ///
    /// # Errors
    /// Where a folder cannot be listed.
    pub fn walk(root: &Path) -> io::Result<Self> {
        Self::named(std::slice::from_ref(&root.to_owned())).map_err(|(_, error)| error)
    }

    /// Every file at or below the given paths, in order. A file's path is relative to the folder that was
    /// given; of several folders each stands first in its files' paths. A path with `*`, `?` or `[…]` that no file
    /// has stands for all that it fits, where the shell has not seen to that.
    ///
    /// # Errors
    /// The path that could not be opened, and why.
    pub fn named(given: &[PathBuf]) -> Result<Self, (PathBuf, io::Error)> {
        let mut files = Vec::new();
        let given: Vec<PathBuf> = given.iter().flat_map(|path| fitting(path)).collect();
        for root in &given {
            let fail = |error| (root.clone(), error);
            let name =
                root.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let about = root.metadata().map_err(fail)?;
            if about.is_dir() {
                let prefix = if given.len() > 1 { format!("{name}/") } else { String::new() };
                below(root, &prefix, &mut files).map_err(fail)?;
            } else {
                files.push(HandedOver { path: name, bytes: about.len(), at: root.clone() });
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    pub fn into_files(self) -> Vec<Box<dyn HandedFile>> {
        boxed(self.files)
    }

    /// Where each file lies on this computer.
    pub(super) fn places(&self) -> BTreeMap<String, PathBuf> {
        self.files.iter().map(|file| (file.path.clone(), file.at.clone())).collect()
    }
}

fn below(folder: &Path, prefix: &str, files: &mut Vec<HandedOver>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            below(&entry.path(), &format!("{path}/"), files)?;
        } else if kind.is_file() {
            files.push(HandedOver { path, bytes: entry.metadata()?.len(), at: entry.path() });
        }
    }
    Ok(())
}

/// The files of one import, and whatever must live until they are read.
pub struct Hands {
    pub(super) files: Vec<Box<dyn HandedFile>>,
    _folder: Option<tempfile::TempDir>,
}

impl From<Inbox> for Hands {
    fn from(inbox: Inbox) -> Self {
        Self { files: boxed(inbox.files), _folder: Some(inbox.folder) }
    }
}

impl From<Folder> for Hands {
    fn from(folder: Folder) -> Self {
        Self { files: boxed(folder.files), _folder: None }
    }
}

fn boxed(files: Vec<HandedOver>) -> Vec<Box<dyn HandedFile>> {
    files.into_iter().map(|file| Box::new(file) as Box<dyn HandedFile>).collect()
}

/// The paths that a pattern fits, by name; the path itself where it is none or fits nothing.
fn fitting(path: &Path) -> Vec<PathBuf> {
    let itself = || vec![path.to_owned()];
    if path.exists() {
        return itself();
    }
    let Some(found) = path.to_str().and_then(|pattern| glob::glob(pattern).ok()) else {
        return itself();
    };
    let found: Vec<PathBuf> = found.filter_map(Result::ok).collect();
    if found.is_empty() { itself() } else { found }
}

#[cfg(test)]
mod tests {
    use super::{Folder, clean};

    #[test]
    fn a_name_from_outside_stays_below_the_shoebox() {
        let cases = [
            ("CD/PT000000/IM1", Some("CD/PT000000/IM1")),
            ("../../etc/passwd", Some("etc/passwd")),
            ("C:\\scans\\a.pdf", Some("C:/scans/a.pdf")),
            ("a\u{0}b\n.txt", Some("ab.txt")),
            ("../", None),
            ("", None),
        ];
        for (given, kept) in cases {
            assert_eq!(clean(given).as_deref(), kept, "{given:?}");
        }
    }

    #[test]
    fn a_pattern_stands_for_what_it_fits() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["scan 1.txt", "scan 2.txt", "letter.txt", "odd[1].txt"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let named = |pattern: &str| match Folder::named(&[folder.path().join(pattern)]) {
            Ok(found) => found.files.into_iter().map(|f| f.path).collect(),
            Err((path, error)) => vec![format!("{:?} {:?}", path.file_name(), error.kind())],
        };
        assert_eq!(named("scan*.txt"), ["scan 1.txt", "scan 2.txt"]);
        assert_eq!(named("odd[1].txt"), ["odd[1].txt"], "a file of that name goes first");
        assert_eq!(named("scan*.pdf"), [r#"Some("scan*.pdf") NotFound"#]);
    }
}
