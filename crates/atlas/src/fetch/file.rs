//! A file from a server, in as many pieces as it takes.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::HALF;
use super::client::{Answer, Client, Trouble, cut_off};
use crate::{AtlasError, Result};

const BUFFER_BYTES: usize = 256 << 10;

/// What is known of a file that is half there.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Half {
    address: String,
    /// What tells that it is still the same file; without it nothing can be gone on with.
    same: Option<String>,
    bytes: Option<u64>,
}

/// Fetches a file into a folder, going on with what is there of it.
pub(super) fn fetch(
    client: &Client<'_>,
    address: &str,
    folder: &Path,
    most: u64,
) -> Result<PathBuf> {
    let to = folder.join(name_of(address));
    if to.is_file() {
        return Ok(to);
    }
    let half = folder.join(HALF[0]);
    let mut reached = 0;
    client.persist(|| go_on(client, address, folder, most, &mut reached))?;
    File::open(&half)?.sync_all()?;
    fs::rename(&half, &to)?;
    let _ = fs::remove_file(folder.join(HALF[1]));
    Ok(to)
}

/// The file's own name, of letters that every disk takes.
fn name_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let plain = |c: &char| c.is_ascii_alphanumeric() || "._-".contains(*c);
    let name: String = last.chars().filter(plain).take(120).collect();
    let name = name.trim_start_matches('.');
    if name.is_empty() { "list".to_owned() } else { name.to_owned() }
}

/// One try: asks for what is lacking and writes what comes. `reached` is how far any try came.
fn go_on(
    client: &Client<'_>,
    address: &str,
    folder: &Path,
    most: u64,
    reached: &mut u64,
) -> Result<(), Trouble> {
    let (half, about) = (folder.join(HALF[0]), folder.join(HALF[1]));
    let known: Half = fs::read(&about)
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok())
        .filter(|known: &Half| known.address == address)
        .unwrap_or_default();
    let there = fs::metadata(&half).map_or(0, |about| about.len());
    let from = known.same.as_deref().filter(|_| there > 0).map(|same| (there, same));
    if from.is_some() && known.bytes == Some(there) {
        return Ok(());
    }
    let mut answer = client.ask(address, from)?;
    let name = name_of(address);
    if answer.is_web_page() {
        return Err(Trouble::Now(AtlasError::WebPage { name }));
    }
    let goes_on = answer.status == 206 && answer.part().map(|(begin, _)| begin) == Some(there);
    if answer.status != 200 && !goes_on {
        // Another file than the half one, or a part nobody asked for: from the beginning again.
        let _ = fs::remove_file(&half);
        return Err(cut_off(false));
    }
    let (before, whole) = match goes_on {
        true => (there, answer.part().and_then(|(_, whole)| whole)),
        false => (0, answer.length),
    };
    if whole.is_some_and(|bytes| bytes > most) {
        return Err(Trouble::Now(AtlasError::TooLarge { name }));
    }
    let same = if goes_on { known.same } else { answer.validator() };
    let now = Half { address: address.to_owned(), same, bytes: whole };
    let out = match goes_on {
        true => File::options().append(true).open(&half)?,
        false => File::create(&half)?,
    };
    fs::write(&about, serde_json::to_vec(&now).unwrap_or_default())?;
    let most = whole.unwrap_or(most);
    let (got, ended) = write(&mut answer, out, client, before, most)?;
    let further = got > *reached;
    *reached = got.max(*reached);
    match ended {
        Ended::Over => Err(Trouble::Now(AtlasError::TooLarge { name })),
        Ended::Whole if whole.is_none_or(|bytes| bytes == got) => Ok(()),
        _ => Err(cut_off(further)),
    }
}

/// How an answer ended.
enum Ended {
    Whole,
    Cut,
    /// There was more than was said or is read.
    Over,
}

/// Writes what comes behind what is there; says how much there is then.
fn write(
    answer: &mut Answer,
    mut out: File,
    client: &Client<'_>,
    before: u64,
    most: u64,
) -> Result<(u64, Ended), Trouble> {
    let mut buffer = vec![0u8; BUFFER_BYTES];
    let mut there = before;
    loop {
        if client.watch.stop() {
            return Err(Trouble::Now(AtlasError::Stopped));
        }
        let read = match answer.body.read(&mut buffer) {
            Ok(0) => return Ok((there, Ended::Whole)),
            Ok(read) => read,
            Err(_) => return Ok((there, Ended::Cut)),
        };
        if there + read as u64 > most {
            return Ok((there, Ended::Over));
        }
        out.write_all(buffer.get(..read).unwrap_or_default())?;
        there += read as u64;
        client.watch.at(0, there, most);
    }
}
