//! A letter to be printed and signed, as PDF. Its words are made by `journey::requests`.

use jiff::civil::Date;
use journey::requests::Written;
use knowledge::letters::Part;
use serde_json::{Value, json};

use crate::typeset::{self, Job, NotSet};

const SHEET: &str = include_str!("../assets/letter.typ");

/// The letter on its sheets, tagged for screen readers by the rules of PDF/UA-1.
///
/// # Errors
/// [`NotSet`] where the typesetter does not take it.
pub fn pdf(letter: &Written, lang: &str, on: Date) -> Result<Vec<u8>, NotSet> {
    let data = json!({
        "lang": lang,
        "subject": letter.body.subject,
        "from": letter.from,
        "day": letter.day,
        "to": letter.to,
        "parts": letter.body.parts.iter().map(part).collect::<Vec<_>>(),
        "close": letter.close,
        "name": letter.name,
    });
    let pictures = std::collections::BTreeMap::new();
    typeset::set(Job { template: SHEET, data: &data, pictures })?.accessible_pdf(on)
}

fn part(part: &Part) -> Value {
    match part {
        Part::Paragraph(text) => json!({ "text": text, "list": [] }),
        Part::List(lines) => json!({ "text": "", "list": lines }),
    }
}
