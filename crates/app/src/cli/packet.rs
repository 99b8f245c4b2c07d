//! `second-opinion packet`: records in, what the second doctor gets out, nothing kept.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use intake::{Limits, Tools, prose};
use jiff::civil::Date;
use journey::compare::compare;
use journey::decide::{Voice, decide};
use journey::packet::{Choice, packet};
use knowledge::{Library, Words};
use paper::archive::{self, Contents, Seal, Unfit};
use paper::packet::{Ask, ComparisonSheet, Making, NotMade, Of, OwnSheet, Unwatched};
use record::{Answers, Opinion, ReadDocument};

use super::Failure;
use super::read::Progress;
use crate::desk::Spool;
use crate::programs::Programs;

/// What the person wants.
pub(super) struct Wanted {
    pub(super) paths: Vec<PathBuf>,
    pub(super) out: PathBuf,
    pub(super) questions: Option<PathBuf>,
    pub(super) blind: bool,
    pub(super) own: Own,
    pub(super) seal: bool,
    pub(super) on: Date,
}

/// Which sheets of the person's own go in.
#[derive(Clone, Copy)]
pub(super) struct Own {
    pub(super) compare: bool,
    pub(super) bridge: bool,
    pub(super) decision: bool,
}

pub(super) fn run(wanted: &Wanted, library: &Library) -> Result<(), Failure> {
    let words = &library.words;
    let mut ask = questions(wanted.questions.as_deref(), words)?;
    let seal = if wanted.seal { Some(seal(words)?) } else { None };
    let because = |id: &str, path: &Path, error: &io::Error| {
        let (path, why) = (path.display().to_string(), error.kind().to_string());
        Failure(words.say_with(id, &[("path", &path), ("why", &why)]))
    };
    let folder = super::read::folder(&wanted.paths, words)?;
    std::fs::create_dir_all(&wanted.out)
        .map_err(|error| because("cli-packet-folder", &wanted.out, &error))?;
    let programs = Programs::default();
    let progress = Progress::new();
    let spool = Spool::new(&folder, &progress, &programs)
        .map_err(|error| because("cli-packet-folder", &std::env::temp_dir(), &error))?;
    let limits = Limits::default();
    let tools = Tools { library, limits: &limits, ocr: &programs, pictures: &programs };
    let files = folder.into_files();
    let documents = intake::shoebox::read(&files, 1, &tools, &spool).map_err(|error| {
        Failure(words.say_with("cli-cannot-read", &[("why", &error.kind().to_string())]))
    })?;
    progress.clear();
    let all_own = add_own(&mut ask, wanted.own, &documents, library);
    let choice = Choice { blind: wanted.blind, ..Choice::default() };
    let packet = packet(&documents, &[], &choice, library);
    if packet.enclosed.is_empty() {
        return Err(Failure(words.say("cli-packet-nothing")));
    }
    let making = Making {
        library,
        limits: paper::packet::Limits::default(),
        on: wanted.on,
        progress: &Unwatched,
    };
    let made = paper::packet::pdf(&packet, &ask, &spool, making).map_err(|e| not_made(e, words))?;
    let at = wanted.out.join("packet.pdf");
    // Beside a sealed archive an open PDF would tell everything.
    if seal.is_none() {
        write_whole(&at, |file| file.write_all(&made.pdf))
            .map_err(|error| because("cli-packet-cannot-write", &at, &error))?;
    }
    let zip = wanted.out.join("packet.zip");
    let contents = Contents { packet: &packet, ask: &ask, made: &made, seal: seal.as_ref() };
    let mut written = None;
    let mut failed = None;
    let packed = write_whole(&zip, |file| {
        match archive::write(contents, &spool, &spool, file, making) {
            Ok(done) => written = Some(done),
            Err(NotMade::Write(error)) => return Err(error),
            Err(error) => {
                failed = Some(error);
                return Err(io::ErrorKind::Interrupted.into());
            }
        }
        Ok(())
    });
    if let Some(error) = failed {
        return Err(not_made(error, words));
    }
    packed.map_err(|error| because("cli-packet-cannot-write", &zip, &error))?;
    let at = if seal.is_none() { at } else { PathBuf::from("packet.pdf") };
    let (pages, papers) = (made.pages.to_string(), made.papers.len().to_string());
    let said = [("path", &*at.display().to_string()), ("pages", &pages), ("papers", &papers)];
    super::print(&words.say_with("cli-packet-made", &said), words)?;
    if let Some(written) = written {
        let (files, size) = (written.files.to_string(), (written.bytes / 1_000_000).to_string());
        let said = [("path", &*zip.display().to_string()), ("files", &files), ("size", &size)];
        super::print(&words.say_with("cli-packet-zip", &said), words)?;
    }
    if !all_own {
        super::print(&words.say("cli-packet-own-sheets"), words)?;
    }
    if !packet.left_out.is_empty() {
        let count = packet.left_out.len().to_string();
        super::print(&words.say_with("cli-packet-left-out", &[("count", &count)]), words)?;
    }
    Ok(())
}

