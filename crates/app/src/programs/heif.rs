//! HEIC photos by the programs that come with libheif.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

use super::run;

/// What to install, as Debian and Ubuntu name it.
pub(super) const PACKAGE: &str = "libheif-examples";

const PHOTO_TIME: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub(super) struct Heif {
    program: PathBuf,
}

impl Heif {
    pub(super) fn find() -> Option<Self> {
        run::find(&["heif-dec", "heif-convert"]).map(|program| Self { program })
    }

    /// The photo as PNG, turned upright. The program knows files only: they lie in a folder that this
    /// user alone can read and that is gone afterwards.
    pub(super) fn to_png(&self, heic: &[u8]) -> Option<Vec<u8>> {
        let folder = tempfile::tempdir().ok()?;
        let (from, to) = (folder.path().join("photo.heic"), folder.path().join("photo.png"));
        std::fs::write(&from, heic).ok()?;
        let arguments: [&OsStr; 2] = [from.as_os_str(), to.as_os_str()];
        run::run(&self.program, &arguments, &[], PHOTO_TIME)?;
        // Of several photos in one file the program numbers the results.
        let first = folder.path().join("photo-1.png");
        std::fs::read(&to).or_else(|_| std::fs::read(first)).ok()
    }
}
