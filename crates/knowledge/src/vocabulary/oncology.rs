//! The words of cancer reports: tumour types, places, markers, drugs, operations, imaging.

pub mod lesions;
pub mod trial_search;
pub mod trials;

use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::{Hit, Lexicon};

/// `knowledge/vocabulary/histologies.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Histologies {
    pub about: String,
    histology: Vec<HistologyEntry>,
    /// ICD-O-3 rubrics of the organs in which a family has its primary.
    organs: std::collections::BTreeMap<String, Vec<String>>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

/// A tumour type and the words for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistologyEntry {
    /// ICD-O-3 morphology with behaviour.
    pub code: String,
    pub family: String,
    terms: Vec<String>,
    /// Counts only in capitals.
    #[serde(default)]
    pub short: bool,
    /// Says too little to stand beside a longer name.
    #[serde(default)]
    pub generic: bool,
    /// The place that the name implies.
    #[serde(default)]
    pub site: Option<String>,
}

impl HistologyEntry {
    /// The terms, with "ca" for "carcinoma" as notes write it: `serous ca`, `adenoca`.
    fn written(&self) -> Vec<String> {
        let mut all = self.terms.clone();
        for term in self.terms.iter().filter(|_| !self.short) {
            if let Some(kind) = term.strip_suffix("carcinoma").filter(|kind| kind.len() > 3) {
                let short = format!("{kind}ca");
                if !all.contains(&short) {
                    all.push(short);
                }
            }
        }
        all
    }

    /// Malignant and invasive: behaviour 3.
    pub fn invasive(&self) -> bool {
        self.code.ends_with("/3")
    }

    pub fn in_situ(&self) -> bool {
        self.code.ends_with("/2")
    }
}

impl Histologies {
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.lexicon
            .get_or_init(|| {
                let written: Vec<Vec<String>> =
                    self.histology.iter().map(HistologyEntry::written).collect();
                phrases(written.iter().map(Vec::as_slice))
            })
            .find(text)
    }

    pub fn entry(&self, at: usize) -> Option<&HistologyEntry> {
        self.histology.get(at)
    }

    /// The organs in which tumours of the family arise, where they are few.
    pub fn organs_of(&self, family: &str) -> Option<Vec<&str>> {
        self.organs.get(family).map(|codes| codes.iter().map(String::as_str).collect())
    }

    /// The plain name's code of a family: what a more special name of the family makes superfluous.
    pub fn family_base(&self, family: &str) -> Option<&str> {
        self.histology.iter().find(|h| h.family == family && h.invasive()).map(|h| h.code.as_str())
    }

    /// The family of an ICD-O-3 code: of the code itself, else of its first three digits.
    pub fn family_of(&self, code: &str) -> Option<&str> {
        let exact = self.histology.iter().find(|h| h.code == code && !h.short);
        let near =
            || self.histology.iter().find(|h| h.code.get(..3) == code.get(..3) && h.invasive());
        exact.or_else(near).map(|h| h.family.as_str())
    }
}

/// `knowledge/vocabulary/sites.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sites {
    pub about: String,
    site: Vec<SiteEntry>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
    #[serde(skip)]
    operations: OnceLock<Lexicon>,
}

/// A place of the body and the words for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteEntry {
    pub name: String,
    /// ICD-O-3 topography.
    pub code: String,
    #[serde(default)]
    pub sided: bool,
    terms: Vec<String>,
    #[serde(default)]
    procedures: Vec<String>,
}

impl Sites {
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.lexicon
            .get_or_init(|| phrases(self.site.iter().map(|s| s.terms.as_slice())))
            .find(text)
    }

    /// Operations and specimens that name their organ.
    pub fn find_operations<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.operations
            .get_or_init(|| phrases(self.site.iter().map(|s| s.procedures.as_slice())))
            .find(text)
    }

    pub fn entry(&self, at: usize) -> Option<&SiteEntry> {
        self.site.get(at)
    }

    /// The site of a topography code (`C55.9`).
    pub fn by_code(&self, code: &str) -> Option<&SiteEntry> {
        self.site.iter().find(|site| site.code == code)
    }
}

/// `knowledge/vocabulary/biomarkers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Biomarkers {
    pub about: String,
    marker: Vec<Marker>,
    result: Vec<ResultWord>,
    nothing: Vec<String>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
    #[serde(skip)]
    results: OnceLock<Lexicon>,
}

