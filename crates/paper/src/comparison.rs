//! Two opinions compared, as JSON: the contract `second-opinion.comparison/1`.

use journey::compare::{Compared, Comparison, Side, sentences};
use knowledge::Library;
use record::{Element, Opinion, Source};
use serde_json::{Value, json};

use crate::case::source;
pub use crate::plain::{plainly, said};

/// The name and version of the contract.
pub const SCHEMA: &str = "second-opinion.comparison/1";

/// The whole comparison. What a letter does not speak of is null.
pub fn json(
    comparison: &Comparison,
    first: &Opinion,
    second: &Opinion,
    library: &Library,
) -> Value {
    let words = Sentences { comparison, library };
    let grading = &library.opinions.grading;
    let cited: Vec<&str> = grading.citation.iter().map(|c| c.title.as_str()).collect();
    json!({
        "schema": SCHEMA,
        "knowledge": knowledge::EDITION,
        "elements": comparison.elements.iter().map(|c| json!({
            "element": c.element.as_str(),
            "first": side(&c.first),
            "second": side(&c.second),
            "outcome": c.outcome.as_str(),
            "editions": c.editions.as_ref().map(|e| json!({
                "system": e.system,
                "first": e.first,
                "second": e.second,
            })),
        })).collect::<Vec<_>>(),
        "overall": comparison.overall.as_str(),
        "rule": format!("{} ({}): {}", grading.id, grading.status, cited.join("; ")),
        "missing": comparison.missing,
        "reasons": comparison.reasons.iter().map(|r| json!({
            "reason": r.id,
            "said": words.reason(r.id),
            "next": words.reason_next(r.id),
            "first": r.first.iter().map(source).collect::<Vec<_>>(),
            "second": r.second.iter().map(source).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "agree": words.agree(),
        "differ": words.differ(),
        "reasoning": { "first": reasoning(first), "second": reasoning(second) },
        "third_opinion": {
            "suggested": comparison.third_opinion.suggested,
            "about": words.third(),
        },
        "questions": words.questions(first, second),
        "next": words.next(),
    })
}

fn side(side: &Side) -> Value {
    if side.value.is_empty() {
        return Value::Null;
    }
    json!({ "value": side.value, "sources": side.sources.iter().map(source).collect::<Vec<_>>() })
}

fn reasoning(opinion: &Opinion) -> Value {
    let quotes = |sources: &[Source]| -> Vec<String> {
        sources.iter().filter_map(|s| Some(s.passage()?.quote().to_owned())).collect()
    };
    let one = |sources: &[Source]| quotes(sources).into_iter().next();
    let why = &opinion.reasoning;
    json!({
        "factors": quotes(&why.factors),
        "guideline": one(&why.guideline),
        "experience": one(&why.experience),
        "confidence": one(&why.confidence),
        "would_change": one(&why.would_change),
        "weak_evidence": one(&why.weak_evidence),
    })
}

/// The plain sentences of a comparison, from `knowledge/words`.
#[derive(Clone, Copy, Debug)]
pub struct Sentences<'a> {
    pub comparison: &'a Comparison,
    pub library: &'a Library,
}

impl Sentences<'_> {
    fn lines(&self, lines: Vec<journey::compare::Line>) -> Vec<String> {
        let one = |line: journey::compare::Line| {
            let blanks = self.blanks(line.element);
            let blanks: Vec<_> = blanks.iter().map(|(name, said)| (*name, said.as_str())).collect();
            self.library.words.say_with(line.id, &blanks)
        };
        lines.into_iter().map(one).collect()
    }

    /// The element's name and what each side says of it, plainly.
    fn blanks(&self, element: Element) -> [(&'static str, String); 3] {
        let words = &self.library.words;
        let compared = self.comparison.of(element);
        let said = |side: Option<&Side>| {
            side.map(|side| plainly(words, element, side)).unwrap_or_default()
        };
        [
            ("element", words.say(&format!("element-{}", element.as_str()))),
            ("first", said(compared.map(|c| &c.first))),
            ("second", said(compared.map(|c| &c.second))),
        ]
    }

    pub fn agree(&self) -> Vec<String> {
        self.lines(sentences(self.comparison).0)
    }

    pub fn differ(&self) -> Vec<String> {
        self.lines(sentences(self.comparison).1)
    }

    /// By which two editions an element is stated, where they are not one.
    pub fn editions(&self, compared: &Compared) -> Option<String> {
        let editions = compared.editions.as_ref()?;
        let blanks = [
            ("system", editions.system.as_str()),
            ("first", editions.first.as_str()),
            ("second", editions.second.as_str()),
        ];
        Some(self.library.words.say_with("compare-editions", &blanks))
    }

    pub fn reason(&self, id: &str) -> String {
        self.library.words.say(&format!("reason-{id}"))
    }

    pub fn reason_next(&self, id: &str) -> String {
        self.library.words.say(&format!("reason-next-{id}"))
    }

    /// The one question of a third opinion.
    pub fn third(&self) -> Option<String> {
        let about = self.comparison.third_opinion.about?;
        let [_, first, second] = self.blanks(about);
        let blanks = [("first", first.1.as_str()), ("second", second.1.as_str())];
        Some(self.library.words.say_with(&format!("third-{}", about.as_str()), &blanks))
    }

    /// Who answers the one question of a third opinion.
    pub fn third_who(&self) -> Option<String> {
        let about = self.comparison.third_opinion.about?;
        let who = self.library.deciding.thirds.who(about.as_str())?;
        Some(self.library.words.say(&format!("third-who-{who}")))
    }

    /// A question for each difference, and what each doctor left unsaid of how the advice was reached.
    pub fn questions(&self, first: &Opinion, second: &Opinion) -> Vec<String> {
        let words = &self.library.words;
        let mut out: Vec<String> = sentences(self.comparison)
            .1
            .into_iter()
            .map(|line| {
                // A figure of the outlook is shown to nobody who did not ask for it.
                if line.element == Element::Prognosis {
                    return words.say("ask-outlook");
                }
                let id = match line.id {
                    "compare-changed" => "ask-changed",
                    "compare-unclear" => "ask-unclear",
                    _ => "ask-only-one",
                };
                let [element, first, second] = self.blanks(line.element);
                let said = if first.1.is_empty() { &second.1 } else { &first.1 };
                words.say_with(
                    id,
                    &[
                        ("element", &element.1),
                        ("first", &first.1),
                        ("second", &second.1),
                        ("said", said),
                    ],
                )
            })
            .collect();
        for ((what, first), (_, second)) in unsaid(first).into_iter().zip(unsaid(second)) {
            let to = match (first, second) {
                (true, true) => continue,
                (false, true) => "doctor-first",
                (true, false) => "doctor-second",
                (false, false) => "doctor-both",
            };
            out.push(words.say_with(&format!("ask-why-{what}"), &[("doctor", &words.say(to))]));
        }
        out
    }

    pub fn next(&self) -> Vec<String> {
        let words = &self.library.words;
        let mut out: Vec<String> =
            self.comparison.reasons.iter().map(|r| self.reason_next(r.id)).collect();
        out.push(words.say(&format!("next-{}", self.comparison.overall.as_str())));
        if let Some(about) = self.third() {
            out.push(words.say_with("next-third", &[("about", &about)]));
        }
        out
    }
}

/// What a doctor can say of how an advice was reached, and whether this one did.
pub fn unsaid(opinion: &Opinion) -> [(&'static str, bool); 5] {
    let why = &opinion.reasoning;
    [
        ("factors", !why.factors.is_empty()),
        ("guideline", !why.guideline.is_empty()),
        ("experience", !why.experience.is_empty()),
        ("confidence", !why.confidence.is_empty()),
        ("change", !why.would_change.is_empty()),
    ]
}
