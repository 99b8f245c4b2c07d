//! Fetching a list from its owner: only when the person asks for it, only from the addresses that were shown, and with nothing in
//! the question but what everybody asks who wants the whole list. This is the only room with a socket out.
//!
//! A file that is half there is gone on with; a server that is busy is asked again, later and later. What came lies in
//! `lists/fetching/<list>/` until it is loaded.
//!
//! What a server learns: the address that is asked for, the computer's network address, the library's own name (`ureq`). No cookie, no
//! language, no name of this program: that alone would say that somebody here has cancer.

mod client;
mod directory;
mod file;
mod named;
mod pages;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Date;

use crate::lists::{DIRECTORIES, DOCTORS, Loaded, PLACES, TRIALS};
use crate::medicare::Group;
use crate::{AtlasError, Lists, Result, Wanted, Watch, trials};
use client::Client;

const FOLDER: &str = "fetching";
const LOCK: &str = "fetching.lock";
/// A file that is half there, and what is known of it.
const HALF: [&str; 2] = ["half", "half.json"];

/// More bytes than this are no directory of one plan.
const DIRECTORY_BYTES: u64 = 20 << 30;

/// A list that can be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetchable {
    /// The list's name, as [`crate::lists`] has it.
    pub list: String,
    pub way: Way,
    /// More bytes than this are no such list.
    pub bytes_most: u64,
}

/// How a list's owner gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// One file at an address that stays.
    File { address: String },
    /// A file whose address changes: the one that a page of the owner's names, on the same server.
    Named(Named),
    /// Pages of studies, each naming the next.
    Pages { address: String },
    /// The directory of a plan, from the server it names for that (FHIR).
    Directory { server: String, plan: String },
}

/// The one link of a page whose last part begins and ends so, and lacks a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub page: String,
    pub begins: String,
    pub ends: String,
    pub without: Option<String>,
}

impl Fetchable {
    /// The directory of a plan. `None` where the address is none that may be called.
    pub fn directory(server: &str, plan: &str) -> Option<Self> {
        let server = server.trim().trim_end_matches('/');
        let is_plain = !server.contains(['?', '#', ' ']) && client::may_be_asked(server);
        let host = named::origin(server).and_then(|origin| origin.split("://").nth(1));
        let has_host = host.is_some_and(|host| !host.is_empty() && !host.contains('@'));
        (is_plain && has_host).then(|| Self {
            list: DIRECTORIES.to_owned(),
            way: Way::Directory { server: server.to_owned(), plan: plan.to_owned() },
            bytes_most: DIRECTORY_BYTES,
        })
    }

    /// What is called, in order, as it is shown before anything is. Parts that are known only then stand as `…`.
    pub fn addresses(&self) -> Vec<String> {
        match &self.way {
            Way::File { address } => vec![address.clone()],
            Way::Named(named) => {
                let origin = named::origin(&named.page).unwrap_or_default();
                let file = format!("{origin}/…/{}…{}", named.begins, named.ends);
                vec![named.page.clone(), file]
            }
            Way::Pages { address } => vec![address.clone(), format!("{address}&pageToken=…")],
            Way::Directory { server, .. } => {
                let next = format!("{}/…", named::origin(server).unwrap_or_default());
                directory::first_pages(server).chain([next]).collect()
            }
        }
    }

    /// The same from a copy of the owner's server: only what stands before the path is another.
    #[must_use]
    pub fn from_mirror(&self, mirror: &str) -> Self {
        let there = |address: &String| {
            let origin = named::origin(address).unwrap_or_default();
            format!("{}{}", mirror.trim_end_matches('/'), address.get(origin.len()..).unwrap_or(""))
        };
        let way = match &self.way {
            Way::File { address } => Way::File { address: there(address) },
            Way::Named(named) => Way::Named(Named { page: there(&named.page), ..named.clone() }),
            Way::Pages { address } => Way::Pages { address: there(address) },
            Way::Directory { server, plan } => {
                Way::Directory { server: there(server), plan: plan.clone() }
            }
        };
        Self { way, ..self.clone() }
    }
}

