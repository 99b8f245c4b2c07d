//! A plan's directory (Plan-Net) from the plan's own server: three kinds of entries, page by page, each page naming the next. They are
//! written as one file, an entry a line, that is loaded as one carried in by hand.
//!
//! The whole directory is asked for, never one doctor. A page that names a next one on another server ends the fetch: what is called is what
//! was shown.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::client::{Client, Trouble, cut_off};
use super::named::origin;
use crate::{AtlasError, Result};

/// What is asked for, in order.
const KINDS: &[&str] = &["Practitioner", "PractitionerRole", "Organization"];
/// What is asked of a page.
const ASKED: &str = "_count=200&_format=json";
/// Bytes of one page.
const PAGE_BYTES: u64 = 64 << 20;
/// Pages of a directory: ten million entries, two hundred a page.
const PAGES_MOST: usize = 50_000;
/// Letters of the plan's name in the file's.
const NAME_MOST: usize = 60;
/// How far a fetch is.
const SO_FAR: &str = "directory.json";

/// How far a fetch is. What stands in the file behind `bytes` was not finished.
#[derive(Debug, Default, Serialize, Deserialize)]
struct SoFar {
    server: String,
    kind: usize,
    /// The next page of this kind; `None` for its first.
    next: Option<String>,
    pages: usize,
    bytes: u64,
}

/// The first page of each kind.
pub(super) fn first_pages(server: &str) -> impl Iterator<Item = String> {
    let server = server.trim_end_matches('/');
    KINDS.iter().map(move |kind| format!("{server}/{kind}?{ASKED}"))
}

pub(super) fn fetch(
    client: &Client<'_>,
    server: &str,
    plan: &str,
    folder: &Path,
    most: u64,
) -> Result<PathBuf> {
    let here = origin(server).ok_or(AtlasError::NotReached)?;
    let file = folder.join(format!("{}.ndjson", name_of(plan)));
    let kept = folder.join(SO_FAR);
    let known = fs::read(&kept).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let known = known.filter(|known: &SoFar| known.server == server && file.is_file());
    let fresh = || SoFar { server: server.to_owned(), ..SoFar::default() };
    let mut so_far = known.unwrap_or_else(fresh);
    let out = File::options().create(true).append(true).open(&file)?;
    out.set_len(so_far.bytes)?;
    let mut out = BufWriter::new(out);
    let firsts: Vec<String> = first_pages(server).collect();
    while let Some(first) = firsts.get(so_far.kind) {
        let address = so_far.next.as_ref().unwrap_or(first);
        let left = most.saturating_sub(so_far.bytes).min(PAGE_BYTES);
        let page = client.persist(|| one(client, address, left))?;
        for entry in entries(&page) {
            let line = serde_json::to_vec(entry).unwrap_or_default();
            out.write_all(&line)?;
            out.write_all(b"\n")?;
            so_far.bytes += line.len() as u64 + 1;
        }
        out.flush()?;
        so_far.pages += 1;
        let next = next_of(&page).map(|next| next.to_owned());
        let is_here = next.as_deref().is_none_or(|next| origin(next) == Some(here));
        if !is_here || (next.is_some() && next == so_far.next) || so_far.pages > PAGES_MOST {
            return Err(AtlasError::OtherShape { name: here.to_owned(), line: 1 });
        }
        so_far.kind += usize::from(next.is_none());
        so_far.next = next;
        fs::write(&kept, serde_json::to_vec(&so_far).unwrap_or_default())?;
        client.watch.at(0, so_far.bytes, 0);
    }
    out.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    Ok(file)
}

/// The plan's name as a file's, of letters that every disk takes.
fn name_of(plan: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { ' ' };
    let words: String = plan.chars().take(NAME_MOST).map(plain).collect();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { "directory".to_owned() } else { name }
}

/// One page of entries.
fn one(client: &Client<'_>, address: &str, most: u64) -> Result<Value, Trouble> {
    let name = || origin(address).unwrap_or_default().to_owned();
    let answer = client.ask(address, None)?;
    if answer.is_web_page() {
        return Err(Trouble::Now(AtlasError::WebPage { name: name() }));
    }
    let (length, mut bytes) = (answer.length, Vec::new());
    answer.body.take(most + 1).read_to_end(&mut bytes).map_err(|_| cut_off(false))?;
    if bytes.len() as u64 > most {
        return Err(Trouble::Now(AtlasError::TooLarge { name: name() }));
    }
    if length.is_some_and(|length| length != bytes.len() as u64) {
        return Err(cut_off(false));
    }
    let page: Value = match serde_json::from_slice(&bytes) {
        Err(error) if error.is_eof() => return Err(cut_off(false)),
        page => page.unwrap_or_default(),
    };
    match page.get("resourceType").and_then(Value::as_str) {
        Some("Bundle") => Ok(page),
        _ => Err(Trouble::Now(AtlasError::OtherShape { name: name(), line: 1 })),
    }
}

fn each<'v>(of: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> {
    of.get(list).and_then(Value::as_array).into_iter().flatten()
}

fn entries(page: &Value) -> impl Iterator<Item = &Value> {
    each(page, "entry").filter_map(|entry| entry.get("resource"))
}

fn next_of(page: &Value) -> Option<&str> {
    let is_next = |link: &&Value| link.get("relation").and_then(Value::as_str) == Some("next");
    each(page, "link").find(is_next)?.get("url")?.as_str()
}
