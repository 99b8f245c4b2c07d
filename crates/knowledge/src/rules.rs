//! Rules that judge a chart: `knowledge/rules/*.toml`.

use record::{DocumentKind, Value};
use serde::Deserialize;

/// All rules.
#[derive(Debug)]
pub struct Rules {
    pub contradictions: Contradictions,
    pub packet: PacketRule,
    pub institutions: InstitutionRule,
    pub own_list: OwnListRule,
}

impl Rules {
    pub(crate) fn built_in() -> Self {
        Self {
            contradictions: crate::read("rules/contradictions.toml"),
            packet: crate::read("rules/packet.toml"),
            institutions: crate::read("rules/institutions.toml"),
            own_list: crate::read("rules/own-list.toml"),
        }
    }
}

/// Which statements cannot both be so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradictions {
    pub about: String,
    pub status: String,
    pub biomarker: BiomarkerRule,
    pub retold: RetoldRule,
    pub histology: HistologyRule,
    pub stage: StageRule,
    pub allergy: AllergyRule,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BiomarkerRule {
    same: Vec<Vec<String>>,
    opposed: Vec<[String; 2]>,
    settles: Vec<String>,
}

impl BiomarkerRule {
    /// The name under which statements about a marker are compared.
    pub fn compared_as<'a>(&'a self, name: &'a str) -> &'a str {
        let group = self.same.iter().find(|g| g.iter().any(|n| n.eq_ignore_ascii_case(name)));
        group.and_then(|g| g.first()).map_or(name, String::as_str)
    }

    pub fn are_opposed(&self, a: &str, b: &str) -> bool {
        self.opposed.iter().any(|[x, y]| (x == a && y == b) || (x == b && y == a))
    }

    /// Whether a name or method is of a test that settles an unclear one.
    pub fn settles(&self, name_or_method: &str) -> bool {
        name_or_method.split_whitespace().any(|w| self.settles.iter().any(|s| s == w))
    }
}

/// Which papers report a test and which retell its result.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetoldRule {
    reports: Vec<DocumentKind>,
    retells: Vec<DocumentKind>,
    percent_apart: f64,
}

impl RetoldRule {
    pub fn reports(&self, kind: DocumentKind) -> bool {
        self.reports.contains(&kind)
    }

    pub fn retells(&self, kind: DocumentKind) -> bool {
        self.retells.contains(&kind)
    }

    /// Whether two percentages are too far from each other to be one result.
    pub fn are_apart(&self, a: f64, b: f64) -> bool {
        (a - b).abs() >= self.percent_apart
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistologyRule {
    general: Vec<String>,
}

impl HistologyRule {
    /// The family of an invasive ICD-O-3 morphology, unless it is too general to contradict another.
    pub fn family<'a>(&self, code: &'a str) -> Option<&'a str> {
        let (family, rest) = code.split_at_checked(3)?;
        (rest.ends_with("/3") && !self.general.iter().any(|g| g == family)).then_some(family)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageRule {
    unassessed: Vec<String>,
}

impl StageRule {
    /// Whether two values of one category contradict: `T2` and `T3` do; `N1` and `N1a` do not.
    pub fn are_opposed(&self, a: &str, b: &str) -> bool {
        let core = |s: &str| -> String {
            s.split('(')
                .next()
                .unwrap_or(s)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
                .to_lowercase()
        };
        let (a, b) = (core(a), core(b));
        let open = |s: &str| self.unassessed.iter().any(|x| s.ends_with(&x.to_lowercase()));
        !(open(&a) || open(&b) || a.starts_with(&b) || b.starts_with(&a))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllergyRule {
    none: Vec<String>,
    none_of_drugs: Vec<String>,
    not_drugs: Vec<String>,
}

impl AllergyRule {
    /// Whether these words say that there is no allergy, or none to medicines.
    pub fn is_none(&self, text: &str) -> bool {
        let denied = self.none.iter().chain(&self.none_of_drugs);
        denied.into_iter().any(|n| n.eq_ignore_ascii_case(text.trim()))
    }

    /// Whether a denial says that there is no allergy to a substance.
    pub fn denies(&self, denial: &str, substance: &str) -> bool {
        let all = self.none.iter().any(|n| n.eq_ignore_ascii_case(denial.trim()));
        let drugs = self.none_of_drugs.iter().any(|n| n.eq_ignore_ascii_case(denial.trim()));
        let substance = substance.to_lowercase();
        let begins =
            |word: &str| self.not_drugs.iter().any(|known| word.starts_with(known.as_str()));
        let is_drug = !substance.split(|c: char| !c.is_alphabetic()).any(begins);
        all || drugs && is_drug
    }
}

/// By which words centers name what they ask for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnListRule {
    pub about: String,
    pub status: String,
    known: Vec<NamedItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedItem {
    item: String,
    words: Vec<String>,
}

impl OwnListRule {
    /// The item that a line of a center's list means.
    pub fn item_in(&self, line: &str) -> Option<&str> {
        let plain = line.to_lowercase().replace('’', "'");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let named = |known: &&NamedItem| known.words.iter().any(|words| has_words(&plain, words));
        self.known.iter().find(named).map(|known| known.item.as_str())
    }

    /// Every item that can be meant.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|known| known.item.as_str())
    }
}

/// How a paper names the place it comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionRule {
    pub about: String,
    pub status: String,
    words: Vec<String>,
    never: Vec<String>,
    lines: usize,
}

/// Bytes of a letterhead's line; a longer one is a sentence.
const LETTERHEAD: std::ops::RangeInclusive<usize> = 5..=70;

impl InstitutionRule {
    /// Where the name of a place stands at the head of a paper, in bytes.
    pub fn letterhead(&self, text: &str) -> Option<std::ops::Range<usize>> {
        let lines = text.split_inclusive('\n').scan(0, |at, line| {
            let from = *at;
            *at += line.len();
            Some((from, line))
        });
        let written = lines.filter(|(_, line)| !line.trim().is_empty()).take(self.lines);
        written
            .filter_map(|(from, line)| self.place_in(line).map(|r| from + r.start..from + r.end))
            .next()
    }

    /// The part of a line that names a place: before a wide gap, a dash or a stop.
    fn place_in(&self, line: &str) -> Option<std::ops::Range<usize>> {
        let start = line.len() - line.trim_start().len();
        let rest = &line[start..];
        let ends = ["  ", "\t", "\n", "\r", " - ", " – ", " — ", " | ", ". ", " · "];
        let end = ends.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
        let name = rest[..end].trim_end();
        let plain = name.to_lowercase();
        let is_name = LETTERHEAD.contains(&name.len())
            && !name.contains([':', ';', '?', '#'])
            && !name.bytes().any(|b| b.is_ascii_digit())
            && name.contains(' ')
            && self.words.iter().any(|words| has_words(&plain, words))
            && !self.never.iter().any(|words| has_words(&plain, words));
        is_name.then(|| start..start + name.len())
    }
}

/// What a packet for a second doctor holds, and in which order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PacketRule {
    pub about: String,
    pub status: String,
    #[serde(rename = "section")]
    pub sections: Vec<PacketSection>,
    pub blind: BlindRule,
}

/// Papers that stand together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PacketSection {
    pub id: String,
    kinds: Vec<DocumentKind>,
}

