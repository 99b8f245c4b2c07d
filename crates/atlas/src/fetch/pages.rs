//! Studies of the register, page by page: each page names the next. What is there is gone on with on the same day.

use std::fs;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::client::{Client, Trouble, cut_off};
use crate::{AtlasError, Result};

/// Bytes of one page of a thousand studies.
const PAGE_BYTES: u64 = 512 << 20;
/// Pages of a thousand studies; the register holds about 600.
const PAGES_MOST: usize = 2_000;
/// Studies that may be gone from the register while its pages are asked for: one in so many.
const GONE_ONE_IN: u64 = 100;

/// How far a fetch is.
#[derive(Debug, Default, Serialize, Deserialize)]
struct SoFar {
    address: String,
    day: Date,
    pages: usize,
    bytes: u64,
    studies: u64,
    total: Option<u64>,
    /// Names the next page; `None` before the first.
    next: Option<String>,
    done: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    next_page_token: Option<String>,
    total_count: Option<u64>,
    studies: Vec<IgnoredAny>,
}

pub(super) fn fetch(
    client: &Client<'_>,
    address: &str,
    folder: &Path,
    most: u64,
    today: Date,
) -> Result<Vec<PathBuf>> {
    let kept = folder.join("so-far.json");
    let known = fs::read(&kept).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let fresh = || SoFar { address: address.to_owned(), day: today, ..SoFar::default() };
    let mut so_far: SoFar = known
        .filter(|known: &SoFar| known.address == address && known.day == today)
        .unwrap_or_else(fresh);
    let file = |page: usize| folder.join(format!("studies-{page:04}-{today}.json"));
    while !so_far.done {
        let whole = match &so_far.next {
            Some(token) => format!("{address}&pageToken={}", escaped(token)),
            None => address.to_owned(),
        };
        let to = file(so_far.pages);
        let left = most.saturating_sub(so_far.bytes).min(PAGE_BYTES);
        let (page, bytes) = client.persist(|| one(client, &whole, &to, left))?;
        so_far.pages += 1;
        so_far.bytes += bytes;
        so_far.studies += page.studies.len() as u64;
        so_far.total = so_far.total.or(page.total_count);
        so_far.done = page.next_page_token.is_none();
        let goes_round = page.next_page_token.is_some() && page.next_page_token == so_far.next;
        if goes_round || so_far.pages >= PAGES_MOST {
            return Err(AtlasError::OtherShape { name: address.to_owned(), line: 1 });
        }
        so_far.next = page.next_page_token;
        fs::write(&kept, serde_json::to_vec(&so_far).unwrap_or_default())?;
        // The register counts studies, not bytes.
        client.watch.at(so_far.studies, so_far.studies, so_far.total.unwrap_or(0));
    }
    let wanted = so_far.total.unwrap_or(so_far.studies);
    if so_far.studies + wanted / GONE_ONE_IN < wanted {
        fs::remove_file(&kept)?;
        return Err(AtlasError::NotReached);
    }
    Ok((0..so_far.pages).map(file).collect())
}

/// Fetches one page into a file and reads what it names next.
fn one(client: &Client<'_>, address: &str, to: &Path, most: u64) -> Result<(Page, u64), Trouble> {
    let name = || "clinicaltrials.gov".to_owned();
    let mut answer = client.ask(address, None)?;
    if answer.is_web_page() {
        return Err(Trouble::Now(AtlasError::WebPage { name: name() }));
    }
    let mut out = BufWriter::new(fs::File::create(to)?);
    let mut buffer = vec![0u8; 64 << 10];
    let mut bytes = 0u64;
    loop {
        let read = answer.body.read(&mut buffer).map_err(|_| cut_off(false))?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        if bytes > most {
            return Err(Trouble::Now(AtlasError::TooLarge { name: name() }));
        }
        if client.watch.stop() {
            return Err(Trouble::Now(AtlasError::Stopped));
        }
        out.write_all(buffer.get(..read).unwrap_or_default())?;
    }
    out.flush()?;
    if answer.length.is_some_and(|length| length != bytes) {
        return Err(cut_off(false));
    }
    let read = serde_json::from_reader(BufReader::new(fs::File::open(to)?));
    match read {
        Ok(page) => Ok((page, bytes)),
        Err(error) if error.is_eof() => Err(cut_off(false)),
        Err(error) => {
            Err(Trouble::Now(AtlasError::OtherShape { name: name(), line: error.line() as u64 }))
        }
    }
}

/// As an address writes it: everything but letters, digits and four marks by its number.
fn escaped(token: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    token.bytes().map(one).collect()
}
