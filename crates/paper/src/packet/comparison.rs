//! Two opinions side by side, on sheets of the packet: what each doctor says, in which words. Only where the person
//! wants it, never in a blind packet, and never of a letter that itself stays out.

use journey::compare::{Compared, Comparison, Outcome, Side};
use journey::packet::Packet;
use knowledge::{Library, Words};
use record::{DocumentId, Element, Source};
use serde::Serialize;

use super::runs::letters;
use crate::plain::{as_line, plainly};

/// One of the two: who and when, and the paper that holds it.
#[derive(Clone, Debug)]
pub struct Of {
    pub name: String,
    /// `None` where the person heard it and wrote it down.
    pub document: Option<DocumentId>,
}

/// The sheet, in the language of the packet.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct ComparisonSheet {
    #[serde(skip)]
    papers: Vec<DocumentId>,
    who: String,
    overall: String,
    groups: Vec<Group>,
    same_title: String,
    same: Vec<String>,
    note: String,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize)]
struct Group {
    title: String,
    rows: Vec<Row>,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize)]
struct Row {
    name: String,
    sides: Vec<Said>,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize)]
struct Said {
    who: String,
    says: String,
    quote: String,
}

impl ComparisonSheet {
    /// Sets two opinions side by side. The outlook stays out: who reads the packet may not have asked for it.
    pub fn of(first: &Of, second: &Of, found: &Comparison, library: &Library) -> Self {
        let words = &library.office;
        let names = [first.name.as_str(), second.name.as_str()];
        let with = |outcomes: &[Outcome]| -> Vec<&Compared> {
            let told =
                |c: &&Compared| c.element != Element::Prognosis && outcomes.contains(&c.outcome);
            found.elements.iter().filter(told).collect()
        };
        let parts = [
            ("compare-differ-title", with(&[Outcome::Changed])),
            ("compare-one-title", with(&[Outcome::OnlyFirst, Outcome::OnlySecond])),
            ("compare-unclear-title", with(&[Outcome::CannotTell])),
        ];
        let groups =
            parts.into_iter().filter(|(_, list)| !list.is_empty()).map(|(title, list)| Group {
                title: words.say(title),
                rows: list.into_iter().map(|compared| row(words, names, compared)).collect(),
            });
        let element = |c: &Compared| words.say(&format!("element-{}", c.element.as_str()));
        let same = with(&[Outcome::Confirmed, Outcome::Clarified]);
        let same = same
            .into_iter()
            .map(|c| letters(&format!("{}: {}", element(c), plainly(words, c.element, &c.second))));
        let who = [("first", names[0]), ("second", names[1])];
        Self {
            papers: [first.document, second.document].into_iter().flatten().collect(),
            who: letters(&words.say_with("compare-sheet-who", &who)),
            overall: words.say(&format!("overall-{}", found.overall.as_str())),
            groups: groups.collect(),
            same_title: words.say("compare-agree-title"),
            same: same.collect(),
            note: format!("{} {}", words.say("compare-graded"), words.say("bridge-made")),
        }
    }

    /// Whether it may go into this packet: it is not blind, and both letters are in it whole.
    pub(super) fn goes_into(&self, packet: &Packet<'_>) -> bool {
        goes_whole(&self.papers, packet)
    }
}

/// Whether what quotes these papers may go into this packet.
pub(super) fn goes_whole(papers: &[DocumentId], packet: &Packet<'_>) -> bool {
    let whole = |id: &DocumentId| {
        packet.enclosed.iter().any(|e| e.read.document.id == *id && e.pages_out.is_empty())
    };
    !packet.blind && papers.iter().all(whole)
}

fn row(words: &Words, names: [&str; 2], compared: &Compared) -> Row {
    let sides = [&compared.first, &compared.second];
    Row {
        name: words.say(&format!("element-{}", compared.element.as_str())),
        sides: sides
            .into_iter()
            .zip(names)
            .map(|(side, who)| Said {
                who: letters(who),
                says: letters(&says(words, compared.element, side)),
                quote: side.sources.first().map(|held| quote(words, held)).unwrap_or_default(),
            })
            .collect(),
    }
}

fn says(words: &Words, element: Element, side: &Side) -> String {
    if side.value.is_empty() {
        return words.say("compare-silent");
    }
    as_line(element, &plainly(words, element, side))
}

/// The doctor's words, no longer than a few lines.
pub(super) fn quote(words: &Words, held: &Source) -> String {
    const MOST: usize = 260;
    let said = match held {
        Source::Passage(passage) => passage.quote(),
        Source::OwnWords { words, .. } => words,
    };
    let mut said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if said.len() > MOST {
        said.truncate(said.floor_char_boundary(MOST));
        said.push('\u{2026}');
    }
    letters(&words.say_with("quoted", &[("words", &said)]))
}