/// How patient a fetch is, and how gentle.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Between two questions to a server.
    pub between: Duration,
    /// Before asking again; doubled each time.
    pub wait: Duration,
    /// The longest wait, also where a server asks for a longer one.
    pub wait_most: Duration,
    /// Tries in a row that bring nothing.
    pub tries: u32,
}

impl Default for Pace {
    /// A register of trials that asks for at most 50 questions a minute is asked 40 times.
    fn default() -> Self {
        Self {
            between: Duration::from_millis(1500),
            wait: Duration::from_secs(2),
            wait_most: Duration::from_secs(120),
            tries: 6,
        }
    }
}

/// Fetches a list; says where its files lie. They are kept until [`clear`].
///
/// # Errors
/// [`AtlasError::Refused`] and [`AtlasError::NotReached`] where the server does not give it, [`AtlasError::WebPage`] where it gives a
/// page for people, [`AtlasError::OtherShape`] where a page names no such file or several, [`AtlasError::TooLarge`],
/// [`AtlasError::Stopped`], [`AtlasError::InUse`] where it is being fetched. What is half there is gone on with the next time.
pub fn fetch(
    what: &Fetchable,
    lists: &Lists,
    today: Date,
    pace: Pace,
    watch: &dyn Watch,
) -> Result<Vec<PathBuf>> {
    let folder = folder(lists, &what.list);
    fs::create_dir_all(&folder)?;
    let lock = folder.join(LOCK);
    let lock = File::options().create(true).truncate(false).write(true).open(lock)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(AtlasError::InUse),
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    sweep(&folder, today)?;
    let client = Client::new(pace, watch);
    match &what.way {
        Way::File { address } => Ok(vec![file::fetch(&client, address, &folder, what.bytes_most)?]),
        Way::Named(named) => {
            let address = named::find(&client, named)?;
            Ok(vec![file::fetch(&client, &address, &folder, what.bytes_most)?])
        }
        Way::Pages { address } => pages::fetch(&client, address, &folder, what.bytes_most, today),
        Way::Directory { server, plan } => {
            Ok(vec![directory::fetch(&client, server, plan, &folder, what.bytes_most)?])
        }
    }
}

/// What was fetched whole on another day is another list by now. What is half there tells itself whether it is still the same.
fn sweep(folder: &Path, today: Date) -> Result<()> {
    let (day, today) = (folder.join("day"), today.to_string());
    if fs::read_to_string(&day).ok().as_deref() == Some(today.as_str()) {
        return Ok(());
    }
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name();
        if !HALF.iter().chain([&LOCK]).any(|kept| name == *kept) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(fs::write(day, today)?)
}

/// Fetches a list and loads it. What was fetched is taken away once it is loaded or turned out to be wrong; it stays where the
/// load can be tried again as it is.
///
/// # Errors
/// Those of [`fetch()`] and of the load; the list that was there stays.
pub fn fetch_and_load(
    what: &Fetchable,
    groups: &[Group],
    lists: &Lists,
    today: Date,
    pace: Pace,
    watch: &dyn Watch,
) -> Result<Vec<Loaded>> {
    if what.list == DOCTORS && lists.current(PLACES)?.is_none() {
        return Err(AtlasError::PlacesFirst);
    }
    let paths = fetch(what, lists, today, pace, watch)?;
    watch.fetched();
    let loaded = match what.list.as_str() {
        TRIALS => trials::load(&paths, lists, today, watch).map(|list| vec![list]),
        _ => crate::load(&Wanted { paths: &paths, groups, today }, lists, watch),
    };
    let again = [AtlasError::Stopped, AtlasError::InUse, AtlasError::FullDisk];
    if loaded.as_ref().err().is_none_or(|error| !again.contains(error)) {
        clear(lists, &what.list)?;
    }
    loaded
}

/// Takes away what was fetched of a list.
pub fn clear(lists: &Lists, list: &str) -> Result<()> {
    match fs::remove_dir_all(folder(lists, list)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn folder(lists: &Lists, list: &str) -> PathBuf {
    lists.folder().join(FOLDER).join(list.replace('/', "-"))
}
