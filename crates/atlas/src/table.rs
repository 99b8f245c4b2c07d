//! Tables as lists come in: a head with names, rows by commas, tabs or bars. Columns are found by name, in any order; a
//! row is read without allocating for the columns nobody asked for.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::ByteRecord;

use crate::source::{Stream, read_up_to, stream_error};
use crate::{AtlasError, Result, Watch};

/// Bytes of one row. The registry's longest are below 10 kB; a quote that is never closed ends here.
const ROW_BYTES: u64 = 4 << 20;
/// Rows between two looks at whether to stop.
const ROWS_BETWEEN: u64 = 4096;
/// Lines that may be lost to rows of another number of columns than the head: one in so many, and always these few.
const ASTRAY_ONE_IN: u64 = 200;
const ASTRAY_ALWAYS: u64 = 5;

/// What a pass over a table counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub rows: u64,
    pub left_out: u64,
    pub other_letters: u64,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Self) {
        self.rows += more.rows;
        self.left_out += more.left_out;
        self.other_letters += more.other_letters;
    }
}

/// A row: the columns that were asked for, in that order.
pub struct Row<'a> {
    record: &'a ByteRecord,
    at: &'a [Option<usize>],
    other_letters: &'a std::cell::Cell<bool>,
}

impl<'a> Row<'a> {
    /// A column's bytes without white space around them; empty where the table lacks it.
    pub fn bytes(&self, column: usize) -> &'a [u8] {
        let at = self.at.get(column).copied().flatten();
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim_ascii()
    }

    /// A column's words. Bytes that are no UTF-8 are read as Western European, and counted.
    pub fn text(&self, column: usize) -> Cow<'a, str> {
        let bytes = self.bytes(column);
        match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                self.other_letters.set(true);
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
            }
        }
    }

    pub fn number<T: std::str::FromStr>(&self, column: usize) -> Option<T> {
        std::str::from_utf8(self.bytes(column)).ok()?.parse().ok()
    }
}

/// The names in the head of a table, as they are compared: letters and digits, in lower case.
pub fn head(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter(line.as_bytes()))
        .from_reader(line.as_bytes());
    let first = reader.records().next().and_then(|r| r.ok()).unwrap_or_default();
    first.iter().map(plain).collect()
}

/// A column's name in the form in which names are compared: owners change spaces, lines and case from file to file.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What stands between the columns: whichever is most frequent in the head.
fn delimiter(head: &[u8]) -> u8 {
    let count = |mark: u8| head.iter().filter(|byte| **byte == mark).count();
    let most = [b',', b'\t', b'|', b';'].into_iter().rev().max_by_key(|mark| count(*mark));
    most.unwrap_or(b',')
}

/// Reads a table row by row.
///
/// `columns` are asked for by their names, several ways of writing one separated by `|`; a name that ends in `?` may be
/// lacking. `each` is called with every row and its line; it answers whether the row could be read.
///
/// # Errors
/// Where columns are lacking, a quote is astray, the bytes are no text, the file is damaged, or the watcher says stop.
pub fn each_row(
    stream: Stream<'_>,
    columns: &[&str],
    watch: &dyn Watch,
    mut each: impl FnMut(&Row<'_>) -> Result<bool>,
) -> Result<Counts> {
    let name = stream.name.clone();
    let (read, of) = (Arc::clone(&stream.read), stream.of);
    let since = Arc::new(AtomicU64::new(0));
    let mut guarded = Guarded { inner: stream, since: Arc::clone(&since) };
    let mut first = vec![0u8; 64 << 10];
    let got = read_up_to(&mut guarded, &mut first).map_err(|error| stream_error(&error, &name))?;
    first.truncate(got);
    if first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]) || first.contains(&0) {
        return Err(AtlasError::NotText { name });
    }
    let names = head(&first);
    let at = find(&names, columns, &name)?;
    let width = names.len();
    let line = first.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(line))
        .flexible(true)
        .buffer_capacity(1 << 20)
        .from_reader(io::Cursor::new(first).chain(guarded));
    let mut counts = Counts::default();
    let mut record = ByteRecord::new();
    let other_letters = std::cell::Cell::new(false);
    let mut astray = 0u64;
    loop {
        since.store(0, Ordering::Relaxed);
        let line = reader.position().line();
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => return Err(broken(error, &name, line)),
        }
        if (counts.rows + counts.left_out) % ROWS_BETWEEN == 0 {
            if watch.stop() {
                return Err(AtlasError::Stopped);
            }
            watch.at(counts.rows, read.load(Ordering::Relaxed), of);
        }
        let lines = reader.position().line().saturating_sub(line).max(1);
        other_letters.set(false);
        let row = Row { record: &record, at: &at, other_letters: &other_letters };
        if record.len() == width && each(&row)? {
            counts.rows += 1;
        } else {
            // A quote astray takes the lines after it along; all of them are left out.
            counts.left_out += lines;
            astray += if record.len() == width && lines == 1 { 0 } else { lines };
            if astray > ASTRAY_ALWAYS && astray * ASTRAY_ONE_IN > counts.rows {
                return Err(AtlasError::QuoteAstray { name, line });
            }
        }
        counts.other_letters += u64::from(other_letters.get());
    }
    watch.at(counts.rows, read.load(Ordering::Relaxed), of);
    Ok(counts)
}

fn find(names: &[String], columns: &[&str], name: &str) -> Result<Vec<Option<usize>>> {
    let mut lacking = Vec::new();
    let mut at = Vec::with_capacity(columns.len());
    for column in columns {
        let (wanted, may_lack) = match column.strip_suffix('?') {
            Some(wanted) => (wanted, true),
            None => (*column, false),
        };
        let found = wanted.split('|').find_map(|way| {
            let way = plain(way);
            names.iter().position(|name| *name == way)
        });
        if found.is_none() && !may_lack {
            lacking.push(wanted.split('|').next().unwrap_or(wanted));
        }
        at.push(found);
    }
    match lacking.is_empty() {
        true => Ok(at),
        false => Err(AtlasError::MissingColumns {
            name: name.to_owned(),
            columns: lacking.iter().take(4).copied().collect::<Vec<_>>().join(", "),
        }),
    }
}

fn broken(error: csv::Error, name: &str, line: u64) -> AtlasError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::QuotaExceeded => {
            AtlasError::QuoteAstray { name: name.to_owned(), line }
        }
        csv::ErrorKind::Io(error) => stream_error(&error, name),
        _ => AtlasError::QuoteAstray { name: name.to_owned(), line },
    }
}

/// Stops a row that never ends.
struct Guarded<R> {
    inner: R,
    since: Arc<AtomicU64>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(to)?;
        match self.since.fetch_add(got as u64, Ordering::Relaxed) > ROW_BYTES {
            true => Err(io::ErrorKind::QuotaExceeded.into()),
            false => Ok(got),
        }
    }
}
