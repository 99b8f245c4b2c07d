//! By which words a paper is told: `knowledge/vocabulary/document-kinds.toml`.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use record::DocumentKind;
use serde::Deserialize;

/// The rules, each for one kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentKinds {
    pub about: String,
    pub rule: Vec<KindRule>,
    #[serde(skip)]
    titles: OnceLock<Phrases>,
    #[serde(skip)]
    body: OnceLock<Phrases>,
}

/// Phrases that speak for a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRule {
    pub kind: DocumentKind,
    /// Lower-case phrases that, in the title or a heading, name the kind.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Lower-case phrases of the body, each a point for the kind.
    #[serde(default)]
    pub body: Vec<String>,
    /// LOINC document codes of this kind.
    #[serde(default)]
    pub loinc: Vec<String>,
}

impl DocumentKinds {
    /// The kind of a LOINC document code.
    pub fn of_loinc(&self, code: &str) -> Option<DocumentKind> {
        self.rule.iter().find(|r| r.loinc.iter().any(|l| l == code)).map(|r| r.kind)
    }

    /// The points of each kind, and the heading that names it with the fewest other words. Text is
    /// lower-case; a phrase counts once however often it stands.
    pub fn scores(
        &self,
        headings: &[&str],
        body: &str,
        title_weight: usize,
    ) -> Vec<(DocumentKind, usize, Option<usize>)> {
        let titles = self.titles.get_or_init(|| Phrases::new(self.rule.iter().map(|r| &r.titles)));
        let words = self.body.get_or_init(|| Phrases::new(self.rule.iter().map(|r| &r.body)));
        let mut points = vec![0; self.rule.len()];
        let mut named: Vec<Option<(usize, usize)>> = vec![None; self.rule.len()];
        let mut seen = BTreeSet::new();
        for (at, heading) in headings.iter().enumerate() {
            for (phrase, rule) in titles.in_text(heading) {
                let others = heading.len().saturating_sub(titles.lengths[phrase]);
                if named[rule].is_none_or(|(fewest, _)| others < fewest) {
                    named[rule] = Some((others, at));
                }
                if seen.insert(phrase) {
                    // "Follow-up" heads a part of many papers; four words in a row are a title.
                    points[rule] += title_weight + 2 * titles.further_words[phrase];
                }
            }
        }
        for (_, rule) in words.in_text(body) {
            points[rule] += 1;
        }
        self.rule
            .iter()
            .zip(points)
            .zip(named)
            .map(|((r, points), named)| (r.kind, points, named.map(|(_, at)| at)))
            .collect()
    }
}

impl fmt::Debug for DocumentKinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentKinds of {} rules", self.rule.len())
    }
}

/// Phrases of all rules in one automaton; overlapping, since `consultation` speaks inside
/// `pathology consultation` too.
struct Phrases {
    automaton: AhoCorasick,
    rules: Vec<usize>,
    lengths: Vec<usize>,
    further_words: Vec<usize>,
}

impl Phrases {
    fn new<'a>(groups: impl Iterator<Item = &'a Vec<String>>) -> Self {
        let all =
            groups.enumerate().flat_map(|(rule, phrases)| phrases.iter().map(move |p| (p, rule)));
        let (phrases, rules): (Vec<&String>, Vec<usize>) = all.unzip();
        let lengths = phrases.iter().map(|p| p.len()).collect();
        let further = |p: &&String| p.split_whitespace().count().saturating_sub(1);
        let further_words = phrases.iter().map(further).collect();
        let automaton =
            AhoCorasick::new(phrases).unwrap_or_else(|e| panic!("document-kinds.toml: {e}"));
        Self { automaton, rules, lengths, further_words }
    }

    /// Each phrase that stands as whole words, once: its number and its rule.
    fn in_text(&self, text: &str) -> BTreeSet<(usize, usize)> {
        let bytes = text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let whole = |m: &aho_corasick::Match| {
            let before = m.start() > 0 && letter(m.start() - 1) && letter(m.start());
            let after = letter(m.end()) && letter(m.end() - 1) && bytes.get(m.end()) != Some(&b's');
            !before && !after
        };
        let matches = self.automaton.find_overlapping_iter(text).filter(whole);
        matches.map(|m| (m.pattern().as_usize(), self.rules[m.pattern().as_usize()])).collect()
    }
}
