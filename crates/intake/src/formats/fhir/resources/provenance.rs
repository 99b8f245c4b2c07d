//! `Provenance`: who recorded something, and when. Shown only.

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::{Piece, Sheet};
use super::named;

const HEAD: &str = "Recorded\tBy";

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let recorded = entry.at.first_date(&["recorded"]).map(|(_, words)| words);
    let agent = entry.at.get("agent");
    let who = agent.and_then(|a| a.any(&["who", "whoReference", "actor"]));
    let who = who.and_then(|w| named(&w, entry, bundle));
    let mut pieces: Vec<Piece<'_>> = recorded.iter().map(Piece::Said).collect();
    pieces.push(Piece::Label("\t"));
    pieces.extend(who.iter().map(Piece::Said));
    sheet.row(HEAD, &pieces);
}
