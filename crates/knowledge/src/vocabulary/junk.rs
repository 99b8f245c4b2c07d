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

/// The last part of a path, lower case.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '!', '\\']).next().unwrap_or(path).to_lowercase()
}
