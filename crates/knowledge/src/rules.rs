//! Rules that judge a chart: `knowledge/rules/*.toml`.

use record::DocumentKind;
use serde::Deserialize;

/// All rules.
#[derive(Debug)]
pub struct Rules {
    pub contradictions: Contradictions,
}

impl Rules {
    pub(crate) fn built_in() -> Self {
        let text = crate::file("rules/contradictions.toml");
        let contradictions = toml::from_str(text)
            .unwrap_or_else(|e| panic!("knowledge/rules/contradictions.toml: {e}"));
        Self { contradictions }
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
}

impl AllergyRule {
    /// Whether these words say that there is no allergy.
    pub fn is_none(&self, text: &str) -> bool {
        self.none.iter().any(|n| n.eq_ignore_ascii_case(text.trim()))
    }
}
