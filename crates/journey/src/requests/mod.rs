//! *The app helps me with my requests.* One letter for each holder of something missing, filled from the case; what the
//! case does not tell is asked for first. Where the papers come from several places, each place has its letter.

mod institutions;
mod lines;

use std::collections::BTreeMap;

use jiff::civil::Date;
use knowledge::checklists::Holder;
use knowledge::letters::{Filled, Part};
use knowledge::{Blank, Judgement, Letter, Library, Words};
use record::{Chart, DocumentId};

use crate::missing::{Judged, Missing};

/// A letter to one holder.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// In addresses and in the ledger: `slides-pathology`; of several places also the place.
    pub id: String,
    pub letter: &'a Letter,
    pub holder: &'a Holder,
    /// What it asks for; the names of checklist items.
    pub items: Vec<&'a str>,
    /// The papers that show what is missing.
    pub papers: Vec<DocumentId>,
    /// What the case fills in.
    pub known: BTreeMap<Blank, String>,
}

/// A letter as it is printed, with nothing open.
#[derive(Clone)]
pub struct Written {
    /// Who writes: name, birth date, record number.
    pub from: Vec<String>,
    pub day: String,
    /// To whom.
    pub to: Vec<String>,
    pub body: Filled,
    pub close: String,
    pub name: String,
}

/// The letters this case needs, in the order of the lists, and the one that lets two doctors speak.
pub fn requests<'a>(
    chart: &Chart,
    missing: &Missing<'a>,
    library: &'a Library,
) -> Vec<Request<'a>> {
    let mut grouped: Vec<(&'a Letter, &'a Holder, Vec<&Judged<'a>>)> = Vec::new();
    for judged in missing.of(Judgement::Missing) {
        let Some(holder) = library.checklists.holder(&judged.item.holder) else { continue };
        let letter = judged.item.letter.as_deref().unwrap_or(&holder.letter);
        let Some(letter) = library.letters.get(letter) else { continue };
        match grouped.iter_mut().find(|(l, h, _)| l.id == letter.id && h.id == holder.id) {
            Some((_, _, items)) => items.push(judged),
            None => grouped.push((letter, holder, vec![judged])),
        }
    }
    let mut requests: Vec<Request<'a>> = Vec::new();
    for (letter, holder, items) in grouped {
        let parts = institutions::parts(chart, &items);
        let several = parts.len() > 1;
        for part in parts {
            let mut request = request(chart, letter, holder, &part.items, library);
            if let Some(place) = &part.place {
                request.known.insert(Blank::Place, place.clone());
                if several {
                    request.id = format!("{}-{}", request.id, institutions::slug(place));
                }
            }
            requests.push(request);
        }
    }
    let two = library.letters.get("two-doctors").zip(library.checklists.holder("oncologist"));
    requests.extend(two.map(|(letter, holder)| request(chart, letter, holder, &[], library)));
    requests
}

fn request<'a>(
    chart: &Chart,
    letter: &'a Letter,
    holder: &'a Holder,
    items: &[(&Judged<'a>, Vec<DocumentId>)],
    library: &'a Library,
) -> Request<'a> {
    let words = &library.office;
    let mut papers: Vec<DocumentId> = Vec::new();
    let mut listed = Vec::new();
    let mut quotes: Vec<String> = Vec::new();
    for (judged, about) in items {
        listed.push(lines::line(chart, judged, about, words));
        papers.extend(about);
        quotes.extend(lines::quotes(judged, about));
    }
    papers.sort();
    papers.dedup();
    quotes.dedup();
    let mut known = person(chart, words);
    known.insert(Blank::Department, holder.department.in_language(words.language()).to_owned());
    known.insert(Blank::Items, listed.join("\n"));
    known.insert(Blank::Quotes, quotes.join("\n"));
    known.retain(|_, said| !said.is_empty());
    Request {
        id: format!("{}-{}", letter.id, holder.id),
        letter,
        holder,
        items: items.iter().map(|(j, _)| j.item.item.as_str()).collect(),
        papers,
        known,
    }
}

/// What every letter takes from the case about the person.
pub fn person(chart: &Chart, words: &Words) -> BTreeMap<Blank, String> {
    let patient = &chart.patient;
    let name = patient.name.as_ref().map(record::PersonName::display);
    let born = patient.birth_date.map(|d| words.date(d));
    [(Blank::Name, name), (Blank::Born, born)]
        .into_iter()
        .filter_map(|(blank, said)| Some((blank, said?)))
        .collect()
}

/// The letter, where nothing is left open; `answers` go before what the case knows.
///
/// # Errors
/// The blanks to ask for.
pub fn write(
    letter: &Letter,
    known: &BTreeMap<Blank, String>,
    answers: &BTreeMap<Blank, String>,
    today: Date,
    words: &Words,
) -> Result<Written, Vec<Blank>> {
    let mut given = known.clone();
    let answered = answers.iter().filter(|(_, said)| !said.trim().is_empty());
    given.extend(answered.map(|(blank, said)| (*blank, said.trim().to_owned())));
    let body = letter.fill(&given)?;
    let said = |blank: Blank| given.get(&blank).map(String::as_str).unwrap_or_default();
    let name = said(Blank::Name).to_owned();
    let mut from =
        vec![name.clone(), words.say_with("letter-born", &[("date", said(Blank::Born))])];
    if let Some(number) = given.get(&Blank::RecordNumber) {
        from.push(words.say_with("letter-record-number", &[("number", number)]));
    }
    let to = said(Blank::Place).lines().map(|line| line.trim().to_owned());
    Ok(Written {
        from,
        day: words.date(today.into()),
        to: to.filter(|line| !line.is_empty()).collect(),
        body,
        close: words.say("letter-close"),
        name,
    })
}

impl Written {
    /// As plain text, for a message in a portal.
    pub fn text(&self) -> String {
        let mut out = format!("{}\n\n", self.body.subject);
        for part in &self.body.parts {
            match part {
                Part::Paragraph(text) => out.push_str(text),
                Part::List(lines) => {
                    let lines: Vec<String> = lines.iter().map(|l| format!("- {l}")).collect();
                    out.push_str(&lines.join("\n"));
                }
            }
            out.push_str("\n\n");
        }
        out.push_str(&self.close);
        out.push('\n');
        out.push_str(&self.from.join("\n"));
        out.push('\n');
        out
    }
}

impl std::fmt::Debug for Written {
    /// Without its words: they are the person's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.body.fmt(f)
    }
}