/// A marker and how its result is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Marker {
    pub name: String,
    terms: Vec<String>,
    /// Abbreviations that count only in capitals.
    short: Vec<String>,
    /// Every term of it counts only in capitals.
    pub short_only: bool,
    /// A bare percentage is its value.
    pub percent: bool,
    /// Scored 0 to 3+.
    pub score: bool,
    /// Kept or lost in the nucleus.
    pub protein: bool,
    /// A gene: mutated, rearranged, wild type.
    pub gene: bool,
    /// A bare number is its value.
    pub ratio: bool,
    /// A laboratory value with a unit.
    pub serum: bool,
    pub unit: Option<String>,
}

/// One result word and its spellings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultWord {
    pub word: String,
    terms: Vec<String>,
    /// Says that there is no result yet.
    #[serde(default)]
    pub none: bool,
}

/// A marker's name in a text.
#[derive(Debug)]
pub struct MarkerHit<'v> {
    pub range: std::ops::Range<usize>,
    pub marker: &'v Marker,
    /// Must stand in capitals.
    pub capitals: bool,
}

/// A result in a text; `None` for words that are no result.
#[derive(Debug)]
pub struct ResultHit<'v> {
    pub range: std::ops::Range<usize>,
    pub result: Option<&'v ResultWord>,
}

impl Biomarkers {
    /// Whether a marker is measured in blood again and again: each day has its own value.
    pub fn is_serum(&self, name: &str) -> bool {
        self.marker.iter().any(|m| m.serum && m.name == name)
    }

    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = MarkerHit<'t>> + 't {
        let lexicon = self.lexicon.get_or_init(|| {
            let long = self.marker.iter().enumerate().flat_map(|(at, m)| {
                m.terms.iter().map(move |t| (t.as_str(), at * 2 + usize::from(m.short_only)))
            });
            let short = self
                .marker
                .iter()
                .enumerate()
                .flat_map(|(at, m)| m.short.iter().map(move |t| (t.as_str(), at * 2 + 1)));
            Lexicon::new(long.chain(short))
        });
        lexicon.find(text).filter_map(|hit| {
            let marker = self.marker.get(hit.entry / 2)?;
            Some(MarkerHit { range: hit.range, marker, capitals: hit.entry % 2 == 1 })
        })
    }

    pub fn find_results<'t>(&'t self, text: &'t str) -> impl Iterator<Item = ResultHit<'t>> + 't {
        let lexicon = self.results.get_or_init(|| {
            let words = self
                .result
                .iter()
                .enumerate()
                .flat_map(|(at, r)| r.terms.iter().map(move |t| (t.as_str(), at)));
            let nothing = self.nothing.iter().map(|t| (t.as_str(), self.result.len()));
            Lexicon::new(words.chain(nothing))
        });
        lexicon
            .find(text)
            .map(|hit| ResultHit { range: hit.range, result: self.result.get(hit.entry) })
    }
}

/// `knowledge/vocabulary/drugs.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drugs {
    pub about: String,
    agent: Vec<Agent>,
    regimen: Vec<Regimen>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

/// A drug against cancer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agent {
    pub name: String,
    pub class: String,
    terms: Vec<String>,
}

/// A regimen by acronym.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regimen {
    pub name: String,
    terms: Vec<String>,
    pub agents: Vec<String>,
    /// Those of them that its name sets behind the others: the paclitaxel of AC-T.
    #[serde(default)]
    pub then: Vec<String>,
    #[serde(default)]
    pub short: bool,
}

/// A drug or a regimen in a text.
#[derive(Debug)]
pub enum Treatment<'v> {
    Agent(&'v Agent),
    Regimen(&'v Regimen),
}

impl Drugs {
    /// The class of a drug by its generic name.
    pub fn class_of(&self, name: &str) -> Option<&str> {
        self.agent.iter().find(|a| a.name == name).map(|a| a.class.as_str())
    }

    /// A regimen by its name.
    pub fn regimen(&self, name: &str) -> Option<&Regimen> {
        self.regimen.iter().find(|r| r.name == name)
    }

    /// Whether a drug, by its name in small letters, is usually given at an infusion center.
    pub fn is_infused(&self, name: &str) -> bool {
        let infused = |a: &&Agent| matches!(a.class.as_str(), "chemotherapy" | "immunotherapy");
        self.agent.iter().filter(infused).any(|a| a.name.eq_ignore_ascii_case(name))
    }

    pub fn find<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (std::ops::Range<usize>, Treatment<'t>)> + 't {
        let agents = self.agent.len();
        let lexicon = self.lexicon.get_or_init(|| {
            let drugs = self.agent.iter().enumerate().flat_map(|(at, a)| {
                std::iter::once(a.name.as_str())
                    .chain(a.terms.iter().map(String::as_str))
                    .map(move |t| (t, at))
            });
            let regimens =
                self.regimen.iter().enumerate().flat_map(move |(at, r)| {
                    r.terms.iter().map(move |t| (t.as_str(), agents + at))
                });
            Lexicon::new(drugs.chain(regimens))
        });
        lexicon.find(text).filter_map(move |hit| {
            let what = match hit.entry.checked_sub(agents) {
                None => Treatment::Agent(self.agent.get(hit.entry)?),
                Some(at) => Treatment::Regimen(self.regimen.get(at)?),
            };
            Some((hit.range, what))
        })
    }
}

/// `knowledge/vocabulary/procedures.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedures {
    pub about: String,
    terms: Vec<String>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
}

impl Procedures {
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.lexicon
            .get_or_init(|| {
                Lexicon::new(self.terms.iter().enumerate().map(|(i, t)| (t.as_str(), i)))
            })
            .find(text)
    }
}

