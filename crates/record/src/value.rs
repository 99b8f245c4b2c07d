//! What a fact can say. One struct a kind; the names are the JSON contract's (`second-opinion.case/1`).
//!
//! Words stand as the record writes them; what a record does not state is `None`. Codes keep the
//! system (`code_system`, a URI such as `http://snomed.info/sct`) they came with. A number keeps the unit it was printed with: nothing is converted here.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::PartialDate;

/// A value and its kind. Written `"kind": "biomarker", "value": { … }`.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Value {
    Site(Site),
    Histology(Histology),
    Laterality(Laterality),
    Grade(Grade),
    Gleason(Gleason),
    Size(TumourSize),
    Stage(Stage),
    Nodes(Nodes),
    Margin(Margin),
    Biomarker(Biomarker),
    Variant(Variant),
    Procedure(Procedure),
    SystemicTherapy(SystemicTherapy),
    Radiotherapy(Radiotherapy),
    Medication(Medication),
    Allergy(Allergy),
    Condition(Condition),
    Lab(Lab),
    PerformanceStatus(PerformanceStatus),
    ImagingStudy(ImagingStudy),
    Impression(Impression),
    Lesion(Lesion),
    FamilyHistory(FamilyHistory),
    Provider(Provider),
    Coverage(Coverage),
    Plan(Plan),
    Immunization(Immunization),
    Observation(Observation),
}

impl Value {
    /// The kind's name as the JSON contract writes it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Site(_) => "site",
            Self::Histology(_) => "histology",
            Self::Laterality(_) => "laterality",
            Self::Grade(_) => "grade",
            Self::Gleason(_) => "gleason",
            Self::Size(_) => "size",
            Self::Stage(_) => "stage",
            Self::Nodes(_) => "nodes",
            Self::Margin(_) => "margin",
            Self::Biomarker(_) => "biomarker",
            Self::Variant(_) => "variant",
            Self::Procedure(_) => "procedure",
            Self::SystemicTherapy(_) => "systemic-therapy",
            Self::Radiotherapy(_) => "radiotherapy",
            Self::Medication(_) => "medication",
            Self::Allergy(_) => "allergy",
            Self::Condition(_) => "condition",
            Self::Lab(_) => "lab",
            Self::PerformanceStatus(_) => "performance-status",
            Self::ImagingStudy(_) => "imaging-study",
            Self::Impression(_) => "impression",
            Self::Lesion(_) => "lesion",
            Self::FamilyHistory(_) => "family-history",
            Self::Provider(_) => "provider",
            Self::Coverage(_) => "coverage",
            Self::Plan(_) => "plan",
            Self::Immunization(_) => "immunization",
            Self::Observation(_) => "observation",
        }
    }
}

impl fmt::Debug for Value {
    /// The kind only: what it says is the person's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

/// A result that is a number or, where the record writes `2+`, `<0.5` or `Negative`, words.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Quantity {
    Number(f64),
    Words(String),
}

impl Quantity {
    /// A finite decimal number becomes a number, all else (`<0.5`, `1e400`) stays as it is written.
    pub fn from_written(text: &str) -> Self {
        let text = text.trim();
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
        match text.parse::<f64>() {
            Ok(number) if plain && number.is_finite() => Self::Number(number),
            _ => Self::Words(text.to_owned()),
        }
    }

    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Words(_) => None,
        }
    }

    /// `95%`, `2+`, `12.3 g/dL`.
    pub fn with_unit(&self, unit: Option<&str>) -> String {
        let value = self.to_string();
        match unit.map(str::trim).filter(|u| !u.is_empty()) {
            Some("%") => format!("{value}%"),
            Some(unit) if !value.ends_with(unit) => format!("{value} {unit}"),
            _ => value,
        }
    }
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number(_) => "a number",
            Self::Words(_) => "words",
        })
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Words(words) => f.write_str(words),
        }
    }
}

impl Stage {
    /// `pT2 pN1a M0`. An M stays without prefix: "pT3 pN1a cM0" is one stage, and its M is clinical.
    pub fn letters(&self) -> Option<String> {
        let prefix = match self.basis {
            Some(StageBasis::Clinical) => "c",
            Some(StageBasis::Pathological) => "p",
            Some(StageBasis::PostTherapy) => "yp",
            None => "",
        };
        let modified = |l: &String| format!("{l}{}", self.modifiers_of(l));
        let prefixed = [&self.t, &self.n].into_iter().flatten();
        let prefixed = prefixed.map(|l| format!("{prefix}{}", modified(l)));
        let letters: Vec<String> = prefixed.chain(self.m.as_ref().map(modified)).collect();
        (!letters.is_empty()).then(|| letters.join(" "))
    }

