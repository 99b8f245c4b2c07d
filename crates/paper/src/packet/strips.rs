//! The words of the strips: each word is set once, however many pages there are, and every strip is put together
//! from them. A number is put together from its figures.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use serde_json::json;

use super::{Making, NotMade, joining, stamping};
use crate::typeset::{self, Job, Sheets};

/// Where a strip's words begin and end, in points.
const LEFT: f32 = 58.0;
const RIGHT: f32 = 554.0;
/// Between what stands left and what stands right.
const GAP: f32 = 12.0;
/// Between a label and what it is, between whose it is and the page of the packet.
const APART: f32 = 6.0;

/// What one strip says. Of each list the first that leaves room for the other is taken.
pub(crate) struct Strip {
    /// `D7`, or the name of a sheet of ours.
    pub(crate) label: String,
    pub(crate) what: String,
    /// Whose records these are, with less and less of it.
    pub(crate) whose: Vec<String>,
    pub(crate) sheet: String,
}

/// How words look; the names are the template's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Label,
    What,
    Whose,
}

impl Look {
    const ALL: [Self; 3] = [Self::Label, Self::What, Self::Whose];

    fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::What => "what",
            Self::Whose => "whose",
        }
    }
}

type Words = BTreeMap<(Look, String), usize>;

/// Sets the words of all strips and puts the strips together, as pictures that pages can show.
pub(crate) fn set(
    book: &mut Document,
    strips: &[Strip],
    making: Making<'_>,
) -> Result<Vec<ObjectId>, NotMade> {
    let words = words_of(strips);
    let mut listed = vec![json!(null); words.len()];
    for ((look, word), at) in &words {
        if let Some(place) = listed.get_mut(*at) {
            *place = json!({ "look": look.name(), "t": word });
        }
    }
    let office = &making.library.office;
    let data = json!({
        "lang": office.language().tag(),
        "title": office.say("packet-title"),
        "words": listed,
    });
    let job = Job { template: STAMPS, data: &data, pictures: BTreeMap::new() };
    let sheets = typeset::set(job)?;
    let widths = widths(&sheets, words.len());
    let pdf = sheets.untagged_pdf(making.on)?;
    let set = Document::load_mem(&pdf).map_err(|_| NotMade::Pages)?;
    let pages = joining::take_in(book, set, |_| true)?;
    let mut pictures = Dictionary::new();
    for (at, page) in pages.iter().enumerate() {
        let picture = stamping::as_picture(book, *page).ok_or(NotMade::Pages)?;
        pictures.set(format!("S{at}"), picture);
    }
    let resources = book.add_object(dictionary! { "XObject" => pictures });
    let type_case = TypeCase { words, widths };
    Ok(strips.iter().map(|strip| book.add_object(type_case.strip(strip, resources))).collect())
}

/// How wide each word is, in points, as the template has measured.
fn widths(sheets: &Sheets, count: usize) -> Vec<f32> {
    let mut widths = vec![0.0; count];
    for mark in sheets.places().keys() {
        let Some((at, width)) = mark.strip_prefix('w').and_then(|mark| mark.split_once('=')) else {
            continue;
        };
        if let (Ok(at), Ok(width)) = (at.parse::<usize>(), width.parse())
            && let Some(place) = widths.get_mut(at)
        {
            *place = width;
        }
    }
    widths
}

/// Every word of the strips, and those from which the width of a blank is taken, numbered.
fn words_of(strips: &[Strip]) -> Words {
    let mut words = Words::new();
    let mut add = |look, text: &str| {
        for piece in text.split_whitespace().flat_map(pieces) {
            let next = words.len();
            words.entry((look, piece.to_owned())).or_insert(next);
        }
    };
    for strip in strips {
        add(Look::Label, &strip.label);
        add(Look::What, &strip.what);
        strip.whose.iter().for_each(|whose| add(Look::Whose, whose));
        add(Look::Whose, &strip.sheet);
    }
    for look in Look::ALL {
        for word in BLANK {
            let next = words.len();
            words.entry((look, word.to_owned())).or_insert(next);
        }
    }
    words
}

/// Two words whose difference is a blank and the second letter again.
const BLANK: [&str; 2] = ["n", "n n"];

/// A word without its figures, and each figure by itself.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, c) in word.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        pieces.extend([&word[from..at], &word[at..at + c.len_utf8()]]);
        from = at + c.len_utf8();
    }
    pieces.push(&word[from..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Words that are set, by number, and how wide each is. The page before the first word is the strip's ground.
struct TypeCase {
    words: Words,
    widths: Vec<f32>,
}

/// Words in their places on a line.
#[derive(Default)]
struct Line {
    /// Numbers of words and where they begin.
    words: Vec<(usize, f32)>,
    width: f32,
}

impl TypeCase {
    fn at(&self, look: Look, piece: &str) -> Option<(usize, f32)> {
        let at = *self.words.get(&(look, piece.to_owned()))?;
        Some((at, self.widths.get(at).copied()?))
    }

    fn blank(&self, look: Look) -> f32 {
        let [one, two] = BLANK.map(|word| self.at(look, word).map_or(0.0, |(_, width)| width));
        two - 2.0 * one
    }

    /// Puts words at the end of a line.
    fn put(&self, line: &mut Line, look: Look, text: &str) {
        for (nth, word) in text.split_whitespace().enumerate() {
            if nth > 0 {
                line.width += self.blank(look);
            }
            for (at, width) in pieces(word).iter().filter_map(|piece| self.at(look, piece)) {
                line.words.push((at, line.width));
                line.width += width;
            }
        }
    }

    fn left(&self, strip: &Strip) -> Line {
        let mut line = Line::default();
        self.put(&mut line, Look::Label, &strip.label);
        line.width += APART;
        self.put(&mut line, Look::What, &strip.what);
        line
    }

    fn right(&self, whose: Option<&String>, strip: &Strip) -> Line {
        let mut line = Line::default();
        if let Some(whose) = whose {
            self.put(&mut line, Look::Whose, whose);
            line.width += APART + 2.0;
        }
        self.put(&mut line, Look::Whose, &strip.sheet);
        line
    }

    /// A strip as a picture.
    fn strip(&self, strip: &Strip, resources: ObjectId) -> Stream {
        let left = self.left(strip);
        let room = RIGHT - LEFT - GAP - left.width;
        let rights = strip.whose.iter().map(|whose| self.right(Some(whose), strip));
        let right = rights.into_iter().find(|line| line.width <= room);
        let right = right.unwrap_or_else(|| self.right(None, strip));
        let mut draw = "/S0 Do\n".to_owned();
        // Each word is set on from where the one before it began.
        let mut pen = 0.0;
        for (line, from) in [(&left, LEFT), (&right, RIGHT - right.width)] {
            for (at, x) in &line.words {
                let to = ((from + x) * 1_000.0).round() / 1_000.0;
                let _ = writeln!(draw, "1 0 0 1 {:.3} 0 cm /S{} Do", to - pen, at + 1);
                pen = to;
            }
        }
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => stamping::strip_box(),
            "Resources" => Object::Reference(resources),
        };
        // So short that packing takes longer than it saves.
        Stream::new(form, draw.into_bytes())
    }
}

const STAMPS: &str = include_str!("../../assets/stamps.typ");

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_number_is_put_together_from_its_figures() {
        assert_eq!(pieces("D17"), ["D", "1", "7"]);
        assert_eq!(pieces("2,"), ["2", ","]);
        assert_eq!(pieces("página"), ["página"]);
    }
}
