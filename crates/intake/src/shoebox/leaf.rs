//! One document of the shoebox, read, with the documents inside it.

use std::io::{self, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use record::{
    Attachment, DocumentId, Finding, FindingCode, Format, Reading, Sha256, Status, StoredFile,
};

use super::content::{self, Held};
use super::{HandedFile, Watcher, archive};
use crate::{Handed, Tools};

/// A document read and not yet numbered.
pub(super) struct Leaf {
    pub(super) path: String,
    pub(super) sha256: Sha256,
    pub(super) bytes: u64,
    pub(super) reading: Reading,
    /// The archive in which alone its bytes are: of a member that stays closed or is too large to hold.
    pub(super) within: Option<StoredFile>,
}

impl Leaf {
    pub(super) fn new(path: String, sha256: Sha256, bytes: u64, reading: Reading) -> Self {
        Self { path, sha256, bytes, reading, within: None }
    }

    /// A file of which no byte is had.
    pub(super) fn without_bytes(path: String, finding: Finding) -> Self {
        Self::new(path, content::sha256(&[]), 0, Reading::not_read(Format::Other, finding))
    }

    /// Stands for the files beyond the limit on their number.
    pub(super) fn beyond_limit(
        path: &str,
        count: usize,
        watcher: &dyn Watcher,
    ) -> io::Result<Self> {
        let finding = Finding::new(FindingCode::LimitReached)
            .why("detail-more-files")
            .with("count", count.to_string());
        Self::without_bytes(path.to_owned(), finding).kept_empty(watcher)
    }

    /// A file that the disk does not give. What is kept of it is that it was there.
    pub(super) fn unreadable(
        path: String,
        error: &io::Error,
        watcher: &dyn Watcher,
    ) -> io::Result<Self> {
        Self::without_bytes(path, disk(error)).kept_empty(watcher)
    }

    /// Keeps that there are no bytes, for every document has an original.
    fn kept_empty(self, watcher: &dyn Watcher) -> io::Result<Self> {
        watcher.keep(&self.path, self.sha256, &mut io::empty())?;
        Ok(self)
    }
}

fn disk(error: &io::Error) -> Finding {
    let damage = Finding::new(FindingCode::DocumentDamaged).why("detail-disk");
    damage.with("kind", error.kind().to_string())
}

/// Reads one handed file that is no archive.
pub(super) fn read_file(
    file: &dyn HandedFile,
    tools: &Tools<'_>,
    watcher: &dyn Watcher,
) -> io::Result<Vec<Leaf>> {
    let path = file.path().to_owned();
    let mut source = match file.open() {
        Ok(source) => source,
        Err(error) => return Ok(vec![Leaf::unreadable(path, &error, watcher)?]),
    };
    let (held, error) = content::hold(&mut source, tools.limits.document_bytes);
    if held.is_cut() {
        // Too large to hold: the original goes from the file itself, a second time.
        if source.rewind().is_ok() {
            watcher.keep(&path, held.sha256, &mut source.take(held.total))?;
        }
    } else {
        content::keep(watcher, &path, &held)?;
    }
    read_held(path, held, error, 0, tools, watcher)
}

/// Reads bytes and, after them, the documents inside them.
pub(super) fn read_held(
    path: String,
    held: Held,
    error: Option<io::Error>,
    depth: u32,
    tools: &Tools<'_>,
    watcher: &dyn Watcher,
) -> io::Result<Vec<Leaf>> {
    let handed = Handed { id: DocumentId(0), path: &path, bytes: &held.bytes };
    if archive::recognises(&handed) {
        return archive::read_held(path, held, depth, tools, watcher);
    }
    let mut reading = read_safely(&handed, tools);
    if held.is_cut() {
        let limit = Finding::new(FindingCode::LimitReached).why("detail-megabytes-of");
        let size = (held.bytes.len() >> 20).to_string();
        reading.find(limit.with("size", size).with("all", (held.total >> 20).to_string()));
    }
    if let Some(error) = error {
        reading.find(disk(&error));
    }
    let attachments = std::mem::take(&mut reading.attachments);
    watcher.read(&path, &reading);
    let mut leaves = vec![Leaf::new(path, held.sha256, held.total, reading)];
    for attachment in attachments {
        let inner = read_attachment(&leaves[0].path, attachment, depth + 1, tools, watcher)?;
        leaves.extend(inner);
        if leaves.len() > tools.limits.files {
            break;
        }
    }
    Ok(leaves)
}

/// The junk rule, then the reader; a reader that panics costs its own document only.
fn read_safely(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let junk = &tools.library.vocabulary.junk;
    if !handed.bytes.is_empty() && junk.is_viewer_part(handed.path) {
        return Reading::ignored(Format::Other);
    }
    let read = catch_unwind(AssertUnwindSafe(|| crate::read(handed, tools)));
    let reading = read.unwrap_or_else(|_| {
        let finding = Finding::new(FindingCode::DocumentDamaged).why("detail-reader");
        Reading::not_read(Format::Other, finding)
    });
    // A page of a portal's advice may speak of cancer; it speaks of nobody.
    let says_nothing = reading.facts.is_empty() || reading.people.is_empty();
    let is_text =
        matches!(reading.format, Format::Text | Format::Html | Format::Other | Format::Image);
    if is_text && says_nothing && junk.may_be_viewer_part(handed.path) && !handed.bytes.is_empty() {
        return Reading { pages: reading.pages, ..Reading::ignored(reading.format) };
    }
    reading
}

fn read_attachment(
    outer: &str,
    attachment: Attachment,
    depth: u32,
    tools: &Tools<'_>,
    watcher: &dyn Watcher,
) -> io::Result<Vec<Leaf>> {
    let path = format!("{outer}!{}", attachment.name);
    let total = attachment.bytes.len() as u64;
    let sha256 = content::sha256(&attachment.bytes);
    let held = Held { bytes: attachment.bytes, total, sha256 };
    content::keep(watcher, &path, &held)?;
    if depth > tools.limits.depth {
        let finding = Finding::new(FindingCode::LimitReached).why("detail-depth");
        let reading = Reading::not_read(Format::Other, finding);
        return Ok(vec![Leaf::new(path, sha256, total, reading)]);
    }
    let mut leaves = read_held(path, held, None, depth, tools, watcher)?;
    if let Some(own) = leaves.first_mut().map(|leaf| &mut leaf.reading) {
        own.title = own.title.take().or(attachment.title);
        own.date = own.date.or(attachment.date);
        if own.status == Status::Ignored {
            own.status = Status::Read; // What a record encloses is no viewer junk, whatever its name.
        }
    }
    Ok(leaves)
}