    /// What stands in brackets behind `N1a`: `(sn)`.
    fn modifiers_of(&self, letter: &str) -> &str {
        let named = letter.get(..1).unwrap_or_default();
        let mut all = self.modifiers.as_deref().unwrap_or_default().split(' ');
        all.find_map(|m| m.strip_prefix(named)).unwrap_or_default()
    }
}

/// One struct a kind. What is absent is left out when written, and a missing field is absent when read.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident as $variant:ident { $($field:ident: $type:ty),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name { $(
            #[serde(skip_serializing_if = "Absent::absent")]
            pub $field: $type
        ),* }

        impl From<$name> for Value {
            fn from(value: $name) -> Self {
                Self::$variant(value)
            }
        }
    )* };
}

/// Whether a field states nothing.
trait Absent {
    fn absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl Absent for String {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for Vec<T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

values! {
    /// Where the primary tumour is (mCODE *body site*), in the record's words.
    Site as Site { text: String, icd_o_3: Option<String> }

    /// The tumour's type; the code is ICD-O-3 morphology with behaviour (`8500/3`).
    Histology as Histology { text: String, icd_o_3: Option<String> }

    Laterality as Laterality { side: Option<Side> }

    /// Grade in its own system: `Nottingham` `2`, `Fuhrman` `3`, `differentiation` `moderate`.
    Grade as Grade { system: Option<String>, value: String }

    Gleason as Gleason { primary: Option<u8>, secondary: Option<u8>, grade_group: Option<u8> }

    /// The tumour's greatest stated dimension in millimetres.
    TumourSize as Size { mm: Option<f64> }

    /// A stage as stated, never computed. `t`, `n`, `m` without the prefix letters (`T2`), which are in
    /// `basis`, and without what stands in brackets behind them, which is in `modifiers` (`T(m) N(sn)`);
    /// `edition` as written (`AJCC 8`).
    Stage as Stage {
        basis: Option<StageBasis>,
        t: Option<String>,
        n: Option<String>,
        m: Option<String>,
        group: Option<String>,
        system: Option<String>,
        edition: Option<String>,
        modifiers: Option<String>,
    }

    Nodes as Nodes { examined: Option<u32>, positive: Option<u32>, extranodal_extension: Option<bool> }

    /// `negative`, `positive` or `close`, the nearest margin and its distance.
    Margin as Margin { status: Option<String>, which: Option<String>, distance_mm: Option<f64> }

    /// A tumour marker. `result` is one of the words of the vocabulary (`positive`, `equivocal`, …).
    Biomarker as Biomarker {
        name: String,
        result: Option<String>,
        value: Option<Quantity>,
        unit: Option<String>,
        method: Option<String>,
    }

    /// A genomic variant, `change` in HGVS as printed.
    Variant as Variant {
        gene: String,
        change: Option<String>,
        class: Option<String>,
        allele_fraction: Option<f64>,
        origin: Option<String>,
    }

    Procedure as Procedure { text: String, code: Option<String>, code_system: Option<String>, status: Option<String> }

    /// Drug treatment of the cancer. `status`: `given`, `active`, `completed`, `planned`, `declined`,
    /// `stopped`.
    SystemicTherapy as SystemicTherapy {
        agents: Vec<String>,
        regimen: Option<String>,
        intent: Option<String>,
        status: Option<String>,
        cycles: Option<u32>,
    }

    Radiotherapy as Radiotherapy { site: Option<String>, dose_gy: Option<f64>, fractions: Option<u32>, technique: Option<String> }

    Medication as Medication { text: String, code: Option<String>, code_system: Option<String>, status: Option<String> }

    /// What the person is allergic to. Where none is known see [`Allergy::none_known`].
    Allergy as Allergy { text: String, reaction: Option<String>, code: Option<String>, code_system: Option<String> }

    /// A diagnosis on a problem list. `status`: `active`, `resolved`, `inactive`, `recurrence`, `remission`.
    Condition as Condition { text: String, code: Option<String>, code_system: Option<String>, status: Option<String> }

    /// A laboratory result; `low` and `high` are the printed reference range.
    Lab as Lab {
        name: String,
        loinc: Option<String>,
        value: Option<Quantity>,
        unit: Option<String>,
        low: Option<f64>,
        high: Option<f64>,
    }

    /// `ECOG` `1`, `Karnofsky` `80`.
    PerformanceStatus as PerformanceStatus { scale: Option<String>, value: String }

    /// A study of images as DICOM or a report of it names it; `modality` a DICOM code (`MG`, `CT`). `comparison` are the words
    /// in which the report says what it was laid beside, `comparison_dates` the days in them.
    ImagingStudy as ImagingStudy {
        modality: Option<String>,
        body_part: Option<String>,
        series: Option<u32>,
        images: Option<u32>,
        uid: Option<String>,
        comparison: Option<String>,
        comparison_dates: Vec<PartialDate>,
    }

    /// One statement of a radiologist's impression or of an addendum to it, in its words: what it denies or doubts is denied
    /// or doubted by them, and nothing else is taken from it.
    Impression as Impression { text: String }

    /// What a radiologist measured: where (`site`) and what (`nodule`) in the report's words, `size` and `prior_size` as
    /// printed, `mm` and `prior_mm` their greatest dimension in millimetres, `prior_date` where the report gives the day of
    /// the earlier measure, `suv` the uptake without unit, `change` the report's own word (`unchanged`, `new`).
    Lesion as Lesion {
        site: Option<String>,
        what: Option<String>,
        size: Option<String>,
        mm: Option<f64>,
        prior_size: Option<String>,
        prior_mm: Option<f64>,
        prior_date: Option<PartialDate>,
        suv: Option<f64>,
        prior_suv: Option<f64>,
        change: Option<String>,
    }

    FamilyHistory as FamilyHistory { relation: Option<String>, text: String }

    Provider as Provider { name: Option<String>, role: Option<String>, organization: Option<String> }

    Coverage as Coverage { payer: Option<String>, member_id: Option<String> }

    /// What a doctor recommends. Each field in the doctor's words.
    Plan as Plan {
        intent: Option<String>,
        modality: Option<String>,
        sequence: Option<String>,
        regimen: Option<String>,
        surgery: Option<String>,
        radiation: Option<String>,
        trial: Option<String>,
        tests_first: Option<String>,
        timing: Option<String>,
    }

    Immunization as Immunization { text: String, code: Option<String>, code_system: Option<String>, status: Option<String> }

    /// Anything measured or observed that is not a laboratory result: vital signs, smoking status,
    /// invasion of vessels and nerves, depth of invasion. `method` is the system that a response is stated by (`RECIST 1.1`).
    Observation as Observation {
        name: String,
        value: Option<Quantity>,
        unit: Option<String>,
        method: Option<String>,
        code: Option<String>, code_system: Option<String>,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    Left,
    Right,
    Bilateral,
    Midline,
}

impl Side {
    /// Each side that words name, and where (bytes of `words`). `LEFT` is one, `lefthanded` is none.
    pub fn each_in(words: &str) -> impl Iterator<Item = (Self, Range<usize>)> + '_ {
        const WORDS: [(&str, Side); 4] = [
            ("left", Side::Left),
            ("right", Side::Right),
            ("bilateral", Side::Bilateral),
            ("midline", Side::Midline),
        ];
        let mut end = 0;
        words.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
            let start = end;
            let rest = words.get(start + word.len()..)?;
            end = start + word.len() + rest.chars().next().map_or(0, char::len_utf8);
            let (_, side) = WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?;
            Some((*side, start..start + word.len()))
        })
    }

    /// The side that words name, and where first, if they name one only.
    pub fn named_in(words: &str) -> Option<(Self, Range<usize>)> {
        let mut named = Self::each_in(words);
        let first = named.next()?;
        named.all(|(side, _)| side == first.0).then_some(first)
    }
}

/// What a stage was read from. Clinical and pathological stages do not contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageBasis {
    Clinical,
    Pathological,
    PostTherapy,
}

impl Allergy {
    /// What a record states that knows of none, by its words: of nothing, or of medicines only (`NKDA`).
    pub fn none_known(written: &str) -> Self {
        let written = written.to_lowercase();
        let of_drugs = ["drug", "nkda", "medic"].iter().any(|word| written.contains(word));
        let text = if of_drugs { "no known allergies to medicines" } else { "no known allergies" };
        Self { text: text.to_owned(), ..Self::default() }
    }
}
