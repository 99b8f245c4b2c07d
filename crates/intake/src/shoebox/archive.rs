//! ZIP archives: portal exports, IHE XDM, Apple Health, archives within archives.
//!
//! Members are read in place, one at a time, with limits on their number, size, ratio and depth. A
//! member whose name would leave the archive, a link, or an encrypted member is a finding; the others
//! are read all the same. An archive without its directory is read from its front as far as it goes.

use std::collections::BTreeSet;
use std::io::{self, Cursor, Read};
use std::ops::Range;

use record::{Finding, FindingCode, Format, Reading, Status, StoredFile};
use zip::ZipArchive;
use zip::result::ZipError;

use super::content::{self, Held};
use super::leaf::{self, Leaf};
use super::{Content, HandedFile, Watcher};
use crate::{Handed, Tools};

const SIGNATURES: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// Members that say a ZIP is one office document and not a folder of documents.
const OFFICE: [&str; 4] =
    ["[Content_Types].xml", "word/document.xml", "mimetype", "META-INF/manifest.xml"];

/// Whether these bytes are an archive of documents.
pub(super) fn recognises(handed: &Handed<'_>) -> bool {
    SIGNATURES.iter().any(|s| handed.bytes.starts_with(s))
        && !ZipArchive::new(Cursor::new(handed.bytes)).is_ok_and(|zip| is_office(&zip))
}

fn is_office<R: Read + io::Seek>(zip: &ZipArchive<R>) -> bool {
    zip.file_names().flatten().any(|name| OFFICE.contains(&name.as_ref()))
}

/// How many members an archive has; `None` where the file is no archive with a directory.
pub(super) fn member_count(file: &dyn HandedFile) -> Option<usize> {
    let mut head = [0; 4];
    file.open().ok()?.read_exact(&mut head).ok()?;
    SIGNATURES.contains(&head.as_slice()).then_some(())?;
    let zip = ZipArchive::new(file.open().ok()?).ok()?;
    (!is_office(&zip)).then(|| zip.len())
}

/// Reads some members of a handed archive. The first call of an archive also keeps the archive itself.
pub(super) fn read_members(
    file: &dyn HandedFile,
    members: Range<usize>,
    all: usize,
    tools: &Tools<'_>,
    watcher: &dyn Watcher,
) -> io::Result<Vec<Leaf>> {
    let path = file.path();
    let zip = match file.open().map(ZipArchive::new) {
        Ok(Ok(zip)) => zip,
        Ok(Err(error)) => {
            return Ok(vec![Leaf::unreadable(path.to_owned(), &error.into(), watcher)?]);
        }
        Err(error) => return Ok(vec![Leaf::unreadable(path.to_owned(), &error, watcher)?]),
    };
    let beyond = zip.len().saturating_sub(all);
    let is_first = members.start == 0;
    let mut walk = Walk::new(path, 0, tools, watcher);
    if is_first && beyond > 0 {
        walk.findings.push(limit("detail-more-files").with("count", beyond.to_string()));
    }
    walk.members(zip, members)?;
    walk.finish(|| {
        let (held, _) = content::hold(&mut file.open()?, 0);
        watcher.keep(path, held.sha256, &mut file.open()?)?;
        Ok(held)
    })
}

/// Reads an archive that is held in memory.
pub(super) fn read_held(
    path: String,
    held: Held,
    depth: u32,
    tools: &Tools<'_>,
    watcher: &dyn Watcher,
) -> io::Result<Vec<Leaf>> {
    let mut walk = Walk::new(&path, depth, tools, watcher);
    if depth >= tools.limits.depth {
        walk.findings.push(limit("detail-depth"));
    } else {
        match ZipArchive::new(Cursor::new(held.bytes.as_slice())) {
            Ok(zip) => {
                let all = zip.len().min(tools.limits.files);
                walk.members(zip, 0..all)?;
            }
            Err(_) => walk.read_from_the_front(&held.bytes)?,
        }
    }
    walk.finish(|| content::keep(watcher, &path, &held).map(|()| held))
}

