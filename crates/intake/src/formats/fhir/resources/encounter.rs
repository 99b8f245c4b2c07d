//! `Encounter`: visits and stays.

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::{Piece, Sheet};
use super::named;

const HEAD: &str = "Visit\tFrom\tUntil\tStatus\tReason\tWhere";

pub(super) fn read(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let kind = at.concept("type").or_else(|| at.concept("class")).map(|c| c.words);
    let from = at.first_date(&["period.start", "actualPeriod.start"]).map(|(_, words)| words);
    let until = at.first_date(&["period.end", "actualPeriod.end"]).map(|(_, words)| words);
    let status = at.say("status");
    let reason = at.any(&["reasonCode", "reason.concept", "reason.value.concept", "reason"]);
    let reason = reason.and_then(|r| r.coded()).map(|c| c.words);
    let place = at.get("serviceProvider").and_then(|p| named(&p, entry, bundle));
    let mut pieces = Vec::new();
    for (i, cell) in [&kind, &from, &until, &status, &reason, &place].into_iter().enumerate() {
        if i > 0 {
            pieces.push(Piece::Label("\t"));
        }
        pieces.extend(cell.iter().map(Piece::Said));
    }
    sheet.row(HEAD, &pieces);
}