/// `knowledge/vocabulary/genes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genes {
    pub about: String,
    gene: Vec<String>,
    /// Words, lower-case, that head a list of genes in which nothing was found.
    none_found: Vec<String>,
    columns: Vec<VariantHeadings>,
    unchanged: Vec<String>,
    #[serde(skip)]
    lexicon: OnceLock<Lexicon>,
    #[serde(skip)]
    small: OnceLock<Vec<String>>,
    #[serde(skip)]
    none_found_lexicon: OnceLock<Lexicon>,
}

/// What a column of a table of variants holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VariantColumn {
    Gene,
    Change,
    Fraction,
    Class,
    /// Something else that only a table of results has.
    OfAResult,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VariantHeadings {
    holds: VariantColumn,
    words: Vec<String>,
}

impl Genes {
    /// What the column under a heading, lower-case, holds.
    pub fn column(&self, heading: &str) -> Option<VariantColumn> {
        self.columns.iter().find(|c| c.words.iter().any(|w| w == heading)).map(|c| c.holds)
    }

    /// Whether a cell, lower-case, says that nothing was found, or not yet.
    pub fn says_unchanged(&self, cell: &str) -> bool {
        let words =
            cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')'));
        words.into_iter().any(|word| self.unchanged.iter().any(|w| w == word))
    }

    /// The symbols that stand in `text`, which is lower-case; in capitals they must stand in the original.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let small = self.small.get_or_init(|| self.gene.iter().map(|g| g.to_lowercase()).collect());
        self.lexicon
            .get_or_init(|| Lexicon::new(small.iter().enumerate().map(|(i, g)| (g.as_str(), i))))
            .find(text)
    }

    /// The words in `text`, which is lower-case, that head a list of genes in which nothing was found.
    pub fn find_none_found<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let phrases = self.none_found.iter().map(|phrase| (phrase.as_str(), 0));
        self.none_found_lexicon.get_or_init(|| Lexicon::new(phrases)).find(text)
    }
}

/// `knowledge/vocabulary/imaging.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imaging {
    pub about: String,
    /// Labels before an examination's name.
    pub exam: Vec<String>,
    /// Words that lead to the examination a report was laid beside.
    pub compared: Vec<String>,
    /// How what follows the last statement begins: who signed, who typed it.
    pub closing: Vec<String>,
    /// Words within the line of a signature.
    pub signed: Vec<String>,
    modality: Vec<Modality>,
    region: Vec<Region>,
    #[serde(skip)]
    modalities: OnceLock<Lexicon>,
    #[serde(skip)]
    regions: OnceLock<Lexicon>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Modality {
    code: String,
    terms: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Region {
    name: String,
    terms: Vec<String>,
}

impl Imaging {
    /// DICOM modality codes of the kinds of imaging named.
    pub fn find<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (std::ops::Range<usize>, &'t str)> + 't {
        self.modalities
            .get_or_init(|| phrases(self.modality.iter().map(|m| m.terms.as_slice())))
            .find(text)
            .filter_map(|hit| Some((hit.range, self.modality.get(hit.entry)?.code.as_str())))
    }

    pub fn find_regions<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (std::ops::Range<usize>, &'t str)> + 't {
        self.regions
            .get_or_init(|| phrases(self.region.iter().map(|r| r.terms.as_slice())))
            .find(text)
            .filter_map(|hit| Some((hit.range, self.region.get(hit.entry)?.name.as_str())))
    }
}

/// One lexicon of all entries' phrases.
fn phrases<'a>(entries: impl Iterator<Item = &'a [String]>) -> Lexicon {
    Lexicon::new(
        entries.enumerate().flat_map(|(at, terms)| terms.iter().map(move |t| (t.as_str(), at))),
    )
}
