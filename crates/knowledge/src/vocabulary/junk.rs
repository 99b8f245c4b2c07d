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
    /// Whether the last part of the path names viewer junk.
    pub fn names_path(&self, path: &str) -> bool {
        let name = path.rsplit(['/', '!', '\\']).next().unwrap_or(path).to_lowercase();
        let ending = name.rsplit_once('.').map(|(_, e)| e);
        self.names.contains(&name) || ending.is_some_and(|e| self.endings.iter().any(|x| x == e))
    }
}