impl PacketRule {
    /// The place of a kind of paper among the sections; the last for one that is named nowhere.
    pub fn section_of(&self, kind: DocumentKind) -> usize {
        let named = self.sections.iter().position(|s| s.kinds.contains(&kind));
        named.unwrap_or(self.sections.len().saturating_sub(1))
    }
}

/// Whether `words` stand in `text` and not inside longer words.
fn has_words(text: &str, words: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric();
    text.match_indices(words).any(|(at, found)| {
        let (before, after) = text.split_at(at);
        !before.ends_with(joins) && !after[found.len()..].starts_with(joins)
    })
}

/// Which papers would lead a second reading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlindRule {
    kinds: Vec<DocumentKind>,
    facts: Vec<String>,
    courses: Vec<String>,
    words: Vec<String>,
    reports: Vec<DocumentKind>,
    advice: Vec<String>,
}

impl BlindRule {
    /// Whether a kind of paper is there to give a doctor's conclusion.
    pub fn is_conclusion(&self, kind: DocumentKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether a page of a paper of this kind has words by which a plan announces itself, whatever the white space and
    /// case.
    pub fn leads(&self, kind: DocumentKind, text: &str) -> bool {
        let text = text.to_lowercase();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let advice = if self.reports.contains(&kind) { &[][..] } else { &self.advice };
        self.words.iter().chain(advice).any(|words| has_words(&text, words))
    }

    /// Whether a fact is a plan.
    pub fn is_plan(&self, value: &Value) -> bool {
        let course = match value {
            Value::Procedure(v) => v.status.as_deref(),
            Value::SystemicTherapy(v) => v.status.as_deref(),
            Value::Medication(v) => v.status.as_deref(),
            _ => None,
        };
        let planned = course.is_some_and(|course| self.courses.iter().any(|c| c == course));
        planned || self.facts.iter().any(|kind| kind == value.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letterhead_names_a_place_and_a_heading_does_not() {
        let rules = Rules::built_in();
        let cases = [
            (
                "CLOUDBERRY IMAGING ASSOCIATES\n12 Umbrella Court\n",
                Some("CLOUDBERRY IMAGING ASSOCIATES"),
            ),
            (
                "\nPennywhistle General Hospital - Women's Imaging\n",
                Some("Pennywhistle General Hospital"),
            ),
            (
                "LANTERNLIGHT CANCER CENTER AT GULL HARBOR      Medical Oncology\n",
                Some("LANTERNLIGHT CANCER CENTER AT GULL HARBOR"),
            ),
            ("SURGICAL PATHOLOGY REPORT\nFinal\n", None),
            ("Department of Imaging\nReferring: Larkspur Clinic\n", None),
            ("things to ask\n- call the hospital records office at 555-0112\n", None),
        ];
        for (text, place) in cases {
            let found = rules.institutions.letterhead(text).map(|at| &text[at]);
            assert_eq!(found, place, "{text}");
        }
    }

    #[test]
    fn a_line_of_a_centers_list_means_an_item_or_nothing() {
        let rules = Rules::built_in();
        let cases = [
            ("Pathology slides (H&E)", Some("original-slides")),
            ("CD of imaging within 6 months", Some("imaging-dicom")),
            ("Operative reports, if any", Some("operative-note")),
            ("Radiation treatment summary", Some("radiation-summary")),
            ("Signed consent form", None),
        ];
        for (line, item) in cases {
            assert_eq!(rules.own_list.item_in(line), item, "{line}");
        }
    }
}
