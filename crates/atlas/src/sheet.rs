//! The first sheet of a spreadsheet (XLSX) as a table of text: the registry's report of deactivated numbers is published so.
//!
//! *Reads* shared and own texts, numbers as they are written. *Leaves unread* styles, so that a day kept as a number stays a number; formulas.
//! *Seen in the wild*: a title above the head, in the first cell alone.

use std::io::{Cursor, Read, Seek};

use roxmltree::{Document, Node, ParsingOptions};

use crate::{AtlasError, Result};

/// Unpacked bytes of one part of a spreadsheet.
const PART_BYTES: u64 = 256 << 20;
const NODES: u32 = 12_000_000;
const COLUMNS_MOST: usize = 64;
const SHEET: &str = "xl/worksheets/sheet1.xml";
const TEXTS: &str = "xl/sharedStrings.xml";

/// Whether an archive is a spreadsheet.
pub(crate) fn is_sheet(from: impl Read + Seek) -> bool {
    zip::ZipArchive::new(from).is_ok_and(|archive| archive.index_for_name(SHEET).is_some())
}

/// Its rows as CSV.
///
/// # Errors
/// [`AtlasError::Damaged`] where it does not unpack or parse, [`AtlasError::TooLarge`].
pub(crate) fn to_csv(from: impl Read + Seek, name: &str) -> Result<Cursor<Vec<u8>>> {
    let damaged = || AtlasError::Damaged { name: name.to_owned() };
    let mut archive = zip::ZipArchive::new(from).map_err(|_| damaged())?;
    let mut part = |path: &str| -> Result<Option<String>> {
        let Ok(member) = archive.by_name(path) else { return Ok(None) };
        let mut text = String::new();
        member.take(PART_BYTES).read_to_string(&mut text).map_err(|_| damaged())?;
        match text.len() as u64 >= PART_BYTES {
            true => Err(AtlasError::TooLarge { name: name.to_owned() }),
            false => Ok(Some(text)),
        }
    };
    let texts = part(TEXTS)?.unwrap_or_default();
    let sheet = part(SHEET)?.ok_or_else(damaged)?;
    let texts = if texts.is_empty() { Vec::new() } else { shared(&texts).ok_or_else(damaged)? };
    let document = parse(&sheet).ok_or_else(damaged)?;
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut begun = false;
    for row in document.descendants().filter(|node| node.tag_name().name() == "row") {
        let cells = cells(row, &texts);
        // A title stands alone above the head.
        begun |= cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
        if begun {
            out.write_record(&cells).map_err(|_| damaged())?;
        }
    }
    Ok(Cursor::new(out.into_inner().map_err(|_| damaged())?))
}

fn parse(text: &str) -> Option<Document<'_>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..Default::default() };
    Document::parse_with_options(text, options).ok()
}

/// The texts that cells point to.
fn shared(text: &str) -> Option<Vec<String>> {
    let document = parse(text)?;
    let all = document.root_element().children().filter(|node| node.tag_name().name() == "si");
    Some(all.map(words).collect())
}

/// All words below an element: a text may be in pieces of different letters.
fn words(of: Node<'_, '_>) -> String {
    let pieces = of.descendants().filter(|node| node.tag_name().name() == "t");
    pieces.filter_map(|piece| piece.text()).collect()
}

fn cells(row: Node<'_, '_>, texts: &[String]) -> Vec<String> {
    let mut cells = Vec::new();
    for cell in row.children().filter(|node| node.tag_name().name() == "c") {
        let at = cell.attribute("r").and_then(column).unwrap_or(cells.len());
        if at >= COLUMNS_MOST || at < cells.len() {
            continue;
        }
        cells.resize(at, String::new());
        let value = cell.children().find(|node| node.tag_name().name() == "v");
        let value = value.and_then(|node| node.text()).unwrap_or_default();
        cells.push(match cell.attribute("t") {
            Some("s") => {
                let text = value.parse().ok().and_then(|at: usize| texts.get(at));
                text.cloned().unwrap_or_default()
            }
            Some("inlineStr") => words(cell),
            _ => value.to_owned(),
        });
    }
    cells
}

/// The column of a cell's name: `B7` is 1.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).take(3);
    letters.map(|b| usize::from(b - b'A') + 1).reduce(|a, b| a * 26 + b)?.checked_sub(1)
}
