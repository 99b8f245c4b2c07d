//! `Patient`: whom the record is about.

use record::{PartialDate, PersonMention, PersonName, Sex};

use super::super::bundle::{Bundle, Entry};
use super::super::lens::At;
use super::super::sheet::{Mark, Passages, Piece, Sheet, spanning};

/// A person whose page is still being written.
pub(in super::super) struct PersonDraft {
    mention: PersonMention,
    name_at: Option<Mark>,
    birth_date_at: Option<Mark>,
    sex_at: Option<Mark>,
}

impl PersonDraft {
    pub(in super::super) fn finish(self, passages: &Passages) -> PersonMention {
        let at = |mark: Option<Mark>| passages.at(&mark?);
        PersonMention {
            name_at: at(self.name_at),
            birth_date_at: at(self.birth_date_at),
            sex_at: at(self.sex_at),
            ..self.mention
        }
    }
}

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let names = at.each("name");
    let main =
        names.iter().position(|n| is_current(n) && n.text("use").as_deref() == Some("official"));
    let main = main.or_else(|| names.iter().position(is_current)).unwrap_or(0);
    let mut mention = PersonMention::default();
    let mut name_at = None;
    let mut order: Vec<(usize, &At<'_>)> = names.iter().enumerate().collect();
    order.sort_by_key(|(i, _)| *i != main);
    for (i, name) in order {
        let (words, mark) = write_name(name, i == main, sheet);
        match words {
            Some(words) if i == main => (mention.name, name_at) = (Some(words), mark),
            Some(words) if mention.name.as_ref() != Some(&words) => mention.other_names.push(words),
            _ => {}
        }
    }
    let birth = at.say("birthDate");
    let birth_date_at = sheet.item("Born", birth.as_ref());
    mention.birth_date = birth.and_then(|b| PartialDate::from_iso(&b.text));
    let gender = at.say("gender");
    let sex_at = sheet.item("Sex", gender.as_ref());
    mention.sex = gender.and_then(|g| Sex::from_written(&g.text));
    for identifier in at.each("identifier") {
        if identifier.codes("type").iter().any(|c| c == "mr") {
            let number = identifier.say("value");
            sheet.item("Record number", number.as_ref());
            mention.record_numbers.extend(number.map(|n| n.to_text()));
        }
    }
    if let Some(("DateTime", died)) = at.choice("deceased") {
        sheet.item("Died", died.date().map(|(_, words)| words).as_ref());
    }
    sheet.people.push(PersonDraft { mention, name_at, birth_date_at, sex_at });
}

fn is_current(name: &At<'_>) -> bool {
    let kind = name.text("use");
    let past =
        matches!(kind.as_deref(), Some("old" | "maiden" | "nickname" | "anonymous" | "temp"));
    !past && name.path("period.end").is_none()
}

/// Writes one name; its words as the person's name and the mark over all of them.
fn write_name(
    name: &At<'_>,
    main: bool,
    sheet: &mut Sheet<'_>,
) -> (Option<PersonName>, Option<Mark>) {
    let given: Vec<_> = name.each("given").iter().filter_map(At::words).collect();
    let family: Vec<_> = name.each("family").iter().filter_map(At::words).collect();
    let whole = name.say("text");
    let label = match name.text("use") {
        Some(kind) if !main => format!("Also named ({kind}): "),
        _ if !main => "Also named: ".to_owned(),
        _ => String::new(),
    };
    let mut pieces = vec![Piece::Label(&label)];
    let parts: Vec<_> = given.iter().chain(&family).collect();
    match &whole {
        _ if !family.is_empty() => {
            for (i, part) in parts.iter().enumerate() {
                if i > 0 {
                    pieces.push(Piece::Label(" "));
                }
                pieces.push(Piece::Said(part));
            }
        }
        Some(whole) => pieces.push(Piece::Said(whole)),
        None => return (None, None),
    }
    let kind = if main { record::BlockKind::Heading(3) } else { record::BlockKind::ListItem };
    let marks = sheet.block(kind, &pieces);
    let printed = match &whole {
        Some(whole) => whole.to_text(),
        None => parts.iter().map(|w| w.to_text()).collect::<Vec<_>>().join(" "),
    };
    let family = family.iter().map(|w| w.to_text()).collect::<Vec<_>>().join(" ");
    let words = PersonName {
        printed,
        family: Some(family).filter(|f| !f.is_empty()),
        given: given.iter().map(|w| w.to_text()).collect(),
    };
    (Some(words), spanning(&marks, name.pointer()))
}