/// Adds the sheets that are wanted, from the letters that give a plan, the oldest first. Whether all could be made.
fn add_own(ask: &mut Ask, own: Own, documents: &[ReadDocument], library: &Library) -> bool {
    let mut held: Vec<(Of, Opinion)> = documents
        .iter()
        .map(|read| (read, prose::opinion::read(read.document.id, &read.reading, library)))
        .filter(|(_, opinion)| opinion.has_plan())
        .map(|(read, opinion)| (of(read, &opinion, library), opinion))
        .collect();
    held.sort_by_key(|(_, opinion)| opinion.on);
    if let [.., (one, first), (other, second)] = held.as_slice() {
        let found = compare(first, second, library);
        ask.comparison = own.compare.then(|| ComparisonSheet::of(one, other, &found, library));
        if own.bridge {
            ask.own_sheets.extend(OwnSheet::bridge(one, other, &found, library));
        }
    }
    if own.decision {
        let ids: Vec<String> = (0..held.len()).map(|at| at.to_string()).collect();
        let voices: Vec<Voice<'_>> =
            ids.iter().zip(&held).map(|(id, (_, opinion))| Voice { id, opinion }).collect();
        let deciding = decide(&voices, &Answers::default(), library);
        let names: Vec<Of> = held.iter().map(|(of, _)| of.clone()).collect();
        ask.own_sheets.extend(OwnSheet::decision(&names, &deciding, library));
    }
    let wanted = [own.bridge, own.decision].into_iter().filter(|wanted| *wanted).count();
    ask.own_sheets.len() == wanted && (!own.compare || ask.comparison.is_some())
}

/// Who wrote a letter and when, in the language of the packet.
fn of(read: &ReadDocument, opinion: &Opinion, library: &Library) -> Of {
    let words = &library.office;
    let who = opinion.by.clone().or_else(|| read.document.title.clone());
    let name = who.unwrap_or_else(|| read.document.path.clone());
    let name = match opinion.on {
        Some(on) => words.say_with("paper-of", &[("name", &name), ("date", &words.date(on))]),
        None => name,
    };
    Of { name, document: Some(read.document.id) }
}

/// The passphrase, asked for on the terminal.
fn seal(words: &Words) -> Result<Seal, Failure> {
    Seal::new(&super::vault::ask(words, "cli-ask-seal")).map_err(|why| {
        let least = Seal::LEAST.to_string();
        let id = match why {
            Unfit::TooShort => "packet-seal-too-short",
            Unfit::OtherLetters => "packet-seal-other-letters",
        };
        Failure(words.say_with(id, &[("least", &least)]))
    })
}

fn questions(file: Option<&Path>, words: &Words) -> Result<Ask, Failure> {
    let Some(file) = file else { return Ok(Ask::default()) };
    let text = std::fs::read_to_string(file).map_err(|error| {
        let (path, why) = (file.display().to_string(), error.kind().to_string());
        Failure(words.say_with("cli-packet-questions", &[("path", &path), ("why", &why)]))
    })?;
    Ok(Ask::of_text(&text))
}

fn not_made(why: NotMade, words: &Words) -> Failure {
    Failure(match why {
        NotMade::Cancelled => words.say("cli-packet-cancelled"),
        NotMade::Original(error) | NotMade::Write(error) => {
            words.say_with("cli-packet-original", &[("why", &error.kind().to_string())])
        }
        NotMade::Sheets(_) | NotMade::Pages => words.say("cli-packet-not-set"),
    })
}

/// Writes a file under another name first, so that there is a whole one or none.
fn write_whole(at: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = at.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // It goes with its last owner: a full disk or a stop leaves nothing behind.
    let mut part = tempfile::Builder::new().prefix(".packet-").tempfile_in(folder)?;
    fill(part.as_file_mut())?;
    part.as_file().sync_all()?;
    part.persist(at).map_err(|error| error.error)?;
    Ok(())
}