fn limit(why: &str) -> Finding {
    Finding::new(FindingCode::LimitReached).why(why)
}

/// The way through one archive.
struct Walk<'a> {
    path: &'a str,
    depth: u32,
    tools: &'a Tools<'a>,
    watcher: &'a dyn Watcher,
    leaves: Vec<Leaf>,
    /// About the archive itself.
    findings: Vec<Finding>,
    unpacked: u64,
    /// Paths of members of which only the archive itself holds the bytes.
    closed: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    fn new(path: &'a str, depth: u32, tools: &'a Tools<'a>, watcher: &'a dyn Watcher) -> Self {
        Self {
            path,
            depth,
            tools,
            watcher,
            leaves: Vec::new(),
            findings: Vec::new(),
            unpacked: 0,
            closed: BTreeSet::new(),
        }
    }

    fn members<R: Content>(
        &mut self,
        mut zip: ZipArchive<R>,
        members: Range<usize>,
    ) -> io::Result<()> {
        for at in members {
            if self.watcher.cancelled() {
                break;
            }
            if self.unpacked > self.tools.limits.archive_bytes {
                self.findings.push(limit("detail-unpacked-size"));
                break;
            }
            let Some((name, safe)) = self.look_at(&mut zip, at) else { continue };
            if !safe {
                continue;
            }
            match zip.by_index(at) {
                Ok(mut member) => {
                    let (packed, size) = (member.compressed_size(), member.size());
                    self.member(&name, packed, size, &mut member)?;
                }
                Err(error) => self.unopened(&name, &error),
            }
        }
        Ok(())
    }

    /// The member's name, and whether it is to be opened. `None` for folders.
    fn look_at<R: Content>(
        &mut self,
        zip: &mut ZipArchive<R>,
        at: usize,
    ) -> Option<(String, bool)> {
        let entry = match zip.by_index_raw(at) {
            Ok(entry) => entry,
            Err(error) => {
                let damage = Finding::new(FindingCode::DocumentDamaged).why(member_reason(&error));
                self.findings.push(damage.with("number", (at + 1).to_string()));
                return None;
            }
        };
        if entry.is_dir() {
            return None;
        }
        let name = entry.name().map_or_else(
            |_| String::from_utf8_lossy(entry.name_raw()).into_owned(),
            std::borrow::Cow::into_owned,
        );
        let name = name.replace('\\', "/");
        if entry.is_symlink() || leaves_the_archive(&name) || entry.enclosed_name().is_none() {
            let size = entry.size();
            drop(entry);
            self.closed(&name, size, FindingCode::ArchiveUnsafe);
            return Some((name, false));
        }
        if entry.encrypted() {
            let size = entry.size();
            drop(entry);
            self.closed(&name, size, FindingCode::DocumentLocked);
            return Some((name, false));
        }
        Some((name, true))
    }

    /// A member that is listed and not opened; the archive that holds it is kept whole.
    fn closed(&mut self, name: &str, bytes: u64, why: FindingCode) {
        let finding = Finding::new(why).with("detail", shown(name));
        let reading = Reading::not_read(Format::Other, finding);
        let path = format!("{}!{}", self.path, shown(name));
        self.watcher.read(&path, &reading);
        self.closed.insert(path.clone());
        self.leaves.push(Leaf::new(path, content::sha256(&[]), bytes, reading));
    }

    fn member(
        &mut self,
        name: &str,
        packed: u64,
        size: u64,
        source: &mut dyn Read,
    ) -> io::Result<()> {
        let limits = self.tools.limits;
        let path = format!("{}!{name}", self.path);
        // A stated size may lie: the ratio is held while unpacking, whatever the directory says.
        let allowed = packed.saturating_mul(limits.archive_ratio).max(1 << 20);
        let (held, error) = content::hold(&mut source.take(allowed), limits.document_bytes);
        self.unpacked = self.unpacked.saturating_add(held.total);
        let too_dense = held.total >= allowed && size != held.total;
        if too_dense {
            let ratio = limits.archive_ratio.to_string();
            let limit = limit("detail-too-dense").with("file", shown(name)).with("ratio", ratio);
            self.findings.push(limit);
        }
        match held.is_cut() {
            true => drop(self.closed.insert(path.clone())),
            false => content::keep(self.watcher, &path, &held)?,
        }
        let leaves = leaf::read_held(path, held, error, self.depth + 1, self.tools, self.watcher)?;
        self.leaves.extend(leaves);
        Ok(())
    }

    fn unopened(&mut self, name: &str, error: &ZipError) {
        let finding = Finding::new(FindingCode::DocumentDamaged).why(reason(error));
        let leaf = Leaf::without_bytes(format!("{}!{name}", self.path), finding);
        self.watcher.read(&leaf.path, &leaf.reading);
        self.closed.insert(leaf.path.clone());
        self.leaves.push(leaf);
    }

    /// An archive whose directory is missing or broken: its members from the front, until one is cut off.
    fn read_from_the_front(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut source = Cursor::new(bytes);
        self.findings.push(Finding::new(FindingCode::DocumentDamaged).why("detail-directory"));
        for _ in 0..self.tools.limits.files {
            let Ok(Some(mut member)) = zip::read::read_zipfile_from_stream(&mut source) else {
                break;
            };
            let name = member.name().map(|n| n.replace('\\', "/")).unwrap_or_default();
            if member.is_dir() || member.encrypted() || leaves_the_archive(&name) {
                continue;
            }
            let (packed, size) = (member.compressed_size(), member.size());
            self.member(&name, packed, size, &mut member)?;
        }
        Ok(())
    }

    /// The members, and the archive itself where there is something to say of it.
    fn finish(mut self, keep: impl FnOnce() -> io::Result<Held>) -> io::Result<Vec<Leaf>> {
        if self.findings.is_empty() && self.closed.is_empty() {
            return Ok(self.leaves);
        }
        let held = keep()?;
        let status = if self.leaves.is_empty() { Status::NotRead } else { Status::PartlyRead };
        let reading = Reading { status, findings: self.findings, ..Reading::of(Format::Zip) };
        let path = self.path.to_owned();
        let whole = StoredFile { path: path.clone(), sha256: held.sha256, bytes: held.total };
        for leaf in self.leaves.iter_mut().filter(|leaf| self.closed.contains(&leaf.path)) {
            leaf.within = Some(whole.clone());
        }
        self.leaves.insert(0, Leaf::new(path, held.sha256, held.total, reading));
        Ok(self.leaves)
    }
}

/// Whether a member's name is absolute, climbs out, or is a drive or device.
fn leaves_the_archive(name: &str) -> bool {
    name.starts_with('/')
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
        || name.split('/').next().is_some_and(|first| first.contains(':'))
}

/// A member's name without control characters and not longer than a line.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(120).collect()
}

fn is_packed_otherwise(error: &ZipError) -> bool {
    matches!(error, ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_))
}

fn reason(error: &ZipError) -> &'static str {
    if is_packed_otherwise(error) { "detail-packed-otherwise" } else { "detail-broken" }
}

/// Of a member that has no name, only its number.
fn member_reason(error: &ZipError) -> &'static str {
    if is_packed_otherwise(error) {
        "detail-member-packed-otherwise"
    } else {
        "detail-member-broken"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leaves_the_archive_is_told() {
        for name in ["/etc/passwd", "../up.txt", "a/../../up.txt", "C:/x.txt", "a\0b"] {
            assert!(leaves_the_archive(name), "{name:?}");
        }
        for name in ["a/b.txt", "IHE_XDM/DOC0001.XML", "12:30 note.txt/.."] {
            assert_eq!(leaves_the_archive(name), name.contains(':'), "{name:?}");
        }
    }
}
