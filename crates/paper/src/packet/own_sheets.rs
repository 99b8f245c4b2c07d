//! Sheets of the person's own making that go into the packet where they want them: the letter that brings two doctors
//! together, and the choice they have to make. Each as on its page, without figures of the outlook; never in a blind
//! packet, and never with words of a letter that itself stays out.

use journey::compare::Comparison;
use journey::decide::{Deciding, Way, WayKind, Word};
use journey::packet::Packet;
use knowledge::{Library, Words};
use record::{DocumentId, Element, Source};
use serde::Serialize;

use super::comparison::{Of, goes_whole, quote};
use super::runs::letters;
use crate::plain::{as_line, gives_a_figure, said};

/// Which of the person's sheets it is: its place in the packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnKind {
    Bridge,
    Decision,
}

/// One sheet, in the language of the packet.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct OwnSheet {
    #[serde(skip)]
    papers: Vec<DocumentId>,
    pub kind: OwnKind,
    title: String,
    head: Vec<String>,
    parts: Vec<Part>,
    tail: Vec<String>,
    /// What stands over the lines to write on.
    answer: String,
    note: String,
}

#[derive(Clone, Default, PartialEq, Eq, Serialize)]
struct Part {
    title: String,
    lines: Vec<Line>,
}

/// Our words, then the words of a record; either may be empty.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
struct Line {
    says: String,
    quote: String,
}

impl OwnSheet {
    /// The letter to both doctors: one to three differences, each in both letters' words, one question, and a place for
    /// their joint answer. `None` where nothing differs.
    pub fn bridge(first: &Of, second: &Of, found: &Comparison, library: &Library) -> Option<Self> {
        const QUOTES: usize = 2;
        let words = &library.office;
        let wrote = |who: &str, sources: &[&Source]| -> Vec<Line> {
            let says = letters(&words.say_with("bridge-wrote", &[("who", who)]));
            let line = |held: &&Source| Line { says: says.clone(), quote: quote(words, held) };
            sources.iter().map(line).collect()
        };
        let parts: Vec<Part> = found
            .to_discuss()
            .into_iter()
            .map(|point| {
                let (here, there) = point.quotes(QUOTES);
                Part {
                    title: words.say(&format!("element-{}", point.element.as_str())),
                    lines: [wrote(&first.name, &here), wrote(&second.name, &there)].concat(),
                }
            })
            .collect();
        let to = [("first", first.name.as_str()), ("second", second.name.as_str())];
        let tail = ["bridge-ask", "bridge-consent", "bridge-thanks"];
        (!parts.is_empty()).then(|| Self {
            papers: [first.document, second.document].into_iter().flatten().collect(),
            kind: OwnKind::Bridge,
            title: words.say("packet-bridge"),
            head: vec![letters(&words.say_with("bridge-to", &to)), words.say("bridge-intro")],
            parts,
            tail: tail.into_iter().map(|id| words.say(id)).collect(),
            answer: words.say("bridge-answer"),
            note: words.say("bridge-made"),
        })
    }

    /// The choice: the ways in the doctors' words, what matters, what is open, the decision where there is one. `None`
    /// where no doctor named a way.
    pub fn decision(voices: &[Of], deciding: &Deciding, library: &Library) -> Option<Self> {
        let words = &library.office;
        let ways = deciding.ways.iter().map(|way| part_of(words, voices, way));
        let mut parts: Vec<Part> = ways.collect();
        if parts.is_empty() {
            return None;
        }
        parts.extend(matters(words, deciding));
        parts.extend(open(words, deciding));
        parts.extend(decided(words, deciding));
        Some(Self {
            papers: voices.iter().filter_map(|voice| voice.document).collect(),
            kind: OwnKind::Decision,
            title: words.say("packet-decision"),
            head: vec![words.say("decide-sheet-intro")],
            parts,
            tail: Vec::new(),
            answer: words.say("decide-sheet-ask"),
            note: words.say("decide-sheet-made"),
        })
    }

    pub(super) fn goes_into(&self, packet: &Packet<'_>) -> bool {
        goes_whole(&self.papers, packet)
    }
}

/// What a way is called: after whoever named it.
fn name_of(words: &Words, voices: &[Of], way: &Way) -> String {
    let names: Vec<&str> =
        way.by.iter().filter_map(|&at| voices.get(at)).map(|voice| voice.name.as_str()).collect();
    let who = names.join(", ");
    let id = match way.kind {
        WayKind::Advised => "decide-way-advised",
        WayKind::AlsoNamed => "decide-way-named",
        WayKind::Trial => "decide-way-trial",
        WayKind::Waiting => "decide-way-waiting",
    };
    letters(&words.say_with(id, &[("who", &who)]))
}

fn part_of(words: &Words, voices: &[Of], way: &Way) -> Part {
    let alone = way.what.len() == 1;
    let what = way.what.iter().filter(|(element, _)| *element != Element::Modality || alone);
    let mut lines: Vec<Line> = what
        .map(|(element, points)| Line {
            says: letters(&as_line(*element, &said(words, *element, points))),
            quote: String::new(),
        })
        .collect();
    lines.extend(effects(words, "decide-good", &way.good));
    lines.extend(effects(words, "decide-harm", &way.harm));
    Part { title: name_of(words, voices, way), lines }
}

/// What was said of the good or the harm. A figure stays off the paper: who reads it may not have asked for it.
fn effects(words: &Words, id: &str, of: &[Word]) -> Vec<Line> {
    const MOST: usize = 2;
    let label = words.say(id);
    let is_figure = |word: &&Word| !word.of_100.is_empty() || gives_a_figure(&word.source);
    let line = |said: String, quote: String| Line { says: format!("{label}: {said}"), quote };
    let mut lines: Vec<Line> = of
        .iter()
        .filter(|word| !is_figure(word))
        .take(MOST)
        .map(|word| line(String::new(), quote(words, &word.source)))
        .collect();
    if of.iter().any(|word| is_figure(&word)) {
        lines.push(line(words.say("decide-sheet-figure"), String::new()));
    }
    if lines.is_empty() {
        lines.push(line(words.say("decide-not-stated"), String::new()));
    }
    lines
}

fn plain_line(says: &str) -> Line {
    Line { says: letters(says), quote: String::new() }
}

fn matters(words: &Words, deciding: &Deciding) -> Option<Part> {
    let lines = deciding.matters.iter().map(|matter| {
        let weight = words.say(&format!("weight-{}", matter.weight.as_str()));
        plain_line(&format!("{weight}: {}", words.say_with("quoted", &[("words", &matter.words)])))
    });
    part(words.say("decide-matters"), lines.collect())
}

fn open(words: &Words, deciding: &Deciding) -> Option<Part> {
    let stands = deciding.open.iter().filter(|open| open.yes == Some(false));
    let lines = stands.map(|open| {
        plain_line(&format!(
            "{} {}",
            words.say(&format!("open-{}", open.id)),
            words.say("decide-no")
        ))
    });
    part(words.say("decide-open"), lines.collect())
}

fn decided(words: &Words, deciding: &Deciding) -> Option<Part> {
    let decision = deciding.decision.as_ref()?;
    let again = decision
        .again
        .map(|day| words.say_with("decide-again", &[("date", &words.date(day.into()))]));
    let said = [Some(decision.what.clone()), Some(decision.why.clone()), again];
    let lines = said.into_iter().flatten().filter(|said| !said.is_empty());
    part(words.say("decide-decided"), lines.map(|said| plain_line(&said)).collect())
}

fn part(title: String, lines: Vec<Line>) -> Option<Part> {
    (!lines.is_empty()).then_some(Part { title, lines })
}
