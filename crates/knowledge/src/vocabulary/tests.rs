//! Tests, scans and visits that papers name: `knowledge/vocabulary/tests.toml`.

use std::fmt;
use std::ops::Range;

use record::DocumentKind;
use regex::Regex;
use serde::Deserialize;

use super::lexicon::Lexicon;

/// All tests, and the words by which running text names them.
#[derive(Debug, Deserialize)]
#[serde(try_from = "List")]
pub struct Tests {
    tests: Vec<Test>,
    /// Papers in which a laboratory states its own results.
    pub lab_kinds: Vec<DocumentKind>,
    /// Papers in which results stand as coded entries.
    pub coded_kinds: Vec<DocumentKind>,
    unsettled: Vec<String>,
    terms: Terms,
    around: Vec<String>,
    against: Vec<String>,
    specimen_number: Regex,
}

/// One thing that is done and reported.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Test {
    pub id: String,
    pub terms: Vec<String>,
    pub markers: Vec<String>,
    pub labs: Vec<String>,
    pub genes: Vec<String>,
    pub procedures: Vec<String>,
    pub modalities: Vec<String>,
    pub parts: Vec<String>,
    pub titles: Vec<String>,
    pub kinds: Vec<DocumentKind>,
    /// Its report is a DICOM object.
    pub dicom: bool,
    /// Variants of this origin only (`germline`).
    pub origin: Option<String>,
}

/// What a paper is called, in small letters and without the marks that file names have for blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    pub fn of(written: &str) -> Self {
        Self(written.to_lowercase().replace(['_', '-', '.'], " "))
    }
}

/// A test named in a text.
pub struct Named<'a> {
    pub test: &'a Test,
    pub range: Range<usize>,
    /// The words around it say that it is still to come.
    pub announced: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    around: Vec<String>,
    against: Vec<String>,
    unsettled: Vec<String>,
    specimen_number: String,
    lab_kinds: Vec<DocumentKind>,
    coded_kinds: Vec<DocumentKind>,
    test: Vec<Test>,
}

struct Terms {
    lexicon: Lexicon,
    /// The tests that each phrase names.
    of_phrase: Vec<Vec<usize>>,
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lexicon.fmt(f)
    }
}

/// Bytes on either side of a name in which words can speak about it.
const AROUND: usize = 110;

impl TryFrom<List> for Tests {
    type Error = regex::Error;

    fn try_from(mut list: List) -> Result<Self, regex::Error> {
        for title in list.test.iter_mut().flat_map(|test| &mut test.titles) {
            *title = Title::of(title).0;
        }
        let mut phrases: Vec<&str> = Vec::new();
        let mut of_phrase: Vec<Vec<usize>> = Vec::new();
        for (at, test) in list.test.iter().enumerate() {
            for term in &test.terms {
                match phrases.iter().position(|known| known == term) {
                    Some(known) => of_phrase[known].push(at),
                    None => {
                        phrases.push(term);
                        of_phrase.push(vec![at]);
                    }
                }
            }
        }
        let lexicon = Lexicon::new(phrases.into_iter().zip(0..));
        Ok(Self {
            specimen_number: Regex::new(&list.specimen_number)?,
            terms: Terms { lexicon, of_phrase },
            tests: list.test,
            lab_kinds: list.lab_kinds,
            coded_kinds: list.coded_kinds,
            unsettled: list.unsettled,
            around: list.around,
            against: list.against,
        })
    }
}

impl Tests {
    /// Tests whose outcome is files of images.
    pub fn of_images(&self) -> impl Iterator<Item = &Test> {
        self.tests.iter().filter(|test| test.dicom)
    }

    pub fn get(&self, id: &str) -> Option<&Test> {
        self.tests.iter().find(|t| t.id == id)
    }

    /// Whether a result word leaves the question open.
    pub fn is_unsettled(&self, result: &str) -> bool {
        self.unsettled.iter().any(|u| u.eq_ignore_ascii_case(result.trim()))
    }

    /// Where the number of a specimen first stands in a laboratory's text.
    pub fn specimen_number(&self, text: &str) -> Option<Range<usize>> {
        self.specimen_number.find(text).map(|found| found.range())
    }

    /// The tests named in `text`, which is lower-case with single blanks.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Named<'a>> + 'a {
        self.terms.lexicon.find(text).flat_map(move |hit| {
            let announced = self.is_announced(text, &hit.range);
            let tests = self.terms.of_phrase.get(hit.entry).map_or(&[][..], Vec::as_slice);
            tests.iter().filter_map(move |&at| {
                Some(Named { test: self.tests.get(at)?, range: hit.range.clone(), announced })
            })
        })
    }

    fn is_announced(&self, text: &str, at: &Range<usize>) -> bool {
        let start = text.floor_char_boundary(at.start.saturating_sub(AROUND));
        let end = text.ceil_char_boundary((at.end + AROUND).min(text.len()));
        let (before, after) = (text.get(start..at.start), text.get(at.end..end));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        // A sentence or an item of a list speaks of what stands in it.
        let before =
            [". ", "; ", " - "].iter().fold(before, |b, s| b.rsplit(s).next().unwrap_or(b));
        let after = [". ", "; ", " - "].iter().fold(after, |a, s| a.split(s).next().unwrap_or(a));
        let name = text.get(at.clone()).unwrap_or_default();
        let says = |words: &[String]| {
            words.iter().any(|w| [before, name, after].iter().any(|part| holds(part, w)))
        };
        says(&self.around) && !says(&self.against)
    }
}

impl Test {
    /// Whether a marker is one of this test's, by whole words from its beginning.
    pub fn has_marker(&self, name: &str) -> bool {
        self.markers.iter().any(|m| {
            name.get(..m.len()).is_some_and(|n| n.eq_ignore_ascii_case(m))
                && name[m.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
        })
    }

    /// Whether a variant's gene is one of this test's; a test with the gene `""` takes any of its origin.
    pub fn has_gene(&self, gene: &str, origin: Option<&str>) -> bool {
        let of_origin = match (&self.origin, origin) {
            (Some(wanted), Some(stated)) => stated.eq_ignore_ascii_case(wanted),
            (Some(_), None) => false,
            (None, stated) => stated != Some("germline"),
        };
        of_origin && self.genes.iter().any(|g| g.is_empty() || g.eq_ignore_ascii_case(gene))
    }

    pub fn has_lab(&self, name: &str) -> bool {
        if self.labs.is_empty() {
            return false;
        }
        let name = name.to_lowercase();
        self.labs.iter().any(|lab| holds(&name, lab))
    }

    pub fn has_procedure(&self, text: &str) -> bool {
        if self.procedures.is_empty() {
            return false;
        }
        let text = text.to_lowercase();
        self.procedures.iter().any(|p| text.contains(p.as_str()))
    }

    pub fn has_title(&self, Title(title): &Title) -> bool {
        self.titles.iter().any(|wanted| {
            holds(title, wanted) || title.split(' ').any(|word| word.starts_with(wanted.as_str()))
        })
    }

    /// Whether pictures of a modality and a part of the body are this test's.
    pub fn has_pictures(&self, modality: Option<&str>, part: Option<&str>) -> bool {
        let Some(modality) = modality else { return false };
        let part = part.unwrap_or_default().to_lowercase();
        self.modalities.iter().any(|m| m.eq_ignore_ascii_case(modality))
            && (self.parts.is_empty() || self.parts.iter().any(|p| part.contains(p.as_str())))
    }
}

/// Whether `name` stands in `text` between borders of words.
fn holds(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
