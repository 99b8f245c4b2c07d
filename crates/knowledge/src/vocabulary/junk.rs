//! What is no record: `knowledge/vocabulary/junk.toml`.

use serde::Deserialize;

/// Names and endings of files that discs and exports carry for their viewers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Junk {
    pub about: String,
    /// File endings, lower case, without the dot.
    pub endings: Vec<String>,
    /// Whole file names, lower case.
    pub names: Vec<String>,
    /// Folder names, lower case, in which everything that is no record by content belongs to a viewer.
    pub folders: Vec<String>,
    /// Names, lower case, of what stands at the root of a disc that opens a viewer.
    pub disc_starts: Vec<String>,
    /// Phrases of read-me files that are about the medium.
    pub read_me: Vec<String>,
}

impl Junk {
    /// Whether the path's ending says that it is part of a viewer, whatever is in it.
    pub fn is_viewer_part(&self, path: &str) -> bool {
        let name = file_name(path);
        name.rsplit_once('.').is_some_and(|(_, ending)| self.endings.iter().any(|e| e == ending))
    }

    /// Whether the path's name or folder says that it is part of a viewer unless its content is a record.
    pub fn may_be_viewer_part(&self, path: &str) -> bool {
        let folders = path.rsplit_once(['/', '!', '\\']).map_or("", |(folders, _)| folders);
        self.names.contains(&file_name(path))
            || folders
                .to_lowercase()
                .split(['/', '!', '\\'])
                .any(|f| self.folders.iter().any(|x| x == f))
    }
}

impl Junk {
    /// The disc that a file opens: its folder, up to the name; `None` where it opens none.
    pub fn disc_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        let root = path.len() - path.rsplit(['/', '!', '\\']).next()?.len();
        self.disc_starts.contains(&file_name(path)).then(|| path.get(..root)).flatten()
    }
}

/// The last part of a path, lower case.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '!', '\\']).next().unwrap_or(path).to_lowercase()
}
